//! A container of parts (ZIP) that may be hostile. Only parts that are asked for by name are unpacked, into memory, within
//! limits; nothing is ever written to a path that a file names.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::limits::{ENTRIES, RATIO, RATIO_FROM, UNPACKED, UNPACKED_ENTRY};
use crate::{Part, Unread};

pub(crate) struct Archive<'a> {
    inner: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: usize,
    size: usize,
}

const BROKEN: Unread = Unread::Broken { what: Part::Archive };

impl<'a> Archive<'a> {
    /// Opens a container without unpacking anything.
    ///
    /// # Errors
    /// Too many entries, entries that lie over each other, or no directory that can be read.
    pub fn open(bytes: &'a [u8]) -> Result<Archive<'a>, Unread> {
        // Counted before the directory is parsed, by its entries' signature: a directory may lie about its length, and each
        // entry costs a multiple of its bytes.
        let entries = bytes.windows(4).filter(|four| *four == b"PK\x01\x02").count();
        if entries > ENTRIES {
            return Err(Unread::TooLarge);
        }
        let mut inner = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
        // Parts that share bytes are how a small file claims to hold petabytes.
        let mut spans = Vec::with_capacity(inner.len());
        for index in 0..inner.len() {
            let entry = inner.by_index_raw(index).map_err(|_| BROKEN)?;
            let start = entry.data_start().unwrap_or(0);
            spans.push((start, start.checked_add(entry.compressed_size()).ok_or(BROKEN)?));
        }
        spans.sort_unstable();
        if spans.windows(2).any(|pair| matches!(pair, [before, after] if before.1 > after.0)) {
            return Err(Unread::Bomb);
        }
        Ok(Archive { inner, left: UNPACKED, size: bytes.len() })
    }

    pub fn has(&self, name: &str) -> bool {
        self.inner.index_for_name(name).is_some()
    }

    /// A part, unpacked; none when the container has no such part.
    ///
    /// # Errors
    /// It is locked, damaged, or unpacks to more than is read.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unread> {
        let mut entry = match self.inner.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Unread::Encrypted),
            Err(_) => return Err(BROKEN),
        };
        let packed = usize::try_from(entry.compressed_size()).unwrap_or(usize::MAX).min(self.size).max(1);
        let mut limit = UNPACKED_ENTRY.min(self.left).min(packed.saturating_mul(RATIO).max(RATIO_FROM));
        let mut whole = Vec::new();
        limit += 1;
        // What an entry says of its size is not asked: the stream ends where it ends.
        (&mut entry).take(limit as u64).read_to_end(&mut whole).map_err(|_| BROKEN)?;
        if whole.len() >= limit {
            return Err(Unread::Bomb);
        }
        self.left -= whole.len();
        Ok(Some(whole))
    }
}
