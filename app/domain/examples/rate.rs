//! Prints, Act by Act, how many provision numbers the reader finds, which it misses or invents, and how long it
//! takes. `SIANG_SHARED=… cargo run --release -p domain --example rate`

#[path = "../tests/reading/numbers.rs"]
mod numbers;
#[path = "../tests/reading/shared.rs"]
mod shared;

use std::time::Duration;

fn main() {
    let Some(folder) = shared::folder("acts") else { return };
    let mut wanted = 0;
    let mut missed = 0;
    let mut invented = 0;
    let mut bytes = 0;
    let mut took = Duration::ZERO;
    let mut slowest: Option<numbers::Outcome> = None;
    for act in numbers::acts(&folder) {
        let outcome = numbers::outcome(&act);
        let found = outcome.wanted - outcome.missing.len();
        let rate = if outcome.wanted == 0 { 100.0 } else { 100.0 * found as f64 / outcome.wanted as f64 };
        println!("{rate:6.2} %  {found:5} of {:5}  {:9.3?}  {}", outcome.wanted, outcome.took, outcome.name);
        if !outcome.missing.is_empty() || !outcome.invented.is_empty() {
            println!("          missing {:?}, invented {:?}", outcome.missing, outcome.invented);
        }
        wanted += outcome.wanted;
        missed += outcome.missing.len();
        invented += outcome.invented.len();
        bytes += outcome.bytes;
        took += outcome.took;
        if slowest.as_ref().is_none_or(|slowest| slowest.took < outcome.took) {
            slowest = Some(outcome);
        }
    }
    let rate = 100.0 * (wanted - missed) as f64 / wanted.max(1) as f64;
    println!("{rate:.3} % of {wanted} numbers found, {missed} missing, {invented} invented");
    println!("{bytes} bytes in {took:.3?}: {:.0} MB/s", bytes as f64 / took.as_secs_f64() / 1e6);
    if let Some(slowest) = slowest {
        println!("slowest: {} ({} bytes) in {:.3?}", slowest.name, slowest.bytes, slowest.took);
    }
}
