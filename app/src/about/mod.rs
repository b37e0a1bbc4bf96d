//! Short pages about the portal: how to comment, personal data, accessibility.

use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use domain::time::Moment;
use leptos::prelude::*;
use words::about as say;

/// # Errors
/// None.
pub async fn how(visit: Visit) -> Result<Page, Problem> {
    Ok(page(visit.clone(), words::shell::how(visit.lang), say::how(visit.lang)))
}

/// # Errors
/// None.
pub async fn privacy(visit: Visit) -> Result<Page, Problem> {
    Ok(page(visit.clone(), words::shell::privacy(visit.lang), say::privacy(visit.lang)))
}

/// # Errors
/// None.
pub async fn accessibility(visit: Visit) -> Result<Page, Problem> {
    Ok(page(visit.clone(), words::shell::accessibility(visit.lang), say::accessibility(visit.lang)))
}

fn page(_visit: Visit, title: &'static str, paragraphs: &'static [&'static str]) -> Page {
    Page::new(title, move || {
        let paragraphs: Vec<_> = paragraphs.iter().map(|text| view! { <p>{*text}</p> }).collect();
        view! { <div class="narrow prose"><h1>{title}</h1> {paragraphs}</div> }
    })
    .kept(Touch::Nothing, Moment(i64::MAX))
}
