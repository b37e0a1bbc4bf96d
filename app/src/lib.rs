//! What people see: one room per subject, and the table of URLs. Pages are loaded, then drawn, on the server alone; the
//! browser gets the islands and the server functions' names.

#![recursion_limit = "512"]

pub mod account;
pub mod agencies;
pub mod amended;
pub mod comment;
pub mod desk;
pub mod find;
pub mod moderation;
pub mod problem;
pub mod register;
pub mod request;
pub mod rules;
pub mod staff;
pub mod stakeholders;
pub mod summary;
pub mod survey;
pub mod thesaurus;
pub mod ui;
pub mod version;

#[cfg(feature = "ssr")]
pub mod about;
#[cfg(feature = "ssr")]
pub mod answers;
#[cfg(feature = "ssr")]
pub mod card;
#[cfg(feature = "ssr")]
pub mod consultation;
#[cfg(feature = "ssr")]
pub mod draft;
#[cfg(feature = "ssr")]
pub mod elsewhere;
#[cfg(feature = "ssr")]
pub mod home;
pub mod letters;
#[cfg(feature = "ssr")]
pub mod making;
#[cfg(feature = "ssr")]
pub mod notice;
#[cfg(feature = "ssr")]
pub mod outcome;
#[cfg(feature = "ssr")]
pub mod picture;
#[cfg(feature = "ssr")]
pub mod share;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod urls;
#[cfg(feature = "ssr")]
pub mod verify;
#[cfg(feature = "ssr")]
pub mod voices;
