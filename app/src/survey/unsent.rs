//! An answer sheet that somebody signed in has not finished: kept with their account without scripts too, and brought back where it was left.

use crate::problem::Problem;
use crate::request::{Returned, Visit};
use crate::ui::form;
use domain::id::ConsultationId;
use domain::unsent::{SHEET, Unsent};
use leptos::prelude::*;
use std::sync::Arc;
use words::unsent as say;

/// Fills the form from what was kept, where nothing is sent this moment and nobody asks for another audience's questions.
///
/// # Errors
/// Faults of the store.
pub async fn brought_back(mut visit: Visit, id: ConsultationId) -> Result<(Visit, Option<Unsent>), Problem> {
    if visit.returned.is_some() || !visit.viewer.signed_in() {
        return Ok((visit, None));
    }
    let found = store::unsent::find(&visit.site.store, &visit.viewer, id, (SHEET, SHEET)).await?;
    let asked = visit.asked("for");
    let found = found.filter(|kept| asked.is_empty() || kept.field("audience") == asked);
    if let Some(unsent) = &found {
        let pairs = Arc::new(unsent.fields.clone());
        let returned = Returned { endpoint: "/api/survey/submit".into(), pairs, problem: None, brought: None };
        visit.returned = Some(Arc::new(returned));
    }
    Ok((visit, found))
}

/// Keeps it for later: what is missing on this page may be missing.
pub fn button(visit: &Visit) -> Option<AnyView> {
    visit.viewer.signed_in().then(|| {
        view! { <button class="button button--plain" type="submit" name="go" value="keep" formnovalidate>{say::keep_sheet(visit.lang)}</button> }
            .into_any()
    })
}

/// Over a form that was filled from what was kept.
pub fn notice(visit: &Visit, unsent: &Unsent) -> AnyView {
    let lang = visit.lang;
    let said = match visit.asked("kept") == "1" {
        true => say::sheet_kept(lang).to_string(),
        false => say::sheet_found(lang, &words::date::moment(lang, unsent.kept)),
    };
    view! {
        <section class="notice notice--quiet" id="kept" role="status">
            <p>{said}</p>
            <form method="post" action=form::action(visit, "comment/discard")>
                {form::hidden(visit)}
                <input type="hidden" name="consultation" value=unsent.consultation.to_string() />
                <input type="hidden" name="draft" value=unsent.draft.clone() />
                <p><button class="act" type="submit">{say::discard_sheet(lang)}</button></p>
            </form>
        </section>
    }
    .into_any()
}
