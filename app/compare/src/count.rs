//! Numbers as they are written, in digits of either script or in Thai words, and what they count to.

/// The words of numbers: digits, tens, and what multiplies.
const COUNTED: [(&str, u64); 19] = [
    ("ศูนย์", 0),
    ("หนึ่ง", 1),
    ("เอ็ด", 1),
    ("สอง", 2),
    ("ยี่", 2),
    ("สาม", 3),
    ("สี่", 4),
    ("ห้า", 5),
    ("หก", 6),
    ("เจ็ด", 7),
    ("แปด", 8),
    ("เก้า", 9),
    ("สิบ", 10),
    ("ร้อย", 100),
    ("พัน", 1_000),
    ("หมื่น", 10_000),
    ("แสน", 100_000),
    ("ล้าน", 1_000_000),
    ("กึ่ง", 0),
];

/// A word that is a number and nothing else: its value, or itself where it has none (ครึ่ง, ๐๘.๐๐).
pub(crate) fn numbers(word: &str) -> Option<String> {
    if word.chars().any(|letter| domain::digits::value(letter).is_some()) {
        return Some(value(word));
    }
    if ["ครึ่ง", "กึ่งหนึ่ง", "เท่า", "ร้อยละ", "โหล"].contains(&word)
    {
        return Some(word.to_string());
    }
    is_words(word).then(|| value(word))
}

/// Is the whole of it made of number words?
pub(crate) fn is_words(word: &str) -> bool {
    let mut rest = word;
    while !rest.is_empty() {
        let Some((listed, _)) = COUNTED.iter().find(|(listed, _)| rest.starts_with(listed)) else { return false };
        rest = &rest[listed.len()..];
    }
    !word.is_empty()
}

/// In Arabic digits without thousands' marks; of words, what they count to.
pub(crate) fn value(written: &str) -> String {
    if !is_words(written) {
        let plain = domain::digits::to_arabic(written).replace(',', "");
        return plain.trim_end_matches(['.', '/']).to_string();
    }
    let (mut total, mut section, mut digit) = (0u64, 0u64, None);
    let mut rest = written;
    while let Some((listed, counts)) = COUNTED.iter().find(|(listed, _)| !rest.is_empty() && rest.starts_with(listed)) {
        rest = &rest[listed.len()..];
        match *counts {
            1_000_000 => {
                let all = section + digit.take().unwrap_or(u64::from(section == 0 && total == 0));
                total = total.saturating_add(all).saturating_mul(1_000_000);
                section = 0;
            }
            ten if ten >= 10 => section += digit.take().unwrap_or(1) * ten,
            // "หนึ่งสอง" says digit after digit.
            one => digit = Some(digit.unwrap_or(0) * 10 + one),
        }
    }
    (total + section + digit.unwrap_or(0)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_they_count_to() {
        for (written, counts) in [
            ("๑,๐๐๐", "1000"),
            ("๑๗๒/๑", "172/1"),
            ("สิบ", "10"),
            ("ยี่สิบเอ็ด", "21"),
            ("หนึ่งร้อยห้า", "105"),
            ("สองหมื่นห้าพัน", "25000"),
            ("หนึ่งแสนสองหมื่น", "120000"),
            ("สองล้านห้าแสน", "2500000"),
            ("สิบล้าน", "10000000"),
        ] {
            assert_eq!(numbers(written).as_deref(), Some(counts), "{written}");
        }
        for word in ["สามารถ", "ห้าม", "ผูกพัน", "เก้าอี้", ""] {
            assert_eq!(numbers(word), None, "{word}");
        }
    }
}
