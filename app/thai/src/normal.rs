//! One normaliser for documents, queries and highlights: what looks or sounds the same becomes the same, and every part of
//! the normal text knows which part of the source it stands for.
//!
//! What it does, in one pass:
//!
//! - characters that nobody sees go (zero-width space, joiners, soft hyphen, byte order mark, direction marks); a line or
//!   paragraph separator goes between Thai letters and is a blank elsewhere;
//! - glyphs of old Thai fonts (U+F700–U+F71A) become the marks they draw;
//! - the marks over and under a letter stand in one order: vowel, tone, silencer, then ำ, า or ะ; a doubled mark is one;
//!   ํ with า is ำ, wherever the tone was typed; ๅ is า except after ฤ and ฦ;
//! - เเ is แ; a Thai letter typed three times or more is one, a Latin letter from four (`viii` is a number);
//! - Thai digits become ASCII, full-width forms plain, letters lower case; no-break and full-width spaces are blanks, and
//!   blanks in a row are one.
//!
//! It is not NFKC, which would take ำ apart. It is linear and idempotent, and it allocates nothing for text that is normal.
//!
//! ```
//! let normal = thai::normal::normalise("เเม่นํ้า\u{200b} ๒๕๖๒");
//! assert_eq!(normal.text(), "แม่น้ำ 2562");
//! let found = normal.text().find("น้ำ").unwrap();
//! let source = normal.source_range(found..found + "น้ำ".len());
//! assert_eq!(&"เเม่นํ้า\u{200b} ๒๕๖๒"[source], "นํ้า");
//! ```

mod scan;
mod unit;

use std::borrow::Cow;
use std::ops::Range;

/// A normal text with the map back to its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normal<'a> {
    text: Cow<'a, str>,
    source_len: usize,
    /// In order; empty when the text is its source.
    pieces: Vec<Piece>,
}

/// A part of the normal text, up to the next piece, and the bytes of the source that it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    normal: usize,
    source: Range<usize>,
    /// Byte for byte the same; otherwise the whole piece stands for the whole range.
    copied: bool,
}

/// Normalises a text.
pub fn normalise(source: &str) -> Normal<'_> {
    let Some(unit) = scan::first_unclean(source, 0) else {
        return Normal { text: Cow::Borrowed(source), source_len: source.len(), pieces: Vec::new() };
    };
    let mut out = Writer { text: String::with_capacity(source.len()), pieces: Vec::new() };
    let mut done = 0;
    let mut next = Some(unit);
    while let Some(unit) = next {
        out.copy(source, done..unit);
        done = unit::rewrite(source, unit, &mut out);
        next = scan::first_unclean(source, done);
    }
    out.copy(source, done..source.len());
    Normal { text: Cow::Owned(out.text), source_len: source.len(), pieces: out.pieces }
}

impl<'a> Normal<'a> {
    /// The normal text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The normal text by itself, borrowed from the source where nothing changed.
    pub fn into_text(self) -> Cow<'a, str> {
        self.text
    }

    /// Whether the source was normal already.
    pub fn is_source(&self) -> bool {
        self.pieces.is_empty() && matches!(self.text, Cow::Borrowed(_))
    }

    /// The bytes of the source that a range of bytes of the normal text stands for, always whole characters. What was
    /// rewritten together (a letter with its marks) comes back together; characters that went are not taken in at the ends.
    /// An empty range gives an empty one; ends past the text are drawn in, ends inside a character drawn out.
    pub fn source_range(&self, normal: Range<usize>) -> Range<usize> {
        let start = self.floor(normal.start.min(self.text.len()));
        let end = self.ceil(normal.end.min(self.text.len()));
        if start >= end {
            let at = self.source_start(start);
            return at..at;
        }
        let (from, to) = (self.source_start(start), self.source_end(end));
        from..to.max(from)
    }

    fn floor(&self, mut at: usize) -> usize {
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    fn ceil(&self, mut at: usize) -> usize {
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    /// Where the character that begins here begins in the source; the end of the source at the end of the text.
    fn source_start(&self, at: usize) -> usize {
        if self.pieces.is_empty() {
            return if self.is_source() { at } else { self.source_len };
        }
        if at >= self.text.len() {
            return self.source_len;
        }
        let piece = &self.pieces[self.pieces.partition_point(|piece| piece.normal <= at).saturating_sub(1)];
        if piece.copied { piece.source.start + (at - piece.normal) } else { piece.source.start }
    }

    /// Where the character that ends here ends in the source. `at` is not the start of the text.
    fn source_end(&self, at: usize) -> usize {
        if self.pieces.is_empty() {
            return at;
        }
        let piece = &self.pieces[self.pieces.partition_point(|piece| piece.normal < at).saturating_sub(1)];
        if piece.copied { piece.source.start + (at - piece.normal) } else { piece.source.end }
    }
}

/// The normal text as it grows.
struct Writer {
    text: String,
    pieces: Vec<Piece>,
}

impl Writer {
    /// Takes a part of the source over as it is.
    fn copy(&mut self, source: &str, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let normal = self.text.len();
        self.text.push_str(&source[range.clone()]);
        match self.pieces.last_mut() {
            Some(last) if last.copied && last.source.end == range.start => last.source.end = range.end,
            _ => self.pieces.push(Piece { normal, source: range, copied: true }),
        }
    }

    /// Writes what stands for a range of the source.
    fn write(&mut self, source: &str, range: Range<usize>, normal: impl IntoIterator<Item = char>) {
        let at = self.text.len();
        self.text.extend(normal);
        if self.text[at..] == source[range.clone()] {
            self.text.truncate(at);
            self.copy(source, range);
        } else if self.text.len() > at {
            self.pieces.push(Piece { normal: at, source: range, copied: false });
        }
    }
}
