//! What everyone may see of counts, so that nobody is singled out: no cell of fewer than five people, in a table of all or of one audience, and none by
//! subtracting one table from another. Small values of all are put together; an audience is shown apart only where every cell of it, and of what is left of
//! all without those shown, is empty or of five and more. Of what is left nothing more can be taken away, so every difference of a table of all and any of
//! those shown is a sum of such cells.

use super::steps::{self, Before, Shown, Step};
use super::{Audience, Form, Question, Tally, count};
use std::collections::BTreeMap;

/// The fewest people that a public cell counts.
pub const FEWEST: u64 = 5;

/// A table as everyone may see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Who answered, and the values that are shown, by [`count`]'s numbers.
    pub tally: Tally,
    /// Values that are counted together, and how often they were given.
    pub together: (Vec<i64>, u64),
    /// Values of several choices whose count is not shown.
    pub hidden: Vec<i64>,
    /// Too few answered to show anything.
    pub few: bool,
    /// Where it stays as an earlier moment told it: how many sheets had come then, and how many have come by now.
    pub behind: Option<(u64, u64)>,
}

/// What stands in the place of a value for those that are counted together.
pub const TOGETHER: i64 = i64::MIN;

impl Table {
    /// The table as a tally, those that are counted together under [`TOGETHER`].
    pub fn told(&self) -> Tally {
        let mut tally = self.tally.clone();
        tally.by_value.extend((self.together.1 > 0).then_some((TOGETHER, self.together.1)));
        tally
    }

    /// How often a value was given; nothing where that is not told.
    pub fn n(&self, value: i64) -> Option<u64> {
        let told = !self.few && !self.together.0.contains(&value) && !self.hidden.contains(&value);
        told.then(|| self.tally.by_value.iter().find(|(known, _)| *known == value).map_or(0, |(_, n)| *n))
    }
}

impl Tables {
    /// That of an audience where it is shown apart, or of all.
    pub fn of(&self, audience: Option<Audience>) -> Option<&Table> {
        match audience {
            None => Some(&self.all),
            Some(audience) => self.of.iter().find(|(of, _)| *of == audience).map(|(_, table)| table),
        }
    }

    /// Of how many sheets one of its tables tells, and how many have come by now, where these are more.
    pub fn behind(&self, table: &Table) -> Option<(u64, u64)> {
        table.behind.or(self.behind).filter(|(counted, all)| counted < all && !table.few)
    }
}

/// The tables of one question: of all, and of the audiences that are shown apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    pub all: Table,
    pub of: Vec<(Audience, Table)>,
    /// How many sheets had come when this was told, and how many have come by now: told where more came since, which are in none of its numbers.
    pub behind: Option<(u64, u64)>,
}

/// Whether a cell may be shown.
fn fits(n: u64) -> bool {
    n == 0 || n >= FEWEST
}

/// The counts of a question, of all or of some.
#[derive(Clone)]
pub(super) struct Counts {
    pub(super) answered: u64,
    by: BTreeMap<i64, u64>,
}

impl Counts {
    pub(super) fn of(question: &Question, tally: Option<&Tally>) -> Counts {
        let mut by = BTreeMap::new();
        for (value, n) in tally.into_iter().flat_map(|tally| &tally.by_value) {
            *by.entry(seen(question, *value)).or_insert(0) += n;
        }
        by.remove(&UNSEEN);
        Counts { answered: tally.map_or(0, |tally| tally.answered), by }
    }

    fn get(&self, value: i64) -> u64 {
        self.by.get(&value).copied().unwrap_or(0)
    }

    /// These without some of them.
    pub(super) fn without(&self, others: &[&Counts]) -> Counts {
        let less = |from: u64, of: &dyn Fn(&Counts) -> u64| {
            others.iter().fold(from, |left, counts| left.saturating_sub(of(counts)))
        };
        let by = self.by.iter().map(|(value, n)| (*value, less(*n, &|counts| counts.get(*value)))).collect();
        Counts { answered: less(self.answered, &|counts| counts.answered), by }
    }

    pub(super) fn add(&mut self, other: &Counts) {
        self.answered += other.answered;
        other.by.iter().for_each(|(value, n)| *self.by.entry(*value).or_insert(0) += n);
    }
}

