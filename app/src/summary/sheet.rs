//! Sheets: rows with a field each for the numbers of the issues they go to, beside the list of issues.

use super::typed::{Sheet, back};
use crate::problem::Problem;
use crate::request::{Done, Serving, Visit};
use crate::ui::field::{Given, Long, Select};
use domain::ledger::{AsideReason, Under};
use domain::refusal::{Refusal, Refusals};
use domain::result::Issue;
use leptos::prelude::*;
use words::ledger;
use words::sheet as say;

/// One row.
pub struct Row {
    /// The comment's or sentence's id.
    pub id: i64,
    pub body: AnyView,
    /// What its field holds before anybody types.
    pub put: String,
    /// The number of an issue to which it may go, told beside the field; nothing is filled in.
    pub likely: Option<u32>,
    /// What "+" makes the title of a new issue; empty where a row has nothing to make it of.
    pub title: String,
}

/// Letters of a title that is made of a sentence, at most.
const TITLE: usize = 280;

/// What is typed for an issue that takes its row's sentence as its title.
const OWN: &str = "+";

/// A title made of a sentence: without commas, which part issues.
pub fn title_of(sentence: &str) -> String {
    sentence.replace([',', '\n'], " ").trim().chars().take(TITLE).collect()
}

/// The rows of a sheet, inside its form. A form that came back keeps what was typed.
pub fn rows(visit: &Visit, rows: Vec<Row>) -> AnyView {
    let lang = visit.lang;
    let typed: Vec<(&str, &str)> = visit.typed_all("of[]").into_iter().zip(visit.typed_all("put[]")).collect();
    let rows: Vec<_> = rows
        .into_iter()
        .enumerate()
        .map(|(at, Row { id, body, put, likely, title })| {
            let of = id.to_string();
            let value = typed.iter().find(|(row, _)| *row == of).map_or(put, |(_, typed)| (*typed).to_string());
            let Given { refused, .. } = visit.given(&format!("r{id}.put"), "");
            let (field, text, error) = (format!("f-put-{id}"), format!("row-{id}"), format!("f-put-{id}-error"));
            let near = format!("near-{id}");
            let mut described = text.clone();
            if likely.is_some() {
                described += &format!(" {near}");
            }
            if refused.is_some() {
                described += &format!(" {error}");
            }
            let likely = likely.map(|number| view! { <p class="small quiet" id=near>{say::likely(lang, number)}</p> });
            let invalid = refused.is_some().then_some("true");
            let refused = refused.map(|why| view! { <p class="field__error" id=error>{why}</p> });
            view! {
                <li class="sheet__row">
                    <div class="sheet__text" id=text>{body}</div>
                    <div class="sheet__field">
                        <label class="hidden" for=field.clone()>{say::put_of(lang, at + 1)}</label>
                        {refused}
                        <input type="hidden" name="of[]" value=of />
                        <input type="hidden" name="own[]" value=title />
                        <input class="field__box" type="text" id=field name="put[]" value=value autocomplete="off" aria-describedby=described aria-invalid=invalid />
                        {likely}
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
    let reasons: Vec<_> = AsideReason::ALL
        .iter()
        .zip(1_u32..)
        .map(|(one, n)| view! { <li class="sheet__issue"><b>{say::reason_typed(n)}</b> <span>{ledger::aside_reason(lang, *one)}</span></li> })
        .collect();
    view! {
        <aside class="pane sheet__issues" aria-labelledby="numbers">
            <div class="pane__head"><h2 class="pane__title" id="numbers">{say::issues(lang)}</h2></div>
            <div class="pane__body">
                {none}
                <ul>{rows}</ul>
                <h3 class="pane__title gap-3">{say::reasons(lang)}</h3>
                <ul>{reasons}</ul>
            </div>
        </aside>
    }
    .into_any()
}

/// Why what is set aside is outside the hearing; `suffix` tells two forms of a page apart, and it stands open where it is `asked`.
pub fn aside(visit: &Visit, suffix: &'static str, asked: bool) -> AnyView {
    let lang = visit.lang;
    let reasons = std::iter::once((String::new(), words::common::choose(lang).to_string()))
        .chain(
            AsideReason::ALL
                .iter()
                .zip(1_u32..)
                .map(|(one, n)| (one.code().to_string(), say::reason_numbered(n, ledger::aside_reason(lang, *one)))),
        )
        .collect();
    let open = asked || visit.refusal("aside").is_some() || visit.refusal("words").is_some();
    view! {
        <details class="fold" open=open>
            <summary class="fold__name">{ledger::aside(lang)}</summary>
            <div class="fold__body">
                <Select given=visit.given("aside", "") suffix=suffix label=ledger::aside_why(lang) options=reasons />
                <Long given=visit.given("words", "") suffix=suffix label=ledger::aside_words(lang) hint=ledger::aside_words_hint(lang) rows=2 optional=true />
            </div>
        </details>
    }
    .into_any()
}

/// A sheet's deeds.
///
/// # Errors
/// Those of the deeds.
pub async fn put(here: &Serving, sheet: Sheet) -> Result<Done, Problem> {
    let (one, _) = crate::desk::typed::dossier(here).await?;
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    let done = store::ledger::sheet(store, viewer, one.id, sheet.rows, sheet.outside, here.one("key"), now).await?;
    Ok(here.visit.done(&back(&here.visit, &format!("did={}", done.deed))))
}

/// The rows that were filled, as typed.
///
/// # Errors
/// All refusals, each with its row's field.
pub fn typed(here: &Serving) -> Result<Vec<(i64, Vec<Under>)>, Problem> {
    let mut no = Refusals::default();
    let mut rows = Vec::new();
    let own = here.all("own[]");
    for (at, (of, put)) in here.all("of[]").into_iter().zip(here.all("put[]")).enumerate() {
        let Some(id) = of.parse::<i64>().ok().filter(|_| !put.trim().is_empty()) else { continue };
        let title = own.get(at).copied().unwrap_or_default();
        let part = |part: &str| match (part.trim() == OWN, title.is_empty()) {
            (true, true) => Err(Refusal::NotAChoice),
            (true, false) => Ok(title_of(title)),
            (false, _) => Ok(part.to_string()),
        };
        let put = put.split(',').map(part).collect::<Result<Vec<String>, Refusal>>().map(|parts| parts.join(","));
        if let Some(under) = no.take(&format!("r{id}.put"), put.and_then(|put| Under::read(&put))) {
            rows.push((id, under));
        }
    }
    Ok(no.none(|| Some(rows))?)
}
