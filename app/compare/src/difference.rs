//! The words of two texts: which stay, which go, which come. A word of Thai is never cut, nor a vowel taken from its
//! consonant, since nothing smaller than a word is compared. First whole lines, then the words of lines that differ.

use std::collections::HashMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use thai::segment::{Kind, Segmenter, Word};

use crate::count::is_words;
use crate::likeness::Likeness;
use crate::lines::{alike, lines, rewritten};

/// What becomes of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    Same,
    Removed,
    Added,
}

/// A stretch of two texts, in bytes of each. Of one that is removed the place in the new text is empty, of one that is
/// added that in the old; what is the same may still differ in blanks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    pub turn: Turn,
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// More pairs of lines than this are not weighed one by one.
const MOST_PAIRS: usize = 10_000;
/// A word that stays between two changes is read with them when it is as short as this: `ที่`, `และ`.
const TINY: usize = 3;

/// Compares texts, keeping its working memory from text to text.
#[derive(Default)]
pub struct Differ {
    segmenter: Segmenter,
    words: Vec<Word>,
}

impl Differ {
    pub fn new() -> Differ {
        Differ::default()
    }

    /// The stretches of two texts, in order; together they are both. What is removed stands before what comes for it.
    pub fn difference(&mut self, old: &str, new: &str) -> Vec<Stretch> {
        let (olds, news) = (lines(old, 0), lines(new, 0));
        let mut ids = HashMap::new();
        let (a, b) = (numbered(old, &olds, &mut ids), numbered(new, &news, &mut ids));
        let mut found = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
            let (before, after) = (span(&olds, op.old_range(), old.len()), span(&news, op.new_range(), new.len()));
            match op {
                DiffOp::Equal { .. } => found.push(Stretch { turn: Turn::Same, old: before, new: after }),
                _ => self.block(old, before, new, after, &mut found),
            }
        }
        joined(found)
    }

    /// Lines that differ: those that are alike are compared by words, the others go and come whole.
    fn block(&mut self, old: &str, before: Range<usize>, new: &str, after: Range<usize>, found: &mut Vec<Stretch>) {
        let (olds, news) = (lines(&old[before.clone()], before.start), lines(&new[after.clone()], after.start));
        if olds.len() * news.len() > MOST_PAIRS {
            return self.words(old, before, new, after, found);
        }
        fn of<'a>(text: &'a str, lines: &[Range<usize>]) -> Vec<(&'a str, Likeness)> {
            lines.iter().map(|line| (&text[line.clone()], Likeness::of(&text[line.clone()]))).collect()
        }
        if olds.len() <= 1 && news.len() <= 1 {
            // A lone line is rewritten, however little stays; one definition in the place of another is not.
            let (one, other) = (of(old, &olds), of(new, &news));
            let apart = one.first().zip(other.first()).is_some_and(|((one, like), (other, to))| {
                one.starts_with('“') && other.starts_with('“') && rewritten(one, other, like.to(to)) == 0.0
            });
            return if apart { replace(before, after, found) } else { self.words(old, before, new, after, found) };
        }
        let (mut left, mut right) = (before.start, after.start);
        for (one, other) in alike(&of(old, &olds), &of(new, &news)) {
            replace(left..olds[one].start, right..news[other].start, found);
            self.words(old, olds[one].clone(), new, news[other].clone(), found);
            (left, right) = (olds[one].end, news[other].end);
        }
        replace(left..before.end, right..after.end, found);
    }

    fn words(&mut self, old: &str, before: Range<usize>, new: &str, after: Range<usize>, found: &mut Vec<Stretch>) {
        if before.is_empty() || after.is_empty() {
            replace(before, after, found);
            return;
        }
        // A line that is no longer the last has got a line end: no change of its words.
        let end = |text: &str, range: &Range<usize>| range.start + text[range.clone()].trim_end().len();
        let ends = (end(old, &before)..before.end, end(new, &after)..after.end);
        let (before, after) = (before.start..ends.0.start, after.start..ends.1.start);
        let olds = self.ranges(&old[before.clone()], before.start);
        let news = self.ranges(&new[after.clone()], after.start);
        let mut ids = HashMap::new();
        let (a, b) = (numbered(old, &olds, &mut ids), numbered(new, &news, &mut ids));
        let mut here: Vec<Stretch> = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
            let (left, right) = (span(&olds, op.old_range(), before.end), span(&news, op.new_range(), after.end));
            match op {
                DiffOp::Equal { .. } => here.push(Stretch { turn: Turn::Same, old: left, new: right }),
                _ => replace(left, right, &mut here),
            }
        }
        found.extend(readable(here, old));
        if !ends.0.is_empty() || !ends.1.is_empty() {
            found.push(Stretch { turn: Turn::Same, old: ends.0, new: ends.1 });
        }
    }

    /// The words of a text; a run of blanks is one, and so is a number in words: สามสิบ.
    fn ranges(&mut self, text: &str, from: usize) -> Vec<Range<usize>> {
        self.segmenter.words(text, &mut self.words);
        let mut found: Vec<Range<usize>> = Vec::with_capacity(self.words.len());
        let mut last_is = Run::Word;
        for word in &self.words {
            let range = word.range.start + from..word.range.end + from;
            let is = match word.kind {
                Kind::Blank => Run::Blank,
                _ if is_words(&text[word.range.clone()]) => Run::Number,
                _ => Run::Word,
            };
            match found.last_mut() {
                Some(last) if is != Run::Word && is == last_is => last.end = range.end,
                _ => found.push(range),
            }
            last_is = is;
        }
        found
    }
}

