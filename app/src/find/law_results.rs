//! What was found among laws, drawn: by law, each thing with its passage; the way between this search and that of hearings; and what the search
//! of hearings says of laws.

use super::law_quotes::{Read, Thing};
use super::{asked, facets, results};
use crate::problem::Problem;
use crate::register::title::of_law;
use crate::request::Visit;
use crate::ui::list::with;
use domain::register::Kind;
use leptos::prelude::*;
use search::{DocKind, Facets, Group, Hits, Query, passage};
use store::law::Law;
use words::{find, law_find as say, public, register};

/// The length of a passage, in characters.
const PASSAGE: usize = 180;
/// What the search of hearings shows of the law that was found first.
const SHOWN: usize = 2;
/// The fields of an address that narrow a search of laws, as its facets are called.
const FILTERS: [&str; 3] = ["what", "state", "kind"];

/// Whether a law is in force, as a state.
pub fn state(visit: &Visit, law: &Law) -> impl IntoView + use<> {
    let class = if law.facts.in_force() { "state state--open" } else { "state state--done" };
    let day = law.facts.force.as_ref().map(|force| force.day);
    view! { <span class=class>{register::status_of(visit.lang, &law.facts.status, day, visit.now.day())}</span> }
}

/// One law with the best things found in it.
pub fn group(visit: &Visit, read: &Read, group: &Group, hits: &Hits) -> Option<AnyView> {
    let law = read.law(group.id)?;
    let things: Vec<_> =
        group.hits.iter().filter_map(|one| read.thing(visit, one)).map(|thing| hit(visit, thing, hits)).collect();
    let more = group.count.saturating_sub(group.hits.len());
    let query = [("q".to_string(), asked::text(visit)), ("in".to_string(), law.id.to_string())];
    let within = format!("{}?{}", visit.to("/laws/search"), crate::request::encode(&query));
    let more = (more > 0).then(|| view! { <p><a class="act" href=within rel="nofollow">{say::more_inside(visit.lang, more)} <span class="hidden">" " {of_law(visit.lang, &law.title, &law.title_en)}</span></a></p> });
    Some(view! { <section class="group">{head(visit, law)} {things} {more}</section> }.into_any())
}

fn head(visit: &Visit, law: &Law) -> impl IntoView + use<> {
    let lang = visit.lang;
    let by: Vec<_> = law.agencies.iter().map(|agency| format!(" · {}", words::agency::full(lang, agency))).collect();
    view! {
        <div class="group__head">
            <p class="title__kind">{state(visit, law)}</p>
            <h2 class="row__title"><a href=visit.to(&format!("/laws/{}", law.id))>{of_law(lang, &law.title, &law.title_en)}</a></h2>
            <p class="quiet small">{register::kind(lang, law.facts.kind)} {by}</p>
        </div>
    }
}

/// What was found inside one law, one after the other.
pub fn inside(visit: &Visit, read: &Read, hits: &Hits, counted: String) -> AnyView {
    let of = hits.groups.iter().flat_map(|group| &group.hits);
    let things: Vec<_> = of.filter_map(|one| read.thing(visit, one)).map(|thing| hit(visit, thing, hits)).collect();
    view! { <section class="group"><h2 class="hidden">{counted}</h2> {things}</section> }.into_any()
}

fn hit(visit: &Visit, thing: Thing, hits: &Hits) -> impl IntoView + use<> {
    let lang = thing.thai.then_some("th");
    let beside: Vec<_> = thing.beside.into_iter().map(|said| view! { <span lang=lang>{said}</span> }).collect();
    let beside = (!beside.is_empty()).then(|| view! { <p class="row__meta">{beside}</p> });
    let words = results::marked(passage(&thing.text, &hits.highlight, PASSAGE));
    view! {
        <article class="hit">
            <h3 class="hit__name"><a class="hit__where" href=visit.to(&thing.to) lang=lang>{thing.called}</a></h3>
            <p class="hit__words" lang=lang>{words}</p>
            {beside}
        </article>
    }
}

/// The address of a search for a text, on one page or the other.
pub fn to(visit: &Visit, page: &str, text: &str) -> String {
    match text.is_empty() {
        true => visit.to(page),
        false => format!("{}?{}", visit.to(page), crate::request::encode(&[("q".to_string(), text.to_string())])),
    }
}

/// The two searches, each with how much the other found.
pub fn tabs(visit: &Visit, text: &str, laws: bool, others: Option<u64>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let tab = |page: &str, label: &'static str, here: bool| {
        let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
        let count = others.filter(|_| !here).map(|n| view! { <span class="tabs__count">{words::number(n)}</span> });
        view! { <a class=class href=to(visit, page, text) rel="nofollow" aria-current=here.then_some("page")>{label} " " {count}</a> }
    };
    view! { <nav class="tabs" aria-label=say::tabs(lang)>{tab("/search", say::hearings(lang), !laws)} {tab("/laws/search", say::laws(lang), laws)}</nav> }
}

