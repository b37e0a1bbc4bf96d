//! What was answered to the questions of a survey, a chart and its table each: what several rooms show. Free answers are not
//! among it: they go to the agency alone.

use crate::request::Visit;
use crate::survey::block::tongue;
use crate::ui::chart::{self, Bar, Of};
use domain::survey::disclose::{Table, Tables};
use domain::survey::free::{self, Groups};
use domain::survey::{Audience, Form, NO_OPINION, Question, Step, Tally, count};
use leptos::prelude::*;
use words::survey as say;

/// Every question in its order, of all or of one audience. `level` is the heading's: 2 on the survey's own page, 3 within another.
pub fn blocks(
    visit: &Visit,
    questions: &[Question],
    (tables, groups): (&[Tables], &[Groups]),
    audience: Option<Audience>,
    level: u8,
) -> Vec<AnyView> {
    let empty = Tables::default();
    let of =
        |question: &Question| tables.iter().find(|tables| tables.all.tally.question == question.id.0).unwrap_or(&empty);
    let asked = |question: &&Question| {
        question.is_answered() && audience.is_none_or(|audience| domain::survey::is_for(question, audience))
    };
    let number = |question: &Question| domain::survey::seen(questions, question.id).unwrap_or(question.number);
    let one = |question: &Question| {
        let groups = groups.iter().find(|groups| groups.question == question.id.0).filter(|_| audience.is_none());
        let about = grouped(visit, groups);
        block(visit, (question, number(question)), of(question), audience, level, about)
    };
    questions.iter().filter(asked).map(one).collect()
}

fn bar(label: String, count: u64) -> Bar {
    Bar { label, count, class: "bar", shape: None }
}

/// The bars of a question whose answers are one list: what is told of each, and those that few gave together.
fn bars(visit: &Visit, question: &Question, table: &Table) -> Vec<Bar> {
    let lang = visit.lang;
    let mut told = table.tally.by_value.clone();
    told.sort_unstable();
    let each = |told: Vec<(i64, u64)>| -> Vec<Bar> {
        told.into_iter().map(|(value, n)| bar(say::counted(lang, question, value), n)).collect()
    };
    let choices = |of: &dyn Fn(usize) -> i64| -> Vec<Bar> {
        let choice = |at: usize| Some(bar(question.choice(lang, at).to_string(), table.n(of(at))?));
        sorted((0..question.choices.len()).filter_map(choice).collect())
    };
    let mut bars = match question.form {
        Form::Scale => step_bars(visit, question, table, 0),
        Form::Single | Form::Several => choices(&|at| at as i64),
        Form::Ranking => choices(&|at| at as i64 * 1_000 + 1),
        Form::Number if count::is_exact(question) => {
            numbers(question, &table.tally).into_iter().map(|(label, n)| bar(label, n)).collect()
        }
        Form::Number | Form::Money | Form::Date => each(told),
        Form::Place => sorted(each(told)),
        Form::Matrix | Form::Short | Form::Text | Form::File | Form::Picture => return Vec::new(),
        Form::Note | Form::Calculation => return Vec::new(),
    };
    bars.extend((table.together.1 > 0).then(|| bar(say::together(lang).to_string(), table.together.1)));
    bars
}

/// The steps of a scale, or of a statement of a matrix, in the order they are shown.
fn step_bars(visit: &Visit, question: &Question, table: &Table, row: usize) -> Vec<Bar> {
    let step = |step: domain::survey::Step| {
        let n = table.n(row as i64 * 1_000 + i64::from(step.value))?;
        Some(bar(say::step(visit.lang, question, step).to_string(), n))
    };
    question.steps().into_iter().filter_map(step).collect()
}

/// The steps of a scale with how many gave each, the most first, where all of them are told; those without an opinion are apart.
fn told_steps(visit: &Visit, question: &Question, table: &Table, row: usize) -> Option<Vec<(String, u64)>> {
    let mut steps = question.steps();
    steps.retain(|step| step.value != NO_OPINION);
    steps.sort_by_key(|step| std::cmp::Reverse(step.value));
    let told = |step: Step| {
        let n = table.n(row as i64 * 1_000 + i64::from(step.value))?;
        Some((say::step(visit.lang, question, step).to_string(), n))
    };
    steps.into_iter().map(told).collect()
}

/// How many of a scale have no opinion, where it offers that and they are told.
fn no_opinion(visit: &Visit, question: &Question, table: &Table, row: usize) -> Option<AnyView> {
    let step = question.steps().into_iter().find(|step| step.value == NO_OPINION)?;
    let n = table.n(row as i64 * 1_000 + i64::from(NO_OPINION))?;
    let name = say::step(visit.lang, question, step).to_string();
    Some(view! { <p class="chart__note">{name} ": " {words::number(n)}</p> }.into_any())
}

fn sorted(mut bars: Vec<Bar>) -> Vec<Bar> {
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.count));
    bars
}

