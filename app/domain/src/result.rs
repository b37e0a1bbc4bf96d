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
    /// None where `label` is a position's code, [`UNSAID`] or [`TOGETHER`].
    pub class: Option<Class>,
    pub label: String,
    pub view: String,
}

impl Side {
    /// Whether it holds the views of several classes of few.
    pub fn is_together(&self) -> bool {
        self.class.is_none() && self.label == TOGETHER
    }

    /// Whose views it holds; none for several classes of few, and for a name that somebody gave a position.
    pub fn of(&self) -> Option<SideOf> {
        match self.class {
            Some(class) => Some(SideOf::Class(class)),
            None if self.label == UNSAID => Some(SideOf::Unsaid),
            None => Stance::parse(&self.label).ok().map(SideOf::Position),
        }
    }
}

/// What a side is: a class, those who named none, or a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SideOf {
    Class(Class),
    Unsaid,
    Position(Stance),
}

impl SideOf {
    /// How a form writes it.
    pub fn code(self) -> &'static str {
        match self {
            SideOf::Class(class) => class.code(),
            SideOf::Unsaid => UNSAID,
            SideOf::Position(stance) => stance.code(),
        }
    }

    /// Every one, in the order in which forms offer them.
    pub fn all() -> impl Iterator<Item = SideOf> {
        let classes = Class::ALL.iter().map(|class| SideOf::Class(*class));
        classes.chain([SideOf::Unsaid]).chain(Stance::ALL.iter().map(|stance| SideOf::Position(*stance)))
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

/// The label of the side of those who did not say who they are.
pub const UNSAID: &str = "unsaid";
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
    /// A position, by its code or the name that somebody gave it.
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
    /// Whether what changes does not change in the draft, but elsewhere: no provision answers it.
    #[serde(default)]
    pub elsewhere: bool,
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
        let side_of = |of: &Spoke| of.class.map_or(SideOf::Unsaid, SideOf::Class);
        let own = |side: SideOf| self.sides.iter().filter(move |one| one.of() == Some(side));
        let together = self.sides.iter().find(|side| side.is_together());
        let mut told: Vec<Told<'_>> = Vec::new();
        let mut few = Vec::new();
        for of in spoke {
            let mut written = own(side_of(of)).map(|side| side.view.as_str());
            let first = written.next();
            let who = of.class.map_or(Who::Unsaid, Who::Class);
            few.extend(of.class.filter(|_| first.is_none()));
            told.push(Told { who: who.clone(), spoke: Some(of.clone()), view: first.unwrap_or_default() });
            told.extend(written.map(|view| Told { who: who.clone(), spoke: None, view }));
        }
        told.extend(together.map(|side| Told { who: Who::Together(few), spoke: None, view: &side.view }));
        let silent = |side: &&Side| !side.is_together() && !spoke.iter().any(|of| side.of() == Some(side_of(of)));
        let all = positions(spoke);
        // How many hold a position, of all that stand under the issue.
        let holding = |stance: Stance| {
            let only = |(one, n): (&Stance, u64)| if *one == stance { n } else { 0 };
            let mut stances = all.stances;
            stances.iter_mut().zip(Stance::ALL).for_each(|(n, one)| *n = only((one, *n)));
            Some(Spoke { class: None, stances }).filter(|of| of.comments() > 0)
        };
        told.extend(self.sides.iter().filter(silent).map(|side| {
            let (who, spoke) = match side.of() {
                Some(SideOf::Class(class)) => (Who::Class(class), None),
                Some(SideOf::Unsaid) => (Who::Unsaid, None),
                Some(SideOf::Position(stance)) => (Who::Position(&side.label), holding(stance)),
                None => (Who::Position(&side.label), None),
            };
            Told { who, spoke, view: &side.view }
        }));
        told
    }

    /// Whether there is a decision with its reason, so that whoever raised it can be answered.
    pub fn is_decided(&self) -> bool {
        self.disposition.is_some() && !self.reason.is_empty()
    }

    /// Whether it was decided that the text changes, and neither which provision answers it was said nor that it changes elsewhere.
    pub fn unanswered(&self) -> bool {
        self.disposition.is_some_and(Disposition::changes) && self.answered_by.is_empty() && !self.elsewhere
    }

    /// The sides that stand under the issue and whose view nobody wrote (s.16). A side is a class or a position: where views are
    /// written by position and every position has its own, no class is missing. Those of few may be written together. Those who
    /// named no class are a side where they are not few, or where nobody named one.
    pub fn unwritten(&self, spoke: &[Spoke]) -> Vec<SideOf> {
        let written: Vec<SideOf> = self.sides.iter().filter_map(Side::of).collect();
        let together = self.sides.iter().any(Side::is_together);
        let lacks = |side: SideOf, n: u64| n > 0 && !(written.contains(&side) || together && n < FEW);
        let nobody = spoke.iter().all(|of| of.class.is_none());
        let by_class = spoke.iter().filter_map(|of| {
            let (n, side) = (of.comments(), of.class.map_or(SideOf::Unsaid, SideOf::Class));
            (lacks(side, n) && (of.class.is_some() || nobody || n >= FEW)).then_some(side)
        });
        let by_class: Vec<SideOf> = by_class.collect();
        if !written.iter().any(|side| matches!(side, SideOf::Position(_))) {
            return by_class;
        }
        let of = positions(spoke);
        let by_position = Stance::ALL.iter().zip(of.stances).map(|(stance, n)| (SideOf::Position(*stance), n));
        let by_position: Vec<SideOf> = by_position.filter(|(side, n)| lacks(*side, *n)).map(|(side, _)| side).collect();
        if by_position.len() <= by_class.len() { by_position } else { by_class }
    }
}

