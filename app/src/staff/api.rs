//! What the administrators' forms call.

use crate::request::Answer;
use leptos::prelude::*;

/// Invites somebody to an agency.
#[server(prefix = "/api", endpoint = "staff/invite")]
pub async fn invite() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let agency = domain::id::AgencyId::parse(here.one("agency")).ok_or(crate::problem::Problem::NotFound)?;
    let roles: Vec<domain::agency::Role> =
        here.all("roles[]").into_iter().filter_map(domain::agency::Role::parse).collect();
    let (name, email, password) = (here.one("name"), here.one("email"), here.one("password"));
    let mut no = domain::refusal::Refusals::default();
    let mut day = |name: &str| crate::staff::people::day_or_none(&here, name, &mut no);
    let term = store::membership::Term { first: day("role_since"), last: day("role_until") };
    no.none(|| Some(()))?;
    let account = (name, email, password);
    store::membership::invite_for(store, viewer, agency, account, &roles, term, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/staff?agency={agency}&done=invited")))
}

/// Ends a role.
#[server(prefix = "/api", endpoint = "staff/end")]
pub async fn end() -> Answer {
    let here = crate::request::serving();
    let id = domain::id::MembershipId::parse(here.one("membership")).ok_or(crate::problem::Problem::NotFound)?;
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    store::membership::end(store, viewer, id, here.visit.now).await?;
    // Whose own role it was may have no way back here.
    let agency = domain::id::AgencyId::parse(here.one("agency"));
    let left =
        store::session::viewer_of(store, viewer.person.ok_or(crate::problem::Problem::NotAllowed)?, here.visit.now)
            .await?;
    if !agency.is_some_and(|agency| left.may(domain::act::Act::ManageStaff, agency)) {
        return Ok(here.visit.done("/desk?done=ended"));
    }
    Ok(here.visit.done(&format!("/desk/staff?agency={}&done=ended", here.one("agency"))))
}

/// Takes the second factor of somebody away who has lost it.
#[server(prefix = "/api", endpoint = "staff/factor")]
pub async fn factor() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let person = domain::id::PersonId::parse(here.one("person")).ok_or(crate::problem::Problem::NotFound)?;
    store::second_factor::take_from(store, viewer, person, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/staff?agency={}&done=factor_taken", here.one("agency"))))
}

/// Closes an account, or opens it again.
#[server(prefix = "/api", endpoint = "staff/account")]
pub async fn account() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let person = domain::id::PersonId::parse(here.one("person")).ok_or(crate::problem::Problem::NotFound)?;
    let done = match here.one("to") {
        "open" => store::account::reopen(store, viewer, person, here.visit.now).await.map(|()| "account_reopened"),
        _ => store::account::close(store, viewer, person, here.visit.now).await.map(|()| "account_closed"),
    };
    Ok(here.visit.done(&format!("/desk/staff?agency={}&done={}", here.one("agency"), done?)))
}

/// Records the order by which one officer may propose and publish.
#[server(prefix = "/api", endpoint = "staff/order")]
pub async fn order() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let agency = domain::id::AgencyId::parse(here.one("agency")).ok_or(crate::problem::Problem::NotFound)?;
    // Without a day it stands until it is ended.
    let mut no = domain::refusal::Refusals::default();
    let until = crate::staff::people::day_or_none(&here, "until", &mut no);
    no.none(|| Some(()))?;
    store::consultation::record_order(store, viewer, agency, (here.one("words"), until), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/staff?agency={agency}&done=order")))
}

/// Ends it: from now on two are needed.
#[server(prefix = "/api", endpoint = "staff/end_order")]
pub async fn end_order() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let agency = domain::id::AgencyId::parse(here.one("agency")).ok_or(crate::problem::Problem::NotFound)?;
    store::consultation::end_order(store, viewer, agency, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/staff?agency={agency}&done=order_ended")))
}

/// Changes one's own password.
#[server(prefix = "/api", endpoint = "staff/password")]
pub async fn password() -> Answer {
    let here = crate::request::serving();
    let viewer = here.visit.signed_in()?;
    let password = domain::account::new_password(here.one("password"), here.one("again"))?;
    let (store, current) = (&here.visit.site.store, here.one("current"));
    store::account::change_password(store, viewer, current, &password, here.visit.now).await?;
    here.end_session();
    Ok(here.visit.done("/desk"))
}

/// Asks an agency above for an approver.
#[server(prefix = "/api", endpoint = "staff/borrow")]
pub async fn borrow() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let agency = domain::id::AgencyId::parse(here.one("agency")).ok_or(crate::problem::Problem::NotFound)?;
    let mut no = domain::refusal::Refusals::default();
    let mut day = |name: &str| no.join(crate::desk::typed::day(&here, name));
    let (since, until) = (day("since"), day("until"));
    let days = no.none(|| Some((since?, until?)));
    let (since, until) = crate::desk::typed::with_reason(&here, days)?;
    let lender = domain::id::AgencyId::parse(here.one("lender"));
    store::loan::ask(store, viewer, agency, lender, (here.one("reason"), since, until), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/loans?agency={agency}&done=loan_asked")))
}

/// Answers such a request: lends somebody, or says why not.
#[server(prefix = "/api", endpoint = "staff/lend")]
pub async fn lend() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let loan = here.one("loan").parse().map_err(|_| crate::problem::Problem::NotFound)?;
    let lender = match here.one("person") {
        "none" => store::loan::refuse(store, viewer, loan, here.one("remark"), here.visit.now).await?,
        person => store::loan::grant(store, viewer, loan, person.parse().ok(), here.visit.now).await?,
    };
    Ok(here.visit.done(&format!("/desk/loans?agency={lender}&done=loan_answered")))
}

/// Ends a loan before its last day.
#[server(prefix = "/api", endpoint = "staff/end_loan")]
pub async fn end_loan() -> Answer {
    let here = crate::request::serving();
    let loan = here.one("loan").parse().map_err(|_| crate::problem::Problem::NotFound)?;
    store::loan::end(&here.visit.site.store, here.visit.signed_in()?, loan, here.visit.now).await?;
    Ok(here.visit.done("/desk/loans?done=loan_ended"))
}
