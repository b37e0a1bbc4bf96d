//! Text that people type: what is mended silently, what is refused. Nothing is ever cut off.

use crate::refusal::Refusal;
use unicode_segmentation::UnicodeSegmentation;

/// How many marks may stand on one letter (Thai needs two, Vietnamese three, Hebrew with cantillation four).
const MARKS: usize = 8;
/// How many code points one grapheme may have. Whatever the script's rules join – viramas, joiners, variation selectors, jamo –
/// ends here: the longest emoji of families have ten, a Thai syllable's three.
const MOST_IN_ONE: usize = 16;
/// How many bytes there may be for each grapheme allowed: Thai has four on the average and nine at the most.
const BYTES_FOR_EACH: usize = 8;

/// Cleans one field: line ends become `\n`, blanks at the ends go, and a field of one line has no line ends.
/// `most` is in graphemes.
///
/// # Errors
/// [`Refusal::ControlCharacters`], [`Refusal::DirectionControls`], [`Refusal::TooManyMarks`], [`Refusal::TooLong`].
/// An empty text is no error: see [`required`].
pub fn clean(typed: &str, most: u32, lines: Lines) -> Result<String, Refusal> {
    let mut out = String::with_capacity(typed.len());
    let mut marks = 0;
    let mut previous = ' ';
    for typed in typed.chars() {
        let c = match typed {
            '\n' if previous == '\r' => {
                previous = typed;
                continue;
            }
            '\r' | '\u{2028}' | '\u{2029}' => '\n',
            other => other,
        };
        previous = typed;
        match c {
            '\n' if lines == Lines::One => out.push(' '),
            '\n' | '\t' => out.push(c),
            '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{ad}' => continue,
            c if c.is_control() => return Err(Refusal::ControlCharacters),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => return Err(Refusal::DirectionControls),
            c => out.push(c),
        }
        marks = if is_mark(c) { marks + 1 } else { 0 };
        if marks > MARKS {
            return Err(Refusal::TooManyMarks);
        }
    }
    let cleaned = out.trim();
    let mut got = 0;
    if cleaned.is_ascii() {
        got = cleaned.len();
    } else {
        for one in cleaned.graphemes(true) {
            got += 1;
            if one.len() > MOST_IN_ONE && one.chars().count() > MOST_IN_ONE {
                return Err(Refusal::TooManyMarks);
            }
        }
    }
    if got > most as usize {
        return Err(Refusal::TooLong { most, got: got as u32 });
    }
    if cleaned.len() > BYTES_FOR_EACH * (most as usize).max(2) {
        return Err(Refusal::TooManyMarks);
    }
    Ok(cleaned.to_string())
}

/// Text as HTML text or attribute value: the one escaper of the house.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    escape_into(&mut out, text);
    out
}

/// Appends text as HTML text or attribute value.
pub fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}

/// A cleaned text that may not be empty.
///
/// # Errors
/// [`Refusal::Missing`], and those of [`clean`].
pub fn required(typed: &str, most: u32, lines: Lines) -> Result<String, Refusal> {
    let text = clean(typed, most, lines)?;
    if text.is_empty() { Err(Refusal::Missing) } else { Ok(text) }
}

/// Whether a field holds one line or many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// Line ends become blanks.
    One,
    /// Line ends stay.
    Many,
}

/// Characters as people count them.
pub fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

/// Whether an explanation explains nothing: a dash, dots, "ไม่มี", one letter again and again, or a text repeated from elsewhere
/// (`other`, such as the title). Five letters can be an honest reason ("พิมพ์ผิด"), and a number with its year a basis ("2/2569").
pub fn says_nothing(text: &str, other: &str) -> bool {
    let letters: String = text.chars().filter(|c| c.is_alphanumeric() || is_mark(*c)).collect();
    let of_other: String = other.chars().filter(|c| c.is_alphanumeric() || is_mark(*c)).collect();
    let mut different: Vec<&str> = letters.graphemes(true).collect();
    different.sort_unstable();
    different.dedup();
    length(&letters) < 5 || different.len() < 3 || (!of_other.is_empty() && letters == of_other)
}

