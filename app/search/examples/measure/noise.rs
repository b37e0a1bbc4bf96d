//! Spoils questions the way people, keyboards and web pages do. The same kinds as the script beside the sets, with a generator
//! of its own: other spoilt letters, the same habits.

/// A way of spoiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Clean,
    /// One typing error: a letter lost, doubled by a neighbour, hit beside, or exchanged.
    Edit1,
    Edit3,
    /// One tone mark lost; all of them lost.
    Tone1,
    ToneAll,
    SaraAm,
    /// The tone typed before the vowel.
    Swap,
    ZeroWidth,
    Digits,
    DoubledTone,
    TwoE,
    NoSpace,
}

impl Kind {
    pub const ALL: [Kind; 12] = [
        Kind::Clean,
        Kind::Edit1,
        Kind::Edit3,
        Kind::Tone1,
        Kind::ToneAll,
        Kind::SaraAm,
        Kind::Swap,
        Kind::ZeroWidth,
        Kind::Digits,
        Kind::DoubledTone,
        Kind::TwoE,
        Kind::NoSpace,
    ];
}

/// A small generator (splitmix64): the same seed spoils the same letters everywhere.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5ca1_ab1e)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, many: usize) -> usize {
        (self.next() % many.max(1) as u64) as usize
    }

    /// From 0 to 1.
    pub fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

const ROWS: [&str; 4] = ["ๅ/_ภถุึคตจขช", "ๆไำพะัีรนยบลฃ", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ"];
const TONES: [char; 4] = ['่', '้', '๊', '๋'];

fn thai(c: char) -> bool {
    ('\u{e01}'..='\u{e4e}').contains(&c)
}

fn near(c: char) -> Vec<char> {
    let rows: Vec<Vec<char>> = ROWS.iter().map(|row| row.chars().collect()).collect();
    let mut out = Vec::new();
    for (r, row) in rows.iter().enumerate() {
        for (i, key) in row.iter().enumerate() {
            if *key != c {
                continue;
            }
            out.extend(i.checked_sub(1).map(|i| row[i]));
            out.extend(row.get(i + 1));
            for other in [r.checked_sub(1), Some(r + 1)].into_iter().flatten() {
                out.extend(rows.get(other).and_then(|other| other.get(i)));
            }
        }
    }
    out.retain(|c| thai(*c));
    if out.is_empty() {
        out.extend('\u{e01}'..='\u{e2e}');
    }
    out
}

fn edit(text: &str, chance: &mut Chance) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let spots: Vec<usize> = (0..chars.len()).filter(|i| thai(chars[*i])).collect();
    if spots.is_empty() {
        return text.to_string();
    }
    let i = spots[chance.below(spots.len())];
    match chance.below(4) {
        0 if i + 1 < chars.len() => chars.swap(i, i + 1),
        0 | 1 => {
            chars.remove(i);
        }
        how => {
            let keys = near(chars[i]);
            let other = keys[chance.below(keys.len())];
            if how == 2 { chars[i] = other } else { chars.insert(i, other) }
        }
    }
    chars.into_iter().collect()
}

/// A text spoilt in one way.
pub fn spoil(text: &str, kind: Kind, chance: &mut Chance) -> String {
    match kind {
        Kind::Clean => text.to_string(),
        Kind::Edit1 => edit(text, chance),
        Kind::Edit3 => {
            let once = edit(text, chance);
            let twice = edit(&once, chance);
            edit(&twice, chance)
        }
        Kind::Tone1 => {
            let spots: Vec<usize> = text.char_indices().filter(|(_, c)| TONES.contains(c)).map(|(at, _)| at).collect();
            let mut out = text.to_string();
            if !spots.is_empty() {
                out.remove(spots[chance.below(spots.len())]);
            }
            out
        }
        Kind::ToneAll => text.replace(TONES, ""),
        Kind::SaraAm => text.replace('ำ', "ํา"),
        Kind::Swap => {
            let mut chars: Vec<char> = text.chars().collect();
            let mut i = 0;
            while i + 1 < chars.len() {
                if "ัิีึืุู".contains(chars[i]) && TONES.contains(&chars[i + 1]) {
                    chars.swap(i, i + 1);
                    i += 1;
                }
                i += 1;
            }
            chars.into_iter().collect()
        }
        Kind::ZeroWidth => {
            let chars: Vec<char> = text.chars().collect();
            let mut out = String::new();
            for (i, c) in chars.iter().enumerate() {
                out.push(*c);
                let heads = |c: &char| ('\u{e01}'..='\u{e2e}').contains(c) || ('\u{e40}'..='\u{e44}').contains(c);
                if thai(*c) && chars.get(i + 1).is_some_and(heads) && chance.part() < 0.15 {
                    out.push('\u{200b}');
                }
            }
            out
        }
        Kind::Digits => text
            .chars()
            .map(|c| c.to_digit(10).and_then(|digit| char::from_u32('๐' as u32 + digit)).unwrap_or(c))
            .collect(),
        Kind::DoubledTone => {
            text.chars().flat_map(|c| std::iter::repeat_n(c, 1 + usize::from(TONES.contains(&c)))).collect()
        }
        Kind::TwoE => text.replace('แ', "เเ"),
        Kind::NoSpace => {
            let chars: Vec<char> = text.chars().collect();
            let block = |c: Option<&char>| c.is_some_and(|c| ('\u{e00}'..='\u{e7f}').contains(c));
            let keep = |i: usize| chars[i] != ' ' || i == 0 || !block(chars.get(i - 1)) || !block(chars.get(i + 1));
            (0..chars.len()).filter(|i| keep(*i)).map(|i| chars[i]).collect()
        }
    }
}
