//! BM25 over the engine's postings, with constants for each field: terms are read one after another, the heaviest first, and
//! once the rest cannot lift a new thing among the best, only those already found are looked at; so too once as much was read as
//! one question may read.

use crate::lists::{Lists, Opened, Places, Segment, rarity};
use std::rc::Rc;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::schema::Field;
use tantivy::{DocId, TERMINATED};

/// One term asked of one field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ask {
    pub field: Field,
    pub text: String,
    /// Times the rarity of the term.
    pub weight: f32,
    pub k1: f32,
    pub b: f32,
    /// The weight is a share of what all other terms can give together; how rare the term is does not matter.
    pub share: bool,
    /// Read however common it is.
    pub always: bool,
}

/// A thing found: its segment and number there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scored {
    pub score: f32,
    pub segment: u32,
    pub doc: DocId,
}

/// The best first; one order for the same things.
pub(crate) fn order(a: &Scored, b: &Scored) -> std::cmp::Ordering {
    b.score.total_cmp(&a.score).then(a.segment.cmp(&b.segment)).then(a.doc.cmp(&b.doc))
}

/// In an index of more than so many things, pieces that a great share of them have tell nothing apart.
const FEW: u64 = 1_000;

/// How much is read for one question.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// So many of the best are wanted.
    pub most: usize,
    /// Pieces that more than this share of all things have are not read.
    pub common: f32,
    /// So many entries of lists are read for any thing; after that the best found so far are looked at alone.
    pub budget: usize,
}

/// Says which things may be found.
pub(crate) type Allowed<'a> = Option<&'a dyn Fn(u32, DocId) -> bool>;

struct Known<'a> {
    ask: &'a Ask,
    most: f32,
    opened: Rc<Opened>,
    gains: Rc<Gains>,
    places: Rc<Places>,
}

impl Known<'_> {
    /// The part of the most that a thing gets where it is not kept how often the term stands there; a key is there or not.
    fn once(&self, norm: u8) -> f32 {
        if self.ask.share { 1.0 } else { self.gains.at(1, norm) }
    }
}

/// BM25 without rarity, by the text's kept length: for a term that stands there once, twice …, and what is added to how often.
struct Gains {
    few: [[f32; 256]; Gains::FEW],
    norms: [f32; 256],
}

impl Gains {
    /// More often is rare and reckoned.
    const FEW: usize = 3;

    fn of(k1: f32, b: f32, average: f32) -> Rc<Gains> {
        let mut out = Gains { few: [[0.0; 256]; Gains::FEW], norms: [0.0; 256] };
        for id in 0..256 {
            let length = FieldNormReader::id_to_fieldnorm(id as u8) as f32;
            out.norms[id] = k1 * (1.0 - b + b * length / average);
            for times in 0..Gains::FEW {
                let often = (times + 1) as f32;
                out.few[times][id] = often / (often + out.norms[id]);
            }
        }
        Rc::new(out)
    }

    fn at(&self, times: u32, norm: u8) -> f32 {
        match self.few.get((times as usize).wrapping_sub(1)) {
            Some(gains) => gains[norm as usize],
            None => times as f32 / (times as f32 + self.norms[norm as usize]),
        }
    }
}

