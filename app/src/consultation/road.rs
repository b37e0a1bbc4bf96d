//! The road so far and what comes next, with dates.

use super::page::Loaded;
use crate::request::Visit;
use domain::consultation::Consultation;
use domain::phase::Phase;
use domain::road::Entry;
use domain::time::Moment;
use leptos::prelude::*;
use words::public as say;

/// The steps of the road: every round with the days that were put off, revised drafts, a result that was read before the final one,
/// and what was entered after the hearing.
pub fn steps(visit: &Visit, one: &Consultation, loaded: &Loaded) -> impl IntoView + use<> {
    let (rounds, after) = (&loaded.rounds[..], &loaded.road[..]);
    let lang = visit.lang;
    let phase = one.phase(visit.now);
    let d = &one.dates;
    let mut steps: Vec<(Option<Moment>, String, bool)> =
        vec![(d.published, say::road_published(lang).into(), d.published.is_some())];
    let several = rounds.len() > 1;
    let numbered = |words: &str, number: u32| match several {
        true => format!("{words} ({})", say::round(lang, number)),
        false => words.to_string(),
    };
    // What is published on its first day opens then, not at the midnight before.
    let opened = |at: Option<Moment>| at.max(d.published.filter(|_| at.is_some()));
    for told in rounds.iter().take(rounds.len().saturating_sub(1)) {
        let round = &told.round;
        steps.push((opened(Some(round.opens)), numbered(say::road_open(lang), round.number), true));
        steps.push((Some(round.closes), numbered(say::road_close(lang), round.number), true));
    }
    let number = one.round.as_ref().map_or(1, |round| round.number);
    let open = !matches!(phase, Phase::Preparing | Phase::Announced);
    steps.push((opened(d.opens), numbered(say::road_open(lang), number), open));
    if let Some(cancelled) = d.cancelled {
        steps.push((Some(cancelled), say::road_cancelled(lang).into(), true));
    } else {
        let closed = matches!(phase, Phase::Closed | Phase::Summarised);
        steps.push((d.closes, numbered(say::road_close(lang), number), closed));
        steps.push((d.summarised, say::road_summary(lang).into(), phase == Phase::Summarised));
    }
    let put_off = rounds.iter().flat_map(|told| &told.extensions);
    let put_off = put_off.map(|of| (of.at, say::road_extended(lang, of.was.day(), of.closes.day())));
    // The first draft was published with the consultation.
    let revised =
        loaded.versions.iter().skip(1).filter_map(|of| Some((of.version.published?, say::road_version(lang).into())));
    let early = loaded.early.map(|at| (at, say::road_early(lang).into()));
    for (at, words) in put_off.chain(revised).chain(early) {
        let place = steps.iter().rposition(|(day, ..)| day.is_some_and(|day| day <= at)).map_or(0, |place| place + 1);
        steps.insert(place, (Some(at), words, true));
    }
    let passed = |entry: &&Entry| entry.stands() && entry.day <= visit.now.day();
    let last_done = match after.iter().any(|entry| passed(&entry)) {
        true => None,
        false => steps.iter().rposition(|(_, _, done)| *done),
    };
    let rows: Vec<_> = steps
        .into_iter()
        .enumerate()
        .map(|(place, (at, words, done))| {
            let class = match (done, Some(place) == last_done) {
                (true, true) => "road__step road__step--now",
                (true, false) => "road__step road__step--done",
                _ => "road__step",
            };
            let when = at.map_or_else(|| say::no_day(lang).to_string(), |at| words::date::moment(lang, at));
            let words = if Some(place) == last_done { view! { <b>{words}</b> }.into_any() } else { words.into_any() };
            view! { <li class=class><div><span class="road__when">{when}</span> {words}</div></li> }
        })
        .collect();
    let last = after.iter().rposition(|entry| passed(&entry));
    let entered: Vec<_> =
        after.iter().enumerate().map(|(place, entry)| entered(visit, entry, Some(place) == last)).collect();
    let rules = visit.site.rules();
    let next = (phase == Phase::Summarised).then(|| domain::road::next(&rules, one.kind, after)).flatten().map(|step| {
        view! { <li class="road__step"><div><span class="road__when">{words::road::next_no_day(lang)}</span> {words::rules::name(lang, step)}</div></li> }
    });
    view! { <section class="section" id="road"><h2 class="section__title">{say::road(lang)}</h2> <ol class="road">{rows} {entered} {next}</ol></section> }
}

/// The steps that were entered, alone.
pub fn after(visit: &Visit, entries: &[Entry]) -> impl IntoView + use<> {
    let last = entries.iter().rposition(|entry| entry.stands() && entry.day <= visit.now.day());
    let rows: Vec<_> =
        entries.iter().enumerate().map(|(place, entry)| entered(visit, entry, Some(place) == last)).collect();
    view! { <ol class="road">{rows}</ol> }
}

/// A step after the hearing, with where it can be read.
fn entered(visit: &Visit, entry: &Entry, last: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let class = match (entry.stands(), last, entry.day <= visit.now.day()) {
        (false, ..) => "road__step road__step--stop",
        (true, true, _) => "road__step road__step--now",
        (true, false, true) => "road__step road__step--done",
        (true, false, false) => "road__step",
    };
    let name = words::rules::step(lang, &visit.site.rules(), &entry.step);
    let name = if last { view! { <b>{name}</b> }.into_any() } else { name.into_any() };
    view! { <li class=class><div><span class="road__when">{words::date::full(lang, entry.day)}</span> {name} {beside(visit, entry)}</div></li> }
}

/// What stands beside a step: its source, its note, and that it was taken back.
pub fn beside(visit: &Visit, entry: &Entry) -> impl IntoView + use<> {
    let lang = visit.lang;
    let source = match entry.link.is_empty() {
        true => view! { <span lang="th">{entry.source.clone()}</span> }.into_any(),
        false => {
            view! { <a href=entry.link.clone() rel="nofollow noopener noreferrer" lang="th">{entry.source.clone()}</a> }
                .into_any()
        }
    };
    let note =
        (!entry.note.is_empty()).then(|| view! { <span class="road__note" lang="th">{entry.note.clone()}</span> });
    let back = entry.taken_back.as_ref().map(|(at, why)| {
        let said = words::road::taken_back(lang, &words::date::full(lang, at.day()));
        view! { <span class="road__note">{said} " " <span lang="th">{why.clone()}</span></span> }
    });
    view! { <span class="road__note">{words::road::reference(lang)} ": " {source}</span> {note} {back} }
}
