//! Thai text and full-text search, on tantivy. The index holds ids and no text: passages are cut from the store's text by the
//! same normaliser, so that what was withheld or erased cannot show.

mod alike;
mod ask;
mod catalogue;
mod columns;
mod cover;
mod doc;
mod facts;
mod fields;
mod find;
mod finish;
mod held;
mod holding;
mod index;
mod law;
mod lexicon;
mod lists;
mod meant;
mod near;
mod passage;
mod query;
mod question;
mod rank;
mod text;
mod thesaurus;
mod tuning;

pub use doc::{Doc, DocKind};
pub use holding::Held;
pub use index::Index;
pub use law::spelt_out;
pub use passage::{Highlight, Passage, passage};
pub use query::{Expansion, Facets, Filters, Group, Hit, Hits, Query, Sort};
pub use thesaurus::{Misread, Thesaurus, Written, shipped_rows};
pub use tuning::Tuning;

/// Why the index did not do what it was asked; for the operator.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the index failed: {0}")]
    Engine(#[from] tantivy::TantivyError),
    #[error("the index folder failed: {0}")]
    Folder(#[from] std::io::Error),
    #[error("the index is in use by a writer that stopped half way")]
    Poisoned,
    #[error("the engine panicked over a file that is not as it was written")]
    Broken,
}
