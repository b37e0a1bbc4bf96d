//! Slips of the hand mended in what is published: where they may stand, and what is kept of them. What no erratum may touch is
//! told by the comparison of texts.

use crate::consultation::Texts;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// One slip that was mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erratum {
    pub at: Moment,
    /// A code of [`FIELDS`], [`DRAFT`], or a key point: `k2`.
    pub place: String,
    /// The version of the draft.
    pub version: Option<i64>,
    /// The piece of the draft that holds it; empty elsewhere.
    pub anchor: String,
    /// What that piece is called: "มาตรา ๕".
    pub label: String,
    pub before: String,
    pub after: String,
    pub reason: String,
}

/// The text of the draft.
pub const DRAFT: &str = "draft";

/// Fields of the texts that may be mended.
pub const FIELDS: [&str; 8] = ["title", "short_name", "change", "whom", "method", "problem", "explanation", "affected"];

/// A field of the texts by its code.
pub fn field<'a>(texts: &'a mut Texts, code: &str) -> Option<&'a mut String> {
    Some(match code {
        "title" => &mut texts.title,
        "short_name" => &mut texts.short_name,
        "change" => &mut texts.change,
        "whom" => &mut texts.whom,
        "method" => &mut texts.method,
        "problem" => &mut texts.problem,
        "explanation" => &mut texts.explanation,
        "affected" => &mut texts.affected,
        _ => return None,
    })
}

/// A text with the one place mended where the wrong words stand; how often they stand there where that is not once.
///
/// # Errors
/// The number of places.
pub fn mended(text: &str, before: &str, after: &str) -> Result<String, u32> {
    match text.matches(before).count() {
        1 => Ok(text.replacen(before, after, 1)),
        n => Err(n as u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_mended_where_they_stand_once() {
        assert_eq!(mended("ต้องแจง", "แจง", "แจ้ง"), Ok("ต้องแจ้ง".into()));
        assert_eq!(mended("ก ก", "ก", "ข"), Err(2));
        assert_eq!(mended("ก", "ข", "ค"), Err(0));
    }

    #[test]
    fn every_field_is_a_field_of_the_texts() {
        let mut texts = Texts::default();
        assert!(FIELDS.iter().all(|code| field(&mut texts, code).is_some()));
    }
}
