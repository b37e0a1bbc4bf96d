//! From a question to the terms that are asked of the index, each with its weight. What a weight is depends on the question:
//! the net that catches misspellings counts for more where no dictionary knows what was typed.

use crate::catalogue::{Catalogue, Named};
use crate::cover::{Instead, Told};
use crate::fields::Fields;
use crate::lexicon::Word;
use crate::lists::{Lists, rarity};
use crate::query::Expansion;
use crate::question::Question;
use crate::rank::Ask;
use crate::text::normal;
use crate::text::{self, Piece};
use crate::thesaurus::{Thesaurus, packed};
use crate::tuning::Tuning;
use std::collections::{HashMap, HashSet};
use tantivy::schema::Field;

/// The most terms that one question asks for.
const MOST_TERMS: usize = 420;
/// A word that has matter weighs so much at least, however common it is.
const LEAST_TOLD: f32 = 0.3;
/// What a passage begins with that was cut out of a sentence.
const TORN: [&str; 6] = ["และ", "หรือ", "แห่ง", "ของ", "ซึ่ง", "แก่"];
/// The most phrases that the thesaurus adds.
const MOST_ADDED: usize = 24;

/// What a question asks of the index.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    pub asks: Vec<Ask>,
    /// The question as it is compared with passages.
    pub packed: String,
    pub toneless: String,
    /// Of the toneless question.
    pub pairs: Vec<Piece>,
    /// Words and pairs to mark in passages.
    pub words: HashSet<String>,
    pub marks: HashSet<String>,
    /// Its words in their order.
    pub exact: Vec<String>,
    /// It names a law.
    pub cites: bool,
    pub expansions: Vec<Expansion>,
    /// The share of the question that the dictionary and the index know, by length.
    pub known: f32,
    pub laws: Vec<Named>,
    /// What has matter in it, and what was asked in its place.
    pub told: Vec<Told>,
    pub instead: Vec<Instead>,
}

/// Everything that a question is read with.
pub(crate) struct With<'a> {
    pub fields: &'a Fields,
    pub tuning: &'a Tuning,
    pub catalogue: &'a Catalogue,
    pub thesaurus: &'a Thesaurus,
    /// No expansion is wanted.
    pub literal: bool,
    pub lists: &'a Lists<'a>,
}

struct Terms(HashMap<(Field, String), Ask>);

impl Terms {
    fn add(&mut self, field: Field, text: &str, [weight, k1, b]: [f32; 3]) {
        if weight <= 0.0 || self.0.len() >= MOST_TERMS && !self.0.contains_key(&(field, text.to_string())) {
            return;
        }
        let slot = self.0.entry((field, text.to_string())).or_insert_with(|| Ask {
            field,
            text: text.to_string(),
            weight: 0.0,
            k1,
            b,
            share: false,
            always: false,
        });
        // Said twice is meant more, but not twice as much.
        slot.weight = if slot.weight == 0.0 { weight } else { slot.weight.max(weight) + 0.5 * slot.weight.min(weight) };
    }

    fn share(&mut self, field: Field, text: &str, share: f32) {
        let share =
            share + self.0.get(&(field, text.to_string())).filter(|ask| ask.share).map_or(0.0, |ask| ask.weight);
        let ask = Ask { field, text: text.to_string(), weight: share, k1: 0.0, b: 0.0, share: true, always: true };
        self.0.insert((field, text.to_string()), ask);
    }
}

