//! What follows a provision into the next version: its identity, and with it the comments on it and on its parts.

use std::hash::{Hash, Hasher};

use domain::reading::{Paragraph, Piece};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::align::align;
use crate::likeness::Likeness;
use crate::part::Part;

/// The identities of a new version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried<I> {
    /// For each new part the identity it carries; none for what is new and gets one of its own.
    pub identities: Vec<Option<I>>,
    /// The old parts, by index, whose identity no new part carries: what was said of them waits to be put elsewhere.
    pub orphans: Vec<(usize, I)>,
}

/// Which identity each part of a new version carries. By words first, so that an inserted provision does not hand
/// what was said of มาตรา ๖ to another that is now called so; by number where most of the words are new but not all.
/// `identities` stand for the old parts in order; no identity is given twice.
pub fn carry<I: Copy>(old: &[Part<'_>], identities: &[I], new: &[Part<'_>]) -> Carried<I> {
    let from = align(old, new, &[]);
    let mut kept = vec![false; old.len()];
    for before in from.iter().flatten() {
        kept[*before] = true;
    }
    Carried {
        identities: from.iter().map(|before| before.and_then(|before| identities.get(before).copied())).collect(),
        orphans: identities.iter().copied().enumerate().filter(|(at, _)| kept.get(*at) == Some(&false)).collect(),
    }
}

/// So alike is a paragraph that was rewritten.
const ALIKE: f32 = 0.3;

/// For each paragraph of a piece, its place in the new text of the same piece: the same words; else, between those that
/// stay, the same mark or วรรค with words in common. None where what was said of it has lost its place.
pub fn paragraphs(old: &Piece, new: &Piece) -> Vec<Option<usize>> {
    let key = |paragraph: &Paragraph| {
        let mut hasher = std::hash::DefaultHasher::new();
        paragraph.shape.hash(&mut hasher);
        paragraph.text.split_whitespace().for_each(|word| hasher.write(word.as_bytes()));
        for cell in paragraph.rows.iter().flatten() {
            cell.hash(&mut hasher);
        }
        hasher.finish()
    };
    let before: Vec<u64> = old.paragraphs.iter().map(key).collect();
    let after: Vec<u64> = new.paragraphs.iter().map(key).collect();
    let mut found = vec![None; before.len()];
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                (0..len).for_each(|step| found[old_index + step] = Some(new_index + step));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let mut free: Vec<usize> = (new_index..new_index + new_len).collect();
                for (one, place) in old.paragraphs.iter().zip(&mut found).skip(old_index).take(old_len) {
                    let like = Likeness::of(&one.text);
                    let same = |other: &Paragraph| other.shape == one.shape && other.level == one.level;
                    let score = |other: &Paragraph| {
                        let named = one.number == other.number && !one.number.is_empty();
                        like.to(&Likeness::of(&other.text)) + if named { 0.2 } else { 0.0 }
                    };
                    let best = free
                        .iter()
                        .enumerate()
                        .filter(|(_, to)| same(&new.paragraphs[**to]))
                        .map(|(rank, to)| (score(&new.paragraphs[*to]), rank))
                        .max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
                    if let Some((_, rank)) = best.filter(|(score, _)| *score >= ALIKE) {
                        *place = Some(free.remove(rank));
                    }
                }
            }
            _ => {}
        }
    }
    found
}
