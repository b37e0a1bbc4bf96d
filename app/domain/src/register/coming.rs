//! Days that come for the agencies responsible for laws: an evaluation is due (s.34), a rule should be made (s.22), a proposal be answered
//! (s.34(1)), a step after an evaluation be done (s.35). How long before a day its agency is told are periods that the Office sets.

use crate::act::Act;
use crate::agency::{Role, Viewer};
use crate::id::{AgencyId, ConsultationId, LawId, ProposalId};
use crate::proposal::Promised;
use crate::rules;
use crate::time::Day;

/// What has the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    Evaluation(LawId),
    /// A provision that needs a rule, by its number among those of its law; whether the Cabinet put its end off.
    Rule(LawId, u32, bool),
    Answer(ProposalId),
    /// A step that follows from an evaluation.
    FollowUp(ConsultationId, u32),
}

impl Thing {
    fn key(self) -> String {
        match self {
            Thing::Evaluation(law) => format!("evaluation:{law}"),
            Thing::Rule(law, number, _) => format!("rule:{law}.{number}"),
            Thing::Answer(proposal) => format!("answer:{proposal}"),
            Thing::FollowUp(consultation, number) => format!("follow_up:{consultation}.{number}"),
        }
    }

    /// The period of the rules that says how long before its day it is told.
    pub fn period(self) -> &'static str {
        match self {
            Thing::Evaluation(_) => rules::BEFORE_EVALUATION,
            Thing::Rule(..) => rules::BEFORE_RULE,
            Thing::Answer(_) => rules::BEFORE_ANSWER,
            Thing::FollowUp(..) => rules::BEFORE_FOLLOW_UP,
        }
    }

    /// Who may do what the day asks for.
    pub fn act(self) -> Act {
        match self {
            Thing::Evaluation(_) | Thing::Rule(..) => Act::EditLaw,
            Thing::Answer(_) => Act::AnswerProposal,
            Thing::FollowUp(..) => Act::FollowUp,
        }
    }
}

/// Which of its two notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Before,
    On,
}

impl Stage {
    fn code(self) -> &'static str {
        match self {
            Stage::Before => "before",
            Stage::On => "on",
        }
    }
}

/// A day is told of so many days later still, where nothing was sent on it: a server may have stood still.
const LATE_DAYS: i64 = 6;

/// A day with what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    pub thing: Thing,
    /// The law's title, the proposal's sentence, or what the evaluation is called.
    pub name: String,
    /// The provision and its rule, the law of a proposal, or what is to be done.
    pub detail: String,
    pub day: Day,
    /// Those responsible.
    pub agencies: Vec<AgencyId>,
    /// Of an evaluation: what they took upon themselves besides, to make it before its day.
    pub promised: Option<Promised>,
}

impl Coming {
    /// Which notice belongs to today, `before` being how many days ahead the first one comes; 0 for none ahead.
    pub fn stage(&self, today: Day, before: u32) -> Option<Stage> {
        match self.day.0 - today.0 {
            ahead if ahead > 0 && ahead <= i64::from(before) => Some(Stage::Before),
            ahead if (-LATE_DAYS..=0).contains(&ahead) => Some(Stage::On),
            _ => None,
        }
    }

    /// What one notice is known by. A day that is put off has notices of its own.
    pub fn key(&self, stage: Stage) -> String {
        format!("{}:{}:{}", self.thing.key(), self.day.0, stage.code())
    }

    /// Whether somebody works for one of those responsible, in a role that does what the day asks for. Central roles reach every agency
    /// and are told of none.
    pub fn concerns(&self, by: &Viewer) -> bool {
        let central = |role: &Role| matches!(role, Role::CentralAdministrator | Role::Operator);
        let held: Vec<_> = by.roles.iter().filter(|(_, role)| !central(role)).copied().collect();
        let own = Viewer { person: by.person, roles: held, ..Viewer::default() };
        self.agencies.iter().any(|agency| own.may(self.thing.act(), *agency))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::PersonId;

    fn coming(day: i64) -> Coming {
        Coming {
            thing: Thing::Evaluation(LawId(7)),
            name: String::new(),
            detail: String::new(),
            day: Day(day),
            agencies: vec![AgencyId(3)],
            promised: None,
        }
    }

    #[test]
    fn a_day_is_told_of_before_it_and_on_it() {
        let stage = |today| coming(100).stage(Day(today), 30);
        assert_eq!([69, 70, 99].map(stage), [None, Some(Stage::Before), Some(Stage::Before)]);
        assert_eq!([100, 106, 107].map(stage), [Some(Stage::On), Some(Stage::On), None]);
        assert_eq!(coming(100).stage(Day(99), 0), None, "the office wants none ahead");
        assert_eq!(coming(100).key(Stage::Before), "evaluation:7:100:before");
    }

    #[test]
    fn whoever_keeps_the_laws_of_a_responsible_agency_is_told() {
        let with = |agency, role| Viewer {
            person: Some(PersonId(1)),
            roles: vec![(AgencyId(agency), role)],
            ..Viewer::default()
        };
        assert!(coming(1).concerns(&with(3, Role::Evaluator)));
        for other in [with(4, Role::Evaluator), with(3, Role::Moderator), with(1, Role::CentralAdministrator)] {
            assert!(!coming(1).concerns(&other), "{other:?}");
        }
    }
}