/// What free answers are about, as the agency has grouped them: of all of them, whoever answered.
fn grouped(visit: &Visit, groups: Option<&Groups>) -> Option<AnyView> {
    let (read, told) = free::told(groups?)?;
    let lang = visit.lang;
    let bars: Vec<Bar> = told.iter().filter_map(|(group, n)| Some(bar(group.name(lang).to_string(), (*n)?))).collect();
    let hidden: Vec<&str> = told.iter().filter(|(_, n)| n.is_none()).map(|(group, _)| group.name(lang)).collect();
    let hidden = (!hidden.is_empty()).then(|| {
        view! { <p class="chart__note">{words::free::some_not_told(lang, &hidden.join(" · "))}</p> }
    });
    let title = words::free::of_groups(lang);
    let chart = (!bars.is_empty()).then(|| chart::bars(title, bars, Of::Answerers(read), lang));
    Some(
        view! {
            <p class="gap-3"><b>{title}</b></p>
            <p class="small quiet">{words::free::of_groups_note(lang)}</p>
            {chart}
            {hidden}
        }
        .into_any(),
    )
}

fn block(
    visit: &Visit,
    (question, number): (&Question, u32),
    tables: &Tables,
    audience: Option<Audience>,
    level: u8,
    about: Option<AnyView>,
) -> AnyView {
    let lang = visit.lang;
    let text = question.said(lang).to_string();
    let heading = match level {
        2 => view! { <h2 class="section__title" lang=question.lang_of(lang).code()>{text.clone()}</h2> }.into_any(),
        _ => view! { <h3 lang=question.lang_of(lang).code()>{text.clone()}</h3> }.into_any(),
    };
    let class = if level == 2 { "section" } else { "gap-5" };
    // By which findings and pasted addresses name it.
    let place = (level == 2).then(|| format!("q{number}"));
    let table = tables.of(audience).filter(|table| !table.few);
    let Some(table) = table else {
        let why = if audience.is_some() && !tables.all.few { say::not_apart(lang) } else { say::few(lang) };
        return view! { <section class=class id=place>{heading} <p class="section__note">{why}</p></section> }
            .into_any();
    };
    let answered = words::common::sheets(lang, table.tally.answered);
    let behind = tables
        .behind(table)
        .map(|(counted, all)| view! { <p class="chart__note">{say::behind(lang, counted, all)}</p> });
    let caption = format!("{text} · {answered}");
    let of = if question.form == Form::Several { Of::Answerers(table.tally.answered) } else { Of::Total };
    let chart = match question.form {
        Form::Matrix => {
            let row = |(row, steps): (usize, Option<Vec<(String, u64)>>)| {
                let name = question.row(lang, row).to_string();
                let caption = format!("{caption} · {name}");
                let drawn = steps.map_or_else(
                    || {
                        let mut bars = step_bars(visit, question, table, row);
                        // What few gave stands together over all statements; of one alone it would be a number of its own.
                        bars.retain(|bar| bar.count > 0 || table.together.0.is_empty());
                        chart::bars(&caption, bars, of, lang)
                    },
                    |steps| {
                        view! { {chart::scale(&caption, steps, of, lang)} {no_opinion(visit, question, table, row)} }
                            .into_any()
                    },
                );
                view! { <p class="gap-2"><b lang=tongue(lang, question)>{name}</b></p> {drawn} }
            };
            // The statement that most are above the middle of comes first; what is not told in full stands last.
            let mut rows: Vec<_> =
                (0..question.details.rows.len()).map(|row| (row, told_steps(visit, question, table, row))).collect();
            let above = |steps: &Vec<(String, u64)>| chart::above(&steps.iter().map(|(_, n)| *n).collect::<Vec<_>>());
            rows.sort_by_cached_key(|(_, steps)| std::cmp::Reverse(steps.as_ref().map(above)));
            rows.into_iter().map(row).collect::<Vec<_>>().into_any()
        }
        form => match (form == Form::Scale).then(|| told_steps(visit, question, table, 0)).flatten() {
            Some(steps) => {
                view! { {chart::scale(&caption, steps, of, lang)} {no_opinion(visit, question, table, 0)} }.into_any()
            }
            None => {
                let bars = bars(visit, question, table);
                (!bars.is_empty()).then(|| chart::bars(&caption, bars, of, lang)).into_any()
            }
        },
    };
    let notes = [
        (question.form == Form::Several).then(|| say::several_each(lang)),
        (!table.hidden.is_empty()).then(|| say::some_hidden(lang)),
        (question.form == Form::Ranking).then(|| say::ranked_first(lang)),
        (question.form == Form::Place && question.level() != domain::place::Level::Province)
            .then(|| say::by_province(lang)),
        (question.form == Form::Date).then(|| say::by_year(lang)),
        (question.form == Form::Matrix && table.together.1 > 0).then(|| say::together_left_out(lang)),
    ];
    let together = (table.together.1 > 0 && question.form != Form::Matrix).then(|| {
        view! { <p class="chart__note">{say::together_of(lang, question, &table.together.0)}</p> }
    });
    let notes: Vec<_> = notes.into_iter().flatten().map(|note| view! { <p class="chart__note">{note}</p> }).collect();
    let why = if question.is_file() { say::files_sealed(lang) } else { say::texts_sealed(lang) };
    let sealed = question.is_sealed().then(|| view! { <p class="section__note">{why}</p> });
    view! {
        <section class=class id=place>
            {heading}
            <p class="quiet">{say::question(lang, number as usize, None)} " · " {words::law::audience(lang, question.audience)} " · " {answered}</p>
            {chart}
            {behind}
            {notes}
            {together}
            {sealed}
            {about}
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