/// What a value counts as that everyone sees nothing of: later places in an order.
const UNSEEN: i64 = i64::MIN;

/// The value under which everyone sees one: numbers by their classes, of an order the first place alone.
fn seen(question: &Question, value: i64) -> i64 {
    match question.form {
        Form::Number | Form::Money => count::class(question, value),
        Form::Ranking if count::apart(value).1 != 1 => UNSEEN,
        _ => value,
    }
}

/// The values of a question in groups of which everybody who answered gave one, or of several choices each by itself.
fn groups(question: &Question, values: &[i64]) -> Vec<Vec<i64>> {
    match question.form {
        Form::Several => values.iter().map(|value| vec![*value]).collect(),
        Form::Matrix => {
            let mut rows: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
            values.iter().for_each(|value| rows.entry(count::apart(*value).0).or_default().push(*value));
            rows.into_values().collect()
        }
        _ => vec![values.to_vec()],
    }
}

/// The tables of a question, from what each audience answered; every sheet is of one audience.
pub fn tables(question: &Question, by_audience: &[(Audience, Tally)]) -> Tables {
    beside(question, by_audience, &[]).unwrap_or_default()
}

/// The same where everyone was told before, as often as there are steps: what came or went since any of them stands in no cell of its own with fewer than five.
/// Nothing where so few answered since, or came and went so, that what was told last stays.
pub fn beside(question: &Question, by_audience: &[(Audience, Tally)], steps: &[Step]) -> Option<Tables> {
    let decided = Decided::of(question, by_audience, steps)?;
    Some(decided.tables(question))
}

/// What is told of all and of audiences, and how.
pub(super) struct Decided<'a> {
    pub(super) all: Counts,
    /// Nothing where so few answered that nothing is told.
    pub(super) plan: Option<Plan>,
    /// Those that are told apart.
    pub(super) of: Vec<(Audience, Counts)>,
    pub(super) before: Vec<Before<'a>>,
}

impl<'a> Decided<'a> {
    pub(super) fn of(question: &Question, by_audience: &[(Audience, Tally)], steps: &'a [Step]) -> Option<Decided<'a>> {
        let mut before: Vec<Before> = steps.iter().map(|step| Before::of(question, step)).collect();
        let mut each = counted(question, by_audience);
        each.retain(|(_, counts)| counts.answered > 0);
        let mut all = Counts::of(question, None);
        each.iter().for_each(|(_, counts)| all.add(counts));
        if before.iter().any(|before| !near(all.answered, before.all.answered)) {
            return None;
        }
        if all.answered < FEWEST {
            return Some(Decided { all, plan: None, of: Vec::new(), before });
        }
        let plan = Plan::beside(question, &all, &before);
        before.iter_mut().for_each(|before| before.meet(&plan));
        if before.iter().any(|before| before.tells(&plan, &all, &before.all)) {
            return None;
        }
        each.retain(|(of, counts)| {
            plan.shows(counts) && !before.iter().any(|before| before.tells(&plan, counts, &before.audience(*of)))
        });
        // The smallest goes first where what is left over has a cell that is too small, now or since.
        each.sort_by_key(|(of, counts)| (std::cmp::Reverse(counts.answered), *of));
        let left = |each: &[(Audience, Counts)]| {
            let now = rest(&all, each.iter());
            let since = |before: &Before| {
                let of: Vec<Audience> = each.iter().map(|(of, _)| *of).collect();
                // What is left without those whom both moments tell apart.
                let both: Vec<Audience> = of.iter().copied().filter(|of| before.showed(*of)).collect();
                let without = rest(&all, each.iter().filter(|(of, _)| both.contains(of)));
                !before.tells(&plan, &now, &before.without_audiences(&of))
                    && !before.tells(&plan, &without, &before.without_audiences(&both))
            };
            plan.fits(&now) && before.iter().all(since)
        };
        while !each.is_empty() && !left(&each) {
            each.pop();
        }
        each.sort_by_key(|(of, _)| *of);
        Some(Decided { all, plan: Some(plan), of: each, before })
    }

    /// Which cells of which tables are told, without cross-tables.
    pub(super) fn shown(&self) -> Shown {
        let audiences = self.of.iter().map(|(of, _)| *of).collect();
        match &self.plan {
            None => Shown { few: self.all.answered > 0, ..Shown::default() },
            Some(plan) => {
                let (cells, hidden) = (plan.cells.clone(), plan.hidden.clone());
                Shown { few: false, cells, hidden, audiences, parts: Vec::new() }
            }
        }
    }

    fn tables(&self, question: &Question) -> Tables {
        drawn(question, &self.shown(), &self.all, &self.of)
    }
}

/// The counts of each audience.
pub(super) fn counted(question: &Question, by_audience: &[(Audience, Tally)]) -> Vec<(Audience, Counts)> {
    by_audience.iter().map(|(of, tally)| (*of, Counts::of(question, Some(tally)))).collect()
}

/// The tables that were decided on.
pub(super) fn drawn(question: &Question, shown: &Shown, all: &Counts, each: &[(Audience, Counts)]) -> Tables {
    if all.answered < FEWEST {
        let tally = Tally { question: question.id.0, ..Tally::default() };
        return Tables { all: Table { tally, few: shown.few, ..Table::default() }, ..Tables::default() };
    }
    let plan = Plan::shown(question, shown);
    let told = each.iter().filter(|(of, _)| shown.audiences.contains(of));
    let of = told.map(|(of, counts)| (*of, plan.table(question, counts))).collect();
    Tables { all: plan.table(question, all), of, behind: None }
}

/// Whether a number that was told and the one that is told now may both be known.
pub(super) fn near(now: u64, before: u64) -> bool {
    fits(now.abs_diff(before))
}

/// All without some.
fn rest<'a>(all: &Counts, those: impl Iterator<Item = &'a (Audience, Counts)>) -> Counts {
    all.without(&those.map(|(_, counts)| counts).collect::<Vec<_>>())
}

