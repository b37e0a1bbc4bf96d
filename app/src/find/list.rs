//! The list of consultations: filters that are links with counts, an order, pages.

use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::list::{pagination, with};
use domain::consultation::{Card, Filter, Kind, Sort};
use domain::id::AgencyId;
use domain::local::Scope;
use domain::phase::Phase;
use domain::time::Moment;
use leptos::prelude::*;
use words::public as say;

const PER_PAGE: u32 = 20;
/// Agencies and areas shown as filters.
const MOST_LINKS: usize = 12;

/// # Errors
/// Faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let filter = filter(&visit);
    let title = words::shell::consultations(visit.lang);
    list(visit, title, "/consultations", filter).await
}

/// What the list can be narrowed by.
pub const NARROWING: [&str; 6] = ["subject", "area", "agency", "kind", "state", "scope"];

/// The filter that an address asks for.
pub fn filter(visit: &Visit) -> Filter {
    Filter {
        subject: some(visit.asked("subject")),
        area: some(visit.asked("area")),
        agency: AgencyId::parse(visit.asked("agency")),
        kind: Kind::parse(visit.asked("kind")),
        state: Phase::parse(visit.asked("state")).filter(|phase| phase.is_public()),
        with_result: false,
        scope: Scope::parse(visit.asked("scope")).unwrap_or_default(),
    }
}

/// The list of published results.
///
/// # Errors
/// Faults of the store.
pub async fn results(visit: Visit) -> Result<Page, Problem> {
    let filter = Filter { state: None, with_result: true, ..filter(&visit) };
    let title = words::shell::results(visit.lang);
    list(visit, title, "/results", filter).await
}

fn some(asked: &str) -> Option<String> {
    (!asked.is_empty() && asked.len() < 40).then(|| asked.to_string())
}

async fn list(visit: Visit, title: &'static str, here: &'static str, filter: Filter) -> Result<Page, Problem> {
    let store = &visit.site.store;
    if let Some(moved) = crate::agencies::pick::moved(&visit).await? {
        return Ok(moved);
    }
    let sort = Sort::parse(visit.asked("sort")).unwrap_or_default();
    let page = visit.asked("page").parse::<u32>().unwrap_or(1).clamp(1, 10_000);
    let cards = store::consultation::cards(store, &filter, sort, page, PER_PAGE, visit.now).await?;
    let facets = store::consultation::facets(store, &filter, visit.now).await?;
    // What is chosen is always there to be taken off again.
    let named = facets.by_agency.iter().take(MOST_LINKS).filter_map(|(code, _)| AgencyId::parse(code));
    let agencies = store::agency::some(store, &named.chain(filter.agency).collect::<Vec<_>>()).await?;
    let elsewhere = match here {
        "/consultations" => store::elsewhere::count(store).await?,
        _ => 0,
    };
    let lang = visit.lang;
    let stale = Moment(visit.now.0 + 60_000);
    let feed = (here == "/consultations").then(|| super::feed::path_of_list(&visit));
    let drawn = feed.clone();
    let page_of_list = Page::new(title, move || {
        let pages = (cards.total as u32).div_ceil(PER_PAGE);
        let agency_name = |code: &str| {
            let id = AgencyId::parse(code);
            agencies.iter().find(|agency| Some(agency.id) == id).map_or(String::new(), |agency| words::agency::full(lang, agency))
        };
        let area_name = |code: &str| words::law::area(lang, code);
        let links = |name: &'static str, heading: &'static str, rows: Vec<(String, String, u64)>| {
            let chosen = visit.asked(name).to_string();
            if rows.is_empty() {
                return None;
            }
            // What is chosen is always there to be taken off again.
            let (mut shown, more) = rows.split_at(rows.len().min(MOST_LINKS));
            let beyond = more.iter().find(|(code, _, _)| *code == chosen);
            let shown = std::mem::take(&mut shown).iter().chain(beyond).cloned();
            let rows: Vec<_> = shown
                .map(|(code, label, count)| {
                    let here = code == chosen;
                    let to = with(&visit, name, if here { "" } else { &code });
                    let class = if here { "picks__link picks__link--here" } else { "picks__link" };
                    view! { <li><a class=class href=to aria-current=here.then_some("true")>{label} <span class="picks__count">{words::number(count)}</span></a></li> }
                })
                .collect();
            Some(view! { <div class="facet"><h2 class="facet__title">{heading}</h2> <ul class="picks">{rows}</ul> {(name == "area").then(|| view! { <p class="small quiet">{say::area_note(lang)}</p> })}</div> })
        };
        let named = |rows: &[(String, u64)], name: &dyn Fn(&str) -> String| {
            rows.iter().map(|(code, count)| (code.clone(), name(code), *count)).collect::<Vec<_>>()
        };
        let states = named(&facets.by_state, &|code| Phase::parse(code).map_or(String::new(), |phase| words::law::phase_name(lang, phase).into()));
        let kinds = named(&facets.by_kind, &|code| Kind::parse(code).map_or(String::new(), |kind| words::law::kind(lang, kind).into()));
        let elsewhere = (elsewhere > 0).then(|| view! { <div class="facet"><h2 class="facet__title">{words::elsewhere::held(lang)}</h2> <ul class="picks"><li><a class="picks__link" href=visit.to("/elsewhere")>{words::elsewhere::title(lang)} <span class="picks__count">{words::number(elsewhere)}</span></a></li></ul></div> });
        let filters = view! {
            {(here != "/results").then(|| links("state", say::state(lang), states))}
            {links("subject", say::subject(lang), named(&facets.by_subject, &|code| words::law::subject(lang, code).into()))}
            {links("kind", say::kind(lang), kinds)}
            {links("area", say::area(lang), named(&facets.by_area, &area_name))}
            {within(&visit, &facets.within_area)}
            {links("agency", say::agency(lang), named(&facets.by_agency, &agency_name))}
            {elsewhere}
        };
        // Results have closed: what would close soonest comes the latest first.
        let orders = match here {
            "/results" => vec![(Sort::ClosingSoonest, say::by_published(lang)), (Sort::MostCommented, say::by_comments(lang))],
            _ => vec![(Sort::ClosingSoonest, say::by_closing(lang)), (Sort::Newest, say::by_newest(lang)), (Sort::MostCommented, say::by_comments(lang))],
        };
        let orders: Vec<_> = orders
            .into_iter()
            .map(|(one, label)| {
                let here = one == sort;
                let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
                view! { <a class=class href=with(&visit, "sort", one.code()) aria-current=here.then_some("true")>{label}</a> }
            })
            .collect();
        // Of what is heard again or not whole yet, the result that is there is told: its state says that none is.
        let early = |one: &Card| {
            let early = here == "/results" && one.phase(visit.now) != Phase::Summarised;
            early.then(|| view! { <p class="row__meta"><a href=visit.to(&format!("/c/{}/result", one.id))>{say::read_early(lang)} <span class="hidden">" " {one.name().to_string()}</span></a></p> }.into_any())
        };
        let rows: Vec<_> = cards.rows.iter().map(|one| card::row_and(&visit, one, early(one))).collect();
        let narrowed = NARROWING.iter().any(|name| !visit.asked(name).is_empty());
        let (none, why) = match (here, narrowed) {
            (_, true) => (say::none_found(lang), say::none_found_why(lang)),
            ("/results", _) => (say::no_results_yet(lang), say::no_results_why(lang)),
            _ => (say::nothing_yet(lang), say::nothing_why(lang)),
        };
        let empty = cards.rows.is_empty().then(|| {
            let all = narrowed.then(|| view! { <a class="button button--plain" href=visit.to(here)>{say::without_filters(lang)}</a> });
            view! {
                <div class="empty">
                    <p class="empty__title">{none}</p>
                    <p class="empty__words">{why}</p>
                    {all}
                </div>
            }
        });
        let scopes = scopes(&visit, &filter, &facets);
        view! {
            <h1>{title}</h1>
            {scopes}
            <div class="split split--list gap-4">
                <div>
                    <div class="found">
                        <p class="found__count">{words::common::consultations(lang, cards.total)}</p>
                        <a class="act found__filters" href="#filters">{say::filters(lang)}</a>
                        <nav class="tabs" aria-label=say::order(lang)>{orders}</nav>
                    </div>
                    <h2 class="hidden">{say::list(lang)}</h2>
                    {empty}
                    <ol class="rows">{rows}</ol>
                    {pagination(&visit, page, pages)}
                    {drawn.map(|path| view! { <p class="small gap-4"><a href=visit.to(&path)>{words::find::list_feed(lang)}</a> " · " <a href=visit.to("/planned")>{words::plan::coming(lang)}</a> " · " <a href=visit.to("/state-only")>{words::checks::disclosed_title(lang)}</a></p> })}
                </div>
                <nav class="facets" id="filters" aria-label=say::filters(lang)>{filters}</nav>
            </div>
        }
    })
    .at(here)
    .kept(Touch::Anything, stale);
    Ok(Page { feed, ..page_of_list })
}