/// Reads a question into terms.
pub(crate) fn ask(question: &Question, with: &With) -> tantivy::Result<Asked> {
    let (f, t) = (with.fields, with.tuning);
    let mut out = Asked::default();
    let mut terms = Terms(HashMap::new());
    let mut whole = question.spelt.clone();
    for passage in &question.passages {
        whole.push(' ');
        whole.push_str(passage);
    }
    // A passage pasted from the middle of a word begins with what cannot stand alone.
    let whole = whole.trim_start_matches(|c| text::is_tail(c) || c == ' ').to_string();
    text::pack(&whole, &mut out.packed);
    let mut units = Vec::new();
    text::units(&out.packed, &mut units);
    let mut words: Vec<Word> = Vec::new();
    text::words(&whole, &mut words);
    let spans = in_packed(&whole, &words, &out.packed);
    text::toneless(&out.packed, &mut out.toneless);
    let mut bare = Vec::new();
    text::units(&out.toneless, &mut bare);
    text::pairs(&bare, &mut out.pairs);

    let edges: HashSet<u32> = spans.iter().flat_map(|span| [span.0, span.1]).collect();
    let edge = |unit: usize| {
        let at = units.get(unit).map_or(out.packed.len() as u32, |unit| unit.0);
        edges.contains(&at)
    };
    let mut matterless = with.thesaurus.matterless(&out.packed, &units, &edge);
    if matterless.iter().all(|empty| *empty) {
        matterless.fill(false);
    }
    let weight_of = |start: u32, end: u32| {
        let inside = units.iter().zip(&matterless).filter(|(unit, _)| unit.0 >= start && unit.1 <= end);
        let (mut all, mut empty) = (0, 0);
        for (_, matterless) in inside {
            all += 1;
            empty += usize::from(*matterless);
        }
        if all > 0 && empty * 2 > all { t.question } else { 1.0 }
    };

    // Words, and how much of the question nobody knows.
    let things = with.lists.searcher.num_docs();
    let (mut length, mut strange) = (0u32, 0u32);
    for (word, span) in words.iter().zip(&spans) {
        let of = &whole[word.start..word.end];
        let matter = weight_of(span.0, span.1);
        length += span.1 - span.0;
        let has = with.lists.having(f.words, of)?;
        if !word.known || has == 0 {
            strange += span.1 - span.0;
        }
        terms.add(f.words, of, scaled(t.words, matter));
        terms.add(f.title_words, of, scaled(t.title_words, matter));
        out.exact.push(of.to_string());
        if matter > 0.5 || t.question >= 1.0 {
            out.words.insert(of.to_string());
            let from = units.partition_point(|unit| unit.0 < span.0);
            let to = units.partition_point(|unit| unit.0 < span.1);
            let weight = rarity(things, has).max(LEAST_TOLD);
            out.told.push(Told { from, to, text: of.to_string(), weight, absent: word.known && has == 0 });
        }
    }
    out.known = 1.0 - strange as f32 / length.max(1) as f32;
    for pair in &out.pairs {
        let of = &out.toneless[pair.start as usize..pair.end as usize];
        let place = pair.position as usize;
        let empty = (place..place + 2).all(|unit| matterless.get(unit).copied().unwrap_or(true));
        let matter = if empty && matterless.get(place).copied().unwrap_or(false) { t.question } else { 1.0 };
        out.marks.insert(of.to_string());
        let of = &text::term_of(of);
        terms.add(f.pairs, of, scaled(t.pairs, matter));
        terms.add(f.title_pairs, of, scaled(t.title_pairs, matter));
    }
    let mut net = Vec::new();
    text::net(&out.toneless, &mut net);
    let weight = t.net[0] + t.net_unknown * (1.0 - out.known);
    for piece in &net {
        let of = &text::term_of(&out.toneless[piece.start as usize..piece.end as usize]);
        terms.add(f.net, of, [weight, t.net[1], t.net[2]]);
        terms.add(f.title_net, of, [t.title_net[0] * weight / t.net[0].max(0.01), t.title_net[1], t.title_net[2]]);
    }

    // A law that is named, and a section of it.
    out.laws = with.catalogue.find(&question.cited);
    // A long stretch with a section in it is more often a passage than a name.
    let citing = question.cited.kind || question.cited.section.is_some() || question.cited.year.is_some();
    // Nobody begins a law's name in the middle of a sentence.
    let torn = words.first().is_some_and(|word| TORN.contains(&&whole[word.start..word.end]));
    let best = out.laws.first().map_or(0.0, Named::likeness);
    let mut named = false;
    for law in &out.laws {
        let likely = law.likeness();
        let sure = if question.cited.kind || question.cited.year.is_some() {
            likely >= 0.45
        } else if citing {
            likely >= 0.7
        } else {
            law.of_name >= 0.9 && law.of_question >= 0.5
        };
        if sure && likely >= 0.8 * best {
            named = true;
            out.cites |= citing && !torn;
            terms.share(f.law, &law.key, t.law * likely * likely * likely / (best * best).max(0.2));
        }
    }
    if let Some(section) = &question.cited.section {
        // A section alone is asked for by its number; texts that mention it come after.
        let alone = !question.cited.name.chars().any(char::is_alphanumeric);
        let share = if alone {
            4.0
        } else if named {
            1.0
        } else {
            0.5
        };
        terms.share(f.number, section, share * t.section);
    }

    // The law's words for people's words.
    if !with.literal {
        let called = with.thesaurus.call(&out.packed, &units, &edge);
        let mut added = 0;
        for call in &called {
            let mut also = Vec::new();
            let mut instead = Instead { from: call.start, to: call.end, ..Instead::default() };
            let many = (call.row.law.len() as f32).sqrt().max(1.0);
            // The law's own word needs no other.
            let own = call.row.law.iter().any(|phrase| packed(phrase) == call.typed);
            for phrase in call.row.law.iter().filter(|_| !own) {
                let normal = normal(phrase);
                let words = words_of(&normal);
                // A phrase with the typed word in it is found by that word; its others say something else.
                if added >= MOST_ADDED || words.contains(&call.typed) {
                    continue;
                }
                added += 1;
                also.push(phrase.clone());
                expand(&normal, &words, t.expand * call.row.weight / many, with, &mut terms);
                instead.phrases.push(words);
            }
            let telling = instead.phrases.iter().flatten().filter(|word| with.thesaurus.tells(word));
            out.words.extend(telling.cloned());
            for title in &call.row.titles {
                let cited = crate::law::cited(&crate::law::spell_out(&normal(title)));
                if let Some(law) = with.catalogue.find(&cited).first().filter(|law| law.of_question >= 0.9) {
                    terms.share(f.law, &law.key, t.expand_law * call.row.weight);
                    also.push(title.clone());
                    instead.laws.push(law.key.clone());
                }
            }
            if !also.is_empty() {
                out.instead.push(instead);
                match out.expansions.iter_mut().find(|known| known.typed == call.typed) {
                    Some(known) => known.also.extend(also),
                    None => out.expansions.push(Expansion { typed: call.typed.clone(), also }),
                }
            }
        }
    }
    out.asks = terms.0.into_values().collect();
    for ask in &mut out.asks {
        ask.always |= ask.field == f.words;
    }
    // One order for the same question: floating sums depend on it.
    out.asks.sort_by(|a, b| (a.field.field_id(), &a.text).cmp(&(b.field.field_id(), &b.text)));
    Ok(out)
}

