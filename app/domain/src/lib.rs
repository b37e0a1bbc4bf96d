//! The nouns and rules of a public law consultation. Pure: no input or output, no async, no clock of its own;
//! compiled for the server and for the browser. It names no other room of the house.

pub mod account;
pub mod act;
pub mod agency;
pub mod agreement;
pub mod checklist;
pub mod comment;
pub mod consultation;
pub mod digits;
pub mod event;
pub mod id;
pub mod issue;
pub mod key_point;
pub mod lang;
pub mod ledger;
pub mod moderation;
pub mod phase;
pub mod reading;
pub mod receipt;
pub mod refusal;
pub mod result;
pub mod standing;
pub mod survey;
pub mod text;
pub mod time;
pub mod typed;
