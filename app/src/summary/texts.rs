//! The texts around the issues: how people were heard, and the impact analysis.

use crate::desk::dossier::load;
use crate::desk::duties::head;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Long;
use crate::ui::form;
use domain::act::Act;
use domain::consultation::Consultation;
use domain::refusal::Refusal;
use domain::result::Summary;
use leptos::prelude::*;
use words::summary as say;

/// # Errors
/// [`Problem::NotFound`], [`Problem::NotAllowed`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    if !visit.viewer.may(Act::Summarise, one.agency.id) {
        return Err(Problem::NotAllowed);
    }
    let summary = store::result::summary(&visit.site.store, one.id).await?;
    let lang = visit.lang;
    Ok(Page::new(say::texts(lang), move || {
        view! {
            {head(&visit, &one, say::texts(lang))}
            <div class="narrow">
                {form::summary(&visit, &[("overview", words::public::overview(lang)), ("impact", words::public::impact(lang))])}
                {pane(&visit, &one, &summary)}
            </div>
        }
    })
    .of_the_desk())
}

/// The form of the texts.
pub fn pane(visit: &Visit, one: &Consultation, summary: &Summary) -> AnyView {
    let lang = visit.lang;
    let visit = &super::typed::calm(visit, "texts");
    // After somebody else wrote them, what was typed stays, over their revision: saving again is meant.
    let told = visit.refusal("") == Some(Refusal::ChangedMeanwhile);
    let kept = summary.revision.to_string();
    let revision = if told { kept } else { visit.value("revision", &kept).to_string() };
    let theirs = told.then(|| {
        view! { <div class="notice notice--care"><p class="notice__title">{words::ledger::theirs(lang)}</p> <p>{summary.overview.clone()}</p> <p>{summary.impact.clone()}</p></div> }
    });
    view! {
        {theirs}
        <form method="post" action=form::action(visit, "summary/texts")>
            {form::hidden(visit)}
            <input type="hidden" name="texts" value="1" />
            <input type="hidden" name="consultation" value=one.id.to_string() />
            <input type="hidden" name="revision" value=revision />
            <Long given=visit.given("overview", &summary.overview) label=words::public::overview(lang) hint=say::overview_hint(lang) rows=5 />
            <Long given=visit.given("impact", &summary.impact) label=words::public::impact(lang) hint=say::impact_hint(lang) rows=10 />
            <div class="save"><a class="act" href=visit.to(&format!("/desk/c/{}/summary", one.id))>{words::desk::without_saving(lang)}</a> <button class="button" type="submit">{words::common::save(lang)}</button></div>
        </form>
    }
    .into_any()
}
