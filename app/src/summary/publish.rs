//! The last look before publishing: what is missing, the final button, and the approver's way to publish before all is
//! considered.

use super::desk::readable;
use crate::desk::dossier::load;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Long;
use crate::ui::form;
use domain::act::Act;
use domain::consultation::Consultation;
use domain::lang::Lang;
use domain::phase::Phase;
use domain::refusal::Refusal;
use domain::result::Summary;
use leptos::prelude::*;
use words::ledger;
use words::summary as say;

/// Names of fields and the words by which these forms call them.
pub fn labels(lang: Lang) -> [(&'static str, &'static str); 3] {
    [("lacking", ledger::lacks(lang)), ("impact", words::public::impact(lang)), ("issues", say::issues(lang))]
}

/// # Errors
/// [`Problem::NotFound`], [`Problem::NotAllowed`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    readable(&visit, &one)?;
    let summary = store::result::summary(&visit.site.store, one.id).await?;
    let lang = visit.lang;
    Ok(Page::new(say::to_publish(lang), move || {
        view! {
            {head(&visit, &one, say::to_publish(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels(lang))}
                {pane(&visit, &one, &summary)}
                <p><a class="act" href=visit.to(&format!("/desk/c/{}/summary", one.id))>{words::common::back(lang)}</a></p>
            </div>
        }
    })
    .of_the_desk())
}

/// What is missing, or the last button.
pub fn pane(visit: &Visit, one: &Consultation, summary: &Summary) -> AnyView {
    let lang = visit.lang;
    let phase = one.phase(visit.now);
    let means = match (phase, one.comments + one.sheets) {
        (Phase::Open | Phase::Announced, _) => say::still_open(lang),
        (Phase::Summarised, _) => words::refusal::published(lang),
        (_, 0) => say::nobody(lang),
        _ => say::publish_means(lang),
    };
    let may = |act: Act| visit.viewer.may(act, one.agency.id) && phase.allows(act);
    let missing = store::result::missing(summary).0;
    let here = format!("/desk/c/{}/summary", one.id);
    let line = |field: &str, refusal: &Refusal| {
        let (at, name) = match field.split_once('.') {
            Some((at, name)) => (at.trim_start_matches('i'), name),
            None => ("", field),
        };
        let issue = summary.issues.iter().find(|issue| issue.number.to_string() == at);
        let label = match name {
            "raised" => say::raised(lang),
            "sides" => ledger::sides_missing(lang),
            "disposition" => say::decision(lang),
            "reason" => say::reason(lang),
            "title" => say::issue_title(lang),
            "impact" => words::public::impact(lang),
            _ => "",
        };
        match (issue, name) {
            (Some(issue), _) => {
                let to = visit.to(&format!("{here}?open={}#pane", issue.id));
                view! { <li><a href=to>{words::plain(issue.number)} ". " {issue.title.clone()}</a> ": " {label}</li> }
                    .into_any()
            }
            (None, "impact") => {
                view! { <li><a href=visit.to(&format!("{here}?open=texts#pane"))>{label}</a></li> }.into_any()
            }
            _ => view! { <li><a href=visit.to(&here)>{words::refusal::say(lang, refusal)}</a></li> }.into_any(),
        }
    };
    let lines: Vec<_> = missing.iter().map(|(field, refusal)| line(field, refusal)).collect();
    let list = (may(Act::PublishResult) && !lines.is_empty()).then(|| {
        view! { <div class="notice notice--care"><p class="notice__title">{ledger::missing(lang)}</p> <ul class="notice__list">{lines}</ul></div> }
    });
    let spoken = one.comments > 0;
    let visit = &super::typed::calm(visit, "publishing");
    let lacking = spoken.then(|| {
        view! { <Long given=visit.given("lacking", &summary.lacking) label=ledger::lacking(lang) hint=ledger::lacking_hint(lang) rows=2 optional=true /> }
    });
    let last = may(Act::PublishResult).then(|| {
        view! {
            <form method="post" action=form::action(visit, "summary/publish")>
                {about(visit, one)}
                <input type="hidden" name="publishing" value="1" />
                {lacking}
                <div class="actions gap-4"><button class="button" type="submit">{say::publish_now(lang)}</button></div>
            </form>
        }
    });
    let preliminary = (may(Act::PublishPreliminary) && summary.coverage.waiting > 0).then(|| {
        let open = visit.refusal("reason").is_some() || visit.refusal("issues").is_some();
        view! {
            <details class="fold gap-4" open=open>
                <summary class="fold__name">{ledger::publish_preliminary(lang)}</summary>
                <form class="fold__body" method="post" action=form::action(visit, "summary/preliminary")>
                    {about(visit, one)}
                    <input type="hidden" name="publishing" value="1" />
                    <p>{ledger::preliminary_means(lang)}</p>
                    <Long given=visit.given("reason", "") label=ledger::preliminary_reason(lang) hint=ledger::preliminary_reason_hint(lang) rows=3 />
                    <div class="actions gap-3"><button class="button button--plain" type="submit">{ledger::publish_preliminary(lang)}</button></div>
                </form>
            </details>
        }
    });
    view! { <p>{means}</p> {list} {last} {preliminary} }.into_any()
}
