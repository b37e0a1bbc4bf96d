//! The index itself: one writer, many readers, its position in the log kept in the commit.

use crate::Error;
use crate::catalogue::Catalogue;
use crate::columns::Columns;
use crate::doc::{Doc, DocKind};
use crate::facts::Facts;
use crate::fields::{Fields, LAWS_SHAPE, SHAPE, register, schema};
use crate::holding::HeldIndex;
use crate::law;
use crate::text::normal;
use crate::thesaurus::Thesaurus;
use crate::tuning::Tuning;
use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, RwLock};
use tantivy::directory::MmapDirectory;
use tantivy::schema::Value;
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, Term};

/// Memory that the writer may use, in bytes: a list made at once is one segment. A small change needs a small part of it.
const BUFFER: usize = 300_000_000;

/// The same for laws, which are written a few at a time.
const LAWS_BUFFER: usize = 50_000_000;

/// So many segments of one size become one: each costs every question its share.
pub(crate) const SEGMENTS: usize = 4;

/// A search index: cheap to clone.
#[derive(Clone)]
pub struct Index {
    pub(crate) fields: Fields,
    pub(crate) reader: IndexReader,
    pub(crate) writer: Arc<Mutex<IndexWriter>>,
    pub(crate) engine: tantivy::Index,
    /// What no public page shows; the index of laws has none.
    pub(crate) held: Option<HeldIndex>,
    /// The register's laws, found by the same means, apart, so that a hearing's results are those of hearings.
    laws: Option<Arc<Index>>,
    pub(crate) known: Arc<RwLock<Known>>,
    pub(crate) thesaurus: Arc<RwLock<Arc<Thesaurus>>>,
    pub(crate) tuning: Arc<Tuning>,
    view: Arc<RwLock<Arc<View>>>,
    shown: Arc<AtomicU64>,
    pub(crate) spelling: Arc<Mutex<Arc<crate::meant::Spelling>>>,
}

/// The index as of the last commit, with what stands beside the postings: opened once a commit.
pub(crate) struct View {
    pub searcher: Searcher,
    pub columns: Vec<Arc<Columns>>,
}

impl View {
    fn of(reader: &IndexReader, before: &[Arc<Columns>]) -> Result<View, Error> {
        let searcher = reader.searcher();
        let columns = Columns::of(&searcher, before)?;
        Ok(View { searcher, columns })
    }
}

/// What is kept in memory beside the index: a few thousand consultations and laws. It is read from the index when it is opened.
#[derive(Default)]
pub(crate) struct Known {
    pub facts: HashMap<i64, Facts>,
    pub laws: Catalogue,
}

