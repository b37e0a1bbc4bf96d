//! The core of a text: what is left when greetings, particles, signs, spaces, tones and the values of numbers are taken off.

use super::Signature;
use crate::hash;
use thai::segment::{Kind, Segmenter, Word};

/// Letters of a gram.
const GRAM: usize = 5;

/// Said for politeness or feeling; says nothing that could differ.
const PARTICLES: [&str; 35] = [
    "ครับ",
    "คับ",
    "ครับผม",
    "ค่ะ",
    "คะ",
    "ค่า",
    "จ้า",
    "จ้ะ",
    "จ๊ะ",
    "จ้าา",
    "นะ",
    "น่ะ",
    "เน้อ",
    "เด้อ",
    "เลย",
    "มาก",
    "มากๆ",
    "ๆ",
    "สวัสดี",
    "ด้วยความเคารพ",
    "เรียน",
    "กราบ",
    "กราบเรียน",
    "ขอบคุณ",
    "ขอบพระคุณ",
    "ฮะ",
    "ฮับ",
    "งับ",
    "อ่ะ",
    "อะ",
    "วะ",
    "ว่ะ",
    "ผม",
    "ดิฉัน",
    "หนู",
];

/// Deny the word after them.
const DENIALS: [&str; 8] = ["ไม่", "มิ", "บ่", "อย่า", "ห้าม", "ไม่ได้", "ไม่ต้อง", "อยา"];

/// A denial that lost its tone. It is also what is left of wood and trees, so before these words alone it denies; before
/// others it leaves open whether they are denied.
const TONELESS: &str = "ไม";
const DENIED_TONELESS: [&str; 6] = ["เห็นด้วย", "เหนดวย", "ควร", "สนับสนุน", "เอา", "ต้องการ"];

/// May stand between a denial and what is denied.
const LIGHT: [&str; 13] = ["ได้", "ค่อย", "น่า", "ควร", "ต้อง", "อยาก", "เคย", "มี", "ให้", "ใช่", "สามารถ", "จำเป็น", "พึง"];

/// Words of which two copies do not hold one each.
const OPPOSITES: [(&str, &str); 24] = [
    ("เห็นด้วย", "คัดค้าน"),
    ("สนับสนุน", "คัดค้าน"),
    ("เห็นด้วย", "ค้าน"),
    ("สนับสนุน", "ค้าน"),
    ("เพิ่ม", "ลด"),
    ("เพิ่ม", "ตัด"),
    ("ขึ้น", "ลง"),
    ("มากขึ้น", "น้อยลง"),
    ("เพิ่มขึ้น", "ลดลง"),
    ("อนุญาต", "ห้าม"),
    ("ขยาย", "ลด"),
    ("ขยาย", "ย่น"),
    ("คง", "ยกเลิก"),
    ("คงไว้", "ยกเลิก"),
    ("เร็ว", "ช้า"),
    ("เร่ง", "ชะลอ"),
    ("แพง", "ถูก"),
    ("สูง", "ต่ำ"),
    ("เปิดเผย", "ปกปิด"),
    ("ยาว", "สั้น"),
    ("เปิด", "ปิด"),
    ("เข้มงวด", "ผ่อนผัน"),
    ("รวม", "แยก"),
    ("บังคับ", "สมัครใจ"),
];

/// A text as copies are sought: sorted hashes of its grams, what it denies and says, its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Core {
    /// Of the letters, the numbers and the denials together: the same text gives the same.
    pub(super) whole: u64,
    /// How many letters.
    pub(super) letters: u32,
    pub(super) grams: Box<[u32]>,
    /// Words said and not denied, words denied; sorted hashes.
    pub(super) said: Box<[u32]>,
    pub(super) denied: Box<[u32]>,
    /// One bit for each side of each pair of opposites that the text holds undenied.
    pub(super) first: u32,
    pub(super) second: u32,
    pub(super) numbers: u64,
}

impl Core {
    /// Its fixed bytes.
    pub fn signature(&self) -> Signature {
        Signature::of(self)
    }
}

/// Makes cores, keeping its working memory from text to text.
#[derive(Debug, Default)]
pub struct Reader {
    segmenter: Segmenter,
    words: Vec<Word>,
    letters: Vec<u16>,
    said: Vec<u32>,
    denied: Vec<u32>,
    grams: Vec<u32>,
    opposites: Vec<(u32, u32)>,
    particles: Vec<u32>,
    denials: Vec<u32>,
    light: Vec<u32>,
    toneless: Vec<u32>,
}

