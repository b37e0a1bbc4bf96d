//! What is kept of a text so that its copies are found without reading it again.

use crate::hash;

/// Smallest hashes kept, and how many make one key.
const HASHES: usize = 32;
const ROWS: usize = 2;

/// Keys of a signature, at most.
pub(super) const BANDS: usize = HASHES / ROWS + 1;

/// Below this many letters only the same core is a copy, so only it is sought.
pub(super) const SHORT: u32 = 14;

/// A text's core in 74 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Signature {
    whole: u64,
    letters: u16,
    least: [u16; HASHES],
}

impl Signature {
    /// Bytes of it.
    pub const LEN: usize = 8 + 2 + 2 * HASHES;

    pub(super) fn of(whole: u64, letters: u32, grams: &[u32]) -> Signature {
        let mut least = [u32::MAX; HASHES];
        for &gram in grams {
            // Two multiplications a hash: h(i) = a + i·b over 32 bits, with a and b from one mixing (Kirsch, Mitzenmacher 2006),
            // each scrambled once more so that least values are told apart.
            let seed = hash::mix(u64::from(gram));
            let (a, b) = (seed as u32, (seed >> 32) as u32 | 1);
            for (i, least) in least.iter_mut().enumerate() {
                let value = a.wrapping_add(b.wrapping_mul(i as u32)).wrapping_mul(0x85eb_ca6b);
                *least = (*least).min(value ^ (value >> 15));
            }
        }
        Signature {
            whole,
            letters: letters.min(u32::from(u16::MAX)) as u16,
            // The low bits: the high ones of a least value are nearly always noughts.
            least: least.map(|value| value as u16),
        }
    }

    /// As they are kept.
    pub fn to_bytes(&self) -> [u8; Signature::LEN] {
        let mut bytes = [0; Signature::LEN];
        bytes[..8].copy_from_slice(&self.whole.to_le_bytes());
        bytes[8..10].copy_from_slice(&self.letters.to_le_bytes());
        for (at, value) in bytes[10..].chunks_exact_mut(2).zip(self.least) {
            at.copy_from_slice(&value.to_le_bytes());
        }
        bytes
    }

    /// As they were kept; none when the length is another.
    pub fn from_bytes(bytes: &[u8]) -> Option<Signature> {
        let bytes: &[u8; Signature::LEN] = bytes.try_into().ok()?;
        let mut least = [0; HASHES];
        for (value, at) in least.iter_mut().zip(bytes[10..].chunks_exact(2)) {
            *value = u16::from_le_bytes([at[0], at[1]]);
        }
        let whole = u64::from_le_bytes(std::array::from_fn(|i| bytes[i]));
        Some(Signature { whole, letters: u16::from_le_bytes([bytes[8], bytes[9]]), least })
    }

    /// The same in figures, two for each byte.
    pub fn written(&self) -> String {
        self.to_bytes()
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 15])
            .map(|half| char::from(b"0123456789abcdef"[half as usize]))
            .collect()
    }

    /// As it was written; none where it is no signature.
    pub fn read(written: &str) -> Option<Signature> {
        let half = |figure: u8| (figure as char).to_digit(16).map(|half| half as u8);
        let pairs = written.as_bytes().chunks(2).map(|pair| Some(half(pair[0])? << 4 | half(*pair.get(1)?)?));
        Signature::from_bytes(&pairs.collect::<Option<Vec<u8>>>()?)
    }

    /// The share of grams that two texts have in common, estimated; off by .09 in the middle, one time in three.
    pub fn resemblance(&self, other: &Signature) -> f32 {
        if self.letters < SHORT as u16 || other.letters < SHORT as u16 {
            return if self.whole == other.whole { 1.0 } else { 0.0 };
        }
        self.least.iter().zip(&other.least).filter(|(a, b)| a == b).count() as f32 / HASHES as f32
    }
}

impl Signature {
    /// Whether the two may be copies, so that an exact look is worth while: by share of both or of the smaller.
    pub(super) fn is_plausible(&self, other: &Signature) -> bool {
        let resemblance = self.resemblance(other);
        let (a, b) = (f32::from(self.letters), f32::from(other.letters));
        let contained = resemblance / (1.0 + resemblance) * (a + b) / a.min(b).max(1.0);
        resemblance >= 0.55 || contained >= 0.62
    }

    /// The hash of the text it is of.
    pub(super) fn whole(&self) -> i64 {
        self.whole as i64
    }

    /// How many keys it has. A short text has that of its whole alone.
    pub(super) fn bands(&self) -> usize {
        if self.letters < SHORT as u16 { 1 } else { BANDS }
    }

    /// One of the keys under which a text is looked for. The first is that of the whole core.
    pub(super) fn band(&self, band: usize) -> u64 {
        match band.checked_sub(1) {
            None => self.whole,
            Some(at) => self.rows(at).iter().fold(band as u64, |key, &row| hash::fold(key, u64::from(row))),
        }
    }

    /// Whether another has the same key.
    pub(super) fn shares(&self, other: &Signature, band: usize) -> bool {
        match band.checked_sub(1) {
            None => self.whole == other.whole,
            Some(at) => self.rows(at) == other.rows(at),
        }
    }

    fn rows(&self, at: usize) -> &[u16] {
        &self.least[at * ROWS..(at + 1) * ROWS]
    }
}
