//! What the segmenter knows, as `data/make.py` wrote it, unpacked once a process.

use super::trie::Trie;
use std::sync::LazyLock;

/// The words and the weights. All weights are in sixteenths of a natural logarithm.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) words: Trie,
    /// The price of beginning to read what is in no list, and of each cluster of it.
    pub(super) unknown: i32,
    pub(super) unknown_cluster: i32,
    /// How much the letters around a place speak for a boundary, by hash ([`slot`]).
    pub(super) boundary: &'static [i8],
    /// The same for a place inside an unknown word.
    pub(super) inside: &'static [i8],
}

static DATA: &[u8] = include_bytes!("../../data/model.bin");
static MODEL: LazyLock<Model> = LazyLock::new(|| Model::unpack(DATA));

/// Bits of a slot's number.
const BITS: u32 = 17;

/// The slot of a pattern of up to four letters: `pattern` says which places they stand at.
#[inline]
pub(super) fn slot(pattern: u32, letters: [u8; 4]) -> usize {
    let [a, b, c, d] = letters.map(u32::from);
    let key = pattern << 28 | a << 21 | b << 14 | c << 7 | d;
    (key.wrapping_mul(0x9e37_79b1) >> (32 - BITS)) as usize
}

impl Model {
    pub(super) fn get() -> &'static Model {
        &MODEL
    }

    /// Reads the compiled file: `THAI`, a version, the two prices, the number of words, the words in order (how many letters
    /// as in the word before, how many of its own, those, its weight), the slots of boundaries and of insides.
    fn unpack(data: &'static [u8]) -> Model {
        let short = |at: usize| i16::from_le_bytes([data[at], data[at + 1]]);
        assert_eq!(&data[..5], b"THAI\x02", "data/model.bin is of another version");
        let (unknown, unknown_cluster) = (short(5), short(7));
        let count = u32::from_le_bytes([data[9], data[10], data[11], data[12]]) as usize;
        let mut at = 13;
        let mut letters: Vec<u8> = Vec::new();
        let mut ends: Vec<(usize, usize, i16)> = Vec::with_capacity(count);
        let mut last = 0..0;
        for _ in 0..count {
            let (shared, own) = (usize::from(data[at]), usize::from(data[at + 1]));
            at += 2;
            let start = letters.len();
            letters.extend_from_within(last.start..last.start + shared);
            letters.extend_from_slice(&data[at..at + own]);
            at += own;
            ends.push((start, letters.len(), short(at)));
            at += 2;
            last = start..letters.len();
        }
        let words: Vec<(&[u8], i16)> =
            ends.iter().map(|(start, end, weight)| (&letters[*start..*end], *weight)).collect();
        let words = Trie::build(&words);
        let (boundary, inside) = data[at..].split_at(1 << BITS);
        let (unknown, unknown_cluster) = (unknown.into(), unknown_cluster.into());
        Model { words, unknown, unknown_cluster, boundary: signed(boundary), inside: signed(inside) }
    }
}

/// Slots as signed numbers.
fn signed(slots: &[u8]) -> &'static [i8] {
    slots.iter().map(|byte| *byte as i8).collect::<Vec<i8>>().leak()
}
