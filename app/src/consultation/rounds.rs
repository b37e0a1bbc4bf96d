//! The rounds of a consultation: their days, the days that were before, the reasons, and how many spoke in each.

use crate::request::Visit;
use domain::act::Act;
use domain::consultation::Consultation;
use domain::phase::Phase;
use domain::round::{Extension, Told, has_history};
use leptos::prelude::*;
use words::public as say;

/// Beside the dates: that the last day was put off, from when and why.
pub fn put_off(visit: &Visit, rounds: &[Told]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let last: &Extension = rounds.last()?.extensions.last()?;
    let reason = last.reason.clone();
    Some(view! {
        <div class="gist__line"><dt class="gist__term">{say::extended(lang)}</dt> <dd class="gist__said">{say::extended_from(lang, last.was.day())} " " <span lang="th">{reason}</span></dd></div>
    })
}

/// The section that tells of them, newest first, where there is more than one round on the days it was announced for.
pub fn section(visit: &Visit, one: &Consultation, rounds: &[Told]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    // The Office, and nobody else, is offered a further round on any agency's dossier.
    let may = visit.viewer.may(Act::OpenFurther, one.agency.id) && one.phase(visit.now).allows(Act::OpenFurther);
    let further = may.then(|| view! { <p class="gap-3"><a class="act act--strong" href=visit.to(&format!("/desk/c/{}/further", one.id))>{words::desk::open_further(lang)}</a></p> });
    if !has_history(rounds) && !may {
        return None;
    }
    let rows: Vec<_> = rounds
        .iter()
        .rev()
        .map(|told| {
            let said = said(visit, one, told);
            let days = say::period(lang, told.round.opens.day(), told.round.closes.day());
            let why = |term: &'static str, reason: &str| {
                let reason = reason.to_string();
                (!reason.is_empty()).then(|| view! { <p class="versions__why"><span class="quiet">{term}</span> " " <span lang="th">{reason}</span></p> })
            };
            let moved: Vec<_> = told
                .extensions
                .iter()
                .map(|one| {
                    let words = say::extended_on(lang, one.at.day(), one.was.day(), one.closes.day());
                    view! { <p class="versions__why">{words} " " <span class="quiet">{words::desk::public_reason(lang)}</span> " " <span lang="th">{one.reason.clone()}</span></p> }
                })
                .collect();
            let early = told.round.closed_early.clone().unwrap_or_default();
            view! {
                <li class="versions__item">
                    <p><b>{say::round(lang, told.round.number)}</b> " · " {days} " · " {said}</p>
                    {told.by_office.then(|| view! { <p>{say::opened_by_office(lang)}</p> })}
                    {why(say::again_why(lang), &told.reason)}
                    {moved}
                    {why(say::closed_early_why(lang), &early)}
                    {asked(visit, one, told.round.number, rounds.len())}
                </li>
            }
        })
        .collect();
    Some(
        view! { <section class="section" id="rounds"><h2 class="section__title">{say::rounds(lang)}</h2> <ol class="versions">{rows}</ol> {further}</section> },
    )
}

/// How much was said in a round.
fn said(visit: &Visit, one: &Consultation, told: &Told) -> String {
    let lang = visit.lang;
    let over = one.phase(visit.now) == Phase::Cancelled || told.round.closes < visit.now;
    match (one.kind.has_survey(), over) {
        (true, true) => words::common::sheets_over(lang, told.sheets),
        (true, false) => words::common::sheets(lang, told.sheets),
        (false, true) => words::common::comments_over(lang, told.comments),
        (false, false) => words::common::comments(lang, told.comments),
    }
}

/// What a round asked, where there were several: each key point with its words, those still asked by name; the way to its survey's results.
fn asked(visit: &Visit, one: &Consultation, round: u32, rounds: usize) -> Option<AnyView> {
    let lang = visit.lang;
    let here = visit.to(&format!("/c/{}", one.id));
    let now = one.round.as_ref().map_or(1, |round| round.number);
    // One that several rounds asked stands whole under the last of them.
    let past = one.past_points.iter().filter(|past| past.span.until == Some(round)).map(|past| &past.point);
    let rows: Vec<_> = past
        .map(|point| {
            let anchor = point.anchor();
            let comments = format!("{here}/comments?at={anchor}");
            view! {
                <div class="gap-3" id=anchor>
                    <p><b>{words::law::key_point(lang, point.number)}</b> " " <span lang="th">{point.title.clone()}</span></p>
                    <div lang="th" inner_html=crate::ui::prose::html(&point.body)></div>
                    <p><span class="quiet">{say::question(lang)}</span> " " <span lang="th">{point.question.clone()}</span></p>
                    <p><a class="act" href=comments>{say::comments_of_point(lang)} <span class="hidden">" " {words::law::key_point(lang, point.number)}</span></a></p>
                </div>
            }
        })
        .collect();
    let points = (!rows.is_empty()).then(|| {
        view! { <details class="fold"><summary class="fold__name">{say::asked_until(lang, rows.len())}</summary> <div class="fold__body">{rows}</div></details> }
    });
    let survey = (one.kind.has_survey() && round < now).then(|| {
        view! { <p><a class="act" href=format!("{here}/survey/results?round={round}")>{words::survey::results(lang)} <span class="hidden">" " {say::round(lang, round)}</span></a></p> }
    });
    (rounds > 1 && (points.is_some() || survey.is_some())).then(|| view! { {points} {survey} }.into_any())
}

/// Which rounds a result published at a moment is about; nothing where there was one on its own days.
pub fn covered(
    visit: &Visit,
    one: &Consultation,
    rounds: &[Told],
    at: domain::time::Moment,
) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let rows: Vec<_> = rounds
        .iter()
        .filter(|told| rounds.len() > 1 && told.begun(at))
        .map(|told| {
            let said = said(visit, one, told);
            let days = say::period(lang, told.round.opens.day(), told.round.closes.day());
            view! { <li>{say::round(lang, told.round.number)} " · " {days} " · " {said}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <div class="notice notice--quiet"><p>{say::covers(lang)}</p> <ul class="notice__list">{rows}</ul></div> })
}
