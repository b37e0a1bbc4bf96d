//! Consultations: one dossier each, from its making to its publication, and how it is found in lists. Comments, surveys
//! and results have files of their own.

mod asked;
mod deed;
mod delete;
mod edit;
mod list;
mod load;
mod plan;
mod propose;
mod propose_round;
mod publish;
mod rounds;
mod set_time;
mod state_only;
mod texts;

pub use asked::points_of;
pub use delete::delete;
pub use edit::{Draft, RoundPlan, begin_like, edit, make, make_as, planned_short, set_key_points, set_round, titled};
pub use list::{Cards, Facets, Happened, WHOLE_COUNTRY, cards, facets, happened, mine, public_ids, summarised};
pub use load::{Name, for_desk, names, one, public_one, public_some};
pub use plan::{Planned, announce, plan, planned, take_back_plan};
pub use propose::{end_order, hands, proposal, propose, record_order, send_back, sole_order, sole_orders};
pub use propose_round::{RoundProposal, open_proposed, propose_round, round_proposal, send_round_back};
pub use publish::{cancel, close_early, publish, said};
pub use rounds::{extend, open_again, open_further, opened_by_office, rounds};
pub use set_time::{SetTime, drop_time, failed_times, publish_due, set_time, time_set};
pub use state_only::{
    Disclosed, Said, StateOnly, Typed, disclosed, hear_everyone, hear_state_only, state_only, told_title,
};

pub(crate) use asked::writes;
pub(crate) use deed::{allowed, note, touched};
pub(crate) use edit::{cleaned_points, write_points, write_texts};
pub(crate) use load::{load, shows};
pub(crate) use propose::{LONGEST_NOTE, standing_order};
pub(crate) use texts::{LONGEST_TEXT, cleaned};
