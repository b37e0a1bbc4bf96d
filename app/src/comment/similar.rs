//! What others have said already of what is about to be sent: shown in the form, beside what was typed, for whoever asks, and once before a form is sent
//! where there is any. Agreeing with one of them counts once; it is never asked for, and the form is sent as ever.

use crate::problem::Problem;
use crate::request::{Returned, Serving, Visit};
use crate::ui::{form, icon};
use domain::act::Act;
use domain::comment::{Agreed, New, Said};
use domain::consultation::Consultation;
use domain::id::{CommentId, ConsultationId};
use leptos::prelude::*;
use store::Store;
use store::hints::{COUNTED, Similar};
use words::comment as say;

/// What was found for a form that asks, with how many agree.
pub struct Found(Vec<(Similar, Agreed)>);

/// A field that says that they were shown.
pub const LOOKED: &str = "looked";

/// Whether the form that came back asks what others have said, has just agreed with one of them, or is to be told before it is sent.
fn asked(visit: &Visit) -> bool {
    let of = |endpoint: &str| ["/api/comment/similar", "/api/comment/agree"].contains(&endpoint);
    before(visit) || visit.returned.as_ref().is_some_and(|returned| of(&returned.endpoint))
}

/// Over the form that waits so: it was not sent yet.
pub fn unsent(visit: &Visit) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    before(visit).then(|| {
        view! {
            <div class="notice notice--care" role="status"><p class="notice__title"><a href="#similar">{say::similar_unsent(lang)}</a></p></div>
        }
    })
}

/// Whether a form that was sent waits for its sender to see them. One that was only filled in has no key.
fn before(visit: &Visit) -> bool {
    let sent = |returned: &Returned| returned.endpoint == SUBMIT && returned.problem.is_none();
    visit.returned.as_deref().is_some_and(sent) && visit.typed("key").is_some()
}

const SUBMIT: &str = "/api/comment/submit";

/// What is shown once is not shown before every sending.
pub fn looked(visit: &Visit) -> Option<impl IntoView + use<>> {
    let shown = asked(visit) || visit.typed(LOOKED).is_some();
    shown.then(|| view! { <input type="hidden" name=LOOKED value="1" /> })
}

/// Whether somebody has said what is about to be sent, and its sender was not shown it yet.
///
/// # Errors
/// Faults.
pub async fn first(here: &Serving, new: &New) -> Result<bool, Problem> {
    // A page of ours shows it; what a program sends, nobody reads.
    let shows = here.page && !here.one("drawn").is_empty();
    if !shows || !here.one(LOOKED).is_empty() || new.through.is_some() {
        return Ok(false);
    }
    // Sent again it is its sender's own.
    if store::comment::is_sent(&here.visit.site.store, &new.key).await? {
        return Ok(false);
    }
    let of = store::consultation::public_one(&here.visit.site.store, new.consultation).await?;
    Ok(of.phase(here.visit.now).allows(Act::Comment)
        && !said_like(&here.visit.site.store, new.consultation, (&new.reason, &new.wording)).await?.is_empty())
}

/// Looks for what others have said of the text that was typed; nothing where nobody asked.
///
/// # Errors
/// Faults.
pub async fn find(visit: &Visit, one: &Consultation) -> Result<Option<Found>, Problem> {
    if !asked(visit) {
        return Ok(None);
    }
    let store = &visit.site.store;
    let typed = |field: &str| visit.typed(field).unwrap_or("").trim().to_string();
    let found = said_like(store, one.id, (&typed("reason"), &typed("wording"))).await?;
    let ids: Vec<CommentId> = found.iter().map(|one| one.comment.id).collect();
    let who = (&visit.viewer, visit.device.as_deref().unwrap_or(""));
    let agreed = store::comment::agreed(store, who, &ids).await?;
    let of = |id: CommentId| agreed.iter().find(|(of, _)| *of == id).map_or(Agreed::default(), |(_, agreed)| *agreed);
    Ok(Some(Found(found.into_iter().map(|one| (of(one.comment.id), one)).map(|(agreed, one)| (one, agreed)).collect())))
}

/// Comments that say the same as a reason and a wording together; as the reason alone, where none does.
async fn said_like(
    store: &Store,
    of: ConsultationId,
    (reason, wording): (&str, &str),
) -> Result<Vec<Similar>, Problem> {
    let text = [reason, wording].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    let found = store::hints::similar(store, of, &text).await?;
    match found.is_empty() && !reason.is_empty() && !wording.is_empty() {
        true => Ok(store::hints::similar(store, of, reason).await?),
        false => Ok(found),
    }
}

/// The button that asks, and what was found.
pub fn section(visit: &Visit, found: Option<&Found>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let before = before(visit);
    let told = found.map(|found| {
        let rows: Vec<_> = found.0.iter().map(|(one, agreed)| row(visit, one, agreed)).collect();
        let said = if rows.is_empty() { say::similar_none(lang) } else { say::similar_found(lang) };
        view! {
            <div class="similar" id="similar" data-told="similar">
                <h3 tabindex="-1">{said}</h3>
                {before.then(|| view! { <p>{say::similar_before(lang)}</p> })}
                {(!rows.is_empty()).then(|| view! { {rows} <p class="small quiet">{say::similar_free(lang)}</p> })}
                {before.then(|| view! { <p><button class="button" type="submit">{say::send(lang)}</button></p> })}
            </div>
        }
    });
    view! {
        <p class="gap-3"><button class="button button--plain" type="submit" formaction=format!("{}#similar", form::action(visit, "comment/similar"))>{say::similar_look(lang)}</button></p>
        {told}
    }
}

fn row(visit: &Visit, one: &Similar, agreed: &Agreed) -> Option<AnyView> {
    let lang = visit.lang;
    let Said::Shown { stance, reason, wording, .. } = &one.comment.said else { return None };
    let wording = (!wording.is_empty()).then(|| view! { <p class="voice__words"><ins>{wording.clone()}</ins></p> });
    let (name, label) = match agreed.mine {
        true => ("agree_no_more", say::agree_no_more(lang)),
        false => ("agree", say::agree_too(lang)),
    };
    let id = one.comment.id.to_string();
    Some(
        view! {
            <article class="voice">
                <p class="voice__on"><span class=format!("stance stance--{}", stance.code())>{icon::stance_shape(*stance)} {words::law::stance_short(lang, *stance)}</span></p>
                <p class="voice__words">{reason.clone()}</p>
                {wording}
                <p class="voice__who">{say::similar_many(lang, one.comments, COUNTED)} " · " {say::agreed(lang, agreed)}</p>
                <p><button class="button button--plain button--small" type="submit" name=name value=id formaction=form::action(visit, "comment/agree")>{label}</button></p>
            </article>
        }
        .into_any(),
    )
}
