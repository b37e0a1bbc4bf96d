//! The mended text as lines that are not blank: where each stands and what there is to recognise in it.

use super::mend::Whole;
use crate::digits::value;

/// A line that holds something. Offsets are bytes of the mended text.
pub(super) struct Line<'a> {
    pub start: usize,
    /// After the last letter that is not blank.
    pub end: usize,
    /// Without blanks at either end, and without Markdown's signs before it (`#`, `**`, `>`).
    pub body: &'a str,
    /// Where `body` begins.
    pub body_at: usize,
    /// Markdown's level of heading, 0 when it is none.
    pub hashes: usize,
}

pub(super) fn lines(whole: &Whole) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut torn = false;
    for line in whole.text.split_inclusive('\n') {
        let here = start;
        start += line.len();
        let kept = line.trim_end();
        if kept.is_empty() {
            continue;
        }
        let bare = kept.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '*' | '>'));
        let unmarked = bare.trim_start_matches('#');
        let hashes = bare.len() - unmarked.len();
        // `#1` is not a heading of Markdown; `# ` is.
        let (hashes, bare) = match unmarked.trim_start() {
            rest if hashes > 0 && rest.len() < unmarked.len() => (hashes, rest.trim_start_matches('*')),
            _ => (0, bare),
        };
        let body_at = here + kept.len() - bare.len();
        let body = bare.trim_end_matches(|letter: char| letter == '*' || letter.is_whitespace());
        // "มาตรา" on one line and "๓๐" on the next are one label.
        if torn && body.starts_with(|letter| value(letter).is_some()) {
            torn = false;
            join(&mut found, &whole.text, here + kept.len());
            continue;
        }
        torn = COUNTED.contains(&body);
        // A line of signs alone is still somebody's line.
        let (body, body_at) = if body.is_empty() { (kept.trim(), here + blank_start(kept)) } else { (body, body_at) };
        found.push(Line { start: here, end: here + kept.len(), body, body_at, hashes });
    }
    found
}

/// Words that stand before a number, and do not stand alone.
const COUNTED: [&str; 8] = ["มาตรา", "ข้อ", "หมวด", "ส่วนที่", "ส่วน", "ลักษณะ", "ภาค", "บรรพ"];

fn join<'a>(found: &mut [Line<'a>], text: &'a str, end: usize) {
    let Some(last) = found.last_mut() else { return };
    last.end = end;
    last.body = text.get(last.body_at..end).unwrap_or(last.body).trim_end_matches('*');
}

fn blank_start(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
