//! Whether the numbers stand in order: runs, gaps, repetitions, headings without provisions. It doubts, and
//! changes nothing but the run a provision belongs to.

use std::collections::{HashMap, HashSet};

use super::number::Number;
use super::piece::{Kind, Piece};
use super::warning::Warning;

/// Sets the runs and lists the doubts. `numbers[i]` is the parsed number of piece i.
pub(super) fn check(pieces: &mut [Piece], numbers: &[Option<Number>]) -> Vec<Warning> {
    let mut warnings = runs(pieces, numbers);
    warnings.extend(siblings(pieces, numbers));
    warnings.extend(empty_headings(pieces));
    warnings
}

/// Provisions that are parts of no other, with their numbers.
fn whole_provisions<'a>(pieces: &[Piece], numbers: &'a [Option<Number>]) -> Vec<(usize, &'a Number)> {
    let whole = |piece: &Piece| {
        piece.kind == Kind::Provision
            && piece.parent.and_then(|parent| pieces.get(parent)).is_none_or(|parent| parent.kind != Kind::Provision)
    };
    let numbered = pieces.iter().zip(numbers).enumerate().filter(|(_, (piece, _))| whole(piece));
    numbered.filter_map(|(index, (_, number))| number.as_ref().map(|number| (index, number))).collect()
}

fn runs(pieces: &mut [Piece], numbers: &[Option<Number>]) -> Vec<Warning> {
    let mut doubts: Vec<(u32, Warning)> = Vec::new();
    let provisions = whole_provisions(pieces, numbers);
    let mut run = 0u32;
    let mut lengths: Vec<u32> = vec![0];
    let mut firsts: Vec<&Number> = provisions.first().map(|(_, number)| *number).into_iter().collect();
    let mut runs: Vec<u32> = Vec::with_capacity(provisions.len());
    let mut seen: HashSet<&[u32]> = HashSet::new();
    let mut highest: Option<&Number> = None;
    for (place, (index, number)) in provisions.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|place| provisions.get(place));
        let span = pieces.get(*index).map(|piece| piece.span.clone()).unwrap_or_default();
        if let (Some(top), Some((previous, last))) = (highest, before) {
            let again = seen.contains(number.steps.as_slice());
            if number.comes_after(top) || number.follows(last) {
                if !number.follows(last) && !number.follows(top) {
                    let (kind, after, found) = (Kind::Provision, last.text.clone(), number.text.clone());
                    doubts.push((run, Warning::Gap { kind, after, found, piece: *index, span }));
                }
            } else if begins_again(number, last, top, provisions.get(place + 1).map(|(_, next)| *next), again) {
                run += 1;
                lengths.push(0);
                firsts.push(number);
                seen.clear();
                highest = None;
                let headed =
                    pieces.get(previous + 1..*index).unwrap_or_default().iter().any(|piece| piece.kind.is_heading());
                if !headed {
                    let number = number.text.clone();
                    doubts.push((run, Warning::Restarts { number, count: 0, piece: *index, span }));
                }
            } else if again {
                let (kind, number) = (Kind::Provision, number.text.clone());
                doubts.push((run, Warning::Repeated { kind, number, piece: *index, span }));
            } else {
                let (kind, after, found) = (Kind::Provision, last.text.clone(), number.text.clone());
                doubts.push((run, Warning::OutOfOrder { kind, after, found, piece: *index, span }));
            }
        }
        seen.insert(&number.steps);
        if highest.is_none_or(|top| number.comes_after(top)) {
            highest = Some(number);
        }
        runs.push(run);
        if let Some(length) = lengths.last_mut() {
            *length += 1;
        }
    }
    let names = name_runs(&lengths);
    for ((index, _), run) in provisions.iter().zip(runs) {
        if let Some(piece) = pieces.get_mut(*index) {
            piece.run = names.get(run as usize).copied().unwrap_or_default();
        }
    }
    // A decimal runs with the provision it is part of, which stands before it.
    for index in 0..pieces.len() {
        let parent = pieces.get(index).and_then(|piece| piece.parent).and_then(|parent| pieces.get(parent));
        let inherited = parent.filter(|parent| parent.kind == Kind::Provision).map(|parent| parent.run);
        if let (Some(run), Some(piece)) = (inherited, pieces.get_mut(index)) {
            piece.run = run;
        }
    }
    gather(doubts, &lengths, &firsts)
}

