//! What moderators work with: the queue of comments that wait for them, reports, words that are taken out and sealed, demands, appeals,
//! and the log that everyone may read. Withholding and showing again are [`crate::comment::withhold`] and [`crate::comment::restore`].

mod appeal;
mod demand;
mod log;
mod queue;
mod read;
mod report;
mod seal;
mod settle;

pub use appeal::{Asked, Waiting, answer, appeal, of_author, waiting};
pub use demand::demand;
pub use log::{Entry, log, log_until};
pub use queue::{Filter, Item, counts, page};
pub use read::{Case, Demanded, Opening, Reported, case};
pub use report::report;
pub use seal::{open, redact};
pub use settle::settle;

pub(crate) use log::{demanded, logged};
pub(crate) use queue::{arrived, for_the_agency, gone, put};
pub(crate) use seal::{erased, holds_taken_words, name_forgotten, unsealed};
