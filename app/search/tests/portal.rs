//! What the portal asks of its index.

use search::{Doc, DocKind, Filters, Index, Query};

fn index() -> Index {
    let index = Index::in_memory().unwrap();
    let doc = |id: &str, kind, group, title: &str, text: &str| {
        let mut doc = Doc::new(id, kind, group);
        doc.title = title.into();
        doc.text = text.into();
        doc
    };
    let mut market = doc("c1", DocKind::Consultation, 1, "ร่างพระราชบัญญัติส่งเสริมตลาดนัดชุมชน พ.ศ. ....", "ผู้ค้ารายย่อย");
    market.names = vec!["ตลาดนัด".into(), "เปิดท้ายขายของ".into()];
    market.closes = Some(100);
    let mut section =
        doc("c1/m37", DocKind::Provision, 1, "มาตรา ๓๗", "ผู้ใดฝ่าฝืนต้องระวางโทษปรับไม่เกินหนึ่งหมื่นบาท ตั้งแต่ พ.ศ. ๒๕๖๒");
    section.number = "37".into();
    let repair = doc("c2", DocKind::Consultation, 2, "การซ่อมเครื่องใช้ไฟฟ้า", "ผู้ขายต้องมีอะไหล่");
    let comment = doc("o9", DocKind::Comment, 2, "", "รออะไหล่ตู้เย็นเป็นเดือน");
    index.apply(vec![market, section, repair, comment], vec![], 7).unwrap();
    index
}

fn found(index: &Index, text: &str) -> Vec<String> {
    let query = Query { text: text.into(), page: 1, per_page: 10, now: 50, ..Query::default() };
    index.search(&query).unwrap().groups.into_iter().flat_map(|group| group.hits).map(|hit| hit.id).collect()
}

#[test]
fn a_word_inside_unspaced_text_is_found() {
    assert_eq!(found(&index(), "ระวางโทษ"), ["c1/m37"]);
    assert_eq!(found(&index(), "ตู้เย็น"), ["o9"]);
}

#[test]
fn thai_and_arabic_digits_find_each_other() {
    assert_eq!(found(&index(), "2562"), ["c1/m37"]);
    assert_eq!(found(&index(), "มาตรา 37").first().map(String::as_str), Some("c1/m37"));
}

#[test]
fn peoples_words_find_the_consultation() {
    assert_eq!(found(&index(), "เปิดท้าย"), ["c1"]);
}

#[test]
fn a_quoted_passage_must_stand_as_it_is_quoted() {
    assert_eq!(found(&index(), "\"อะไหล่ตู้เย็น\""), ["o9"]);
    assert!(found(&index(), "\"ตู้เย็นอะไหล่\"").is_empty());
}

#[test]
fn what_people_type_is_never_an_error() {
    for text in ["", "\"", "-", "มาตรา", ":", "((((", &"ก".repeat(100_000), &"a ".repeat(100_000)] {
        let _ = found(&index(), text);
    }
}

#[test]
fn the_position_in_the_log_is_kept_with_the_index() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index");
    assert_eq!(Index::open(&path).unwrap().position(), 0);
    {
        let index = Index::open(&path).unwrap();
        index.apply(vec![Doc::new("c1", DocKind::Consultation, 1)], vec![], 42).unwrap();
    }
    assert_eq!(Index::open(&path).unwrap().position(), 42);
    std::fs::write(path.join("meta.json"), "broken").unwrap();
    assert_eq!(Index::open(&path).unwrap().position(), 0);
}

#[test]
fn a_state_is_a_question_about_the_clock() {
    let index = index();
    let ask = |now, state: &str| {
        let filters = Filters { state: Some(state.into()), ..Filters::default() };
        let query =
            Query { text: "ตลาดนัด".into(), filters, page: 1, per_page: 10, now, ..Query::default() };
        index.search(&query).unwrap().groups_total
    };
    assert_eq!((ask(50, "open"), ask(101, "open"), ask(101, "closed")), (1, 0, 1));
}
