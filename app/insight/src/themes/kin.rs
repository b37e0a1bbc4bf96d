//! Words that go together. Short comments on one matter may share no word; each is read with the words that its own are often said
//! with, so that they meet.

use crate::vector::{Vector, to_length_one};

/// Words taken along for a word, how strongly, and how closely they must go together (a cosine over texts).
const TAKEN: usize = 6;
const STRENGTH: f32 = 0.6;
const CLOSE: f32 = 0.25;

/// A word in more texts than this share goes with everything.
const COMMON: f32 = 0.2;

/// The words that go with each word, with how closely.
pub(super) fn kin(vectors: &[Vector], width: usize) -> Vec<Vec<(u32, f32)>> {
    let mut texts: Vec<Vec<u32>> = vec![Vec::new(); width];
    for (i, vector) in vectors.iter().enumerate() {
        vector.iter().for_each(|&(term, _)| texts[term as usize].push(i as u32));
    }
    let common = ((vectors.len() as f32 * COMMON) as usize).max(3);
    let mut together = vec![0_u32; width];
    let mut kin = vec![Vec::new(); width];
    for (term, own) in texts.iter().enumerate().filter(|(_, own)| own.len() >= 2 && own.len() <= common) {
        let mut touched: Vec<u32> = Vec::new();
        for &text in own {
            for &(other, _) in &vectors[text as usize] {
                if other as usize != term && texts[other as usize].len() <= common {
                    if together[other as usize] == 0 {
                        touched.push(other);
                    }
                    together[other as usize] += 1;
                }
            }
        }
        let mut close: Vec<(u32, f32)> = touched
            .into_iter()
            .filter_map(|other| {
                let both = std::mem::take(&mut together[other as usize]);
                let close = both as f32 / ((own.len() * texts[other as usize].len()) as f32).sqrt();
                (both >= 2 && close >= CLOSE).then_some((other, close))
            })
            .collect();
        close.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        close.truncate(TAKEN);
        kin[term] = close;
    }
    kin
}

/// A text with the kin of its words.
pub(super) fn with_kin(vector: &Vector, kin: &[Vec<(u32, f32)>]) -> Vector {
    let mut all = vector.clone();
    for &(term, weight) in vector {
        all.extend(kin[term as usize].iter().map(|&(other, close)| (other, weight * close * STRENGTH)));
    }
    all.sort_by_key(|&(term, _)| term);
    let mut joined: Vector = Vec::with_capacity(all.len());
    for (term, weight) in all {
        match joined.last_mut() {
            Some((last, sum)) if *last == term => *sum += weight,
            _ => joined.push((term, weight)),
        }
    }
    to_length_one(&mut joined);
    joined
}
