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
    let text = digits::to_arabic(text);
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
