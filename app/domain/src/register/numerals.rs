//! Numbers written out in Thai as statutes write terms: หนึ่งร้อยแปดสิบ. Up to 9,999.

const UNITS: [(&str, u32); 12] = [
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
    ("ศูนย์", 0),
];
const PLACES: [(&str, u32); 3] = [("พัน", 1_000), ("ร้อย", 100), ("สิบ", 10)];

/// A number at the beginning of a text, in words or digits, and what follows it.
pub(super) fn read(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start();
    let digits = text.find(|c: char| crate::typed::number(c.encode_utf8(&mut [0; 4])).is_none()).unwrap_or(text.len());
    if digits > 0 {
        let number = crate::typed::number(&text[..digits])?;
        return Some((u32::try_from(number).ok()?, &text[digits..]));
    }
    let (mut rest, mut total, mut unit, mut any) = (text, 0, None, false);
    loop {
        if let Some((after, value)) = begins(rest, &UNITS) {
            // Two units beside each other are no number.
            if unit.is_some() {
                return None;
            }
            (rest, unit, any) = (after, Some(value), true);
        } else if let Some((after, place)) = begins(rest, &PLACES) {
            total += unit.take().unwrap_or(1) * place;
            (rest, any) = (after, true);
        } else {
            return any.then_some((total + unit.unwrap_or(0), rest));
        }
    }
}

fn begins<'a>(text: &'a str, words: &[(&str, u32)]) -> Option<(&'a str, u32)> {
    words.iter().find_map(|(word, value)| Some((text.strip_prefix(word)?, *value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_read_as_statutes_write_them() {
        for (text, number) in [
            ("หนึ่งร้อยแปดสิบวัน", 180),
            ("เก้าสิบวัน", 90),
            ("ยี่สิบเอ็ดวัน", 21),
            ("สิบห้าวัน", 15),
            ("สองร้อยสี่สิบวัน", 240),
            ("๓๐ วัน", 30),
            ("หนึ่งปี", 1),
        ] {
            assert_eq!(read(text).map(|(number, _)| number), Some(number), "{text}");
        }
        assert_eq!(read("หนึ่งร้อยยี่สิบวันนับแต่").unwrap().1, "วันนับแต่");
        assert_eq!(read("สองสามวัน"), None);
        assert_eq!(read("วัน"), None);
    }
}
