//! Words: the likeliest way to read a text as words of a list, by Viterbi over the boundaries of clusters.
//!
//! The score of a reading is the sum of the weights of its words, of a price for what the list does not know, and of how
//! much the letters around each boundary look like a boundary. All of it is compiled in (`data/`), learned from word
//! frequencies and texts whose words people marked.

mod model;
mod reading;
mod run;
mod trie;

use crate::normal;
use model::Model;
use reading::Reading;
use run::Run;
use std::ops::Range;

/// A word with its place in the text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands; the ranges of a text's words follow each other without a gap.
    pub range: Range<usize>,
    pub kind: Kind,
}

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Thai, in the list.
    Known,
    /// Thai, not in the list: names, loans, misspellings, kept whole.
    Unknown,
    /// Digits with what holds them together: `1,000.50`, `2562`, `๓๗`.
    Number,
    /// A word of another script, or a web address.
    Foreign,
    /// One or more characters of white space.
    Blank,
    /// Punctuation, signs, emoji.
    Sign,
}

impl Word {
    /// Whether it is one that people look for: not a blank, not a sign.
    pub fn is_text(&self) -> bool {
        !matches!(self.kind, Kind::Blank | Kind::Sign)
    }
}

/// Divides texts into words, keeping its working memory from text to text.
#[derive(Debug, Default)]
pub struct Segmenter {
    reading: Reading,
    normal: Vec<Word>,
}

impl Segmenter {
    /// A segmenter. The data is unpacked once a process, with the first text.
    pub fn new() -> Segmenter {
        Segmenter::default()
    }

    /// Replaces `words` by the words of a text, taken as it stands. Together they are the text. Best on normal text
    /// ([`normal::normalise`]); linear in the length, whatever the text.
    pub fn words(&mut self, text: &str, words: &mut Vec<Word>) {
        words.clear();
        let model = Model::get();
        let mut at = 0;
        while at < text.len() {
            let run = run::next(text, at);
            match run {
                Run::Thai(end) => {
                    self.reading.read(model, text, at..end, words);
                    at = end;
                }
                Run::Other(end, kind) => {
                    words.push(Word { range: at..end, kind });
                    at = end;
                }
            }
        }
    }

    /// Replaces `words` by the words of a text as its normal form has them, with their places in the text as written: what
    /// is misspelt in ways the normaliser mends does not break words. Together they are the text.
    pub fn words_as_written(&mut self, source: &str, words: &mut Vec<Word>) {
        let normal = normal::normalise(source);
        if normal.is_source() {
            return self.words(source, words);
        }
        let mut of_normal = std::mem::take(&mut self.normal);
        self.words(normal.text(), &mut of_normal);
        words.clear();
        let mut start = 0;
        for (i, word) in of_normal.iter().enumerate() {
            let end = of_normal.get(i + 1).map_or(source.len(), |next| normal.source_range(next.range.clone()).start);
            // Two words of one rewritten unit cannot be: a unit is never cut. An empty one would be dropped all the same.
            if end > start {
                words.push(Word { range: start..end, kind: word.kind });
                start = end;
            }
        }
        if start < source.len() {
            words.push(Word { range: start..source.len(), kind: Kind::Blank });
        }
        self.normal = of_normal;
    }
}

/// How rare a word of the list is: the natural logarithm of how many words of common text stand for one of it, in sixteenths. None
/// of what is in no list.
///
/// ```
/// use thai::segment::rarity;
/// assert!(rarity("ขายหน้า") > rarity("ขาย"));
/// assert_eq!(rarity("ขายยยย"), None);
/// ```
pub fn rarity(word: &str) -> Option<u16> {
    let words = &Model::get().words;
    let end = word.chars().try_fold(trie::Trie::ROOT, |node, c| words.step(node, crate::letter::code(c)?))?;
    words.weight(end).map(|weight| weight.unsigned_abs())
}

/// The words of a text. For many texts keep a [`Segmenter`].
///
/// ```
/// let text = "ประชาชนมีสิทธิเสนอกฎหมาย";
/// let words: Vec<&str> = thai::segment::words(text).into_iter().map(|word| &text[word.range]).collect();
/// assert_eq!(words, ["ประชาชน", "มี", "สิทธิ", "เสนอ", "กฎหมาย"]);
/// ```
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    Segmenter::new().words(text, &mut words);
    words
}
