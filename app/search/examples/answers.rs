//! Whether answers are honest: how often a question that is answered is told to be answered by near things alone or by nothing, and
//! one that nothing answers not; how often another spelling is offered and right; and whether reading less finds the same ten:
//! `cargo run --release -p search --example answers -- [--data FOLDER] [--config name=value,…]`.

#[path = "measure/mod.rs"]
mod measure;

use measure::noise::{Chance, Kind, spoil};
use measure::{Corpus, Questions};
use search::{Index, Query, Tuning};
use std::path::PathBuf;

type Fault = Box<dyn std::error::Error>;

const FIRST: [&str; 20] = [
    "สมชาย",
    "ธนกร",
    "ณัฐพล",
    "กิตติศักดิ์",
    "วรรณภา",
    "พิมพ์ชนก",
    "อรุณรัตน์",
    "ศุภชัย",
    "ชลธิชา",
    "ปวีณา",
    "จิราพร",
    "นพดล",
    "เบญจมาศ",
    "สุรศักดิ์",
    "ธิดารัตน์",
    "อภิสิทธิ์",
    "กมลชนก",
    "วีรภัทร",
    "ปิยะพงษ์",
    "รัชนีกร",
];
const LAST: [&str; 20] = [
    "วงศ์ทองแท้",
    "เจริญพานิช",
    "แก้วกระจ่าง",
    "ศรีสุวรรณ",
    "บุญประเสริฐ",
    "ตันติวรกุล",
    "จันทร์โอชา",
    "พงษ์พานิช",
    "ทองสุกใส",
    "รุ่งเรืองศรี",
    "อ่อนละมัย",
    "คำภีระ",
    "ใจเย็นยิ่ง",
    "ลิ้มเจริญกิจ",
    "สายสุดใจ",
    "ปานทับทิม",
    "เหล่าวัฒนา",
    "มั่นคงดี",
    "นาคเกษม",
    "ชูกลิ่นหอม",
];
const STRANGE: [&str; 12] = [
    "ยูนิคอร์นสีรุ้ง",
    "ไดโนเสาร์ครองโลก",
    "เกมออนไลน์มังกรหยก",
    "สูตรเค้กช็อกโกแลต",
    "ฟุตบอลพรีเมียร์ลีก",
    "วอลเลย์บอลชายหาด",
    "ดูดวงไพ่ยิปซี",
    "รีวิวมือถือซัมซุง",
    "เอเลี่ยนบุกโลก",
    "คอนเสิร์ตเกาหลี",
    "สเก็ตบอร์ดผาดโผน",
    "ฮิปโปแคระ",
];

/// Letters that make no words: syllables by chance, Latin by chance.
fn syllables(chance: &mut Chance) -> String {
    let heads: Vec<char> = "กขคงจฉชซญฎฐณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ".chars().collect();
    let tails = ["า", "ิ", "ี", "ึ", "ื", "ุ", "ู", "ะ", "ั", "่", "้า", "ำ", ""];
    let mut out = String::new();
    for _ in 0..3 + chance.below(4) {
        if chance.below(3) == 0 {
            out.push_str(["เ", "แ", "โ", "ไ"][chance.below(4)]);
        }
        out.push(heads[chance.below(heads.len())]);
        out.push_str(tails[chance.below(tails.len())]);
    }
    out
}

fn latin(chance: &mut Chance) -> String {
    (0..5 + chance.below(6)).map(|_| char::from(b'a' + chance.below(26) as u8)).collect()
}

/// Shares of questions that are answered, answered by near things alone, and not answered.
fn told(index: &Index, name: &str, texts: impl Iterator<Item = String>) -> Result<(), Fault> {
    let (mut all, mut near, mut none, mut offered) = (0u32, 0u32, 0u32, 0u32);
    for text in texts {
        let hits = index.search(&ask(text))?;
        all += 1;
        near += u32::from(hits.near);
        none += u32::from(hits.groups.is_empty());
        offered += u32::from(hits.meant.is_some());
    }
    let share = |n: u32| 100.0 * f64::from(n) / f64::from(all.max(1));
    let found = all - near - none;
    println!(
        "{name:<26} asked={all} found={:.1}% near={:.1}% nothing={:.1}% another_spelling={:.1}%",
        share(found),
        share(near),
        share(none),
        share(offered)
    );
    Ok(())
}

