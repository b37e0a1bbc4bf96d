//! OpenDocument texts (ODF 1.3), packed or flat, as LibreOffice writes them: which parts there are. `body` reads the text,
//! `styles` how it looks, `lists` what numbers it.

mod body;
mod lists;
mod styles;

use crate::archive::Archive;
use crate::lost::{Losses, Lost};
use crate::xml::{Token, Xml, decode};
use crate::{Part, Unread};

use body::Body;
use styles::Styles;

pub(crate) fn read(mut archive: Archive, losses: &mut Losses) -> Result<String, Unread> {
    if let Some(part) = archive.part("META-INF/manifest.xml")? {
        is_open(&decode(&part)?)?;
    }
    let mut styles = Styles::default();
    if let Some(part) = archive.part("styles.xml")? {
        let part = decode(&part)?;
        styles.read(&part)?;
        losses.add(Lost::HeadersFooters, styles.headers_footers);
    }
    let content = archive.part("content.xml")?.ok_or(Unread::Broken { what: Part::Missing })?;
    let content = decode(&content)?;
    styles.read(&content)?;
    Body::new(losses, styles).read(&content)
}

/// A text in one file of markup (`.fodt`).
pub(crate) fn read_flat(bytes: &[u8], losses: &mut Losses) -> Result<String, Unread> {
    let text = decode(bytes)?;
    let mut styles = Styles::default();
    styles.read(&text)?;
    losses.add(Lost::HeadersFooters, styles.headers_footers);
    Body::new(losses, styles).read(&text)
}

/// A locked text names, for each of its parts, how it was locked.
fn is_open(manifest: &str) -> Result<(), Unread> {
    let mut xml = Xml::new(without_doctype(manifest));
    loop {
        match xml.next()? {
            Token::Open(element) if element.name == "manifest:encryption-data" => return Err(Unread::Encrypted),
            Token::End => return Ok(()),
            _ => {}
        }
    }
}

/// Manifests of before ODF 1.2 name a document type, which declares nothing. The only place where one is passed over, and
/// only when it is of that form.
fn without_doctype(manifest: &str) -> &str {
    let Some(at) = manifest.find("<!DOCTYPE manifest:manifest PUBLIC") else { return manifest };
    match manifest[at..].find(['>', '[']) {
        Some(end) if manifest[at + end..].starts_with('>') => &manifest[at + end + 1..],
        _ => manifest,
    }
}
