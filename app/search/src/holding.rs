//! Which comments of one consultation hold some words, all of them, for those who read every comment: the agency's desk. What is held back
//! from the public stands in an index of its own beside the public one, which answers this question alone.

use crate::Error;
use crate::ask::pairs_of;
use crate::index::{Index, SEGMENTS};
use crate::text::{self, normal, term_of};
use std::path::Path;
use std::sync::{Arc, Mutex};
use tantivy::directory::MmapDirectory;
use tantivy::query::{BooleanQuery, EnableScoring, Query, TermQuery};
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema};
use tantivy::schema::{TextFieldIndexing, TextOptions};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, Term};

/// Memory that the writer may use, in bytes: the least that the engine takes.
const BUFFER: usize = 15_000_000;

/// A comment that no public page shows: withheld, or written to the agency alone.
#[derive(Clone, Debug)]
pub struct Held {
    pub comment: i64,
    pub consultation: i64,
    pub text: String,
}

/// The index of what is held back.
#[derive(Clone)]
pub(crate) struct HeldIndex {
    engine: tantivy::Index,
    reader: IndexReader,
    writer: Arc<Mutex<IndexWriter>>,
    comment: Field,
    consultation: Field,
    pairs: Field,
}

impl HeldIndex {
    pub(crate) fn open(folder: &Path) -> Result<HeldIndex, Error> {
        std::fs::create_dir_all(folder)?;
        let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        HeldIndex::over(|schema| tantivy::Index::open_or_create(directory, schema))
    }

    pub(crate) fn in_memory() -> Result<HeldIndex, Error> {
        HeldIndex::over(|schema| Ok(tantivy::Index::create_in_ram(schema)))
    }

    fn over(make: impl FnOnce(Schema) -> tantivy::Result<tantivy::Index>) -> Result<HeldIndex, Error> {
        let mut schema = Schema::builder();
        let number = NumericOptions::from(INDEXED | FAST);
        let comment = schema.add_i64_field("comment", number.clone());
        let consultation = schema.add_i64_field("consultation", number);
        let reading = TextFieldIndexing::default().set_tokenizer("pairs").set_index_option(IndexRecordOption::Basic);
        let pairs = schema.add_text_field("pairs", TextOptions::default().set_indexing_options(reading));
        let engine = make(schema.build())?;
        crate::fields::register(&engine);
        let writer = engine.writer_with_num_threads(1, BUFFER)?;
        let mut merging = tantivy::merge_policy::LogMergePolicy::default();
        merging.set_min_num_segments(SEGMENTS);
        writer.set_merge_policy(Box::new(merging));
        let reader = engine.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(HeldIndex { engine, reader, writer: Arc::new(Mutex::new(writer)), comment, consultation, pairs })
    }

    /// Takes comments in, and others out. Where neither touches it, nothing is written.
    pub(crate) fn apply(&self, held: &[Held], gone: &[i64]) -> Result<(), Error> {
        let term = |comment: i64| Term::from_field_i64(self.comment, comment);
        let searcher = self.reader.searcher();
        let mut old = Vec::new();
        for comment in held.iter().map(|one| one.comment).chain(gone.iter().copied()) {
            if searcher.doc_freq(&term(comment))? > 0 {
                old.push(comment);
            }
        }
        if held.is_empty() && old.is_empty() {
            return Ok(());
        }
        let mut writer = self.writer.lock().map_err(|_| Error::Poisoned)?;
        old.into_iter().for_each(|comment| _ = writer.delete_term(term(comment)));
        let mut written = || -> Result<(), tantivy::TantivyError> {
            for one in held {
                let mut doc = TantivyDocument::new();
                doc.add_i64(self.comment, one.comment);
                doc.add_i64(self.consultation, one.consultation);
                doc.add_text(self.pairs, &one.text);
                writer.add_document(doc)?;
            }
            writer.commit().map(|_| ())
        };
        if let Err(error) = written() {
            writer.rollback()?;
            return Err(error.into());
        }
        Ok(self.reader.reload()?)
    }

    pub(crate) fn is_whole(&self) -> bool {
        self.engine.validate_checksum().is_ok_and(|broken| broken.is_empty())
    }

    pub(crate) fn start_anew(&self) -> Result<(), Error> {
        let mut writer = self.writer.lock().map_err(|_| Error::Poisoned)?;
        writer.delete_all_documents()?;
        writer.commit()?;
        Ok(self.reader.reload()?)
    }
}

