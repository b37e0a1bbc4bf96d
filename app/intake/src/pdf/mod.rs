//! The text layer of a PDF: letters where a page draws them, put together to lines and paragraphs by their looks.
//!
//! lopdf reads the objects, under limits. What is drawn is followed here: LibreOffice and Word write a Thai ำ, and marks that a
//! font shapes together, as glyphs whose letters stand only in `ActualText` beside them, which pdf-extract 0.12 and lopdf's own
//! extraction pass over ("พระนามำาภิไธย" for "พระนามาภิไธย"). pdf_oxide 0.3 brings 190 crates.

mod draw;
mod font;
mod layout;
mod letters;

use lopdf::{Document, LoadOptions};

use crate::limits::{PAGES, PDF_OBJECTS, PDF_TABLE, PDF_TABLES};
use crate::lost::{Losses, Lost};
use crate::{Part, Unread};

pub(crate) fn read(bytes: &[u8], losses: &mut Losses) -> Result<String, Unread> {
    is_modest(bytes)?;
    let options = LoadOptions { max_decompressed_size: Some(PDF_TABLE), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => Unread::Encrypted,
        _ if holds(bytes, b"/Encrypt") => Unread::Encrypted,
        _ => Unread::Broken { what: Part::Objects },
    })?;
    if document.is_encrypted() {
        return Err(Unread::Encrypted);
    }
    let pages: Vec<_> = document.page_iter().take(PAGES + 1).collect();
    if pages.len() > PAGES {
        return Err(Unread::TooLarge);
    }
    if pages.is_empty() {
        return Err(Unread::Broken { what: Part::Objects });
    }
    let mut pen = draw::Pen::new(&document, losses);
    let mut lines = Vec::new();
    let mut empty = 0;
    for page in pages {
        let page = layout::lines(pen.page(page)?);
        empty += usize::from(page.is_empty());
        lines.push(page);
    }
    if empty == lines.len() {
        return Err(Unread::NoText);
    }
    losses.add(Lost::EmptyPages, empty);
    Ok(layout::text(lines, losses))
}

/// Whether the file's objects can be kept in memory: all of them are, at many times their size.
fn is_modest(bytes: &[u8]) -> Result<(), Unread> {
    let mut outside = 0;
    let mut tables = 0;
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        let (before, after) = rest.split_at(at);
        outside += before.len();
        // A name may be written with its letters as numbers; no program does so, but a hostile hand.
        let head = &before[before.len().saturating_sub(500)..];
        tables += usize::from(holds(head, b"ObjStm") || head.contains(&b'#'));
        let end = find(after, b"endstream").map_or(after.len(), |end| end + b"endstream".len());
        rest = &after[end..];
    }
    if outside + rest.len() > PDF_OBJECTS || tables > PDF_TABLES { Err(Unread::TooLarge) } else { Ok(()) }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    find(bytes, part).is_some()
}
