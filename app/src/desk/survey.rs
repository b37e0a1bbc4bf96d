//! The step of the survey: its questions, row by row. Each row is whole without scripts: what belongs to one way of answering alone, to English and to rules
//! stands in folds that are open where something is in them.

use super::dossier::asked as written;
use super::duties::{about, head};
use super::points::row_labels;
use super::survey_file;
use super::texts::save;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Given, Line, Long, Select};
use crate::ui::form;
use domain::lang::Lang;
use domain::questionnaire::{self, COLUMNS, Row};
use domain::survey::{Audience, Form, MOST_QUESTIONS, NewQuestion};
use leptos::prelude::*;
use words::desk as say;

const EMPTY: usize = 4;
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
        let rows = filled(&visit, &questions);
        let mut labels = labels(lang, rows.len());
        labels.push(("file".into(), words::xlsform::bring(lang).into()));
        let summary = form::summary(
            &visit,
            &labels.iter().map(|(field, label)| (field.as_str(), label.as_str())).collect::<Vec<_>>(),
        );
        let rows = entries(&visit, rows);
        let asked = !questions.is_empty();
        let see = asked.then(|| view! { <p><a class="act" href=visit.to(&format!("/desk/c/{}/preview/survey?round={round}", one.id))>{say::survey_preview(lang)}</a></p> });
        view! {
            {head(&visit, &one, say::step_survey(lang))}
            <div class="narrow">
                {survey_file::said(&visit)}
                {(round > 1).then(|| view! { <p class="notice"><b>{words::public::round(lang, round)}</b> " " {say::round_survey_note(lang)}</p> })}
                <p class="section__note">{say::survey_note(lang)}</p>
                {see}
                {summary}
                <form method="post" action=form::action(&visit, "desk/questions")>
                    {about(&visit, &one)}
                    <ol class="entries">{rows}</ol>
                    {save(&visit, &one)}
                </form>
                <p class="section"><a class="act" href=visit.to(&format!("/desk/c/{}/survey/bank", one.id))>{words::bank::to_bank(lang)}</a></p>
                {survey_file::bring(&visit, &one, asked)}
            </div>
        }
    })
    .of_the_desk())
}

/// The rows of a form: as they were typed, those of a file that was brought, or those kept; the last with some empty ones.
pub fn filled(visit: &Visit, questions: &[NewQuestion]) -> Vec<Row> {
    let typed = super::typed::question_rows(&|name| visit.typed_all(name));
    if !typed.is_empty() {
        return typed;
    }
    let mut rows = match survey_file::brought(visit) {
        Some(read) => questionnaire::rows(&read.questions),
        None => questionnaire::rows(questions),
    };
    let empty = EMPTY.min(MOST_QUESTIONS.saturating_sub(rows.len()));
    rows.extend(std::iter::repeat_with(Row::default).take(empty));
    rows
}

/// What each field of so many rows is called, for the summary of what was refused.
pub fn labels(lang: Lang, rows: usize) -> Vec<(String, String)> {
    let columns: Vec<(&str, &str)> =
        COLUMNS.iter().map(|column| (*column, say::question_field(lang, column))).collect();
    row_labels(rows, "q", |number| say::question(lang, number), &columns)
}

/// The rows as fields.
pub fn entries(visit: &Visit, rows: Vec<Row>) -> Vec<impl IntoView + use<>> {
    rows.into_iter().enumerate().map(|(at, row)| entry(visit, at + 1, &row)).collect()
}

fn entry(visit: &Visit, number: usize, row: &Row) -> impl IntoView + use<> {
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
        <li class="entry">
            <fieldset>
                <legend class="entry__title">{say::question(lang, number)}</legend>
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
        </li>
    }
}