impl Index {
    /// The numbers of all comments of a consultation, public or held back, that may hold the words: every two neighbouring clusters of
    /// Thai letters stand in them, tones aside. The newest first. None where the words have no two such neighbours: only the texts
    /// themselves can tell then.
    ///
    /// # Errors
    /// Faults of the index.
    pub fn holding(&self, consultation: i64, words: &str) -> Result<Option<Vec<i64>>, Error> {
        let words = normal(words);
        let words = words.trim_start_matches(|c| text::is_tail(c) || c == ' ');
        let (toneless, pairs) = pairs_of(words);
        let mut units = Vec::new();
        text::units(&toneless, &mut units);
        let thai = |place: u32| units.get(place as usize).is_some_and(|unit| unit.2);
        let pairs = pairs.iter().filter(|pair| thai(pair.position) && thai(pair.position + 1));
        let terms: Vec<String> = pairs.map(|pair| term_of(&toneless[pair.start as usize..pair.end as usize])).collect();
        if terms.is_empty() {
            return Ok(None);
        }
        let fields = &self.fields;
        let mut all = having(&self.view()?.searcher, (fields.group, consultation), (fields.pairs, &terms), "comment")?;
        if let Some(held) = &self.held {
            let of = (held.consultation, consultation);
            all.extend(having(&held.reader.searcher(), of, (held.pairs, &terms), "comment")?);
        }
        all.sort_unstable_by_key(|comment| std::cmp::Reverse(*comment));
        all.dedup();
        Ok(Some(all))
    }

    /// Takes comments that no public page shows into the index of what is held back, and others out of it. Before [`Index::apply`], whose
    /// commit says how far the log is read: what is done twice is as what is done once.
    ///
    /// # Errors
    /// Faults of the disk.
    pub fn hold(&self, held: &[Held], gone: &[i64]) -> Result<(), Error> {
        self.held.as_ref().map_or(Ok(()), |index| index.apply(held, gone))
    }
}

/// The numbers, from the column of that name, of what has all terms and belongs to the consultation.
fn having(
    searcher: &Searcher,
    (group, consultation): (Field, i64),
    (pairs, terms): (Field, &[String]),
    column: &str,
) -> Result<Vec<i64>, Error> {
    let must = |term| Box::new(TermQuery::new(term, IndexRecordOption::Basic)) as Box<dyn Query>;
    let mut all = vec![must(Term::from_field_i64(group, consultation))];
    all.extend(terms.iter().map(|term| must(Term::from_field_text(pairs, term))));
    let weight = BooleanQuery::intersection(all).weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut found = Vec::new();
    for reader in searcher.segment_readers() {
        let numbers = reader.fast_fields().i64(column)?;
        let alive = reader.alive_bitset();
        weight.for_each_no_score(reader, &mut |docs| {
            let docs = docs.iter().filter(|doc| alive.is_none_or(|alive| alive.is_alive(**doc)));
            // What is no comment has no number.
            found.extend(docs.filter_map(|doc| numbers.first(*doc)));
        })?;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Doc, DocKind};

    fn said(comment: i64, consultation: i64, text: &str) -> Doc {
        let mut doc = Doc::new(format!("o{comment}"), DocKind::Comment, consultation);
        doc.text = text.into();
        doc
    }

    #[test]
    fn every_comment_that_holds_the_words_is_found_the_held_back_ones_too() {
        let index = Index::in_memory().expect("an index");
        let held = |comment, text: &str| Held { comment, consultation: 1, text: text.into() };
        let mut point = Doc::new("c1/k1", DocKind::KeyPoint, 1);
        point.text = "ค่าธรรมเนียมใหม่".into();
        let fee = "ขอให้ลดค่าธรรมเนียมครึ่งหนึ่ง";
        index.hold(&[held(7, "ค่าธรรมเนียมแพง เบอร์ผม 08"), held(8, "ถนนมืด")], &[]).expect("held");
        index.apply(vec![point, said(3, 1, fee), said(4, 2, fee), said(5, 1, "ขอไฟ")], vec![], 9).expect("written");
        let of = |words: &str| index.holding(1, words).expect("found");
        assert_eq!(of("ค่าธรรมเนียม"), Some(vec![7, 3]));
        assert_eq!(of("ธรรมเนียม แพง"), Some(vec![7]), "blanks part nothing");
        assert_eq!(of("LED"), None, "only the texts can tell");
        assert_eq!(of("ไฟ"), None);
        // Shown again, and withdrawn.
        index.hold(&[], &[7]).expect("let go");
        index.apply(vec![said(7, 1, fee)], vec!["o3".into()], 10).expect("written");
        assert_eq!(of("ค่าธรรมเนียม"), Some(vec![7]));
        assert_eq!(index.search(&crate::Query { text: "ถนนมืด".into(), ..Default::default() }).expect("found").total, 0);
        index.start_anew().expect("empty");
        assert_eq!((of("ค่าธรรมเนียม"), of("ถนนมืด")), (Some(vec![]), Some(vec![])));
    }
}
