//! A comment: what somebody thinks of a key point, a provision or the whole, with reason.

mod form;

use crate::id::{CommentId, ConsultationId};
use crate::receipt::Number;
use crate::refusal::Refusal;
use crate::time::{Day, Moment};
use serde::{Deserialize, Serialize};

pub use form::{Edit, New, Typed, TypedEdit, parse_key};

/// The longest reason and the longest proposed wording, in graphemes.
pub const LONGEST: u32 = 20_000;
/// How often one comment may be changed: whoever changes it more often is a program.
pub const MOST_EDITIONS: i64 = 50;
/// The longest name of a person or organisation.
pub const LONGEST_NAME: u32 = 120;
/// A field that nobody sees: what stands in it a program wrote.
pub const UNSEEN: &str = "homepage";

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// How forms and the store write it.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code),* }
            }

            /// # Errors
            /// [`Refusal::NotChosen`] when empty, [`Refusal::NotAChoice`].
            pub fn parse(code: &str) -> Result<Self, Refusal> {
                match code {
                    "" => Err(Refusal::NotChosen),
                    _ => Self::ALL.iter().copied().find(|one| one.code() == code).ok_or(Refusal::NotAChoice),
                }
            }
        }
    };
}
pub(crate) use coded;

coded! {
    /// เห็นด้วย · เห็นด้วย แต่ขอให้แก้ไข · ไม่เห็นด้วย · ไม่ระบุ.
    Stance { Agree = "agree", Change = "change", Disagree = "disagree", Unstated = "unstated" }
}

coded! {
    /// Who speaks: s.3's stakeholders and the public; asked after the comment, skippable.
    Class {
        Affected = "affected",
        Community = "community",
        Association = "association",
        State = "state",
        Expert = "expert",
        Public = "public",
    }
}

coded! {
    /// How a comment may be shown. A name with a view is a separate, explicit choice (PDPA s.26).
    Showing {
        /// Published with the name.
        Named = "named",
        /// Published without a name, the default.
        Unnamed = "unnamed",
        /// To the agency only: counted and coded, its text never public.
        Agency = "agency",
    }
}

coded! {
    /// How it came in.
    Channel { Portal = "portal", Meeting = "meeting", Paper = "paper", Behalf = "behalf", Api = "api" }
}

coded! {
    /// How well the portal knows who speaks. The agency sees this, never who it is.
    Identity {
        /// Nobody signed in.
        Guest = "guest",
        /// An account whose e-mail address was confirmed.
        Account = "account",
        /// An account whose holder a provider of identities has proved to be a person.
        Verified = "verified",
    }
}

coded! {
    /// In which language a comment is, as far as its letters tell.
    Language {
        /// It holds Thai letters.
        Thai = "th",
        /// It holds letters, none of them Thai.
        Other = "other",
        /// No letters: a choice without words.
        None = "none",
    }
}

impl Language {
    pub fn of(texts: &[&str]) -> Language {
        let letters = || texts.iter().flat_map(|text| text.chars()).filter(|c| c.is_alphabetic());
        match letters().any(|c| ('\u{e01}'..='\u{e5b}').contains(&c)) {
            true => Language::Thai,
            false if letters().next().is_some() => Language::Other,
            false => Language::None,
        }
    }
}

/// The address of what the latest version no longer has; no anchor is called so.
pub const GONE: &str = "gone";

/// The version that a comment was made on, where a later one has been published since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// Its number in the consultation, for its address.
    pub number: u32,
    pub published: Moment,
    /// The provision as it was called there; empty for a key point or the whole.
    pub label: String,
    /// Whether an officer put it where it now stands, since its provision was gone.
    pub placed: bool,
    /// Its author says that it still holds.
    pub holds: bool,
}

/// What a comment is about: the whole (`all`), a key point (`k2`), a provision, paragraph or item (`m10`, `m10-w2`).
/// It is an address within the consultation; whether the part exists is the store's to say.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Target(String);

impl Target {
    pub fn whole() -> Target {
        Target("all".into())
    }

