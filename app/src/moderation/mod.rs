//! Looking after comments: reports, the moderators' queue, one comment with what a moderator can do, every comment of a dossier as its
//! agency sees it, the public log and the policy.

pub mod api;
#[cfg(feature = "ssr")]
pub mod appeals;
#[cfg(feature = "ssr")]
pub mod case;
#[cfg(feature = "ssr")]
pub mod log;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod queue;
#[cfg(feature = "ssr")]
pub mod report;
