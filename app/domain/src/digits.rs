//! Thai and Arabic digits: the same numbers in two scripts.
//! It converts letters only; how a number is shown to a person is decided where it is shown.

/// The text with every Thai digit (๐–๙) as its Arabic one; everything else stays.
///
/// ```
/// assert_eq!(domain::digits::to_arabic("๑๗2/๑ ทวิ"), "172/1 ทวิ");
/// ```
pub fn to_arabic(text: &str) -> String {
    text.chars().map(arabic).collect()
}

/// The text with every Arabic digit (0–9) as its Thai one; everything else stays.
///
/// ```
/// assert_eq!(domain::digits::to_thai("พ.ศ. 2562"), "พ.ศ. ๒๕๖๒");
/// ```
pub fn to_thai(text: &str) -> String {
    text.chars().map(thai).collect()
}

/// One letter: a Thai digit as its Arabic one, anything else as it is.
pub fn arabic(letter: char) -> char {
    match letter {
        '๐'..='๙' => moved(letter, '๐', '0'),
        other => other,
    }
}

/// One letter: an Arabic digit as its Thai one, anything else as it is.
pub fn thai(letter: char) -> char {
    match letter {
        '0'..='9' => moved(letter, '0', '๐'),
        other => other,
    }
}

/// The value of a digit of either script.
///
/// ```
/// assert_eq!(domain::digits::value('๗'), Some(7));
/// assert_eq!(domain::digits::value('ก'), None);
/// ```
pub fn value(letter: char) -> Option<u32> {
    arabic(letter).to_digit(10)
}

fn moved(letter: char, from: char, to: char) -> char {
    char::from_u32(letter as u32 - from as u32 + to as u32).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_trip_changes_nothing_but_the_script() {
        let text = "มาตรา ๑๗๒/๑ วรรค 2 ๐๑๒๓๔๕๖๗๘๙ ก";
        assert_eq!(to_arabic(text), "มาตรา 172/1 วรรค 2 0123456789 ก");
        assert_eq!(to_thai(&to_arabic(text)), "มาตรา ๑๗๒/๑ วรรค ๒ ๐๑๒๓๔๕๖๗๘๙ ก");
    }

    #[test]
    fn only_digits_have_a_value() {
        assert_eq!(value('๐'), Some(0));
        assert_eq!(value('9'), Some(9));
        assert_eq!(value('/'), None);
        assert_eq!(value('٣'), None);
    }
}