    /// # Errors
    /// [`Refusal::NoSuchPart`] for what cannot be an anchor.
    pub fn parse(written: &str) -> Result<Target, Refusal> {
        let plausible =
            written.len() <= 80 && written.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        match written {
            "" => Ok(Target::whole()),
            _ if plausible => Ok(Target(written.into())),
            _ => Err(Refusal::NoSuchPart),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where comments wait whose provision the latest version no longer has.
    pub fn gone() -> Target {
        Target(GONE.into())
    }

    pub fn is_gone(&self) -> bool {
        self.0 == GONE
    }

    pub fn is_whole(&self) -> bool {
        self.0 == "all"
    }

    /// The key point's number, where it is one.
    pub fn key_point(&self) -> Option<u32> {
        self.0.strip_prefix('k').and_then(|n| n.parse().ok())
    }
}

/// A comment as everyone may see it. There is no field for what is not public. A withheld or withdrawn one is a tombstone:
/// its texts are gone, the reason stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Public {
    pub id: CommentId,
    pub target: Target,
    pub at: Moment,
    pub said: Said,
    /// When its author changed it last: what it said before is kept.
    pub edited: Option<Moment>,
    /// Of a comment made on a version that is not the latest.
    pub earlier: Option<Earlier>,
    /// What its agency says under it, or that it took that back.
    pub reply: Option<crate::reply::Reply>,
    /// The organisation that made it.
    pub speaker: Option<crate::organisation::Speaker>,
    /// Who entered it for its author, where it was said through another.
    pub through: Option<crate::through::Helper>,
    /// How many say that they agree with it, however well they are known.
    pub agreed: u64,
    /// Files that go with it, of one that is shown.
    pub files: Vec<crate::comment_file::Attached>,
}

/// What is to be seen of a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Said {
    Shown {
        stance: Stance,
        reason: String,
        wording: String,
        /// The passage of the draft that it speaks of, or empty.
        quote: String,
        class: Option<Class>,
        /// Only of those who chose to be named.
        name: Option<String>,
    },
    Withheld {
        reason: crate::moderation::Reason,
    },
    Withdrawn,
    /// Changed since the day that is looked back to, and what it said then was not kept, as it held something private.
    Unkept,
}

/// A comment as the agency's staff sees it: everything but the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    pub id: CommentId,
    pub consultation: ConsultationId,
    pub number: Number,
    pub target: Target,
    pub stance: Stance,
    pub reason: String,
    pub wording: String,
    /// The passage of the draft that it speaks of, or empty.
    pub quote: String,
    pub class: Option<Class>,
    pub showing: Showing,
    pub name: Option<String>,
    pub channel: Channel,
    /// The province's code, where its author gave it.
    pub area: Option<String>,
    pub identity: Identity,
    pub at: Moment,
    /// By which a decision about it names what was read; and when its author last changed it.
    pub revision: i64,
    pub edited: Option<Moment>,
    pub state: State,
    /// Of a comment made on a version that is not the latest.
    pub earlier: Option<Earlier>,
    /// The issues it stands under, in their order.
    pub issues: Vec<crate::id::IssueId>,
    /// Why it was set aside, where it was.
    pub aside: Option<crate::ledger::Aside>,
    /// Who is to read it, and who has opened it last.
    pub assigned: Option<crate::id::PersonId>,
    pub read_by: Option<crate::id::PersonId>,
    /// The organisation that made it.
    pub speaker: Option<crate::organisation::Speaker>,
    /// Of one that was said through another.
    pub through: Option<crate::through::Through>,
    /// How many say that they agree with it.
    pub agreed: u64,
    /// Files that go with it.
    pub files: Vec<crate::comment_file::Attached>,
}

/// How many agree with a comment, by how well they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    pub guests: u64,
    pub accounts: u64,
    pub verified: u64,
    /// Whether the viewer is among them.
    pub mine: bool,
}

impl Agreed {
    pub fn total(&self) -> u64 {
        self.guests + self.accounts + self.verified
    }
}

/// Where a comment stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    Received,
    Withheld { reason: crate::moderation::Reason, note: String, at: Moment },
    Withdrawn { at: Moment },
}

