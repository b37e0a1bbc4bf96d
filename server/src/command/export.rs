//! `siang export`: comments of one consultation to a file, as everyone may take them: what was sent to the agency alone, and what is withheld, its own staff take from the desk.

use super::Place;
use crate::export::{Format, What};
use anyhow::Context;
use domain::id::ConsultationId;
use std::path::Path;

/// Writes the file.
///
/// # Errors
/// An unknown kind of export, a consultation that does not exist, a file that cannot be written.
pub async fn run(place: &Place, consultation: i64, what: &str, out: &Path) -> anyhow::Result<()> {
    let (what, format) = match what {
        "comments.csv" => (What::Comments, Format::Csv),
        "comments.xlsx" => (What::Comments, Format::Xlsx),
        other => anyhow::bail!("{other} is not an export: comments.csv or comments.xlsx"),
    };
    let store = place.store().await?;
    let file = std::fs::File::create(out).with_context(|| format!("{} cannot be written", out.display()))?;
    let bar = indicatif::ProgressBar::new_spinner().with_message("rows");
    let names = words::named::Names::of(&store::rules::now(&store).await?.0);
    let writing = crate::export::to_file(
        &store,
        ConsultationId(consultation),
        (what, format),
        (crate::house::clock())(),
        file,
        |rows| {
            bar.set_position(rows);
            bar.tick();
        },
    );
    let rows = names.around(writing).await?;
    bar.finish_and_clear();
    println!("{}: {rows} rows", out.display());
    store.close().await;
    Ok(())
}
