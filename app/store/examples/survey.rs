//! Measures answer sheets: `cargo run --release -p store --example survey -- 700000`. It makes its own survey of forty questions and its sheets from a seed, in a
//! file (`survey.db` in the folder `SIANG_BENCH`; a run that was ended goes on from where it stood), sends each by the deed that the form calls, and tells what a sheet costs as they grow in number, what everyone's tables cost, and how fast the
//! sheets are read for an export. Each figure is printed after what it counts was compared.

use domain::agency::Viewer;
use domain::comment::Class;
use domain::consultation::Kind;
use domain::id::{ConsultationId, SheetId};
use domain::place::Place;
use domain::survey::cut::Cut;
use domain::survey::{Answer, Answers, Audience, Form, New, NewQuestion, Question, Who, is_for};
use domain::time::Day;
use std::path::PathBuf;
use std::time::Instant;
use store::{Options, Store, consultation, export, survey};

#[path = "../tests/store/kit.rs"]
#[allow(dead_code, unused_macros, reason = "the tests' kit has more than is used here")]
#[macro_use]
mod kit;

use kit::{Kit, day_one, later, options};

/// Sheets on their way at once, where the second word does not say another number: so many share a commit. And lines of the report.
const AT_ONCE: u32 = 64;
const STEPS: u32 = 10;

#[tokio::main]
async fn main() {
    let word = |at: usize| std::env::args().nth(at).and_then(|word| word.parse::<u32>().ok());
    let (many, at_once) = (word(1).unwrap_or(700_000), word(2).unwrap_or(AT_ONCE).max(1));
    let place = PathBuf::from(std::env::var_os("SIANG_BENCH").unwrap_or(".".into())).join("survey.db");
    let (there, url) = (place.exists(), format!("sqlite:{}", place.display()));
    let store = Store::open_with(&url, options()).await.expect("a store");
    let id = if there { ConsultationId(1) } else { begun(&store).await };
    let sheets = async || consultation::one(&store, id).await.expect("the survey").sheets;
    let already = sheets().await as u32;
    let many = many.max(already);
    let questions = survey::questions(&store, id).await.expect("questions");
    let lists = Lists { places: domain::place::within("8405"), provinces: domain::place::within("") };
    let step = (many / STEPS).max(at_once);
    for from in (already..many).step_by(step as usize) {
        let to = many.min(from + step);
        let (begun, before) = (Instant::now(), cpu());
        let mut sending = tokio::task::JoinSet::new();
        for n in from..to {
            if sending.len() >= at_once as usize {
                sending.join_next().await;
            }
            let (store, new) = (store.clone(), sheet(id, &questions, &lists, n));
            sending.spawn(async move {
                survey::submit(&store, &Viewer::default(), &new, later(1)).await.expect("a receipt")
            });
        }
        while sending.join_next().await.is_some() {}
        let of = f64::from(to - from);
        println!(
            "sheets {from:>7}–{to:>7}: {:.3} ms, {:.3} CPU-ms a sheet",
            begun.elapsed().as_secs_f64() * 1e3 / of,
            (cpu() - before) * 1e3 / of
        );
    }
    assert_eq!(sheets().await, u64::from(many));
    // What making the sheets themselves cost is no part of the portal's.
    let before = cpu();
    let made = (0..10_000).map(|n| sheet(id, &questions, &lists, n).counted.len()).sum::<usize>();
    println!(
        "of that to make a sheet from its seed: {:.3} CPU-ms ({made} answers of 10,000)",
        (cpu() - before) * 1e3 / 10_000.0
    );
    const TIMES: u32 = 20;
    // Opened anew, so that nothing is kept; what the entitled see is read before, so that the database is awake.
    let mut fresh = Vec::new();
    for _ in 0..TIMES {
        let store = Store::open_with(&url, Options { readers: 1, ..options() }).await.expect("the store again");
        survey::tallies(&store, id, None).await.expect("tallies");
        fresh.push(store);
    }
    let before = cpu();
    for store in &fresh {
        survey::public(store, id, survey::Asked::Now).await.expect("tables");
    }
    println!("everyone's tables after a sheet came: {:.2} CPU-ms", (cpu() - before) * 1e3 / f64::from(TIMES));
    let before = cpu();
    for store in &fresh {
        survey::public_crossed(store, id, survey::Asked::Now).await.expect("tables");
    }
    println!("with cross-tables: {:.2} CPU-ms", (cpu() - before) * 1e3 / f64::from(TIMES));
    for store in fresh {
        store.close().await;
    }
    const AGAIN: u32 = 1_000;
    let before = cpu();
    let mut rows = 0;
    for _ in 0..AGAIN {
        let tables = survey::public(&store, id, survey::Asked::Now).await.expect("tables");
        assert_eq!(tables[0].all.tally.answered, u64::from(many));
        rows = tables.iter().map(|tables| tables.all.tally.by_value.len()).sum();
    }
    println!("memory so far: {:.0} MB", most_memory());
    println!(
        "the same before another comes, {rows} cells of all: {:.3} CPU-ms",
        (cpu() - before) * 1e3 / f64::from(AGAIN)
    );
    let before = cpu();
    for _ in 0..AGAIN {
        let told = survey::public_crossed(&store, id, survey::Asked::Now).await.expect("tables");
        let (tables, crossed) = &told[0];
        assert!(tables.all.tally.answered == u64::from(many) && (many < 1_000 || !crossed.by(Cut::Place).is_empty()));
    }
    println!("with cross-tables: {:.3} CPU-ms", (cpu() - before) * 1e3 / f64::from(AGAIN));
    let (begun, last) = (Instant::now(), export::last_sheet(&store, id).await.expect("a last one"));
    let (mut after, mut read) = (SheetId(0), 0_u32);
    loop {
        let page = export::sheets(&store, id, after, last, 500).await.expect("a page");
        let Some(end) = page.last() else { break };
        (after, read) = (end.id, read + page.len() as u32);
    }
    assert_eq!(read, many);
    println!("read for an export: {:.0} sheets a second", f64::from(read) / begun.elapsed().as_secs_f64());
    println!("memory at most: {:.0} MB", most_memory());
    store.close().await;
    std::fs::remove_file(&place).expect("it is done");
}

