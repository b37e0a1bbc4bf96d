//! How the portal itself does: one question, asked of whoever got a receipt or just published, of nobody twice in ninety days; and what everyone is told of
//! the answers. It is about the portal, never about a draft or its agency.

use crate::agency::{Role, Viewer};
use crate::id::AgencyId;
use crate::refusal::{Refusal, Refusals};
use crate::survey::disclose::FEWEST;
use crate::text::{Lines, clean};
use crate::time::{Day, Moment, Month};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Nobody is asked again within so many days.
pub const APART_DAYS: i64 = 90;
/// Staff are asked within so many days after a publication.
const AFTER_DAYS: i64 = 14;
/// The longest remark, in letters.
pub const LONGEST_REMARK: u32 = 200;

/// In which part somebody was asked. Not who they are: of several parts it is the one that the publication needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// Whoever sent a comment or an answer sheet.
    Person,
    Drafter,
    Approver,
    Summariser,
    Evaluator,
    Moderator,
}

impl Part {
    pub const ALL: [Part; 6] =
        [Part::Person, Part::Drafter, Part::Approver, Part::Summariser, Part::Evaluator, Part::Moderator];

    pub fn code(self) -> &'static str {
        match self {
            Part::Person => "person",
            Part::Drafter => "drafter",
            Part::Approver => "approver",
            Part::Summariser => "summariser",
            Part::Evaluator => "evaluator",
            Part::Moderator => "moderator",
        }
    }

    pub fn parse(code: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.code() == code)
    }
}

/// The part of somebody of the staff in what was published: of a result whoever summarised comes first, of a hearing whoever publishes.
pub fn part(viewer: &Viewer, agency: AgencyId, summarised: bool) -> Option<Part> {
    let before = [(Role::Approver, Part::Approver), (Role::Drafter, Part::Drafter)];
    let after = [(Role::Summariser, Part::Summariser), (Role::Evaluator, Part::Evaluator)];
    let (first, then) = if summarised { (after, before) } else { (before, after) };
    let held = |(role, part): (Role, Part)| viewer.is(agency, role).then_some(part);
    first.into_iter().chain(then).find_map(held)
}

/// The part of whoever has just decided about comments.
pub fn moderates(viewer: &Viewer) -> Option<Part> {
    viewer.has(Role::Moderator).then_some(Part::Moderator)
}

/// Whether a publication is so fresh that its people are asked.
pub fn is_fresh(published: Option<Moment>, now: Moment) -> bool {
    published.is_some_and(|at| (0..=AFTER_DAYS).contains(&(now.day().0 - at.day().0)))
}

/// From when on whoever was asked today may be asked again: a Monday, so that what is kept tells the week alone.
pub fn asked_until(today: Day) -> Day {
    let day = Day(today.0 + APART_DAYS);
    Day(day.0 + i64::from((7 - day.weekday()) % 7))
}

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 1 very dissatisfied … 5 very satisfied.
    Of(u8),
    NoOpinion,
}

impl Step {
    /// In the order in which they are offered.
    pub const ALL: [Step; 6] = [Step::Of(5), Step::Of(4), Step::Of(3), Step::Of(2), Step::Of(1), Step::NoOpinion];

    /// As it is kept: 0 for no opinion.
    pub fn number(self) -> u8 {
        match self {
            Step::Of(n) => n,
            Step::NoOpinion => 0,
        }
    }

    pub fn parse(number: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.number().to_string() == number)
    }

    /// The share that is told is of these.
    pub fn satisfied(self) -> bool {
        matches!(self, Step::Of(4 | 5))
    }
}

/// An answer, or that somebody would rather not be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Given { step: Step, remark: String },
    Dismissed,
}

impl Answer {
    /// Reads the card; `dismissed` is its other button.
    ///
    /// # Errors
    /// Refusals of `step` and `remark`.
    pub fn parse(step: &str, remark: &str, dismissed: bool) -> Result<Answer, Refusals> {
        if dismissed {
            return Ok(Answer::Dismissed);
        }
        let mut no = Refusals::default();
        let given = match step {
            "" => Err(Refusal::NotChosen),
            step => Step::parse(step).ok_or(Refusal::NotAChoice),
        };
        let step = no.take("step", given);
        let remark = no.take("remark", clean(remark, LONGEST_REMARK, Lines::One));
        no.none(|| Some(Answer::Given { step: step?, remark: remark? }))
    }
}

