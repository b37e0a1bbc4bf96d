//! Passages: a piece of the store's text around what was asked, with the asked words marked as they are written there.

use crate::normal::normalise;
use crate::terms::terms;
use std::collections::HashSet;

/// What to mark: the terms of a question.
#[derive(Clone, Debug, Default)]
pub struct Highlight {
    pub(crate) terms: HashSet<String>,
}

/// A piece of text; true where it is marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    pub pieces: Vec<(String, bool)>,
}

/// Cuts the passage of a text that has most of what was asked, about `most` characters long, at blanks where there are some,
/// never inside a cluster.
pub fn passage(text: &str, highlight: &Highlight, most: usize) -> Passage {
    let normal = normalise(text);
    let found: Vec<(usize, usize)> = terms(&normal)
        .into_iter()
        .filter(|term| highlight.terms.contains(&term.text))
        .map(|term| (term.start, term.end))
        .collect();
    let marks = runs(&found);
    let length = normal.chars.len();
    // The window with the most marked characters; windows begin where marks do.
    let best = marks
        .iter()
        .map(|(start, _)| {
            let inside: usize =
                marks.iter().filter(|(s, e)| s >= start && *e <= start + most).map(|(s, e)| e - s).sum();
            (inside, *start)
        })
        .max_by_key(|(inside, start)| (*inside, std::cmp::Reverse(*start)))
        .map_or(0, |(_, start)| start);
    let mut start = best.saturating_sub(most / 4);
    let mut end = (start + most).min(length);
    if start > 0 {
        start = (start..best)
            .find(|i| normal.chars[*i].is_whitespace())
            .map_or_else(|| cluster_start(&normal.chars, start), |i| i + 1);
    }
    if end < length {
        end = (start + most / 2..end)
            .rev()
            .find(|i| normal.chars[*i].is_whitespace())
            .unwrap_or_else(|| cluster_start(&normal.chars, end));
    }
    let byte = |i: usize| normal.from.get(i).map_or(text.len(), |from| from.0 as usize);
    let mut out = Passage::default();
    let mut push = |from: usize, to: usize, marked: bool| {
        let (from, to) = (byte(from), if to >= length { text.len() } else { byte(to) });
        if from < to {
            out.pieces.push((text[from..to].to_string(), marked));
        }
    };
    let mut at = start;
    for (s, e) in marks {
        if e <= start || s >= end {
            continue;
        }
        let (s, e) = (s.max(start), e.min(end));
        push(at, s, false);
        push(s, e, true);
        at = e;
    }
    push(at, end, false);
    if start > 0
        && let Some(first) = out.pieces.first_mut()
    {
        first.0.insert_str(0, if first.1 { "" } else { "… " });
    }
    if end < length {
        out.pieces.push((" …".into(), false));
    }
    out
}

/// The nearest start of a cluster at or before a place.
fn cluster_start(chars: &[char], mut at: usize) -> usize {
    while at > 0
        && at < chars.len()
        && (crate::normal::is_mark(chars[at])
            || matches!(chars[at], 'ะ' | 'า' | 'ำ' | 'ๅ')
            || matches!(chars[at - 1], 'เ'..='ไ'))
    {
        at -= 1;
    }
    at
}

/// Overlapping and touching ranges as one; a pair of clusters counts only where its neighbour is marked too or it stands alone.
fn runs(found: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (start, end) in found {
        match out.last_mut() {
            Some(last) if *start <= last.1 => last.1 = last.1.max(*end),
            _ => out.push((*start, *end)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::terms;

    fn highlight(words: &str) -> Highlight {
        Highlight { terms: terms(&normalise(words)).into_iter().map(|term| term.text).collect() }
    }

    #[test]
    fn marks_fall_on_the_text_as_it_was_written() {
        let found = passage("ให้มีนํ้า\u{200b}สะอาดทุกตลาด", &highlight("น้ำสะอาด"), 200);
        let marked: String = found.pieces.iter().filter(|(_, marked)| *marked).map(|(text, _)| text.as_str()).collect();
        assert_eq!(marked, "นํ้า\u{200b}สะอาด");
    }

    #[test]
    fn a_long_text_is_cut_around_what_was_asked() {
        let text = format!("{} ผู้ค้าแผงลอยต้องมีที่ขาย {}", "คำ ".repeat(500), "คำ ".repeat(500));
        let found = passage(&text, &highlight("แผงลอย"), 80);
        let whole: String = found.pieces.iter().map(|(text, _)| text.as_str()).collect();
        assert!(whole.contains("แผงลอย") && whole.chars().count() < 120, "{whole}");
    }
}
