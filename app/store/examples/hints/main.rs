//! Measures what the desk is offered, over a hearing of its own of which 30 % are campaigns: time to group, to learn, to find
//! themes and sentences, memory, and what pages of the table cost: `cargo run --release -p store --example hints -- 100000`. With the word
//! `cost` after the number it measures what grouping one more comment costs, early and late, as comments arrive and in bulk; with `day` it counts what sorting
//! all of it takes one person ([`day`]). With a folder
//! after the number the hearing is made there, with what is offered, and nothing is measured: `siang serve --data FOLDER` shows it to its summariser.

use domain::comment::{Class, Showing, Stance};
use domain::id::{CommentId, ConsultationId, IssueId};
use domain::ledger::{Filter, Place, To, Which};
use domain::time::Moment;
use std::time::Instant;
use store::{Store, hints, ledger};

#[path = "../../tests/store/kit.rs"]
#[allow(dead_code, unused_macros, reason = "the tests' kit has more than is used here")]
#[macro_use]
mod kit;

mod cost;
mod day;

use kit::{Kit, day_one, key, later, options};

/// Comments coded one by one before the classifier is asked.
const CODED: u32 = 2_000;

#[path = "../../../insight/data/seed.rs"]
mod seed;

use seed::Seed;

/// The labelled sets of `insight`: sentences of comments by their issue, and the campaigns.
struct Sets {
    /// Issue, part, sentences.
    coded: Vec<(String, String, Vec<String>)>,
    campaigns: Vec<String>,
}

fn sets() -> Sets {
    let read = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).expect("a comment");
        let text = sentences(line["text"].as_str().unwrap_or(""));
        let issue = format!("{}/{}", line["hearing"], line["issues"][0]);
        (issue, line["part"].as_str().unwrap_or("all").to_string(), text)
    };
    let campaigns = include_str!("../../../insight/data/campaigns.txt").split("# ").skip(1);
    Sets {
        coded: include_str!("../../../insight/data/coded.jsonl").lines().map(read).collect(),
        campaigns: campaigns.filter_map(|block| block.lines().nth(1)).map(str::to_string).collect(),
    }
}

/// Letters of a sentence; what is shorter was written with what stands before it, or after.
const SENTENCE: usize = 14;

/// A comment's text in whole sentences: a blank beside a number, a foreign word or a sign of repetition is within one.
fn sentences(text: &str) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    for piece in text.split(' ') {
        let foreign = |c: char| c.is_ascii_alphanumeric() || c.is_numeric() || "\u{e46}.,%(".contains(c);
        let within = |last: &String| {
            last.ends_with(foreign)
                || piece.starts_with(foreign)
                || piece.chars().count() < SENTENCE
                || last.chars().count() < SENTENCE
        };
        match whole.last_mut() {
            Some(last) if within(last) => *last = format!("{last} {piece}"),
            _ => whole.push(piece.to_string()),
        }
    }
    whole
}

/// A comment and the issue of the one it was made from; a campaign's is its own.
fn made(sets: &Sets, seed: &mut Seed, n: u32) -> (store::bulk::Comment, String) {
    let at = seed.below(sets.coded.len());
    let (issue, part, own) = &sets.coded[at];
    let piece = |seed: &mut Seed, of: &[String]| of[seed.below(of.len())].clone();
    let (text, issue, part) = match seed.below(10) < 3 {
        true => {
            let which = seed.below(sets.campaigns.len());
            let mut letters: Vec<char> = sets.campaigns[which].chars().collect();
            let gone = seed.below(letters.len());
            letters.remove(gone);
            let text: String = letters.into_iter().collect();
            let name = &own[0];
            let text = if seed.below(2) == 0 { format!("{text} {name} {n}") } else { format!("{name} {text}") };
            (text, format!("campaign {which}"), "all")
        }
        false => {
            let other = sets.coded[seed.below(sets.coded.len())].2.clone();
            let parts = [piece(seed, own), piece(seed, own), piece(seed, &other)];
            (parts.join(" "), issue.clone(), if part == "k1" { "k1" } else { "m2" })
        }
    };
    let comment = store::bulk::Comment {
        wording: String::new(),
        target: part.into(),
        stance: Stance::ALL[n as usize % 4],
        reason: text,
        class: Some(if n.is_multiple_of(100) { Class::Expert } else { Class::Public }),
        showing: Showing::Unnamed,
        name: None,
        area: None,
        at: Moment(day_one().0 + i64::from(n)),
        key: key(n + 1),
    };
    (comment, issue)
}

