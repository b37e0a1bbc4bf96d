//! The core of a text: its words without greetings, particles, signs, spaces and tones, each with what it does in a sentence.

use super::Signature;
use super::lists;
use crate::hash::{self, Map};
use thai::segment::{self, Kind, Segmenter, Word};

/// What a word does; a word may do several things.
pub(super) mod role {
    /// Holds a sentence together; weighs nothing.
    pub const LIGHT: u16 = 1;
    /// Denies what stands after it.
    pub const DENIES: u16 = 1 << 1;
    /// A denial that lost its tone, or wood that did.
    pub const MAY_DENY: u16 = 1 << 2;
    pub const NUMBER: u16 = 1 << 3;
    /// Asks for something, or says where one stands.
    pub const ASKS: u16 = 1 << 4;
    /// Asks in the speaker's own name: what stands before it is who speaks.
    pub const SPEAKS: u16 = 1 << 5;
    /// Turns what stands after it: to end, to lower, to except.
    pub const TURNS: u16 = 1 << 6;
    /// Ties a clause to what was said before: a reason, a condition.
    pub const TIES: u16 = 1 << 7;
    /// Takes back some of what was said before.
    pub const TAKES_BACK: u16 = 1 << 8;
    /// In no list: a name, a loan, a slip.
    pub const UNKNOWN: u16 = 1 << 9;
    /// A blank, a sign or a line's end stands before it.
    pub const OPENS: u16 = 1 << 10;
    /// Names a part of the draft.
    pub const PROVISION: u16 = 1 << 11;
    /// Begins a name or an address.
    pub const NAMES: u16 = 1 << 12;
    /// Goes on with what was said before.
    pub const GOES_ON: u16 = 1 << 13;
    /// A person's name follows.
    pub const PERSON: u16 = 1 << 15;
    /// Begins a condition.
    pub const IFS: u16 = 1 << 14;
}

/// A word in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub hash: u32,
    /// Where its letters end.
    pub end: u32,
    pub role: u16,
}

impl Token {
    pub fn is(self, role: u16) -> bool {
        self.role & role != 0
    }
}

/// A text as copies are sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Core {
    /// Of the letters, the numbers and the denials together: the same text gives the same.
    pub(super) whole: u64,
    pub(super) signature: Signature,
    pub(super) tokens: Box<[Token]>,
    pub(super) letters: Box<[u16]>,
    /// The words that weigh, sorted, with their letters: what two texts have in common at most is seen at a glance.
    pub(super) bag: Box<[(u32, u8)]>,
    /// Letters of these, and without those that a slip left.
    pub(super) heavy: u32,
    pub(super) weight: u32,
}

impl Core {
    /// Its fixed bytes.
    pub fn signature(&self) -> Signature {
        self.signature
    }

    /// The hash of it, as a table keeps it: the same text gives the same.
    pub fn whole(&self) -> i64 {
        self.whole as i64
    }

    /// Bytes that it takes, roughly.
    pub(super) fn size(&self) -> usize {
        std::mem::size_of::<Core>()
            + std::mem::size_of_val(&*self.tokens)
            + std::mem::size_of_val(&*self.letters)
            + std::mem::size_of_val(&*self.bag)
    }

    /// Letters of some words.
    pub(super) fn letters_of(&self, words: std::ops::Range<usize>) -> &[u16] {
        let end = |word: usize| self.tokens[word].end as usize;
        let from = if words.start == 0 { 0 } else { end(words.start - 1) };
        let to = if words.end == 0 { 0 } else { end(words.end - 1) };
        &self.letters[from.min(to)..to]
    }
}

/// Makes cores, keeping its working memory from text to text.
#[derive(Debug)]
pub struct Reader {
    segmenter: Segmenter,
    words: Vec<Word>,
    letters: Vec<u16>,
    tokens: Vec<Token>,
    grams: Vec<u32>,
    particles: Map<&'static str, ()>,
    counts: Map<Box<str>, ()>,
    roles: Map<u32, u16>,
    same: Map<u32, u32>,
    phrases: Vec<(Vec<u32>, u32)>,
    not: u32,
}

impl Default for Reader {
    fn default() -> Reader {
        Reader::new()
    }
}

impl Reader {
    pub fn new() -> Reader {
        let mut roles: Map<u32, u16> = Map::default();
        for (role, words) in lists::ROLES {
            words.iter().for_each(|word| *roles.entry(of_word(word)).or_default() |= role);
        }
        // As they are written: five without its tone is to seek.
        let counts = lists::COUNTS.iter().flat_map(|count| {
            let alone = (*count != "หนึ่ง").then(|| count.to_string());
            lists::MEASURES.iter().map(move |measure| format!("{count}{measure}")).chain(alone)
        });
        let same = lists::SAME.iter().flat_map(|words| words.iter().map(|word| (of_word(word), of_word(words[0]))));
        Reader {
            segmenter: Segmenter::new(),
            words: Vec::new(),
            letters: Vec::new(),
            tokens: Vec::new(),
            grams: Vec::new(),
            particles: lists::PARTICLES.iter().map(|word| (*word, ())).collect(),
            counts: counts.map(|count| (count.into_boxed_str(), ())).collect(),
            roles,
            phrases: lists::PHRASES
                .iter()
                .map(|(words, one)| (words.iter().map(|word| of_word(word)).collect(), of_word(one)))
                .collect(),
            not: of_word(lists::NOT),
            same: same.collect(),
        }
    }

