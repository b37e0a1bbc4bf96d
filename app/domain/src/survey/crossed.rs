//! Cross-tables as everyone may see them: a question's answers by class, by how well the portal knows who answers, by the way a sheet came, by province; beside the
//! tables of all and of audiences. Nobody is singled out by one of them, nor by subtracting any two: within one division what is left of all has no small cell
//! (as of audiences); and of two divisions no table is shown beside one that could hold it whole and would leave fewer than five in a cell.
//!
//! Whether one table's people are all among another's is not in the tables. Where they are, every number of the one is at most the other's; so every pair of which that
//! is true is looked at as if they were.

use super::cut::{Cut, is_closed};
use super::disclose::{Before, Counts, FEWEST, Plan, Step, Table, Tables, beside};
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

/// The tables of a question with its cross-tables.
pub fn crossed(question: &Question, by_audience: &[(Audience, Tally)], cuts: &[(Cut, Parts)]) -> (Tables, Crossed) {
    crossed_beside(question, by_audience, cuts, &[]).unwrap_or_default()
}

/// The same after what everyone was told before, as [`beside`] tells it.
pub fn crossed_beside(
    question: &Question,
    by_audience: &[(Audience, Tally)],
    cuts: &[(Cut, Parts)],
    steps: &[Step],
) -> Option<(Tables, Crossed)> {
    let tables = beside(question, by_audience, steps)?;
    if !is_closed(question) || tables.all.few || tables.all.tally.answered == 0 {
        return Some((tables, Crossed::default()));
    }
    let before: Vec<Before> = steps.iter().map(|step| Before::of(question, step)).collect();
    let mut all = Counts::of(question, None);
    let audiences: Vec<(Audience, Counts)> =
        by_audience.iter().map(|(of, tally)| (*of, Counts::of(question, Some(tally)))).collect();
    audiences.iter().for_each(|(_, counts)| all.add(counts));
    let plan = Plan::beside(question, &all, &before);
    let shown: Vec<&Counts> = audiences
        .iter()
        .filter(|(of, _)| tables.of.iter().any(|(shown, _)| shown == of))
        .map(|(_, counts)| counts)
        .collect();
    let mut known = vec![vec![plan.numbers(&all)], told(&plan, &all, &shown)];
    let mut crossed = Crossed::default();
    for (cut, parts) in cuts {
        let then: Vec<Then> = before.iter().map(|one| (&one.all, one.cuts.iter().find(|(of, _)| of == cut))).collect();
        let shown = apart(question, (&plan, &all), parts, &then, &known);
        let counts: Vec<&Counts> = shown.iter().map(|(_, counts)| counts).collect();
        known.push(told(&plan, &all, &counts));
        let tables = shown.iter().map(|(code, counts)| (code.clone(), plan.table(question, counts))).collect();
        crossed.of.push((*cut, tables));
    }
    Some((tables, crossed))
}

/// What was counted before: of all, and of the parts of one division.
type Then<'a> = (&'a Counts, Option<&'a (Cut, Vec<(String, Counts)>)>);

/// The parts of a division that may be shown beside what is known already.
fn apart(
    question: &Question,
    (plan, all): (&Plan, &Counts),
    parts: &Parts,
    then: &[Then<'_>],
    known: &[Vec<Vec<u64>>],
) -> Vec<(String, Counts)> {
    let mut each: Vec<(String, Counts)> =
        parts.iter().map(|(code, tally)| (code.clone(), Counts::of(question, Some(tally)))).collect();
    let others = all.without(&each.iter().map(|(_, counts)| counts).collect::<Vec<_>>());
    each.push((String::new(), others));
    // What a part was before; those who say nothing of it are what was left of all.
    let was = |(all, parts): &Then<'_>, code: &str| {
        let parts = parts.map_or(&[][..], |(_, parts)| parts);
        match code {
            "" => all.without(&parts.iter().map(|(_, counts)| counts).collect::<Vec<_>>()),
            code => {
                let found = parts.iter().find(|(one, _)| one == code).map(|(_, counts)| counts.clone());
                found.unwrap_or_else(|| Counts::of(question, None))
            }
        }
    };
    each.retain(|(code, counts)| plan.shows(counts) && then.iter().all(|one| plan.moves(counts, &was(one, code))));
    each.sort_by_key(|(code, counts)| (Reverse(counts.answered), code.clone()));
    let left_of = |one: &Then<'_>, each: &[(String, Counts)]| {
        let shown: Vec<Counts> = each.iter().map(|(code, _)| was(one, code)).collect();
        one.0.without(&shown.iter().collect::<Vec<_>>())
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
        } else if !plan.fits(&left)
            || gives_away(&left)
            || !then.iter().all(|one| plan.moves(&left, &left_of(one, &each)))
        {
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
        let of =
            |keep: &dyn Fn(&Person) -> bool| tally(&people.iter().filter(|one| keep(one)).collect::<Vec<_>>(), form);
        let audiences: Vec<(Audience, Tally)> =
            AUDIENCES.iter().enumerate().map(|(at, audience)| (*audience, of(&|one| one.0 == at))).collect();
        let cuts: Vec<(Cut, Parts)> = CODES
            .iter()
            .map(|(cut, codes)| {
                let said = codes.iter().filter(|code| !code.is_empty());
                (*cut, said.map(|code| (code.to_string(), of(&|one| part(one, *cut) == *code))).collect())
            })
            .collect();
        crossed(&question(form), &audiences, &cuts)
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

    /// Every published table with who stands in it.
    fn published(people: &[Person], told: &(Tables, Crossed)) -> Vec<(Vec<usize>, Table)> {
        let of = |keep: &dyn Fn(&Person) -> bool| -> Vec<usize> {
            people.iter().enumerate().filter(|(_, one)| keep(one)).map(|(at, _)| at).collect()
        };
        let mut all = vec![(of(&|_| true), told.0.all.clone())];
        for (audience, table) in &told.0.of {
            all.push((of(&|one| AUDIENCES[one.0] == *audience), table.clone()));
        }
        for (cut, parts) in &told.1.of {
            all.extend(parts.iter().map(|(code, table)| (of(&|one| part(one, *cut) == code), table.clone())));
        }
        all
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
