//! BM25 over the engine's postings, with constants for each field: terms are read one after another, the heaviest first, and
//! once the rest cannot lift a new thing among the best, only those already found are looked at.

use std::rc::Rc;
use std::sync::Arc;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, InvertedIndexReader, Searcher, SegmentReader, TERMINATED, Term};

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

/// In an index of more than so many things, pieces that a great share of them have tell nothing apart.
const FEW: u64 = 1_000;

struct Known<'a> {
    ask: &'a Ask,
    most: f32,
    /// Its field among those opened.
    opened: usize,
    norms: Rc<[f32; 256]>,
    infos: Vec<Option<TermInfo>>,
}

/// A field, opened once a question, by segment.
struct Opened {
    field: Field,
    segments: Vec<(Arc<InvertedIndexReader>, FieldNormReader)>,
    tokens: u64,
}

impl Opened {
    fn of(searcher: &Searcher, field: Field) -> tantivy::Result<Opened> {
        let mut segments = Vec::with_capacity(searcher.segment_readers().len());
        let mut tokens = 0;
        for reader in searcher.segment_readers() {
            let inverted = reader.inverted_index(field)?;
            tokens += inverted.total_num_tokens();
            segments.push((inverted, reader.get_fieldnorms_reader(field)?));
        }
        Ok(Opened { field, segments, tokens })
    }
}

/// What BM25 adds to how often a term stands in a text, by the text's kept length.
fn norms(k1: f32, b: f32, average: f32) -> Rc<[f32; 256]> {
    let mut norms = [0f32; 256];
    for (id, norm) in norms.iter_mut().enumerate() {
        let length = FieldNormReader::id_to_fieldnorm(id as u8) as f32;
        *norm = k1 * (1.0 - b + b * length / average);
    }
    Rc::new(norms)
}

/// How rare a term is, from the number of things and of those that have it.
pub(crate) fn rarity(things: u64, having: u64) -> f32 {
    let (things, having) = (things as f32, having as f32);
    (1.0 + (things - having + 0.5).max(0.0) / (having + 0.5)).ln()
}

/// The number of things that have a term.
pub(crate) fn having(searcher: &Searcher, field: Field, text: &str) -> tantivy::Result<u64> {
    let term = Term::from_field_text(field, text);
    let mut sum = 0;
    for reader in searcher.segment_readers() {
        sum += u64::from(reader.inverted_index(field)?.doc_freq(&term)?);
    }
    Ok(sum)
}

/// The best `most` things, best first, and what all terms can give together; `allowed` says which may be found. Pieces that more
/// than a share of all things have are not read.
pub(crate) fn best(
    searcher: &Searcher,
    asks: &[Ask],
    most: usize,
    common: f32,
    allowed: Option<&dyn Fn(u32, DocId) -> bool>,
) -> tantivy::Result<(Vec<Scored>, f32)> {
    let things: u64 = searcher.segment_readers().iter().map(|reader| u64::from(reader.max_doc())).sum();
    let mut known: Vec<Known> = Vec::with_capacity(asks.len());
    let mut opened: Vec<Opened> = Vec::new();
    for ask in asks {
        let term = Term::from_field_text(ask.field, &ask.text);
        let at = match opened.iter().position(|opened| opened.field == ask.field) {
            Some(at) => at,
            None => {
                opened.push(Opened::of(searcher, ask.field)?);
                opened.len() - 1
            }
        };
        let field = &opened[at];
        let mut infos = Vec::with_capacity(field.segments.len());
        let mut having = 0u64;
        for (inverted, _) in &field.segments {
            let info = inverted.get_term_info(&term)?;
            having += info.as_ref().map_or(0, |info| u64::from(info.doc_freq));
            infos.push(info);
        }
        let tells = ask.share || ask.always || things <= FEW || having as f32 <= common * things as f32;
        if having == 0 || ask.weight <= 0.0 || !tells {
            continue;
        }
        let idf = if ask.share { ask.weight } else { rarity(things, having) * ask.weight };
        let alike = |one: &&Known| one.opened == at && one.ask.k1 == ask.k1 && one.ask.b == ask.b;
        let norms = match known.iter().rev().find(alike) {
            Some(one) => one.norms.clone(),
            None => norms(ask.k1, ask.b, (field.tokens as f32 / things.max(1) as f32).max(1.0)),
        };
        known.push(Known { ask, most: idf * (ask.k1 + 1.0), opened: at, norms, infos });
    }
    let sum = known.iter().filter(|one| !one.ask.share).map(|one| one.most).sum::<f32>().max(1.0);
    for one in known.iter_mut().filter(|one| one.ask.share) {
        one.most *= sum;
    }
    known.sort_by(|a, b| b.most.total_cmp(&a.most));
    let mut out = Vec::new();
    for (segment, reader) in searcher.segment_readers().iter().enumerate() {
        of_segment(reader, segment as u32, &known, &opened, most, allowed, &mut out)?;
    }
    out.sort_by(|a: &Scored, b| b.score.total_cmp(&a.score).then(a.segment.cmp(&b.segment)).then(a.doc.cmp(&b.doc)));
    out.truncate(most);
    Ok((out, sum))
}