/// Weighs the terms that are in the index, the heaviest first, and says what all but the shares can give together.
fn weigh<'a>(lists: &Lists, asks: &'a [Ask], common: f32) -> tantivy::Result<(Vec<Known<'a>>, f32)> {
    let things = lists.things();
    let mut known: Vec<Known> = Vec::with_capacity(asks.len());
    for ask in asks {
        let opened = lists.field(ask.field)?;
        if opened.tokens == 0 && !ask.share || ask.weight <= 0.0 {
            continue;
        }
        let places = opened.places(&ask.text)?;
        let having = places.having;
        let tells = ask.share || ask.always || things <= FEW || having as f32 <= common * things as f32;
        if having == 0 || !tells {
            continue;
        }
        let idf = if ask.share { ask.weight } else { rarity(things, having) * ask.weight };
        let alike = |one: &&Known| one.ask.field == ask.field && one.ask.k1 == ask.k1 && one.ask.b == ask.b;
        let gains = match known.iter().rev().find(alike) {
            Some(one) => one.gains.clone(),
            None => Gains::of(ask.k1, ask.b, (opened.tokens as f32 / things.max(1) as f32).max(1.0)),
        };
        known.push(Known { ask, most: idf * (ask.k1 + 1.0), opened, gains, places });
    }
    let sum = known.iter().filter(|one| !one.ask.share).map(|one| one.most).sum::<f32>().max(1.0);
    for one in known.iter_mut().filter(|one| one.ask.share) {
        one.most *= sum;
    }
    known.sort_by(|a, b| b.most.total_cmp(&a.most));
    Ok((known, sum))
}

/// For each of some rules, the best things that it allows, best first; and what all terms can give together. Where `among` is
/// given, nothing else is looked at: things of each segment, in order.
pub(crate) fn best(
    lists: &Lists,
    asks: &[Ask],
    limits: Limits,
    among: Option<Vec<Vec<DocId>>>,
    rules: &[Allowed],
) -> tantivy::Result<(Vec<Vec<Scored>>, f32)> {
    let (known, sum) = weigh(lists, asks, limits.common)?;
    let found = SCORES.with_borrow_mut(|scores| {
        let mut reading = Reading::new(lists, limits, rules, scores);
        reading.few = among;
        reading.read(&known)?;
        Ok::<_, tantivy::TantivyError>(rules.iter().map(|rule| reading.best(*rule)).collect())
    })?;
    Ok((found, sum))
}

/// What the keys among the terms gave to things found.
pub(crate) fn of_keys(lists: &Lists, asks: &[Ask], sum: f32, found: &[Scored]) -> tantivy::Result<Vec<f32>> {
    let mut out = vec![0.0; found.len()];
    for ask in asks.iter().filter(|ask| ask.share) {
        let has = lists.with(ask.field, &ask.text, found)?;
        out.iter_mut().zip(has).filter(|(_, has)| *has).for_each(|(out, _)| *out += ask.weight * sum);
    }
    Ok(out)
}

thread_local! {
    static SCORES: std::cell::RefCell<Vec<f32>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// The sums of one question while its terms are read.
struct Reading<'a> {
    lists: &'a Lists<'a>,
    limits: Limits,
    rules: &'a [Allowed<'a>],
    /// Where each segment begins among the scores, and the end.
    starts: Vec<usize>,
    scores: &'a mut Vec<f32>,
    /// The things that are still looked at, by segment, in order; all where there is nothing.
    few: Option<Vec<Vec<DocId>>>,
    /// The things among which the best are, where that was settled before everything was read.
    pool: Option<Vec<Vec<DocId>>>,
}

impl<'a> Reading<'a> {
    /// Looking one thing up costs as much as reading so many from a list.
    const LOOK: usize = 6;
    /// So many of the best are looked at to the end where not everything is read.
    const ON: usize = 300;

    fn new(lists: &'a Lists<'a>, limits: Limits, rules: &'a [Allowed<'a>], scores: &'a mut Vec<f32>) -> Reading<'a> {
        let mut starts = vec![0];
        for reader in lists.searcher.segment_readers() {
            starts.push(starts[starts.len() - 1] + reader.max_doc() as usize);
        }
        scores.clear();
        scores.resize(starts[starts.len() - 1], 0.0);
        Reading { lists, limits, rules, starts, scores, few: None, pool: None }
    }

    fn left(&self) -> usize {
        self.few.as_ref().map_or(self.scores.len(), |few| few.iter().map(Vec::len).sum())
    }

