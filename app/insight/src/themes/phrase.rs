//! Phrases: words, and words that stand together more often than by chance, so that they read as Thai:
//! `ผู้ประกอบการรายย่อย`, not five pieces of it.

use crate::hash::{self, Map};
use crate::term::{Gap, Lexicon, Piece};

/// The longest phrase, in words.
const LONGEST: usize = 6;

/// Words at which a phrase is not cut off: it may neither begin nor end with the first, nor end with the second.
const INNER: [&str; 30] = [
    "ที่",
    "ซึ่ง",
    "และ",
    "หรือ",
    "กับ",
    "แต่",
    "ก็",
    "ของ",
    "ว่า",
    "จะ",
    "นี้",
    "นั้น",
    "ครับ",
    "ค่ะ",
    "คะ",
    "นะ",
    "ด้วย",
    "แล้ว",
    "เลย",
    "ได้",
    "กัน",
    "อยู่",
    "ไป",
    "มา",
    "ก่อน",
    "ถ้า",
    "เพราะ",
    "เป็น",
    "ทั้ง",
    "ต้อง",
];
const OPEN: [&str; 13] = ["การ", "ความ", "ผู้", "ให้", "ใน", "โดย", "จาก", "เพื่อ", "ไม่", "ควร", "ขอ", "อยาก", "มี"];

/// What turns the meaning of the words after it, also through some that stand between: of "ไม่แน่ใจว่าจะใช้ได้" nobody says "แน่ใจว่าจะใช้ได้".
const DENIES: [&str; 5] = ["ไม่", "อย่า", "ห้าม", "มิ", "บ่"];
const THROUGH: [&str; 11] = ["ได้", "ต้อง", "ควร", "ให้", "เคย", "อยาก", "สามารถ", "น่า", "ค่อย", "ใช่", "จะ"];
/// So many of these, at most.
const BETWEEN: usize = 2;

/// Whether a word denies, by itself or with one that stands between: "ไม่", "ไม่ได้".
fn denies(word: &str) -> bool {
    DENIES.iter().any(|denial| word.strip_prefix(denial).is_some_and(|rest| rest.is_empty() || THROUGH.contains(&rest)))
}

/// Whether what comes after this text is denied by its end.
pub(super) fn denied(before: &str) -> bool {
    let mut left = before;
    for _ in 0..=BETWEEN {
        if DENIES.iter().any(|denial| left.ends_with(denial)) {
            return true;
        }
        let Some(shorter) = THROUGH.iter().find_map(|word| left.strip_suffix(word)) else { return false };
        left = shorter;
    }
    false
}

/// The phrases of a set of texts.
#[derive(Debug)]
pub(super) struct Phrases {
    /// As they are read.
    pub texts: Vec<String>,
    /// How many texts hold each.
    pub counts: Vec<u32>,
    /// For each text the phrases in it, once each, in order.
    pub of: Vec<Vec<u32>>,
}