/// A survey that is open.
async fn begun(store: &Store) -> ConsultationId {
    let kit = Kit::of(store.clone()).await;
    let id = kit.ready(Kind::Evaluation).await;
    let revision = kit.one(id).await.revision;
    survey::set_questions(store, &kit.drafter, id, revision, &forty(), day_one()).await.expect("questions");
    kit.publish(id).await;
    id
}

/// Forty questions of every kind that is answered.
fn forty() -> Vec<NewQuestion> {
    let forms: Vec<Form> = Form::ALL
        .iter()
        .copied()
        .filter(|form| !matches!(form, Form::Note | Form::Calculation | Form::File | Form::Picture))
        .collect();
    let question = |n: usize| {
        let mut new = NewQuestion::plain(forms[(n + 2) % forms.len()], format!("Question {n}"));
        match new.form {
            Form::Single | Form::Several | Form::Ranking => {
                new.choices = (0..5).map(|n| format!("Choice {n}")).collect()
            }
            Form::Matrix => new.details.rows = (0..4).map(|n| format!("Statement {n}")).collect(),
            Form::Place => new.details.depth = 3,
            _ => {}
        }
        if n % 8 == 7 {
            new.audience = Audience::Business;
        }
        new
    };
    (0..40).map(question).collect()
}

/// What is chosen from, read once: to look it up for each sheet cost more than the sheet did.
struct Lists {
    places: Vec<Place>,
    provinces: Vec<Place>,
}

/// A sheet from its number.
fn sheet(id: ConsultationId, questions: &[Question], lists: &Lists, n: u32) -> New {
    let mut seed = u64::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = |below: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed % below
    };
    let audience = Audience::ALL[1 + next(4) as usize];
    let (places, provinces) = (&lists.places, &lists.provinces);
    let mut answers = Answers::new();
    for question in questions.iter().filter(|question| is_for(question, audience)) {
        let answer = match question.form {
            Form::Single => Answer::Chosen(vec![next(5) as u32]),
            Form::Several => Answer::Chosen(vec![next(2) as u32, 2 + next(3) as u32]),
            Form::Scale => Answer::Chosen(vec![1 + next(5) as u32]),
            Form::Matrix => Answer::Grid((0..4).map(|row| (row, 1 + next(5) as u32)).collect()),
            Form::Ranking => Answer::Chosen(vec![next(2) as u32, 2 + next(3) as u32]),
            Form::Number => Answer::Number(next(10_000) as i64),
            Form::Money => Answer::Number(next(100_000_000) as i64),
            Form::Date => Answer::Text(Day(next(20_000) as i64).written()),
            Form::Place => Answer::Text(places[next(places.len() as u64) as usize].code.into()),
            _ => Answer::Text(kit::DRAFT.chars().skip(next(100) as usize).take(40).collect()),
        };
        answers.insert(question.id.0, answer);
    }
    // Half say who they are, a third where.
    let class = Class::ALL[next(6) as usize];
    let area = provinces[next(provinces.len() as u64) as usize].code.to_string();
    let who = Who { class: (next(2) == 0).then_some(class), area: (next(3) == 0).then_some(area) };
    New { who, ..New::of(id, audience, questions, answers, kit::key(n)) }
}

/// The most memory that this process ever held, in MB.
fn most_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("");
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or(0.0) / 1024.0
}

/// CPU seconds of this process so far.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks: Vec<f64> =
        stat.rsplit(')').next().unwrap_or("").split(' ').filter_map(|field| field.parse().ok()).collect();
    (ticks.get(10).unwrap_or(&0.0) + ticks.get(11).unwrap_or(&0.0)) / 100.0
}
