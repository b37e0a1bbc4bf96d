//! Finding: the list with its filters, published results, and full-text search.

pub mod list;
pub mod search;
