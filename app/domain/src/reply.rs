//! What an agency says in the open under a comment that everyone may read: no decision, which the hearing summary gives.

use crate::lang::Lang;
use crate::refusal::Refusal;
use crate::text::{Lines, required, says_nothing};
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// The longest reply, in graphemes.
pub const LONGEST: u32 = 4_000;
/// How often one comment may be replied to, changes counted: whoever goes on is a program.
pub const MOST_EDITIONS: i64 = 50;

/// A reply as it stands, or one of its editions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Of the edition, from 1.
    pub number: i64,
    pub at: Moment,
    /// The agency by the name that it had.
    pub agency_th: String,
    pub agency_en: String,
    /// Empty where it was taken back.
    pub words: String,
}

impl Reply {
    pub fn agency(&self, lang: Lang) -> &str {
        lang.of(&self.agency_th, if self.agency_en.is_empty() { &self.agency_th } else { &self.agency_en })
    }

    pub fn taken_back(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether words stood there before these.
    pub fn changed(&self) -> bool {
        self.number > 1
    }
}

/// The words of a reply as typed.
///
/// # Errors
/// [`Refusal::Missing`], [`Refusal::SaysNothing`], and those of a text.
pub fn words(typed: &str) -> Result<String, Refusal> {
    let text = required(typed, LONGEST, Lines::Many)?;
    if says_nothing(&text, "") { Err(Refusal::SaysNothing) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_says_something() {
        assert_eq!(words("  "), Err(Refusal::Missing));
        assert_eq!(words("-"), Err(Refusal::SaysNothing));
        assert!(words("ขอบคุณ หน่วยงานจะตรวจสอบตัวเลขนี้อีกครั้ง").is_ok());
    }
}
