//! The ledger of s.16: every comment, or a span of it, stands under one or several issues or is set aside with a reason; and
//! what is still waiting is known at any time.

use crate::comment::{Channel, Class, Identity, Language, Showing, Stance, Target, coded};
use crate::digits;
use crate::id::{CommentId, IssueId, PersonId, SayingId};
use crate::issue::LONGEST_TITLE;
use crate::refusal::{Refusal, Refusals};
use crate::text::{self, Lines};
use serde::{Deserialize, Serialize};

/// The longest explanation of why a comment was set aside, in graphemes; its author reads it.
const LONGEST_WORDS: u32 = 1_000;

coded! {
    /// Why a comment is นอกประเด็นของการรับฟังครั้งนี้. None of them is disagreement.
    AsideReason {
        /// About something this draft does not touch.
        OtherMatter = "other_matter",
        /// For another agency to do.
        OtherAgency = "other_agency",
        /// It says where its author stands, which is counted, and nothing more.
        StanceAlone = "stance_alone",
        /// Nothing asked or argued: a greeting, a test.
        NothingAsked = "nothing_asked",
        /// Cannot be understood.
        Unclear = "unclear",
        /// As the words beside it say.
        Other = "other",
    }
}

/// Why a comment was set aside, with words for its author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    pub reason: AsideReason,
    pub words: String,
}

impl Aside {
    /// Reads it from its two fields, `aside` and `words`.
    ///
    /// # Errors
    /// All refusals, each with its field; [`AsideReason::Other`] needs words.
    pub fn parse(reason: &str, words: &str) -> Result<Aside, Refusals> {
        let mut no = Refusals::default();
        let reason = no.take("aside", AsideReason::parse(reason));
        let words = text::clean(words, LONGEST_WORDS, Lines::Many).and_then(|words| match reason {
            Some(AsideReason::Other) if words.is_empty() => Err(Refusal::Missing),
            _ => Ok(words),
        });
        let words = no.take("words", words);
        no.none(|| Some(Aside { reason: reason?, words: words? }))
    }
}

coded! {
    /// Where a comment stands in the ledger.
    Place { Waiting = "waiting", Coded = "coded", Aside = "aside" }
}

coded! {
    /// How long a comment is, in letters of reason and wording together.
    Length {
        /// Under 40: a line.
        Short = "short",
        /// 40 to 399.
        Middle = "middle",
        /// 400 and more.
        Long = "long",
    }
}

impl Length {
    /// The least and the most letters, both inclusive.
    pub fn bounds(self) -> (i64, i64) {
        match self {
            Length::Short => (0, 39),
            Length::Middle => (40, 399),
            Length::Long => (400, i64::MAX),
        }
    }
}

/// One comment under one issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coding {
    pub issue: IssueId,
    /// The words meant; empty for the whole comment.
    pub quote: String,
}

/// Coverage as kept counts: what is coded, set aside and waiting, of those that count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    pub coded: u64,
    pub aside: u64,
    pub waiting: u64,
}

impl Coverage {
    pub fn total(self) -> u64 {
        self.coded + self.aside + self.waiting
    }
}

/// What the large table is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// A key point or provision.
    pub part: Option<Target>,
    pub stance: Option<Stance>,
    pub class: Option<Class>,
    pub channel: Option<Channel>,
    pub showing: Option<Showing>,
    pub length: Option<Length>,
    /// A province's code.
    pub area: Option<String>,
    pub identity: Option<Identity>,
    pub language: Option<Language>,
    pub place: Option<Place>,
    pub issue: Option<IssueId>,
    pub withheld: bool,
    pub assigned: Option<PersonId>,
    /// Who opened it last.
    pub read_by: Option<PersonId>,
    /// Words as they stand in the text; see [`Sought`].
    pub words: String,
    /// A group of copies, by its first comment.
    pub copies: Option<CommentId>,
    /// A theme; of its comments only those that wait.
    pub theme: Option<i64>,
    /// An issue proposed; only for comments that wait.
    pub proposed: Option<IssueId>,
    /// Only those for which any issue is proposed; they wait.
    pub offered: bool,
    /// A sentence that they say.
    pub said: Option<SayingId>,
    /// Only those in which everything that others say too was read and passed over; they wait.
    pub passed: bool,
    /// A deed of coding that moved them.
    pub deed: Option<i64>,
    /// Copies that wait as one line: the first of them.
    pub folded: bool,
}

