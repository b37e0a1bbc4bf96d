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
    // The page that was wanted, with its query: a citizen came to comment, an officer to a list as it was narrowed.
    let wanted = match here.visit.path.as_str() {
        "/" | "/desk/sign-in" => "/desk".to_string(),
        _ => here.visit.here(),
    };
    Ok(here.visit.done(&wanted))
}

/// Leaves: what a provider of identities is known by is erased.
#[server(prefix = "/api", endpoint = "account/leave")]
pub async fn leave() -> Answer {
    let here = crate::request::serving();
    let person = here.visit.signed_in()?.person.ok_or(crate::problem::Problem::SignIn)?;
    store::identity::leave(&here.visit.site.store, person).await?;
    here.end_session();
    Ok(here.visit.done("/sign-in?why=left"))
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
