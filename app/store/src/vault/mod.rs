//! The folder of files: each under the SHA-256 of what it holds, written beside and put in its place in one step. Several nodes share
//! the folder as they share the database, or each has one of its own before an object store ([`Beyond`]).

mod beyond;

pub use beyond::Beyond;

use crate::error::{Error, Outcome};
use domain::attachment::HEAD;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Where files lie that are still coming in.
const COMING: &str = "coming";

/// How long a file may lie there that no row names: its row may be about to be written.
const UNNAMED: Duration = Duration::from_secs(24 * 3_600);

/// How long a file stays in the folder that an object store has too.
const MONTH: Duration = Duration::from_secs(30 * 24 * 3_600);

/// The folder, none where the store was opened without one; and the object store behind it, where there is one.
#[derive(Clone, Debug)]
pub(crate) struct Vault {
    folder: Option<Arc<Path>>,
    beyond: Option<Beyond>,
}

impl Vault {
    pub(crate) fn at(folder: Option<PathBuf>, beyond: Option<Beyond>) -> Vault {
        Vault { folder: folder.map(Into::into), beyond }
    }

    fn folder(&self) -> Outcome<&Path> {
        self.folder.as_deref().ok_or_else(|| Error::fault("the store was opened without a folder for files"))
    }

    /// Whether what is behind the folder answers. It blocks.
    pub(crate) fn reached(&self) -> Outcome<()> {
        self.beyond.as_ref().map_or(Ok(()), Beyond::reached)
    }

    fn place(&self, hash: &str) -> Outcome<PathBuf> {
        match is_hash(hash) {
            true => Ok(self.folder()?.join(&hash[..2]).join(hash)),
            false => Err(Error::fault("no file is called so")),
        }
    }

    /// Keeps some bytes; gives their hash. They are on disk when this returns. It blocks.
    pub(crate) fn keep(&self, bytes: &[u8]) -> Outcome<String> {
        let hash = hex(&Sha256::digest(bytes));
        let place = self.place(&hash)?;
        written(&place, bytes).map_err(|cause| Error::fault(format!("a file could not be kept: {cause}")))?;
        self.sent(&hash, &place)?;
        Ok(hash)
    }

    /// Puts a file of the folder where nothing is lost with the folder.
    fn sent(&self, hash: &str, place: &Path) -> Outcome<()> {
        self.beyond.as_ref().map_or(Ok(()), |beyond| beyond.keep(hash, place))
    }

    /// Begins a file that comes piece by piece. It blocks.
    pub(crate) fn coming(&self) -> Outcome<Coming> {
        let folder = self.folder()?.join(COMING);
        let path = folder.join(crate::random_key());
        let made = fs::create_dir_all(&folder).and_then(|()| File::create_new(&path));
        let file = made.map_err(|cause| Error::fault(format!("a file could not be begun: {cause}")))?;
        Ok(Coming { file, laid: Laid { path, hash: String::new(), size: 0, head: Vec::new() }, sum: Sha256::new() })
    }

    /// Puts a file that came whole in its place; gives its hash. It blocks.
    pub(crate) fn take(&self, laid: &Laid) -> Outcome<String> {
        let place = self.laid(laid)?;
        self.sent(&laid.hash, &place)?;
        Ok(laid.hash.clone())
    }

    fn laid(&self, laid: &Laid) -> Outcome<PathBuf> {
        let place = self.place(&laid.hash)?;
        let put = || {
            if young(&place, laid.size)? {
                return Ok(());
            }
            let shelf = place.parent().unwrap_or(&place);
            fs::create_dir_all(shelf)?;
            fs::rename(&laid.path, &place)?;
            File::open(shelf)?.sync_all()
        };
        put().map_err(|cause: io::Error| Error::fault(format!("a file could not be kept: {cause}")))?;
        Ok(place)
    }

    /// Whether a file is there; then no sweep takes it for a day. It blocks.
    pub(crate) fn renew(&self, hash: &str, size: u64) -> Outcome<bool> {
        let place = self.place(hash)?;
        let here = || young(&place, size).map_err(|cause| Error::fault(format!("a file cannot be looked at: {cause}")));
        let Some(beyond) = &self.beyond else { return here() };
        if !here()? {
            if !beyond.has(hash, size)? {
                return Ok(false);
            }
            self.open(hash)?;
        }
        beyond.keep(hash, &place).map(|()| true)
    }

