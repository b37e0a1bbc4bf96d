//! Broken Thai made whole before reading: letters of old fonts, split ำ, marks doubled or out of order, invisible
//! characters, line ends. Every repair is counted, and every place still knows its byte in the source.

use serde::Serialize;

/// How often each kind of damage was met. Nothing else in the text was changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Mended {
    /// Private-use characters (U+F700–F71A) of old Thai fonts.
    pub old_font: u32,
    /// ํ + า, with or without a tone mark between, written as one ำ.
    pub sara_am: u32,
    /// A blank inside a syllable, before a mark or ำ.
    pub split: u32,
    /// The same mark twice.
    pub doubled: u32,
    /// เ + เ for แ.
    pub double_e: u32,
    /// A tone mark typed before its vowel or after its ำ.
    pub order: u32,
    /// Zero-width characters, soft hyphens, direction controls, taken out.
    pub invisible: u32,
    /// Control characters, taken out.
    pub controls: u32,
    /// Line ends that are not a plain line feed.
    pub line_ends: u32,
    /// Numbers whose digits are of both scripts; read as one number, left as written.
    pub mixed_digits: u32,
    /// No-break and other wide spaces; read as spaces, left as written.
    pub spaces: u32,
}

impl Mended {
    /// How many times a visible letter was changed.
    pub fn letters(&self) -> u32 {
        self.old_font + self.sara_am + self.split + self.doubled + self.double_e + self.order
    }
}

/// The mended text with the way back to the source.
pub(crate) struct Whole {
    pub text: String,
    pub mended: Mended,
    /// (byte in `text`, byte in the source) wherever the two drift apart, ascending.
    drift: Vec<(usize, usize)>,
}

impl Whole {
    /// The source byte of a byte of the mended text; a character boundary stays one.
    pub fn source_at(&self, place: usize) -> usize {
        let known = self.drift.partition_point(|(mended, _)| *mended <= place);
        match known.checked_sub(1).and_then(|index| self.drift.get(index)) {
            Some((mended, source)) => source + (place - mended),
            None => place,
        }
    }
}

pub(crate) fn mend(source: &str) -> Whole {
    let mut work = Work { text: String::with_capacity(source.len()), ..Work::default() };
    let mut letters = source.char_indices().peekable();
    while let Some((at, raw)) = letters.next() {
        let mut next = at + raw.len_utf8();
        let letter = match raw {
            '\r' => {
                if letters.next_if(|(_, following)| *following == '\n').is_some() {
                    next += 1;
                }
                work.mended.line_ends += 1;
                '\n'
            }
            '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => {
                work.mended.line_ends += 1;
                '\n'
            }
            '\u{f700}'..='\u{f71a}' => {
                work.mended.old_font += 1;
                old_font(raw)
            }
            other => other,
        };
        if is_invisible(letter) {
            work.mended.invisible += 1;
        } else if letter.is_control() && !matches!(letter, '\n' | '\t') {
            work.mended.controls += 1;
        } else {
            work.push(letter, at);
        }
        work.resume(next);
    }
    Whole { text: work.text, mended: work.mended, drift: work.drift }
}

#[derive(Default)]
struct Work {
    text: String,
    mended: Mended,
    drift: Vec<(usize, usize)>,
    /// The last letters written, with the source byte each began at: youngest last, at most four.
    tail: Vec<(char, usize)>,
    in_mixed_number: bool,
}

impl Work {
    /// From here on the mended text runs along the source again, from `source`.
    fn resume(&mut self, source: usize) {
        let here = self.text.len();
        let drifted = match self.drift.last() {
            Some((mended, from)) => here + from != source + mended,
            None => here != source,
        };
        if drifted {
            self.drift.retain_tail(here);
            self.drift.push((here, source));
        }
    }

    fn write(&mut self, letter: char, source: usize) {
        self.resume(source);
        self.text.push(letter);
        if self.tail.len() == 4 {
            self.tail.remove(0);
        }
        self.tail.push((letter, source));
    }

    /// Takes the youngest letter back.
    fn take(&mut self) -> Option<(char, usize)> {
        let (letter, source) = self.tail.pop()?;
        self.text.truncate(self.text.len() - letter.len_utf8());
        let here = self.text.len();
        self.drift.retain_tail(here + 1);
        Some((letter, source))
    }

    fn back(&self, steps: usize) -> Option<char> {
        let index = self.tail.len().checked_sub(steps + 1)?;
        self.tail.get(index).map(|(letter, _)| *letter)
    }

