//! The step of the survey: its questions, row by row, each in a fold with buttons that move it, copy it and take it away before anything is saved. Each row is
//! whole without scripts: what belongs to one way of answering alone, to English and to rules stands in folds that are open where something is in them.

use super::dossier::asked as written;
use super::duties::{about, head};
use super::points::row_labels;
use super::survey_file;
use super::texts::save;
use crate::problem::Problem;
use crate::request::{Done, Page, Serving, Visit};
use crate::ui::field::{Given, Line, Long, Select};
use crate::ui::form;
use crate::ui::prose;
use domain::consultation::Consultation;
use domain::lang::Lang;
use domain::questionnaire::arrange::{self, Arranged, Away, Deed, Press};
use domain::questionnaire::{self, COLUMNS, Row};
use domain::refusal::Refusal;
use domain::survey::{Audience, Form, MOST_QUESTIONS, NewQuestion};
use leptos::prelude::*;
use words::desk as say;

const EMPTY: usize = 4;
/// How much of a question stands over its fold and in the contents, in letters.
const BEGINNING: usize = 90;
/// What stands in the fold of one way of answering, in that of English, and in that of rules.
const BY_FORM: [&str; 8] = ["rows", "no_opinion", "unit", "decimals", "depth", "least", "most", "section"];
const ENGLISH: [&str; 7] =
    ["section_en", "text_en", "help_en", "choices_en", "rows_en", "unit_en", "constraint_note_en"];
const RULES: [&str; 5] = ["name", "relevant", "constraint", "constraint_note", "calculation"];

/// # Errors
/// As [`written`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let (one, round) = written(&visit).await?;
    let questions = store::survey::asked(&visit.site.store, one.id, store::survey::Asked::In(round)).await?;
    let questions: Vec<NewQuestion> = questions.into_iter().map(NewQuestion::from).collect();
    let lang = visit.lang;
    Ok(Page::new(say::step_survey(lang), move || {
        let filled = filled(&visit, &questions);
        let mut labels = labels(lang, filled.rows.len());
        labels.push(("file".into(), words::xlsform::bring(lang).into()));
        let summary = form::summary(
            &visit,
            &labels.iter().map(|(field, label)| (field.as_str(), label.as_str())).collect::<Vec<_>>(),
        );
        let contents = contents(lang, &filled);
        let rows = entries(&visit, &filled);
        let asked = !questions.is_empty();
        let see = asked.then(|| view! { <a class="act" href=visit.to(&format!("/desk/c/{}/preview/survey?round={round}", one.id))>{say::survey_preview(lang)}</a> });
        let take = asked.then(|| survey_file::take(&visit, &one));
        view! {
            {head(&visit, &one, say::step_survey(lang))}
            <div class="narrow">
                {survey_file::said(&visit)}
                {(round > 1).then(|| view! { <p class="notice"><b>{words::public::round(lang, round)}</b> " " {say::round_survey_note(lang)}</p> })}
                <p class="section__note">{say::survey_note(lang)}</p>
                <p class="actions">
                    {see}
                    <a class="act" href=visit.to(&format!("/desk/c/{}/survey/bank", one.id))>{words::bank::to_bank(lang)}</a>
                    <a class="act" href="#bring">{words::xlsform::bring(lang)}</a>
                    {take}
                </p>
                {summary}
                {contents}
                <form method="post" action=form::action(&visit, "desk/questions")>
                    {saves_first(lang)}
                    {about(&visit, &one)}
                    <ol class="entries">{rows}</ol>
                    {save(&visit, &one)}
                </form>
                {survey_file::bring(&visit, &one, asked)}
            </div>
        }
    })
    .of_the_desk())
}

/// Whether the form was sent by a button that moves a question or the like: then it comes back with all that was typed, arranged anew, and nothing is kept.
///
/// # Errors
/// As [`is_arranged`]; for those who could not save it either, as [`super::file::lets`].
pub fn arranged(here: &Serving, one: &Consultation) -> Result<Option<Done>, Problem> {
    if !is_arranged(here)? {
        return Ok(None);
    }
    super::file::lets(here, one, super::dossier::asking(one, here.visit.now))?;
    Ok(Some(here.goes_on()))
}

/// Whether a form was sent by such a button; the one that saves has no name.
///
/// # Errors
/// Refused where it was sent by a button that there is not.
pub fn is_arranged(here: &Serving) -> Result<bool, Problem> {
    match here.one("do") {
        "" => Ok(false),
        press if Press::parse(press).is_some() => Ok(true),
        _ => Err(Refusal::NotAChoice.into()),
    }
}

/// The button that the Enter key presses: it saves, whatever other buttons stand before the one that is seen.
pub fn saves_first(lang: Lang) -> impl IntoView + use<> {
    view! { <button class="hidden" type="submit" tabindex="-1" aria-hidden="true">{words::common::save(lang)}</button> }
}

/// The rows of a form.
pub struct Filled {
    pub rows: Vec<Row>,
    told: Option<Told>,
    /// What was taken away last, while it still has its place.
    away: Option<Away>,
}

