//! Hearings held in another system: their list, and each as the source tells it.

use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::list::{pagination, with};
use domain::consultation::Kind;
use domain::elsewhere::{Filter, Hearing};
use domain::id::AgencyId;
use domain::time::Moment;
use leptos::prelude::*;
use words::elsewhere as say;

const PER_PAGE: u32 = 20;
/// Agencies shown as filters.
const MOST_LINKS: usize = 12;

/// The list, the latest first.
///
/// # Errors
/// Faults of the store.
pub async fn list(visit: Visit) -> Result<Page, Problem> {
    let store = &visit.site.store;
    if let Some(moved) = crate::agencies::pick::moved(&visit).await? {
        return Ok(moved);
    }
    let filter = Filter {
        agency: AgencyId::parse(visit.asked("agency")),
        kind: Kind::parse(visit.asked("kind")),
        year: visit.asked("year").parse().ok().filter(|year| (2500..2700).contains(year)),
    };
    let page = visit.asked("page").parse::<u32>().unwrap_or(1).clamp(1, 10_000);
    let (hearings, total) = store::elsewhere::page(store, &filter, page, PER_PAGE).await?;
    let facets = store::elsewhere::facets(store, &filter).await?;
    // What is chosen is always there to be taken off again.
    let named = facets.by_agency.iter().map(|(id, _)| *id).take(MOST_LINKS).chain(filter.agency);
    let agencies = store::agency::some(store, &named.collect::<Vec<_>>()).await?;
    let lang = visit.lang;
    let stale = visit.now.day().last_moment();
    Ok(Page::new(say::title(lang), move || {
        let agency = |id: AgencyId| agencies.iter().find(|one| one.id == id).map_or(String::new(), |one| one.name(lang).to_string());
        let agencies = facets.by_agency.iter().map(|(id, n)| (id.to_string(), agency(*id), *n)).collect();
        let kinds = facets.by_kind.iter().map(|(kind, n)| (kind.code().to_string(), words::law::kind(lang, *kind).to_string(), *n)).collect();
        let years = facets.by_year.iter().map(|(year, n)| (year.to_string(), words::plain(year), *n)).collect();
        let filters = view! { {links(&visit, "kind", say::kind(lang), kinds)} {links(&visit, "year", say::year(lang), years)} {links(&visit, "agency", say::agency(lang), agencies)} };
        let rows: Vec<_> = hearings.iter().map(|one| row(&visit, one)).collect();
        let narrowed = filter != Filter::default();
        let none = rows.is_empty().then(|| view! { <div class="empty"><p class="empty__title">{if narrowed { say::none(lang) } else { say::none_at_all(lang) }}</p> <a class="button button--plain" href=visit.to("/elsewhere")>{words::public::without_filters(lang)}</a></div> });
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/consultations")>{words::shell::consultations(lang)}</a></nav>
            <h1>{say::title(lang)}</h1>
            <p class="notice">{say::means(lang)}</p>
            <div class="split split--list">
                <div>
                    <div class="found gap-3">
                        <p class="found__count">{say::how_many(lang, total)}</p>
                        <a class="act found__filters" href="#filters">{words::public::filters(lang)}</a>
                    </div>
                    <h2 class="hidden">{words::public::list(lang)}</h2>
                    {none}
                    <ol class="rows">{rows}</ol>
                    {pagination(&visit, page, (total as u32).div_ceil(PER_PAGE))}
                </div>
                <nav class="facets" id="filters" aria-label=words::public::filters(lang)>{filters}</nav>
            </div>
        }
    })
    .at("/consultations")
    .kept(Touch::Anything, stale))
}

/// One facet as links, the chosen one with the way to take it off.
fn links(
    visit: &Visit,
    name: &'static str,
    heading: &'static str,
    rows: Vec<(String, String, u64)>,
) -> Option<impl IntoView + use<>> {
    let chosen = visit.asked(name).to_string();
    let (shown, more) = rows.split_at(rows.len().min(MOST_LINKS));
    let shown = shown.iter().chain(more.iter().find(|(code, _, _)| *code == chosen));
    let links: Vec<_> = shown
        .map(|(code, label, count)| {
            let here = *code == chosen;
            let class = if here { "picks__link picks__link--here" } else { "picks__link" };
            let to = with(visit, name, if here { "" } else { code });
            view! { <li><a class=class href=to aria-current=here.then_some("true")>{label.clone()} <span class="picks__count">{words::number(*count)}</span></a></li> }
        })
        .collect();
    (!links.is_empty()).then(
        || view! { <div class="facet"><h2 class="facet__title">{heading}</h2> <ul class="picks">{links}</ul></div> },
    )
}