/// How the values of a question are shown, the same in every table of it.
pub(super) struct Plan {
    /// Cells, each of one value or of several that are counted together.
    pub(super) cells: Vec<Vec<i64>>,
    /// Values of several choices that are not shown.
    pub(super) hidden: Vec<i64>,
    /// Whether each cell is told of those who did not give it as well.
    others: bool,
}

impl Plan {
    /// As it was told.
    pub(super) fn shown(question: &Question, shown: &Shown) -> Plan {
        let others = question.form == Form::Several;
        Plan { cells: shown.cells.clone(), hidden: shown.hidden.clone(), others }
    }

    /// The cells that a table of it tells.
    pub(super) fn published(&self) -> Vec<Vec<i64>> {
        steps::published(&self.cells)
    }

    /// As all have it, and as it may be told after what was told before.
    pub(super) fn beside(question: &Question, all: &Counts, before: &[Before<'_>]) -> Plan {
        // What somebody gave before and nobody gives now is told too, by not being there.
        let mut values: Vec<i64> =
            all.by.keys().chain(before.iter().flat_map(|one| one.all.by.keys())).copied().collect();
        values.sort_unstable();
        values.dedup();
        let sums = |cell: &[i64]| {
            let sum = |counts: &Counts| cell.iter().map(|value| counts.get(*value)).sum::<u64>();
            let now = sum(all);
            before.iter().all(|one| near(now, sum(&one.all)))
        };
        if question.form == Form::Several {
            let not = |counts: &Counts, value: i64| counts.answered.saturating_sub(counts.get(value));
            let moves =
                |value: i64| sums(&[value]) && before.iter().all(|one| near(not(all, value), not(&one.all, value)));
            let shown = |value: &i64| fits(all.get(*value)) && fits(not(all, *value)) && moves(*value);
            let (shown, hidden): (Vec<i64>, Vec<i64>) = values.into_iter().partition(shown);
            return Plan { cells: shown.into_iter().map(|value| vec![value]).collect(), hidden, others: true };
        }
        let mut cells: Vec<Vec<i64>> = Vec::new();
        for group in groups(question, &values) {
            let (mut small, mut large): (Vec<i64>, Vec<i64>) =
                group.into_iter().partition(|value| !fits(all.get(*value)) || !sums(&[*value]));
            // What was told by itself last is put together with others last.
            let alone = |value: i64| before.last().is_some_and(|last| last.told_alone(value));
            large.sort_by_key(|value| (alone(*value), all.get(*value), *value));
            let sum = |cell: &[i64]| cell.iter().map(|value| all.get(*value)).sum::<u64>();
            // One alone would stand in a table by itself, whatever it is called.
            while !small.is_empty() && (sum(&small) < FEWEST || small.len() < 2 || !sums(&small)) {
                let Some(at) = large.iter().position(|value| all.get(*value) > 0) else { break };
                small.push(large.remove(at));
            }
            cells.extend(large.into_iter().map(|value| vec![value]));
            if sum(&small) >= FEWEST && sums(&small) {
                small.sort_unstable();
                cells.push(small);
            }
        }
        cells.sort();
        Plan { cells, hidden: Vec::new(), others: false }
    }

    fn cell(&self, counts: &Counts, cell: &[i64]) -> u64 {
        cell.iter().map(|value| counts.get(*value)).sum()
    }

    /// Whether every cell of somebody's may be shown.
    pub(super) fn fits(&self, counts: &Counts) -> bool {
        let one = |cell: &Vec<i64>| {
            let n = self.cell(counts, cell);
            fits(n) && (!self.others || fits(counts.answered - n))
        };
        fits(counts.answered) && self.cells.iter().all(one)
    }

    /// Whether somebody's table may be told after the one of theirs that was before: no cell differs by fewer than five.
    pub(super) fn moves(&self, now: &Counts, before: &Counts) -> bool {
        let cell = |cell: &Vec<i64>| {
            let (n, was) = (self.cell(now, cell), self.cell(before, cell));
            let others = (now.answered.saturating_sub(n), before.answered.saturating_sub(was));
            near(n, was) && (!self.others || near(others.0, others.1))
        };
        near(now.answered, before.answered) && self.cells.iter().all(cell)
    }

    /// Whether somebody's table may be shown apart, for itself.
    pub(super) fn shows(&self, counts: &Counts) -> bool {
        counts.answered >= FEWEST && self.fits(counts)
    }

    /// Every number that somebody's table tells, in the same order for everybody.
    pub(super) fn numbers(&self, counts: &Counts) -> Vec<u64> {
        self.numbers_by(&self.cells, counts)
    }

    /// The same by other cells.
    pub(super) fn numbers_by(&self, cells: &[Vec<i64>], counts: &Counts) -> Vec<u64> {
        let mut numbers = vec![counts.answered];
        for cell in cells {
            let n = self.cell(counts, cell);
            numbers.push(n);
            numbers.extend(self.others.then(|| counts.answered.saturating_sub(n)));
        }
        numbers
    }

    pub(super) fn table(&self, question: &Question, counts: &Counts) -> Table {
        let alone = self.cells.iter().filter(|cell| cell.len() == 1);
        let by_value = alone.map(|cell| (cell[0], counts.get(cell[0]))).filter(|(_, n)| *n > 0).collect();
        let together: Vec<&Vec<i64>> = self.cells.iter().filter(|cell| cell.len() > 1).collect();
        let sum = together.iter().map(|cell| self.cell(counts, cell)).sum();
        Table {
            tally: Tally { question: question.id.0, answered: counts.answered, by_value },
            together: (together.into_iter().flatten().copied().collect(), sum),
            hidden: self.hidden.clone(),
            ..Table::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::NewQuestion;
    use proptest::prelude::*;

    fn question(form: Form) -> Question {
        let mut new = NewQuestion::plain(form, "?");
        new.choices = (0..4).map(|n| n.to_string()).collect();
        new.numbered(1, 1)
    }

    fn tally(answered: u64, by_value: &[(i64, u64)]) -> Tally {
        Tally { question: 1, answered, by_value: by_value.to_vec() }
    }

    #[test]
    fn small_values_are_counted_together_and_never_alone() {
        let all = tables(&question(Form::Single), &[(Audience::Everyone, tally(30, &[(0, 20), (1, 7), (2, 3)]))]).all;
        assert_eq!((all.tally.by_value, all.together), (vec![(0, 20)], (vec![1, 2], 10)));
        let all = tables(&question(Form::Single), &[(Audience::Everyone, tally(27, &[(0, 20), (1, 4), (2, 3)]))]).all;
        assert_eq!((all.tally.by_value, all.together), (vec![(0, 20)], (vec![1, 2], 7)));
        let few = tables(&question(Form::Single), &[(Audience::Everyone, tally(4, &[(0, 4)]))]).all;
        assert!(few.few && few.tally.answered == 0 && few.tally.by_value.is_empty());
        assert!(!tables(&question(Form::Single), &[]).all.few, "nobody is not few");
    }

    #[test]
    fn an_audience_that_would_be_found_by_subtracting_is_not_shown_apart() {
        let by = [
            (Audience::Public, tally(40, &[(0, 20), (1, 20)])),
            (Audience::Business, tally(12, &[(0, 6), (1, 6)])),
            (Audience::Expert, tally(2, &[(0, 1), (1, 1)])),
        ];
        let shown: Vec<Audience> = tables(&question(Form::Single), &by).of.iter().map(|(of, _)| *of).collect();
        assert_eq!(shown, [Audience::Public], "all less public less business would be two experts");
        let shown = tables(&question(Form::Single), &by[..2]).of.len();
        assert_eq!(shown, 2);
    }

    #[test]
    fn of_several_choices_those_who_did_not_tick_are_counted_too() {
        let all = tables(&question(Form::Several), &[(Audience::Everyone, tally(20, &[(0, 18), (1, 10), (2, 3)]))]).all;
        assert_eq!((all.tally.by_value, all.hidden), (vec![(1, 10)], vec![0, 2]), "two did not tick the first");
    }

    #[test]
    fn of_an_order_everyone_sees_first_places_and_of_money_classes() {
        let order = [(1, 9), (1_001, 8), (2, 8), (1_002, 9)];
        let all = tables(&question(Form::Ranking), &[(Audience::Everyone, tally(17, &order))]).all;
        assert_eq!(all.tally.by_value, [(1, 9), (1_001, 8)]);
        let money = [(100_000, 3), (110_000, 4), (2_000_000, 9)];
        let all = tables(&question(Form::Money), &[(Audience::Everyone, tally(16, &money))]).all;
        assert_eq!(all.tally.by_value, [(100_000, 7), (2_000_000, 9)]);
    }

    /// What an attacker has: of each table its cells by what they count.
    fn cells(table: &Table) -> BTreeMap<Vec<i64>, u64> {
        let mut cells: BTreeMap<Vec<i64>, u64> =
            table.tally.by_value.iter().map(|(value, n)| (vec![*value], *n)).collect();
        if !table.together.0.is_empty() {
            cells.insert(table.together.0.clone(), table.together.1);
        }
        cells.insert(Vec::new(), table.tally.answered);
        cells
    }

    proptest! {
        /// Subtracts every choice of audiences from all, and looks for somebody.
        #[test]
        fn subtracting_tables_finds_nobody(
            form in prop_oneof![Just(Form::Single), Just(Form::Several), Just(Form::Scale), Just(Form::Date)],
            given in prop::collection::vec(prop::collection::vec(0_u64..12, 4), 1..5),
        ) {
            let question = question(form);
            let by: Vec<(Audience, Tally)> = given.iter().zip(Audience::ALL).map(|(counts, of)| {
                let by_value: Vec<(i64, u64)> = counts.iter().enumerate().map(|(at, n)| (at as i64, *n)).filter(|(_, n)| *n > 0).collect();
                let sum = by_value.iter().map(|(_, n)| n).sum::<u64>();
                let answered = if form == Form::Several { counts.iter().copied().max().unwrap_or(0).max(sum / 2) } else { sum };
                (*of, tally(answered, &by_value))
            }).collect();
            let told = tables(&question, &by);
            let all = cells(&told.all);
            let shown: Vec<BTreeMap<Vec<i64>, u64>> = told.of.iter().map(|(_, table)| cells(table)).collect();
            for set in 0..1_usize << shown.len() {
                let mut left = all.clone();
                for (_, table) in shown.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1) {
                    for (cell, n) in table {
                        if let Some(from) = left.get_mut(cell) {
                            *from -= n;
                        }
                    }
                }
                for (cell, n) in &left {
                    prop_assert!(fits(*n), "{cell:?}: {n} of {told:?}");
                    // Of several choices those who did not tick one.
                    if form == Form::Several && !cell.is_empty() {
                        prop_assert!(fits(left[&Vec::new()] - n), "not {cell:?} of {told:?}");
                    }
                }
            }
            for (_, table) in &told.of {
                prop_assert!(cells(table).values().all(|n| fits(*n)));
            }
        }
    }
}
