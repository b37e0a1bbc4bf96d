//! What came of a hearing: issues and their groups of comments, the summary, and its publication (s.16–18).

mod publish;
mod read;
mod write;

pub use publish::publish;
pub use read::{answer_of, latest, published, summary};
pub use write::{group, remove_issue, write_issue, write_summary};

pub(crate) use read::{answer_in, load};