/// What is counted of one month and part: satisfied, not satisfied, without an opinion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub satisfied: u64,
    pub others: u64,
    pub no_opinion: u64,
}

impl Counts {
    /// Those who said how satisfied they are: the share is of these.
    pub fn n(self) -> u64 {
        self.satisfied + self.others
    }

    /// The share in thousandths.
    pub fn share(self) -> u64 {
        (self.satisfied * 2_000 + self.n()) / (self.n() * 2).max(1)
    }

    fn cells(self) -> [u64; 3] {
        [self.satisfied, self.others, self.no_opinion]
    }

    fn add(self, other: Counts) -> Counts {
        Counts {
            satisfied: self.satisfied + other.satisfied,
            others: self.others + other.others,
            no_opinion: self.no_opinion + other.no_opinion,
        }
    }

    fn less(self, other: Counts) -> Counts {
        Counts {
            satisfied: self.satisfied - other.satisfied,
            others: self.others - other.others,
            no_opinion: self.no_opinion - other.no_opinion,
        }
    }

    /// Whether no cell of it tells of fewer than five.
    fn fits(self) -> bool {
        self.cells().into_iter().all(|n| n == 0 || n >= FEWEST)
    }
}

/// One month as everyone may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub month: Month,
    /// Of all parts; nothing where a cell would be too small.
    pub all: Option<Counts>,
    /// The parts that are shown apart.
    pub of: Vec<(Part, Counts)>,
}

impl Told {
    /// That of a part, or of all.
    pub fn counts(&self, part: Option<Part>) -> Option<Counts> {
        match part {
            None => self.all,
            Some(part) => self.of.iter().find(|(of, _)| *of == part).map(|(_, counts)| *counts),
        }
    }
}

/// What everyone is told, the last month first. Only of months that are over, so that no two looks differ by one answer; no cell below five, and
/// none by taking the parts that are shown from all.
pub fn told(kept: &[(Month, Part, Step, u64)], now: Month) -> Vec<Told> {
    let mut months: BTreeMap<Month, BTreeMap<Part, Counts>> = BTreeMap::new();
    for (month, part, step, n) in kept.iter().filter(|(month, ..)| *month < now) {
        let counts = months.entry(*month).or_default().entry(*part).or_default();
        match step {
            Step::NoOpinion => counts.no_opinion += n,
            step if step.satisfied() => counts.satisfied += n,
            _ => counts.others += n,
        }
    }
    months.into_iter().rev().map(|(month, parts)| of_month(month, parts)).collect()
}