impl Filter {
    /// Whether copies can be folded into one line: only those that wait, so that a line never stands for different codings, and
    /// only where nothing else is asked that could part them.
    pub fn folds(&self) -> bool {
        let asked = Filter { place: Some(Place::Waiting), folded: self.folded, ..Filter::default() };
        *self == asked
    }
}

/// Words sought in texts: `ไฟ ดับ` is what says both, wherever they stand; `ไฟ | หลอด -น้ำ` is what says ไฟ or หลอด, and not น้ำ; `"ไฟ ดับ"` is what
/// says them like that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// Each of these stands in the text.
    pub every: Vec<String>,
    /// One of these stands in the text; none, and anything does.
    pub any: Vec<String>,
    /// None of these stands in it.
    pub none: Vec<String>,
    /// How many more there were than are looked for.
    pub left_off: usize,
}

/// Words of each kind that are looked for, at most.
pub const MOST_SOUGHT: usize = 12;

impl Sought {
    /// Reads a line of words. A minus counts before a word, where a blank or nothing stands before it.
    pub fn read(words: &str) -> Sought {
        let mut sought = Sought::default();
        let alternatives: Vec<Vec<String>> = words
            .split('|')
            .map(|part| {
                let (not, kept): (Vec<String>, Vec<String>) =
                    in_words(part).into_iter().partition(|word| word.chars().count() > 1 && word.starts_with('-'));
                sought.none.extend(not.into_iter().map(|word| word[1..].to_string()));
                kept
            })
            .filter(|kept| !kept.is_empty())
            .collect();
        match <[Vec<String>; 1]>::try_from(alternatives) {
            Ok([words]) if words.len() > 1 => sought.every = words,
            Ok([words]) => sought.any = words,
            Err(several) => sought.any = several.into_iter().map(|words| words.join(" ")).collect(),
        }
        let lists = [&mut sought.every, &mut sought.any, &mut sought.none];
        let lost = |list: &mut Vec<String>| {
            let lost = list.len().saturating_sub(MOST_SOUGHT);
            list.truncate(MOST_SOUGHT);
            lost
        };
        sought.left_off = lists.into_iter().map(lost).sum();
        sought
    }
}

/// Words between blanks; what stands in quotation marks is one.
fn in_words(part: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (n, piece) in part.split(['"', '“', '”']).enumerate() {
        match n % 2 == 1 {
            true => words.extend(Some(piece.trim().to_string()).filter(|piece| !piece.is_empty())),
            false => words.extend(piece.split_whitespace().map(str::to_string)),
        }
    }
    words
}

/// Where a row of a sheet goes, as typed: issues by their numbers, or by a title that makes one; nought is none of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Under {
    Number(u32),
    New(String),
    /// Nought for a reason of its own.
    Outside(AsideReason),
}

/// Whether a row goes to no issue.
pub fn outside(under: &[Under]) -> bool {
    under.iter().any(|under| matches!(under, Under::Number(0) | Under::Outside(_)))
}

impl Under {
    /// Reads `3 7`, `๓, ๗` or `3, ที่จอดรถไม่พอ`; nought stands alone, or as `0.2` with the place of its reason among
    /// [`AsideReason::ALL`].
    ///
    /// # Errors
    /// `NoughtAlone` where nought stands beside others, `NoSuchReason`, `NotANumber`, `TooLong`.
    pub fn read(typed: &str) -> Result<Vec<Under>, Refusal> {
        let mut all: Vec<Under> = Vec::new();
        for part in typed.split(',') {
            let part = text::clean(part, LONGEST_TITLE, Lines::One)?;
            let written = digits::to_arabic(&part);
            if let Some(n) = written.strip_prefix("0.").and_then(|n| n.parse::<usize>().ok()) {
                let most = AsideReason::ALL.len() as u32;
                let reason = n.checked_sub(1).and_then(|n| AsideReason::ALL.get(n));
                all.push(Under::Outside(*reason.ok_or(Refusal::NoSuchReason { most })?));
                continue;
            }
            match written.chars().all(|c| c.is_ascii_digit() || c == ' ') {
                true => {
                    for word in written.split(' ').filter(|word| !word.is_empty()) {
                        let most = i64::from(u32::MAX);
                        let unknown = Refusal::NotANumber { least: Some(0), most: Some(most) };
                        all.push(Under::Number(word.parse().map_err(|_| unknown)?));
                    }
                }
                false => all.push(Under::New(part)),
            }
        }
        all.sort();
        all.dedup();
        match all.len() > 1 && outside(&all) {
            true => Err(Refusal::NoughtAlone),
            false => Ok(all),
        }
    }
}

