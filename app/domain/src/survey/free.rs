//! What people wrote freely, as it is read: groups that the agency makes, and what everyone is told of them.

use super::disclose::{self, FEWEST};
use super::{Audience, Form, NewQuestion, Question, Tally};
use crate::refusal::{Refusal, Refusals};
use crate::text::{Lines, clean, required};

/// Groups of one question at most.
pub const MOST: u32 = 60;
/// Answers that one choice puts into a group, at most.
pub const AT_ONCE: usize = 100;
/// The group of answers that were read and stand in none.
pub const NONE: u32 = 0;
const LONGEST: u32 = 120;

/// One group of a question's answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// From 1.
    pub number: u32,
    pub title: String,
    /// Empty where it has none.
    pub title_en: String,
    /// How many answers stand in it.
    pub n: u64,
}

impl Group {
    /// What it is called.
    pub fn name(&self, lang: crate::lang::Lang) -> &str {
        if lang == crate::lang::Lang::En && !self.title_en.is_empty() { &self.title_en } else { &self.title }
    }
}

/// The groups of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    pub question: i64,
    pub groups: Vec<Group>,
    /// How many answers were read: put into groups, or into none.
    pub read: u64,
}

/// A group's titles as typed.
///
/// # Errors
/// Refusals of `title` and `title_en`.
pub fn titles(th: &str, en: &str) -> Result<(String, String), Refusals> {
    let mut no = Refusals::default();
    let th = no.take("title", required(th, LONGEST, Lines::One));
    let en = no.take("title_en", clean(en, LONGEST, Lines::One));
    no.none(|| Some((th?, en?)))
}

/// Which answers are put where: numbers of a form's ticks.
///
/// # Errors
/// Refusals of `sheet[]`: none, or too many.
pub fn ticked(sheets: &[&str]) -> Result<Vec<crate::id::SheetId>, Refusals> {
    let mut no = Refusals::default();
    if sheets.is_empty() {
        no.add("sheet[]", Refusal::NotChosen);
    }
    if sheets.len() > AT_ONCE {
        no.add("sheet[]", Refusal::EntryCount { least: 1, most: AT_ONCE as u32 });
    }
    let ids: Option<Vec<_>> = sheets.iter().map(|id| id.parse().ok().map(crate::id::SheetId)).collect();
    if ids.is_none() {
        no.add("sheet[]", Refusal::NotAChoice);
    }
    no.none(|| ids)
}

/// A group, and how many answers stand in it where that may be told.
pub type Told<'a> = (&'a Group, Option<u64>);

/// What everyone is told of a question's groups: of how many answers that were read, and of each group how many where that singles nobody out. Nothing where
/// fewer than five were read.
pub fn told(groups: &Groups) -> Option<(u64, Vec<Told<'_>>)> {
    if groups.read < FEWEST {
        return None;
    }
    let by_value = groups.groups.iter().map(|group| (i64::from(group.number), group.n)).collect();
    let tally = Tally { question: 0, answered: groups.read, by_value };
    let table = disclose::tables(&as_question(), &[(Audience::Everyone, tally)]).all;
    let n = |group: &Group| table.n(i64::from(group.number));
    let mut told: Vec<Told<'_>> = groups.groups.iter().map(|group| (group, n(group))).collect();
    // The most first; what is not told last, in the order in which they were made.
    told.sort_by_key(|(group, n)| (std::cmp::Reverse(*n), group.number));
    Some((groups.read, told))
}

/// An answer may stand in several groups, as of several choices.
fn as_question() -> Question {
    NewQuestion::plain(Form::Several, "").numbered(0, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(read: u64, of: &[u64]) -> Groups {
        let group = |(n, number): (&u64, u32)| Group { number, title: "ก".into(), title_en: String::new(), n: *n };
        Groups { question: 1, groups: of.iter().zip(1..).map(group).collect(), read }
    }

    #[test]
    fn no_group_of_few_is_told_nor_one_that_all_but_few_are_in() {
        let told = |read, of: &[u64]| {
            super::told(&groups(read, of))
                .map(|(_, told)| told.into_iter().map(|(group, n)| (group.number, n)).collect::<Vec<_>>())
        };
        assert_eq!(
            told(30, &[6, 20, 3, 0, 28]),
            Some(vec![(2, Some(20)), (1, Some(6)), (4, Some(0)), (3, None), (5, None)])
        );
        assert_eq!(told(4, &[4]), None);
        assert_eq!(told(0, &[]), None);
    }

    #[test]
    fn a_group_has_a_name_and_a_choice_has_answers() {
        assert!(titles(" ", "x").is_err() && titles("ค่าใช้จ่าย", "").is_ok());
        assert_eq!(ticked(&[]).unwrap_err().of("sheet[]"), Some(&Refusal::NotChosen));
        assert!(ticked(&["x"]).is_err() && ticked(&["1"; 101]).is_err());
        assert_eq!(ticked(&["7"]).unwrap(), [crate::id::SheetId(7)]);
    }
}
