//! Passages: a piece of the store's text around what was asked, with the asked words marked as they are written there.

use crate::lexicon::{self, Word};
use crate::text;
use std::collections::HashSet;
use thai::normal::normalise;

/// What to mark: the words of a question and the pairs of its clusters.
#[derive(Clone, Debug, Default)]
pub struct Highlight {
    pub(crate) words: HashSet<String>,
    pub(crate) pairs: HashSet<String>,
}

/// A piece of text; true where it is marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    pub pieces: Vec<(String, bool)>,
}

/// So many pairs in a row are marked even where no word of theirs was asked.
const IN_A_ROW: usize = 3;
/// Texts are read for marks up to here; a passage is never looked for further on.
const LONGEST: usize = 200_000;

/// Cuts the passage of a text that has most of what was asked, about `most` characters long, at blanks where there are some,
/// never inside a cluster.
pub fn passage(source: &str, highlight: &Highlight, most: usize) -> Passage {
    let mut cut = source.len().min(LONGEST);
    while !source.is_char_boundary(cut) {
        cut -= 1;
    }
    let read = normalise(&source[..cut]);
    let normal = read.text();
    let marks = marks(normal, highlight);
    // Thai letters have three bytes: lengths are counted in bytes of the normal text, as if all were Thai.
    let most = most.saturating_mul(3).max(3);
    let best = marks
        .iter()
        .map(|(start, _)| {
            let inside: usize = marks
                .iter()
                .skip_while(|(s, _)| s < start)
                .take_while(|(_, e)| *e <= start + most)
                .map(|(s, e)| e - s)
                .sum();
            (inside, *start)
        })
        .take(400)
        .max_by_key(|(inside, start)| (*inside, std::cmp::Reverse(*start)))
        .map_or(0, |(_, start)| start);
    let starts: Vec<usize> = thai::cluster::starts(normal).collect();
    let cluster = |at: usize| match starts.partition_point(|start| *start <= at) {
        0 => 0,
        after => starts[after - 1],
    };
    let blank = |from: usize, to: usize| {
        let (from, to) = (cluster(from), cluster(to));
        normal.get(from..to).map(|text| (from, text))
    };
    let mut start = if best < most / 4 { 0 } else { cluster(best - most / 4) };
    if start > 0
        && let Some((from, text)) = blank(start, best)
        && let Some(at) = text.find(char::is_whitespace)
    {
        start = from + at + text[at..].chars().next().map_or(1, char::len_utf8);
    }
    let mut end = if start + most >= normal.len() { normal.len() } else { cluster(start + most) };
    if end < normal.len()
        && let Some((from, text)) = blank(start + most / 2, end)
        && let Some(at) = text.rfind(char::is_whitespace)
    {
        end = from + at;
    }
    let mut out = Passage::default();
    let mut push = |from: usize, to: usize, marked: bool| {
        if from < to {
            out.pieces.push((source[read.source_range(from..to)].to_string(), marked));
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
    if start > 0 {
        out.pieces.insert(0, ("… ".into(), false));
    }
    if end < normal.len() || cut < source.len() {
        out.pieces.push((" …".into(), false));
    }
    out
}

/// What is marked in a normal text, in order, touching marks as one.
fn marks(normal: &str, highlight: &Highlight) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut words: Vec<Word> = Vec::new();
    lexicon::words(normal, &mut words);
    found.extend(
        words
            .iter()
            .filter(|word| highlight.words.contains(&normal[word.start..word.end]))
            .map(|word| (word.start, word.end)),
    );
    // Stretches of the question that the segmenter divides otherwise here than there.
    let (mut packed, mut units) = (String::new(), Vec::new());
    text::pack(normal, &mut packed);
    text::units(&packed, &mut units);
    let places = text::unpacked(normal, &packed, &units);
    let mut bare = String::new();
    let mut row = 0;
    for (i, unit) in units.iter().enumerate() {
        let next = units.get(i + 1).filter(|next| unit.2 && next.2);
        let met = next.is_some_and(|next| {
            text::toneless(&packed[unit.0 as usize..next.1 as usize], &mut bare);
            highlight.pairs.contains(&bare)
        });
        if met {
            row += 1;
            continue;
        }
        if row >= IN_A_ROW {
            // Whole words as people see them: no mark begins or ends inside one.
            let (from, to) = (places[i - row].0, places[i].1);
            let around = |at: usize| words.iter().find(|word| word.start < at && at < word.end);
            found.push((around(from).map_or(from, |word| word.start), around(to).map_or(to, |word| word.end)));
        }
        row = 0;
    }
    found.sort_unstable();
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (start, end) in found {
        match out.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => out.push((start, end)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn highlight(words: &str) -> Highlight {
        let mut found = Vec::new();
        lexicon::words(words, &mut found);
        Highlight {
            words: found.iter().map(|word| words[word.start..word.end].to_string()).collect(),
            pairs: HashSet::new(),
        }
    }

    #[test]
    fn marks_fall_on_the_text_as_it_was_written() {
        let found = passage("ให้มีนํ้า\u{200b}สะอาดทุกตลาด", &highlight("น้ำสะอาด"), 200);
        let marked: String = found.pieces.iter().filter(|(_, marked)| *marked).map(|(text, _)| text.as_str()).collect();
        assert_eq!(marked.replace('\u{200b}', ""), "นํ้าสะอาด");
    }

    #[test]
    fn a_long_text_is_cut_around_what_was_asked() {
        let text = format!("{} ผู้ค้าแผงลอยต้องมีที่ขาย {}", "คำ ".repeat(500), "คำ ".repeat(500));
        let found = passage(&text, &highlight("แผงลอย"), 80);
        let whole: String = found.pieces.iter().map(|(text, _)| text.as_str()).collect();
        assert!(whole.contains("แผงลอย") && whole.chars().count() < 120, "{whole}");
    }
}
