//! The data folder beside the database: which process serves from it, and where the index stands. An index made anew lies in a
//! folder of its own and a line in `index.current` names it, so that nothing is ever moved from under a running server.

use super::Place;
use anyhow::{Context, bail};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

const POINTER: &str = "index.current";
/// The folder of the first index.
const FIRST: &str = "index";

impl Place {
    /// Takes the data folder for this process, for as long as what it gives lives; the operating system gives it back when
    /// the process ends, however it ends.
    ///
    /// # Errors
    /// Another server serves from it: two would write one index.
    pub fn take(&self) -> anyhow::Result<File> {
        std::fs::create_dir_all(&self.data)?;
        let path = self.data.join("serving.lock");
        let file = File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => bail!(
                "another `siang serve` serves from {}; name another folder with --data, or stop it first",
                self.data.display()
            ),
            Err(TryLockError::Error(error)) => Err(error).context("the data folder cannot be locked"),
        }
    }

    /// The folder of the index in use.
    pub fn index(&self) -> PathBuf {
        let named = std::fs::read_to_string(self.data.join(POINTER)).unwrap_or_default();
        self.data.join(Some(named.trim()).filter(|name| is_an_index(name)).unwrap_or(FIRST))
    }

    /// A folder for an index beside it, not there yet.
    pub(super) fn index_beside(&self, now: domain::time::Moment) -> PathBuf {
        self.data.join(format!("{FIRST}-{}", now.0))
    }

    /// Names the index in use from the next start on, in one step: a name half written would name none.
    pub(super) fn use_index(&self, folder: &Path) -> anyhow::Result<()> {
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or(FIRST);
        let half = self.data.join("index.next");
        std::fs::write(&half, name)?;
        File::open(&half)?.sync_all()?;
        std::fs::rename(half, self.data.join(POINTER)).context("the new index cannot be named")
    }

    /// Clears away the indexes that are no longer in use. Only for the process that has taken the folder.
    pub fn tidy_indexes(&self, _taken: &File) {
        let current = self.index();
        for entry in std::fs::read_dir(&self.data).into_iter().flatten().flatten() {
            let name = entry.file_name();
            if is_an_index(name.to_str().unwrap_or("")) && entry.path() != current {
                let _ = std::fs::remove_dir_all(entry.path());
            }
        }
    }
}

/// `index`, `index-1795489200000`, and the names that earlier versions gave.
fn is_an_index(name: &str) -> bool {
    let rest = name.strip_prefix(FIRST);
    let numbered = |rest: &str| rest.strip_prefix('-').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
    rest.is_some_and(|rest| rest.is_empty() || numbered(rest) || rest == ".new" || rest == ".old")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_made_anew_is_in_use_once_it_is_named_and_the_old_one_goes() {
        let data = tempfile::tempdir().unwrap();
        let place = Place { data: data.path().into(), database: None, key: None, files_at: None };
        assert_eq!(place.index(), data.path().join("index"));
        let new = place.index_beside(domain::time::Moment(7));
        for folder in [&place.index(), &new, &data.path().join("attachments")] {
            std::fs::create_dir_all(folder).unwrap();
        }
        place.use_index(&new).unwrap();
        assert_eq!(place.index(), new);
        place.tidy_indexes(&place.take().unwrap());
        assert!(new.exists() && data.path().join("attachments").exists() && !data.path().join("index").exists());
        std::fs::write(data.path().join(POINTER), "../../etc").unwrap();
        assert_eq!(place.index(), data.path().join("index"), "a name that is none of ours names nothing");
    }

    #[test]
    fn one_server_serves_from_a_folder() {
        let data = tempfile::tempdir().unwrap();
        let place = Place { data: data.path().into(), database: None, key: None, files_at: None };
        let taken = place.take().unwrap();
        assert!(place.take().is_err());
        drop(taken);
        assert!(place.take().is_ok());
    }
}
