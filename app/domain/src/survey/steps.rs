//! What everyone was told of a survey's question before, as tables are looked at beside it. Whoever looked then has it for good, and may subtract it from what is told
//! later: table from table, in every cell that both have, and where one counted values together that the other has apart, in their sum. Sheets come and go
//! between two moments, so that each earlier one is looked at by itself, not the last alone.

use super::cut::Cut;
use super::disclose::{Counts, FEWEST, Plan, near};
use super::{Audience, Question, Tally};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What was counted of a question at a moment at which everyone was told of it, and what of that was told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub by: Vec<(Audience, Tally)>,
    pub cuts: Vec<(Cut, Vec<(String, Tally)>)>,
    /// How many sheets of all questions there were: what came since is not counted in what is told. None of a step that was kept before this was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheets: Option<u64>,
    /// None of a step that was kept before this was: its counts alone are looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<Shown>,
}

impl Step {
    /// How many answered.
    pub fn answered(&self) -> u64 {
        self.by.iter().map(|(_, tally)| tally.answered).sum()
    }

    /// Whether much was taken out since: what stood in it is told no more, however little that leaves.
    pub(super) fn shrank_to(&self, now: &Step) -> bool {
        shrank(self.answered(), now.answered())
    }

    /// Whether anybody chose a value.
    pub(super) fn chose(&self, value: i64) -> bool {
        let given = |tally: &Tally| tally.by_value.iter().any(|(given, n)| *given == value && *n > 0);
        self.by.iter().any(|(_, tally)| given(tally))
    }

    /// Whether the same was counted.
    pub fn counts_as(&self, other: &Step) -> bool {
        self.by == other.by && self.cuts == other.cuts
    }
}

/// Whether a quarter or more of a number is gone.
pub(super) fn shrank(then: u64, now: u64) -> bool {
    now * 4 <= then * 3
}

/// Which cells of which tables were told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Too few answered to tell anything.
    pub few: bool,
    /// Each of one value or of several that were counted together.
    pub cells: Vec<Vec<i64>>,
    /// Values of several choices that were not told.
    pub hidden: Vec<i64>,
    pub audiences: Vec<Audience>,
    /// Parts of each division; empty for those who say nothing of it.
    pub parts: Vec<(Cut, Vec<String>)>,
}

impl Shown {
    pub(super) fn parts(&self, cut: Cut) -> &[String] {
        self.parts.iter().find(|(of, _)| *of == cut).map_or(&[], |(_, parts)| parts)
    }
}

/// What was counted and told at a moment before, beside the plan of the tables that are to be told.
pub(super) struct Before<'a> {
    pub(super) all: Counts,
    none: Counts,
    each: Vec<(Audience, Counts)>,
    cuts: Vec<(Cut, Vec<(String, Counts)>)>,
    shown: Option<&'a Shown>,
    /// The cells that both moments tell, alone or as a sum.
    cells: Vec<Vec<i64>>,
    /// By those, the numbers of every table that was told, and of what is left of all without those of one division.
    told: Vec<Vec<u64>>,
}

