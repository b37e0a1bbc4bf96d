//! Where a new part goes: beside what it follows, in the law or among what the same bill brings.

use super::apply::{Change, Why};
use super::edit::{Edit, Rank};
use super::find::{Law, clauses, reach};
use super::operation::{Heading, LAST, Operation, Place, Target, What};
use super::wording::before;
use crate::reading::number::number_at;

/// Where something new goes, and in which order among what goes there.
pub(super) fn insert(law: &Law<'_>, changes: &[Change], at: usize) -> Result<Edit, Why> {
    let operation = &changes[at].operation;
    let (place, number) = (&operation.place, steps(&operation.target));
    let (point, rank, within) = match &operation.target {
        Target::Provision { number: new, until: None } => {
            if law.provision(new).is_ok() {
                return Err(Why::AlreadyThere);
            }
            match place.within.as_ref().filter(|heading| law.heading(heading).is_err()) {
                Some(heading) => {
                    let (point, (level, number, _)) = new_heading(law, changes, heading)?;
                    (point, (level, number, at + 1), None)
                }
                None => (provision_point(law, changes, place)?, (10, number, at), None),
            }
        }
        Target::Heading(heading) => {
            if law.heading(heading).is_ok() {
                return Err(Why::AlreadyThere);
            }
            match heading.within.as_ref().filter(|around| law.heading(around).is_err()) {
                // A part of a chapter that is new as well.
                Some(around) => {
                    let (point, (level, number, _)) = new_heading(law, changes, around)?;
                    (point, (level, number, at + 1), None)
                }
                None => {
                    let (point, (level, number, _)) = heading_point(law, changes, heading, place)?;
                    (point, (level, number, 0), None)
                }
            }
        }
        Target::Paragraph { provision, paragraph } => {
            let index = law.provision(provision)?;
            let point = paragraph_point(law, changes, index, provision, *paragraph)?;
            (point, (9, number, at), Some(law.block(index)))
        }
        Target::Item { provision, paragraph, item } => {
            let index = law.provision(provision)?;
            if law.item(index, *paragraph, item).is_ok() {
                return Err(Why::AlreadyThere);
            }
            let depth = u8::try_from(item.len()).unwrap_or(8).min(8);
            let point = item_point(law, changes, index, operation)?;
            (point, (8 - depth, number, at), Some(law.block(index)))
        }
        Target::Definition { provision, term } => {
            if law.definition(provision.as_deref(), term).is_ok() {
                return Err(Why::AlreadyThere);
            }
            let (index, point) = definition_point(law, changes, provision.as_deref(), place)?;
            (point, (8, Vec::new(), at), Some(law.block(index)))
        }
        _ => return Err(Why::NoPlace),
    };
    let gap = law.gap();
    let text = operation.text.trim();
    // Tables and lists come with empty lines between; a text set close keeps to its own way.
    let text = if gap == "\n" { text.replace("\n\n", "\n") } else { text.to_string() };
    Ok(Edit { range: point..point, lead: gap.len(), text: format!("{gap}{text}"), rank, within })
}

/// The steps of a target's own number, for ordering.
fn steps(target: &Target) -> Vec<u32> {
    let number = match target {
        Target::Provision { number, .. } => number.as_str(),
        Target::Heading(heading) => heading.number.as_str(),
        Target::Item { item, .. } => item.last().map_or("", String::as_str),
        Target::Paragraph { paragraph, .. } => return vec![*paragraph],
        _ => "",
    };
    match number_at(number, true) {
        Some((number, _)) => number.steps,
        None => number.chars().map(u32::from).collect(),
    }
}

/// The change that brings something new which this one goes after.
fn bringing(changes: &[Change], same: impl Fn(&Target) -> bool) -> Option<&Operation> {
    let new = |change: &&Change| change.operation.what == What::Insert && same(&change.operation.target);
    changes.iter().find(new).map(|change| &change.operation)
}

fn provision_point(law: &Law<'_>, changes: &[Change], place: &Place) -> Result<usize, Why> {
    if let Some(before) = &place.before {
        let index = law.provision(before)?;
        return index.checked_sub(1).map(|previous| law.piece(previous).span.end).ok_or(Why::NoPlace);
    }
    let around = place.within.as_ref().map(|heading| law.heading(heading)).transpose()?;
    let mut after = place.after.clone();
    // Each step goes back one number, or to the one a change names: it ends.
    for _ in 0..=changes.len() {
        let Some(number) = &after else { break };
        if let Ok(index) = law.provision(number) {
            let inside = around.is_none_or(|around| law.is_under(law.piece(index), around));
            return match (inside, around) {
                (false, Some(around)) => Ok(law.piece(around).span.end),
                _ => Ok(law.block(index).end),
            };
        }
        let same = |target: &Target| matches!(target, Target::Provision { number: new, .. } if new == number);
        after = bringing(changes, same).ok_or(Why::NoPlace)?.place.after.clone();
    }
    around.map(|around| law.piece(around).span.end).ok_or(Why::NoPlace)
}

