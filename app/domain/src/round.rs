//! The rounds of a consultation as its history tells them: one dated period each, with the days it was put off to.

use crate::consultation::Round;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// A round with what became of its days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub round: Round,
    /// Why it was opened, for the public; empty for the first.
    pub reason: String,
    /// Whether the Office opened it on the agency's dossier (s.26 para 3).
    pub by_office: bool,
    /// In their order.
    pub extensions: Vec<Extension>,
    /// Comments made in it that count.
    pub comments: u64,
    /// Answer sheets received in it.
    pub sheets: u64,
}

/// The last day was put off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    pub at: Moment,
    /// The last moment before, inclusive.
    pub was: Moment,
    /// The last moment since, inclusive.
    pub closes: Moment,
    /// For the public.
    pub reason: String,
}

impl Told {
    /// Whether it had begun at a moment: a result published then is about it.
    pub fn begun(&self, at: Moment) -> bool {
        self.round.opens <= at
    }
}

/// Whether there is more to tell than one round on the days it was announced for.
pub fn has_history(rounds: &[Told]) -> bool {
    rounds.len() > 1 || rounds.iter().any(|told| !told.extensions.is_empty())
}
