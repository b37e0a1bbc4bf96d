//! Pages kept for requests without a session. A kept page has two ends: the events that touch it, and the moment it goes
//! stale. The key is address, language, digits, text size and the way
//! that goes along; each page is kept with its compressed forms.

use app::request::{Keep, TextSize, Touch};
use bytes::Bytes;
use domain::arrival::Via;
use domain::id::ConsultationId;
use domain::lang::{Digits, Lang};
use domain::time::Moment;
use http::{HeaderMap, header};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What a kept page is found by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub address: String,
    pub lang: Lang,
    pub digits: Digits,
    pub text_size: TextSize,
    /// What goes along in its links.
    pub via: Option<Via>,
}

/// A page as it is sent.
pub struct Sent {
    pub status: u16,
    pub html: Bytes,
    pub gzip: Bytes,
    pub brotli: Bytes,
    /// What a browser that has it already names it by, in quotes.
    pub tag: String,
    keep: Keep,
    /// The events that had been seen when its loading began.
    seen: u64,
}

/// How much memory kept pages may take, in bytes of all their forms.
const MOST: u64 = 48 << 20;

/// All kept pages.
pub struct Kept {
    pages: moka::sync::Cache<Key, Arc<Sent>>,
    /// Counts every event seen by the follower, and where each consultation was last touched.
    seen: AtomicU64,
    touched: moka::sync::Cache<ConsultationId, u64>,
    /// What was loaded before so many events is old, whatever touches it.
    since: AtomicU64,
}

impl Default for Kept {
    fn default() -> Self {
        let weigh = |key: &Key, sent: &Arc<Sent>| {
            (key.address.len() + sent.html.len() + sent.gzip.len() + sent.brotli.len() + 200) as u32
        };
        Kept {
            pages: moka::sync::Cache::builder().max_capacity(MOST).weigher(weigh).build(),
            seen: AtomicU64::new(0),
            touched: moka::sync::Cache::builder().max_capacity(100_000).build(),
            since: AtomicU64::new(0),
        }
    }
}

impl Kept {
    /// How many events have been seen: to be asked before a page is loaded, so that what happens meanwhile makes it old.
    pub fn seen(&self) -> u64 {
        self.seen.load(Ordering::Acquire)
    }

    /// An event happened.
    pub fn touch(&self, consultation: Option<ConsultationId>) {
        let now = self.seen.fetch_add(1, Ordering::AcqRel) + 1;
        if let Some(consultation) = consultation {
            self.touched.insert(consultation, now);
        }
    }

    /// Something happened that any page may tell of.
    pub fn touch_all(&self) {
        self.since.store(self.seen.fetch_add(1, Ordering::AcqRel) + 1, Ordering::Release);
    }

    /// A page that is still good.
    pub fn find(&self, key: &Key, now: Moment) -> Option<Arc<Sent>> {
        let sent = self.pages.get(key)?;
        let good = match &sent.keep {
            Keep::Never => false,
            Keep::Until { stale, .. } if now > *stale => false,
            Keep::Until { touched_by: Touch::Nothing, .. } => true,
            Keep::Until { touched_by: Touch::Anything, .. } => sent.seen == self.seen(),
            Keep::Until { touched_by: Touch::Consultation(id), .. } => {
                // A consultation fallen out of the small table has not been touched for long.
                self.touched.get(id).is_none_or(|at| at <= sent.seen)
            }
        };
        (good && sent.seen >= self.since.load(Ordering::Acquire)).then_some(sent)
    }

    /// Keeps a page whose loading began when `seen` events had been seen.
    pub fn keep(&self, key: Key, keep: Keep, seen: u64, status: u16, html: String) -> Arc<Sent> {
        let gzip = gzip(html.as_bytes(), 5);
        let brotli = brotli(html.as_bytes(), 4);
        let hash = Sha256::digest(html.as_bytes());
        let tag = format!("\"{}\"", hash[..12].iter().map(|byte| format!("{byte:02x}")).collect::<String>());
        let sent =
            Arc::new(Sent { status, html: html.into(), gzip: gzip.into(), brotli: brotli.into(), tag, keep, seen });
        self.pages.insert(key, sent.clone());
        sent
    }
}

/// A smaller form of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressing {
    Brotli,
    Gzip,
}

impl Pressing {
    /// The smallest form that a browser takes.
    pub fn taken(headers: &HeaderMap) -> Option<Pressing> {
        let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or("");
        let takes = |name: &str| {
            accepts.split(',').any(|one| {
                let (coding, quality) = one.split_once(';').unwrap_or((one, ""));
                coding.trim() == name && !matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
            })
        };
        if takes("br") { Some(Pressing::Brotli) } else { takes("gzip").then_some(Pressing::Gzip) }
    }

    /// How `Content-Encoding` calls it.
    pub fn name(self) -> &'static str {
        match self {
            Pressing::Brotli => "br",
            Pressing::Gzip => "gzip",
        }
    }

    /// A page that is sent once: fast before small.
    pub fn once(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Pressing::Brotli => brotli(bytes, 1),
            Pressing::Gzip => gzip(bytes, 1),
        }
    }
}

fn gzip(bytes: &[u8], level: u32) -> Vec<u8> {
    use std::io::Write;
    let mut out = flate2::write::GzEncoder::new(Vec::with_capacity(bytes.len() / 4), flate2::Compression::new(level));
    // Writing into memory does not fail.
    let _ = out.write_all(bytes);
    out.finish().unwrap_or_default()
}

fn brotli(bytes: &[u8], quality: i32) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 5);
    let settings = brotli::enc::BrotliEncoderParams { quality, lgwin: 20, ..Default::default() };
    let _ = brotli::BrotliCompress(&mut &*bytes, &mut out, &settings);
    out
}
