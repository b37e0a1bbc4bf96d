//! The commands of the command line, one a file. Each is safe beside a running server.

pub mod agencies;
pub mod backup;
pub mod bounce;
pub mod export;
pub mod folder;
pub mod import;
mod key;
pub mod laws;
pub mod read;
pub mod reindex;
pub mod serve;
pub mod user;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use std::path::PathBuf;

/// Where the site's data is.
pub struct Place {
    pub data: PathBuf,
    pub database: Option<String>,
    /// The file of the key under which people are hashed.
    pub key: Option<PathBuf>,
    /// The object store behind the folder of files, as `s3://bucket/name`.
    pub files_at: Option<String>,
}

impl Place {
    /// The folder of the files that belong to dossiers.
    pub fn files(&self) -> PathBuf {
        self.data.join("files")
    }

    /// Opens the database, making the folder when it is missing.
    ///
    /// # Errors
    /// A folder that cannot be made, a database that cannot be opened: the message says which.
    pub async fn store(&self) -> anyhow::Result<store::Store> {
        self.store_from(None).await
    }

    /// The same for a server whose officers need a second factor from a moment on.
    ///
    /// # Errors
    /// As [`Place::store`].
    pub async fn store_from(&self, factor_from: Option<domain::time::Moment>) -> anyhow::Result<store::Store> {
        std::fs::create_dir_all(&self.data).with_context(|| {
            format!("the data folder {} cannot be made; name another with --data", self.data.display())
        })?;
        let url = self.database.clone().unwrap_or_else(|| format!("sqlite:{}", self.data.join("siang.db").display()));
        let key = key::of(&self.key.clone().unwrap_or_else(|| self.data.join("people.key")))?;
        let files = Some(self.files());
        let beyond = self.files_at.as_deref().map(|address| {
            store::vault::Beyond::at(address, std::env::vars())
                .map_err(|wrong| anyhow::anyhow!("files cannot be kept at {address}: {wrong}"))
        });
        let beyond = beyond.transpose()?;
        store::Store::open_with(
            &url,
            store::Options { key: Some(key), files, beyond, factor_from, ..store::Options::default() },
        )
        .await
        .map_err(|error| anyhow::anyhow!("the database {} cannot be opened: {error:?}", without_password(&url)))
    }
}

/// A database's address as it may be printed: its password is in no log.
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.into() };
    // A password may hold a slash; the host may not hold an at-sign.
    let (server, query) = rest.split_once('?').unwrap_or((rest, ""));
    let server = match server.rsplit_once('@') {
        Some((who, host)) => format!("{}@{host}", who.split(':').next().unwrap_or("")),
        None => server.to_string(),
    };
    let query: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("password")).collect();
    match query.is_empty() {
        true => format!("{scheme}://{server}"),
        false => format!("{scheme}://{server}?{}", query.join("&")),
    }
}

/// Brings a file in: `take` has the store and where it tells of lines, a file or the screen; what came of it is printed.
///
/// # Errors
/// A report that cannot be written, a database that cannot be opened, and those of `take`.
pub(super) async fn brought<T: std::fmt::Display>(
    place: &Place,
    report: Option<&std::path::Path>,
    take: impl AsyncFnOnce(&store::Store, &mut (dyn std::io::Write + '_)) -> anyhow::Result<T>,
) -> anyhow::Result<()> {
    let out: Box<dyn std::io::Write> = match report {
        Some(path) => {
            Box::new(std::fs::File::create(path).with_context(|| format!("{} cannot be written", path.display()))?)
        }
        None => Box::new(std::io::stdout()),
    };
    let mut out = std::io::BufWriter::new(out);
    let store = place.store().await?;
    let told = take(&store, &mut out).await;
    store.close().await;
    let told = told?;
    std::io::Write::flush(&mut out)?;
    println!("{told}");
    Ok(())
}

/// A progress bar for what takes more than a second.
pub fn progress(length: u64, what: &str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} [{bar:40}] {pos}/{len} {eta}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style).with_message(what.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_in_an_address_is_never_printed() {
        for (url, printed) in [
            ("postgres://siang:s3cr:e/t@db.example:5432/siang", "postgres://siang@db.example:5432/siang"),
            ("postgres://siang:s3cret@ret@db/siang?sslmode=require", "postgres://siang@db/siang?sslmode=require"),
            ("postgresql:///siang?host=/run&user=a&password=s3cret", "postgresql:///siang?host=/run&user=a"),
            ("postgres://db/siang", "postgres://db/siang"),
            ("sqlite:/var/lib/siang/siang.db", "sqlite:/var/lib/siang/siang.db"),
        ] {
            assert_eq!(without_password(url), printed);
        }
    }
}
