//! What the moderation forms call.

use crate::request::Answer;
use leptos::prelude::*;

/// Withholds a comment.
#[server(prefix = "/api", endpoint = "moderation/withhold")]
pub async fn withhold(#[server(flatten)] typed: domain::moderation::Typed) -> Answer {
    let here = crate::request::serving();
    let seen = domain::moderation::Seen::parse(&typed.comment).ok_or(crate::problem::Problem::NotFound)?;
    let id = seen.comment;
    let mut no = domain::refusal::Refusals::default();
    let reason = no.take("reason", domain::moderation::Reason::chosen(&typed.reason));
    let reason = no.none(|| reason)?;
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    store::comment::withhold(store, viewer, seen, reason, &typed.note, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/comment/{id}?done=withheld")))
}

/// Shows a withheld comment again, or lets one through that waits.
#[server(prefix = "/api", endpoint = "moderation/restore")]
pub async fn restore(comment: String) -> Answer {
    let here = crate::request::serving();
    let seen = domain::moderation::Seen::parse(&comment).ok_or(crate::problem::Problem::NotFound)?;
    let id = seen.comment;
    store::comment::restore(&here.visit.site.store, here.visit.signed_in()?, seen, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/comment/{id}?done=restored")))
}

/// Settles what is ticked in the queue.
#[server(prefix = "/api", endpoint = "moderation/settle")]
pub async fn settle() -> Answer {
    let here = crate::request::serving();
    let viewer = here.visit.signed_in()?;
    let mut no = domain::refusal::Refusals::default();
    let verdict = match here.one("to") {
        "show" => Some(domain::moderation::Verdict::Show),
        _ => no
            .take("reason", domain::moderation::Reason::chosen(here.one("reason")))
            .map(domain::moderation::Verdict::Withhold),
    };
    let verdict = no.none(|| verdict)?;
    let read: Vec<_> = here.all("comment[]").into_iter().filter_map(domain::moderation::Seen::parse).collect();
    let store = &here.visit.site.store;
    store::moderation::settle(store, viewer, &read, verdict, here.one("note"), here.visit.now).await?;
    Ok(crate::request::Done { to: crate::ui::list::with(&here.visit, "done", "settled") })
}

/// Reports a comment: anybody may.
#[server(prefix = "/api", endpoint = "moderation/report")]
pub async fn report() -> Answer {
    let here = crate::request::serving();
    let of = domain::id::ConsultationId::parse(here.one("consultation")).ok_or(crate::problem::Problem::NotFound)?;
    let id = domain::id::CommentId::parse(here.one("comment")).ok_or(crate::problem::Problem::NotFound)?;
    let mut no = domain::refusal::Refusals::default();
    let reason = no.take("reason", domain::moderation::Reason::chosen(here.one("reason")));
    let reason = no.none(|| reason)?;
    let (store, now) = (&here.visit.site.store, here.visit.now);
    let who = (&here.visit.viewer, here.network.as_str());
    store::moderation::report(store, who, (of, id), reason, here.one("note"), now).await?;
    Ok(here.visit.done(&format!("/c/{of}/comments/{id}/report?sent=1")))
}

/// Takes words out of a comment.
#[server(prefix = "/api", endpoint = "moderation/redact")]
pub async fn redact() -> Answer {
    let here = crate::request::serving();
    let seen = domain::moderation::Seen::parse(here.one("comment")).ok_or(crate::problem::Problem::NotFound)?;
    let id = seen.comment;
    let viewer = here.visit.signed_in()?;
    let mut no = domain::refusal::Refusals::default();
    let reason = no.take("redact_reason", domain::moderation::Reason::chosen(here.one("redact_reason")));
    let reason = no.none(|| reason)?;
    let (store, now) = (&here.visit.site.store, here.visit.now);
    let name = match here.one("do") {
        "name" => store::comment::held(store, viewer, id).await?.name,
        _ => None,
    };
    let words = name.as_deref().unwrap_or(here.one("words"));
    store::moderation::redact(store, viewer, seen, (words, reason), now).await?;
    Ok(here.visit.done(&format!("/desk/comment/{id}?done=redacted")))
}

/// Takes one file out of a comment, alone, or shows it again.
#[server(prefix = "/api", endpoint = "moderation/file")]
pub async fn file() -> Answer {
    let here = crate::request::serving();
    let seen = domain::moderation::Seen::parse(here.one("comment")).ok_or(crate::problem::Problem::NotFound)?;
    let viewer = here.visit.signed_in()?;
    let shows = here.one("do") == "show";
    let mut no = domain::refusal::Refusals::default();
    let number = match here.one("file") {
        "" => Err(domain::refusal::Refusal::NotChosen),
        number => number.parse::<u32>().map_err(|_| domain::refusal::Refusal::NotAChoice),
    };
    let number = no.take("file", number);
    let reason = match shows {
        true => Some(None),
        false => no.take("file_reason", domain::moderation::Reason::chosen(here.one("file_reason"))).map(Some),
    };
    let what = no.none(|| number.zip(reason))?;
    store::comment::file::decide(&here.visit.site.store, viewer, seen, what, here.visit.now).await?;
    let done = if shows { "file_restored" } else { "file_withheld" };
    Ok(here.visit.done(&format!("/desk/comment/{}?done={done}", seen.comment)))
}

/// Reads what a comment said before words were taken out.
#[server(prefix = "/api", endpoint = "moderation/open")]
pub async fn open() -> Answer {
    let here = crate::request::serving();
    let id = domain::id::CommentId::parse(here.one("comment")).ok_or(crate::problem::Problem::NotFound)?;
    let viewer = here.visit.signed_in()?;
    store::moderation::open(&here.visit.site.store, viewer, id, here.one("why"), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/comment/{id}?done=seal_opened#seal")))
}

/// Enters what a court or an authority demands.
#[server(prefix = "/api", endpoint = "moderation/demand")]
pub async fn demand(#[server(flatten)] typed: domain::moderation::TypedDemand) -> Answer {
    let here = crate::request::serving();
    let viewer = here.visit.signed_in()?;
    let demand = typed.parse()?;
    store::moderation::demand(&here.visit.site.store, viewer, &demand, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/comment/{}?done=demanded", demand.comment)))
}

/// Asks the central office to look at a decision again: its author, with the receipt's secret.
#[server(prefix = "/api", endpoint = "moderation/appeal")]
pub async fn appeal() -> Answer {
    let here = crate::request::serving();
    let number = domain::receipt::Number::parse(here.one("number"))?;
    let own = here.own(number)?;
    let (store, now) = (&here.visit.site.store, here.visit.now);
    // Which decision: of several the form asks.
    let about = match here.one("about") {
        "" => None,
        at => Some(domain::time::Moment(at.parse().map_err(|_| domain::refusal::Refusal::NotAChoice)?)),
    };
    store::moderation::appeal(store, number, own, (about, here.one("appeal")), now).await?;
    here.hold_typed(number);
    Ok(crate::request::Done { to: here.visit.to(&format!("/receipts/{number}?appealed=1#looked-at")) })
}

/// Answers an appeal.
#[server(prefix = "/api", endpoint = "moderation/reply")]
pub async fn reply() -> Answer {
    let here = crate::request::serving();
    let seen = domain::moderation::Seen::parse(here.one("comment")).ok_or(crate::problem::Problem::NotFound)?;
    let id = seen.comment;
    let asked = here.one("asked").parse().map_err(|_| crate::problem::Problem::NotFound)?;
    let viewer = here.visit.signed_in()?;
    let granted = match here.one("granted") {
        "yes" => true,
        "no" => false,
        _ => {
            let mut no = domain::refusal::Refusals::default();
            no.add("granted", domain::refusal::Refusal::NotChosen);
            return Err(no.into());
        }
    };
    let (store, now) = (&here.visit.site.store, here.visit.now);
    store::moderation::answer(store, viewer, (asked, seen), (granted, here.one("answer")), now).await?;
    Ok(here.visit.done(&format!("/desk/comment/{id}?done=answered")))
}
