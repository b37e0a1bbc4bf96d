//! The A4 poster: a code to scan, three plain lines, the closing date; or that the hearing is over, called off, not open yet.

use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::qr;
use domain::arrival::Via;
use domain::id::ConsultationId;
use domain::phase::Phase;
use leptos::prelude::*;
use words::public as say;

/// # Errors
/// [`Problem::NotFound`] for a consultation that is not public.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let one = crate::then::public_one(&visit, id).await?;
    let lang = visit.lang;
    let stale = visit.stale(&one.dates);
    let title = one.name().to_string();
    Ok(Page::new(title, move || {
        // Who scans the code comes by the poster; the address below it is for typing.
        let (host, place) = (visit.site.address.clone(), visit.lang.path(&format!("/c/{id}")));
        let scanned = crate::arrivals::link(&visit, id, Via::Poster);
        let phase = one.phase(visit.now);
        let words = match (phase, one.dates.opens, one.dates.closes) {
            (Phase::Cancelled, ..) => Some(say::poster_cancelled(lang).to_string()),
            (Phase::Closed | Phase::Summarised, ..) => Some(say::poster_closed(lang).to_string()),
            (Phase::Announced, Some(opens), Some(closes)) => Some(say::comment_between(lang, opens.day(), closes)),
            (_, _, Some(closes)) => Some(format!("{} {}", say::comment_until(lang), words::date::deadline(lang, closes))),
            _ => None,
        };
        let until = words.map(|words| view! { <p class="poster__until">{words}</p> });
        let asks = matches!(phase, Phase::Preparing | Phase::Announced | Phase::Open).then(|| say::wants_hearing(lang));
        let change = (!one.texts.change.is_empty()).then(|| view! { <p lang="th">{one.texts.change.clone()}</p> });
        let whom = (!one.texts.whom.is_empty()).then(|| view! { <p><b>{say::for_whom(lang)}</b> " " <span lang="th">{one.texts.whom.clone()}</span></p> });
        view! {
            <div class="poster-about only-screen gap-4"><p>{say::poster_print(lang)}</p> <p><a class="act" href=visit.to(&format!("/c/{id}"))>{words::common::back(lang)}</a></p></div>
            <article class="poster">
                <p class="poster__agency">{one.agency.name(lang).to_string()} " " {asks}</p>
                <h1 class="poster__title">{one.name().to_string()}</h1>
                <div class="poster__lines">{change} {whom}</div>
                {until}
                <div class="poster__way"><div class="poster__qr">{qr::svg(&scanned)}</div> <div><p>{say::scan(lang)}</p> <p class="poster__address">{host.clone()}<wbr/><span class="nb">{place.clone()}</span></p></div></div>
            </article>
        }
    })
    .kept(Touch::Consultation(id), stale))
}
