//! The survey of a law under evaluation: answering it, and what people answered.

pub mod api;

#[cfg(feature = "ssr")]
pub mod again;
#[cfg(feature = "ssr")]
pub mod block;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod free;
#[cfg(feature = "ssr")]
pub mod outcome;
#[cfg(feature = "ssr")]
pub mod rounds;
#[cfg(feature = "ssr")]
pub mod unsent;