/// Groups of copies from so many comments on are told to the public one by one.
pub const CAMPAIGN: u64 = 10;

/// Which comments a deed is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those ticked, as a page showed them that was drawn when `seen` was the last deed.
    These { comments: Vec<CommentId>, seen: i64 },
    /// The same, each with its copies that wait as it does.
    Copies { comments: Vec<CommentId>, seen: i64 },
    /// Everything that matches.
    Matching(Box<Filter>),
}

/// Where comments are put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// Under an issue, beside those they stand under already.
    Issue(IssueId),
    /// Under a new issue with this title, which belongs to these targets.
    NewIssue { title: String, targets: Vec<String> },
    /// Each waiting comment under the issue proposed for it: as the page showed it, for those that are named; of everything that
    /// matches, as it is proposed now.
    Proposed(Vec<(CommentId, IssueId)>),
    /// Out of one issue.
    OutOf(IssueId),
    /// Set aside, out of every issue.
    Aside(Aside),
    /// Out of everything: they wait again.
    Waiting,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sought_together_or_left_out() {
        let read = |words: &str| {
            let Sought { every, any, none, .. } = Sought::read(words);
            ([every.join("&"), any.join("+")].concat(), none.join("+"))
        };
        assert_eq!(read("ค่าแผง แพง -ถูก"), ("ค่าแผง&แพง".into(), "ถูก".into()));
        assert_eq!(read("“ค่าแผง แพง”"), ("ค่าแผง แพง".into(), "".into()));
        assert_eq!(read("\"ค่าแผง แพง\" มาก"), ("ค่าแผง แพง&มาก".into(), "".into()));
        assert_eq!(read("ค่าแผง แพง | ค่าเช่า"), ("ค่าแผง แพง+ค่าเช่า".into(), "".into()));
        assert_eq!(read("ไฟ | หลอด -น้ำ -ท่อ"), ("ไฟ+หลอด".into(), "น้ำ+ท่อ".into()));
        assert_eq!(read("7-11 | - "), ("7-11+-".into(), "".into()));
        assert_eq!(read(""), ("".into(), "".into()));
        assert_eq!(Sought::read(&["คำ"; 15].join("|")).left_off, 3);
    }

    #[test]
    fn a_row_goes_to_numbers_or_to_a_new_title() {
        assert_eq!(Under::read("๓ 12,3"), Ok(vec![Under::Number(3), Under::Number(12)]));
        assert_eq!(Under::read(" 3, ที่จอดรถไม่พอ "), Ok(vec![Under::Number(3), Under::New("ที่จอดรถไม่พอ".into())]));
        assert_eq!(Under::read(""), Ok(vec![]));
        assert_eq!(Under::read("0"), Ok(vec![Under::Number(0)]));
        assert_eq!(Under::read("๐.๒"), Ok(vec![Under::Outside(AsideReason::ALL[1])]));
        assert!(Under::read("0 3").is_err());
        assert!(Under::read("0.2, 3").is_err());
        assert!(Under::read("0.0").is_err() && Under::read("0.99").is_err());
    }

    #[test]
    fn setting_aside_needs_a_reason_and_other_needs_words() {
        assert_eq!(Aside::parse("", "").unwrap_err().of("aside"), Some(&Refusal::NotChosen));
        assert_eq!(Aside::parse("other", " ").unwrap_err().of("words"), Some(&Refusal::Missing));
        assert_eq!(Aside::parse("unclear", "").unwrap().reason, AsideReason::Unclear);
    }
}
