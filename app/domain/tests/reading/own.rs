//! Texts of our own.
