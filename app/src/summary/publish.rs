//! The last look before publishing: what is missing, the final button, and the approver's way to publish before all is
//! considered.

use super::desk::{readable, writable};
use crate::desk::dossier::load;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Long;
use crate::ui::form::{self, Elsewhere};
use domain::act::Act;
use domain::consultation::Consultation;
use domain::id::IssueId;
use domain::lang::Lang;
use domain::phase::Phase;
use domain::refusal::Refusal;
use domain::result::{Spoke, Summary};
use leptos::prelude::*;
use std::collections::BTreeMap;
use words::ledger;
use words::summary as say;

/// Names of fields and the words by which these forms call them.
pub fn labels(lang: Lang) -> [(&'static str, &'static str); 3] {
    [("lacking", ledger::lacks(lang)), ("reason", ledger::preliminary_reason(lang)), ("issues", say::issues(lang))]
}

/// Who stands under each issue.
pub type Sides = BTreeMap<IssueId, Vec<Spoke>>;

/// Who stands under each issue, where what is missing is told.
///
/// # Errors
/// Faults of the store.
pub async fn sides(visit: &Visit, one: &Consultation) -> Result<Sides, Problem> {
    let told = visit.path.ends_with("/publish") || visit.asked("open") == "publish";
    match told || visit.typed("publishing").is_some() {
        true => Ok(store::result::spoke(&visit.site.store, one.id).await?),
        false => Ok(Sides::new()),
    }
}

/// What publishing asks for that stands on other pages, where it came back refused.
pub fn elsewhere(visit: &Visit, one: &Consultation, (summary, spoke): (&Summary, &Sides)) -> Vec<Elsewhere> {
    if visit.typed("publishing").is_none() {
        return Vec::new();
    }
    // The public may have been told before why something is lacking, and now not.
    let whole = Summary { lacking: String::new(), ..summary.clone() };
    missing(visit, one, (&whole, spoke)).into_iter().map(|(line, _)| line).collect()
}

/// What stands in the way: each with the issue and field by which it is called, and where it is mended.
fn missing(visit: &Visit, one: &Consultation, (summary, spoke): (&Summary, &Sides)) -> Vec<(Elsewhere, Refusal)> {
    let lang = visit.lang;
    let here = format!("/desk/c/{}/summary", one.id);
    let writing = writable(visit, one);
    let line = |(field, refusal): (String, Refusal)| {
        let (at, name) = field.split_once('.').unwrap_or(("", &field));
        let (label, id) = match name {
            "raised" => (say::raised(lang), "f-raised"),
            "sides" => (ledger::sides_missing(lang), "f-view"),
            "disposition" => (say::decision(lang), "f-disposition"),
            "reason" => (say::reason(lang), "f-reason"),
            "changed" => (say::changed(lang), "f-changed"),
            "answered_by" => (ledger::answered_by(lang), "f-answered_by"),
            "title" => (say::issue_title(lang), "f-title"),
            "impact" => (words::public::impact(lang), "f-impact"),
            _ => (say::comments(lang), "voices"),
        };
        let issue = summary.issues.iter().find(|issue| format!("i{}", issue.number) == at);
        let (label, to) = match (issue, name) {
            (Some(issue), _) => {
                let open = if writing { format!("?open={}#{id}", issue.id) } else { format!("#issue-{}", issue.id) };
                (format!("{}. {} · {label}", words::plain(issue.number), issue.title), format!("{here}{open}"))
            }
            (None, "impact") if writing => (label.to_string(), format!("{here}/texts#{id}")),
            // A large hearing has no list of comments on its desk.
            (None, "impact") => (label.to_string(), format!("{here}/texts")),
            _ if summary.coverage.total() > super::desk::SMALL => {
                (label.to_string(), format!("/desk/c/{}/ledger?place=waiting", one.id))
            }
            _ => (label.to_string(), format!("{here}#{id}")),
        };
        (Elsewhere { label, to: visit.to(&to), field }, refusal)
    };
    store::result::missing(summary, spoke).0.into_iter().map(line).collect()
}

