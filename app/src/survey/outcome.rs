//! What people answered, where the round shows it. What they wrote freely goes to the agency alone.

use crate::answers;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use domain::id::ConsultationId;
use domain::phase::Phase;
use domain::survey::Audience;
use leptos::prelude::*;
use words::survey as say;

/// # Errors
/// [`Problem::NotFound`] for a consultation that is not public or asks nothing.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let store = &visit.site.store;
    let one = crate::then::public_one(&visit, id).await?;
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
    // Of an earlier day nothing is drawn: two looks at different days could single somebody out.
    let (open, back) = (shown, crate::then::upto(&visit).is_some());
    let shown = open && !back;
    let tallies = if shown { store::survey::public(store, id).await? } else { Vec::new() };
    let stale = visit.stale(&one.dates);
    let title = format!("{} – {}", say::results(lang), one.name());
    Ok(Page::new(title, move || {
        let blocks = shown.then(|| answers::blocks(&visit, &questions, &tallies, audience, 2));
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
        let note = match (open, back) {
            (false, _) => say::hidden(lang),
            (true, true) => words::then::no_answers(lang),
            (true, false) => words::law::self_selected(lang),
        };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to(&format!("/c/{}", one.id))>{one.name().to_string()}</a></nav>
            <div class="column">
                <header class="title">
                    <h1>{say::results(lang)}</h1>
                    <p class="title__full"><span lang="th">{one.name().to_string()}</span> <span class="title__by">{words::common::sheets(lang, one.sheets)}</span></p>
                </header>
                <p class="section__note">{note} {shown.then(|| view! { " " <span>{say::fewest(lang)}</span> })}</p>
                {tabs}
                {blocks}
            </div>
        }
    })
    .at("/consultations")
    .kept(Touch::Consultation(id), stale))
}
