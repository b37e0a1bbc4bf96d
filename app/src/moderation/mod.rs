//! Every comment of a dossier as its agency sees it, and withholding with a reason that is never disagreement.

pub mod api;
#[cfg(feature = "ssr")]
pub mod page;