/// # Errors
/// [`Problem::NotFound`], [`Problem::NotAllowed`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    readable(&visit, &one)?;
    let summary = store::result::summary(&visit.site.store, one.id).await?;
    let spoke = sides(&visit, &one).await?;
    let lang = visit.lang;
    Ok(Page::new(say::to_publish(lang), move || {
        view! {
            {head(&visit, &one, say::to_publish(lang))}
            <div class="narrow">
                {form::summary_of(&visit, &labels(lang), &elsewhere(&visit, &one, (&summary, &spoke)))}
                {pane(&visit, &one, (&summary, &spoke))}
                <p><a class="act" href=visit.to(&format!("/desk/c/{}/summary", one.id))>{words::common::back(lang)}</a></p>
            </div>
        }
    })
    .of_the_desk())
}

/// What is missing, or the last button.
pub fn pane(visit: &Visit, one: &Consultation, (summary, spoke): (&Summary, &Sides)) -> AnyView {
    let lang = visit.lang;
    let phase = one.phase(visit.now);
    let means = match (phase, one.comments + one.sheets) {
        (Phase::Open | Phase::Announced, _) => say::still_open(lang),
        (Phase::Summarised, _) => words::refusal::published(lang),
        (_, 0) => say::nobody(lang),
        _ => say::publish_means(lang),
    };
    let may = |act: Act| visit.viewer.may(act, one.agency.id) && phase.allows(act);
    let lines: Vec<_> = missing(visit, one, (summary, spoke))
        .into_iter()
        .map(|(line, refusal)| {
            let what = match refusal {
                Refusal::Missing => line.label,
                Refusal::SidesUnwritten { .. } => format!("{}: {}", line.label, words::refusal::say(lang, &refusal)),
                _ => words::refusal::say(lang, &refusal),
            };
            view! { <li><a href=line.to>{what}</a></li> }
        })
        .collect();
    let whole = lines.is_empty();
    // A form that came back says the same above.
    let list = (may(Act::PublishResult) && !lines.is_empty() && visit.returned.is_none()).then(|| {
        view! { <div class="notice notice--care"><p class="notice__title">{ledger::missing(lang)}</p> <ul class="notice__list">{lines}</ul></div> }
    });
    let spoken = one.comments > 0;
    let early = visit.returned.as_ref().is_some_and(|returned| returned.endpoint.ends_with("/summary/preliminary"));
    let visit = &super::typed::calm(visit, "publishing");
    let other = Visit { returned: None, ..visit.clone() };
    let (last_form, early_form) = if early { (&other, visit) } else { (visit, &other) };
    let lacking = spoken.then(|| {
        view! { <Long given=last_form.given("lacking", &summary.lacking) label=ledger::lacking(lang) hint=ledger::lacking_hint(lang) rows=2 optional=whole /> }
    });
    let last = may(Act::PublishResult).then(|| {
        let preview = visit.to(&format!("/desk/c/{}/summary/preview", one.id));
        view! {
            <p><a class="act" href=preview>{say::to_preview(lang)}</a></p>
            <form method="post" action=form::action(visit, "summary/publish")>
                {about(visit, one)}
                <input type="hidden" name="publishing" value="1" />
                {lacking}
                <div class="actions gap-4"><button class="button" type="submit">{say::publish_now(lang)}</button></div>
            </form>
        }
    });
    // All may be sorted and some of it not yet decided.
    let open =
        summary.coverage.waiting > 0 || summary.issues.iter().any(|issue| issue.comments > 0 && !issue.is_decided());
    let preliminary = (may(Act::PublishPreliminary) && open).then(|| {
        view! {
            <details class="fold gap-4" open=early>
                <summary class="fold__name">{ledger::publish_preliminary(lang)}</summary>
                <form class="fold__body" method="post" action=form::action(visit, "summary/preliminary")>
                    {about(visit, one)}
                    <input type="hidden" name="publishing" value="1" />
                    <p>{ledger::preliminary_means(lang)}</p>
                    <Long given=early_form.given("reason", "") label=ledger::preliminary_reason(lang) hint=ledger::preliminary_reason_hint(lang) rows=3 />
                    <div class="actions gap-3"><button class="button button--plain" type="submit">{ledger::publish_preliminary(lang)}</button></div>
                </form>
            </details>
        }
    });
    view! { <p>{means}</p> {list} {last} {preliminary} }.into_any()
}
