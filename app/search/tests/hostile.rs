//! Whatever bytes people send: no panic, passages that are pieces of the text, questions read in bounded time.

use proptest::prelude::*;
use search::{Doc, DocKind, Index, Query, passage};

fn index() -> &'static Index {
    static INDEX: std::sync::OnceLock<Index> = std::sync::OnceLock::new();
    INDEX.get_or_init(|| {
        let index = Index::in_memory().unwrap();
        let docs = ["มาตรา ๑ ให้มีนํ้าสะอาด", "เเม่ค้าขายของในตลาดนัด PDPA", "ห้ามจอดรถ (๑) บนทางเท้า"];
        let docs = docs.iter().enumerate().map(|(n, text)| {
            let mut doc = Doc::new(format!("o{n}"), DocKind::Comment, 1);
            doc.text = text.to_string();
            doc
        });
        index.apply(docs.collect(), vec![], 1).unwrap();
        index
    })
}

/// Thai letters and marks in any order, invisible characters, quotes, dashes, digits, Latin.
fn hostile() -> impl Strategy<Value = String> {
    let c = prop_oneof![
        6 => proptest::char::range('\u{e01}', '\u{e5b}'),
        1 => proptest::sample::select(vec!['"', '“', '”', '-', ':', ' ', '\n', '.', '(', ')', '/', '๑', '7']),
        1 => proptest::sample::select(vec!['\u{200b}', '\u{2028}', '\u{ad}', '\u{feff}', '\u{301}', 'a', 'Z', 'İ', 'ß', '😀']),
        1 => any::<char>(),
    ];
    proptest::collection::vec(c, 0..80).prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn any_question_is_answered_and_any_text_is_cut_at_characters(typed in hostile(), text in hostile()) {
        let query = Query { text: typed.clone(), page: 1, per_page: 10, ..Query::default() };
        let hits = index().search(&query).unwrap();
        let cut = passage(&text, &hits.highlight, 20);
        for (piece, marked) in &cut.pieces {
            prop_assert!(*marked || piece == " …" || piece == "… " || text.contains(piece.as_str()));
            prop_assert!(!*marked || text.contains(piece.as_str()));
        }
        index().meant(&typed).unwrap();
        index().suggest(&typed, 3).unwrap();
    }
}