    /// Opens a file. It blocks.
    pub(crate) fn open(&self, hash: &str) -> Outcome<File> {
        let place = self.place(hash)?;
        let opened = match (File::open(&place), &self.beyond) {
            (Err(cause), Some(beyond)) if cause.kind() == io::ErrorKind::NotFound => {
                File::open(self.laid(&beyond.fetch(hash, self.coming()?)?)?)
            }
            (opened, _) => opened,
        };
        opened.map_err(|cause| Error::fault(format!("a file that should be there cannot be opened: {cause}")))
    }

    /// Removes what no row names and has lain there for a day, in the folder and behind it; gives how many, counting each place. It blocks.
    pub(crate) fn sweep(&self, named: &HashSet<String>, now: SystemTime) -> Outcome<u32> {
        let Some(folder) = &self.folder else { return Ok(0) };
        let mut swept = 0;
        for (name, file, since) in lying(folder) {
            let old = now.duration_since(since).unwrap_or_default() > UNNAMED;
            if !named.contains(&name) && old && fs::remove_file(file).is_ok() {
                swept += 1;
            }
        }
        let behind = self.beyond.as_ref().map_or(Ok(0), |beyond| beyond.sweep(named, folder, now))?;
        Ok(swept + behind)
    }
}

/// Whether a name is one under which files lie.
fn is_hash(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// The files of a folder: name, place and since when each lies there.
fn lying(folder: &Path) -> impl Iterator<Item = (String, PathBuf, SystemTime)> {
    let inside = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
    let shelves = inside(folder).filter(|shelf| shelf.path().is_dir());
    shelves.flat_map(move |shelf| inside(&shelf.path())).filter_map(|file| {
        let since = file.metadata().and_then(|about| about.modified()).ok()?;
        Some((file.file_name().to_string_lossy().into_owned(), file.path(), since))
    })
}

/// A file that comes piece by piece: it lies beside the others until it is whole and somebody's.
#[derive(Debug)]
pub struct Coming {
    file: File,
    laid: Laid,
    sum: Sha256,
}

impl Coming {
    /// Writes one more piece. It blocks.
    ///
    /// # Errors
    /// Faults of the disk.
    pub fn write(&mut self, piece: &[u8]) -> Outcome<()> {
        self.file.write_all(piece).map_err(|cause| Error::fault(format!("a file could not be written: {cause}")))?;
        self.sum.update(piece);
        self.laid.size += piece.len() as u64;
        let wanting = HEAD.saturating_sub(self.laid.head.len()).min(piece.len());
        self.laid.head.extend_from_slice(&piece[..wanting]);
        Ok(())
    }

    pub fn size(&self) -> u64 {
        self.laid.size
    }

    /// The file is whole. It blocks.
    ///
    /// # Errors
    /// Faults of the disk.
    pub fn whole(self) -> Outcome<Laid> {
        let Coming { file, mut laid, sum } = self;
        file.sync_all().map_err(|cause| Error::fault(format!("a file could not be kept: {cause}")))?;
        laid.hash = hex(&sum.finalize());
        Ok(laid)
    }
}

/// A file that came whole and is nobody's yet: gone when this is dropped, unless a deed has put it in its place.
#[derive(Debug)]
pub struct Laid {
    path: PathBuf,
    hash: String,
    pub size: u64,
    /// How it begins.
    pub head: Vec<u8>,
}

impl Laid {
    /// The file, to be read.
    ///
    /// # Errors
    /// A fault where it cannot be.
    pub fn open(&self) -> Outcome<File> {
        File::open(&self.path).map_err(|cause| Error::fault(format!("a file that came cannot be opened: {cause}")))
    }
}

impl Drop for Laid {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

fn hex(sum: &[u8]) -> String {
    sum.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a file is there already; then it is young again: no sweep takes it from under the row that is about to name it.
fn young(place: &Path, size: u64) -> io::Result<bool> {
    let Ok(file) = File::options().append(true).open(place) else { return Ok(false) };
    if file.metadata()?.len() != size {
        return Ok(false);
    }
    file.set_modified(SystemTime::now()).map(|()| true)
}

fn written(place: &Path, bytes: &[u8]) -> io::Result<()> {
    if young(place, bytes.len() as u64)? {
        return Ok(());
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
