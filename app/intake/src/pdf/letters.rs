//! A font's table from codes to letters (ToUnicode, PDF 32000-1, 9.10.3).

use std::collections::HashMap;

/// The most codes of one font.
const CODES: usize = 65_536;

#[derive(Default)]
pub(super) struct Letters {
    letters: HashMap<u32, String>,
    /// How many bytes a code has, where the table says.
    pub length: Option<usize>,
    most: usize,
}

impl Letters {
    pub fn get(&self, code: u32) -> Option<&str> {
        self.letters.get(&code).map(String::as_str)
    }

    pub fn count(&self) -> usize {
        self.letters.len()
    }

    /// Reads a table, and keeps no more than `most` codes; what it does not understand of it is passed over.
    pub fn read(table: &[u8], most: usize) -> Letters {
        let mut found = Letters { most: most.min(CODES), ..Letters::default() };
        let mut section = Section::None;
        let mut held: Vec<Word> = Vec::new();
        for word in words(table) {
            match &word {
                Word::Name(name) => {
                    section = match *name {
                        b"begincodespacerange" => Section::Space,
                        b"beginbfchar" => Section::Char,
                        b"beginbfrange" => Section::Range,
                        _ => Section::None,
                    };
                    held.clear();
                }
                _ => held.push(word),
            }
            match (&section, held.as_slice()) {
                (Section::Space, [Word::Bytes(from), Word::Bytes(_)]) => {
                    found.length = Some(from.len().clamp(1, 4));
                    held.clear();
                }
                (Section::Char, [Word::Bytes(code), Word::Bytes(text)]) => {
                    found.set(number(code), utf_16(text));
                    held.clear();
                }
                (Section::Range, [Word::Bytes(from), Word::Bytes(to), Word::Bytes(text)]) => {
                    let (from, to) = (number(from), number(to));
                    let mut units = units(text);
                    for code in (from..=to).take(found.most.saturating_sub(found.letters.len())) {
                        found.set(code, String::from_utf16_lossy(&units));
                        if let Some(last) = units.last_mut() {
                            *last = last.wrapping_add(1);
                        }
                    }
                    held.clear();
                }
                (Section::Range, [Word::Bytes(from), Word::Bytes(_), Word::Open, texts @ .., Word::Close]) => {
                    for (code, text) in (number(from)..).zip(texts) {
                        if let Word::Bytes(text) = text {
                            found.set(code, utf_16(text));
                        }
                    }
                    held.clear();
                }
                _ => {}
            }
        }
        found
    }

    fn set(&mut self, code: u32, text: String) {
        if self.letters.len() < self.most {
            self.letters.insert(code, text);
        }
    }
}

enum Section {
    None,
    Space,
    Char,
    Range,
}

enum Word<'a> {
    Name(&'a [u8]),
    Bytes(Vec<u8>),
    Open,
    Close,
}

fn words(table: &[u8]) -> impl Iterator<Item = Word<'_>> {
    let mut rest = table;
    std::iter::from_fn(move || {
        loop {
            rest = rest.trim_ascii_start();
            let (first, after) = rest.split_first()?;
            match first {
                b'<' if after.first() != Some(&b'<') => {
                    let end = after.iter().position(|byte| *byte == b'>')?;
                    let (inner, after) = after.split_at(end);
                    rest = &after[1..];
                    return Some(Word::Bytes(hex(inner)));
                }
                b'[' => {
                    rest = after;
                    return Some(Word::Open);
                }
                b']' => {
                    rest = after;
                    return Some(Word::Close);
                }
                b'%' => {
                    rest = after.iter().position(|byte| matches!(byte, b'\r' | b'\n')).map_or(&[], |end| &after[end..])
                }
                byte if byte.is_ascii_alphabetic() => {
                    let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
                    let (name, after) = rest.split_at(end);
                    rest = after;
                    return Some(Word::Name(name));
                }
                _ => rest = after,
            }
        }
    })
}

fn hex(digits: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> =
        digits.iter().filter_map(|byte| char::from(*byte).to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    bytes.chunks(2).map(|pair| u16::from(pair[0]) << 8 | u16::from(pair.get(1).copied().unwrap_or(0))).collect()
}

fn utf_16(bytes: &[u8]) -> String {
    String::from_utf16_lossy(&units(bytes))
}

/// A text string of a PDF: UTF-16 or UTF-8 by its mark, else the letters of Latin-1.
pub(super) fn string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf_16(rest),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_gives_its_letters() {
        let table = Letters::read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <0E01> <0002> <0E190E49> endbfchar\n\
              1 beginbfrange <0010> <0012> <0E50> endbfrange 1 beginbfrange <0020> <0021> [<0E32> <0E33>] endbfrange",
            100,
        );
        assert_eq!(table.length, Some(2));
        let letters = [1, 2, 0x12, 0x21, 3].map(|code| table.get(code));
        assert_eq!(letters, [Some("ก"), Some("น้"), Some("๒"), Some("ำ"), None]);
    }

    #[test]
    fn a_table_without_end_stays_small() {
        let table = Letters::read(b"1 beginbfrange <00000000> <FFFFFFFF> <0E01> endbfrange", usize::MAX);
        assert_eq!(table.letters.len(), CODES);
    }
}
