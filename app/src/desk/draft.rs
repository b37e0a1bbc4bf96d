//! The editor of the draft: the text as pasted on one side, how it was read on the other, warnings in place.

use super::dossier::{load, writable};
use super::duties::{about, head};
use super::file;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Long;
use crate::ui::form;
use domain::reading::{self, Piece, Reading};
use leptos::prelude::*;
use words::desk as say;

/// Pieces shown of how a text was read; a code has thousands.
const MOST: usize = 400;

/// # Errors
/// As [`writable`]; of a published draft as [`crate::version::next::show`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    if load(&visit).await?.phase(visit.now).is_public() {
        return crate::version::next::show(visit).await;
    }
    let one = writable(&visit).await?;
    let source = store::version::source(&visit.site.store, &visit.viewer, one.id).await?.unwrap_or_default();
    let lang = visit.lang;
    let text = visit.value("source", &source).to_string();
    let (text, read, amends) = store::apart(move || {
        let read = (!text.trim().is_empty()).then(|| reading::read(&text));
        let amends = read.as_ref().is_some_and(|read| !domain::amend::read(read).clauses.is_empty());
        (text, read, amends)
    })
    .await?;
    let amends = amends && visit.returned.is_none();
    Ok(Page::new(say::step_draft(lang), move || {
        let read = read.map(|read| panel(&visit, &read, &text));
        view! {
            {head(&visit, &one, say::step_draft(lang))}
            {form::summary(&visit, &[("source", say::source(lang)), ("file", words::file::label(lang))])}
            {file::said(&visit)}
            {amends.then(|| view! { <p class="notice">{words::amended::amends(lang)} " " <a href=visit.to(&format!("/desk/c/{}/amended", one.id))>{words::amended::step(lang)}</a></p> })}
            <div class="split split--desk">
                <form method="post" action=form::action(&visit, "desk/read") enctype="multipart/form-data">
                    {about(&visit, &one)}
                    {file::jump(&visit)}
                    <Long given=visit.given("source", &source) label=say::source(lang) hint=say::source_hint(lang) rows=24 />
                    {file::bring(&visit)}
                    <div class="save"><a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{say::without_saving(lang)}</a> <button class="button" type="submit">{say::read_and_save(lang)}</button></div>
                </form>
                {read}
            </div>
        }
    })
    .with_small_script()
    .of_the_desk())
}

/// How a piece begins, as people read it: without its label and the signs of Markdown, a table cell by cell.
fn opening(piece: &Piece) -> String {
    let text = match piece.paragraphs.is_empty() {
        true => piece.text.trim_start_matches(['#', '*', ' ']).to_string(),
        false => {
            let paragraphs = piece.paragraphs.iter().flat_map(|paragraph| {
                let cells = paragraph.rows.iter().flatten().map(String::as_str);
                let words = paragraph.rows.is_empty().then_some([paragraph.marker.as_str(), paragraph.text.as_str()]);
                words.into_iter().flatten().chain(cells).filter(|text| !text.trim().is_empty())
            });
            paragraphs.take(40).collect::<Vec<_>>().join(" ")
        }
    };
    text.strip_prefix(piece.label.as_str()).unwrap_or(&text).trim().chars().take(120).collect()
}

/// How a text was read: what to look at, and its pieces.
pub fn panel(visit: &Visit, reading: &Reading, source: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    let lines: Vec<usize> = std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let line_of = |at: usize| lines.partition_point(|start| *start <= at);
    let warned: Vec<Option<usize>> = reading.warnings.iter().map(reading::Warning::piece).collect();
    let warnings: Vec<_> = reading
        .warnings
        .iter()
        .map(|warning| {
            let place = warning.span().map(|span| say::line(lang, line_of(span.start)));
            let label = warning.piece().and_then(|piece| reading.pieces.get(piece)).map(|piece| piece.label.clone());
            view! { <li class="warning"><span class="warning__where">{place} " " {label}</span> <span class="warning__what">{say::warning(lang, warning.code())}</span></li> }
        })
        .collect();
    let rows: Vec<_> = reading
        .pieces
        .iter()
        .enumerate()
        .take(MOST)
        .map(|(at, piece)| {
            let class = match (piece.kind.is_heading(), warned.contains(&Some(at))) {
                (true, _) => "read__item read__item--group",
                (false, true) => "read__item read__item--warn",
                _ => "read__item",
            };
            let what = if piece.label.is_empty() { say::piece(lang, piece.kind.as_str()).to_string() } else { piece.label.clone() };
            let opening = opening(piece);
            let has = (piece.clauses() > 1 || piece.items() > 0).then(|| view! { <span class="read__has">{say::has(lang, piece.clauses(), piece.items())}</span> });
            view! { <li class=class><span class="read__what">{what}</span> <span><span class="read__text">{opening}</span> {has}</span></li> }
        })
        .collect();
    let provisions = reading.provisions().count();
    let more = (reading.pieces.len() > MOST)
        .then(|| view! { <p class="small quiet">{say::more_pieces(lang, reading.pieces.len() - MOST)}</p> });
    let warned = (!warnings.is_empty()).then(|| view! { <section class="pane"><div class="pane__head"><h2 class="pane__title">{say::warnings(lang)}</h2></div> <ul class="warnings">{warnings}</ul></section> });
    view! {
        <div>
            {warned}
            <section class="pane gap-4">
                <div class="pane__head"><h2 class="pane__title">{say::read_as(lang)}</h2> <span class="small quiet">{say::read_count(lang, provisions)}</span></div>
                <ul class="read" lang="th">{rows}</ul>
                {more}
            </section>
        </div>
    }
}
