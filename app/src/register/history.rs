//! Every change of a law: who, when, and of each field what stood before and after.

use crate::request::Visit;
use domain::agency::Agency;
use domain::lang::Lang;
use domain::register::Facts;
use leptos::prelude::*;
use store::law::{Change, State};
use words::register as say;

/// The fields of a state, each as people read it, in the order of the form.
fn told(lang: Lang, state: &State, agencies: &[Agency], at: &str) -> Vec<(&'static str, String)> {
    let Facts { kind, short_names, status, force, minister, announced, parent, .. } = &state.facts;
    let Facts { summary, purpose, translation, translation_link, related, exemption, cycle, evaluated, .. } =
        &state.facts;
    let day = |day| words::date::short(lang, day);
    let names = state.agencies.iter().filter_map(|id| agencies.iter().find(|one| one.id == *id));
    vec![
        ("kind", say::kind(lang, *kind).into()),
        ("short_names", short_names.join(" · ")),
        ("minister", minister.clone()),
        ("agencies", names.map(|one| one.name(lang).to_string()).collect::<Vec<_>>().join(" · ")),
        ("announced", announced.as_ref().map_or(String::new(), |one| format!("{} · {}", day(one.day), one.reference))),
        ("parent", parent.map_or(String::new(), |id| id.to_string())),
        (
            "force",
            force.as_ref().map_or_else(
                || say::force_unknown(lang).to_string(),
                |force| format!("{} · {}", day(force.day), say::force_source(lang, force, at)),
            ),
        ),
        ("status", say::status_of(lang, status, None, domain::time::Day(0))),
        (
            "exemption",
            exemption
                .as_ref()
                .map_or(String::new(), |one| format!("{} · {}", say::ground_of(lang, one.ground), one.reason)),
        ),
        ("cycle", cycle.as_ref().map_or(String::new(), |one| format!("{} · {}", words::plain(one.years), one.source))),
        ("evaluated", evaluated.as_ref().map_or(String::new(), |one| format!("{} · {}", day(one.day), one.source))),
        ("summary", summary.clone()),
        ("purpose", purpose.clone()),
        ("translation", translation.clone()),
        ("translation_link", translation_link.clone()),
        ("related", related.clone()),
    ]
}

/// The changes, the last first; `at` is the provision that tells of entry into force.
pub fn section(visit: &Visit, changes: &[Change], agencies: &[Agency], at: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rows: Vec<_> = changes.iter().map(|change| one(visit, change, agencies, at)).collect();
    let list = match rows.is_empty() {
        true => view! { <p class="quiet">{say::no_history(lang)}</p> }.into_any(),
        false => view! { <ol class="versions">{rows}</ol> }.into_any(),
    };
    view! { <section class="section" id="history"><h2 class="section__title">{say::history(lang)}</h2> {list}</section> }
}

fn one(visit: &Visit, change: &Change, agencies: &[Agency], at: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    let (before, after) = (told(lang, &change.before, agencies, at), told(lang, &change.after, agencies, at));
    let fields: Vec<_> = before
        .into_iter()
        .zip(after)
        .filter(|((_, before), (_, after))| before != after)
        .map(|((name, before), (_, after))| {
            let dash = |text: String| if text.is_empty() { "–".to_string() } else { text };
            view! { <li><b>{say::field(lang, name)}</b> ": " <span class="quiet">{say::before(lang)}</span> " " <del lang="th">{dash(before)}</del> " " <span class="quiet">{say::after(lang)}</span> " " <ins lang="th">{dash(after)}</ins></li> }
        })
        .collect();
    let who = say::changed_by(lang, &change.name, &words::date::moment(lang, change.at));
    view! { <li class="versions__item"><p><b>{who}</b></p> <ul class="plain">{fields}</ul></li> }
}
