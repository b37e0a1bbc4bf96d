//! How people come to a dossier: counted in memory until it is written, and shown to its agency with the links that are given out.

use crate::problem::Problem;
use crate::request::Visit;
use domain::arrival::{Came, SMALLEST, Via};
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::receipt::Receipt;
use leptos::prelude::*;
use std::sync::{Mutex, PoisonError};
use store::arrivals::More;
use words::arrival as say;

/// The field of an address that says by what somebody came.
pub const FIELD: &str = "via";

/// What was counted and is not written yet. Nothing in it is about a person.
#[derive(Default)]
pub struct Arrivals(Mutex<More>);

impl Arrivals {
    fn add(&self, id: ConsultationId, via: Via, (came, spoke): (u64, u64)) {
        let mut more = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = more.entry((id, via)).or_default();
        *kept = (kept.0 + came, kept.1 + spoke);
    }

    /// Somebody came to a dossier.
    pub fn came(&self, id: ConsultationId, via: Via) {
        self.add(id, via, (1, 0));
    }

    /// Takes what was counted, to be written.
    pub fn take(&self) -> More {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts back what could not be written.
    pub fn put_back(&self, more: More) {
        more.into_iter().for_each(|((id, via), n)| self.add(id, via, n));
    }
}

/// Counts that somebody spoke, by the way they came; a form that was sent twice is one.
pub fn spoke(visit: &Visit, id: ConsultationId, receipt: &Receipt) {
    // Those who are signed in are not counted when they come, either.
    if receipt.at == visit.now && !visit.viewer.signed_in() {
        visit.site.arrivals.add(id, visit.via.unwrap_or(Via::Unknown), (0, 1));
    }
}

/// Takes the way out of an address's query (`at=k1&via=line`); other pages than a dossier's have none.
pub fn split(path: &str, query: &str) -> (String, Option<Via>) {
    if !path.starts_with("/c/") || !query.contains(FIELD) {
        return (query.to_string(), None);
    }
    let (mut rest, mut via) = (Vec::new(), None);
    for pair in query.split('&') {
        match pair.strip_prefix(FIELD).and_then(|rest| rest.strip_prefix('=')) {
            Some(code) => via = Via::parse(code),
            None => rest.push(pair),
        }
    }
    (rest.join("&"), via)
}

/// A link that is given out: short, and says by what people come.
pub fn link(visit: &Visit, id: ConsultationId, via: Via) -> String {
    format!("{}{}?{FIELD}={}", visit.site.address, visit.lang.path(&format!("/c/{id}")), via.code())
}

/// How people came to a dossier, for its agency; nothing before it is published.
///
/// # Errors
/// Faults of the store.
pub async fn load(visit: &Visit, one: &Consultation) -> Result<Option<Vec<Came>>, Problem> {
    if !domain::arrival::counted(one, visit.now) {
        return Ok(None);
    }
    Ok(Some(store::arrivals::of(&visit.site.store, &visit.viewer, one.id).await?))
}

/// The same, drawn, with the links to give out.
pub fn desk(visit: &Visit, one: &Consultation, came: &[Came]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rows: Vec<_> = came
        .iter()
        .map(|row| {
            let spoke = match row.spoke {
                1..SMALLEST => say::fewer(lang, SMALLEST),
                // In steps, so that no one comment moves it.
                n => words::number(n / SMALLEST * SMALLEST),
            };
            // Who was counted nowhere when they came spoke all the same.
            let came = if row.came == 0 { "–".to_string() } else { words::number(row.came) };
            view! { <tr><th scope="row">{say::via(lang, row.via)}</th> <td class="table__n">{came}</td> <td class="table__n">{spoke}</td></tr> }
        })
        .collect();
    let give = |via: Via| {
        let address = link(visit, one.id, via);
        view! {
            <li>
                <p class="small quiet">{say::give(lang, via)}</p>
                <p class="share__address">{address.clone()}</p>
                <p class="share"><button class="act" type="button" data-copy=address hidden>{words::public::copy_link(lang)}</button> <span class="share__said" role="status" data-said=words::public::copied(lang)></span></p>
            </li>
        }
    };
    let poster = visit.to(&format!("/c/{}/poster", one.id));
    view! {
        <section class="section" id="arrivals">
            <h2 class="section__title">{say::title(lang)}</h2>
            <table class="table">
                <caption class="hidden">{say::title(lang)}</caption>
                <thead><tr><th scope="col">{say::way(lang)}</th> <th scope="col" class="table__n">{say::came(lang)}</th> <th scope="col" class="table__n">{say::spoke(lang)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="small quiet gap-2">{say::note(lang)}</p>
            <h3 class="side__title gap-4">{say::to_give(lang)}</h3>
            <ul class="plain">
                {give(Via::Link)}
                {give(Via::Line)}
                <li><a class="act" href=poster>{say::poster(lang)}</a></li>
            </ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_is_taken_out_of_a_dossiers_address_alone() {
        assert_eq!(split("/c/1", "via=line"), (String::new(), Some(Via::Line)));
        assert_eq!(split("/c/1/say", "at=k1&via=poster&x=2"), ("at=k1&x=2".into(), Some(Via::Poster)));
        assert_eq!(split("/c/1", "via=somebody"), (String::new(), None));
        assert_eq!(split("/search", "via=line"), ("via=line".into(), None));
    }
}
