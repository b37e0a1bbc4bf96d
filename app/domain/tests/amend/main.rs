//! Bills against the laws they change. Those of the shared folder are used when it is there; texts of our own, in
//! `tests/texts`, always.

mod bills;
mod clauses;
mod hostile;
mod made;
mod over;
mod real;
mod several;
#[path = "../reading/shared.rs"]
mod shared;
