//! Withholding a comment: reasons from a closed list, none of which is disagreement. What is withheld is still counted and
//! goes to the summary.

use crate::comment::coded;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

coded! {
    /// Why a comment is withheld.
    Reason {
        /// Somebody's personal data.
        PersonalData = "personal_data",
        /// Insults or threatens a person.
        Abuse = "abuse",
        /// Advertising or machine-made filler.
        Advertising = "advertising",
        /// Breaks a law other than by its opinion.
        Unlawful = "unlawful",
        /// Obscene.
        Obscene = "obscene",
        /// Not about any law or hearing.
        Unrelated = "unrelated",
    }
}

/// The form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub comment: String,
    pub reason: String,
    /// For the desk and the appeal, never public.
    pub note: String,
}
