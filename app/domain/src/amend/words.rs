//! Reading an instruction word by word: what comes next, numbers, วรรค and items. It knows the words, not the formulas.

use crate::digits;
use crate::reading::Kind;
use crate::reading::number::{Number, is_blank, number_at};

/// What has not been read yet. Blanks before a word are always skipped.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub rest: &'a str,
}

const ORDINALS: [(&str, u32); 22] = [
    ("สิบเอ็ด", 11),
    ("สิบสอง", 12),
    ("สิบสาม", 13),
    ("สิบสี่", 14),
    ("สิบห้า", 15),
    ("หนึ่ง", 1),
    ("สอง", 2),
    ("สาม", 3),
    ("สี่", 4),
    ("ห้า", 5),
    ("หก", 6),
    ("เจ็ด", 7),
    ("แปด", 8),
    ("เก้า", 9),
    ("สิบ", 10),
    ("แรก", 1),
    ("ต้น", 1),
    ("ท้าย", super::operation::LAST),
    ("สุดท้าย", super::operation::LAST),
    ("ที่สอง", 2),
    ("ที่สาม", 3),
    ("ที่สี่", 4),
];

const HEADINGS: [(&str, Kind); 8] = [
    ("บรรพ", Kind::Book),
    ("ภาค", Kind::Division),
    ("ลักษณะ", Kind::Title),
    ("หมวดที่", Kind::Chapter),
    ("หมวด", Kind::Chapter),
    ("ส่วนที่", Kind::Part),
    ("ตอนที่", Kind::Part),
    ("บทเฉพาะกาล", Kind::Transitory),
];

impl<'a> Words<'a> {
    pub fn of(text: &'a str) -> Words<'a> {
        Words { rest: text }
    }

    fn bare(&self) -> &'a str {
        self.rest.trim_start_matches(is_blank)
    }

    pub fn is_done(&self) -> bool {
        self.bare().is_empty()
    }

    pub fn sees(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.bare().starts_with(word))
    }

    /// Reads one of the words, the first that fits.
    pub fn eat(&mut self, words: &[&str]) -> bool {
        let bare = self.bare();
        let Some(word) = words.iter().find(|word| bare.starts_with(**word)) else { return false };
        self.rest = &bare[word.len()..];
        true
    }

    /// A number of a provision or heading: ๑๗๒/๑, ๑๐ ทวิ, ๓.๑.
    pub fn number(&mut self) -> Option<Number> {
        let bare = self.bare();
        let (number, length) = number_at(bare, true)?;
        self.rest = &bare[length..];
        Some(number)
    }

    /// `มาตรา ๑๒/๑`, `ข้อ ๔`.
    pub fn provision(&mut self) -> Option<Number> {
        let kept = *self;
        let found = self.eat(&["มาตรา", "ข้อ"]).then(|| self.number()).flatten();
        if found.is_none() {
            *self = kept;
        }
        found
    }

    /// `หมวด ๓/๑`, without its title.
    pub fn heading(&mut self) -> Option<(Kind, String)> {
        let kept = *self;
        let (word, kind) = HEADINGS.into_iter().find(|(word, _)| self.sees(&[word]))?;
        self.eat(&[word]);
        if kind == Kind::Transitory {
            return Some((kind, String::new()));
        }
        match self.number() {
            Some(number) => Some((kind, number.text)),
            None => {
                *self = kept;
                None
            }
        }
    }

    /// `วรรคสอง`, `วรรค ๒`, `วรรคท้าย`.
    pub fn paragraph(&mut self) -> Option<u32> {
        let kept = *self;
        if !self.eat(&["วรรค"]) {
            return None;
        }
        let bare = self.bare();
        if let Some((word, value)) = ORDINALS.iter().find(|(word, _)| bare.starts_with(word)) {
            self.rest = &bare[word.len()..];
            return Some(*value);
        }
        match number_at(bare, false) {
            Some((number, length)) if number.steps.len() == 1 => {
                self.rest = &bare[length..];
                Some(number.whole())
            }
            _ => {
                *self = kept;
                None
            }
        }
    }

    /// `(๕/๑)`, `(ข)`: the mark without its brackets, in Arabic digits.
    pub fn item(&mut self) -> Option<String> {
        let bare = self.bare();
        let inner = bare.strip_prefix('(')?;
        let close = inner.find(')').filter(|close| *close <= 30)?;
        let mark = inner[..close].trim();
        let written = match number_at(mark, false) {
            Some((number, length)) => (length == mark.len()).then_some(number.text)?,
            None => {
                let letters = mark.split('/').next().unwrap_or_default();
                let thai = letters.chars().count() == 1 && letters.starts_with(|c| matches!(c, 'ก'..='ฮ'));
                let latin =
                    !letters.is_empty() && letters.bytes().all(|b| b.is_ascii_lowercase()) && letters.len() <= 4;
                let slash = mark.get(letters.len() + 1..).is_none_or(|n| n.chars().all(|c| digits::value(c).is_some()));
                ((thai || latin) && slash).then(|| digits::to_arabic(mark))?
            }
        };
        self.rest = &inner[close + 1..];
        Some(written)
    }

    /// A term between quotation marks.
    pub fn quoted(&mut self) -> Option<&'a str> {
        let bare = self.bare();
        let inner = bare.strip_prefix(['“', '"'])?;
        let close = inner.find(['”', '"'])?;
        self.rest = inner[close..].trim_start_matches(['”', '"']);
        Some(inner[..close].trim())
    }

    /// What joins one place to the next.
    pub fn joint(&mut self) -> bool {
        self.eat(&["และ", "กับ", ",", "รวมทั้ง", "ตลอดจน", "หรือ"])
    }
}