/// How many consultations the same words find; nothing where nothing was asked.
pub fn hearings(visit: &Visit, text: &str) -> Option<u64> {
    let query = Query { text: text.into(), per_page: 1, now: visit.now.0, ..Query::default() };
    let hits = (!text.is_empty()).then(|| asked::hits(visit, &query)).flatten()?;
    Some(if hits.near { 0 } else { hits.groups_total as u64 })
}

/// What the search of hearings says of laws: how many there are, and the best of them where a law was named or no hearing answers.
#[derive(Default)]
pub struct Beside {
    pub count: Option<u64>,
    hits: Hits,
    read: Read,
}

impl Beside {
    /// # Errors
    /// Faults of the store. An index that cannot answer says nothing.
    pub async fn of(visit: &Visit, text: &str, found: &Hits) -> Result<Beside, Problem> {
        if text.is_empty() {
            return Ok(Beside::default());
        }
        let query = Query { text: text.into(), page: 1, per_page: 1, now: visit.now.0, ..Query::default() };
        let Some(mut hits) = asked::of_laws(visit, |index| index.search(&query)) else { return Ok(Beside::default()) };
        let count = if hits.near { 0 } else { hits.groups_total as u64 };
        let first = asked::page(visit) == 1;
        let wanted = count > 0 && first && (hits.cites || found.near || found.groups.is_empty());
        if !wanted {
            return Ok(Beside { count: Some(count), ..Beside::default() });
        }
        hits.groups.iter_mut().for_each(|group| group.hits.truncate(SHOWN));
        let all: Vec<&search::Hit> = hits.groups.iter().flat_map(|group| &group.hits).collect();
        let read = Read::of(visit, &all).await?;
        Ok(Beside { count: Some(count), hits, read })
    }

    /// The best of them as a section of the other search's page.
    pub fn section(&self, visit: &Visit, text: &str) -> Option<impl IntoView + use<>> {
        let lang = visit.lang;
        let best = group(visit, &self.read, self.hits.groups.first()?, &self.hits)?;
        let laws = self.count.unwrap_or_default();
        let all = (laws > 1).then(|| view! { <p><a class="act act--strong" href=to(visit, "/laws/search", text) rel="nofollow">{say::all(lang, laws)}</a></p> });
        Some(
            view! { <section class="section" aria-labelledby="in-laws"><h2 class="section__title" id="in-laws">{say::here_too(lang)}</h2> {best} {all}</section> },
        )
    }
}

/// What the value of a filter is called; nothing for what is no value of it.
fn call(visit: &Visit, filter: &str, code: &str) -> Option<&'static str> {
    let lang = visit.lang;
    match (filter, code) {
        ("what", _) => DocKind::parse(code).map(|kind| say::kind(lang, kind.code())),
        ("state", "in_force") => Some(register::in_force(lang)),
        ("state", "repealed") => Some(register::repealed(lang)),
        ("kind", _) => Kind::parse(code).map(|kind| register::kind(lang, kind)),
        _ => None,
    }
}

/// Counts by facet as links; inside one law only what was found in it is told apart.
pub fn column(visit: &Visit, counts: &Facets, inside: bool) -> Option<AnyView> {
    let lang = visit.lang;
    let drawn: Vec<_> = FILTERS
        .iter()
        .filter(|filter| !inside || **filter == "what")
        .filter_map(|filter| {
            let (heading, rows) = match *filter {
                "what" => (say::what(lang), &counts.kinds),
                "state" => (register::status(lang), &counts.states),
                _ => (register::kind_of_law(lang), &counts.consultation_kinds),
            };
            let mut rows = rows.clone();
            rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            let links: Vec<_> = rows
                .iter()
                .filter_map(|(code, n)| {
                    let here = code == visit.asked(filter);
                    let class = if here { "picks__link picks__link--here" } else { "picks__link" };
                    let to = with(visit, filter, if here { "" } else { code });
                    let called = call(visit, filter, code)?;
                    Some(view! { <li><a class=class href=to rel="nofollow" aria-current=here.then_some("true")>{called} " " <span class="picks__count">{words::number(*n as u64)}</span></a></li> })
                })
                .collect();
            (!links.is_empty()).then(|| view! { <div class="facet"><h2 class="facet__title">{heading}</h2> <ul class="picks">{links}</ul></div> })
        })
        .collect();
    (!drawn.is_empty())
        .then(|| view! { <nav class="facets" id="filters" aria-label=public::filters(lang)>{drawn}</nav> }.into_any())
}

/// The filters in use, each a link that takes it off.
pub fn chosen(visit: &Visit) -> Option<AnyView> {
    let lang = visit.lang;
    let chips: Vec<_> = FILTERS
        .iter()
        .filter_map(|filter| {
            let called = call(visit, filter, visit.asked(filter))?;
            Some(facets::chip(visit, filter, called.to_string()))
        })
        .collect();
    (!chips.is_empty()).then(|| view! { <ul class="chips" aria-label=find::chosen(lang)>{chips}</ul> }.into_any())
}
