//! The index of laws beside that of hearings: its own groups and states, nothing of one in the other, and kept in a folder.

use search::{Doc, DocKind, Filters, Index, Query};

const MARKET: &str = "พระราชบัญญัติตลาด พ.ศ. 2562";
const OLD: &str = "พระราชบัญญัติตลาดริมคลอง พุทธศักราช 2485";

fn law(id: i64, title: &str, repealed: bool, provisions: &[(&str, &str)]) -> Vec<Doc> {
    let mut head = Doc::new(format!("l{id}"), DocKind::Law, id);
    head.title = title.into();
    head.law = title.into();
    head.consultation_kind = Some("act".into());
    head.cancelled = repealed;
    head.stamp = format!("stamp {id}");
    let of = |(number, text): &(&str, &str)| {
        let mut doc = Doc::new(format!("l{id}/m{number}"), DocKind::Provision, id);
        doc.title = format!("มาตรา {number}");
        doc.law = title.into();
        doc.number = (*number).into();
        doc.text = (*text).into();
        doc
    };
    std::iter::once(head).chain(provisions.iter().map(of)).collect()
}

fn written(index: &Index) {
    let mut laws = law(1, MARKET, false, &[("4", "ผู้ค้าต้องมีใบอนุญาตตลาด"), ("12", "ผู้ใดขายของนอกตลาดต้องชำระค่าปรับ")]);
    laws.extend(law(2, OLD, true, &[("4", "เรือที่ขายของริมคลองต้องจอดที่ท่า"), ("12", "ห้ามเททิ้งขยะลงคลอง")]));
    index.laws().apply(laws, vec![], 5).unwrap();
}

fn ask(text: &str, filters: Filters) -> Query {
    Query { text: text.into(), filters, page: 1, per_page: 10, ..Query::default() }
}

fn found(index: &Index, text: &str, filters: Filters) -> Vec<String> {
    let hits = index.search(&ask(text, filters)).unwrap();
    hits.groups.into_iter().flat_map(|group| group.hits).map(|hit| hit.id).collect()
}

#[test]
fn a_provision_is_found_by_words_and_by_law_and_number() {
    let index = Index::in_memory().unwrap();
    written(&index);
    let first = |text: &str| found(index.laws(), text, Filters::default())[0].clone();
    assert_eq!(first("ใบอนุญาตตลาด"), "l1/m4");
    assert_eq!(first("มาตรา ๑๒ พระราชบัญญัติตลาด"), "l1/m12");
    assert_eq!(first("พรบ.ตลาดริมคลอง ม.๑๒"), "l2/m12");
    assert!(index.laws().search(&ask("พรบ.ตลาดริมคลอง ม.๑๒", Filters::default())).unwrap().cites);
    assert!(!index.laws().search(&ask("ขายของ", Filters::default())).unwrap().cites);
}

#[test]
fn what_is_in_force_comes_before_what_is_repealed_unless_that_is_named() {
    let index = Index::in_memory().unwrap();
    let old = "พระราชบัญญัติเรือจ้าง พุทธศักราช 2480";
    let new = "พระราชบัญญัติเรือโดยสาร พ.ศ. 2560";
    let mut laws = law(1, old, true, &[("5", "ผู้ควบคุมเรือต้องมีใบอนุญาต")]);
    laws.extend(law(2, new, false, &[("7", "ผู้ควบคุมเรือต้องมีใบอนุญาต และต้องพกใบอนุญาตไว้กับตัวในขณะที่ควบคุมเรือ")]));
    index.laws().apply(laws, vec![], 5).unwrap();
    assert_eq!(found(index.laws(), "ผู้ควบคุมเรือต้องมีใบอนุญาต", Filters::default())[0], "l2/m7");
    assert_eq!(found(index.laws(), "มาตรา 5 พระราชบัญญัติเรือจ้าง", Filters::default())[0], "l1/m5");
}

#[test]
fn laws_and_hearings_are_found_apart() {
    let index = Index::in_memory().unwrap();
    written(&index);
    let mut hearing = Doc::new("c1", DocKind::Consultation, 1);
    hearing.title = "ร่างพระราชบัญญัติใบอนุญาตตลาด".into();
    index.apply(vec![hearing], vec![], 3).unwrap();
    assert_eq!(found(&index, "ใบอนุญาตตลาด", Filters::default()), ["c1"]);
    assert!(found(index.laws(), "ใบอนุญาตตลาด", Filters::default()).iter().all(|id| id.starts_with('l')));
    assert_eq!((index.position(), index.laws().position()), (3, 5));
    index.laws().start_anew().unwrap();
    assert_eq!((index.position(), index.laws().position(), index.laws().things()), (3, 0, 0));
}

#[test]
fn laws_are_narrowed_by_state_kind_and_to_one() {
    let index = Index::in_memory().unwrap();
    written(&index);
    let state = |state: &str| Filters { state: Some(state.into()), ..Filters::default() };
    assert!(found(index.laws(), "ขายของ", state("repealed")).iter().all(|id| id.starts_with("l2")));
    assert!(found(index.laws(), "ขายของ", state("in_force")).iter().all(|id| id.starts_with("l1")));
    assert_eq!(found(index.laws(), "ขายของ", Filters { group: Some(2), ..Filters::default() }), ["l2/m4"]);
    let kind = Filters { consultation_kind: Some("code".into()), ..Filters::default() };
    assert!(found(index.laws(), "ขายของ", kind).is_empty());
    let hits = index.laws().search(&ask("ขายของ", Filters::default())).unwrap();
    let mut states = hits.facets.states;
    states.sort();
    assert_eq!(states, [("in_force".to_string(), 1), ("repealed".to_string(), 1)]);
}

#[test]
fn the_index_knows_which_laws_it_has_as_they_are() {
    let index = Index::in_memory().unwrap();
    written(&index);
    let stamps = || {
        let mut stamps = index.laws().stamps().unwrap();
        stamps.sort();
        stamps
    };
    assert_eq!(stamps(), [(1, "stamp 1".to_string()), (2, "stamp 2".to_string())]);
    index.laws().apply(vec![], index.laws().held(2).unwrap(), 6).unwrap();
    assert_eq!(stamps().len(), 1);
    assert!(found(index.laws(), "ริมคลอง", Filters::default()).is_empty());
}

#[test]
fn both_are_kept_in_a_folder_and_laws_of_another_shape_are_made_anew_alone() {
    let folder = tempfile::tempdir().unwrap();
    {
        let index = Index::open(folder.path()).unwrap();
        written(&index);
        index.apply(vec![Doc::new("c1", DocKind::Consultation, 1)], vec![], 3).unwrap();
    }
    {
        let index = Index::open(folder.path()).unwrap();
        assert_eq!((index.position(), index.laws().position()), (3, 5));
        assert!(index.is_whole() && index.laws().is_whole());
        assert_eq!(index.laws().stamps().unwrap().len(), 2);
    }
    std::fs::write(folder.path().join("laws").join("shape"), "another").unwrap();
    let index = Index::open(folder.path()).unwrap();
    assert_eq!((index.position(), index.laws().position(), index.laws().things()), (3, 0, 0));
}
