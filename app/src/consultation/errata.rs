//! Slips of the hand that were mended in what is published: both wordings, for everyone to read.

use crate::desk::erratum::place;
use crate::request::Visit;
use domain::consultation::Consultation;
use domain::erratum::{DRAFT, Erratum};
use leptos::prelude::*;
use words::public as say;

/// The section that lists them, newest first.
pub fn section(visit: &Visit, one: &Consultation, errata: &[Erratum]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let rows: Vec<_> = errata
        .iter()
        .rev()
        .map(|erratum| {
            let label = match (erratum.place.as_str(), erratum.label.is_empty()) {
                (DRAFT, false) => erratum.label.clone(),
                (code, _) => place(lang, one, code),
            };
            let whither = match (erratum.anchor.is_empty(), &one.version) {
                (false, _) => visit.to(&format!("/c/{}/{}", one.id, erratum.anchor)),
                (true, Some(_)) if erratum.place == DRAFT => visit.to(&format!("/c/{}/draft", one.id)),
                _ => String::new(),
            };
            let label = match whither.is_empty() {
                true => view! { <span>{label}</span> }.into_any(),
                false => view! { <a href=whither lang="th">{label}</a> }.into_any(),
            };
            view! {
                <li class="versions__item">
                    <p>{say::corrected_on(lang, erratum.at.day())} " · " {label}</p>
                    {words_of(visit, erratum)}
                    <p class="versions__why"><span class="quiet">{words::desk::public_reason(lang)}</span> " " <span lang="th">{erratum.reason.clone()}</span></p>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section" id="errata">
                <h2 class="section__title">{say::errata(lang)}</h2>
                <p class="section__note">{say::errata_note(lang)}</p>
                <ol class="versions">{rows}</ol>
            </section>
        }
    })
}

/// Before and after, read without colour.
fn words_of(visit: &Visit, erratum: &Erratum) -> impl IntoView + use<> {
    use compare::Turn;
    let mut out = String::new();
    crate::version::lines::turned(&mut out, visit.lang, Turn::Removed, &erratum.before);
    out.push_str(" → ");
    crate::version::lines::turned(&mut out, visit.lang, Turn::Added, &erratum.after);
    view! { <p class="diff__cell" lang="th" inner_html=out></p> }
}
