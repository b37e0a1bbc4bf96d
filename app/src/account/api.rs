//! What the sign-in and sign-out forms call.

use crate::request::Answer;
use leptos::prelude::*;

/// Signs in and leads to where the person wanted to go.
#[server(prefix = "/api", endpoint = "account/sign_in")]
pub async fn sign_in(#[server(flatten)] typed: domain::account::SignIn) -> Answer {
    let here = crate::request::serving();
    let (email, password, code) = typed.parse()?;
    let with = store::session::Entering { email: &email, password: &password, code: &code, agent: &here.agent };
    let store = &here.visit.site.store;
    let token = store::session::enter(store, with, here.visit.now).await?;
    // Whatever session the browser had before is over, also one that a stranger gave it.
    if let Some(before) = here.session() {
        store::session::sign_out(store, &before).await?;
    }
    here.start_session(&token.0);
    // The page that was wanted, with its query: a citizen came to comment, an officer to a list as it was narrowed.
    let wanted = match here.visit.path.as_str() {
        "/" | "/desk/sign-in" => "/desk".to_string(),
        "/sign-in" => {
            Some(here.visit.asked("back")).filter(|back| crate::account::is_path(back)).unwrap_or("/me").to_string()
        }
        _ => here.visit.here(),
    };
    Ok(here.visit.done(&wanted))
}

/// Leaves for good: the account is erased, and names are taken off comments.
#[server(prefix = "/api", endpoint = "account/leave")]
pub async fn leave() -> Answer {
    let here = crate::request::serving();
    store::mine::leave(&here.visit.site.store, here.visit.signed_in()?, here.visit.now).await?;
    here.end_session();
    here.clear_receipt();
    Ok(here.visit.done("/sign-in?why=left"))
}

/// Ends one thing that one's own address follows.
#[server(prefix = "/api", endpoint = "account/unfollow")]
pub async fn unfollow(#[server(default)] of: String) -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let what = domain::letter::Followed::parse_one(&of).ok_or(crate::problem::Problem::NotFound)?;
    store::letters::leave_own(store, viewer, what, here.visit.now).await?;
    Ok(here.visit.done("/me?done=unfollowed#follows"))
}

/// Signs out.
#[server(prefix = "/api", endpoint = "account/sign_out")]
pub async fn sign_out() -> Answer {
    let here = crate::request::serving();
    if let Some(token) = here.token.clone() {
        store::session::sign_out(&here.visit.site.store, &store::session::SessionToken(token)).await?;
    }
    here.end_session();
    // Who sits here next reads no receipt of theirs.
    here.clear_receipt();
    Ok(crate::request::Done { to: here.visit.to("/") })
}

/// Asks for an account: whoever reads the letter opens it, with a password of theirs.
#[server(prefix = "/api", endpoint = "account/ask")]
pub async fn ask() -> Answer {
    let here = crate::request::serving();
    crate::letters::page::sends(&here.visit)?;
    let (store, visit) = (&here.visit.site.store, &here.visit);
    store::sign_up::ask(store, here.one("email"), visit.lang, visit.now).await?;
    Ok(visit.done("/account/new?asked=1"))
}

/// Asks for a new password.
#[server(prefix = "/api", endpoint = "account/forgot")]
pub async fn forgot() -> Answer {
    let here = crate::request::serving();
    crate::letters::page::sends(&here.visit)?;
    let (store, visit) = (&here.visit.site.store, &here.visit);
    store::sign_up::forgot(store, here.one("email"), visit.lang, visit.now).await?;
    Ok(visit.done("/account/forgot?asked=1"))
}

/// Confirms an address: there is an account now, and its person is signed in.
#[server(prefix = "/api", endpoint = "account/confirm")]
pub async fn confirm() -> Answer {
    let here = crate::request::serving();
    let password = domain::account::new_password(here.one("password"), here.one("again"))?;
    let (store, now) = (&here.visit.site.store, here.visit.now);
    let token = store::sign_up::confirm(store, here.one("secret"), &password, &here.agent, now).await?;
    if let Some(before) = here.session() {
        store::session::sign_out(store, &before).await?;
    }
    here.start_session(&token.0);
    Ok(here.visit.done("/me?done=account_made"))
}

/// Sets a new password by the link of a letter.
#[server(prefix = "/api", endpoint = "account/reset")]
pub async fn reset() -> Answer {
    let here = crate::request::serving();
    let password = domain::account::new_password(here.one("password"), here.one("again"))?;
    store::sign_up::reset(&here.visit.site.store, here.one("secret"), &password, here.visit.now).await?;
    here.end_session();
    Ok(here.visit.done("/sign-in?why=reset"))
}

/// Sets one's second factor up.
#[server(prefix = "/api", endpoint = "account/factor_set")]
pub async fn factor_set() -> Answer {
    let here = crate::request::serving();
    let (viewer, session) = (here.visit.signed_in()?, here.session().ok_or(crate::problem::Problem::SignIn)?);
    let store = &here.visit.site.store;
    store::second_factor::set_up(store, viewer, &session, here.one("code"), here.visit.now).await?;
    Ok(here.visit.done("/me/second-factor?done=factor_on"))
}

/// Shows one's second factor in a session that began without it.
#[server(prefix = "/api", endpoint = "account/factor_show")]
pub async fn factor_show() -> Answer {
    let here = crate::request::serving();
    let (viewer, session) = (here.visit.signed_in()?, here.session().ok_or(crate::problem::Problem::SignIn)?);
    let store = &here.visit.site.store;
    store::second_factor::show(store, viewer, &session, here.one("code"), here.visit.now).await?;
    Ok(here.visit.done("/desk"))
}

/// Makes new recovery codes.
#[server(prefix = "/api", endpoint = "account/factor_renew")]
pub async fn factor_renew() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    store::second_factor::renew(store, viewer, here.one("code"), here.visit.now).await?;
    Ok(here.visit.done("/me/second-factor?done=codes_made"))
}

/// Takes one's second factor away, and signs out everywhere.
#[server(prefix = "/api", endpoint = "account/factor_away")]
pub async fn factor_away() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    store::second_factor::take_away(store, viewer, here.one("code"), here.visit.now).await?;
    here.end_session();
    Ok(here.visit.done("/sign-in"))
}

/// Ends a session of one's own on another device, or all others.
#[server(prefix = "/api", endpoint = "account/end_session")]
pub async fn end_session() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    store::session::end(store, viewer, here.session().as_ref(), here.one("session")).await?;
    Ok(here.visit.done("/me?done=session_ended#sessions"))
}

/// Keeps that what happened with one's comments was read.
#[server(prefix = "/api", endpoint = "account/notices_read")]
pub async fn notices_read() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let upto = domain::time::Moment(here.one("upto").parse().unwrap_or(0));
    store::notices::read(store, viewer, upto, here.visit.now).await?;
    Ok(here.visit.done("/me/notices"))
}

/// Takes a way in away.
#[server(prefix = "/api", endpoint = "account/unlink")]
pub async fn unlink() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    store::identity::unlink(store, viewer, here.one("provider")).await?;
    Ok(here.visit.done("/me?done=unlinked#ways"))
}

/// Changes one's own password.
#[server(prefix = "/api", endpoint = "account/password")]
pub async fn password() -> Answer {
    let here = crate::request::serving();
    let viewer = here.visit.signed_in()?;
    let password = domain::account::new_password(here.one("password"), here.one("again"))?;
    let (store, current) = (&here.visit.site.store, here.one("current"));
    store::account::change_password(store, viewer, current, &password, here.visit.now).await?;
    here.end_session();
    Ok(here.visit.done("/sign-in?why=reset"))
}
