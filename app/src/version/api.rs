//! What the forms of a revised draft and of comments without a provision call.

use crate::request::Answer;
use leptos::prelude::*;

/// Reads a revised text and keeps it beside the published one.
#[server(prefix = "/api", endpoint = "version/put")]
pub async fn put() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    if let Some(shown) = crate::desk::file::brought(&here, &one, domain::act::Act::PutVersion, "source")? {
        return Ok(shown);
    }
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::version::put(store, viewer, one.id, revision, here.one("source"), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/draft?done=kept#check", one.id)))
}

/// Puts the revised draft to the public, with a reason; then leads to the comments whose provision is gone, where there are any.
#[server(prefix = "/api", endpoint = "version/publish")]
pub async fn publish() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::version::publish(store, viewer, one.id, revision, here.one("reason"), here.visit.now).await?;
    let waiting = store::comment::counts(store, one.id).await?.at(domain::comment::GONE);
    let next = if waiting > 0 { format!("/desk/c/{}/orphans", one.id) } else { format!("/c/{}/draft", one.id) };
    Ok(here.visit.done(&format!("{next}?done=revised")))
}

/// Puts comments whose provision is gone under another part.
#[server(prefix = "/api", endpoint = "version/place")]
pub async fn place() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let comments: Vec<_> = here.all("comment[]").into_iter().filter_map(domain::id::CommentId::parse).collect();
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::version::place(store, viewer, one.id, &comments, here.one("to"), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/orphans?done=placed", one.id)))
}
