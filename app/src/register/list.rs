//! The list of laws: narrowed by links with counts and by words of the title, in pages.

use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::list::{pagination, with};
use domain::id::AgencyId;
use domain::register::Kind;
use leptos::prelude::*;
use store::law::{Filter, Row};
use words::{public, register as say};

const PER_PAGE: u32 = 50;
/// Agencies shown as links.
const MOST_LINKS: usize = 12;
/// The longest search, in letters.
const LONGEST: usize = 200;

/// The filter that an address asks for.
pub fn filter(visit: &Visit) -> Filter {
    Filter {
        kind: Kind::parse(visit.asked("kind")),
        in_force: match visit.asked("status") {
            "in_force" => Some(true),
            "repealed" => Some(false),
            _ => None,
        },
        agency: AgencyId::parse(visit.asked("agency")),
        words: search::spelt_out(&visit.asked("q").chars().take(LONGEST).collect::<String>()),
    }
}

/// # Errors
/// Faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let store = &visit.site.store;
    if let Some(moved) = crate::agencies::pick::moved(&visit).await? {
        return Ok(moved);
    }
    let filter = filter(&visit);
    let page = visit.asked("page").parse::<u32>().unwrap_or(1).clamp(1, 10_000);
    let (rows, total) = store::law::list(store, &filter, page, PER_PAGE).await?;
    let facets = store::law::facets(store, &filter).await?;
    let named: Vec<AgencyId> = facets.agencies.iter().take(MOST_LINKS).map(|(id, _)| *id).collect();
    let agencies = store::agency::some(store, &named).await?;
    let (lang, stale) = (visit.lang, visit.now.day().last_moment());
    Ok(Page::new(say::title(lang), move || {
        let pages = (total as u32).div_ceil(PER_PAGE);
        let kinds =
            facets.kinds.iter().map(|(kind, n)| (kind.code().to_string(), say::kind(lang, *kind).to_string(), *n));
        let statuses = facets.statuses.iter().map(|(in_force, n)| match in_force {
            true => ("in_force".to_string(), say::in_force(lang).to_string(), *n),
            false => ("repealed".to_string(), say::repealed(lang).to_string(), *n),
        });
        let named = facets.agencies.iter().take(MOST_LINKS).filter_map(|(id, n)| {
            let agency = agencies.iter().find(|agency| agency.id == *id)?;
            Some((id.to_string(), agency.name(lang).to_string(), *n))
        });
        let filters = view! {
            {facet(&visit, "status", say::status(lang), statuses.collect())}
            {facet(&visit, "kind", say::kind_of_law(lang), kinds.collect())}
            {facet(&visit, "agency", public::agency(lang), named.collect())}
        };
        let drawn: Vec<_> = rows.iter().map(|row| line(&visit, row)).collect();
        let texts =
            if filter.words.trim().is_empty() { words::law_find::texts(lang) } else { words::law_find::in_texts(lang) };
        view! {
            <h1>{say::title(lang)}</h1>
            <p class="lead">{say::lead(lang)}</p>
            {search(&visit, "/laws")}
            <p class="gap-2"><a class="act" href=crate::find::law_results::to(&visit, "/laws/search", visit.asked("q").trim()) rel="nofollow">{texts}</a></p>
            <div class="split split--list gap-5">
                <div>
                    <div class="found">
                        <p class="found__count">{say::laws(lang, total)}</p>
                        <a class="act found__filters" href="#filters">{public::filters(lang)}</a>
                        <a class="act act--strong" href=visit.to("/laws/due")>{say::calendar(lang)}</a>
                        <a class="act" href=visit.to("/proposals")>{words::proposal::title(lang)}</a>
                        <a class="act" href=visit.to("/laws/follow-up")>{words::report::follow_title(lang)}</a>
                    </div>
                    <h2 class="hidden">{public::list(lang)}</h2>
                    {rows.is_empty().then(|| nothing(&visit, filter == Filter::default()))}
                    {(!drawn.is_empty()).then(|| view! { <ol class="rows">{drawn}</ol> })}
                    {pagination(&visit, page, pages)}
                </div>
                <nav class="facets" id="filters" aria-label=public::filters(lang)>{filters}</nav>
            </div>
        }
    })
    .at("/laws")
    .described(say::lead(lang))
    .kept(Touch::Anything, stale))
}

/// A form that looks for words of titles, keeping what else the list is narrowed to.
pub fn search(visit: &Visit, to: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    let kept: Vec<_> = ["kind", "status", "agency"]
        .into_iter()
        .filter(|name| !visit.asked(name).is_empty())
        .map(|name| view! { <input type="hidden" name=name value=visit.asked(name).to_string() /> })
        .collect();
    view! {
        <form class="narrow" method="get" action=visit.to(to) role="search">
            {kept}
            <div class="field">
                <label class="field__label" for="q">{say::find(lang)}</label>
                <p class="field__help" id="q-hint">{say::find_hint(lang)}</p>
                <input class="field__box" type="search" id="q" name="q" value=visit.asked("q").to_string() aria-describedby="q-hint" />
            </div>
            <div class="actions gap-3"><button class="button button--plain" type="submit">{words::common::search(lang)}</button></div>
        </form>
    }
}

fn facet(
    visit: &Visit,
    name: &'static str,
    heading: &'static str,
    rows: Vec<(String, String, u64)>,
) -> Option<AnyView> {
    let chosen = visit.asked(name).to_string();
    let links: Vec<_> = rows
        .into_iter()
        .map(|(code, label, count)| {
            let here = code == chosen;
            let to = with(visit, name, if here { "" } else { &code });
            let class = if here { "picks__link picks__link--here" } else { "picks__link" };
            view! { <li><a class=class href=to aria-current=here.then_some("true")>{label} " " <span class="picks__count">{words::number(count)}</span></a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! { <div class="facet"><h2 class="facet__title">{heading}</h2> <ul class="picks">{links}</ul></div> }
            .into_any()
    })
}

fn nothing(visit: &Visit, whole: bool) -> AnyView {
    let lang = visit.lang;
    match whole {
        true => view! { <div class="empty"><p class="empty__words">{say::empty(lang)}</p></div> }.into_any(),
        false => view! {
            <div class="empty">
                <p class="empty__title">{say::nothing(lang)}</p>
                <p class="empty__words">{say::nothing_why(lang)}</p>
                <a class="button button--plain" href=visit.to("/laws")>{say::without_filters(lang)}</a>
            </div>
        }
        .into_any(),
    }
}

/// One law of a list.
pub fn line(visit: &Visit, row: &Row) -> impl IntoView + use<> {
    let lang = visit.lang;
    let force = match (row.in_force, row.force) {
        (false, _) => Some(say::repealed(lang).to_string()),
        (true, Some(day)) if day > visit.now.day() => Some(say::from_day(lang, day)),
        (true, Some(day)) => Some(format!("{} {}", say::in_force(lang), say::since(lang, day))),
        (true, None) => Some(say::unknown_force(lang).to_string()),
    };
    let title = super::title::of_law(lang, &row.title, &row.title_en);
    view! {
        <li class="row">
            <p class="row__when">{say::kind(lang, row.kind)}</p>
            <div>
                <h3 class="row__title"><a href=visit.to(&format!("/laws/{}", row.id))>{title}</a></h3>
                <p class="row__meta"><span>{force}</span></p>
            </div>
        </li>
    }
}