/// What was just done with a row: where it stands now, and the rows whose rules call what is gone.
struct Told {
    press: Press,
    number: usize,
    bereft: Vec<usize>,
}

/// The rows of a form: as they were typed, those of a file that was brought, or those kept; the last with some empty ones. What was typed stands as the button
/// that was pressed arranges it.
pub fn filled(visit: &Visit, questions: &[NewQuestion]) -> Filled {
    let typed = super::typed::question_rows(&|name| visit.typed_all(name));
    if !typed.is_empty() {
        let press = visit.typed("do").filter(|_| visit.problem().is_none()).and_then(Press::parse);
        let taken = Away::parse(&visit.typed_all("away[]"));
        let anew = press.and_then(|press| Some((press, arrange::arranged(&typed, press, taken.as_ref())?)));
        return match anew {
            Some((press, Arranged { rows, number, bereft, away })) => {
                Filled { rows, told: Some(Told { press, number, bereft }), away }
            }
            // Refused, it stands as it was sent.
            None => Filled { rows: typed, told: None, away: taken },
        };
    }
    let mut rows = match survey_file::brought(visit) {
        Some(read) => questionnaire::rows(&read.questions),
        None => questionnaire::rows(questions),
    };
    let empty = EMPTY.min(MOST_QUESTIONS.saturating_sub(rows.len()));
    rows.extend(std::iter::repeat_with(Row::default).take(empty));
    Filled { rows, told: None, away: None }
}

/// The questions by their beginnings, each the way to its row.
pub fn contents(lang: Lang, filled: &Filled) -> Option<impl IntoView + use<>> {
    let lines: Vec<_> = filled
        .rows
        .iter()
        .zip(1usize..)
        .filter(|(row, _)| !row.is_empty())
        .map(|(row, number)| {
            let text = begins(row);
            view! { <li><a class="toc__link" href=format!("#q-{number}")><span>{words::plain(number)} ". " <span lang="th">{text}</span></span></a></li> }
        })
        .collect();
    let title = words::arrange::contents(lang);
    (!lines.is_empty()).then(|| view! { <nav class="toc toc--rows" aria-label=title><p class="toc__title">{title}</p> <ol>{lines}</ol></nav> })
}

/// What each field of so many rows is called, for the summary of what was refused.
pub fn labels(lang: Lang, rows: usize) -> Vec<(String, String)> {
    let columns: Vec<(&str, &str)> =
        COLUMNS.iter().map(|column| (*column, say::question_field(lang, column))).collect();
    row_labels(rows, "q", |number| say::question(lang, number), &columns)
}

/// The rows as fields, each in its fold.
pub fn entries(visit: &Visit, filled: &Filled) -> Vec<impl IntoView + use<>> {
    let rows = filled.rows.len();
    let waiting = filled.rows.iter().position(Row::is_empty);
    filled
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let number = at + 1;
            let told = filled.told.as_ref().filter(|told| told.number == number);
            let away = filled.away.as_ref().filter(|away| away.number.min(rows) == number);
            let refused = COLUMNS.iter().any(|column| visit.refusal(&format!("q{number}.{column}")).is_some());
            let open = told.is_some() || refused || waiting == Some(at);
            view! {
                <li class="entry entry--folded">
                    {told.map(|told| said(visit.lang, told))}
                    {away.map(|away| back(visit.lang, away))}
                    <details class="fold" id=format!("q-{number}") open=open>
                        <summary class="fold__name">{name(visit.lang, number, row)}</summary>
                        <div class="fold__body">
                            {buttons(visit.lang, number, rows)}
                            {fields(visit, number, row)}
                        </div>
                    </details>
                </li>
            }
        })
        .collect()
}

/// How a question begins.
fn begins(row: &Row) -> String {
    prose::beginning(row.get("text").trim().lines().next().unwrap_or(""), BEGINNING)
}

/// What was just done, at the place where it was done.
fn said(lang: Lang, told: &Told) -> impl IntoView + use<> {
    let bereft = (!told.bereft.is_empty()).then(|| view! { " " {words::arrange::bereft(lang, &told.bereft)} });
    view! {
        <p class="notice notice--done" role="status" tabindex="-1" autofocus=true>
            {words::arrange::done(lang, told.press, told.number)} " " {words::arrange::not_saved(lang)} {bereft}
        </p>
    }
}

/// What was taken away, with the press that brings it back.
fn back(lang: Lang, away: &Away) -> impl IntoView + use<> {
    let number = away.number;
    let along: Vec<_> = away
        .fields()
        .into_iter()
        .map(|value| view! { <input type="hidden" name="away[]" value=value.to_string() /> })
        .collect();
    let (text, press) = (begins(&away.row), Press { deed: Deed::Back, number }.to_string());
    view! {
        <p class="notice notice--quiet">
            {along}
            {words::arrange::taken(lang, number)} " " <b lang="th">{text}</b> " "
            <button class="button button--plain button--small" type="submit" name="do" value=press>{words::arrange::deed(lang, Deed::Back)} <span class="hidden">" " {say::question(lang, number)}</span></button>
        </p>
    }
}

