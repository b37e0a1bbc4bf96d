//! Measures lists of consultations beside many local bodies: `cargo run --release -p store --example lists -- 8000 20000` (agencies,
//! dossiers; nine of ten local). It makes its own in a temporary file.

use domain::consultation::{Filter, Sort};
use domain::id::AgencyId;
use domain::local::Scope;
use domain::phase::Phase;
use store::{Store, consultation};

#[path = "../tests/store/kit.rs"]
#[allow(dead_code, unused_macros, reason = "the tests' kit has more than is used here")]
#[macro_use]
mod kit;

use kit::{Kit, later, options};

#[tokio::main]
async fn main() {
    let word = |at: usize, or: u32| std::env::args().nth(at).and_then(|word| word.parse().ok()).unwrap_or(or);
    let (agencies, dossiers) = (word(1, 8_000), word(2, 20_000));
    let folder = tempfile::tempdir_in(std::env::var_os("SIANG_BENCH").unwrap_or(".".into())).expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("siang.db").display());
    let store = Store::open_with(&url, options()).await.expect("a store");
    let kit = Kit { url: url.clone(), ..Kit::of(store.clone()).await };
    let id = kit.published(domain::consultation::Kind::Bill).await;
    for sql in [
        format!(
            "with recursive n (n) as (select 100 union all select n + 1 from n where n < {agencies} + 99)
             insert into agencies (id, level, name_th, name_en, made, body, province, district, key)
             select n, 'local', 'Body ' || n, '', 0, 'tambon', '50', '', 'body' || n from n"
        ),
        format!(
            "with recursive n (n) as (select 100 union all select n + 1 from n where n < {dossiers} + 99)
             insert into consultations
               (id, agency, kind, title, short_name, round, version, opens, closes, published, summarised, comments, sheets, revision,
                made, cancel_reason, local)
             select 1000 + n, case when n % 10 = 0 then c.agency else 100 + n % {agencies} end,
               case n % 3 when 0 then 'bill' when 1 then 'rule' else 'ordinance' end, c.title || n, c.short_name, c.round, c.version,
               c.opens - n % 700 * 86400000, c.closes - n % 700 * 86400000, c.published - n % 700 * 86400000,
               case when n % 700 > 60 then c.closes - (n % 700 - 40) * 86400000 end, n * 7919 % 300, 0, 0, c.made, '', n % 10 <> 0
             from n join consultations c on c.id = {}",
            id.0
        ),
        "insert into consultation_subjects (consultation, place, subject)
         select id, 0, case id % 11 when 0 then 'health' when 1 then 'labour' when 2 then 'tourism' else 'other' end
         from consultations where id > 1000"
            .into(),
        "insert into consultation_areas (consultation, place, area) select id, 0, '50' from consultations where id > 1000 and local".into(),
        "analyze".into(),
    ] {
        kit.execute(Box::leak(sql.into_boxed_str())).await;
    }
    println!("{agencies} agencies, {dossiers} dossiers");
    let picked = timed(async || drop(store::agency::lookalikes(&store, "Body 12", 12).await.expect("agencies"))).await;
    println!("{:<38} {picked:>7.2} CPU-ms", "the picker, a name that many begin with");
    let none = Filter::default;
    for (name, filter) in [
        ("national", none()),
        ("national, open", Filter { state: Some(Phase::Open), ..none() }),
        ("national, one subject", Filter { subject: Some("health".into()), ..none() }),
        ("local", Filter { scope: Scope::Local, ..none() }),
        (
            "local, open, one province",
            Filter { scope: Scope::Local, state: Some(Phase::Open), area: Some("50".into()), ..none() },
        ),
        ("one local body", Filter { agency: Some(AgencyId(1_234)), ..none() }),
        ("everything", Filter { scope: Scope::All, ..none() }),
    ] {
        for (sort, order) in
            [(Sort::ClosingSoonest, "closing"), (Sort::Newest, "newest"), (Sort::MostCommented, "comments")]
        {
            let total = std::cell::Cell::new(0);
            let ms = timed(async || {
                total.set(consultation::cards(&store, &filter, sort, 1, 20, later(5)).await.expect("a page").total);
            })
            .await;
            println!("{name:<28} {order:<9} {ms:>7.2} CPU-ms, {} in all", total.get());
        }
        let ms = timed(async || drop(consultation::facets(&store, &filter, later(5)).await.expect("facets"))).await;
        println!("{name:<28} {:<9} {ms:>7.2} CPU-ms", "facets");
    }
}

/// Milliseconds of processor for one of many.
async fn timed(run: impl AsyncFn()) -> f64 {
    const TIMES: u32 = 10;
    run().await;
    let before = cpu();
    for _ in 0..TIMES {
        run().await;
    }
    (cpu() - before) * 1e3 / f64::from(TIMES)
}

/// Seconds of processor that this program has used.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks: Vec<f64> =
        stat.rsplit(')').next().unwrap_or("").split(' ').filter_map(|field| field.parse().ok()).collect();
    (ticks.get(10).unwrap_or(&0.0) + ticks.get(11).unwrap_or(&0.0)) / 100.0
}
