//! The labelled set of copies, made and measured.
//!
//! `… --example copies -- make > app/insight/data/copies.jsonl` makes it from the texts in `data/` by a seed;
//! `… --example copies` groups it as it would arrive and prints precision and recall, over pairs, for the campaigns by which
//! thresholds were set and for those that were looked at only once they were.

mod make;
mod turned;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize)]
struct Line {
    /// Copies of one text share it.
    group: String,
    /// What was done to the text; empty for one written by hand.
    edits: Vec<String>,
    text: String,
}

const CAMPAIGNS: &str = include_str!("../../data/campaigns.txt");
const STRANGERS: &str = include_str!("../../data/strangers.txt");
const CODED: &str = include_str!("../../data/coded.jsonl");

/// Campaigns and strangers written after thresholds were set; nothing was changed for them.
fn kept_aside(group: &str) -> bool {
    group.contains("later-") || group.contains("last-")
}

fn measure() {
    let text = include_str!("../../data/copies.jsonl");
    let mut lines: Vec<Line> =
        text.lines().map(|line| serde_json::from_str(line).expect("a line of the set")).collect();
    // As `tests/copies.rs` mixes them: `--order 3` is the fourth order.
    let order = std::env::args().skip_while(|word| word != "--order").nth(1).and_then(|order| order.parse().ok());
    for n in 0..order.unwrap_or(0) {
        let step = 7 + 2 * n;
        let mut mixed: Vec<(usize, Line)> = lines.into_iter().enumerate().collect();
        mixed.sort_by_key(|(at, _)| (at % step, *at));
        lines = mixed.into_iter().rev().map(|(_, line)| line).collect();
    }
    let mut grouper = insight::copies::Grouper::new();
    lines.iter().for_each(|line| _ = grouper.add(&line.text));
    let found: Vec<u32> = grouper.of().collect();
    let show = std::env::args().any(|word| word == "--show");
    for (name, aside) in [("set by", Some(false)), ("kept aside", Some(true)), ("all", None)] {
        let (mut both, mut wrong, mut missed) = (0_u64, 0_u64, 0_u64);
        let mut edits: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
        for i in 0..lines.len() {
            for j in 0..i {
                let among = |line: &Line| aside.is_none_or(|aside| kept_aside(&line.group) == aside);
                if !among(&lines[i]) || !among(&lines[j]) {
                    continue;
                }
                let (true_, said) = (lines[i].group == lines[j].group, found[i] == found[j]);
                both += u64::from(true_ && said);
                wrong += u64::from(!true_ && said);
                missed += u64::from(true_ && !said);
                if true_ {
                    for edit in lines[i].edits.iter().chain(&lines[j].edits) {
                        let count = edits.entry(edit).or_default();
                        count.0 += u64::from(said);
                        count.1 += 1;
                    }
                }
                if show && !true_ && said && aside.is_none() {
                    println!(
                        "WRONG {} {}\n  {:?}\n  {:?}",
                        lines[i].group, lines[j].group, lines[i].text, lines[j].text
                    );
                }
            }
        }
        println!(
            "{name}: pairs {}, precision {:.4}, recall {:.4}",
            both + missed,
            both as f64 / (both + wrong) as f64,
            both as f64 / (both + missed) as f64
        );
        if aside.is_none() {
            edits.iter().for_each(|(edit, (found, all))| println!("  {edit}: {:.3}", *found as f64 / *all as f64));
        }
    }
    if show {
        let mut largest: BTreeMap<&str, BTreeMap<u32, u32>> = BTreeMap::new();
        lines
            .iter()
            .zip(&found)
            .for_each(|(line, &group)| *largest.entry(&line.group).or_default().entry(group).or_default() += 1);
        for (line, &group) in lines.iter().zip(&found) {
            let groups = &largest[line.group.as_str()];
            let main = groups.iter().max_by_key(|(_, count)| **count).map(|(group, _)| *group);
            if main != Some(group) && !kept_aside(&line.group) {
                println!("MISSED {} {:?}\n  {:?}", line.group, line.edits, line.text);
                let other =
                    lines.iter().zip(&found).find(|(other, found)| other.group == line.group && Some(**found) == main);
                if let Some((other, _)) = other {
                    println!("  {:?}\n  {:?}", other.text, insight::copies::similarity(&other.text, &line.text));
                }
            }
        }
    }
    let texts: std::collections::BTreeSet<&str> = lines.iter().map(|line| line.group.as_str()).collect();
    println!(
        "{} comments, {} groups in truth, {} found",
        lines.len(),
        texts.len(),
        grouper.groups().iter().filter(|group| group.comments > 0).count()
    );
}

fn main() {
    if std::env::args().any(|word| word == "make") { make::make() } else { measure() }
}
