//! One issue of a public result: what people proposed, what the agency decided and why, what changed; with what it said before a
//! correction.

use crate::card;
use crate::request::Visit;
use domain::consultation::Consultation;
use domain::result::{Issue, Summary};
use leptos::prelude::*;
use words::{ledger, public as say};

/// Where it stands: in the list of all, the first of it, or on its own page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    First,
    Next,
    Whole,
}

/// Every anchor that the issues name.
pub fn anchors(summary: &Summary) -> Vec<&str> {
    let named = summary.issues.iter().flat_map(|issue| issue.targets.iter().chain([&issue.answered_by]));
    named.map(String::as_str).filter(|at| !at.is_empty()).collect()
}

/// Where the provision that answers an issue is read, and what became of it since it was heard; each with the words of its link.
pub fn answered_by(visit: &Visit, one: &Consultation, anchor: &str, changed: bool) -> Vec<(&'static str, String)> {
    let lang = visit.lang;
    // Before a revised draft is published there is only the text that was heard.
    let revised = one.version.as_ref().is_some_and(|version| version.number > 1);
    let words = match (revised, changed) {
        (true, _) => ledger::see_provision(lang),
        (false, false) => ledger::see_kept(lang),
        (false, true) => ledger::see_heard(lang),
    };
    let mut links = vec![(words, visit.to(&format!("/c/{}/{anchor}", one.id)))];
    if revised && changed {
        links.push((ledger::see_difference(lang), visit.to(&format!("/c/{}/compare#{anchor}", one.id))));
    }
    links
}

/// The issue in three parts: คุณเสนอ · หน่วยงานพิจารณา · สิ่งที่เปลี่ยน.
pub fn draw(
    visit: &Visit,
    one: &Consultation,
    summary: &Summary,
    issue: &Issue,
    labels: &[(String, String)],
    place: As,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let sides: Vec<_> = issue
        .sides
        .iter()
        .map(|side| {
            let who = side.class.map_or(side.label.clone(), |class| words::law::class(lang, class).to_string());
            view! { <li><b>{who}</b> " " {side.view.clone()}</li> }
        })
        .collect();
    let sides = (!sides.is_empty()).then(|| view! { <details class="fold"><summary class="fold__name">{say::sides(lang)}</summary> <ul class="fold__body">{sides}</ul></details> });
    let (class, now) = match issue.changed.as_str() {
        "" => ("answer__now answer__now--none", say::unchanged(lang).into_any()),
        changed => ("answer__now", view! { <ins>{changed.to_string()}</ins> }.into_any()),
    };
    let verdict = issue.disposition.map(|one| words::law::disposition(lang, one));
    let about: Vec<_> = issue
        .targets
        .iter()
        .map(|at| {
            let name = card::target_name(visit, one, at, labels);
            let to = match at.starts_with('k') {
                true => format!("/c/{}#{at}", one.id),
                false => format!("/c/{}/{at}", one.id),
            };
            view! { <a class="answer__about" href=visit.to(&to)>{name}</a> " " }
        })
        .collect();
    // In the list an issue stands under its first part already.
    let told = place == As::Whole || about.len() > 1;
    let about = (told && !about.is_empty()).then(|| view! { <p class="answer__from">{about}</p> });
    let provision = (!issue.answered_by.is_empty()).then(|| {
        let name = card::target_name(visit, one, &issue.answered_by, labels);
        answered_by(visit, one, &issue.answered_by, !issue.changed.is_empty())
            .into_iter()
            .map(|(words, to)| view! { <p class="answer__from"><a href=to>{words} ": " {name.clone()}</a></p> })
            .collect::<Vec<_>>()
    });
    let history: Vec<_> = summary
        .corrections
        .iter()
        .filter(|correction| correction.before.id == issue.id)
        .map(|correction| {
            let before = &correction.before;
            let verdict = before.disposition.map(|one| words::law::disposition(lang, one));
            let changed = (!before.changed.is_empty()).then(|| view! { <p>{say::what_changed(lang)} ": " {before.changed.clone()}</p> });
            view! {
                <details class="fold answer__before">
                    <summary class="fold__name">{ledger::corrected(lang, correction.at, &correction.reason)}</summary>
                    <div class="fold__body"><p>{ledger::before(lang)} ": " <b>{verdict}</b> " " {before.reason.clone()}</p> <p>{before.raised.clone()}</p> {changed}</div>
                </details>
            }
        })
        .collect();
    let comments = (place != As::Whole && issue.comments > 0).then(|| {
        let to = visit.to(&format!("/c/{}/result/{}", one.id, issue.number));
        view! { <p class="answer__from"><a href=to>{ledger::see_comments(lang)} <span class="hidden">" " {issue.title.clone()}</span></a></p> }
    });
    let texts = (issue.texts > 0 && issue.texts < issue.comments)
        .then(|| format!(" {}", words::hints::versions(lang, issue.texts)));
    let heading = (place != As::Whole).then(|| view! { <h3>{issue.title.clone()}</h3> });
    // The parts are headed one level below the issue.
    let part = |name: &'static str| match place {
        As::Whole => view! { <h2 class="answer__label">{name}</h2> }.into_any(),
        _ => view! { <h4 class="answer__label">{name}</h4> }.into_any(),
    };
    view! {
        <article class=if place == As::Next { "answer" } else { "answer answer--first" } id=format!("i{}", issue.number)>
            {heading}
            {about}
            <div class="answer__parts">
                <div>{part(say::you_said(lang))} <p class="kept-text">{issue.raised.clone()}</p> <p class="answer__from">{say::from_comments(lang, issue.comments)} {texts}</p> {comments}</div>
                <div>{part(say::they_decided(lang))} <p><span class="answer__verdict">{verdict}</span> " " {issue.reason.clone()}</p></div>
                <div class=class>{part(say::what_changed(lang))} <p>{now}</p> {provision}</div>
            </div>
            {sides}
            {history}
        </article>
    }
}
