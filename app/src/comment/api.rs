//! What the comment forms and receipts call.

use crate::request::Answer;
use leptos::prelude::*;

/// Submits a comment; leads to its receipt.
#[server(prefix = "/api", endpoint = "comment/submit")]
pub async fn submit(#[server(flatten)] typed: domain::comment::Typed) -> Answer {
    let here = crate::request::serving();
    let (new, files) = super::files::with(&here, typed.parse())?;
    let (store, new) = (&here.visit.site.store, domain::comment::New { files, ..new });
    if !domain::typed::ticked(here.one("another"))
        && let Some(id) = store::comment::entered_already(store, &here.visit.viewer, &new).await?
    {
        let mut no = domain::refusal::Refusals::default();
        no.add("another", domain::refusal::Refusal::EnteredAlready { comment: id.0 });
        return Err(no.into());
    }
    if crate::comment::similar::first(&here, &new).await? {
        return Ok(here.goes_on());
    }
    let receipt =
        store::comment::submit(store, &here.visit.viewer, &new, domain::comment::Channel::Portal, here.visit.now)
            .await?;
    crate::arrivals::spoke(&here.visit, new.consultation, &receipt);
    let done = match new.through {
        Some(_) => here.give_theirs(receipt.number, receipt.secret),
        None => here.give(receipt.number, receipt.secret),
    };
    Ok(super::files::kept_once(&here, done))
}

/// Looks for what others have said of what is about to be sent: the form's own page again, with what was typed.
#[server(prefix = "/api", endpoint = "comment/similar")]
pub async fn similar() -> Answer {
    let here = crate::request::serving();
    super::files::told(&here)?;
    Ok(here.goes_on())
}

/// Begins a wording from the draft's own words, or sets it against them: the form's own page again, with what was typed.
#[server(prefix = "/api", endpoint = "comment/look")]
pub async fn look() -> Answer {
    let here = crate::request::serving();
    super::files::told(&here)?;
    Ok(here.goes_on())
}

/// Agrees with what somebody else has said, or no longer: the form's own page again, with what was typed.
#[server(prefix = "/api", endpoint = "comment/agree")]
pub async fn agree() -> Answer {
    let here = crate::request::serving();
    let of = domain::id::ConsultationId::parse(here.one("consultation")).ok_or(crate::problem::Problem::NotFound)?;
    let known = |name: &str| domain::id::CommentId::parse(here.one(name));
    let (store, now) = (&here.visit.site.store, here.visit.now);
    let device = match here.visit.viewer.signed_in() {
        true => here.visit.device.clone().unwrap_or_default(),
        false => here.device(),
    };
    let who = (&here.visit.viewer, device.as_str(), here.one("invitation"));
    match (known("agree"), known("agree_no_more")) {
        (Some(id), _) => {
            super::sitting::not_own(&here.visit, id).await?;
            store::comment::agree(store, who, (of, id), now).await?;
        }
        (None, Some(id)) => store::comment::agree_no_more(store, who, (of, id), now).await?,
        (None, None) => return Err(crate::problem::Problem::NotFound),
    }
    super::files::told(&here)?;
    Ok(here.goes_on())
}

/// Opens a receipt by its number; with the code its text too.
#[server(prefix = "/api", endpoint = "receipt/open")]
pub async fn open(#[server(flatten)] typed: domain::receipt::Typed) -> Answer {
    let here = crate::request::serving();
    let (number, secret) = typed.parse()?;
    let store = &here.visit.site.store;
    let known = match secret {
        Some(secret) => store::comment::read_back(store, number, secret).await?.is_some(),
        None => store::comment::by_number(store, number).await?.is_some(),
    };
    match (known, secret) {
        (false, _) => Err(domain::refusal::Refusal::NoSuchReceipt.into()),
        (true, Some(secret)) => Ok(here.give(number, secret)),
        (true, None) => Ok(crate::request::Done { to: here.visit.to(&format!("/receipts/{number}")) }),
    }
}

/// Takes the receipt's secret out of this browser: others may use it after.
#[server(prefix = "/api", endpoint = "receipt/clear")]
pub async fn clear() -> Answer {
    let here = crate::request::serving();
    here.clear_receipt();
    Ok(here.visit.done("/receipts?cleared=1"))
}

