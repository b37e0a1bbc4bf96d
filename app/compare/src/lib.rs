//! Two versions of a legal text set against each other, provision by provision and word by word; which identity of
//! the old each part of the new carries; and whether a small correction touches what no correction may.
//!
//! A crate of its own, on the server alone: it cuts Thai into words, and the list of words must not travel to the
//! browser. What it answers is plain data that pages draw.
//!
//! `part` is what both sides are made of, `likeness` how alike two are, `align` which belongs to which, `difference`
//! the words of two texts, `rows` the same side by side, `proposed` a wording over the text that it would change; `comparison`, [`carry`] and [`erratum`] are the three questions asked of them.

mod align;
pub mod carry;
mod comparison;
mod count;
mod difference;
pub mod erratum;
mod likeness;
mod lines;
mod part;
mod proposed;
mod rows;

pub use comparison::{Compared, Comparison, State, compare, compare_known, compare_parts};
pub use difference::{Differ, Stretch, Turn};
pub use part::Part;
pub use proposed::{Proposed, proposed};
pub use rows::{Row, rows};
