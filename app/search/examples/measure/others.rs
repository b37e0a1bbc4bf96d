//! Other ways of reading Thai in the same engine, with its stock BM25: ICU4X's dictionary words, and plain triples of characters.

use super::{Questions, Run, clock};
use std::time::Duration;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, TermQuery};
use tantivy::schema::{IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{TantivyDocument, Term};

/// How the others read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    Icu,
    Triples,
}

impl Other {
    pub fn name(self) -> &'static str {
        match self {
            Other::Icu => "ICU4X words",
            Other::Triples => "triples",
        }
    }

    /// The words or triples of a text.
    pub fn read(self, text: &str) -> Vec<String> {
        match self {
            Other::Icu => {
                let segmenter = icu_segmenter::WordSegmenter::new_dictionary(Default::default());
                let ends: Vec<usize> = segmenter.segment_str(text).collect();
                let words = ends.windows(2).map(|pair| &text[pair[0]..pair[1]]);
                words.filter(|word| word.chars().any(char::is_alphanumeric)).map(str::to_lowercase).collect()
            }
            Other::Triples => text
                .split_whitespace()
                .flat_map(|run| {
                    let chars: Vec<char> = run.chars().flat_map(char::to_lowercase).collect();
                    let width = chars.len().clamp(1, 3);
                    chars.windows(width).map(|three| three.iter().collect::<String>()).collect::<Vec<_>>()
                })
                .collect(),
        }
    }
}

/// An index of another kind.
pub struct Index {
    other: Other,
    engine: tantivy::Index,
    reader: tantivy::IndexReader,
    pub took: Duration,
}

impl Index {
    /// Of texts with their ids.
    pub fn build(texts: impl Iterator<Item = (String, String)>, other: Other) -> tantivy::Result<Index> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::WithFreqs);
        schema.add_text_field("id", STRING | STORED);
        schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let engine = tantivy::Index::create_in_ram(schema.build());
        let (id, text) = (engine.schema().get_field("id")?, engine.schema().get_field("text")?);
        let mut writer = engine.writer_with_num_threads(1, 60_000_000)?;
        let mut took = Duration::ZERO;
        for (name, of) in texts {
            let start = clock::of_all();
            let mut doc = TantivyDocument::new();
            doc.add_text(id, &name);
            let tokens = other
                .read(&of)
                .into_iter()
                .enumerate()
                .map(|(position, text)| Token { offset_from: 0, offset_to: 0, position, text, position_length: 1 })
                .collect();
            doc.add_pre_tokenized_text(text, PreTokenizedString { text: String::new(), tokens });
            writer.add_document(doc)?;
            took += clock::of_all() - start;
        }
        let start = clock::of_all();
        writer.commit()?;
        took += clock::of_all() - start;
        let reader = engine.reader()?;
        Ok(Index { other, engine, reader, took })
    }

    /// The best ten for each question.
    pub fn ask(&self, questions: &Questions) -> tantivy::Result<Run> {
        let (id, text) = (self.engine.schema().get_field("id")?, self.engine.schema().get_field("text")?);
        let searcher = self.reader.searcher();
        let mut run = Run::default();
        for (question, typed) in &questions.0 {
            let start = clock::of_thread();
            let terms = self.other.read(typed).into_iter().map(|word| {
                let term = TermQuery::new(Term::from_field_text(text, &word), IndexRecordOption::WithFreqs);
                (Occur::Should, Box::new(term) as Box<dyn tantivy::query::Query>)
            });
            let query = BooleanQuery::new(terms.collect());
            let mut found = Vec::new();
            for (_, address) in searcher.search(&query, &TopDocs::with_limit(10).order_by_score())? {
                let doc: TantivyDocument = searcher.doc(address)?;
                found.push(doc.get_first(id).and_then(|value| value.as_str()).unwrap_or("").to_string());
            }
            run.took.push(clock::of_thread() - start);
            run.found.push((question.clone(), found));
        }
        Ok(run)
    }
}
