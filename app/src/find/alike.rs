//! Consultations like one at hand, by their wording. They stand on a kept page, so nothing of them is said that the clock or
//! another dossier's events would change.

use super::{asked, texts};
use crate::problem::Problem;
use crate::request::Visit;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::time::Moment;
use leptos::prelude::*;
use words::find as say;

const MOST: usize = 4;

/// The consultations like one, the likest first.
///
/// # Errors
/// Faults of the store. An index that cannot answer has none.
pub async fn to(visit: &Visit, one: &Consultation) -> Result<Vec<Consultation>, Problem> {
    let text = format!("{}\n{}", texts::names(one), texts::consultation(one));
    let hits = asked::answer(visit, |index| index.like(&text, one.id.0, MOST)).unwrap_or_default();
    let ids: Vec<ConsultationId> = hits.iter().map(|hit| ConsultationId(hit.group)).collect();
    let mut found = store::consultation::public_some(&visit.site.store, &ids).await?;
    found.sort_by_key(|one| ids.iter().position(|id| *id == one.id));
    Ok(found)
}

/// How long a page with them may be kept: an index being made anew may find some soon.
///
/// # Errors
/// Faults of the store.
pub async fn stale(visit: &Visit, alike: &[Consultation], stale: Moment) -> Result<Moment, Problem> {
    let soon = Moment(visit.now.0 + 60_000);
    let may_come = alike.is_empty() && asked::being_made(visit).await?.is_some();
    Ok(if may_come { stale.min(soon) } else { stale })
}

/// Them as a section of the consultation's page.
pub fn rows(visit: &Visit, alike: &[Consultation]) -> Option<AnyView> {
    let lang = visit.lang;
    if alike.is_empty() {
        return None;
    }
    let rows: Vec<_> = alike
        .iter()
        .map(|one| {
            let year = one.dates.opens.or(one.dates.published).map(|at| words::public::in_year(lang, at.day().be().0));
            view! {
                <li class="alike">
                    <a class="alike__link" href=visit.to(&format!("/c/{}", one.id)) lang="th">{one.name().to_string()}</a>
                    <p class="row__meta"><span>{one.by(lang).to_string()}</span> <span>{words::law::kind(lang, one.kind)}</span> {year.map(|year| view! { <span>{year}</span> })}</p>
                </li>
            }
        })
        .collect();
    Some(
        view! {
            <section class="section" id="alike">
                <h2 class="section__title">{say::alike(lang)}</h2>
                <p class="section__note">{say::alike_why(lang)}</p>
                <ul>{rows}</ul>
            </section>
        }
        .into_any(),
    )
}
