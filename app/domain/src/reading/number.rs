//! The numbers of provisions: ๑๗๒/๑, ๑๐ ทวิ, 3.1.2, and the order they stand in. Not the words before them.

use crate::digits;

/// One number, in Arabic digits, with what is needed to tell which comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// `172/1`, `10 ทวิ`, `3.1.2`, `249-276`.
    pub text: String,
    /// The steps from the whole to the part: `172/1` is 172, 1; `10 ทวิ` is 10, 2.
    pub steps: Vec<u32>,
    /// What the last step counts in.
    pub last: Step,
    /// The end of a range (`249-276`), else the first step.
    pub until: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Whole,
    Slash,
    Dot,
    Latin,
}

/// The old numerals for inserted provisions, as written, their value and the Latin word used in anchors.
const INSERTED: &[(&str, u32)] = &[
    ("ทวิ", 2),
    ("ตรี", 3),
    ("จัตวา", 4),
    ("จัดวา", 4),
    ("เบญจ", 5),
    ("ปัญจ", 5),
    ("ฉ", 6),
    ("ฉัฏฐ", 6),
    ("สัตต", 7),
    ("สัตตะ", 7),
    ("อัฏฐ", 8),
    ("อัฎฐ", 8),
    ("อัฐ", 8),
    ("นว", 9),
    ("ทศ", 10),
    ("เอกาทศ", 11),
    ("ทวาทศ", 12),
    ("เตรส", 13),
    ("จตุทศ", 14),
    ("จตุททส", 14),
    ("จตุรทศ", 14),
    ("ปัณรส", 15),
    ("ปัณณรส", 15),
    ("ปัญจทศ", 15),
    ("เบญจทศ", 15),
    ("โสฬส", 16),
    ("สัตตรส", 17),
    ("สัตตทศ", 17),
    ("อัฏฐารส", 18),
    ("อัฎฐารส", 18),
    ("เอกูนวีสติ", 19),
    ("วีสติ", 20),
    ("เอกวีสติ", 21),
    ("ทวาวีสติ", 22),
    ("พาวีสติ", 22),
    ("เตวีสติ", 23),
    ("จตุวีสติ", 24),
    ("จตุพีสติ", 24),
    ("ปัญจวีสติ", 25),
    ("ปัณณวีสติ", 25),
    ("เบญจวีสติ", 25),
    ("ฉัพพีสติ", 26),
    ("ฉวีสติ", 26),
    ("สัตตวีสติ", 27),
    ("อัฏฐวีสติ", 28),
    ("อัฎฐวีสติ", 28),
    ("เอกูนติงสติ", 29),
    ("ติงสติ", 30),
    ("ตึสติ", 30),
];

const LATIN: [&str; 31] = [
    "",
    "semel",
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "decies",
    "undecies",
    "duodecies",
    "terdecies",
    "quaterdecies",
    "quindecies",
    "sexdecies",
    "septendecies",
    "octodecies",
    "novodecies",
    "vicies",
    "unvicies",
    "duovicies",
    "tervicies",
    "quatervicies",
    "quinvicies",
    "sexvicies",
    "septenvicies",
    "octovicies",
    "novovicies",
    "tricies",
];

/// The Latin word for an old numeral (`ทวิ` is `bis`), for anchors.
pub(super) fn latin(word: &str) -> Option<&'static str> {
    let (_, value) = INSERTED.iter().find(|(known, _)| *known == word)?;
    LATIN.get(*value as usize).copied()
}

/// The usual spelling of an old numeral: 2 is ทวิ, 3 ตรี.
pub(crate) fn inserted(value: u32) -> Option<&'static str> {
    INSERTED.iter().find(|(_, known)| *known == value).map(|(word, _)| *word)
}

/// A run of up to six digits of either script at the start, its value and its length in bytes.
pub(crate) fn digits_at(text: &str) -> Option<(u32, usize)> {
    let mut value = 0u32;
    let mut length = 0;
    for (count, letter) in text.chars().enumerate() {
        let Some(digit) = digits::value(letter) else { break };
        if count == 6 {
            return None;
        }
        value = value * 10 + digit;
        length += letter.len_utf8();
    }
    (length > 0).then_some((value, length))
}

/// Spaces of any width, and tabs, at the start: their length in bytes.
pub(crate) fn blanks_at(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}

pub(crate) fn is_blank(letter: char) -> bool {
    letter.is_whitespace() && letter != '\n'
}