/// A closed fold's line: the question's number, how it begins, and its form.
fn name(lang: Lang, number: usize, row: &Row) -> impl IntoView + use<> {
    let text = begins(row);
    let state = match Form::parse(row.get("form")) {
        Ok(form) if !row.is_empty() => words::law::form(lang, form),
        _ => words::arrange::waits(lang),
    };
    view! {
        <span>
            <span class="entry__title">{words::plain(number)} ". " <span lang="th">{text}</span></span> " "
            <span class="entry__state">{state}</span>
        </span>
    }
}

/// What can be done with a question, while nothing is saved.
fn buttons(lang: Lang, number: usize, rows: usize) -> impl IntoView + use<> {
    let buttons: Vec<_> = Deed::ALL
        .into_iter()
        .filter(|deed| *deed != Deed::Back && deed.fits(number, rows))
        .map(|deed| {
            let value = Press { deed, number }.to_string();
            view! { <button class="button button--plain button--small" type="submit" name="do" value=value>{words::arrange::deed(lang, deed)} <span class="hidden">" " {say::question(lang, number)}</span></button> }
        })
        .collect();
    view! { <p class="actions">{buttons}</p> }
}

fn fields(visit: &Visit, number: usize, row: &Row) -> impl IntoView + use<> {
    let lang = visit.lang;
    let suffix = format!("-{number}");
    let given = |column: &str| Given {
        name: format!("{column}[]"),
        value: row.get(column).to_string(),
        refused: visit.refusal(&format!("q{number}.{column}")).map(|refusal| words::refusal::say(lang, &refusal)),
        lang,
    };
    let line = |column: &str| view! { <Line given=given(column) suffix=suffix.clone() label=say::question_field(lang, column) hint=say::question_field_hint(lang, column) optional=true /> };
    let short = |column: &str| view! { <Line given=given(column) suffix=suffix.clone() label=say::question_field(lang, column) hint=say::question_field_hint(lang, column) optional=true short=true /> };
    let long = |column: &str, rows: u32| view! { <Long given=given(column) suffix=suffix.clone() label=say::question_field(lang, column) hint=say::question_field_hint(lang, column) rows=rows optional=true /> };
    let select = |column: &str, options: Vec<(String, String)>| view! { <Select given=given(column) suffix=suffix.clone() label=say::question_field(lang, column) options /> };
    let coded = |code: &str, label: &str| (code.to_string(), label.to_string());
    let forms = Form::ALL.iter().map(|form| coded(form.code(), words::law::form(lang, *form))).collect();
    let audiences = Audience::ALL.iter().map(|one| coded(one.code(), words::law::audience(lang, *one))).collect();
    let required = vec![coded("no", say::may_skip(lang)), coded("yes", say::must_answer(lang))];
    let none = vec![coded("no", say::without_no_opinion(lang)), coded("yes", say::with_no_opinion(lang))];
    let depths = ["1", "2", "3"].into_iter().map(|depth| coded(depth, say::place_depth(lang, depth))).collect();
    // A fold is open where something is in it that a waiting row does not have, or where something was refused.
    let waiting = Row::default();
    let open = |columns: &[&str]| {
        columns.iter().any(|column| row.get(column) != waiting.get(column) || given(column).refused.is_some())
    };
    let fold = |name: &'static str, open: bool, body: AnyView| {
        view! { <details class="fold" open=open><summary class="fold__name">{name}</summary> <div class="fold__body">{body}</div></details> }
    };
    let by_form = view! {
        {line("section")}
        {long("rows", 3)}
        {select("no_opinion", none)}
        {short("unit")}
        {short("decimals")}
        {select("depth", depths)}
        {short("least")}
        {short("most")}
    }
    .into_any();
    let english = view! { {line("section_en")} {long("text_en", 2)} {line("help_en")} {long("choices_en", 3)} {long("rows_en", 3)} {short("unit_en")} {line("constraint_note_en")} }.into_any();
    let rules = view! {
        <p class="small quiet">{say::question_called(lang, number)}</p>
        {short("name")}
        {long("relevant", 2)}
        {long("constraint", 2)}
        {line("constraint_note")}
        {long("calculation", 2)}
    }
    .into_any();
    view! {
        <fieldset>
            <legend class="hidden">{say::question(lang, number)}</legend>
            <Long given=given("text") suffix=suffix.clone() label=say::question_text(lang) rows=2 />
            {select("form", forms)}
            {select("audience", audiences)}
            {select("required", required)}
            {line("help")}
            {long("choices", 3)}
            {fold(say::question_by_form(lang), open(&BY_FORM), by_form)}
            {fold(say::question_english(lang), open(&ENGLISH), english)}
            {fold(say::question_rules(lang), open(&RULES), rules)}
        </fieldset>
    }
}
