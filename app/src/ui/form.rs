//! The frame of a form: where it goes, which page it comes from, and the summary of what was refused.

use crate::account::waiting::SIGN_IN;
use crate::problem::Problem;
use crate::request::Visit;
use domain::time::Day;
use leptos::prelude::*;

/// The hidden fields of every form: the page it stands on, so that a refused form comes back filled in.
pub fn hidden(visit: &Visit) -> impl IntoView + use<> {
    view! { <input type="hidden" name="page" value=visit.here() /> }
}

/// The hidden key that makes the same form sent twice one deed.
pub fn key(visit: &Visit) -> impl IntoView + use<> {
    view! { <input type="hidden" name="key" value=visit.fresh_key() /> }
}

/// Where a form is sent: `action(&visit, "comment/submit")` is `/api/comment/submit` or `/en/api/comment/submit`.
pub fn action(visit: &Visit, endpoint: &str) -> String {
    visit.to(&format!("/api/{endpoint}"))
}

/// A field of another page that a deed asks for: what refusals call it, what people call it, and where it is filled in.
pub struct Elsewhere {
    pub field: String,
    pub label: String,
    pub to: String,
}

/// What was refused, in one place that takes the focus: each line leads to its field. `labels` are field names and the words
/// by which the form calls them.
pub fn summary(visit: &Visit, labels: &[(&str, &str)]) -> Option<AnyView> {
    summary_of(visit, labels, &[])
}

/// The same of a deed that asks for fields of other pages too.
pub fn summary_of(visit: &Visit, labels: &[(&str, &str)], elsewhere: &[Elsewhere]) -> Option<AnyView> {
    let lang = visit.lang;
    let problem = visit.problem()?;
    let (title, lines): (String, Vec<(Option<String>, String)>) = match problem {
        Problem::Refused(refusals) => {
            let lines = refusals.0.iter().map(|(field, refusal)| {
                let sentence = words::refusal::say(lang, refusal);
                let other = elsewhere.iter().find(|other| other.field == *field);
                let label = labels.iter().find(|(name, _)| name == field).map(|(_, label)| *label);
                let label = other.map(|other| other.label.as_str()).or(label);
                let here = (!field.is_empty()).then(|| format!("#{}", crate::ui::field::id_of(field)));
                (
                    other.map(|other| other.to.clone()).or(here),
                    label.map_or(sentence.clone(), |label| format!("{label}: {sentence}")),
                )
            });
            // A page of a form of several is not sent yet.
            let title = match visit.typed("go") {
                Some("next") => words::problem::summary_next(lang),
                _ => words::problem::summary(lang),
            };
            (title.into(), lines.collect())
        }
        Problem::TooMany { seconds } => {
            (words::problem::too_many(lang).into(), vec![(None, words::problem::too_many_why(lang, *seconds))])
        }
        Problem::Toll { seconds, .. } if visit.returned.as_ref().is_some_and(|form| form.endpoint == SIGN_IN) => {
            (words::account::toll(lang).into(), vec![(None, words::account::toll_why(lang, *seconds))])
        }
        Problem::Toll { seconds, .. } => {
            (words::problem::toll(lang).into(), vec![(None, words::problem::toll_why(lang, *seconds))])
        }
        Problem::Busy => (words::problem::busy(lang).into(), vec![(None, words::problem::busy_why(lang).into())]),
        Problem::StrangeOrigin => {
            (words::problem::strange_origin(lang).into(), vec![(None, words::problem::strange_origin_why(lang).into())])
        }
        Problem::NotAllowed => {
            (words::problem::not_allowed(lang).into(), vec![(None, words::problem::not_allowed_why(lang).into())])
        }
        Problem::NotNow { phase, .. } => {
            (words::problem::not_now(lang).into(), vec![(None, words::problem::not_now_why(lang, *phase))])
        }
        Problem::NotFound => {
            (words::problem::not_found(lang).into(), vec![(None, words::problem::not_found_why(lang).into())])
        }
        Problem::SignIn => {
            (words::problem::sign_in(lang).into(), vec![(None, words::problem::sign_in_why(lang).into())])
        }
        Problem::Fault { reference } => (
            words::problem::fault(lang).into(),
            vec![
                (None, words::problem::fault_why(lang).into()),
                (None, format!("{} {reference}", words::problem::reference(lang))),
            ],
        ),
    };
    let lines: Vec<_> = lines
        .into_iter()
        .map(|(link, sentence)| match link {
            Some(link) => view! { <li><a href=link>{sentence}</a></li> }.into_any(),
            None => view! { <li>{sentence}</li> }.into_any(),
        })
        .collect();
    let pairs = visit.returned.as_ref().map_or(&[][..], |returned| &returned.pairs[..]);
    let kept = any_typed(pairs, visit.now.day()).then(|| {
        match pairs.iter().any(|(name, value)| is_password(name) && !value.is_empty()) {
            true => words::problem::kept_but_password(lang),
            false => words::problem::kept(lang),
        }
    });
    Some(
        view! {
            <div class="notice notice--alarm" id="problem" role="alert" tabindex="-1" autofocus=true>
                <p class="notice__title">{title}</p>
                {kept.map(|kept| view! { <p>{kept}</p> })}
                <ul class="notice__list">{lines}</ul>
            </div>
        }
        .into_any(),
    )
}

