//! Pieces that know no law: fields, buttons, error summary, pagination, tables, charts, prose.

pub mod icon;

#[cfg(feature = "ssr")]
pub mod chart;

#[cfg(feature = "ssr")]
pub mod field;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod list;
#[cfg(feature = "ssr")]
pub mod prose;
#[cfg(feature = "ssr")]
pub mod qr;
