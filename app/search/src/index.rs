//! The index itself: one writer, many readers, its position in the log kept in the commit.

use crate::Error;
use crate::doc::{Doc, DocKind};
use crate::normal::normalise;
use crate::passage::Highlight;
use crate::query::{Facets, Group, Hit, Hits, Plan, Query, Sort, plan};
use crate::terms::{Term as Piece, terms};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex};
use tantivy::collector::TopDocs;
use tantivy::directory::MmapDirectory;
use tantivy::query::{AllQuery, BooleanQuery, BoostQuery, EmptyQuery, Occur, PhraseQuery, Query as Engine, TermQuery};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
    Value,
};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

/// Changes with the fields: an index of another shape is thrown away and made anew.
const SHAPE: &str = "siang-1";
/// Memory of the writer, in bytes.
const BUFFER: usize = 30_000_000;

#[derive(Clone, Copy)]
struct Fields {
    id: Field,
    kind: Field,
    group: Field,
    title: Field,
    names: Field,
    text: Field,
    number: Field,
    facts: Field,
}

/// A search index: cheap to clone.
#[derive(Clone)]
pub struct Index {
    fields: Fields,
    reader: IndexReader,
    writer: Arc<Mutex<IndexWriter>>,
    engine: tantivy::Index,
}

/// What filters, facets and orders look at, kept beside each document: no text of anybody.
#[derive(serde::Serialize, serde::Deserialize)]
struct Facts {
    agency: Option<i64>,
    kind: Option<String>,
    subjects: Vec<String>,
    areas: Vec<String>,
    opens: Option<i64>,
    closes: Option<i64>,
    summarised: bool,
    cancelled: bool,
    at: i64,
    comments: u64,
}

impl Facts {
    fn state(&self, now: i64) -> &'static str {
        match self {
            Facts { cancelled: true, .. } => "cancelled",
            Facts { summarised: true, .. } => "summarised",
            Facts { closes: Some(closes), .. } if now > *closes => "closed",
            Facts { opens: Some(opens), .. } if now < *opens => "announced",
            _ => "open",
        }
    }

    /// The year B.E. in which the hearing opens, or else was published.
    fn year(&self) -> i32 {
        domain::time::Moment(self.opens.unwrap_or(self.at)).day().be().0
    }
}

impl Index {
    /// How many things one search looks at, best first.
    pub const DEEPEST: usize = 1_000;

