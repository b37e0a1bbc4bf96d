//! The words of a normal text, as the segmenter reads them.

use std::cell::RefCell;
use thai::segment::{Kind, Segmenter};

/// A word with its place in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub start: usize,
    pub end: usize,
    /// In the dictionary, or of another script.
    pub known: bool,
}

thread_local! {
    static SEGMENTER: RefCell<(Segmenter, Vec<thai::segment::Word>)> = RefCell::default();
}

/// Replaces `out` by the words of a text; blanks and signs are none.
pub(crate) fn words(normal: &str, out: &mut Vec<Word>) {
    out.clear();
    SEGMENTER.with_borrow_mut(|(segmenter, words)| {
        segmenter.words(normal, words);
        out.extend(words.iter().filter(|word| word.is_text()).map(|word| Word {
            start: word.range.start,
            end: word.range.end,
            known: word.kind != Kind::Unknown,
        }));
    });
}
