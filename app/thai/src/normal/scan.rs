//! Finds the first unit of a text that may not be normal, fast: clean text is only read, three bytes at a time.

use super::unit::{self, DIGIT, LETTER, LONG, PLAIN, VOWEL_AFTER};
use crate::letter::{LU, NIKHAHIT, RU};

/// What each Thai code is to a unit.
const ROLES: [u8; 128] = unit::roles();

const THAI: u32 = 0xe00;

/// The start of the first unit, from `start` on, that may not be normal. `start` is the start of a unit.
pub(super) fn first_unclean(source: &str, start: usize) -> Option<usize> {
    let bytes = source.as_bytes();
    let mut at = start;
    // The unit being read: its start, its letter, how many of it; then the place of its last mark, the mark, whether ํ was one.
    let (mut unit, mut letter, mut times) = (start, 0u32, 0u32);
    let (mut place, mut mark, mut hollow) = (0u8, 0u8, false);
    while at < bytes.len() {
        let (this, len, limit) = match bytes[at..] {
            [0xe0, second @ (0xb8 | 0xb9), third, ..] => {
                let code = (second & 1) << 6 | (third & 0x3f);
                let role = ROLES[usize::from(code)];
                match role {
                    LETTER => {
                        let this = THAI | u32::from(code);
                        if place == 0 && unit::is_e(letter) && unit::is_e(this) {
                            return Some(unit);
                        }
                        (this, 3, 2)
                    }
                    PLAIN => (THAI | u32::from(code), 3, u32::MAX),
                    DIGIT => return Some(unit),
                    LONG => {
                        // ๅ is at home after ฤ and ฦ, once; it stays in their unit.
                        if place != 0 || letter != THAI | u32::from(RU) && letter != THAI | u32::from(LU) {
                            return Some(unit);
                        }
                        (letter, times) = (THAI | u32::from(code), 1);
                        at += 3;
                        continue;
                    }
                    _ => {
                        let again = code == mark || role == place && role >= VOWEL_AFTER;
                        if role < place || again || hollow && role == VOWEL_AFTER {
                            return Some(unit);
                        }
                        hollow |= code == NIKHAHIT;
                        (place, mark) = (role, code);
                        at += 3;
                        continue;
                    }
                }
            }
            [byte @ 0..0x80, ..] => {
                if byte.is_ascii_uppercase() {
                    return Some(unit);
                }
                let limit = if byte == b' ' {
                    1
                } else if byte.is_ascii_lowercase() {
                    3
                } else {
                    u32::MAX
                };
                (u32::from(byte), 1, limit)
            }
            _ => {
                let c = source[at..].chars().next()?;
                if unit::changes(c) {
                    return Some(unit);
                }
                (c as u32, c.len_utf8(), unit::limit(c))
            }
        };
        if place == 0 && this == letter {
            times += 1;
            if times > limit {
                return Some(unit);
            }
        } else {
            (unit, letter, times) = (at, this, 1);
            (place, mark, hollow) = (0, 0, false);
        }
        at += len;
    }
    None
}
