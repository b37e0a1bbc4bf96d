//! What was answered to the questions of a survey, a chart and its table each: what several rooms show. Free answers are not
//! among it: they go to the agency alone.

use crate::request::Visit;
use crate::ui::chart::{self, Bar};
use domain::survey::{Form, Question, Tally};
use leptos::prelude::*;
use words::survey as say;

/// Every question in its order. `level` is the heading's: 2 on the survey's own page, 3 within another.
pub fn blocks(visit: &Visit, questions: &[Question], tallies: &[Tally], level: u8) -> Vec<AnyView> {
    let block =
        |question| block(visit, question, tallies.iter().find(|tally| tally.question == question_id(question)), level);
    questions.iter().map(block).collect()
}

fn question_id(question: &Question) -> i64 {
    question.id.0
}

fn block(visit: &Visit, question: &Question, tally: Option<&Tally>, level: u8) -> AnyView {
    let lang = visit.lang;
    let empty = Tally::default();
    let tally = tally.unwrap_or(&empty);
    let count = |value: i64| tally.by_value.iter().find(|(v, _)| *v == value).map_or(0, |(_, n)| *n);
    let bar = |label: String, count: u64| Bar { label, count, class: "bar", shape: None };
    let mut bars: Vec<Bar> = match question.form {
        Form::Scale => {
            (1..=5).rev().map(|step| bar(words::law::step(lang, step).into(), count(i64::from(step)))).collect()
        }
        Form::Single | Form::Several => question
            .choices
            .iter()
            .enumerate()
            .map(|(place, choice)| bar(choice.clone(), count(place as i64)))
            .collect(),
        Form::Number => numbers(question, tally).into_iter().map(|(label, n)| bar(label, n)).collect(),
        Form::Text => Vec::new(),
    };
    if matches!(question.form, Form::Single | Form::Several) {
        bars.sort_by_key(|bar| std::cmp::Reverse(bar.count));
    }
    let answered = words::common::sheets(lang, tally.answered);
    let caption = format!("{} · {answered}", question.text);
    let chart = (!bars.is_empty()).then(|| chart::bars(&caption, bars, lang));
    let sealed =
        (question.form == Form::Text).then(|| view! { <p class="section__note">{say::texts_sealed(lang)}</p> });
    let text = question.text.clone();
    let heading = match level {
        2 => view! { <h2 class="section__title" lang="th">{text}</h2> }.into_any(),
        _ => view! { <h3 lang="th">{text}</h3> }.into_any(),
    };
    view! {
        <section class=if level == 2 { "section" } else { "gap-5" }>
            {heading}
            <p class="quiet">{words::law::audience(lang, question.audience)} " · " {answered}</p>
            {chart}
            {sealed}
        </section>
    }
    .into_any()
}

/// Numbers in at most eight equal steps from the smallest to the greatest answer.
fn numbers(question: &Question, tally: &Tally) -> Vec<(String, u64)> {
    let (Some(least), Some(most)) =
        (tally.by_value.iter().map(|(v, _)| *v).min(), tally.by_value.iter().map(|(v, _)| *v).max())
    else {
        return Vec::new();
    };
    let width = ((most - least) / 8 + 1).max(1);
    let mut steps: Vec<(String, u64)> = Vec::new();
    let mut from = least;
    while from <= most {
        let to = (from + width - 1).min(most);
        let n = tally.by_value.iter().filter(|(v, _)| (from..=to).contains(v)).map(|(_, n)| n).sum();
        let range = if from == to { from.to_string() } else { format!("{from}–{to}") };
        steps.push((format!("{range} {}", question.unit).trim_end().to_string(), n));
        from += width;
    }
    steps
}
