//! Sheets: rows with a field each for the numbers of the issues they go to, beside the list of issues. Rows that seem to belong to one issue stand
//! together under it, so that those which do are taken by one press after reading; nothing is filled in.

use super::typed::{Sheet, back};
use crate::problem::Problem;
use crate::request::{Done, Serving, Visit};
use crate::ui::field::{Given, Long, Select};
use crate::ui::prose::beginning;
use domain::ledger::{AsideReason, Under};
use domain::refusal::{Refusal, Refusals};
use domain::result::{Issue, Summary};
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
    /// The issue to which it may go, told beside the field; nothing is filled in.
    pub likely: Option<Likely>,
    /// How many comments it takes along, at most.
    pub comments: u64,
    /// What "+" makes the title of a new issue; empty where a row has nothing to make it of.
    pub title: String,
}

/// An issue to which a row may go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    number: u32,
    title: String,
    /// Whether words of its own speak for the issue: what is told by its company alone is taken by no tick.
    by_words: bool,
}

impl Likely {
    /// An issue that stands.
    pub fn of(summary: &Summary, issue: domain::id::IssueId, by_words: bool) -> Option<Likely> {
        let issue = summary.issues.iter().find(|one| one.id == issue)?;
        Some(Likely { number: issue.number, title: issue.title.clone(), by_words })
    }
}

/// Letters of a title that is made of a sentence, at most.
const TITLE: usize = 280;
/// So many issues are usually enough, for many comments too.
const ENOUGH: usize = 30;
/// Letters of an issue's title told beside a row.
const TOLD: usize = 60;

/// What is typed for an issue that takes its row's sentence as its title; for the issue told beside the row; and to leave a row alone where the
/// rest of its group is taken.
const OWN: &str = "+";
const NEAR: &str = "=";
const LEAVE: &str = "-";

/// A title made of a sentence: without commas, which part issues.
pub fn title_of(sentence: &str) -> String {
    sentence.replace([',', '\n'], " ").trim().chars().take(TITLE).collect()
}

/// The rows of a sheet, inside its form. A form that came back keeps what was typed.
pub fn rows(visit: &Visit, rows: Vec<Row>) -> AnyView {
    // Two and more whose words speak for one issue stand under it, in the place of the first; the others follow as they came.
    let mut groups: Vec<(Option<Likely>, Vec<Row>)> = Vec::new();
    let count = |likely: &Likely, rows: &[Row]| rows.iter().filter(|row| row.likely.as_ref() == Some(likely)).count();
    let shared: Vec<Likely> = rows
        .iter()
        .filter_map(|row| row.likely.clone())
        .filter(|likely| likely.by_words && count(likely, &rows) > 1)
        .collect();
    let mut others: Vec<Row> = Vec::new();
    for row in rows {
        match row.likely.clone().filter(|likely| shared.contains(likely)) {
            Some(likely) => match groups.iter_mut().find(|(of, _)| of.as_ref() == Some(&likely)) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((Some(likely), vec![row])),
            },
            None => others.push(row),
        }
    }
    let alone = groups.is_empty();
    groups.extend((!others.is_empty()).then_some((None, others)));
    let mut before = 0;
    let drawn: Vec<_> = groups
        .into_iter()
        .map(|(likely, rows)| {
            let first = before + 1;
            before += rows.len();
            group(visit, likely, rows, first, alone)
        })
        .collect();
    view! { <div class="sheet">{drawn}</div> }.into_any()
}

