//! A dossier as somebody outside the agency sees it by a link, before it is published: its page, its text, its questions, its
//! analysis, each marked. What the public page would offer to send is not there.

use super::{forms, impact, page};
use crate::desk::dossier;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::{draft as text, survey as questions};
use domain::consultation::Consultation;
use domain::time::Moment;
use leptos::prelude::*;
use words::public as say;

/// What a link opens.
enum Opened {
    /// The dossier, still unpublished, until this moment.
    Seen(Box<Consultation>, Moment),
    /// It is public by now, or the link does not open.
    Else(Page),
}

async fn opened(visit: &Visit) -> Result<Opened, Problem> {
    let store = &visit.site.store;
    let (one, until) = match store::preview::open(store, visit.param("token"), visit.now).await {
        Ok(found) => found,
        Err(store::Error::NotFound) => return Ok(Opened::Else(ended(visit))),
        Err(other) => return Err(other.into()),
    };
    if one.phase(visit.now).is_public() {
        return Ok(Opened::Else(Page::moved(visit.to(&format!("/c/{}", one.id)))));
    }
    Ok(Opened::Seen(Box::new(dossier::filled(&one, &store::impact::latest(store, one.id).await?)), until))
}

/// One page for a link that was guessed, ran out or was ended.
fn ended(visit: &Visit) -> Page {
    let lang = visit.lang;
    let page = Page::new(say::link_ended(lang), move || {
        view! { <div class="trouble"><h1>{say::link_ended(lang)}</h1> <p class="trouble__words">{say::link_ended_why(lang)}</p></div> }
    });
    Page { status: 404, ..page }
}

/// The address that all its pages stand under.
fn here(visit: &Visit) -> String {
    format!("/preview/{}", visit.param("token"))
}

/// # Errors
/// Faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let (one, until) = match opened(&visit).await? {
        Opened::Seen(one, until) => (one, until),
        Opened::Else(page) => return Ok(page),
    };
    let analysed = !store::impact::latest(&visit.site.store, one.id).await?.is_empty();
    let kept = store::attachment::all(&visit.site.store, one.id).await?;
    let loaded = page::Loaded { analysed, kept, ..Default::default() };
    let title = one.name().to_string();
    Ok(Page::new(title, move || {
        view! { <p class="notice notice--care">{say::shared_until(visit.lang, until)}</p> {page::body(&visit, &one, &loaded)} }
    }))
}

/// # Errors
/// [`Problem::NotFound`] where there is no text.
pub async fn draft(visit: Visit) -> Result<Page, Problem> {
    match opened(&visit).await? {
        Opened::Seen(one, _) => {
            let here = here(&visit);
            text::shared(visit, *one, here).await
        }
        Opened::Else(page) => Ok(page),
    }
}

/// # Errors
/// [`Problem::NotFound`] where there are no questions.
pub async fn survey(visit: Visit) -> Result<Page, Problem> {
    match opened(&visit).await? {
        Opened::Seen(one, _) => {
            let here = here(&visit);
            questions::form::unpublished(visit, *one, here).await
        }
        Opened::Else(page) => Ok(page),
    }
}

/// # Errors
/// [`Problem::NotFound`] where there is no such form.
pub async fn form(visit: Visit) -> Result<Page, Problem> {
    match opened(&visit).await? {
        Opened::Seen(one, _) => forms::unpublished(visit, *one).await,
        Opened::Else(page) => Ok(page),
    }
}

/// # Errors
/// [`Problem::NotFound`] where nothing is written.
pub async fn impact(visit: Visit) -> Result<Page, Problem> {
    match opened(&visit).await? {
        Opened::Seen(one, _) => {
            let (here, analysis) = (here(&visit), store::impact::latest(&visit.site.store, one.id).await?);
            impact::unpublished(visit, &one, analysis, here)
        }
        Opened::Else(page) => Ok(page),
    }
}
