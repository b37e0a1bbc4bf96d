//! Small texts of our own, fictional, and what must be said of them.

use domain::reading::{Kind, Reading, Shape, read};

fn text(name: &str) -> String {
    let path = std::path::PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default())
        .join("tests/texts")
        .join(name);
    std::fs::read_to_string(path).expect("a text of our own")
}

fn anchors(reading: &Reading) -> Vec<&str> {
    reading.pieces.iter().map(|piece| piece.anchor.as_str()).collect()
}

fn codes(reading: &Reading) -> Vec<&'static str> {
    reading.warnings.iter().map(|warning| warning.code()).collect()
}

#[test]
fn every_piece_and_paragraph_has_the_name_that_was_promised() {
    let reading = read(&text("o1-lamp-oil.md"));
    assert_eq!(
        anchors(&reading),
        ["name", "preamble", "m1", "chapter-1", "m2", "m2-1", "m3-bis", "signature", "schedule-1"]
    );
    let inside = |anchor: &str| {
        let place = reading.find(anchor).unwrap_or_else(|| panic!("no {anchor}"));
        reading.pieces[place.piece].paragraphs.iter().map(|paragraph| paragraph.anchor.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(inside("m2"), ["m2-w1", "m2-d1", "m2-d1-1", "m2-d1-2", "m2-d2"]);
    assert_eq!(
        inside("m2-1"),
        [
            "m2-1-w1",
            "m2-1-w1-1",
            "m2-1-2",
            "m2-1-2-a",
            "m2-1-2-a-1",
            "m2-1-2-a-2",
            "m2-1-2-b",
            "m2-1-w2",
            "m2-1-w3",
            "m2-1-w3-1"
        ]
    );
    assert_eq!(inside("m3-bis"), ["m3-bis-w1", "m3-bis-q1", "m3-bis-q2"]);
}

#[test]
fn an_item_knows_its_level_its_mark_and_what_it_hangs_on() {
    let reading = read(&text("o1-lamp-oil.md"));
    let place = reading.find("m2-1-2-a-2").expect("the item");
    let paragraphs = &reading.pieces[place.piece].paragraphs;
    let item = &paragraphs[place.paragraph.expect("a paragraph")];
    assert_eq!((item.shape, item.level, item.marker.as_str(), item.text.as_str()), (Shape::Item, 3, "๒)", "จากภาคใต้"));
    let parent = &paragraphs[item.parent.expect("a parent")];
    assert_eq!((parent.marker.as_str(), parent.number.as_str()), ("(ก)", "ก"));
}

#[test]
fn a_table_keeps_its_cells() {
    let reading = read(&text("o1-lamp-oil.md"));
    let schedule = reading.pieces.last().expect("a schedule");
    let table = schedule.paragraphs.iter().find(|paragraph| paragraph.shape == Shape::Table).expect("a table");
    assert_eq!(table.rows, [["รายการ", "บาท"], ["ใบอนุญาต", "๑๐"]]);
}

#[test]
fn numbers_that_begin_again_are_named_by_their_heading_and_doubted_nowhere_else() {
    let reading = read(&text("o2-ferry-rules.md"));
    assert_eq!(
        anchors(&reading),
        [
            "name",
            "preamble",
            "chapter-1",
            "chapter-1-c1",
            "c2",
            "chapter-2",
            "chapter-2-c1",
            "c1-1",
            "c1-2",
            "c3",
            "signature",
            "note-1",
            "note-2"
        ]
    );
    assert_eq!(codes(&reading), ["gap", "cited_in_notes"]);
    assert_eq!(reading.pieces[8].path, ["หมวด ๒", "ข้อ ๑"]);
}

#[test]
fn a_re_ordered_text_keeps_its_names() {
    let parts = ["มาตรา ๑ ก\n", "หมวด ๑\nชื่อ\n", "มาตรา ๒ ข\n(๑) ค\n", "มาตรา ๓ ง\n"];
    let names = |order: [usize; 4]| {
        let source: String = order.iter().map(|part| parts[*part]).collect();
        let reading = read(&source);
        let mut names: Vec<(String, String)> = reading
            .pieces
            .iter()
            .flat_map(|piece| {
                piece.paragraphs.iter().map(|paragraph| (paragraph.anchor.clone(), paragraph.text.clone()))
            })
            .collect();
        names.sort();
        names
    };
    assert_eq!(names([0, 1, 2, 3]), names([0, 1, 3, 2]));
    assert_eq!(names([0, 1, 2, 3]), names([0, 2, 1, 3]));
}

#[test]
fn a_quotation_never_closed_does_not_swallow_what_follows() {
    let reading = read("มาตรา ๑ ให้เพิ่มความต่อไปนี้เป็นมาตรา ๙\n“มาตรา ๙ ก\nข\nมาตรา ๒ ค\nมาตรา ๓ ง");
    let numbers: Vec<_> = reading.provisions().map(|piece| piece.number.as_str()).collect();
    assert_eq!(numbers, ["1", "2", "3"]);
    assert_eq!(reading.pieces[0].quoted(), 2);
    assert_eq!(codes(&reading), ["quote_not_closed"]);
}

#[test]
fn slips_of_numbering_are_named() {
    for (source, expected) in [
        ("มาตรา ๑ ก\nมาตรา ๓ ข", &["gap"][..]),
        ("มาตรา ๑ ก\nมาตรา ๒ ข\nมาตรา ๒ ค\nมาตรา ๓ ง", &["repeated"]),
        ("มาตรา ๑  ก\nมาตรา ๓  ข\nมาตรา ๒  ค\nมาตรา ๔  ง", &["gap", "out_of_order"]),
        ("มาตรา ๑ ก\nหมวด ๑\nข\nหมวด ๒\nค\nมาตรา ๒ ง", &["empty_heading"]),
        ("ข้อความนำ\nมาตรา ๑ ก", &["unknown_opening"]),
        ("มาตรา ๑ ก\nมาตรา ๒ ข\nมาตรา ๑ ก\nมาตรา ๒ ข\nมาตรา ๓ ค", &["restarts"]),
        ("มาตรา ๑2 ก", &["mixed_digits"]),
        ("มาตรา ๑ ก\u{e4d}\u{e32}หนด", &["letters_mended"]),
    ] {
        assert_eq!(codes(&read(source)), expected, "{source}");
    }
}

#[test]
fn a_code_after_its_enabling_act_has_the_plain_names() {
    let reading = read("มาตรา ๑  กก\nมาตรา ๒  ขข\nมาตรา ๑  คค\nมาตรา ๒  งง\nมาตรา ๓  จจ\nมาตรา ๔  ฉบับ");
    assert_eq!(anchors(&reading), ["x1-m1", "x1-m2", "m1", "m2", "m3", "m4"]);
}

#[test]
fn a_list_inside_a_section_may_count_in_clauses() {
    let reading = read("มาตรา ๑ ให้ทำดังนี้\nข้อ ๑ ก\nข้อ ๒ ข\nมาตรา ๒ ค");
    assert_eq!(anchors(&reading), ["m1", "m2"]);
    assert_eq!(reading.pieces[0].items(), 2);
}

#[test]
fn a_large_text_without_headings_is_divided_by_the_hundred() {
    let source: String = (1..=450).map(|number| format!("มาตรา {number}  ก\n\n")).collect();
    let divisions = read(&source).divisions();
    let firsts: Vec<_> = divisions.iter().filter_map(|division| division.provisions).collect();
    assert_eq!(firsts, [(0, 99), (100, 199), (200, 299), (300, 399), (400, 449)]);
}

#[test]
fn a_record_has_the_six_fields_in_their_order() {
    let reading = read("# ก\n\nหมวด ๑\n\nข\n\nมาตรา ๑ ค");
    let records: Vec<String> = reading.lines().map(|line| serde_json::to_string(&line).expect("JSON")).collect();
    assert_eq!(
        records.last().map(String::as_str),
        Some(r#"{"id":"m1","kind":"provision","number":"1","label":"มาตรา ๑","path":["หมวด ๑"],"text":"มาตรา ๑ ค"}"#)
    );
}

#[test]
fn every_kind_has_its_word() {
    for kind in Kind::ALL {
        assert_eq!(Kind::from_word(kind.as_str()), Some(kind));
        assert_eq!(serde_json::to_value(kind).expect("JSON"), kind.as_str());
    }
}

#[test]
fn a_text_without_a_word_for_provisions_may_count_its_paragraphs() {
    let reading = read("# ก\n\n๑. ข\n\n๑.๑ ค\n\n๒. ง\n\n๓. จ");
    assert_eq!(anchors(&reading), ["name", "c1", "c1-1", "c2", "c3"]);
}

#[test]
fn endnotes_without_a_heading_are_one_doubt() {
    let act: String = (1..=20).map(|number| format!("มาตรา {number}  กก\n")).collect();
    let reading = read(&(act + "มาตรา ๒  ขข\nมาตรา ๗  ขข\nมาตรา ๒  คค\nมาตรา ๕  คค\nมาตรา ๒  งง\n"));
    assert_eq!(codes(&reading), ["restarts"]);
    assert_eq!(reading.provisions().filter(|piece| piece.run > 0).count(), 5);
}

#[test]
fn a_page_copied_from_a_word_processor_is_read_like_a_clean_one() {
    let reading = read(
        "ร่าง\nพระราชบัญญัติ\nตลาด\nพ.ศ. ....\n........\nโดยที่เป็นการสมควรมีกฎหมาย\n**มาตรา ๑** พระราชบัญญัตินี้\n- ๒ -\n\
         หมวด ๑\nบททั่วไป\n_______\nมาตรา\n๒\nให้มี\n(๑)\tก\n/(๒) ข ...\n- ๓ -\n(๒)\nข\nมาตรา ๓ (๑) ค\n(๒) ง\nผู้รับสนองพระบรมราชโองการ",
    );
    assert_eq!(anchors(&reading), ["name", "preamble", "m1", "chapter-1", "m2", "m3", "signature"]);
    assert_eq!(reading.pieces[0].label, "ร่าง พระราชบัญญัติ ตลาด พ.ศ. ....");
    assert_eq!(reading.pieces[3].title, "บททั่วไป");
    let counts: Vec<_> = reading.pieces.iter().map(|piece| (piece.clauses(), piece.items())).collect();
    assert_eq!(counts, [(0, 0), (1, 0), (1, 0), (0, 0), (1, 2), (1, 2), (0, 0)]);
    assert!(reading.warnings.is_empty(), "{:?}", reading.warnings);
}

#[test]
fn a_title_below_a_memorandum_may_keep_its_year_for_the_next_line() {
    let reading = read(
        "บันทึกหลักการและเหตุผล\nหลักการ\nให้มี\nเหตุผล\nโดยที่ จึงจำเป็นต้องตรา\nร่างพระราชบัญญัติตลาด\nพ.ศ. ....\nโดยที่สมควร\nมาตรา ๑ ก",
    );
    assert_eq!(anchors(&reading), ["memorandum", "name", "preamble", "m1"]);
}

#[test]
fn principles_and_reasons_without_their_heading_are_the_memorandum() {
    for source in [
        "หลักการ\nให้มีกฎหมายว่าด้วยตลาด\nเหตุผล\nโดยที่ตลาดมีมาก จึงจำเป็นต้องตราพระราชบัญญัตินี้\n\
         ร่างพระราชบัญญัติตลาด พ.ศ. ....\nโดยที่เป็นการสมควรมีกฎหมาย\nมาตรา ๑ ก",
        "**หลักการ**\n\nให้มี\n\n**เหตุผล:**\n\nโดยที่ จึงจำเป็นต้องตรา\n\nร่างพระราชบัญญัติตลาด\nพ.ศ. ....\nโดยที่สมควร\nมาตรา ๑ ก",
        "หลักการและเหตุผล\nหลักการ\nให้มี\nเหตุผล\nโดยที่ จึงจำเป็นต้องตรา\nร่าง\nพระราชบัญญัติ\nตลาด\nพ.ศ. ....\nโดยที่สมควร\nมาตรา ๑ ก",
        "เหตุผล\nโดยที่ตลาดมีมาก จึงจำเป็นต้องตรา\nร่างพระราชบัญญัติตลาด พ.ศ. ....\nโดยที่สมควร\nมาตรา ๑ ก",
    ] {
        let reading = read(source);
        assert_eq!(anchors(&reading), ["memorandum", "name", "preamble", "m1"], "{source}");
        assert!(reading.pieces[0].clauses() >= 1, "{source}: its own words are not headings");
        assert!(reading.warnings.is_empty(), "{:?}", reading.warnings);
    }
    let below = read(
        "ร่างพระราชบัญญัติตลาด พ.ศ. ....\nหลักการ\nให้มี\nเหตุผล\nโดยที่ จึงจำเป็นต้องตรา\nร่างพระราชบัญญัติตลาด พ.ศ. ....\nโดยที่สมควร\nมาตรา ๑ ก",
    );
    assert_eq!(anchors(&below), ["name", "memorandum", "name-2", "preamble", "m1"]);
}

#[test]
fn an_item_may_begin_with_a_paragraph_of_another_section() {
    let reading = read(
        "มาตรา ๓ ให้ยกเลิก\n(๑) มาตรา ๕ แห่งพระราชบัญญัติตลาด\n(๒) วรรคสองของมาตรา ๘ แห่งพระราชบัญญัติตลาด\n(๓) มาตรา ๙ แห่งพระราชบัญญัติตลาด",
    );
    assert_eq!(reading.pieces[0].items(), 3);
}