    /// What it costs to look things up in a list, in entries read one after another: each is mostly in a block of its own.
    fn look(left: usize, having: usize) -> usize {
        const BLOCK: usize = 128;
        (left * 4 + left.min(having / BLOCK) * BLOCK * 2 / 3).min(having)
    }

    fn read(&mut self, known: &[Known]) -> tantivy::Result<()> {
        let mut rest: f32 = known.iter().map(|one| one.most).sum();
        // What was read, and since it was last asked whether the best are among those found.
        let (mut spent, mut read) = (0usize, 0usize);
        let budget = self.limits.budget;
        for one in known {
            let having = one.places.having as usize;
            let left = self.left();
            let all = self.few.is_none();
            let cost = if all { having } else { Self::look(left, having) };
            if self.pool.is_none() && spent > 0 && spent + cost > budget {
                self.keep_best();
                read = 0;
            } else if all && read > 2 * left || !all && left > 2 * self.limits.most && read > Self::LOOK * left {
                read = 0;
                self.prune(rest);
            }
            if self.pool.is_some() && spent > budget + budget / 2 {
                break;
            }
            for (segment, info) in one.places.infos.iter().enumerate() {
                if let Some(info) = info {
                    self.add(segment, one, info)?;
                }
            }
            let cost = if self.few.is_some() { Self::look(self.left(), having) } else { having };
            (spent, read) = (spent + cost, read + cost);
            rest -= one.most;
        }
        Ok(())
    }

    fn add(&mut self, segment: usize, one: &Known, info: &TermInfo) -> tantivy::Result<()> {
        let of = &one.opened.segments[segment];
        let scores = &mut self.scores[self.starts[segment]..self.starts[segment + 1]];
        match &self.few {
            Some(few) if few[segment].is_empty() => Ok(()),
            Some(few) if self.pool.is_some() || few[segment].len() * Self::LOOK < info.doc_freq as usize => {
                of.read(info, |postings| some(postings, of, one, scores, &few[segment]))
            }
            _ => of.read(info, |postings| all(postings, of, one, scores)),
        }
    }

    /// Leaves out what the rest cannot lift among the best.
    fn prune(&mut self, rest: f32) {
        let least = self.rules.iter().map(|rule| self.top(*rule).least_of(self.limits.most)).fold(f32::MAX, f32::min);
        if self.few.is_none() && rest >= least {
            return;
        }
        let scores = &self.scores;
        let may = |start: usize, doc: &DocId| scores[start + *doc as usize] + rest >= least;
        match &mut self.few {
            Some(few) => few.iter_mut().zip(&self.starts).for_each(|(few, start)| few.retain(|doc| may(*start, doc))),
            None => {
                let of = |pair: &[usize]| {
                    (0..(pair[1] - pair[0]) as DocId).filter(|doc| may(pair[0], doc)).collect::<Vec<_>>()
                };
                self.few = Some(self.starts.windows(2).map(of).collect());
            }
        }
    }

    /// Leaves the best by now, whatever the rest may give; of these the very best are looked at on.
    fn keep_best(&mut self) {
        let mut pool = vec![Vec::new(); self.starts.len() - 1];
        let mut few = pool.clone();
        for rule in self.rules {
            for (at, one) in self.best(*rule).into_iter().enumerate() {
                pool[one.segment as usize].push(one.doc);
                if at < Self::ON {
                    few[one.segment as usize].push(one.doc);
                }
            }
        }
        for docs in pool.iter_mut().chain(&mut few) {
            docs.sort_unstable();
            docs.dedup();
        }
        (self.pool, self.few) = (Some(pool), Some(few));
    }

    fn best(&self, rule: Allowed) -> Vec<Scored> {
        let mut found = self.top(rule).found;
        found.sort_by(order);
        found.truncate(self.limits.most);
        found
    }

