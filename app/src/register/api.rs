//! What the register's forms call.

use crate::request::Answer;
use leptos::prelude::*;

/// Keeps what is known of a law.
#[server(prefix = "/api", endpoint = "register/edit")]
pub async fn edit() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let (id, revision) = crate::register::typed::law(&here)?;
    let law = store::law::one(store, id).await?;
    if !store::law::may(viewer, &law) {
        return Err(crate::problem::Problem::NotAllowed);
    }
    let parent = crate::register::typed::parent(&here).await?;
    let agencies = crate::register::typed::agencies(&here).await?;
    let typed = crate::register::typed::facts(&here, parent);
    store::law::edit(store, viewer, id, revision, &typed, &agencies, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/laws/{id}?done=saved")))
}

/// Enters a provision that needs a rule, or changes one.
#[server(prefix = "/api", endpoint = "register/need")]
pub async fn need() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let (id, revision) = crate::register::typed::law(&here)?;
    let number = here.one("number").parse().ok();
    let typed = crate::register::typed::need(&here);
    store::law::set_need(store, viewer, id, revision, number, &typed, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/laws/{id}/needs?done=saved")))
}

/// Ties a dossier to the laws that it evaluates or changes.
#[server(prefix = "/api", endpoint = "register/tie")]
pub async fn tie() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let typed = (here.one("laws"), here.one("not_in_register"));
    store::law::tie_or_say(store, viewer, one.id, revision, typed, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/laws?done=saved", one.id)))
}

/// Enters the law that a dossier's draft became.
#[server(prefix = "/api", endpoint = "register/enter")]
pub async fn enter() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let law = store::law::enter(store, viewer, one.id, revision, here.one("title"), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/laws/{law}?done=in_register")))
}
