//! What the forms of the large table and of one comment on the desk call.

use crate::request::Answer;
use leptos::prelude::*;

/// Sets where one comment stands: under which issues, with the words meant, or aside.
#[server(prefix = "/api", endpoint = "ledger/one")]
pub async fn one() -> Answer {
    let here = crate::request::serving();
    let id = domain::id::CommentId::parse(here.one("comment")).ok_or(crate::problem::Problem::NotFound)?;
    let quotes = here.all("quote_of[]").into_iter().zip(here.all("quote[]")).collect::<Vec<_>>();
    let coding = |issue: &str| {
        let quote = quotes.iter().find(|(of, _)| *of == issue).map_or("", |(_, quote)| *quote);
        domain::id::IssueId::parse(issue).map(|issue| domain::ledger::Coding { issue, quote: quote.into() })
    };
    let codings = here.all("under[]").into_iter().filter_map(coding).collect();
    let aside = match here.one("aside") {
        // A reply is for who is told why: without a reason nobody would read it.
        "" if here.one("words").trim().is_empty() || here.one("kept_words") == here.one("words") => None,
        reason => Some(domain::ledger::Aside::parse(reason, here.one("words"))?),
    };
    let (store, viewer, now) = (&here.visit.site.store, here.visit.signed_in()?, here.visit.now);
    let seen = here.one("seen").parse().unwrap_or(0);
    store::ledger::code_one(store, viewer, id, seen, codings, aside, now).await?;
    if !here.one("note").trim().is_empty() {
        store::ledger::write_note(store, viewer, id, here.one("note"), now).await?;
    }
    Ok(here.visit.done(&crate::summary::typed::back(&here.visit, "done=saved")))
}

/// Gives the ticked comments to somebody.
#[server(prefix = "/api", endpoint = "ledger/assign")]
pub async fn assign() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let comments = here.all("comment[]").into_iter().filter_map(domain::id::CommentId::parse).collect();
    let person = domain::id::PersonId::parse(here.one("person"));
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    store::ledger::assign(store, viewer, one.id, comments, person, now).await?;
    Ok(here.visit.done(&crate::summary::typed::back(&here.visit, "done=saved")))
}

/// Writes a note inside the agency.
#[server(prefix = "/api", endpoint = "ledger/note")]
pub async fn note() -> Answer {
    let here = crate::request::serving();
    let id = domain::id::CommentId::parse(here.one("comment")).ok_or(crate::problem::Problem::NotFound)?;
    let (store, viewer, now) = (&here.visit.site.store, here.visit.signed_in()?, here.visit.now);
    store::ledger::write_note(store, viewer, id, here.one("note"), now).await?;
    Ok(here.visit.done(&crate::summary::typed::back(&here.visit, "done=saved")))
}

/// Keeps the page's filter under a name.
#[server(prefix = "/api", endpoint = "ledger/view")]
pub async fn view() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let kept = ["done", "did", "before"];
    let query: Vec<(String, String)> = here
        .visit
        .query
        .iter()
        .filter(|(name, value)| !kept.contains(&name.as_str()) && !value.is_empty())
        .cloned()
        .collect();
    let query = crate::request::encode(&query);
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    store::ledger::save_view(store, viewer, one.agency.id, here.one("name"), &query, now).await?;
    Ok(here.visit.done(&crate::summary::typed::back(&here.visit, "done=saved")))
}

/// Takes a kept filter away.
#[server(prefix = "/api", endpoint = "ledger/unview")]
pub async fn unview() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::ledger::remove_view(store, viewer, one.agency.id, here.one("view").parse().unwrap_or(0)).await?;
    Ok(here.visit.done(&crate::summary::typed::back(&here.visit, "done=saved")))
}

/// Asks for themes to be found anew.
#[server(prefix = "/api", endpoint = "ledger/themes")]
pub async fn themes() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    store::hints::ask(store, viewer, one.id, now).await?;
    Ok(here.visit.done(&format!("{}#themes", crate::summary::typed::back(&here.visit, "done=saved"))))
}
