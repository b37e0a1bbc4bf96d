//! What the forms of the bank of questions call.

use crate::request::Answer;
use leptos::prelude::*;

/// Adds a set of the bank to the survey.
#[server(prefix = "/api", endpoint = "bank/take")]
pub async fn take() -> Answer {
    use store::survey::bank::{self, Taken};
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let taken = match here.one("set") {
        crate::bank::page::SHIPPED => Taken::Shipped(words::evaluation::first_set()),
        set => Taken::Kept(domain::id::QuestionSetId::parse(set).ok_or(crate::problem::Problem::NotFound)?),
    };
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    bank::take(store, viewer, one.id, revision, taken, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/survey?done=saved", one.id)))
}

/// Keeps questions of the survey in the bank.
#[server(prefix = "/api", endpoint = "bank/keep")]
pub async fn keep() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let numbers: Vec<u32> = here.all("picked[]").into_iter().map(|one| one.parse().unwrap_or(0)).collect();
    let (store, viewer, what) = (&here.visit.site.store, &here.visit.viewer, (here.one("title"), &numbers[..]));
    store::survey::bank::keep(store, viewer, one.id, what, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/survey/bank?done=saved", one.id)))
}

/// Offers a set of the bank no more.
#[server(prefix = "/api", endpoint = "bank/retire")]
pub async fn retire(#[server(default)] set: String) -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let set = domain::id::QuestionSetId::parse(&set).ok_or(crate::problem::Problem::NotFound)?;
    store::survey::bank::retire(store, viewer, set, here.visit.now).await?;
    Ok(here.visit.done("/desk/questions?done=saved"))
}

/// Gives a set of the bank to every agency.
#[server(prefix = "/api", endpoint = "bank/share")]
pub async fn share(#[server(default)] set: String) -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let set = domain::id::QuestionSetId::parse(&set).ok_or(crate::problem::Problem::NotFound)?;
    store::survey::bank::share(store, viewer, set, here.visit.now).await?;
    Ok(here.visit.done("/desk/questions?done=saved"))
}
