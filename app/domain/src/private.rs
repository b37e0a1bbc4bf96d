//! What nobody should publish by mistake: numbers and addresses that belong to a person, as people write them in a text. Looked for
//! in the browser before anything is sent, and again where it arrives.

use crate::digits;
use serde::{Deserialize, Serialize};

/// Something of a person's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Private {
    /// The 13 digits of an identity card, its last digit right.
    Identity,
    /// A telephone number of Thailand.
    Phone,
    Email,
    /// A number of a bank account, written in its groups or after the word for it.
    Account,
}

impl Private {
    pub const ALL: [Private; 4] = [Private::Identity, Private::Phone, Private::Email, Private::Account];

    pub fn code(self) -> &'static str {
        match self {
            Private::Identity => "identity",
            Private::Phone => "phone",
            Private::Email => "email",
            Private::Account => "account",
        }
    }
}

/// What a text holds of these, each once, in the order of [`Private::ALL`].
pub fn found(text: &str) -> Vec<Private> {
    let text = plain(text);
    let mut found: Vec<Private> =
        text.split_whitespace().filter(|word| is_email(word)).map(|_| Private::Email).collect();
    let mut before = 0;
    for (start, end) in numbers(&text) {
        let (said, written) = (&text[before..start], &text[start..end]);
        match number(said, written) {
            Some(one) => found.push(one),
            // Several numbers beside one another: each with up to three after it.
            None => {
                let words: Vec<&str> = written.split(' ').collect();
                let some = |from: usize| (from + 1..=words.len().min(from + 4)).map(move |to| from..to);
                let parts = (0..words.len()).flat_map(some).map(|range| words[range].join(" "));
                found.extend(parts.filter_map(|part| number(said, &part)));
            }
        }
        before = end;
    }
    found.sort();
    found.dedup();
    found
}

/// The text with what only looks otherwise as what it is read as: digits of other scripts and shapes, wide letters, dashes, what nobody sees between
/// them, and letters that stand for digits inside a number.
fn plain(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().filter_map(shape).collect();
    for at in 0..letters.len() {
        let digit = match letters[at] {
            'O' | 'o' | 'О' | 'о' => '0',
            'l' | 'I' | '|' => '1',
            _ => continue,
        };
        let beside = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
        let before = beside(at.checked_sub(1)) || beside(at.checked_sub(2)) && letters[at - 1] == '-';
        // Before another such letter that a digit follows, too.
        let after =
            beside(Some(at + 1)) || matches!(letters.get(at + 1), Some('O' | 'o' | 'l' | 'I')) && beside(Some(at + 2));
        if before || after {
            letters[at] = digit;
        }
    }
    letters.into_iter().collect()
}

/// What a letter is read as; nothing of one that is not seen.
fn shape(letter: char) -> Option<char> {
    let digit = |zero: u32| char::from_digit(letter as u32 - zero, 10);
    match letter {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}'
        | '\u{fe0e}'
        | '\u{fe0f}'
        | '\u{20e3}' => None,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => Some(' '),
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6f0}'..='\u{6f9}' => digit(0x6f0),
        '\u{966}'..='\u{96f}' => digit(0x966),
        '\u{ed0}'..='\u{ed9}' => digit(0xed0),
        '\u{1040}'..='\u{1049}' => digit(0x1040),
        '\u{17e0}'..='\u{17e9}' => digit(0x17e0),
        '\u{2460}'..='\u{2468}' => digit(0x245f),
        '\u{24ea}' => Some('0'),
        '\u{2070}' | '\u{2074}'..='\u{2079}' => digit(0x2070),
        '\u{2080}'..='\u{2089}' => digit(0x2080),
        // Of formulas: five shapes of ten.
        '\u{1d7ce}'..='\u{1d7ff}' => char::from_digit((letter as u32 - 0x1d7ce) % 10, 10),
        other => Some(digits::arabic(other)),
    }
}

/// Digits with single blanks, hyphens or points between them, as byte ranges.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut all: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let signed = bytes[at] == b'+' && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !bytes[at].is_ascii_digit() && !signed {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at + 1;
        while let Some(&byte) = bytes.get(end) {
            let between = matches!(byte, b' ' | b'-' | b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
            if !byte.is_ascii_digit() && !between {
                break;
            }
            end += 1;
        }
        all.push((start, end));
        at = end;
    }
    all
}

