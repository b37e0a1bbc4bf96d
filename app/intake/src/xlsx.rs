//! Sheets of a workbook (ECMA-376, `.xlsx`) as rows of letters: what is shown of texts, numbers and yes and no. Formulas are not worked out, their last value
//! is taken; of everything else nothing is read.

use crate::archive::Archive;
use crate::limits::{CELLS, LETTERS, ROWS, SHEETS, WORKBOOK};
use crate::xml::{Element, Token, Xml, decode};
use crate::{Part, Unread};

/// A sheet: its rows, each with its number as people see it; those without anything are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub rows: Vec<(u32, Vec<String>)>,
}

const MISSING: Unread = Unread::Broken { what: Part::Missing };

/// The sheets of a workbook that have one of some names, large or small letters.
///
/// # Errors
/// No workbook, or one that is locked, damaged, or larger than is read.
pub fn tables(bytes: &[u8], wanted: &[&str]) -> Result<Vec<Table>, Unread> {
    let wanted = |_: usize, name: &str| wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case(name.trim()));
    chosen(bytes, &wanted)
}

/// The first sheet of a workbook.
///
/// # Errors
/// As [`tables`].
pub fn first_table(bytes: &[u8]) -> Result<Option<Table>, Unread> {
    Ok(chosen(bytes, &|place, _| place == 0)?.pop())
}

fn chosen(bytes: &[u8], wanted: &dyn Fn(usize, &str) -> bool) -> Result<Vec<Table>, Unread> {
    if bytes.len() > WORKBOOK {
        return Err(Unread::TooLarge);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        // A locked workbook is kept in the container of old ones, under a name in UTF-16.
        let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is = bytes.windows(locked.len()).any(|some| some == locked);
        return Err(if is { Unread::Encrypted } else { Unread::NotRecognised });
    }
    if !bytes.starts_with(b"PK") {
        return Err(Unread::NotRecognised);
    }
    let mut archive = Archive::open(bytes)?;
    let Some(book) = archive.part("xl/workbook.xml")? else { return Err(Unread::NotRecognised) };
    let sheets = named(&decode(&book)?)?;
    let relations = archive.part("xl/_rels/workbook.xml.rels")?.ok_or(MISSING)?;
    let targets = targets(&decode(&relations)?)?;
    let shared = match archive.part("xl/sharedStrings.xml")? {
        Some(part) => strings(&decode(&part)?)?,
        None => Vec::new(),
    };
    let mut tables = Vec::new();
    let mut left = LETTERS;
    for (place, (name, id)) in sheets.into_iter().enumerate() {
        if !wanted(place, &name) {
            continue;
        }
        let (_, target) = targets.iter().find(|(known, _)| *known == id).ok_or(MISSING)?;
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_string);
        let part = archive.part(&path)?.ok_or(MISSING)?;
        let rows = rows(&decode(&part)?, &shared, &mut left)?;
        tables.push(Table { name, rows });
    }
    Ok(tables)
}

/// Names of sheets and the numbers of their parts.
fn named(text: &str) -> Result<Vec<(String, String)>, Unread> {
    let mut found = Vec::new();
    elements(text, "x:sheet", |element| {
        let (name, id) = (element.get("name").unwrap_or(""), element.get("r:id").unwrap_or(""));
        found.push((name.to_string(), id.to_string()));
    })?;
    if found.len() > SHEETS { Err(Unread::TooLarge) } else { Ok(found) }
}

fn targets(text: &str) -> Result<Vec<(String, String)>, Unread> {
    let mut found = Vec::new();
    elements(text, "rel:Relationship", |element| {
        let (id, target) = (element.get("Id").unwrap_or(""), element.get("Target").unwrap_or(""));
        found.push((id.to_string(), target.to_string()));
    })?;
    Ok(found)
}

fn elements(text: &str, name: &str, mut each: impl FnMut(&Element)) -> Result<(), Unread> {
    let mut xml = Xml::new(text);
    loop {
        match xml.next()? {
            Token::Open(element) if element.name == name => each(&element),
            Token::End => return Ok(()),
            _ => {}
        }
    }
}

/// The texts that cells share, in their order.
fn strings(text: &str) -> Result<Vec<String>, Unread> {
    let mut xml = Xml::new(text);
    let mut all = Vec::new();
    loop {
        match xml.next()? {
            Token::Open(element) if element.name == "x:si" => all.push(said(&mut xml)?),
            Token::End => return Ok(all),
            _ => {}
        }
    }
}

/// The text of the element opened last: its letters, in pieces of their own looks, without how they are read aloud.
fn said(xml: &mut Xml<'_>) -> Result<String, Unread> {
    let mut text = String::new();
    while let Some(element) = xml.child()? {
        match element.name.as_str() {
            "x:t" => text.push_str(&xml.letters()?),
            "x:r" => text.push_str(&said(xml)?),
            _ => xml.skip()?,
        }
    }
    Ok(text)
}

fn rows(text: &str, shared: &[String], left: &mut usize) -> Result<Vec<(u32, Vec<String>)>, Unread> {
    let mut xml = Xml::new(text);
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    let mut number = 0;
    loop {
        match xml.next()? {
            Token::Open(element) if element.name == "x:row" => {
                // A row that does not say its number follows the one before.
                number = element.get("r").and_then(|r| r.parse().ok()).unwrap_or(number + 1);
                let cells = cells(&mut xml, shared, left)?;
                if cells.iter().any(|cell| !cell.trim().is_empty()) {
                    rows.push((number, cells));
                }
                if rows.len() > ROWS {
                    return Err(Unread::TooLarge);
                }
            }
            Token::End => return Ok(rows),
            _ => {}
        }
    }
}

fn cells(xml: &mut Xml<'_>, shared: &[String], left: &mut usize) -> Result<Vec<String>, Unread> {
    let mut cells: Vec<String> = Vec::new();
    while let Some(cell) = xml.child()? {
        if cell.name != "x:c" {
            xml.skip()?;
            continue;
        }
        let at = cell.get("r").and_then(column).unwrap_or(cells.len());
        let text = value(xml, &cell, shared)?;
        // What stands far out is nothing that a form has.
        if text.is_empty() || at >= CELLS {
            continue;
        }
        *left = left.checked_sub(text.len()).ok_or(Unread::TooLarge)?;
        if cells.len() <= at {
            cells.resize(at + 1, String::new());
        }
        cells[at] = text;
    }
    Ok(cells)
}

fn value(xml: &mut Xml<'_>, cell: &Element, shared: &[String]) -> Result<String, Unread> {
    let kind = cell.get("t").unwrap_or("n");
    let mut text = String::new();
    while let Some(element) = xml.child()? {
        match element.name.as_str() {
            "x:v" => text = xml.letters()?,
            "x:is" => text = said(xml)?,
            _ => xml.skip()?,
        }
    }
    Ok(match kind {
        "s" => text.trim().parse().ok().and_then(|at: usize| shared.get(at).cloned()).unwrap_or_default(),
        "b" => if text.trim() == "1" { "TRUE" } else { "FALSE" }.to_string(),
        "e" => String::new(),
        "n" => number(text.trim()),
        _ => text,
    })
}

/// A number as people see it: a whole one without a point.
fn number(text: &str) -> String {
    match text.parse::<f64>() {
        Ok(n) if n.fract() == 0.0 && n.abs() < 1e15 => format!("{n:.0}"),
        Ok(n) => n.to_string(),
        Err(_) => text.to_string(),
    }
}

/// The place of a column by its letters: `C7` is 2.
fn column(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let at = letters.take(4).fold(0_usize, |at, letter| at * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    at.checked_sub(1)
}
