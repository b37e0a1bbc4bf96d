//! The receipt of a comment or an answer sheet: a number that can be said by telephone, and a secret that reads the text back.

use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// A receipt's number: seven digits and a check digit, written `7306-4185`. It shows state and answer, never the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Number(pub u32);

impl Number {
    /// The number made from seven digits (0–9,999,999) by appending its check digit (Damm 2004: finds every single wrong
    /// digit and every swap of neighbours).
    pub fn from_seven(seven: u32) -> Number {
        let seven = seven % 10_000_000;
        Number(seven * 10 + damm(seven, 7))
    }

    /// Reads what a person typed: Arabic or Thai digits, with any blanks and dashes.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when empty, [`Refusal::Mistyped`] when it is not eight digits or its check digit does not fit.
    pub fn parse(typed: &str) -> Result<Number, Refusal> {
        let mut value: u32 = 0;
        let mut count = 0;
        for c in typed.chars() {
            let digit = match c {
                '0'..='9' => c as u32 - '0' as u32,
                '๐'..='๙' => c as u32 - '๐' as u32,
                ' ' | '-' | '–' | '\u{a0}' => continue,
                _ => return Err(Refusal::Mistyped),
            };
            count += 1;
            if count > 8 {
                return Err(Refusal::Mistyped);
            }
            value = value * 10 + digit;
        }
        match count {
            0 => Err(Refusal::Missing),
            8 if damm(value, 8) == 0 => Ok(Number(value)),
            _ => Err(Refusal::Mistyped),
        }
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:04}-{:04}", self.0 / 10_000, self.0 % 10_000)
    }
}

/// The table of an anti-symmetric quasigroup of order ten (H. M. Damm, 2004).
const QUASIGROUP: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

fn damm(number: u32, digits: u32) -> u32 {
    (0..digits).rev().fold(0u8, |row, place| QUASIGROUP[usize::from(row)][(number / 10u32.pow(place) % 10) as usize])
        as u32
}

/// The letters of a secret: 32 that are hard to confuse (Crockford's, lower case).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A receipt's secret: 60 random bits, written as twelve letters `k7m2-9xqe-4tzb`. It reads the text back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret(u64);

impl Secret {
    /// From random bits; the upper four are dropped.
    pub fn from_bits(bits: u64) -> Secret {
        Secret(bits & ((1 << 60) - 1))
    }

    /// The sixty bits, to be hashed.
    pub fn bits(self) -> u64 {
        self.0
    }

    /// Reads what a person typed; upper case, blanks and dashes do not matter, `o` is 0, `i` and `l` are 1.
    ///
    /// # Errors
    /// [`Refusal::Missing`], [`Refusal::Mistyped`].
    pub fn parse(typed: &str) -> Result<Secret, Refusal> {
        let mut bits: u64 = 0;
        let mut count = 0;
        for c in typed.chars().filter(|c| !matches!(c, ' ' | '-' | '–' | '\u{a0}')) {
            let c = match c.to_ascii_lowercase() {
                'o' => '0',
                'i' | 'l' => '1',
                other => other,
            };
            let letter = LETTERS.iter().position(|l| *l as char == c).ok_or(Refusal::Mistyped)?;
            count += 1;
            if count > 12 {
                return Err(Refusal::Mistyped);
            }
            bits = bits << 5 | letter as u64;
        }
        match count {
            0 => Err(Refusal::Missing),
            12 => Ok(Secret(bits)),
            _ => Err(Refusal::Mistyped),
        }
    }
}

impl std::fmt::Display for Secret {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for i in 0..12 {
            if i == 4 || i == 8 {
                out.write_str("-")?;
            }
            let letter = LETTERS[(self.0 >> (55 - 5 * i) & 31) as usize];
            write!(out, "{}", letter as char)?;
        }
        Ok(())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Secret(…)")
    }
}

/// The form that asks for a receipt, as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub number: String,
    pub code: String,
}

impl Typed {
    /// The number, and the secret where a code was given.
    ///
    /// # Errors
    /// All refusals, each with its field.
    pub fn parse(&self) -> Result<(Number, Option<Secret>), crate::refusal::Refusals> {
        let mut no = crate::refusal::Refusals::default();
        let number = no.take("number", Number::parse(&self.number));
        let secret = match self.code.trim() {
            "" => Some(None),
            code => no.take("code", Secret::parse(code)).map(Some),
        };
        no.none(|| Some((number?, secret?)))
    }
}

/// What is handed over once a comment or a sheet is on disk.
#[derive(Clone, Copy, Debug)]
pub struct Receipt {
    pub number: Number,
    pub secret: Secret,
    pub at: crate::time::Moment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_digit_or_two_swapped_are_found() {
        let number = Number::from_seven(7_306_418);
        let written = number.to_string();
        assert_eq!(Number::parse(&written), Ok(number));
        let digits: Vec<u8> = written.bytes().filter(u8::is_ascii_digit).collect();
        for i in 0..8 {
            for d in b'0'..=b'9' {
                let mut wrong = digits.clone();
                wrong[i] = d;
                let typed = String::from_utf8(wrong.clone()).unwrap();
                let read = if wrong == digits { Ok(number) } else { Err(Refusal::Mistyped) };
                assert_eq!(Number::parse(&typed), read);
            }
            if i < 7 && digits[i] != digits[i + 1] {
                let mut swapped = digits.clone();
                swapped.swap(i, i + 1);
                assert!(Number::parse(&String::from_utf8(swapped).unwrap()).is_err());
            }
        }
        assert_eq!(Number::parse("๗๓๐๖ ๔๑๘๐").is_ok(), number.0 == 73_064_180);
    }

    #[test]
    fn a_secret_is_read_back_as_it_was_written() {
        for bits in [0, 1, u64::MAX, 0x0123_4567_89ab_cdef] {
            let secret = Secret::from_bits(bits);
            assert_eq!(Secret::parse(&secret.to_string().to_uppercase()), Ok(secret));
        }
        assert!(Secret::parse("abc").is_err());
    }
}
