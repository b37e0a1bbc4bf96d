//! Files as Word writes them, one habit at a time.

use intake::{Lost, Read};

use crate::zipped::{docx, paragraph};

fn read(body: &str, parts: &[(&str, &str)]) -> Read {
    intake::read(&docx(body, parts), "bill.docx").expect("a text")
}

fn check(body: &str, expected: &[&str]) {
    let text = read(body, &[]).text;
    assert_eq!(text.trim_end().split("\n\n").collect::<Vec<_>>(), expected, "{body}");
}

fn numbered(list: u32, level: u32, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

fn level(level: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

/// มาตรา in Thai digits, items in brackets, letters, a level of both numbers, as drafting offices set them.
fn lists() -> String {
    let law = [
        level(0, "thaiNumbers", "มาตรา %1", r#"<w:suff w:val="space"/>"#),
        level(1, "thaiNumbers", "(%2)", ""),
        level(2, "thaiLetters", "(%3)", ""),
        level(3, "decimal", "%1.%2.%4", r#"<w:isLgl/>"#),
    ];
    let others = [
        level(0, "thaiCounting", "ส่วนที่%1", r#"<w:suff w:val="nothing"/>"#),
        level(1, "bullet", "\u{f0b7}", ""),
        level(2, "chineseCounting", "%3)", ""),
    ];
    let numbers = [
        level(0, "thaiNumbers", "หมวด %1", r#"<w:suff w:val="space"/>"#),
        // Numbers of sections go on through the chapters.
        level(1, "thaiNumbers", "มาตรา %2", r#"<w:lvlRestart w:val="0"/><w:suff w:val="space"/>"#),
    ];
    format!(
        r#"<w:abstractNum w:abstractNumId="7">{}</w:abstractNum><w:abstractNum w:abstractNumId="8">{}</w:abstractNum>
        <w:abstractNum w:abstractNumId="9">{}</w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="37"/></w:lvlOverride></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="5"><w:abstractNumId w:val="9"/></w:num>"#,
        law.concat(),
        others.concat(),
        numbers.concat(),
    )
}

#[test]
fn automatic_numbers_stand_where_word_shows_them() {
    let body = [
        numbered(1, 0, "ก"),
        numbered(1, 1, "ข"),
        numbered(1, 2, "ค"),
        numbered(1, 2, "ง"),
        numbered(1, 1, "จ"),
        numbered(1, 3, "ฉ"),
        numbered(1, 0, "ช"),
        numbered(1, 1, "เริ่มใหม่"),
        // Another list of the same kind goes on, one with a start of its own begins.
        numbered(4, 0, "ซ"),
        numbered(2, 0, "ฌ"),
        numbered(2, 0, "ญ"),
    ]
    .concat();
    let text = read(&body, &[("numbering", &lists())]).text;
    let expected = [
        "มาตรา ๑ ก",
        "(๑)\tข",
        "(ก)\tค",
        "(ข)\tง",
        "(๒)\tจ",
        "1.2.1\tฉ",
        "มาตรา ๒ ช",
        "(๑)\tเริ่มใหม่",
        "มาตรา ๓ ซ",
        "มาตรา ๓๗ ฌ",
        "มาตรา ๓๘ ญ",
    ];
    assert_eq!(text.trim_end().split("\n\n").collect::<Vec<_>>(), expected);
    let numbers: Vec<String> =
        domain::reading::read(&text).provisions().map(|provision| provision.number.clone()).collect();
    assert_eq!(numbers, ["1", "2", "3", "37", "38"]);
}

#[test]
fn words_bullets_and_numbers_that_never_restart_are_written_too() {
    let body = [
        numbered(3, 0, "ก"),
        numbered(3, 0, "ข"),
        numbered(3, 1, "ค"),
        numbered(3, 2, "ง"),
        numbered(5, 0, "จ"),
        numbered(5, 1, "ฉ"),
        numbered(5, 0, "ช"),
        numbered(5, 1, "ซ"),
    ]
    .concat();
    let read = read(&body, &[("numbering", &lists())]);
    let expected = ["ส่วนที่หนึ่งก", "ส่วนที่สองข", "•\tค", "1)\tง", "หมวด ๑ จ", "มาตรา ๑ ฉ", "หมวด ๒ ช", "มาตรา ๒ ซ"];
    assert_eq!(read.text.trim_end().split("\n\n").collect::<Vec<_>>(), expected);
    assert_eq!(read.lost, [Lost::UnknownNumbering(1)]);
}

#[test]
fn a_style_numbers_its_paragraphs_and_a_paragraph_can_decline() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="Section"><w:basedOn w:val="Base"/></w:style>
        <w:style w:type="paragraph" w:styleId="Base"><w:basedOn w:val="Section"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Circle"><w:basedOn w:val="Circle"/></w:style>"#;
    let styled = |style: &str, more: &str, text: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let body = styled("Section", "", "ก")
        + &styled("Section", r#"<w:numPr><w:numId w:val="0"/></w:numPr>"#, "ข")
        + &styled("Circle", "", "ค")
        + &styled("Section", "", "ง");
    let text = read(&body, &[("styles", styles), ("numbering", &lists())]).text;
    assert_eq!(text, "มาตรา ๑ ก\n\nข\n\nค\n\nมาตรา ๒ ง\n");
}

#[test]
fn tracked_changes_are_taken_as_accepted_and_counted() {
    let numbers = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#;
    let body = format!(
        r#"<w:p><w:pPr>{numbers}<w:pPrChange w:id="1" w:author="x"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:pPrChange></w:pPr>
          <w:r><w:t xml:space="preserve">ให้ </w:t></w:r><w:del w:id="2"><w:r><w:delText>ใช้</w:delText></w:r></w:del>
          <w:ins w:id="3"><w:r><w:t>ยกเลิก</w:t></w:r></w:ins></w:p>
        <w:p><w:pPr>{numbers}<w:rPr><w:del w:id="4"/></w:rPr></w:pPr><w:del w:id="5"><w:r><w:delText>มาตรานี้ถูกตัด</w:delText></w:r></w:del></w:p>
        <w:p><w:pPr>{numbers}</w:pPr><w:r><w:t>สอง</w:t></w:r></w:p>
        <w:p><w:pPr><w:rPr><w:del w:id="6"/></w:rPr></w:pPr><w:r><w:t>ต่อ</w:t></w:r></w:p>{}
        <w:p><w:pPr><w:rPr><w:moveFrom w:id="7"/></w:rPr></w:pPr><w:moveFromRangeStart w:id="8"/><w:moveFrom w:id="9"><w:r><w:t>ย้าย</w:t></w:r></w:moveFrom></w:p>
        <w:p><w:r><w:t>ก่อน</w:t></w:r></w:p><w:p><w:moveTo w:id="9"><w:r><w:t>ย้าย</w:t></w:r></w:moveTo></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>ก</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>ข</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:trPr><w:del w:id="10"/></w:trPr><w:tc><w:p><w:r><w:t>ค</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"#,
        paragraph("กัน"),
    );
    let read = read(&body, &[("numbering", &lists())]);
    let expected = "มาตรา ๑ ให้ ยกเลิก\n\nมาตรา ๒ สอง\n\nต่อกัน\n\nก่อน\n\nย้าย\n\n| ก | ข |\n|---|---|\n";
    assert_eq!(read.text, expected);
    assert_eq!(read.lost, [Lost::Deletions(3), Lost::Insertions(1), Lost::Moves(1)]);
}

#[test]
fn what_wraps_words_takes_none_away() {
    check(
        r#"<w:sdt><w:sdtPr><w:alias w:val="ชื่อ"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>มาตรา</w:t></w:r><w:r><w:t xml:space="preserve"> ๑ </w:t></w:r>
          <w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>ใน</w:t></w:r></w:sdtContent></w:sdt>
          <w:smartTag w:uri="x" w:element="y"><w:smartTagPr/><w:r><w:t>สมาร์ต</w:t></w:r></w:smartTag>
          <w:hyperlink r:id="r1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>ลิงก์</w:t></w:r></w:hyperlink>
          <w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="x"/></w:p></w:sdtContent></w:sdt>"#,
        &["มาตรา ๑ ในสมาร์ตลิงก์"],
    );
    check(
        r#"<w:p><w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t><w:br/><w:t>ค</w:t><w:noBreakHyphen/><w:t>ง</w:t><w:softHyphen/><w:t xml:space="preserve">จ&#160;ฉ </w:t></w:r></w:p>"#,
        &["ก\tข\nค\u{2011}ง\u{ad}จ\u{a0}ฉ"],
    );
}

#[test]
fn a_field_gives_what_it_shows_and_a_table_of_contents_is_left_out() {
    let char = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let instruction = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let text = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:p>{}{}{}{}{}</w:p><w:p>{}{}{}{}</w:p><w:p>{}{}{}</w:p>{}<w:p><w:fldSimple w:instr=\" REF x \">{}</w:fldSimple></w:p><w:p>{}{}{}{}</w:p>{}",
        text("ตามมาตรา "),
        char("begin")
            + &instruction(" IF ")
            + &char("begin")
            + &instruction("PAGE")
            + &char("separate")
            + &text("9")
            + &char("end"),
        instruction(" = 1 ") + &char("separate"),
        text("๕"),
        char("end"),
        char("begin"),
        instruction(" TOC \\o \"1-3\" "),
        char("separate"),
        text("มาตรา ๑ ... ๑"),
        text("มาตรา ๒ ... ๒"),
        char("end"),
        text("หลังสารบัญ"),
        paragraph("ก"),
        text("อ้าง"),
        char("begin"),
        instruction("AUTONUM"),
        char("end"),
        text("ข"),
        // Instructions that never end silence their paragraph and no more.
        ["<w:p>", &char("begin"), &instruction("IF"), "</w:p>", &paragraph("ค")].concat(),
    );
    let read = read(&body, &[]);
    assert_eq!(read.text, "ตามมาตรา ๕\n\nหลังสารบัญ\n\nก\n\nอ้าง\n\nข\n\nค\n");
    assert_eq!(read.lost, [Lost::Contents(1), Lost::UnknownNumbering(1)]);
}

#[test]
fn tables_become_tables_and_frames_paragraphs() {
    let cell = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{text}</w:tc>");
    let wide = r#"<w:gridSpan w:val="2"/>"#;
    let body = format!(
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl><w:tbl><w:tr>{}</w:tr></w:tbl>",
        cell(wide, &paragraph("รายการ|ก")),
        cell("", &paragraph("บาท")),
        cell(r#"<w:vMerge w:val="restart"/>"#, &(paragraph("ใบอนุญาต") + &paragraph("ฉบับละ"))),
        cell("", &paragraph("ก")),
        cell(
            "",
            "<w:p><w:r><w:t>๑๐ ม.</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r></w:p>"
        ),
        cell("<w:vMerge/>", "<w:p/>"),
        cell(
            "",
            &format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl><w:p/>", cell("", &paragraph("ใน")), cell("", &paragraph("ใน")))
        ),
        cell("", &paragraph("๒๐")),
        cell("", &(paragraph("มาตรา ๑ ก") + &paragraph("มาตรา ๒ ข"))),
    );
    let read = read(&body, &[]);
    assert_eq!(
        read.text,
        "| รายการ¦ก |  | บาท |\n|---|---|---|\n| ใบอนุญาต ฉบับละ | ก | ๑๐ ม.² |\n|  | ใน ใน | ๒๐ |\n\nมาตรา ๑ ก\n\nมาตรา ๒ ข\n"
    );
    assert_eq!(read.lost, [Lost::MergedCells(2), Lost::NestedTables(1), Lost::CellBreaks(2)]);
}

#[test]
fn notes_go_to_the_end_and_are_no_part_of_the_last_provision() {
    let notes = r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
        <w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> มาตรา ๙ แก้ไขแล้ว</w:t></w:r></w:p></w:footnote>"#;
    let ends = r#"<w:endnote w:id="1"><w:p><w:r><w:t>ข</w:t></w:r></w:p></w:endnote>"#;
    let body = r#"<w:p><w:r><w:t>มาตรา ๑</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t xml:space="preserve"> ก</w:t></w:r>
        <w:r><w:endnoteReference w:id="1"/><w:footnoteReference w:id="1"/><w:commentReference w:id="0"/></w:r></w:p>"#;
    let read = read(body, &[("footnotes", notes), ("endnotes", ends)]);
    assert_eq!(read.text, "มาตรา ๑[1] ก[2]\n\nหมายเหตุ\n\n[1] มาตรา ๙ แก้ไขแล้ว\n\n[2] ข\n");
    assert_eq!(read.lost, [Lost::Notes(2), Lost::Comments(1)]);
    let reading = domain::reading::read(&read.text);
    let provisions: Vec<&str> = reading.provisions().map(|provision| provision.text.as_str()).collect();
    assert_eq!(provisions, ["มาตรา ๑[1] ก[2]"]);
}

#[test]
fn boxes_come_once_and_pictures_are_counted() {
    let box_of = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", paragraph(text));
    let body = format!(
        r#"<w:p><w:r><w:t>ก</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><wps:wsp><wps:txbx>{}</wps:txbx></wps:wsp></a:graphic></wp:inline></w:drawing></mc:Choice>
          <mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>ข</w:t></w:r></w:p>
        <w:p><w:r><w:drawing><wp:inline><a:graphic><pic:pic><a:t>ไม่ใช่ข้อความ</a:t></pic:pic></a:graphic></wp:inline></w:drawing><w:pict><v:line/></w:pict><w:object><v:imagedata/></w:object></w:r>
        <m:oMathPara><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara></w:p>"#,
        box_of("ในกรอบ"),
        box_of("ในกรอบ"),
    );
    let read = read(&body, &[("header", &paragraph("หัวกระดาษ")), ("footer", "<w:p/>")]);
    assert_eq!(read.text, "กข\n\nในกรอบ\n\nx=1\n");
    let lost = [
        Lost::HeadersFooters(1),
        Lost::TextBoxes(1),
        Lost::Pictures(1),
        Lost::Drawings(1),
        Lost::Objects(1),
        Lost::Equations(1),
    ];
    assert_eq!(read.lost, lost);
}

#[test]
fn signs_are_known_or_counted_and_old_thai_letters_left_to_the_reader() {
    let body = format!(
        r#"<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>ก</w:t><w:sym w:font="Wingdings" w:char="F04A"/></w:r>
        <w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>{}ข</w:t></w:r><w:r><w:t>ท{}{}</w:t></w:r>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>ขีด</w:t></w:r><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>ไม่ขีด</w:t></w:r></w:p>"#,
        '\u{f0b0}', '\u{f702}', '\u{f70a}'
    );
    let read = read(&body, &[]);
    assert_eq!(read.text, "☑ก°ขท\u{f702}\u{f70a}ขีดไม่ขีด\n");
    assert_eq!(read.lost, [Lost::Symbols(1), Lost::Hidden(1), Lost::Struck(1)]);
    assert!(domain::reading::read(&read.text).pieces[0].text.contains("ที่"));
}

#[test]
fn the_strict_form_and_other_prefixes_and_names_are_the_same_file() {
    let strict = r#"<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>ก</x:t></x:r></x:p></x:body></x:document>"#;
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>"#;
    let wide: Vec<u8> = strict.encode_utf16().fold(vec![0xff, 0xfe], |mut bytes, unit| {
        bytes.extend(unit.to_le_bytes());
        bytes
    });
    let file = crate::zipped::zipped_bytes(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", relations.as_bytes()),
        ("word/document2.xml", &wide),
    ]);
    assert_eq!(intake::read(&file, "-").map(|read| read.text), Ok("ก\n".to_string()));
}
