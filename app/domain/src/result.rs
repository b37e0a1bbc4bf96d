//! What came of a hearing (s.16–18): issues raised by people, each side's view, the decision and its reason.

use crate::comment::{Class, coded};
use crate::id::{CommentId, IssueId};
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

/// A side: those of one class, or one position, and what they said (s.16: each side's opinions).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// A class's code, or empty where `label` names a position.
    pub class: Option<Class>,
    pub label: String,
    pub view: String,
}

/// An issue raised by people, with what was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    pub id: IssueId,
    /// From 1, the order of the summary.
    pub number: u32,
    /// What it belongs to: `k2`, `m10`, `all`.
    pub target: String,
    pub title: String,
    /// What was raised, in the summariser's words.
    pub raised: String,
    pub sides: Vec<Side>,
    pub disposition: Option<Disposition>,
    /// Why (s.16: changed or not, with reasons).
    pub reason: String,
    /// What changed, in the text's words; empty where nothing did.
    pub changed: String,
    /// Comments grouped under it.
    pub comments: u64,
}

/// The whole result.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// How people were heard and how many, in words.
    pub overview: String,
    /// การวิเคราะห์ผลกระทบ (s.17), Markdown.
    pub impact: String,
    pub issues: Vec<Issue>,
    pub published: Option<Moment>,
    /// Comments not under any issue yet.
    pub waiting: u64,
    /// Counts up with every change.
    pub revision: i64,
}

/// What the desk writes of an issue, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedIssue {
    pub consultation: String,
    /// Empty for a new one.
    pub issue: String,
    pub target: String,
    pub title: String,
    pub raised: String,
    /// One a line: `class: view`, or in pairs `side[]`, `view[]`.
    pub side: Vec<String>,
    pub view: Vec<String>,
    pub disposition: String,
    pub reason: String,
    pub changed: String,
}

/// A written issue that may be kept. It may be unfinished: publishing demands the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewIssue {
    pub target: String,
    pub title: String,
    pub raised: String,
    pub sides: Vec<Side>,
    pub disposition: Option<Disposition>,
    pub reason: String,
    pub changed: String,
}

/// Which comments stand under an issue from now on; `None` takes them out of any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grouping {
    pub issue: Option<IssueId>,
    pub comments: Vec<CommentId>,
}

/// What a receipt's page tells of one comment's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub issue: IssueId,
    pub number: u32,
    pub title: String,
    pub disposition: Disposition,
    pub reason: String,
    pub changed: String,
}
