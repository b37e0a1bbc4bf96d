//! The letters of Thai by what they do in a syllable. A Thai character is known here by its code: the low seven bits of
//! its scalar value, as in TIS-620 (ก is 1, ๛ is 0x5b).

/// The code of a Thai character.
pub(crate) fn code(c: char) -> Option<u8> {
    matches!(c, '\u{e01}'..='\u{e3a}' | '\u{e3f}'..='\u{e5b}').then_some((c as u32 & 0x7f) as u8)
}

pub(crate) const KO_KAI: u8 = 0x01;
pub(crate) const RU: u8 = 0x24;
pub(crate) const LU: u8 = 0x26;
pub(crate) const SARA_A: u8 = 0x30;
pub(crate) const MAI_HAN_AKAT: u8 = 0x31;
pub(crate) const SARA_AA: u8 = 0x32;
pub(crate) const SARA_AM: u8 = 0x33;
pub(crate) const SARA_I: u8 = 0x34;
pub(crate) const SARA_UEE: u8 = 0x37;
pub(crate) const SARA_U: u8 = 0x38;
pub(crate) const SARA_E: u8 = 0x40;
pub(crate) const SARA_AE: u8 = 0x41;
pub(crate) const LAKKHANGYAO: u8 = 0x45;
pub(crate) const MAITAIKHU: u8 = 0x47;
pub(crate) const THANTHAKHAT: u8 = 0x4c;
pub(crate) const NIKHAHIT: u8 = 0x4d;

/// ก to ฮ, with ฤ and ฦ.
pub(crate) fn is_consonant(code: u8) -> bool {
    matches!(code, 0x01..=0x2e)
}

/// เ แ โ ใ ไ: written before the consonant they are spoken after.
pub(crate) fn is_leading_vowel(code: u8) -> bool {
    matches!(code, 0x40..=0x44)
}

/// ่ ้ ๊ ๋.
pub(crate) fn is_tone(code: u8) -> bool {
    matches!(code, 0x48..=0x4b)
}

/// Whatever stands above or below another letter.
pub(crate) fn is_mark(code: u8) -> bool {
    matches!(code, 0x31 | 0x34..=0x3a | 0x47..=0x4e)
}

/// ะ า ำ ๅ: written after the consonant, never at the start of a syllable.
pub(crate) fn is_following_vowel(code: u8) -> bool {
    matches!(code, 0x30 | 0x32 | 0x33 | 0x45)
}

/// A letter or mark that words are made of: not ฿, ฯ, ๆ, a digit or an old sign.
pub(crate) fn is_of_words(code: u8) -> bool {
    matches!(code, 0x01..=0x2e | 0x30..=0x3a | 0x40..=0x45 | 0x47..=0x4e)
}
