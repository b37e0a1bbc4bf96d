//! What the forms of the second reading call.

use crate::request::Answer;
use leptos::prelude::*;

/// Draws comments for a second reader.
#[server(prefix = "/api", endpoint = "second/draw")]
pub async fn draw() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let person = domain::id::PersonId::parse(here.one("person"));
    let many = domain::digits::to_arabic(here.one("many").trim()).parse().unwrap_or(0);
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    store::ledger::second::draw(store, viewer, one.id, person, many, now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/second?done=saved", one.id)))
}

/// Keeps what the second reader says, and goes on to the next comment.
#[server(prefix = "/api", endpoint = "second/say")]
pub async fn say() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let id = domain::id::CommentId::parse(here.one("comment")).ok_or(crate::problem::Problem::NotFound)?;
    let issues = here.all("under[]").into_iter().filter_map(domain::id::IssueId::parse).collect();
    let (store, viewer, now) = (&here.visit.site.store, here.visit.signed_in()?, here.visit.now);
    store::ledger::second::say(store, viewer, id, issues, here.one("aside") == "yes", now).await?;
    let readers = store::ledger::second::readers(store, viewer, one.id).await?;
    let mine = readers.into_iter().find(|reader| Some(reader.person) == viewer.person);
    let next = mine.and_then(|mine| mine.next).map_or(String::new(), |next| format!("/{next}"));
    Ok(here.visit.done(&format!("/desk/c/{}/second{next}?done=saved", one.id)))
}

/// Settles a difference.
#[server(prefix = "/api", endpoint = "second/settle")]
pub async fn settle() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let id = domain::id::CommentId::parse(here.one("comment")).ok_or(crate::problem::Problem::NotFound)?;
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    let seen = here.one("seen").parse().unwrap_or(0);
    store::ledger::second::settle(store, viewer, id, here.one("take") == "second", seen, now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/second?done=saved#differences", one.id)))
}
