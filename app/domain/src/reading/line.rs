//! A reading as records: one line a piece, the fields that other programs are promised.

use serde::Serialize;

use super::Reading;

/// What one line holds, in this order. `id` is the piece's anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Line<'a> {
    pub id: &'a str,
    pub kind: &'static str,
    pub number: &'a str,
    pub label: &'a str,
    pub path: &'a [String],
    pub text: &'a str,
}

impl Reading {
    /// The pieces in order, ready to be written as JSON lines.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.pieces.iter().map(|piece| Line {
            id: &piece.anchor,
            kind: piece.kind.as_str(),
            number: &piece.number,
            label: &piece.label,
            path: &piece.path,
            text: &piece.text,
        })
    }
}
