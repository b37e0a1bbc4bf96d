//! What the forms of stakeholders call.

use crate::request::Answer;
use leptos::prelude::*;

/// Names stakeholders of an agency, from a file or from what was pasted. Letters cannot be called back: the form comes again with how many
/// will be written to, and is sent once more with that number.
#[server(prefix = "/api", endpoint = "stakeholders/bring")]
pub async fn bring() -> Answer {
    let here = crate::request::serving();
    crate::letters::page::sends(&here.visit)?;
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let agency = domain::id::AgencyId::parse(here.one("agency")).ok_or(crate::problem::Problem::NotFound)?;
    // Nothing is said of a list to those who may not bring one.
    if !viewer.may(domain::act::Act::BringStakeholders, agency) {
        return Err(crate::problem::Problem::NotAllowed);
    }
    let list = crate::stakeholders::file::of(&here)?;
    let letters = store::stakeholder::to_tell(store, viewer, agency, list.clone(), here.visit.now).await?;
    if letters > 0 && here.one("letters") != letters.to_string() {
        return Ok(here.brings("lines")?.unwrap_or_else(|| here.goes_on()));
    }
    let came = store::stakeholder::bring(store, viewer, agency, list, here.visit.now).await?;
    let counts = format!("{}-{}-{}-{}", came.new, came.changed, came.same, came.left);
    Ok(here.visit.done(&format!("/desk/stakeholders?agency={agency}&came={counts}")))
}

/// Takes somebody out of an agency's list, by the address.
#[server(prefix = "/api", endpoint = "stakeholders/take_out")]
pub async fn take_out() -> Answer {
    let here = crate::request::serving();
    crate::letters::page::sends(&here.visit)?;
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let agency = domain::id::AgencyId::parse(here.one("agency")).ok_or(crate::problem::Problem::NotFound)?;
    let who = (here.one("email"), here.one("asked") == "yes");
    store::stakeholder::take_out(store, viewer, agency, who, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/stakeholders?agency={agency}&done=stakeholder_out")))
}
