//! Thai character clusters: the pieces of a syllable that no line, highlight or word boundary may cut, after Theeramunkong
//! and others (2000) and a little further.
//!
//! A leading vowel stays with its consonant, marks and following vowels with the letter before them, a silenced letter (ร์)
//! with what comes before it, and the consonant that ั, ื or ็ cannot do without with them.
//!
//! ```
//! let clusters: Vec<&str> = thai::cluster::clusters("เมืองจันทร์ 12").collect();
//! assert_eq!(clusters, ["เมือ", "ง", "จัน", "ทร์", " ", "1", "2"]);
//! ```

use crate::letter::{self, *};

/// The clusters of a text, in order; together they are the text. A character that is not Thai is a cluster with the
/// combining marks, joiners and variation selectors after it.
pub fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut starts = starts(text).skip(1);
    let mut from = Some(0).filter(|_| !text.is_empty());
    std::iter::from_fn(move || {
        let start = from?;
        from = starts.next();
        Some(&text[start..from.unwrap_or(text.len())])
    })
}

/// The byte offsets at which the clusters of a text start, in order, the first being 0.
pub fn starts(text: &str) -> impl Iterator<Item = usize> {
    let mut chars = text.char_indices();
    let mut before = [0u8; 3];
    let mut first = true;
    std::iter::from_fn(move || {
        loop {
            let (at, c) = chars.next()?;
            let code = letter::code(c).filter(|code| is_of_words(*code)).unwrap_or(0);
            let after = || {
                let mut ahead = chars.clone().map(|(_, c)| letter::code(c).unwrap_or(0));
                [ahead.next().unwrap_or(0), ahead.next().unwrap_or(0)]
            };
            let joined = if code == 0 { is_extension(c) } else { joins(before, code, after) };
            before = [code, before[0], before[1]];
            if std::mem::take(&mut first) || !joined {
                return Some(at);
            }
        }
    })
}

/// Characters of other scripts that do not stand alone.
fn is_extension(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Whether a letter of a word belongs to the cluster of those before it. `before` holds the codes before it, nearest first,
/// 0 for what is not a letter of a word; `after` gives the two after it.
pub(crate) fn joins(before: [u8; 3], code: u8, after: impl FnOnce() -> [u8; 2]) -> bool {
    let [last, second, third] = before;
    if last == 0 {
        return false;
    }
    if is_mark(code) || is_following_vowel(code) || is_leading_vowel(last) {
        return true;
    }
    if !is_consonant(code) {
        return false;
    }
    // The marks over the letter before: the vowel, and what stands before the vowel.
    let (vowel, bearer, lead) = if is_tone(last) { (second, third, 0) } else { (last, second, third) };
    match vowel {
        MAI_HAN_AKAT | SARA_UEE => return true,
        MAITAIKHU if bearer != KO_KAI || is_leading_vowel(lead) => return true,
        _ => {}
    }
    let [next, after_next] = after();
    next == THANTHAKHAT || matches!(next, SARA_I | SARA_U) && after_next == THANTHAKHAT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowels_and_tones_stay_with_their_consonant() {
        for (text, clusters_of_it) in [
            ("ตลาดนัด", "ต|ลา|ด|นัด"),
            ("น้ำ", "น้ำ"),
            ("ก็ดี", "ก็|ดี"),
            ("เก็บเด็ก", "เก็บ|เด็ก"),
            ("สิทธิ์", "สิ|ทธิ์"),
            ("แม่a\u{301}ๆ", "แม่|a\u{301}|ๆ"),
            ("่ก", "่|ก"),
            ("", ""),
        ] {
            assert_eq!(clusters(text).collect::<Vec<_>>().join("|"), clusters_of_it, "{text}");
        }
    }
}
