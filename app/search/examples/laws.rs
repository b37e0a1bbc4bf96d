//! What the index of laws costs: made of a register's texts, a law at a time as the program makes it, then asked for citations, passages and
//! words: `cargo run --release -p search --example laws -- acts.jsonl.gz`.

#[path = "measure/clock.rs"]
mod clock;

use flate2::read::GzDecoder;
use search::{Doc, DocKind, Filters, Index, Query};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::{Duration, Instant};

type Fault = Box<dyn std::error::Error>;
/// Questions, each with the thing that answers it where one does.
type Questions<'a> = Vec<(String, Option<&'a str>)>;

/// Documents held in memory before they are written, as by the program.
const MOST_DOCS: usize = 2_000;
/// Questions of each kind.
const ASKED: usize = 400;

/// A law with its provisions.
fn docs(id: i64, law: &Value) -> Vec<Doc> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let title = text(&law["title"]);
    let mut head = Doc::new(format!("l{id}"), DocKind::Law, id);
    head.title = title.clone();
    head.law = title.clone();
    head.cancelled = law["status"] != "in_force";
    let mut out = vec![head];
    for (at, piece) in law["provisions"].as_array().into_iter().flatten().enumerate() {
        let mut doc = Doc::new(format!("l{id}/{at}"), DocKind::Provision, id);
        doc.title = text(&piece["title"]);
        doc.law = title.clone();
        let number = text(&piece["ref"]);
        doc.number = if number.is_empty() { "note".into() } else { number };
        doc.text = text(&piece["text"]);
        out.push(doc);
    }
    out
}

fn size(folder: &Path) -> u64 {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files.filter_map(|file| Some(file.metadata().ok().filter(|one| one.is_file())?.len())).sum()
}

/// The most memory that was resident, in MB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) / 1_024
}

fn main() -> Result<(), Fault> {
    let file = std::env::args().nth(1).ok_or("name a file of laws")?;
    let lines = BufReader::new(GzDecoder::new(std::fs::File::open(file)?)).lines();
    let folder = tempfile::tempdir()?;
    let index = Index::open(folder.path())?;
    let laws = index.laws();
    let (mut waiting, mut bytes, mut used, begun) = (Vec::new(), 0, Duration::ZERO, Instant::now());
    let mut known: Vec<(String, Doc)> = Vec::new();
    let mut write = |docs: Vec<Doc>| -> Result<(), Fault> {
        let before = clock::of_all();
        laws.apply(docs, vec![], 1)?;
        used += clock::of_all() - before;
        Ok(())
    };
    let mut count = 0;
    for (at, line) in lines.enumerate() {
        let law: Value = serde_json::from_str(&line?)?;
        let docs = docs(at as i64 + 1, &law);
        count += 1;
        bytes += docs.iter().map(|doc| doc.text.len()).sum::<usize>();
        known.extend(docs.iter().skip(1).map(|doc| (doc.law.clone(), doc.clone())));
        waiting.extend(docs);
        if waiting.len() > MOST_DOCS {
            write(std::mem::take(&mut waiting))?;
        }
    }
    write(waiting)?;
    println!(
        "{count} laws, {} things, {:.1} MB of text: {:.1} CPU-s, {:.1} s by the clock; {:.1} MB on disk; {} MB resident at most, the texts among them",
        laws.things(),
        bytes as f64 / 1e6,
        used.as_secs_f64(),
        begun.elapsed().as_secs_f64(),
        size(&folder.path().join("laws")) as f64 / 1e6,
        memory()
    );
    let numbered: Vec<&(String, Doc)> =
        known.iter().filter(|(_, doc)| doc.number != "note" && doc.text.chars().count() > 120).collect();
    let step = (numbered.len() / ASKED).max(1);
    let some = || numbered.iter().step_by(step).take(ASKED);
    let cut = |doc: &Doc, from: usize, many: usize| doc.text.chars().skip(from).take(many).collect::<String>();
    let kinds: [(&str, Questions); 4] = [
        ("citation", some().map(|(law, doc)| (format!("มาตรา {} {law}", doc.number), Some(doc.id.as_str()))).collect()),
        ("passage of 40", some().map(|(_, doc)| (cut(doc, 40, 40), Some(doc.id.as_str()))).collect()),
        ("eight letters", some().map(|(_, doc)| (cut(doc, 60, 8), None)).collect()),
        (
            "a word",
            ["ใบอนุญาต", "ตลาด", "ค่าปรับเป็นพินัย", "รัฐมนตรี", "คณะกรรมการ", "ที่ดิน", "แรงงาน", "ป่าไม้", "น้ำ", "ค่าธรรมเนียม"]
                .map(|word| (word.to_string(), None))
                .to_vec(),
        ),
    ];
    for (name, asked) in kinds {
        let mut times: Vec<Duration> = Vec::new();
        let (mut first, mut within) = (0, 0);
        for (text, wanted) in &asked {
            let query =
                Query { text: text.clone(), page: 1, per_page: 10, filters: Filters::default(), ..Query::default() };
            let before = clock::of_thread();
            let hits = laws.search(&query)?;
            times.push(clock::of_thread() - before);
            if let Some(wanted) = wanted {
                let mut found = hits.groups.iter().flat_map(|group| &group.hits);
                first += usize::from(found.clone().next().is_some_and(|hit| hit.id == *wanted));
                within += usize::from(found.any(|hit| hit.id == *wanted));
            }
        }
        times.sort();
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
        println!(
            "{name}: {} asked, {:.2} ms the middle, {:.2} ms of 95 in 100, {:.2} ms at most; first {first}, on the page {within}",
            asked.len(),
            at(0.5),
            at(0.95),
            at(1.0)
        );
    }
    Ok(())
}
