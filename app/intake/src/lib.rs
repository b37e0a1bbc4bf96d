//! The files a drafting officer brings, as the text that would be pasted: Word and OpenDocument files, HTML, Markdown and
//! plain text in the encodings Thai offices use, PDF with a text layer. Bytes in, text out; what could not come along is
//! counted, and a hostile file is refused. It does not look for provisions: `domain::reading` does.

mod archive;
mod docx;
mod encoding;
mod html;
mod limits;
mod lost;
pub mod media;
mod numerals;
mod odt;
mod paper;
mod pdf;
mod plain;
mod recognise;
mod symbols;
mod unread;
mod xlsx;
mod xml;

pub use limits::LARGEST_FILE;
pub use lost::Lost;
pub use unread::{Part, Unread};
pub use xlsx::{Table, first_table, tables};

use recognise::Form;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Docx,
    Odt,
    Html,
    Markdown,
    Text,
    Pdf,
}

impl Kind {
    /// The name it has in addresses and logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Docx => "docx",
            Kind::Odt => "odt",
            Kind::Html => "html",
            Kind::Markdown => "markdown",
            Kind::Text => "text",
            Kind::Pdf => "pdf",
        }
    }
}

/// A text that was brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Paragraphs with a blank line between, tables as Markdown writes them. Broken Thai letters are left as they came:
    /// the reader of the text mends them and counts.
    pub text: String,
    pub kind: Kind,
    /// What did not come along, or came along changed; each kind at most once.
    pub lost: Vec<Lost>,
}

/// Reads a file. The bytes decide what it is; its name only where they leave a choice, between Markdown, HTML and plain text.
///
/// ```
/// let read = intake::read("มาตรา ๑  ก\r\n".as_bytes(), "bill.txt").unwrap();
/// assert_eq!((read.text.as_str(), read.kind), ("มาตรา ๑  ก\n", intake::Kind::Text));
/// ```
///
/// # Errors
/// The file is too large or unpacks to too much, is locked by a password, is a scan without text, is nothing known, or is broken.
pub fn read(bytes: &[u8], name: &str) -> Result<Read, Unread> {
    if bytes.len() > limits::LARGEST_FILE {
        return Err(Unread::TooLarge);
    }
    let form = recognise::kind(bytes, name)?;
    let mut lost = lost::Losses::default();
    let (kind, text) = match form {
        Form::Docx(archive) => (Kind::Docx, docx::read(archive, &mut lost)?),
        Form::Odt(archive) => (Kind::Odt, odt::read(archive, &mut lost)?),
        Form::FlatOdt => (Kind::Odt, odt::read_flat(bytes, &mut lost)?),
        Form::Pdf => (Kind::Pdf, pdf::read(bytes, &mut lost)?),
        Form::Html => (Kind::Html, html::read(&encoding::decode_html(bytes, &mut lost)?, &mut lost)?),
        Form::Markdown => (Kind::Markdown, plain::read(&encoding::decode(bytes, &mut lost)?)),
        Form::Text => (Kind::Text, plain::read(&encoding::decode(bytes, &mut lost)?)),
    };
    if text.trim().is_empty() {
        return Err(Unread::NoText);
    }
    Ok(Read { text, kind, lost: lost.list() })
}

/// The letters of a file that is plain text, such as a table: UTF-8, UTF-16 or the Thai code page. What is not letters is refused.
///
/// # Errors
/// [`Unread::TooLarge`], [`Unread::NotRecognised`].
pub fn letters(bytes: &[u8]) -> Result<String, Unread> {
    if bytes.len() > limits::LARGEST_FILE {
        return Err(Unread::TooLarge);
    }
    let mut lost = lost::Losses::default();
    encoding::decode(bytes, &mut lost)
}
