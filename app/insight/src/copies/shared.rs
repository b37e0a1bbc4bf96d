//! What near-copies have in common: a campaign's text without what one or another wrote beside it.

use crate::hash::Map;
use crate::sayings::{Reader, Saying};
use std::ops::Range;

/// One of some copies and what of it more than half of them say, where it stands in bytes, in order. The one that says most of it speaks for
/// all; where nothing is common, the first with all it says.
pub fn shared(copies: &[&str]) -> (usize, Vec<Range<usize>>) {
    let mut reader = Reader::default();
    let said: Vec<Vec<Saying>> = copies.iter().map(|text| reader.sayings(text)).collect();
    let mut many: Map<u64, usize> = Map::default();
    said.iter().flatten().for_each(|saying| *many.entry(saying.key).or_default() += 1);
    let common = |saying: &&Saying| many.get(&saying.key).is_some_and(|n| n * 2 > copies.len());
    let parts = |at: usize| {
        let text = copies[at];
        let mut ranges: Vec<Range<usize>> = said[at].iter().filter(common).map(|saying| saying.range.clone()).collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match merged.last_mut() {
                Some(last) if range.start <= last.end || text[last.end..range.start].trim().is_empty() => {
                    last.end = last.end.max(range.end);
                }
                _ => merged.push(range),
            }
        }
        merged
    };
    let all: Vec<Vec<Range<usize>>> = (0..copies.len()).map(parts).collect();
    let size = |at: &usize| all[*at].iter().map(|part| part.end - part.start).sum::<usize>();
    let best = (0..copies.len()).max_by_key(|at| (size(at), std::cmp::Reverse(*at))).unwrap_or(0);
    match all.get(best) {
        Some(parts) if !parts.is_empty() => (best, parts.clone()),
        _ => (0, copies.first().map(|text| 0..text.len()).into_iter().collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_wrote_beside_the_common_text_is_left_out() {
        let letter = "ขอให้ยกเลิกการขึ้นค่าแผง เพราะร้านเล็กจ่ายไม่ไหวอยู่แล้ว";
        let own = ["ทางเดินริมคลองมืดมาก", "ถังขยะเล็กเกินไป", "ไม่มีห้องน้ำตลอดทาง"];
        let copies = own.map(|own| format!("{letter} {own}"));
        let copies: Vec<&str> = copies.iter().map(String::as_str).collect();
        let (best, parts) = shared(&copies);
        let text: Vec<&str> = parts.into_iter().map(|part| &copies[best][part]).collect();
        assert_eq!(text, [letter]);
        // One with a slip does not speak for the others.
        let slip = letter.replace("ร้านเล็ก", "ร้าเล็ก");
        assert_eq!(shared(&[&slip, letter, letter]).0, 1);
        assert_eq!(shared(&["ก", "ข"]), (0, std::iter::once(0..3).collect()));
        assert_eq!(shared(&[]), (0, Vec::new()));
    }
}
