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
    let lang = visit.lang;
    let title = words::shell::privacy(lang);
    Ok(Page::new(title, move || {
        let parts: Vec<_> = words::privacy::parts(lang)
            .iter()
            .map(|(heading, sentences)| {
                let sentences: Vec<_> = sentences.iter().map(|text| view! { <li>{*text}</li> }).collect();
                view! { <section class="section"><h2 class="section__title">{*heading}</h2> <ul>{sentences}</ul></section> }
            })
            .collect();
        view! { <div class="narrow prose"><h1>{title}</h1> <p>{words::privacy::short(lang)}</p> {parts}</div> }
    })
    .kept(Touch::Nothing, Moment(i64::MAX)))
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
