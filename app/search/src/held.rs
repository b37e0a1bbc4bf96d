//! What the index holds of one consultation, and whether the index itself is whole: what those ask who keep it.

use crate::Error;
use crate::doc::DocKind;
use crate::index::Index;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocSet, TERMINATED, TantivyDocument, Term};

impl Index {
    /// The groups that the index has, each with the stamp of its head: what is to be compared with the store.
    ///
    /// # Errors
    /// None but after a panic.
    pub fn stamps(&self) -> Result<Vec<(i64, String)>, Error> {
        let known = self.known.read().map_err(|_| Error::Poisoned)?;
        Ok(known.facts.values().map(|facts| (facts.group, facts.stamp.clone())).collect())
    }

    /// The ids of everything of one consultation but its comments, or of one law: what has to go when it is written anew.
    ///
    /// # Errors
    /// Faults of the index.
    pub fn held(&self, group: i64) -> Result<Vec<String>, Error> {
        let searcher = self.reader.searcher();
        let term = Term::from_field_i64(self.fields.group, group);
        let mut out = Vec::new();
        for reader in searcher.segment_readers() {
            let inverted = reader.inverted_index(self.fields.group)?;
            let Some(mut things) = inverted.read_postings(&term, IndexRecordOption::Basic)? else { continue };
            let kinds = reader.fast_fields().u64("kind")?;
            let store = reader.get_store_reader(1)?;
            let alive = reader.alive_bitset();
            let mut doc = things.doc();
            while doc != TERMINATED {
                let is_there = alive.is_none_or(|alive| alive.is_alive(doc));
                if is_there && kinds.first(doc) != Some(DocKind::Comment as u64) {
                    let kept: TantivyDocument = store.get(doc)?;
                    out.extend(kept.get_first(self.fields.id).and_then(|id| Some(id.as_str()?.to_string())));
                }
                doc = things.advance();
            }
        }
        Ok(out)
    }

    /// Whether every file of the index is as it was written. Reads them all.
    pub fn is_whole(&self) -> bool {
        self.engine.validate_checksum().is_ok_and(|broken| broken.is_empty())
            && self.held.as_ref().is_none_or(crate::holding::HeldIndex::is_whole)
    }

    /// Empties the index, to be made anew from event 0; it is in use meanwhile.
    ///
    /// # Errors
    /// Faults of the disk.
    pub fn start_anew(&self) -> Result<(), Error> {
        if let Some(held) = &self.held {
            held.start_anew()?;
        }
        let mut writer = self.writer.lock().map_err(|_| Error::Poisoned)?;
        writer.delete_all_documents()?;
        let mut commit = writer.prepare_commit()?;
        commit.set_payload("0");
        commit.commit()?;
        self.show_committed()?;
        *self.known.write().map_err(|_| Error::Poisoned)? = Default::default();
        Ok(())
    }
}
