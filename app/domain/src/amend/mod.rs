//! As amended: what a bill does to the law in force, as operations, and that law with them applied and marked.
//!
//! [`read`] finds in each clause of an amending bill what it changes; [`apply`] puts the changes into the text of the
//! law. Formulas are read by rule. What a rule does not fit is said to be unread, with its place, and set by hand: an
//! [`Operation`] is a plain value, and [`Typed`] is the same in the strings of a form. Nothing is guessed.
//!
//! The way of a clause: `clause` tells its instructions from the quoted text, `formula` reads an instruction with
//! `places`, `laws` and `words`, `wording` and `inside` cut the quoted text to what each place gets. The way of the law:
//! `find` locates, `edit` says what is to be written and `point` where the new goes, `apply` writes, `beside` sets now and
//! result side by side; `several` tells the changes of one law from those of another.

mod apply;
mod beside;
mod clause;
mod edit;
mod find;
mod form;
mod formula;
mod inside;
mod laws;
mod named;
mod operation;
mod places;
mod point;
mod several;
mod wording;
mod words;

pub use apply::{Amended, Change, Covered, Left, Mark, Why, apply};
pub use beside::{Beside, beside};
pub use clause::{Bill, Clause, Reason, Unread, read};
pub use form::Typed;
pub use named::{is_repealed, name_key, named, titled_so};
pub use operation::{Heading, LAST, Operation, Place, Target, What};
pub(crate) use places::places;
pub use several::{OfLaw, by_law, same_law};
