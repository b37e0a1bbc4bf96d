//! The bank of questions: sets that agencies keep from their surveys and take into others.

pub mod api;
#[cfg(feature = "ssr")]
pub mod page;
