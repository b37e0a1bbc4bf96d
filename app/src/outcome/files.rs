//! What can be taken away of a hearing: papers by what they are.

use crate::request::Visit;
use domain::consultation::Consultation;
use leptos::prelude::*;
use words::{papers, public as say};

/// The papers, as links of a list under `before`: `/c` for everyone, `/desk/c` for the agency.
pub fn links(visit: &Visit, one: &Consultation, before: &str) -> Vec<impl IntoView + use<>> {
    let lang = visit.lang;
    let drafted = if one.version.is_some() { papers::take_draft(lang) } else { papers::take_points(lang) };
    let names = [
        ("summary.pdf", papers::take_pdf(lang)),
        ("summary.docx", papers::take_docx(lang)),
        ("summary.xlsx", papers::take_xlsx(lang)),
        ("summary.json", papers::take_json(lang)),
        ("draft-comments.docx", drafted),
        ("bundle.zip", papers::take_bundle(lang)),
    ];
    let to = |file: &str| visit.to(&format!("{before}/{}/{file}", one.id));
    names.into_iter().map(|(file, name)| view! { <a href=to(file) rel="nofollow">{name}</a> }).collect()
}

/// The list on the page of a result.
pub fn draw(visit: &Visit, one: &Consultation) -> impl IntoView + use<> {
    let lang = visit.lang;
    let comments = visit.to(&format!("/c/{}/comments.csv", one.id));
    view! { <h2 class="side__title">{papers::downloads(lang)}</h2> <div class="side__list">{links(visit, one, "/c")} <a href=comments>{say::take_comments(lang)}</a> <a href=visit.to(&format!("/c/{}/comments-columns.csv", one.id))>{papers::take_columns(lang)}</a> <a href=visit.to("/verify")>{words::verify::title(lang)}</a></div> }
}
