//! What the reader doubts: a closed list, with numbers and places, without a word for people.

use std::ops::Range;

use serde::Serialize;

use super::piece::Kind;

/// One doubt. `span`s are bytes of the source, `piece`s indices into the reading's pieces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Warning {
    /// There is nothing to read.
    Empty,
    /// No provision and no key point was found.
    NothingNumbered { span: Range<usize> },
    /// Between these two numbers something is missing.
    Gap { kind: Kind, after: String, found: String, piece: usize, span: Range<usize> },
    /// The number occurred before, in the same run.
    Repeated { kind: Kind, number: String, piece: usize, span: Range<usize> },
    /// The number is lower than the one before it.
    OutOfOrder { kind: Kind, after: String, found: String, piece: usize, span: Range<usize> },
    /// Numbering begins again without a heading: a code after its enabling Act, or endnotes that do not say so.
    /// `count` provisions are concerned.
    Restarts { number: String, count: u32, piece: usize, span: Range<usize> },
    /// A heading that no provision follows before the next one.
    EmptyHeading { kind: Kind, label: String, piece: usize, span: Range<usize> },
    /// Text before the first provision that does not open like a preamble.
    UnknownOpening { piece: usize, span: Range<usize> },
    /// A quotation is opened and not closed; what follows may belong to it.
    QuoteNotClosed { piece: usize, span: Range<usize> },
    /// A line begins like a provision and was read as the rest of a citation.
    ReadAsCitation { number: String, span: Range<usize> },
    /// This many provisions of amending Acts are quoted in endnotes; they are not provisions of the text.
    CitedInNotes { count: u32, span: Range<usize> },
    /// This many letters were mended.
    LettersMended { count: u32 },
    /// This many numbers mix Thai and Arabic digits.
    MixedDigits { count: u32 },
}

impl Warning {
    /// A steady short name, for data and for choosing the sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Warning::Empty => "empty",
            Warning::NothingNumbered { .. } => "nothing_numbered",
            Warning::Gap { .. } => "gap",
            Warning::Repeated { .. } => "repeated",
            Warning::OutOfOrder { .. } => "out_of_order",
            Warning::Restarts { .. } => "restarts",
            Warning::EmptyHeading { .. } => "empty_heading",
            Warning::UnknownOpening { .. } => "unknown_opening",
            Warning::QuoteNotClosed { .. } => "quote_not_closed",
            Warning::ReadAsCitation { .. } => "read_as_citation",
            Warning::CitedInNotes { .. } => "cited_in_notes",
            Warning::LettersMended { .. } => "letters_mended",
            Warning::MixedDigits { .. } => "mixed_digits",
        }
    }

    /// Where in the source, if it is about a place.
    pub fn span(&self) -> Option<Range<usize>> {
        match self {
            Warning::NothingNumbered { span }
            | Warning::Gap { span, .. }
            | Warning::Repeated { span, .. }
            | Warning::OutOfOrder { span, .. }
            | Warning::Restarts { span, .. }
            | Warning::EmptyHeading { span, .. }
            | Warning::UnknownOpening { span, .. }
            | Warning::QuoteNotClosed { span, .. }
            | Warning::ReadAsCitation { span, .. }
            | Warning::CitedInNotes { span, .. } => Some(span.clone()),
            Warning::Empty | Warning::LettersMended { .. } | Warning::MixedDigits { .. } => None,
        }
    }

    /// The piece it is about, if there is one.
    pub fn piece(&self) -> Option<usize> {
        match self {
            Warning::Gap { piece, .. }
            | Warning::Repeated { piece, .. }
            | Warning::OutOfOrder { piece, .. }
            | Warning::Restarts { piece, .. }
            | Warning::EmptyHeading { piece, .. }
            | Warning::UnknownOpening { piece, .. }
            | Warning::QuoteNotClosed { piece, .. } => Some(*piece),
            _ => None,
        }
    }
}
