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

/// A text with what this program began of it in the digits in which is counted here: the numbers of comments behind its sentences
/// ("(1,234 ความเห็น)"). Whatever else stands in it keeps its own.
pub fn begun(text: &str) -> String {
    let (open, close) = ("(", " ความเห็น)");
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(end) = rest.find(close) {
        let (head, tail) = rest.split_at(end);
        let from = head.rfind(open).map_or(head.len(), |at| at + open.len());
        let (before, number) = head.split_at(from);
        let counts =
            number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || c == ',');
        out.push_str(before);
        out.push_str(&if counts { shown(number.to_string()) } else { number.to_string() });
        out.push_str(close);
        rest = &tail[close.len()..];
    }
    out.push_str(rest);
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
    fn of_a_text_only_what_the_program_counted_changes_its_digits() {
        let text = "“ขอให้แจ้ง 60 วัน” (1,229 ความเห็น) และ “มาตรา 5 (2)” (3 ความเห็น) ทั้งนี้ (ราว 9 ความเห็น)";
        let told = "“ขอให้แจ้ง 60 วัน” (๑,๒๒๙ ความเห็น) และ “มาตรา 5 (2)” (๓ ความเห็น) ทั้งนี้ (ราว 9 ความเห็น)";
        assert_eq!(reading(Digits::Thai, || begun(text)), told);
        assert_eq!(begun(text), text);
    }

    #[test]
    fn sentences_count_in_the_readers_digits() {
        let said = || crate::common::comments(domain::lang::Lang::Th, 1_234);
        assert_eq!(reading(Digits::Thai, said), "๑,๒๓๔ ความเห็น");
        assert_eq!(said(), "1,234 ความเห็น");
    }
}
