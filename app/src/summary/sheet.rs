//! Sheets: rows with a field each for the numbers of the issues they go to, beside the list of issues.

use crate::problem::Problem;
use crate::request::{Serving, Visit};
use crate::ui::field::Given;
use domain::ledger::Under;
use domain::refusal::Refusals;
use domain::result::Issue;
use leptos::prelude::*;
use words::sheet as say;

/// One row.
pub struct Row {
    /// The comment's or sentence's id.
    pub id: i64,
    pub body: AnyView,
    /// What its field holds before anybody types.
    pub put: String,
}

/// The rows of a sheet, inside its form. A form that came back keeps what was typed.
pub fn rows(visit: &Visit, rows: Vec<Row>) -> AnyView {
    let lang = visit.lang;
    let typed: Vec<(&str, &str)> = visit.typed_all("of[]").into_iter().zip(visit.typed_all("put[]")).collect();
    let rows: Vec<_> = rows
        .into_iter()
        .enumerate()
        .map(|(at, Row { id, body, put })| {
            let of = id.to_string();
            let value = typed.iter().find(|(row, _)| *row == of).map_or(put, |(_, typed)| (*typed).to_string());
            let Given { refused, .. } = visit.given(&format!("r{id}.put"), "");
            let (field, text, error) = (format!("f-put-{id}"), format!("row-{id}"), format!("f-put-{id}-error"));
            let described = match refused.is_some() {
                true => format!("{text} {error}"),
                false => text.clone(),
            };
            let invalid = refused.is_some().then_some("true");
            let refused = refused.map(|why| view! { <p class="field__error" id=error>{why}</p> });
            view! {
                <li class="sheet__row">
                    <div class="sheet__text" id=text>{body}</div>
                    <div class="sheet__field">
                        <label class="hidden" for=field.clone()>{say::put_of(lang, at + 1)}</label>
                        {refused}
                        <input type="hidden" name="of[]" value=of />
                        <input class="field__box" type="text" id=field name="put[]" value=value autocomplete="off" aria-describedby=described aria-invalid=invalid />
                    </div>
                </li>
            }
        })
        .collect();
    view! { <ol class="sheet">{rows}</ol> }.into_any()
}

/// The issues with their numbers, beside a sheet.
pub fn issues(visit: &Visit, issues: &[Issue]) -> AnyView {
    let lang = visit.lang;
    let none = issues.is_empty().then(|| view! { <p>{say::no_issues(lang)}</p> });
    let rows: Vec<_> = issues
        .iter()
        .map(|issue| {
            let count = words::number(issue.comments);
            view! { <li class="sheet__issue"><b>{words::plain(issue.number)}</b> <span>{issue.title.clone()}</span> <span class="quiet">{count}</span></li> }
        })
        .collect();
    view! {
        <aside class="pane sheet__issues" aria-labelledby="numbers">
            <div class="pane__head"><h2 class="pane__title" id="numbers">{say::issues(lang)}</h2></div>
            <div class="pane__body">{none} <ul>{rows}</ul></div>
        </aside>
    }
    .into_any()
}

/// The rows that were filled, as typed.
///
/// # Errors
/// All refusals, each with its row's field.
pub fn typed(here: &Serving) -> Result<Vec<(i64, Vec<Under>)>, Problem> {
    let mut no = Refusals::default();
    let mut rows = Vec::new();
    for (of, put) in here.all("of[]").into_iter().zip(here.all("put[]")) {
        let Some(id) = of.parse::<i64>().ok().filter(|_| !put.trim().is_empty()) else { continue };
        if let Some(under) = no.take(&format!("r{id}.put"), Under::read(put)) {
            rows.push((id, under));
        }
    }
    Ok(no.none(|| Some(rows))?)
}
