//! Measures the large table and coding in bulk: `cargo run --release -p store --example ledger -- 500000`. It makes its own
//! hearing from a seed in a temporary file.

use domain::comment::{Channel, Class, Showing, Stance, Target};
use domain::id::ConsultationId;
use domain::ledger::{Filter, Length, Place, To, Which};
use domain::time::Moment;
use std::time::Instant;
use store::{Store, ledger};

#[path = "../tests/store/kit.rs"]
#[allow(dead_code, unused_macros, reason = "the tests' kit has more than is used here")]
#[macro_use]
mod kit;

use kit::{Kit, day_one, key, later, options};

#[tokio::main]
async fn main() {
    let many: u32 = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(500_000);
    let folder = tempfile::tempdir_in(std::env::var_os("SIANG_BENCH").unwrap_or(".".into())).expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("siang.db").display());
    let store = Store::open_with(&url, options()).await.expect("a store");
    let kit = Kit::of(store.clone()).await;
    let id = kit.published(domain::consultation::Kind::Bill).await;
    let begun = Instant::now();
    for from in (0..many).step_by(5_000) {
        let new = (from..many.min(from + 5_000)).map(comment).collect();
        store::bulk::comments(&store, id, new).await.expect("added");
    }
    println!("{many} comments in {:.1} s", begun.elapsed().as_secs_f64());
    let by = kit.summariser().await;
    pages(&store, &by, id, "nothing coded").await;
    let bulk = |filter: Filter, to: To, key: u32| {
        let (store, by) = (store.clone(), by.clone());
        async move {
            let (begun, cpu) = (Instant::now(), cpu());
            let which = Which::Matching(Box::new(filter));
            let done = ledger::code(&store, &by, id, which, to, &kit::key(key), later(25)).await.expect("coded");
            println!(
                "coded {} in one deed: {:.1} s, {:.1} CPU-s",
                done.touched,
                begun.elapsed().as_secs_f64(),
                self::cpu() - cpu
            );
            done
        }
    };
    let title = |title: &str| To::NewIssue { title: title.into(), targets: vec![] };
    let stance = |stance| Filter { stance: Some(stance), ..Filter::default() };
    let first = bulk(stance(Stance::Agree), title("agree"), 900_000_001).await;
    let begun = Instant::now();
    let undone = ledger::undo(&store, &by, id, first.deed, later(25)).await.expect("undone");
    println!("undone {undone}: {:.1} s", begun.elapsed().as_secs_f64());
    let again = bulk(stance(Stance::Agree), title("agree again"), 900_000_002).await;
    bulk(stance(Stance::Change), title("change"), 900_000_003).await;
    bulk(stance(Stance::Disagree), title("disagree"), 900_000_004).await;
    pages(&store, &by, id, "three quarters coded").await;
    let of = |filter| Filter { issue: again.issue, ..filter };
    timed(&store, &by, id, "three quarters coded", "one issue", of(Filter::default())).await;
    timed(&store, &by, id, "three quarters coded", "one issue, a stance that it has not", of(stance(Stance::Disagree)))
        .await;
}

async fn pages(store: &Store, by: &domain::agency::Viewer, id: ConsultationId, when: &str) {
    let base = Filter::default;
    let part = || Some(Target::parse("k1").expect("a target"));
    for (name, filter) in [
        ("everything", base()),
        ("one stance", Filter { stance: Some(Stance::Disagree), ..base() }),
        ("part and stance", Filter { part: part(), stance: Some(Stance::Disagree), ..base() }),
        ("waiting", Filter { place: Some(Place::Waiting), ..base() }),
        ("waiting, one stance", Filter { place: Some(Place::Waiting), stance: Some(Stance::Unstated), ..base() }),
        (
            "waiting, a stance all coded or rare",
            Filter { place: Some(Place::Waiting), stance: Some(Stance::Agree), class: Some(Class::Expert), ..base() },
        ),
        ("a class of one in a hundred", Filter { class: Some(Class::Expert), ..base() }),
        ("a channel that nobody used", Filter { channel: Some(Channel::Paper), ..base() }),
        ("long, agency only", Filter { length: Some(Length::Long), showing: Some(Showing::Agency), ..base() }),
        ("withheld", Filter { withheld: true, ..base() }),
        ("words that stand nowhere", Filter { words: "nowhere".into(), ..base() }),
    ] {
        timed(store, by, id, when, name, filter).await;
    }
}

async fn timed(store: &Store, by: &domain::agency::Viewer, id: ConsultationId, when: &str, name: &str, filter: Filter) {
    const TIMES: u32 = 40;
    let run = async || ledger::page(store, by, id, &filter, None, None, 100).await.expect("a page");
    let found = run().await;
    let before = cpu();
    for _ in 0..TIMES {
        run().await;
    }
    println!(
        "{when:<22} {name:<40} {:>7.2} CPU-ms, {} shown{}",
        (cpu() - before) * 1e3 / f64::from(TIMES),
        found.comments.len(),
        if found.next.is_some() { ", more" } else { "" }
    );
}

fn comment(n: u32) -> store::bulk::Comment {
    store::bulk::Comment {
        wording: String::new(),
        target: ["k1", "m2", "all"][(n / 7) as usize % 3].into(),
        stance: Stance::ALL[n as usize % 4],
        reason: format!("{} {n}", kit::DRAFT.chars().skip(n as usize % 200).take(120).collect::<String>()),
        class: if n.is_multiple_of(100) { Some(Class::Expert) } else { Some(Class::Public) },
        showing: if n % 500 == 3 { Showing::Agency } else { Showing::Unnamed },
        name: None,
        area: None,
        at: Moment(day_one().0 + i64::from(n)),
        key: key(n + 1),
    }
}

/// CPU seconds of this process so far.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks: Vec<f64> =
        stat.rsplit(')').next().unwrap_or("").split(' ').filter_map(|field| field.parse().ok()).collect();
    (ticks.get(10).unwrap_or(&0.0) + ticks.get(11).unwrap_or(&0.0)) / 100.0
}
