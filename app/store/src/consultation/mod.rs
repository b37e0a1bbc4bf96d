//! Consultations: one dossier each, from its making to its publication, and how it is found in lists. Comments, surveys
//! and results have files of their own.

mod deed;
mod delete;
mod edit;
mod list;
mod load;
mod publish;
mod texts;

pub use delete::delete;
pub use edit::{RoundPlan, edit, make, set_key_points, set_round};
pub use list::{Cards, Facets, WHOLE_COUNTRY, cards, facets, mine, public_ids, summarised};
pub use load::{for_desk, one, public_one, public_some};
pub use publish::{cancel, close_early, publish};

pub(crate) use deed::{allowed, note, touched};
pub(crate) use load::load;
pub(crate) use publish::said;
