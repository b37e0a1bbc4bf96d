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
        text.len() <= LONGEST_WORD && text.chars().any(|c| c.is_alphanumeric() && c != 'ๆ' && c != 'ฯ')
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

/// How a field reads its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    Words,
    Pairs,
    Net,
}

/// Reads fields; its buffers are used again for the next text.
#[derive(Clone)]
pub(crate) struct Reader {
    reading: Reading,
    words: Vec<Word>,
    units: Vec<(u32, u32, bool)>,
    pieces: Vec<Piece>,
    packed: String,
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
            packed: String::new(),
            text: String::new(),
            token: Token::default(),
        }
    }

    fn read(&mut self, text: &str) {
        let read = thai::normal::normalise(text);
        let normal = read.text();
        match self.reading {
            Reading::Words => {
                words(normal, &mut self.words);
                self.pieces.clear();
                self.pieces.extend(self.words.iter().enumerate().map(|(i, word)| Piece {
                    start: word.start as u32,
                    end: word.end as u32,
                    position: i as u32,
                }));
                self.text.clear();
                self.text.push_str(normal);
            }
            Reading::Pairs => {
                pack(normal, &mut self.packed);
                toneless(&self.packed, &mut self.text);
                units(&self.text, &mut self.units);
                pairs(&self.units, &mut self.pieces);
            }
            Reading::Net => {
                pack(normal, &mut self.packed);
                toneless(&self.packed, &mut self.text);
                net(&self.text, &mut self.pieces);
            }
        }
    }
}

impl Tokenizer for Reader {
    type TokenStream<'a> = Pieces<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Pieces<'a> {
        self.read(text);
        self.token.reset();
        Pieces { pieces: self.pieces.iter(), text: &self.text, token: &mut self.token }
    }
}

/// The pieces of one text.
pub(crate) struct Pieces<'a> {
    pieces: std::slice::Iter<'a, Piece>,
    text: &'a str,
    token: &'a mut Token,
}

impl TokenStream for Pieces<'_> {
    fn advance(&mut self) -> bool {
        let Some(piece) = self.pieces.next() else { return false };
        self.token.text.clear();
        self.token.text.push_str(&self.text[piece.start as usize..piece.end as usize]);
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
