//! What the forms of proposals call.

use crate::request::Answer;
use leptos::prelude::*;

/// Makes a proposal.
#[server(prefix = "/api", endpoint = "proposal/submit")]
pub async fn submit() -> Answer {
    let here = crate::request::serving();
    let new = crate::proposal::typed::new(&here).await?;
    let device = crate::proposal::typed::device(&here);
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let guest = crate::proposal::typed::guest(&here, &device);
    let id = store::proposal::submit(store, viewer, guest, &new, here.visit.now).await?;
    Ok(crate::request::Done { to: here.visit.to(&format!("/proposals/{id}?told=made")) })
}

/// Supports a proposal, once.
#[server(prefix = "/api", endpoint = "proposal/support")]
pub async fn support() -> Answer {
    let here = crate::request::serving();
    let id = crate::proposal::typed::id(&here)?;
    let device = crate::proposal::typed::device(&here);
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let guest = crate::proposal::typed::guest(&here, &device);
    let told = match store::proposal::support(store, viewer, guest, id, here.visit.now).await? {
        store::proposal::Supported::Counted => "supported",
        store::proposal::Supported::Before => "before",
        store::proposal::Supported::Again => "again",
    };
    Ok(crate::request::Done { to: here.visit.to(&format!("/proposals/{id}?told={told}")) })
}

/// Takes one's own proposal back.
#[server(prefix = "/api", endpoint = "proposal/withdraw")]
pub async fn withdraw() -> Answer {
    let here = crate::request::serving();
    let id = crate::proposal::typed::id(&here)?;
    let device = here.visit.device.clone().unwrap_or_default();
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::proposal::withdraw(store, viewer, &device, id, here.visit.now).await?;
    Ok(here.visit.done(&format!("/proposals/{id}")))
}

/// Answers a proposal for the agency that is responsible.
#[server(prefix = "/api", endpoint = "proposal/answer")]
pub async fn reply() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let id = crate::proposal::typed::id(&here)?;
    let seen = here.one("seen").parse().unwrap_or(u32::MAX);
    let said = (here.one("reasonable"), here.one("why"), here.one("consultation"));
    store::proposal::answer(store, viewer, id, seen, said, here.visit.now).await?;
    Ok(here.visit.done(&format!("/proposals/{id}?done=saved")))
}

/// Withholds a proposal.
#[server(prefix = "/api", endpoint = "proposal/withhold")]
pub async fn withhold() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let id = crate::proposal::typed::id(&here)?;
    let mut no = domain::refusal::Refusals::default();
    let reason = no.take("reason", domain::moderation::Reason::parse(here.one("reason")));
    let reason = no.none(|| reason)?;
    store::proposal::withhold(store, viewer, id, (reason, here.one("note")), here.visit.now).await?;
    Ok(here.visit.done(&format!("/proposals/{id}?done=withheld")))
}

/// Shows a withheld proposal again.
#[server(prefix = "/api", endpoint = "proposal/restore")]
pub async fn restore() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let id = crate::proposal::typed::id(&here)?;
    store::proposal::restore(store, viewer, id, here.visit.now).await?;
    Ok(here.visit.done(&format!("/proposals/{id}?done=restored")))
}
