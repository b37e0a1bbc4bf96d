//! What the forms of a report call.

use crate::request::Answer;
use leptos::prelude::*;

/// Saves the report as far as it is written.
#[server(prefix = "/api", endpoint = "report/write")]
pub async fn write() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let typed = crate::report::typed::report(&here);
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let written = store::report::write(store, viewer, one.id, revision, &typed, here.visit.now).await;
    written.map_err(crate::report::typed::by_columns)?;
    Ok(here.visit.done(&format!("/desk/c/{}/report?done=saved", one.id)))
}

/// Adds the table of a file.
#[server(prefix = "/api", endpoint = "report/table")]
pub async fn table() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    crate::desk::file::lets(&here, &one, domain::act::Act::WriteReport)?;
    let rows = crate::report::typed::rows(&here)?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let new = (here.one("title"), here.one("source"), rows.as_str());
    let added = store::report::add_table(store, viewer, one.id, revision, new, here.visit.now).await;
    added.map_err(crate::report::typed::of_file)?;
    Ok(here.visit.done(&format!("/desk/c/{}/report?done=report_table", one.id)))
}

/// Puts the report to the public.
#[server(prefix = "/api", endpoint = "report/publish")]
pub async fn publish() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let said = (here.one("reason"), words::report::source(domain::lang::Lang::Th));
    store::report::publish(store, viewer, one.id, revision, said, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/report?done=report", one.id)))
}

/// Enters what is to follow.
#[server(prefix = "/api", endpoint = "report/step")]
pub async fn step() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let planned = (here.one("what"), crate::report::typed::day(&here, "due"));
    store::follow_up::add(store, viewer, one.id, revision, planned, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/follow-up?done=follow_up", one.id)))
}

/// Puts a day off.
#[server(prefix = "/api", endpoint = "report/put_off")]
pub async fn put_off() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let number = here.one("number").parse().unwrap_or(0);
    let later = (number, crate::report::typed::day(&here, "due"), here.one("reason"));
    store::follow_up::put_off(store, viewer, one.id, revision, later, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/follow-up?done=follow_up", one.id)))
}

/// Says that a step was done.
#[server(prefix = "/api", endpoint = "report/done")]
pub async fn done() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let number = here.one("number").parse().unwrap_or(0);
    let done = (number, crate::report::typed::day(&here, "day"), here.one("note"));
    store::follow_up::done(store, viewer, one.id, revision, done, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/follow-up?done=follow_up", one.id)))
}

/// Leads from a step to the draft that follows.
#[server(prefix = "/api", endpoint = "report/draft")]
pub async fn draft() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let number = here.one("number").parse().unwrap_or(0);
    store::follow_up::lead_to(store, viewer, one.id, revision, (number, here.one("draft")), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/follow-up?done=follow_up", one.id)))
}

/// Takes a step back.
#[server(prefix = "/api", endpoint = "report/step_back")]
pub async fn step_back() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let number = here.one("number").parse().unwrap_or(0);
    store::follow_up::take_back(store, viewer, one.id, revision, (number, here.one("reason")), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/follow-up?done=follow_up", one.id)))
}
