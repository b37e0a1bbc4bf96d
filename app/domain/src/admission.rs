//! Who a round hears, and how often each: the policy that its officer sets. What each demands and publishes, `words` says at the
//! form; the deed asks it again.

use crate::comment::{Identity, coded};
use crate::refusal::{Refusal, Refusals};
use serde::{Deserialize, Serialize};

coded! {
    /// Who may speak.
    Admits {
        /// Anyone, without signing in.
        Everyone = "everyone",
        /// Whoever has an account.
        Account = "account",
        /// Whoever a provider of identities has proved to be a person.
        Verified = "verified",
        /// Whoever holds one of the round's invitations, without signing in.
        Invited = "invited",
    }
}

coded! {
    /// How often one of them may.
    Once {
        /// As often as they have something to say.
        Free = "free",
        /// Once about each part: a key point, a provision, the whole.
        Part = "part",
        /// Once in the round.
        Round = "round",
    }
}

coded! {
    /// What becomes of the public comments of somebody who leaves for good.
    Leaving {
        /// They stay, without the name.
        Stay = "stay",
        /// They are public no more; the agency has them still.
        Go = "go",
    }
}

coded! {
    /// When everyone may read what was said.
    Appears {
        /// At once.
        AtOnce = "at_once",
        /// Once a moderator has looked at it: it counts from the beginning, and none is lost.
        Checked = "checked",
    }
}

/// The policy of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Admission {
    pub admits: Admits,
    pub once: Once,
    #[serde(default = "Leaving::usual")]
    pub leaving: Leaving,
    #[serde(default = "Appears::usual")]
    pub appears: Appears,
}

impl Appears {
    /// As long as nobody says otherwise.
    pub fn usual() -> Appears {
        Appears::AtOnce
    }
}

impl Leaving {
    /// As long as nobody says otherwise.
    pub fn usual() -> Leaving {
        Leaving::Stay
    }
}

impl Default for Admission {
    fn default() -> Self {
        Admission { admits: Admits::Everyone, once: Once::Free, leaving: Leaving::Stay, appears: Appears::AtOnce }
    }
}

impl Admission {
    /// As it was told before there were four: whether guests may speak.
    pub fn of_guests(guests: bool) -> Admission {
        Admission { admits: if guests { Admits::Everyone } else { Admits::Account }, ..Admission::default() }
    }

    /// From its codes, of which all but the first may be missing.
    ///
    /// # Errors
    /// Of `admits` [`Refusal::NotAChoice`], of `once` that and [`Refusal::NobodyToTell`].
    pub fn parse(admits: &str, once: &str, leaving: &str) -> Result<Admission, Refusals> {
        let mut no = Refusals::default();
        let admits = no.take("admits", Admits::parse(admits));
        let once = match once {
            "" => Some(Once::Free),
            code => no.take("once", Once::parse(code)),
        };
        let leaving = match leaving {
            "" => Some(Leaving::Stay),
            code => no.take("leaving", Leaving::parse(code)),
        };
        // Nobody can tell whether a guest has spoken before.
        if admits == Some(Admits::Everyone) && once.is_some_and(|once| once != Once::Free) {
            no.add("once", Refusal::NobodyToTell);
        }
        no.none(|| Some(Admission { admits: admits?, once: once?, leaving: leaving?, appears: Appears::AtOnce }))
    }

    /// The same with its code for when comments appear, which may be missing.
    ///
    /// # Errors
    /// Of `appears` [`Refusal::NotAChoice`].
    pub fn appearing(self, code: &str) -> Result<Admission, Refusals> {
        let mut no = Refusals::default();
        let appears = match code {
            "" => Some(Appears::AtOnce),
            code => no.take("appears", Appears::parse(code)),
        };
        no.none(|| Some(Admission { appears: appears?, ..self }))
    }

    /// Whether nobody needs to sign in.
    pub fn guests(self) -> bool {
        matches!(self.admits, Admits::Everyone | Admits::Invited)
    }

    /// Why somebody known so well may not speak. Whether an invitation is one is the store's to say.
    pub fn refuses(self, identity: Identity) -> Option<Refusal> {
        match (self.admits, identity) {
            (Admits::Account | Admits::Verified, Identity::Guest) => Some(Refusal::SignInNeeded),
            (Admits::Verified, Identity::Account) => Some(Refusal::VerifiedNeeded),
            _ => None,
        }
    }
}

/// A policy as the log keeps it, also from before there was more to say than whether guests may speak.
///
/// # Errors
/// What is neither.
pub fn kept<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Admission, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Kept {
        Guests(bool),
        Whole(Admission),
    }
    Ok(match Kept::deserialize(from)? {
        Kept::Guests(guests) => Admission::of_guests(guests),
        Kept::Whole(admission) => admission,
    })
}

/// The most invitations of one round.
pub const MOST_INVITED: u32 = 2_000;
/// The longest name of somebody invited, in graphemes.
pub const LONGEST_INVITED: u32 = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_policy_asks_for_as_much_as_it_says() {
        let of = |admits| Admission { admits, ..Admission::default() };
        for (admits, guest, account) in [
            (Admits::Everyone, None, None),
            (Admits::Invited, None, None),
            (Admits::Account, Some(Refusal::SignInNeeded), None),
            (Admits::Verified, Some(Refusal::SignInNeeded), Some(Refusal::VerifiedNeeded)),
        ] {
            assert_eq!(of(admits).refuses(Identity::Guest), guest, "{admits:?}");
            assert_eq!(of(admits).refuses(Identity::Account), account, "{admits:?}");
            assert_eq!(of(admits).refuses(Identity::Verified), None, "{admits:?}");
        }
    }

    #[test]
    fn once_is_asked_only_of_people_who_can_be_told_apart() {
        let refused = Admission::parse("everyone", "part", "").unwrap_err();
        assert_eq!(refused.of("once"), Some(&Refusal::NobodyToTell));
        let round = Admission::parse("invited", "round", "go").unwrap();
        assert_eq!((round.admits, round.once), (Admits::Invited, Once::Round));
        assert_eq!(Admission::parse("account", "", "").unwrap(), Admission::of_guests(false));
        assert!(Admission::parse("king", "", "").is_err());
    }
}
