//! `cargo run --release -p intake --example read FILE`: the text on standard output, what was lost and the time on standard error.

use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let name = std::env::args().nth(1).ok_or("a file")?;
    let bytes = std::fs::read(&name)?;
    let started = Instant::now();
    let read = intake::read(&bytes, &name)?;
    let took = started.elapsed();
    print!("{}", read.text);
    eprintln!("{}, {} bytes in, {} out, {took:?}", read.kind.as_str(), bytes.len(), read.text.len());
    for lost in &read.lost {
        eprintln!("{}: {}", lost.code(), lost.count());
    }
    Ok(())
}
