//! What everyone was told of an audience or of a part of a division stays told where a later step can tell of it no more: as it was told last, by the moment at which
//! it was told. Whoever looked then has it already, and each step is decided on beside all that were told before it: so it tells nobody anything new.

use super::crossed::{Crossed, told_in};
use super::cut::Cut;
use super::disclose::{FEWEST, Table, Tables};
use super::steps::{Step, shrank};
use super::{Audience, Question};

/// Adds to what the last step tells what those before it told of audiences and parts of which it says nothing. So many sheets have come by now.
pub fn stay(
    question: &Question,
    (tables, crossed): &mut (Tables, Crossed),
    (last, before): (&Step, &[Step]),
    sheets: u64,
) {
    if tables.all.few {
        return;
    }
    for (at, step) in before.iter().enumerate().rev() {
        // Where much was taken out, what stood in it is told no more.
        if before[at + 1..].iter().chain([last]).any(|later| step.shrank_to(later)) {
            break;
        }
        if step.shown.is_none() {
            continue;
        }
        let then = step.sheets.unwrap_or_else(|| step.answered());
        let as_told = |table: Table| Table { behind: Some((then, sheets)), ..table };
        let (was, cuts) = told_in(question, step, &before[..at]);
        for (of, table) in was.of {
            if tables.of(Some(of)).is_none() {
                tables.of.push((of, as_told(table)));
            }
        }
        for (cut, parts) in cuts.of {
            if !crossed.of.iter().any(|(of, _)| *of == cut) {
                crossed.of.push((cut, Vec::new()));
            }
            let Some((_, told)) = crossed.of.iter_mut().find(|(of, _)| *of == cut) else { continue };
            for (code, table) in parts {
                if !told.iter().any(|(one, _)| *one == code) {
                    told.push((code, as_told(table)));
                }
            }
        }
    }
    tables.of.retain(|(of, table)| !has_gone(table, answered_of(last, *of)));
    tables.of.sort_by_key(|(of, _)| *of);
    for (cut, parts) in &mut crossed.of {
        parts.retain(|(code, table)| !has_gone(table, answered_in(last, *cut, code)));
    }
}

/// Whether many of a table that stays were taken out since, and are a quarter of it or more.
fn has_gone(table: &Table, now: u64) -> bool {
    let then = table.tally.answered;
    table.behind.is_some() && then.saturating_sub(now) >= FEWEST && shrank(then, now)
}

fn answered_of(step: &Step, of: Audience) -> u64 {
    step.by.iter().filter(|(one, _)| *one == of).map(|(_, tally)| tally.answered).sum()
}

/// How many answered of a part; those who say nothing of a division are what its parts leave of all.
fn answered_in(step: &Step, cut: Cut, code: &str) -> u64 {
    let parts = step.cuts.iter().filter(|(of, _)| *of == cut).flat_map(|(_, parts)| parts);
    let of = |keep: &dyn Fn(&str) -> bool| -> u64 {
        parts.clone().filter(|(one, _)| keep(one)).map(|(_, tally)| tally.answered).sum()
    };
    match code {
        "" => step.answered().saturating_sub(of(&|_| true)),
        code => of(&|one| one == code),
    }
}

#[cfg(test)]
mod tests {
    use super::super::crossed::next;
    use super::super::{Form, NewQuestion, Tally};
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    const AUDIENCES: [Audience; 2] = [Audience::Public, Audience::Business];
    const PLACES: [&str; 3] = ["10", "84", ""];

    fn question() -> Question {
        let mut new = NewQuestion::plain(Form::Single, "?");
        new.choices = (0..3).map(|n| n.to_string()).collect();
        new.numbered(1, 1)
    }

    /// Somebody: audience and province by their places, and the answer.
    type Person = (usize, usize, i64);

