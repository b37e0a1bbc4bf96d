//! The state of a consultation, computed from its dates and the clock, never stored; and what each phase allows.

use crate::act::Act;
use crate::refusal::Refusal;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// The dates from which everything follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// First moment of the hearing.
    pub opens: Option<Moment>,
    /// Last moment of the hearing, inclusive.
    pub closes: Option<Moment>,
    /// When the dossier was put to the public.
    pub published: Option<Moment>,
    pub cancelled: Option<Moment>,
    /// When the hearing summary was published (s.18).
    pub summarised: Option<Moment>,
}

/// Where a consultation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Phase {
    /// Being prepared; nobody outside the agency knows of it.
    Preparing,
    /// Published, not open yet.
    Announced,
    Open,
    /// Closed, being summarised.
    Closed,
    Summarised,
    Cancelled,
}

impl Phase {
    pub const ALL: [Phase; 6] =
        [Phase::Preparing, Phase::Announced, Phase::Open, Phase::Closed, Phase::Summarised, Phase::Cancelled];

    /// The phase at a moment.
    pub fn at(dates: &Dates, now: Moment) -> Phase {
        match dates {
            Dates { published: None, .. } => Phase::Preparing,
            Dates { cancelled: Some(_), .. } => Phase::Cancelled,
            Dates { summarised: Some(_), .. } => Phase::Summarised,
            Dates { closes: Some(closes), .. } if now > *closes => Phase::Closed,
            Dates { opens: Some(opens), .. } if now < *opens => Phase::Announced,
            _ => Phase::Open,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Phase::Preparing => "preparing",
            Phase::Announced => "announced",
            Phase::Open => "open",
            Phase::Closed => "closed",
            Phase::Summarised => "summarised",
            Phase::Cancelled => "cancelled",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.code() == code)
    }

    /// Whether everyone may see the consultation.
    pub fn is_public(self) -> bool {
        self != Phase::Preparing
    }

    /// Whether its latest round takes nothing more.
    pub fn is_over(self) -> bool {
        matches!(self, Phase::Closed | Phase::Summarised | Phase::Cancelled)
    }

    /// Phase × act: whether the phase allows the act. Who may act is another table: [`crate::standing`].
    pub fn allows(self, act: Act) -> bool {
        use Act::*;
        use Phase::*;
        match act {
            ReadPublished => self.is_public(),
            Comment | AnswerSurvey => self == Open,
            WithdrawComment | EditComment => self == Open,
            MakeConsultation => true,
            EditDossier | SharePreview | Propose | Publish | AnnouncePlan | DeleteUnpublished => self == Preparing,
            Preview => true,
            // What was promised in the result is put to the public after it, too.
            PutVersion | PublishVersion | PlaceComments => self.is_public() && self != Cancelled,
            SetAmended | WriteImpact | WriteReport | TieLaw => self != Cancelled,
            PublishImpact | AttachLater => matches!(self, Announced | Open | Closed | Summarised),
            Erratum => matches!(self, Announced | Open | Closed | Summarised),
            Invite => matches!(self, Preparing | Announced | Open),
            CloseEarly => self == Open,
            Cancel => matches!(self, Announced | Open | Closed),
            Extend => matches!(self, Announced | Open),
            EnterChannels => matches!(self, Open | Closed),
            EditRound => matches!(self, Announced | Closed | Summarised),
            ProposeRound | OpenAgain | OpenFurther => matches!(self, Closed | Summarised),
            // A further round may be announced while what was said before is worked on.
            ReadAllComments | Reply | Export | Withhold | Restore | Redact | OpenSeal | EnterDemand | Report
            | AnswerAppeal => self.is_public(),
            Summarise => matches!(self, Announced | Open | Closed),
            PublishResult | PublishPreliminary => self == Closed,
            WalkStateRoad => self == Preparing,
            WalkRoad | PublishReport | FollowUp => matches!(self, Closed | Summarised),
            CorrectResult => self == Summarised,
            MarkOrganisation | ManageAgencies | ManageStaff | RecordOrder | BorrowApprover | LendApprover
            | BringStakeholders | EditLaw | AnswerProposal | EditTemplate | EditCommonTemplate | EditThesaurus
            | EditRules | ReadEvents => true,
        }
    }

    /// The refusal that says why the phase does not allow an act.
    pub fn refuses(self, act: Act, dates: &Dates) -> Option<Refusal> {
        if self.allows(act) {
            return None;
        }
        Some(match (self, dates) {
            (Phase::Announced, Dates { opens: Some(opens), .. }) => Refusal::NotYetOpen { opens: *opens },
            (Phase::Open, Dates { closes: Some(closes), .. })
                if matches!(act, Act::PublishResult | Act::PublishPreliminary) =>
            {
                Refusal::NotClosedYet { closes: *closes }
            }
            (Phase::Cancelled, Dates { cancelled: Some(at), .. }) => Refusal::Cancelled { at: *at },
            (Phase::Closed | Phase::Summarised, Dates { closes: Some(closed), .. })
                if matches!(act, Act::Comment | Act::AnswerSurvey | Act::WithdrawComment | Act::EditComment) =>
            {
                Refusal::Closed { closed: *closed }
            }
            _ => Refusal::AlreadyDone,
        })
    }
}

/// Whole days left, counted as people do: 0 on the last day.
pub fn days_left(closes: Moment, now: Moment) -> i64 {
    closes.day().0 - now.day().0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_phase_follows_from_the_dates() {
        let dates = Dates {
            opens: Some(Moment(100)),
            closes: Some(Moment(200)),
            published: Some(Moment(50)),
            ..Dates::default()
        };
        assert_eq!(Phase::at(&Dates { published: None, ..dates }, Moment(150)), Phase::Preparing);
        assert_eq!(Phase::at(&dates, Moment(99)), Phase::Announced);
        assert_eq!(Phase::at(&dates, Moment(100)), Phase::Open);
        assert_eq!(Phase::at(&dates, Moment(200)), Phase::Open);
        assert_eq!(Phase::at(&dates, Moment(201)), Phase::Closed);
        assert_eq!(Phase::at(&Dates { summarised: Some(Moment(300)), ..dates }, Moment(301)), Phase::Summarised);
    }

    #[test]
    fn a_closed_round_refuses_comments() {
        let dates =
            Dates { opens: Some(Moment(1)), closes: Some(Moment(2)), published: Some(Moment(1)), ..Dates::default() };
        assert_eq!(Phase::Closed.refuses(Act::Comment, &dates), Some(Refusal::Closed { closed: Moment(2) }));
        assert_eq!(Phase::Open.refuses(Act::Comment, &dates), None);
    }
}
