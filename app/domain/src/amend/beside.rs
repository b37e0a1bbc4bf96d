//! The parts of a law that a bill changes, each as it is and as it will be, with the clauses that do it: what a page
//! sets beside the bill's own text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::apply::Amended;
use crate::reading::{Piece, Reading};

/// One piece of the law, now and as amended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// Index into the pieces of the law as it is; none for what is new.
    pub now: Option<usize>,
    /// Index into the pieces of the law as amended; none where nothing is left of it.
    pub result: Option<usize>,
    /// Indices into [`Amended::marks`], in order.
    pub marks: Vec<usize>,
}

/// What is changed, in the order of the result. `now` and `result` are the readings of [`Amended::now`] and
/// [`Amended::result`].
pub fn beside(amended: &Amended, now: &Reading, result: &Reading) -> Vec<Beside> {
    let mut rows: Vec<Beside> = Vec::new();
    for (at, mark) in amended.marks.iter().enumerate() {
        for index in touched(&result.pieces, &mark.is) {
            let there = rows.iter_mut().find(|row| row.result == Some(index));
            match there {
                Some(row) => row.marks.push(at),
                None => rows.push(Beside { now: None, result: Some(index), marks: vec![at] }),
            }
        }
    }
    for (index, piece) in now.pieces.iter().enumerate() {
        let same = |row: &&mut Beside| row.result.is_some_and(|at| is_same(&result.pieces[at], piece));
        if let Some(row) = rows.iter_mut().find(same) {
            row.now = Some(index);
            continue;
        }
        let marks: Vec<usize> = (0..amended.marks.len())
            .filter(|at| {
                amended.marks[*at].was.start <= piece.span.start && piece.span.end <= amended.marks[*at].was.end
            })
            .collect();
        let gone = !marks.is_empty() && !result.pieces.iter().any(|new| is_same(new, piece));
        if gone {
            rows.push(Beside { now: Some(index), result: None, marks });
        }
    }
    // Where a place of the law as it is has come to lie.
    let moved = |place: usize| {
        let before = amended
            .marks
            .partition_point(|mark| mark.was.start < place || mark.was.end <= place && !mark.was.is_empty());
        match before.checked_sub(1).and_then(|at| amended.marks.get(at)) {
            Some(mark) if mark.was.end <= place => mark.is.end + (place - mark.was.end),
            Some(mark) => mark.is.start,
            None => place,
        }
    };
    rows.sort_by_key(|row| {
        let place = row.result.map(|at| result.pieces[at].span.start);
        place.unwrap_or_else(|| row.now.map_or(0, |at| moved(now.pieces[at].span.start)))
    });
    rows
}

/// Numbers are not changed by amending: the same kind, number and headings are the same part.
fn is_same(one: &Piece, other: &Piece) -> bool {
    one.kind == other.kind && one.anchor == other.anchor
}

/// The pieces that a stretch reaches into.
fn touched(pieces: &[Piece], range: &Range<usize>) -> Range<usize> {
    let first = pieces.partition_point(|piece| piece.span.end <= range.start);
    let last = pieces.partition_point(|piece| piece.span.start < range.end);
    first..last.max(first)
}
