//! Word files that an officer can go on editing: real headings, styles and tables, Thai set as complex script. Written by hand
//! over `zip`: docx-rs writes no complex-script sizes in styles and no comment over several paragraphs.

mod body;
mod chart;
mod sheet;
mod styles;
pub(crate) mod xml;

pub(crate) use body::{blocks, plain_table, sealed};

use crate::paper::{Block, Paper};
use std::io::{Cursor, Write};
use xml::Xml;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

pub(crate) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
pub(crate) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What a Word file is made of.
pub(crate) struct Parts<'a> {
    /// What stands in the body, before the page's own settings.
    pub(crate) body: String,
    /// The whole of `word/comments.xml`, where there are comments.
    pub(crate) comments: Option<String>,
    /// The blocks whose charts the body names, in its order.
    pub(crate) charts: &'a [Block],
    /// A PNG that the body names `picture`.
    pub(crate) picture: Option<Vec<u8>>,
    pub(crate) title: &'a str,
    pub(crate) author: &'a str,
    /// What stands in the foot of each page, before the page's number.
    pub(crate) foot: &'a str,
    pub(crate) page: &'a str,
    /// The day it was made, C.E.
    pub(crate) made: (i32, u32, u32),
    pub(crate) lang: &'static str,
}

/// A paper as a Word file.
///
/// # Errors
/// Faults of packing.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, String> {
    let picture = paper.seal.as_ref().and_then(|seal| crate::qr::png(&seal.address));
    let body = body::of(paper, picture.is_some());
    pack(&Parts {
        body,
        comments: None,
        charts: &paper.blocks,
        picture,
        title: &format!("{} {}", paper.kind, paper.title),
        author: &paper.author,
        foot: &paper.kind,
        page: &paper.page,
        made: paper.made.ce(),
        lang: language(paper.lang),
    })
}

pub(crate) fn language(lang: domain::lang::Lang) -> &'static str {
    match lang {
        domain::lang::Lang::Th => "th-TH",
        domain::lang::Lang::En => "en-GB",
    }
}

/// Packs the parts.
///
/// # Errors
/// Faults of packing.
pub(crate) fn pack(parts: &Parts<'_>) -> Result<Vec<u8>, String> {
    let charts = chart::all(parts.charts, parts.lang == "th-TH")?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, bytes: &[u8]| -> Result<(), String> {
        // A file's own hour would make the same paper differ.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default());
        zip.start_file(name, options).map_err(|error| error.to_string())?;
        zip.write_all(bytes).map_err(|error| error.to_string())
    };
    add("[Content_Types].xml", content_types(parts, charts.len()).as_bytes())?;
    add("_rels/.rels", package_relations().as_bytes())?;
    add("docProps/core.xml", core(parts).as_bytes())?;
    add("word/document.xml", document(parts).as_bytes())?;
    add("word/_rels/document.xml.rels", relations(parts, charts.len()).as_bytes())?;
    add("word/styles.xml", styles::xml().as_bytes())?;
    add("word/fontTable.xml", styles::fonts().as_bytes())?;
    add("word/settings.xml", settings(parts).as_bytes())?;
    add("word/footer1.xml", footer(parts).as_bytes())?;
    if let Some(comments) = &parts.comments {
        add("word/comments.xml", comments.as_bytes())?;
    }
    for (at, chart) in charts.iter().enumerate() {
        let number = at + 1;
        add(&format!("word/charts/chart{number}.xml"), chart.xml.as_bytes())?;
        add(&format!("word/charts/_rels/chart{number}.xml.rels"), chart.relations.as_bytes())?;
        add(&format!("word/embeddings/chart{number}.xlsx"), &chart.book)?;
    }
    if let Some(picture) = &parts.picture {
        add("word/media/picture.png", picture)?;
    }
    Ok(zip.finish().map_err(|error| error.to_string())?.into_inner())
}

fn content_types(parts: &Parts<'_>, charts: usize) -> String {
    let mut out = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    );
    let named = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("fontTable", "fontTable"),
        ("settings", "settings"),
        ("footer1", "footer"),
    ];
    let comments = parts.comments.is_some().then_some(("comments", "comments"));
    for (part, kind) in named.into_iter().chain(comments) {
        out.push_str(&format!("<Override PartName=\"/word/{part}.xml\" ContentType=\"{TYPES}.{kind}+xml\"/>"));
    }
    if charts > 0 {
        out.push_str("<Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/>");
    }
    for number in 1..=charts {
        out.push_str(&format!("<Override PartName=\"/word/charts/chart{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>"));
    }
    out.push_str("</Types>");
    out
}

fn package_relations() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{R}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         </Relationships>"
    )
}

fn relations(parts: &Parts<'_>, charts: usize) -> String {
    let mut out =
        format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    let named = [
        ("styles", "styles.xml"),
        ("fontTable", "fontTable.xml"),
        ("settings", "settings.xml"),
        ("footer", "footer1.xml"),
    ];
    let comments = parts.comments.is_some().then_some(("comments", "comments.xml"));
    let picture = parts.picture.is_some().then_some(("image", "media/picture.png"));
    for (kind, target) in named.into_iter().chain(comments).chain(picture) {
        out.push_str(&format!("<Relationship Id=\"{kind}\" Type=\"{R}/{kind}\" Target=\"{target}\"/>"));
    }
    for number in 1..=charts {
        out.push_str(&format!(
            "<Relationship Id=\"chart{number}\" Type=\"{R}/chart\" Target=\"charts/chart{number}.xml\"/>"
        ));
    }
    out.push_str("</Relationships>");
    out
}

fn core(parts: &Parts<'_>) -> String {
    let (year, month, day) = parts.made;
    let mut out = Xml::default();
    out.raw(HEAD)
        .raw("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>")
        .words(parts.title)
        .raw("</dc:title><dc:creator>")
        .words(parts.author)
        .raw("</dc:creator><dc:language>")
        .raw(parts.lang)
        .raw(&format!("</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">{year:04}-{month:02}-{day:02}T00:00:00Z</dcterms:created></cp:coreProperties>"));
    out.0
}

fn document(parts: &Parts<'_>) -> String {
    format!(
        "{HEAD}<w:document xmlns:w=\"{W}\" xmlns:r=\"{R}\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{}\
         <w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1418\" w:right=\"1304\" w:bottom=\"1304\" w:left=\"1588\" w:header=\"709\" w:footer=\"624\" w:gutter=\"0\"/><w:pgNumType w:fmt=\"{}\"/></w:sectPr></w:body></w:document>",
        parts.body,
        if parts.lang == "th-TH" { "thaiNumbers" } else { "decimal" }
    )
}

fn settings(parts: &Parts<'_>) -> String {
    format!(
        "{HEAD}<w:settings xmlns:w=\"{W}\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{}\" w:bidi=\"th-TH\"/></w:settings>",
        parts.lang
    )
}

fn footer(parts: &Parts<'_>) -> String {
    let mut out = Xml::default();
    out.raw(HEAD)
        .raw(&format!("<w:ftr xmlns:w=\"{W}\">"))
        .begin("Footer")
        .run("", parts.foot)
        .raw("<w:r><w:tab/></w:r>");
    out.run("", &format!("{} ", parts.page));
    // Its digits are the section's: told of Thai ones here, LibreOffice counts in Thai letters.
    out.raw("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")
        .end()
        .raw("</w:ftr>");
    out.0
}
