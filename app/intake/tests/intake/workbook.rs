//! Workbooks as rows: one that pyxform's own tools made of `xlsform/burden.md` (`pyxform.xls2json_backends.md_table_to_workbook`), others as spreadsheets write
//! them, and such as are none. What the form asks is read by `domain`.

use crate::zipped::zipped;
use domain::survey::xlsform::{Labels, Left, Sheet, read};
use domain::survey::{Form, NewQuestion};
use intake::{Part, Table, Unread, tables};

const WANTED: [&str; 3] = ["survey", "choices", "settings"];
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn book(sheet: &str, shared: &str) -> Vec<u8> {
    let workbook = format!(
        "<workbook xmlns='{MAIN}' xmlns:r='{RELATIONS}'><sheets><sheet name='Survey ' sheetId='1' r:id='rId7'/><sheet name='x' r:id='none'/></sheets></workbook>"
    );
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relations = format!(
        "<Relationships xmlns='{package}'><Relationship Id='rId7' Target='worksheets/one.xml'/></Relationships>"
    );
    let sheet = format!("<worksheet xmlns='{MAIN}'><sheetData>{sheet}</sheetData></worksheet>");
    let shared = format!("<sst xmlns='{MAIN}'>{shared}</sst>");
    zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/worksheets/one.xml", &sheet),
        ("xl/sharedStrings.xml", &shared),
    ])
}

fn rows(sheet: &str, shared: &str) -> Vec<(u32, Vec<String>)> {
    tables(&book(sheet, shared), &WANTED).unwrap().remove(0).rows
}

#[test]
fn a_form_made_by_pyxform_is_read_question_by_question() {
    let tables = tables(include_bytes!("../xlsform/burden.xlsx"), &WANTED).unwrap();
    let sheet = |table: Table| Sheet { name: table.name, rows: table.rows };
    let form = read(&tables.into_iter().map(sheet).collect::<Vec<_>>(), &Labels::default())
        .unwrap_or_else(|no| panic!("{no:#?}"));
    let is: Vec<(&str, Form)> = form.questions.iter().map(|one| (one.details.name.as_str(), one.form)).collect();
    assert_eq!(
        is,
        [
            ("pays", Form::Single),
            ("baht", Form::Money),
            ("trips", Form::Number),
            ("each", Form::Calculation),
            ("what", Form::Several),
            ("why", Form::Text),
            ("views", Form::Matrix),
            ("first", Form::Ranking),
            ("since", Form::Date),
            ("phone", Form::Short),
            ("thanks", Form::Note),
        ]
    );
    let by = |name: &str| -> &NewQuestion { form.questions.iter().find(|one| one.details.name == name).unwrap() };
    assert_eq!(by("why").relevant, "${pays} = 'yes' and ${each} > 1000");
    assert_eq!((by("views").details.row_names.join(" "), by("views").required), ("clear fair".into(), true));
    assert_eq!(by("phone").constraint, "regex(., '^[0-9]{4}-[0-9]{4}$')");
    assert_eq!(by("baht").details.section_en, "Costs");
    assert_eq!(form.left, [Left::Row { row: 2, typed: "start".into() }]);
}

#[test]
fn texts_numbers_and_gaps_are_read_as_people_see_them() {
    let sheet = "<row r='2'><c r='B2' t='s'><v>1</v></c><c r='D2'><v>3.0</v></c><c r='E2' t='b'><v>1</v></c></row>
        <row r='3'/>
        <row><c t='inlineStr'><is><r><t>ก</t></r><r><rPr/><t> ข</t></r><rPh><t>อ่าน</t></rPh></is></c><c><f>1+1</f><v>2.5</v></c></row>
        <row r='9'><c r='A9' t='str'><v>a&amp;b</v></c><c r='B9' t='e'><v>#REF!</v></c><c r='ZZZ9'><v>1</v></c></row>";
    let read = rows(sheet, "<si><t>none</t></si><si><r><t>ชื่อ</t></r></si>");
    let cells = |cells: &[&str]| cells.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(read, [(2, cells(&["", "ชื่อ", "", "3", "TRUE"])), (4, cells(&["ก ข", "2.5"])), (9, cells(&["a&b"]))]);
}

#[test]
fn what_is_no_workbook_or_too_large_is_refused() {
    let refused = |bytes: &[u8]| tables(bytes, &WANTED).expect_err("refused");
    assert_eq!(refused(b"type,name\n"), Unread::NotRecognised);
    assert_eq!(
        refused(&zipped(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<x/>")])),
        Unread::NotRecognised
    );
    assert_eq!(refused(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Unread::NotRecognised);
    let locked: Vec<u8> = [0xd0, 0xcf, 0x11, 0xe0]
        .into_iter()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(refused(&locked), Unread::Encrypted);
    assert_eq!(refused(&vec![b'P'; 6 << 20]), Unread::TooLarge);
    let many: String = (0..50_001).map(|_| "<row><c><v>1</v></c></row>").collect();
    assert_eq!(refused(&book(&many, "")), Unread::TooLarge);
    assert_eq!(refused(&book("<row><c>", "")), Unread::Broken { what: Part::Markup });
    assert_eq!(refused(&zipped(&[("xl/workbook.xml", "<x/>")])), Unread::Broken { what: Part::Missing });
    // One text that very many cells share.
    let long = format!("<si><t>{}</t></si>", "ก".repeat(10_000));
    let shared: String = (0..2_000).map(|_| "<row><c t='s'><v>0</v></c></row>").collect();
    assert_eq!(refused(&book(&shared, &long)), Unread::TooLarge);
    // A sheet without the names of any that are looked for is none.
    let other = book("<row><c><v>1</v></c></row>", "");
    assert!(tables(&other, &["choices"]).unwrap().is_empty());
}

#[test]
fn a_workbook_of_too_many_sheets_or_without_the_one_it_names_is_refused() {
    let sheets: String = (0..201).map(|n| format!("<sheet name='{n}' sheetId='{n}' r:id='r'/>")).collect();
    let many = format!("<workbook xmlns='{MAIN}' xmlns:r='{RELATIONS}'><sheets>{sheets}</sheets></workbook>");
    let many = zipped(&[("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", &many)]);
    assert_eq!(tables(&many, &WANTED), Err(Unread::TooLarge));
    // Its second sheet is named, and is not there.
    let book = book("<row><c><v>1</v></c></row>", "");
    assert_eq!(tables(&book, &["x"]), Err(Unread::Broken { what: Part::Missing }));
}
