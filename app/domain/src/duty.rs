//! What waits for somebody who works at an agency: told on the desk, and by letter to those who want it. Never a breach: days of s.16-18
//! are targets that the Office sets.

use crate::id::ConsultationId;
use crate::refusal::{Refusal, Refusals};
use crate::time::{Day, Moment};
use serde::{Deserialize, Serialize};

/// A hearing that closes within so many days is told of, and a target that is as near.
pub const SOON_DAYS: i64 = 3;
pub const NEAR_DAYS: i64 = 7;

/// What waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Waits {
    /// Somebody proposed it, and it waits for an approver.
    Proposed { by: String },
    /// What one proposed was sent back, with a remark.
    Returned { by: String, remark: String },
    /// The hearing closes soon.
    Closing { closes: Moment },
    /// The Office's target for the summary is near.
    Target { day: Day },
}

/// Something that waits for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    pub consultation: ConsultationId,
    pub name: String,
    pub waits: Waits,
}

/// Of what somebody wants letters, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    pub proposed: bool,
    pub returned: bool,
    pub closing: bool,
    pub target: bool,
    /// In one letter each morning; otherwise as it happens.
    pub daily: bool,
}

impl Default for Wish {
    /// All of it, each morning.
    fn default() -> Self {
        Wish { proposed: true, returned: true, closing: true, target: true, daily: true }
    }
}

/// The codes of what letters can be of, in the order of the form.
pub const OF: [&str; 4] = ["proposed", "returned", "closing", "target"];

impl Wish {
    /// Whether it is of this code.
    pub fn of(&self, code: &str) -> bool {
        match code {
            "proposed" => self.proposed,
            "returned" => self.returned,
            "closing" => self.closing,
            "target" => self.target,
            _ => false,
        }
    }

    /// Whether what waits is told by letter.
    pub fn tells(&self, waits: &Waits) -> bool {
        match waits {
            Waits::Proposed { .. } => self.proposed,
            Waits::Returned { .. } => self.returned,
            Waits::Closing { .. } => self.closing,
            Waits::Target { .. } => self.target,
        }
    }

    /// Understands the form: the codes that were ticked, and when.
    ///
    /// # Errors
    /// Refusals of `of[]` (nothing was ticked, or nothing that there is) and `when`.
    pub fn parse(of: &[&str], when: &str) -> Result<Wish, Refusals> {
        let mut no = Refusals::default();
        if of.is_empty() || of.iter().any(|code| !OF.contains(code)) {
            no.add("of[]", Refusal::NotChosen);
        }
        let daily = no.take(
            "when",
            match when {
                "daily" => Ok(true),
                "now" => Ok(false),
                _ => Err(Refusal::NotChosen),
            },
        );
        let ticked = |code: &str| of.contains(&code);
        no.none(|| {
            Some(Wish {
                proposed: ticked("proposed"),
                returned: ticked("returned"),
                closing: ticked("closing"),
                target: ticked("target"),
                daily: daily?,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_what_was_ticked() {
        let wish = Wish::parse(&["closing"], "now").unwrap();
        assert!(wish.closing && !wish.proposed && !wish.daily);
        assert!(wish.tells(&Waits::Closing { closes: Moment(1) }) && !wish.tells(&Waits::Target { day: Day(1) }));
        assert!(OF.iter().all(|code| Wish::default().of(code)) && !wish.of("target"));
        let no = Wish::parse(&[], "sometimes").unwrap_err();
        assert_eq!((no.of("of[]"), no.of("when")), (Some(&Refusal::NotChosen), Some(&Refusal::NotChosen)));
        assert!(Wish::parse(&["everything"], "now").is_err());
    }
}
