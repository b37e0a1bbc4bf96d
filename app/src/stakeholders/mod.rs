//! Stakeholders that an agency names (s.15): the desk's page and its form, the file, whom a hearing reaches.

pub mod api;
#[cfg(feature = "ssr")]
pub mod file;
#[cfg(feature = "ssr")]
pub mod page;
