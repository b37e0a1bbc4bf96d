//! The text layer of a PDF: letters where a page draws them, put together to lines and paragraphs by their looks.
//!
//! lopdf reads the objects, under limits. What is drawn is followed here, because LibreOffice and Word write a Thai ำ, and marks
//! that a font shapes together, as glyphs whose letters stand only in `ActualText` beside them.

mod draw;
mod font;
mod layout;
mod letters;

use std::io::Read;

use flate2::read::ZlibDecoder;
use lopdf::{Document, LoadOptions};

use crate::limits::{PAGES, PDF_FILE, PDF_OBJECTS, PDF_TABLE};
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

/// Whether the file's objects can be kept in memory: all of them are, at up to sixty times their bytes. Where a stream begins and
/// ends is not asked, since a hostile file can lie about that to one reader and not to another.
fn is_modest(bytes: &[u8]) -> Result<(), Unread> {
    if bytes.len() > PDF_FILE {
        return Err(Unread::TooLarge);
    }
    // Objects are written in letters and blanks. Of packed bytes about two in five look like them, of objects nearly all.
    let written: usize = bytes
        .chunks(4096)
        .map(|part| {
            let letters = part.iter().filter(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t' | 0)).count();
            letters.saturating_sub(part.len() * 45 / 100) * 100 / 55
        })
        .sum();
    let mut left = PDF_OBJECTS.checked_sub(written).ok_or(Unread::TooLarge)?;
    // Names may be written with letters as numbers (`/Obj#53tm`). No program hides this one.
    if count(&unescaped(bytes), b"ObjStm") != count(bytes, b"ObjStm") {
        return Err(Unread::Bomb);
    }
    // Tables of packed objects are unpacked here once, to know how much they hold.
    let mut rest = bytes;
    while let Some(at) = find(rest, b"ObjStm") {
        rest = &rest[at + b"ObjStm".len()..];
        let held = find(rest, b"stream").map_or(0, |at| table(&rest[at + b"stream".len()..]));
        left = left.checked_sub(held).ok_or(Unread::TooLarge)?;
    }
    Ok(())
}

/// How much a table of packed objects holds. One that is packed in a way of its own counts as the largest.
fn table(after: &[u8]) -> usize {
    let packed = after.strip_prefix(b"\r\n").or(after.strip_prefix(b"\n")).unwrap_or(after);
    let mut unpacked = Vec::new();
    let whole = ZlibDecoder::new(packed).take(PDF_TABLE as u64).read_to_end(&mut unpacked);
    // What is packed twice begins like something packed.
    let twice = unpacked.first() == Some(&0x78);
    if whole.is_err() || twice { PDF_TABLE } else { unpacked.len() }
}

/// The bytes with names in plain letters.
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'#', Some(high), Some(low)) => {
                plain.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                plain.push(*byte);
                at += 1;
            }
        }
    }
    plain
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

fn count(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).filter(|window| *window == part).count()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    find(bytes, part).is_some()
}
