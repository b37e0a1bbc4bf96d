//! What became of one comment, on its receipt's page: every issue it stands under with decision, reason and what changed; or why it
//! was set aside.

use crate::outcome::answer::Drafts;
use crate::request::Visit;
use domain::consultation::Consultation;
use domain::result::{Answer, Answered};
use leptos::prelude::*;
use words::comment as say;
use words::ledger;

/// The answers, where there are any; with the words that they answer for who has the code (`own`).
pub fn section(
    visit: &Visit,
    one: &Consultation,
    (answered, drafts): (&Answered, &Drafts),
    own: bool,
) -> Option<impl IntoView + use<>> {
    if answered.is_empty() {
        return None;
    }
    let lang = visit.lang;
    let preliminary =
        answered.preliminary.then(|| view! { <p class="notice notice--care">{ledger::preliminary_told(lang)}</p> });
    let several = (answered.answers.len() > 1).then(|| view! { <p class="quiet">{ledger::several(lang)}</p> });
    let answers: Vec<_> = answered.answers.iter().map(|answer| draw(visit, one, (answer, drafts), own)).collect();
    let aside = answered.aside.as_ref().map(|aside| {
        let words = (!aside.words.is_empty()).then(|| view! { <p>{aside.words.clone()}</p> });
        view! {
            <article class="told">
                <h3 class="told__title">{ledger::aside(lang)}</h3>
                <p>{ledger::aside_told(lang, aside.reason)}</p>
                {words}
            </article>
        }
    });
    // The words are their author's: without the code only why is told.
    let outside: Vec<_> = answered
        .outside
        .iter()
        .map(|(words, why)| {
            let quote = own.then(|| view! { <blockquote class="quote"><p>{words.clone()}</p></blockquote> });
            view! { <li>{quote} <p>{ledger::aside_told(lang, *why)}</p></li> }
        })
        .collect();
    let outside = (!outside.is_empty()).then(|| {
        view! { <article class="told"><h3 class="told__title">{ledger::outside(lang)}</h3> <ul class="plain">{outside}</ul></article> }
    });
    Some(view! {
        <section class="section" id="answer">
            <h2 class="section__title">{say::answer(lang)}</h2>
            {preliminary}
            {several}
            {answers}
            {outside}
            {aside}
        </section>
    })
}

fn draw(visit: &Visit, one: &Consultation, (answer, drafts): (&Answer, &Drafts), own: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let to = visit.to(&format!("/c/{}/result#i{}", one.id, answer.number));
    let quote = (own && !answer.quote.is_empty()).then(|| {
        view! { <p class="quiet small">{ledger::your_words_here(lang)}</p> <blockquote class="quote"><p>{answer.quote.clone()}</p></blockquote> }
    });
    let changed = (!answer.changed.is_empty()).then(|| {
        view! { <p class="told__label">{words::public::what_changed(lang)}</p> <p lang="th"><ins>{answer.changed.clone()}</ins></p> }
    });
    let elsewhere = (answer.elsewhere && !answer.changed.is_empty())
        .then(|| view! { <p class="quiet">{ledger::changed_elsewhere(lang)}</p> });
    let provision = (!answer.answered_by.is_empty()).then(|| {
        let revised = drafts.of(&answer.answered_by);
        crate::outcome::answer::answered_by(visit, one, revised, (&answer.answered_by, !answer.changed.is_empty()))
            .into_iter()
            .map(|(words, to)| view! { " " <a class="act" href=to>{words}</a> })
            .collect::<Vec<_>>()
    });
    let corrected: Vec<_> = answer
        .corrections
        .iter()
        .rev()
        .map(|one| {
            let told = ledger::corrected(lang, one.at, &one.reason);
            view! { <p class="notice">{told} " " <span class="quiet">{ledger::said_before(lang, &one.before)}</span></p> }
        })
        .collect();
    view! {
        <article class="told">
            <h3 class="told__title">{answer.title.clone()}</h3>
            {quote}
            <p><b>{words::law::disposition(lang, answer.disposition)}</b></p>
            <p>{answer.reason.clone()}</p>
            {changed}
            {elsewhere}
            {corrected}
            <p><a class="act act--strong" href=to>{say::see_answer(lang)} <span class="hidden">" " {answer.title.clone()}</span></a> {provision}</p>
        </article>
    }
}
