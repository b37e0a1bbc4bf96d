//! One normaliser for documents, queries and highlights: what looks or sounds the same is the same. Linear and idempotent;
//! it keeps where each normal character came from.

/// A normalised text and, for each of its characters, the byte range of the source it stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Normal {
    pub chars: Vec<char>,
    /// Start and end in bytes of the source, one pair a character.
    pub from: Vec<(u32, u32)>,
}

/// Normalises: zero-width characters go, ํ + า becomes ำ also across a tone mark, เ + เ becomes แ, doubled marks become one,
/// marks stand in one order, Thai digits become Arabic, letters become lower case and full-width forms plain.
pub fn normalise(source: &str) -> Normal {
    let mut out = Normal::default();
    for (at, c) in source.char_indices() {
        let end = (at + c.len_utf8()) as u32;
        let c = match c {
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => continue,
            '\u{2028}' | '\u{2029}' | '\u{a0}' => ' ',
            '๐'..='๙' => char::from(b'0' + (c as u32 - '๐' as u32) as u8),
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        };
        for c in c.to_lowercase() {
            out.push(c, at as u32, end);
        }
    }
    out
}

impl Normal {
    fn push(&mut self, c: char, start: u32, end: u32) {
        let last = self.chars.last().copied();
        match (last, c) {
            // เ + เ is typed for แ.
            (Some('เ'), 'เ') => return self.become_('แ', end),
            // Doubled marks are one.
            (Some(mark), c) if mark == c && is_mark(c) => return self.become_(c, end),
            // ํ + า, and ํ + tone + า.
            (Some('ํ'), 'า') => return self.become_('ำ', end),
            (Some(tone), 'า') if is_tone(tone) && self.chars.len() > 1 && self.chars[self.chars.len() - 2] == 'ํ' =>
            {
                let at = self.chars.len() - 2;
                self.chars[at] = tone;
                return self.become_('ำ', end);
            }
            // A tone after ำ belongs before it; a tone before an upper or lower vowel belongs after it.
            (Some('ำ'), tone) if is_tone(tone) => {
                let at = self.chars.len() - 1;
                self.chars[at] = tone;
                self.chars.push('ำ');
                return self.from.push((start, end));
            }
            (Some(tone), vowel) if is_tone(tone) && is_vowel_mark(vowel) => {
                let at = self.chars.len() - 1;
                self.chars[at] = vowel;
                self.chars.push(tone);
                return self.from.push((start, end));
            }
            // A letter typed three times or more is written twice at most; blanks once.
            (Some(same), c) if same == c && (c == ' ' || self.ends_with_two(c)) => return self.become_(c, end),
            _ => {}
        }
        self.chars.push(c);
        self.from.push((start, end));
    }

    fn ends_with_two(&self, c: char) -> bool {
        !c.is_ascii_digit() && self.chars.len() > 1 && self.chars[self.chars.len() - 2] == c
    }

    fn become_(&mut self, c: char, end: u32) {
        if let (Some(last), Some(from)) = (self.chars.last_mut(), self.from.last_mut()) {
            *last = c;
            from.1 = end;
        }
    }

    /// The normal text.
    pub fn text(&self) -> String {
        self.chars.iter().collect()
    }
}

pub(crate) fn is_tone(c: char) -> bool {
    matches!(c, '\u{e48}'..='\u{e4b}')
}

pub(crate) fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}' | '\u{e4d}')
}

pub(crate) fn is_mark(c: char) -> bool {
    is_tone(c) || is_vowel_mark(c) || matches!(c, '\u{e4c}' | '\u{e4e}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_the_same() {
        for (typed, normal) in [
            ("กํา", "กำ"),
            ("น้ํา", "น้ำ"),
            ("นํ้า", "น้ำ"),
            ("เเม่", "แม่"),
            ("พ.ศ. ๒๕๖๒", "พ.ศ. 2562"),
            ("ตลา\u{200b}ด", "ตลาด"),
            ("ที่่", "ที่"),
            ("PDPA", "pdpa"),
            ("มากกกกก", "มากก"),
            ("100000", "100000"),
        ] {
            assert_eq!(normalise(typed).text(), normal, "{typed}");
            assert_eq!(normalise(normal).text(), normal, "idempotent: {normal}");
        }
    }

    #[test]
    fn every_normal_character_knows_where_it_came_from() {
        let source = "นํ้า\u{200b}ใส ๑๒";
        let normal = normalise(source);
        assert_eq!(normal.chars.len(), normal.from.len());
        for (start, end) in &normal.from {
            assert!(source.is_char_boundary(*start as usize) && source.is_char_boundary(*end as usize));
        }
    }
}
