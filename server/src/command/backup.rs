//! `siang backup`: a copy of the database, whole and consistent, while the site runs.

use super::Place;
use anyhow::bail;
use std::path::Path;

/// Copies SQLite with `vacuum into`; for PostgreSQL names the command that does it.
///
/// # Errors
/// A file that exists already, a database that cannot be opened.
pub async fn run(place: &Place, to: &Path) -> anyhow::Result<()> {
    if to.exists() {
        bail!("{} exists already; name another file", to.display());
    }
    if let Some(database) = &place.database
        && database.starts_with("postgres")
    {
        bail!(
            "a PostgreSQL database is copied by its own tool, which asks for the password or takes it from PGPASSWORD: \
             pg_dump --format=custom --file={} --dbname='{}'",
            to.display(),
            super::without_password(database)
        );
    }
    let store = place.store().await?;
    store.backup_to(to).await.map_err(|error| anyhow::anyhow!("the copy failed: {error:?}"))?;
    let size = std::fs::metadata(to)?.len();
    println!("{}: {} KiB", to.display(), size / 1024);
    store.close().await;
    Ok(())
}