/// The number at the start of `text` and its length in bytes, without a full stop after it.
/// Decimals (`3.1.2`) are read only where `decimals` is asked for: `๒๒.๐๐ นาฬิกา` is a time of day.
pub(crate) fn number_at(text: &str, decimals: bool) -> Option<(Number, usize)> {
    let (first, mut length) = digits_at(text)?;
    let mut number = Number { text: first.to_string(), steps: vec![first], last: Step::Whole, until: first };
    loop {
        let rest = text.get(length..)?;
        let mark = match rest.chars().next() {
            Some('/') => '/',
            Some('.') if decimals => '.',
            _ => break,
        };
        let Some((value, digits)) = digits_at(rest.get(1..)?) else { break };
        // Nobody numbers a provision so deep; a thousand slashes are not a number.
        if number.steps.len() == 8 {
            return None;
        }
        number.text.push(mark);
        number.text.push_str(&value.to_string());
        number.steps.push(value);
        number.last = if mark == '/' { Step::Slash } else { Step::Dot };
        length += 1 + digits;
    }
    if let Some((word, value, end)) = inserted_at(text, length) {
        number.text.push(' ');
        number.text.push_str(word);
        number.steps.push(value);
        number.last = Step::Latin;
        length = end;
        if let Some((value, digits)) = text.get(length..).and_then(|rest| rest.strip_prefix('/')).and_then(digits_at) {
            number.text.push('/');
            number.text.push_str(&value.to_string());
            number.steps.push(value);
            number.last = Step::Slash;
            length += 1 + digits;
        }
    }
    Some((number, length))
}

/// The old numeral after a number, if the word ends there: `๑๐ ฉ` but not `๑๐ ฉบับ`.
fn inserted_at(text: &str, from: usize) -> Option<(&'static str, u32, usize)> {
    let rest = text.get(from..)?;
    let blanks = blanks_at(rest);
    let rest = rest.get(blanks..)?;
    let end = rest.find(|letter: char| !matches!(letter, 'ก'..='๎')).unwrap_or(rest.len());
    let word = rest.get(..end)?;
    let (known, value) = INSERTED.iter().find(|(known, _)| *known == word)?;
    Some((known, *value, from + blanks + end))
}

impl Number {
    /// The first step: 172 of `172/1`.
    pub fn whole(&self) -> u32 {
        self.steps.first().copied().unwrap_or_default()
    }

    /// Does it stand directly after `before`: 7 after 6 or 6/2, 6/1 after 6, 6 ทวิ after 6, 6 ตรี after 6 ทวิ?
    pub fn follows(&self, before: &Number) -> bool {
        if self.steps.len() == 1 {
            return self.whole() == before.until.max(before.whole()) + 1;
        }
        let (Some(last), Some(parents)) = (self.steps.last(), self.steps.get(..self.steps.len() - 1)) else {
            return false;
        };
        if before.steps.get(..parents.len()) != Some(parents) {
            return false;
        }
        match before.steps.get(parents.len()) {
            Some(sibling) => *last == sibling + 1,
            None => *last == if self.last == Step::Latin { 2 } else { 1 },
        }
    }

    /// Does it stand somewhere after `before`?
    pub fn comes_after(&self, before: &Number) -> bool {
        let mut end = before.steps.clone();
        if let Some(first) = end.first_mut() {
            *first = before.until.max(*first);
        }
        self.steps > end
    }

    /// Makes it a range up to `last`, as in "มาตรา ๒๔๙ ถึง มาตรา ๒๗๖ (ยกเลิก)".
    pub fn extend(&mut self, last: &Number) {
        self.text = format!("{}-{}", self.text, last.text);
        self.until = last.whole();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        number_at(text, true).map(|(number, _)| number).unwrap_or_else(|| panic!("no number in {text}"))
    }

    #[test]
    fn numbers_are_read_in_both_scripts() {
        assert_eq!(number("๑๗2/๑ ข้อความ").text, "172/1");
        assert_eq!(number("๑๐ ทวิ  รถม้า").text, "10 ทวิ");
        assert_eq!(number("๑๐ ฉบับ").text, "10");
        assert_eq!(number("๓.๑.๒ ที่").text, "3.1.2");
        assert_eq!(number("๙๐/๔๒ ตรี เจ้าหนี้").text, "90/42 ตรี");
        assert_eq!(number("๗ ทวิ/๑ ข้อ").text, "7 ทวิ/1");
        assert!(number_at("1234567", false).is_none());
    }

    #[test]
    fn the_next_number_is_known() {
        for (before, after) in
            [("6", "7"), ("6", "6/1"), ("6/1", "6/2"), ("6/2", "7"), ("6", "6 ทวิ"), ("6 ทวิ", "6 ตรี"), ("3", "3.1")]
        {
            assert!(number(after).follows(&number(before)), "{after} after {before}");
        }
        for (before, after) in [("6", "8"), ("6", "6/2"), ("7", "6"), ("6", "6 ตรี")] {
            assert!(!number(after).follows(&number(before)), "{after} after {before}");
        }
    }
}
