//! Said through another: somebody enters the words of a person who cannot or would rather not do it themselves, with that person's consent. How and when it
//! was given is recorded; the comment is shown and counted as said through another, and never as the helper's own.

use crate::comment::{Showing, coded};
use crate::refusal::{Refusal, Refusals};
use crate::text::{Lines, clean};
use crate::time::Day;
use crate::typed;
use serde::{Deserialize, Serialize};

coded! {
    /// Who enters the words, as they say; an officer is believed only where they are signed in as one.
    Helper { Family = "family", Headman = "headman", Officer = "officer", Other = "other" }
}

coded! {
    /// How the person said that they want it sent.
    Consent { Spoken = "spoken", Phone = "phone", Written = "written" }
}

/// So many persons may one account enter in a round that hears each once: a village, not a campaign.
pub const MOST: u32 = 100;
/// The longest word by which a helper tells persons apart.
const LONGEST: u32 = 120;

/// How a comment came that was said through another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Through {
    pub helper: Helper,
    pub consent: Consent,
    /// When consent was given.
    pub day: Day,
}

impl Through {
    /// As the store keeps it.
    pub fn kept(helper: &str, consent: &str, day: i64) -> Option<Through> {
        Some(Through { helper: Helper::parse(helper).ok()?, consent: Consent::parse(consent).ok()?, day: Day(day) })
    }
}

/// The same for a new comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub how: Through,
    /// By what the helper tells this person from the others that they enter; asked where each is heard once, kept as a keyed hash alone.
    pub whose: String,
}

/// Its fields as they stand in the comment's form.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    pub through: &'a str,
    pub consent: &'a str,
    pub day: [&'a str; 3],
    pub agreed: &'a str,
    pub name_agreed: &'a str,
    pub whose: &'a str,
}

impl Typed<'_> {
    /// Nothing of a comment that somebody makes themselves; what is refused goes to `no`. A name is published only where the person whose it is said so.
    pub fn parse(&self, showing: Option<Showing>, no: &mut Refusals) -> Option<Option<New>> {
        if self.through.is_empty() {
            return Some(None);
        }
        let helper = no.take("through", Helper::parse(self.through));
        let consent = no.take("consent", Consent::parse(self.consent));
        let [day, month, year] = self.day;
        let day = no.take("given", typed::date(day, month, year));
        let whose = no.take("whose", clean(self.whose, LONGEST, Lines::One));
        if !typed::ticked(self.agreed) {
            no.add("agreed", Refusal::NotChosen);
        }
        if showing == Some(Showing::Named) && !typed::ticked(self.name_agreed) {
            no.add("name_agreed", Refusal::NotChosen);
        }
        Some(Some(New { how: Through { helper: helper?, consent: consent?, day: day? }, whose: whose? }))
    }
}

/// A word for a person as it is compared: however it was spaced, and in whichever digits.
pub fn told_apart(whose: &str) -> String {
    whose.chars().filter(|c| !c.is_whitespace()).map(crate::digits::arabic).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPED: Typed<'static> = Typed {
        through: "headman",
        consent: "spoken",
        day: ["1", "11", "2569"],
        agreed: "yes",
        name_agreed: "",
        whose: "Grandmother at 12",
    };

    fn refused(typed: Typed<'_>, showing: Showing) -> Vec<String> {
        let mut no = Refusals::default();
        let _ = typed.parse(Some(showing), &mut no);
        no.0.into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn consent_is_said_with_how_and_when() {
        assert!(refused(TYPED, Showing::Unnamed).is_empty());
        let without = Typed { consent: "", day: ["", "", ""], agreed: "", ..TYPED };
        assert_eq!(refused(without, Showing::Unnamed), ["consent", "given", "agreed"]);
        assert_eq!(refused(Typed { through: "neighbour", ..TYPED }, Showing::Agency), ["through"]);
        let mut no = Refusals::default();
        assert_eq!(Typed { through: "", agreed: "", ..TYPED }.parse(None, &mut no), Some(None));
        assert!(no.is_empty());
    }

    #[test]
    fn a_name_is_published_only_where_the_person_said_so() {
        assert_eq!(refused(TYPED, Showing::Named), ["name_agreed"]);
        assert!(refused(Typed { name_agreed: "yes", ..TYPED }, Showing::Named).is_empty());
    }

    #[test]
    fn a_person_is_the_same_however_the_word_is_spaced() {
        assert_eq!(told_apart(" grandmother  at \u{e51}\u{e52} "), told_apart("Grandmother at12"));
    }
}
