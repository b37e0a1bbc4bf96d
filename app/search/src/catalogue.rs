//! The laws and drafts that are known by name: found by what people call them, with typing errors. It is made from the keys of
//! the index and small: a few thousand names.

use crate::law::{self, Cited};
use crate::text;
use crate::text::normal;
use crate::thesaurus::Thesaurus;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// A name and the key of the law that it names.
#[derive(Clone, Debug)]
struct Name {
    key: String,
    /// Triples of the name, without kind and year.
    triples: Vec<u64>,
    year: Option<u32>,
    /// A name by itself: clusters of it, for short ones.
    core: String,
}

/// Names of laws.
#[derive(Clone, Debug, Default)]
pub(crate) struct Catalogue {
    names: Vec<Name>,
    by_triple: HashMap<u64, Vec<u32>>,
    known: HashSet<(String, String)>,
    /// What the triples of each name weigh together, counted when first asked.
    whole: OnceLock<Vec<f32>>,
}

/// A law that a question names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Named {
    pub key: String,
    /// The share of the law's name that the question has, and of the question that the name has.
    pub of_name: f32,
    pub of_question: f32,
    pub year: bool,
}

/// A name is told from others by its rare triples; this is how rare.
fn weight(laws: usize, having: usize) -> f32 {
    (1.0 + laws as f32 / having.max(1) as f32).ln()
}

impl Catalogue {
    /// Adds a law by its title, with the names that the thesaurus has for it.
    pub fn add_law(&mut self, key: &str, thesaurus: &Thesaurus) {
        self.add(key, key);
        for name in thesaurus.names(key) {
            self.add(key, name);
        }
    }

    /// Adds a name of a law; a name known already changes nothing.
    pub fn add(&mut self, key: &str, name: &str) {
        if key.is_empty() || !self.known.insert((key.to_string(), name.to_string())) {
            return;
        }
        let cited = law::cited(&law::spell_out(&normal(name)));
        let triples = triples(&cited.name);
        if triples.is_empty() {
            return;
        }
        let at = self.names.len() as u32;
        for triple in &triples {
            self.by_triple.entry(*triple).or_default().push(at);
        }
        self.whole.take();
        self.names.push(Name { key: key.to_string(), triples, year: cited.year, core: cited.name });
    }

    /// The laws that a citation may name, the likeliest first.
    pub fn find(&self, cited: &Cited) -> Vec<Named> {
        let asked = triples(&cited.name);
        if asked.is_empty() || self.names.is_empty() {
            return Vec::new();
        }
        let laws = self.names.len();
        let mut met = vec![0f32; laws];
        let mut total = 0f32;
        for triple in &asked {
            let having = self.by_triple.get(triple);
            let weight = weight(laws, having.map_or(0, Vec::len).max(1));
            total += weight;
            for at in having.into_iter().flatten() {
                met[*at as usize] += weight;
            }
        }
        let whole = self.whole.get_or_init(|| {
            let of = |triple: &u64| weight(laws, self.by_triple.get(triple).map_or(1, Vec::len));
            self.names.iter().map(|name| name.triples.iter().map(of).sum()).collect()
        });
        let mut best: HashMap<&str, Named> = HashMap::new();
        for ((name, weighed), whole) in self.names.iter().zip(met).zip(whole) {
            if weighed <= 0.0 || weighed < 0.3 * total.min(8.0) {
                continue;
            }
            let named = Named {
                key: String::new(),
                of_name: (weighed / whole).min(1.0),
                of_question: weighed / total,
                year: cited.year.is_some() && cited.year == name.year,
            };
            match best.get_mut(name.key.as_str()) {
                Some(known) if known.likeness() >= named.likeness() => {}
                Some(known) => *known = named,
                None => {
                    best.insert(&name.key, named);
                }
            }
        }
        let mut best: Vec<(&str, Named)> = best.into_iter().collect();
        best.sort_by(|a, b| b.1.likeness().total_cmp(&a.1.likeness()).then_with(|| a.0.cmp(b.0)));
        best.truncate(8);
        best.into_iter().map(|(key, named)| Named { key: key.to_string(), ..named }).collect()
    }

    /// Keys of laws whose name begins with, or has a word that begins with, what was typed.
    pub fn beginning(&self, typed: &str, most: usize) -> Vec<String> {
        let mut packed = String::new();
        text::pack(&law::cited(&law::spell_out(&normal(typed))).name, &mut packed);
        if packed.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(usize, usize, &str)> = Vec::new();
        let mut core = String::new();
        for name in &self.names {
            text::pack(&name.core, &mut core);
            if let Some(at) = core.find(&packed) {
                found.push((usize::from(at > 0), core.len(), &name.key));
            }
        }
        found.sort_unstable();
        let mut out: Vec<String> = Vec::new();
        for (_, _, key) in found {
            if out.len() < most && !out.iter().any(|known| known == key) {
                out.push(key.to_string());
            }
        }
        out
    }
}

impl Named {
    /// How likely it is meant, up to 1.2.
    pub fn likeness(&self) -> f32 {
        let both = 2.0 * self.of_name * self.of_question / (self.of_name + self.of_question).max(f32::MIN_POSITIVE);
        both + if self.year { 0.2 } else { 0.0 }
    }
}

/// The different triples of a name, as numbers.
fn triples(name: &str) -> Vec<u64> {
    let mut packed = String::new();
    text::pack(name, &mut packed);
    let mut toneless = String::new();
    text::toneless(&packed, &mut toneless);
    let chars: Vec<char> = toneless.chars().filter(|c| *c != ' ').collect();
    let mut out: Vec<u64> = match chars.len() {
        0 => Vec::new(),
        1 | 2 => vec![number(&chars)],
        _ => chars.windows(3).map(number).collect(),
    };
    out.sort_unstable();
    out.dedup();
    out
}

fn number(chars: &[char]) -> u64 {
    chars.iter().fold(0, |sum, c| (sum << 21) | u64::from(*c as u32))
}
