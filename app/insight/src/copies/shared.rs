//! What near-copies have in common: a campaign's text without what one or another wrote beside it, and without the slips of any.

use crate::hash::Map;
use crate::sayings::{self, Reader, Saying};
use std::ops::Range;

/// Letters compared where nothing is common, at most.
const COMPARED: usize = 300;

/// What more than half of some copies say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// The one that says most of it, which speaks for all.
    pub of: usize,
    /// Where that one says it, in bytes, in order.
    pub parts: Vec<Range<usize>>,
    /// The same parts, each sentence as it is written with the fewest slips by any of them.
    pub written: Vec<String>,
}

/// What some copies have in common; where that is nothing, all that the one says that is nearest to the others.
pub fn shared(copies: &[&str]) -> Shared {
    let mut reader = Reader::default();
    let said: Vec<Vec<Saying>> = copies.iter().map(|text| reader.sayings(text)).collect();
    let sentences = Sentences::of(copies, &said);
    let common = |saying: &&Saying| sentences.by(saying.key) * 2 > copies.len();
    let parts =
        |at: usize| merged(copies[at], said[at].iter().filter(common).map(|saying| saying.range.clone()).collect());
    let all: Vec<Vec<Range<usize>>> = (0..copies.len()).map(parts).collect();
    let size = |at: &usize| all[*at].iter().map(|part| part.end - part.start).sum::<usize>();
    let best = (0..copies.len()).max_by_key(|at| (size(at), std::cmp::Reverse(*at))).unwrap_or(0);
    let Some(parts) = all.get(best).filter(|parts| !parts.is_empty()) else { return nearest(copies) };
    let written = parts.iter().map(|part| {
        let mut within: Vec<&Saying> = said[best]
            .iter()
            .filter(common)
            .filter(|one| part.start <= one.range.start && one.range.end <= part.end)
            .collect();
        within.sort_by_key(|one| (std::cmp::Reverse(one.range.len()), one.range.start));
        let mut taken: Vec<&Saying> = Vec::new();
        for one in within {
            if taken.iter().all(|other| one.range.end <= other.range.start || other.range.end <= one.range.start) {
                taken.push(one);
            }
        }
        taken.sort_by_key(|one| one.range.start);
        let (mut text, mut from) = (String::new(), part.start);
        for one in taken {
            text.push_str(&copies[best][from..one.range.start]);
            match sentences.spelt(one.key) {
                Some(spelt) => text.push_str(&spelt),
                None => text.push_str(&copies[best][one.range.clone()]),
            }
            from = one.range.end;
        }
        text + &copies[best][from..part.end]
    });
    Shared { of: best, parts: parts.clone(), written: written.collect() }
}

fn nearest(copies: &[&str]) -> Shared {
    let begun: Vec<String> = copies.iter().map(|text| text.chars().take(COMPARED).collect()).collect();
    let writings: Vec<(&str, usize)> = begun.iter().map(|text| (text.as_str(), 1)).collect();
    let Some(of) = sayings::plainest(&writings) else { return Shared::default() };
    Shared { of, parts: std::iter::once(0..copies[of].len()).collect(), written: vec![copies[of].to_string()] }
}

/// Places in a text, those with nothing but blanks between them as one.
fn merged(text: &str, mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
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
}