/// Where a heading goes that another change brings.
fn new_heading(law: &Law<'_>, changes: &[Change], heading: &Heading) -> Result<(usize, Rank), Why> {
    let same = |target: &Target| matches!(target, Target::Heading(new) if new == heading);
    let brought = bringing(changes, same).ok_or(Why::NoPlace)?;
    match heading.within.as_ref().filter(|around| law.heading(around).is_err()) {
        Some(around) => new_heading(law, changes, around),
        None => heading_point(law, changes, heading, &brought.place),
    }
}

fn heading_point(law: &Law<'_>, changes: &[Change], heading: &Heading, place: &Place) -> Result<(usize, Rank), Why> {
    let rank = (reach(heading.kind), steps(&Target::Heading(heading.clone())), 0);
    if let Some(before) = &place.before {
        let index = law.heading(&Heading { number: before.clone(), ..heading.clone() })?;
        let point = index.checked_sub(1).map(|previous| law.piece(previous).span.end).ok_or(Why::NoPlace)?;
        return Ok((point, rank));
    }
    let mut after = place.after.clone();
    for _ in 0..=changes.len() {
        let number = after.ok_or(Why::NoPlace)?;
        let wanted = Heading { number, ..heading.clone() };
        if let Ok(index) = law.heading(&wanted) {
            return Ok((law.block(index).end, rank));
        }
        let same = |target: &Target| matches!(target, Target::Heading(new) if *new == wanted);
        after = bringing(changes, same).ok_or(Why::NoPlace)?.place.after.clone();
    }
    Err(Why::NoPlace)
}

/// A new วรรค counts as it will stand: those that come with it before it are counted off.
fn paragraph_point(
    law: &Law<'_>,
    changes: &[Change],
    index: usize,
    provision: &str,
    paragraph: u32,
) -> Result<usize, Why> {
    let there = u32::try_from(clauses(&law.piece(index).paragraphs).count()).unwrap_or(u32::MAX);
    let new = changes.iter().filter(|change| {
        change.operation.what == What::Insert
            && matches!(&change.operation.target, Target::Paragraph { provision: p, paragraph: w } if p == provision && *w < paragraph && *w != LAST)
    });
    let before = match paragraph {
        LAST => there,
        number => number.saturating_sub(1).saturating_sub(u32::try_from(new.count()).unwrap_or(0)),
    };
    if before == 0 || before > there {
        return Err(Why::NoPlace);
    }
    Ok(law.bytes(index, &law.clause(index, before)?).end)
}

fn item_point(law: &Law<'_>, changes: &[Change], index: usize, operation: &Operation) -> Result<usize, Why> {
    let Target::Item { provision, paragraph, item } = &operation.target else { return Err(Why::NoPlace) };
    let way = |mark: &str| {
        let mut way = item.clone();
        way.pop();
        way.push(mark.to_string());
        way
    };
    if let Some(next) = &operation.place.before {
        let found = law.item(index, *paragraph, &way(next))?;
        let previous = found.start.checked_sub(1).and_then(|at| law.piece(index).paragraphs.get(at));
        return previous.map(|previous| previous.span.end).ok_or(Why::NoPlace);
    }
    let mut after = operation.place.after.clone();
    for _ in 0..=changes.len() {
        let mark = after.ok_or(Why::NoPlace)?;
        match law.item(index, *paragraph, &way(&mark)) {
            Ok(found) => return Ok(law.bytes(index, &found).end),
            Err(Why::Ambiguous) => return Err(Why::Ambiguous),
            Err(_) => {}
        }
        let wanted = way(&mark);
        let same = |target: &Target| matches!(target, Target::Item { provision: p, item: i, .. } if p == provision && *i == wanted);
        after = bringing(changes, same).and_then(|brought| brought.place.after.clone().or_else(|| before(&mark)));
    }
    Err(Why::NoPlace)
}

fn definition_point(
    law: &Law<'_>,
    changes: &[Change],
    provision: Option<&str>,
    place: &Place,
) -> Result<(usize, usize), Why> {
    let mut after = place.after.clone();
    for _ in 0..=changes.len() {
        let Some(term) = &after else { break };
        match law.definition(provision, term) {
            Ok((index, found)) => return Ok((index, law.bytes(index, &found).end)),
            Err(Why::Ambiguous) => return Err(Why::Ambiguous),
            Err(_) => {}
        }
        let same = |target: &Target| matches!(target, Target::Definition { term: new, .. } if new == term);
        after = bringing(changes, same).and_then(|brought| brought.place.after.clone());
    }
    let next = place.before.as_ref().ok_or(Why::NoPlace)?;
    let (index, found) = law.definition(provision, next).map_err(|_| Why::NoPlace)?;
    let previous = found.start.checked_sub(1).and_then(|at| law.piece(index).paragraphs.get(at));
    previous.map(|previous| (index, previous.span.end)).ok_or(Why::NoPlace)
}