    /// Opens the index of a folder. A missing, broken or older one is made anew, empty: [`Index::position`] is then 0.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub fn open(folder: &Path) -> Result<Index, Error> {
        let shape = folder.join("shape");
        if std::fs::read_to_string(&shape).is_ok_and(|kept| kept == SHAPE)
            && let Ok(index) = Index::in_folder(folder)
        {
            return Ok(index);
        }
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        std::fs::create_dir_all(folder)?;
        std::fs::write(&shape, SHAPE)?;
        Index::in_folder(folder)
    }

    fn in_folder(folder: &Path) -> Result<Index, Error> {
        let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        let (schema, fields) = schema();
        Index::over(tantivy::Index::open_or_create(directory, schema)?, fields)
    }

    /// An index that is gone with the program.
    ///
    /// # Errors
    /// None that is to be expected.
    pub fn in_memory() -> Result<Index, Error> {
        let (schema, fields) = schema();
        Index::over(tantivy::Index::create_in_ram(schema), fields)
    }

    fn over(engine: tantivy::Index, fields: Fields) -> Result<Index, Error> {
        let writer = engine.writer_with_num_threads(1, BUFFER)?;
        let reader = engine.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Index { fields, reader, writer: Arc::new(Mutex::new(writer)), engine })
    }

    /// The last event that the index contains, as its last commit says; 0 for a new one.
    pub fn position(&self) -> u64 {
        self.engine.load_metas().ok().and_then(|metas| metas.payload?.parse().ok()).unwrap_or(0)
    }

    /// Deletes, then adds, commits and shows: what it wrote is found when it returns.
    ///
    /// # Errors
    /// Faults of the disk.
    pub fn apply(&self, upserts: Vec<Doc>, deletes: Vec<String>, position: u64) -> Result<(), Error> {
        let mut writer = self.writer.lock().map_err(|_| Error::Poisoned)?;
        let f = &self.fields;
        for id in deletes.iter().chain(upserts.iter().map(|doc| &doc.id)) {
            writer.delete_term(Term::from_field_text(f.id, id));
        }
        for doc in &upserts {
            writer.add_document(self.document(doc))?;
        }
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&position.to_string());
        commit.commit()?;
        self.reader.reload()?;
        Ok(())
    }

    fn document(&self, doc: &Doc) -> TantivyDocument {
        let f = &self.fields;
        let mut out = TantivyDocument::new();
        out.add_text(f.id, &doc.id);
        out.add_u64(f.kind, doc.kind as u64);
        out.add_i64(f.group, doc.group);
        out.add_pre_tokenized_text(f.title, tokens(&doc.title));
        out.add_pre_tokenized_text(f.names, tokens(&doc.names.join(" \n ")));
        out.add_pre_tokenized_text(f.text, tokens(&doc.text));
        out.add_text(f.number, &doc.number);
        let facts = Facts {
            agency: doc.agency,
            kind: doc.consultation_kind.clone(),
            subjects: doc.subjects.clone(),
            areas: doc.areas.clone(),
            opens: doc.opens,
            closes: doc.closes,
            summarised: doc.summarised.is_some(),
            cancelled: doc.cancelled,
            at: doc.at,
            comments: doc.comments,
        };
        out.add_text(f.facts, serde_json::to_string(&facts).unwrap_or_default());
        out
    }

    /// Answers a search. What a person types is never an error; nothing asked finds nothing.
    ///
    /// # Errors
    /// Faults of the index.
    pub fn search(&self, query: &Query) -> Result<Hits, Error> {
        let plan = plan(&query.text);
        let highlight = highlight(&plan);
        let searcher = self.reader.searcher();
        let found =
            searcher.search(&self.engine_query(&plan, query), &TopDocs::with_limit(Self::DEEPEST).order_by_score())?;
        let mut things = Vec::with_capacity(found.len());
        for (score, address) in found {
            let doc: TantivyDocument = searcher.doc(address)?;
            let text = |field| doc.get_first(field).and_then(|value| value.as_str()).unwrap_or("").to_string();
            let facts: Option<Facts> = serde_json::from_str(&text(self.fields.facts)).ok();
            let kind = doc.get_first(self.fields.kind).and_then(|value| value.as_u64()).unwrap_or(0);
            let group = doc.get_first(self.fields.group).and_then(|value| value.as_i64()).unwrap_or(0);
            let kind = DocKind::ALL.get(kind as usize).copied().unwrap_or(DocKind::Comment);
            things.push((group, Hit { id: text(self.fields.id), kind, score }, facts));
        }
        Ok(gather(things, query, highlight))
    }

    fn engine_query(&self, plan: &Plan, query: &Query) -> Box<dyn Engine> {
        let f = &self.fields;
        let mut clauses: Vec<(Occur, Box<dyn Engine>)> = Vec::new();
        for passage in &plan.passages {
            clauses.push((Occur::Must, self.passage(passage)));
        }
        let mut asked: Vec<(Occur, Box<dyn Engine>)> = Vec::new();
        let mut pieces = 0usize;
        for word in &plan.words {
            for piece in terms(&normalise(word)) {
                pieces += 1;
                let over = [(f.text, 1.0), (f.title, 1.6), (f.names, 2.0)]
                    .map(|(field, boost)| (Occur::Should, boosted(field, &piece.text, boost)))
                    .into();
                asked.push((Occur::Should, Box::new(BooleanQuery::new(over))));
            }
        }
        if !asked.is_empty() {
            // Two thirds of what was asked must be there, so that a typing error does not lose all.
            let least = (pieces * 2).div_ceil(3).max(1);
            let mut words = BooleanQuery::new(asked);
            words.set_minimum_number_should_match(least);
            let mut better: Vec<(Occur, Box<dyn Engine>)> = vec![(Occur::Must, Box::new(words))];
            for word in &plan.words {
                better.push((Occur::Should, Box::new(BoostQuery::new(self.passage(word), 1.5))));
            }
            if let Some(section) = &plan.section {
                better.push((Occur::Should, boosted(f.number, section, 6.0)));
            }
            clauses.push((Occur::Must, Box::new(BooleanQuery::new(better))));
        }
        if clauses.is_empty() {
            return Box::new(EmptyQuery);
        }
        for word in &plan.without {
            clauses.push((Occur::MustNot, self.passage(word)));
        }
        if let Some(group) = query.filters.group {
            let term = Term::from_field_i64(f.group, group);
            clauses.push((
                Occur::Must,
                Box::new(BoostQuery::new(Box::new(TermQuery::new(term, IndexRecordOption::Basic)), 0.0)),
            ));
        }
        Box::new(BooleanQuery::new(clauses))
    }

    /// A passage as it stands, in text, title or names.
    fn passage(&self, passage: &str) -> Box<dyn Engine> {
        let pieces = terms(&normalise(passage));
        let f = &self.fields;
        let over: Vec<(Occur, Box<dyn Engine>)> = [f.text, f.title, f.names]
            .into_iter()
            .map(|field| {
                let one: Box<dyn Engine> = match pieces.as_slice() {
                    [] => Box::new(AllQuery),
                    [piece] => boosted(field, &piece.text, 1.0),
                    pieces => {
                        let first = pieces[0].position;
                        let at = |piece: &Piece| (piece.position - first, Term::from_field_text(field, &piece.text));
                        Box::new(PhraseQuery::new_with_offset(pieces.iter().map(at).collect()))
                    }
                };
                (Occur::Should, one)
            })
            .collect();
        Box::new(BooleanQuery::new(over))
    }
}

