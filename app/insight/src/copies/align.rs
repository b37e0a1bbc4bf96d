//! Two lists of words laid beside one another: which stand in both, and what stands between these.
//!
//! Myers, *An O(ND) difference algorithm and its variations* (1986), given up where the two differ too much.

use super::core::Token;
use std::cell::Cell;
use std::ops::Range;

/// Words that differ, at most: of the two texts together, in hundredths, and in all.
const DIFFERENT: usize = 65;
const MOST: usize = 300;

/// What stands in either text between words of both; one of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    pub a: Range<usize>,
    pub b: Range<usize>,
}

/// The gaps between the words of both, in order; none where they differ too much to be copies.
pub(super) fn gaps(a: &[Token], b: &[Token]) -> Option<Vec<Gap>> {
    let same = |(a, b): &(&Token, &Token)| a.hash == b.hash;
    let head = a.iter().zip(b).take_while(same).count();
    let (rest_a, rest_b) = (&a[head..], &b[head..]);
    let tail = rest_a.iter().rev().zip(rest_b.iter().rev()).take_while(same).count();
    let (rest_a, rest_b) = (&rest_a[..rest_a.len() - tail], &rest_b[..rest_b.len() - tail]);
    let most = ((a.len() + b.len()) * DIFFERENT / 100).min(MOST);
    let pairs = common(rest_a, rest_b, most)?;
    let mut gaps = Vec::new();
    let (mut at_a, mut at_b) = (0, 0);
    for (i, j) in pairs.into_iter().chain([(rest_a.len(), rest_b.len())]) {
        if i > at_a || j > at_b {
            gaps.push(Gap { a: head + at_a..head + i, b: head + at_b..head + j });
        }
        (at_a, at_b) = (i + 1, j + 1);
    }
    Some(gaps)
}

/// The places of words that stand in both, in order, as many as can be.
fn common(a: &[Token], b: &[Token], most: usize) -> Option<Vec<(usize, usize)>> {
    let mut rounds = Rounds(ROUNDS.take());
    rounds.0.clear();
    let pairs = walk(&mut rounds, a, b, most);
    ROUNDS.set(rounds.0);
    pairs
}

fn walk(rounds: &mut Rounds, a: &[Token], b: &[Token], most: usize) -> Option<Vec<(usize, usize)>> {
    for d in 0..=most as isize {
        for k in (-d..=d).step_by(2) {
            let (mut x, _) = rounds.start(d, k);
            let ends = |x: isize| x >= a.len() as isize || x - k >= b.len() as isize;
            while !ends(x) && a[x as usize].hash == b[(x - k) as usize].hash {
                x += 1;
            }
            rounds.0.push(x as u32);
            if x >= a.len() as isize && x - k >= b.len() as isize {
                return Some(rounds.back(d, a.len() as isize, b.len() as isize));
            }
        }
    }
    None
}

thread_local! {
    /// The memory of the last walk, for the next.
    static ROUNDS: Cell<Vec<u32>> = const { Cell::new(Vec::new()) };
}

/// For each number of differences `d`, how far in `a` each diagonal `k` was followed; of a round every other diagonal is reached.
struct Rounds(Vec<u32>);

impl Rounds {
    fn reached(&self, d: isize, k: isize) -> Option<isize> {
        (d >= 0 && k.abs() <= d).then(|| self.0[(d * (d + 1) / 2 + (k + d) / 2) as usize] as isize)
    }

    /// Where round `d` begins on a diagonal, and whether a word of `b` was passed over to get there.
    fn start(&self, d: isize, k: isize) -> (isize, bool) {
        let (down, right) = (self.reached(d - 1, k + 1), self.reached(d - 1, k - 1).map(|x| x + 1));
        match (down, right) {
            (Some(down), Some(right)) => (down.max(right), down >= right),
            (Some(down), None) => (down, true),
            (None, right) => (right.unwrap_or(0), false),
        }
    }

    /// The way back from the ends.
    fn back(&self, rounds: isize, mut x: isize, mut y: isize) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        for d in (0..=rounds).rev() {
            let (start, down) = self.start(d, x - y);
            while x > start {
                (x, y) = (x - 1, y - 1);
                pairs.push((x as usize, y as usize));
            }
            if down { y -= 1 } else { x -= 1 }
        }
        pairs.reverse();
        pairs
    }
}
