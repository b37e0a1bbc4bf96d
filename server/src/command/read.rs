//! `siang read`: a legal text as the portal reads it, as JSON lines; what was lost on the way out of its file, and warnings, on
//! standard error.

use anyhow::Context;
use domain::lang::Lang;
use std::io::{BufWriter, Read, Write};
use std::path::Path;

/// Reads a file (Word, OpenDocument, HTML, Markdown, plain text, PDF), or standard input for `-`.
///
/// # Errors
/// A file that cannot be opened, or that `intake` refuses.
pub fn run(file: &Path) -> anyhow::Result<()> {
    let name = file.display().to_string();
    let bytes = if file == Path::new("-") {
        let mut bytes = Vec::new();
        // One byte more than is read, so that what is too large is refused and not cut.
        std::io::stdin().take(intake::LARGEST_FILE as u64 + 1).read_to_end(&mut bytes).context("standard input")?;
        bytes
    } else {
        std::fs::read(file).with_context(|| format!("{name} cannot be opened"))?
    };
    let read = intake::read(&bytes, &name).map_err(|unread| {
        let why = crate::files::why(unread, intake::LARGEST_FILE as u32 >> 20);
        anyhow::anyhow!("{name}: {}", words::refusal::say(Lang::En, &why))
    })?;
    let reading = domain::reading::read(&read.text);
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in reading.lines() {
        serde_json::to_writer(&mut out, &line)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    for lost in &read.lost {
        eprintln!("{}", words::file::lost(Lang::En, lost.code(), lost.count() as u64));
    }
    for warning in &reading.warnings {
        eprintln!("{}", words::desk::warning(Lang::En, warning.code()));
    }
    Ok(())
}
