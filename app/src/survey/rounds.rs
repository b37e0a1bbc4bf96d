//! The sets of questions that a consultation has asked, round by round, and the way between their results.

use crate::problem::Problem;
use crate::request::Visit;
use domain::consultation::Consultation;
use domain::key_point::Span;
use domain::survey::Question;
use leptos::prelude::*;

/// Each set of questions by the rounds that asked it, the present one last.
pub fn sets(ever: Vec<(Span, Question)>, now: u32) -> Vec<Span> {
    let mut sets: Vec<Span> = ever.into_iter().map(|(span, _)| span).filter(|span| span.since <= now).collect();
    sets.dedup();
    sets
}

/// How many sheets came in the rounds of one set; on an earlier day, as far as they are told, those of all.
///
/// # Errors
/// Faults of the store.
pub async fn sheets(visit: &Visit, one: &Consultation, span: Span) -> Result<u64, Problem> {
    if crate::then::upto(visit).is_some() {
        return Ok(one.sheets);
    }
    let rounds = store::consultation::rounds(&visit.site.store, one.id).await?;
    Ok(rounds.iter().filter(|told| span.holds(told.round.number)).map(|told| told.sheets).sum())
}

/// From the results of one set to those of another; nothing where there is one.
pub fn tabs(visit: &Visit, one: &Consultation, sets: &[Span], here: Span) -> Option<AnyView> {
    let lang = visit.lang;
    let page = visit.to(&format!("/c/{}/survey/results", one.id));
    let tab = |span: &Span| {
        let is = *span == here;
        let class = if is { "tabs__link tabs__link--here" } else { "tabs__link" };
        let to = format!("{page}?round={}", span.since);
        view! { <a class=class href=to aria-current=is.then_some("true")>{words::public::rounds_of(lang, *span)}</a> }
    };
    let tabs: Vec<_> = sets.iter().map(tab).collect();
    (sets.len() > 1).then(|| view! { <nav class="tabs" aria-label=words::public::rounds(lang)>{tabs}</nav> }.into_any())
}
