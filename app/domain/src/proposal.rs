//! Proposals that a law be evaluated, amended or repealed (s.11(6), 34(1)): what is proposed, what the responsible agency answers, and which
//! others say much the same. The Act sets no period for an answer; the central office may set a target.

use crate::comment::coded;
use crate::id::{ConsultationId, LawId, ProposalId};
use crate::moderation::Reason;
use crate::refusal::{Refusal, Refusals};
use crate::text::{Lines, clean, required, says_nothing};
use crate::time::{Day, Moment};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

coded! {
    /// What is to be done with the law.
    Wish { Evaluate = "evaluate", Amend = "amend", Repeal = "repeal" }
}

/// A proposal about to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub law: LawId,
    /// The provision's anchor; empty for the whole law.
    pub part: String,
    pub wish: Wish,
    pub title: String,
    pub reason: String,
    /// Empty unless its author chose to be named.
    pub name: String,
    /// Its author has seen those that are alike, and means another.
    pub meant: bool,
    /// 32 hexadecimal digits that make the same form sent twice one proposal.
    pub key: String,
}

const LONGEST_TITLE: u32 = 200;
const LONGEST_REASON: u32 = 10_000;
const LONGEST_NAME: u32 = 100;
const LONGEST_ANSWER: u32 = 10_000;

/// The form as typed; the provision is read against the law by whoever has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed<'a> {
    pub law: &'a str,
    pub wish: &'a str,
    pub title: &'a str,
    pub reason: &'a str,
    pub named: &'a str,
    pub name: &'a str,
    /// Ticked: what the text holds of somebody's own is meant to be public.
    pub private: &'a str,
    pub meant: &'a str,
    pub key: &'a str,
}

impl Typed<'_> {
    /// Understands it; `part` is the provision's anchor, or why it was refused.
    ///
    /// # Errors
    /// All refusals, each with its field: `wish`, `at`, `title`, `reason`, `name`, `private`.
    pub fn parse(&self, part: Result<String, Refusal>) -> Result<New, Refusals> {
        let mut no = Refusals::default();
        let law = no.take("", LawId::parse(self.law).ok_or(Refusal::NoSuchLaw));
        let wish = no.take("wish", Wish::parse(self.wish));
        let part = no.take("at", part);
        let said = |text: String| if says_nothing(&text, "") { Err(Refusal::SaysNothing) } else { Ok(text) };
        let title = no.take("title", required(self.title, LONGEST_TITLE, Lines::One).and_then(said));
        let reason = no.take("reason", required(self.reason, LONGEST_REASON, Lines::Many).and_then(said));
        let named = crate::typed::ticked(self.named);
        let name = match named {
            true => no.take("name", required(self.name, LONGEST_NAME, Lines::One)),
            false => Some(String::new()),
        };
        let texts: Vec<&str> = [&title, &reason].into_iter().flatten().map(String::as_str).collect();
        let what = crate::private::found(&texts.join("\n"));
        if !what.is_empty() && !crate::typed::ticked(self.private) {
            no.add("private", Refusal::HoldsPrivate { what });
        }
        let key = self.key.to_string();
        if key.len() != 32 || !key.bytes().all(|b| b.is_ascii_hexdigit()) {
            no.add("", Refusal::Missing);
        }
        let meant = crate::typed::ticked(self.meant);
        no.none(|| {
            Some(New { law: law?, part: part?, wish: wish?, title: title?, reason: reason?, name: name?, meant, key })
        })
    }
}

/// What a responsible agency answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// From 1.
    pub number: u32,
    pub at: Moment,
    /// Who answered, in both languages.
    pub agency: (String, String),
    /// Whether it finds the proposal reasonable, so that the law is evaluated before its day (s.34(1)).
    pub reasonable: bool,
    pub why: String,
    /// The evaluation or the draft that it led to.
    pub consultation: Option<ConsultationId>,
}

/// What is to be seen of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Said {
    Shown {
        title: String,
        reason: String,
        name: Option<String>,
    },
    Withheld {
        reason: Reason,
    },
    /// Taken back by its author: its text is erased.
    Withdrawn,
}

/// A proposal as everyone may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub id: ProposalId,
    pub law: LawId,
    pub law_title: String,
    /// As its source has it in English; may be empty.
    #[serde(default)]
    pub law_title_en: String,
    pub part: String,
    /// What the law calls it.
    pub part_name: String,
    pub wish: Wish,
    pub said: Said,
    pub at: Moment,
    /// Those signed in who support it, and guests, each counted by their browser; its author among them.
    pub accounts: u64,
    pub guests: u64,
    /// When it was answered first, and how it was answered last.
    pub answered: Option<Moment>,
    pub reasonable: Option<bool>,
}

impl Proposal {
    pub fn supporters(&self) -> u64 {
        self.accounts + self.guests
    }

    /// Whether it stands: neither withheld nor taken back.
    pub fn stands(&self) -> bool {
        matches!(self.said, Said::Shown { .. })
    }

    /// Days since it was made: until it was answered, or until today.
    pub fn waited(&self, today: Day) -> u32 {
        let until = self.answered.map_or(today, Moment::day);
        (until.0 - self.at.day().0).max(0) as u32
    }
}

/// What an agency takes upon itself by finding a proposal reasonable: the law is evaluated before its day (s.34(1)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promised {
    pub law: LawId,
    pub proposal: ProposalId,
    /// The day of the answer.
    pub day: Day,
}

