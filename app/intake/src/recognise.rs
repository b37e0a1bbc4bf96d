//! What a file is, by its bytes; its name is asked only where they leave a choice.

use crate::Unread;
use crate::archive::Archive;

pub(crate) enum Form<'a> {
    Docx(Archive<'a>),
    Odt(Archive<'a>),
    FlatOdt,
    Pdf,
    Html,
    Markdown,
    Text,
}

pub(crate) fn kind<'a>(bytes: &'a [u8], name: &str) -> Result<Form<'a>, Unread> {
    if bytes.starts_with(b"PK") {
        return container(bytes);
    }
    // The mark may stand after bytes of another program's header.
    if bytes.get(..bytes.len().min(1024)).is_some_and(|head| holds(head, b"%PDF-")) {
        return Ok(Form::Pdf);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        // A locked .docx is kept in the container of old Word files, under a name in UTF-16.
        let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        return Err(if holds(bytes, &locked) { Unread::Encrypted } else { Unread::OldWord });
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(Unread::NotRecognised);
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "html" | "htm" | "xhtml" => Ok(Form::Html),
        "md" | "markdown" => Ok(Form::Markdown),
        "txt" | "text" => Ok(Form::Text),
        _ => Ok(by_opening(bytes)),
    }
}

fn container(bytes: &[u8]) -> Result<Form<'_>, Unread> {
    let mut archive = Archive::open(bytes)?;
    if let Some(kind) = archive.part("mimetype")? {
        return match kind.as_slice() {
            kind if kind.starts_with(b"application/vnd.oasis.opendocument.text") => Ok(Form::Odt(archive)),
            _ => Err(Unread::NotRecognised),
        };
    }
    let other = ["xl/workbook.xml", "ppt/presentation.xml"].iter().any(|main| archive.has(main));
    if !other && (archive.has("[Content_Types].xml") || archive.has("word/document.xml")) {
        return Ok(Form::Docx(archive));
    }
    Err(Unread::NotRecognised)
}

/// For a file without a telling name, and a paste.
fn by_opening(bytes: &[u8]) -> Form<'static> {
    let head: String = bytes.iter().take(4096).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let head = head.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, 'ï' | '»' | '¿'));
    if head.starts_with("<?xml") && head.contains("opendocument:xmlns:office") {
        return Form::FlatOdt;
    }
    // Clipboards begin with a header of their own, some browsers with `<meta`.
    let opens = [
        "<!doctype html",
        "<html",
        "<body",
        "<meta",
        "<head",
        "<p>",
        "<p ",
        "<div",
        "<span",
        "<table",
        "<h1",
        "<ol",
        "<ul",
        "<b>",
        "<b ",
    ];
    if opens.iter().any(|open| head.starts_with(open)) || (head.starts_with("version:") && head.contains("<html")) {
        return Form::Html;
    }
    if head.starts_with("# ") { Form::Markdown } else { Form::Text }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
