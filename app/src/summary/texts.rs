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
                {form::summary(&visit, &[("overview", words::public::overview(lang)), ("impact", words::public::impact(lang)), ("unheard", words::ledger::unheard(lang))])}
                {pane(&visit, &one, &summary)}
            </div>
        }
    })
    .of_the_desk())
}

/// Whether the dossier names whom it affects in running text, so that who was not heard is not read from it.
pub fn asks_unheard(one: &Consultation) -> bool {
    !one.texts.affected.trim().is_empty() && domain::affected::groups(&one.texts.affected).is_empty()
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
    let unheard = asks_unheard(one).then(|| {
        view! {
            <Long given=visit.given("unheard", &summary.unheard) label=words::ledger::unheard(lang) hint=words::ledger::unheard_hint(lang) rows=3 optional=true />
            <details class="fold"><summary class="fold__name">{words::ledger::named_affected(lang)}</summary> <div class="prose fold__body" lang="th" inner_html=crate::ui::prose::html(&one.texts.affected)></div></details>
        }
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
            {unheard}
            <div class="save"><a class="act" href=visit.to(&format!("/desk/c/{}/summary", one.id))>{words::desk::without_saving(lang)}</a> <button class="button" type="submit">{words::common::save(lang)}</button></div>
        </form>
    }
    .into_any()
}
