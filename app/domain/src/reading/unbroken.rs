//! Which stretches of a law's text a line end may not cut: a citation with its number (`มาตรา ๖ (๓) วรรคหนึ่ง`), a year with
//! its era (`พ.ศ. ๒๕๖๒`). For drawing only; it says nothing of what is cited.

use std::ops::Range;

/// Words that belong to the number after them. None of them begins another.
const WORDS: [&str; 9] = ["มาตรา", "ข้อ", "หมวด", "ส่วนที่", "ตอนที่", "ลักษณะ", "บรรพ", "ภาค", "พ.ศ."];
/// What follows วรรค without a blank.
const ORDINALS: [&str; 10] = ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"];

/// The stretches, in bytes, ascending and apart.
pub fn unbroken(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some((start, word)) = next(text, from) {
        let end = start + word.len();
        from = match numbered(&text[end..], word == "พ.ศ.") {
            Some(length) => {
                found.push(start..end + length);
                end + length
            }
            None => end,
        };
    }
    found
}

fn next(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let rest = text.get(from..)?;
    WORDS.iter().filter_map(|word| rest.find(word).map(|at| (from + at, *word))).min()
}

/// How many bytes after the word belong to it: blanks, a number, items in brackets, a วรรค.
fn numbered(rest: &str, year: bool) -> Option<usize> {
    let blank = blanks(rest);
    let number = rest[blank..]
        .find(|letter: char| !(is_digit(letter) || matches!(letter, '/' | '.')))
        .unwrap_or(rest.len() - blank);
    let written = &rest[blank..blank + number];
    let dots = year && written.len() >= 2 && written.bytes().all(|b| b == b'.');
    if !dots && !written.starts_with(is_digit) {
        return None;
    }
    let written = if dots { written } else { written.trim_end_matches(['/', '.']) };
    let mut end = blank + written.len();
    if year {
        return Some(end);
    }
    while let Some(length) = bracket(&rest[end..]) {
        end += length;
    }
    let gap = blanks(&rest[end..]);
    let clause = rest[end + gap..].strip_prefix("วรรค").and_then(|after| {
        let ordinal =
            ORDINALS.iter().filter(|ordinal| after.starts_with(**ordinal)).map(|ordinal| ordinal.len()).max()?;
        Some("วรรค".len() + ordinal)
    });
    Some(clause.map_or(end, |length| end + gap + length))
}

/// ` (๓)` or `(ก)`.
fn bracket(rest: &str) -> Option<usize> {
    let gap = blanks(rest);
    let inner = rest[gap..].strip_prefix('(')?;
    let close = inner.find(')').filter(|close| (1..=12).contains(close))?;
    let alone = inner[..close].chars().all(|c| is_digit(c) || c == '/') || inner[..close].chars().count() == 1;
    alone.then_some(gap + close + 2)
}

fn blanks(text: &str) -> usize {
    let blanks: usize = text.chars().take_while(|c| matches!(c, ' ' | '\u{a0}')).map(char::len_utf8).sum();
    if blanks <= 4 { blanks } else { 0 }
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit() || ('๐'..='๙').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_stays_with_its_number() {
        for (text, whole) in [
            ("ตามมาตรา ๖ (๓) และ (๔)", vec!["มาตรา ๖ (๓)"]),
            ("มาตรา\u{a0}๑๑ วรรคหนึ่ง ต้อง", vec!["มาตรา\u{a0}๑๑ วรรคหนึ่ง"]),
            ("หมวด ๑ และมาตรา ๑๒/๑", vec!["หมวด ๑", "มาตรา ๑๒/๑"]),
            ("พ.ศ. .... และ พ.ศ. ๒๕๖๒.", vec!["พ.ศ. ....", "พ.ศ. ๒๕๖๒"]),
            ("มาตราชั่งตวงวัด ข้อสัญญา ข้อ", vec![]),
        ] {
            let found: Vec<&str> = unbroken(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, whole, "{text}");
        }
    }
}
