//! What agencies have announced as coming: name, agency, month, gist; the text is not there yet.

use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use domain::lang::Lang;
use domain::local::Scope;
use leptos::prelude::*;
use store::consultation::Planned;
use words::plan as say;

/// The most that one page lists: an agency runs three or four hearings a year.
const MOST: u32 = 500;

/// # Errors
/// Faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let scope = Scope::parse(visit.asked("scope")).unwrap_or_default();
    let planned = store::consultation::planned(&visit.site.store, scope, MOST).await?;
    let lang = visit.lang;
    let stale = visit.now.day().last_moment();
    Ok(Page::new(say::coming(lang), move || {
        let rows: Vec<_> = planned
            .chunk_by(|one, next| one.month == next.month)
            .map(|of_month| {
                let rows: Vec<_> = of_month.iter().map(|one| told(&visit, one, late(&visit, one))).collect();
                let name = say::month_of(lang, of_month[0].month);
                view! { <section class="section"><h2 class="section__title">{name}</h2> <ul class="rows">{rows}</ul></section> }
            })
            .collect();
        let scopes: Vec<_> = Scope::ALL
            .into_iter()
            .map(|one| {
                let here = one == scope;
                let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
                let code = if one == Scope::National { "" } else { one.code() };
                view! { <a class=class href=crate::ui::list::with(&visit, "scope", code) aria-current=here.then_some("true")>{words::agency::scope_name(lang, one)}</a> }
            })
            .collect();
        let none = rows.is_empty().then(|| view! { <p class="empty__words">{say::nothing(lang)}</p> });
        // Where no letters are sent nothing can be followed.
        let follow = visit.site.letters.then(|| view! { <p class="gap-4"><a class="act act--strong" href=visit.to("/follow")>{say::follow(lang)}</a></p> });
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/consultations")>{words::shell::consultations(lang)}</a></nav>
            <div class="narrow">
                <h1>{say::coming(lang)}</h1>
                <p>{say::coming_means(lang)}</p>
                <nav class="tabs gap-4" aria-label=words::agency::scope(lang)>{scopes}</nav>
                {none}
                {rows}
                {follow}
            </div>
        }
    })
    .at("/consultations")
    .kept(Touch::Anything, stale))
}

/// One of them, with its month.
pub fn row(visit: &Visit, one: &Planned) -> impl IntoView + use<> {
    let when = [Some(say::month_of(visit.lang, one.month)), late(visit, one)];
    told(visit, one, Some(when.into_iter().flatten().collect::<Vec<_>>().join(" · ")))
}

fn late(visit: &Visit, one: &Planned) -> Option<String> {
    (one.month < visit.now.day().month()).then(|| say::late(visit.lang).to_string())
}

fn told(visit: &Visit, one: &Planned, when: Option<String>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let agency = match lang {
        Lang::En if !one.agency_en.is_empty() => one.agency_en.clone(),
        _ => one.agency_th.clone(),
    };
    let full = (one.title != one.name).then(|| view! { <p class="row__full" lang="th">{one.title.clone()}</p> });
    view! {
        <li class="row" id=format!("planned-{}", one.id)>
            <p class="row__when">{when}</p>
            <div>
                <h3 class="row__title" lang="th">{one.name.clone()}</h3>
                {full}
                <p lang="th">{one.gist.clone()}</p>
                <p class="row__meta"><span>{agency}</span> <span>{words::law::kind(lang, one.kind)}</span></p>
            </div>
        </li>
    }
}
