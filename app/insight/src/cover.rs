//! Voices chosen to stand for many: as few comments as show the range of what was said, stances and classes in balance.
//!
//! Greedy facility location: each comment is as well covered as it is like the chosen one nearest to it; the next chosen
//! adds most to the sum, plus a share for a stance and class not heard yet. Both are submodular, so greedy choice comes within
//! 1 − 1/e of the best (Nemhauser, Wolsey, Fisher 1978; for summaries Lin and Bilmes 2011), and a gain once computed only falls
//! (Minoux 1978), which saves most of the work. Ties go to the earlier comment.

mod choice;
mod summary;

pub use summary::{Sentence, summary};

use crate::Comment;
use crate::vector::Space;
pub(crate) use choice::{Choice, choose};

/// Comments looked at closely; of more, every n-th is.
const LOOKED_AT: usize = 4000;

/// A comment chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chosen {
    /// Its number among those given.
    pub comment: usize,
    /// Up to here, how much of what was said is covered, from 0 to 1.
    pub covered: f32,
}

/// Up to `count` comments that together show the range of those given, the most telling first.
pub fn representatives(comments: &[Comment], count: usize) -> Vec<Chosen> {
    let looked_at = spread(comments.len(), LOOKED_AT);
    let (space, vectors) = Space::of(looked_at.iter().map(|&i| comments[i].text), 1);
    let strata: Vec<u64> = looked_at.iter().map(|&i| stratum(&comments[i])).collect();
    // Of two texts that cover alike, one that can be read at a glance.
    let ease: Vec<f32> = looked_at.iter().map(|&i| ease(comments[i].text)).collect();
    let choice = Choice { vectors: &vectors, width: space.width(), strata: &strata, ease: &ease, balance: 0.3 };
    let chosen = choose(&choice, count);
    chosen.into_iter().map(|(i, covered)| Chosen { comment: looked_at[i], covered }).collect()
}

/// Up to `most` numbers below `count`, evenly spread.
pub(crate) fn spread(count: usize, most: usize) -> Vec<usize> {
    if count <= most { (0..count).collect() } else { (0..most).map(|i| i * count / most).collect() }
}

fn stratum(comment: &Comment) -> u64 {
    crate::hash::fold(crate::hash::text(comment.stance), crate::hash::text(comment.class))
}

/// From 1 for a text of a few lines down to a half for very short and very long ones.
pub(crate) fn ease(text: &str) -> f32 {
    match text.chars().count() {
        ..15 => 0.5,
        15..30 => 0.8,
        30..250 => 1.0,
        250..600 => 0.8,
        _ => 0.6,
    }
}
