//! One part of a version, as it was read or as it was kept.

use domain::reading::{Kind, Piece, Reading};

/// What comparing needs of a piece; a row of a table gives it as well as a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    pub kind: Kind,
    /// Names it in its version, `m172-1`.
    pub anchor: &'a str,
    /// `172/1`; empty if none.
    pub number: &'a str,
    /// As written, `มาตรา ๑๗๒/๑`.
    pub label: &'a str,
    /// Its text, label included.
    pub text: &'a str,
}

impl<'a> From<&'a Piece> for Part<'a> {
    fn from(piece: &'a Piece) -> Part<'a> {
        Part { kind: piece.kind, anchor: &piece.anchor, number: &piece.number, label: &piece.label, text: &piece.text }
    }
}

impl<'a> Part<'a> {
    /// All parts of a reading, in order.
    pub fn all(reading: &'a Reading) -> Vec<Part<'a>> {
        reading.pieces.iter().map(Part::from).collect()
    }

    /// The words without the number before them, so that a renumbered provision is still itself.
    pub(crate) fn body(&self) -> &'a str {
        let text = self.text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '>'));
        let numbered = !self.number.is_empty();
        text.strip_prefix(self.label).filter(|_| numbered).unwrap_or(text).trim()
    }
}
