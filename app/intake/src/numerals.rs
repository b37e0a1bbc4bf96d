//! Numbers as lists write them: ๑, ก, หนึ่ง, 1, a, iv.

/// How a list writes its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Arabic,
    /// 01, 02 … 10
    ArabicZero,
    /// ๑ ๒ ๓
    Thai,
    /// ก ข ค; ฃ ฅ ฆ are left out, as in statutes, and after ฮ comes กก
    ThaiLetters,
    /// หนึ่ง สอง สาม
    ThaiWords,
    Lower,
    Upper,
    LowerRoman,
    UpperRoman,
    /// A sign before each, always the same
    Bullet,
    None,
}

/// ECMA-376, ST_NumberFormat thaiLetters: U+0E01, 02, 04, 07–23, 25, 27–2E.
const LETTERS: &str = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";

const DIGITS: [&str; 10] = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];

/// A number written out. Numbers below 1 of forms that have none come as plain digits.
pub(crate) fn write(number: u32, format: Format) -> String {
    match format {
        Format::Arabic => number.to_string(),
        Format::ArabicZero => format!("{number:02}"),
        Format::Thai => number.to_string().chars().map(thai_digit).collect(),
        Format::ThaiLetters => repeated(number, LETTERS.chars().count() as u32, |place| LETTERS.chars().nth(place)),
        Format::ThaiWords => words(number),
        Format::Lower => repeated(number, 26, |place| Some(char::from(b'a' + place as u8))),
        Format::Upper => repeated(number, 26, |place| Some(char::from(b'A' + place as u8))),
        Format::LowerRoman => roman(number).to_lowercase(),
        Format::UpperRoman => roman(number),
        Format::Bullet | Format::None => String::new(),
    }
}

fn thai_digit(digit: char) -> char {
    digit.to_digit(10).and_then(|value| char::from_u32('๐' as u32 + value)).unwrap_or(digit)
}

/// a … z, aa … zz: the letter as often as the alphabet has been gone through.
fn repeated(number: u32, letters: u32, letter: impl Fn(usize) -> Option<char>) -> String {
    let Some(place) = number.checked_sub(1) else { return number.to_string() };
    let times = (place / letters).min(10) as usize + 1;
    letter((place % letters) as usize).map(|letter| letter.to_string().repeat(times)).unwrap_or_default()
}

fn roman(number: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 9999 {
        return number.to_string();
    }
    let mut left = number;
    let mut text = String::new();
    for (value, sign) in STEPS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

/// Thai number words: one after a ten is เอ็ด, two tens ยี่สิบ, one ten สิบ.
fn words(number: u32) -> String {
    const PLACES: [&str; 6] = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"];
    if number == 0 {
        return DIGITS[0].to_string();
    }
    let millions = number / 1_000_000;
    let mut text = if millions > 0 { words(millions) + "ล้าน" } else { String::new() };
    let rest = number % 1_000_000;
    for place in (0..6).rev() {
        let digit = (rest / 10u32.pow(place as u32) % 10) as usize;
        let name = match (place, digit) {
            (_, 0) => continue,
            (1, 1) => "",
            (1, 2) => "ยี่",
            (0, 1) if number > 1 && (rest > 1 || millions > 0) => "เอ็ด",
            (_, digit) => DIGITS[digit],
        };
        text.push_str(name);
        text.push_str(PLACES[place]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_lists_write_them() {
        for (number, format, text) in [
            (120, Format::Thai, "๑๒๐"),
            (4, Format::ThaiLetters, "ง"),
            (41, Format::ThaiLetters, "ฮ"),
            (42, Format::ThaiLetters, "กก"),
            (1, Format::ThaiWords, "หนึ่ง"),
            (21, Format::ThaiWords, "ยี่สิบเอ็ด"),
            (110, Format::ThaiWords, "หนึ่งร้อยสิบ"),
            (101, Format::ThaiWords, "หนึ่งร้อยเอ็ด"),
            (1_000_011, Format::ThaiWords, "หนึ่งล้านสิบเอ็ด"),
            (7, Format::ArabicZero, "07"),
            (28, Format::Lower, "bb"),
            (1994, Format::UpperRoman, "MCMXCIV"),
            (0, Format::ThaiLetters, "0"),
            (u32::MAX, Format::Lower, "uuuuuuuuuuu"),
        ] {
            assert_eq!(write(number, format), text, "{number} {format:?}");
        }
    }
}
