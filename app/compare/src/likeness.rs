//! How alike two texts are: runs of five letters that both have (the Dice coefficient of their sets). Blanks do not
//! count, and a digit is a digit: what changes when provisions are renumbered makes no difference here.

use std::hash::{Hash, Hasher};

/// A text as what is compared of it.
pub(crate) struct Likeness {
    /// Of the letters that show: equal for texts that differ in blanks alone.
    pub exact: u64,
    /// Letters that show.
    pub length: usize,
    /// Hashes of its runs, ascending, each once.
    pub runs: Vec<u32>,
}

/// Letters in a run.
const RUN: usize = 5;
/// A longer text is known by its beginning.
const LONGEST: usize = 8_000;

/// The hash and number of the letters that show.
pub(crate) fn exact(text: &str) -> (u64, usize) {
    let mut hasher = std::hash::DefaultHasher::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        hasher.write(word.as_bytes());
        length += word.chars().count();
    }
    length.hash(&mut hasher);
    (hasher.finish(), length)
}

impl Likeness {
    pub fn of(text: &str) -> Likeness {
        let (exact, length) = exact(text);
        let letters: Vec<u32> =
            text.chars().filter(|letter| !letter.is_whitespace()).take(LONGEST).map(same_digit).collect();
        let mut runs: Vec<u32> = letters.windows(RUN).map(hash).collect();
        if runs.is_empty() && !letters.is_empty() {
            runs.push(hash(&letters));
        }
        runs.sort_unstable();
        runs.dedup();
        Likeness { exact, length, runs }
    }

    /// From 0, nothing in common, to 1.
    pub fn to(&self, other: &Likeness) -> f32 {
        let (mut one, mut two) = (self.runs.iter().peekable(), other.runs.iter().peekable());
        let mut common = 0u32;
        while let (Some(a), Some(b)) = (one.peek(), two.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => drop(one.next()),
                std::cmp::Ordering::Greater => drop(two.next()),
                std::cmp::Ordering::Equal => {
                    common += 1;
                    one.next();
                    two.next();
                }
            }
        }
        let all = self.runs.len() + other.runs.len();
        if all == 0 { 0.0 } else { 2.0 * common as f32 / all as f32 }
    }
}

fn same_digit(letter: char) -> u32 {
    if domain::digits::value(letter).is_some() { u32::from('0') } else { u32::from(letter) }
}

fn hash(letters: &[u32]) -> u32 {
    letters.iter().fold(0x811c_9dc5, |hash: u32, letter| (hash ^ letter).wrapping_mul(0x0100_0193).rotate_left(5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_blanks_make_no_difference_and_words_do() {
        let of = Likeness::of;
        assert!(of("ตามมาตรา ๕ วรรคสอง").to(&of("ตามมาตรา  12 วรรคสอง")) > 0.5);
        assert_eq!(exact("ก  ข"), exact("กข"));
        assert!(of("ผู้ใดฝ่าฝืนต้องระวางโทษปรับไม่เกินหนึ่งพันบาท").to(&of("ให้รัฐมนตรีรักษาการตามพระราชบัญญัตินี้")) < 0.2);
        assert_eq!(of("").to(&of("")), 0.0);
    }
}