/// What runs on from word to word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    Blank,
    Number,
    Word,
}

/// Each range as a number, the same for the same words: blanks of any width are one, but a line end is another.
fn numbered<'a>(text: &'a str, ranges: &[Range<usize>], ids: &mut HashMap<&'a str, u32>) -> Vec<u32> {
    let one = |range: &Range<usize>| {
        let word = &text[range.clone()];
        let word = match word.trim() {
            "" if word.contains('\n') => "\n",
            "" => " ",
            trimmed => trimmed,
        };
        let next = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        *ids.entry(word).or_insert(next)
    };
    ranges.iter().map(one).collect()
}

fn span(ranges: &[Range<usize>], of: Range<usize>, end: usize) -> Range<usize> {
    let start = ranges.get(of.start).map_or(end, |first| first.start);
    let end = if of.is_empty() { start } else { ranges.get(of.end - 1).map_or(end, |last| last.end) };
    start..end
}

fn replace(old: Range<usize>, new: Range<usize>, found: &mut Vec<Stretch>) {
    if !old.is_empty() {
        found.push(Stretch { turn: Turn::Removed, old: old.clone(), new: new.start..new.start });
    }
    if !new.is_empty() {
        found.push(Stretch { turn: Turn::Added, old: old.end..old.end, new });
    }
}

/// Lets short words between changes go with them, and where hardly anything stays, all of the line.
fn readable(stretches: Vec<Stretch>, old: &str) -> Vec<Stretch> {
    let letters = |range: &Range<usize>| old[range.clone()].chars().filter(|c| !c.is_whitespace()).count();
    let last = stretches.len().saturating_sub(1);
    let mut kept: Vec<bool> = Vec::with_capacity(stretches.len());
    for (at, stretch) in stretches.iter().enumerate() {
        let inside = at > 0 && at < last;
        let tiny = inside && letters(&stretch.old) <= TINY && !old[stretch.old.clone()].contains('\n');
        kept.push(stretch.turn == Turn::Same && !tiny);
    }
    let stays: usize = stretches.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(one, _)| letters(&one.old)).sum();
    let all: usize = stretches.iter().map(|one| letters(&one.old)).sum();
    if stays * 6 < all {
        let one_line = stretches
            .first()
            .zip(stretches.last())
            .is_some_and(|(first, last)| !old[first.old.start..last.old.end].trim_end().contains('\n'));
        if one_line {
            // What the line begins with stays: a label, the opening of a sentence.
            kept.iter_mut().skip(1).for_each(|kept| *kept = false);
        }
    }
    let mut found: Vec<Stretch> = Vec::with_capacity(stretches.len());
    let mut open: Option<(Range<usize>, Range<usize>)> = None;
    for (stretch, kept) in stretches.into_iter().zip(kept) {
        match (&mut open, kept) {
            (Some((old, new)), false) => (old.end, new.end) = (stretch.old.end, stretch.new.end),
            (None, false) => open = Some((stretch.old, stretch.new)),
            (_, true) => {
                if let Some((old, new)) = open.take() {
                    replace(old, new, &mut found);
                }
                found.push(stretch);
            }
        }
    }
    if let Some((old, new)) = open {
        replace(old, new, &mut found);
    }
    found
}

/// Neighbours that take the same turn as one; of changes that meet, first all that goes.
fn joined(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::with_capacity(stretches.len());
    let mut open: Option<(Range<usize>, Range<usize>)> = None;
    for stretch in stretches {
        if stretch.turn != Turn::Same {
            match &mut open {
                Some((old, new)) => (old.end, new.end) = (stretch.old.end, stretch.new.end),
                None => open = Some((stretch.old, stretch.new)),
            }
            continue;
        }
        if let Some((old, new)) = open.take() {
            replace(old, new, &mut found);
        }
        match found.last_mut() {
            Some(last) if last.turn == Turn::Same => (last.old.end, last.new.end) = (stretch.old.end, stretch.new.end),
            _ => found.push(stretch),
        }
    }
    if let Some((old, new)) = open {
        replace(old, new, &mut found);
    }
    found
}
