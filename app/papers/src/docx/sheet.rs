//! The numbers of a chart as the workbook that a Word file carries for it: one sheet, rows and series, so that the chart can be edited.

use super::HEAD;
use super::xml::Xml;
use crate::paper::Chart;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

const S: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The letter of a column; charts have few.
pub(super) fn column(place: usize) -> char {
    char::from(b'A' + u8::try_from(place.min(25)).unwrap_or(25))
}

/// The workbook.
///
/// # Errors
/// Faults of packing.
pub(super) fn of(chart: &Chart) -> Result<Vec<u8>, String> {
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPES}.sheet.main+xml\"/>\
                 <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{TYPES}.worksheet+xml\"/></Types>"
            ),
        ),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            format!(
                "{HEAD}<workbook xmlns=\"{S}\" xmlns:r=\"{R}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", rows(chart)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        zip.start_file(name, options).map_err(|error| error.to_string())?;
        zip.write_all(part.as_bytes()).map_err(|error| error.to_string())?;
    }
    Ok(zip.finish().map_err(|error| error.to_string())?.into_inner())
}

fn relation(kind: &str, target: &str) -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{R}/{kind}\" Target=\"{target}\"/></Relationships>"
    )
}

fn rows(chart: &Chart) -> String {
    let mut out = Xml::default();
    out.raw(HEAD).raw(&format!("<worksheet xmlns=\"{S}\"><cols><col min=\"1\" max=\"1\" width=\"50\" customWidth=\"1\"/></cols><sheetData><row r=\"1\">"));
    text(&mut out, "A1", &chart.caption);
    for (place, series) in chart.series.iter().enumerate() {
        text(&mut out, &format!("{}1", column(place + 1)), &series.name);
    }
    out.raw("</row>");
    for (at, label) in chart.labels.iter().enumerate() {
        let row = at + 2;
        out.raw(&format!("<row r=\"{row}\">"));
        text(&mut out, &format!("A{row}"), label);
        for (place, series) in chart.series.iter().enumerate() {
            let count = series.counts.get(at).copied().unwrap_or(0);
            out.raw(&format!("<c r=\"{}{row}\"><v>{count}</v></c>", column(place + 1)));
        }
        out.raw("</row>");
    }
    out.raw("</sheetData></worksheet>");
    out.0
}

/// A text, which no program runs.
fn text(out: &mut Xml, at: &str, words: &str) {
    out.raw(&format!("<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")).words(words).raw("</t></is></c>");
}
