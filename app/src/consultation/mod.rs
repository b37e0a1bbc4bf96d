//! A consultation's own page, and its poster.

pub mod errata;
pub mod files;
pub mod forms;
pub mod gist;
pub mod impact;
pub mod listen;
pub mod page;
pub mod poster;
pub mod preview;
pub mod road;
pub mod rounds;
