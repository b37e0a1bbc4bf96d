#![doc = include_str!("../README.md")]

pub mod classify;
pub mod copies;
pub mod cover;
pub mod holds;
pub mod mended;
pub mod sayings;
pub mod themes;

mod clause;
mod hash;
mod seam;
mod term;
mod vector;

/// A comment as this crate reads it: the text with what was said beside it. Codes are the caller's own; they are compared,
/// never understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comment<'a> {
    pub text: &'a str,
    /// The part of the draft it speaks to, such as `k2`; empty when unknown.
    pub part: &'a str,
    /// For, against, for with changes; empty when unstated.
    pub stance: &'a str,
    /// Who speaks; empty when not said.
    pub class: &'a str,
}

impl<'a> Comment<'a> {
    /// A text with nothing beside it.
    pub fn of(text: &'a str) -> Comment<'a> {
        Comment { text, ..Comment::default() }
    }
}
