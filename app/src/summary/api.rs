//! What the summariser's forms call: coding, writing, publishing.

use crate::request::Answer;
use leptos::prelude::*;

/// Puts the ticked comments, or all that match, under an issue, aside or back.
#[server(prefix = "/api", endpoint = "summary/group")]
pub async fn group() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (which, to) = (crate::summary::typed::which(&here)?, crate::summary::typed::to(&here)?);
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    let done = store::ledger::code(store, viewer, one.id, which, to, here.one("key"), now).await;
    let done = done.map_err(|error| crate::summary::typed::renamed(error.into()))?;
    Ok(here.visit.done(&crate::summary::typed::back(&here.visit, &format!("did={}", done.deed))))
}

/// Undoes this person's last deed of coding.
#[server(prefix = "/api", endpoint = "summary/undo")]
pub async fn undo() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    let deed = here.one("deed").parse().unwrap_or(0);
    store::ledger::undo(store, viewer, one.id, deed, now).await?;
    Ok(here.visit.done(&crate::summary::typed::back(&here.visit, "done=undone")))
}

/// Keeps what was written of an issue.
#[server(prefix = "/api", endpoint = "summary/issue")]
pub async fn issue() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let id = domain::id::IssueId::parse(here.one("issue")).ok_or(crate::problem::Problem::NotFound)?;
    // One that was removed while it was written is made anew by whoever means it.
    let anew = here.one("anew") == "1";
    let written = (!anew).then(|| (id, here.one("issue_revision").parse().unwrap_or(-1)));
    let new = crate::summary::typed::issue(&here, &one, id).await?;
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    let id = store::result::write_issue(store, viewer, one.id, written, &new, now).await?;
    let next = match here.one("then") {
        "next" => crate::summary::issue::next(&here.visit, &one, id).await?,
        _ => None,
    };
    Ok(here.visit.done(&match next {
        Some(next) => format!("/desk/c/{}/summary?done=saved&open={next}#pane", one.id),
        None => format!("/desk/c/{}/summary?done=saved#issue-{id}", one.id),
    }))
}

/// Removes an issue; its comments wait for another.
#[server(prefix = "/api", endpoint = "summary/remove")]
pub async fn remove() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let id = domain::id::IssueId::parse(here.one("issue")).ok_or(crate::problem::Problem::NotFound)?;
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    let revision = here.one("issue_revision").parse().unwrap_or(-1);
    store::ledger::remove_issue(store, viewer, one.id, id, revision, now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/summary?did=1", one.id)))
}

/// Keeps the texts around the issues.
#[server(prefix = "/api", endpoint = "summary/texts")]
pub async fn texts() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    let unheard = here.all("unheard").first().copied();
    let texts = store::result::Texts { overview: here.one("overview"), impact: here.one("impact"), unheard };
    store::result::write_texts(store, viewer, one.id, revision, texts, now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/summary?done=saved", one.id)))
}

/// Publishes the result.
#[server(prefix = "/api", endpoint = "summary/publish")]
pub async fn publish() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    store::result::publish(store, viewer, one.id, here.one("lacking"), now).await?;
    Ok(here.visit.done(&format!("/c/{}/result?done=result", one.id)))
}

/// Publishes what is there before every comment has its place, with a reason for the public.
#[server(prefix = "/api", endpoint = "summary/preliminary")]
pub async fn preliminary() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    store::result::publish_preliminary(store, viewer, one.id, here.one("reason"), now).await?;
    Ok(here.visit.done(&format!("/c/{}/result?done=preliminary", one.id)))
}

/// Corrects a published decision, with a reason for the public.
#[server(prefix = "/api", endpoint = "summary/correct")]
pub async fn correct() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let id = domain::id::IssueId::parse(here.one("issue")).ok_or(crate::problem::Problem::NotFound)?;
    let written = (id, here.one("issue_revision").parse().unwrap_or(-1));
    let new = crate::summary::typed::issue(&here, &one, id).await?;
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    store::result::correct(store, viewer, one.id, written, &new, here.one("why"), now).await?;
    Ok(here.visit.done(&format!("/c/{}/result?done=corrected", one.id)))
}
