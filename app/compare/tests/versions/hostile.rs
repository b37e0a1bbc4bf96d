//! Texts that are no law: whatever comes in, what is promised holds.

use compare::{Differ, Part, Turn, carry, compare, erratum, rows};
use domain::reading::read;
use proptest::prelude::*;

fn whole(old: &str, new: &str) {
    let stretches = Differ::new().difference(old, new);
    let (mut a, mut b) = (0, 0);
    for stretch in &stretches {
        assert_eq!((stretch.old.start, stretch.new.start), (a, b), "{stretches:?}");
        (a, b) = (stretch.old.end, stretch.new.end);
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        match stretch.turn {
            Turn::Same => assert_eq!(bare(&old[stretch.old.clone()]), bare(&new[stretch.new.clone()])),
            Turn::Removed => assert!(stretch.new.is_empty() && !stretch.old.is_empty()),
            Turn::Added => assert!(stretch.old.is_empty() && !stretch.new.is_empty()),
        }
    }
    assert_eq!((a, b), (old.len(), new.len()));
    let rows = rows(old, new, &stretches);
    let olds: String = rows.iter().flat_map(|row| &row.old).map(|(_, range)| &old[range.clone()]).collect();
    let news: String = rows.iter().flat_map(|row| &row.new).map(|(_, range)| &new[range.clone()]).collect();
    assert_eq!((olds.as_str(), news.as_str()), (old, new));
    erratum::touched(old, new);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_two_texts_are_told_apart_whole(old in "[กขาิ่ เแ๑1\n.a]{0,40}|\\PC{0,40}", new in "[กขาิ่ เแ๑1\n.a]{0,40}|\\PC{0,40}") {
        whole(&old, &new);
    }

    #[test]
    fn every_part_of_both_versions_is_there_once(
        old in prop::collection::vec((1u32..9, prop::sample::select(LINES)), 0..20),
        new in prop::collection::vec((1u32..9, prop::sample::select(LINES)), 0..20),
    ) {
        let text = |lines: &[(u32, &str)]| -> String {
            lines.iter().map(|(number, line)| line.replace('#', &number.to_string()) + "\n\n").collect()
        };
        let (old, new) = (read(&text(&old)), read(&text(&new)));
        let found = compare(&old, &new);
        let mut olds: Vec<usize> = found.parts.iter().filter_map(|part| part.old).collect();
        olds.sort_unstable();
        let news: Vec<usize> = found.parts.iter().filter_map(|part| part.new).collect();
        prop_assert_eq!(olds, (0..old.pieces.len()).collect::<Vec<_>>());
        prop_assert_eq!(news, (0..new.pieces.len()).collect::<Vec<_>>());
        let identities: Vec<usize> = (0..old.pieces.len()).collect();
        let carried = carry::carry(&Part::all(&old), &identities, &Part::all(&new));
        let mut all: Vec<usize> = carried.identities.iter().flatten().copied().collect();
        all.extend(carried.orphans.iter().map(|(_, identity)| *identity));
        all.sort_unstable();
        prop_assert_eq!(all, identities);
    }
}

const LINES: &[&str] = &[
    "# พระราชบัญญัติ ก พ.ศ. ๒๕๐๐",
    "หมวด #",
    "มาตรา #  ผู้ใดจะเล่นว่าวต้องแจ้งต่อนายทะเบียนก่อน",
    "มาตรา #  ให้รัฐมนตรีรักษาการตามพระราชบัญญัตินี้",
    "มาตรา # (ยกเลิก)",
    "มาตรา #/#  สนามว่าวเปิดทุกวันเว้นแต่วันที่มีพายุ",
    "(#) ก",
    "ผู้รับสนองพระบรมราชโองการ",
    "บัญชี ก",
    "หมายเหตุ :- ก",
];

#[test]
fn a_long_text_and_another_are_compared_in_bounded_work() {
    let old: String = (0..20_000).map(|n| format!("คำ{n} ")).collect();
    let new: String = (0..20_000).map(|n| format!("ถ้อย{n} ")).collect();
    whole(&old, &new);
    let ones = "ก ".repeat(20_000);
    whole(&ones, &format!("{ones}ข"));
}
