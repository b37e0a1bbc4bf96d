//! The gist in one screen, the acts that belong to it, and the ruler of the hearing's days.

use crate::request::Visit;
use crate::{card, share};
use domain::act::Act;
use domain::consultation::{Consultation, Round};
use domain::phase::Phase;
use domain::round::Told;
use leptos::prelude::*;
use words::public as say;

/// What would change, for whom, until when, how.
pub fn lines(visit: &Visit, one: &Consultation, rounds: &[Told]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let line = |class: &'static str, term: &'static str, said: AnyView| {
        view! { <div class=class><dt class="gist__term">{term}</dt> <dd class="gist__said">{said}</dd></div> }
    };
    let text = |text: &str| {
        let text = text.to_string();
        view! { <span lang="th">{text}</span> }.into_any()
    };
    // The days to come of a hearing that was called off are none.
    let running = one.phase(visit.now) != Phase::Cancelled;
    let until = one.round.as_ref().map(|round| {
        let ruler = match running {
            true => view! { {words::date::deadline(lang, round.closes)} <div class="only-phone gap-3">{ruler(visit, round)}</div> }.into_any(),
            false => view! { {say::extended_from(lang, round.closes.day())} }.into_any(),
        };
        line("gist__line", say::until_when(lang), ruler)
    });
    let how = one.round.as_ref().filter(|_| one.phase(visit.now) == Phase::Open).map(|round| {
        let words = words::admission::how(lang, one.kind, round.admission);
        line("gist__line", say::how_to_speak(lang), words.into_any())
    });
    // As long as there is something to wait for.
    let waits = matches!(one.phase(visit.now), Phase::Announced | Phase::Open) || !one.numbers_show(visit.now);
    let numbers = one.round.as_ref().filter(|_| running && waits).map(|round| {
        let words = words::admission::shows_public(lang, round.shows);
        line("gist__line", words::admission::numbers_when(lang), words.into_any())
    });
    let reason = |term: &'static str, said: &str| (!said.is_empty()).then(|| line("gist__line", term, text(said)));
    let early = one.round.as_ref().and_then(|round| round.closed_early.clone()).unwrap_or_default();
    let recommended = i64::from(visit.site.rules().recommended_days());
    let is_short = |round: &&Round| round.closes.day().0 - round.opens.day().0 + 1 < recommended;
    let short = one.round.as_ref().filter(is_short).map_or("", |round| round.short_reason.as_str()).to_string();
    view! {
        <dl class="gist">
            {(!one.texts.change.is_empty()).then(|| line("gist__line gist__line--lead", say::would_change(lang), text(&one.texts.change)))}
            {(!one.texts.whom.is_empty()).then(|| line("gist__line", say::for_whom(lang), text(&one.texts.whom)))}
            {until}
            {super::rounds::put_off(visit, rounds)}
            {how}
            {numbers}
            {reason(say::short_why(lang), &short)}
            {reason(say::closed_early_why(lang), &early)}
            {reason(say::cancelled_why(lang), &one.cancel_reason)}
        </dl>
    }
}

/// The first act, and the ways to pass it on.
pub fn actions(visit: &Visit, one: &Consultation, phone: bool) -> impl IntoView + use<> {
    let class = if phone { "actions only-phone gap-4" } else { "actions" };
    view! { <div class=class>{first(visit, one, "button button--wide-phone")} {answers(visit, one)} {draft(visit, one)} {one.phase(visit.now).is_public().then(|| share::line(visit, one.name(), &format!("/c/{}", one.id), "act"))}</div> }
}

/// Where the pages of a consultation stand: before it is published on the desk, as previews, or under the link they are seen by.
pub fn pages(visit: &Visit, one: &Consultation) -> String {
    match one.phase(visit.now) {
        Phase::Preparing if visit.path.starts_with("/preview/") => format!("/preview/{}", visit.param("token")),
        Phase::Preparing => format!("/desk/c/{}/preview", one.id),
        _ => format!("/c/{}", one.id),
    }
}

fn draft(visit: &Visit, one: &Consultation) -> Option<AnyView> {
    let to = visit.to(&format!("{}/draft", pages(visit, one)));
    one.version
        .as_ref()
        .map(|_| view! { <a class="act act--strong" href=to>{say::read_draft(visit.lang)}</a> }.into_any())
}