fn ask(text: String) -> Query {
    Query { text, page: 1, per_page: 10, ..Query::default() }
}

/// Words of titles, one letter wrong: how often another spelling is offered, and the right one.
fn meant(index: &Index, corpus: &Corpus, chance: &mut Chance) -> Result<(), Fault> {
    let (mut all, mut offered, mut right, mut sound) = (0u32, 0u32, 0u32, 0u32);
    for entry in corpus.entries.iter().step_by(corpus.entries.len() / 600) {
        let words = thai::segment::words(&entry.text);
        let texts: Vec<&str> = words.iter().map(|word| &entry.text[word.range.clone()]).collect();
        let long: Vec<&&str> = texts.iter().filter(|word| (5..12).contains(&word.chars().count())).collect();
        let Some(word) = long.get(chance.below(long.len().max(1))).filter(|word| index.meant(word).is_ok()) else {
            continue;
        };
        sound += u32::from(index.meant(word)?.is_some());
        let spoilt = spoil(word, Kind::Edit1, chance);
        all += 1;
        if let Some(meant) = index.meant(&spoilt)? {
            offered += 1;
            right += u32::from(meant == **word);
        }
    }
    println!("another spelling: words={all} offered={offered} right={right} offered_for_sound_words={sound}");
    Ok(())
}

/// The share of the exhaustive ten that are found when less is read.
fn same(index: &Index, config: &str, budget: f32, questions: &Questions) -> Result<f64, Fault> {
    let with = |budget: f32| -> Result<Index, Fault> {
        let mut tuning = Tuning::parse(config)?;
        tuning.budget = budget;
        Ok(index.clone().tuned(tuning))
    };
    let (whole, less) = (with(1e12)?, with(budget)?);
    let (mut all, mut both) = (0usize, 0usize);
    for (_, text) in &questions.0 {
        let one: Vec<String> = whole.best(&ask(text.clone()), 10)?.into_iter().map(|hit| hit.id).collect();
        let other = less.best(&ask(text.clone()), 10)?;
        all += one.len();
        both += other.iter().filter(|hit| one.contains(&hit.id)).count();
    }
    Ok(both as f64 / all.max(1) as f64)
}

fn main() -> Result<(), Fault> {
    let mut args = std::env::args().skip(1);
    let (mut data, mut config) = (PathBuf::from("../shared/data/search"), String::new());
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--data" => data = args.next().ok_or("--data needs a folder")?.into(),
            "--config" => config = args.next().ok_or("--config needs a value")?,
            other => return Err(format!("{other} is not known").into()),
        }
    }
    for (folder, sets) in [("wiki", &["valid"][..]), ("law", &["citation", "phrase", "citizen"])] {
        let corpus = Corpus::read(&data.join(folder).join("corpus.jsonl.gz"))?;
        let built = measure::build(&corpus, Tuning::parse(&config)?)?;
        let index = &built.index;
        println!("{folder}");
        let mut chance = Chance::new(5);
        for set in sets {
            let questions = Questions::read(&data.join(folder).join(format!("{set}.queries.jsonl")))?;
            for kind in [Kind::Clean, Kind::Edit1, Kind::Edit3] {
                let texts = questions.0.iter().map(|(_, text)| spoil(text, kind, &mut chance)).collect::<Vec<_>>();
                told(index, &format!("{set} {kind:?}"), texts.into_iter())?;
            }
            let shares =
                [20_000.0, 50_000.0, 100_000.0, 400_000.0].map(|budget| same(index, &config, budget, &questions));
            print!("{set:<26} the exhaustive ten, reading 20k 50k 100k 400k entries:");
            for share in shares {
                print!(" {:.4}", share?);
            }
            println!();
        }
        told(index, "syllables by chance", (0..300).map(|_| syllables(&mut chance)).collect::<Vec<_>>().into_iter())?;
        told(index, "Latin by chance", (0..300).map(|_| latin(&mut chance)).collect::<Vec<_>>().into_iter())?;
        let names = (0..300).map(|_| format!("{} {}", FIRST[chance.below(20)], LAST[chance.below(20)]));
        told(index, "names of people", names.collect::<Vec<_>>().into_iter())?;
        told(index, "other matters", STRANGE.iter().map(|text| text.to_string()))?;
        meant(index, &corpus, &mut chance)?;
    }
    Ok(())
}
