//! Every row of the table of the ranking, on the development halves: `cargo run --release -p search --example table`.
//!
//! ICU4X's dictionary words and plain triples of characters stand beside, with the engine's stock BM25. Figures are MRR@10, recall@10
//! and the 95th percentile of the time.
//!
//! `--data FOLDER` (default `../shared/data/search`) · `--config name=value,…`, more than once to compare · `--only WORD` · `--train` · `--quick` (fewer
//! spoilt kinds) · `--alone` (without the others)

#[path = "measure/mod.rs"]
mod measure;

use measure::noise::Kind;
use measure::others::{self, Other};
use measure::{Corpus, Judged, Questions, Run, clock};
use search::Tuning;
use std::path::{Path, PathBuf};

type Fault = Box<dyn std::error::Error>;

/// One set: its documents by name, its questions, how they are spoilt.
struct Row {
    name: &'static str,
    folder: &'static str,
    set: &'static str,
    kind: Kind,
    seeds: u64,
}

const fn row(name: &'static str, folder: &'static str, set: &'static str, kind: Kind, seeds: u64) -> Row {
    Row { name, folder, set, kind, seeds }
}

const ROWS: [Row; 18] = [
    row("wiki", "wiki", "valid", Kind::Clean, 1),
    row("wiki, one typo", "wiki", "valid", Kind::Edit1, 3),
    row("wiki, three typos", "wiki", "valid", Kind::Edit3, 3),
    row("wiki, tones lost", "wiki", "valid", Kind::ToneAll, 1),
    row("wiki, one tone lost", "wiki", "valid", Kind::Tone1, 1),
    row("wiki, sara am", "wiki", "valid", Kind::SaraAm, 1),
    row("wiki, order", "wiki", "valid", Kind::Swap, 1),
    row("wiki, ZWSP", "wiki", "valid", Kind::ZeroWidth, 1),
    row("wiki, digits", "wiki", "valid", Kind::Digits, 1),
    row("wiki, doubled", "wiki", "valid", Kind::DoubledTone, 1),
    row("wiki, เเ", "wiki", "valid", Kind::TwoE, 1),
    row("wiki, no blanks", "wiki", "valid", Kind::NoSpace, 1),
    row("citation", "law", "citation", Kind::Clean, 1),
    row("citation, one typo", "law", "citation", Kind::Edit1, 3),
    row("phrase", "law", "phrase", Kind::Clean, 1),
    row("phrase, one typo", "law", "phrase", Kind::Edit1, 3),
    row("citizen", "law", "citizen", Kind::Clean, 1),
    row("wiki, train", "wiki", "train", Kind::Clean, 1),
];

fn main() {
    if let Err(error) = run() {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

fn run() -> Result<(), Fault> {
    let mut data = PathBuf::from("../shared/data/search");
    let (mut configs, mut only, mut train, mut quick) = (Vec::new(), String::new(), false, false);
    let mut alone = false;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--train" => train = true,
            "--quick" => quick = true,
            "--alone" => alone = true,
            "--data" => data = args.next().ok_or("--data needs a folder")?.into(),
            "--config" => configs.push(args.next().ok_or("--config needs a value")?),
            "--only" => only = args.next().ok_or("--only needs a word")?,
            other => return Err(format!("{other} is not known").into()),
        }
    }
    if configs.is_empty() {
        configs.push(String::new());
    }
    let rows: Vec<&Row> = ROWS
        .iter()
        .filter(|row| {
            row.name.contains(&only)
                && (train || row.set != "train")
                && (!quick || matches!(row.kind, Kind::Clean | Kind::Edit1 | Kind::Edit3 | Kind::ToneAll))
        })
        .collect();
    let others: &[Other] = if alone { &[] } else { &[Other::Icu, Other::Triples] };
    let heads = configs.iter().cloned().chain(others.iter().map(|other| other.name().to_string()));
    println!("{:<22}{}", "", heads.map(|head| format!(" | {head:<27}")).collect::<String>());
    for folder in ["wiki", "law"] {
        if rows.iter().all(|row| row.folder != folder) {
            continue;
        }
        let corpus = Corpus::read(&data.join(folder).join("corpus.jsonl.gz"))?;
        let built = measure::build(&corpus, Tuning::default())?;
        let beside =
            others.iter().map(|other| others::Index::build(corpus.texts(), *other)).collect::<Result<Vec<_>, _>>()?;
        for row in rows.iter().filter(|row| row.folder == folder) {
            let mut line = format!("{:<22}", row.name);
            for config in &configs {
                let tuning = Tuning::parse(config).map_err(|part| format!("`{part}` is no setting"))?;
                let index = built.index.clone().tuned(tuning);
                line += &format!(" | {}", of(&data, row, &|questions| measure::ask(&index, questions))?);
            }
            for other in &beside {
                line += &format!(" | {}", of(&data, row, &|questions| Ok(other.ask(questions)?))?);
            }
            println!("{line}");
        }
        let speed = |took: std::time::Duration| corpus.bytes as f64 / 1e6 / took.as_secs_f64();
        print!("{folder}: index {:.1} MB/s, {:.1} MB", speed(built.took), built.megabytes);
        beside
            .iter()
            .zip(others)
            .for_each(|(index, other)| print!(" · {} {:.1} MB/s", other.name(), speed(index.took)));
        let (mut segmenter, mut words) = (thai::segment::Segmenter::new(), Vec::new());
        segmenter.words("ก", &mut words);
        let start = clock::of_thread();
        corpus.entries.iter().for_each(|entry| segmenter.words_as_written(&entry.text, &mut words));
        print!(" · words alone {:.1} MB/s", speed(clock::of_thread() - start));
        if others.contains(&Other::Icu) {
            let start = clock::of_thread();
            corpus.entries.iter().for_each(|entry| drop(std::hint::black_box(Other::Icu.read(&entry.text))));
            print!(", ICU4X {:.1} MB/s", speed(clock::of_thread() - start));
        }
        println!();
    }
    Ok(())
}

fn of(data: &Path, row: &Row, ask: &dyn Fn(&Questions) -> Result<Run, Fault>) -> Result<String, Fault> {
    let folder = data.join(row.folder);
    let questions = Questions::read(&folder.join(format!("{}.queries.jsonl", row.set)))?;
    let judged = Judged::read(&folder.join(format!("{}.qrels.tsv", row.set)))?;
    let (mut mrr, mut recall, mut p95) = (0.0, 0.0, 0.0);
    for seed in 0..row.seeds {
        let spoilt = questions.spoilt(row.kind, 7 + seed);
        let run = ask(&spoilt)?;
        let figures = run.figures(&judged);
        mrr += figures.mrr / row.seeds as f64;
        recall += figures.recall / row.seeds as f64;
        p95 = f64::max(p95, run.percentile(95.0));
    }
    Ok(format!("{mrr:.4} {recall:.4} {p95:>6.2} ms"))
}
