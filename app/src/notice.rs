//! Pages that tell what went wrong: what happened, what was kept, what to do.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use leptos::prelude::*;
use words::problem as say;

/// The page of a problem, with its status.
pub fn page(visit: &Visit, problem: &Problem) -> Page {
    let lang = visit.lang;
    let (title, why) = match problem {
        Problem::NotFound => (say::not_found(lang), say::not_found_why(lang).to_string()),
        Problem::SignIn => (say::sign_in(lang), say::sign_in_why(lang).to_string()),
        Problem::NotAllowed => (say::not_allowed(lang), say::not_allowed_why(lang).to_string()),
        Problem::StrangeOrigin => (say::strange_origin(lang), say::strange_origin_why(lang).to_string()),
        Problem::TooMany { seconds } => (say::too_many(lang), say::too_many_why(lang, *seconds)),
        Problem::Busy => (say::busy(lang), say::busy_why(lang).to_string()),
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
    let action = visit.to("/search");
    let mut page = Page::new(title, move || {
        view! {
            <div class="trouble">
                <h1>{title}</h1>
                <p class="trouble__words">{why}</p>
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
