//! Reading less finds the same: where a question's lists are short exactly, else mostly.

use search::{Doc, DocKind, Filters, Index, Query, Tuning};

const WORDS: [&str; 40] = [
    "ตลาด",
    "ค่าเช่า",
    "แผงลอย",
    "ผู้ค้า",
    "รายย่อย",
    "ถนน",
    "รถยนต์",
    "น้ำประปา",
    "ไฟฟ้า",
    "โรงเรียน",
    "ครู",
    "นักเรียน",
    "หมอ",
    "พยาบาล",
    "ภาษี",
    "ที่ดิน",
    "ป่าไม้",
    "สัตว์ป่า",
    "แรงงาน",
    "ลูกจ้าง",
    "นายจ้าง",
    "ค่าแรง",
    "ประกัน",
    "เงินกู้",
    "ดอกเบี้ย",
    "ธนาคาร",
    "บัญชี",
    "มือถือ",
    "ข้อมูล",
    "ส่วนบุคคล",
    "กล้อง",
    "ตำรวจ",
    "ศาล",
    "ทนาย",
    "คดี",
    "โทษ",
    "ปรับ",
    "จำคุก",
    "ใบอนุญาต",
    "เทศบาล",
];

fn next(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize
}

fn some(seed: &mut u64, many: usize) -> String {
    (0..many).map(|_| WORDS[(next(seed) % WORDS.len()).min(next(seed) % WORDS.len())]).collect::<Vec<_>>().join(" ")
}

fn index() -> Index {
    let index = Index::in_memory().unwrap();
    let mut seed = 1;
    for part in 0..3u64 {
        let docs = (0..1_000).map(|n| {
            let mut doc = Doc::new(format!("o{part}-{n}"), DocKind::Comment, (next(&mut seed) % 40) as i64);
            let many = 4 + next(&mut seed) % 12;
            doc.text = some(&mut seed, many);
            doc.stance = Some((n % 3) as u8);
            doc
        });
        index.apply(docs.collect(), vec![], part + 1).unwrap();
    }
    index
}

fn ids(index: &Index, text: &str, filters: &Filters) -> Vec<String> {
    let query = Query { text: text.into(), filters: filters.clone(), page: 1, per_page: 10, ..Query::default() };
    index.best(&query, 10).unwrap().into_iter().map(|hit| hit.id).collect()
}

#[test]
fn reading_less_finds_mostly_the_same_ten() {
    let index = index();
    let with = |budget: f32| index.clone().tuned(Tuning { budget, ..Tuning::default() });
    let (whole, usual, less) = (with(1e12), with(Tuning::default().budget), with(4_000.0));
    let (mut seed, mut all, mut both) = (7, 0, 0);
    for many in [1, 2, 3, 5, 8] {
        for filters in [
            Filters::default(),
            Filters { group: Some(3), ..Filters::default() },
            Filters { stance: Some(1), ..Filters::default() },
        ] {
            let text = some(&mut seed, many);
            let one = ids(&whole, &text, &filters);
            assert_eq!(one, ids(&usual, &text, &filters), "{text}");
            all += one.len();
            both += ids(&less, &text, &filters).iter().filter(|id| one.contains(id)).count();
        }
    }
    assert!(all >= 120 && both * 3 >= all * 2, "{both} of {all}");
}

#[test]
fn one_consultation_looked_through_by_itself_is_the_same_as_filtered() {
    let index = index();
    let query = |filters| Query {
        text: "ค่าเช่า แผงลอย".into(), filters, page: 1, per_page: 1_000, ..Query::default()
    };
    let all = index.search(&query(Filters::default())).unwrap();
    let inside = index.search(&query(Filters { group: Some(3), ..Filters::default() })).unwrap();
    let group = all.groups.iter().find(|group| group.id == 3).unwrap();
    assert!(inside.groups[0].hits.iter().any(|hit| hit.id == group.hits[0].id));
    assert!(inside.groups[0].hits.iter().all(|hit| hit.group == 3) && inside.total >= group.count);
}
