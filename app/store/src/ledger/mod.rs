//! The ledger: which comment stands where (s.16), in deeds that can be undone; the large table; notes, assignments and views.

mod code;
mod desk;
mod moves;
mod page;
mod public;
mod rows;
mod sample;
pub mod second;
mod sheet;
mod undo;

pub use code::{Coded, code, code_one, remove_issue};
pub use desk::{Note, View, assign, coders, notes, read, remove_view, save_view, views, write_note};
pub use page::{Looked, page, some};
pub(crate) use public::ids_under;
pub use public::{aside_reasons, issue_page, under};
pub use rows::{Before, Row, coverage, last_deed, latest, of, taken_back};
pub use sample::{Sample, sample};
pub use sheet::{Outside, Rows, sheet};
pub use undo::undo;

pub(crate) use code::put_one;
pub(crate) use page::{conditions, twelve, without_twelve};
pub(crate) use rows::{ARRIVED, answered, arrived, coverage_in, gone, rows_of};