    /// The core of a text as written.
    pub fn read(&mut self, text: &str) -> Core {
        let (whole, letters) = self.whole(text);
        self.cut_grams();
        let mut bag: Vec<(u32, u8)> = Vec::with_capacity(self.tokens.len());
        let mut from = 0;
        for token in &self.tokens {
            let letters = (token.end - from).min(255) as u8;
            from = token.end;
            if !token.is(role::LIGHT) {
                bag.push((token.hash, letters));
            }
        }
        bag.sort_unstable();
        let mut core = Core {
            heavy: bag.iter().map(|(_, letters)| u32::from(*letters)).sum(),
            weight: 0,
            bag: bag.into(),
            whole,
            signature: Signature::of(whole, letters as u32, &self.grams),
            tokens: self.tokens.as_slice().into(),
            letters: self.letters.as_slice().into(),
        };
        core.weight = core.weight(0..core.tokens.len());
        core
    }

    /// The hash by which the same text is known, and how many letters it stands on.
    pub(crate) fn whole(&mut self, text: &str) -> (u64, usize) {
        let normal = thai::normal::normalise(text);
        let text = normal.text();
        let mut words = std::mem::take(&mut self.words);
        self.segmenter.words(text, &mut words);
        self.letters.clear();
        self.tokens.clear();
        let mut opens = role::OPENS;
        for (at, word) in words.iter().enumerate() {
            let written = &text[word.range.clone()];
            match word.kind {
                Kind::Blank | Kind::Sign => opens = role::OPENS,
                // Laughter.
                Kind::Number if written.len() > 2 && written.chars().all(|c| c == '5') => {}
                Kind::Number => {
                    self.letters.extend(skeleton(written));
                    self.push(hash::text(written) as u32, role::NUMBER | opens);
                    opens = 0;
                }
                _ if self.particles.contains_key(written) => {}
                _ if written == lists::FEE && words.get(at + 1).is_none_or(|next| !next.is_text()) => {}
                kind => {
                    self.word(written, kind, opens);
                    opens = 0;
                }
            }
        }
        let signs = if self.letters.is_empty() { of_signs(text) } else { 0 };
        self.words = words;
        self.phrases();
        self.polite();
        while let Some(courtesy) = self.courtesy() {
            self.without_first(courtesy);
        }
        let whole = self.letters.iter().fold(hash::fold(0, signs), |whole, &letter| hash::fold(whole, letter.into()));
        // Wood and a denial have the same letters.
        let denials = self.tokens.iter().filter(|token| token.is(role::DENIES));
        let whole = denials.fold(whole, |whole, token| hash::fold(whole, token.hash.into()));
        (whole, self.letters.len())
    }

    /// One word, or a denial and what it is written together with.
    fn word(&mut self, written: &str, kind: Kind, opens: u16) {
        if let Some(rest) = written.strip_prefix(lists::NOT) {
            return self.denied(lists::NOT, role::DENIES, rest, kind, opens);
        }
        let toneless = written.strip_prefix(lists::TONELESS).filter(|rest| rest.is_empty() || kind == Kind::Unknown);
        if let Some(rest) = toneless {
            return self.denied(lists::TONELESS, role::MAY_DENY, rest, kind, opens);
        }
        let hash = of_word(written);
        let from = self.letters.len();
        self.letters.extend(skeleton(written));
        // By the letters as written: without its tone wood would deny.
        let denies = if lists::DENIALS.contains(&written) { role::DENIES } else { 0 };
        // A slip makes a rare short word of a common one.
        let short = self.letters.len() - from;
        let exactly = lists::EXACTLY.iter().filter(|(word, _)| *word == written).fold(0, |all, (_, role)| all | role);
        let exactly = if self.counts.contains_key(written) { exactly | role::NUMBER } else { exactly };
        let roles = self.roles.get(&hash).copied().unwrap_or(0) | denies | exactly;
        let rare = || roles == 0 && short <= 4 && segment::rarity(written).is_some_and(|rarity| rarity >= lists::RARE);
        let unknown = if kind == Kind::Unknown || short < 2 || rare() { role::UNKNOWN } else { 0 };
        let may_deny = if kind == Kind::Unknown && written.contains(lists::TONELESS) { role::MAY_DENY } else { 0 };
        let role = roles | unknown | opens | may_deny;
        self.push(self.same.get(&hash).copied().unwrap_or(hash), role);
    }

