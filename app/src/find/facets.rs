//! Counts by facet as links, and the filters in use with the way to take each off.

use super::asked::{self, FILTERS};
use crate::problem::Problem;
use crate::request::Visit;
use crate::ui::list::with;
use domain::comment::{Class, Stance};
use domain::consultation::{Consultation, Kind};
use domain::id::AgencyId;
use domain::phase::Phase;
use leptos::prelude::*;
use search::{DocKind, Facets};
use words::{find, public as say};

/// Links of one facet.
const MOST_LINKS: usize = 10;

/// What facets call agencies.
pub struct Names {
    agencies: Vec<domain::agency::Agency>,
}

impl Names {
    /// # Errors
    /// Faults of the store.
    pub async fn of(visit: &Visit, facets: &Facets) -> Result<Names, Problem> {
        let store = &visit.site.store;
        let mut counts = facets.agencies.clone();
        counts.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), id.to_string()));
        let shown = counts.into_iter().take(MOST_LINKS).map(|(id, _)| AgencyId(id));
        let named: Vec<AgencyId> = shown.chain(AgencyId::parse(visit.asked("agency"))).collect();
        Ok(Names { agencies: store::agency::some(store, &named).await? })
    }

    /// What the value of a filter is called; nothing for what is no value of it.
    fn call(&self, visit: &Visit, filter: &str, code: &str) -> Option<String> {
        let lang = visit.lang;
        match filter {
            "state" if code == "elsewhere" => Some(words::elsewhere::held(lang).into()),
            "state" => Phase::parse(code).map(|phase| words::law::phase_name(lang, phase).into()),
            "what" => DocKind::parse(code).map(|kind| say::found_kind(lang, kind.code()).into()),
            "subject" => Some(words::law::subject(lang, code).into()),
            "kind" => Kind::parse(code).map(|kind| words::law::kind(lang, kind).into()),
            "year" => code.parse().ok().map(|year| say::in_year(lang, year)),
            "area" => Some(words::law::area(lang, code)),
            "agency" => {
                self.agencies.iter().find(|one| one.id.to_string() == code).map(|one| words::agency::full(lang, one))
            }
            "stance" => Stance::parse(code).ok().map(|stance| words::law::stance(lang, stance).into()),
            "class" => Class::parse(code).ok().map(|class| words::law::class(lang, class).into()),
            _ => None,
        }
    }
}

fn heading(visit: &Visit, filter: &str) -> &'static str {
    let lang = visit.lang;
    match filter {
        "state" => say::state(lang),
        "what" => say::found_in_what(lang),
        "subject" => say::subject(lang),
        "kind" => say::kind(lang),
        "year" => say::year(lang),
        "area" => say::area(lang),
        "agency" => say::agency(lang),
        "stance" => say::agree_or_not(lang),
        _ => find::class(lang),
    }
}

/// The values of a facet with their counts, the most frequent first; a count of nothing is one that may not be shown.
fn rows(facets: &Facets, filter: &str, inside: Option<&Consultation>, visit: &Visit) -> Vec<(String, Option<u64>)> {
    let texts = |counts: &[(String, usize)]| counts.iter().map(|(code, n)| (code.clone(), Some(*n as u64))).collect();
    // Of what is narrowed to a side, every number would tell how many took it.
    let told = |rows: &[(String, usize)]| match untold(visit, inside) {
        true => rows.iter().map(|(code, _)| (code.clone(), None)).collect(),
        false => texts(rows),
    };
    let shown = inside.is_some_and(|one| one.numbers_show(visit.now));
    let mut rows: Vec<(String, Option<u64>)> = match (filter, inside.is_some()) {
        ("what", true) => told(&facets.kinds),
        ("what", _) => texts(&facets.kinds),
        ("state", false) => texts(&facets.states),
        ("subject", false) => texts(&facets.subjects),
        ("kind", false) => texts(&facets.consultation_kinds),
        ("area", false) => texts(&facets.areas),
        ("agency", false) => facets.agencies.iter().map(|(id, n)| (id.to_string(), Some(*n as u64))).collect(),
        // The newest first, as they come.
        ("year", false) => return facets.years.iter().map(|(year, n)| (year.to_string(), Some(*n as u64))).collect(),
        ("stance", true) => {
            let code = |place: u8| Stance::ALL.get(usize::from(place)).map(|stance| stance.code().to_string());
            let rows = facets.stances.iter().filter_map(|(one, n)| Some((code(*one)?, shown.then_some(*n as u64))));
            rows.collect()
        }
        ("class", true) => {
            let code = |place: u8| Class::ALL.get(usize::from(place)).map(|class| class.code().to_string());
            let rows = facets.classes.iter().filter_map(|(one, n)| Some((code(*one)?, shown.then_some(*n as u64))));
            rows.collect()
        }
        _ => Vec::new(),
    };
    rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    rows
}

