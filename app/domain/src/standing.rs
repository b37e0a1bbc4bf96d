//! Standing × act: what a viewer is to a thing, and what that lets them do. Roles belong to memberships (person × agency);
//! a viewer may have several standings and may do what any of them may.

use crate::act::Act;
use crate::agency::{Role, Viewer};
use crate::id::AgencyId;

/// What a viewer is to one agency's thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Anyone at all.
    Anyone,
    /// The author of the comment or answer sheet, shown by the receipt's secret or the account.
    Author,
    Drafter,
    Approver,
    Summariser,
    Evaluator,
    Moderator,
    AgencyAdministrator,
    CentralAdministrator,
    Operator,
}

impl Standing {
    pub const ALL: [Standing; 10] = [
        Standing::Anyone,
        Standing::Author,
        Standing::Drafter,
        Standing::Approver,
        Standing::Summariser,
        Standing::Evaluator,
        Standing::Moderator,
        Standing::AgencyAdministrator,
        Standing::CentralAdministrator,
        Standing::Operator,
    ];

    /// The table. When is another one: [`crate::phase::Phase::allows`].
    pub fn may(self, act: Act) -> bool {
        use Act::*;
        use Standing::*;
        match act {
            ReadPublished | Comment | AnswerSurvey | Report => true,
            WithdrawComment | EditComment => self == Author,
            MakeConsultation | EditDossier | DeleteUnpublished => matches!(self, Drafter | Approver),
            Preview => matches!(self, Drafter | Approver | Summariser | Evaluator | Moderator),
            Propose | SharePreview | Invite | WalkRoad | WalkStateRoad | TieLaw => matches!(self, Drafter | Approver),
            // What the public reads and relies on changes by whoever answers for publishing.
            Publish | AnnouncePlan | AttachLater | PublishVersion | PublishImpact | PublishReport | OpenAgain
            | Erratum | CloseEarly | Cancel | Extend => self == Approver,
            PutVersion | SetAmended | EditRound | ProposeRound => matches!(self, Drafter | Approver),
            WriteReport => matches!(self, Drafter | Approver | Summariser | Evaluator),
            AnswerProposal => matches!(self, Drafter | Approver | Evaluator),
            EnterChannels => matches!(self, Drafter | Approver | Summariser | Evaluator),
            FollowUp => matches!(self, Drafter | Approver | Evaluator),
            WriteImpact | PlaceComments => matches!(self, Drafter | Approver | Summariser | Evaluator),
            ReadAllComments => matches!(self, Drafter | Approver | Summariser | Evaluator | Moderator),
            // What an agency says in the open is said by whoever answers for the draft, not by whoever may hide comments on it.
            Reply => matches!(self, Drafter | Approver | Summariser | Evaluator),
            Withhold | Restore | Redact | OpenSeal | EnterDemand => matches!(self, Moderator | CentralAdministrator),
            AnswerAppeal | MarkOrganisation => self == CentralAdministrator,
            Summarise => matches!(self, Summariser | Evaluator),
            PublishResult => matches!(self, Summariser | Evaluator | Approver),
            PublishPreliminary => self == Approver,
            CorrectResult => matches!(self, Summariser | Evaluator | Approver),
            Export => matches!(self, Drafter | Approver | Summariser | Evaluator),
            ManageAgencies | EditThesaurus | EditRules | EditCommonTemplate | OpenFurther => {
                self == CentralAdministrator
            }
            ManageStaff | RecordOrder => matches!(self, AgencyAdministrator | CentralAdministrator),
            EditLaw => matches!(self, Drafter | Approver | Evaluator | CentralAdministrator),
            BorrowApprover => matches!(self, Drafter | Approver | AgencyAdministrator),
            LendApprover => matches!(self, AgencyAdministrator | CentralAdministrator),
            EditTemplate => matches!(self, Approver | AgencyAdministrator),
            BringStakeholders => matches!(self, Drafter | Approver | AgencyAdministrator),
            ReadEvents => matches!(self, Approver | AgencyAdministrator | CentralAdministrator),
        }
    }
}

impl Viewer {
    /// Every standing of this viewer toward a thing of an agency. Central roles reach every agency.
    pub fn standings(&self, agency: AgencyId) -> impl Iterator<Item = Standing> + '_ {
        let held = self.roles.iter().filter_map(move |(at, role)| match role {
            Role::CentralAdministrator => Some(Standing::CentralAdministrator),
            Role::Operator => Some(Standing::Operator),
            _ if *at != agency => None,
            Role::Drafter => Some(Standing::Drafter),
            Role::Approver => Some(Standing::Approver),
            Role::Summariser => Some(Standing::Summariser),
            Role::Evaluator => Some(Standing::Evaluator),
            Role::Moderator => Some(Standing::Moderator),
            Role::AgencyAdministrator => Some(Standing::AgencyAdministrator),
        });
        std::iter::once(Standing::Anyone).chain(held)
    }

    /// Whether any standing toward this agency's things allows the act.
    pub fn may(&self, act: Act, agency: AgencyId) -> bool {
        self.standings(agency).any(|standing| standing.may(act))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::PersonId;

    #[test]
    fn a_role_at_one_agency_says_nothing_about_another() {
        let viewer =
            Viewer { person: Some(PersonId(1)), roles: vec![(AgencyId(1), Role::Drafter)], ..Viewer::default() };
        assert!(viewer.may(Act::Propose, AgencyId(1)) && !viewer.may(Act::Publish, AgencyId(1)));
        assert!(!viewer.may(Act::Propose, AgencyId(2)));
        assert!(viewer.may(Act::Comment, AgencyId(2)));
    }

    #[test]
    fn nobody_without_a_role_acts_for_an_agency() {
        for act in Act::ALL {
            let open = matches!(act, Act::ReadPublished | Act::Comment | Act::AnswerSurvey | Act::Report);
            assert_eq!(Viewer::default().may(act, AgencyId(1)), open, "{act:?}");
        }
    }

    #[test]
    fn the_operator_reads_no_sealed_content() {
        assert!(!Standing::Operator.may(Act::ReadAllComments));
        assert!(!Standing::Operator.may(Act::Export));
    }
}
