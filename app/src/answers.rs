//! What was answered to the questions of a survey, a chart and its table each: what several rooms show. Free answers are not
//! among it: they go to the agency alone.

use crate::request::Visit;
use crate::ui::chart::{self, Bar, Of};
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
    let several = question.form == Form::Several;
    let of = if several { Of::Answerers(tally.answered) } else { Of::Total };
    let chart = (!bars.is_empty()).then(|| chart::bars(&caption, bars, of, lang));
    let each = several.then(|| view! { <p class="chart__note">{say::several_each(lang)}</p> });
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
            {each}
            {sealed}
        </section>
    }
    .into_any()
}

/// Numbers in at most eight equal steps that begin and end at round numbers.
fn numbers(question: &Question, tally: &Tally) -> Vec<(String, u64)> {
    let values = tally.by_value.iter().map(|(value, _)| *value);
    let (Some(least), Some(most)) = (values.clone().min(), values.max()) else { return Vec::new() };
    let (from, width) = steps(least, most);
    let step = |at: i64| {
        let (first, last) = (from + at * width, from + (at + 1) * width - 1);
        let n: u64 = tally.by_value.iter().filter(|(value, _)| (first..=last).contains(value)).map(|(_, n)| n).sum();
        let range = match first == last {
            true => words::amount(first),
            false => format!("{}–{}", words::amount(first), words::amount(last)),
        };
        (format!("{range} {}", question.unit).trim_end().to_string(), n)
    };
    (0..=(most - from) / width).map(step).collect()
}

/// Where steps begin and how wide they are: 1, 2 or 5 times a power of ten, the narrowest of which eight reach. Answers are far
/// from the ends of what a number holds.
fn steps(least: i64, most: i64) -> (i64, i64) {
    let round = (0..18).flat_map(|power| [1, 2, 5].map(|first| first * 10_i64.pow(power)));
    let begun = |width: i64| (least.div_euclid(width) * width, width);
    let few = |(from, width): &(i64, i64)| (most - from) / width < 8;
    round.map(begun).find(few).unwrap_or((least, (most - least) / 8 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_a_distribution_are_round_and_few() {
        for ((least, most), steps_are) in [
            ((500, 15_000), (0, 2_000)),
            ((3, 3), (3, 1)),
            ((0, 7), (0, 1)),
            ((0, 8), (0, 2)),
            ((-30, 45), (-30, 10)),
            ((999_999, 1_000_001), (999_999, 1)),
        ] {
            assert_eq!(steps(least, most), steps_are, "{least}–{most}");
        }
    }
}
