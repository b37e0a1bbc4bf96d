//! What the survey's form calls.

use crate::request::Answer;
use leptos::prelude::*;

/// Submits an answer sheet; leads to its receipt. The fields are named by the questions, so the pairs are read as they came.
#[server(prefix = "/api", endpoint = "survey/submit")]
pub async fn submit() -> Answer {
    let here = crate::request::serving();
    let store = &here.visit.site.store;
    let id = domain::id::ConsultationId::parse(here.one("consultation")).ok_or(crate::problem::Problem::NotFound)?;
    store::consultation::public_one(store, id).await?;
    let questions = store::survey::questions(store, id).await?;
    let new = domain::survey::parse_sheet(
        here.one("consultation"),
        here.one("audience"),
        here.one("key"),
        &questions,
        &here.pairs,
    )?;
    let receipt = store::survey::submit(store, &here.visit.viewer, &new, here.visit.now).await?;
    Ok(here.give(receipt.number, receipt.secret))
}
