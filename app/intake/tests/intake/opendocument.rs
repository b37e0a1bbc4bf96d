//! OpenDocument texts, one habit at a time.

use intake::{Lost, Read, Unread};

use crate::zipped::zipped;

const NAMESPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0""#;

fn packed(styles: &str, text: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document-content>"
    );
    zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

fn read(styles: &str, text: &str) -> Read {
    intake::read(&packed(styles, text), "bill.odt").expect("a text")
}

const LISTS: &str = r#"<text:list-style style:name="L">
  <text:list-level-style-number text:level="1" style:num-prefix="มาตรา " style:num-format="๑, ๒, ๓, ..."/>
  <text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")" style:num-format="ก, ข, ค, ..." text:start-value="2"/>
  <text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="2" style:num-suffix="."/></text:list-style>
  <text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="–"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="nothing"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>
  <text:list-style style:name="Z"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..."/></text:list-style>"#;

#[test]
fn lists_count_on_and_begin_again_as_they_say() {
    let item = |text: &str| format!("<text:list-item><text:p>{text}</text:p></text:list-item>");
    let text = format!(
        r#"<text:list xml:id="one" text:style-name="L">{}<text:list-item><text:p>ข</text:p><text:p>วรรคสอง</text:p><text:list>{}<text:list-item><text:list>{}</text:list></text:list-item></text:list></text:list-item></text:list>
        <text:p>คั่น</text:p><text:list text:style-name="L" text:continue-numbering="true">{}</text:list>
        <text:list text:style-name="L">{}</text:list><text:list text:continue-list="one" text:style-name="L">{}<text:list-header><text:p>ไม่นับ</text:p></text:list-header><text:list-item text:start-value="๙"><text:p>ช</text:p></text:list-item><text:list-item text:start-value="9"><text:p>ซ</text:p></text:list-item></text:list>
        <text:list text:style-name="B">{}</text:list><text:list text:style-name="Z">{}</text:list>"#,
        item("ก"),
        item("ค"),
        item("ง"),
        item("จ"),
        item("เริ่ม"),
        item("ฉ"),
        item("ฌ"),
        item("ญ"),
    );
    let read = read(LISTS, &text);
    let expected = [
        "มาตรา ๑ ก",
        "มาตรา ๒ ข",
        "วรรคสอง",
        "(ข) ค",
        "ข.1. ง",
        "คั่น",
        "มาตรา ๓ จ",
        "มาตรา ๑ เริ่ม",
        "มาตรา ๔ ฉ",
        "ไม่นับ",
        "มาตรา ๕ ช",
        "มาตรา ๙ ซ",
        "–ฌ",
        "1 ญ",
    ];
    assert_eq!(read.text.trim_end().split("\n\n").collect::<Vec<_>>(), expected);
    assert_eq!(read.lost, [Lost::UnknownNumbering(1)]);
}

#[test]
fn changes_notes_and_blanks_are_read_as_written() {
    let text = r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>มาตรา ๙ ตัด</text:p></text:deletion></text:changed-region>
        <text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>
        <text:p>มาตรา
           ๑<text:s text:c="2"/>ก<text:tab/>ข<text:change text:change-id="a"/><text:line-break/>ค<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>เชิง</text:p><text:p>อรรถ</text:p></text:note-body></text:note> ง&amp;<text:a>ลิงก์</text:a><office:annotation><text:p>ความเห็น</text:p></office:annotation>
        <text:span text:style-name="H">ซ่อน</text:span><text:span text:style-name="S">ขีด</text:span><text:span text:style-name="R">2</text:span></text:p>
        <text:table-of-content><text:index-body><text:p>มาตรา ๘ ... ๓</text:p></text:index-body></text:table-of-content>
        <text:p><draw:frame><draw:text-box><text:p>กรอบ</text:p></draw:text-box></draw:frame><draw:frame><draw:image/><svg:title>ชื่อภาพ</svg:title></draw:frame>จ</text:p>"#;
    let styles = r#"<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
        <style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
        <style:style style:name="R" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>"#;
    let read = read(styles, text);
    assert_eq!(read.text, "มาตรา ๑  ก\tข\nค[1] ง&ลิงก์ ขีด²\n\nจ\n\nกรอบ\n\nหมายเหตุ\n\n[1] เชิง\nอรรถ\n");
    let lost = [
        Lost::Deletions(1),
        Lost::Insertions(1),
        Lost::Notes(1),
        Lost::Comments(1),
        Lost::Hidden(1),
        Lost::Struck(1),
        Lost::Contents(1),
        Lost::TextBoxes(1),
        Lost::Pictures(1),
    ];
    assert_eq!(read.lost, lost);
}

#[test]
fn a_table_of_endless_rows_and_columns_stays_small() {
    let text = r#"<table:table><table:table-column table:number-columns-repeated="16384"/><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>ก</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>ข</text:p></table:table-cell></table:table-row></table:table-header-rows>
        <table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="4294967295"/></table:table-row></table:table><text:p>ค</text:p>"#;
    let read = read("", text);
    assert!(read.text.starts_with("| ก |  | ข |"), "{}", read.text);
    assert!(read.text.len() < 2000);
}

#[test]
fn a_flat_file_is_read_and_a_locked_one_refused() {
    let flat = format!(
        r#"<?xml version="1.0"?><office:document {NAMESPACES}><office:body><office:text><text:p>ก</text:p></office:text></office:body></office:document>"#
    );
    assert_eq!(intake::read(flat.as_bytes(), "bill.fodt").map(|read| read.text), Ok("ก\n".to_string()));
    let manifest = r#"<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"#;
    let locked = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "noise"),
    ]);
    assert_eq!(intake::read(&locked, "bill.odt"), Err(Unread::Encrypted));
    let sheet = zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")]);
    assert_eq!(intake::read(&sheet, "bill.ods"), Err(Unread::NotRecognised));
}

#[test]
fn a_file_without_its_content_or_with_too_much_is_refused() {
    let bare = zipped(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
    assert_eq!(intake::read(&bare, "bill.odt"), Err(Unread::Broken { what: intake::Part::Missing }));
    let long = format!("<text:p>{}</text:p><text:p>ก</text:p>", crate::hostile::noise(21 << 20));
    assert_eq!(intake::read(&packed("", &long), "bill.odt"), Err(Unread::TooLarge));
}
