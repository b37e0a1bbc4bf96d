//! What the forms of letters call.

use crate::request::Answer;
use leptos::prelude::*;

/// Asks to be told of one's own comment: the receipt's secret is with the browser.
#[server(prefix = "/api", endpoint = "letters/ask")]
pub async fn ask(#[server(flatten)] typed: domain::letter::Typed) -> Answer {
    use domain::letter::Followed;
    let here = crate::request::serving();
    crate::letters::page::sends(&here.visit)?;
    let (followed, email) = typed.parse()?;
    let Followed::Receipt(number) = followed else { return Err(crate::problem::Problem::NotFound) };
    let secret = here.receipt_secret(number)?;
    let (store, visit) = (&here.visit.site.store, &here.visit);
    store::letters::ask(store, number, secret, &email, visit.lang, visit.now).await?;
    Ok(here.visit.done(&format!("/receipts/{number}?asked=1#letters")))
}

/// Asks to be told of a consultation, or of new ones.
#[server(prefix = "/api", endpoint = "letters/follow")]
pub async fn follow(#[server(flatten)] typed: domain::letter::Typed) -> Answer {
    let here = crate::request::serving();
    crate::letters::page::sends(&here.visit)?;
    let (followed, email) = typed.parse()?;
    let followed = followed.inside(here.one("place"))?;
    let (store, visit) = (&here.visit.site.store, &here.visit);
    let to = [("asked", "1".into()), ("of", followed.one()), ("to", domain::letter::masked(&email))];
    let to = crate::request::encode(&to.map(|(name, value)| (name.to_string(), value)));
    store::letters::follow(store, followed, &email, visit.lang, visit.now).await?;
    Ok(here.visit.done(&format!("/follow?{to}")))
}

/// Confirms an address.
#[server(prefix = "/api", endpoint = "letters/confirm")]
pub async fn confirm(token: String) -> Answer {
    let here = crate::request::serving();
    store::letters::confirm(&here.visit.site.store, &token, here.visit.now).await?;
    Ok(here.visit.done(&format!("/letters/{token}?confirmed=1")))
}

/// Ends one thing that is followed, or all of them.
#[server(prefix = "/api", endpoint = "letters/leave")]
pub async fn leave(token: String, #[server(default)] of: String) -> Answer {
    let here = crate::request::serving();
    let one = match of.as_str() {
        "" => None,
        of => Some(domain::letter::Followed::parse_one(of).ok_or(crate::problem::Problem::NotFound)?),
    };
    store::letters::leave(&here.visit.site.store, &token, one, here.visit.now).await?;
    Ok(here.visit.done(&format!("/letters/{token}?left=1")))
}

/// Keeps of what somebody who works at an agency wants e-mail, and when.
#[server(prefix = "/api", endpoint = "letters/staff")]
pub async fn staff() -> Answer {
    let here = crate::request::serving();
    crate::letters::page::sends(&here.visit)?;
    let (store, visit) = (&here.visit.site.store, &here.visit);
    let viewer = visit.signed_in()?;
    let wish = domain::duty::Wish::parse(&here.all("of[]"), here.one("when"))?;
    store::letters::staff::want(store, viewer, wish, visit.lang, visit.now).await?;
    Ok(visit.done("/desk/letters?done=saved"))
}

/// Ends them.
#[server(prefix = "/api", endpoint = "letters/staff_stop")]
pub async fn staff_stop() -> Answer {
    let here = crate::request::serving();
    let (store, visit) = (&here.visit.site.store, &here.visit);
    store::letters::staff::stop(store, visit.signed_in()?).await?;
    Ok(visit.done("/desk/letters?done=saved"))
}

/// Says yes or no to e-mail about days of laws.
#[server(prefix = "/api", endpoint = "letters/law_days")]
pub async fn law_days(#[server(default)] wants: String) -> Answer {
    let here = crate::request::serving();
    crate::letters::page::sends(&here.visit)?;
    let (store, visit) = (&here.visit.site.store, &here.visit);
    store::letters::days::choose(store, visit.signed_in()?, wants == "yes", visit.now).await?;
    Ok(visit.done("/desk/letters?done=saved"))
}
