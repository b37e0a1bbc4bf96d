//! Letters by e-mail: asking for them on a receipt or for what is followed, and the page that their links open.

pub mod api;
#[cfg(feature = "ssr")]
pub mod names;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod staff;
