//! What a comment is judged by: numbers of features with their strengths.

use crate::Comment;
use crate::hash;
use crate::term::{Gap, Lexicon, Piece};

/// Features are numbered by hash, so that nothing grows with the vocabulary; two seldom share one.
pub(super) const WIDTH: usize = 1 << 16;

pub(super) type Feature = (u32, f32);

#[derive(Debug)]
pub(super) struct Reader {
    lexicon: Lexicon,
    pieces: Vec<Piece>,
    terms: Vec<u32>,
}

impl Default for Reader {
    fn default() -> Reader {
        Reader { lexicon: Lexicon::new(), pieces: Vec::new(), terms: Vec::new() }
    }
}

impl Reader {
    /// The features of a comment: the text's together of length one, and one each for part and stance.
    pub fn read(&mut self, comment: &Comment) -> Vec<Feature> {
        let normal = thai::normal::normalise(comment.text);
        self.lexicon.read(normal.text(), &mut self.pieces);
        self.lexicon.terms(&self.pieces, &mut self.terms);
        let lexicon = &self.lexicon;
        let mut features: Vec<Feature> =
            self.terms.iter().map(|&term| (of(b'w', hash::text(lexicon.text(term))), 1.0)).collect();
        for pair in self.pieces.windows(2) {
            if pair[1].gap != Gap::Break && !(lexicon.is_plain(pair[0].word) && lexicon.is_plain(pair[1].word)) {
                let both = hash::fold(hash::text(lexicon.text(pair[0].word)), hash::text(lexicon.text(pair[1].word)));
                features.push((of(b'b', both), 0.7));
            }
        }
        features.sort_unstable_by_key(|feature| feature.0);
        features.dedup_by_key(|feature| feature.0);
        let length = features.iter().map(|(_, strength)| strength * strength).sum::<f32>().sqrt().max(1.0);
        features.iter_mut().for_each(|(_, strength)| *strength /= length);
        for (kind, code, strength) in [(b'p', comment.part, 0.5), (b's', comment.stance, 0.25)] {
            if !code.is_empty() {
                features.push((of(kind, hash::text(code)), strength));
            }
        }
        features
    }
}

fn of(kind: u8, hash: u64) -> u32 {
    (hash::fold(u64::from(kind), hash) % WIDTH as u64) as u32
}