impl Phrases {
    pub fn of<'a>(texts: impl ExactSizeIterator<Item = &'a str>) -> Phrases {
        let mut lexicon = Lexicon::new();
        let mut read = Vec::with_capacity(texts.len());
        let mut pieces = Vec::new();
        for text in texts {
            lexicon.read(thai::normal::normalise(text).text(), &mut pieces);
            read.push(pieces.clone());
        }
        let pairs = collocations(&read, &lexicon);
        let inner: Vec<bool> = (0..lexicon.len() as u32).map(|word| INNER.contains(&lexicon.text(word))).collect();
        let open: Vec<bool> = (0..lexicon.len() as u32).map(|word| OPEN.contains(&lexicon.text(word))).collect();
        let word = |test: fn(&str) -> bool| (0..lexicon.len() as u32).map(|word| test(lexicon.text(word))).collect();
        let [denies, through]: [Vec<bool>; 2] = [word(denies), word(|word| THROUGH.contains(&word))];
        let mut numbers: Map<u64, u32> = Map::default();
        let mut phrases = Phrases { texts: Vec::new(), counts: Vec::new(), of: Vec::with_capacity(read.len()) };
        let mut found = Vec::new();
        for pieces in &read {
            found.clear();
            for start in 0..pieces.len() {
                // A denial before it belongs to it.
                let from = from(pieces, start, &denies, &through);
                let mut key = pieces[from..start].iter().fold(0, |key, one| hash::fold(key, u64::from(one.word)));
                let mut telling = false;
                for end in start..pieces.len().min(start + LONGEST) {
                    let word = pieces[end].word;
                    let joined = end == start || pairs.contains_key(&pair(&pieces[end - 1], &pieces[end], &lexicon));
                    if !joined {
                        break;
                    }
                    key = hash::fold(key, u64::from(word));
                    telling |= !lexicon.is_plain(word);
                    let edges = inner[pieces[start].word as usize] || inner[word as usize] || open[word as usize];
                    if telling && !edges {
                        let number = *numbers.entry(key).or_insert_with(|| {
                            phrases.texts.push(written(&pieces[from..=end], &lexicon));
                            phrases.counts.push(0);
                            phrases.texts.len() as u32 - 1
                        });
                        found.push(number);
                    }
                }
            }
            found.sort_unstable();
            found.dedup();
            found.iter().for_each(|&number| phrases.counts[number as usize] += 1);
            phrases.of.push(found.clone());
        }
        phrases
    }
}

/// Where a phrase that starts at a word begins: at the denial that stands before it, else there.
fn from(pieces: &[Piece], start: usize, denies: &[bool], through: &[bool]) -> usize {
    let mut at = start;
    while at > 0 && start - at <= BETWEEN && pieces[at].gap == Gap::None {
        at -= 1;
        let word = pieces[at].word as usize;
        if denies[word] {
            return at;
        }
        if !through[word] {
            break;
        }
    }
    start
}

/// The key of two neighbours; none (nought) where something parts them. A blank parts Thai words, not a number from its unit.
fn pair(a: &Piece, b: &Piece, lexicon: &Lexicon) -> u64 {
    let parted = match b.gap {
        Gap::None => false,
        Gap::Blank => lexicon.is_thai(a.word) && lexicon.is_thai(b.word),
        Gap::Break => true,
    };
    if parted { 0 } else { (u64::from(a.word) << 32 | u64::from(b.word)) + 1 }
}

/// Pairs of neighbours that stand together at least four times as often as by chance, and surely so (Dunning's G² above 6.6, one
/// in a hundred).
fn collocations(read: &[Vec<Piece>], lexicon: &Lexicon) -> Map<u64, ()> {
    let mut single = vec![0_u32; lexicon.len()];
    let mut double: Map<u64, u32> = Map::default();
    let mut all = 0_f64;
    for pieces in read {
        all += pieces.len() as f64;
        pieces.iter().for_each(|piece| single[piece.word as usize] += 1);
        for two in pieces.windows(2) {
            match pair(&two[0], &two[1], lexicon) {
                0 => {}
                key => *double.entry(key).or_default() += 1,
            }
        }
    }
    let mut kept = Map::default();
    // The order in which the map is walked decides nothing: each pair is judged by itself.
    for (&key, &count) in &double {
        let (a, b) = (((key - 1) >> 32) as usize, ((key - 1) & 0xffff_ffff) as usize);
        let (both, first, second) = (f64::from(count), f64::from(single[a]), f64::from(single[b]));
        let expected = first * second / all;
        let surely = 2.0 * both * (both / expected).ln() - 2.0 * (both - expected);
        if count >= 2 && both >= 4.0 * expected && surely > 6.6 {
            kept.insert(key, ());
        }
    }
    kept
}

/// As a reader sees it: Thai words without blanks, others with.
fn written(pieces: &[Piece], lexicon: &Lexicon) -> String {
    let mut text = String::new();
    for (i, piece) in pieces.iter().enumerate() {
        if i > 0 && piece.gap == Gap::Blank {
            text.push(' ');
        }
        text.push_str(lexicon.text(piece.word));
    }
    text
}
