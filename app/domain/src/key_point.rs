//! Key points (s.14): what the agency puts to the public, numbered, in plain words, each with its question.

use crate::id::KeyPointId;
use serde::{Deserialize, Serialize};

/// How many a consultation may have.
pub const MOST: usize = 12;

/// One key point. Its address is `k` and its number: `k2`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyPoint {
    pub id: KeyPointId,
    /// From 1.
    pub number: u32,
    pub title: String,
    /// Plain words, Markdown allowed.
    pub body: String,
    /// The agency's question.
    pub question: String,
    /// Anchors of the provisions it concerns: `m4`, `m10-w2`.
    pub provisions: Vec<String>,
}

impl KeyPoint {
    /// Its place in addresses: `k2`.
    pub fn anchor(&self) -> String {
        format!("k{}", self.number)
    }
}

/// The rounds that ask something, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub since: u32,
    /// The last, inclusive; none while it is asked still.
    pub until: Option<u32>,
}

impl Span {
    /// Whether a round asks it.
    pub fn holds(self, round: u32) -> bool {
        self.since <= round && self.until.is_none_or(|until| round <= until)
    }
}

/// A key point that is asked no more, with the rounds that asked it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastPoint {
    pub span: Span,
    pub point: KeyPoint,
}

/// A key point as the officer wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub title: String,
    pub body: String,
    pub question: String,
    pub provisions: Vec<String>,
}
