//! The summariser's desk: read, group, write, publish.

pub mod api;

#[cfg(feature = "ssr")]
pub mod desk;
#[cfg(feature = "ssr")]
pub mod issue;
#[cfg(feature = "ssr")]
pub mod texts;