    fn top(&self, rule: Allowed) -> Best {
        /// So many scores are looked at together: most hold none of the best.
        const TOGETHER: usize = 64;
        let mut best = Best::new(self.limits.most);
        for (segment, reader) in self.lists.searcher.segment_readers().iter().enumerate() {
            let alive = reader.alive_bitset();
            let mut take = |doc: DocId, score: f32| {
                if score > best.least
                    && alive.is_none_or(|alive| alive.is_alive(doc))
                    && rule.is_none_or(|rule| rule(segment as u32, doc))
                {
                    best.push(Scored { score, segment: segment as u32, doc });
                }
                best.least
            };
            let scores = &self.scores[self.starts[segment]..self.starts[segment + 1]];
            if let Some(few) = self.pool.as_ref().or(self.few.as_ref()) {
                for doc in &few[segment] {
                    take(*doc, scores[*doc as usize]);
                }
                continue;
            }
            let mut least = take(0, 0.0);
            for (at, some) in scores.chunks(TOGETHER).enumerate() {
                if greatest(some) > least {
                    for (i, score) in some.iter().enumerate() {
                        least = take((at * TOGETHER + i) as DocId, *score);
                    }
                }
            }
        }
        best
    }
}

/// The greatest of some scores, eight side by side.
#[inline]
fn greatest(scores: &[f32]) -> f32 {
    let mut most = [0f32; 8];
    let (eights, rest) = scores.as_chunks::<8>();
    for eight in eights {
        for i in 0..8 {
            most[i] = if eight[i] > most[i] { eight[i] } else { most[i] };
        }
    }
    most.iter().chain(rest).fold(0f32, |most, score| most.max(*score))
}

/// Adds one term to all things that have it.
fn all(postings: &mut BlockSegmentPostings, of: &Segment, one: &Known, scores: &mut [f32]) {
    loop {
        let docs = postings.docs();
        if docs.is_empty() {
            break;
        }
        let freqs = postings.freqs();
        if freqs.is_empty() {
            for doc in docs {
                scores[*doc as usize] += one.most * one.once(of.norms.fieldnorm_id(*doc));
            }
        }
        for (doc, times) in docs.iter().zip(freqs) {
            scores[*doc as usize] += one.most * one.gains.at(*times, of.norms.fieldnorm_id(*doc));
        }
        postings.advance();
    }
}

/// Adds one term to a few things, in their order.
fn some(postings: &mut BlockSegmentPostings, of: &Segment, one: &Known, scores: &mut [f32], few: &[DocId]) {
    for doc in few {
        let place = postings.seek(*doc);
        let found = postings.doc(place);
        if found == TERMINATED {
            break;
        }
        if found == *doc {
            let norm = of.norms.fieldnorm_id(*doc);
            let gain = match postings.freqs().is_empty() {
                true => one.once(norm),
                false => one.gains.at(postings.freq(place), norm),
            };
            scores[*doc as usize] += one.most * gain;
        }
    }
}

/// The best things of a segment: twice as many are kept at most, cut when full.
struct Best {
    most: usize,
    least: f32,
    found: Vec<Scored>,
}

impl Best {
    fn new(most: usize) -> Best {
        Best { most: most.max(1), least: 0.0, found: Vec::new() }
    }

    /// The score of the last of the best; 0 while there are too few.
    fn least_of(mut self, most: usize) -> f32 {
        if self.found.len() < most {
            return 0.0;
        }
        let by = |a: &Scored, b: &Scored| b.score.total_cmp(&a.score);
        self.found.select_nth_unstable_by(most - 1, by).1.score
    }

    fn push(&mut self, one: Scored) {
        self.found.push(one);
        if self.found.len() >= 2 * self.most {
            let by = |a: &Scored, b: &Scored| b.score.total_cmp(&a.score).then(a.doc.cmp(&b.doc));
            self.found.select_nth_unstable_by(self.most - 1, by);
            self.found.truncate(self.most);
            self.least = self.found.iter().map(|one| one.score).fold(f32::MAX, f32::min);
        }
    }
}
