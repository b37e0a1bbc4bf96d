//! Letters from bytes: UTF-8 and UTF-16 with or without a byte order mark, and the Thai code page (TIS-620, Windows-874).

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_874};

use crate::Unread;
use crate::lost::{Losses, Lost};

/// The letters of a plain text.
///
/// # Errors
/// Bytes that are no text in any of these encodings.
pub(crate) fn decode(bytes: &[u8], losses: &mut Losses) -> Result<String, Unread> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(length..).unwrap_or_default(), losses);
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains('\0')
    {
        return Ok(text.to_string());
    }
    if let Some(encoding) = wide(bytes) {
        return with(encoding, bytes, losses);
    }
    if bytes.contains(&0) {
        return Err(Unread::NotRecognised);
    }
    // A UTF-8 file with a damaged place stays UTF-8: Thai letters are three bytes that fit together, and hardly any of
    // another code page do.
    let (utf_8, _) = UTF_8.decode_without_bom_handling(bytes);
    let damaged = utf_8.matches('\u{fffd}').count();
    let whole = utf_8.chars().filter(|letter| !letter.is_ascii() && *letter != '\u{fffd}').count();
    if damaged * 20 < whole {
        losses.add(Lost::Letters, damaged);
        return Ok(utf_8.into_owned());
    }
    let (thai, _) = WINDOWS_874.decode_without_bom_handling(bytes);
    let strange = thai.chars().filter(|letter| *letter == '\u{fffd}' || is_control(*letter)).count();
    let letters = thai.chars().filter(|letter| ('ก'..='๛').contains(letter)).count();
    if letters > 0 && strange * 50 <= letters {
        losses.add(Lost::Letters, strange);
        return Ok(thai.into_owned());
    }
    Err(Unread::NotRecognised)
}

fn with(encoding: &'static Encoding, bytes: &[u8], losses: &mut Losses) -> Result<String, Unread> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let damaged = text.matches('\u{fffd}').count();
    if damaged * 20 > text.chars().count() {
        return Err(Unread::NotRecognised);
    }
    losses.add(Lost::Letters, damaged);
    Ok(text.into_owned())
}

/// The letters of HTML, which may name its encoding itself.
pub(crate) fn decode_html(bytes: &[u8], losses: &mut Losses) -> Result<String, Unread> {
    if Encoding::for_bom(bytes).is_none()
        && std::str::from_utf8(bytes).is_err()
        && let Some(encoding) = declared(bytes)
    {
        return with(encoding, bytes, losses);
    }
    decode(bytes, losses)
}

/// `charset=` in the first bytes, where browsers look for it.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(2048).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let after = head.split("charset=").nth(1)?.trim_start_matches(['"', '\'', ' ']);
    let label: String =
        after.chars().take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')).collect();
    Encoding::for_label(label.as_bytes())
}

/// UTF-16 without a mark: every other byte is of a page of Thai or of Latin.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let pages = |first: usize| {
        let pages = bytes.iter().skip(first).step_by(2).take(2000);
        let (all, known) =
            pages.fold((0, 0), |(all, known), page| (all + 1, known + usize::from(matches!(page, 0 | 0x0e | 0x20))));
        all > 0 && known * 10 >= all * 9
    };
    match (bytes.len() % 2, pages(1), pages(0)) {
        (0, true, false) => Some(UTF_16LE),
        (0, false, true) => Some(UTF_16BE),
        _ => None,
    }
}

fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "มาตรา ๑  พระราชบัญญัตินี้เรียกว่า “ก” พ.ศ. ๒๕๖๒\n";

    fn check(bytes: &[u8]) {
        assert_eq!(decode(bytes, &mut Losses::default()).as_deref(), Ok(TEXT));
    }

    #[test]
    fn every_encoding_of_thai_offices_is_read() {
        let wide: Vec<u16> = TEXT.encode_utf16().collect();
        let little: Vec<u8> = wide.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = wide.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        check(TEXT.as_bytes());
        check(&[b"\xef\xbb\xbf", TEXT.as_bytes()].concat());
        check(&little);
        check(&big);
        check(&[b"\xff\xfe", little.as_slice()].concat());
        check(&[b"\xfe\xff", big.as_slice()].concat());
        check(&WINDOWS_874.encode(TEXT).0);
    }

    #[test]
    fn a_damaged_place_does_not_make_another_encoding_of_a_text() {
        let mut bytes = TEXT.repeat(3).into_bytes();
        bytes[9] = b'?';
        let mut losses = Losses::default();
        let text = decode(&bytes, &mut losses).expect("a text");
        assert!(text.contains("พระราชบัญญัติ"), "{text}");
        assert!(matches!(losses.list().as_slice(), [Lost::Letters(1..=3)]));
    }

    #[test]
    fn pictures_and_programs_are_no_text() {
        for bytes in
            [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), b"\x7fELF\x02\x01\x01\0\0\0", &[0xfe; 100], &[0x90; 100]]
        {
            assert_eq!(decode(bytes, &mut Losses::default()), Err(Unread::NotRecognised), "{bytes:?}");
        }
    }
}