    fn denied(&mut self, denial: &str, role: u16, rest: &str, kind: Kind, opens: u16) {
        self.letters.extend(skeleton(denial));
        self.push(hash::text(lists::NOT) as u32, role | opens);
        if !rest.is_empty() {
            self.word(rest, kind, 0);
        }
    }

    fn push(&mut self, hash: u32, role: u16) {
        self.tokens.push(Token { hash, end: self.letters.len() as u32, role });
    }

    /// Takes several words that are one for one; one is a number where something is measured by it.
    fn phrases(&mut self) {
        let [one, people] = ["หนึ่ง", "คน"].map(of_word);
        for at in 1..self.tokens.len() {
            let (before, next) = (self.tokens[at - 1].hash, self.tokens.get(at + 1));
            let measures = next.is_some_and(|next| !next.is(role::OPENS));
            if self.tokens[at].hash == one && before != people && measures {
                self.tokens[at].role |= role::NUMBER;
            }
        }
        let mut at = 0;
        while at + 1 < self.tokens.len() {
            let rest = &self.tokens[at..];
            let is = |words: &[u32]| {
                let same = |(token, word): (&Token, &u32)| {
                    token.hash == *word || *word == self.not && token.is(role::DENIES | role::MAY_DENY)
                };
                words.len() <= rest.len() && rest.iter().zip(words).all(same)
            };
            if let Some((words, one)) = self.phrases.iter().find(|(words, _)| is(words)) {
                let (many, role) = (words.len(), rest[0].role & role::OPENS);
                self.tokens[at] = Token { hash: *one, end: rest[many - 1].end, role };
                self.tokens.drain(at + 1..at + many);
            }
            at += 1;
        }
    }

    /// To ask for leave, or to be one more who signs, is to ask for nothing.
    fn polite(&mut self) {
        let [ask, polite] = ["ขอ", "ขออนุญาต"].map(of_word);
        for at in 1..self.tokens.len() {
            let after = self.tokens[at].hash;
            let before = &mut self.tokens[at - 1];
            if before.hash == ask && lists::POLITE.iter().any(|word| of_word(word) == after) {
                *before = Token { hash: polite, role: before.role & role::OPENS, ..*before };
            }
        }
    }

    /// How many words at the beginning are courtesy alone; something must follow.
    fn courtesy(&self) -> Option<usize> {
        let is = |at: usize, words: &[&str]| {
            self.tokens.get(at).is_some_and(|token| words.iter().any(|word| of_word(word) == token.hash))
        };
        let end = |from: usize| (from + 1..self.tokens.len()).take(8).find(|&at| self.tokens[at].is(role::OPENS));
        if is(0, &lists::DEAR) {
            let rest = &self.letters[self.tokens[0].end as usize..];
            let addressed = lists::ADDRESSED
                .iter()
                .any(|word| skeleton(word).eq(rest.iter().copied().take(skeleton(word).count())));
            return if addressed { end(1) } else { None };
        }
        let leads = is(0, &lists::LEADS) || is(0, &["ใน"]) && is(1, &lists::LEADS);
        if leads { end(0) } else { None }
    }

    fn without_first(&mut self, words: usize) {
        let letters = self.tokens[words - 1].end;
        self.letters.drain(..letters as usize);
        self.tokens.drain(..words);
        self.tokens.iter_mut().for_each(|token| token.end -= letters);
    }

    fn cut_grams(&mut self) {
        self.grams.clear();
        self.grams.extend(self.letters.windows(lists::GRAM).map(|gram| {
            // Thai and Latin letters fit twelve bits; of others the low bits do.
            hash::mix(gram.iter().fold(0, |key, &letter| key << 12 | u64::from(letter & 0xfff))) as u32
        }));
        self.grams.sort_unstable();
        self.grams.dedup();
    }
}

/// A text of signs alone, such as a thumb: its hash without blanks.
fn of_signs(text: &str) -> u64 {
    text.chars().filter(|c| !c.is_whitespace()).fold(1, |hash, c| hash::fold(hash, u64::from(u32::from(c))))
}

pub(super) fn of_word(word: &str) -> u32 {
    skeleton(word).fold(0, |hash, letter| hash::fold(hash, u64::from(letter))) as u32
}

/// The letters that stay when tones are forgotten and long and short vowels confused, as in quick typing. Far would then be near:
/// it keeps letters more.
fn skeleton(word: &str) -> impl Iterator<Item = u16> {
    let far = if word.ends_with("ไกล") { "ไไ" } else { "" };
    word.chars()
        .filter_map(|c| match c {
            '่' | '้' | '๊' | '๋' | '็' | '์' | 'ๆ' | 'ฺ' => None,
            'ี' => Some('ิ'),
            'ื' => Some('ึ'),
            'ู' => Some('ุ'),
            'ใ' => Some('ไ'),
            _ => Some(c),
        })
        .chain(far.chars())
        .map(|c| u32::from(c) as u16)
}