fn boosted(field: Field, text: &str, boost: f32) -> Box<dyn Engine> {
    let term = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs);
    Box::new(BoostQuery::new(Box::new(term), boost))
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexing =
        TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default().set_indexing_options(indexing);
    let number = NumericOptions::from(INDEXED | STORED | FAST);
    let fields = Fields {
        id: schema.add_text_field("id", STRING | STORED),
        kind: schema.add_u64_field("kind", number.clone()),
        group: schema.add_i64_field("group", number),
        title: schema.add_text_field("title", text.clone()),
        names: schema.add_text_field("names", text.clone()),
        text: schema.add_text_field("text", text),
        number: schema.add_text_field("number", STRING),
        facts: schema.add_text_field("facts", STORED),
    };
    (schema.build(), fields)
}

fn tokens(text: &str) -> PreTokenizedString {
    let tokens = terms(&normalise(text))
        .into_iter()
        .map(|piece| Token {
            offset_from: piece.start,
            offset_to: piece.end,
            position: piece.position,
            text: piece.text,
            position_length: 1,
        })
        .collect();
    PreTokenizedString { text: String::new(), tokens }
}

fn highlight(plan: &Plan) -> Highlight {
    let asked = plan.words.iter().chain(&plan.passages);
    Highlight { terms: asked.flat_map(|word| terms(&normalise(word))).map(|piece| piece.text).collect() }
}

/// How many hits of one consultation are shown.
const HITS_OF_ONE: usize = 4;

type Thing = (i64, Hit, Option<Facts>);

/// Filters, counts facets, groups by consultation, orders and cuts the page.
fn gather(things: Vec<Thing>, query: &Query, highlight: Highlight) -> Hits {
    // A comment knows only its consultation: it takes the facts of whatever else was found of it, or passes unfiltered.
    let mut known: HashMap<i64, Facts> = HashMap::new();
    let mut groups: BTreeMap<i64, Group> = BTreeMap::new();
    let mut total = 0;
    for (id, hit, facts) in things {
        if let Some(facts) = facts.filter(|_| hit.kind != DocKind::Comment) {
            known.entry(id).or_insert(facts);
        }
        if query.filters.kind.is_some_and(|kind| kind != hit.kind) {
            continue;
        }
        total += 1;
        let group = groups.entry(id).or_insert_with(|| Group { id, score: hit.score, hits: Vec::new(), count: 0 });
        group.count += 1;
        if group.hits.len() < HITS_OF_ONE {
            group.hits.push(hit);
        }
    }
    let mut facets = Facets::default();
    let filters = &query.filters;
    let mut kept: Vec<Group> = Vec::new();
    for group in groups.into_values() {
        let Some(facts) = known.get(&group.id) else {
            if filters.agency.is_none()
                && filters.subject.is_none()
                && filters.area.is_none()
                && filters.state.is_none()
                && filters.year.is_none()
                && filters.consultation_kind.is_none()
            {
                kept.push(group);
            }
            continue;
        };
        let state = facts.state(query.now);
        count(&mut facets.years, facts.year());
        count(&mut facets.states, state.to_string());
        facts.agency.into_iter().for_each(|agency| count(&mut facets.agencies, agency));
        facts.kind.iter().for_each(|kind| count(&mut facets.consultation_kinds, kind.clone()));
        facts.subjects.iter().for_each(|subject| count(&mut facets.subjects, subject.clone()));
        facts.areas.iter().for_each(|area| count(&mut facets.areas, area.clone()));
        let is = |asked: &Option<String>, has: &[String]| asked.as_ref().is_none_or(|asked| has.contains(asked));
        if filters.agency.is_none_or(|agency| facts.agency == Some(agency))
            && filters.consultation_kind.as_ref().is_none_or(|kind| facts.kind.as_ref() == Some(kind))
            && is(&filters.subject, &facts.subjects)
            && is(&filters.area, &facts.areas)
            && filters.year.is_none_or(|year| facts.year() == year)
            && filters.state.as_ref().is_none_or(|asked| asked == state)
        {
            kept.push(group);
        }
    }
    facets.years.sort_unstable_by_key(|(year, _)| std::cmp::Reverse(*year));
    match query.sort {
        Sort::Relevance => kept.sort_by(|a, b| b.score.total_cmp(&a.score).then(b.id.cmp(&a.id))),
        Sort::Date => kept.sort_by_key(|group| std::cmp::Reverse(known.get(&group.id).map_or(0, |facts| facts.at))),
        Sort::Commented => {
            kept.sort_by_key(|group| std::cmp::Reverse(known.get(&group.id).map_or(0, |facts| facts.comments)))
        }
    }
    let per = query.per_page.max(1);
    let from = (query.page.max(1) - 1) * per;
    let groups_total = kept.len();
    let groups = kept.into_iter().skip(from).take(per).collect();
    Hits { total, groups_total, groups, facets, highlight }
}

fn count<K: PartialEq>(counts: &mut Vec<(K, usize)>, key: K) {
    match counts.iter_mut().find(|(known, _)| *known == key) {
        Some((_, n)) => *n += 1,
        None => counts.push((key, 1)),
    }
}
