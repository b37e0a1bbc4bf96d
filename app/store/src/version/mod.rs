//! The text consulted on. What was pasted is kept byte for byte; provisions, anchors and HTML are derived from it here, by
//! the reader whose version stands beside them.

mod carry;
mod keep;
pub(crate) mod mend;
mod next;
mod parts;
mod published;
mod show;
mod through;
mod within;

pub use carry::place;
pub(crate) use keep::{Derived, begin_with, checked};
pub use keep::{LONGEST, WHOLE, read};
pub use next::{Published, Waiting, publish, published, put, waiting};
pub use parts::{citable, has_kind};
pub(crate) use parts::{has_kind_in, known_parts};
pub use published::published_of;
pub(crate) use show::{Line as PieceLine, provision_in};
pub use show::{contents, labels, last_with, pieces, provision, provisions, some, source, source_of};
pub(crate) use through::changed_parts;
pub use through::{Since, called, changed, identity, since};
pub use within::{Within, within};
