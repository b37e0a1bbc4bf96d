//! The checks of a draft's content on the desk: one form for all, saved as far as it is answered.

use super::deeds::allowed;
use super::duties::{about, head};
use super::texts::save;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Long, Radios};
use crate::ui::form;
use domain::act::Act;
use domain::checks::{self, Answers};
use domain::consultation::Consultation;
use domain::rules::Coded;
use leptos::prelude::*;
use store::checks::Saved;
use words::checks as say;

/// # Errors
/// [`Problem::NotAllowed`] for those who may not write them.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::WriteImpact).await?;
    let one = super::dossier::filled(&one, &store::impact::latest(&visit.site.store, one.id).await?);
    let saved = store::checks::history(&visit.site.store, &visit.viewer, one.id).await?;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let rules = visit.site.rules();
        let answers = saved.first().map(|last| last.answers.clone()).unwrap_or_default();
        let names: Vec<(String, String)> = rules
            .checks(one.kind)
            .flat_map(|check| {
                let name = words::rules::name(lang, check);
                [(check.code.clone(), name.clone()), (format!("{}_why", check.code), name)]
            })
            .collect();
        let labels: Vec<(&str, &str)> = names.iter().map(|(code, name)| (code.as_str(), name.as_str())).collect();
        let fields: Vec<_> = rules.checks(one.kind).map(|check| field(&visit, check, &answers)).collect();
        let form = match fields.is_empty() {
            true => view! { <p class="notice">{say::none_asked(lang)}</p> }.into_any(),
            false => view! {
                {open(&visit, &one, &answers)}
                <form class="gap-4" method="post" action=form::action(&visit, "desk/checks")>
                    {about(&visit, &one)}
                    <input type="hidden" name="seen" value=saved.first().map_or(0, |last| last.number).to_string() />
                    {fields}
                    {save(&visit, &one)}
                </form>
                {history(&visit, &saved)}
            }
            .into_any(),
        };
        view! {
            {head(&visit, &one, say::title(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <p>{say::intro(lang)}</p>
                <p class="small quiet">{say::not_public(lang)}</p>
                {form}
            </div>
        }
    })
    .of_the_desk())
}

/// What is still open, each leading to its field.
fn open(visit: &Visit, one: &Consultation, answers: &Answers) -> AnyView {
    let lang = visit.lang;
    let rules = visit.site.rules();
    let missing = checks::missing(&rules, one.kind, answers, &one.texts);
    // What all of them lack is said once.
    let same = missing
        .first()
        .map(|(_, why)| *why)
        .filter(|first| missing.len() > 1 && missing.iter().all(|(_, why)| why == first));
    let rows: Vec<_> = missing
        .into_iter()
        .map(|(check, why)| {
            let why = same.is_none().then(|| format!(" · {}", say::open(lang, why)));
            view! { <li><a href=format!("#{}", crate::ui::field::id_of(&check.code))>{words::rules::name(lang, check)}</a> {why}</li> }
        })
        .collect();
    let same = same.map(|why| view! { <p>{say::open(lang, why)}</p> });
    match rows.is_empty() {
        true => view! { <p class="notice notice--quiet">{say::all_done(lang)}</p> }.into_any(),
        false => view! { <div class="notice notice--care gap-3"><p class="notice__title">{words::desk::lacks(lang, rows.len())}</p> {same} <ul class="notice__list">{rows}</ul></div> }.into_any(),
    }
}

fn field(visit: &Visit, check: &Coded, answers: &Answers) -> impl IntoView + use<> {
    let lang = visit.lang;
    let kept = answers.get(&check.code).cloned().unwrap_or_default();
    let code = check.code.as_str();
    let choices =
        checks::answers(code).iter().map(|answer| Choice::plain(*answer, say::answer(lang, code, answer))).collect();
    let name = words::rules::name(lang, check);
    let why = format!("{}: {name}", say::reason(lang));
    let label = format!("{name} ({})", words::desk::section(lang, &check.row.section));
    view! {
        <Radios given=visit.given(code, &kept.choice) label=label hint=words::rules::hint(lang, check) choices />
        <Long given=visit.given(&format!("{code}_why"), &kept.reason) label=why optional=true rows=2 />
    }
}

/// Every saving, the last first: who changed which answer, from what to what.
fn history(visit: &Visit, saved: &[Saved]) -> Option<AnyView> {
    let lang = visit.lang;
    let nothing = Answers::new();
    let rows: Vec<_> = saved
        .iter()
        .enumerate()
        .map(|(place, one)| {
            // Of the oldest that is loaded the one before is not known, unless it was the first.
            let before = match saved.get(place + 1) {
                Some(before) => Some(&before.answers),
                None => (one.number == 1).then_some(&nothing),
            };
            let changed = before.map(|before| changes(visit, before, &one.answers));
            view! { <li class="versions__item"><p>{words::date::moment(lang, one.at)} " · " {one.name.clone()}</p> {changed}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <section class="section" id="history"><h2 class="section__title">{say::history(lang)}</h2> <ol class="versions">{rows}</ol></section> }.into_any())
}

/// What a saving changed.
fn changes(visit: &Visit, before: &Answers, after: &Answers) -> AnyView {
    let lang = visit.lang;
    let rules = visit.site.rules();
    let mut codes: Vec<&String> = before.keys().chain(after.keys()).collect();
    codes.sort_unstable();
    codes.dedup();
    let said = |code: &str, answers: &Answers| {
        let answer = answers.get(code).cloned().unwrap_or_default();
        let choice = match answer.choice.as_str() {
            "" => say::unanswered(lang).to_string(),
            choice => say::answer(lang, code, choice).to_string(),
        };
        match answer.reason.as_str() {
            "" => choice,
            reason => format!("{choice}: {reason}"),
        }
    };
    let empty = checks::Answer::default();
    let of = |answers: &Answers, code: &str| answers.get(code).unwrap_or(&empty).clone();
    let rows: Vec<_> = codes
        .into_iter()
        .filter(|code| of(before, code) != of(after, code))
        .map(|code| {
            let name = match rules.row(domain::rules::Part::Check, code) {
                Some(check) => words::rules::name(lang, check),
                None => say::check(lang, code).to_string(),
            };
            view! { <li><b>{name}</b> ": " <del>{said(code, before)}</del> " → " <ins>{said(code, after)}</ins></li> }
        })
        .collect();
    match rows.is_empty() {
        true => view! { <p class="small quiet">{say::nothing_changed(lang)}</p> }.into_any(),
        false => view! { <ul class="small">{rows}</ul> }.into_any(),
    }
}

/// The answers as typed.
pub fn typed(here: &crate::request::Serving) -> Answers {
    let rules = here.visit.site.rules();
    let answer = |check: &Coded| {
        let choice = here.one(&check.code).to_string();
        let reason = here.one(&format!("{}_why", check.code)).to_string();
        (check.code.clone(), checks::Answer { choice, reason })
    };
    // Those that the form shows.
    let shown = |check: &&Coded| here.pairs.iter().any(|(name, _)| name.strip_suffix("_why") == Some(&check.code));
    rules.all(domain::rules::Part::Check).filter(shown).map(answer).collect()
}
