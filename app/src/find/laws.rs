//! The search among the register's laws and what is proposed about them: by law, or inside one.

use super::law_quotes::Read;
use super::{asked, facets, forms, law_results, results};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::list::{pagination, with};
use domain::id::LawId;
use leptos::prelude::*;
use search::{Filters, Hits, Query};
use store::law::Law;
use words::{find, law_find as say};

/// Laws of one page; inside one law, its provisions.
const PER_PAGE: usize = 10;

/// The one law that is searched.
fn inside(visit: &Visit) -> Option<LawId> {
    LawId::parse(visit.asked("in"))
}

/// The search that an address asks for.
fn query(visit: &Visit) -> Query {
    let some = |name: &str| Some(visit.asked(name)).filter(|value| !value.is_empty() && value.len() < 40);
    let filters = Filters {
        kind: some("what").and_then(search::DocKind::parse),
        consultation_kind: some("kind").map(str::to_string),
        state: some("state").map(str::to_string),
        group: inside(visit).map(|id| id.0),
        ..Filters::default()
    };
    Query {
        text: asked::text(visit),
        filters,
        page: asked::page(visit),
        per_page: PER_PAGE,
        now: visit.now.0,
        literal: visit.asked("literal") == "1",
        ..Query::default()
    }
}

/// # Errors
/// [`Problem::NotFound`] for a law to search in that the register does not have; faults of the store. An index that cannot answer is
/// told on the page.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let text = asked::text(&visit);
    let inside = match inside(&visit) {
        Some(id) => Some(store::law::one(&visit.site.store, id).await?),
        None => None,
    };
    let query = query(&visit);
    let making = asked::laws_being_made(&visit).await?;
    let hits = asked::of_laws(&visit, |index| index.search(&query));
    let failing = hits.is_none();
    let hits = hits.unwrap_or_default();
    let shown = hits.groups.iter().any(|group| !group.hits.is_empty());
    if !shown && hits.total > 0 && query.page > 1 {
        return Ok(Page::moved(with(&visit, "page", "")));
    }
    let all: Vec<&search::Hit> = hits.groups.iter().flat_map(|group| &group.hits).collect();
    let read = Read::of(&visit, &all).await?;
    let lang = visit.lang;
    let others = inside.is_none().then(|| law_results::hearings(&visit, &text)).flatten();
    let title = match (text.is_empty(), &inside) {
        (true, None) => say::title(lang).to_string(),
        (true, Some(law)) => format!("{} – {}", say::inside(lang), law.title),
        (false, None) => say::results(lang, &text),
        (false, Some(law)) => find::results_inside(lang, &text, &law.title),
    };
    let trouble = match (failing, making) {
        (true, _) => Some(find::failing(lang)),
        (false, true) => Some(say::being_made(lang)),
        (false, false) => None,
    };
    let mut page =
        Page::new(title, move || body(&visit, &text, inside.as_ref(), &hits, &read, trouble, others)).at("/search");
    if failing {
        page.status = Problem::Busy.status();
    }
    Ok(page)
}

fn body(
    visit: &Visit,
    asked: &str,
    inside: Option<&Law>,
    hits: &Hits,
    read: &Read,
    trouble: Option<&'static str>,
    others: Option<u64>,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let nothing = hits.groups.is_empty();
    let counted = match inside {
        Some(_) => say::found_inside(lang, hits.total as u64),
        None => say::found_in(lang, hits.total as u64, hits.groups_total as u64),
    };
    let told = match (asked.is_empty(), nothing, trouble.is_some()) {
        (true, _, _) => {
            let covers = if inside.is_some() { say::inside_covers(lang) } else { say::covers(lang) };
            view! { <p class="quiet">{covers}</p> }.into_any()
        }
        // What is not found yet may be found when the index is whole.
        (false, true, true) => ().into_any(),
        (false, true, false) => none(visit, asked, inside).into_any(),
        (false, false, _) if hits.near => results::near(visit, asked).into_any(),
        (false, false, _) => view! {
            <p class="notice">{say::copies(lang)}</p>
            <div class="found gap-3"><p class="found__count" role="status">{counted.clone()}</p></div>
        }
        .into_any(),
    };
    let found = match inside {
        Some(_) if nothing => ().into_any(),
        Some(_) => law_results::inside(visit, read, hits, counted),
        None => hits
            .groups
            .iter()
            .filter_map(|group| law_results::group(visit, read, group, hits))
            .collect_view()
            .into_any(),
    };
    let of = if inside.is_some() { hits.total } else { hits.groups_total };
    let pages = of.div_ceil(PER_PAGE) as u32;
    let heading = if asked.is_empty() { say::title(lang).to_string() } else { say::results(lang, asked) };
    let tabs = inside.is_none().then(|| law_results::tabs(visit, asked, true, others));
    view! {
        {inside.map(|law| place(visit, law))}
        <div class="intro intro--tight">
            <h1 class="hidden">{heading}</h1>
            {forms::of_laws(visit, asked, inside)}
            {forms::help(visit, asked.is_empty())}
        </div>
        {tabs}
        <div class="split split--side gap-4">
            <div>
                {trouble.map(|words| view! { <p class="notice notice--care" role="status">{words}</p> })}
                {law_results::chosen(visit)}
                {results::besides(visit, asked, hits)}
                {told}
                {found}
                {pagination(visit, asked::page(visit) as u32, pages)}
            </div>
            {law_results::column(visit, &hits.facets, inside.is_some())}
        </div>
    }
}

/// The law that is searched, with the way back to it and out of it.
fn place(visit: &Visit, law: &Law) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to(&format!("/laws/{}", law.id)) lang="th">{law.title.clone()}</a></nav>
        <div class="title title--tight">
            <p class="title__kind">{law_results::state(visit, law)}</p>
            <p class="title__place">{crate::register::title::of_law(lang, &law.title, &law.title_en)}</p>
            <p class="title__full">{words::register::kind(lang, law.facts.kind)} " · " <a class="act" href=facets::again(visit, &asked::text(visit), false)>{say::everywhere(lang)}</a></p>
        </div>
    }
}

/// Nothing was found: what to try.
fn none(visit: &Visit, asked: &str, inside: Option<&Law>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let narrowed = facets::narrowed(visit);
    let tried = match (narrowed, inside.is_some()) {
        (true, _) => find::none_try_narrowed(lang),
        (false, true) => say::none_try_inside(lang),
        (false, false) => say::none_try(lang),
    };
    let link = |to: String, words: &'static str| view! { <li><a class="act" href=to>{words}</a></li> };
    let filters = narrowed.then(|| link(facets::again(visit, asked, true), find::try_without_filters(lang)));
    let everywhere = inside.is_some().then(|| link(facets::again(visit, asked, false), say::try_everywhere(lang)));
    view! {
        <div class="empty">
            <h2 class="empty__title">{find::none(lang, asked)}</h2>
            <p class="empty__words">{tried}</p>
            <ul class="tries">
                {filters}
                {everywhere}
                {results::has_signs(asked).then(|| view! { <li>{find::try_without_signs(lang)}</li> })}
                <li>{find::try_shorter(lang)}</li>
                <li>{find::try_spelling(lang)}</li>
                {link(law_results::to(visit, "/search", asked), say::try_hearings(lang))}
                {link(visit.to("/laws"), say::try_register(lang))}
            </ul>
        </div>
    }
}
