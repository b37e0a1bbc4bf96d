//! How the portal itself does: the card with its one question, and the page that everyone reads.

pub mod api;
#[cfg(feature = "ssr")]
pub mod card;
#[cfg(feature = "ssr")]
pub mod page;
