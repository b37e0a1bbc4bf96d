//! Rewrites one unit: a letter, as often as it is repeated, with the marks and vowels that hang on it. Units do not touch
//! each other, so a text is normal when its units are.

use super::Writer;
use crate::letter::{self, LAKKHANGYAO, LU, NIKHAHIT, RU, SARA_A, SARA_AA, SARA_AE, SARA_AM, SARA_E, THANTHAKHAT};

// Roles of Thai characters in a unit. Those that hang on a letter are numbered by their place.
pub(super) const LETTER: u8 = 0;
const VOWEL_MARK: u8 = 1;
const TONE: u8 = 2;
const SILENCER: u8 = 3;
pub(super) const VOWEL_AFTER: u8 = 4;
const SHORT_AFTER: u8 = 5;
pub(super) const LONG: u8 = 6;
pub(super) const DIGIT: u8 = 7;
pub(super) const PLAIN: u8 = 8;

/// The role of every code.
pub(super) const fn roles() -> [u8; 128] {
    let mut roles = [PLAIN; 128];
    let mut code = 0;
    while code < 128u8 {
        roles[code as usize] = match code {
            0x01..=0x2e | 0x40..=0x44 => LETTER,
            0x31 | 0x34..=0x3a | 0x47 | NIKHAHIT => VOWEL_MARK,
            0x48..=0x4b => TONE,
            THANTHAKHAT | 0x4e => SILENCER,
            SARA_AA | SARA_AM => VOWEL_AFTER,
            SARA_A => SHORT_AFTER,
            LAKKHANGYAO => LONG,
            0x50..=0x59 => DIGIT,
            _ => PLAIN,
        };
        code += 1;
    }
    roles
}

const ROLES: [u8; 128] = roles();

fn role(c: char) -> u8 {
    letter::code(c).map_or(PLAIN, |code| ROLES[usize::from(code)])
}

fn hangs(c: char) -> bool {
    matches!(role(c), VOWEL_MARK..=LONG)
}

/// เ or แ, as a scalar value.
pub(super) fn is_e(c: u32) -> bool {
    c == 0xe00 | SARA_E as u32 || c == 0xe00 | SARA_AE as u32
}

/// How often a letter may stand in a row and be normal.
pub(super) fn limit(c: char) -> u32 {
    match role(c) {
        LETTER => 2,
        _ if c == ' ' => 1,
        _ if letter::code(c).is_none() && c.is_alphabetic() => 3,
        _ => u32::MAX,
    }
}

/// Characters that nobody sees.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

fn is_separator(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether a character outside ASCII and the Thai block is never normal.
pub(super) fn changes(c: char) -> bool {
    is_unseen(c) || is_separator(c) || plain(c) != c
}

/// The plain form of one character.
fn plain(c: char) -> char {
    match c {
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        '๐'..='๙' => char::from(b'0' + (c as u32 & 0xf) as u8),
        '\u{e00}'..='\u{e7f}' => c,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => plain(char::from_u32(c as u32 - 0xfee0).unwrap_or(c)),
        '\u{f700}'..='\u{f71a}' => OLD_GLYPHS[c as usize - 0xf700],
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// What the private glyphs of Thai fonts of the nineties draw: ฐ without its base, marks moved left or down, ญ without its base.
#[rustfmt::skip]
const OLD_GLYPHS: [char; 27] = [
    'ฐ', '\u{e34}', '\u{e35}', '\u{e36}', '\u{e37}', '\u{e48}', '\u{e49}', '\u{e4a}', '\u{e4b}', '\u{e4c}',
    '\u{e48}', '\u{e49}', '\u{e4a}', '\u{e4b}', '\u{e4c}', 'ญ', '\u{e31}', '\u{e4d}', '\u{e47}', '\u{e48}',
    '\u{e49}', '\u{e4a}', '\u{e4b}', '\u{e4c}', '\u{e38}', '\u{e39}', '\u{e3a}',
];

/// A character as it counts: in its plain form, unseen ones before it left out.
struct Next {
    c: char,
    end: usize,
}

/// The next character that counts. A gap with a line separator is nothing between Thai letters, else a blank.
fn next(source: &str, at: usize, after_thai: bool) -> Result<Next, usize> {
    let mut end = at;
    let mut broken = false;
    for c in source[at..].chars() {
        if !is_unseen(c) && !is_separator(c) {
            if broken && !(after_thai && is_thai(c)) {
                return Ok(Next { c: ' ', end });
            }
            return Ok(Next { c: plain(c), end: end + c.len_utf8() });
        }
        broken |= is_separator(c);
        end += c.len_utf8();
    }
    if broken { Ok(Next { c: ' ', end }) } else { Err(end) }
}

fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}')
}

/// Writes the normal form of the unit that starts here; returns where the next one starts.
pub(super) fn rewrite(source: &str, start: usize, out: &mut Writer) -> usize {
    let first = match next(source, start, false) {
        Ok(first) => first,
        Err(end) => return end,
    };
    let (letter, mut times, mut end) = (first.c, 0u32, start);
    let mut last = letter;
    // The letter and its repetitions; nothing when the unit begins with a mark.
    let mut coming = Ok(first);
    while let Ok(Next { c, end: its }) = coming
        && !hangs(c)
        && (times == 0 || c == letter || is_e(c as u32) && is_e(letter as u32))
    {
        times += 1;
        (end, last) = (its, c);
        coming = next(source, end, is_thai(last));
    }
    let long = matches!(letter::code(letter), Some(RU | LU)) && matches!(coming, Ok(Next { c: 'ๅ', .. }));
    if long && let Ok(Next { c, end: its }) = coming {
        (end, last) = (its, c);
        coming = next(source, end, true);
    }
    let mut hanging = Vec::new();
    while let Ok(Next { c, end: its }) = coming
        && hangs(c)
    {
        hanging.push(if c == 'ๅ' { 'า' } else { c });
        (end, last) = (its, c);
        coming = next(source, end, is_thai(last));
    }
    let (letter, times) = repeated(letter, times);
    order(&mut hanging);
    let long = long.then_some('ๅ');
    let letters = std::iter::repeat_n(letter, times as usize).chain(long);
    out.write(source, start..end, letters.chain(hanging));
    // Unseen characters before the next unit go here; a blank made of a separator is a unit of its own.
    match next(source, end, is_thai(last)) {
        Err(end) => end,
        Ok(Next { c: ' ', end: its }) if source[end..its].chars().all(|c| is_unseen(c) || is_separator(c)) => end,
        Ok(_) => source[end..]
            .char_indices()
            .find(|(_, c)| !is_unseen(*c) && !is_separator(*c))
            .map_or(end, |(at, _)| end + at),
    }
}

/// The letter that repetitions stand for, and how often it is written.
fn repeated(letter: char, times: u32) -> (char, u32) {
    if is_e(letter as u32) && times > 1 {
        return ('แ', 1);
    }
    (letter, if times > limit(letter) { 1 } else { times })
}

/// Puts what hangs on a letter in order, doubled ones single, ํ and า together.
fn order(hanging: &mut Vec<char>) {
    if hanging.len() < 2 {
        return;
    }
    let am = hanging.contains(&'ำ') || hanging.contains(&'\u{e4d}') && hanging.contains(&'า');
    let typed = std::mem::take(hanging);
    for place in VOWEL_MARK..=SHORT_AFTER {
        if place == VOWEL_AFTER && am {
            hanging.push('ำ');
            continue;
        }
        let of_it = typed.iter().filter(|c| role(**c) == place && !(am && **c == '\u{e4d}'));
        hanging.extend(of_it);
        hanging.dedup();
    }
}
