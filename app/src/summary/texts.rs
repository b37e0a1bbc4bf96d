//! The texts around the issues, and the last look before publishing.

use crate::desk::dossier::load;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Long;
use crate::ui::form;
use domain::act::Act;
use domain::phase::Phase;
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
        let revision = visit.value("revision", &summary.revision.to_string()).to_string();
        view! {
            {head(&visit, &one, say::texts(lang))}
            <div class="narrow">
                {form::summary(&visit, &[("overview", words::public::overview(lang)), ("impact", words::public::impact(lang))])}
                <form method="post" action=form::action(&visit, "summary/texts")>
                    {form::hidden(&visit)}
                    <input type="hidden" name="consultation" value=one.id.to_string() />
                    <input type="hidden" name="revision" value=revision />
                    <Long given=visit.given("overview", &summary.overview) label=words::public::overview(lang) hint=say::overview_hint(lang) rows=5 />
                    <Long given=visit.given("impact", &summary.impact) label=words::public::impact(lang) hint=say::impact_hint(lang) rows=10 />
                    <div class="save"><a class="act" href=visit.to(&format!("/desk/c/{}/summary", one.id))>{words::desk::without_saving(lang)}</a> <button class="button" type="submit">{words::common::save(lang)}</button></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// What is missing, or the last button.
///
/// # Errors
/// [`Problem::NotFound`], [`Problem::NotAllowed`].
pub async fn publish(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    if !visit.viewer.may(Act::PublishResult, one.agency.id) {
        return Err(Problem::NotAllowed);
    }
    let lang = visit.lang;
    Ok(Page::new(say::to_publish(lang), move || {
        let words = match (one.phase(visit.now), one.comments + one.sheets) {
            (Phase::Open, _) => say::still_open(lang),
            (_, 0) => say::nobody(lang),
            _ => say::publish_means(lang),
        };
        view! {
            {head(&visit, &one, say::to_publish(lang))}
            <div class="narrow">
                {form::summary(&visit, &[])}
                <p>{words}</p>
                <form method="post" action=form::action(&visit, "summary/publish")>
                    {about(&visit, &one)}
                    <div class="actions gap-4"><button class="button" type="submit">{say::publish_now(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}/summary", one.id))>{words::common::back(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}
