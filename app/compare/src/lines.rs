//! Lines of texts, and which of two texts' lines are the same line rewritten.

use std::ops::Range;

use crate::likeness::Likeness;

/// So alike are two lines that are the same line rewritten.
const ALIKE: f32 = 0.3;

/// The lines of a text, each with the blank ones after it.
pub(crate) fn lines(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = from;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        match found.last_mut() {
            Some(last) if line.trim().is_empty() => last.end = end,
            _ => found.push(start..end),
        }
        start = end;
    }
    found
}

/// So alike are two definitions of different terms that are one whose term was changed.
const RENAMED: f32 = 0.6;

/// The term that a line defines: `“ตลาดนัด” หมายความว่า …`.
fn term(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix('“')?.split_once('”').map(|(term, _)| term)
}

/// How much two lines are one line rewritten, by how alike they are; nothing where they are two. Definitions of one term are one.
pub(crate) fn rewritten(old: &str, new: &str, like: f32) -> f32 {
    let (like, least) = match (term(old), term(new)) {
        (Some(old), Some(new)) if old == new => (like.max(RENAMED), RENAMED),
        (Some(_), Some(_)) => (like, RENAMED),
        _ => (like, ALIKE),
    };
    if like >= least { like } else { 0.0 }
}

/// The pairs of lines that are alike, in order: the most likeness that can be had without crossing.
pub(crate) fn alike(olds: &[(&str, Likeness)], news: &[(&str, Likeness)]) -> Vec<(usize, usize)> {
    let width = news.len() + 1;
    let mut best = vec![0f32; (olds.len() + 1) * width];
    let mut pairs = vec![false; best.len()];
    for (row, (old_line, old)) in olds.iter().enumerate() {
        for (column, (new_line, new)) in news.iter().enumerate() {
            let at = (row + 1) * width + column + 1;
            let like = rewritten(old_line, new_line, old.to(new));
            let apart = best[at - 1].max(best[at - width]);
            let together = best[at - width - 1] + like;
            pairs[at] = like > 0.0 && together > apart;
            best[at] = if pairs[at] { together } else { apart };
        }
    }
    let mut found = Vec::new();
    let (mut row, mut column) = (olds.len(), news.len());
    while row > 0 && column > 0 {
        let at = row * width + column;
        if pairs[at] {
            (row, column) = (row - 1, column - 1);
            found.push((row, column));
        } else if best[at - 1] >= best[at - width] {
            column -= 1;
        } else {
            row -= 1;
        }
    }
    found.reverse();
    found
}
