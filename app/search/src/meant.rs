//! "Did you mean": a word that nobody knows is compared with the words of laws' names and of the dictionary that the index has,
//! by what fingers do on a Thai keyboard.

use crate::Error;
use crate::index::Index;
use crate::lexicon::{self, Word};
use crate::lists::Lists;
use crate::text::{self, normal};
use std::collections::HashMap;
use std::sync::Arc;

/// Words read from the index for comparison, the commonest first.
const MOST_WORDS: usize = 60_000;
/// A word must be found in so many things.
const LEAST: u32 = 2;
/// By so much must a short word be likelier than the next.
const CLEARLY: f32 = 0.15;
/// Words longer than this, in characters, are not compared.
const LONGEST: usize = 24;
const ROWS: [&str; 4] = ["ๅ/_ภถุึคตจขช", "ๆไำพะัีรนยบลฃ", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ"];

/// Known words by what is left of them when a letter is taken away.
#[derive(Default)]
pub(crate) struct Spelling {
    words: Vec<(String, u32)>,
    by_rest: HashMap<u64, Vec<u32>>,
    things: u64,
}

impl Spelling {
    fn of(words: Vec<(String, u32)>, things: u64) -> Spelling {
        let mut out = Spelling { words, things, ..Spelling::default() };
        for (at, (word, _)) in out.words.iter().enumerate() {
            for rest in rests(word) {
                out.by_rest.entry(rest).or_default().push(at as u32);
            }
        }
        out
    }

    /// The word that was meant, where one is much likelier than others; `sound` is a typed word that a dictionary has.
    fn nearest(&self, typed: &str, sound: bool) -> Option<(&str, f32)> {
        let letters: Vec<char> = typed.chars().collect();
        // The longer a word, the less by chance is another one near it.
        let most = match letters.len() {
            _ if sound => 0.6,
            0..=2 => return None,
            3..=4 => 0.6,
            5..=6 => 0.8,
            _ => 1.0,
        };
        let mut found: Vec<(f32, &str)> = Vec::new();
        for rest in rests(typed) {
            for at in self.by_rest.get(&rest).into_iter().flatten() {
                let (word, having) = &self.words[*at as usize];
                let cost = distance(&letters, &word.chars().collect::<Vec<_>>()) - 0.02 * (*having as f32).ln();
                if cost <= most && word != typed && !found.iter().any(|(_, known)| known == word) {
                    found.push((cost, word));
                }
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
        match found.as_slice() {
            [] => None,
            [(cost, _), (next, _), ..] if letters.len() < 5 && next - cost < CLEARLY => None,
            [(cost, word), ..] => Some((word, *cost)),
        }
    }
}

impl Index {
    /// Another spelling of a typed text, where a part of it is unknown and something near it is known.
    ///
    /// # Errors
    /// Faults of the index.
    pub fn meant(&self, typed: &str) -> Result<Option<String>, Error> {
        let typed: String = normal(&typed.chars().take(crate::question::LONGEST).collect::<String>());
        let mut words = Vec::new();
        lexicon::words(&typed, &mut words);
        let searcher = self.reader.searcher();
        let lists = Lists::new(&searcher);
        let mut strange = Vec::with_capacity(words.len());
        for word in &words {
            let of = &typed[word.start..word.end];
            let thai = of.chars().all(text::is_thai);
            strange.push(thai && (!word.known || lists.having(self.fields.words, of)? == 0));
        }
        if !strange.contains(&true) {
            return Ok(None);
        }
        let spelling = self.spelling()?;
        let mut out = String::new();
        let (mut at, mut i, mut changed, mut left) = (0, 0, false, false);
        while i < words.len() {
            let found = strange_stretch(&words, &strange, i)
                .filter_map(|(from, to)| {
                    let of = &typed[words[from].start..words[to - 1].end];
                    let sound = to - from == 1 && words[from].known;
                    let (word, cost) = spelling.nearest(of, sound)?;
                    Some((from, to, word, cost))
                })
                .min_by(|a, b| a.3.total_cmp(&b.3));
            match found {
                Some((from, to, word, _)) if words[from].start >= at => {
                    out.push_str(&typed[at..words[from].start]);
                    out.push_str(word);
                    at = words[to - 1].end;
                    i = to;
                    changed = true;
                }
                _ => {
                    left |= strange[i] && words[i].end - words[i].start > 3 && words[i].start >= at;
                    i += 1;
                }
            }
        }
        out.push_str(&typed[at..]);
        // With a word left that nobody knows, it would be a guess at half of what was meant.
        Ok((changed && !left).then_some(out))
    }

    /// The known words; read anew when the index has grown by half.
    fn spelling(&self) -> Result<Arc<Spelling>, Error> {
        let things = self.things();
        let mut kept = self.spelling.lock().map_err(|_| Error::Poisoned)?;
        if kept.things == 0 || things > kept.things + kept.things / 2 {
            let searcher = self.reader.searcher();
            let mut words: HashMap<String, u32> = HashMap::new();
            for reader in searcher.segment_readers() {
                for (field, least) in [(self.fields.words, LEAST), (self.fields.title_words, 1)] {
                    let inverted = reader.inverted_index(field)?;
                    let mut terms = inverted.terms().stream()?;
                    while terms.advance() {
                        let having = terms.value().doc_freq;
                        let Ok(word) = std::str::from_utf8(terms.key()) else { continue };
                        let length = word.chars().count();
                        // Words of people that no dictionary knows are nobody's to suggest.
                        if having >= least
                            && (2..=LONGEST).contains(&length)
                            && word.chars().all(text::is_thai)
                            && is_word(word)
                        {
                            *words.entry(word.to_string()).or_insert(0) += having;
                        }
                    }
                }
            }
            let mut words: Vec<(String, u32)> = words.into_iter().collect();
            words.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            words.truncate(MOST_WORDS);
            *kept = Arc::new(Spelling::of(words, things));
        }
        Ok(kept.clone())
    }
}

fn is_word(word: &str) -> bool {
    let mut words = Vec::new();
    lexicon::words(word, &mut words);
    matches!(words.as_slice(), [one] if one.known)
}

/// Stretches of words around a strange one that may be one word typed wrongly.
fn strange_stretch<'a>(words: &'a [Word], strange: &'a [bool], i: usize) -> impl Iterator<Item = (usize, usize)> + 'a {
    (1..=3usize).filter_map(move |many| {
        let to = i + many;
        let joined = |pair: &[Word]| pair[0].end == pair[1].start;
        (to <= words.len() && strange[i..to].contains(&true) && words[i..to].windows(2).all(joined)).then_some((i, to))
    })
}

/// A word and what is left of it without one letter, as numbers.
fn rests(word: &str) -> Vec<u64> {
    let letters: Vec<char> = word.chars().collect();
    let of =
        |skip: usize| {
            letters.iter().enumerate().filter(|(i, _)| *i != skip).fold(0xcbf2_9ce4_8422_2325u64, |sum, (_, c)| {
                (sum ^ u64::from(*c as u32)).wrapping_mul(0x100_0000_01b3)
            })
        };
    let mut out: Vec<u64> = (0..=letters.len().min(LONGEST)).map(of).collect();
    out.push(of(usize::MAX));
    out.sort_unstable();
    out.dedup();
    out
}

/// Whether two keys lie beside each other, or one is the other with the shift key.
fn beside(a: char, b: char) -> bool {
    let place = |c: char| {
        ROWS.iter()
            .enumerate()
            .find_map(|(r, row)| row.chars().position(|key| key == c).map(|at| (r as i32, at as i32)))
    };
    match (place(a), place(b)) {
        (Some(a), Some(b)) => (a.0 - b.0).abs() + (a.1 - b.1).abs() == 1,
        _ => false,
    }
}

/// What it costs fingers to type one word for another: a tone lost is cheap, a key beside the right one cheaper than a stranger.
fn distance(typed: &[char], word: &[char]) -> f32 {
    let tone = |c: char| matches!(c, '\u{e47}'..='\u{e4c}');
    let gap = |c: char| if tone(c) { 0.5 } else { 0.9 };
    let mut rows = vec![vec![0f32; word.len() + 1]; typed.len() + 1];
    for i in 0..=typed.len() {
        for j in 0..=word.len() {
            if i == 0 && j == 0 {
                continue;
            }
            let mut least = f32::MAX;
            if i > 0 {
                least = least.min(rows[i - 1][j] + gap(typed[i - 1]));
            }
            if j > 0 {
                least = least.min(rows[i][j - 1] + gap(word[j - 1]));
            }
            if i > 0 && j > 0 {
                let (a, b) = (typed[i - 1], word[j - 1]);
                let change = match a == b {
                    true => 0.0,
                    false if beside(a, b) || tone(a) && tone(b) => 0.6,
                    false => 1.0,
                };
                least = least.min(rows[i - 1][j - 1] + change);
                if i > 1 && j > 1 && a == word[j - 2] && typed[i - 2] == b {
                    least = least.min(rows[i - 2][j - 2] + 0.7);
                }
            }
            rows[i][j] = least;
        }
    }
    rows[typed.len()][word.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_neighbouring_key_is_nearer_than_a_stranger() {
        let of = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert!(of("กฎหมาย", "กฎหมาว") < of("กฎหมาย", "กฎหมาฮ"));
        assert!(of("หนา", "หน้า") < of("หนา", "หนาม"));
        assert_eq!(of("ตลาด", "ตลาด"), 0.0);
    }
}