#[tokio::main]
async fn main() {
    let many: u32 = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(100_000);
    let word = std::env::args().nth(2);
    let costs = word.as_deref() == Some("cost");
    let sorts = word.as_deref() == Some("day");
    let kept = word.filter(|_| !costs && !sorts).map(std::path::PathBuf::from);
    if costs {
        return cost::tell(many).await;
    }
    let own = tempfile::tempdir_in(std::env::var_os("SIANG_BENCH").unwrap_or(".".into())).expect("a folder");
    let folder = kept.clone().unwrap_or_else(|| own.path().to_path_buf());
    std::fs::create_dir_all(&folder).expect("a folder");
    let url = format!("sqlite:{}", folder.join("siang.db").display());
    let store = Store::open_with(&url, options()).await.expect("a store");
    let kit = Kit::of(store.clone()).await;
    let id = kit.published(domain::consultation::Kind::Bill).await;
    let (sets, mut seed) = (sets(), Seed(7));
    let mut truth: Vec<String> = Vec::new();
    for from in (0..many).step_by(5_000) {
        let (new, issues): (Vec<_>, Vec<_>) = (from..many.min(from + 5_000)).map(|n| made(&sets, &mut seed, n)).unzip();
        truth.extend(issues);
        store::bulk::comments(&store, id, new).await.expect("added");
    }
    println!("{many} comments made; {} so far", peak());
    let by = kit.summariser().await;
    if kept.is_some() || sorts {
        while hints::follow(&store).await.expect("followed").is_some() {}
        hints::find_themes(&store, &mut hints::Resting::default(), later(25)).await.expect("found");
        if sorts {
            return day::tell(&store, &by, id, &sets).await;
        }
        println!("sign in as summariser@example.th, password \"{}\"", kit::PASSWORD);
        return store.close().await;
    }
    pages(&store, &by, id, "before", &[]).await;
    let size = std::fs::metadata(folder.join("siang.db")).map_or(0, |file| file.len());
    timed("grouped", async { while hints::follow(&store).await.expect("followed").is_some() {} }).await;
    let grown = std::fs::metadata(folder.join("siang.db")).map_or(0, |file| file.len()) - size;
    let told = hints::campaigns(&store, id, 1).await.expect("told");
    println!(
        "  {} distinct texts; {} groups of 10 and more hold {} comments in {} texts; the file grew by {} MiB",
        told.texts,
        told.groups,
        told.comments,
        told.group_texts,
        grown / 1_048_576
    );
    let one = kit.submit(&kit::said(id, "all", 900_000_000)).await;
    timed("one more comment grouped", async { while hints::follow(&store).await.expect("followed").is_some() {} })
        .await;
    let _ = one;
    timed("themes and sentences found", async {
        assert!(hints::find_themes(&store, &mut hints::Resting::default(), later(25)).await.expect("found").is_some())
    })
    .await;
    let themes = hints::themes(&store, id).await.expect("themes");
    println!("  {} themes of {} comments", themes.len(), themes.iter().map(|one| one.waiting).sum::<u64>());
    // The first comments are coded as the one they were made from.
    let mut names: Vec<&String> = truth.iter().take(CODED as usize).collect();
    names.sort();
    names.dedup();
    let mut issues: Vec<(String, IssueId)> = Vec::new();
    for (n, name) in names.into_iter().enumerate() {
        let under = truth.iter().take(CODED as usize).enumerate().filter(|(_, issue)| *issue == name);
        let comments = under.map(|(at, _)| CommentId(at as i64 + 1)).collect();
        let to = To::NewIssue { title: name.clone(), targets: vec![] };
        let which = Which::These { comments, seen: i64::MAX };
        let done = ledger::code(&store, &by, id, which, to, &key(910_000_000 + n as u32), later(25)).await;
        issues.push((name.clone(), done.expect("coded").issue.expect("an issue")));
    }
    while hints::follow(&store).await.expect("followed").is_some() {}
    timed("learned and proposed", async {
        assert!(hints::Learner::default().learn(&store, later(25)).await.expect("learned").is_some())
    })
    .await;
    let learned = hints::learned(&store, id).await.expect("figures");
    let sum = |of: fn(&hints::Learned) -> u64| learned.iter().map(of).sum::<u64>();
    println!(
        "  {} issues, learned from {} codings; held back: {} proposed, {} right; {} waiting comments have a proposal",
        learned.len(),
        sum(|one| one.coded),
        sum(|one| one.suggested),
        sum(|one| one.right),
        sum(|one| one.waiting)
    );
    right(&store, &truth, &issues, many).await;
    let offered = learned.iter().max_by_key(|one| one.waiting).expect("an issue").issue;
    pages(&store, &by, id, "after", &[themes[0].id, offered.0, told.largest[0].id.0]).await;
    let group = Filter { copies: Some(told.largest[0].id), place: Some(Place::Waiting), ..Filter::default() };
    let line = Which::Matching(Box::new(group));
    let to = To::Issue(issues[0].1);
    let mut deed = 0;
    timed("the largest group coded", async {
        let done = ledger::code(&store, &by, id, line, to, &key(920_000_000), later(25)).await.expect("coded");
        deed = done.deed;
        println!("  {} comments", done.touched);
    })
    .await;
    timed("and undone", async { _ = ledger::undo(&store, &by, id, deed, later(25)).await.expect("undone") }).await;
    let all = Which::Matching(Box::new(Filter { place: Some(Place::Waiting), ..Filter::default() }));
    timed("every proposal accepted", async {
        let done = ledger::code(&store, &by, id, all, To::Proposed(vec![]), &key(920_000_001), later(25)).await;
        println!("  {} comments", done.expect("coded").touched);
    })
    .await;
    while hints::follow(&store).await.expect("followed").is_some() {}
    timed("learned and proposed again", async {
        _ = hints::Learner::default().learn(&store, later(25)).await.expect("learned")
    })
    .await;
    let largest = issues.iter().max_by_key(|(name, _)| truth.iter().filter(|one| *one == name).count());
    let largest = largest.expect("an issue").1;
    timed("an issue's text begun", async { _ = hints::begin(&store, largest).await.expect("begun") }).await;
}

