//! `siang backup`: a copy of the database and of the files that belong to dossiers, whole and consistent, while the site runs.

use super::Place;
use anyhow::{Context, bail};
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
    if let Some(address) = &place.files_at {
        println!("{address}: holds the files that belong to dossiers; copy it with its own tools, after the database");
        store.close().await;
        return Ok(());
    }
    // After the database: what it names is never removed, so that every file of the copy is there.
    let mut beside = to.as_os_str().to_os_string();
    beside.push(".files");
    let beside = std::path::PathBuf::from(beside);
    let files = copied(&place.files(), &beside)
        .with_context(|| format!("files could not be copied to {}", beside.display()))?;
    if files > 0 {
        println!("{}: {files} files", beside.display());
    }
    store.close().await;
    Ok(())
}

/// Copies the folder of files, shelf by shelf; gives how many there are. What was there of an earlier copy is not copied again: a
/// file is called by what it holds.
fn copied(from: &Path, to: &Path) -> std::io::Result<u64> {
    let mut files = 0;
    let Ok(shelves) = std::fs::read_dir(from) else { return Ok(0) };
    for shelf in shelves {
        let shelf = shelf?;
        std::fs::create_dir_all(to.join(shelf.file_name()))?;
        for file in std::fs::read_dir(shelf.path())? {
            let file = file?;
            let there = to.join(shelf.file_name()).join(file.file_name());
            // One that is being written has an ending.
            if file.path().extension().is_none() {
                if !there.exists() {
                    std::fs::copy(file.path(), there)?;
                }
                files += 1;
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_copied_once_and_halves_of_files_are_not() {
        let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::create_dir(from.path().join("ab")).unwrap();
        std::fs::write(from.path().join("ab/abc"), "whole").unwrap();
        std::fs::write(from.path().join("ab/abd.1234"), "half").unwrap();
        let beside = to.path().join("copy.files");
        assert_eq!(copied(from.path(), &beside).unwrap(), 1);
        assert_eq!(copied(from.path(), &beside).unwrap(), 1);
        assert_eq!(std::fs::read_to_string(beside.join("ab/abc")).unwrap(), "whole");
        assert!(!beside.join("ab/abd.1234").exists());
        assert_eq!(copied(&from.path().join("none"), &beside).unwrap(), 0);
    }
}
