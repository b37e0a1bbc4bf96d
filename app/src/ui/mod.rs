//! Pieces that know no law: fields, buttons, error summary, pagination, tables, charts, prose.

mod drag;
pub mod icon;
pub mod keys;
pub mod pay;

#[cfg(feature = "ssr")]
pub mod brought;
#[cfg(feature = "ssr")]
pub mod chart;

#[cfg(feature = "ssr")]
pub mod field;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod list;
#[cfg(feature = "ssr")]
pub mod price;
#[cfg(feature = "ssr")]
pub mod prose;
#[cfg(feature = "ssr")]
pub mod qr;
