//! Measures the reading of a bill over the Civil and Commercial Code and its application.
//! `SIANG_SHARED=… cargo run --release -p domain --example amend`

#[path = "../tests/amend/made.rs"]
mod made;
#[path = "../tests/reading/shared.rs"]
mod shared;

use std::time::Instant;

use domain::{amend, reading};

fn main() {
    let Some(folder) = shared::folder("acts") else { return };
    let source = std::fs::read_to_string(folder.join("civil-commercial-code-2468.md")).expect("the code");
    let act = reading::read(&source);
    let law = act.pieces[0].label.trim_start_matches(['#', ' ']).to_string();
    let (bill, deeds) = made::bill_over(&act, &law, 9);
    let start = Instant::now();
    let bill = reading::read(&bill);
    let read = start.elapsed();
    let understood = amend::read(&bill);
    let said = start.elapsed() - read;
    let changes = understood.changes();
    let start = Instant::now();
    let amended = amend::apply(&source, &changes);
    let applied = start.elapsed();
    let (now, result) = (reading::read(&amended.now), reading::read(&amended.result));
    let start = Instant::now();
    let rows = amend::beside(&amended, &now, &result);
    println!(
        "{} clauses, {} unread; the bill read in {read:.1?}, understood in {said:.1?}; {} changes applied to {} bytes in {applied:.1?}, {} left; {} rows beside each other in {:.1?}",
        deeds.len(),
        understood.unread(),
        changes.len(),
        source.len(),
        amended.left.len(),
        rows.len(),
        start.elapsed(),
    );
}
