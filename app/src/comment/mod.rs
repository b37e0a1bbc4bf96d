//! Saying what one thinks: the form, the receipt, and what is read of others.

pub mod api;
