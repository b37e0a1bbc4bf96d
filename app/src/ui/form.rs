//! The frame of a form: where it goes, which page it comes from, and the summary of what was refused.

use crate::problem::Problem;
use crate::request::Visit;
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
            (words::problem::summary(lang).into(), lines.collect())
        }
        Problem::TooMany { seconds } => {
            (words::problem::too_many(lang).into(), vec![(None, words::problem::too_many_why(lang, *seconds))])
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
    let kept = crate::notice::any_text(pairs).then(|| match crate::notice::any_password(pairs) {
        true => words::problem::kept_but_password(lang),
        false => words::problem::kept(lang),
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