/// The first such promise about a law that no evaluation has kept; `evaluated` are the days on which evaluations of it ended.
pub fn unkept(promised: &[Promised], law: LawId, evaluated: &[Day]) -> Option<Promised> {
    let open = |one: &&Promised| one.law == law && evaluated.iter().all(|day| *day < one.day);
    promised.iter().filter(open).min_by_key(|one| (one.day, one.proposal)).copied()
}

/// Understands an answer.
///
/// # Errors
/// All refusals: of `reasonable` (`NotChosen`), `why`, `consultation`.
pub fn answer(reasonable: &str, why: &str, led_to: &str) -> Result<(bool, String, Option<ConsultationId>), Refusals> {
    let mut no = Refusals::default();
    let reasonable = match reasonable {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Refusal::NotChosen),
    };
    let reasonable = no.take("reasonable", reasonable);
    let said = |text: String| if says_nothing(&text, "") { Err(Refusal::SaysNothing) } else { Ok(text) };
    let why = no.take("why", required(why, LONGEST_ANSWER, Lines::Many).and_then(said));
    let led_to = no.take("consultation", crate::evaluation::follow_up::draft(led_to));
    no.none(|| Some((reasonable?, why?, led_to?)))
}

/// A note beside a withheld proposal, for the desk.
///
/// # Errors
/// Refusals of `note`.
pub fn note(typed: &str) -> Result<String, Refusals> {
    let mut no = Refusals::default();
    let note = no.take("note", clean(typed, 2_000, Lines::Many));
    no.none(|| note)
}

/// How alike two texts are, from 0 to 1: the share of the shorter one's runs of three letters that the other has. Thai puts no blanks
/// between words, so letters are compared.
pub fn alike(one: &str, other: &str) -> f64 {
    let (one, other) = (runs(one), runs(other));
    let fewer = one.len().min(other.len());
    if fewer == 0 { 0.0 } else { one.intersection(&other).count() as f64 / fewer as f64 }
}

/// From this on a proposal is shown to who is about to make another.
pub const ALIKE: f64 = 0.5;

fn runs(text: &str) -> HashSet<[char; 3]> {
    let plain = crate::digits::to_arabic(text).to_lowercase();
    let letters: Vec<char> =
        plain.chars().filter(|letter| !letter.is_whitespace() && !letter.is_ascii_punctuation()).collect();
    letters.windows(3).map(|run| [run[0], run[1], run[2]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: &str = "Let small drivers have their horses checked once a year";
    const REASON: &str = "Twice a year costs me a month's earnings, and nothing was ever found.";

    fn typed() -> Typed<'static> {
        Typed {
            law: "3",
            wish: "amend",
            title: TITLE,
            reason: REASON,
            key: "0123456789abcdef0123456789abcdef",
            ..Typed::default()
        }
    }

    #[test]
    fn what_is_missing_is_told_all_at_once() {
        let new = typed().parse(Ok("m5".into())).unwrap();
        assert_eq!((new.law, new.part.as_str(), new.wish, new.name.as_str()), (LawId(3), "m5", Wish::Amend, ""));
        let empty = Typed { title: " ", reason: "-", wish: "", named: "yes", ..typed() };
        let no = empty.parse(Err(Refusal::NotInLaw { cited: "x".into() })).unwrap_err();
        let fields: Vec<&str> = no.0.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["wish", "at", "title", "reason", "name"]);
    }

    #[test]
    fn what_is_somebodys_own_is_asked_about_before_it_is_public() {
        let own = Typed { reason: "Write to me at somsri@example.th, I drive a carriage.", ..typed() };
        assert!(matches!(own.parse(Ok(String::new())).unwrap_err().of("private"), Some(Refusal::HoldsPrivate { .. })));
        assert!(Typed { private: "yes", ..own }.parse(Ok(String::new())).is_ok());
    }

    #[test]
    fn those_alike_are_found_whatever_their_blanks_and_digits() {
        assert!(alike(TITLE, "let SMALL drivers have horses checked once a year!") > 0.8);
        assert!(alike(TITLE, "Abolish the committee on carriages") < ALIKE);
        assert_eq!(alike("", TITLE), 0.0);
    }

    #[test]
    fn a_promise_stands_until_the_law_is_evaluated() {
        let one = |proposal, day| Promised { law: LawId(3), proposal: ProposalId(proposal), day: Day(day) };
        let all = [one(2, 20), one(1, 30), Promised { law: LawId(4), ..one(3, 10) }];
        let of = |evaluated: &[Day]| unkept(&all, LawId(3), evaluated).map(|one| one.proposal.0);
        assert_eq!(
            (of(&[]), of(&[Day(19)]), of(&[Day(20)]), of(&[Day(5), Day(31)])),
            (Some(2), Some(2), Some(1), None)
        );
        assert_eq!(unkept(&all, LawId(5), &[]), None);
    }

    #[test]
    fn an_answer_says_why() {
        assert_eq!(answer("no", REASON, "").unwrap(), (false, REASON.into(), None));
        assert_eq!(answer("yes", REASON, "/c/7").unwrap().2, Some(ConsultationId(7)));
        let no = answer("", "no", "x").unwrap_err();
        assert_eq!(
            (no.of("reasonable"), no.of("why"), no.of("consultation")),
            (Some(&Refusal::NotChosen), Some(&Refusal::SaysNothing), Some(&Refusal::NotAChoice))
        );
    }
}