/// The words of a normal phrase.
fn words_of(normal: &str) -> Vec<String> {
    let mut words = Vec::new();
    text::words(normal, &mut words);
    words.iter().map(|word| normal[word.start..word.end].to_string()).collect()
}

/// Asks for a phrase of the law.
fn expand(phrase: &str, words: &[String], weight: f32, with: &With, terms: &mut Terms) {
    let (f, t) = (with.fields, with.tuning);
    let many = (words.len() as f32).sqrt().max(1.0);
    for of in words {
        terms.add(f.words, of, scaled(t.words, weight / many));
        terms.add(f.title_words, of, scaled(t.title_words, weight / many));
    }
    let (packed, pairs) = pairs_of(phrase);
    let many = (pairs.len() as f32).sqrt().max(1.0);
    for pair in &pairs {
        let of = &text::term_of(&packed[pair.start as usize..pair.end as usize]);
        terms.add(f.pairs, of, scaled(t.pairs, weight / many));
        terms.add(f.title_pairs, of, scaled(t.title_pairs, weight / many));
    }
}

/// The toneless packed form of a phrase and its pairs.
pub(crate) fn pairs_of(phrase: &str) -> (String, Vec<Piece>) {
    let (mut packed, mut toneless, mut units, mut pairs) = (String::new(), String::new(), Vec::new(), Vec::new());
    text::pack(phrase, &mut packed);
    text::toneless(&packed, &mut toneless);
    text::units(&toneless, &mut units);
    text::pairs(&units, &mut pairs);
    (toneless, pairs)
}

fn scaled([weight, k1, b]: [f32; 3], by: f32) -> [f32; 3] {
    [weight * by, k1, b]
}

/// Where words of a text stand in the packed text.
fn in_packed(whole: &str, words: &[Word], packed: &str) -> Vec<(u32, u32)> {
    // Both have the same letters in the same order: they are walked together.
    let mut out = Vec::with_capacity(words.len());
    let mut letters = packed.char_indices().filter(|(_, c)| *c != ' ').peekable();
    let mut word = words.iter().peekable();
    let mut start = None;
    for (at, c) in whole.char_indices() {
        while let Some(next) = word.peek() {
            if next.end <= at {
                let end = letters.peek().map_or(packed.len(), |(at, _)| *at);
                let start: usize = start.take().unwrap_or(end);
                out.push((start as u32, end as u32));
                word.next();
            } else {
                break;
            }
        }
        if let Some(next) = word.peek()
            && at >= next.start
            && start.is_none()
        {
            start = Some(letters.peek().map_or(packed.len(), |(at, _)| *at));
        }
        if (text::is_thai(c) || c.is_alphanumeric()) && letters.peek().is_some_and(|(_, letter)| *letter == c) {
            letters.next();
        }
    }
    while word.next().is_some() {
        let start: usize = start.take().unwrap_or(packed.len());
        out.push((start as u32, packed.len() as u32));
    }
    // A blank kept between words of other scripts belongs to neither.
    for span in &mut out {
        while span.1 > span.0 && packed.as_bytes()[span.1 as usize - 1] == b' ' {
            span.1 -= 1;
        }
    }
    out
}