impl Reader {
    pub fn new() -> Reader {
        let all = |words: &[&str]| {
            let mut hashes: Vec<u32> = words.iter().map(|word| of_word(word)).collect();
            hashes.sort_unstable();
            hashes
        };
        Reader {
            opposites: OPPOSITES.iter().map(|(a, b)| (of_word(a), of_word(b))).collect(),
            particles: all(&PARTICLES),
            // By the letters as written: without its tone `ไม้`, wood, would deny.
            denials: {
                let mut hashes: Vec<u32> = DENIALS.iter().map(|word| hash::text(word) as u32).collect();
                hashes.sort_unstable();
                hashes
            },
            light: all(&LIGHT),
            toneless: all(&DENIED_TONELESS),
            ..Reader::default()
        }
    }

    /// The core of a text as written.
    pub fn read(&mut self, text: &str) -> Core {
        let normal = thai::normal::normalise(text);
        let text = normal.text();
        let mut words = std::mem::take(&mut self.words);
        self.segmenter.words(text, &mut words);
        self.letters.clear();
        self.said.clear();
        self.denied.clear();
        let mut numbers = 0;
        // After a misspelt word, which may have been a denial, it is open whether the next is denied.
        let (mut denying, mut open, mut before_toneless) = (false, false, false);
        for word in &words {
            let written = &text[word.range.clone()];
            match word.kind {
                Kind::Blank | Kind::Sign => continue,
                Kind::Number => {
                    self.letters.push(u16::from(b'0'));
                    numbers = hash::fold(numbers, hash::text(written));
                    continue;
                }
                Kind::Known | Kind::Unknown | Kind::Foreign => {}
            }
            let hashed = of_word(written);
            if self.particles.binary_search(&hashed).is_ok() {
                continue;
            }
            self.letters.extend(skeleton(written));
            if self.denials.binary_search(&(hash::text(written) as u32)).is_ok() {
                denying = true;
                continue;
            }
            let is_one_denied = |hashed| self.toneless.binary_search(&hashed).is_ok();
            denying |= open && is_one_denied(hashed) && before_toneless;
            before_toneless = written == TONELESS;
            let is_light = self.light.binary_search(&hashed).is_ok();
            let was_open = open;
            open = word.kind == Kind::Unknown || before_toneless || open && is_light;
            if denying {
                self.denied.push(hashed);
                denying = is_light;
            } else if let Some(rest) = written.strip_prefix(TONELESS).map(of_word).filter(|rest| is_one_denied(*rest)) {
                self.denied.push(rest);
            } else if !was_open {
                self.said.push(hashed);
            }
        }
        let signs = if self.letters.is_empty() { of_signs(text) } else { 0 };
        self.words = words;
        sort(&mut self.said);
        sort(&mut self.denied);
        self.cut_grams();
        let (mut first, mut second) = (0, 0);
        for (bit, (a, b)) in self.opposites.iter().enumerate() {
            first |= u32::from(self.said.binary_search(a).is_ok()) << bit;
            second |= u32::from(self.said.binary_search(b).is_ok()) << bit;
        }
        let whole =
            self.letters.iter().fold(hash::fold(numbers, signs), |whole, &letter| hash::fold(whole, letter.into()));
        Core {
            whole,
            letters: self.letters.len() as u32,
            grams: self.grams.as_slice().into(),
            said: self.said.as_slice().into(),
            denied: self.denied.as_slice().into(),
            first,
            second,
            numbers,
        }
    }

    fn cut_grams(&mut self) {
        self.grams.clear();
        self.grams.extend(self.letters.windows(GRAM).map(|gram| {
            // Thai and Latin letters fit twelve bits; of others the low bits do.
            hash::mix(gram.iter().fold(0, |key, &letter| key << 12 | u64::from(letter & 0xfff))) as u32
        }));
        sort(&mut self.grams);
    }
}

fn sort(hashes: &mut Vec<u32>) {
    hashes.sort_unstable();
    hashes.dedup();
}

/// A text of signs alone, such as a thumb: its hash without blanks.
fn of_signs(text: &str) -> u64 {
    text.chars().filter(|c| !c.is_whitespace()).fold(1, |hash, c| hash::fold(hash, u64::from(u32::from(c))))
}

fn of_word(word: &str) -> u32 {
    skeleton(word).fold(0, |hash, letter| hash::fold(hash, u64::from(letter))) as u32
}

/// The letters that stay when tones are forgotten and long and short vowels confused, as in quick typing.
fn skeleton(word: &str) -> impl Iterator<Item = u16> {
    word.chars()
        .filter_map(|c| match c {
            '่' | '้' | '๊' | '๋' | '็' | '์' | 'ๆ' | 'ฺ' => None,
            'ี' => Some('ิ'),
            'ื' => Some('ึ'),
            'ู' => Some('ุ'),
            'ใ' => Some('ไ'),
            _ => Some(c),
        })
        .map(|c| u32::from(c) as u16)
}
