//! A comment or an answer sheet that was begun and not sent, kept for somebody signed in, or of a guest's sheet for their browser: the form's fields as they
//! were typed, right or wrong.

use crate::comment::{LONGEST, parse_key};
use crate::id::ConsultationId;
use crate::refusal::{Refusal, Refusals};
use crate::survey::Question;
use crate::text;
use crate::time::Moment;

/// The form's fields that are kept: not its key, whose receipt would follow from it, and no invitation.
pub const FIELDS: [&str; 17] = [
    "speaker",
    "at",
    "quote",
    "stance",
    "reason",
    "wording",
    "class",
    "showing",
    "name",
    "young",
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
/// As what an unsent answer sheet is kept: one for each consultation.
pub const SHEET: &str = "sheet";
/// As what a guest's is kept, by the browser that holds its key.
pub const BEGUN: &str = "begun";
/// A guest's goes when nobody has gone on with it for so long; with the close it goes at once.
pub const BEGUN_DAYS: i64 = 30;
/// The largest unsent sheet, in bytes.
const LARGEST_SHEET: usize = 400_000;
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
    /// Whether it is an answer sheet.
    pub fn is_sheet(&self) -> bool {
        self.draft == SHEET
    }

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
        let long = matches!(name, "reason" | "wording" | "quote");
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

/// What is kept of an answer sheet: what was answered on this page and those before, and where it was left, so that it goes on there: on this page, or on the
/// one after it where this one `stands`.
///
/// # Errors
/// [`Refusal::Missing`] where nothing was; [`Refusal::TooLong`].
pub fn sheet(typed: &[(String, String)], questions: &[Question], stands: bool) -> Result<Fields, Refusals> {
    let known: Vec<String> = questions.iter().flat_map(Question::fields).collect();
    let mut kept: Fields = typed
        .iter()
        .filter(|(name, value)| known.contains(name) && !value.is_empty())
        .map(|(name, value)| (name.clone(), value.replace('\0', "")))
        .collect();
    if kept.is_empty() {
        return Err(Refusals::whole(Refusal::Missing));
    }
    let of = |name: &str| typed.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value);
    for name in ["audience", "class", "area"] {
        kept.extend(Some(of(name)).filter(|value| !value.is_empty()).map(|value| (name.into(), value.into())));
    }
    // Of a sheet of several pages the last that stands is what was sent.
    let page = of("sent").parse::<usize>().ok().and_then(|page| page.checked_sub(usize::from(!stands)));
    kept.extend(page.map(|page| ("sent".into(), page.to_string())));
    let got = kept.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>();
    match got > LARGEST_SHEET {
        true => Err(Refusals::whole(Refusal::TooLong { most: LARGEST_SHEET as u32, got: got as u32 })),
        false => Ok(kept),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_sheet_its_answers_are_kept_and_the_page_before() {
        use crate::survey::{Form, NewQuestion};
        let questions = [NewQuestion::plain(Form::Text, "?").numbered(7, 1)];
        let pairs = |page| {
            let all = [("q7", "ยังเขียน\0ไม่จบ"), ("q8", "x"), ("key", "0123"), ("audience", "public"), ("sent", page)];
            typed(&all)
        };
        let kept = sheet(&pairs("2"), &questions, false).unwrap();
        assert_eq!(kept, typed(&[("q7", "ยังเขียนไม่จบ"), ("audience", "public"), ("sent", "1")]));
        assert_eq!(sheet(&pairs("0"), &questions, false).unwrap().len(), 2, "of the first page nothing was before");
        let on = sheet(&pairs("0"), &questions, true).unwrap();
        assert!(
            on.contains(&("sent".into(), "0".into())),
            "of a page that stands the next is where it goes on: {on:?}"
        );
        let nothing = typed(&[("q7", ""), ("audience", "public")]);
        assert_eq!(sheet(&nothing, &questions, true).unwrap_err().of(""), Some(&Refusal::Missing));
        let long = typed(&[("q7", &"ก".repeat(200_000))]);
        assert!(matches!(sheet(&long, &questions, false).unwrap_err().of(""), Some(Refusal::TooLong { .. })));
    }

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
