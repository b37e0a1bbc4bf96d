//! Terms of a normal text: pairs of neighbouring Thai character clusters, which find words inside unspaced text whatever the
//! words are; and words and numbers of other scripts.

use crate::normal::{Normal, is_mark};

/// One term with the range of normal characters it covers and its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub text: String,
    pub start: usize,
    pub end: usize,
    pub position: usize,
}

/// The terms of a text, in their order.
pub fn terms(normal: &Normal) -> Vec<Term> {
    let chars = &normal.chars;
    let mut out = Vec::new();
    let mut position = 0;
    let mut i = 0;
    while i < chars.len() {
        if is_thai(chars[i]) {
            let mut bounds = vec![i];
            while i < chars.len() && is_thai(chars[i]) {
                i = cluster_end(chars, i);
                bounds.push(i);
            }
            pairs(chars, &bounds, &mut position, &mut out);
        } else if chars[i].is_alphanumeric() {
            let start = i;
            while i < chars.len() && !is_thai(chars[i]) && (chars[i].is_alphanumeric() || is_combining(chars[i])) {
                i += 1;
            }
            out.push(Term { text: chars[start..i].iter().collect(), start, end: i, position });
            position += 1;
        } else {
            i += 1;
        }
        // A gap in the text is a gap in positions: passages do not run across it.
        position += 1;
    }
    out
}

fn pairs(chars: &[char], bounds: &[usize], position: &mut usize, out: &mut Vec<Term>) {
    let clusters = bounds.len() - 1;
    for at in 0..clusters.max(2) - 1 {
        let (start, end) = (bounds[at], bounds[(at + 2).min(clusters)]);
        out.push(Term { text: chars[start..end].iter().collect(), start, end, position: *position });
        *position += 1;
    }
}

fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e4e}') && c != '\u{e3f}'
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Where the cluster that begins here ends: a leading vowel with its consonant, the marks over it, and what follows that
/// cannot stand alone.
pub(crate) fn cluster_end(chars: &[char], start: usize) -> usize {
    let mut i = start;
    if matches!(chars[i], 'เ'..='ไ') && i + 1 < chars.len() && is_thai(chars[i + 1]) {
        i += 1;
    }
    i += 1;
    while i < chars.len() && (is_mark(chars[i]) || matches!(chars[i], 'ะ' | 'า' | 'ำ' | 'ๅ')) {
        i += 1;
    }
    i
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normal::normalise;

    fn of(text: &str) -> Vec<String> {
        terms(&normalise(text)).into_iter().map(|term| term.text).collect()
    }

    #[test]
    fn thai_is_read_in_pairs_of_clusters() {
        assert_eq!(of("ตลาดนัด"), ["ตลา", "ลาด", "ดนั", "นัด"]);
        assert_eq!(of("น้ำ"), ["น้ำ"]);
        assert_eq!(of("มาตรา ๓๗ PDPA"), ["มาต", "ตรา", "37", "pdpa"]);
    }
}
