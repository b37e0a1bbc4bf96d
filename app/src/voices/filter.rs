//! What a list of comments is narrowed to: the parts with their counts, the stances, and what is chosen with the way to lift it.

use crate::card;
use crate::request::{Visit, encode};
use domain::comment::{Counts, GONE, Stance};
use domain::consultation::Consultation;
use leptos::prelude::*;
use std::collections::{HashMap, HashSet};
use store::comment::PublicFilter;
use words::public as say;

/// As many provisions stand open; more are folded.
const OPEN: usize = 8;
/// So many provisions are offered; others are narrowed to from their place in the draft.
const MOST: usize = 60;

/// The provisions that most was said on, and the one chosen, in no order: a code has thousands.
pub fn provisions<'a>(counts: &'a Counts, chosen: &'a str) -> Vec<&'a str> {
    let is_provision = |at: &str| at != "all" && at != GONE && !at.starts_with('k');
    let mut all: Vec<_> = counts.by_target.iter().filter(|(at, _)| is_provision(at)).collect();
    all.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let most = all.into_iter().take(MOST).map(|(at, _)| at.as_str());
    most.chain(Some(chosen).filter(|at| is_provision(at) && !at.is_empty())).collect()
}

/// The list narrowed so; a changed filter begins with the newest.
fn to(visit: &Visit, at: &str, stance: &str) -> String {
    let pairs = [("at", at), ("stance", stance)].into_iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<(String, String)> = pairs.map(|(name, value)| (name.into(), value.into())).collect();
    if pairs.is_empty() { visit.to(&visit.path) } else { visit.to(&format!("{}?{}", visit.path, encode(&pairs))) }
}

fn codes(filter: &PublicFilter) -> (&str, &str) {
    (filter.target.as_ref().map_or("", |target| target.as_str()), filter.stance.map_or("", Stance::code))
}

/// The filters in use, each a link that takes it off, how many there are, and all of them again.
pub fn chosen(
    visit: &Visit,
    one: &Consultation,
    filter: &PublicFilter,
    counts: &Counts,
    labels: &[(String, String)],
) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let (at, stance) = codes(filter);
    let chip = |words: String, to: String| {
        view! {
            <li><a class="chip" href=to><span class="hidden">{words::find::take_off(lang)} " "</span> {words} <svg class="chip__cross" viewBox="0 0 12 12" aria-hidden="true"><path d="M2 2l8 8M10 2l-8 8" /></svg></a></li>
        }
    };
    let part = (!at.is_empty()).then(|| chip(card::target_name(visit, one, at, labels), to(visit, "", stance)));
    let side = filter.stance.map(|side| chip(words::law::stance(lang, side).into(), to(visit, at, "")));
    // How many take a side is not told before the hearing closes.
    let n = filter.stance.is_none().then(|| words::common::comments(lang, counts.at(at)));
    let n = n.map(|n| view! { <li class="chips__count">{n}</li> });
    (part.is_some() || side.is_some()).then(|| {
        view! {
            <ul class="chips" aria-label=words::find::chosen(lang)>
                {part}
                {side}
                {n}
                <li><a class="act act--strong" href=to(visit, "", "")>{format!("{} {}", say::lift(lang), words::common::comments(lang, one.comments))}</a></li>
            </ul>
        }
    })
}

/// The parts that people spoke of and the sides they took, as links.
pub fn column(
    visit: &Visit,
    one: &Consultation,
    filter: &PublicFilter,
    counts: &Counts,
    labels: &[(String, String)],
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let (at, side) = codes(filter);
    let link = |label: String, to: String, here: bool, n: Option<u64>| {
        let class = if here { "picks__link picks__link--here" } else { "picks__link" };
        let n = n.map(|n| view! { <span class="picks__count">{words::number(n)}</span> });
        view! { <li><a class=class href=to aria-current=here.then_some("true")>{label} " " {n}</a></li> }
    };
    let at_each: HashMap<&str, u64> = counts.by_target.iter().map(|(at, n)| (at.as_str(), *n)).collect();
    let part = |anchor: &str, label: String| {
        let n = if anchor.is_empty() { one.comments } else { at_each.get(anchor).copied().unwrap_or(0) };
        link(label, to(visit, anchor, side), anchor == at, Some(n))
    };
    let points: Vec<_> = std::iter::once(part("", words::common::all(lang).into()))
        .chain(one.points().map(|point| {
            let label = format!("{} {}", words::law::key_point(lang, point.number), point.title);
            part(&point.anchor(), label)
        }))
        .chain(std::iter::once(part("all", words::law::whole(lang).into())))
        .collect();
    // In the order of the text, as the labels are.
    let spoken: HashSet<&str> = provisions(counts, at).into_iter().collect();
    let named: Vec<_> = labels.iter().filter(|(anchor, _)| spoken.contains(anchor.as_str())).collect();
    let open = named.len() <= OPEN || named.iter().any(|(anchor, _)| anchor == at);
    let links: Vec<_> = named.iter().map(|(anchor, label)| part(anchor, label.clone())).collect();
    let sections = (!links.is_empty()).then(|| {
        view! {
            <details class="fold facet__fold" open=open>
                <summary class="fold__name">{say::provisions(lang)}</summary>
                <ul class="picks">{links}</ul>
            </details>
        }
    });
    let sides: Vec<_> = Stance::ALL
        .iter()
        .map(|stance| {
            let here = stance.code() == side;
            let to = to(visit, at, if here { "" } else { stance.code() });
            link(words::law::stance(lang, *stance).into(), to, here, None)
        })
        .collect();
    view! {
        <nav class="facets" id="filters" aria-label=say::filters(lang)>
            <div class="facet"><h2 class="facet__title">{say::about_part(lang)}</h2> <ul class="picks">{points}</ul> {sections}</div>
            <div class="facet"><h2 class="facet__title">{say::agree_or_not(lang)}</h2> <ul class="picks">{sides}</ul></div>
        </nav>
    }
}