/// The way to what was answered, where everyone may see it.
fn answers(visit: &Visit, one: &Consultation) -> Option<AnyView> {
    let may = one.kind.has_survey() && crate::survey::outcome::shows(one, visit.now);
    let to = visit.to(&format!("/c/{}/survey/results", one.id));
    may.then(|| view! { <a class="act act--strong" href=to>{words::survey::see_results(visit.lang)}</a> }.into_any())
}

fn first(visit: &Visit, one: &Consultation, class: &'static str) -> Option<AnyView> {
    let lang = visit.lang;
    let here = format!("/c/{}", one.id);
    let (to, words) = match one.phase(visit.now) {
        // Nobody speaks on an earlier day; what was asked can be read.
        Phase::Open if visit.on.is_some() && one.kind.has_survey() => (format!("{here}/survey"), say::see_survey(lang)),
        Phase::Open if visit.on.is_some() => return None,
        Phase::Open if one.kind.has_survey() => (format!("{here}/survey"), say::answer_survey(lang)),
        Phase::Open => (format!("{here}/say"), words::common::comment_now(lang)),
        Phase::Summarised => (format!("{here}/result"), say::see_result(lang)),
        Phase::Preparing if one.kind.has_survey() => (format!("{}/survey", pages(visit, one)), say::see_survey(lang)),
        _ => return None,
    };
    Some(view! { <a class=class href=visit.to(&to)>{words}</a> }.into_any())
}

/// The outer column: state, ruler, first act, this page's parts, sharing.
pub fn side(visit: &Visit, one: &Consultation) -> impl IntoView + use<> {
    let lang = visit.lang;
    let open = one.round.as_ref().filter(|_| visit.on.is_none() && one.phase(visit.now).allows(Act::Comment));
    let note = open.map(|round| words::admission::note(lang, one.kind, round.admission));
    let link = |to: &'static str, words: String| view! { <a href=to>{words}</a> };
    view! {
        <aside class="stick only-wide" aria-label=say::side(lang)>
            <div class="side__block">
                <p>{card::state(visit, &one.dates)}</p>
                {one.round.as_ref().filter(|_| one.phase(visit.now) != Phase::Cancelled).map(|round| ruler(visit, round))}
                <p class="gap-3">{first(visit, one, "button button--wide")}</p>
                {note.map(|note| view! { <p class="small quiet gap-2">{note}</p> })}
            </div>
            <nav class="side__block side__list" aria-label=say::on_this_page(lang)>
                <h2 class="side__title">{say::on_this_page(lang)}</h2>
                {(!one.key_points.is_empty()).then(|| link("#points", say::key_points(lang, one.key_points.len())))}
                {draft(visit, one)}
                {answers(visit, one)}
                {link("#texts", say::background(lang).into())}
                {(one.comments > 0).then(|| link("#comments", words::common::comments(lang, one.comments)))}
                {link("#road", say::road(lang).into())}
            </nav>
            {passed_on(visit, one).map(|on| view! { <div class="side__block">{on}</div> })}
        </aside>
    }
}

/// Passing it on: in the outer column where there is room for one, at the page's end where there is not.
pub fn passed_on(visit: &Visit, one: &Consultation) -> Option<AnyView> {
    let here = format!("/c/{}", one.id);
    let poster = format!("{here}/poster");
    one.phase(visit.now).is_public().then(|| share::block(visit, one.name(), &here, Some(poster), one.id).into_any())
}

/// The days of the hearing as short strokes: gone, today, to come. Hidden from screen readers: the words say it.
fn ruler(visit: &Visit, round: &Round) -> impl IntoView + use<> {
    let lang = visit.lang;
    let (first, last, today) = (round.opens.day().0, round.closes.day().0, visit.now.day().0);
    let days = (last - first).clamp(1, 120);
    let strokes: String = (0..=days)
        .map(|n| {
            let x = 0.4 + n as f64 * 99.2 / days as f64;
            let (class, top) = match (first + n).cmp(&today) {
                std::cmp::Ordering::Less => ("days__past", 16),
                std::cmp::Ordering::Equal => ("days__today", 0),
                std::cmp::Ordering::Greater => ("days__left", 6),
            };
            format!("<line class=\"{class}\" x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"{top}\" y2=\"27\"/>")
        })
        .collect();
    let inner = format!("<line class=\"days__base\" x1=\"0\" y1=\"27.5\" x2=\"100%\" y2=\"27.5\"/>{strokes}");
    view! {
        <svg class="days" height="28" aria-hidden="true" inner_html=inner></svg>
        <div class="days__ends"><span>{words::date::short(lang, round.opens.day())}</span> <span>{words::date::short(lang, round.closes.day())}</span></div>
    }
}
