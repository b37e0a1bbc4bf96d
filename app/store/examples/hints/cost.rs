//! What it costs to group one more comment, in a young hearing and in one that is large: CPU time of the whole process while the log is followed,
//! with everything that is read and written for it, its commits too; to make comments is not in it. A server looks at the log ten times a second:
//! ten at a time are a hundred comments a second, 500 at a time what is brought in bulk.

use super::{Seed, Sets, cpu, made, sets};
use crate::kit::{Kit, options};
use domain::id::ConsultationId;
use store::{Store, hints};

/// Comments measured at once, and how often.
const PART: u32 = 500;
const TIMES: u32 = 10;
const AT_ONCE: [u32; 2] = [10, 500];

/// A hearing with a store of its own.
struct Hearing {
    store: Store,
    id: ConsultationId,
    seed: Seed,
    comments: u32,
    folder: tempfile::TempDir,
}

impl Hearing {
    async fn begun(seed: u64) -> Hearing {
        let folder = tempfile::tempdir_in(std::env::var_os("SIANG_BENCH").unwrap_or(".".into())).expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("siang.db").display());
        let store = Store::open_with(&url, options()).await.expect("a store");
        let kit = Kit::of(store.clone()).await;
        let id = kit.published(domain::consultation::Kind::Bill).await;
        while hints::follow(&store).await.expect("followed").is_some() {}
        Hearing { store, id, seed: Seed(seed), comments: 0, folder }
    }

    /// Adds comments, so many at once, and groups them; gives the CPU seconds that grouping took.
    async fn grow(&mut self, sets: &Sets, by: u32, at_once: u32) -> f64 {
        let (upto, mut spent) = (self.comments + by, 0.0);
        while self.comments < upto {
            let next = upto.min(self.comments + at_once);
            let new = (self.comments..next).map(|n| made(sets, &mut self.seed, n).0).collect();
            store::bulk::comments(&self.store, self.id, new).await.expect("added");
            self.comments = next;
            let before = cpu();
            while hints::follow(&self.store).await.expect("followed").is_some() {}
            let after = cpu();
            // To look at the clock costs something too.
            spent += after - before - (cpu() - after);
        }
        spent
    }
}

/// Measures, and tells how many times as much it is in a hearing of `many` comments.
pub async fn tell(many: u32) {
    let sets = sets();
    let mut young: Vec<f64> = Vec::new();
    for at_once in AT_ONCE {
        let mut each = Vec::new();
        for time in 0..TIMES {
            let mut hearing = Hearing::begun(u64::from(time)).await;
            hearing.grow(&sets, PART, PART).await;
            each.push(hearing.grow(&sets, PART, at_once).await);
            hearing.store.close().await;
        }
        young.push(mean(&format!("from {PART} on in each of {TIMES} hearings, {at_once} at a time"), &each));
    }
    let mut hearing = Hearing::begun(7).await;
    hearing.grow(&sets, many - 5_000.min(many), 5_000).await;
    hearing.grow(&sets, many - hearing.comments, PART).await;
    for (at_once, young) in AT_ONCE.into_iter().zip(young) {
        let mut each = Vec::new();
        for _ in 0..TIMES {
            each.push(hearing.grow(&sets, PART, at_once).await);
        }
        let large = mean(&format!("from {many} on, {TIMES} times {PART}, {at_once} at a time"), &each);
        println!("{at_once} at a time: {:.2} times as much at {many}", large / young);
    }
    begun_anew(&hearing, &sets).await;
    hearing.store.close().await;
}

/// What a program that is begun anew pays once, for what it holds in memory of a hearing.
async fn begun_anew(hearing: &Hearing, sets: &Sets) {
    let url = format!("sqlite:{}", hearing.folder.path().join("siang.db").display());
    let store = Store::open_with(&url, options()).await.expect("the store again");
    let text = made(sets, &mut Seed(11), 0).0.reason;
    for time in ["first", "again"] {
        let (before, had) = (cpu(), resident());
        hints::similar(&store, hearing.id, &text).await.expect("similar");
        let grown = resident().saturating_sub(had);
        println!(
            "begun anew at {}, asked {time}: {:.1} CPU-ms, {grown} KiB more",
            hearing.comments,
            (cpu() - before) * 1e3
        );
    }
    store.close().await;
}

/// KiB of this process in memory.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok()).unwrap_or(0)
}

/// Milliseconds a comment.
fn mean(what: &str, each: &[f64]) -> f64 {
    let mut each: Vec<f64> = each.iter().map(|spent| spent * 1e3 / f64::from(PART)).collect();
    each.sort_by(f64::total_cmp);
    let mean = each.iter().sum::<f64>() / each.len() as f64;
    println!("{what}: {mean:.3} CPU-ms a comment ({:.3} to {:.3})", each[0], each[each.len() - 1]);
    mean
}
