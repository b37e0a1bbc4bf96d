//! The rounds of a consultation as its history tells them: one dated period each, with the days it was put off to.

use crate::comment::coded;
use crate::consultation::Round;
use crate::refusal::Refusal;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

coded! {
    /// From when everyone is told in numbers what a round brings: how many took which side, what a survey was answered. The agency counts all along.
    #[derive(Default)]
    Shows {
        /// While it is open; a survey's tables move in steps.
        Live = "live",
        /// Once it is closed.
        #[default]
        Closed = "closed",
        /// With its published result, the preliminary one too.
        Result = "result",
    }
}

impl Shows {
    /// As a form says it: nothing said is the usual, and "yes" and "no" answer what forms asked before there were three.
    ///
    /// # Errors
    /// [`Refusal::NotAChoice`].
    pub fn typed(code: &str) -> Result<Shows, Refusal> {
        match code {
            "" => Ok(Shows::default()),
            "yes" => Ok(Shows::Live),
            "no" => Ok(Shows::Closed),
            code => Shows::parse(code),
        }
    }

    /// As it was kept when there was a yes and a no.
    pub fn of_before(counts_show: bool) -> Shows {
        if counts_show { Shows::Live } else { Shows::Closed }
    }
}

/// What is kept, also from before there were three.
///
/// # Errors
/// Of what is neither.
pub fn kept<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Shows, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Kept {
        Before(bool),
        Now(Shows),
    }
    Ok(match Kept::deserialize(from)? {
        Kept::Before(counts_show) => Shows::of_before(counts_show),
        Kept::Now(shows) => shows,
    })
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yes_and_a_no_from_before_are_read() {
        #[derive(Deserialize)]
        struct Kept {
            #[serde(alias = "counts_show", deserialize_with = "kept")]
            shows: Shows,
        }
        let read = |text: &str| serde_json::from_str::<Kept>(text).map(|kept| kept.shows).ok();
        assert_eq!(read(r#"{"counts_show":true}"#), Some(Shows::Live));
        assert_eq!(read(r#"{"counts_show":false}"#), Some(Shows::Closed));
        for shows in Shows::ALL {
            let kept = serde_json::json!({ "shows": shows }).to_string();
            assert_eq!((read(&kept), Shows::typed(shows.code())), (Some(*shows), Ok(*shows)));
        }
        assert_eq!((Shows::typed("yes"), Shows::typed("")), (Ok(Shows::Live), Ok(Shows::Closed)));
        assert_eq!(Shows::typed("never"), Err(Refusal::NotAChoice));
    }
}
