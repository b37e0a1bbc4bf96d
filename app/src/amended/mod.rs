//! As amended: beside each part of the law in force that a draft changes, the draft's own words and the law as it would stand;
//! the agency's page that gives the law, and sets by hand what was not understood.

pub mod api;

#[cfg(feature = "ssr")]
pub mod desk;
#[cfg(feature = "ssr")]
mod drawn;
#[cfg(feature = "ssr")]
pub mod hand;
#[cfg(feature = "ssr")]
pub mod law;
#[cfg(feature = "ssr")]
pub mod page;
