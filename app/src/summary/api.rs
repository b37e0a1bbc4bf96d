//! What the summariser's forms call.

use crate::request::Answer;
use leptos::prelude::*;

/// Puts the ticked comments under an issue, a new one where its title was written, or out of any.
#[server(prefix = "/api", endpoint = "summary/group")]
pub async fn group() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    let comments = here.all("comment[]").into_iter().filter_map(domain::id::CommentId::parse).collect::<Vec<_>>();
    if comments.is_empty() {
        return Err(domain::refusal::Refusal::Missing.into());
    }
    let title = here.one("title").trim();
    let issue = match title.is_empty() {
        true => domain::id::IssueId::parse(here.one("issue")),
        false => {
            let new =
                domain::issue::Typed { title: title.into(), target: here.one("target").into(), ..Default::default() }
                    .parse()?;
            Some(store::result::write_issue(store, viewer, one.id, None, &new, now).await?)
        }
    };
    store::result::group(store, viewer, one.id, &domain::result::Grouping { issue, comments }, now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/summary?saved=1", one.id)))
}

/// Keeps what was written of an issue.
#[server(prefix = "/api", endpoint = "summary/issue")]
pub async fn issue() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let id = domain::id::IssueId::parse(here.one("issue")).ok_or(crate::problem::Problem::NotFound)?;
    let list = |name: &str| here.all(name).into_iter().map(str::to_string).collect();
    let new = domain::issue::Typed {
        target: here.one("target").into(),
        title: here.one("title").into(),
        raised: here.one("raised").into(),
        side: list("side[]"),
        view: list("view[]"),
        disposition: here.one("disposition").into(),
        reason: here.one("reason").into(),
        changed: here.one("changed").into(),
    }
    .parse()?;
    store::result::write_issue(&here.visit.site.store, &here.visit.viewer, one.id, Some(id), &new, here.visit.now)
        .await?;
    Ok(here.visit.done(&format!("/desk/c/{}/summary?saved=1", one.id)))
}

/// Removes an issue; its comments wait for another.
#[server(prefix = "/api", endpoint = "summary/remove")]
pub async fn remove() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let id = domain::id::IssueId::parse(here.one("issue")).ok_or(crate::problem::Problem::NotFound)?;
    store::result::remove_issue(&here.visit.site.store, &here.visit.viewer, one.id, id, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/summary?saved=1", one.id)))
}

/// Keeps the texts around the issues.
#[server(prefix = "/api", endpoint = "summary/texts")]
pub async fn texts() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    store::result::write_summary(store, viewer, one.id, revision, here.one("overview"), here.one("impact"), now)
        .await?;
    Ok(here.visit.done(&format!("/desk/c/{}/summary?saved=1", one.id)))
}

/// Publishes the result.
#[server(prefix = "/api", endpoint = "summary/publish")]
pub async fn publish() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    store::result::publish(&here.visit.site.store, &here.visit.viewer, one.id, here.visit.now).await?;
    Ok(here.visit.done(&format!("/c/{}/result", one.id)))
}