    fn moment(people: &[Person]) -> Step {
        let tally = |keep: &dyn Fn(&Person) -> bool| {
            let mut by: BTreeMap<i64, u64> = BTreeMap::new();
            people.iter().filter(|one| keep(one)).for_each(|one| *by.entry(one.2).or_default() += 1);
            Tally { question: 1, answered: by.values().sum(), by_value: by.into_iter().collect() }
        };
        let by = AUDIENCES.iter().enumerate().map(|(at, of)| (*of, tally(&|one| one.0 == at))).collect();
        let places = PLACES.iter().enumerate().filter(|(_, code)| !code.is_empty());
        let places = places.map(|(at, code)| (code.to_string(), tally(&|one| one.1 == at))).collect();
        let sheets = Some(people.len() as u64);
        Step { by, cuts: vec![(Cut::Place, places)], sheets, ..Step::default() }
    }

    fn shown(steps: &[Step], sheets: u64) -> BTreeMap<String, Table> {
        let Some((last, before)) = steps.split_last() else { return BTreeMap::new() };
        let question = question();
        let mut told = told_in(&question, last, before);
        stay(&question, &mut told, (last, before), sheets);
        let audiences = told.0.of.into_iter().map(|(of, table)| (of.code().to_string(), table));
        let parts = told.1.of.into_iter().flat_map(|(cut, parts)| {
            parts.into_iter().map(move |(code, table)| (format!("{} {code}", cut.code()), table))
        });
        audiences.chain(parts).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]
        /// However answers come, and at the close: an audience or a part that was told apart is told apart, by a moment that was told or by a later one.
        #[test]
        fn what_was_told_of_somebody_stays_told(
            people in prop::collection::vec(((0_usize..2, 0_usize..3, 0_i64..3), 0_usize..10), 20..200),
        ) {
            let mut steps: Vec<Step> = Vec::new();
            let mut told: BTreeMap<String, Vec<Table>> = BTreeMap::new();
            for at in 0..10 {
                let now: Vec<Person> = people.iter().filter(|(_, comes)| *comes <= at).map(|(who, _)| *who).collect();
                let step = next(&question(), &moment(&now), &steps);
                let moved = step.is_some();
                steps.extend(step);
                let shown = shown(&steps, now.len() as u64);
                for (name, then) in &told {
                    let one = shown.get(name);
                    prop_assert!(one.is_some_and(|one| then.iter().all(|then| one.tally.answered >= then.tally.answered)), "{name}: {then:?} {one:?}");
                }
                for (name, table) in shown {
                    let earlier = told.entry(name).or_default();
                    let table_then = Table { behind: None, ..table.clone() };
                    // What stays is what was told already.
                    prop_assert!(moved && table.behind.is_none() || earlier.contains(&table_then), "{table:?} {earlier:?}");
                    earlier.push(table_then);
                }
            }
        }
    }

    fn some(of: usize, many: usize) -> Vec<Person> {
        vec![(of, 2, 0); many]
    }

    #[test]
    fn an_audience_to_which_few_came_stays_as_it_was_told() {
        let told = |moments: &[[usize; 2]]| {
            let mut steps: Vec<Step> = Vec::new();
            for [public, business] in moments {
                let now = moment(&[some(0, *public), some(1, *business)].concat());
                steps.extend(next(&question(), &now, &steps));
            }
            let sheets = moments.last().map_or(0, |all| all.iter().sum::<usize>() as u64);
            let shown = shown(&steps, sheets);
            ["public", "business"].map(|of| shown.get(of).map(|table| (table.tally.answered, table.behind)))
        };
        assert_eq!(told(&[[6, 6]]), [Some((6, None)), Some((6, None))]);
        assert_eq!(told(&[[6, 6], [12, 8]]), [Some((6, Some((12, 20)))), Some((6, Some((12, 20))))]);
        assert_eq!(told(&[[6, 6], [12, 8], [18, 14]]), [Some((18, None)), Some((14, None))], "many came to both");
        assert_eq!(told(&[[30, 9], [41, 3]]), [Some((30, Some((39, 44)))), None], "most of one were taken out");
    }
}
