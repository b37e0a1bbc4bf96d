//! The nouns and rules of a public law consultation. No input, no output, no async.
pub mod digits;
pub mod reading;