/// What a number is that somebody wrote like this after some words.
fn number(before: &str, written: &str) -> Option<Private> {
    let digits: Vec<u8> = written.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
    let groups: Vec<usize> = written.split(['-', ' ']).map(str::len).collect();
    let named = |words: &[&str]| {
        let tail: String = before.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
        words.iter().any(|word| tail.contains(word))
    };
    match digits.as_slice() {
        thirteen if thirteen.len() == 13 && is_identity(thirteen) => Some(Private::Identity),
        _ if written.starts_with("+66") && (10..=11).contains(&digits.len()) => Some(Private::Phone),
        _ if groups == [3, 1, 5, 1] => Some(Private::Account),
        all if (10..=12).contains(&all.len()) && named(&["บัญชี", "พร้อมเพย์", "account"]) => {
            Some(Private::Account)
        }
        [0, 6 | 8 | 9, rest @ ..] if rest.len() == 8 => Some(Private::Phone),
        [0, 2..=7, rest @ ..] if rest.len() == 7 => Some(Private::Phone),
        _ => None,
    }
}

/// Whether the last of 13 digits follows from the others as on an identity card.
fn is_identity(digits: &[u8]) -> bool {
    let sum: u32 = digits[..12].iter().zip((2..=13).rev()).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    digits[0] > 0 && (11 - sum % 11) % 10 == u32::from(digits[12])
}

fn is_email(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let Some((before, after)) = word.split_once('@') else { return false };
    let host: &str = after.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-')).next().unwrap_or("");
    before.ends_with(plain)
        && host.trim_end_matches('.').split_once('.').is_some_and(|(name, rest)| !name.is_empty() && rest.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_a_person_is_found_as_people_write_it() {
        for (text, what) in [
            ("เลขบัตร 1-2345-67890-12-1 ครับ", Private::Identity),
            ("บัตร ๑๒๓๔๕๖๗๘๙๐๑๒๑", Private::Identity),
            ("โทร 081-234-5678", Private::Phone),
            ("โทร.0812345678 ได้เลย", Private::Phone),
            ("เบอร์ ๐๒ ๑๒๓ ๔๕๖๗", Private::Phone),
            ("+66 81 234 5678", Private::Phone),
            ("เมล somsri.k@example.co.th ค่ะ", Private::Email),
            ("ติดต่อ:somsri@example.com,ขอบคุณ", Private::Email),
            ("โอนมาที่ 123-4-56789-0", Private::Account),
            ("เลขที่บัญชี 1234567890 ธนาคาร", Private::Account),
        ] {
            assert_eq!(found(text), [what], "{text}");
        }
        assert_eq!(found("0812345678 0898765432"), [Private::Phone]);
        assert_eq!(found("อายุ 45 081 234 5678"), [Private::Phone]);
        let both = "โทร 0812345678 หรือ a@b.th";
        assert_eq!(found(both), [Private::Phone, Private::Email]);
    }

    #[test]
    fn what_only_looks_otherwise_is_found_too() {
        for text in [
            "โทร ０８１２３４５６７８",
            "0\u{fe0f}\u{20e3}8\u{fe0f}\u{20e3}1\u{fe0f}\u{20e3}2\u{fe0f}\u{20e3}3\u{fe0f}\u{20e3}4\u{fe0f}\u{20e3}5\u{fe0f}\u{20e3}6\u{fe0f}\u{20e3}7\u{fe0f}\u{20e3}8\u{fe0f}\u{20e3}",
            "081\u{200b}2345678",
            "O8l-234-5678",
            "o81 234 5678",
            "081\u{2013}234\u{2013}5678",
            "⓪⑧①②③④⑤⑥⑦⑧",
            "𝟎𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖",
            "໐໘໑໒໓໔໕໖໗໘",
        ] {
            assert_eq!(found(text), [Private::Phone], "{text}");
        }
        for text in ["somchai＠example.com", "somchai@example\u{200b}.com"] {
            assert_eq!(found(text), [Private::Email], "{text}");
        }
        for text in ["Illinois 2569 is all", "ข้อ ๑ ll ๒", "O2 และ CO2 ปี 2569"] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn what_laws_and_prices_are_written_with_is_not() {
        for text in [
            "",
            "มาตรา 112 วรรค 2 และ 3",
            "พ.ศ. 2562 ถึง พ.ศ. 2569",
            "งบ 1,250,000,000 บาท",
            "งบ 12 500 000 000 บาท",
            "ข้อ 1.2.3.4 และ 5-10",
            "1 2 3 4 5 6 7 8 9 10 11 12 13",
            "ปี 2550 2555 2560 2565 2570",
            "เลขบัตร 1-2345-67890-12-2",
            "@สมศรี คิดเหมือนกัน",
            "ราคา 5@10 บาท",
            "วันที่ 01-02-2569 ถึง 28-02-2569",
            "รหัส 0000000000000",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
