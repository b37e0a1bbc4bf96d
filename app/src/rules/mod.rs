//! The rules that every agency works by: the central office reads them, changes shipped rows, adds its own, and sees who changed what.

pub mod api;
#[cfg(feature = "ssr")]
pub mod list;
#[cfg(feature = "ssr")]
pub mod row;
