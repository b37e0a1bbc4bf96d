//! Four eyes: one person proposes a dossier, another publishes it. An agency with one officer records the order that lets one do
//! both.

use crate::agency::{Agency, Level};
use crate::id::{AgencyId, PersonId};
use crate::refusal::Refusal;
use crate::time::{Day, Moment};
use serde::{Deserialize, Serialize};

/// A dossier proposed for publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub person: PersonId,
    pub name: String,
    pub at: Moment,
    /// The dossier's revision that was proposed.
    pub revision: i64,
    /// For the approver.
    pub note: String,
    pub returned: Option<Returned>,
}

/// An approver sent it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    pub name: String,
    pub at: Moment,
    pub remark: String,
}

/// An order by which one officer may propose and publish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoleOrder {
    pub id: i64,
    /// Number, date and who gave it.
    pub words: String,
    pub since: Moment,
    /// Inclusive; none while it stands.
    pub until: Option<Moment>,
}

impl SoleOrder {
    pub fn stands(&self, now: Moment) -> bool {
        self.since <= now && self.until.is_none_or(|until| now <= until)
    }
}

/// Something one of an agency did to a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand {
    pub at: Moment,
    /// The deed's code.
    pub deed: String,
    /// Empty where nobody is known.
    pub name: String,
    /// Of a publication by one person: the order that allowed it.
    pub order: String,
    /// Of an approver who was lent: the lender's names, Thai and English; empty for one of the agency's own.
    pub lent_by: (String, String),
}

/// The longest loan, in days.
pub const LONGEST_LOAN: i64 = 366;

/// An approver borrowed from another agency, or asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loan {
    pub id: i64,
    pub agency: Agency,
    pub lender: Agency,
    pub reason: String,
    /// Both inclusive.
    pub since: Day,
    pub until: Day,
    pub asked: Moment,
    pub asked_by: String,
    pub state: LoanState,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoanState {
    Asked,
    /// Whom, until when at most, by whom.
    Granted {
        name: String,
        ends: Moment,
        by: String,
    },
    Refused {
        by: String,
        remark: String,
    },
}

impl Loan {
    /// Whether it can still be ended: it runs, or will.
    pub fn runs(&self, now: Moment) -> bool {
        matches!(&self.state, LoanState::Granted { ends, .. } if *ends > now)
    }
}

/// Of whom an agency may borrow: those above it in the order of the state, nearest first, then what else is given (its district's office and
/// its province's body), and the Office.
pub fn lenders(agency: &Agency, all: &[Agency]) -> Vec<AgencyId> {
    let mut lenders = Vec::new();
    let mut above = agency.parent;
    while let Some(one) = above.and_then(|id| all.iter().find(|one| one.id == id)) {
        // A circle in the tree ends the walk.
        if one.id == agency.id || lenders.contains(&one.id) {
            break;
        }
        lenders.push(one.id);
        above = one.parent;
    }
    let near = |one: &&Agency| one.level != Level::Office && one.id != agency.id && !lenders.contains(&one.id);
    let mut near: Vec<&Agency> = all.iter().filter(near).collect();
    // The district's office before the body that its province elects.
    near.sort_by_key(|one| one.level == Level::Local);
    lenders.extend(near.into_iter().map(|one| one.id).collect::<Vec<_>>());
    let office = all.iter().filter(|one| one.level == Level::Office && one.id != agency.id).map(|one| one.id);
    let more: Vec<AgencyId> = office.filter(|id| !lenders.contains(id)).collect();
    lenders.extend(more);
    lenders.retain(|id| all.iter().any(|one| one.id == *id && one.ended.is_none()));
    lenders
}

/// Whether somebody may publish a dossier at this revision.
///
/// # Errors
/// [`Refusal::NotProposed`], [`Refusal::ProposalOld`] where it was changed since, [`Refusal::OwnProposal`].
pub fn lets(proposal: Option<&Proposal>, order: bool, by: Option<PersonId>, revision: i64) -> Result<(), Refusal> {
    if order {
        return Ok(());
    }
    match proposal {
        None => Err(Refusal::NotProposed),
        Some(proposal) if proposal.returned.is_some() => Err(Refusal::NotProposed),
        Some(proposal) if proposal.revision != revision => Err(Refusal::ProposalOld),
        Some(proposal) if Some(proposal.person) == by => Err(Refusal::OwnProposal),
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_proposes_does_not_publish_but_by_order() {
        let proposal = Proposal {
            person: PersonId(1),
            name: String::new(),
            at: Moment(0),
            revision: 7,
            note: String::new(),
            returned: None,
        };
        let lets =
            |proposal: Option<&Proposal>, order, by, revision| lets(proposal, order, Some(PersonId(by)), revision);
        assert_eq!(lets(None, false, 2, 7), Err(Refusal::NotProposed));
        assert_eq!(lets(Some(&proposal), false, 1, 7), Err(Refusal::OwnProposal));
        assert_eq!(lets(Some(&proposal), false, 2, 8), Err(Refusal::ProposalOld));
        assert_eq!(lets(Some(&proposal), false, 2, 7), Ok(()));
        assert_eq!(lets(None, true, 1, 7), Ok(()));
        let returned = Returned { name: String::new(), at: Moment(1), remark: String::new() };
        let returned = Proposal { returned: Some(returned), ..proposal };
        assert_eq!(lets(Some(&returned), false, 2, 7), Err(Refusal::NotProposed));
    }

    #[test]
    fn an_approver_comes_from_above_or_from_the_office() {
        let agency = |id, parent: Option<i64>, level, ended: Option<i64>| Agency {
            id: AgencyId(id),
            parent: parent.map(AgencyId),
            level,
            name_th: String::new(),
            name_en: String::new(),
            ended: ended.map(Moment),
            heir: None,
            place: None,
        };
        let all = [
            agency(1, None, Level::Office, None),
            agency(2, None, Level::Ministry, None),
            agency(3, Some(2), Level::Department, None),
            agency(4, Some(3), Level::Local, None),
            agency(5, Some(6), Level::Local, None),
            agency(6, Some(5), Level::Department, Some(1)),
        ];
        // What is given beside those above is near: its district's office, its province's body.
        let of = |at: usize, given: &[usize]| {
            let given: Vec<Agency> = given.iter().map(|one| all[*one].clone()).collect();
            lenders(&all[at], &given).iter().map(|id| id.0).collect::<Vec<_>>()
        };
        assert_eq!((of(3, &[0, 1, 2, 3]), of(1, &[0, 1]), of(0, &[0])), (vec![3, 2, 1], vec![1], vec![]));
        assert_eq!((of(4, &[0, 4, 5]), of(4, &[0, 3, 4])), (vec![1], vec![4, 1]));
    }

    #[test]
    fn an_order_stands_between_its_days() {
        let order = SoleOrder { id: 1, words: String::new(), since: Moment(10), until: Some(Moment(20)) };
        assert!(
            !order.stands(Moment(9))
                && order.stands(Moment(10))
                && order.stands(Moment(20))
                && !order.stands(Moment(21))
        );
    }
}
