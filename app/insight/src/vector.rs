//! Texts as sparse vectors of length one: terms weighed by how seldom they are (TF-IDF), so that a product is a likeness.

use crate::term::{Lexicon, Piece};

/// A vector: dimensions in order, with weights.
pub(crate) type Vector = Vec<(u32, f32)>;

/// How seldom terms are, learned from a set of texts.
#[derive(Debug)]
pub(crate) struct Space {
    lexicon: Lexicon,
    /// By term; nought leaves the term out.
    weights: Vec<f32>,
}

impl Space {
    /// The space of texts and the vector of each, of terms that at least so many texts hold.
    pub fn of<'a>(texts: impl ExactSizeIterator<Item = &'a str>, least: u32) -> (Space, Vec<Vector>) {
        let mut lexicon = Lexicon::new();
        let (mut pieces, mut terms) = (Vec::<Piece>::new(), Vec::new());
        let count = texts.len();
        let mut bags: Vec<Vec<(u32, f32)>> = Vec::with_capacity(count);
        let mut seen: Vec<u32> = Vec::new();
        for text in texts {
            lexicon.read(thai::normal::normalise(text).text(), &mut pieces);
            lexicon.terms(&pieces, &mut terms);
            let bag = bag(&mut terms);
            seen.resize(lexicon.len(), 0);
            bag.iter().for_each(|&(term, _)| seen[term as usize] += 1);
            bags.push(bag);
        }
        let weights: Vec<f32> = seen
            .iter()
            .map(|&seen| if seen < least { 0.0 } else { ((1.0 + count as f32) / (1.0 + seen as f32)).ln() + 0.05 })
            .collect();
        let space = Space { lexicon, weights };
        for bag in &mut bags {
            space.weigh(bag);
        }
        (space, bags)
    }

    /// The vector of another text of the same kind.
    pub fn vector(&mut self, text: &str) -> Vector {
        let (mut pieces, mut terms) = (Vec::new(), Vec::new());
        self.lexicon.read(thai::normal::normalise(text).text(), &mut pieces);
        self.lexicon.terms(&pieces, &mut terms);
        let mut bag = bag(&mut terms);
        self.weigh(&mut bag);
        bag
    }

    fn weigh(&self, bag: &mut Vector) {
        bag.retain_mut(|(term, count)| {
            *count = (1.0 + count.ln()) * self.weights.get(*term as usize).copied().unwrap_or(0.0);
            *count > 0.0
        });
        to_length_one(bag);
    }

    /// How many dimensions.
    pub fn width(&self) -> usize {
        self.weights.len()
    }
}

/// Terms with their counts.
fn bag(terms: &mut [u32]) -> Vector {
    terms.sort_unstable();
    terms.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as f32)).collect()
}

pub(crate) fn to_length_one(vector: &mut Vector) {
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
}

/// The product with a vector written out in full.
pub(crate) fn product_full(a: &Vector, full: &[f32]) -> f32 {
    a.iter().map(|&(at, weight)| weight * full[at as usize]).sum()
}

/// Texts by the terms they hold, to find those that are like one without looking at all.
pub(crate) struct Postings {
    by_term: Vec<Vec<(u32, f32)>>,
    sums: Vec<f32>,
    touched: Vec<u32>,
}

impl Postings {
    pub fn of(vectors: &[Vector], width: usize) -> Postings {
        let mut by_term = vec![Vec::new(); width];
        for (i, vector) in vectors.iter().enumerate() {
            for &(term, weight) in vector {
                by_term[term as usize].push((i as u32, weight));
            }
        }
        Postings { by_term, sums: vec![0.0; vectors.len()], touched: Vec::new() }
    }

    /// Calls with each text that shares a term, and its likeness; in order.
    pub fn like(&mut self, vector: &Vector, mut call: impl FnMut(u32, f32)) {
        for &(term, weight) in vector {
            for &(text, other) in &self.by_term[term as usize] {
                let sum = &mut self.sums[text as usize];
                if *sum == 0.0 {
                    self.touched.push(text);
                }
                *sum += weight * other;
            }
        }
        self.touched.sort_unstable();
        for text in self.touched.drain(..) {
            call(text, std::mem::take(&mut self.sums[text as usize]));
        }
    }
}
