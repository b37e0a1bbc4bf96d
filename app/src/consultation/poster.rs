//! The A4 poster: a code to scan, three plain lines, the closing date.

use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::qr;
use domain::arrival::Via;
use domain::id::ConsultationId;
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
        let address = format!("{}{}", visit.site.address, visit.lang.path(&format!("/c/{id}")));
        let scanned = crate::arrivals::link(&visit, id, Via::Poster);
        let until = one.dates.closes.map(|closes| view! { <p class="poster__until">{say::comment_until(lang)} " " {words::date::deadline(lang, closes)}</p> });
        let lines = [&one.texts.change, &one.texts.whom].map(|line| view! { <p>{line.clone()}</p> });
        view! {
            <article class="poster">
                <p class="poster__agency">{one.agency.name(lang).to_string()} " " {say::wants_hearing(lang)}</p>
                <h1 class="poster__title">{one.name().to_string()}</h1>
                <div class="poster__lines">{lines.into_iter().collect::<Vec<_>>()}</div>
                {until}
                <div class="poster__way"><div class="poster__qr">{qr::svg(&scanned)}</div> <div><p>{say::scan(lang)}</p> <p class="poster__address">{address.clone()}</p></div></div>
            </article>
            <p class="gap-4 only-screen"><a class="act" href=visit.to(&format!("/c/{id}"))>{words::common::back(lang)}</a></p>
        }
    })
    .kept(Touch::Consultation(id), stale))
}
