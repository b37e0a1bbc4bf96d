//! The speed of a hearing with a million comments, made up from a seed: `cargo run --release -p search --example comments --
//! [COUNT] [SEED]`.

#[path = "measure/mod.rs"]
mod measure;

use measure::clock;
use measure::noise::{Chance, Kind, spoil};
use search::{Doc, DocKind, Filters, Index, Query, Sort};
use std::time::Duration;

type Fault = Box<dyn std::error::Error>;

/// Words that comments are made of: those of the thesaurus, common words first.
fn words() -> Vec<&'static str> {
    const COMMON: [&str; 24] = [
        "ที่",
        "ให้",
        "และ",
        "ไม่",
        "การ",
        "ควร",
        "มี",
        "ของ",
        "เห็นด้วย",
        "กับ",
        "ร่าง",
        "ประชาชน",
        "มาตรา",
        "นี้",
        "ต้อง",
        "กฎหมาย",
        "เพราะ",
        "ได้",
        "รัฐ",
        "ค่า",
        "ตลาด",
        "เป็น",
        "จะ",
        "ใน",
    ];
    let mut out = COMMON.to_vec();
    for line in include_str!("../data/thesaurus.tsv").lines().filter(|line| !line.starts_with('#')) {
        for word in line.split('\t').take(2).flat_map(|part| part.split('|')) {
            if (2..40).contains(&word.chars().count()) {
                out.push(word);
            }
        }
    }
    out
}

/// A word, the first ones much more often.
fn one<'a>(words: &[&'a str], chance: &mut Chance) -> &'a str {
    let at = (words.len() as f64).powf(chance.part()) as usize - 1;
    words[at.min(words.len() - 1)]
}

fn comment(words: &[&str], chance: &mut Chance) -> String {
    let mut out = String::new();
    for _ in 0..6 + chance.below(24) {
        out.push_str(one(words, chance));
        if chance.below(5) == 0 {
            out.push(' ');
        }
    }
    out
}

fn main() -> Result<(), Fault> {
    let number = |at: usize, or: u64| std::env::args().nth(at).and_then(|word| word.parse().ok()).unwrap_or(or);
    let (count, seed) = (number(1, 1_000_000), number(2, 1));
    let words = words();
    let folder = tempfile::tempdir()?;
    let index = Index::open(&folder.path().join("index"))?;
    let mut chance = Chance::new(seed);
    let (mut bytes, mut took) = (0usize, Duration::ZERO);
    let mut made = 0;
    while made < count {
        let many = (count - made).min(20_000);
        let docs: Vec<Doc> = (0..many)
            .map(|n| {
                let mut doc = Doc::new(format!("o{}", made + n), DocKind::Comment, chance.below(5_000) as i64);
                doc.text = comment(&words, &mut chance);
                doc.at = (made + n) as i64;
                doc.stance = Some(chance.below(4) as u8);
                doc.class = Some(chance.below(8) as u8);
                bytes += doc.text.len();
                doc
            })
            .collect();
        made += many;
        let start = clock::of_all();
        index.apply(docs, Vec::new(), made)?;
        took += clock::of_all() - start;
    }
    println!("comments={count} mb={:.0} index_mb_s={:.1}", bytes as f64 / 1e6, bytes as f64 / 1e6 / took.as_secs_f64());
    let ask = |name: &str, query: &mut dyn FnMut() -> Query| -> Result<(), Fault> {
        let mut times = Vec::new();
        for _ in 0..400 {
            let query = query();
            let start = clock::of_thread();
            index.search(&query)?;
            times.push(clock::of_thread() - start);
        }
        let p = |percent| measure::percentile(&times, percent);
        println!("{name:<28} p50_ms={:.2} p95_ms={:.2} p99_ms={:.2}", p(50.0), p(95.0), p(99.0));
        Ok(())
    };
    let plain = |text: String| Query { text, page: 1, per_page: 10, ..Query::default() };
    ask("one word (ตลาด)", &mut || plain("ตลาด".into()))?;
    let mut asked = Chance::new(seed + 1);
    ask("one word", &mut || plain(one(&words, &mut asked).into()))?;
    ask("three words", &mut || plain((0..3).map(|_| one(&words, &mut asked)).collect::<Vec<_>>().join(" ")))?;
    ask("eight words, no blanks", &mut || plain((0..8).map(|_| one(&words, &mut asked)).collect()))?;
    let mut typing = Chance::new(seed + 2);
    ask("three words, one typo", &mut || {
        let text = (0..3).map(|_| one(&words, &mut typing)).collect::<Vec<_>>().join(" ");
        plain(spoil(&text, Kind::Edit1, &mut typing))
    })?;
    ask("inside one consultation", &mut || {
        let filters = Filters { group: Some(asked.below(5_000) as i64), ..Filters::default() };
        Query { filters, ..plain(one(&words, &mut asked).into()) }
    })?;
    ask("by stance, newest first", &mut || {
        let filters = Filters { stance: Some(1), ..Filters::default() };
        Query { filters, sort: Sort::Date, ..plain(one(&words, &mut asked).into()) }
    })?;
    Ok(())
}
