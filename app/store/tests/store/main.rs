//! The store spoken to as the rest of the house does, on both databases. Every test is one function run twice: on a SQLite
//! file of its own and in a PostgreSQL schema of its own, made and dropped around it.

#[macro_use]
mod kit;

mod account;
mod admission;
mod agency;
mod agency_change;
mod at_once;
mod attachment;
mod carried;
mod checks;
mod citizen;
mod comment;
mod consultation;
mod edited;
mod elsewhere;
mod erratum;
mod event;
mod export;
mod four_eyes;
mod hints;
mod identity;
mod impact;
mod large;
mod law;
mod ledger;
mod letters;
mod list;
mod loan;
mod membership;
mod mine;
mod moderation;
mod paper;
mod performance;
mod preview;
mod proposal;
mod publish;
mod report;
mod result;
mod road;
mod rounds;
mod rules;
mod second;
mod second_factor;
mod set_time;
mod shared_commit;
mod sheet;
mod staff_letters;
mod stakeholder;
mod survey;
mod template;
mod then;
mod thesaurus;
mod version;
mod versions;