/// What it is called.
pub fn name(visit: &Visit, one: &Hearing) -> String {
    match one.record.title.as_str() {
        "" => say::untitled(visit.lang, one.record.key),
        title => title.to_string(),
    }
}

/// Its agency in the reader's language.
pub fn agency(visit: &Visit, one: &Hearing) -> String {
    match visit.lang {
        domain::lang::Lang::En if !one.agency_en.is_empty() => one.agency_en.clone(),
        _ => one.agency_th.clone(),
    }
}

fn row(visit: &Visit, one: &Hearing) -> impl IntoView + use<> {
    let lang = visit.lang;
    let record = &one.record;
    let kind = record.kind.map(|kind| view! { <span>{words::law::kind(lang, kind)}</span> });
    let answers = record.answers.map(|n| view! { <span>{say::answered(lang, n)}</span> });
    view! {
        <li class="row">
            <p class="row__when"><span class="state state--wait">{say::held(lang)}</span> <span class="row__until">{say::between(lang, record.opens, record.closes)}</span></p>
            <div>
                <h3 class="row__title" lang="th"><a href=visit.to(&format!("/elsewhere/{}", one.id))>{name(visit, one)}</a></h3>
                <p class="row__meta"><span>{agency(visit, one)}</span> {kind} {answers}</p>
            </div>
        </li>
    }
}

/// One of them.
///
/// # Errors
/// [`Problem::NotFound`]; faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.param("id").parse().map_err(|_| Problem::NotFound)?;
    let one = store::elsewhere::one(&visit.site.store, id).await?;
    let title = name(&visit, &one);
    let stale = Moment(visit.now.0 + 60_000);
    Ok(Page::new(title.clone(), move || body(&visit, &one, title)).at("/consultations").kept(Touch::Anything, stale))
}

fn body(visit: &Visit, one: &Hearing, title: String) -> impl IntoView + use<> {
    let lang = visit.lang;
    let record = &one.record;
    let runs = one.runs(visit.now).then(|| view! { <p>{say::runs(lang)}</p> });
    let original = match record.address.as_str() {
        "" => view! { <p class="quiet gap-3">{say::no_original(lang)}</p> }.into_any(),
        address => view! { <p class="actions gap-3"><a class="button" href=address.to_string() rel="nofollow noopener">{say::original(lang)}</a></p> }.into_any(),
    };
    let fact = |term: &'static str, said: String| view! { <div class="fact"><dt class="fact__term">{term}</dt> <dd class="fact__said">{said}</dd></div> };
    let thai = |term: &'static str, said: &str| {
        (!said.is_empty()).then(|| view! { <div class="fact"><dt class="fact__term">{term}</dt> <dd class="fact__said" lang="th">{said.lines().collect::<Vec<_>>().join(" · ")}</dd></div> })
    };
    let count = |n: Option<u64>| n.map_or_else(|| say::unsaid(lang).to_string(), words::number);
    let kind = record.kind.map_or(say::no_kind(lang), |kind| words::law::kind(lang, kind)).to_string();
    let crossed = matches!((record.opens, record.closes), (Some(opens), Some(closes)) if closes < opens);
    let crossed = if crossed { format!(" ({})", say::crossed(lang)) } else { String::new() };
    let dates = format!("{}{crossed}", say::between(lang, record.opens, record.closes));
    let posted = if record.posted == record.title { "" } else { record.posted.as_str() };
    let summary = if record.summarised { say::summary_yes(lang) } else { say::summary_unknown(lang) };
    view! {
        <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/elsewhere")>{say::title(lang)}</a></nav>
        <div class="narrow">
            <div class="title">
                <p class="title__kind"><span class="state state--wait">{say::held(lang)}</span></p>
                <h1 lang="th">{title}</h1>
            </div>
            <section class="notice"><p class="notice__title">{say::not_here(lang)}</p> <p>{say::not_here_means(lang)}</p> {runs}</section>
            {original}
            <dl class="facts gap-4">
                {fact(say::agency(lang), agency(visit, one))}
                {fact(say::kind(lang), kind)}
                {fact(say::dates(lang), dates)}
                {fact(say::summary(lang), summary.to_string())}
                {thai(say::affected(lang), &record.affected)}
                {thai(say::tags(lang), &record.tags)}
                {thai(say::posted(lang), posted)}
                {fact(say::number(lang), record.key.to_string())}
            </dl>
            <section class="section">
                <h2 class="section__title">{say::as_reported(lang, one.counted)}</h2>
                <dl class="facts">
                    {fact(say::answers(lang), count(record.answers))}
                    {fact(say::views(lang), count(record.views))}
                    {fact(say::questions(lang), count(record.questions))}
                </dl>
            </section>
        </div>
    }
}
