//! Proposals about laws (s.11(6), 34(1)): anyone's, supported once by each, answered by the responsible agency.

pub mod api;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod list;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod typed;
