//! What the portal asks of its index.

use search::{Doc, DocKind, Filters, Index, Query, Sort, Thesaurus, passage};

fn doc(id: &str, kind: DocKind, group: i64, title: &str, text: &str) -> Doc {
    let mut doc = Doc::new(id, kind, group);
    doc.title = title.into();
    doc.text = text.into();
    doc
}

fn index() -> Index {
    let index = Index::in_memory().unwrap();
    let draft = "ร่างพระราชบัญญัติส่งเสริมตลาดนัดชุมชน พ.ศ. ....";
    let mut market = doc("c1", DocKind::Consultation, 1, draft, "ผู้ค้ารายย่อย");
    market.names = vec!["ตลาดนัด".into(), "เปิดท้ายขายของ".into()];
    market.law = draft.into();
    market.closes = Some(100);
    market.agency = Some(4);
    market.agency_name = "กรมส่งเสริมการปกครองท้องถิ่น".into();
    let mut section =
        doc("c1/m37", DocKind::Provision, 1, "มาตรา ๓๗", "ผู้ใดฝ่าฝืนต้องระวางโทษปรับไม่เกินหนึ่งหมื่นบาท ตั้งแต่ พ.ศ. ๒๕๖๒");
    section.number = "37".into();
    section.law = draft.into();
    let mut other = doc("c1/m3", DocKind::Provision, 1, "มาตรา ๓", "ให้ยกเลิกความในมาตรา ๓๗ ผู้ใดฝ่าฝืนกฎหมายตลาดนัด");
    other.law = draft.into();
    other.number = "3".into();
    let repair = doc("c2", DocKind::Consultation, 2, "การซ่อมเครื่องใช้ไฟฟ้า", "ผู้ขายต้องมีอะไหล่");
    let mut comment = doc("o9", DocKind::Comment, 2, "", "รออะไหล่ตู้เย็นเป็นเดือน");
    comment.stance = Some(1);
    comment.class = Some(2);
    index.apply(vec![market, section, other, repair, comment], vec![], 7).unwrap();
    index
}

fn ask(text: &str) -> Query {
    Query { text: text.into(), page: 1, per_page: 10, now: 50, ..Query::default() }
}

fn found(index: &Index, text: &str) -> Vec<String> {
    index.search(&ask(text)).unwrap().groups.into_iter().flat_map(|group| group.hits).map(|hit| hit.id).collect()
}

fn first(index: &Index, text: &str) -> String {
    index.best(&ask(text), 1).unwrap().into_iter().next().map(|hit| hit.id).unwrap_or_default()
}

#[test]
fn a_word_inside_unspaced_text_is_found() {
    assert_eq!(first(&index(), "ระวางโทษ"), "c1/m37");
    assert_eq!(first(&index(), "ตู้เย็น"), "o9");
}

#[test]
fn thai_and_arabic_digits_find_each_other() {
    assert_eq!(first(&index(), "2562"), "c1/m37");
    assert_eq!(first(&index(), "มาตรา 37"), "c1/m37");
    assert_eq!(first(&index(), "พรบ.ส่งเสริมตลาดนัดชุมชน ม.๓๗ วรรคสอง"), "c1/m37");
}

#[test]
fn peoples_words_find_the_consultation() {
    assert_eq!(first(&index(), "เปิดท้าย"), "c1");
}

#[test]
fn a_quoted_passage_must_stand_as_it_is_quoted() {
    assert_eq!(found(&index(), "\"อะไหล่ตู้เย็น\""), ["o9"]);
    assert!(found(&index(), "\"ตู้เย็นอะไหล่\"").is_empty());
}

#[test]
fn a_word_with_a_dash_must_not_occur() {
    assert!(found(&index(), "อะไหล่").contains(&"o9".to_string()));
    assert_eq!(found(&index(), "อะไหล่ -ตู้เย็น"), ["c2"]);
}

#[test]
fn filters_can_be_typed() {
    assert_eq!(found(&index(), "ฝ่าฝืน มาตรา:37"), ["c1/m37"]);
    assert!(found(&index(), "ผู้ค้า หน่วยงาน:ส่งเสริมการปกครอง").contains(&"c1".to_string()));
    assert!(found(&index(), "ผู้ค้า หน่วยงาน:สรรพากร").is_empty());
}

