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
    if here.one("go") == "keep" {
        let viewer = here.visit.signed_in()?;
        let fields = domain::unsent::sheet(&here.pairs, &questions, false)?;
        store::unsent::keep_sheet(store, viewer, id, fields, here.visit.now).await?;
        return Ok(crate::request::Done { to: here.visit.to(&format!("/c/{id}/survey?kept=1#kept")) });
    }
    // A survey that branches is sent page by page; the last sends all.
    let branching = domain::survey::branch::Branching::of(&questions)?;
    let audience = domain::survey::Audience::parse(here.one("audience"));
    // What goes on is not counted as sent, and so is never taken for the whole.
    let on = !here.one("go").is_empty();
    if let (Ok(sent), Ok(audience)) = (here.one("sent").parse::<usize>(), audience) {
        let progress =
            domain::survey::progress(&branching, &questions, audience, here.visit.now.day(), Some(sent), &here.pairs);
        if here.one("go") == "back" {
            crate::survey::unsent::keep(&here, id, &questions, false).await;
            return Ok(here.goes_on());
        }
        // Of this page and those before; what came with this one alone.
        here.with_unkept(progress.refused).none(|| Some(()))?;
        if on || sent < branching.pages(&questions).len() {
            crate::survey::unsent::keep(&here, id, &questions, true).await;
            return Ok(here.goes_on());
        }
    }
    if on {
        return Ok(here.goes_on());
    }
    let new = domain::survey::parse_sheet(
        here.one("consultation"),
        here.one("audience"),
        here.one("key"),
        &questions,
        &here.pairs,
        here.visit.now.day(),
    );
    let new = match (new, here.unkept.is_empty()) {
        (Ok(new), true) => new,
        (Ok(_), false) => return Err(here.with_unkept(Default::default()).into()),
        (Err(refused), _) => return Err(here.with_unkept(refused).into()),
    };
    if let Ok(number) = domain::receipt::Number::parse(here.one("receipt")) {
        let (secret, seen) = (here.receipt_secret(number)?, here.one("changes").parse().unwrap_or(-1));
        store::survey::change(store, (number, secret), seen, &new, here.visit.now).await?;
        return Ok(here.visit.done(&format!("/receipts/{number}?changed=yes")));
    }
    let receipt = store::survey::submit(store, &here.visit.viewer, &new, here.visit.now).await?;
    crate::arrivals::spoke(&here.visit, id, &receipt);
    if !here.visit.viewer.signed_in() {
        crate::survey::unsent::forget(&here, id).await?;
    }
    Ok(here.give(receipt.number, receipt.secret))
}

/// Puts what people wrote freely into a group, or takes it out of one.
#[server(prefix = "/api", endpoint = "survey/group")]
pub async fn group() -> Answer {
    let here = crate::request::serving();
    let (viewer, of) = crate::survey::free::named(&here)?;
    let into = here.one("do") != "take";
    let group = here.one("group").parse().map_err(|_| domain::refusal::Refusal::NotAChoice)?;
    let sheets = domain::survey::free::ticked(&here.all("sheet[]"))?;
    let store = &here.visit.site.store;
    store::survey::free::put(store, viewer, of, &sheets, (group, into), here.visit.now).await?;
    Ok(crate::request::Done { to: crate::ui::list::with(&here.visit, "done", "saved") })
}

/// Makes a group of what people wrote freely, or calls one otherwise.
#[server(prefix = "/api", endpoint = "survey/name_group")]
pub async fn name_group() -> Answer {
    let here = crate::request::serving();
    let (viewer, of) = crate::survey::free::named(&here)?;
    let titles = domain::survey::free::titles(here.one("title"), here.one("title_en"))?;
    let (store, titles) = (&here.visit.site.store, (titles.0.as_str(), titles.1.as_str()));
    let number = here.one("number").parse().ok();
    store::survey::free::name(store, viewer, of, number, titles, here.visit.now).await?;
    Ok(crate::request::Done { to: crate::ui::list::with(&here.visit, "done", "saved") })
}
