//! How a large text is divided into pages: by its outermost headings, and where there are none, by the hundred.

use std::ops::Range;

use super::Reading;
use super::piece::Kind;

/// One page's worth of a large text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// The heading that opens it, as an index into the pieces; none for what stands before, after, or without one.
    pub heading: Option<usize>,
    /// The pieces in it, the heading included.
    pub pieces: Range<usize>,
    /// The first and last provision in it.
    pub provisions: Option<(usize, usize)>,
}

/// A division with more provisions than this, and no headings of its own to divide it, is cut by the hundred.
const MOST: usize = 200;
const CUT: usize = 100;

impl Reading {
    /// The largest divisions, in order; together they hold every piece once. One division for a text without
    /// headings and with few provisions.
    pub fn divisions(&self) -> Vec<Division> {
        let outermost = |index: &usize| {
            self.pieces.get(*index).is_some_and(|piece| piece.kind.is_heading() && piece.parent.is_none())
        };
        let mut cuts: Vec<usize> = (0..self.pieces.len()).filter(outermost).collect();
        if !cuts.is_empty() {
            // What follows the provisions (signature, schedules, notes) belongs to no chapter.
            let body = self.pieces.iter().rposition(|piece| piece.kind == Kind::Provision || piece.kind.is_heading());
            cuts.extend(body.map(|last| last + 1).filter(|end| *end < self.pieces.len()));
        }
        let mut divisions = Vec::new();
        let mut start = 0;
        for cut in cuts.into_iter().chain([self.pieces.len()]) {
            if cut > start {
                self.divide(start..cut, &mut divisions);
                start = cut;
            }
        }
        divisions
    }

    fn divide(&self, range: Range<usize>, into: &mut Vec<Division>) {
        let provisions: Vec<usize> = range
            .clone()
            .filter(|index| {
                let piece = self.pieces.get(*index);
                let inside = piece.and_then(|piece| piece.parent).and_then(|parent| self.pieces.get(parent));
                piece.is_some_and(|piece| piece.kind == Kind::Provision)
                    && inside.is_none_or(|parent| parent.kind != Kind::Provision)
            })
            .collect();
        if provisions.len() <= MOST {
            into.push(self.division(range, &provisions));
            return;
        }
        let mut start = range.start;
        for chunk in provisions.chunks(CUT) {
            let next = chunk.last().and_then(|last| provisions.get(provisions.partition_point(|index| index <= last)));
            // Headings before the next hundred go with it.
            let end = next.map_or(range.end, |next| {
                let headings = self.pieces.get(start..*next).unwrap_or_default().iter().rev();
                next - headings.take_while(|piece| piece.kind.is_heading()).count()
            });
            into.push(self.division(start..end, chunk));
            start = end;
        }
    }

    fn division(&self, pieces: Range<usize>, provisions: &[usize]) -> Division {
        let heading =
            Some(pieces.start).filter(|first| self.pieces.get(*first).is_some_and(|piece| piece.kind.is_heading()));
        Division { heading, pieces, provisions: provisions.first().copied().zip(provisions.last().copied()) }
    }
}
