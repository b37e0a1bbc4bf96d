//! `siang read`: a legal text as the portal reads it, as JSON lines; warnings on standard error.

use anyhow::Context;
use std::io::{BufWriter, Read, Write};
use std::path::Path;

/// Reads a file, or standard input for `-`.
///
/// # Errors
/// A file that cannot be read or is not UTF-8.
pub fn run(file: &Path) -> anyhow::Result<()> {
    let text = if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).context("standard input is not UTF-8 text")?;
        text
    } else {
        std::fs::read_to_string(file).with_context(|| format!("{} cannot be read as UTF-8 text", file.display()))?
    };
    let reading = domain::reading::read(&text);
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in reading.lines() {
        serde_json::to_writer(&mut out, &line)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    for warning in &reading.warnings {
        eprintln!("{}: {warning:?}", warning.code());
    }
    Ok(())
}
