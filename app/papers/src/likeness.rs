//! How like two wordings are, and where they differ: whether a proposed wording is meant to stand in the place of a paragraph, and
//! which words of it a tracked change takes out and puts in.

use std::collections::HashMap;

/// From here on one wording is another of the same paragraph: half of their pairs of letters.
pub(crate) const SAME: f64 = 0.5;

/// What two texts share, from 0 to 1: Dice's measure over pairs of letters, blanks aside.
pub(crate) fn likeness(a: &str, b: &str) -> f64 {
    let (a, b) = (pairs(a), pairs(b));
    let count = |of: &HashMap<(char, char), u32>| of.values().sum::<u32>();
    let both: u32 = a.iter().map(|(pair, n)| (*n).min(b.get(pair).copied().unwrap_or(0))).sum();
    match count(&a) + count(&b) {
        0 => 0.0,
        all => f64::from(2 * both) / f64::from(all),
    }
}

fn pairs(text: &str) -> HashMap<(char, char), u32> {
    let mut found = HashMap::new();
    let letters = text.chars().filter(|letter| !letter.is_whitespace());
    for pair in letters.clone().zip(letters.skip(1)) {
        *found.entry(pair).or_default() += 1;
    }
    found
}

/// Two wordings taken apart: what both begin with, what the one has and the other, what both end with. They part at blanks
/// only, as Thai phrases do, so that no word is cut.
pub(crate) fn parted<'a>(old: &'a str, new: &'a str) -> (&'a str, &'a str, &'a str, &'a str) {
    let same = |(a, b): &(char, char)| a == b;
    let head: usize = old.chars().zip(new.chars()).take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
    // What goes on after the old words keeps them whole.
    let head = if head == old.len() { head } else { old[..head].rfind(' ').map_or(0, |at| at + 1) };
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let pairs = old_rest.chars().rev().zip(new_rest.chars().rev());
    let tail: usize = pairs.take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
    let from = old_rest.len() - tail;
    let tail = old_rest[from..].find(' ').map_or(0, |at| tail - at);
    (
        &old[..head],
        &old_rest[..old_rest.len() - tail],
        &new_rest[..new_rest.len() - tail],
        &old_rest[old_rest.len() - tail..],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rewritten_paragraph_is_like_its_first_wording_and_a_remark_is_not() {
        let old = "ให้ผู้จัดการตลาดแจ้งผู้ค้าล่วงหน้าไม่น้อยกว่าสามสิบวันก่อนขึ้นค่าแผง";
        let new = "ให้ผู้จัดการตลาดแจ้งผู้ค้าล่วงหน้าไม่น้อยกว่าหกสิบวันก่อนขึ้นค่าแผง โดยปิดประกาศไว้";
        assert!(likeness(old, new) > SAME);
        assert!(likeness(old, "ขอให้เพิ่มแสงสว่างในตลาด") < SAME);
        assert!(likeness("", "") < SAME && likeness("ก", "ก") < SAME);
    }

    #[test]
    fn wordings_part_at_blanks_and_lose_no_letter() {
        assert_eq!(parted("ก ข ค", "ก ง ค"), ("ก ", "ข", "ง", " ค"));
        assert_eq!(parted("ก ข", "ก ขและ ค"), ("ก ข", "", "และ ค", ""));
        for (old, new) in
            [("ก ข", "ก ข"), ("", "ก"), ("ก", ""), ("ก ข ข", "ก ข"), ("ab cd", "ab cd ef"), ("x y", "z x y")]
        {
            let (head, out, put, tail) = parted(old, new);
            assert_eq!(
                (format!("{head}{out}{tail}"), format!("{head}{put}{tail}")),
                (old.into(), new.into()),
                "{old} {new}"
            );
        }
    }
}
