//! Measures the comparison of the Civil and Commercial Code with a version of it that has 200 provisions changed.
//! `SIANG_SHARED=… cargo run --release -p compare --example compare`

#[path = "../tests/versions/edited.rs"]
mod edited;
#[path = "../../domain/tests/reading/shared.rs"]
mod shared;

use std::time::{Duration, Instant};

use compare::{Part, State, carry, compare};
use domain::reading::read;

/// What this thread has had of a processor, where the system says so (Linux); else the time of day.
struct Clock(Instant);

impl Clock {
    fn now(&self) -> Duration {
        let known = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
        let used = known.and_then(|text| text.split(' ').next()?.parse().ok()).map(Duration::from_nanos);
        used.unwrap_or_else(|| self.0.elapsed())
    }

    /// The least and the median of several runs.
    fn runs<T>(&self, what: &str, mut run: impl FnMut() -> T) -> T {
        let mut times: Vec<Duration> = Vec::new();
        let mut last = None;
        for _ in 0..9 {
            let start = self.now();
            last = Some(run());
            times.push(self.now() - start);
        }
        times.sort();
        println!("{what}: least {:.1?}, median {:.1?} of processor time", times[0], times[4]);
        last.expect("nine runs")
    }
}

fn main() {
    let Some(folder) = shared::folder("acts") else { return };
    let source = std::fs::read_to_string(folder.join("civil-commercial-code-2468.md")).expect("the code");
    let clock = Clock(Instant::now());
    let start = clock.now();
    let _ = compare::Differ::new().difference("คำแรก", "คำที่สอง");
    println!("the words' data, unpacked once a process: {:.1?}", clock.now() - start);
    let old = clock.runs("reading one version", || read(&source));
    let (text, made) = edited::edited(&source, &old, 200);
    let new = read(&text);
    let found = clock.runs("comparing two readings", || compare(&old, &new));
    clock.runs("reading both and comparing", || compare(&read(&source), &read(&text)));
    let identities: Vec<usize> = (0..old.pieces.len()).collect();
    let carried = clock.runs("carrying identities", || carry::carry(&Part::all(&old), &identities, &Part::all(&new)));
    println!(
        "{} bytes, {} pieces, {made} changed here: {} found changed, {} added, {} removed, {} moved, {} orphans",
        source.len(),
        old.pieces.len(),
        found.count(State::Changed),
        found.count(State::Added),
        found.count(State::Removed),
        found.count(State::Moved),
        carried.orphans.len(),
    );
    // The worst an officer can do: another law altogether.
    let other = std::fs::read_to_string(folder.join("highways-2535.md")).expect("an act");
    let other = read(&other);
    let found = clock.runs("comparing the code with another law", || compare(&old, &other));
    println!("{} added, {} removed", found.count(State::Added), found.count(State::Removed));
    let every = edited::edited(&source, &old, usize::MAX).0;
    let every = read(&every);
    let found = clock.runs("comparing with every long provision changed", || compare(&old, &every));
    println!("{} changed", found.count(State::Changed));
}
