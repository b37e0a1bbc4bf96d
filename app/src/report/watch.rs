//! What agencies have still to do after evaluations, for everyone to watch: the earliest day first.

use super::body::step_said;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use domain::id::{AgencyId, LawId};
use domain::lang::Lang;
use leptos::prelude::*;
use words::report as say;

/// Steps shown at once.
const SHOWN: u32 = 200;

/// # Errors
/// Faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let agency = AgencyId::parse(visit.asked("agency"));
    let all = store::follow_up::watched(&visit.site.store, agency, SHOWN).await?;
    let (lang, stale) = (visit.lang, visit.now.day().last_moment());
    Ok(Page::new(say::follow_title(lang), move || {
        let rows: Vec<_> = all
            .iter()
            .map(|one| {
                let by = if lang == Lang::En { one.agency_en.clone() } else { one.agency_th.clone() };
                let to = visit.to(&format!("/c/{}/report#steps", one.consultation));
                let only = visit.to(&format!("/laws/follow-up?agency={}", one.agency));
                let law = |(id, title): &(LawId, String)| {
                    let to = visit.to(&format!("/laws/{id}"));
                    view! { <p><a href=to lang="th">{title.clone()}</a></p> }
                };
                let laws: Vec<_> = one.laws.iter().map(law).collect();
                view! { <li class="versions__item">{laws} {step_said(&visit, &one.step)} <p class="small quiet"><a href=to lang="th">{one.name.clone()}</a> " · " <a href=only>{by}</a></p></li> }
            })
            .collect();
        let list = match rows.is_empty() {
            true => view! { <p class="empty__words">{say::follow_none(lang)}</p> }.into_any(),
            false => view! { <ol class="versions gap-4">{rows}</ol> }.into_any(),
        };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/laws")>{words::register::title(lang)}</a></nav>
            <div class="narrow">
                <h1>{say::follow_title(lang)}</h1>
                <p class="lead">{say::follow_means(lang)}</p>
                {agency.map(|_| view! { <p><a class="act" href=visit.to("/laws/follow-up")>{words::common::all(lang)}</a></p> })}
                {list}
            </div>
        }
    })
    .at("/laws")
    .kept(Touch::Anything, stale))
}
