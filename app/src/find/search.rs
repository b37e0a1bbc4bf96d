//! The search page: the box, what was found by consultation or inside one, counts by facet, an order, a feed.

use super::facets::{self, Names};
use super::law_results::{self, Beside};
use super::quoted::Read;
use super::{asked, feed, followed, forms, results};
use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::list::{pagination, with};
use domain::consultation::Consultation;
use leptos::prelude::*;
use search::Hits;
use words::{find as say, public};

/// Consultations of one page; inside one consultation, things.
const PER_PAGE: usize = 10;

/// # Errors
/// [`Problem::NotFound`] for a consultation to search in that is not public; faults of the store. An index that cannot answer is
/// told on the page.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let text = asked::text(&visit);
    let inside = match asked::inside(&visit) {
        Some(id) => Some(store::consultation::public_one(&visit.site.store, id).await?),
        None => None,
    };
    if let Some(moved) = crate::agencies::pick::moved(&visit).await? {
        return Ok(moved);
    }
    let query = asked::query(&visit, PER_PAGE);
    let making = asked::being_made(&visit).await?;
    let hits = asked::hits(&visit, &query);
    let failing = hits.is_none();
    let hits = hits.unwrap_or_default();
    let shown = hits.groups.iter().any(|group| !group.hits.is_empty());
    if !shown && hits.total > 0 && query.page > 1 {
        return Ok(Page::moved(with(&visit, "page", "")));
    }
    let all: Vec<&search::Hit> = hits.groups.iter().flat_map(|group| &group.hits).collect();
    let read = Read::of(&visit, &all).await?;
    let names = Names::of(&visit, &hits.facets).await?;
    let laws = match inside {
        Some(_) => None,
        None => Some(Beside::of(&visit, &text, &hits).await?),
    };
    let lang = visit.lang;
    let title = match (text.is_empty(), &inside) {
        (true, None) => words::common::search(lang).to_string(),
        (true, Some(one)) => format!("{} – {}", say::inside(lang), one.name()),
        (false, None) => public::results_for(lang, &text),
        (false, Some(one)) => say::results_inside(lang, &text, one.name()),
    };
    let feed = feed::path(&visit);
    let islands = inside.is_none();
    let trouble = match (failing, making) {
        (true, _) => Some(say::failing(lang).to_string()),
        (false, Some(per_cent)) => Some(say::being_made(lang, per_cent)),
        (false, None) => None,
    };
    let mut page =
        Page::new(title, move || body(&visit, &text, inside.as_ref(), &hits, &read, &names, (trouble, laws)))
            .at("/search");
    page.feed = feed;
    page.islands = islands;
    if failing {
        page.status = Problem::Busy.status();
    }
    Ok(page)
}

fn body(
    visit: &Visit,
    asked: &str,
    inside: Option<&Consultation>,
    hits: &Hits,
    read: &Read,
    names: &Names,
    (trouble, laws): (Option<String>, Option<Beside>),
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let nothing = hits.groups.is_empty();
    let tabs = laws.as_ref().map(|laws| law_results::tabs(visit, asked, false, laws.count));
    let in_laws = laws.as_ref().and_then(|laws| laws.section(visit, asked));
    let told = match (asked.is_empty(), nothing, trouble.is_some()) {
        (true, _, _) => view! { <p class="quiet">{inside.map_or(say::covers(lang), |one| super::forms::covers(lang, one))}</p> }.into_any(),
        // What is not found yet may be found when the index is whole.
        (false, true, true) => ().into_any(),
        (false, true, false) => results::none(visit, asked, inside).into_any(),
        (false, false, _) if hits.near => results::near(visit, asked).into_any(),
        (false, false, _) => view! {
            <p class="notice">{public::not_yet_law(lang)}</p>
            <div class="found gap-3"><p class="found__count" role="status">{results::found(visit, hits, inside)}</p> {orders(visit, inside.is_some())}</div>
        }
        .into_any(),
    };
    let found = match inside {
        Some(_) if nothing => ().into_any(),
        Some(one) => results::inside(visit, one, read, hits),
        None => hits
            .groups
            .iter()
            .filter_map(|group| results::group(visit, read, group, hits))
            .collect::<Vec<_>>()
            .into_any(),
    };
    let of = if inside.is_some() { hits.total } else { hits.groups_total };
    let pages = of.div_ceil(PER_PAGE) as u32;
    let column = facets::column(visit, &hits.facets, names, inside);
    let letters = followed::of(visit)
        .and_then(|what| crate::letters::page::link(visit, &what, words::letter::follow_search(lang)));
    let letters = letters.map(|link| view! { <p class="gap-4">{link}</p> });
    let feed = feed::path(visit).map(|path| {
        view! { <div class="gap-4"><a class="act act--strong" href=visit.to(&path) type="application/atom+xml">{say::feed(lang)}</a> <p class="small quiet">{say::feed_why(lang)}</p></div> }
    });
    view! {
        {inside.map(|one| place(visit, one))}
        <div class="intro intro--tight">
            <h1 class="hidden">{if asked.is_empty() { words::common::search(lang).to_string() } else { public::results_for(lang, asked) }}</h1>
            {forms::whole(visit, asked, inside)}
            {forms::help(visit, asked.is_empty())}
        </div>
        {tabs}
        <div class="split split--side gap-4">
            <div>
                {trouble.map(|words| view! { <p class="notice notice--care" role="status">{words}</p> })}
                {facets::chosen(visit, names)}
                {results::besides(visit, asked, hits)}
                {in_laws}
                {told}
                {found}
                {pagination(visit, super::asked::page(visit) as u32, pages)}
                {letters}
                {feed}
            </div>
            {column}
        </div>
    }
}

/// The consultation that is searched, with the way back to it and out of it.
fn place(visit: &Visit, one: &Consultation) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to(&format!("/c/{}", one.id)) lang="th">{one.name().to_string()}</a></nav>
        <div class="title title--tight">
            <p class="title__kind">{card::state(visit, &one.dates)}</p>
            <p class="title__place" lang="th">{one.name().to_string()}</p>
            <p class="title__full">{one.by(lang).to_string()} " · " <a class="act" href=facets::again(visit, &asked::text(visit), false)>{say::everywhere(lang)}</a></p>
        </div>
    }
}

fn orders(visit: &Visit, inside: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let orders =
        [("", public::by_relevance(lang)), ("date", public::by_newest(lang)), ("commented", public::by_comments(lang))];
    let shown = if inside { &orders[..2] } else { &orders[..] };
    let links: Vec<_> = shown
        .iter()
        .map(|(code, label)| {
            let here = visit.asked("sort") == *code;
            let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
            view! { <a class=class href=with(visit, "sort", code) rel="nofollow" aria-current=here.then_some("true")>{*label}</a> }
        })
        .collect();
    view! { <nav class="tabs" aria-label=public::order(lang)>{links}</nav> }
}
