//! Whether a text holds some words, as people who read Thai see it: however a vowel was typed, whatever stands unseen between letters, capitals or not.

use thai::normal::normalise;

/// Whether the text holds the words, one after another.
pub fn holds(text: &str, words: &str) -> bool {
    let plain = |text: &str| normalise(text).text().to_lowercase();
    plain(text).contains(plain(words).trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_however_they_were_typed() {
        assert!(holds("ค่าน\u{e4d}\u{e49}า แพง", "ค่าน้ำ"), "a vowel of two parts, the tone between them");
        assert!(holds("ค่า\u{200b}น้ำ", "ค่าน้ำ") && holds("ใช้ QR ไม่ได้", "qr"));
        assert!(!holds("ค่าไฟ", "ค่าน้ำ") && holds("ค่าไฟ", " ไฟ "));
    }
}
