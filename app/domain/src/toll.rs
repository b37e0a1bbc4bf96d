//! What a form pays with where its network sends very many at once: a little work that any browser does in under a second, or a wait. The price is
//! of this form alone, sealed by the server; nobody else is asked. Compiled for the server, which looks, and for the browser, which works.
//!
//! The work is hashcash (Back 2002) in [`PIECES`] small pieces, so that it takes about as long each time: for each piece a number is sought with
//! which SHA-256 begins with `bits` zeros.

use crate::time::Moment;

/// Pieces of one price.
pub const PIECES: u8 = 8;
/// How long a price holds.
pub const HOLDS_MS: i64 = 3_600_000;

/// A price as it was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toll {
    /// Zeros at the beginning of each piece's hash.
    pub bits: u8,
    pub issued: Moment,
    /// From then on the wait is payment enough.
    pub ready: Moment,
    /// The server's seal over these and the form.
    pub seal: String,
}

impl Toll {
    /// Reads a price as it stands in a form; nothing of what is none.
    pub fn parse(written: &str) -> Option<Toll> {
        let mut parts = written.splitn(4, '.');
        let bits = parts.next()?.parse().ok().filter(|bits| *bits <= 32)?;
        let [issued, ready] = [parts.next()?, parts.next()?].map(|at| at.parse().ok().map(Moment));
        let seal = parts.next()?.to_string();
        Some(Toll { bits, issued: issued?, ready: ready?, seal })
    }

    /// Whether a proof pays it.
    pub fn is_paid(&self, proof: &str) -> bool {
        let base = sha256(self.to_string().as_bytes());
        let mut pieces = proof.split('-');
        let paid = (0..PIECES).all(|piece| {
            let number = pieces.next().and_then(|number| u32::from_str_radix(number, 16).ok());
            number.is_some_and(|number| zeros(&base, piece, number) >= u32::from(self.bits))
        });
        paid && pieces.next().is_none()
    }
}

impl std::fmt::Display for Toll {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}.{}.{}.{}", self.bits, self.issued.0, self.ready.0, self.seal)
    }
}

/// The work for a price, a stretch at a time, so that a browser stays awake meanwhile.
#[derive(Clone, Debug)]
pub struct Work {
    base: [u8; 32],
    bits: u8,
    found: Vec<u32>,
    next: u32,
}

impl Work {
    pub fn on(toll: &Toll) -> Work {
        Work { base: sha256(toll.to_string().as_bytes()), bits: toll.bits, found: Vec::new(), next: 0 }
    }

    /// Tries so many numbers; the proof once there is one.
    pub fn step(&mut self, tries: u32) -> Option<String> {
        for _ in 0..tries {
            if self.found.len() == PIECES as usize {
                break;
            }
            if zeros(&self.base, self.found.len() as u8, self.next) >= u32::from(self.bits) {
                self.found.push(self.next);
                self.next = 0;
            } else {
                self.next = self.next.wrapping_add(1);
            }
        }
        let done = self.found.len() == PIECES as usize;
        done.then(|| self.found.iter().map(|number| format!("{number:x}")).collect::<Vec<_>>().join("-"))
    }
}

/// Zeros at the beginning of a piece's hash, as far as 32.
fn zeros(base: &[u8; 32], piece: u8, number: u32) -> u32 {
    let mut said = [0; 37];
    said[..32].copy_from_slice(base);
    said[32] = piece;
    said[33..].copy_from_slice(&number.to_be_bytes());
    let hash = sha256(&said);
    u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]).leading_zeros()
}

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
const K: [u32; 64] = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
    0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
    0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
    0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2,
];

/// SHA-256 (FIPS 180-4). Own, as this crate names none and the browser needs nothing else of one.
pub fn sha256(said: &[u8]) -> [u8; 32] {
    let mut state: [u32; 8] =
        [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
    let whole = said.chunks_exact(64);
    let mut last = [0_u8; 128];
    let rest = whole.remainder();
    last[..rest.len()].copy_from_slice(rest);
    last[rest.len()] = 0x80;
    let end = if rest.len() < 56 { 64 } else { 128 };
    last[end - 8..end].copy_from_slice(&(said.len() as u64 * 8).to_be_bytes());
    whole.for_each(|block| compress(&mut state, block));
    last[..end].chunks_exact(64).for_each(|block| compress(&mut state, block));
    let mut out = [0; 32];
    out.chunks_exact_mut(4).zip(state).for_each(|(out, word)| out.copy_from_slice(&word.to_be_bytes()));
    out
}

fn compress(state: &mut [u32; 8], block: &[u8]) {
    let mut words = [0_u32; 64];
    for (word, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
        *word = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    }
    for i in 16..64 {
        let (a, b) = (words[i - 15], words[i - 2]);
        let low = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
        let high = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
        words[i] = words[i - 16].wrapping_add(low).wrapping_add(words[i - 7]).wrapping_add(high);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for i in 0..64 {
        let choice = (e & f) ^ (!e & g);
        let turned = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let one = h.wrapping_add(turned).wrapping_add(choice).wrapping_add(K[i]).wrapping_add(words[i]);
        let majority = (a & b) ^ (a & c) ^ (b & c);
        let turned = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let two = turned.wrapping_add(majority);
        (h, g, f, e, d, c, b, a) = (g, f, e, d.wrapping_add(one), c, b, a, one.wrapping_add(two));
    }
    for (kept, new) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *kept = kept.wrapping_add(new);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn toll(bits: u8) -> Toll {
        Toll { bits, issued: Moment(1), ready: Moment(2), seal: "0123456789abcdef".into() }
    }

    /// The examples of FIPS 180-4 (NIST), and lengths about the ends of blocks.
    #[test]
    fn sha_256_is_the_standards() {
        for (said, hash) in [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            ),
        ] {
            assert_eq!(hex(&sha256(said.as_bytes())), hash);
        }
        assert_eq!(
            hex(&sha256(&[b'a'; 1_000_000])),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        );
        let all: std::collections::BTreeSet<[u8; 32]> = (54..130).map(|long| sha256(&vec![7; long])).collect();
        assert_eq!(all.len(), 76);
    }

    #[test]
    fn work_pays_this_price_and_no_other() {
        let toll = toll(6);
        let mut work = Work::on(&toll);
        let proof = std::iter::repeat_with(|| work.step(50)).flatten().next().unwrap();
        assert!(toll.is_paid(&proof));
        let other = Toll { seal: "f".into(), ..toll.clone() };
        assert!(!other.is_paid(&proof), "it is of one seal");
        let dearer = Toll { bits: 30, ..toll.clone() };
        assert!(!dearer.is_paid(&proof), "and of one price");
        let short = proof.rsplit_once('-').unwrap().0;
        for no in ["", "-", short, &format!("{proof}-0"), "x-x-x-x-x-x-x-x", &proof.replace('-', ",")] {
            assert!(!toll.is_paid(no), "{no}");
        }
    }

    #[test]
    fn a_price_is_read_back_as_it_was_written() {
        assert_eq!(Toll::parse(&toll(14).to_string()), Some(toll(14)));
        assert!(["", "1", "1.2.3", "x.1.2.a", "33.1.2.a", "1.x.2.a"].iter().all(|no| Toll::parse(no).is_none()));
    }
}
