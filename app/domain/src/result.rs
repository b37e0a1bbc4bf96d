//! What came of a hearing (s.16–18): issues raised by people, each side's view, the decision and its reason.

use crate::comment::{Class, Stance, coded};
use crate::id::IssueId;
use crate::ledger::{Aside, AsideReason, Coverage};
use crate::refusal::Refusal;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

coded! {
    /// ผลการพิจารณา.
    Disposition {
        Adopted = "adopted",
        Partly = "partly",
        NotAdopted = "not_adopted",
        Later = "later",
        /// นอกประเด็นของการรับฟังครั้งนี้.
        Outside = "outside",
    }
}

impl Disposition {
    /// Whether it says that the text changes: then it must be said how.
    pub fn changes(self) -> bool {
        matches!(self, Disposition::Adopted | Disposition::Partly)
    }
}

/// A side: those of one class, or one position, and what they said (s.16: each side's opinions).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// A class's code, or empty where `label` names a position.
    pub class: Option<Class>,
    pub label: String,
    pub view: String,
}

/// How many of a class stand under an issue, of each stance in the order of [`Stance::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoke {
    /// None for those who did not say who they are.
    pub class: Option<Class>,
    pub stances: [u64; Stance::ALL.len()],
}

impl Spoke {
    /// All of them.
    pub fn comments(&self) -> u64 {
        self.stances.iter().sum()
    }
}

/// An issue raised by people, with what was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    pub id: IssueId,
    /// From 1, the order of the summary.
    pub number: u32,
    /// What it belongs to: key points and provisions (`k2`, `m10`); empty for the whole.
    pub targets: Vec<String>,
    pub title: String,
    /// What was raised, in the summariser's words.
    pub raised: String,
    pub sides: Vec<Side>,
    pub disposition: Option<Disposition>,
    /// Why (s.16: changed or not, with reasons).
    pub reason: String,
    /// What changed, in the text's words; empty where nothing did.
    pub changed: String,
    /// The provision of the draft that answers it: an anchor, or nothing.
    pub answered_by: String,
    /// Comments under it.
    pub comments: u64,
    /// Distinct texts among them; 0 where they were not told apart yet.
    #[serde(default)]
    pub texts: u64,
    /// Counts up with every change.
    pub revision: i64,
}

impl Issue {
    /// The first target, by which a list puts it in its place; `all` for the whole.
    pub fn place(&self) -> &str {
        self.targets.first().map_or("all", String::as_str)
    }
}

/// The whole result.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// How people were heard and how many, in words.
    pub overview: String,
    /// การวิเคราะห์ผลกระทบ (s.17), Markdown.
    pub impact: String,
    /// Whether a complete impact analysis is public on a page of its own; asked where nothing stands here.
    #[serde(default)]
    pub analysed: bool,
    /// Why sides or the impact analysis are lacking, for the public; empty where nothing lacks.
    pub lacking: String,
    pub issues: Vec<Issue>,
    /// When the final one was published.
    pub published: Option<Moment>,
    /// What was published before every comment had its place.
    pub preliminary: Option<Preliminary>,
    /// Decisions corrected after publication, oldest first.
    pub corrections: Vec<Correction>,
    /// Comments by where they stand.
    pub coverage: Coverage,
    /// Counts up with every change.
    pub revision: i64,
}

/// สรุปผลเบื้องต้น: published by the approver with a public reason; the final one replaces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preliminary {
    pub at: Moment,
    pub reason: String,
    /// How many comments were not yet considered.
    pub waiting: u64,
}

/// A published decision that was corrected: when, why, and how it read before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub at: Moment,
    pub reason: String,
    pub before: Issue,
}

/// A written issue that may be kept. It may be unfinished: publishing demands the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewIssue {
    pub targets: Vec<String>,
    pub title: String,
    pub raised: String,
    pub sides: Vec<Side>,
    pub disposition: Option<Disposition>,
    pub reason: String,
    pub changed: String,
    pub answered_by: String,
}

/// One answer that a receipt's page tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub issue: IssueId,
    pub number: u32,
    pub title: String,
    /// The words of the comment that it answers; empty for the whole.
    pub quote: String,
    pub disposition: Disposition,
    pub reason: String,
    pub changed: String,
    pub answered_by: String,
}

/// What became of one comment, once a result is public.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Under which issues it stands and what was decided, in the order of the summary.
    pub answers: Vec<Answer>,
    pub aside: Option<Aside>,
    /// Beside the answers: words of the comment that are outside the hearing, each with why.
    pub outside: Vec<(String, AsideReason)>,
    /// Whether only the preliminary summary is public so far.
    pub preliminary: bool,
}

impl Answered {
    /// Whether nothing can be told yet.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.aside.is_none()
    }
}
