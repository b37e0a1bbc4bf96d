//! Home: what can I speak about now?

use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use domain::consultation::{Filter, Sort};
use leptos::prelude::*;

/// # Errors
/// Faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let open = store::consultation::cards(&visit.site.store, &Filter::default(), Sort::ClosingSoonest, 1, 5, visit.now)
        .await?;
    let lang = visit.lang;
    Ok(Page::new(words::shell::what(lang), move || view! { <h1>{words::common::consultations(lang, open.total)}</h1> })
        .kept(Touch::Anything, visit.now.day().last_moment()))
}