/// One counted pair of a kept tally.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// By target address.
    pub by_target: Vec<(String, u64)>,
    /// By stance code.
    pub by_stance: Vec<(String, u64)>,
    /// By class code; `-` where none was given.
    pub by_class: Vec<(String, u64)>,
    /// By target and stance: (`k1`, `agree`, n).
    pub by_target_stance: Vec<(String, String, u64)>,
    /// The same of those alone whose identity is verified.
    pub by_verified_target_stance: Vec<(String, String, u64)>,
    /// By class and stance.
    pub by_class_stance: Vec<(String, String, u64)>,
    /// By identity level and stance.
    pub by_identity_stance: Vec<(String, String, u64)>,
    /// Distinct persons among those whose identity is verified; none where it is nobody's, or not known.
    pub verified_persons: Option<u64>,
    /// Of organisations, by whether an administrator checked them (`verified`, `unverified`), and stance.
    pub by_speaker_stance: Vec<(String, String, u64)>,
    /// Of comments said through another, by who entered them, and stance.
    pub by_through_stance: Vec<(String, String, u64)>,
    /// By the group that the dossier names as affected.
    pub by_group: Vec<(String, u64)>,
    /// By day and stance, the days in no order.
    pub by_day_stance: Vec<(Day, String, u64)>,
    pub total: u64,
    /// Withheld with a reason that somebody gave; those that wait are not among them.
    pub withheld: u64,
    /// The same by the reason's code.
    pub by_withheld: Vec<(String, u64)>,
    /// Not looked at yet, in a round that lets comments through one by one.
    pub waiting: u64,
    pub agency_only: u64,
    /// Distinct texts, once they have been looked at; near copies count as one each.
    pub texts: u64,
}

/// A day, or the first of a week, with its comments by stance in the order of [`Stance::ALL`].
pub type OfDay = (Day, [u64; 4]);

impl Counts {
    /// Whether it is known who spoke: of an earlier day it may not be, where there were some.
    pub fn tells_who(&self) -> bool {
        self.total == 0 || !self.by_class.is_empty() || !self.by_class_stance.is_empty()
    }

    /// How many spoke of each group that a dossier's text of s.14(3) names, 0 for those that did not; then of those it named once and that
    /// somebody chose.
    pub fn groups(&self, affected: &str) -> Vec<(String, u64)> {
        let named = crate::affected::groups(affected);
        let of = |name: &String| self.by_group.iter().find(|(group, _)| group == name).map_or(0, |(_, n)| *n);
        let gone = self.by_group.iter().filter(|(group, n)| *n > 0 && !named.contains(group)).cloned();
        named.iter().map(|name| (name.clone(), of(name))).chain(gone).collect()
    }

    /// When comments came, by stance in the order of [`Stance::ALL`]: a row for each day from the first to the last, or for each
    /// week where these are many; with the days of a row. None where nothing came.
    pub fn over_time(&self) -> Option<(i64, Vec<OfDay>)> {
        const MOST_DAYS: i64 = 45;
        let days = || self.by_day_stance.iter().map(|(day, ..)| day.0);
        let (first, last) = (days().min()?, days().max()?);
        let step = if last - first >= MOST_DAYS { 7 } else { 1 };
        let mut rows: Vec<(Day, [u64; 4])> =
            (first..=last).step_by(step as usize).map(|day| (Day(day), [0; 4])).collect();
        for (day, code, n) in &self.by_day_stance {
            if let Some(at) = Stance::ALL.iter().position(|stance| stance.code() == code) {
                rows[((day.0 - first) / step) as usize].1[at] += n;
            }
        }
        Some((step, rows))
    }

    /// How many count and stand on no public page, withheld or waiting.
    pub fn held_back(&self) -> u64 {
        self.withheld + self.waiting
    }

    /// Comments on one target.
    pub fn at(&self, target: &str) -> u64 {
        self.by_target.iter().find(|(at, _)| at == target).map_or(0, |(_, n)| *n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_in_another_language_is_told_by_its_letters() {
        assert_eq!(Language::of(&["ขอ 2 years", ""]), Language::Thai);
        assert_eq!(Language::of(&["Please, two years.", ""]), Language::Other);
        assert_eq!(Language::of(&["", " 👍 100 %"]), Language::None);
    }
}
