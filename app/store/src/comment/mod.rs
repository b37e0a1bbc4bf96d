//! Comments: submitting and taking back, what everyone may read, what the agency reads, and the receipt's view.

mod agree;
mod edit;
mod entered;
pub mod file;
mod holds;
mod moderate;
mod quoted;
mod read;
mod receipt;
mod reply;
mod sitting;
mod spoken;
mod submit;
mod withdrawn;
mod worded;

pub use agree::{agree, agree_no_more, agreed};
pub use edit::{Edition, edit, edit_with, editions};
pub use entered::{entered_already, is_sent};
pub use holds::{Moved, holds};
pub use moderate::{restore, withhold};
pub use read::{
    Among, HeldFilter, PublicFilter, Voice, counts, counts_among, counts_by_stance, held, held_back, held_page,
    public_of, public_page, public_with_consultation, voices,
};
pub(crate) use receipt::theirs;
pub use receipt::{Mine, Own, Proof, Told, Where, by_number, by_numbers, mine, read_back};
pub use reply::{replies_shown, replies_under, reply, reply_editions, reply_under, take_reply_back};
pub use sitting::{Sat, is_of, sitting};
pub use submit::{submit, withdraw};
pub use withdrawn::withdrawn;
pub use worded::worded;

pub(crate) use edit::{all_editions, erase_events};
pub(crate) use moderate::{Line, line, show, stays, unsealed, withheld};
pub(crate) use receipt::own_voices;
pub(crate) use reply::{redact_replies, replies};
pub(crate) use spoken::{SHEET, let_in};
pub(crate) use submit::same;
pub(crate) use submit::{Counted, VERIFIED_PART, changes, ground};

pub(crate) use read::{HELD, HeldLine, held_of, may_read, with_places};
