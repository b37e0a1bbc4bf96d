//! What the forms about organisations call.

use crate::request::Answer;
use leptos::prelude::*;

/// Says that one speaks for an organisation.
#[server(prefix = "/api", endpoint = "organisation/enter")]
pub async fn enter(#[server(flatten)] typed: domain::organisation::Typed) -> Answer {
    let here = crate::request::serving();
    let viewer = here.visit.signed_in()?;
    let new = typed.parse()?;
    store::organisation::enter(&here.visit.site.store, viewer, &new, here.visit.now).await?;
    Ok(here.visit.done("/me/organisations?done=organisation"))
}

/// Speaks for it no longer.
#[server(prefix = "/api", endpoint = "organisation/end")]
pub async fn end() -> Answer {
    let here = crate::request::serving();
    let viewer = here.visit.signed_in()?;
    let id = here.one("spokesperson").parse().map_err(|_| crate::problem::Problem::NotFound)?;
    store::organisation::end(&here.visit.site.store, viewer, id, here.visit.now).await?;
    Ok(here.visit.done("/me/organisations?done=organisation_ended"))
}

/// Marks that it was checked.
#[server(prefix = "/api", endpoint = "organisation/mark")]
pub async fn mark() -> Answer {
    let here = crate::request::serving();
    let viewer = here.visit.signed_in()?;
    let id = here.one("spokesperson").parse().map_err(|_| crate::problem::Problem::NotFound)?;
    store::organisation::mark(&here.visit.site.store, viewer, id, here.one("how"), here.visit.now).await?;
    Ok(here.visit.done("/desk/organisations?done=marked"))
}

/// Takes such a mark back.
#[server(prefix = "/api", endpoint = "organisation/mark_back")]
pub async fn mark_back() -> Answer {
    let here = crate::request::serving();
    let viewer = here.visit.signed_in()?;
    let id = here.one("spokesperson").parse().map_err(|_| crate::problem::Problem::NotFound)?;
    store::organisation::take_mark_back(&here.visit.site.store, viewer, id, here.one("why"), here.visit.now).await?;
    Ok(here.visit.done("/desk/organisations?show=marked&done=mark_back"))
}
