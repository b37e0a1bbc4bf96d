//! What a text is to the index: words as written; pairs of neighbouring clusters, without tones, with their places; and a net of
//! triples of characters, without tones, that catches misspellings. Documents and questions are read by the same functions.

use crate::lexicon::{self, Word};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// A text as it is compared.
pub(crate) fn normal(source: &str) -> String {
    thai::normal::normalise(source).into_text().into_owned()
}

/// A piece of a packed text and its place, counted in clusters and words of other scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub start: u32,
    pub end: u32,
    pub position: u32,
}

/// The longest word that is indexed, in bytes; what is longer is found by its pairs.
const LONGEST_WORD: usize = 120;

/// The words of a normal text; blanks and punctuation are none.
pub(crate) fn words(normal: &str, out: &mut Vec<Word>) {
    lexicon::words(normal, out);
    out.retain(|word| {
        let text = &normal[word.start..word.end];
        // The library looks Thai letters up slowly: they are known here. Marks alone are no word.
        let is = |c: char| match c {
            '\u{e01}'..='\u{e2e}' | '\u{e30}'..='\u{e3a}' | '\u{e40}'..='\u{e45}' | '\u{e4d}' => true,
            '\u{e00}'..='\u{e4f}' => false,
            _ => c.is_alphanumeric(),
        };
        text.len() <= LONGEST_WORD && text.chars().any(is)
    });
}

/// The text without blanks and punctuation: where a clause ends is no part of how it reads. Words of other scripts that stood
/// apart stay apart.
pub(crate) fn pack(normal: &str, out: &mut String) {
    out.clear();
    let mut apart = false;
    let mut last = ' ';
    for c in normal.chars() {
        if is_thai(c) || c.is_alphanumeric() {
            if apart && !is_thai(c) && !is_thai(last) && !out.is_empty() {
                out.push(' ');
            }
            apart = false;
            last = c;
            out.push(c);
        } else if !matches!(c, 'ๆ' | 'ฯ') {
            apart = true;
        }
    }
}

/// The packed text without its tones, in one go: what [`pack`] and then [`toneless`] give.
pub(crate) fn bare(normal: &str, out: &mut String) {
    out.clear();
    let mut apart = false;
    let mut last = ' ';
    for c in normal.chars() {
        if is_thai(c) {
            apart = false;
            last = c;
            if !is_tone(c) {
                out.push(c);
            }
        } else if c.is_alphanumeric() {
            if apart && !is_thai(last) && !out.is_empty() {
                out.push(' ');
            }
            apart = false;
            last = c;
            out.push(c);
        } else if !matches!(c, 'ๆ' | 'ฯ') {
            apart = true;
        }
    }
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{e48}'..='\u{e4b}')
}

/// How a pair or a triple is written in the index: a Thai letter is one byte of its own, what is of another script begins with a
/// byte that no Thai letter has. Short terms are found and kept at a third of the cost.
pub(crate) fn term(piece: &str, out: &mut String) {
    const OTHER: char = '\u{7f}';
    out.clear();
    if !piece.starts_with(is_thai) {
        out.push(OTHER);
        out.push_str(piece);
        return;
    }
    for c in piece.chars() {
        match c {
            '\u{e01}'..='\u{e4e}' => out.push(char::from((c as u32 & 0x7f) as u8)),
            _ => out.push(c),
        }
    }
}

/// [`term`], by itself.
pub(crate) fn term_of(piece: &str) -> String {
    let mut out = String::with_capacity(piece.len());
    term(piece, &mut out);
    out
}

/// A Thai letter, vowel or mark; not ๆ, ฯ, the currency sign or digits.
pub(crate) fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e2e}' | '\u{e30}'..='\u{e3a}' | '\u{e40}'..='\u{e45}' | '\u{e47}'..='\u{e4e}')
}

/// Clusters and words of other scripts, as byte ranges of a packed text; true where Thai.
pub(crate) fn units(packed: &str, out: &mut Vec<(u32, u32, bool)>) {
    out.clear();
    let mut chars = packed.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        if is_thai(c) {
            let mut lead = matches!(c, '\u{e40}'..='\u{e44}');
            while let Some(&(at, next)) = chars.peek() {
                let joins = is_thai(next) && (lead && is_consonant(next) || is_tail(next));
                if !joins {
                    break;
                }
                lead = false;
                end = at + next.len_utf8();
                chars.next();
            }
            out.push((start as u32, end as u32, true));
        } else if c != ' ' {
            while let Some(&(at, next)) = chars.peek() {
                if next == ' ' || is_thai(next) {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
            out.push((start as u32, end as u32, false));
        }
    }
}

fn is_consonant(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e2e}')
}

