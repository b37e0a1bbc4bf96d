//! The lists of an index as one question reads them: a field is opened once, a term is looked up once, and one reader of
//! blocks serves all lists of a field.

use crate::rank::Scored;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, InvertedIndexReader, Searcher, Term};

/// What a question has opened and looked up.
pub(crate) struct Lists<'a> {
    pub searcher: &'a Searcher,
    opened: RefCell<Vec<Rc<Opened>>>,
}

/// A field.
pub(crate) struct Opened {
    pub field: Field,
    pub segments: Vec<Segment>,
    pub tokens: u64,
    places: RefCell<HashMap<String, Rc<Places>>>,
}

/// A field in one segment.
pub(crate) struct Segment {
    pub inverted: Arc<InvertedIndexReader>,
    pub norms: FieldNormReader,
    blocks: Cell<Option<Box<BlockSegmentPostings>>>,
}

/// Where the lists of a term stand, by segment.
pub(crate) struct Places {
    pub infos: Vec<Option<TermInfo>>,
    /// In so many things of all segments.
    pub having: u64,
}

impl Segment {
    /// Reads a list with a reader that other lists of this field were read with: a new one costs kilobytes of moves.
    pub fn read<T>(&self, info: &TermInfo, read: impl FnOnce(&mut BlockSegmentPostings) -> T) -> tantivy::Result<T> {
        let mut blocks = match self.blocks.take() {
            Some(mut blocks) => {
                self.inverted.reset_block_postings_from_terminfo(info, &mut blocks)?;
                blocks
            }
            None => Box::new(self.inverted.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?),
        };
        let out = read(&mut blocks);
        self.blocks.set(Some(blocks));
        Ok(out)
    }
}

impl Opened {
    fn of(searcher: &Searcher, field: Field) -> tantivy::Result<Opened> {
        let mut segments = Vec::with_capacity(searcher.segment_readers().len());
        let mut tokens = 0;
        for reader in searcher.segment_readers() {
            let inverted = reader.inverted_index(field)?;
            tokens += inverted.total_num_tokens();
            segments.push(Segment { inverted, norms: reader.get_fieldnorms_reader(field)?, blocks: Cell::new(None) });
        }
        Ok(Opened { field, segments, tokens, places: RefCell::default() })
    }

    /// Where a term stands.
    pub fn places(&self, text: &str) -> tantivy::Result<Rc<Places>> {
        if let Some(places) = self.places.borrow().get(text) {
            return Ok(places.clone());
        }
        let term = Term::from_field_text(self.field, text);
        let find = |segment: &Segment| segment.inverted.get_term_info(&term);
        let infos = self.segments.iter().map(find).collect::<Result<Vec<_>, _>>()?;
        let having = infos.iter().flatten().map(|info| u64::from(info.doc_freq)).sum();
        let places = Rc::new(Places { infos, having });
        self.places.borrow_mut().insert(text.to_string(), places.clone());
        Ok(places)
    }
}

