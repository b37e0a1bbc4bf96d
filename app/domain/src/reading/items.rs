//! The marks of lists, (๑) (ก) ๑. ก) – and their nesting, which only their order tells.

use super::label::{Word, cites, label_at};
use super::number::{blanks_at, digits_at, is_blank, number_at};

/// A mark at the start of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub style: Style,
    /// `1`, `5/1`, `ข`; empty for a dash.
    pub number: String,
    /// Its place in the list, counted from 1; 0 for a dash.
    pub ordinal: u32,
    /// Bytes of the mark as written.
    pub length: usize,
    /// Where the item's words begin.
    pub rest: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// (๑)
    Number,
    /// (ก)
    Letter,
    /// (a), (i)
    Latin,
    /// ๑.
    NumberStop,
    /// ก.
    LetterStop,
    /// ๑)
    NumberHalf,
    /// ก)
    LetterHalf,
    /// ข้อ ๑, inside a มาตรา
    Clause,
    Dash,
}

/// The letters of lists in their order. ฃ ฅ ฆ are not used in statutes; when they are, they come after the rest.
const LETTERS: &str = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮฃฅฆ";

/// ก is 1, ข is 2, ค is 3, ง is 4.
fn ordinal_of(letter: char) -> Option<u32> {
    LETTERS.chars().zip(1..).find(|(known, _)| *known == letter).map(|(_, place)| place)
}

/// A Thai list letter as translations of Thai statutes write it: (ก) is (a), (ข) is (b), (ง) is (d); after z, aa.
pub(super) fn latin_letter(letter: char) -> Option<String> {
    let place = ordinal_of(letter)? - 1;
    let last = char::from(b'a' + u8::try_from(place % 26).ok()?);
    Some(if place < 26 { last.to_string() } else { format!("a{last}") })
}

pub(super) fn mark_at(body: &str) -> Option<Mark> {
    let first = body.chars().next()?;
    let (style, number, ordinal, length) = match first {
        '(' => bracketed(body)?,
        '-' | '–' | '—' | '•' | '·' | '▪' | '●' => {
            let length = first.len_utf8();
            if !body.get(length..)?.starts_with(is_blank) {
                return None;
            }
            (Style::Dash, String::new(), 0, length)
        }
        'ข' if body.starts_with("ข้อ") => {
            let label = label_at(body).filter(|label| label.word == Word::Clause && !label.cites)?;
            (Style::Clause, label.number.text.clone(), label.number.whole(), label.length)
        }
        _ => open_ended(body)?,
    };
    let after = body.get(length..)?;
    let blanks = blanks_at(after);
    let rest = after.get(blanks..)?;
    // "(๑) และ (๒)" and "(๓) ของมาตรา ๕" go on with the line before.
    if style != Style::Dash && cites(rest) && !rest.starts_with("มาตรา") && !names_paragraph(rest) {
        return None;
    }
    Some(Mark { style, number, ordinal, length, rest: length + blanks })
}

/// "วรรคสองของมาตรา ๘ …" begins an item of a list of changes; "วรรคสอง" alone goes on with the line before.
fn names_paragraph(rest: &str) -> bool {
    let Some(after) = rest.strip_prefix("วรรค") else { return false };
    ["ของมาตรา", "แห่งมาตรา", "ของข้อ", "แห่งข้อ"]
        .iter()
        .filter_map(|of| after.find(of))
        .any(|at| at <= 40 && !after[..at].contains(char::is_whitespace))
}

fn bracketed(body: &str) -> Option<(Style, String, u32, usize)> {
    let close = body.find(')').filter(|close| *close <= 40)?;
    let inner = body.get(1..close)?.trim();
    if let Some((number, length)) = number_at(inner, false) {
        let whole = number.whole();
        return (length == inner.len()).then_some((Style::Number, number.text, whole, close + 1));
    }
    let letter = inner.chars().next()?;
    if letter.is_ascii_lowercase() && inner.len() <= 4 && inner.chars().all(|letter| letter.is_ascii_lowercase()) {
        return Some((Style::Latin, inner.to_string(), u32::from(letter) - u32::from('a') + 1, close + 1));
    }
    let ordinal = ordinal_of(letter)?;
    let tail = inner.get(letter.len_utf8()..)?;
    let number = match tail.strip_prefix('/') {
        Some(slash) => {
            let (value, length) = digits_at(slash)?;
            (length == slash.len()).then(|| format!("{letter}/{value}"))?
        }
        None if tail.is_empty() => letter.to_string(),
        None => return None,
    };
    Some((Style::Letter, number, ordinal, close + 1))
}

