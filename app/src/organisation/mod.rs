//! Organisations that speak as themselves: one's own page of those that one speaks for, the central office's page that checks them, and how
//! what they say is shown and counted.

pub mod api;
#[cfg(feature = "ssr")]
pub mod desk;
#[cfg(feature = "ssr")]
pub mod mine;
#[cfg(feature = "ssr")]
pub mod shown;
