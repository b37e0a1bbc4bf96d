//! Texts that are no law at all: whatever comes in, the reader answers, and what it promises holds.

use std::collections::HashSet;

use domain::reading::{Kind, Reading, Warning, read};
use proptest::prelude::*;

/// What is true of every reading of every text.
fn holds(source: &str) -> Reading {
    let reading = read(source);
    let mut anchors = HashSet::new();
    let mut end = 0;
    for (index, piece) in reading.pieces.iter().enumerate() {
        assert!(piece.span.start >= end && piece.span.start < piece.span.end, "pieces overlap at {index}");
        let gap = &source[end..piece.span.start];
        assert!(gap.chars().all(is_nothing), "left out: {gap:?}");
        end = piece.span.end;
        assert!(source.is_char_boundary(piece.span.start) && source.is_char_boundary(piece.span.end));
        assert!(piece.parent.is_none_or(|parent| parent < index));
        assert_eq!(piece.path.len(), usize::from(piece.level));
        assert!(is_anchor(&piece.anchor), "{}", piece.anchor);
        assert!(anchors.insert(piece.anchor.clone()), "twice: {}", piece.anchor);
        let mut last = piece.span.start;
        for (place, paragraph) in piece.paragraphs.iter().enumerate() {
            assert!(paragraph.span.start >= last && paragraph.span.end <= piece.span.end, "{paragraph:?}");
            last = paragraph.span.start;
            assert!(source.is_char_boundary(paragraph.span.start) && source.is_char_boundary(paragraph.span.end));
            assert!(paragraph.parent.is_none_or(|parent| parent < place));
            assert!(is_anchor(&paragraph.anchor), "{}", paragraph.anchor);
            assert!(anchors.insert(paragraph.anchor.clone()), "twice: {}", paragraph.anchor);
            assert!(paragraph.level <= 8);
        }
    }
    assert!(source[end..].chars().all(is_nothing), "left out at the end: {:?}", &source[end..]);
    for warning in &reading.warnings {
        assert!(warning.span().is_none_or(|span| source.get(span).is_some()), "{warning:?}");
        assert!(warning.piece().is_none_or(|piece| piece < reading.pieces.len()), "{warning:?}");
    }
    let mut start = 0;
    for division in reading.divisions() {
        assert_eq!(division.pieces.start, start);
        assert!(division.pieces.end > start);
        start = division.pieces.end;
    }
    assert_eq!(start, reading.pieces.len());
    assert_eq!(reading.lines().count(), reading.pieces.len());
    reading
}

/// Blank, or taken out before reading.
fn is_nothing(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_anchor(anchor: &str) -> bool {
    !anchor.is_empty()
        && anchor.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_whole(source in "\\PC{0,200}|[\\x00-\\x7f]{0,100}|(?s:.){0,60}") {
        holds(&source);
    }

    #[test]
    fn any_heap_of_legal_lines_is_read_whole(
        lines in prop::collection::vec((prop::sample::select(LINES), prop::sample::select(ENDS), 0u32..30), 0..60)
    ) {
        let source: String = lines.iter().map(|(line, end, number)| line.replace('#', &number.to_string()) + end).collect();
        holds(&source);
    }

    #[test]
    fn any_heap_of_thai_letters_is_mended_in_place(source in "[กขน่้ําำเแ \u{200b}\u{f70a}\u{f702}๑1ิ\n\r“”(/.)]{0,60}") {
        holds(&source);
    }
}

const LINES: &[&str] = &[
    "\u{23} ร่างพระราชบัญญัติ พ.ศ. ....",
    "มาตรา #",
    "มาตรา #  ก",
    "\tมาตรา\u{a0}#/# ข",
    "มาตรา # ทวิ ค",
    "ข้อ #. ง",
    "ข้อ #.# จ",
    "#.#.# ฉ",
    "หมวด #",
    "หมวด # ช",
    "ส่วนที่ #",
    "บรรพ #",
    "ลักษณะ #",
    "บทเฉพาะกาล",
    "บทกำหนดโทษ",
    "(#) ก",
    "(ก) ข",
    "(ข) ค",
    "#) ง",
    "ก. จ",
    "- ฉ",
    "(#) และ (#)",
    "“ก” หมายความว่า ข",
    "“มาตรา # ก",
    "ข”",
    "““ก” หมายความว่า ข”",
    "\"ก",
    "ให้ยกเลิกความในมาตรา #",
    "มาตรา # ให้ยกเลิกความต่อไปนี้แทน",
    "| ก | ข |",
    "|---|---|",
    "......",
    "ให้ไว้ ณ วันที่ #",
    "โดยที่เป็นการสมควร",
    "ผู้รับสนองพระบรมราชโองการ",
    "อัตราค่าธรรมเนียม",
    "บัญชี ก",
    "แบบ ลต. #",
    "หมายเหตุ :- เหตุผล",
    "พระราชบัญญัติ ก พ.ศ. ๒๕๐๐",
    "ประเด็นที่ # ก",
    "คำถาม: ข",
    "ร่าง",
    "พระราชบัญญัติ",
    "บันทึกหลักการและเหตุผล",
    "หลักการ",
    "เหตุผล",
    "จึงจำเป็นต้องตรา",
    "มาตรา",
    "#",
    "ก\u{e4d}\u{e32}หนด",
    "ประมวลกฎหมายอาญา",
    "\u{200b}",
    "*",
    "\u{23}\u{23} ก",
];
const ENDS: &[&str] = &["\n", "\n\n", "\r\n", "\u{2028}", "\r", " ", ""];

#[test]
fn nothing_is_read_from_nothing() {
    for source in ["", " ", "\n\n\t\u{200b}"] {
        let reading = holds(source);
        assert!(reading.pieces.is_empty());
        assert_eq!(reading.warnings, [Warning::Empty]);
    }
}

#[test]
fn five_megabytes_without_a_line_end_are_one_piece() {
    let source = "กฎหมาย ".repeat(5_000_000 / 19);
    let reading = holds(&source);
    assert_eq!(reading.pieces.len(), 1);
    assert!(reading.warnings.iter().any(|warning| warning.code() == "nothing_numbered"));
}

#[test]
fn ten_thousand_headings_and_hostile_heaps_are_read_in_time() {
    let numbered =
        |line: &str, times: u32| (1..=times).map(|number| line.replace('#', &number.to_string())).collect::<String>();
    let reading = holds(&numbered("หมวด #\n\nชื่อ\n\n", 10_000));
    assert_eq!(reading.pieces.iter().filter(|piece| piece.kind == Kind::Chapter).count(), 10_000);
    for line in [
        "มาตรา ๕\n",
        "มาตรา ๕  ให้ยกเลิก\n“มาตรา ๖\n",
        "“\n",
        "(๑) ก\n(ก) ข\n",
        "มาตรา #\nมาตรา ๙๙๙๙\n",
        "ข้อ ๑\n๑.๑ ก\n",
        "| ก |\n",
        "“ก\nข”\n",
        "หมายเหตุ :- ก\nมาตรา #  ก\n",
    ] {
        holds(&numbered(line, 5_000));
    }
    holds(&("มาตรา ๑ ให้เพิ่มความต่อไปนี้\n".to_string() + &"“มาตรา ๒ ก\n".repeat(3_000) + &"”\n".repeat(3_000)));
    holds(&("มาตรา ๑".to_string() + &"/๑".repeat(20_000)));
    holds(&"(".repeat(100_000));
    holds(&("ก".to_string() + &"\u{e48}".repeat(10_000)));
}
