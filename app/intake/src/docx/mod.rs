//! Word's files (ECMA-376, transitional and strict), as Word and LibreOffice write them: which parts there are and how they
//! hang together. `body` reads the text, `numbering` and `styles` what numbers its paragraphs.

mod body;
mod numbering;
mod properties;
mod styles;

use std::collections::HashMap;

use crate::archive::Archive;
use crate::lost::{Losses, Lost};
use crate::paper::Paper;
use crate::xml::{Token, Xml, decode};
use crate::{Part, Unread};

use body::{Body, NoteKind};
use numbering::Numbering;
use styles::Styles;

pub(crate) fn read(mut archive: Archive, losses: &mut Losses) -> Result<String, Unread> {
    let main = relations(&mut archive, "")?
        .into_iter()
        .find_map(|(kind, target)| (kind == "officeDocument").then_some(target))
        .unwrap_or_else(|| "word/document.xml".to_string());
    let relations = relations(&mut archive, &main)?;
    let part = |archive: &mut Archive, wanted: &str| match relations.iter().find(|(kind, _)| kind == wanted) {
        Some((_, target)) => archive.part(target),
        None => Ok(None),
    };
    let styles = match part(&mut archive, "styles")? {
        Some(part) => Styles::read(&decode(&part)?)?,
        None => Styles::default(),
    };
    let numbering = match part(&mut archive, "numbering")? {
        Some(part) => Numbering::read(&decode(&part)?)?,
        None => Numbering::default(),
    };
    for (_, target) in relations.iter().filter(|(kind, _)| kind == "header" || kind == "footer") {
        if let Some(part) = archive.part(target)? {
            losses.add(Lost::HeadersFooters, usize::from(has_text(&decode(&part)?)?));
        }
    }
    let mut body = Body::new(Paper::new(), losses, styles, numbering);
    for (kind, name) in [(NoteKind::Foot, "footnotes"), (NoteKind::End, "endnotes")] {
        if let Some(part) = part(&mut archive, name)? {
            body.keep_notes(kind, &decode(&part)?)?;
        }
    }
    let document = archive.part(&main)?.ok_or(Unread::Broken { what: Part::Missing })?;
    body.read(&decode(&document)?)
}

/// The relations of a part ("" for the whole file): the last word of the kind, and where the target stands in the container.
fn relations(archive: &mut Archive, of: &str) -> Result<Vec<(String, String)>, Unread> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let Some(part) = archive.part(&name)? else { return Ok(Vec::new()) };
    let text = decode(&part)?;
    let mut xml = Xml::new(&text);
    let mut found = Vec::new();
    loop {
        match xml.next()? {
            Token::Open(element)
                if element.name == "rel:Relationship" && element.get("TargetMode") != Some("External") =>
            {
                if let (Some(kind), Some(target)) = (element.get("Type"), element.get("Target")) {
                    let kind = kind.rsplit('/').next().unwrap_or(kind);
                    found.push((kind.to_string(), within(folder, target)));
                }
            }
            Token::End => return Ok(found),
            _ => {}
        }
    }
}

/// A target's name in the container; it is only ever looked up there.
fn within(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let from = if target.starts_with('/') { "" } else { folder };
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn has_text(part: &str) -> Result<bool, Unread> {
    let mut xml = Xml::new(part);
    loop {
        match xml.next()? {
            Token::Open(element) if element.name == "w:t" && !xml.letters()?.trim().is_empty() => return Ok(true),
            Token::End => return Ok(false),
            _ => {}
        }
    }
}

/// The notes of a file by their kind and name.
type Notes = HashMap<(NoteKind, String), Vec<String>>;