/// Combining marks of the scripts people here write, and the general ones.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Where some words stand in a text, blanks and line ends aside: a page shows several blanks as one, and what is marked there has one.
///
/// ```
/// use domain::text::stands_in;
/// assert_eq!(stands_in("ทางเดิน  มืด\nมาก", "มืด มาก"), Some("มืด\nมาก"));
/// assert_eq!(stands_in("ทางเดินมืด", "สว่าง"), None);
/// assert_eq!(stands_in("ทางเดินมืด", ""), Some(""));
/// ```
pub fn stands_in<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let letters: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let sought: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
    if sought.is_empty() {
        return Some("");
    }
    let found = letters.windows(sought.len()).find(|some| some.iter().map(|(_, c)| c).eq(&sought))?;
    let ((from, _), (last, end)) = (found.first()?, found.last()?);
    text.get(*from..last + end.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_made_one_kind_and_right_to_left_letters_are_welcome() {
        assert_eq!(clean(" a\r\nb\rc ", 10, Lines::Many), Ok("a\nb\nc".into()));
        assert_eq!(clean("a\nb", 10, Lines::One), Ok("a b".into()));
        assert_eq!(clean("שלום עליכם", 20, Lines::One), Ok("שלום עליכם".into()));
        assert_eq!(clean("a\u{202e}b", 10, Lines::One), Err(Refusal::DirectionControls));
        assert_eq!(clean("a\0b", 10, Lines::One), Err(Refusal::ControlCharacters));
    }

    #[test]
    fn length_is_counted_in_what_people_call_characters() {
        assert_eq!(clean("กำกี่กู้", 4, Lines::One), Ok("กำกี่กู้".into()));
        assert_eq!(clean("กำกี่กู้", 2, Lines::One), Err(Refusal::TooLong { most: 2, got: length("กำกี่กู้") as u32 }));
        assert_eq!(clean(&format!("a{}", "\u{301}".repeat(10_000)), 9, Lines::One), Err(Refusal::TooManyMarks));
    }

    /// Virama, joiner, variation selector, Khmer coeng, Hangul jamo: each joins without end what is then counted as one.
    #[test]
    fn no_single_character_is_megabytes() {
        for joiner in ["क\u{94d}", "\u{200d}", "\u{fe0f}", "ក\u{17d2}", "\u{1160}", "\u{1039}"] {
            let one = format!("a{}", joiner.repeat(1_000));
            assert_eq!(clean(&one, 20_000, Lines::Many), Err(Refusal::TooManyMarks), "{joiner:?}");
        }
        let many = "👨🏽‍❤️‍💋‍👨🏽".repeat(120);
        assert_eq!(clean(&many, 120, Lines::One), Err(Refusal::TooManyMarks), "bytes have a bound of their own");
        for fine in ["👨‍👩‍👧‍👦", "👨🏽‍❤️‍💋‍👨🏽", "क्षत्रिय", "ទឹក្រុង", "ที่นี่", "각"]
        {
            assert_eq!(clean(fine, 20, Lines::One), Ok(fine.into()));
        }
    }

    #[test]
    fn a_dash_or_the_title_again_says_nothing() {
        assert!(says_nothing("-", ""));
        assert!(says_nothing("ร่างพระราชบัญญัติตลาด", "ร่างพระราชบัญญัติ ตลาด"));
        assert!(!says_nothing("ผู้ค้าจำนวนมากไม่มีที่ขาย", "ตลาด"));
        for nothing in ["ไม่มี", "n/a", "aaaaaaaa", "ๆๆๆๆๆๆ", "......................", "ababab", "-"]
        {
            assert!(says_nothing(nothing, ""), "{nothing}");
        }
        for honest in ["พิมพ์ผิด", "ทดลอง", "คำสั่ง ที่ 2/2569", "2/2569"] {
            assert!(!says_nothing(honest, ""), "{honest}");
        }
    }
}