fn open_ended(body: &str) -> Option<(Style, String, u32, usize)> {
    let (number, ordinal, length, styles) = match digits_at(body) {
        Some((value, _)) if value <= 999 => {
            let (number, length) = number_at(body, false)?;
            (number.text, value, length, [Style::NumberStop, Style::NumberHalf])
        }
        Some(_) => return None,
        None => {
            let letter = body.chars().next()?;
            (letter.to_string(), ordinal_of(letter)?, letter.len_utf8(), [Style::LetterStop, Style::LetterHalf])
        }
    };
    let [stop, half] = styles;
    let after = body.get(length..)?;
    let next = after.chars().nth(1);
    if after.starts_with(')') {
        return Some((half, number, ordinal, length + 1));
    }
    let apart = match next {
        None => true,
        // "ก.พ. มีอำนาจ" is an abbreviation, "๑.๕ เมตร" a measure.
        Some(letter) => letter.is_whitespace() || (stop == Style::NumberStop && matches!(letter, 'ก'..='ๅ' | '“')),
    };
    (after.starts_with('.') && apart).then_some((stop, number, ordinal, length + 1))
}

/// The lists open at a point, outermost first: their style and the ordinal reached.
#[derive(Default)]
pub(super) struct Nesting {
    open: Vec<(Style, u32)>,
}

/// Deeper lists than this are drawn as if they were this deep.
const DEEPEST: usize = 8;

impl Nesting {
    pub fn clear(&mut self) {
        self.open.clear();
    }

    /// The level of an item (1 outermost) if it fits in; a mark like `ก.` that fits nowhere is no mark.
    pub fn level(&mut self, mark: &Mark) -> Option<u8> {
        let place = self.open.iter().position(|(style, _)| *style == mark.style);
        match place {
            Some(place) => {
                let reached = self.open.get(place).map_or(0, |(_, reached)| *reached);
                if !is_certain(mark.style)
                    && (mark.ordinal < reached || mark.ordinal > reached + 5)
                    && mark.ordinal != 1
                {
                    return None;
                }
                self.open.truncate(place);
            }
            None if is_certain(mark.style) || mark.ordinal == 1 => {
                if self.open.len() == DEEPEST {
                    self.open.pop();
                }
            }
            None => return None,
        }
        self.open.push((mark.style, mark.ordinal));
        u8::try_from(self.open.len()).ok()
    }
}

/// Brackets around both sides and a dash are marks wherever they stand.
fn is_certain(style: Style) -> bool {
    matches!(style, Style::Number | Style::Letter | Style::Dash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for (line, style, number) in [
            ("(๑) ก", Style::Number, "1"),
            ("(๕/๑)\tก", Style::Number, "5/1"),
            ("(ข)  ก", Style::Letter, "ข"),
            ("๑) ก", Style::NumberHalf, "1"),
            ("๑. ก", Style::NumberStop, "1"),
            ("ก. ข", Style::LetterStop, "ก"),
            ("- ก", Style::Dash, ""),
            ("(๒) วรรคสองของมาตรา ๘ แห่งพระราชบัญญัติ", Style::Number, "2"),
        ] {
            let mark = mark_at(line).unwrap_or_else(|| panic!("no mark in {line}"));
            assert_eq!((mark.style, mark.number.as_str()), (style, number), "{line}");
        }
        for line in
            ["(ยกเลิก)", "(ฉบับที่ ๒)", "ก.พ. มีอำนาจ", "๑.๕ เมตร", "(๑) และ (๒)", "(๒) วรรคสอง ต้อง", "๒๕๖๒) ก", "(ลงชื่อ)"]
        {
            assert!(mark_at(line).is_none(), "{line}");
        }
    }

    #[test]
    fn nesting_follows_the_order_of_styles() {
        let mut nesting = Nesting::default();
        let levels: Vec<_> = ["(๑) x", "(ก) x", "๑) x", "๒) x", "(ข) x", "(๒) x", "(ก) x"]
            .iter()
            .filter_map(|line| mark_at(line))
            .map(|mark| nesting.level(&mark))
            .collect();
        assert_eq!(levels, [1, 2, 3, 3, 2, 1, 2].map(Some));
    }

    #[test]
    fn thai_letters_become_the_translators_letters() {
        assert_eq!(latin_letter('ง').as_deref(), Some("d"));
        assert_eq!(latin_letter('ฮ').as_deref(), Some("ao"));
        assert_eq!(latin_letter('ะ'), None);
    }
}
