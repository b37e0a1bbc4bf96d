//! What can be taken away of a hearing: papers by what they are, and the check code by which a paper is compared with the page.

use crate::request::Visit;
use domain::consultation::Consultation;
use domain::result::Summary;
use leptos::prelude::*;
use words::{papers, public as say};

/// So many letters of the seal stand on a paper.
const CHECKED: usize = 16;

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
    view! { <h2 class="side__title">{papers::downloads(lang)}</h2> <div class="side__list">{links(visit, one, "/c")} <a href=comments>{say::take_comments(lang)}</a></div> }
}

/// The check code that papers of this result carry.
pub fn code(visit: &Visit, one: &Consultation, summary: &Summary) -> impl IntoView + use<> {
    let shown = grouped(&of(one, summary));
    view! { <p class="small quiet gap-2">{papers::check_code(visit.lang, &shown)}</p> }
}

fn of(one: &Consultation, summary: &Summary) -> String {
    store::result::seal(one, summary).chars().take(CHECKED).collect()
}

/// To whom a paper's code led here: whether the paper says what the page says.
pub fn told(visit: &Visit, one: &Consultation, summary: &Summary) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let asked = visit.asked("check").to_ascii_lowercase();
    let plausible = asked.len() == CHECKED && asked.bytes().all(|byte| byte.is_ascii_hexdigit());
    plausible.then(|| {
        let (class, words) = match asked == of(one, summary) {
            true => ("notice", papers::seal_same(lang)),
            false => ("notice notice--care", papers::seal_other(lang)),
        };
        view! { <p class=class role="status">{words} " " {grouped(&asked)}</p> }
    })
}

fn grouped(code: &str) -> String {
    code.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}
