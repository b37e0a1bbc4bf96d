//! Pages that tell what went wrong: what happened, what was kept, what to do.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::form;
use domain::id::ConsultationId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use words::problem as say;

/// The page of a problem, with its status.
pub fn page(visit: &Visit, problem: &Problem) -> Page {
    with(visit, problem, false, Vec::new())
}

/// The last page that a form may come back on, when its own cannot be drawn: what was typed stands on it, to copy and keep.
/// Of a form that was not read there is nothing: then it says where the text still is.
pub fn of_a_form(visit: &Visit, problem: &Problem, pairs: &[(String, String)]) -> Page {
    let texts: Vec<String> =
        pairs.iter().filter(|(name, value)| is_text(name, value)).map(|(_, value)| value.clone()).collect();
    with(visit, problem, pairs.is_empty(), texts)
}

/// Whether somebody typed it: no password, no hidden field, no choice; and not nothing, nor a number.
fn is_text(name: &str, value: &str) -> bool {
    let name = name.strip_prefix("resend.").unwrap_or(name);
    let secret = form::is_password(name);
    let hidden = form::is_unseen(name);
    let choice = matches!(name, "at" | "stance" | "class" | "showing" | "kind" | "issue");
    let number = value.bytes().all(|b| b.is_ascii_digit());
    !secret && !hidden && !choice && !number
}

fn with(visit: &Visit, problem: &Problem, unread: bool, texts: Vec<String>) -> Page {
    let lang = visit.lang;
    let (title, why) = match problem {
        Problem::NotFound => (say::not_found(lang), say::not_found_why(lang).to_string()),
        Problem::SignIn => (say::sign_in(lang), say::sign_in_why(lang).to_string()),
        Problem::NotAllowed => (say::not_allowed(lang), say::not_allowed_why(lang).to_string()),
        Problem::NotNow { phase, .. } => (say::not_now(lang), say::not_now_why(lang, *phase)),
        Problem::StrangeOrigin => (say::strange_origin(lang), say::strange_origin_why(lang).to_string()),
        Problem::TooMany { seconds } => (say::too_many(lang), say::too_many_why(lang, *seconds)),
        Problem::Toll { seconds, .. } => (say::toll(lang), say::toll_why(lang, *seconds)),
        Problem::Busy => (say::busy(lang), say::busy_why(lang).to_string()),
        Problem::Refused(refusals) if refusals.0.iter().any(|(_, one)| *one == Refusal::NotText) => {
            (say::unreadable(lang), words::refusal::say(lang, &Refusal::NotText))
        }
        Problem::Refused(refusals) => {
            let sentences: Vec<String> = refusals.0.iter().map(|(_, one)| words::refusal::say(lang, one)).collect();
            (say::summary(lang), sentences.join(" "))
        }
        Problem::Fault { .. } => (say::fault(lang), say::fault_why(lang).to_string()),
    };
    let reference = match problem {
        Problem::Fault { reference } => Some(reference.clone()),
        _ => None,
    };
    let dossier = match problem {
        Problem::NotNow { consultation, .. } => Some(visit.to(&format!("/desk/c/{consultation}"))),
        _ => None,
    };
    // Another agency's dossier and one that is not there are told alike; the public page tells them apart.
    let public = match problem {
        Problem::NotFound if visit.viewer.signed_in() => visit.path.strip_prefix("/desk/c/"),
        _ => None,
    };
    let public =
        public.and_then(|rest| ConsultationId::parse(rest.split('/').next()?)).map(|id| visit.to(&format!("/c/{id}")));
    let action = visit.to("/search");
    let mut page = Page::new(title, move || {
        let heading = (!texts.is_empty()).then(|| view! { <h2>{words::comment::your_text(lang)}</h2> });
        let texts: Vec<_> =
            texts.into_iter().map(|text| view! { <blockquote class="quote kept-text">{text}</blockquote> }).collect();
        view! {
            <div class="trouble">
                <h1>{title}</h1>
                <p class="trouble__words">{why}</p>
                {dossier.map(|to| view! { <p class="trouble__words"><a class="act act--strong" href=to>{say::to_dossier(lang)}</a></p> })}
                {public.map(|to| view! { <p class="trouble__words">{say::of_others(lang)} " " <a class="act" href=to>{words::desk::public_page(lang)}</a></p> })}
                {unread.then(|| view! { <p class="trouble__words">{say::unread(lang)}</p> })}
                {heading}
                {texts}
                {reference.map(|reference| view! { <p class="trouble__ref">{say::reference(lang)} " " <code class="trouble__code">{reference}</code></p> })}
                <form role="search" action=action>
                    <label class="find__label" for="q">{words::common::search(lang)}</label>
                    <div class="find">
                        <input class="find__field" type="search" id="q" name="q" />
                        <button class="button find__go" type="submit">{words::common::search(lang)}</button>
                    </div>
                </form>
            </div>
        }
    });
    page.status = problem.status();
    page
}