/// Smaller places inside the chosen one that something is about, and the way back to the larger.
fn within(visit: &Visit, codes: &[String]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let chosen = domain::place::chain(visit.asked("area"));
    let inner = codes.iter().map(|code| (code.clone(), words::law::area(lang, code), false));
    let outer = chosen.iter().skip(1).map(|one| (one.code.to_string(), words::law::area(lang, one.code), true));
    let rows: Vec<_> = outer
        .chain(inner)
        .map(|(code, name, around)| {
            let here = around && Some(code.as_str()) == chosen.last().map(|one| one.code);
            let class = if here { "picks__link picks__link--here" } else { "picks__link" };
            view! { <li><a class=class href=with(visit, "area", &code) aria-current=here.then_some("true")>{name}</a></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <div class="facet"><h2 class="facet__title">{say::area_within(lang)}</h2> <ul class="picks">{rows}</ul></div> })
}

/// National, local or all, with how many of each; nothing where an agency is named, which is found wherever it belongs, or where
/// there are no local ones.
fn scopes(visit: &Visit, filter: &Filter, facets: &store::consultation::Facets) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let of = |scope: Scope| facets.by_scope.iter().find(|(code, _)| code == scope.code()).map_or(0, |(_, n)| *n);
    if filter.agency.is_some() || (of(Scope::Local) == 0 && filter.scope == Scope::National) {
        return None;
    }
    let links: Vec<_> = Scope::ALL
        .into_iter()
        .map(|scope| {
            let here = scope == filter.scope;
            let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
            let n = if scope == Scope::All { of(Scope::National) + of(Scope::Local) } else { of(scope) };
            let code = if scope == Scope::National { "" } else { scope.code() };
            view! { <a class=class href=with(visit, "scope", code) aria-current=here.then_some("true")>{words::agency::scope_name(lang, scope)} " " <span class="picks__count">{words::number(n)}</span></a> }
        })
        .collect();
    Some(view! { <nav class="tabs" aria-label=words::agency::scope(lang)>{links}</nav> })
}