/// Rows under the issue that they seem to belong to, if any, the first of this number among all.
fn group(visit: &Visit, likely: Option<Likely>, rows: Vec<Row>, first: usize, alone: bool) -> AnyView {
    let lang = visit.lang;
    let together = likely.is_some();
    let [many, comments] = [rows.len() as u64, rows.iter().map(|row| row.comments).sum::<u64>()];
    let some_near = rows.iter().any(|row| row.likely.is_some());
    let rows: Vec<_> = rows.into_iter().enumerate().map(|(at, one)| row(visit, one, first + at, together)).collect();
    let head = match &likely {
        Some(Likely { number, title, .. }) => Some(say::likely(lang, *number, title)),
        None if alone => None,
        None if some_near => Some(say::likely_others(lang).to_string()),
        None => Some(say::likely_none(lang).to_string()),
    };
    let head = head.map(|head| view! { <h3 class="sheet__near">{head}</h3> });
    let take = likely.map(|Likely { number, .. }| {
        let (value, id) = (number.to_string(), format!("take-{number}"));
        let ticked = visit.typed_all("take[]").contains(&value.as_str());
        view! {
            <div class="sheet__take">
                <div class="choice"><input class="choice__input choice__input--box" type="checkbox" name="take[]" value=value id=id.clone() checked=ticked /><label class="choice__label" for=id>{say::take_group(lang, number, many, comments)}</label></div>
            </div>
        }
    });
    view! { {head} <ol class="sheet__rows">{rows}</ol> {take} }.into_any()
}

fn row(visit: &Visit, Row { id, body, put, likely, title, .. }: Row, at: usize, together: bool) -> AnyView {
    let lang = visit.lang;
    let of = id.to_string();
    let typed = visit.typed_all("of[]").into_iter().zip(visit.typed_all("put[]")).find(|(row, _)| *row == of);
    let value = typed.map_or(put, |(_, typed)| typed.to_string());
    let Given { refused, .. } = visit.given(&format!("r{id}.put"), "");
    let (field, text, error) = (format!("f-put-{id}"), format!("row-{id}"), format!("f-put-{id}-error"));
    let near = format!("near-{id}");
    let number = likely.as_ref().map_or(String::new(), |likely| likely.number.to_string());
    let grouped = if together { number.clone() } else { String::new() };
    let told = likely.filter(|_| !together).map(|Likely { number, title, by_words }| {
        let title = beginning(&title, TOLD);
        if by_words { say::likely(lang, number, &title) } else { say::likely_beside(lang, number, &title) }
    });
    let mut described = text.clone();
    if told.is_some() {
        described += &format!(" {near}");
    }
    if refused.is_some() {
        described += &format!(" {error}");
    }
    let told = told.map(|told| view! { <p class="small quiet" id=near>{told}</p> });
    let invalid = refused.is_some().then_some("true");
    let refused = refused.map(|why| view! { <p class="field__error" id=error>{why}</p> });
    view! {
        <li class="sheet__row">
            <span class="sheet__number small quiet" aria-hidden="true">{words::plain(at as u32)}</span>
            <div class="sheet__text" id=text>{body}</div>
            <div class="sheet__field">
                <label class="hidden" for=field.clone()>{say::put_of(lang, at)}</label>
                {refused}
                <input type="hidden" name="of[]" value=of />
                <input type="hidden" name="own[]" value=title />
                <input type="hidden" name="near[]" value=number />
                <input type="hidden" name="group[]" value=grouped />
                <input class="field__box" type="text" id=field name="put[]" value=value autocomplete="off" aria-describedby=described aria-invalid=invalid />
                {told}
            </div>
        </li>
    }
    .into_any()
}

