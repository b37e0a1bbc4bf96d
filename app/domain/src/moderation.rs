//! Moderation: why a comment is withheld, from a closed list, none of which is disagreement; why one waits for a moderator; and the
//! forms of reports, appeals and demands. What is withheld is still counted and goes to the summary.

use crate::comment::coded;
use crate::id::CommentId;
use crate::refusal::{Refusal, Refusals};
use crate::text::{Lines, clean, required, says_nothing};
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// The longest note of a moderator, reason of an opening, appeal and answer.
pub const LONGEST_NOTE: u32 = 2_000;
/// The longest note of somebody who reports a comment.
pub const LONGEST_REPORT: u32 = 500;
/// Items that are settled by one choice, at most.
pub const MOST_AT_ONCE: usize = 50;
coded! {
    /// Why a comment is withheld.
    Reason {
        /// Somebody's personal data.
        PersonalData = "personal_data",
        /// Insults or threatens a person.
        Abuse = "abuse",
        /// Advertising or machine-made filler.
        Advertising = "advertising",
        /// Breaks a law other than by its opinion.
        Unlawful = "unlawful",
        /// Obscene.
        Obscene = "obscene",
        /// Not about any law or hearing.
        Unrelated = "unrelated",
        /// Nobody has looked at it yet, in a round that lets comments through one by one. Nobody chooses this.
        Waiting = "waiting",
    }
}

impl Reason {
    /// Those that somebody may give.
    pub fn given() -> impl Iterator<Item = Reason> {
        Reason::ALL.iter().copied().filter(|one| *one != Reason::Waiting)
    }

    /// One that somebody gave.
    ///
    /// # Errors
    /// [`Refusal::NotChosen`], [`Refusal::NotAChoice`].
    pub fn chosen(code: &str) -> Result<Reason, Refusal> {
        Reason::parse(code).and_then(|one| if one == Reason::Waiting { Err(Refusal::NotAChoice) } else { Ok(one) })
    }
}

coded! {
    /// Why a comment waits for a moderator, the most pressing first.
    Why {
        /// A court or an authority demands it.
        Demand = "demand",
        /// The round lets comments through one by one.
        Waiting = "waiting",
        /// Somebody reported it.
        Reported = "reported",
        /// A rule pointed at it.
        Flagged = "flagged",
    }
}

coded! {
    /// What asks for a comment to be withheld, other than a reader: told apart, and in the public log.
    DemandKind {
        /// An authority asks.
        Request = "request",
        /// A court or an authority orders, under a law.
        Order = "order",
    }
}

coded! {
    /// What a moderation log tells of.
    Logged {
        Withheld = "withheld",
        /// Its author changed what was withheld; looked at again, it stays so.
        Stays = "stays",
        Restored = "restored",
        /// Looked at first and let through.
        Passed = "passed",
        /// Reported, looked at, and left as it is.
        Kept = "kept",
        Redacted = "redacted",
        /// One of its files was taken out alone, or is shown again.
        FileWithheld = "file_withheld",
        FileRestored = "file_restored",
        Demanded = "demanded",
        /// The central office took a decision back on appeal.
        Granted = "granted",
        /// It left the decision as it was.
        Upheld = "upheld",
    }
}

/// What a moderator makes of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everyone may read it: let through, shown again, or left as it is.
    Show,
    Withhold(Reason),
}

/// The form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub comment: String,
    pub reason: String,
    /// For the desk and the appeal, never public.
    pub note: String,
}

/// The form that takes words out of a comment, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedRedaction {
    pub comment: String,
    /// As it stands in the comment.
    pub words: String,
    pub reason: String,
}

/// The form of a court's or an authority's demand, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedDemand {
    pub comment: String,
    pub kind: String,
    /// Who demands it: public.
    pub from: String,
    /// The number of its letter: public.
    pub reference: String,
    pub demand_reason: String,
}

/// What a court or an authority demands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    pub comment: CommentId,
    pub kind: DemandKind,
    pub from: String,
    pub reference: String,
    pub reason: Reason,
}