/// What the keys among the terms gave to things found.
pub(crate) fn of_keys(searcher: &Searcher, asks: &[Ask], sum: f32, found: &[Scored]) -> tantivy::Result<Vec<f32>> {
    let mut out = vec![0.0; found.len()];
    for ask in asks.iter().filter(|ask| ask.share) {
        let term = Term::from_field_text(ask.field, &ask.text);
        for (segment, reader) in searcher.segment_readers().iter().enumerate() {
            let inverted = reader.inverted_index(ask.field)?;
            let Some(mut postings) = inverted.read_block_postings(&term, IndexRecordOption::Basic)? else { continue };
            let mut of: Vec<usize> = (0..found.len()).filter(|at| found[*at].segment as usize == segment).collect();
            of.sort_by_key(|at| found[*at].doc);
            for at in of {
                let place = postings.seek(found[at].doc);
                if postings.doc(place) == found[at].doc {
                    out[at] += ask.weight * sum;
                }
            }
        }
    }
    Ok(out)
}

/// Things that have all of some terms, at most `most` a segment; none where every term is too common to look.
pub(crate) fn together(searcher: &Searcher, field: Field, texts: &[&str], most: usize) -> tantivy::Result<Vec<Scored>> {
    /// The rarest term may be in so many things.
    const MOST_READ: u32 = 30_000;
    let mut out = Vec::new();
    'segments: for (segment, reader) in searcher.segment_readers().iter().enumerate() {
        let inverted = reader.inverted_index(field)?;
        let mut infos = Vec::with_capacity(texts.len());
        for text in texts {
            let Some(info) = inverted.get_term_info(&Term::from_field_text(field, text))? else { continue 'segments };
            infos.push(info);
        }
        infos.sort_by_key(|info| info.doc_freq);
        let Some((rarest, others)) = infos.split_first() else { continue };
        if rarest.doc_freq > MOST_READ {
            continue;
        }
        let mut docs: Vec<DocId> = Vec::with_capacity(rarest.doc_freq as usize);
        let mut postings = inverted.read_block_postings_from_terminfo(rarest, IndexRecordOption::Basic)?;
        while !postings.docs().is_empty() {
            docs.extend_from_slice(postings.docs());
            postings.advance();
        }
        for info in others {
            if docs.is_empty() {
                break;
            }
            let mut postings = inverted.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            docs.retain(|doc| {
                let place = postings.seek(*doc);
                postings.doc(place) == *doc
            });
        }
        let alive = |doc: &DocId| reader.alive_bitset().is_none_or(|alive| alive.is_alive(*doc));
        let found = docs.into_iter().filter(alive).take(most);
        out.extend(found.map(|doc| Scored { score: 0.0, segment: segment as u32, doc }));
    }
    Ok(out)
}

/// Which of the things found have a term.
pub(crate) fn with_key(searcher: &Searcher, field: Field, text: &str, found: &[Scored]) -> tantivy::Result<Vec<bool>> {
    let ask = Ask { field, text: text.to_string(), weight: 1.0, k1: 0.0, b: 0.0, share: true, always: true };
    Ok(of_keys(searcher, &[ask], 1.0, found)?.into_iter().map(|got| got > 0.0).collect())
}

/// The consultation of the first thing that has a term and is still there.
pub(crate) fn first_with(searcher: &Searcher, field: Field, text: &str) -> tantivy::Result<Option<i64>> {
    let term = Term::from_field_text(field, text);
    for reader in searcher.segment_readers() {
        let groups = reader.fast_fields().i64("group")?;
        let inverted = reader.inverted_index(field)?;
        let Some(mut postings) = inverted.read_block_postings(&term, IndexRecordOption::Basic)? else { continue };
        while !postings.docs().is_empty() {
            let alive = |doc: &&DocId| reader.alive_bitset().is_none_or(|alive| alive.is_alive(**doc));
            if let Some(doc) = postings.docs().iter().find(alive) {
                return Ok(groups.first(*doc));
            }
            postings.advance();
        }
    }
    Ok(None)
}

thread_local! {
    static SCORES: std::cell::RefCell<Vec<f32>> = const { std::cell::RefCell::new(Vec::new()) };
}