/// The sentences of some copies: those a letter apart are one, as each has a slip of its own.
struct Sentences<'a> {
    /// By key, which one it is.
    is: Map<u64, usize>,
    /// How many copies say each, and how.
    each: Vec<(usize, Vec<(&'a str, usize)>)>,
}

impl<'a> Sentences<'a> {
    fn of(copies: &[&'a str], said: &[Vec<Saying>]) -> Sentences<'a> {
        let mut by: Map<u64, usize> = Map::default();
        said.iter().flatten().for_each(|saying| *by.entry(saying.key).or_default() += 1);
        let all = || {
            said.iter()
                .zip(copies)
                .flat_map(|(said, text)| said.iter().map(move |one| (one.key, &text[one.range.clone()])))
        };
        // Those that most say lead.
        let mut order: Vec<(u64, &str)> = all().collect();
        order.sort_by_key(|(key, _)| std::cmp::Reverse(by[key]));
        let mut is: Map<u64, usize> = Map::default();
        let mut known: Map<u64, (usize, &str)> = Map::default();
        let mut each: Vec<(usize, Vec<(&str, usize)>)> = Vec::new();
        let numbers = |text: &str| text.chars().filter(|c| c.is_numeric()).collect::<String>();
        for (key, text) in order {
            if is.contains_key(&key) {
                continue;
            }
            let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
            let near = if letters.len() < sayings::SHORT { Vec::new() } else { sayings::near(&letters) };
            let lead = near.iter().filter_map(|near| known.get(near)).find(|(_, lead)| numbers(lead) == numbers(text));
            let at = lead.map_or(each.len(), |(at, _)| *at);
            if at == each.len() {
                each.push((0, Vec::new()));
                near.into_iter().for_each(|near| _ = known.entry(near).or_insert((at, text)));
            }
            is.insert(key, at);
        }
        for (said, text) in said.iter().zip(copies) {
            let mut of: Vec<usize> = said.iter().map(|one| is[&one.key]).collect();
            of.sort_unstable();
            of.dedup();
            of.into_iter().for_each(|at| each[at].0 += 1);
            for one in said {
                let (writings, text) = (&mut each[is[&one.key]].1, &text[one.range.clone()]);
                match writings.iter_mut().find(|(other, _)| *other == text) {
                    Some((_, n)) => *n += 1,
                    None => writings.push((text, 1)),
                }
            }
        }
        Sentences { is, each }
    }

    /// How many copies say what has this key.
    fn by(&self, key: u64) -> usize {
        self.is.get(&key).map_or(0, |at| self.each[*at].0)
    }

    fn spelt(&self, key: u64) -> Option<String> {
        sayings::spelt(&self.each[*self.is.get(&key)?].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str = "ขอให้ยกเลิกการขึ้นค่าแผง เพราะร้านเล็กจ่ายไม่ไหวอยู่แล้ว";

    #[test]
    fn what_one_wrote_beside_the_common_text_is_left_out() {
        let own = ["ทางเดินริมคลองมืดมาก", "ถังขยะเล็กเกินไป", "ไม่มีห้องน้ำตลอดทาง"];
        let copies = own.map(|own| format!("{LETTER} {own}"));
        let copies: Vec<&str> = copies.iter().map(String::as_str).collect();
        let found = shared(&copies);
        let text: Vec<&str> = found.parts.into_iter().map(|part| &copies[found.of][part]).collect();
        assert_eq!((text, found.written), (vec![LETTER], vec![LETTER.to_string()]));
        assert_eq!(shared(&[]), Shared::default());
    }

    #[test]
    fn what_each_wrote_with_a_slip_of_their_own_is_told_without_any() {
        let slips = [("ร้านเล็ก", "ร้าเล็ก"), ("ยกเลิก", "ยกลิก"), ("ค่าแผง", "ค่าผง"), ("จ่ายไม่ไหว", "จายไม่ไหว")];
        let copies = slips.map(|(word, slip)| LETTER.replace(word, slip));
        let copies: Vec<&str> = copies.iter().map(String::as_str).collect();
        assert_eq!(shared(&copies).written, [LETTER]);
        // One sentence: the one without a slip is nearest to the others.
        let whole = "ขอคัดค้านร่างข้อบัญญัตินี้ทั้งฉบับ";
        let copies = ["คัดค้าน", "ข้อบัญญัติ", "ทั้งฉบับ", ""]
            .map(|word| whole.replace(word, word.get(..word.len() - word.len().min(3)).unwrap_or("")));
        let copies: Vec<&str> = copies.iter().map(String::as_str).collect();
        assert_eq!(shared(&copies).written, [whole]);
    }
}
