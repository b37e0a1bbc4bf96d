//! The commands of the command line, one a file. Each is safe beside a running server.

pub mod backup;
pub mod export;
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
}

impl Place {
    /// Opens the database, making the folder when it is missing.
    ///
    /// # Errors
    /// A folder that cannot be made, a database that cannot be opened: the message says which.
    pub async fn store(&self) -> anyhow::Result<store::Store> {
        std::fs::create_dir_all(&self.data).with_context(|| {
            format!("the data folder {} cannot be made; name another with --data", self.data.display())
        })?;
        let url = self.database.clone().unwrap_or_else(|| format!("sqlite:{}", self.data.join("siang.db").display()));
        store::Store::open(&url)
            .await
            .map_err(|error| anyhow::anyhow!("the database {url} cannot be opened: {error:?}"))
    }

    /// The folder of the index.
    pub fn index(&self) -> PathBuf {
        self.data.join("index")
    }
}

/// A progress bar for what takes more than a second.
pub fn progress(length: u64, what: &str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} [{bar:40}] {pos}/{len} {eta}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style).with_message(what.to_string())
}
