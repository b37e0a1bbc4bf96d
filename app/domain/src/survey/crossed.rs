//! Cross-tables as everyone may see them: a question's answers by class, by how well the portal knows who answers, by the way a sheet came, by province; beside the
//! tables of all and of audiences. Nobody is singled out by one of them, nor by subtracting any two: within one division what is left of all has no small cell
//! (as of audiences); and of two divisions no table is shown beside one that could hold it whole and would leave fewer than five in a cell.
//!
//! Whether one table's people are all among another's is not in the tables. Where they are, every number of the one is at most the other's; so every pair of which that
//! is true is looked at as if they were.

use super::cut::{Cut, is_closed};
use super::disclose::{Counts, Decided, FEWEST, Plan, Table, Tables, counted, drawn};
use super::steps::{Before, Shown, Step};
use super::{Audience, Question, Tally};
use std::cmp::Reverse;

/// What is told of a question by one division: each part by its code, empty for those who say nothing of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crossed {
    pub of: Vec<(Cut, Vec<(String, Table)>)>,
}

impl Crossed {
    /// The parts of one division that are shown.
    pub fn by(&self, cut: Cut) -> &[(String, Table)] {
        self.of.iter().find(|(of, _)| *of == cut).map_or(&[], |(_, parts)| parts)
    }
}

/// What is counted of a question in one division: each part by its code.
pub type Parts = Vec<(String, Tally)>;
/// A division with its parts.
type Divided = (Cut, Parts);

/// The tables of a question with its cross-tables.
pub fn crossed(question: &Question, by_audience: &[(Audience, Tally)], cuts: &[(Cut, Parts)]) -> (Tables, Crossed) {
    crossed_beside(question, by_audience, cuts, &[]).unwrap_or_default()
}

/// The same after what everyone was told before, as [`super::disclose::beside`] tells it.
pub fn crossed_beside(
    question: &Question,
    by_audience: &[(Audience, Tally)],
    cuts: &[(Cut, Parts)],
    steps: &[Step],
) -> Option<(Tables, Crossed)> {
    let shown = shown(question, by_audience, cuts, steps)?;
    Some(told_as(question, (by_audience, cuts), &shown))
}

/// What is counted now as the step after those before it; nothing where what was told last stays: where so few answered since, and where values that it told
/// apart would have to be put together or hidden. A few more answers take no number away that everyone has; many more may join one or two of them.
pub fn next(question: &Question, now: &Step, steps: &[Step]) -> Option<Step> {
    let next = shown(question, &now.by, &now.cuts, steps)?;
    if let Some((last, before)) = steps.split_last().filter(|(last, _)| !last.shrank_to(now)) {
        let told = match &last.shown {
            Some(told) => Some(told.clone()),
            None => shown(question, &last.by, &last.cuts, before),
        };
        let alone = told.iter().flat_map(|told| &told.cells).filter(|cell| cell.len() == 1);
        let (stay, go): (Vec<_>, Vec<_>) = alone.partition(|cell| next.cells.contains(cell));
        let chosen = |cells: &[&Vec<i64>]| cells.iter().filter(|cell| last.chose(cell[0])).count();
        // Nor does a choice that hardly anybody takes hold the others still: with half as many answers again it is put together with another.
        let grown = now.answered() * 2 >= last.answered() * 3;
        if !go.is_empty() && (!grown || chosen(&stay) < chosen(&go)) {
            return None;
        }
    }
    Some(Step { shown: Some(next), ..now.clone() })
}

/// What was told in a step, after those before it.
pub fn told_in(question: &Question, step: &Step, before: &[Step]) -> (Tables, Crossed) {
    match &step.shown {
        Some(shown) => told_as(question, (&step.by, &step.cuts), shown),
        None => crossed_beside(question, &step.by, &step.cuts, before)
            .unwrap_or_else(|| (super::disclose::tables(question, &[]), Crossed::default())),
    }
}

