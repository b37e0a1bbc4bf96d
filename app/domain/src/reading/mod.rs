//! Reads a Thai legal text as it was pasted: which lines are its title, preamble, headings, provisions, signature,
//! schedules and notes, and what is inside each. Pure and linear; it never refuses, it doubts.
//!
//! The way of a text: `mend` makes broken letters whole and remembers the source; `lines` and the recognisers
//! (`label`, `headings`, `openers`, `quotes`, `items`) say what a line could be; `scan`, with `front`, `body` and `tail`, decides what it
//! is; `paragraphs` looks inside; `anchor` names; `order` doubts.

pub mod anchor;
mod body;
mod build;
mod divisions;
mod front;
mod headings;
mod items;
pub(crate) mod label;
mod line;
mod lines;
pub(crate) mod mend;
pub(crate) mod number;
mod openers;
mod order;
mod paragraphs;
mod piece;
pub(crate) mod quotes;
mod scan;
mod tables;
mod tail;
mod unbroken;
mod warning;

use serde::Serialize;

pub use divisions::Division;
pub use line::Line;
pub use mend::Mended;
pub use piece::{Kind, Paragraph, Piece, Shape};
pub use unbroken::unbroken;
pub use warning::Warning;

/// The version of these rules. Kept with what was derived from a text, so that it can be derived again.
pub const VERSION: u32 = 1;

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// In the order of the text; every letter of the source that shows lies in exactly one.
    pub pieces: Vec<Piece>,
    /// In the order of the text, those about the whole first.
    pub warnings: Vec<Warning>,
    pub mended: Mended,
}

/// Where an anchor points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index into the pieces.
    pub piece: usize,
    /// Index into the piece's paragraphs, when the anchor names one.
    pub paragraph: Option<usize>,
}

impl Reading {
    /// The piece or paragraph of an anchor.
    pub fn find(&self, anchor: &str) -> Option<Place> {
        self.pieces.iter().enumerate().find_map(|(piece, found)| {
            if found.anchor == anchor {
                return Some(Place { piece, paragraph: None });
            }
            let paragraph = found.paragraphs.iter().position(|paragraph| paragraph.anchor == anchor)?;
            Some(Place { piece, paragraph: Some(paragraph) })
        })
    }

    /// The provisions, in order.
    pub fn provisions(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|piece| piece.kind == Kind::Provision)
    }
}

/// Reads a text pasted from a word processor, or Markdown: a `#` title, paragraphs, tables.
///
/// ```
/// let reading = domain::reading::read("# ร่างพระราชบัญญัติ ก พ.ศ. ....\n\nมาตรา ๑ ให้ใช้\n\n(๑) ข\n\nวรรคต่อมา");
/// let provision = &reading.pieces[1];
/// assert_eq!((provision.number.as_str(), provision.anchor.as_str()), ("1", "m1"));
/// let anchors: Vec<_> = provision.paragraphs.iter().map(|paragraph| paragraph.anchor.as_str()).collect();
/// assert_eq!(anchors, ["m1-w1", "m1-1", "m1-w2"]);
/// ```
pub fn read(source: &str) -> Reading {
    build::read(source)
}
