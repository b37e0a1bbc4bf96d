//! What came of a hearing (s.16–18): issues raised by people, each side's view, the decision and its reason.

use crate::comment::{Class, Stance, coded};
use crate::id::{CommentId, IssueId};
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
    /// None where `label` names a position, or is [`TOGETHER`].
    pub class: Option<Class>,
    pub label: String,
    pub view: String,
}

impl Side {
    /// Whether it holds the views of several classes of few.
    pub fn is_together(&self) -> bool {
        self.class.is_none() && self.label == TOGETHER
    }
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

/// The label of the side in which the sides of few are written together.
pub const TOGETHER: &str = "together";
/// A class of fewer under an issue may be written together with others; one of so many has a view of its own.
pub const FEW: u64 = 5;

/// Who holds a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who<'a> {
    Class(Class),
    /// Those who did not say who they are.
    Unsaid,
    /// A position, by its name.
    Position(&'a str),
    /// Classes of few, written together.
    Together(Vec<Class>),
}

/// One line of what each side says: how many of it stand under the issue, none where that is not known, and its view, empty
/// where nobody wrote one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<'a> {
    pub who: Who<'a>,
    pub spoke: Option<Spoke>,
    pub view: &'a str,
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
    /// Sentences of people's own in what was raised, each with the comments it stands on.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Counts up with every change.
    pub revision: i64,
}

/// A sentence of what was raised that people wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// From 1.
    pub place: u32,
    pub text: String,
    /// How many comments say as much, and the first [`NAMED`] of them.
    pub comments: u64,
    pub first: Vec<CommentId>,
}

/// So many comments are named beside a sentence; of more, how many they are.
pub const NAMED: usize = 10;

/// A sentence with which the text of an issue was begun, with every comment that says as much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandsOn {
    pub text: String,
    pub by: Vec<CommentId>,
}

impl Issue {
    /// The first target, by which a list puts it in its place; `all` for the whole.
    pub fn place(&self) -> &str {
        self.targets.first().map_or("all", String::as_str)
    }

    /// The comments that its sentences name, each once, in their order.
    pub fn named(&self) -> Vec<CommentId> {
        let mut named: Vec<CommentId> = Vec::new();
        for comment in self.sources.iter().flat_map(|source| &source.first) {
            if !named.contains(comment) {
                named.push(*comment);
            }
        }
        named
    }

    /// Every side (s.16): each class that stands under the issue with its count and its view, then what else was written.
    pub fn told(&self, spoke: &[Spoke]) -> Vec<Told<'_>> {
        let own = |class: Option<Class>| self.sides.iter().filter(move |side| class.is_some() && side.class == class);
        let together = self.sides.iter().find(|side| side.is_together());
        let mut told: Vec<Told<'_>> = Vec::new();
        let mut few = Vec::new();
        for of in spoke {
            let mut written = own(of.class).map(|side| side.view.as_str());
            let first = written.next();
            let who = of.class.map_or(Who::Unsaid, Who::Class);
            few.extend(of.class.filter(|_| first.is_none()));
            told.push(Told { who: who.clone(), spoke: Some(of.clone()), view: first.unwrap_or_default() });
            told.extend(written.map(|view| Told { who: who.clone(), spoke: None, view }));
        }
        told.extend(together.map(|side| Told { who: Who::Together(few), spoke: None, view: &side.view }));
        let silent = |side: &&Side| {
            !side.is_together() && !spoke.iter().any(|of| side.class.is_some() && of.class == side.class)
        };
        told.extend(self.sides.iter().filter(silent).map(|side| {
            let who = side.class.map_or(Who::Position(&side.label), Who::Class);
            Told { who, spoke: None, view: &side.view }
        }));
        told
    }

    /// The classes that stand under the issue and whose view nobody wrote. Where views are written by position, or those of few
    /// together, no class of theirs is missing.
    pub fn unwritten(&self, spoke: &[Spoke]) -> Vec<Class> {
        if self.sides.iter().any(|side| side.class.is_none() && !side.is_together()) {
            return Vec::new();
        }
        let together = self.sides.iter().any(Side::is_together);
        let lacks =
            |class: &Class, n: u64| !(self.sides.iter().any(|side| side.class == Some(*class)) || together && n < FEW);
        spoke.iter().filter_map(|of| of.class.filter(|class| lacks(class, of.comments()))).collect()
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
    /// What the text was begun from; empty where it was not begun now: then what is kept stays.
    pub stands_on: Vec<StandsOn>,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn side(class: Option<Class>, label: &str) -> Side {
        Side { class, label: label.into(), view: "ขอให้มีไฟ".into() }
    }

    fn issue(sides: Vec<Side>) -> Issue {
        Issue {
            id: IssueId(1),
            number: 1,
            targets: vec![],
            title: "ไฟ".into(),
            raised: String::new(),
            sides,
            disposition: None,
            reason: String::new(),
            changed: String::new(),
            answered_by: String::new(),
            comments: 12,
            texts: 0,
            sources: vec![],
            revision: 1,
        }
    }

    #[test]
    fn each_class_that_spoke_has_a_view_its_own_or_of_few_together() {
        let of = |class, n| Spoke { class, stances: [n, 0, 0, 0] };
        let spoke = [of(Some(Class::Public), 5), of(Some(Class::Affected), 4), of(Some(Class::State), 1), of(None, 2)];
        let lacks = |sides: Vec<Side>| issue(sides).unwritten(&spoke);
        let all = [Class::Public, Class::Affected, Class::State];
        assert_eq!(lacks(vec![]), all, "those who did not say who they are are no side");
        assert_eq!(lacks(vec![side(Some(Class::Public), "")]), all[1..]);
        assert_eq!(lacks(vec![side(None, TOGETHER)]), all[..1], "five are not few");
        assert!(lacks(vec![side(Some(Class::Public), ""), side(None, TOGETHER)]).is_empty());
        assert!(lacks(vec![side(None, "ผู้ที่เห็นด้วย")]).is_empty(), "by position");
        let issue = issue(vec![side(Some(Class::Expert), ""), side(None, TOGETHER), side(Some(Class::Public), "")]);
        let told = issue.told(&spoke);
        let who: Vec<&Who> = told.iter().map(|one| &one.who).collect();
        let together = Who::Together(vec![Class::Affected, Class::State]);
        let classes = all.map(Who::Class);
        assert_eq!(who, [&classes[0], &classes[1], &classes[2], &Who::Unsaid, &together, &Who::Class(Class::Expert)]);
        assert_eq!(told.iter().filter(|one| one.view.is_empty()).count(), 3);
    }
}
