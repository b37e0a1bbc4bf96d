//! A comment that was begun and not sent, kept for somebody signed in: the form's fields as they were typed, right or wrong.

use crate::comment::{LONGEST, parse_key};
use crate::id::ConsultationId;
use crate::refusal::{Refusal, Refusals};
use crate::text;
use crate::time::Moment;

/// The form's fields that are kept: not its key, whose receipt would follow from it, and no invitation.
pub const FIELDS: [&str; 15] = [
    "speaker",
    "at",
    "stance",
    "reason",
    "wording",
    "class",
    "showing",
    "name",
    "area",
    "group",
    "through",
    "consent",
    "given_day",
    "given_month",
    "given_year",
];
/// Unsent comments of one person on one consultation.
pub const MOST: u32 = 20;
/// One that nobody has touched for so long goes.
pub const DAYS: i64 = 90;
/// After its consultation closed its author may take the text away for so long.
pub const DAYS_AFTER: i64 = 30;
/// The longest value of a field that is no text.
const SHORT: usize = 2_000;

/// Names and values, each once.
pub type Fields = Vec<(String, String)>;

/// An unsent comment as its author finds it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    pub consultation: ConsultationId,
    pub draft: String,
    pub kept: Moment,
    pub fields: Fields,
}

impl Unsent {
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value)
    }
}

/// The draft that a form is kept as: drawn with the form.
///
/// # Errors
/// [`Refusal::Missing`], [`Refusal::NotAChoice`].
pub fn draft(typed: &str) -> Result<String, Refusal> {
    parse_key(typed)
}

/// What is kept of a form.
///
/// # Errors
/// Under `reason` [`Refusal::Missing`] where nothing was written or chosen; [`Refusal::TooLong`] of the field.
pub fn fields(typed: &[(String, String)]) -> Result<Fields, Refusals> {
    let mut no = Refusals::default();
    let mut kept = Fields::new();
    for name in FIELDS {
        let Some((_, value)) = typed.iter().find(|(of, _)| of == name) else { continue };
        // No database keeps these.
        let value = value.replace('\0', "");
        let long = matches!(name, "reason" | "wording");
        let got = if long { text::length(&value) as u32 } else { value.len() as u32 };
        let most = if long { LONGEST } else { SHORT as u32 };
        if got > most {
            no.add(name, Refusal::TooLong { most, got });
        }
        kept.push((name.into(), value));
    }
    let says = |(name, value): &(String, String)| {
        matches!(name.as_str(), "stance" | "reason" | "wording") && !value.trim().is_empty()
    };
    if !kept.iter().any(says) {
        no.add("reason", Refusal::Missing);
    }
    no.none(|| Some(kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect()
    }

    #[test]
    fn what_was_typed_is_kept_right_or_wrong_but_no_key() {
        let kept = fields(&typed(&[
            ("key", "0123"),
            ("invitation", "k7m2-9xqe"),
            ("stance", "nonsense"),
            ("reason", "ยังเขียน\0ไม่จบ"),
            ("at", "m10"),
        ]));
        assert_eq!(kept, Ok(typed(&[("at", "m10"), ("stance", "nonsense"), ("reason", "ยังเขียนไม่จบ")])));
    }

    #[test]
    fn nothing_is_not_kept_and_neither_is_a_book() {
        assert_eq!(fields(&typed(&[("reason", " "), ("at", "k1")])).unwrap_err().of("reason"), Some(&Refusal::Missing));
        let long = "ก".repeat(LONGEST as usize + 1);
        assert!(matches!(
            fields(&typed(&[("reason", &long)])).unwrap_err().of("reason"),
            Some(Refusal::TooLong { .. })
        ));
        assert!(draft("0123").is_err() && draft(&"a".repeat(32)).is_ok());
    }
}