/// The tables that were decided on.
fn told_as(
    question: &Question,
    (by_audience, cuts): (&[(Audience, Tally)], &[Divided]),
    shown: &Shown,
) -> (Tables, Crossed) {
    let each = counted(question, by_audience);
    let mut all = Counts::of(question, None);
    each.iter().for_each(|(_, counts)| all.add(counts));
    let tables = drawn(question, shown, &all, &each);
    let plan = Plan::shown(question, shown);
    let of = shown.parts.iter().map(|(cut, codes)| {
        let parts = cuts.iter().find(|(of, _)| of == cut).map_or(&[][..], |(_, parts)| parts);
        let parts = parts_of(question, &all, parts);
        let told = codes.iter().filter_map(|code| parts.iter().find(|(one, _)| one == code));
        (*cut, told.map(|(code, counts)| (code.clone(), plan.table(question, counts))).collect())
    });
    (tables, Crossed { of: of.collect() })
}

/// Which cells of which tables are told.
fn shown(
    question: &Question,
    by_audience: &[(Audience, Tally)],
    cuts: &[(Cut, Parts)],
    steps: &[Step],
) -> Option<Shown> {
    let decided = Decided::of(question, by_audience, steps)?;
    let mut shown = decided.shown();
    let Some(plan) = decided.plan.as_ref().filter(|_| is_closed(question)) else { return Some(shown) };
    let all = &decided.all;
    let audiences: Vec<&Counts> = decided.of.iter().map(|(_, counts)| counts).collect();
    let mut known = vec![vec![plan.numbers(all)], told(plan, all, &audiences)];
    for (cut, parts) in cuts {
        let apart = apart((plan, all), (*cut, parts_of(question, all, parts)), &decided.before, &known);
        let counts: Vec<&Counts> = apart.iter().map(|(_, counts)| counts).collect();
        known.push(told(plan, all, &counts));
        shown.parts.push((*cut, apart.into_iter().map(|(code, _)| code).collect()));
    }
    Some(shown)
}

/// The parts of a division with those who say nothing of it: what is left of all.
fn parts_of(question: &Question, all: &Counts, parts: &[(String, Tally)]) -> Vec<(String, Counts)> {
    let mut each: Vec<(String, Counts)> =
        parts.iter().map(|(code, tally)| (code.clone(), Counts::of(question, Some(tally)))).collect();
    let others = all.without(&each.iter().map(|(_, counts)| counts).collect::<Vec<_>>());
    each.push((String::new(), others));
    each
}

/// The parts of a division that may be shown beside what is known already, and beside what was told before.
fn apart(
    (plan, all): (&Plan, &Counts),
    (cut, mut each): (Cut, Vec<(String, Counts)>),
    before: &[Before<'_>],
    known: &[Vec<Vec<u64>>],
) -> Vec<(String, Counts)> {
    each.retain(|(code, counts)| {
        plan.shows(counts) && !before.iter().any(|before| before.tells(plan, counts, &before.part(cut, code)))
    });
    each.sort_by_key(|(code, counts)| (Reverse(counts.answered), code.clone()));
    let since = |before: &Before<'_>, left: &Counts, each: &[(String, Counts)]| {
        let codes: Vec<String> = each.iter().map(|(code, _)| code.clone()).collect();
        // What is left without those whom both moments tell apart.
        let both: Vec<&(String, Counts)> = each.iter().filter(|(code, _)| before.showed_part(cut, code)).collect();
        let without = all.without(&both.iter().map(|(_, counts)| counts).collect::<Vec<_>>());
        let both: Vec<String> = both.into_iter().map(|(code, _)| code.clone()).collect();
        !before.tells(plan, left, &before.without_parts(cut, &codes))
            && !before.tells(plan, &without, &before.without_parts(cut, &both))
    };
    // One that others give away goes; what is left over gives away through the smallest that is shown.
    loop {
        let counts: Vec<&Counts> = each.iter().map(|(_, counts)| counts).collect();
        let left = all.without(&counts);
        if each.is_empty() {
            return each;
        }
        let gives_away = |of: &Counts| {
            let numbers = plan.numbers(of);
            known.iter().flatten().any(|other| isolates(&numbers, other))
        };
        if let Some(at) = each.iter().rposition(|(_, counts)| gives_away(counts)) {
            each.remove(at);
        } else if !plan.fits(&left) || gives_away(&left) || !before.iter().all(|before| since(before, &left, &each)) {
            each.pop();
        } else {
            return each;
        }
    }
}

