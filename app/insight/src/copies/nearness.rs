//! The exact check of two cores.

use super::Core;
use super::signature::SHORT;

/// How alike two texts are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearness {
    /// The cores are the same, numbers and all.
    pub same: bool,
    /// Grams in common, as a share of those in either (Jaccard).
    pub resemblance: f32,
    /// Grams in common, as a share of the smaller text's.
    pub containment: f32,
    /// One says what the other denies, or its opposite.
    pub opposed: bool,
    /// Letters of the shorter core.
    pub letters: u32,
    /// Letters that the longer core has more.
    pub longer: u32,
    /// The numbers in them are the same, in order.
    pub numbers: bool,
}

impl Nearness {
    /// Whether they are copies. The shorter they are, the more of them must be the same.
    pub fn is_copy(&self) -> bool {
        if self.same {
            return true;
        }
        if self.opposed || self.letters < SHORT || self.letters < 60 && !self.numbers {
            return false;
        }
        let (resemblance, containment) = match self.letters {
            ..20 => (0.75, 2.0),
            20..30 => (if self.longer <= 2 { 0.5 } else { 0.75 }, 2.0),
            30..60 => (0.62, 0.92),
            60..120 => (0.42, 0.74),
            _ => (0.34, 0.64),
        };
        self.resemblance >= resemblance || self.containment >= containment
    }
}

impl Core {
    /// How alike this text and another are.
    pub fn nearness(&self, other: &Core) -> Nearness {
        let shared = common(&self.grams, &other.grams);
        let (a, b) = (self.grams.len(), other.grams.len());
        let share = |of: usize| if of == 0 { 0.0 } else { shared as f32 / of as f32 };
        Nearness {
            same: self.whole == other.whole,
            resemblance: share(a + b - shared),
            containment: share(a.min(b)),
            opposed: self.is_opposed(other),
            letters: self.letters.min(other.letters),
            longer: self.letters.abs_diff(other.letters),
            numbers: self.numbers == other.numbers,
        }
    }

    /// Whether one says what the other denies, or its opposite.
    pub(super) fn is_opposed(&self, other: &Core) -> bool {
        self.denies(other) || other.denies(self) || self.opposes(other)
    }

    /// Whether this text denies, and does not say, what the other says and does not deny.
    fn denies(&self, other: &Core) -> bool {
        self.denied.iter().any(|word| {
            let has = |words: &[u32]| words.binary_search(word).is_ok();
            has(&other.said) && !has(&other.denied) && !has(&self.said)
        })
    }

    fn opposes(&self, other: &Core) -> bool {
        let (ours, theirs) = (self.first & !self.second, other.second & !other.first);
        let (ours_too, theirs_too) = (self.second & !self.first, other.first & !other.second);
        ours & theirs != 0 || ours_too & theirs_too != 0
    }
}

/// How many values two sorted lists have in common.
fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        let (x, y) = (a[i], b[j]);
        shared += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    shared
}
