//! Proposals in a list: of one law, of an agency's laws, or all; the most supported first.

use crate::problem::Problem;
use crate::register::title::of_law;
use crate::request::{Page, Touch, Visit};
use crate::ui::list::{pagination, with};
use domain::id::{AgencyId, LawId};
use domain::proposal::{Proposal, Said, Wish};
use leptos::prelude::*;
use store::proposal::Filter;
use words::proposal as say;

const PER_PAGE: u32 = 30;

/// # Errors
/// Faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let filter = Filter {
        law: LawId::parse(visit.asked("law")),
        agency: AgencyId::parse(visit.asked("agency")),
        answered: match visit.asked("state") {
            "waiting" => Some(false),
            "answered" => Some(true),
            _ => None,
        },
        wish: Wish::parse(visit.asked("wish")).ok(),
    };
    let page = visit.asked("page").parse::<u32>().unwrap_or(1).clamp(1, 10_000);
    let store = &visit.site.store;
    let (all, together) = store::proposal::list(store, &filter, page, PER_PAGE).await?;
    let asked = match filter.law {
        Some(law) => Some(store::law::one(store, law).await?),
        None => None,
    };
    let (lang, stale) = (visit.lang, visit.now.day().last_moment());
    Ok(Page::new(say::title(lang), move || {
        let rows: Vec<_> = all.iter().map(|one| row(&visit, one, asked.is_none())).collect();
        let list = match rows.is_empty() {
            true => view! { <p class="empty__words">{say::none(lang)}</p> }.into_any(),
            false => view! { <ul class="rows gap-4">{rows}</ul> }.into_any(),
        };
        let tab = |field: &'static str, code: &str, label: &'static str| {
            let here = visit.asked(field) == code;
            let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
            view! { <a class=class href=with(&visit, field, code) aria-current=here.then_some("true")>{label}</a> }
        };
        let about = asked.as_ref().map(|law| {
            let to = visit.to(&format!("/laws/{}", law.id));
            let propose = law.facts.in_force().then(|| view! { <p class="gap-3"><a class="button" href=visit.to(&format!("/laws/{}/propose", law.id))>{say::propose(lang)}</a></p> });
            view! { <p class="title__full"><a href=to>{of_law(lang, &law.title, &law.title_en)}</a></p> {propose} }
        });
        let find = asked.is_none().then(|| crate::find::forms::in_laws(&visit, ("what", "proposal".into()), words::law_find::proposals(lang), words::law_find::proposals_cover(lang)));
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/laws")>{words::register::title(lang)}</a></nav>
            <div class="column">
                <h1>{say::title(lang)}</h1>
                {about}
                <p class="lead">{say::means(lang)}</p>
                {find}
                <nav class="tabs" aria-label=say::answers(lang)>{tab("state", "", words::common::all(lang))} {tab("state", "waiting", say::waiting(lang))} {tab("state", "answered", say::answered(lang))}</nav>
                <h2 class="hidden">{words::public::list(lang)}</h2>
                {list}
                {pagination(&visit, page, together.div_ceil(u64::from(PER_PAGE)) as u32)}
                <p class="small quiet gap-4">{say::support_means(lang)}</p>
            </div>
        }
    })
    .at("/laws")
    .kept(Touch::Anything, stale))
}

/// One proposal of a list.
pub fn row(visit: &Visit, one: &Proposal, with_law: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let title = match &one.said {
        Said::Shown { title, .. } => title.clone(),
        Said::Withheld { reason } => words::public::withheld(lang, words::law::reason(lang, *reason)),
        Said::Withdrawn => say::taken_back(lang).to_string(),
    };
    // What stands instead of a title that is gone is ours, and in the reader's language.
    let thai = one.stands().then_some("th");
    let state = match one.reasonable {
        Some(true) => say::reasonable(lang),
        Some(false) => say::not_reasonable(lang),
        None => say::waiting(lang),
    };
    let part = (!one.part_name.is_empty()).then(|| view! { <span lang="th">{one.part_name.clone()}</span> });
    let law = with_law.then(|| view! { <span>{of_law(lang, &one.law_title, &one.law_title_en)}</span> });
    view! {
        <li class="row">
            <p class="row__when">{say::of_wish(lang, one.wish)}</p>
            <div>
                <h3 class="row__title" lang=thai><a href=visit.to(&format!("/proposals/{}", one.id))>{title}</a></h3>
                <p class="row__meta">{law} {part} <span>{say::supporters(lang, one.accounts, one.guests)}</span> <span>{state}</span></p>
            </div>
        </li>
    }
}