/// Runs after the principal one that do not begin with 1 are endnotes that do not say so: one doubt for all of them.
fn gather(doubts: Vec<(u32, Warning)>, lengths: &[u32], firsts: &[&Number]) -> Vec<Warning> {
    let longest = lengths.iter().max();
    let principal = lengths.iter().position(|length| Some(length) == longest).unwrap_or(0);
    let runs = lengths.iter().zip(firsts).enumerate().skip(principal + 1).rev();
    let tail =
        runs.take_while(|(_, (_, first))| first.whole() != 1).map(|(run, _)| run).last().unwrap_or(lengths.len());
    let left: u32 = lengths.iter().skip(tail).sum();
    let mut told = false;
    let kept = doubts.into_iter().filter_map(|(run, doubt)| match doubt {
        Warning::Restarts { number, piece, span, .. } => {
            let in_tail = run as usize >= tail;
            let again = in_tail && std::mem::replace(&mut told, true);
            let count = if in_tail { left } else { lengths.get(run as usize).copied().unwrap_or_default() };
            (!again).then_some(Warning::Restarts { number, count, piece, span })
        }
        doubt => ((run as usize) < tail).then_some(doubt),
    });
    kept.collect()
}

/// Is this number, not higher than those before, the first of a new run, or a slip in the same one?
fn begins_again(number: &Number, last: &Number, top: &Number, next: Option<&Number>, again: bool) -> bool {
    if number.whole() == 1 && number.steps.len() == 1 && last.whole() > 1 {
        return true;
    }
    // A slip is followed by the old count; a new run counts on from itself.
    let goes_on = next.is_some_and(|next| next.comes_after(top));
    if goes_on || number.steps == last.steps {
        return false;
    }
    again || next.is_some_and(|next| next.comes_after(number))
}

/// The longest run is the principal one, 0; the others count from 1 in their order.
fn name_runs(lengths: &[u32]) -> Vec<u32> {
    let longest = lengths.iter().max();
    let principal = lengths.iter().position(|length| Some(length) == longest).unwrap_or(0);
    let mut others = 1u32..;
    (0..lengths.len()).map(|run| if run == principal { 0 } else { others.next().unwrap_or_default() }).collect()
}

/// Headings and decimals, each counted under what encloses it.
fn siblings(pieces: &[Piece], numbers: &[Option<Number>]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut last: HashMap<(Option<usize>, Kind), &Number> = HashMap::new();
    for (index, (piece, number)) in pieces.iter().zip(numbers).enumerate() {
        let part = piece.kind == Kind::Provision && number.as_ref().is_some_and(|number| number.text.contains('.'));
        let Some(number) = number.as_ref().filter(|_| piece.kind.is_heading() || part || piece.kind == Kind::KeyPoint)
        else {
            continue;
        };
        let (kind, span) = (piece.kind, piece.span.clone());
        let Some(before) = last.insert((piece.parent, kind), number) else { continue };
        if number.follows(before) {
            continue;
        }
        let (after, found) = (before.text.clone(), number.text.clone());
        warnings.push(if number.steps == before.steps {
            Warning::Repeated { kind, number: found, piece: index, span }
        } else if number.comes_after(before) {
            Warning::Gap { kind, after, found, piece: index, span }
        } else {
            Warning::OutOfOrder { kind, after, found, piece: index, span }
        });
    }
    warnings
}

fn empty_headings(pieces: &[Piece]) -> Vec<Warning> {
    let mut filled = vec![false; pieces.len()];
    let mut any = false;
    for piece in pieces.iter().filter(|piece| piece.kind == Kind::Provision) {
        any = true;
        let mut around = piece.parent;
        while let Some(parent) = around {
            match filled.get_mut(parent) {
                Some(known) if !*known => *known = true,
                _ => break,
            }
            around = pieces.get(parent).and_then(|piece| piece.parent);
        }
    }
    let empty = pieces.iter().zip(filled).enumerate().filter(|(_, (piece, filled))| piece.kind.is_heading() && !filled);
    empty
        .filter(|_| any)
        .map(|(index, (piece, _))| Warning::EmptyHeading {
            kind: piece.kind,
            label: piece.label.clone(),
            piece: index,
            span: piece.span.clone(),
        })
        .collect()
}
