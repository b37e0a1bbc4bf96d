//! One question as it is put to somebody: its fields by its form, one thumb's work each. A scale's steps, a matrix's statements and a ranking's choices are
//! lists that work without scripts and by keyboard.

use crate::request::Visit;
use crate::ui::brought;
use crate::ui::field::{Choice, Date, Given, Line, Long, Radios, Select, Ticks};
use domain::lang::Lang;
use domain::place;
use domain::survey::branch::Branching;
use domain::survey::{Answers, Audience, Form, LONGEST, Question, answer};
use domain::time::Day;
use leptos::prelude::*;
use words::survey as say;

/// Of more choices than these a single one is taken from a list that opens.
const LISTED: usize = 20;

/// The language of a question's own words, where it is not the page's.
pub fn tongue(lang: Lang, question: &Question) -> Option<&'static str> {
    (question.lang_of(lang) != lang).then(|| question.lang_of(lang).code())
}

/// Questions as they are put to somebody who answered like this: with their own answers where texts have a place for them.
pub fn put_to(questions: &[Question], audience: Audience, today: Day, answers: &Answers) -> Vec<Question> {
    // What is kept was understood when it was written.
    let branching = Branching::of(questions).unwrap_or_else(|_| Branching::none(questions));
    let known = branching.known(questions, audience, today, answers);
    questions.iter().map(|question| say::put(question, &known)).collect()
}

/// A question with its fields. `place` counts those that are answered; a note has none.
pub fn block(visit: &Visit, question: &Question, place: Option<usize>, of: Option<usize>) -> AnyView {
    let lang = visit.lang;
    if question.form == Form::Note {
        let help = (!question.helps(lang).is_empty())
            .then(|| view! { <p class="quiet kept-text">{question.helps(lang).to_string()}</p> });
        return view! { <section class="question" lang=tongue(lang, question)><p class="kept-text">{question.said(lang).to_string()}</p> {help}</section> }
            .into_any();
    }
    let count = place.map(|place| view! { <p class="question__count">{say::question(lang, place, of)}</p> });
    view! { <section class="question" lang=tongue(lang, question)>{count} {fields(visit, question)}</section> }
        .into_any()
}

