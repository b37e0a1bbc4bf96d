//! Four eyes: one person proposes a dossier, another publishes it. An agency with one officer records the order that lets one do
//! both.

use crate::id::PersonId;
use crate::refusal::Refusal;
use crate::time::Moment;
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
