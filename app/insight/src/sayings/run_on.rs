//! Sentences between which somebody left out the blank: they are those two.

use super::RATHER;
use crate::hash::{self, Map};

/// Letters of either, at least: a shorter one before another may turn what that says round.
const LEAST: usize = 16;

/// A sentence that is two others, one after the other without a blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunOn {
    pub first: usize,
    pub second: usize,
    /// Letters of the first, blanks within it included.
    pub at: usize,
}

/// Of sentences with how many say each, those that run on: the first two others that far more say.
pub fn run_on(sentences: &[(&str, usize)]) -> Vec<Option<RunOn>> {
    let key = |letters: &[char]| letters.iter().fold(0, |key, c| hash::fold(key, u64::from(*c as u32)));
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let mut known: Map<u64, u32> = Map::default();
    for (at, (text, _)) in sentences.iter().enumerate() {
        known.entry(key(&letters(text))).or_insert(at as u32);
    }
    let whole = |(text, many): &(&str, usize)| {
        let letters = letters(text);
        let far = |at: u32| sentences[at as usize].1 >= RATHER * many;
        let mut so_far = 0;
        for (at, c) in letters.iter().enumerate() {
            so_far = hash::fold(so_far, u64::from(*c as u32));
            if at + 1 < LEAST || letters.len() - at - 1 < LEAST {
                continue;
            }
            let Some(&first) = known.get(&so_far).filter(|first| far(**first)) else { continue };
            let rest = key(&letters[at + 1..]);
            if let Some(&second) = known.get(&rest).filter(|second| far(**second)) {
                let within = text.char_indices().filter(|(_, c)| !c.is_whitespace()).nth(at);
                let end = within.map_or(0, |(byte, _)| text[..byte].chars().count() + 1);
                return Some(RunOn { first: first as usize, second: second as usize, at: end });
            }
        }
        None
    };
    sentences.iter().map(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_sentences_without_the_blank_between_them_are_those_two() {
        let [one, other] = ["ทางเดินริมคลองมืด มาก", "ขอให้ติดไฟส่องสว่างทุกเสา"];
        let run = format!("{one}{other}");
        let found = run_on(&[(one, 80), (other, 90), (&run, 3), (&run[3..], 3)]);
        assert_eq!(found, [None, None, Some(RunOn { first: 0, second: 1, at: one.chars().count() }), None]);
        assert_eq!(run_on(&[(one, 20), (other, 90), (&run, 3)]), [None, None, None], "it is said nearly as often");
        let (no, fee) = ("ไม่เห็นด้วย", "เก็บค่าธรรมเนียมเพิ่มทุกปี");
        let turned = format!("{no}{fee}");
        assert_eq!(run_on(&[(no, 80), (fee, 80), (&turned, 5)]), [None, None, None], "a denial before it");
        assert_eq!(run_on(&[]), []);
    }
}
