//! The public page of an agency: what it hears about, its feed, its laws, and what it was called before. The page of one that was
//! merged leads to its heir.

use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use domain::agency::{Agency, Change};
use domain::consultation::{Filter, Sort};
use domain::id::AgencyId;
use domain::lang::Lang;
use domain::letter::Followed;
use domain::phase::Phase;
use domain::time::Moment;
use leptos::prelude::*;
use store::agency::Entry;
use words::agency as say;

/// Consultations on the page itself.
const SHOWN: u32 = 10;

/// # Errors
/// [`Problem::NotFound`] for no agency.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let store = &visit.site.store;
    let id = visit.id("id", AgencyId::parse)?;
    let one = store::agency::one(store, id).await?;
    if let Some(heir) = one.heir {
        return Ok(Page::moved(visit.to(&format!("/agencies/{heir}?from={id}"))));
    }
    let filter = Filter { agency: Some(id), ..Filter::default() };
    let mut cards = store::consultation::cards(store, &filter, Sort::ClosingSoonest, 1, SHOWN, visit.now).await?;
    // What was cancelled comes last, what is to come before it.
    cards.rows.sort_by_key(|card| card.phase(visit.now) == Phase::Cancelled);
    let history = store::agency::history(store, id).await?.done;
    let near: Vec<AgencyId> = one.parent.into_iter().chain(AgencyId::parse(visit.asked("from"))).collect();
    let near = store::agency::some(store, &near).await?;
    let others = match AgencyId::parse(visit.asked("from")) {
        Some(from) if near.iter().any(|other| other.id == from && other.heir == Some(id)) => {
            heirs(store, from, id).await?
        }
        _ => Vec::new(),
    };
    let (lang, stale) = (visit.lang, Moment(visit.now.0 + 60_000));
    let page = Page::new(one.name(lang).to_string(), move || {
        let parent = near.iter().find(|other| Some(other.id) == one.parent).map(|parent| {
            view! { <p class="quiet">{say::part_of(lang)} " " <a href=visit.to(&format!("/agencies/{}", parent.id))>{parent.name(lang).to_string()}</a></p> }
        });
        // Only what truly became part of this one is named.
        let from = AgencyId::parse(visit.asked("from"));
        let from = near.iter().find(|other| Some(other.id) == from && other.heir == Some(id));
        let from = from.map(|from| {
            let links: Vec<_> = others
                .iter()
                .map(|other| view! { " " <a href=visit.to(&format!("/agencies/{}", other.id))>{other.name(lang).to_string()}</a> })
                .collect();
            let others = (!links.is_empty()).then(|| view! { " " {say::others_too(lang)} {links} });
            view! { <p class="notice" role="status">{say::led_here(lang, from.name(lang))} {others}</p> }
        });
        let ended = one.ended.map(
            |ended| view! { <p class="notice">{say::ended_on(lang, ended.day())} " · " {say::ended_alone(lang)}</p> },
        );
        let rows: Vec<_> = cards.rows.iter().map(|card| card::row(&visit, card)).collect();
        let none = rows.is_empty().then(|| view! { <p class="empty__words">{say::no_consultations(lang)}</p> });
        let all = (cards.total > u64::from(SHOWN)).then(|| view! { <p><a class="act act--strong" href=visit.to(&format!("/consultations?agency={id}"))>{say::all_consultations(lang)} " " {words::number(cards.total)}</a></p> });
        let follow =
            one.ended.is_none().then(|| crate::letters::page::link(&visit, &Followed::Agency(id), say::follow(lang)));
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/agencies")>{say::directory(lang)}</a></nav>
            <header class="title">
                <p class="title__kind">{kind(lang, &one)}</p>
                <h1>{one.name(lang).to_string()}</h1>
                {parent}
            </header>
            {from}
            {ended}
            <section class="section">
                <h2 class="section__title">{say::its_consultations(lang)}</h2>
                {none}
                <ol class="rows">{rows}</ol>
                {all}
                <ul class="plain gap-4">
                    <li>{follow}</li>
                    <li><a href=visit.to(&format!("/consultations/feed?agency={id}"))>{say::feed(lang)}</a></li>
                    <li><a href=visit.to(&format!("/laws?agency={id}"))>{say::its_laws(lang)}</a></li>
                    <li><a href=visit.to(&format!("/proposals?agency={id}"))>{words::proposal::of_agency(lang)}</a></li>
                    <li><a href=visit.to(&format!("/laws/follow-up?agency={id}"))>{words::report::follow_title(lang)}</a></li>
                </ul>
            </section>
            <section class="section" id="history">
                <h2 class="section__title">{say::history(lang)}</h2>
                {entries(lang, &history)}
            </section>
        }
    });
    Ok(Page {
        feed: Some(format!("/consultations/feed?agency={id}")),
        ..page.at("/consultations").kept(Touch::Anything, stale)
    })
}

/// To whom else an agency that was merged had handed a part of its work.
async fn heirs(store: &store::Store, from: AgencyId, but: AgencyId) -> Result<Vec<Agency>, Problem> {
    let history = store::agency::history(store, from).await?.done;
    let heir = |entry: &Entry| match entry.change {
        Change::Handed { heir, .. } => (entry.agency == from && heir != but).then_some(heir),
        _ => None,
    };
    let mut ids: Vec<AgencyId> = history.iter().filter_map(heir).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(store::agency::some(store, &ids).await?)
}

/// What it is, and where.
pub fn kind(lang: Lang, one: &Agency) -> String {
    let place = one.place.as_ref().map(|place| say::place(lang, place)).filter(|place| !place.is_empty());
    [Some(say::what(lang, one).to_string()), place].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// One change in a sentence.
pub fn sentence(lang: Lang, entry: &Entry) -> String {
    let of = |(th, en): &(String, String)| match lang {
        Lang::En if !en.is_empty() => en.clone(),
        _ => th.clone(),
    };
    say::told(lang, &of(&entry.before), &entry.change, &of(&entry.heir))
}

/// Changes, each with its day and what laid it down.
pub fn entries(lang: Lang, history: &[Entry]) -> AnyView {
    if history.is_empty() {
        return view! { <p class="quiet">{say::no_history(lang)}</p> }.into_any();
    }
    let rows: Vec<_> = history
        .iter()
        .map(|entry| view! { <li class="versions__item"><p>{sentence(lang, entry)}</p> <p class="quiet">{say::from_day(lang, entry.day)} " · " <span lang="th">{entry.basis.clone()}</span></p></li> })
        .collect();
    view! { <ol class="versions">{rows}</ol> }.into_any()
}
