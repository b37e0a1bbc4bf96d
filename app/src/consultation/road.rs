//! The road so far and what comes next, with dates.

use crate::request::Visit;
use domain::consultation::Consultation;
use domain::phase::Phase;
use domain::time::Moment;
use leptos::prelude::*;
use words::public as say;

/// The steps of the road.
pub fn steps(visit: &Visit, one: &Consultation) -> impl IntoView + use<> {
    let lang = visit.lang;
    let phase = one.phase(visit.now);
    let d = &one.dates;
    let mut steps: Vec<(Option<Moment>, &'static str, bool)> =
        vec![(d.published, say::road_published(lang), d.published.is_some())];
    // What is published on its first day opens then, not at the midnight before.
    let opens = d.opens.max(d.published.filter(|_| d.opens.is_some()));
    steps.push((opens, say::road_open(lang), !matches!(phase, Phase::Preparing | Phase::Announced)));
    if let Some(cancelled) = d.cancelled {
        steps.push((Some(cancelled), say::road_cancelled(lang), true));
    } else {
        steps.push((d.closes, say::road_close(lang), matches!(phase, Phase::Closed | Phase::Summarised)));
        steps.push((d.summarised, say::road_summary(lang), phase == Phase::Summarised));
    }
    let last_done = steps.iter().rposition(|(_, _, done)| *done);
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
    view! { <section class="section" id="road"><h2 class="section__title">{say::road(lang)}</h2> <ol class="road">{rows}</ol></section> }
}
