//! Groups of texts: spherical k-means (Dhillon and Modha 2001) from seeds that cover the texts best, so that nothing is left to
//! chance and the same texts give the same groups.

use super::kin::{kin, with_kin};
use crate::cover::{Choice, choose, spread};
use crate::vector::{Vector, product_full};

/// Texts from which seeds are chosen, and on which centres are moved; all texts are dealt out at the end.
const SEEDS_FROM: usize = 1500;
const MOVED_ON: usize = 8000;

/// Rounds, at most.
const ROUNDS: usize = 15;

/// How like its centre a text must be to belong.
const BELONGS: f32 = 0.08;

/// Groups as numbers of texts, largest first, and those that belong to none.
pub(super) fn clusters(vectors: &[Vector], width: usize, most: usize) -> (Vec<Vec<usize>>, Vec<usize>) {
    let learned: Vec<Vector> = spread(vectors.len(), MOVED_ON).into_iter().map(|i| vectors[i].clone()).collect();
    let kin = kin(&learned, width);
    let vectors: &[Vector] = &vectors.iter().map(|vector| with_kin(vector, &kin)).collect::<Vec<_>>();
    let wanted = ((vectors.len() as f32 / 2.0).sqrt().ceil() as usize).clamp(2, most.max(2));
    let mut centres = seeds(vectors, width, wanted);
    let moved_on = spread(vectors.len(), MOVED_ON);
    let mut places: Vec<usize> = Vec::new();
    for _ in 0..ROUNDS {
        let now: Vec<usize> = moved_on.iter().map(|&i| nearest(&vectors[i], &centres).0).collect();
        if now == places {
            break;
        }
        places = now;
        centres = moved(vectors, &moved_on, &places, centres.len(), width);
    }
    let mut groups = vec![Vec::new(); centres.len()];
    let mut others = Vec::new();
    for (i, vector) in vectors.iter().enumerate() {
        match nearest(vector, &centres) {
            (centre, likeness) if likeness >= BELONGS => groups[centre].push(i),
            _ => others.push(i),
        }
    }
    for lone in groups.iter_mut().filter(|group| group.len() < 2) {
        others.append(lone);
    }
    groups.retain(|group| !group.is_empty());
    groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group[0]));
    others.sort_unstable();
    (groups, others)
}

fn seeds(vectors: &[Vector], width: usize, wanted: usize) -> Vec<Vec<f32>> {
    let from: Vec<Vector> = spread(vectors.len(), SEEDS_FROM).into_iter().map(|i| vectors[i].clone()).collect();
    let strata = vec![0; from.len()];
    let ease = vec![1.0; from.len()];
    let choice = Choice { vectors: &from, width, strata: &strata, ease: &ease, balance: 0.0 };
    choose(&choice, wanted)
        .into_iter()
        .map(|(i, _)| {
            let mut centre = vec![0.0; width];
            from[i].iter().for_each(|&(at, weight)| centre[at as usize] = weight);
            centre
        })
        .collect()
}

/// The centre nearest to a text, the earlier of equals, and how near.
fn nearest(vector: &Vector, centres: &[Vec<f32>]) -> (usize, f32) {
    let mut best = (0, 0.0);
    for (i, centre) in centres.iter().enumerate() {
        let likeness = product_full(vector, centre);
        if likeness > best.1 {
            best = (i, likeness);
        }
    }
    best
}

/// Centres of the texts dealt to each, of length one.
fn moved(vectors: &[Vector], texts: &[usize], places: &[usize], count: usize, width: usize) -> Vec<Vec<f32>> {
    let mut centres = vec![vec![0.0_f32; width]; count];
    for (&i, &place) in texts.iter().zip(places) {
        vectors[i].iter().for_each(|&(at, weight)| centres[place][at as usize] += weight);
    }
    for centre in &mut centres {
        let length = centre.iter().map(|weight| weight * weight).sum::<f32>().sqrt();
        if length > 0.0 {
            centre.iter_mut().for_each(|weight| *weight /= length);
        }
    }
    centres
}