/// What is known where these are shown: each, and all without any of them.
fn told(plan: &Plan, all: &Counts, shown: &[&Counts]) -> Vec<Vec<u64>> {
    let mut known: Vec<Vec<u64>> = shown.iter().map(|counts| plan.numbers(counts)).collect();
    if !shown.is_empty() {
        known.push(plan.numbers(&all.without(shown)));
    }
    known
}

/// Whether one of two tables could hold the other whole, and taking it away would leave fewer than five in a cell.
pub fn isolates(one: &[u64], other: &[u64]) -> bool {
    let holds = |large: &[u64], small: &[u64]| large.iter().zip(small).all(|(large, small)| large >= small);
    let few = |large: &[u64], small: &[u64]| {
        large.iter().zip(small).any(|(large, small)| (1..FEWEST).contains(&large.saturating_sub(*small)))
    };
    holds(one, other) && few(one, other) || holds(other, one) && few(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{Form, NewQuestion};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn question(form: Form) -> Question {
        let mut new = NewQuestion::plain(form, "?");
        new.choices = (0..3).map(|n| n.to_string()).collect();
        new.numbered(1, 1)
    }

    /// Somebody: audience, class, identity, way and province by their places (the last says nothing), and the answer.
    type Person = (usize, usize, usize, usize, usize, u32);

    const AUDIENCES: [Audience; 2] = [Audience::Public, Audience::Business];
    const CODES: [(Cut, &[&str]); 4] = [
        (Cut::Class, &["affected", "public", ""]),
        (Cut::Identity, &["account", ""]),
        (Cut::Way, &["paper", ""]),
        (Cut::Place, &["10", "84", "90", ""]),
    ];

    fn part(person: &Person, cut: Cut) -> &'static str {
        let at = [person.1, person.2, person.3, person.4][cut as usize];
        let (_, codes) = CODES[cut as usize];
        codes[at % codes.len()]
    }

    fn tally(people: &[&Person], form: Form) -> Tally {
        let mut by: BTreeMap<i64, u64> = BTreeMap::new();
        for person in people {
            *by.entry(i64::from(person.5)).or_default() += 1;
            // Of several every other ticks one more.
            if form == Form::Several && person.0 == 0 {
                *by.entry(i64::from((person.5 + 1) % 3)).or_default() += 1;
            }
        }
        Tally { question: 1, answered: people.len() as u64, by_value: by.into_iter().collect() }
    }

    fn count(form: Form, people: &[Person]) -> (Tables, Crossed) {
        let now = moment(form, &people.iter().collect::<Vec<_>>());
        crossed(&question(form), &now.by, &now.cuts)
    }

    fn moment(form: Form, people: &[&Person]) -> Step {
        let of = |keep: &dyn Fn(&Person) -> bool| {
            tally(&people.iter().copied().filter(|one| keep(one)).collect::<Vec<_>>(), form)
        };
        let audiences: Vec<(Audience, Tally)> =
            AUDIENCES.iter().enumerate().map(|(at, audience)| (*audience, of(&|one| one.0 == at))).collect();
        let cuts: Vec<(Cut, Parts)> = CODES
            .iter()
            .map(|(cut, codes)| {
                let said = codes.iter().filter(|code| !code.is_empty());
                (*cut, said.map(|code| (code.to_string(), of(&|one| part(one, *cut) == *code))).collect())
            })
            .collect();
        Step { by: audiences, cuts, ..Step::default() }
    }

    /// What an attacker reads in a table: its cells by what they count.
    fn cells(table: &Table) -> BTreeMap<Vec<i64>, u64> {
        let mut cells: BTreeMap<Vec<i64>, u64> =
            table.tally.by_value.iter().map(|(value, n)| (vec![*value], *n)).collect();
        if !table.together.0.is_empty() {
            cells.insert(table.together.0.clone(), table.together.1);
        }
        cells.insert(Vec::new(), table.tally.answered);
        cells
    }

    /// Every published table with who of those there stands in it.
    fn published(people: &[Person], told: &(Tables, Crossed)) -> Vec<(Vec<usize>, Table)> {
        published_of(people, &|_| true, told).into_iter().map(|(_, who, table)| (who, table)).collect()
    }

    type Published = (String, Vec<usize>, Table);

    fn published_of(people: &[Person], there: &dyn Fn(usize) -> bool, told: &(Tables, Crossed)) -> Vec<Published> {
        let of = |keep: &dyn Fn(&Person) -> bool| -> Vec<usize> {
            people.iter().enumerate().filter(|(at, one)| there(*at) && keep(one)).map(|(at, _)| at).collect()
        };
        let mut all = vec![(String::new(), of(&|_| true), told.0.all.clone())];
        for (audience, table) in &told.0.of {
            all.push((audience.code().into(), of(&|one| AUDIENCES[one.0] == *audience), table.clone()));
        }
        for (cut, parts) in &told.1.of {
            all.extend(parts.iter().map(|(code, table)| {
                (format!("{} {code}", cut.code()), of(&|one| part(one, *cut) == code), table.clone())
            }));
        }
        all
    }

    /// The numbers of the cells that both tables have, alone or as the sum of several.
    fn common(one: &Table, other: &Table) -> Vec<(u64, u64)> {
        let sum = |cells: &BTreeMap<Vec<i64>, u64>, cell: &Vec<i64>| {
            let parts = || cell.iter().map(|value| cells.get(&vec![*value]).copied()).sum::<Option<u64>>();
            cells.get(cell).copied().or_else(|| parts().filter(|_| !cell.is_empty()))
        };
        let (one, other) = (cells(one), cells(other));
        one.keys().chain(other.keys()).filter_map(|cell| sum(&one, cell).zip(sum(&other, cell))).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
        /// Subtracts any two published tables of which one holds the other's people, and looks for fewer than five.
        #[test]
        fn the_difference_of_two_tables_finds_nobody(
            form in prop_oneof![Just(Form::Single), Just(Form::Several)],
            people in prop::collection::vec((0_usize..2, 0_usize..3, 0_usize..2, 0_usize..2, 0_usize..4, 0_u32..3), 0..160),
            // Divisions that nearly follow each other: the class by the audience, the province by the class.
            follow in 0_usize..4,
        ) {
            let mut people = people;
            for (at, one) in people.iter_mut().enumerate() {
                if follow & 1 == 1 && at > 3 { one.1 = one.0; }
                if follow & 2 == 2 && at > 6 { one.4 = one.1; }
            }
            let told = count(form, &people);
            let tables = published(&people, &told);
            for (who, table) in &tables {
                prop_assert!(cells(table).values().all(|n| *n == 0 || *n >= FEWEST), "{table:?}");
                for (others, other) in &tables {
                    if others.iter().all(|one| who.contains(one)) {
                        let (large, small) = (cells(table), cells(other));
                        for (cell, n) in &large {
                            let left = n - small.get(cell).copied().unwrap_or(0);
                            prop_assert!(left == 0 || left >= FEWEST, "{cell:?}: {left}");
                        }
                    }
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]
        /// Sheets come and are taken out between moments, and whoever looked at all of them subtracts any two tables that were ever told.
        #[test]
        fn the_difference_of_any_two_moments_finds_nobody(
            form in prop_oneof![Just(Form::Single), Just(Form::Several)],
            people in prop::collection::vec(
                ((0_usize..2, 0_usize..3, 0_usize..2, 0_usize..2, 0_usize..4, 0_u32..3), 0_usize..5, 1_usize..12), 20..200),
            follow in 0_usize..4,
        ) {
            let there = |at: usize, moment: usize| {
                let (_, comes, stays) = people[at];
                comes <= moment && moment < comes + stays
            };
            let mut who: Vec<Person> = people.iter().map(|(who, ..)| *who).collect();
            for (at, one) in who.iter_mut().enumerate() {
                if follow & 1 == 1 && at % 40 > 3 { one.1 = one.0; }
                if follow & 2 == 2 && at % 40 > 6 { one.4 = one.1; }
            }
            let question = question(form);
            let mut steps: Vec<Step> = Vec::new();
            let mut told: Vec<Published> = Vec::new();
            for moment_at in 0..8 {
                let now: Vec<&Person> = who.iter().enumerate().filter(|(at, _)| there(*at, moment_at)).map(|(_, one)| one).collect();
                let Some(step) = next(&question, &moment(form, &now), &steps) else { continue };
                let tables = told_in(&question, &step, &steps);
                steps.push(step);
                if tables.0.all.few { continue; }
                told.extend(published_of(&who, &|at| there(at, moment_at), &tables));
            }
            let fits = |n: u64| n == 0 || n >= FEWEST;
            for (name, those, table) in &told {
                for (other, others, small) in &told {
                    let holds = others.iter().all(|one| those.binary_search(one).is_ok());
                    for (large, small) in common(table, small) {
                        if holds {
                            prop_assert!(fits(large.abs_diff(small)), "{name} {other}: {large} {small}");
                        }
                        prop_assert!(name != other || fits(large.abs_diff(small)), "{name}: {large} {small}");
                    }
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]
        /// However answers come, and at the close: who was told a number is told it, or a larger one, until there are half as many answers again; then
        /// most of them still.
        #[test]
        fn values_told_apart_stay_told_apart(
            form in prop_oneof![Just(Form::Single), Just(Form::Several), Just(Form::Scale)],
            given in prop::collection::vec(prop::collection::vec(0_u64..9, 4), 2..12),
            rare in 0_u64..3,
        ) {
            let mut new = NewQuestion::plain(form, "?");
            new.choices = (0..4).map(|n| n.to_string()).collect();
            let question = new.numbered(1, 1);
            let mut counts = [0_u64; 4];
            let mut steps: Vec<Step> = Vec::new();
            let mut told: BTreeMap<i64, u64> = BTreeMap::new();
            for more in &given {
                for (at, (n, more)) in counts.iter_mut().zip(more).enumerate() {
                    *n += if at == 3 { more * rare / 8 } else { *more };
                }
                let by_value = (0_i64..).zip(counts).filter(|(_, n)| *n > 0).collect();
                // Of several nearly everybody ticks two.
                let sum = counts.iter().sum::<u64>();
                let answered = if form == Form::Several { counts.into_iter().max().unwrap_or(0).max(sum * 2 / 3) } else { sum };
                let by = vec![(Audience::Everyone, Tally { question: 1, answered, by_value })];
                let Some(step) = next(&question, &Step { by, ..Step::default() }, &steps) else { continue };
                let (tables, _) = told_in(&question, &step, &steps);
                let kept = told.iter().filter(|(value, n)| tables.all.n(**value) >= Some(**n)).count();
                match steps.last().is_some_and(|last| step.answered() * 2 >= last.answered() * 3) {
                    true => prop_assert!(kept * 2 >= told.len(), "{told:?}: {tables:?}"),
                    false => prop_assert!(kept == told.len(), "{told:?}: {tables:?}"),
                }
                told = tables.all.tally.by_value.into_iter().collect();
                steps.push(step);
            }
        }
    }

    #[test]
    fn a_few_more_answers_take_no_number_away() {
        let of = |given: [u64; 4]| Step {
            by: vec![(
                Audience::Everyone,
                Tally { question: 1, answered: given.iter().sum(), by_value: (0..).zip(given).collect() },
            )],
            ..Step::default()
        };
        let mut new = NewQuestion::plain(Form::Scale, "?");
        new.choices = (0..4).map(|n| n.to_string()).collect();
        let question = new.numbered(1, 1);
        let first = next(&question, &of([72, 23, 22, 17]), &[]).expect("told");
        assert_eq!(first.shown.as_ref().map(|shown| shown.cells.len()), Some(4));
        let first = [first];
        assert!(next(&question, &of([76, 27, 25, 20]), &first).is_none(), "all of them would be one number");
        assert!(next(&question, &of([72, 23, 22, 22]), &first).is_some(), "one of them grew by many");
        assert!(next(&question, &of([80, 30, 30, 25]), &first).is_some());
        assert!(next(&question, &of([9, 9, 3, 2]), &first).is_some(), "most of it was taken out");
        let small = [next(&question, &of([6, 6, 0, 0]), &[]).expect("told")];
        assert!(next(&question, &of([9, 9, 0, 0]), &small).is_none());
    }

    #[test]
    fn what_was_told_together_is_not_taken_apart_by_those_who_left() {
        let of = |given: &[(i64, u64)]| Step {
            by: vec![(
                Audience::Everyone,
                Tally { question: 1, answered: given.iter().map(|(_, n)| n).sum(), by_value: given.to_vec() },
            )],
            ..Step::default()
        };
        let question = question(Form::Single);
        let first = next(&question, &of(&[(0, 30), (1, 14), (2, 3)]), &[]).expect("told");
        assert_eq!(first.shown.as_ref().map(|shown| shown.cells.clone()), Some(vec![vec![0], vec![1, 2]]));
        // Each has changed by many or by none since the moment before; but both together are one more than at the first.
        let now = of(&[(0, 46), (1, 9), (2, 9)]);
        let second = next(&question, &of(&[(0, 30), (1, 20), (2, 9)]), std::slice::from_ref(&first)).expect("told");
        assert!(next(&question, &now, std::slice::from_ref(&first)).is_none());
        assert!(next(&question, &now, std::slice::from_ref(&second)).is_some(), "the step just before lets it pass");
        assert!(next(&question, &now, &[first.clone(), second]).is_none(), "the one before that does not");
        assert!(next(&question, &of(&[(0, 40), (1, 9), (2, 18)]), &[first]).is_some());
    }

    #[test]
    fn many_are_told_by_every_division() {
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((seed >> 33) % below) as usize
        };
        // No two parts are nearly as large as each other.
        let people: Vec<Person> = (0..4_000)
            .map(|_| {
                let place = [0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3][next(20)];
                let class = [0, 0, 0, 0, 1, 2, 2, 2][next(8)];
                (
                    usize::from(next(3) > 0),
                    class,
                    usize::from(next(5) > 0),
                    usize::from(next(14) > 0),
                    place,
                    next(3) as u32,
                )
            })
            .collect();
        let (tables, crossed) = count(Form::Single, &people);
        assert_eq!(tables.of.len(), 2);
        let shown: Vec<usize> = Cut::ALL.iter().map(|cut| crossed.by(*cut).len()).collect();
        assert!(shown[..3] == [3, 2, 2] && shown[3] >= 2, "{shown:?}");
        let paper = &crossed.by(Cut::Way).iter().find(|(code, _)| code == "paper").expect("paper").1;
        assert_eq!(paper.tally.answered, people.iter().filter(|one| one.3 == 0).count() as u64);
    }

    #[test]
    fn a_class_that_is_an_audience_but_for_two_is_not_shown_beside_it() {
        // Forty of business, all of whom but two call themselves affected; forty of the public say nothing.
        let people: Vec<Person> = (0..80_usize)
            .map(|n| (n % 2, if n % 2 == 1 && n > 3 { 0 } else { 2 }, 1, 1, 3, (n / 2 % 2) as u32))
            .collect();
        let (tables, crossed) = count(Form::Single, &people);
        assert_eq!(tables.of.len(), 2);
        assert!(crossed.by(Cut::Class).is_empty(), "{crossed:?}");
    }
}
