//! The vocabularies among the rules: subjects, and what classes and reasons are called. A code is for ever, as rows, counts and exports
//! are kept by it; its name is the office's.

use super::{Coded, Part, Row, Rules};
use crate::comment::Class;
use crate::consultation::SUBJECTS;
use crate::ledger::AsideReason;
use crate::moderation::Reason;

/// As the program is shipped: `words` has the names.
pub(super) fn shipped() -> impl Iterator<Item = Coded> {
    let coded = |part, code: &str, place| Coded { part, code: code.into(), row: Row { place, ..Row::default() } };
    let subjects = SUBJECTS.iter().enumerate().map(move |(at, code)| coded(Part::Subject, code, (at as u32 + 1) * 10));
    let classes = Class::ALL.iter().map(move |one| coded(Part::Class, one.code(), 0));
    let reasons = Reason::ALL.iter().map(move |one| coded(Part::Reason, one.code(), 0));
    let asides = AsideReason::ALL.iter().map(move |one| coded(Part::Aside, one.code(), 0));
    subjects.chain(classes).chain(reasons).chain(asides)
}

impl Rules {
    /// The subjects that are offered, by code, in the office's order.
    pub fn subjects(&self) -> impl Iterator<Item = &str> {
        self.used(Part::Subject).map(|one| one.code.as_str())
    }

    /// Those that a form offers: what is in use, and what was chosen while it was.
    pub fn subjects_with<'a>(&'a self, chosen: &'a [String]) -> impl Iterator<Item = &'a str> {
        let offered = |one: &&Coded| one.row.used || chosen.contains(&one.code);
        self.all(Part::Subject).filter(offered).map(|one| one.code.as_str())
    }

    /// Whether a subject may be chosen now.
    pub fn offers_subject(&self, code: &str) -> bool {
        self.subjects().any(|one| one == code)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Typed;
    use super::*;

    #[test]
    fn a_subject_is_renamed_retired_or_added_and_its_code_stays() {
        assert_eq!(Rules::default().subjects().collect::<Vec<_>>(), SUBJECTS);
        let row = |place, used| Row { place, used, ..Row::default() };
        let rules = Rules::with(vec![
            Coded { part: Part::Subject, code: "tourism".into(), row: row(100, false) },
            Coded { part: Part::Subject, code: "own1".into(), row: row(5, true) },
        ]);
        assert_eq!(rules.subjects().next(), Some("own1"));
        assert!(!rules.subjects().any(|code| code == "tourism"));
        let chosen = ["tourism".to_string()];
        assert!(rules.subjects_with(&chosen).any(|code| code == "tourism"));
        assert!(!rules.offers_subject("tourism") && !rules.offers_subject("fish") && rules.offers_subject("own1"));
    }

    #[test]
    fn codes_of_the_law_are_named_and_never_taken_away() {
        let typed = Typed {
            name_th: "ผู้ได้รับผลกระทบ", place: "x", days: "x", kinds: vec!["bill"], ..Typed::default()
        };
        let row = typed.parse(Part::Class, false).unwrap();
        assert!(row.used && row.kinds.is_empty() && row.name.th == "ผู้ได้รับผลกระทบ");
        assert!(Part::ALL.iter().all(|part| !(part.grows() && part.is_names_alone())));
        let own = Typed { used: true, place: "30", ..Typed::default() };
        assert!(own.parse(Part::Subject, true).is_err(), "one of the office's own has a name");
    }
}
