//! How long each part takes: `cargo run --release -p insight --example measure -- [comments …]`, 500 and 50,000 unless told.
//!
//! Comments are put together by a seed from the sentences of the labelled set, 30 % of them copies of campaigns with edits.
//! Times are on the processor, of one thread (Linux). Peak memory is the process's so far.

use insight::classify::{Classifier, Coded};
use insight::copies::{Grouper, Reader};
use insight::{Comment, cover, themes};

/// Codings learned from, at most.
const CODINGS: usize = 5000;

/// Comments timed together, and how many such make the small hearing that the large one is compared with: the last of its 500
/// comments, in up to as many hearings as there are.
const STRETCH: usize = 50;
const STRETCHES: usize = 10;

#[path = "../data/seed.rs"]
mod seed;

use seed::Seed;

/// Time on the processor, so that a machine busy with other things measures the same.
struct Instant(f64);

impl Instant {
    fn now() -> Instant {
        let text = std::fs::read_to_string("/proc/self/schedstat").expect("a kernel that counts time on the processor");
        Instant(text.split(' ').next().and_then(|ns| ns.parse().ok()).expect("nanoseconds"))
    }

    /// Seconds since.
    fn elapsed(&self) -> f64 {
        (Instant::now().0 - self.0) / 1e9
    }
}

/// A comment with the part and the issues of the one it was made from.
struct Made {
    text: String,
    part: String,
    issues: Vec<u32>,
}

fn make(count: usize) -> Vec<Made> {
    let coded: Vec<serde_json::Value> = include_str!("../data/coded.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a comment"))
        .collect();
    let text = |at: usize| coded[at]["text"].as_str().expect("a text");
    let mut names: Vec<String> = Vec::new();
    let campaigns: Vec<&str> =
        include_str!("../data/campaigns.txt").split("# ").skip(1).filter_map(|block| block.lines().nth(1)).collect();
    let mut seed = Seed(7);
    let pieces: Vec<Vec<&str>> = (0..coded.len()).map(|i| text(i).split(' ').collect()).collect();
    (0..count)
        .map(|n| {
            if seed.below(10) < 3 {
                let campaign = campaigns[seed.below(campaigns.len())];
                let name = text(seed.below(coded.len())).split(' ').next().unwrap_or("");
                let mut letters: Vec<char> = campaign.chars().collect();
                let at = seed.below(letters.len());
                letters.remove(at);
                let campaign: String = letters.into_iter().collect();
                let text =
                    if seed.below(2) == 0 { format!("{campaign} {name} {n}") } else { format!("{name} {campaign}") };
                return Made { text, part: "all".into(), issues: Vec::new() };
            }
            let at = seed.below(coded.len());
            let own = &pieces[at];
            let other = &pieces[seed.below(coded.len())];
            let third = &pieces[seed.below(coded.len())];
            let parts = [own[seed.below(own.len())], other[seed.below(other.len())], third[seed.below(third.len())]];
            let issues = coded[at]["issues"].as_array().expect("issues").iter().map(|issue| {
                let name = format!("{}/{}", coded[at]["hearing"], issue);
                names.iter().position(|one| *one == name).unwrap_or_else(|| {
                    names.push(name);
                    names.len() - 1
                }) as u32
            });
            Made {
                text: parts.join(" "),
                part: coded[at]["part"].as_str().unwrap_or("").into(),
                issues: issues.collect(),
            }
        })
        .collect()
}

fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok())
        .map_or_else(|| "unknown".into(), |kib| format!("{} MiB", kib / 1024))
}

fn main() {
    let counts: Vec<usize> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let counts = if counts.is_empty() { vec![500, 50_000] } else { counts };
    // The list of words is unpacked once a process; that is nobody's comment.
    let _ = insight::copies::signature("เริ่ม");
    for count in counts {
        let made = make(count);
        let letters: usize = made.iter().map(|made| made.text.chars().count()).sum();
        println!("{count} comments of {} letters", letters / count);
        grouping(&made);
        let comments: Vec<Comment> =
            made.iter().map(|made| Comment { part: &made.part, ..Comment::of(&made.text) }).collect();
        let start = Instant::now();
        let found = themes::themes(&comments, 20);
        println!(
            "  themes: {:.2} s, {} of them, {} comments in none; peak {}",
            start.elapsed(),
            found.themes.len(),
            found.others.len(),
            peak()
        );
        let start = Instant::now();
        let chosen = cover::representatives(&comments, 20);
        println!(
            "  cover: {:.2} s, 20 comments cover {:.2}",
            start.elapsed(),
            chosen.last().map_or(0.0, |last| last.covered)
        );
        let start = Instant::now();
        let said = cover::summary(&comments, 10);
        let stands: usize = said.iter().map(|sentence| sentence.stands_on.len()).sum();
        println!("  summary: {:.2} s, 10 sentences stand on {stands}; peak {}", start.elapsed(), peak());
        let codings: Vec<Coded> = comments
            .iter()
            .zip(&made)
            .take(CODINGS)
            .map(|(&comment, made)| Coded { comment, issues: &made.issues, read: true })
            .collect();
        let start = Instant::now();
        let mut classifier = Classifier::fit(&codings);
        let fit = start.elapsed();
        let start = Instant::now();
        let proposed: usize = comments.iter().map(|comment| classifier.suggest(comment).len()).sum();
        let each = start.elapsed() * 1e6 / count as f64;
        let start = Instant::now();
        codings.iter().take(200).for_each(|coded| classifier.learn(coded));
        let learn = start.elapsed() * 1e6 / codings.len().min(200) as f64;
        println!(
            "  issues: learned from {} codings of {} issues in {fit:.2} s, {learn:.0} µs for one more, {each:.0} µs to propose, {proposed} proposed; peak {}",
            codings.len(),
            classifier.held_back().len(),
            peak()
        );
    }
}

/// Microseconds a comment.
fn timed(grouper: &mut Grouper, stretch: &[Made]) -> f64 {
    let start = std::time::Instant::now();
    stretch.iter().for_each(|made| _ = grouper.add(&made.text));
    start.elapsed().as_secs_f64() * 1e6 / stretch.len() as f64
}

fn median(times: impl Iterator<Item = f64>) -> f64 {
    let mut times: Vec<f64> = times.collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn grouping(made: &[Made]) {
    let mut reader = Reader::new();
    let start = Instant::now();
    let bytes: u64 = made.iter().map(|made| u64::from(reader.read(&made.text).signature().to_bytes()[10])).sum();
    let signature = start.elapsed() * 1e6 / made.len() as f64;
    // Short stretches by the clock, and the middle one of many: others at work on the machine make some of them long.
    let first = median(made.chunks_exact(STRETCHES * STRETCH).rev().take(100).map(|some| {
        let (before, own) = some.split_at(some.len() - STRETCH);
        let mut grouper = Grouper::new();
        before.iter().for_each(|made| _ = grouper.add(&made.text));
        timed(&mut grouper, own)
    }));
    let mut grouper = Grouper::new();
    let (before, own) = made.split_at(made.len().saturating_sub(20 * STRETCHES * STRETCH));
    before.iter().for_each(|made| _ = grouper.add(&made.text));
    let times: Vec<f64> = own.chunks(STRETCH).map(|stretch| timed(&mut grouper, stretch)).collect();
    let last = median(times.into_iter().rev().take(100));
    let groups = grouper.groups().iter().filter(|group| group.comments > 0).count();
    println!(
        "  copies: {first:.1} µs a comment at the 500th, {last:.1} at the last ({:.2} ×); {signature:.1} of it for the signature; {groups} groups; peak {} ({bytes})",
        last / first,
        peak()
    );
}
