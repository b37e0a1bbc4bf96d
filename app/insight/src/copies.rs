//! Near-copies, found as comments arrive: a campaign's text with a name, a greeting, a sentence or a slip of its own.
//!
//! Three steps, each usable by itself: a [`Signature`] (fixed bytes) of a text, [`bands`] of a signature (keys for a table's
//! index: copies share at least one, strangers seldom do), and [`near`], the exact check of two texts. [`Grouper`] puts
//! them together in memory; a [`Batch`] does the same over what a table keeps, some comments at a time.
//!
//! What is compared is the *core* of a text: its words without greetings, particles, signs and tone marks. A denial that only
//! one of two texts makes (`ไม่เห็นด้วย` against `เห็นด้วย`), and words that are opposites, keep them apart however alike
//! the rest is. Short texts are copies only when their cores are the same.
//!
//! MinHash: Broder, *On the resemblance and containment of documents* (1997); bands: Indyk and Motwani (1998).

mod batch;
mod core;
mod grouper;
mod nearness;
mod signature;

pub use batch::{Batch, Ground, Kept, Placed, Text};
pub use core::{Core, Reader};
pub use grouper::{Group, Grouper};
pub use nearness::Nearness;
pub use signature::{BANDS, Signature, bands};

/// The signature of a text. For many texts keep a [`Reader`].
pub fn signature(text: &str) -> Signature {
    Reader::new().read(text).signature()
}

/// How alike two texts are.
pub fn similarity(a: &str, b: &str) -> Nearness {
    let mut reader = Reader::new();
    reader.read(a).nearness(&reader.read(b))
}

/// Whether two texts are copies of one another, small edits aside.
///
/// ```
/// use insight::copies::near;
/// assert!(near("เห็นด้วยครับ 👍", "เห็นด้วย"));
/// assert!(!near("เห็นด้วย", "ไม่เห็นด้วย"));
/// ```
pub fn near(a: &str, b: &str) -> bool {
    similarity(a, b).is_copy()
}
