//! The speed of a hearing with a million comments, made up from a seed, with ICU4X's words and plain triples in the same engine
//! after ours: `cargo run --release -p search --example comments -- [COUNT] [SEED] [--alone] [--folder FOLDER] [--only WORDS] [--config name=value,…]`.
//! An index that stands in the folder is asked as it is.

#[path = "measure/mod.rs"]
mod measure;

use measure::noise::{Chance, Kind, spoil};
use measure::others::{self, Other};
use measure::{Questions, clock};
use search::{Doc, DocKind, Filters, Index, Query, Sort, Tuning};
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

/// The comments of a seed, one after another.
struct Comments<'a> {
    words: &'a [&'a str],
    chance: Chance,
    made: u64,
    count: u64,
}

impl Iterator for Comments<'_> {
    type Item = Doc;

    fn next(&mut self) -> Option<Doc> {
        if self.made == self.count {
            return None;
        }
        let mut doc = Doc::new(format!("o{}", self.made), DocKind::Comment, self.chance.below(5_000) as i64);
        doc.text = comment(self.words, &mut self.chance);
        doc.at = self.made as i64;
        doc.stance = Some(self.chance.below(4) as u8);
        doc.class = Some(self.chance.below(8) as u8);
        self.made += 1;
        Some(doc)
    }
}

/// A kind of question and a hundred of its like.
struct Asked {
    name: &'static str,
    /// The others can be asked it too.
    plain: bool,
    queries: Vec<Query>,
}

/// The questions of a seed: words as often as comments have them.
fn asked(words: &[&str], seed: u64) -> Vec<Asked> {
    const EACH: usize = 400;
    let mut chance = Chance::new(seed);
    let plain = |text: String| Query { text, page: 1, per_page: 10, ..Query::default() };
    let mut out = Vec::new();
    let mut add = |name, is_plain, of: &mut dyn FnMut(&mut Chance) -> Query| {
        let queries = (0..EACH).map(|_| of(&mut chance)).collect();
        out.push(Asked { name, plain: is_plain, queries });
    };
    let some = |chance: &mut Chance, many: usize| (0..many).map(|_| one(words, chance)).collect::<Vec<_>>();
    add("one word (ตลาด)", true, &mut |_| plain("ตลาด".into()));
    add("one word", true, &mut |chance| plain(one(words, chance).into()));
    add("three words", true, &mut |chance| plain(some(chance, 3).join(" ")));
    add("eight words, no blanks", true, &mut |chance| plain(some(chance, 8).concat()));
    add("three words, one typo", true, &mut |chance| {
        let text = some(chance, 3).join(" ");
        plain(spoil(&text, Kind::Edit1, chance))
    });
    add("inside one consultation", false, &mut |chance| {
        let filters = Filters { group: Some(chance.below(5_000) as i64), ..Filters::default() };
        Query { filters, ..plain(one(words, chance).into()) }
    });
    add("by stance, newest first", false, &mut |chance| {
        let filters = Filters { stance: Some(1), ..Filters::default() };
        Query { filters, sort: Sort::Date, ..plain(one(words, chance).into()) }
    });
    out
}

fn main() -> Result<(), Fault> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let alone = args.iter().any(|word| word == "--alone");
    let mut option =
        |name: &str| args.iter().position(|word| word == name).and_then(|at| args.drain(at..at + 2).nth(1));
    let (config, kept, only) = (option("--config"), option("--folder"), option("--only").unwrap_or_default());
    args.retain(|word| !word.starts_with("--"));
    let number = |at: usize, or: u64| args.get(at).and_then(|word| word.parse().ok()).unwrap_or(or);
    let (count, seed) = (number(0, 1_000_000), number(1, 1));
    let words = words();
    let comments = || Comments { words: &words, chance: Chance::new(seed), made: 0, count };
    let folder = tempfile::tempdir()?;
    let mut index = Index::open(&kept.map_or_else(|| folder.path().join("index"), Into::into))?;
    if let Some(config) = config {
        index = index.tuned(Tuning::parse(&config)?);
    }
    let (mut bytes, mut took, mut made) = (0usize, Duration::ZERO, comments());
    while index.things() < count {
        let docs: Vec<Doc> = made.by_ref().take(20_000).collect();
        if docs.is_empty() {
            break;
        }
        bytes += docs.iter().map(|doc| doc.text.len()).sum::<usize>();
        let start = clock::of_all();
        index.apply(docs, Vec::new(), made.made)?;
        took += clock::of_all() - start;
    }
    let speed = |took: Duration| bytes as f64 / 1e6 / took.as_secs_f64();
    println!("comments={count} mb={:.0} index_mb_s={:.1}", bytes as f64 / 1e6, speed(took));
    let mut asked = asked(&words, seed + 1);
    asked.retain(|kind| kind.name.contains(&only));
    let told = |name: &str, times: &[Duration]| {
        let p = |percent| measure::percentile(times, percent);
        println!("{name:<28} p50_ms={:.2} p95_ms={:.2} p99_ms={:.2}", p(50.0), p(95.0), p(99.0));
    };
    for kind in &asked {
        let mut times = Vec::new();
        for query in &kind.queries {
            let start = clock::of_thread();
            index.search(query)?;
            times.push(clock::of_thread() - start);
        }
        told(kind.name, &times);
    }
    drop((index, folder));
    for other in if alone { &[][..] } else { &[Other::Icu, Other::Triples] } {
        let index = others::Index::build(comments().map(|doc| (doc.id, doc.text)), *other)?;
        println!("{}: index_mb_s={:.1}", other.name(), speed(index.took));
        for kind in asked.iter().filter(|kind| kind.plain) {
            let texts = kind.queries.iter().map(|query| (String::new(), query.text.clone()));
            told(kind.name, &index.ask(&Questions(texts.collect()))?.took);
        }
    }
    Ok(())
}
