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
    fn sentences_count_in_the_readers_digits() {
        let said = || crate::common::comments(domain::lang::Lang::Th, 1_234);
        assert_eq!(reading(Digits::Thai, said), "๑,๒๓๔ ความเห็น");
        assert_eq!(said(), "1,234 ความเห็น");
    }
}
