//! The versions of a draft by the days of their publication, each with its reason, its address and its comparison.

use crate::request::Visit;
use domain::consultation::{Consultation, Version};
use leptos::prelude::*;
use store::version::Published;
use words::version as say;

/// "ร่างที่เผยแพร่เมื่อ 3 ต.ค. 2569", with the time where another came on the same day.
pub fn name(visit: &Visit, version: &Version, all: &[Published]) -> String {
    let lang = visit.lang;
    let Some(at) = version.published else {
        return say::waiting(lang, &words::date::short(lang, version.made.day()));
    };
    let same = all.iter().filter(|one| one.version.published.is_some_and(|other| other.day() == at.day())).count();
    let when = if same > 1 { words::date::moment(lang, at) } else { words::date::short(lang, at.day()) };
    say::name(lang, &when)
}

/// Where a comparison stands.
pub fn between(one: &Consultation, from: u32, to: u32) -> String {
    format!("/c/{}/compare?from={from}&to={to}", one.id)
}

/// The section that lists them, newest first, where there are two or more.
pub fn section(visit: &Visit, one: &Consultation, all: &[Published]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let latest = all.last().map(|one| one.version.number)?;
    let rows: Vec<_> = all
        .iter()
        .enumerate()
        .rev()
        .map(|(place, this)| {
            let number = this.version.number;
            let name = name(visit, &this.version, all);
            let to = visit.to(&format!("/c/{}/draft?version={number}", one.id));
            let compare = place.checked_sub(1).map(|before| {
                let to = visit.to(&between(one, all[before].version.number, number));
                view! { <a class="act" href=to>{say::compare(lang)} <span class="hidden">" " {name.clone()}</span></a> }
            });
            let why = (!this.reason.is_empty()).then(|| view! { <p class="versions__why"><span class="quiet">{say::why(lang)}</span> " " <span lang="th">{this.reason.clone()}</span></p> });
            let latest = (number == latest).then(|| view! { " · " {say::latest(lang)} });
            view! {
                <li class="versions__item">
                    <p><a href=to>{name.clone()}</a> {latest}</p>
                    {why}
                    {compare}
                </li>
            }
        })
        .collect();
    (all.len() > 1).then(|| {
        view! { <section class="section only-screen" id="versions"><h2 class="section__title">{say::title(lang)}</h2> <ol class="versions">{rows}</ol></section> }
    })
}
