//! Drafts that only state agencies are heard on (s.19), as far as their agencies tell everyone.

use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use domain::lang::Lang;
use leptos::prelude::*;
use store::consultation::Said;
use words::checks as say;

/// # Errors
/// Faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let all = store::consultation::disclosed(&visit.site.store).await?;
    let lang = visit.lang;
    let stale = visit.now.day().last_moment();
    Ok(Page::new(say::disclosed_title(lang), move || {
        let rows: Vec<_> = all
            .iter()
            .map(|one| {
                let road = (!one.road.is_empty()).then(|| view! {
                    <h3 class="gap-4">{words::road::state_only(lang)}</h3>
                    {crate::consultation::road::after(&visit, &one.road)}
                });
                let before: Vec<_> = one.before.iter().map(|said| view! { <li><p><b lang="th">{said.title.clone()}</b></p> {told(lang, said)}</li> }).collect();
                let before = (!before.is_empty()).then(|| view! {
                    <details class="fold"><summary class="fold__name">{say::told_before(lang)}</summary> <ol class="fold__body plain">{before}</ol></details>
                });
                view! { <li class="versions__item" id=format!("c{}", one.id)><h2 class="row__title" lang="th">{one.said.title.clone()}</h2> {told(lang, &one.said)} {road} {before}</li> }
            })
            .collect();
        let list = match rows.is_empty() {
            true => view! { <p class="empty__words">{say::disclosed_none(lang)}</p> }.into_any(),
            false => view! { <ol class="versions">{rows}</ol> }.into_any(),
        };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/consultations")>{words::shell::consultations(lang)}</a></nav>
            <div class="narrow">
                <h1>{say::disclosed_title(lang)}</h1>
                <p>{say::disclosed_means(lang)}</p>
                {list}
            </div>
        }
    })
    .at("/consultations")
    .kept(Touch::Anything, stale))
}

/// What was said of a draft under its title, with the agency's name of that day.
fn told(lang: Lang, said: &Said) -> impl IntoView + use<> {
    let agency = match lang {
        Lang::En if !said.agency_en.is_empty() => said.agency_en.clone(),
        _ => said.agency_th.clone(),
    };
    let ground = said.ground.map(|ground| say::ground_name(lang, ground));
    let heard: Vec<_> = said.heard.lines().map(|line| view! { <li lang="th">{line.to_string()}</li> }).collect();
    view! {
        <p class="small quiet">{agency} " · " {say::told_on(lang)} " " {words::date::full(lang, said.at.day())}</p>
        <p>{say::ground_is(lang)} ": " {ground}</p>
        <p>{say::reason_is(lang)} ": " <span lang="th">{said.reason.clone()}</span></p>
        <p>{say::heard(lang)}</p>
        <ul>{heard}</ul>
    }
}
