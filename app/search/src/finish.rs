//! The best of what was found, looked at for how the question stands in them; and out goes what must not be there.

use crate::Error;
use crate::ask::{Asked, pairs_of};
use crate::index::Index;
use crate::lists::Lists;
use crate::near::{Near, near};
use crate::question::Question;
use crate::rank::{self, Scored};
use crate::text;
use std::collections::{BTreeSet, HashMap, HashSet};
use tantivy::DocId;

/// A question of so many pairs may be a passage; so many things in which it may stand are looked at.
const PASSAGE: usize = 6;
const STANDING: usize = 256;
/// A question of so few words is met exactly or not: ดี is not ดู.
const SHORT: usize = 3;

/// What is seen of a question in one thing.
struct Seen {
    near: Near,
    /// What keys gave.
    keys: f32,
    /// The share of the words that stand there as they are written.
    written: f32,
}

impl Index {
    /// Finishes lists of what was found, each by its rule: they are looked at together.
    pub(crate) fn finished(
        &self,
        question: &Question,
        asked: &Asked,
        lists: &Lists,
        mut found: Vec<Vec<Scored>>,
        sum: f32,
        rules: &[rank::Allowed],
    ) -> Result<Vec<Vec<Scored>>, Error> {
        let t = &self.tuning;
        let deep = if asked.cites { t.deep_citing } else { t.deep } as usize;
        // A passage may be made of words so common that nothing of it is among the best: it is looked for as it stands.
        let passage = !asked.cites && asked.pairs.len() >= PASSAGE;
        let standing = if passage { self.standing(asked, lists)? } else { Vec::new() };
        let mut deeps = Vec::with_capacity(found.len());
        for (found, rule) in found.iter_mut().zip(rules) {
            let deep = deep.min(found.len());
            deeps.push(deep + lift(found, deep, &standing, *rule));
        }
        let looked: Vec<Scored> = found.iter().zip(&deeps).flat_map(|(found, deep)| &found[..*deep]).copied().collect();
        let mut seen = self.seen(asked, lists, sum, &looked)?.into_iter();
        for (found, deep) in found.iter_mut().zip(deeps) {
            let best = found.first().map_or(0.0, |one| one.score);
            for (one, seen) in found[..deep].iter_mut().zip(&mut seen) {
                one.score = self.seen_score(asked, one.score, &seen);
                if passage && seen.near.exact > 0.999 {
                    one.score += t.tier * best * (1.0 + t.near + t.passage);
                }
            }
            found.sort_by(rank::order);
            // What has a small part of what the best has is found by a word that means nothing.
            let least = found.first().map_or(0.0, |best| best.score * t.least);
            found.retain(|one| one.score >= least);
            self.leave(question, lists, found)?;
        }
        Ok(found)
    }

    /// Things in which all pairs of the question stand, but for those at its ends, where a word may be cut.
    fn standing(&self, asked: &Asked, lists: &Lists) -> Result<Vec<Scored>, Error> {
        let inner = &asked.pairs[1..asked.pairs.len() - 1];
        let text = |pair: &text::Piece| text::term_of(&asked.toneless[pair.start as usize..pair.end as usize]);
        let texts: BTreeSet<String> = inner.iter().map(text).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        Ok(lists.together(self.fields.pairs, &texts, STANDING)?)
    }

    fn seen(&self, asked: &Asked, lists: &Lists, sum: f32, looked: &[Scored]) -> Result<Vec<Seen>, Error> {
        let keys = rank::of_keys(lists, &asked.asks, sum, looked)?;
        let met = near(lists, self.fields.pairs, &asked.toneless, &asked.pairs, looked)?;
        let mut written = vec![0f32; looked.len()];
        if asked.exact.len() <= SHORT && self.tuning.written > 0.0 {
            let part = 1.0 / asked.exact.len() as f32;
            for word in &asked.exact {
                let has = lists.with(self.fields.words, word, looked)?;
                written.iter_mut().zip(has).for_each(|(written, has)| *written += if has { part } else { 0.0 });
            }
        }
        let of = |((near, keys), written)| Seen { near, keys, written };
        Ok(met.into_iter().zip(keys).zip(written).map(of).collect())
    }

    fn seen_score(&self, asked: &Asked, score: f32, seen: &Seen) -> f32 {
        let t = &self.tuning;
        let Near { whole, close, exact } = seen.near;
        let mut lift = t.near * whole.powf(t.near_power) + t.written * seen.written;
        // A citation is no passage: its words stand in a row wherever the law is mentioned.
        if !asked.cites {
            let long = (asked.pairs.len() as f32 / t.passage_long).min(1.0);
            lift += t.close * close + long * t.passage * (whole.powi(8) + t.exact * exact.powi(8));
        }
        (score - seen.keys) * (1.0 + lift) + seen.keys
    }

    /// Leaves what has the passages and the section's number that were asked for, and nothing that was excluded.
    fn leave(&self, question: &Question, lists: &Lists, found: &mut Vec<Scored>) -> Result<(), Error> {
        for passage in &question.passages {
            self.stands(lists, passage, found, true)?;
        }
        for word in &question.without {
            self.stands(lists, word, found, false)?;
        }
        if let Some(number) = &question.number {
            let mut wanted = lists.with(self.fields.number, number, found)?.into_iter();
            found.retain(|_| wanted.next().unwrap_or(false));
        }
        Ok(())
    }

    /// Keeps the things in which a passage stands as written, or those in which it does not.
    fn stands(&self, lists: &Lists, passage: &str, found: &mut Vec<Scored>, keep: bool) -> Result<(), Error> {
        let (packed, pairs) = pairs_of(passage);
        let mut words = Vec::new();
        text::words(passage, &mut words);
        let mut stands = vec![false; found.len()];
        // Pairs do not tell tones, nor do they find a single cluster within a text: words do.
        if let [word] = words.as_slice() {
            for field in [self.fields.words, self.fields.title_words] {
                let has = lists.with(field, &passage[word.start..word.end], found)?;
                stands.iter_mut().zip(has).for_each(|(stands, has)| *stands |= has);
            }
        }
        for field in [self.fields.pairs, self.fields.title_pairs] {
            let met = near(lists, field, &packed, &pairs, found)?;
            stands.iter_mut().zip(met).for_each(|(stands, met)| *stands |= met.exact > 0.999);
        }
        let mut stands = stands.into_iter();
        found.retain(|_| stands.next() == Some(keep));
        Ok(())
    }
}

/// Puts things behind the first `deep` of what was found, unless they are among these or may not be found; says how many.
fn lift(found: &mut Vec<Scored>, deep: usize, things: &[Scored], rule: rank::Allowed) -> usize {
    if things.is_empty() {
        return 0;
    }
    let place = |one: &Scored| (one.segment, one.doc);
    let lowest = found.last().map_or(0.0, |one| one.score);
    let first: HashSet<(u32, DocId)> = found[..deep].iter().map(place).collect();
    let mut rest: HashMap<(u32, DocId), Scored> = found.drain(deep..).map(|one| (place(&one), one)).collect();
    let of = |one: Scored| match rest.remove(&place(&one)) {
        Some(known) => Some(known),
        None if first.contains(&place(&one)) || rule.is_some_and(|rule| !rule(one.segment, one.doc)) => None,
        None => Some(Scored { score: lowest, ..one }),
    };
    found.extend(things.iter().copied().filter_map(of));
    let lifted = found.len() - deep;
    found.extend(rest.into_values());
    found[deep + lifted..].sort_by(rank::order);
    lifted
}