impl<'a> Before<'a> {
    pub(super) fn of(question: &Question, step: &'a Step) -> Before<'a> {
        let counts = |tally: &Tally| Counts::of(question, Some(tally));
        let each: Vec<(Audience, Counts)> = step.by.iter().map(|(of, tally)| (*of, counts(tally))).collect();
        let none = Counts::of(question, None);
        let mut all = none.clone();
        each.iter().for_each(|(_, counts)| all.add(counts));
        let parts =
            |parts: &Vec<(String, Tally)>| parts.iter().map(|(code, tally)| (code.clone(), counts(tally))).collect();
        let cuts = step.cuts.iter().map(|(cut, of)| (*cut, parts(of))).collect();
        Before { all, none, each, cuts, shown: step.shown.as_ref(), cells: Vec::new(), told: Vec::new() }
    }

    /// Lays the plan of what is to be told beside it.
    pub(super) fn meet(&mut self, plan: &Plan) {
        let then = self.shown.map_or(plan.published(), |shown| published(&shown.cells));
        self.cells = joined(&then, &plan.published());
        let mut told = Vec::new();
        match self.shown {
            Some(shown) if shown.few => {}
            None => told.push(self.all.clone()),
            Some(shown) => {
                told.push(self.all.clone());
                told.extend(shown.audiences.iter().map(|of| self.audience(*of)));
                told.push(self.without_audiences(&shown.audiences));
                for (cut, codes) in &shown.parts {
                    told.extend(codes.iter().map(|code| self.part(*cut, code)));
                    told.push(self.without_parts(*cut, codes));
                }
            }
        }
        self.told = told.iter().map(|counts| self.numbers(plan, counts)).collect();
        self.told.sort_unstable();
        self.told.dedup();
    }

    pub(super) fn audience(&self, of: Audience) -> Counts {
        self.each.iter().find(|(one, _)| *one == of).map_or_else(|| self.none.clone(), |(_, counts)| counts.clone())
    }

    /// All without some audiences.
    pub(super) fn without_audiences(&self, those: &[Audience]) -> Counts {
        let those: Vec<Counts> = those.iter().map(|of| self.audience(*of)).collect();
        self.all.without(&those.iter().collect::<Vec<_>>())
    }

    /// A part of a division; those who say nothing of it are what is left of all.
    pub(super) fn part(&self, cut: Cut, code: &str) -> Counts {
        let parts = self.cuts.iter().find(|(of, _)| *of == cut).map_or(&[][..], |(_, parts)| parts);
        match code {
            "" => self.all.without(&parts.iter().map(|(_, counts)| counts).collect::<Vec<_>>()),
            code => parts
                .iter()
                .find(|(one, _)| one == code)
                .map_or_else(|| self.none.clone(), |(_, counts)| counts.clone()),
        }
    }

    /// All without some parts of a division.
    pub(super) fn without_parts(&self, cut: Cut, codes: &[String]) -> Counts {
        let those: Vec<Counts> = codes.iter().map(|code| self.part(cut, code)).collect();
        self.all.without(&those.iter().collect::<Vec<_>>())
    }

    /// Whether a value was told by itself.
    pub(super) fn told_alone(&self, value: i64) -> bool {
        self.shown.is_some_and(|shown| shown.cells.iter().any(|cell| cell.as_slice() == [value]))
    }

    /// Whether an audience was told apart.
    pub(super) fn showed(&self, of: Audience) -> bool {
        self.shown.is_none_or(|shown| shown.audiences.contains(&of))
    }

    /// Whether a part of a division was.
    pub(super) fn showed_part(&self, cut: Cut, code: &str) -> bool {
        self.shown.is_none_or(|shown| shown.parts(cut).iter().any(|one| one == code))
    }

    fn numbers(&self, plan: &Plan, counts: &Counts) -> Vec<u64> {
        plan.numbers_by(&self.cells, counts)
    }

    /// Whether somebody's table, told now, would single somebody out beside what was told then; `then` is what theirs was.
    pub(super) fn tells(&self, plan: &Plan, now: &Counts, then: &Counts) -> bool {
        if !plan.moves(now, then) {
            return true;
        }
        let (now, then) = (self.numbers(plan, now), self.numbers(plan, then));
        now.iter().zip(&then).any(|(now, then)| !near(*now, *then))
            || self.told.iter().any(|other| isolates_since(&now, &then, other))
    }
}

/// Whether another table that was told then could be held whole by this one, or hold it, so that taking one away from the other leaves fewer than five in a cell.
/// Whoever was in the other then and is in this one now was in this one then, too.
fn isolates_since(now: &[u64], then: &[u64], other: &[u64]) -> bool {
    let few = |large: u64, small: u64| (1..FEWEST).contains(&large.saturating_sub(small));
    let within = |small: &[u64], large: &[u64]| small.iter().zip(large).all(|(small, large)| small <= large);
    let holds = within(other, then) && now.iter().zip(other).any(|(now, other)| few(*now, *other));
    // Nobody came to a cell that did not grow.
    let stayed = || now.iter().zip(then).zip(other).any(|((now, then), other)| now <= then && few(*other, *now));
    let inside = within(then, other) || now[0] <= then[0] && within(now, other);
    holds || inside && stayed()
}

/// Cells as a table tells them: all values that are counted together under one number.
pub(super) fn published(cells: &[Vec<i64>]) -> Vec<Vec<i64>> {
    let (alone, together): (Vec<&Vec<i64>>, Vec<&Vec<i64>>) = cells.iter().partition(|cell| cell.len() == 1);
    let together: Vec<i64> = together.into_iter().flatten().copied().collect();
    alone.into_iter().cloned().chain((!together.is_empty()).then_some(together)).collect()
}

/// The smallest sums of cells of the one table that are sums of cells of the other.
fn joined(then: &[Vec<i64>], now: &[Vec<i64>]) -> Vec<Vec<i64>> {
    let mut blocks: Vec<BTreeSet<i64>> = Vec::new();
    for cell in now.iter().chain(then.iter().filter(|cell| cell.len() > 1)) {
        let mut block: BTreeSet<i64> = cell.iter().copied().collect();
        blocks.retain(|one| {
            let apart = one.is_disjoint(&block);
            if !apart {
                block.extend(one);
            }
            apart
        });
        blocks.push(block);
    }
    // What is not told now is subtracted from nothing.
    let told: BTreeSet<i64> = now.iter().flatten().copied().collect();
    blocks.into_iter().filter(|block| block.is_subset(&told)).map(|block| block.into_iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::disclose::{Table, Tables, beside};
    use super::super::{Form, NewQuestion};
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn question(form: Form) -> Question {
        let mut new = NewQuestion::plain(form, "?");
        new.choices = (0..4).map(|n| n.to_string()).collect();
        new.numbered(1, 1)
    }

    fn tally(answered: u64, by_value: &[(i64, u64)]) -> Tally {
        Tally { question: 1, answered, by_value: by_value.to_vec() }
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
        /// Sheets come and go, and whoever looks at two moments subtracts what was told at one from what was told at the other.
        #[test]
        fn subtracting_two_moments_finds_nobody(
            form in prop_oneof![Just(Form::Single), Just(Form::Several), Just(Form::Scale)],
            given in prop::collection::vec(prop::collection::vec(prop::collection::vec(0_u64..9, 4), 3), 2..6),
        ) {
            let question = question(form);
            let mut counts = vec![vec![0_u64; 4]; 3];
            let mut steps: Vec<Step> = Vec::new();
            let mut told: Vec<Tables> = Vec::new();
            for more in &given {
                counts.iter_mut().zip(more).for_each(|(counts, more)| counts.iter_mut().zip(more).for_each(|(n, more)| *n += more));
                let by: Vec<(Audience, Tally)> = counts.iter().zip(Audience::ALL).map(|(counts, of)| {
                    let by_value: Vec<(i64, u64)> = counts.iter().enumerate().map(|(at, n)| (at as i64, *n)).filter(|(_, n)| *n > 0).collect();
                    let sum = counts.iter().sum::<u64>();
                    // Of several choices everybody ticks two, or all answered would be no more than ticked one.
                    let answered = if form == Form::Several { sum - counts.iter().sum::<u64>() / 2 } else { sum };
                    (*of, tally(answered.max(counts.iter().copied().max().unwrap_or(0)), &by_value))
                }).collect();
                if let Some(now) = beside(&question, &by, &steps) {
                    steps.push(Step { by, ..Step::default() });
                    told.push(now);
                }
            }
            for (at, later) in told.iter().enumerate() {
                for earlier in &told[..at] {
                    let pairs = std::iter::once((&later.all, Some(&earlier.all))).chain(
                        later.of.iter().map(|(of, table)| (table, earlier.of.iter().find(|(one, _)| one == of).map(|(_, table)| table))),
                    );
                    for (now, before) in pairs.filter_map(|(now, before)| Some((cells(now), cells(before.filter(|one| !one.few)?)))) {
                        for (cell, n) in &now {
                            // A cell that was told then too, or that several told then add up to.
                            let was = before.get(cell).copied().or_else(|| {
                                let parts: Option<Vec<u64>> = cell.iter().map(|value| before.get(&vec![*value]).copied()).collect();
                                parts.filter(|parts| !parts.is_empty()).map(|parts| parts.iter().sum())
                            });
                            if let Some(was) = was {
                                prop_assert!(near(*n, was), "{cell:?}: {was} and {n}, {earlier:?} {later:?}");
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn cells_that_two_tables_count_otherwise_are_compared_by_what_both_add_up_to() {
        let then = [vec![0, 1], vec![2], vec![3], vec![4]];
        let now = [vec![0], vec![1, 2], vec![3], vec![5]];
        assert_eq!(joined(&then, &now), [vec![3], vec![5], vec![0, 1, 2]]);
        assert_eq!(joined(&[vec![0, 9], vec![1]], &[vec![0], vec![1]]), [vec![1]], "nine is told no more");
    }

    #[test]
    fn a_step_from_before_is_read() {
        let kept = r#"{"by":[["Everyone",{"question":1,"answered":7,"by_value":[[0,7]]}]],"cuts":[]}"#;
        let step: Step = serde_json::from_str(kept).expect("read");
        assert_eq!((step.answered(), step.shown), (7, None));
    }
}
