//! What came of a hearing: issues and their decisions, the texts around them, publication and correction (s.16–18). Which
//! comment stands under which issue is the ledger's ([`crate::ledger`]).

mod correct;
mod publish;
mod read;
mod seal;
mod sides;
mod sources;
mod write;

pub use correct::correct;
pub(crate) use publish::reopen;
pub use publish::{missing, publish, publish_preliminary};
pub use read::{early, latest, public, published, signed, summary};
pub use seal::seal;
pub use sides::{spoke, spoke_of};
pub(crate) use sides::{spoke_in, spoke_until};
pub use sources::{behind_none, said_by};
pub use write::{Texts, write_issue, write_summary, write_texts};

pub(crate) use read::{answering, load};
pub(crate) use write::{add_issue, fill};
