//! Lists by pages: the links before and after.

use crate::request::Visit;
use leptos::prelude::*;

/// Links to the page before and the page after, keeping the rest of the query. Pages count from 1.
pub fn pagination(visit: &Visit, page: u32, pages: u32) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    if pages < 2 {
        return None;
    }
    let before = (page > 1).then(|| view! { <a class="act" rel="prev" href=with(visit, "page", &(page - 1).to_string())>{words::common::previous(lang)}</a> });
    let after = (page < pages).then(|| view! { <a class="act" rel="next" href=with(visit, "page", &(page + 1).to_string())>{words::common::next(lang)}</a> });
    Some(
        view! { <nav class="pages" aria-label=words::common::pages(lang)>{before} <span class="pages__here">{words::plain(page)} " / " {words::plain(pages)}</span> {after}</nav> },
    )
}

/// This page's address with one query field set, or taken away when `value` is empty; a changed filter begins at page 1.
pub fn with(visit: &Visit, name: &str, value: &str) -> String {
    let mut pairs: Vec<(String, String)> = visit
        .query
        .iter()
        .filter(|(n, _)| n != name && !["page", "done", "did"].contains(&n.as_str()))
        .cloned()
        .collect();
    if !value.is_empty() {
        pairs.push((name.into(), value.into()));
    }
    match pairs.is_empty() {
        true => visit.to(&visit.path),
        false => visit.to(&format!("{}?{}", visit.path, crate::request::encode(&pairs))),
    }
}
