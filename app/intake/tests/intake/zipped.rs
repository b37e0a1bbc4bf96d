//! Small containers made on the spot.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A container of these parts, deflated, in this order.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (*name, content.as_bytes())).collect();
    zipped_bytes(&parts)
}

pub fn zipped_bytes(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, options).expect("a part");
        writer.write_all(content).expect("written");
    }
    writer.finish().expect("a container").into_inner()
}

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="urn:wp"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture""#;

/// A Word file as Word lays it out: `body` is the inside of `w:body`, `parts` more parts by their kind and inside.
pub fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let declaration = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = format!(
        r#"{declaration}<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>"#
    );
    let mut relations = format!(r#"{declaration}<Relationships xmlns="{package}">"#);
    let mut written = Vec::new();
    for (at, (kind, inside)) in parts.iter().enumerate() {
        relations.push_str(&format!(r#"<Relationship Id="r{at}" Type="{office}/{kind}" Target="{kind}{at}.xml"/>"#));
        let root = match *kind {
            "header" => "hdr",
            "footer" => "ftr",
            kind => kind,
        };
        written
            .push((format!("word/{kind}{at}.xml"), format!("{declaration}<w:{root} {NAMESPACES}>{inside}</w:{root}>")));
    }
    relations.push_str("</Relationships>");
    let document = format!("{declaration}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>");
    let mut all = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", main.as_str()),
        ("word/_rels/document.xml.rels", relations.as_str()),
        ("word/document.xml", document.as_str()),
    ];
    all.extend(written.iter().map(|(name, content)| (name.as_str(), content.as_str())));
    zipped(&all)
}

/// A paragraph of Word with this inside its one run.
pub fn paragraph(text: &str) -> String {
    format!(r#"<w:p w:rsidR="00A77B3E"><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}