/// Whether a search is narrowed to a side or a class whose number the hearing's policy does not tell yet.
pub fn untold(visit: &Visit, inside: Option<&Consultation>) -> bool {
    let narrowed = ["stance", "class"].iter().any(|filter| !visit.asked(filter).is_empty());
    narrowed && inside.is_some_and(|one| !one.numbers_show(visit.now))
}

/// The facets of what was found; nothing where there are none.
pub fn column(visit: &Visit, facets: &Facets, names: &Names, inside: Option<&Consultation>) -> Option<AnyView> {
    let drawn: Vec<_> = FILTERS
        .iter()
        .filter_map(|filter| {
            let chosen = visit.asked(filter);
            let rows = rows(facets, filter, inside, visit);
            // What is chosen is always there to be taken off again.
            let (first, more) = rows.split_at(rows.len().min(MOST_LINKS));
            let links: Vec<_> = first
                .iter()
                .chain(more.iter().find(|(code, _)| code == chosen))
                .filter_map(|(code, count)| {
                    let here = code == chosen;
                    let class = if here { "picks__link picks__link--here" } else { "picks__link" };
                    let to = with(visit, filter, if here { "" } else { code });
                    let count = count.map(|n| view! { <span class="picks__count">{words::number(n)}</span> });
                    let called = names.call(visit, filter, code)?;
                    Some(view! { <li><a class=class href=to rel="nofollow" aria-current=here.then_some("true")>{called} " " {count}</a></li> })
                })
                .collect();
            (!links.is_empty()).then(|| view! { <div class="facet"><h2 class="facet__title">{heading(visit, filter)}</h2> <ul class="picks">{links}</ul></div> })
        })
        .collect();
    (!drawn.is_empty()).then(|| {
        view! { <nav class="facets" id="filters" aria-label=say::filters(visit.lang)>{drawn}</nav> }.into_any()
    })
}

/// The filters in use, each a link that takes it off.
pub fn chosen(visit: &Visit, names: &Names) -> Option<AnyView> {
    let lang = visit.lang;
    let chips: Vec<_> = FILTERS
        .iter()
        .filter_map(|filter| {
            let code = Some(visit.asked(filter)).filter(|code| !code.is_empty())?;
            Some(chip(visit, filter, names.call(visit, filter, code)?))
        })
        .collect();
    (!chips.is_empty()).then(|| view! { <ul class="chips" aria-label=find::chosen(lang)>{chips}</ul> }.into_any())
}

/// A filter in use, as a link that takes it off.
pub fn chip(visit: &Visit, filter: &str, called: String) -> impl IntoView + use<> {
    view! {
        <li><a class="chip" href=with(visit, filter, "") rel="nofollow"><span class="hidden">{find::take_off(visit.lang)} " "</span> {called} <svg class="chip__cross" viewBox="0 0 12 12" aria-hidden="true"><path d="M2 2l8 8M10 2l-8 8" /></svg></a></li>
    }
}

/// Whether the search is narrowed by anything that can be taken off.
pub fn narrowed(visit: &Visit) -> bool {
    FILTERS.iter().any(|filter| !visit.asked(filter).is_empty())
}

/// The address of a search for something else on the same page, without filters; in the same consultation or law if asked so.
pub fn again(visit: &Visit, text: &str, stay: bool) -> String {
    let mut pairs = vec![("q".to_string(), text.to_string())];
    if let Some(id) = asked::inside(visit).filter(|_| stay) {
        pairs.push(("in".into(), id.to_string()));
    }
    let page = if visit.path == "/laws/search" { "/laws/search" } else { "/search" };
    format!("{}?{}", visit.to(page), crate::request::encode(&pairs))
}
