//! Versions of a draft after its publication: the desk's revised draft, the comparison of two, the list of all, and comments
//! whose provision is gone.

pub mod api;

#[cfg(feature = "ssr")]
pub mod compare;
#[cfg(feature = "ssr")]
pub mod lines;
#[cfg(feature = "ssr")]
pub mod list;
#[cfg(feature = "ssr")]
pub mod next;
#[cfg(feature = "ssr")]
pub mod orphans;
