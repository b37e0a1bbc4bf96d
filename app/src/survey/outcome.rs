//! What people answered: a chart and its table a question, where the round shows them.

use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::chart::{self, Bar};
use domain::id::ConsultationId;
use domain::phase::Phase;
use domain::survey::{Audience, Form, Question, Tally};
use leptos::prelude::*;
use words::survey as say;

/// Open answers shown under a question.
const OPEN_ANSWERS: usize = 20;

/// # Errors
/// [`Problem::NotFound`] for a consultation that is not public or asks nothing.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let store = &visit.site.store;
    let one = store::consultation::public_one(store, id).await?;
    let questions = store::survey::questions(store, id).await?;
    if questions.is_empty() {
        return Err(Problem::NotFound);
    }
    let lang = visit.lang;
    let phase = one.phase(visit.now);
    let shown = match phase {
        Phase::Open => one.round.as_ref().is_some_and(|round| round.counts_show),
        other => matches!(other, Phase::Closed | Phase::Summarised),
    };
    let audience = Audience::parse(visit.asked("for")).ok();
    let tallies = if shown { store::survey::tallies(store, id, audience).await? } else { Vec::new() };
    let mut texts = Vec::new();
    if shown {
        // One statement a question with free text; a survey has few of them.
        for question in questions.iter().filter(|question| question.form == Form::Text) {
            texts.push((question.id, store::survey::texts(store, id, question.id, None, OPEN_ANSWERS).await?));
        }
    }
    let stale = visit.stale(&one.dates);
    let title = format!("{} – {}", say::results(lang), one.name());
    Ok(Page::new(title, move || {
        let blocks: Vec<_> = questions
            .iter()
            .map(|question| {
                let tally = tallies.iter().find(|tally| tally.question == question.id.0);
                let open = texts.iter().find(|(id, _)| *id == question.id).map(|(_, texts)| texts.clone());
                block(&visit, question, tally, open)
            })
            .collect();
        let audiences = super::form::audiences(&questions);
        let tab = |code: &str, label: &'static str| {
            let here = visit.asked("for") == code;
            let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
            view! { <a class=class href=crate::ui::list::with(&visit, "for", code) aria-current=here.then_some("true")>{label}</a> }
        };
        let tabs = (shown && audiences.len() > 1).then(|| {
            let each: Vec<_> =
                audiences.iter().map(|audience| tab(audience.code(), words::law::audience(lang, *audience))).collect();
            view! { <nav class="tabs" aria-label=say::of_whom(lang)>{tab("", words::common::all(lang))} {each}</nav> }
        });
        let note = if shown { words::law::self_selected(lang) } else { say::hidden(lang) };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to(&format!("/c/{}", one.id))>{one.name().to_string()}</a></nav>
            <div class="narrow">
                <header class="title">
                    <h1>{say::results(lang)}</h1>
                    <p class="title__full">{one.name().to_string()} " · " {words::common::sheets(lang, one.sheets)}</p>
                </header>
                <p class="section__note">{note}</p>
                {tabs}
                {shown.then_some(blocks)}
            </div>
        }
    })
    .at("/consultations")
    .kept(Touch::Consultation(id), stale))
}

fn block(visit: &Visit, question: &Question, tally: Option<&Tally>, open: Option<Vec<String>>) -> AnyView {
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
    let caption = format!("{} · {}", question.text, words::common::sheets(lang, tally.answered));
    let chart = (!bars.is_empty()).then(|| chart::bars(&caption, bars, lang));
    let open = open.map(|texts| {
        let texts: Vec<_> = texts.into_iter().map(|text| view! { <li class="quote"><p>{text}</p></li> }).collect();
        view! { <p class="quiet">{say::newest(lang)}</p> <ul class="plain">{texts}</ul> }
    });
    view! {
        <section class="section">
            <h2 class="section__title">{question.text.clone()}</h2>
            <p class="quiet">{words::law::audience(lang, question.audience)} " · " {words::common::sheets(lang, tally.answered)}</p>
            {chart}
            {open}
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