/// How often what is proposed for waiting comments is what they were made from.
async fn right(store: &Store, truth: &[String], issues: &[(String, IssueId)], many: u32) {
    let (mut right, mut proposed) = (0, 0);
    let ids: Vec<CommentId> = (1..=i64::from(many)).map(CommentId).collect();
    for part in ids.chunks(900) {
        for hint in hints::of(store, part).await.expect("hints") {
            let Some(issue) = hint.proposed else { continue };
            proposed += 1;
            let name = issues.iter().find(|(_, id)| *id == issue).map(|(name, _)| name);
            right += u32::from(name == truth.get(hint.comment.0 as usize - 1));
        }
    }
    println!("  of {proposed} proposed {right} are what the comment was made from");
}

async fn pages(store: &Store, by: &domain::agency::Viewer, id: ConsultationId, when: &str, hinted: &[i64]) {
    let base = Filter::default;
    let waiting = Some(Place::Waiting);
    let mut filters = vec![("everything", base()), ("waiting", Filter { place: waiting, ..base() })];
    if let [theme, issue, copies] = *hinted {
        filters.extend([
            ("waiting, folded", Filter { place: waiting, folded: true, ..base() }),
            ("the largest group", Filter { copies: Some(CommentId(copies)), ..base() }),
            ("the largest group, waiting", Filter { copies: Some(CommentId(copies)), place: waiting, ..base() }),
            ("a theme", Filter { theme: Some(theme), ..base() }),
            ("an issue proposed", Filter { proposed: Some(IssueId(issue)), ..base() }),
        ]);
    }
    for (name, filter) in filters {
        const TIMES: u32 = 40;
        let run = async || {
            let looked = ledger::page(store, by, id, &filter, None, None, 100).await.expect("a page");
            let ids: Vec<CommentId> = looked.comments.iter().map(|held| held.id).collect();
            (ids.len(), hints::of(store, &ids).await.expect("hints").len())
        };
        let (shown, marked) = run().await;
        let before = cpu();
        for _ in 0..TIMES {
            run().await;
        }
        let each = (cpu() - before) * 1e3 / f64::from(TIMES);
        println!("{when:<7} {name:<28} {each:>6.2} CPU-ms, {shown} shown, {marked} with hints");
    }
}

async fn timed(what: &str, doing: impl Future<Output = ()>) {
    let (begun, before) = (Instant::now(), cpu());
    doing.await;
    println!("{what}: {:.2} s, {:.2} CPU-s; {}", begun.elapsed().as_secs_f64(), cpu() - before, peak());
}

fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok()).unwrap_or(0);
    format!("peak {} MiB", kib / 1024)
}

/// CPU seconds of this process so far, of the user and the system, by the nanosecond clocks of its threads.
fn cpu() -> f64 {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let spent = |task: std::fs::DirEntry| {
        let stat = std::fs::read_to_string(task.path().join("schedstat")).unwrap_or_default();
        stat.split(' ').next().and_then(|first| first.parse::<f64>().ok()).unwrap_or(0.0)
    };
    tasks.map(spent).sum::<f64>() / 1e9
}
