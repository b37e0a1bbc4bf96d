//! The likeliest reading of one run of Thai.

use super::model::{Model, slot};
use super::trie::Trie;
use super::{Kind, Word};
use crate::cluster;
use crate::letter;
use std::ops::Range;

/// Letters of context that a boundary looks at on either side.
const AROUND: usize = 4;
/// Clusters after which an unknown word is ended: no name is longer.
const LONGEST_UNKNOWN: usize = 40;

// Codes of what is not a Thai letter, for the context of a boundary.
const OUTSIDE: u8 = 95;
const BLANK: u8 = 96;
const DIGIT: u8 = 97;
const FOREIGN: u8 = 98;
const STOP: u8 = 99;
const QUOTE: u8 = 100;
const OTHER: u8 = 101;

/// Working memory for reading runs.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The codes of the run's letters, with those around it.
    codes: Vec<u8>,
    /// For each place between letters: whether a cluster starts, the best score of a reading up to here, and where its
    /// last word starts, doubled, with one added when the word is known.
    places: Vec<Place>,
    cuts: Vec<(usize, bool)>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    score: i32,
    from: u32,
    starts: bool,
}

const UNREACHED: i32 = i32::MIN / 2;

impl Reading {
    /// Appends the words of a run.
    pub(super) fn read(&mut self, model: &Model, text: &str, run: Range<usize>, words: &mut Vec<Word>) {
        self.take(text, run.clone());
        self.score(model);
        self.write(run.start, words);
    }

    /// Takes in the run's letters and its clusters.
    fn take(&mut self, text: &str, run: Range<usize>) {
        let codes = &mut self.codes;
        codes.clear();
        codes.resize(AROUND, OUTSIDE);
        for (i, c) in text[..run.start].chars().rev().take(AROUND).enumerate() {
            codes[AROUND - 1 - i] = context(c);
        }
        let bytes = &text.as_bytes()[run.clone()];
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at] == b'.' {
                codes.push(STOP);
                at += 1;
            } else {
                codes.push((bytes[at + 1] & 1) << 6 | (bytes[at + 2] & 0x3f));
                at += 3;
            }
        }
        let length = codes.len() - AROUND;
        codes.extend(text[run.end..].chars().take(AROUND).map(context));
        codes.resize(AROUND + length + AROUND, OUTSIDE);
        self.places.clear();
        self.places.resize(length + 1, Place { score: UNREACHED, from: 0, starts: true });
        let word = |at: usize| if letter::is_of_words(codes[at]) { codes[at] } else { 0 };
        for i in 1..length {
            let at = i + AROUND;
            if codes[at] != STOP {
                let third = if i >= 3 { word(at - 3) } else { 0 };
                let second = if i >= 2 { word(at - 2) } else { 0 };
                let after = || [word(at + 1), word(at + 2)];
                self.places[i].starts = !cluster::joins([word(at - 1), second, third], codes[at], after);
            }
        }
    }

    /// Finds the best score of every place.
    fn score(&mut self, model: &Model) {
        let Reading { codes, places, .. } = self;
        let length = places.len() - 1;
        let letters = &codes[AROUND..AROUND + length];
        places[0].score = 0;
        // The best reading whose last word, so far, is unknown; its start; its clusters.
        let (mut unknown, mut unknown_from, mut clusters) = (UNREACHED, 0usize, 0usize);
        let mut through = 0;
        let mut last = 0;
        for i in 0..=length {
            if !places[i].starts {
                continue;
            }
            if i > 0 {
                unknown += through;
                let begun = places[last].score + model.unknown;
                if begun > unknown || clusters >= LONGEST_UNKNOWN {
                    (unknown, unknown_from, clusters) = (begun, last, 0);
                }
                unknown += model.unknown_cluster;
                clusters += 1;
                let place = &mut places[i];
                if unknown > place.score {
                    (place.score, place.from) = (unknown, (unknown_from as u32) << 1);
                }
                last = i;
                if i == length {
                    return;
                }
                let (here, inside) = around(model, codes, i + AROUND);
                place.score += here;
                through = inside;
            }
            let score = places[i].score;
            let from = (i as u32) << 1 | 1;
            let mut node = Trie::ROOT;
            if letters[i] == STOP {
                reach(&mut places[i + 1], score, from);
            }
            for (j, code) in letters.iter().enumerate().skip(i) {
                let Some(next) = model.words.step(node, *code) else { break };
                node = next;
                if let Some(weight) = model.words.weight(node) {
                    let end = j + 1;
                    if places[end].starts {
                        reach(&mut places[end], score + i32::from(weight), from);
                    }
                }
            }
        }
    }

    /// Appends the words of the best reading; `start` is the run's start in the text.
    fn write(&mut self, start: usize, words: &mut Vec<Word>) {
        self.cuts.clear();
        let mut at = self.places.len() - 1;
        while at > 0 {
            let from = self.places[at].from;
            self.cuts.push((at, from & 1 == 1));
            at = (from >> 1) as usize;
        }
        let mut begin = start;
        for (end, known) in self.cuts.iter().rev() {
            let letters = &self.codes[AROUND + at..AROUND + end];
            let stops = letters.iter().filter(|code| **code == STOP).count();
            let length = (letters.len() - stops) * 3 + stops;
            let kind = match (letters, known) {
                ([STOP], _) => Kind::Sign,
                (_, true) => Kind::Known,
                (_, false) => Kind::Unknown,
            };
            words.push(Word { range: begin..begin + length, kind });
            begin += length;
            at = *end;
        }
    }
}

#[inline]
fn reach(place: &mut Place, score: i32, from: u32) {
    if score > place.score {
        (place.score, place.from) = (score, from);
    }
}

/// How much the letters around a place speak for a boundary there, and for the inside of an unknown word.
#[inline]
fn around(model: &Model, codes: &[u8], at: usize) -> (i32, i32) {
    let &[l4, l3, l2, l1, r1, r2, r3, r4] = &codes[at - AROUND..at + AROUND] else { return (0, 0) };
    let either = |pattern: u32, letters: [u8; 4]| {
        let slot = slot(pattern, letters);
        (i32::from(model.boundary[slot]), i32::from(model.inside[slot]))
    };
    let one = |pattern: u32, letters: [u8; 4]| i32::from(model.boundary[slot(pattern, letters)]);
    let (near, left, right) = (either(2, [0, 0, l1, r1]), either(7, [0, l2, l1, r1]), either(8, [0, l1, r1, r2]));
    let boundary = near.0
        + left.0
        + right.0
        + one(0, [0, 0, 0, l1])
        + one(1, [0, 0, 0, r1])
        + one(3, [0, 0, l2, l1])
        + one(4, [0, 0, r1, r2])
        + one(5, [0, l3, l2, l1])
        + one(6, [0, r1, r2, r3])
        + one(9, [l2, l1, r1, r2])
        + one(10, [l3, l2, l1, r1])
        + one(11, [l1, r1, r2, r3])
        + one(12, [l4, l3, l2, l1])
        + one(13, [r1, r2, r3, r4]);
    (boundary, near.1 + left.1 + right.1)
}

/// The code of a character around a run.
fn context(c: char) -> u8 {
    match c {
        '0'..='9' | '๐'..='๙' => DIGIT,
        '.' => STOP,
        '"' | '\'' | '“' | '”' | '‘' | '’' | '(' | ')' | '[' | ']' => QUOTE,
        _ if c.is_whitespace() => BLANK,
        _ => match letter::code(c) {
            Some(code) => code,
            None if c.is_alphabetic() => FOREIGN,
            None => OTHER,
        },
    }
}
