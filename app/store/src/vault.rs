//! The folder of files: each under the SHA-256 of what it holds, written beside and put in its place in one step. Plain files: what
//! a library for object stores would add is a store elsewhere, which nobody has asked for.

use crate::error::{Error, Outcome};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// How long a file may lie there that no row names: its row may be about to be written.
const UNNAMED: Duration = Duration::from_secs(24 * 3_600);

/// The folder; none where the store was opened without one.
#[derive(Clone, Debug)]
pub(crate) struct Vault(Option<Arc<Path>>);

impl Vault {
    pub(crate) fn at(folder: Option<PathBuf>) -> Vault {
        Vault(folder.map(Into::into))
    }

    fn folder(&self) -> Outcome<&Path> {
        self.0.as_deref().ok_or_else(|| Error::fault("the store was opened without a folder for files"))
    }

    fn place(&self, hash: &str) -> Outcome<PathBuf> {
        let plain = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        match plain {
            true => Ok(self.folder()?.join(&hash[..2]).join(hash)),
            false => Err(Error::fault("no file is called so")),
        }
    }

    /// Keeps some bytes; gives their hash. They are on disk when this returns. It blocks.
    pub(crate) fn keep(&self, bytes: &[u8]) -> Outcome<String> {
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let place = self.place(&hash)?;
        written(&place, bytes).map_err(|cause| Error::fault(format!("a file could not be kept: {cause}")))?;
        Ok(hash)
    }

    /// Opens a file.
    pub(crate) fn open(&self, hash: &str) -> Outcome<File> {
        let place = self.place(hash)?;
        File::open(&place)
            .map_err(|cause| Error::fault(format!("a file that should be there cannot be opened: {cause}")))
    }

    /// Removes what no row names and has lain there for a day; gives how many. It blocks.
    pub(crate) fn sweep(&self, named: &HashSet<String>, now: SystemTime) -> Outcome<u32> {
        let Some(folder) = &self.0 else { return Ok(0) };
        let mut swept = 0;
        let inside = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
        for shelf in inside(folder).filter(|shelf| shelf.path().is_dir()) {
            for file in inside(&shelf.path()) {
                let known = file.file_name().to_str().is_some_and(|name| named.contains(name));
                let since = file.metadata().and_then(|about| about.modified());
                let old = since.is_ok_and(|since| now.duration_since(since).unwrap_or_default() > UNNAMED);
                if !known && old && fs::remove_file(file.path()).is_ok() {
                    swept += 1;
                }
            }
        }
        Ok(swept)
    }
}

fn written(place: &Path, bytes: &[u8]) -> io::Result<()> {
    // What is there already is young again: no sweep takes it from under the row that is about to name it.
    if let Ok(file) = File::options().append(true).open(place)
        && file.metadata()?.len() == bytes.len() as u64
    {
        return file.set_modified(SystemTime::now());
    }
    let shelf = place.parent().unwrap_or(place);
    fs::create_dir_all(shelf)?;
    let beside = place.with_extension(crate::random_key());
    let mut file = File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, place)?;
    File::open(shelf)?.sync_all()
}