impl TypedDemand {
    /// # Errors
    /// All refusals, each with its field's name.
    pub fn parse(&self) -> Result<Demand, Refusals> {
        let mut no = Refusals::default();
        let comment = no.take("", CommentId::parse(&self.comment).ok_or(Refusal::NotAChoice));
        let kind = no.take("kind", DemandKind::parse(&self.kind));
        let from = no.take("from", required(&self.from, 200, Lines::One));
        let reference = no.take("reference", required(&self.reference, 200, Lines::One));
        let reason = no.take("demand_reason", Reason::chosen(&self.demand_reason));
        no.none(|| Some(Demand { comment: comment?, kind: kind?, from: from?, reference: reference?, reason: reason? }))
    }
}

/// Words that explain something to somebody: an appeal, its answer, why a seal is opened.
///
/// # Errors
/// [`Refusal::Missing`], [`Refusal::SaysNothing`], or of what cannot be kept.
pub fn explained(typed: &str) -> Result<String, Refusal> {
    let text = required(typed, LONGEST_NOTE, Lines::Many)?;
    if says_nothing(&text, "") { Err(Refusal::SaysNothing) } else { Ok(text) }
}

/// What somebody adds to a report.
///
/// # Errors
/// Of what cannot be kept.
pub fn remark(typed: &str) -> Result<String, Refusal> {
    clean(typed, LONGEST_REPORT, Lines::Many)
}

/// A comment as somebody read it: a decision about words that its author has changed since is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub comment: CommentId,
    pub revision: i64,
}

impl CommentId {
    /// This comment as it stood at a revision.
    pub fn seen(self, revision: i64) -> Seen {
        Seen { comment: self, revision }
    }
}

impl Seen {
    /// Reads it as it stands in a form: `12.3`. One that names no revision was of none.
    pub fn parse(written: &str) -> Option<Seen> {
        let (comment, revision) = written.split_once('.').unwrap_or((written, "0"));
        Some(CommentId::parse(comment)?.seen(revision.parse().ok()?))
    }
}

impl std::fmt::Display for Seen {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}.{}", self.comment, self.revision)
    }
}

coded! {
    /// What a moderator decided that its author may ask to be looked at again.
    Decision {
        /// The comment was withheld.
        Withheld = "withheld",
        /// Words were taken out.
        Redacted = "redacted",
        /// One of its files was taken out alone.
        File = "file",
    }
}

/// A decision that may be appealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    pub what: Decision,
    /// The moment of it, by which it is named.
    pub at: Moment,
    pub reason: Option<Reason>,
}

/// An appeal as its author and the desk read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appeal {
    pub id: i64,
    /// The decision that it is about, and when that was made.
    pub what: Decision,
    pub about: Moment,
    pub at: Moment,
    /// The decision was taken back before anybody answered.
    pub moot: bool,
    pub words: String,
    pub answer: Option<Answer>,
}

/// What the central office answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub at: Moment,
    pub granted: bool,
    pub words: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_gives_the_reason_of_those_that_wait() {
        assert!(Reason::given().all(|one| one != Reason::Waiting));
        assert_eq!(Reason::chosen("waiting"), Err(Refusal::NotAChoice));
        assert_eq!(Reason::chosen(""), Err(Refusal::NotChosen));
        assert_eq!(Reason::chosen("abuse"), Ok(Reason::Abuse));
    }

    #[test]
    fn a_comment_is_named_as_it_was_read() {
        assert_eq!(Seen::parse("12.3"), Some(CommentId(12).seen(3)));
        assert_eq!(CommentId(12).seen(3).to_string(), "12.3");
        assert_eq!(Seen::parse("12"), Some(CommentId(12).seen(0)), "which stands at no revision");
        assert!(["", ".1", "x.1", "1.", "1.x", "0.1"].iter().all(|no| Seen::parse(no).is_none()));
    }

    #[test]
    fn a_demand_says_who_what_and_why() {
        let refused = TypedDemand { comment: "1".into(), ..TypedDemand::default() }.parse().unwrap_err();
        for field in ["kind", "from", "reference", "demand_reason"] {
            assert!(refused.of(field).is_some(), "{field}");
        }
    }
}