/// What cannot stand at the head of a cluster.
pub(crate) fn is_tail(c: char) -> bool {
    matches!(c, '\u{e30}'..='\u{e3a}' | '\u{e45}' | '\u{e47}'..='\u{e4e}')
}

/// Where the units of a packed text stand in the normal text that it was packed from.
pub(crate) fn unpacked(normal: &str, packed: &str, units: &[(u32, u32, bool)]) -> Vec<(usize, usize)> {
    let mut out = Vec::with_capacity(units.len());
    let mut letters = normal.char_indices();
    for unit in units {
        let mut place: Option<(usize, usize)> = None;
        for c in packed[unit.0 as usize..unit.1 as usize].chars() {
            if let Some((at, _)) = letters.find(|(_, letter)| *letter == c) {
                let end = at + c.len_utf8();
                place = Some((place.map_or(at, |place| place.0), end));
            }
        }
        out.push(place.unwrap_or((normal.len(), normal.len())));
    }
    out
}

/// Pairs of neighbouring clusters; a cluster without neighbours and a word of another script stand alone.
pub(crate) fn pairs(units: &[(u32, u32, bool)], out: &mut Vec<Piece>) {
    out.clear();
    for (i, &(start, end, thai)) in units.iter().enumerate() {
        let position = i as u32;
        let next = units.get(i + 1).filter(|next| thai && next.2);
        match next {
            Some(next) => out.push(Piece { start, end: next.1, position }),
            None if thai && i > 0 && units[i - 1].2 => {}
            None => out.push(Piece { start, end, position }),
        }
    }
}

/// The packed text without its tones.
pub(crate) fn toneless(packed: &str, out: &mut String) {
    out.clear();
    let mut rest = packed;
    // All tones share their first two bytes; whatever lies between them is copied at once.
    while let Some(at) = rest.find(['\u{e48}', '\u{e49}', '\u{e4a}', '\u{e4b}']) {
        out.push_str(&rest[..at]);
        rest = &rest[at + 3..];
    }
    out.push_str(rest);
}

/// Triples of characters of a toneless packed text; they do not run from one script into the other.
pub(crate) fn net(toneless: &str, out: &mut Vec<Piece>) {
    out.clear();
    let mut starts: [u32; 3] = [0; 3];
    let mut length = 0usize;
    let mut thai = false;
    let mut run = 0u32;
    let mut i = 0u32;
    let mut last_end = 0u32;
    let mut close = |length: usize, thai: bool, run: u32, end: u32, i: u32| {
        if !thai && (1..3).contains(&length) || thai && length == 2 {
            out.push(Piece { start: run, end, position: i });
        }
    };
    let mut found: Vec<Piece> = Vec::new();
    for (at, c) in toneless.char_indices() {
        let is = is_thai(c);
        if c == ' ' || (length > 0 && is != thai) {
            close(length, thai, run, last_end, i);
            length = 0;
            if c == ' ' {
                continue;
            }
        }
        if length == 0 {
            run = at as u32;
            thai = is;
        }
        starts = [starts[1], starts[2], at as u32];
        length += 1;
        last_end = (at + c.len_utf8()) as u32;
        if length >= 3 {
            found.push(Piece { start: starts[0], end: last_end, position: i });
        }
        i += 1;
    }
    close(length, thai, run, last_end, i);
    out.append(&mut found);
}

/// Leaves out triples that stood in the same text before: the net asks whether, not how often. Some may be kept twice.
#[derive(Clone, Default)]
struct Once {
    /// Triples as numbers, where their last places say; with the text that they stood in.
    seen: Vec<(u32, u32)>,
    text: u32,
}

impl Once {
    const PLACES: usize = 1 << 13;

    fn keep_first(&mut self, text: &str, pieces: &mut Vec<Piece>) {
        self.seen.resize(Self::PLACES, (0, 0));
        self.text = self.text.wrapping_add(1).max(1);
        pieces.retain(|piece| {
            let piece = &text[piece.start as usize..piece.end as usize];
            if !piece.starts_with(is_thai) {
                return true;
            }
            let number = piece.chars().fold(0u32, |sum, c| sum << 7 | (c as u32 & 0x7f));
            let place = (number.wrapping_mul(0x9e37_79b1) >> 19) as usize;
            let now = (number, self.text);
            std::mem::replace(&mut self.seen[place], now) != now
        });
    }
}

