//! Random texts from a seed, with more of what is hostile than people type. Shared by the tests.

/// A stream of texts.
pub struct Texts(u64);

const CHARS: &[char] = &[
    'ก', 'ก', 'ข', 'ง', 'น', 'ร', 'ว', 'อ', 'ย', 'ฤ', 'ฦ', 'ม', 'า', 'า', 'ำ', 'ะ', 'ๅ', 'ั', 'ิ', 'ี', 'ื', 'ุ', '็', 'ํ',
    '์', '่', '้', '๊', '๎', 'เ', 'เ', 'แ', 'โ', 'ไ', 'ๆ', 'ฯ', '฿', '๑', '๙', '1', '0', '.', ',', '-', 'a', 'a', 'B', 'I',
    ' ', ' ', '\n', '\u{a0}', '\u{200b}', '\u{200d}', '\u{ad}', '\u{2028}', '\u{feff}', '\u{f70a}', '\u{f71a}', 'Ａ',
    '５', 'İ', 'é', '😰', '中', '\u{301}', '\0', '\u{e3b}', '\u{e5b}', '\u{e7f}',
];
const WORDS: &[&str] =
    &["กฎหมาย", "มาตรา", "น้ำ", "พ.ร.บ.", "คน", "ที่", "ของ", "https://a.th/", "เเม่", "โรงพยาบาล", "จันทร์", "ๆ"];

impl Texts {
    pub fn new(seed: u64) -> Texts {
        Texts(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }

    /// A text of up to so many pieces.
    pub fn text(&mut self, pieces: usize) -> String {
        let mut text = String::new();
        for _ in 0..self.below(pieces + 1) {
            match self.below(12) {
                0 => text.push_str(WORDS[self.below(WORDS.len())]),
                1 => text.extend(char::from_u32(self.below(0x11_0000) as u32)),
                2 => text.extend(char::from_u32(0xe00 + self.below(0x80) as u32)),
                _ => text.push(CHARS[self.below(CHARS.len())]),
            }
        }
        text
    }
}
