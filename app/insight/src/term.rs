//! Words of comments as themes, issues and covers count them: numbered once, denials joined to what they deny.

use crate::hash::Map;
use thai::segment::{Kind, Segmenter, Word};

/// Words that hold a sentence together and tell nothing of what it is about.
const PLAIN: [&str; 118] = [
    "ที่",
    "ซึ่ง",
    "อัน",
    "และ",
    "หรือ",
    "กับ",
    "แต่",
    "ก็",
    "ของ",
    "ใน",
    "ให้",
    "ได้",
    "ว่า",
    "เป็น",
    "มี",
    "จะ",
    "ไป",
    "มา",
    "แล้ว",
    "ยัง",
    "อยู่",
    "คือ",
    "จาก",
    "โดย",
    "เพื่อ",
    "ถ้า",
    "หาก",
    "เมื่อ",
    "ตาม",
    "นี้",
    "นั้น",
    "ต้อง",
    "ควร",
    "ขอ",
    "ครับ",
    "ค่ะ",
    "คะ",
    "นะ",
    "จ้า",
    "ผม",
    "ฉัน",
    "ดิฉัน",
    "เรา",
    "เขา",
    "หนู",
    "พวก",
    "ทั้ง",
    "ทุก",
    "บาง",
    "แต่ละ",
    "เพราะ",
    "ด้วย",
    "เลย",
    "มาก",
    "กว่า",
    "ๆ",
    "กัน",
    "ขึ้น",
    "ลง",
    "ออก",
    "เข้า",
    "ไว้",
    "เอา",
    "ทำ",
    "การ",
    "ความ",
    "ผู้",
    "คน",
    "อย่าง",
    "แบบ",
    "เช่น",
    "เอง",
    "แค่",
    "เพียง",
    "อีก",
    "ต่อ",
    "ถึง",
    "ไหม",
    "มั้ย",
    "อะไร",
    "ใคร",
    "ไหน",
    "ไม่",
    "อย่า",
    "สุด",
    "จริง",
    "อยาก",
    "คิด",
    "เห็น",
    "นี่",
    "นั่น",
    "ช่วย",
    "บ้าง",
    "เคย",
    "ตอน",
    "เวลา",
    "พอ",
    "หน่อย",
    "สำหรับ",
    "เกี่ยวกับ",
    "กรณี",
    "ดังกล่าว",
    "ทาง",
    "ด้าน",
    "เรื่อง",
    "สิ่ง",
    "แห่ง",
    "ณ",
    "ก่อน",
    "หลัง",
    "น่า",
    "ค่อย",
    "แม้",
    "จึง",
    "ดังนั้น",
    "รวม",
    "ถ้าหาก",
    "จน",
];

const DENIALS: [&str; 4] = ["ไม่", "อย่า", "ห้าม", "บ่"];

/// What stood between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    None,
    Blank,
    /// A sign, a line's end, the beginning.
    Break,
}

/// A word in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    /// Its number in the [`Lexicon`].
    pub word: u32,
    pub gap: Gap,
}

#[derive(Clone, Copy, Debug)]
struct Kept {
    /// Holds a sentence together, or is a number: counted in phrases only.
    plain: bool,
    denial: bool,
    thai: bool,
}

/// Words and their numbers, given in the order in which they are first seen.
#[derive(Debug)]
pub(crate) struct Lexicon {
    numbers: Map<Box<str>, u32>,
    texts: Vec<Box<str>>,
    kept: Vec<Kept>,
    segmenter: Segmenter,
    words: Vec<Word>,
    plain: Map<&'static str, ()>,
}

impl Lexicon {
    pub fn new() -> Lexicon {
        Lexicon {
            numbers: Map::default(),
            texts: Vec::new(),
            kept: Vec::new(),
            segmenter: Segmenter::new(),
            words: Vec::new(),
            plain: PLAIN.iter().map(|word| (*word, ())).collect(),
        }
    }

    /// The words of a normal text ([`thai::normal`]), in order.
    pub fn read(&mut self, normal: &str, pieces: &mut Vec<Piece>) {
        pieces.clear();
        let mut words = std::mem::take(&mut self.words);
        self.segmenter.words(normal, &mut words);
        let mut gap = Gap::Break;
        for word in &words {
            let written = &normal[word.range.clone()];
            match word.kind {
                Kind::Blank => {
                    gap = if written.contains('\n') || gap == Gap::Break { Gap::Break } else { Gap::Blank };
                    continue;
                }
                Kind::Sign => {
                    gap = Gap::Break;
                    continue;
                }
                Kind::Known | Kind::Unknown | Kind::Number | Kind::Foreign => {}
            }
            if written == "ๆ" {
                continue;
            }
            let number = self.number(written, word.kind);
            pieces.push(Piece { word: number, gap });
            gap = Gap::None;
        }
        self.words = words;
    }

    /// The terms of a text for comparing texts: content words, each joined to a denial before it. In order, repeated as said.
    pub fn terms(&mut self, pieces: &[Piece], terms: &mut Vec<u32>) {
        terms.clear();
        let mut denial = None;
        for piece in pieces {
            let kept = self.kept[piece.word as usize];
            if kept.denial {
                denial = Some(piece.word);
            } else if !kept.plain {
                terms.push(match denial.take() {
                    Some(denial) => self.join(denial, piece.word),
                    None => piece.word,
                });
            } else if piece.gap != Gap::None {
                denial = None;
            }
        }
    }

    fn join(&mut self, denial: u32, word: u32) -> u32 {
        let text = format!("{}{}", self.texts[denial as usize], self.texts[word as usize]);
        self.number(&text, Kind::Known)
    }

    fn number(&mut self, written: &str, kind: Kind) -> u32 {
        if let Some(&number) = self.numbers.get(written) {
            return number;
        }
        let number = self.texts.len() as u32;
        let single = written.chars().nth(1).is_none();
        self.kept.push(Kept {
            plain: kind == Kind::Number || self.plain.contains_key(written) || single,
            denial: DENIALS.contains(&written),
            thai: matches!(kind, Kind::Known | Kind::Unknown),
        });
        self.texts.push(written.into());
        self.numbers.insert(written.into(), number);
        number
    }

    pub fn text(&self, word: u32) -> &str {
        &self.texts[word as usize]
    }

    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether it only holds a sentence together.
    pub fn is_plain(&self, word: u32) -> bool {
        self.kept[word as usize].plain
    }

    /// Whether it is written in Thai: two such words stand in a phrase without a blank.
    pub fn is_thai(&self, word: u32) -> bool {
        self.kept[word as usize].thai
    }
}