/// What helps to answer: the officer's words, the unit, how long, in which form.
fn hint(lang: Lang, question: &Question) -> String {
    let own = match question.form {
        Form::Number if !question.counts(lang).is_empty() => say::unit(lang, question.counts(lang)),
        Form::Money => say::money_hint(lang).into(),
        Form::Date => say::date_hint(lang).into(),
        Form::Place if question.level() == place::Level::Province => say::province_hint(lang).into(),
        Form::Place => say::place_hint(lang).into(),
        Form::Text => say::at_most(lang, longest(question)),
        Form::File | Form::Picture => say::file_hint(lang, question),
        _ => String::new(),
    };
    let helps = question.helps(lang);
    let parts = [&*helps, own.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn longest(question: &Question) -> u32 {
    question.most.map_or(LONGEST, |most| LONGEST.min(most.max(1) as u32))
}

fn fields(visit: &Visit, question: &Question) -> AnyView {
    let lang = visit.lang;
    let name = format!("q{}", question.id);
    let given = visit.given(&name, "");
    let label = question.said(lang).to_string();
    let hint = hint(lang, question);
    let optional = !question.required;
    match question.form {
        Form::Single if question.choices.len() > LISTED => {
            let mut options = vec![(String::new(), say::choose_one(lang).to_string())];
            options
                .extend((0..question.choices.len()).map(|at| (at.to_string(), question.choice(lang, at).to_string())));
            view! { <Select given label hint optional options /> }.into_any()
        }
        Form::Single => view! { <Radios given label hint optional choices=places(lang, question) /> }.into_any(),
        Form::Several => {
            let chosen = visit.typed_all(&name).into_iter().map(str::to_string).collect();
            view! { <Ticks given label hint optional choices=places(lang, question) chosen /> }.into_any()
        }
        Form::Scale => {
            view! { <Radios given label hint optional choices=steps(lang, question) scale=true /> }.into_any()
        }
        Form::Matrix => {
            let rows: Vec<_> = (0..question.details.rows.len())
                .map(|at| {
                    let given = visit.given(&format!("{name}_{at}"), "");
                    view! { <Radios given label=question.row(lang, at) choices=steps(lang, question) scale=true /> }
                })
                .collect();
            together(given, label, hint, optional, rows.into_any())
        }
        Form::Ranking => {
            let count = question.choices.len();
            let most = question.most.map_or(count, |most| count.min(most.max(1) as usize));
            let rows: Vec<_> = (0..count)
                .map(|at| {
                    let mut options = vec![(String::new(), say::not_ranked(lang).to_string())];
                    options.extend((1..=most).map(|rank| (rank.to_string(), say::ranked(lang, rank as i64))));
                    let given = visit.given(&format!("{name}_{at}"), "");
                    view! { <Select given label=question.choice(lang, at) options /> }
                })
                .collect();
            together(given, label, hint, optional, rows.into_any())
        }
        Form::Date => {
            let label = if optional { format!("{label} ({})", words::common::optional(lang)) } else { label };
            view! { <Date name visit=visit.clone() kept=None label hint /> }.into_any()
        }
        Form::Place => {
            let parts = place_parts(visit, question, &name);
            together(given, label, hint, optional, parts)
        }
        Form::Number | Form::Money => view! { <Line given label hint optional short=true /> }.into_any(),
        Form::Text => view! { <Long given label hint optional rows=4 most=longest(question) /> }.into_any(),
        Form::Short => view! { <Line given label hint optional /> }.into_any(),
        Form::Picture => brought::field(visit, given, label, hint, brought::PICTURES, optional),
        Form::File => brought::field(visit, given, label, hint, brought::KINDS, optional),
        Form::Note | Form::Calculation => ().into_any(),
    }
}

/// Several fields that answer one question.
fn together(given: Given, label: String, hint: String, optional: bool, fields: AnyView) -> AnyView {
    let lang = given.lang;
    let id = crate::ui::field::id_of(&given.name);
    let class = if given.refused.is_some() { "field field--error" } else { "field" };
    let described = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let note = optional.then(|| view! { " " <span class="quiet">"(" {words::common::optional(lang)} ")"</span> });
    view! {
        <fieldset class=class id=id.clone() tabindex="-1" aria-describedby=described>
            <legend class="field__label">{label} {note}</legend>
            {(!hint.is_empty()).then(|| view! { <p class="field__help" id=format!("{id}-hint")>{hint}</p> })}
            {given.refused.map(|why| view! { <p class="field__error" id=format!("{id}-error")>{why}</p> })}
            {fields}
        </fieldset>
    }
    .into_any()
}

fn places(lang: Lang, question: &Question) -> Vec<Choice> {
    (0..question.choices.len()).map(|at| Choice::plain(at.to_string(), question.choice(lang, at))).collect()
}

fn steps(lang: Lang, question: &Question) -> Vec<Choice> {
    let step = |step: domain::survey::Step| Choice::plain(step.value.to_string(), say::step(lang, question, step));
    question.steps().into_iter().map(step).collect()
}

/// The province from a list; the rest typed, or from a list once it is known what it lies in.
fn place_parts(visit: &Visit, question: &Question, name: &str) -> AnyView {
    let lang = visit.lang;
    let labels = [say::province(lang), say::district(lang), say::subdistrict(lang)];
    let mut within = Some(String::new());
    let parts: Vec<AnyView> = ["province", "district", "subdistrict"]
        .into_iter()
        .zip(labels)
        .take(question.level() as usize)
        .map(|(part, label)| {
            let mut given = visit.given(&format!("{name}_{part}"), "");
            let Some(code) = within.take() else {
                return view! { <Line given label short=true /> }.into_any();
            };
            let here = place::by_code(&given.value).filter(|one| one.code.starts_with(&code));
            let here = here.or_else(|| place::named(&code, &given.value).into_iter().next());
            within = here.map(|one| one.code.to_string());
            // What is no place stays as it was typed.
            if here.is_none() && !given.value.is_empty() {
                return view! { <Line given label short=true /> }.into_any();
            }
            given.value = here.map_or(String::new(), |one| one.code.to_string());
            let mut options = vec![(String::new(), words::common::choose(lang).to_string())];
            options.extend(
                place::within(&code).into_iter().map(|one| (one.code.to_string(), lang.of(one.th, one.en).to_string())),
            );
            view! { <Select given label options /> }.into_any()
        })
        .collect();
    parts.into_any()
}

/// What was answered to the questions that are asked, in words; what cannot be read as it was typed.
pub fn answered_back(
    visit: &Visit,
    questions: &[Question],
    audience: Audience,
    asked: &[bool],
) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let typed = visit.returned.as_ref()?;
    let read = |question: &Question| Some((question.id.0, answer::read(question, &typed.pairs).ok()??));
    let answers: Answers = questions.iter().filter_map(read).collect();
    let questions = put_to(questions, audience, visit.now.day(), &answers);
    let said = |question: &Question| match answer::read(question, &typed.pairs) {
        Ok(answer) => answer.map(|answer| say::answer(lang, question, &answer)).unwrap_or_default(),
        Err(_) => {
            let of = |field: &String| {
                visit.typed_all(field).into_iter().filter(|typed| !typed.is_empty()).collect::<Vec<_>>()
            };
            question.fields().iter().flat_map(of).collect::<Vec<_>>().join(" · ")
        }
    };
    let lines: Vec<_> = questions
        .iter()
        .zip(asked)
        .filter(|(question, asked)| **asked && question.is_answered())
        .filter_map(|(question, _)| {
            let said = said(question);
            let text = question.said(lang).to_string();
            (!said.is_empty()).then(|| view! { <div class="fact"><dt class="fact__term" lang=tongue(lang, question)>{text}</dt> <dd class="fact__said kept-text">{said}</dd></div> })
        })
        .collect();
    (!lines.is_empty()).then(|| view! { <section class="section"><h2 class="section__title">{say::your_answers(lang)}</h2> <dl class="facts">{lines}</dl></section> })
}

/// The title of a section where another begins.
pub fn section(lang: Lang, question: &Question, before: &mut String) -> Option<AnyView> {
    if question.details.section == *before {
        return None;
    }
    before.clone_from(&question.details.section);
    let title = question.section(lang).to_string();
    (!title.is_empty()).then(|| view! { <h2 class="section__title">{title}</h2> }.into_any())
}
