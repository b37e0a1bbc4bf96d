//! Bills and laws that are none: whatever comes in, there is an answer, and what it promises holds.

use domain::{amend, reading};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_heap_of_amending_lines_is_answered(
        bill in prop::collection::vec((prop::sample::select(BILL), 1u32..9, 1u32..9), 0..30),
        law in prop::collection::vec((prop::sample::select(LAW), 1u32..9, 1u32..9), 0..40),
    ) {
        let join = |lines: &[(&str, u32, u32)]| -> String {
            lines.iter().map(|(line, one, two)| line.replace('#', &one.to_string()).replace('@', &two.to_string()) + "\n\n").collect()
        };
        let (bill, law) = (join(&bill), join(&law));
        let bill = amend::read(&reading::read(&bill));
        let changes = bill.changes();
        let amended = amend::apply(&law, &changes);
        let (mut was, mut is) = (0, 0);
        for mark in &amended.marks {
            prop_assert!(mark.was.start >= was && mark.is.start >= is, "{:?}", amended.marks);
            prop_assert!(amended.result[is..mark.is.start].starts_with(&amended.now[was..mark.was.start]));
            (was, is) = (mark.was.end, mark.is.end);
        }
        prop_assert_eq!(&amended.now[was..], &amended.result[is..]);
        let (now, result) = (reading::read(&amended.now), reading::read(&amended.result));
        for row in amend::beside(&amended, &now, &result) {
            prop_assert!(row.now.is_some() || row.result.is_some());
        }
        for change in &changes {
            prop_assert!(amend::Typed::of(&change.operation).parse().is_ok(), "{change:?}");
        }
    }

    #[test]
    fn any_words_after_a_verb_are_answered(words in "(ให้ยกเลิก|ให้เพิ่ม|ให้แก้ไขคำว่า|ใน)[ก-๛ “”\"()/๑-๙1-9]{0,40}") {
        amend::read(&reading::read(&format!("มาตรา ๑ {words}\n\nมาตรา ๒ {words}\n“ก”")));
    }
}

const BILL: &[&str] = &[
    "มาตรา # ให้ยกเลิกความในมาตรา @ แห่งพระราชบัญญัติ ก และให้ใช้ความต่อไปนี้แทน",
    "มาตรา # ให้ยกเลิกความในวรรคสองของมาตรา @ และให้ใช้ความต่อไปนี้แทน",
    "มาตรา # ให้ยกเลิกความใน (#) ของมาตรา @ และให้ใช้ความต่อไปนี้แทน",
    "มาตรา # ให้ยกเลิกมาตรา # และมาตรา @ แห่งพระราชบัญญัติ ก",
    "มาตรา # ให้ยกเลิกมาตรา # ถึงมาตรา @",
    "มาตรา # ให้ยกเลิกหมวด # ก แห่งพระราชบัญญัติ ก",
    "มาตรา # ให้ยกเลิกวรรคหนึ่งของมาตรา @",
    "มาตรา # ให้เพิ่มความต่อไปนี้เป็นมาตรา @/# แห่งพระราชบัญญัติ ก",
    "มาตรา # ให้เพิ่มความต่อไปนี้เป็นวรรคสองและวรรคสามของมาตรา @",
    "มาตรา # ให้เพิ่มความต่อไปนี้เป็น (@) ของมาตรา #",
    "มาตรา # ให้เพิ่มความต่อไปนี้เป็นหมวด @/๑ ก มาตรา #/@",
    "มาตรา # ให้เพิ่มบทนิยามคำว่า “ข” ต่อจากบทนิยามคำว่า “ก” ในมาตรา @",
    "มาตรา # ให้แก้ไขคำว่า “ก” เป็น “กข” และคำว่า “กก” เป็น “ค” ทุกแห่ง",
    "มาตรา # ให้ยกเลิกบัญชี ก ท้ายพระราชบัญญัติ ก และให้ใช้บัญชี ก ท้ายพระราชบัญญัตินี้แทน",
    "“มาตรา @ กก",
    "“มาตรา @/# ก”",
    "“หมวด @/๑\n\nก\n\nมาตรา #/@ ข”",
    "“ก”",
    "ข”",
    "(#) ก",
    "“(#) ก”",
    "““ข” หมายความว่า ก”",
    "บัญชี ก",
];

const LAW: &[&str] = &[
    "# พระราชบัญญัติ ก พ.ศ. ๒๕๐๐",
    "หมวด #",
    "ชื่อ",
    "มาตรา # กก",
    "มาตรา #/@ ก",
    "(#) ก",
    "(ก) กก",
    "ก",
    "“ก” หมายความว่า ข",
    "“ข” หมายความว่า กก",
    "ผู้รับสนองพระบรมราชโองการ",
    "บัญชี ก",
    "| ก | ข |",
];
