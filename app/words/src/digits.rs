//! The digits in which a page counts. The reader chooses; the law, quotes, addresses, exports and receipts keep their own.

use domain::lang::Digits;
use std::cell::Cell;

thread_local! {
    static SHOWN: Cell<Digits> = const { Cell::new(Digits::Arabic) };
}

/// Draws something with these digits: every sentence of this crate that is made inside counts in them. What is drawn is drawn
/// without waiting, on one thread, so that no other page sees the choice.
pub fn reading<T>(digits: Digits, draw: impl FnOnce() -> T) -> T {
    struct Back(Digits);
    impl Drop for Back {
        fn drop(&mut self) {
            SHOWN.set(self.0);
        }
    }
    let _back = Back(SHOWN.replace(digits));
    draw()
}

/// A finished sentence in the reader's digits.
pub(crate) fn shown(sentence: String) -> String {
    match SHOWN.get() {
        Digits::Arabic => sentence,
        Digits::Thai => sentence.chars().map(thai).collect(),
    }
}

/// An officer's own text in the digits in which is counted here: with what this program began of it, the numbers of comments behind its
/// sentences. What stands in quotation marks is somebody's words and keeps its own, and so does whatever is written with Latin letters:
/// addresses, codes, names.
///
/// ```
/// use domain::lang::Digits;
/// use words::digits::{official, reading};
/// let text = "แก้มาตรา 5 เป็น 60 วัน ตามที่มีผู้เสนอ “ขอ 60 วัน” (1,234 ความเห็น) ดู https://siang.example/c/6 และ PM2.5";
/// assert_eq!(
///     reading(Digits::Thai, || official(text)),
///     "แก้มาตรา ๕ เป็น ๖๐ วัน ตามที่มีผู้เสนอ “ขอ 60 วัน” (๑,๒๓๔ ความเห็น) ดู https://siang.example/c/6 และ PM2.5"
/// );
/// ```
pub fn official(text: &str) -> String {
    let (mut out, mut quoted) = (String::with_capacity(text.len()), 0_u32);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = rest.find(|c: char| !c.is_ascii_graphic()).unwrap_or(rest.len()).max(first.len_utf8());
        let (piece, after) = rest.split_at(run);
        match first {
            '“' => quoted += 1,
            '”' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        let own = quoted > 0 || piece.contains(|c: char| c.is_ascii_alphabetic());
        out.push_str(&if own { piece.to_string() } else { shown(piece.to_string()) });
        rest = after;
    }
    out
}

fn thai(c: char) -> char {
    match c.to_digit(10) {
        Some(digit) => char::from_u32('๐' as u32 + digit).unwrap_or(c),
        None => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_officers_text_counts_as_its_paper_and_what_it_quotes_keeps_its_own() {
        let text = "“ขอให้แจ้ง 60 วัน” (1,229 ความเห็น) และ “มาตรา 5 (2)” (3 ความเห็น) ทั้งนี้ (ราว 9 ความเห็น)";
        let told = "“ขอให้แจ้ง 60 วัน” (๑,๒๒๙ ความเห็น) และ “มาตรา 5 (2)” (๓ ความเห็น) ทั้งนี้ (ราว ๙ ความเห็น)";
        assert_eq!(reading(Digits::Thai, || official(text)), told);
        assert_eq!(official(text), text);
        assert_eq!(reading(Digits::Thai, || official("“ไม่ปิด 5")), "“ไม่ปิด 5");
    }

    #[test]
    fn sentences_count_in_the_readers_digits() {
        let said = || crate::common::comments(domain::lang::Lang::Th, 1_234);
        assert_eq!(reading(Digits::Thai, said), "๑,๒๓๔ ความเห็น");
        assert_eq!(said(), "1,234 ความเห็น");
    }
}
