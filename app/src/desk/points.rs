//! The step of the key points: one to twelve, in plain words, each with its question. Empty rows wait at the end; a row whose
//! words are taken out goes; the order follows the numbers.

use super::cited;
use super::dossier::asked;
use super::duties::{about, head};
use super::texts::save;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Given, Line, Long};
use crate::ui::form;
use domain::cited::Parts;
use domain::consultation::Consultation;
use domain::key_point::MOST;
use leptos::prelude::*;
use words::desk as say;

/// Empty rows that wait.
const EMPTY: usize = 3;

/// What the summary of refusals calls the fields of rows: `k2.title` is "ประเด็นที่ 2 ชื่อประเด็น".
pub fn row_labels(
    rows: usize,
    letter: &str,
    row: impl Fn(usize) -> String,
    columns: &[(&str, &str)],
) -> Vec<(String, String)> {
    let each = |number: usize| {
        let row = row(number);
        columns
            .iter()
            .map(move |(column, label)| (format!("{letter}{number}.{column}"), format!("{row} {label}")))
            .collect::<Vec<_>>()
    };
    (1..=rows).flat_map(each).collect()
}

/// What was understood of the provisions named, each leading to its text as the public will read it.
fn understood(visit: &Visit, one: &Consultation, parts: &Parts, typed: &str) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let found = parts.read(typed).ok().filter(|found| !found.is_empty() && !parts.pieces.is_empty())?;
    let draft = visit.to(&format!("/desk/c/{}/preview/draft", one.id));
    let links = found.iter().map(|at| view! { <a href=format!("{draft}#{at}")>{cited::said(lang, parts, at)}</a> " " });
    Some(view! { <p class="entry__state">{say::understood(lang)} " " {links.collect::<Vec<_>>()}</p> })
}

/// # Errors
/// As [`asked`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let (one, round) = asked(&visit).await?;
    let points = store::consultation::points_of(&visit.site.store, one.id, round).await?;
    let parts = cited::parts(&visit, &one).await?;
    let lang = visit.lang;
    Ok(Page::new(say::step_points(lang), move || {
        let typed = |name: &str| visit.typed_all(name);
        let mut rows: Vec<[String; 5]> = match visit.returned.is_some() {
            true => {
                // Every row as it was typed, also the empty ones: refusals name rows by their place.
                let columns = ["place[]", "title[]", "body[]", "question[]", "provisions[]"].map(typed);
                let row = |at: usize| columns.each_ref().map(|column| column.get(at).copied().unwrap_or("").to_string());
                (0..columns[1].len()).map(row).collect()
            }
            false => points
                .iter()
                .zip(1..)
                .map(|(point, place): (_, u32)| [place.to_string(), point.title.clone(), point.body.clone(), point.question.clone(), cited::field(lang, &parts, &point.provisions)])
                .collect(),
        };
        let kept = rows.len();
        while visit.returned.is_none() && rows.len() < MOST && rows.len() < kept + EMPTY {
            rows.push([(rows.len() + 1).to_string(), String::new(), String::new(), String::new(), String::new()]);
        }
        // Of a further round a point has the number that it has in the whole consultation, and a row its place alone.
        let row = move |number: usize| match round {
            1 => words::law::key_point(lang, number as u32),
            _ => say::point_row(lang, number),
        };
        let labels = row_labels(rows.len(), "k", row, &[
            ("place", say::place(lang)),
            ("title", say::point_title(lang)),
            ("body", say::point_body(lang)),
            ("question", say::point_question(lang)),
            ("provisions", say::point_provisions(lang)),
        ]);
        let summary = form::summary(&visit, &labels.iter().map(|(field, label)| (field.as_str(), label.as_str())).collect::<Vec<_>>());
        let rows: Vec<_> = rows
            .into_iter()
            .enumerate()
            .map(|(at, [place, title, body, question, provisions])| {
                let number = at + 1;
                let given = |column: &str, value: String| Given {
                    name: format!("{column}[]"),
                    value,
                    refused: visit.refusal(&format!("k{number}.{column}")).map(|refusal| words::refusal::say(lang, &refusal)),
                    lang,
                };
                let text = one.kind.has_draft().then(|| {
                    let understood = understood(&visit, &one, &parts, &provisions);
                    view! {
                        <Line given=given("provisions", provisions) suffix=format!("-{number}") label=say::point_provisions(lang) hint=say::point_provisions_hint(lang) optional=true />
                        {understood}
                    }
                });
                view! {
                    <li class="entry">
                        <fieldset>
                            <legend class="entry__title">{row(number)}</legend>
                            {if round > 1 { view! { <input type="hidden" name="place[]" value=place /> }.into_any() } else { view! { <Line given=given("place", place) suffix=format!("-{number}") label=say::place(lang) short=true /> }.into_any() }}
                            <Line given=given("title", title) suffix=format!("-{number}") label=say::point_title(lang) />
                            <Long given=given("body", body) suffix=format!("-{number}") label=say::point_body(lang) hint=say::point_body_hint(lang) rows=4 />
                            <Long given=given("question", question) suffix=format!("-{number}") label=say::point_question(lang) hint=say::point_question_hint(lang) rows=2 />
                            {text}
                        </fieldset>
                    </li>
                }
            })
            .collect();
        view! {
            {head(&visit, &one, say::step_points(lang))}
            <div class="narrow">
                {(round > 1).then(|| view! { <p class="notice"><b>{words::public::round(lang, round)}</b> " " {say::round_points_note(lang)}</p> })}
                <p class="section__note">{if round > 1 { say::points_note_again(lang) } else { say::points_note(lang) }}</p>
                {summary}
                <form method="post" action=form::action(&visit, "desk/points")>
                    {about(&visit, &one)}
                    <ol class="entries">{rows}</ol>
                    {save(&visit, &one)}
                </form>
            </div>
        }
    })
    .of_the_desk())
}