/// How a field reads its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    Words,
    Pairs,
    Net,
}

/// What all readers of one text share: a thing's text comes three times, once for each reading.
#[derive(Default)]
struct Shared {
    source: String,
    normal: String,
    bare: String,
}

thread_local! {
    static SHARED: std::cell::RefCell<Shared> = std::cell::RefCell::default();
}

impl Shared {
    fn take(&mut self, source: &str) {
        if self.source == source {
            return;
        }
        self.source.clear();
        self.source.push_str(source);
        self.normal.clear();
        self.normal.push_str(thai::normal::normalise(source).text());
        bare(&self.normal, &mut self.bare);
    }
}

/// Reads fields; its buffers are used again for the next text.
#[derive(Clone)]
pub(crate) struct Reader {
    reading: Reading,
    words: Vec<Word>,
    units: Vec<(u32, u32, bool)>,
    pieces: Vec<Piece>,
    once: Once,
    /// The text that was read last: the provisions of one law have the same title one after another.
    source: String,
    text: String,
    token: Token,
}

impl Reader {
    pub fn new(reading: Reading) -> Reader {
        Reader {
            reading,
            words: Vec::new(),
            units: Vec::new(),
            pieces: Vec::new(),
            once: Once::default(),
            source: String::new(),
            text: String::new(),
            token: Token::default(),
        }
    }

    fn read(&mut self, source: &str) {
        if self.source == source {
            return;
        }
        self.source.clear();
        self.source.push_str(source);
        SHARED.with_borrow_mut(|shared| {
            shared.take(source);
            self.text.clear();
            match self.reading {
                Reading::Words => {
                    self.text.push_str(&shared.normal);
                    words(&self.text, &mut self.words);
                    self.pieces.clear();
                    self.pieces.extend(self.words.iter().enumerate().map(|(i, word)| Piece {
                        start: word.start as u32,
                        end: word.end as u32,
                        position: i as u32,
                    }));
                }
                Reading::Pairs => {
                    self.text.push_str(&shared.bare);
                    units(&self.text, &mut self.units);
                    pairs(&self.units, &mut self.pieces);
                }
                Reading::Net => {
                    self.text.push_str(&shared.bare);
                    net(&self.text, &mut self.pieces);
                    self.once.keep_first(&self.text, &mut self.pieces);
                }
            }
        });
    }
}

impl Tokenizer for Reader {
    type TokenStream<'a> = Pieces<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Pieces<'a> {
        self.read(text);
        self.token.reset();
        let short = self.reading != Reading::Words;
        Pieces { pieces: self.pieces.iter(), text: &self.text, token: &mut self.token, short }
    }
}

/// The pieces of one text.
pub(crate) struct Pieces<'a> {
    pieces: std::slice::Iter<'a, Piece>,
    text: &'a str,
    token: &'a mut Token,
    short: bool,
}

impl TokenStream for Pieces<'_> {
    fn advance(&mut self) -> bool {
        let Some(piece) = self.pieces.next() else { return false };
        let text = &self.text[piece.start as usize..piece.end as usize];
        if self.short {
            term(text, &mut self.token.text);
        } else {
            self.token.text.clear();
            self.token.text.push_str(text);
        }
        self.token.position = piece.position as usize;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_without_tones_is_packing_and_then_losing_them() {
        let (mut packed, mut two, mut one) = (String::new(), String::new(), String::new());
        for text in ["ข้อ 1 a b ๆ ค่า", "่ a b", "a ่ b", "ก้ x-y z", "", "ฯ ๆ", "พ.ร.บ. 2562 มาตรา 37 (4)", "น้ำ\nnew york"]
        {
            pack(text, &mut packed);
            toneless(&packed, &mut two);
            bare(text, &mut one);
            assert_eq!(one, two, "{text:?}");
        }
    }

    #[test]
    fn different_pieces_are_different_terms() {
        let pieces = ["กขค", "\u{1}\u{2}", "123", "ab", "กข", "โกง", "é", "aกข"];
        let terms: std::collections::BTreeSet<String> = pieces.iter().map(|piece| term_of(piece)).collect();
        assert_eq!(terms.len(), pieces.len());
    }
}
