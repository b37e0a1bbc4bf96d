//! A comment that somebody signed in has not sent yet: brought back into its form, kept from it, and listed on their own page.

use crate::problem::Problem;
use crate::request::{Returned, Visit};
use crate::ui::form;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::phase::Phase;
use domain::unsent::{DAYS, DAYS_AFTER, Unsent};
use leptos::prelude::*;
use std::sync::Arc;
use words::unsent as say;

/// Fills the form from what its author kept, where they are signed in and send nothing this moment: the draft that the address names, or
/// the latest on the part that it names.
///
/// # Errors
/// Faults of the store.
pub async fn brought_back(mut visit: Visit, id: ConsultationId) -> Result<(Visit, Option<Unsent>), Problem> {
    if visit.returned.is_some() || !visit.viewer.signed_in() {
        return Ok((visit, None));
    }
    let part = Some(visit.asked("at")).filter(|at| !at.is_empty()).unwrap_or("all");
    let found = store::unsent::find(&visit.site.store, &visit.viewer, id, (visit.asked("draft"), part)).await?;
    if let Some(unsent) = &found {
        // As a form that came back to be looked at: nothing went wrong.
        let pairs = Arc::new(unsent.fields.clone());
        let returned = Returned { endpoint: "/api/comment/submit".into(), pairs, problem: None, brought: None };
        visit.returned = Some(Arc::new(returned));
    }
    Ok((visit, found))
}

/// Where the browser keeps it as it is typed; empty for guests, whose text stays in their browser.
pub fn address(visit: &Visit) -> String {
    if visit.viewer.signed_in() { form::action(visit, "comment/keep") } else { String::new() }
}

/// As what it is kept: drawn with the form.
pub fn draft(visit: &Visit, unsent: Option<&Unsent>) -> Option<impl IntoView + use<>> {
    let typed = visit.typed("draft").map(str::to_string).filter(|draft| draft.len() == 32);
    let draft = unsent.map(|unsent| unsent.draft.clone()).or(typed).unwrap_or_else(store::random_key);
    visit.viewer.signed_in().then(|| view! { <input type="hidden" name="draft" value=draft /> })
}

/// Keeps it for later: without scripts too.
pub fn button(visit: &Visit) -> Option<impl IntoView + use<>> {
    let to = address(visit);
    visit.viewer.signed_in().then(|| {
        view! { <button class="button button--plain button--wide-phone" type="submit" formaction=to>{say::keep(visit.lang)}</button> }
    })
}

/// What keeping means; and that it was kept, once the browser has done so.
pub fn about(visit: &Visit) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    visit.viewer.signed_in().then(|| {
        view! {
            <p class="small quiet">{say::keep_why(lang)}</p>
            <p class="small" role="status" data-kept hidden=true>{say::kept_now(lang)}</p>
        }
    })
}

fn hidden(visit: &Visit, unsent: &Unsent) -> impl IntoView + use<> {
    view! {
        {form::hidden(visit)}
        <input type="hidden" name="consultation" value=unsent.consultation.to_string() />
        <input type="hidden" name="draft" value=unsent.draft.clone() />
    }
}

/// Over a form that was filled from what was kept.
pub fn notice(visit: &Visit, unsent: &Unsent) -> impl IntoView + use<> {
    let lang = visit.lang;
    let said = match visit.asked("kept") == "1" {
        true => say::kept_now(lang).to_string(),
        false => say::found(lang, &words::date::moment(lang, unsent.kept)),
    };
    view! {
        <section class="notice notice--quiet" id="kept" role="status">
            <p>{said}</p>
            <form method="post" action=form::action(visit, "comment/discard")>
                {hidden(visit, unsent)}
                <p><button class="act" type="submit">{say::discard(lang)}</button></p>
            </form>
        </section>
    }
}

/// All of one's own, on one's own page.
pub fn list(visit: &Visit, all: &[Unsent], names: &[Consultation]) -> Option<AnyView> {
    let lang = visit.lang;
    if all.is_empty() {
        return None;
    }
    let rows: Vec<_> = all
        .iter()
        .filter_map(|unsent| Some((unsent, names.iter().find(|one| one.id == unsent.consultation)?)))
        .map(|(unsent, one)| {
            let open = one.phase(visit.now) == Phase::Open;
            let sheet = unsent.is_sheet();
            let to = match sheet {
                true => visit.to(&format!("/c/{}/survey", one.id)),
                false => visit.to(&format!("/c/{}/say?draft={}", one.id, unsent.draft)),
            };
            let words =
                [unsent.field("reason"), unsent.field("wording")].into_iter().find(|text| !text.trim().is_empty());
            let words = match (sheet, words) {
                (true, _) => say::sheet(lang).to_string(),
                (false, None) => say::no_words(lang).to_string(),
                (false, Some(text)) => crate::ui::prose::beginning(text, 240),
            };
            let name = one.name().to_string();
            let act = match (open, sheet) {
                (true, true) => say::go_on_sheet(lang),
                (true, false) => say::go_on(lang),
                (false, _) => say::look(lang),
            };
            let discard = if sheet { say::discard_sheet(lang) } else { say::discard(lang) };
            view! {
                <article class="voice">
                    <p class="voice__on"><a href=format!("/c/{}", one.id) lang="th">{name.clone()}</a></p>
                    <p class="voice__words">{words}</p>
                    {(!open).then(|| view! { <p class="gap-2">{say::closed(lang)}</p> })}
                    <p class="voice__who">{words::date::moment(lang, unsent.kept)}</p>
                    <form class="voice__acts" method="post" action=form::action(visit, "comment/discard")>
                        {hidden(visit, unsent)}
                        <a class="act act--strong" href=to>{act} <span class="hidden">" " {name.clone()}</span></a>
                        <button class="act" type="submit">{discard} <span class="hidden">" " {name}</span></button>
                    </form>
                </article>
            }
        })
        .collect();
    Some(
        view! {
            <section class="section" id="unsent">
                <h2 class="section__title">{if all.iter().any(Unsent::is_sheet) { say::title_all(lang) } else { say::title(lang) }}</h2>
                <p class="small quiet">{say::why(lang, DAYS, DAYS_AFTER)}</p>
                {rows}
            </section>
        }
        .into_any(),
    )
}
