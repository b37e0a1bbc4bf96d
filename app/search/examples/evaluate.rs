//! Measures the ranking on a set in the form of BEIR and prints one line.
//!
//! `cargo run --release -p search --example evaluate -- --corpus FILE(.gz) --queries FILE --qrels FILE [--config a=1,b=2]`

#[path = "measure/mod.rs"]
mod measure;

use measure::{Corpus, Judged, Questions};
use std::process::ExitCode;

const WORDS: &str = "evaluate --corpus FILE(.gz) --queries FILE --qrels FILE [--config name=value,…] [--worst N]";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}\n{WORDS}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (mut corpus, mut queries, mut qrels, mut config, mut worst) = (None, None, None, String::new(), 0usize);
    while let Some(arg) = args.next() {
        let value = args.next().ok_or(format!("{arg} needs a value"))?;
        match arg.as_str() {
            "--corpus" => corpus = Some(value),
            "--queries" => queries = Some(value),
            "--qrels" => qrels = Some(value),
            "--config" => config = value,
            "--worst" => worst = value.parse()?,
            other => return Err(format!("{other} is not known").into()),
        }
    }
    let tuning = search::Tuning::parse(&config).map_err(|part| format!("`{part}` is no setting"))?;
    let corpus = Corpus::read(corpus.ok_or("--corpus is missing")?.as_ref())?;
    let questions = Questions::read(queries.ok_or("--queries is missing")?.as_ref())?;
    let judged = Judged::read(qrels.ok_or("--qrels is missing")?.as_ref())?;
    let built = measure::build(&corpus, tuning)?;
    let run = measure::ask(&built.index, &questions)?;
    println!("{}", measure::line(&corpus, &built, &run, &judged));
    for (text, rank, found) in run.worst(&judged, &questions, worst) {
        println!("{rank:?}\t{text}\t{found:?}");
    }
    Ok(())
}
