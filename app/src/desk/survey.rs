//! The step of the survey: its questions, row by row.

use super::dossier::writable;
use super::duties::{about, head};
use super::points::row_labels;
use super::texts::save;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Given, Line, Long, Select};
use crate::ui::form;
use domain::lang::Lang;
use domain::survey::{Audience, Form, MOST_QUESTIONS, NewQuestion};
use leptos::prelude::*;
use words::desk as say;

const EMPTY: usize = 4;
/// The fields of a row, in their order.
pub const COLUMNS: [&str; 12] = [
    "text",
    "form",
    "audience",
    "help",
    "choices",
    "required",
    "unit",
    "least",
    "most",
    "relevant",
    "constraint",
    "constraint_note",
];

/// # Errors
/// As [`writable`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = writable(&visit).await?;
    let questions = store::survey::questions(&visit.site.store, one.id).await?;
    let questions: Vec<NewQuestion> = questions.into_iter().map(NewQuestion::from).collect();
    let lang = visit.lang;
    Ok(Page::new(say::step_survey(lang), move || {
        let rows = filled(&visit, &questions);
        let labels = labels(lang, rows.len());
        let summary = form::summary(
            &visit,
            &labels.iter().map(|(field, label)| (field.as_str(), label.as_str())).collect::<Vec<_>>(),
        );
        let rows = entries(&visit, rows);
        view! {
            {head(&visit, &one, say::step_survey(lang))}
            <div class="narrow">
                <p class="section__note">{say::survey_note(lang)}</p>
                {summary}
                <form method="post" action=form::action(&visit, "desk/questions")>
                    {about(&visit, &one)}
                    <ol class="entries">{rows}</ol>
                    {save(&visit, &one)}
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// A row as its form has it, in the order of [`COLUMNS`].
pub type Typed = [String; 12];

/// The rows of a form: as they were typed, or those kept with some empty ones.
pub fn filled(visit: &Visit, questions: &[NewQuestion]) -> Vec<Typed> {
    let mut rows: Vec<Typed> = match visit.returned.is_some() {
        true => {
            let columns = COLUMNS.map(|name| visit.typed_all(&format!("{name}[]")));
            (0..columns[0].len())
                .map(|at| columns.each_ref().map(|column| column.get(at).copied().unwrap_or("").to_string()))
                .collect()
        }
        false => questions
            .iter()
            .map(|q| {
                let number = |n: Option<i64>| n.map_or(String::new(), |n| n.to_string());
                let required = if q.required { "yes" } else { "no" };
                [
                    q.text.clone(),
                    q.form.code().into(),
                    q.audience.code().into(),
                    q.help.clone(),
                    q.choices.join("\n"),
                    required.into(),
                    q.unit.clone(),
                    number(q.least),
                    number(q.most),
                    q.relevant.clone(),
                    q.constraint.clone(),
                    q.constraint_note.clone(),
                ]
            })
            .collect(),
    };
    if visit.returned.is_none() {
        for _ in 0..EMPTY.min(MOST_QUESTIONS.saturating_sub(rows.len())) {
            rows.push(["", "scale", "everyone", "", "", "no", "", "", "", "", "", ""].map(String::from));
        }
    }
    rows
}

/// What each field of so many rows is called, for the summary of what was refused.
pub fn labels(lang: Lang, rows: usize) -> Vec<(String, String)> {
    row_labels(
        rows,
        "q",
        |number| say::question(lang, number),
        &[
            ("text", say::question_text(lang)),
            ("form", say::question_form(lang)),
            ("audience", say::question_audience(lang)),
            ("help", say::question_help(lang)),
            ("choices", say::question_choices(lang)),
            ("unit", say::question_unit(lang)),
            ("least", say::question_least(lang)),
            ("most", say::question_most(lang)),
            ("relevant", say::question_relevant(lang)),
            ("constraint", say::question_constraint(lang)),
            ("constraint_note", say::question_constraint_note(lang)),
        ],
    )
}

/// The rows as fields.
pub fn entries(visit: &Visit, rows: Vec<Typed>) -> Vec<impl IntoView + use<>> {
    let lang = visit.lang;
    rows
            .into_iter()
            .enumerate()
            .map(|(at, row)| {
                let number = at + 1;
                let suffix = format!("-{number}");
                let given = |place: usize| Given {
                    name: format!("{}[]", COLUMNS[place]),
                    value: row[place].clone(),
                    refused: visit.refusal(&format!("q{number}.{}", COLUMNS[place])).map(|refusal| words::refusal::say(lang, &refusal)),
                    lang,
                };
                let ruled = row[9..].iter().any(|typed| !typed.is_empty());
                let forms = Form::ALL.iter().map(|form| (form.code().to_string(), words::law::form(lang, *form).to_string())).collect::<Vec<_>>();
                let audiences = Audience::ALL.iter().map(|one| (one.code().to_string(), words::law::audience(lang, *one).to_string())).collect::<Vec<_>>();
                let required = vec![("no".to_string(), say::may_skip(lang).to_string()), ("yes".to_string(), say::must_answer(lang).to_string())];
                view! {
                    <li class="entry">
                        <fieldset>
                            <legend class="entry__title">{say::question(lang, number)}</legend>
                            <Long given=given(0) suffix=suffix.clone() label=say::question_text(lang) rows=2 />
                            <Select given=given(1) suffix=suffix.clone() label=say::question_form(lang) options=forms />
                            <Select given=given(2) suffix=suffix.clone() label=say::question_audience(lang) options=audiences />
                            <Line given=given(3) suffix=suffix.clone() label=say::question_help(lang) optional=true />
                            <Long given=given(4) suffix=suffix.clone() label=say::question_choices(lang) hint=say::question_choices_hint(lang) rows=3 optional=true />
                            <Select given=given(5) suffix=suffix.clone() label=say::question_required(lang) options=required />
                            <Line given=given(6) suffix=suffix.clone() label=say::question_unit(lang) optional=true short=true />
                            <Line given=given(7) suffix=suffix.clone() label=say::question_least(lang) optional=true short=true />
                            <Line given=given(8) suffix=suffix.clone() label=say::question_most(lang) optional=true short=true />
                            <details class="fold" open=ruled>
                                <summary class="fold__name">{say::question_rules(lang)}</summary>
                                <div class="fold__body">
                                    <p class="small quiet">{say::question_called(lang, number)}</p>
                                    <Long given=given(9) suffix=suffix.clone() label=say::question_relevant(lang) hint=say::question_relevant_hint(lang) rows=2 optional=true />
                                    <Long given=given(10) suffix=suffix.clone() label=say::question_constraint(lang) hint=say::question_constraint_hint(lang) rows=2 optional=true />
                                    <Line given=given(11) suffix=suffix label=say::question_constraint_note(lang) hint=say::question_constraint_note_hint(lang) optional=true />
                                </div>
                            </details>
                        </fieldset>
                    </li>
                }
            })
            .collect()
}
