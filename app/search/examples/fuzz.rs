//! Random and hostile questions and texts against planner, highlighter and normaliser: `cargo run --release -p search --example
//! fuzz -- [COUNT] [SEED]`. It says what it did; a panic ends it.

#[path = "measure/mod.rs"]
mod measure;

use measure::noise::Chance;
use search::{Doc, DocKind, Index, Query, passage};
use std::time::Instant;

const PIECES: [&str; 40] = [
    "มาตรา",
    "พรบ",
    "พ.ร.บ.",
    "ป.วิ.อ.",
    "ม.",
    "ข้อ",
    "วรรค",
    "\"",
    "“",
    "”",
    "-",
    ":",
    " ",
    "\n",
    "๑",
    "37/1",
    "(4)",
    "ทวิ",
    "2562",
    "ํ",
    "า",
    "ำ",
    "่",
    "้",
    "เ",
    "แ",
    "็",
    "์",
    "ๆ",
    "ฯ",
    "\u{200b}",
    "\u{2028}",
    "\u{ad}",
    "😀",
    "İ",
    "หน่วยงาน:",
    "ตลาดนัด",
    "นํ้า",
    "PDPA",
    "\u{e3f}",
];

fn text(chance: &mut Chance) -> String {
    let mut out = String::new();
    for _ in 0..chance.below(30) {
        match chance.below(3) {
            0 => out.push_str(PIECES[chance.below(PIECES.len())]),
            1 => out.extend(char::from_u32(0xe01 + chance.below(0x5a) as u32)),
            _ => out.extend(char::from_u32(chance.next() as u32 % 0x3000)),
        }
    }
    out
}

fn main() {
    let number = |at: usize, or: u64| std::env::args().nth(at).and_then(|word| word.parse().ok()).unwrap_or(or);
    let (count, seed) = (number(1, 1_000_000), number(2, 1));
    let index = Index::in_memory().expect("an index in memory");
    let docs = (0..200).map(|n| {
        let mut doc = Doc::new(format!("o{n}"), DocKind::Comment, n % 7);
        doc.text = text(&mut Chance::new(n as u64));
        doc.law = if n % 20 == 0 {
            format!("พระราชบัญญัติตลาดนัด {n} พ.ศ. 25{}", 10 + n % 50)
        } else {
            String::new()
        };
        doc
    });
    index.apply(docs.collect(), Vec::new(), 1).expect("an index in memory");
    let mut chance = Chance::new(seed);
    let start = Instant::now();
    let (mut hits, mut marks, mut longest) = (0usize, 0usize, 0u128);
    for _ in 0..count {
        let (typed, source) = (text(&mut chance), text(&mut chance));
        let asked = Instant::now();
        let found = index
            .search(&Query { text: typed, page: 1, per_page: 3, ..Query::default() })
            .expect("what people type is never an error");
        longest = longest.max(asked.elapsed().as_micros());
        hits += found.total;
        let cut = passage(&source, &found.highlight, 12);
        for (piece, marked) in &cut.pieces {
            marks += usize::from(*marked);
            assert!(
                piece == "… " || piece == " …" || source.contains(piece.as_str()),
                "{piece:?} is no piece of {source:?}"
            );
        }
        let normal = thai::normal::normalise(&source);
        for (at, c) in normal.text().char_indices() {
            let range = normal.source_range(at..at + c.len_utf8());
            assert!(
                source.is_char_boundary(range.start) && source.is_char_boundary(range.end),
                "{range:?} of {source:?}"
            );
        }
    }
    println!(
        "inputs={count} seed={seed} hits={hits} marks={marks} longest_us={longest} seconds={:.1}",
        start.elapsed().as_secs_f64()
    );
}