/// Changes one's own comment.
#[server(prefix = "/api", endpoint = "comment/edit")]
pub async fn edit(#[server(flatten)] typed: domain::comment::TypedEdit) -> Answer {
    let here = crate::request::serving();
    let ((number, revision, edit), added) = super::files::with(&here, typed.parse())?;
    let own = here.own(number)?;
    let files = store::comment::file::Changed { left_out: super::files::left_out(&here), added };
    store::comment::edit_with(&here.visit.site.store, number, own, revision, (&edit, files), here.visit.now).await?;
    here.hold_typed(number);
    let done = crate::request::Done { to: here.visit.to(&format!("/receipts/{number}?edited=1")) };
    Ok(super::files::kept_once(&here, done))
}

/// Says that one's own comment still holds, though its provision is gone.
#[server(prefix = "/api", endpoint = "comment/holds")]
pub async fn holds(number: String) -> Answer {
    let here = crate::request::serving();
    let number = domain::receipt::Number::parse(&number)?;
    let own = here.own(number)?;
    store::comment::holds(&here.visit.site.store, number, own, here.visit.now).await?;
    Ok(crate::request::Done { to: here.visit.to(&format!("/receipts/{number}#moved")) })
}

/// Takes one's own comment back.
#[server(prefix = "/api", endpoint = "comment/withdraw")]
pub async fn withdraw(number: String) -> Answer {
    let here = crate::request::serving();
    let number = domain::receipt::Number::parse(&number)?;
    let own = here.own(number)?;
    store::comment::withdraw(&here.visit.site.store, number, own, here.visit.now).await?;
    Ok(crate::request::Done { to: here.visit.to(&format!("/receipts/{number}")) })
}

/// Says something to the public under a comment, in the name of its agency; or puts it otherwise.
#[server(prefix = "/api", endpoint = "comment/reply")]
pub async fn reply() -> Answer {
    let here = crate::request::serving();
    let id = domain::id::CommentId::parse(here.one("comment")).ok_or(crate::problem::Problem::NotFound)?;
    let viewer = here.visit.signed_in()?;
    let seen = here.one("seen").parse().map_err(|_| domain::refusal::Refusal::ChangedMeanwhile)?;
    store::comment::reply(&here.visit.site.store, viewer, id, (seen, here.one("reply")), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/comment/{id}?done=replied#reply")))
}

/// Takes such a reply back.
#[server(prefix = "/api", endpoint = "comment/reply_back")]
pub async fn reply_back() -> Answer {
    let here = crate::request::serving();
    let id = domain::id::CommentId::parse(here.one("comment")).ok_or(crate::problem::Problem::NotFound)?;
    let viewer = here.visit.signed_in()?;
    let seen = here.one("seen").parse().map_err(|_| domain::refusal::Refusal::ChangedMeanwhile)?;
    store::comment::take_reply_back(&here.visit.site.store, viewer, id, seen, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/comment/{id}?done=reply_back#reply")))
}

/// Keeps a comment that is not sent yet, for somebody signed in.
#[server(prefix = "/api", endpoint = "comment/keep")]
pub async fn keep() -> Answer {
    let here = crate::request::serving();
    let viewer = here.visit.signed_in()?;
    let of = domain::id::ConsultationId::parse(here.one("consultation")).ok_or(crate::problem::Problem::NotFound)?;
    let draft = domain::unsent::draft(here.one("draft"))?;
    let fields = domain::unsent::fields(&here.pairs)?;
    store::unsent::keep(&here.visit.site.store, viewer, of, (&draft, fields), here.visit.now).await?;
    Ok(here.visit.done(&format!("/c/{of}/say?draft={draft}&kept=1#kept")))
}

/// Throws one away.
#[server(prefix = "/api", endpoint = "comment/discard")]
pub async fn discard() -> Answer {
    let here = crate::request::serving();
    let of = domain::id::ConsultationId::parse(here.one("consultation")).ok_or(crate::problem::Problem::NotFound)?;
    // What a guest began is their browser's.
    if here.one("draft") == domain::unsent::BEGUN {
        crate::survey::unsent::forget(&here, of).await?;
        return Ok(here.visit.done(&format!("/c/{of}/survey?kept=no#kept")));
    }
    let viewer = here.visit.signed_in()?;
    store::unsent::discard(&here.visit.site.store, viewer, of, here.one("draft")).await?;
    Ok(here.visit.done("/me?done=discarded#unsent"))
}
