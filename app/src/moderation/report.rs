//! Reporting a comment: a page of its own, so that it works everywhere alike.

use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Long, Radios};
use crate::ui::form;
use domain::comment::Said;
use domain::id::{CommentId, ConsultationId};
use domain::moderation::{LONGEST_REPORT, Reason};
use leptos::prelude::*;
use words::moderation as say;

/// # Errors
/// [`Problem::NotFound`] for a comment that is not shown.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let comment = visit.id("comment", CommentId::parse)?;
    let store = &visit.site.store;
    let one = store::consultation::public_one(store, id).await?;
    let found = store::comment::public_with_consultation(store, &[comment]).await?;
    let found = found.into_iter().find(|(of, _)| *of == id).map(|(_, public)| public);
    let public = found.filter(|one| matches!(one.said, Said::Shown { .. })).ok_or(Problem::NotFound)?;
    let target = public.target.as_str();
    let labels = crate::consultation::page::labels_of(&visit, &one, std::iter::once(target)).await?;
    let wordings = crate::comment::difference::wordings(&visit, std::slice::from_ref(&public)).await?;
    let sent = visit.asked("sent") == "1" && visit.returned.is_none();
    let lang = visit.lang;
    let days = visit.site.rules().moderation_days();
    Ok(Page::new(say::report_title(lang), move || {
        let back = visit.to(&format!("/c/{id}/comments?from={comment}#o{comment}"));
        let about = card::target_name(&visit, &one, public.target.as_str(), &labels);
        let target = days.map(|days| view! { <p class="small quiet">{say::target(lang, days)}</p> });
        let reasons = Reason::given().map(|reason| Choice::plain(reason.code(), words::law::reason(lang, reason))).collect();
        let inside = match sent {
            true => view! {
                <p class="notice notice--done" role="status">{say::report_sent(lang)}</p>
                {target}
                <p class="gap-4"><a class="act" href=back.clone()>{say::back_to_comments(lang)}</a></p>
            }
            .into_any(),
            false => view! {
                {form::summary(&visit, &[("reason", say::report_reason(lang)), ("note", say::report_note(lang))])}
                <p>{say::report_why(lang)} " " <a href=visit.to("/about/moderation")>{say::policy(lang)}</a></p>
                {card::voice(&visit, about, &public, &wordings)}
                <form method="post" class="gap-4" action=form::action(&visit, "moderation/report")>
                    {form::hidden(&visit)}
                    <input type="hidden" name="consultation" value=id.to_string() />
                    <input type="hidden" name="comment" value=comment.to_string() />
                    <Radios given=visit.given("reason", "") label=say::report_reason(lang) hint=say::report_not(lang) choices=reasons />
                    <Long given=visit.given("note", "") label=say::report_note(lang) hint=say::report_note_hint(lang) rows=2 optional=true most=LONGEST_REPORT />
                    <div class="actions gap-3"><button class="button button--wide-phone" type="submit">{say::report_send(lang)}</button></div>
                </form>
                {target}
            }
            .into_any(),
        };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=back>{words::public::all_comments(lang)}</a></nav>
            <div class="narrow">
                <h1>{say::report_title(lang)}</h1>
                {inside}
            </div>
        }
    })
    .at("/consultations")
    .unlisted())
}
