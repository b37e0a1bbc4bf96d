//! Why a file is not read. Closed and wordless; the sentences stand in `words`.

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// More bytes, entries or pages than are read.
    TooLarge,
    /// Elements within elements beyond reason.
    TooDeep,
    /// Made to unpack to far more than it is, or its parts lie over each other.
    Bomb,
    /// Locked by a password.
    Encrypted,
    /// Nothing to read in it: an empty file, or pictures of pages.
    NoText,
    /// A Word file of before 2007 (`.doc`), or another of its container.
    OldWord,
    /// None of the kinds that are read.
    NotRecognised,
    /// One of the kinds that are read, but damaged.
    Broken { what: Part },
}

/// Which part of a file is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The container that holds the parts.
    Archive,
    /// The part that should hold the text is not there.
    Missing,
    /// Markup that is not well formed.
    Markup,
    /// Markup that declares entities, which these files never do.
    Declaration,
    /// Letters in no encoding that is known.
    Letters,
    /// The objects of a PDF.
    Objects,
}

impl Unread {
    /// Its name, for logs and for tests of the words.
    pub fn code(self) -> &'static str {
        match self {
            Unread::TooLarge => "too_large",
            Unread::TooDeep => "too_deep",
            Unread::Bomb => "bomb",
            Unread::Encrypted => "encrypted",
            Unread::NoText => "no_text",
            Unread::OldWord => "old_word",
            Unread::NotRecognised => "not_recognised",
            Unread::Broken { what: Part::Archive } => "broken_archive",
            Unread::Broken { what: Part::Missing } => "broken_missing",
            Unread::Broken { what: Part::Markup } => "broken_markup",
            Unread::Broken { what: Part::Declaration } => "broken_declaration",
            Unread::Broken { what: Part::Letters } => "broken_letters",
            Unread::Broken { what: Part::Objects } => "broken_objects",
        }
    }
}

impl std::fmt::Display for Unread {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(self.code())
    }
}

impl std::error::Error for Unread {}