impl Index {
    /// Opens the index of a folder, with that of laws in it. A missing, broken or older one is made anew, empty:
    /// [`Index::position`] is then 0.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub fn open(folder: &Path) -> Result<Index, Error> {
        let index = kept(folder, SHAPE, || {
            let held = HeldIndex::open(&folder.join("held"))?;
            Ok(Index { held: Some(held), ..Index::in_folder(folder, BUFFER)? })
        })?;
        let of_laws = folder.join("laws");
        let laws = kept(&of_laws, LAWS_SHAPE, || Index::in_folder(&of_laws, LAWS_BUFFER))?;
        Ok(Index { laws: Some(Arc::new(laws)), ..index })
    }

    fn in_folder(folder: &Path, buffer: usize) -> Result<Index, Error> {
        let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        let (schema, fields) = schema();
        Index::over(tantivy::Index::open_or_create(directory, schema)?, fields, buffer)
    }

    /// An index that is gone with the program.
    ///
    /// # Errors
    /// None that is to be expected.
    pub fn in_memory() -> Result<Index, Error> {
        let make = |buffer| {
            let (schema, fields) = schema();
            Index::over(tantivy::Index::create_in_ram(schema), fields, buffer)
        };
        let laws = Some(Arc::new(make(LAWS_BUFFER)?));
        Ok(Index { held: Some(HeldIndex::in_memory()?), laws, ..make(BUFFER)? })
    }

    /// The index of the register's laws: its groups are laws, with their provisions and what is proposed about them. It is written and
    /// followed by itself.
    pub fn laws(&self) -> &Index {
        self.laws.as_deref().unwrap_or(self)
    }

    fn over(engine: tantivy::Index, fields: Fields, buffer: usize) -> Result<Index, Error> {
        register(&engine);
        let writer = engine.writer_with_num_threads(1, buffer)?;
        let mut merging = tantivy::merge_policy::LogMergePolicy::default();
        merging.set_min_num_segments(SEGMENTS);
        writer.set_merge_policy(Box::new(merging));
        let reader = engine.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let view = Arc::new(RwLock::new(Arc::new(View::of(&reader, &[])?)));
        let index = Index {
            fields,
            reader,
            view,
            shown: Arc::default(),
            writer: Arc::new(Mutex::new(writer)),
            engine,
            held: None,
            laws: None,
            known: Arc::default(),
            thesaurus: Arc::new(RwLock::new(Arc::new(Thesaurus::shipped()))),
            tuning: Arc::new(Tuning::default()),
            spelling: Arc::default(),
        };
        let known = index.read_known()?;
        *index.known.write().map_err(|_| Error::Poisoned)? = known;
        index.shown.store(index.position(), Ordering::Release);
        Ok(index)
    }

    /// The same index, ranking with other numbers.
    #[must_use]
    pub fn tuned(mut self, tuning: Tuning) -> Index {
        self.tuning = Arc::new(tuning);
        self
    }

    /// Takes an edited thesaurus into use: the next question is read with it.
    ///
    /// # Errors
    /// Faults of the index, whose laws are named anew.
    pub fn use_thesaurus(&self, thesaurus: Thesaurus) -> Result<(), Error> {
        if let Some(laws) = &self.laws {
            laws.use_thesaurus(thesaurus.clone())?;
        }
        *self.thesaurus.write().map_err(|_| Error::Poisoned)? = Arc::new(thesaurus);
        let known = self.read_known()?;
        *self.known.write().map_err(|_| Error::Poisoned)? = known;
        Ok(())
    }

    /// The last event that the index contains, as its last commit says; 0 for a new one.
    pub fn position(&self) -> u64 {
        self.engine.load_metas().ok().and_then(|metas| metas.payload?.parse().ok()).unwrap_or(0)
    }

    /// The last event of which questions see what it left; [`Index::position`] may be ahead of it for a moment.
    pub fn shown(&self) -> u64 {
        self.shown.load(Ordering::Acquire)
    }

    pub(crate) fn view(&self) -> Result<Arc<View>, Error> {
        Ok(self.view.read().map_err(|_| Error::Poisoned)?.clone())
    }

    /// From here on questions see what the last commit left.
    pub(crate) fn show_committed(&self) -> Result<(), Error> {
        self.reader.reload()?;
        let view = Arc::new(View::of(&self.reader, &self.view()?.columns)?);
        *self.view.write().map_err(|_| Error::Poisoned)? = view;
        Ok(())
    }

    /// How many things can be found.
    pub fn things(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Deletes, then adds, commits and shows: what it wrote is found when it returns.
    ///
    /// # Errors
    /// Faults of the disk.
    pub fn apply(&self, upserts: Vec<Doc>, deletes: Vec<String>, position: u64) -> Result<(), Error> {
        let mut writer = self.writer.lock().map_err(|_| Error::Poisoned)?;
        let f = &self.fields;
        // In a new index there is nothing to take the place of.
        let old = if self.things() == 0 { &[][..] } else { &upserts[..] };
        for id in deletes.iter().chain(old.iter().map(|doc| &doc.id)) {
            writer.delete_term(Term::from_field_text(f.id, id));
        }
        let mut written = || -> Result<(), tantivy::TantivyError> {
            for doc in &upserts {
                writer.add_document(self.document(doc))?;
            }
            let mut commit = writer.prepare_commit()?;
            commit.set_payload(&position.to_string());
            commit.commit()?;
            Ok(())
        };
        if let Err(error) = written() {
            // What was half written must not be found twice when it is tried again.
            writer.rollback()?;
            return Err(error.into());
        }
        self.show_committed()?;
        let thesaurus = self.thesaurus.read().map_err(|_| Error::Poisoned)?.clone();
        let mut known = self.known.write().map_err(|_| Error::Poisoned)?;
        for law in deletes.iter().filter_map(|id| id.strip_prefix('l')?.parse().ok()) {
            known.facts.remove(&law);
        }
        for doc in &upserts {
            if doc.kind.is_head() {
                known.facts.insert(doc.group, Facts::of(doc));
            }
            if doc.law.is_empty() {
                continue;
            }
            let key = key(&doc.law);
            known.laws.add_law(&key, &thesaurus);
            for name in &doc.names {
                known.laws.add(&key, name);
            }
        }
        self.shown.store(position, Ordering::Release);
        Ok(())
    }

    fn document(&self, doc: &Doc) -> TantivyDocument {
        let f = &self.fields;
        let mut out = TantivyDocument::new();
        out.add_text(f.id, &doc.id);
        out.add_u64(f.kind, doc.kind as u64);
        out.add_i64(f.group, doc.group);
        out.add_i64(f.at, doc.at);
        if doc.kind == DocKind::Comment
            && let Some(number) = doc.id.strip_prefix('o').and_then(|number| number.parse().ok())
        {
            out.add_i64(f.comment, number);
        }
        if let Some(stance) = doc.stance {
            out.add_u64(f.stance, u64::from(stance));
        }
        if let Some(class) = doc.class {
            out.add_u64(f.class, u64::from(class));
        }
        for field in [f.words, f.pairs, f.net] {
            out.add_text(field, &doc.text);
        }
        let mut title = doc.title.clone();
        if !doc.law.is_empty() && doc.law != doc.title {
            title.push('\n');
            title.push_str(&doc.law);
        }
        for name in &doc.names {
            title.push('\n');
            title.push_str(name);
        }
        if !title.is_empty() {
            for field in [f.title_words, f.title_pairs, f.title_net] {
                out.add_text(field, &title);
            }
        }
        if !doc.law.is_empty() {
            let key = key(&doc.law);
            for name in doc.names.iter().filter(|name| !name.is_empty()) {
                out.add_text(f.called, format!("{key}\t{name}"));
            }
            out.add_text(f.law, key);
        }
        let head: String = doc.text.chars().take(40).collect();
        let number = match doc.number.as_str() {
            "" => law::own_number(&normal(&head)),
            number => Some(law::section(&normal(number)).map_or_else(|| number.to_string(), |(number, _)| number)),
        };
        if let Some(number) = number {
            out.add_text(f.number, number);
        }
        if doc.kind.is_head() {
            out.add_text(f.facts, serde_json::to_string(&Facts::of(doc)).unwrap_or_default());
        }
        out
    }

    /// Reads the laws' names and the consultations' facts out of the index.
    fn read_known(&self) -> Result<Known, Error> {
        let thesaurus = self.thesaurus.read().map_err(|_| Error::Poisoned)?.clone();
        let mut known = Known::default();
        let searcher = self.reader.searcher();
        for reader in searcher.segment_readers() {
            for (field, both) in [(self.fields.law, false), (self.fields.called, true)] {
                let inverted = reader.inverted_index(field)?;
                let mut terms = inverted.terms().stream()?;
                while terms.advance() {
                    let Ok(term) = std::str::from_utf8(terms.key()) else { continue };
                    match term.split_once('\t') {
                        Some((key, name)) if both => known.laws.add(key, name),
                        _ => known.laws.add_law(term, &thesaurus),
                    }
                }
            }
            let store = reader.get_store_reader(1)?;
            let kinds = reader.fast_fields().u64("kind")?;
            for doc in reader.doc_ids_alive() {
                if !kinds.first(doc).is_some_and(is_head) {
                    continue;
                }
                let kept: TantivyDocument = store.get(doc)?;
                let facts = kept.get_first(self.fields.facts).and_then(|value| value.as_str().map(str::to_string));
                if let Some(facts) = facts.and_then(|facts| serde_json::from_str::<Facts>(&facts).ok()) {
                    known.facts.insert(facts.group, facts);
                }
            }
        }
        Ok(known)
    }
}

fn is_head(kind: u64) -> bool {
    DocKind::ALL.into_iter().any(|head| head.is_head() && head as u64 == kind)
}

/// What a folder holds; where that is missing, broken or of another shape, an empty folder is begun.
fn kept(folder: &Path, shape: &str, open: impl Fn() -> Result<Index, Error>) -> Result<Index, Error> {
    let kept = folder.join("shape");
    if std::fs::read_to_string(&kept).is_ok_and(|kept| kept == shape)
        && let Ok(index) = open()
    {
        return Ok(index);
    }
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    std::fs::write(kept, shape)?;
    open()
}

/// A law's title as its key.
fn key(title: &str) -> String {
    let mut key = normal(title.trim());
    // Keys longer than what the engine takes for a term would be dropped.
    while key.len() > 2_000 {
        key.pop();
    }
    key
}
