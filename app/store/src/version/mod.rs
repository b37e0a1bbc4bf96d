//! The text consulted on. What was pasted is kept byte for byte; provisions, anchors and HTML are derived from it here, by
//! the reader whose version stands beside them.

mod keep;
mod parts;
mod published;
mod show;

pub use keep::{LONGEST, WHOLE, read};
pub use parts::has_kind;
pub(crate) use parts::known_parts;
pub use published::published;
pub use show::{contents, labels, provision, provisions, some, source};
