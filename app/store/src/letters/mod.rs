//! Letters: who asked to be told of what ([`ask`]), what the log makes of it ([`follow`]), and the letters under way
//! ([`claim`], [`tell`]); and what waits for those who work at an agency ([`staff`], and [`days`] of their laws). No deed writes an event here: what somebody wants to be told of is theirs alone.

mod asked;
pub mod days;
mod log;
pub mod searches;
pub mod staff;
mod under_way;

pub use asked::{Address, Following, OwnAddress, ask, confirm, follow, leave, leave_own, of_token, own, tidy};
pub(crate) use asked::{address, drawn, own_gone, unlist, unlist_all, withdrawn};
pub use log::{SOON_MS, closing_soon, write_out};
pub(crate) use log::{concerned, tells};
pub use under_way::{Became, Due, Record, came_back, claim, given_up, handing, record, tell};
