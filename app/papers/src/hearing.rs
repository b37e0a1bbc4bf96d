//! What the summary of a hearing is made from, as the caller read it from the store.

use crate::made::Made;
use domain::consultation::Consultation;
use domain::id::{CommentId, IssueId};
use domain::impact::Analysis;
use domain::lang::Lang;
use domain::reply::Reply;
use domain::result::{Issue, Spoke, Summary, Told};
use domain::rules::Rules;
use domain::survey::Question;
use domain::survey::disclose::Tables;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A hearing with what came of it.
#[derive(Clone, Debug)]
pub struct Hearing {
    pub lang: Lang,
    pub one: Consultation,
    /// What is published for a public paper, what the desk has for the agency's own.
    pub summary: Summary,
    /// The impact analysis, as far as whoever takes the paper may read it.
    pub analysis: Analysis,
    /// The rules that the central office has set: what headings are called.
    pub rules: Arc<Rules>,
    /// Counts with those of every part by stance.
    pub counts: domain::comment::Counts,
    /// Who stands under each issue, where that is what the summary tells: not of a preliminary one, after which the sorting went on.
    pub spoke: BTreeMap<IssueId, Vec<Spoke>>,
    /// What the agency says in the open under the comments on which the issues' sentences stand; none of what it took back.
    pub replies: BTreeMap<CommentId, Reply>,
    /// How many comments their authors took back; they are in no other number.
    pub withdrawn: u64,
    /// Texts that were sent many times; none where there are none.
    pub campaigns: Option<Campaigns>,
    /// The label of every piece of the latest version by its anchor.
    pub labels: Vec<(String, String)>,
    /// Of an evaluation.
    pub questions: Vec<Question>,
    pub tallies: Vec<Tables>,
    /// The portal's address without a slash at the end.
    pub address: String,
    /// The seal of what the summary says, in hexadecimal.
    pub seal: String,
    pub made: Made,
}

/// Campaigns as campaigns: how many comments came in how many texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Campaigns {
    /// Distinct texts among all comments.
    pub texts: u64,
    /// Groups of at least [`domain::ledger::CAMPAIGN`] comments with the same text or nearly, the comments in them, and their texts.
    pub groups: u64,
    pub comments: u64,
    pub group_texts: u64,
    /// Distinct persons in these groups whose identity is verified; none where nobody's in the hearing is.
    pub verified: Option<u64>,
}

/// How far a summary has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Final,
    Preliminary,
    Unpublished,
}

impl Hearing {
    pub fn standing(&self) -> Standing {
        match (&self.summary.published, &self.summary.preliminary) {
            (Some(_), _) => Standing::Final,
            (None, Some(_)) => Standing::Preliminary,
            (None, None) => Standing::Unpublished,
        }
    }

    /// Each side of an issue, with its count and its view.
    pub fn sides<'a>(&self, issue: &'a Issue) -> Vec<Told<'a>> {
        issue.told(self.spoke.get(&issue.id).map_or(&[][..], Vec::as_slice))
    }

    /// The replies under the comments that an issue's sentences name, each once, in their order.
    pub fn replied<'a>(&'a self, issue: &'a Issue) -> impl Iterator<Item = (CommentId, &'a Reply)> {
        issue.named().into_iter().filter_map(|comment| Some((comment, self.replies.get(&comment)?)))
    }

    /// A target in words: a key point with its title, a provision as the draft calls it.
    pub fn part(&self, at: &str) -> String {
        part(self.lang, &self.one, &self.labels, at)
    }
}

/// A target in words.
pub(crate) fn part(lang: Lang, one: &Consultation, labels: &[(String, String)], at: &str) -> String {
    match at {
        "" | "all" => return words::law::whole(lang).into(),
        domain::comment::GONE => return words::version::gone(lang).into(),
        _ => {}
    }
    if let Some(number) = at.strip_prefix('k').and_then(|n| n.parse::<u32>().ok()) {
        let title = one.point(number).map_or("", |point| &point.title);
        return format!("{} {title}", words::law::key_point(lang, number)).trim_end().to_string();
    }
    let holds = |anchor: &str| at.strip_prefix(anchor).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    let piece = labels.iter().filter(|(anchor, _)| holds(anchor)).max_by_key(|(anchor, _)| anchor.len());
    piece.map_or_else(|| at.to_string(), |(anchor, label)| words::comment::anchored(lang, label, anchor, at))
}
