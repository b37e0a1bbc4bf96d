//! Whom the round hears, said to those who speak: what is asked of them, what is kept, seen and published; the field for an
//! invitation; and the page for those who would have to verify who they are first.

use crate::account::page::entrances;
use crate::request::{Page, Visit};
use crate::ui::field::Line;
use domain::admission::{Admission, Admits, Appears};
use domain::comment::Identity;
use domain::consultation::{Consultation, Kind};
use domain::refusal::Refusal;
use leptos::prelude::*;
use words::admission as say;

/// Why this visitor cannot speak yet, where a form would be in vain.
pub fn refused(visit: &Visit, one: &Consultation) -> Option<Refusal> {
    // What came back is shown with what was typed, whatever became of its author meanwhile.
    let round = one.round.as_ref().filter(|_| visit.returned.is_none())?;
    round.admission.refuses(visit.viewer.identity())
}

/// What each policy demands and publishes, in four lines.
pub fn told(visit: &Visit, kind: Kind, of: Admission) -> impl IntoView + use<> {
    let lang = visit.lang;
    let line = |term: &'static str, said: String| {
        view! { <div class="fact"><dt class="fact__term">{term}</dt> <dd class="fact__said">{said}</dd></div> }
    };
    let known = (visit.viewer.identity() != Identity::Guest)
        .then(|| line(words::account::known_as(lang), words::law::identity(lang, visit.viewer.identity()).into()));
    let shown = match (kind.has_survey(), known.is_some()) {
        (true, _) => say::answers_shown(lang).to_string(),
        (_, true) => format!("{} {}", say::shown_is(lang), say::if_you_leave(lang, of.leaving)),
        _ => say::shown_is(lang).to_string(),
    };
    let keeps = match super::through::asked(visit) {
        true => words::through::keeps(lang, of),
        false => say::keeps(lang, of),
    };
    let shown = match of.appears {
        Appears::Checked if !kind.has_survey() => format!("{shown} {}", say::appears_after(lang)),
        _ => shown,
    };
    let title = if kind.has_survey() { say::who_may_answer(lang) } else { say::who_may(lang) };
    view! {
        <details class="fold gap-3">
            <summary class="fold__name">{title}</summary>
            <dl class="facts fold__body">
                {line(say::asked(lang), say::demands(lang, of))}
                {known}
                {line(say::kept(lang), keeps.into())}
                {line(say::seen(lang), say::seen_is(lang, of).into())}
                {line(say::shown(lang), shown)}
            </dl>
        </details>
    }
}

/// The field for the code of an invitation, where the round hears those who have one.
pub fn invitation(visit: &Visit, of: Admission) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    (of.admits == Admits::Invited).then(|| {
        view! { <Line given=visit.given("invitation", "") label=say::invitation(lang) hint=say::invitation_hint(lang) short=true /> }
    })
}

/// The page for those who are signed in and whom nobody has verified.
pub fn verify_first(visit: Visit, one: Consultation) -> Page {
    let lang = visit.lang;
    let mut page = Page::new(say::needs_verified(lang), move || {
        let ways = entrances(&visit, &visit.here());
        let none = ways.is_none().then(|| view! { <p class="notice">{say::needs_verified_none(lang)}</p> });
        view! {
            <div class="narrow">
                <h1>{say::needs_verified(lang)}</h1>
                <p><a href=visit.to(&format!("/c/{}", one.id)) lang="th">{one.name().to_string()}</a></p>
                <p>{say::needs_verified_why(lang)}</p>
                {ways}
                {none}
            </div>
        }
    })
    .at("/consultations");
    page.status = 403;
    page
}