/// The issues with their numbers, beside a sheet.
pub fn issues(visit: &Visit, issues: &[Issue]) -> AnyView {
    let lang = visit.lang;
    let none = issues.is_empty().then(|| view! { <p>{say::no_issues(lang)}</p> });
    let many =
        (issues.len() > ENOUGH).then(|| view! { <p class="small">{say::many_issues(lang, issues.len() as u64)}</p> });
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
                {many}
                <ul tabindex="0" aria-labelledby="numbers">{rows}</ul>
                <h3 class="pane__title gap-3" id="reasons">{say::reasons(lang)}</h3>
                <ul tabindex="0" aria-labelledby="reasons">{reasons}</ul>
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

/// The rows that were filled, as typed; and those left empty in a group that is taken, under its issue.
///
/// # Errors
/// All refusals, each with its row's field.
pub fn typed(here: &Serving) -> Result<Vec<(i64, Vec<Under>)>, Problem> {
    let mut no = Refusals::default();
    let mut rows = Vec::new();
    let (own, near, group, take) = (here.all("own[]"), here.all("near[]"), here.all("group[]"), here.all("take[]"));
    let puts = here.all("put[]");
    let new = |row: usize| {
        let at = row.checked_sub(1)?;
        title_typed(puts.get(at)?, own.get(at).copied().unwrap_or_default())
    };
    for (at, (of, put)) in here.all("of[]").into_iter().zip(puts.iter().copied()).enumerate() {
        let Some(id) = of.parse::<i64>().ok() else { continue };
        let of_row = |list: &[&str]| list.get(at).map_or(String::new(), |one| (*one).to_string());
        let (title, near, group) = (of_row(&own), of_row(&near), of_row(&group));
        let put = match put.trim() {
            "" if !group.is_empty() && take.contains(&group.as_str()) => NEAR,
            put => put,
        };
        if put.is_empty() || put == LEAVE {
            continue;
        }
        let put = put.split(',').map(|part| meant(part, &title, &near, &new)).collect::<Result<Vec<String>, Refusal>>();
        if let Some(under) = no.take(&format!("r{id}.put"), put.and_then(|put| Under::read(&put.join(",")))) {
            rows.push((id, under));
        }
    }
    Ok(no.none(|| Some(rows))?)
}

/// What a part of a field means: the title of its row, the new one of another row, the issue told beside it, or what it says.
fn meant(part: &str, title: &str, near: &str, new: &dyn Fn(usize) -> Option<String>) -> Result<String, Refusal> {
    match part.trim() {
        OWN if title.is_empty() => Err(Refusal::NothingBeside),
        OWN => Ok(title_of(title)),
        NEAR if near.is_empty() => Err(Refusal::NothingBeside),
        NEAR => Ok(near.to_string()),
        part => match row_meant(part) {
            Some(row) => new(row).ok_or(Refusal::NoNewIssue { row: u32::try_from(row).unwrap_or(u32::MAX) }),
            None => Ok(part.to_string()),
        },
    }
}

/// The row whose new issue is meant: "+4".
fn row_meant(part: &str) -> Option<usize> {
    domain::digits::to_arabic(part.strip_prefix(OWN)?.trim()).parse().ok()
}

/// The title of a new issue in what is typed in a row: it has its number only once it is saved.
fn title_typed(put: &str, own: &str) -> Option<String> {
    let is_title = |part: &&str| part.chars().any(char::is_alphabetic);
    match put.split(',').map(str::trim).find(|part| *part == OWN || is_title(part))? {
        OWN if own.is_empty() => None,
        OWN => Some(title_of(own)),
        title => Some(title.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_for_the_rows_own_words_and_for_the_issue_told_beside_it() {
        let none = |_: usize| None;
        assert_eq!(meant(" = ", "", "3", &none), Ok("3".into()));
        assert_eq!(meant("+", "ขอไฟ, ขอน้ำ", "3", &none), Ok("ขอไฟ  ขอน้ำ".into()));
        assert_eq!(meant("7 8", "", "3", &none), Ok("7 8".into()));
        assert_eq!(
            (meant("=", "ก", "", &none), meant("+", "", "3", &none)),
            (Err(Refusal::NothingBeside), Err(Refusal::NothingBeside))
        );
    }

    #[test]
    fn a_new_issue_is_called_by_the_row_that_names_it() {
        let new = |row: usize| title_typed(["3", "4, ขอที่จอดรถ", "+"].get(row - 1)?, "ขอไฟ");
        assert_eq!(meant("+2", "", "", &new), Ok("ขอที่จอดรถ".into()));
        assert_eq!(meant("+ ๓", "", "", &new), Ok("ขอไฟ".into()));
        assert_eq!(meant("+1", "", "", &new), Err(Refusal::NoNewIssue { row: 1 }));
    }
}
