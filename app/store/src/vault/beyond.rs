//! An object store behind the folder of files (the S3 protocol): what is kept is there before it is acknowledged, what is missing in the
//! folder is fetched from it, so that servers on one database need no folder between them. Everything here blocks, in the threads that
//! work on the folder.

use super::{Coming, MONTH, UNNAMED};
use crate::error::{Error, Outcome};
use futures::TryStreamExt as _;
use object_store::aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey};
use object_store::path::Path as Key;
use object_store::{ClientConfigKey, ObjectMeta, ObjectStore, ObjectStoreExt as _, RetryConfig, WriteMultipart};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// What is sent in one request; a larger file goes in parts of this size, in bytes.
const PART: usize = 8 << 20;
/// Parts of one file on their way at once.
const PARTS: usize = 4;
/// What lies there for less than this is not sent again, though it may be somebody's only now.
const FRESH: Duration = Duration::from_secs(UNNAMED.as_secs() / 2);

/// An object store, and under which name files lie there.
#[derive(Clone, Debug)]
pub struct Beyond {
    objects: Arc<AmazonS3>,
    under: Key,
}

impl Beyond {
    /// The bucket and name of an address (`s3://bucket/name`); the settings are those of the protocol's own tools
    /// (`AWS_ENDPOINT`, `AWS_REGION`, `AWS_ACCESS_KEY_ID`, …), others are passed over.
    ///
    /// # Errors
    /// What is wrong with the address or a setting.
    pub fn at(address: &str, settings: impl IntoIterator<Item = (String, String)>) -> Result<Beyond, String> {
        let rest = address.strip_prefix("s3://").ok_or("the address of an object store begins with s3://")?;
        let (bucket, under) = rest.split_once('/').unwrap_or((rest, ""));
        if bucket.is_empty() {
            return Err("the address of an object store names a bucket: s3://bucket/name".into());
        }
        let known = |(name, value): (String, String)| {
            let key: Option<AmazonS3ConfigKey> =
                name.starts_with("AWS_").then(|| name.to_ascii_lowercase().parse().ok())?;
            Some((key?, value))
        };
        let told = settings.into_iter().filter_map(known);
        // A person waits for what is sent, so that a store that is down is told soon; a large file may take its time.
        let timeout = AmazonS3ConfigKey::Client(ClientConfigKey::Timeout);
        let builder = AmazonS3Builder::new().with_config(timeout, "600 seconds");
        let objects = told
            .fold(builder, |builder, (key, value)| builder.with_config(key, value))
            .with_bucket_name(bucket)
            .with_retry(RetryConfig {
                max_retries: 3,
                retry_timeout: Duration::from_secs(20),
                ..RetryConfig::default()
            })
            .build()
            .map_err(|cause| cause.to_string())?;
        let under = Key::parse(under).map_err(|cause| cause.to_string())?;
        Ok(Beyond { objects: Arc::new(objects), under })
    }

    fn key(&self, hash: &str) -> Key {
        self.under.clone().join(hash)
    }

    fn about(&self, hash: &str) -> Outcome<Option<ObjectMeta>> {
        match waited(self.objects.head(&self.key(hash))) {
            Ok(about) => Ok(Some(about)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(cause) => Err(failed("asked", &cause)),
        }
    }

    /// Whether the store answers.
    pub(super) fn reached(&self) -> Outcome<()> {
        self.about("reached").map(|_| ())
    }

    /// Whether a file of that size is there.
    pub(super) fn has(&self, hash: &str, size: u64) -> Outcome<bool> {
        Ok(self.about(hash)?.is_some_and(|about| about.size == size))
    }

    /// Sends a file, unless it came there of late: no sweep takes it for a day.
    pub(super) fn keep(&self, hash: &str, place: &Path) -> Outcome<()> {
        let mut file = File::open(place).map_err(|cause| read(&cause))?;
        let size = file.metadata().map_err(|cause| read(&cause))?.len();
        if self.about(hash)?.is_some_and(|about| about.size == size && age(&about, SystemTime::now()) < FRESH) {
            return Ok(());
        }
        if size <= PART as u64 {
            let mut bytes = Vec::with_capacity(size as usize);
            file.read_to_end(&mut bytes).map_err(|cause| read(&cause))?;
            waited(self.objects.put(&self.key(hash), bytes.into())).map_err(|cause| failed("written to", &cause))?;
            return Ok(());
        }
        let upload =
            waited(self.objects.put_multipart(&self.key(hash))).map_err(|cause| failed("written to", &cause))?;
        let mut parts = WriteMultipart::new_with_chunk_size(upload, PART);
        let mut piece = vec![0; 1 << 20];
        let sent = loop {
            match file.read(&mut piece) {
                Ok(0) => break Ok(()),
                Ok(length) => parts.write(&piece[..length]),
                Err(cause) => break Err(read(&cause)),
            }
            if let Err(cause) = waited(parts.wait_for_capacity(PARTS)) {
                break Err(failed("written to", &cause));
            }
        };
        match sent {
            Ok(()) => waited(parts.finish()).map(|_| ()).map_err(|cause| failed("written to", &cause)),
            Err(error) => {
                let _ = waited(parts.abort());
                Err(error)
            }
        }
    }

    /// Brings a file; what comes is what it is called by, or it is a fault.
    pub(super) fn fetch(&self, hash: &str, mut coming: Coming) -> Outcome<super::Laid> {
        let found = waited(self.objects.get(&self.key(hash))).map_err(|cause| failed("read", &cause))?;
        let mut pieces = found.into_stream();
        while let Some(piece) = waited(pieces.try_next()).map_err(|cause| failed("read", &cause))? {
            coming.write(&piece)?;
        }
        let laid = coming.whole()?;
        match laid.hash == hash {
            true => Ok(laid),
            false => Err(Error::fault(format!("the object store gives {} for {hash}", laid.hash))),
        }
    }

    /// Removes what no row names and came a day ago; sends what lies in the folder alone; takes out of the folder what came there a month
    /// ago and is there too. Gives how many files no row named.
    pub(super) fn sweep(&self, named: &HashSet<String>, folder: &Path, now: SystemTime) -> Outcome<u32> {
        let (mut there, mut swept) = (HashSet::new(), 0);
        let mut all = self.objects.list(Some(&self.under));
        while let Some(about) = waited(all.try_next()).map_err(|cause| failed("listed", &cause))? {
            let Some(hash) = about.location.filename().filter(|name| super::is_hash(name)) else { continue };
            if named.contains(hash) {
                there.insert(hash.to_string());
            } else if age(&about, now) > UNNAMED {
                waited(self.objects.delete(&about.location)).map_err(|cause| failed("written to", &cause))?;
                swept += 1;
            }
        }
        for (hash, file, since) in super::lying(folder).filter(|(hash, ..)| named.contains(hash)) {
            if !there.contains(&hash) {
                self.keep(&hash, &file)?;
            } else if now.duration_since(since).unwrap_or_default() > MONTH {
                let _ = fs::remove_file(file);
            }
        }
        Ok(swept)
    }
}

/// Waits for the store, in a thread that may wait.
fn waited<T>(answer: impl Future<Output = T>) -> T {
    tokio::runtime::Handle::current().block_on(answer)
}

fn age(about: &ObjectMeta, now: SystemTime) -> Duration {
    now.duration_since(about.last_modified.into()).unwrap_or_default()
}

fn failed(what: &str, cause: &object_store::Error) -> Error {
    Error::fault(format!("the object store cannot be {what}: {cause}"))
}

fn read(cause: &std::io::Error) -> Error {
    Error::fault(format!("a file that should be there cannot be read: {cause}"))
}
