//! Thai text and full-text search, on tantivy. The index holds ids and no text: passages are cut from the store's text by the
//! same normaliser, so that what was withheld or erased cannot show.

mod doc;
mod index;
mod normal;
mod passage;
mod query;
mod terms;

pub use doc::{Doc, DocKind};
pub use index::Index;
pub use normal::{Normal, normalise};
pub use passage::{Highlight, Passage, passage};
pub use query::{Facets, Filters, Group, Hit, Hits, Query, Sort};
pub use terms::terms;

/// Why the index did not do what it was asked; for the operator.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the index failed: {0}")]
    Engine(#[from] tantivy::TantivyError),
    #[error("the index folder failed: {0}")]
    Folder(#[from] std::io::Error),
    #[error("the index is in use by a writer that stopped half way")]
    Poisoned,
}
