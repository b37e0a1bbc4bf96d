//! Versions of texts against each other: made here, and of the shared folder where it is there.

mod carry;
mod code;
mod edited;
mod erratum;
mod hostile;
mod parts;
#[path = "../../../domain/tests/reading/shared.rs"]
mod shared;
mod words;
