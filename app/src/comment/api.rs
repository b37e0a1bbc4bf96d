//! What the comment forms call.

use crate::request::Answer;
use leptos::prelude::*;

/// Submits a comment; leads to its receipt.
#[server(prefix = "/api", endpoint = "comment/submit")]
pub async fn submit(#[server(flatten)] typed: domain::comment::Typed) -> Answer {
    let here = crate::request::serving();
    let new = typed.parse()?;
    let receipt =
        store::comment::submit(&here.visit.site.store, &here.visit.viewer, &new, domain::comment::Channel::Portal, here.visit.now)
            .await?;
    // The secret goes into a cookie that only receipts' pages see, never into an address.
    here.set_cookie(format!("receipt={}.{}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax", receipt.number, receipt.secret));
    Ok(crate::request::Done { to: here.visit.to(&format!("/receipts/{}", receipt.number)) })
}