fn of_segment(
    reader: &SegmentReader,
    segment: u32,
    known: &[Known],
    opened: &[Opened],
    most: usize,
    allowed: Option<&dyn Fn(u32, DocId) -> bool>,
    out: &mut Vec<Scored>,
) -> tantivy::Result<()> {
    /// Looking one thing up costs as much as reading so many from a list.
    const LOOK: usize = 6;
    let here = |doc: DocId| allowed.is_none_or(|allowed| allowed(segment, doc));
    SCORES.with_borrow_mut(|scores| {
        scores.clear();
        scores.resize(reader.max_doc() as usize, 0.0);
        let mut rest: f32 = known.iter().filter(|one| one.infos[segment as usize].is_some()).map(|one| one.most).sum();
        // What was read since it was last asked whether the best are among those found.
        let mut read = 0usize;
        let mut few: Option<Vec<DocId>> = None;
        for one in known {
            let Some(info) = &one.infos[segment as usize] else { continue };
            match &mut few {
                None if read > 2 * scores.len() => {
                    read = 0;
                    let least = lowest_of_best(scores.iter().copied().enumerate(), most, &here);
                    if rest < least {
                        let may = |doc: &DocId| scores[*doc as usize] + rest >= least;
                        few = Some((0..scores.len() as DocId).filter(may).collect());
                    }
                }
                Some(few) if few.len() > 2 * most && read > LOOK * few.len() => {
                    read = 0;
                    let found = few.iter().map(|doc| (*doc as usize, scores[*doc as usize]));
                    let least = lowest_of_best(found, most, &here);
                    few.retain(|doc| scores[*doc as usize] + rest >= least);
                }
                _ => {}
            }
            let (inverted, norms) = &opened[one.opened].segments[segment as usize];
            match &few {
                Some(few) if few.len() * LOOK < info.doc_freq as usize => {
                    some(inverted, norms, one, info, scores, few)?;
                    read += few.len() * LOOK;
                }
                _ => {
                    all(inverted, norms, one, info, scores)?;
                    read += info.doc_freq as usize;
                }
            }
            rest -= one.most;
        }
        let mut heap = Best::new(most);
        let mut take = |doc: DocId, score: f32| {
            if score > heap.least()
                && reader.alive_bitset().is_none_or(|alive| alive.is_alive(doc))
                && allowed.is_none_or(|allowed| allowed(segment, doc))
            {
                heap.push(Scored { score, segment, doc });
            }
        };
        match few {
            Some(few) => few.into_iter().for_each(|doc| take(doc, scores[doc as usize])),
            None => scores.iter().enumerate().for_each(|(doc, score)| take(doc as DocId, *score)),
        }
        out.append(&mut heap.found);
        Ok(())
    })
}

/// Adds one term to all things that have it.
fn all(
    inverted: &InvertedIndexReader,
    norms: &FieldNormReader,
    one: &Known,
    info: &TermInfo,
    scores: &mut [f32],
) -> tantivy::Result<()> {
    let mut postings = inverted.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
    loop {
        let docs = postings.docs();
        if docs.is_empty() {
            break;
        }
        let freqs = postings.freqs();
        if freqs.is_empty() {
            // A key: it is there or not.
            docs.iter().for_each(|doc| scores[*doc as usize] += one.most);
        }
        for (doc, times) in docs.iter().zip(freqs) {
            let times = *times as f32;
            let norm = one.norms[norms.fieldnorm_id(*doc) as usize];
            scores[*doc as usize] += one.most * times / (times + norm);
        }
        postings.advance();
    }
    Ok(())
}

/// Adds one term to a few things, in their order.
fn some(
    inverted: &InvertedIndexReader,
    norms: &FieldNormReader,
    one: &Known,
    info: &TermInfo,
    scores: &mut [f32],
    few: &[DocId],
) -> tantivy::Result<()> {
    let mut postings = inverted.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
    for doc in few {
        let place = postings.seek(*doc);
        let found = postings.doc(place);
        if found == TERMINATED {
            break;
        }
        if found == *doc {
            if postings.freqs().is_empty() {
                scores[*doc as usize] += one.most;
                continue;
            }
            let times = postings.freq(place) as f32;
            let norm = one.norms[norms.fieldnorm_id(*doc) as usize];
            scores[*doc as usize] += one.most * times / (times + norm);
        }
    }
    Ok(())
}

/// The score that the last of the best has by now; 0 while there are too few.
fn lowest_of_best(found: impl Iterator<Item = (usize, f32)>, most: usize, allowed: &dyn Fn(DocId) -> bool) -> f32 {
    let mut heap = Best::new(most);
    for (doc, score) in found {
        if score > heap.least() && allowed(doc as DocId) {
            heap.push(Scored { score, segment: 0, doc: doc as DocId });
        }
    }
    heap.least()
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

    fn least(&self) -> f32 {
        self.least
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
