//! Cuts a text into runs of Thai, which are read with the word list, and pieces of anything else, which show their ends.

use super::Kind;
use crate::letter;

/// The next run with the offset of its end.
pub(super) enum Run {
    /// Letters of Thai words, and full stops right after a consonant (พ.ร.บ.).
    Thai(usize),
    Other(usize, Kind),
}

/// The run that starts at `at`, before the end of the text.
pub(super) fn next(text: &str, at: usize) -> Run {
    let rest = &text[at..];
    let Some(first) = rest.chars().next() else { return Run::Other(at, Kind::Blank) };
    if is_thai(first) {
        return Run::Thai(at + thai(rest));
    }
    let (length, kind) = if first.is_whitespace() {
        (span(rest, char::is_whitespace), Kind::Blank)
    } else if is_digit(first) {
        number_or_code(rest)
    } else if let Some(length) = address(rest) {
        (length, Kind::Foreign)
    } else if is_foreign(first) {
        (foreign(rest), Kind::Foreign)
    } else if matches!(first, '.' | '*' | '=' | '_' | '~' | '^' | '-') {
        (span(rest, |c| c == first), Kind::Sign)
    } else {
        (first.len_utf8() + span(&rest[first.len_utf8()..], is_extension), Kind::Sign)
    };
    Run::Other(at + length, kind)
}

fn span(text: &str, mut holds: impl FnMut(char) -> bool) -> usize {
    text.find(|c| !holds(c)).unwrap_or(text.len())
}

fn is_thai(c: char) -> bool {
    letter::code(c).is_some_and(letter::is_of_words)
}

/// The length of a run of Thai.
fn thai(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut consonant = false;
    loop {
        match bytes[at..] {
            [0xe0, second @ (0xb8 | 0xb9), third, ..] => {
                let code = (second & 1) << 6 | (third & 0x3f);
                if !letter::is_of_words(code) {
                    return at;
                }
                consonant = letter::is_consonant(code);
                at += 3;
            }
            [b'.', b'.', ..] => return at,
            [b'.', ..] if consonant => {
                consonant = false;
                at += 1;
            }
            _ => return at,
        }
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '๐'..='๙')
}

/// A number, or digits grown together with letters (`4u2`, `5G`).
fn number_or_code(text: &str) -> (usize, Kind) {
    let digits = span(text, is_digit);
    let end = number(text);
    let grown = end == digits && text[digits..].starts_with(is_foreign);
    let letters = if grown { foreign(&text[digits..]) } else { 0 };
    if letters > 0 { (digits + letters, Kind::Foreign) } else { (end, Kind::Number) }
}

/// Digits, and single points, commas and colons between them; hyphens in what begins like a telephone number.
fn number(text: &str) -> usize {
    let mut end = 0;
    let telephone = text.starts_with(['0', '๐']) && text.chars().nth(1).is_some_and(is_digit);
    loop {
        end += span(&text[end..], is_digit);
        let mut after = text[end..].chars();
        match (after.next(), after.next()) {
            (Some('.' | ',' | ':'), Some(digit)) if is_digit(digit) => end += 1,
            (Some('-'), Some(digit)) if telephone && is_digit(digit) => end += 1,
            _ => return end,
        }
    }
}

/// A letter of a script that divides words itself, or that is not ours to divide.
fn is_foreign(c: char) -> bool {
    c.is_alphabetic() && letter::code(c).is_none()
}

/// Letters and digits, and single apostrophes, hyphens, ampersands and low lines between them.
fn foreign(text: &str) -> usize {
    let in_word = |c: char| is_foreign(c) || c.is_ascii_digit() || is_extension(c);
    let mut end = 0;
    loop {
        end += span(&text[end..], in_word);
        let mut after = text[end..].chars();
        match (after.next(), after.next()) {
            (Some(c @ ('\'' | '’' | '&' | '_' | '-')), Some(next)) if in_word(next) => end += c.len_utf8(),
            _ => return end,
        }
    }
}

/// Marks that hang on the character before them.
fn is_extension(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// A web address: everything up to a blank or a Thai letter.
fn address(text: &str) -> Option<usize> {
    let starts = |prefix: &str| text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    (starts("http://") || starts("https://") || starts("www."))
        .then(|| span(text, |c| !c.is_whitespace() && letter::code(c).is_none()))
}