/// All that stand under an issue, of whichever class.
fn positions(spoke: &[Spoke]) -> Spoke {
    let mut all = Spoke { class: None, stances: [0; Stance::ALL.len()] };
    for of in spoke {
        all.stances.iter_mut().zip(of.stances).for_each(|(all, n)| *all += n);
    }
    all
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
    /// Whether there is a draft, of which a provision can answer an issue; asked where an issue says of none.
    #[serde(default)]
    pub drafted: bool,
    /// Groups that the dossier names in running text (s.14(3)) and that were not heard, as the summariser read it: one on each line.
    #[serde(default)]
    pub unheard: String,
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

impl Summary {
    /// The groups that were not heard, as the summariser wrote them.
    pub fn unheard(&self) -> Vec<&str> {
        self.unheard.lines().map(str::trim).filter(|group| !group.is_empty()).collect()
    }
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
    pub elsewhere: bool,
    /// What the text was begun from; empty where it was not begun now: then what is kept stays.
    pub stands_on: Vec<StandsOn>,
}

impl NewIssue {
    /// What is kept of it: where it was decided that nothing changes, nothing is said to have changed.
    pub fn settled(self) -> NewIssue {
        match self.disposition {
            Some(disposition) if !disposition.changes() => {
                NewIssue { changed: String::new(), elsewhere: false, ..self }
            }
            _ => self,
        }
    }
}

/// The value of a form that says that something changes elsewhere than in the draft.
pub const ELSEWHERE: &str = "elsewhere";

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
    /// The text changes somewhere else than in this draft.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub elsewhere: bool,
    /// What was corrected of it since it was published, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
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
            elsewhere: false,
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
        let classes = [Class::Public, Class::Affected, Class::State];
        let all = classes.map(SideOf::Class);
        assert_eq!(lacks(vec![]), all, "two who did not say who they are are no side of their own");
        assert_eq!(lacks(vec![side(Some(Class::Public), "")]), all[1..]);
        assert_eq!(lacks(vec![side(None, TOGETHER)]), all[..1], "five are not few");
        assert!(lacks(vec![side(Some(Class::Public), ""), side(None, TOGETHER)]).is_empty());
        assert!(lacks(vec![side(None, "agree")]).is_empty(), "by position: all agree");
        assert_eq!(lacks(vec![side(None, "disagree")]), [SideOf::Position(Stance::Agree)]);
        assert_eq!(lacks(vec![side(None, "ผู้ที่เห็นด้วย")]), all, "a name is no position that can be counted");
        let issue = issue(vec![side(Some(Class::Expert), ""), side(None, TOGETHER), side(Some(Class::Public), "")]);
        let told = issue.told(&spoke);
        let who: Vec<&Who> = told.iter().map(|one| &one.who).collect();
        let together = Who::Together(vec![Class::Affected, Class::State]);
        let classes = classes.map(Who::Class);
        assert_eq!(who, [&classes[0], &classes[1], &classes[2], &Who::Unsaid, &together, &Who::Class(Class::Expert)]);
        assert_eq!(told.iter().filter(|one| one.view.is_empty()).count(), 3);
    }

    #[test]
    fn those_who_named_no_class_are_a_side_where_they_are_many_or_alone() {
        let of = |class, n| Spoke { class, stances: [n, 0, 1, 0] };
        let lacks = |spoke: &[Spoke], sides: Vec<Side>| issue(sides).unwritten(spoke);
        let (public, many, few) = (of(Some(Class::Public), 9), of(None, 4), of(None, 1));
        let own = || side(Some(Class::Public), "");
        assert_eq!(lacks(&[public.clone(), many.clone()], vec![own()]), [SideOf::Unsaid]);
        assert_eq!(lacks(&[public.clone(), many.clone()], vec![own(), side(None, TOGETHER)]), [SideOf::Unsaid]);
        assert!(lacks(&[public.clone(), many.clone()], vec![own(), side(None, UNSAID)]).is_empty());
        assert!(lacks(&[public, few.clone()], vec![own()]).is_empty());
        assert_eq!(lacks(std::slice::from_ref(&few), vec![]), [SideOf::Unsaid], "nobody named a class");
        assert_eq!(
            lacks(std::slice::from_ref(&few), vec![own()]),
            [SideOf::Unsaid],
            "a class that did not speak is no answer"
        );
        assert!(lacks(std::slice::from_ref(&few), vec![side(None, UNSAID)]).is_empty());
        // A position alone is not every position.
        assert_eq!(lacks(std::slice::from_ref(&many), vec![side(None, "agree")]), [SideOf::Position(Stance::Disagree)]);
        assert!(lacks(std::slice::from_ref(&many), vec![side(None, "agree"), side(None, "disagree")]).is_empty());
        let issue = issue(vec![side(None, UNSAID), side(None, "disagree")]);
        let told = issue.told(std::slice::from_ref(&many));
        assert_eq!(
            told.iter().map(|one| one.who.clone()).collect::<Vec<_>>(),
            [Who::Unsaid, Who::Position("disagree")]
        );
        assert!(told.iter().all(|one| !one.view.is_empty()));
        assert_eq!(told[1].spoke.as_ref().map(Spoke::comments), Some(1));
    }
}
