#![doc = include_str!("../README.md")]

pub mod cluster;
pub mod filter;
pub mod normal;
pub mod segment;

mod letter;