fn of_month(month: Month, parts: BTreeMap<Part, Counts>) -> Told {
    let sum = |parts: &[(Part, Counts)]| parts.iter().fold(Counts::default(), |sum, (_, one)| sum.add(*one));
    let mut of: Vec<(Part, Counts)> = parts.into_iter().filter(|(_, counts)| *counts != Counts::default()).collect();
    let all = sum(&of);
    of.retain(|(_, counts)| counts.fits() && counts.n() > 0);
    // What is left of all has no small cell either; the smallest goes first. Where all is not told there is nothing to take from.
    if all.fits() {
        of.sort_by_key(|(part, counts)| (std::cmp::Reverse(counts.n()), *part));
        while !all.less(sum(&of)).fits() {
            of.pop();
        }
        of.sort_by_key(|(part, _)| *part);
    }
    Told { month, all: Some(all).filter(|all| all.fits() && all.n() > 0), of }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::PersonId;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, date: u32) -> Day {
        Day::from_ce(year, month, date).unwrap()
    }

    fn kept(rows: &[(Part, u8, u64)]) -> Vec<(Month, Part, Step, u64)> {
        let row = |(part, step, n): &(Part, u8, u64)| (Month(1), *part, Step::parse(&step.to_string()).unwrap(), *n);
        rows.iter().map(row).collect()
    }

    #[test]
    fn the_share_is_of_those_who_said_four_or_five() {
        let rows = kept(&[
            (Part::Person, 5, 30),
            (Part::Person, 4, 10),
            (Part::Person, 3, 6),
            (Part::Person, 1, 4),
            (Part::Person, 0, 8),
        ]);
        let told = told(&rows, Month(2));
        let all = told[0].all.unwrap();
        assert_eq!((all.satisfied, all.n(), all.no_opinion, all.share()), (40, 50, 8, 800));
        assert_eq!(told[0].of, [(Part::Person, all)]);
        assert!(super::told(&rows, Month(1)).is_empty(), "a month that is not over is told of nobody");
    }

    #[test]
    fn a_part_that_few_have_is_neither_shown_nor_found_by_subtracting() {
        let rows =
            kept(&[(Part::Person, 5, 30), (Part::Person, 2, 10), (Part::Approver, 5, 6), (Part::Approver, 1, 2)]);
        let told = told(&rows, Month(2));
        assert_eq!(told[0].all.unwrap().n(), 48);
        assert!(told[0].of.is_empty(), "all less people would be eight approvers, two of them dissatisfied");
        let rows = kept(&[(Part::Person, 5, 30), (Part::Approver, 5, 6), (Part::Drafter, 1, 2)]);
        let told = super::told(&rows, Month(2));
        assert!(told[0].all.is_none() && told[0].of.len() == 2, "all is not told, so nothing is taken from it");
    }

    #[test]
    fn nobody_is_asked_again_for_ninety_days_and_what_is_kept_tells_the_week() {
        for date in 1..28 {
            let until = asked_until(day(2026, 11, date));
            assert!(until.0 - day(2026, 11, date).0 >= APART_DAYS && until.weekday() == 0);
            assert!(until.0 - day(2026, 11, date).0 < APART_DAYS + 7);
        }
    }

    #[test]
    fn an_answer_says_a_step_or_is_none() {
        let refused = Answer::parse("", "", false).unwrap_err();
        assert_eq!(refused.of("step"), Some(&Refusal::NotChosen));
        assert!(Answer::parse("6", "", false).is_err() && Answer::parse("5", &"ก".repeat(201), false).is_err());
        let given = Answer::Given { step: Step::NoOpinion, remark: "หาปุ่มไม่เจอ".into() };
        assert_eq!(Answer::parse("0", " หาปุ่มไม่เจอ ", false), Ok(given));
        assert_eq!(Answer::parse("9", "x", true), Ok(Answer::Dismissed));
    }

    #[test]
    fn staff_are_asked_in_the_part_that_the_publication_needed() {
        let at = AgencyId(1);
        let viewer = Viewer {
            person: Some(PersonId(1)),
            roles: vec![(at, Role::Approver), (at, Role::Summariser), (AgencyId(2), Role::Moderator)],
            ..Viewer::default()
        };
        assert_eq!((part(&viewer, at, false), part(&viewer, at, true)), (Some(Part::Approver), Some(Part::Summariser)));
        assert_eq!((part(&viewer, AgencyId(2), false), moderates(&viewer)), (None, Some(Part::Moderator)));
        let now = Moment::at(day(2026, 11, 20), 9, 0);
        assert!(is_fresh(Some(now), now) && !is_fresh(Some(now), now.plus_days(15)) && !is_fresh(None, now));
    }

    proptest! {
        /// Takes any parts that are shown from all, and looks for somebody.
        #[test]
        fn subtracting_parts_finds_nobody(given in prop::collection::vec((0_usize..6, 0_u8..6, 0_u64..12), 1..30)) {
            let rows: Vec<_> = given.iter().map(|(part, step, n)| (Part::ALL[*part], *step, *n)).collect();
            for told in told(&kept(&rows), Month(2)) {
                prop_assert!(told.of.iter().all(|(_, counts)| counts.fits()));
                let Some(all) = told.all else { continue };
                for set in 0..1_usize << told.of.len() {
                    let taken = told.of.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
                    let left = taken.fold(all, |left, (_, (_, counts))| left.less(*counts));
                    prop_assert!(left.fits(), "{left:?} of {told:?}");
                }
            }
        }
    }
}
