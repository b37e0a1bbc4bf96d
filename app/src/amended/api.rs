//! What the forms of the law in force call.

use crate::request::Answer;
use leptos::prelude::*;

/// Keeps the law in force that the draft amends.
#[server(prefix = "/api", endpoint = "amended/law")]
pub async fn law() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    if let Some(shown) = crate::desk::file::brought(&here, &one, domain::act::Act::SetAmended, "source")? {
        return Ok(shown);
    }
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let given = (here.one("law"), here.one("source"), here.one("origin"));
    store::amended::set_law(store, viewer, one.id, revision, given, here.visit.now).await?;
    let place: u32 = here.one("place").parse().unwrap_or(1);
    Ok(here.visit.done(&format!("/desk/c/{}/amended?law={place}&done=law#check", one.id)))
}

/// Adds a change that a clause makes, set by hand.
#[server(prefix = "/api", endpoint = "amended/set")]
pub async fn set() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let clause = here.one("clause");
    let operation = crate::desk::typed::operation(&here)?;
    let mut operations = crate::desk::typed::by_hand(&here, one.id).await?;
    operations.push(operation);
    store::amended::set_hand(store, viewer, one.id, revision, (clause, operations), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/amended/{clause}?done=set", one.id)))
}

/// Takes one of them out.
#[server(prefix = "/api", endpoint = "amended/unset")]
pub async fn unset() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let clause = here.one("clause");
    let mut operations = crate::desk::typed::by_hand(&here, one.id).await?;
    if let Some(place) = here.one("place").parse().ok().filter(|place| *place < operations.len()) {
        operations.remove(place);
    }
    store::amended::set_hand(store, viewer, one.id, revision, (clause, operations), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/amended/{clause}?done=unset", one.id)))
}