#[test]
fn inside_one_consultation_comments_are_told_by_stance_and_class() {
    let index = index();
    let count = |stance, class| {
        let filters = Filters { group: Some(2), stance, class, ..Filters::default() };
        index.search(&Query { filters, ..ask("อะไหล่") }).unwrap().total
    };
    assert_eq!((count(None, None), count(Some(1), None), count(Some(0), None), count(Some(1), Some(2))), (2, 1, 0, 1));
    let filters = Filters { group: Some(2), stance: Some(0), ..Filters::default() };
    let counts = index.search(&Query { filters, ..ask("อะไหล่") }).unwrap().facets;
    assert_eq!((counts.stances, counts.classes), (vec![(1, 1)], vec![(2, 1)]), "counted before their own filter");
}

#[test]
fn the_exact_form_comes_first() {
    for (one, other) in [("ดี", "ดู"), ("เขา", "เข้า"), ("กัน", "กิน"), ("ไม้", "ไม่"), ("ป่า", "ป้า")]
    {
        let index = Index::in_memory().unwrap();
        let docs = [("a", one), ("b", other)]
            .map(|(id, word)| doc(id, DocKind::Comment, 1, "", &format!("เห็นว่าควร {word} ก่อนจะออกกฎหมาย")));
        index.apply(docs.into(), vec![], 1).unwrap();
        for (typed, id) in [(one, "a"), (other, "b")] {
            assert_eq!(first(&index, typed), id, "{typed}");
        }
    }
}

#[test]
fn an_expansion_is_told_and_can_be_switched_off() {
    let index = index();
    index.use_thesaurus(Thesaurus::parse("เปิดแผง\tผู้ค้ารายย่อย\t\t1\n").unwrap()).unwrap();
    let hits = index.search(&ask("เปิดแผง")).unwrap();
    assert_eq!(hits.expansions[0].also, ["ผู้ค้ารายย่อย"]);
    assert_eq!(hits.groups[0].hits[0].id, "c1");
    let literal = index.search(&Query { literal: true, ..ask("เปิดแผง") }).unwrap();
    assert!(literal.expansions.is_empty());
}

#[test]
fn a_phrase_with_the_typed_word_in_it_is_no_expansion() {
    let index = index();
    index.use_thesaurus(Thesaurus::parse("ตลาด|แผงลอย\tองค์การตลาดแห่งประเทศไทย|ผู้ค้ารายย่อย\t\t1\n").unwrap()).unwrap();
    assert_eq!(index.search(&ask("ตลาด")).unwrap().expansions[0].also, ["ผู้ค้ารายย่อย"]);
}

#[test]
fn words_that_say_nothing_are_not_marked_because_of_an_expansion() {
    let index = index();
    let hits = index.search(&ask("บัญชีม้า")).unwrap();
    assert!(!hits.expansions.is_empty());
    let marked = |text: &str| {
        let cut = passage(text, &hits.highlight, 200);
        cut.pieces.into_iter().filter(|(_, marked)| *marked).map(|(text, _)| text).collect::<String>()
    };
    assert_eq!(marked("ให้ใช้โดยไม่มี"), "");
    let hits = index.search(&ask("อะไหล่")).unwrap();
    assert_eq!(passage("ให้ใช้อะไหล่", &hits.highlight, 200).pieces[1], ("อะไหล่".to_string(), true));
}

#[test]
fn what_nothing_has_is_not_found() {
    let index = index();
    for typed in ["ยูนิคอร์นสีรุ้ง", "ฟหกดเสวง", "xkqzwv", "ฮิปโปแคระ"]
    {
        let hits = index.search(&ask(typed)).unwrap();
        assert!(hits.groups.is_empty() && hits.total == 0 && hits.meant.is_none(), "{typed}: {hits:?}");
    }
    // A part of it stands somewhere: told as near.
    let hits = index.search(&ask("ค่าไฟฟ้ายูนิคอร์นแคระครองโลก ตู้เย็น")).unwrap();
    assert!(hits.near || hits.groups.is_empty(), "{hits:?}");
    for typed in ["ตู้เย็น", "อะไหล่ตู้เย็น", "ผู้ค้ารายย่อย", "เปิดท้าย", "ระวางโทษปรับ", "มาตรา 37"]
    {
        let hits = index.search(&ask(typed)).unwrap();
        assert!(!hits.groups.is_empty() && !hits.near, "{typed}");
    }
}

