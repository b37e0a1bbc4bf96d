//! Finding: the list with its filters, published results, full-text search with its feed and suggestions, what is alike.

pub mod suggest;

#[cfg(feature = "ssr")]
pub mod alike;
#[cfg(feature = "ssr")]
pub mod asked;
#[cfg(feature = "ssr")]
pub mod facets;
#[cfg(feature = "ssr")]
pub mod feed;
#[cfg(feature = "ssr")]
pub mod followed;
#[cfg(feature = "ssr")]
pub mod forms;
#[cfg(feature = "ssr")]
pub mod law_quotes;
#[cfg(feature = "ssr")]
pub mod law_results;
#[cfg(feature = "ssr")]
pub mod laws;
#[cfg(feature = "ssr")]
pub mod list;
#[cfg(feature = "ssr")]
pub mod names;
#[cfg(feature = "ssr")]
pub mod planned;
#[cfg(feature = "ssr")]
pub mod quoted;
#[cfg(feature = "ssr")]
pub mod results;
#[cfg(feature = "ssr")]
pub mod search;
#[cfg(feature = "ssr")]
pub mod state_only;
#[cfg(feature = "ssr")]
pub mod texts;
