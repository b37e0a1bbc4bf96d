//! Measures the moderators' queue: `cargo run --release -p store --example moderation -- 10000`. It makes its own hearing in a temporary
//! file, reports as many comments, and walks and settles what waits.

use domain::agency::Viewer;
use domain::comment::{Class, Showing, Stance};
use domain::id::CommentId;
use domain::moderation::{Reason, Seen, Verdict, Why};
use domain::time::Moment;
use std::time::Instant;
use store::Store;
use store::moderation::{self, Filter};

#[path = "../tests/store/kit.rs"]
#[allow(dead_code, unused_macros, reason = "the tests' kit has more than is used here")]
#[macro_use]
mod kit;

use kit::{Kit, day_one, key, later, options};

#[tokio::main]
async fn main() {
    let many: u32 = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir_in(std::env::var_os("SIANG_BENCH").unwrap_or(".".into())).expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("siang.db").display());
    let store = Store::open_with(&url, options()).await.expect("a store");
    let kit = Kit::of(store.clone()).await;
    let id = kit.published(domain::consultation::Kind::Bill).await;
    let new = (0..many).map(comment).collect::<Vec<_>>();
    for part in new.chunks(5_000) {
        store::bulk::comments(&store, id, part.to_vec()).await.expect("added");
    }
    let begun = Instant::now();
    for n in 1..=i64::from(many) {
        let reason = if n % 4 == 0 { Reason::Advertising } else { Reason::Abuse };
        let (guest, network) = (Viewer::default(), format!("198.51.100.{}", n % 200));
        let about = (id, CommentId(n));
        moderation::report(&store, (&guest, &network), about, reason, "", later(2)).await.expect("reported");
    }
    println!("{many} reports, one after another: {:.2} ms each", ms(begun) / f64::from(many));
    let mut after = 0;
    let mut slowest: f64 = 0.0;
    let (begun, before, mut pages) = (Instant::now(), store.statements(), 0);
    loop {
        let one = Instant::now();
        let page = moderation::page(&store, &kit.moderator, &Filter::default(), after, 50).await.expect("a page");
        slowest = slowest.max(ms(one));
        let Some(last) = page.last() else { break };
        (after, pages) = (last.id, pages + 1);
    }
    println!("{pages} pages of 50: {:.2} ms each, the slowest {slowest:.2} ms", ms(begun) / f64::from(pages.max(1)));
    println!("{:.1} statements a page", (store.statements() - before) as f64 / f64::from(pages + 1));
    for (name, filter) in [
        ("by why", Filter { why: Some(Why::Reported), ..Filter::default() }),
        ("by a rare reason", Filter { reason: Some(Reason::Obscene), ..Filter::default() }),
        ("by a consultation", Filter { consultation: Some(id), ..Filter::default() }),
    ] {
        let begun = Instant::now();
        let page = moderation::page(&store, &kit.moderator, &filter, 0, 50).await.expect("a page");
        println!("narrowed {name}: {} items, {:.2} ms", page.len(), ms(begun));
    }
    let begun = Instant::now();
    let counts = moderation::counts(&store, &kit.moderator, None).await.expect("counts");
    println!("how many wait ({:?}): {:.2} ms", counts.iter().map(|(_, n)| n).sum::<u64>(), ms(begun));
    let read: Vec<Seen> = (1..=50).map(|id| CommentId(id).seen(1)).collect();
    let begun = Instant::now();
    moderation::settle(&store, &kit.moderator, &read, Verdict::Withhold(Reason::Abuse), "", later(3))
        .await
        .expect("settled");
    println!("50 settled by one choice: {:.1} ms", ms(begun));
    let counts = moderation::counts(&store, &kit.moderator, None).await.expect("counts");
    assert_eq!(counts.iter().map(|(_, n)| n).sum::<u64>(), u64::from(many) - 50);
    store.close().await;
}

fn ms(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1_000.0
}

fn comment(n: u32) -> store::bulk::Comment {
    store::bulk::Comment {
        wording: String::new(),
        target: "all".into(),
        stance: Stance::ALL[n as usize % 4],
        reason: format!("{} {n}", kit::DRAFT.chars().skip(n as usize % 200).take(120).collect::<String>()),
        class: Some(Class::Public),
        showing: Showing::Unnamed,
        name: None,
        area: None,
        at: Moment(day_one().0 + i64::from(n)),
        key: key(n + 1),
    }
}
