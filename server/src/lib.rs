//! The program `siang`: command line, doors, sessions, guards, jobs, exports, feeds. It holds no SQL and draws no page.

#![recursion_limit = "512"]

pub mod arrivals;
pub mod assets;
pub mod attached;
pub mod cache;
pub mod command;
pub mod cookie;
pub mod demo;
pub mod doors;
pub mod enter;
pub mod export;
pub mod files;
pub mod find;
pub mod follow;
pub mod forms;
pub mod guard;
pub mod house;
pub mod index;
mod keep;
pub mod mine;
pub mod pages;
pub mod picture;
pub mod post;
pub mod small;
mod toll;
mod work;
