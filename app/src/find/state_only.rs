//! Drafts that only state agencies are heard on (s.19), as far as their agencies tell everyone.

use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use domain::lang::Lang;
use leptos::prelude::*;
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
                let agency = match lang {
                    Lang::En if !one.agency_en.is_empty() => one.agency_en.clone(),
                    _ => one.agency_th.clone(),
                };
                let ground = one.ground().map(|ground| say::ground_name(lang, ground));
                let heard: Vec<_> = one.heard.lines().map(|line| view! { <li lang="th">{line.to_string()}</li> }).collect();
                view! {
                    <li class="versions__item">
                        <p><b lang="th">{one.title.clone()}</b></p>
                        <p class="small quiet">{agency} " · " {words::date::full(lang, one.at().day())}</p>
                        <p>{say::ground(lang)} ": " {ground}</p>
                        <p lang="th">{one.reason.clone()}</p>
                        <p>{say::heard(lang)}</p>
                        <ul>{heard}</ul>
                    </li>
                }
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
