//! The greedy choice itself, over vectors.

use crate::hash::Map;
use crate::vector::{Postings, Vector};
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// What is chosen from.
pub(crate) struct Choice<'a> {
    pub vectors: &'a [Vector],
    pub width: usize,
    /// To which kind of speaker each belongs.
    pub strata: &'a [u64],
    /// How much each is worth being shown, from 0 to 1.
    pub ease: &'a [f32],
    /// The share of the whole that balance among strata weighs, from 0.
    pub balance: f32,
}

/// A gain that may be out of date, and how many were chosen when it was computed.
#[derive(PartialEq)]
struct Gain(f32, Reverse<u32>, u32);

impl Eq for Gain {}

impl Ord for Gain {
    fn cmp(&self, other: &Gain) -> Ordering {
        self.0.total_cmp(&other.0).then(self.1.cmp(&other.1))
    }
}

impl PartialOrd for Gain {
    fn partial_cmp(&self, other: &Gain) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Up to `count` of them, with how much is covered after each. Stops when nothing is left to gain.
pub(crate) fn choose(choice: &Choice, count: usize) -> Vec<(usize, f32)> {
    let all = choice.vectors.len();
    let mut postings = Postings::of(choice.vectors, choice.width);
    let mut covered = vec![0.0_f32; all];
    // How many of each stratum were chosen; a stratum weighs as the root of its size.
    let mut heard: Map<u64, u32> = Map::default();
    let mut sizes: Map<u64, u32> = Map::default();
    choice.strata.iter().for_each(|stratum| *sizes.entry(*stratum).or_default() += 1);
    let gain = |i: usize, covered: &[f32], heard: &Map<u64, u32>, postings: &mut Postings| {
        let mut sum = 0.0;
        postings.like(&choice.vectors[i], |j, likeness| sum += (likeness - covered[j as usize]).max(0.0));
        let stratum = choice.strata[i];
        let before = heard.get(&stratum).copied().unwrap_or(0) as f32;
        let root = (sizes[&stratum] as f32).sqrt();
        (sum + choice.balance * root * ((before + 1.0).sqrt() - before.sqrt())) * choice.ease[i]
    };
    let candidates = (0..all).filter(|&i| !choice.vectors[i].is_empty());
    let mut heap: BinaryHeap<Gain> =
        candidates.map(|i| Gain(gain(i, &covered, &heard, &mut postings), Reverse(i as u32), 0)).collect();
    let mut chosen = Vec::new();
    while chosen.len() < count {
        let Some(Gain(value, Reverse(i), when)) = heap.pop() else { break };
        if when < chosen.len() as u32 {
            heap.push(Gain(gain(i as usize, &covered, &heard, &mut postings), Reverse(i), chosen.len() as u32));
            continue;
        }
        if value <= 1e-6 {
            break;
        }
        postings.like(&choice.vectors[i as usize], |j, likeness| {
            let before = &mut covered[j as usize];
            *before = before.max(likeness);
        });
        *heard.entry(choice.strata[i as usize]).or_default() += 1;
        chosen.push((i as usize, covered.iter().sum::<f32>() / all as f32));
    }
    chosen
}
