//! Who works for whom: staff and their roles, agencies, one's own password, and the log of what was done.

pub mod api;
#[cfg(feature = "ssr")]
pub mod loans;
#[cfg(feature = "ssr")]
pub mod log;
#[cfg(feature = "ssr")]
pub mod people;
