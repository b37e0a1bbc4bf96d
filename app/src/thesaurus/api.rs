//! What the form of a row calls.

use crate::request::Answer;
use leptos::prelude::*;

/// Writes a row: a new one, a shipped one for the first time, or a kept one.
#[server(prefix = "/api", endpoint = "thesaurus/row")]
pub async fn row() -> Answer {
    use store::thesaurus::Which;
    let here = crate::request::serving();
    let viewer = here.visit.signed_in()?;
    if !viewer.may(domain::act::Act::EditThesaurus, domain::id::AgencyId(0)) {
        return Err(crate::problem::Problem::NotAllowed);
    }
    let typed = domain::thesaurus::Typed {
        people: here.one("people"),
        law: here.one("law"),
        acts: here.one("acts"),
        weight: here.one("weight"),
        used: here.one("used") == "yes",
    };
    let row = typed.parse()?;
    let shipped = here.one("shipped");
    let which = match (here.one("id").parse(), here.one("revision").parse()) {
        (Ok(id), Ok(revision)) => Which::Kept { id, revision },
        _ if shipped.is_empty() => Which::New,
        _ if search::shipped_rows().any(|one| one.people == shipped) => Which::Shipped(shipped.to_string()),
        _ => return Err(crate::problem::Problem::NotFound),
    };
    let id = store::thesaurus::write(&here.visit.site.store, viewer, which, row, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/thesaurus/row?id={id}&done=saved")))
}

/// Takes a row away.
#[server(prefix = "/api", endpoint = "thesaurus/remove")]
pub async fn remove() -> Answer {
    let here = crate::request::serving();
    let (Ok(id), Ok(revision)) = (here.one("id").parse(), here.one("revision").parse()) else {
        return Err(crate::problem::Problem::NotFound);
    };
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    store::thesaurus::remove(store, viewer, id, revision, here.visit.now).await?;
    Ok(here.visit.done("/desk/thesaurus?done=saved"))
}
