//! What the sign-in and sign-out forms call.

use crate::request::Answer;
use leptos::prelude::*;

/// Signs in and leads to where the person wanted to go.
#[server(prefix = "/api", endpoint = "account/sign_in")]
pub async fn sign_in(#[server(flatten)] typed: domain::account::SignIn) -> Answer {
    let here = crate::request::serving();
    let (email, password) = typed.parse()?;
    let token = store::session::sign_in(&here.visit.site.store, &email, &password, here.visit.now).await?;
    here.start_session(&token.0);
    let page = here.visit.path.clone();
    Ok(crate::request::Done { to: here.visit.to(if page.starts_with("/desk") { &page } else { "/desk" }) })
}

/// Signs out.
#[server(prefix = "/api", endpoint = "account/sign_out")]
pub async fn sign_out() -> Answer {
    let here = crate::request::serving();
    if let Some(token) = here.token.clone() {
        store::session::sign_out(&here.visit.site.store, &store::session::SessionToken(token)).await?;
    }
    here.end_session();
    Ok(crate::request::Done { to: here.visit.to("/") })
}
