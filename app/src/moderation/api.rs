//! What the moderation forms call.

use crate::request::Answer;
use leptos::prelude::*;

/// Withholds a comment.
#[server(prefix = "/api", endpoint = "moderation/withhold")]
pub async fn withhold(#[server(flatten)] typed: domain::moderation::Typed) -> Answer {
    let here = crate::request::serving();
    let id = domain::id::CommentId::parse(&typed.comment).ok_or(crate::problem::Problem::NotFound)?;
    let mut no = domain::refusal::Refusals::default();
    let reason = no.take("reason", domain::moderation::Reason::parse(&typed.reason));
    let reason = no.none(|| reason)?;
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    store::comment::withhold(store, viewer, id, reason, &typed.note, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/comment/{id}?done=withheld")))
}

/// Shows a withheld comment again.
#[server(prefix = "/api", endpoint = "moderation/restore")]
pub async fn restore(comment: String) -> Answer {
    let here = crate::request::serving();
    let id = domain::id::CommentId::parse(&comment).ok_or(crate::problem::Problem::NotFound)?;
    store::comment::restore(&here.visit.site.store, here.visit.signed_in()?, id, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/comment/{id}?done=restored")))
}
