//! The register of laws: texts that the operator brought, what agencies say of each, and the dossiers that evaluate or change one. A
//! third party's transcription: pages say where it is from.

mod bring;
mod coming;
mod enter;
mod found;
mod list;
mod read;
mod tie;
mod write;

pub use bring::{Brought, Given, bring, bring_told, known_by, read_anew};
pub use coming::coming;
pub(crate) use coming::responsible;
pub(crate) use enter::say;
pub use enter::{enter, entered};
pub use found::{Stamp, provisions, quoted, stamps};
pub use list::{Clocked, Facets, Filter, Row, clocks, clocks_of, facets, list, rules};
pub use read::{Law, Text, agencies, contents, named, one, piece, pieces, some, text};
pub(crate) use tie::is_tied_or_said_in;
pub use tie::{Touching, is_tied_or_said, laws_of, not_in_register, tie, tie_or_say, titles, touching};
pub use write::{Change, State, changes, edit, may, may_name_agencies, needs, set_need};