/// Fields that people do not see, and buttons: what they hold nobody typed.
const UNSEEN: [&str; 44] = [
    "page",
    "key",
    "consultation",
    "revision",
    "issue_revision",
    "resend",
    "toll",
    "proof",
    "do",
    "go",
    "then",
    "seen",
    "secret",
    "token",
    "session",
    "turn",
    "kept_words",
    "receipt",
    "begun",
    "sent",
    "publishing",
    "scope",
    "set",
    "shipped",
    "noting",
    "coding",
    "reading",
    "about",
    "upto",
    "view",
    "wants",
    "list",
    "letters",
    "offered[]",
    "away[]",
    "proposed[]",
    "comment[]",
    "of[]",
    "quote_of[]",
    "agency",
    "audience",
    "drawn",
    "looked",
    domain::comment::UNSEEN,
];

/// Whether a field holds a password, which never comes back.
pub fn is_password(name: &str) -> bool {
    matches!(name, "password" | "again" | "current")
}

/// Whether nobody sees the field.
pub fn is_unseen(name: &str) -> bool {
    UNSEEN.contains(&name)
}

/// Whether anything that somebody typed comes back: the one rule by which a form says so. A choice as it is sent (a code or a number)
/// counts for nothing, since some are chosen before anybody looks; nor does a part of today, with which many days begin.
fn any_typed(pairs: &[(String, String)], today: Day) -> bool {
    let (year, month, day) = today.be();
    let begins = [("_day", day.to_string()), ("_month", month.to_string()), ("_year", year.to_string())];
    let code =
        |value: &str| value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_:.".contains(&b));
    pairs.iter().any(|(name, value)| {
        let name = name.strip_prefix("resend.").unwrap_or(name);
        let value = value.trim();
        let of_a_day = begins.iter().any(|(part, today)| name.ends_with(part) && value != today);
        !value.is_empty() && !is_password(name) && !is_unseen(name) && (of_a_day || !code(value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_or_merely_chosen_was_not_typed() {
        let today = Day::from_ce(2026, 11, 27).unwrap();
        let typed = |name: &str, value: &str| any_typed(&[(name.to_string(), value.to_string())], today);
        assert!(!typed("page", "/desk/c/3") && !typed("consultation", "3") && !typed("do", "ก"));
        assert!(!typed("stance", "agree") && !typed("reason", "  ") && !typed("password", "ความลับ"));
        assert!(
            typed("reason", "เพราะ")
                && typed("closes_day", "3")
                && !typed("closes_year", "2569")
                && typed("resend.body", "ข้อความ")
        );
    }
}
