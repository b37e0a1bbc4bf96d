//! Near-copies, found as comments arrive: a campaign's text with a name, a greeting, a sentence or a slip of its own.
//!
//! Three steps, each usable by itself: a [`Signature`] (fixed bytes) of a text, a [`Shelf`] that finds texts by the keys of their signatures (copies
//! share at least one, strangers seldom do), and [`near`], the exact check of two texts. [`Grouper`] puts
//! them together in memory; a [`Batch`] does the same over what a table keeps, some comments at a time.
//!
//! What is compared is the *core* of a text: its words without greetings, particles, signs and tone marks. Two texts are laid
//! beside one another word by word. A slip, a greeting, a name, a sentence that asks for nothing, and a cut end leave a copy a
//! copy; another word in the place of one, another number, a denial, a condition, a request that the first does not make do not.
//! A group has one text that speaks for it, and every other is a copy of that one: there are no chains. Short texts are copies
//! only when nearly all is the same.
//!
//! MinHash: Broder, *On the resemblance and containment of documents* (1997); bands: Indyk and Motwani (1998).

mod align;
mod batch;
mod core;
mod grouper;
mod known;
mod lists;
mod nearness;
mod shared;
mod shelf;
mod signature;

pub use batch::{Batch, Beside, Ground, Kept, Placed, Sought, Text};
pub use core::{Core, Reader};
pub use grouper::{Group, Grouper};
pub use known::Known;
pub use nearness::Nearness;
pub use shared::{Shared, shared};
pub use shelf::{Shelf, Stands};
pub use signature::Signature;

/// The signature of a text. For many texts keep a [`Reader`].
pub fn signature(text: &str) -> Signature {
    Reader::new().read(text).signature()
}

/// How alike a text is and one that came later.
pub fn similarity(text: &str, later: &str) -> Nearness {
    let mut reader = Reader::new();
    reader.read(text).nearness(&reader.read(later))
}

/// Letters of words from which on what a text adds to another says something by itself, as a sentence does.
const SAYS: u32 = crate::sayings::LEAST as u32;

/// Which of some texts say nothing besides what one says: a name of few letters, a greeting, a slip and what is left out are nothing.
pub fn plain<'a>(text: &str, later: impl IntoIterator<Item = &'a str>) -> Vec<bool> {
    let mut reader = Reader::new();
    let core = reader.read(text);
    later.into_iter().map(|later| core.added(&reader.read(later)) < SAYS).collect()
}

/// Whether one text is a copy of another that came before it, small edits aside. What the later asks for besides is no small
/// edit; what it leaves out may be.
///
/// ```
/// use insight::copies::near;
/// assert!(near("เห็นด้วยครับ 👍", "เห็นด้วย"));
/// assert!(!near("เห็นด้วย", "ไม่เห็นด้วย"));
/// ```
pub fn near(text: &str, later: &str) -> bool {
    similarity(text, later).is_copy()
}