#[test]
fn a_misspelt_word_is_asked_back() {
    let docs = (0..3).map(|n| doc(&format!("o{n}"), DocKind::Comment, 1, "", "ควรดูแลสิ่งแวดล้อมและตลาดสด")).collect();
    let index = Index::in_memory().unwrap();
    index.apply(docs, vec![], 1).unwrap();
    assert_eq!(index.meant("สิ่งแวดล้อม").unwrap(), None);
    assert_eq!(index.meant("สิ่งแวดลัอม").unwrap().as_deref(), Some("สิ่งแวดล้อม"));
}

#[test]
fn names_are_suggested_while_typing() {
    assert_eq!(index().suggest("ตลาดน", 5).unwrap(), [1]);
    assert!(index().suggest("", 5).unwrap().is_empty());
}

#[test]
fn what_was_deleted_is_not_found() {
    let index = index();
    index.apply(vec![], vec!["o9".into()], 8).unwrap();
    assert!(!found(&index, "ตู้เย็น").contains(&"o9".to_string()));
}

#[test]
fn what_people_type_is_never_an_error() {
    let index = index();
    for text in [
        "",
        "\"",
        "-",
        "มาตรา",
        ":",
        "((((",
        "\"\"\"",
        "- -",
        "มาตรา:",
        "\u{200b}",
        "ๆ",
        "ฯลฯ",
        "่่่่",
        "มาตรา 99999999999999",
        &"ก".repeat(100_000),
        &"a ".repeat(100_000),
        &"\"ก".repeat(50_000),
        &"ก่".repeat(300_000),
        &"-ก ".repeat(50_000),
    ] {
        let hits = index.search(&ask(text)).unwrap();
        let _ = index.meant(text).unwrap();
        let _ = index.suggest(text, 5).unwrap();
        let _ = passage(&text.chars().take(5_000).collect::<String>(), &hits.highlight, 100);
    }
}

#[test]
fn what_is_held_of_a_consultation_is_told_without_its_comments() {
    let index = index();
    let mut held = index.held(1).unwrap();
    held.sort();
    assert_eq!(held, ["c1", "c1/m3", "c1/m37"]);
    assert_eq!(index.held(2).unwrap(), ["c2"]);
    index.apply(vec![], vec!["c1/m3".into()], 8).unwrap();
    assert_eq!(index.held(1).unwrap().len(), 2);
    assert!(index.held(9).unwrap().is_empty());
}

#[test]
fn an_emptied_index_begins_at_the_first_event() {
    let index = index();
    index.start_anew().unwrap();
    assert_eq!((index.position(), index.things()), (0, 0));
    assert!(found(&index, "อะไหล่").is_empty() && index.suggest("ตลาดน", 5).unwrap().is_empty());
}

#[test]
fn a_file_that_was_changed_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path()).unwrap();
    index.apply(vec![doc("c1", DocKind::Consultation, 1, "ตลาดนัด", "ผู้ค้า")], vec![], 1).unwrap();
    assert!(index.is_whole());
    let mut file = std::fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.path());
    let file = file.find(|path| path.extension().is_some_and(|ending| ending == "idx")).unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[3] ^= 0xff;
    std::fs::write(&file, bytes).unwrap();
    assert!(!index.is_whole());
}

#[test]
fn the_newest_come_first_in_a_feed() {
    let index = Index::in_memory().unwrap();
    let docs = [3i64, 1, 2].map(|at| {
        let mut one = doc(&format!("o{at}"), DocKind::Comment, 1, "", "รออะไหล่ตู้เย็น");
        one.at = at;
        one
    });
    index.apply(docs.into(), vec![], 1).unwrap();
    let (hits, _) = index.newest(&ask("อะไหล่"), 2).unwrap();
    assert_eq!(hits.iter().map(|hit| hit.id.as_str()).collect::<Vec<_>>(), ["o3", "o2"]);
}

#[test]
fn orders_are_kept() {
    let index = index();
    for sort in [Sort::Relevance, Sort::Date, Sort::Commented] {
        assert_eq!(index.search(&Query { sort, ..ask("อะไหล่") }).unwrap().groups_total, 1);
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
fn an_index_of_an_older_shape_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index");
    {
        let index = Index::open(&path).unwrap();
        index.apply(vec![Doc::new("c1", DocKind::Consultation, 1)], vec![], 42).unwrap();
    }
    std::fs::write(path.join("shape"), "siang-1").unwrap();
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