    fn push(&mut self, letter: char, at: usize) {
        self.count_digits(letter);
        if matches!(letter, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}') {
            self.mended.spaces += 1;
        }
        // A blank before a mark or ำ is a tear: no Thai word begins with one.
        if (is_mark(letter) || letter == 'ำ')
            && self.back(0) == Some(' ')
            && self.back(1).is_some_and(|before| is_consonant(before) || is_mark(before))
        {
            self.take();
            self.mended.split += 1;
        }
        match letter {
            'า' => self.push_aa(at),
            'เ' if self.back(0) == Some('เ') => {
                let start = self.take().map_or(at, |(_, source)| source);
                self.mended.double_e += 1;
                self.write('แ', start);
            }
            mark if (is_mark(mark) || mark == 'ำ') && self.back(0) == Some(mark) => self.mended.doubled += 1,
            tone if is_tone(tone) && self.back(0) == Some('ำ') => {
                let start = self.take().map_or(at, |(_, source)| source);
                self.mended.order += 1;
                self.write(tone, start);
                self.write('ำ', start);
            }
            vowel if is_vowel_mark(vowel) && self.back(0).is_some_and(is_tone) => {
                let (tone, start) = self.take().unwrap_or((vowel, at));
                self.mended.order += 1;
                self.write(vowel, start);
                self.write(tone, start);
            }
            other => self.write(other, at),
        }
    }

    /// า after a nikhahit is the second half of ำ, whatever stands between.
    fn push_aa(&mut self, at: usize) {
        let blank = usize::from(self.back(0) == Some(' '));
        let shape = (self.back(blank), self.back(blank + 1));
        let (letters, tone) = match shape {
            (Some('ํ'), _) => (1 + blank, None),
            (Some(tone), Some('ํ')) if is_tone(tone) => (2 + blank, Some(tone)),
            _ => return self.write('า', at),
        };
        let mut start = at;
        for _ in 0..letters {
            start = self.take().map_or(start, |(_, source)| source);
        }
        self.mended.sara_am += 1;
        if let Some(tone) = tone {
            self.write(tone, start);
        }
        self.write('ำ', start);
    }

    fn count_digits(&mut self, letter: char) {
        let mixed = match (self.back(0), letter) {
            (Some('๐'..='๙'), '0'..='9') | (Some('0'..='9'), '๐'..='๙') => true,
            (Some('๐'..='๙'), '๐'..='๙') | (Some('0'..='9'), '0'..='9') => return,
            _ => {
                self.in_mixed_number = false;
                return;
            }
        };
        if mixed && !self.in_mixed_number {
            self.mended.mixed_digits += 1;
            self.in_mixed_number = true;
        }
    }
}

trait RetainTail {
    fn retain_tail(&mut self, from: usize);
}

impl RetainTail for Vec<(usize, usize)> {
    /// Forgets what was noted at or after `from`, which has been rewritten.
    fn retain_tail(&mut self, from: usize) {
        while self.last().is_some_and(|(mended, _)| *mended >= from) {
            self.pop();
        }
    }
}

pub(super) fn is_mark(letter: char) -> bool {
    matches!(letter, 'ั' | 'ิ'..='ฺ' | '็'..='๎')
}

fn is_tone(letter: char) -> bool {
    matches!(letter, '่'..='๋')
}

fn is_vowel_mark(letter: char) -> bool {
    matches!(letter, 'ั' | 'ิ'..='ู')
}

fn is_consonant(letter: char) -> bool {
    matches!(letter, 'ก'..='ฮ')
}

fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

/// The private-use shapes of Thai fonts before OpenType (the Windows set), as the letters they draw.
fn old_font(shape: char) -> char {
    const LETTERS: [char; 27] =
        ['ฐ', 'ิ', 'ี', 'ึ', 'ื', '่', '้', '๊', '๋', '์', '่', '้', '๊', '๋', '์', 'ญ', 'ั', 'ํ', '็', '่', '้', '๊', '๋', '์', 'ุ', 'ู', 'ฺ'];
    LETTERS.get((shape as usize).wrapping_sub(0xf700)).copied().unwrap_or(shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        assert_eq!(mend(source).text, expected, "{source:?}");
    }

    #[test]
    fn a_torn_sara_am_becomes_one_letter() {
        check("ก\u{e4d}\u{e32}หนด", "กำหนด");
        check("น\u{e4d}\u{e49}\u{e32}", "น้ำ");
        check("น\u{e49}\u{e4d}\u{e32}", "น้ำ");
        check("ก\u{e4d} \u{e32}หนด", "กำหนด");
        check("ท ำ", "ทำ");
    }

    #[test]
    fn old_fonts_doubled_and_disordered_marks_are_mended() {
        check("ท\u{f702}\u{f70a}", "ที่");
        check("ท\u{e48}\u{e35}", "ที่");
        check("ที่่", "ที่");
        check("เเห่ง", "แห่ง");
        check("น\u{e33}\u{e49}", "น้ำ");
    }

    #[test]
    fn invisible_letters_and_foreign_line_ends_go() {
        check("ก\u{200b}ข\r\nค\u{2028}ง\rจ\u{0}", "กข\nค\nง\nจ");
    }

    #[test]
    fn every_place_knows_its_source() {
        let source = "ก\u{e4d}\u{e32}\r\nข\u{200b}\u{200b}ค\nง";
        let whole = mend(source);
        assert_eq!(whole.text, "กำ\nขค\nง");
        for letter in ["ข", "ค", "ง"] {
            let there = whole.text.find(letter).unwrap_or_default();
            assert_eq!(
                source.get(whole.source_at(there)..).and_then(|rest| rest.chars().next()),
                letter.chars().next()
            );
        }
    }

    #[test]
    fn what_is_whole_is_left_alone() {
        let source = "มาตรา ๑  ผู้ใดกระทำความผิด น้ำ เก้าอี้ พ.ศ. ๒๕๖๒ (๑)";
        let whole = mend(source);
        assert_eq!(whole.text, source);
        assert_eq!(whole.mended, Mended::default());
    }
}