impl<'a> Lists<'a> {
    pub fn new(searcher: &'a Searcher) -> Lists<'a> {
        Lists { searcher, opened: RefCell::default() }
    }

    /// A field, opened.
    pub fn field(&self, field: Field) -> tantivy::Result<Rc<Opened>> {
        if let Some(opened) = self.opened.borrow().iter().find(|opened| opened.field == field) {
            return Ok(opened.clone());
        }
        let opened = Rc::new(Opened::of(self.searcher, field)?);
        self.opened.borrow_mut().push(opened.clone());
        Ok(opened)
    }

    /// The number of things that have a term.
    pub fn having(&self, field: Field, text: &str) -> tantivy::Result<u64> {
        Ok(self.field(field)?.places(text)?.having)
    }

    /// All things, with those that are deleted.
    pub fn things(&self) -> u64 {
        self.searcher.segment_readers().iter().map(|reader| u64::from(reader.max_doc())).sum()
    }

    /// Which of the things found have a term.
    pub fn with(&self, field: Field, text: &str, found: &[Scored]) -> tantivy::Result<Vec<bool>> {
        let mut out = vec![false; found.len()];
        let opened = self.field(field)?;
        let places = opened.places(text)?;
        for (at, info) in places.infos.iter().enumerate().filter_map(|(at, info)| Some((at, info.as_ref()?))) {
            let of = in_segment(found, at);
            if of.is_empty() {
                continue;
            }
            opened.segments[at].read(info, |postings| {
                for one in of {
                    let place = postings.seek(found[one].doc);
                    out[one] = postings.doc(place) == found[one].doc;
                }
            })?;
        }
        Ok(out)
    }

    /// Things that have all of some terms, at most `most`, of every segment alike; none where every term is too common to look.
    pub fn together(&self, field: Field, texts: &[&str], most: usize) -> tantivy::Result<Vec<Scored>> {
        /// The rarest term may be in so many things.
        const MOST_READ: u32 = 30_000;
        let mut found: Vec<Vec<Scored>> = Vec::new();
        let opened = self.field(field)?;
        let places = texts.iter().map(|text| opened.places(text)).collect::<Result<Vec<_>, _>>()?;
        for (segment, reader) in self.searcher.segment_readers().iter().enumerate() {
            let infos: Option<Vec<&TermInfo>> = places.iter().map(|places| places.infos[segment].as_ref()).collect();
            let Some(mut infos) = infos else { continue };
            infos.sort_by_key(|info| info.doc_freq);
            let Some((rarest, others)) = infos.split_first() else { continue };
            if rarest.doc_freq > MOST_READ {
                continue;
            }
            let mut docs = opened.segments[segment].read(rarest, all_of)?;
            for info in others {
                if docs.is_empty() {
                    break;
                }
                opened.segments[segment].read(info, |postings| {
                    docs.retain(|doc| {
                        let place = postings.seek(*doc);
                        postings.doc(place) == *doc
                    });
                })?;
            }
            let alive = |doc: &DocId| reader.alive_bitset().is_none_or(|alive| alive.is_alive(*doc));
            let of = |doc| Scored { score: 0.0, segment: segment as u32, doc };
            found.push(docs.into_iter().filter(alive).take(most).map(of).collect());
        }
        // A segment's share is not less for those that have little.
        found.sort_by_key(Vec::len);
        let (mut out, mut left) = (Vec::new(), found.len());
        for mut of in found {
            of.truncate((most - out.len()) / left);
            out.append(&mut of);
            left -= 1;
        }
        Ok(out)
    }
}

/// How rare a term is, from the number of things and of those that have it.
pub(crate) fn rarity(things: u64, having: u64) -> f32 {
    let (things, having) = (things as f32, having as f32);
    (1.0 + (things - having + 0.5).max(0.0) / (having + 0.5)).ln()
}

/// The things of a segment, in its order.
pub(crate) fn in_segment(things: &[Scored], segment: usize) -> Vec<usize> {
    let mut of: Vec<usize> = (0..things.len()).filter(|at| things[*at].segment as usize == segment).collect();
    of.sort_by_key(|at| things[*at].doc);
    of
}

/// The things of each segment that have a term, where they are less than a part of all; for a filter that leaves little.
pub(crate) fn few_with(searcher: &Searcher, term: &Term, part: usize) -> tantivy::Result<Option<Vec<Vec<DocId>>>> {
    let mut out = Vec::with_capacity(searcher.segment_readers().len());
    let things: usize = searcher.segment_readers().iter().map(|reader| reader.max_doc() as usize).sum();
    let mut left = things / part;
    for reader in searcher.segment_readers() {
        let mut docs = Vec::new();
        let inverted = reader.inverted_index(term.field())?;
        if let Some(info) = inverted.get_term_info(term)? {
            if info.doc_freq as usize > left {
                return Ok(None);
            }
            left -= info.doc_freq as usize;
            docs = all_of(&mut inverted.read_block_postings_from_terminfo(&info, IndexRecordOption::Basic)?);
        }
        out.push(docs);
    }
    Ok(Some(out))
}

fn all_of(postings: &mut BlockSegmentPostings) -> Vec<DocId> {
    let mut docs = Vec::with_capacity(postings.doc_freq() as usize);
    while !postings.docs().is_empty() {
        docs.extend_from_slice(postings.docs());
        postings.advance();
    }
    docs
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
