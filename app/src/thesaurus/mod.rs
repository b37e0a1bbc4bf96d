//! The thesaurus of search: the central office reads it, changes shipped rows and adds its own; search takes it into use.

pub mod api;
#[cfg(feature = "ssr")]
pub mod list;
#[cfg(feature = "ssr")]
pub mod row;
#[cfg(feature = "ssr")]
pub mod rows;
