//! What a comment is judged by: numbers of features with their strengths.

use crate::Comment;
use crate::hash;
use crate::term::{Gap, Lexicon, Piece};

/// Features are numbered by hash, so that nothing grows with the vocabulary; two seldom share one.
pub(super) const WIDTH: usize = 1 << 16;

/// The first are for what stands beside the text.
const CODES: u32 = 1 << 10;

pub(super) type Feature = (u32, f32);

#[derive(Debug)]
pub(super) struct Reader {
    lexicon: Lexicon,
    pieces: Vec<Piece>,
    terms: Vec<u32>,
    /// By feature: how telling it is, for being seldom. Of one that was never seen, 1.
    telling: Vec<f32>,
}

impl Default for Reader {
    fn default() -> Reader {
        Reader { lexicon: Lexicon::new(), pieces: Vec::new(), terms: Vec::new(), telling: vec![1.0; WIDTH] }
    }
}

impl Reader {
    /// The features of comments, weighed from now on by how seldom they are among these.
    pub fn read_all<'a>(&mut self, comments: impl ExactSizeIterator<Item = Comment<'a>>) -> Vec<Vec<Feature>> {
        let all = comments.len() as f32;
        let mut features: Vec<Vec<Feature>> = comments.map(|comment| self.of_text(&comment)).collect();
        let mut seen = vec![0.0_f32; WIDTH];
        features.iter().flatten().for_each(|&(at, _)| seen[at as usize] += 1.0);
        for (telling, seen) in self.telling.iter_mut().zip(&seen) {
            // What was never seen weighs as what was seen once: so did what was held back.
            *telling = ((1.0 + all) / (1.0 + seen.max(1.0))).ln().max(0.1);
        }
        features.iter_mut().for_each(|features| self.weigh(features));
        features
    }

    /// The features of a comment: the text's together of length one, and one each for part and stance.
    pub fn read(&mut self, comment: &Comment) -> Vec<Feature> {
        let mut features = self.of_text(comment);
        self.weigh(&mut features);
        features
    }

    fn weigh(&self, features: &mut [Feature]) {
        let of_text = |feature: &&mut Feature| feature.0 >= CODES;
        let mut square = 0.0_f32;
        for (at, strength) in features.iter_mut().filter(of_text) {
            *strength *= self.telling[*at as usize];
            square += *strength * *strength;
        }
        let length = square.sqrt().max(0.1);
        features.iter_mut().filter(of_text).for_each(|(_, strength)| *strength /= length);
    }

    fn of_text(&mut self, comment: &Comment) -> Vec<Feature> {
        let normal = thai::normal::normalise(comment.text);
        self.lexicon.read(normal.text(), &mut self.pieces);
        self.lexicon.terms(&self.pieces, &mut self.terms);
        let lexicon = &self.lexicon;
        let mut features: Vec<Feature> =
            self.terms.iter().map(|&term| (of(b'w', hash::text(lexicon.text(term))), 1.0)).collect();
        for pair in self.pieces.windows(2) {
            if pair[1].gap != Gap::Break && !(lexicon.is_plain(pair[0].word) && lexicon.is_plain(pair[1].word)) {
                let both = hash::fold(hash::text(lexicon.text(pair[0].word)), hash::text(lexicon.text(pair[1].word)));
                features.push((of(b'b', both), 0.4));
            }
        }
        features.sort_unstable_by_key(|feature| feature.0);
        features.dedup_by_key(|feature| feature.0);
        for (kind, code, strength) in [(1, comment.part, 0.5), (2, comment.stance, 0.2)] {
            if !code.is_empty() {
                features.push(((hash::fold(kind, hash::text(code)) % u64::from(CODES)) as u32, strength));
            }
        }
        features
    }
}

fn of(kind: u8, hash: u64) -> u32 {
    (hash::fold(u64::from(kind), hash) % (WIDTH as u64 - u64::from(CODES))) as u32 + CODES
}
