//! What the central office's forms about agencies call.

use crate::request::Answer;
use leptos::prelude::*;

/// Makes an agency.
#[server(prefix = "/api", endpoint = "agencies/make")]
pub async fn make() -> Answer {
    let here = crate::request::serving();
    let mut no = domain::refusal::Refusals::default();
    let level =
        no.take("level", domain::agency::Level::parse(here.one("level")).ok_or(domain::refusal::Refusal::NotAChoice));
    let parent = crate::agencies::pick::read(&here, "parent").await?;
    let parent = no.take("parent", parent);
    let place = crate::agencies::pick::place(&here, here.one("name_th"));
    if level == Some(domain::agency::Level::Local) && place.is_none() {
        no.add("body", domain::refusal::Refusal::NotChosen);
    }
    let (level, parent) = no.none(|| Some((level?, parent?)))?;
    let new = store::agency::New {
        parent,
        level,
        name_th: here.one("name_th").to_string(),
        name_en: here.one("name_en").to_string(),
        place,
    };
    let store = &here.visit.site.store;
    let id = store::agency::make(store, here.visit.signed_in()?, new, here.visit.now).await?;
    // A district that the official list lacks is kept, and said.
    let place = store::agency::one(store, id).await?.place;
    let uncoded = place.is_some_and(|place| !place.district.is_empty() && place.area.is_empty());
    let done = if uncoded { "agency_uncoded" } else { "agency" };
    Ok(here.visit.done(&format!("/desk/staff?agency={id}&done={done}")))
}

/// Renames an agency, on a day.
#[server(prefix = "/api", endpoint = "agencies/rename")]
pub async fn rename() -> Answer {
    let here = crate::request::serving();
    let typed = |name: &str| here.one(name).to_string();
    let change = domain::agency::Change::Renamed { name_th: typed("name_th"), name_en: typed("name_en") };
    crate::agencies::change::enter(&here, Ok(change), "renamed").await
}

/// Merges an agency into another, on a day.
#[server(prefix = "/api", endpoint = "agencies/merge")]
pub async fn merge() -> Answer {
    let here = crate::request::serving();
    let heir = crate::agencies::pick::read(&here, "heir").await?;
    let mut no = domain::refusal::Refusals::default();
    let heir = no.take("heir", heir.and_then(|heir| heir.ok_or(domain::refusal::Refusal::NotChosen)));
    if !here.all("sure[]").contains(&"yes") {
        no.add("sure", domain::refusal::Refusal::NotSure);
    }
    let staff = here.one("staff") == "along";
    let change = no.none(|| heir).map(|heir| domain::agency::Change::Merged { heir, staff });
    crate::agencies::change::enter(&here, change, "merged").await
}

/// Hands some of an agency's dossiers to another, on a day.
#[server(prefix = "/api", endpoint = "agencies/hand")]
pub async fn hand() -> Answer {
    let here = crate::request::serving();
    let heir = crate::agencies::pick::read(&here, "heir").await?;
    let heir = heir.and_then(|heir| heir.ok_or(domain::refusal::Refusal::NotChosen));
    let change = crate::agencies::change::handed(&here, heir);
    crate::agencies::change::enter(&here, change, "handed").await
}

/// Ends an agency that nobody takes over from, on a day.
#[server(prefix = "/api", endpoint = "agencies/end")]
pub async fn end() -> Answer {
    let here = crate::request::serving();
    crate::agencies::change::enter(&here, Ok(domain::agency::Change::Ended), "agency_ended").await
}

/// Takes back the end of an agency that nobody took over from.
#[server(prefix = "/api", endpoint = "agencies/resume")]
pub async fn resume() -> Answer {
    let here = crate::request::serving();
    crate::agencies::change::enter(&here, Ok(domain::agency::Change::Resumed), "agency_resumed").await
}

/// Takes such a change back whose day has not come.
#[server(prefix = "/api", endpoint = "agencies/drop")]
pub async fn drop() -> Answer {
    let here = crate::request::serving();
    let id = here.one("change").parse().map_err(|_| crate::problem::Problem::NotFound)?;
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let agency = store::agency::drop_change(store, viewer, id, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/agencies/{agency}?done=change_dropped")))
}

/// Enters kind and place of a local body.
#[server(prefix = "/api", endpoint = "agencies/place")]
pub async fn place() -> Answer {
    let here = crate::request::serving();
    let agency = domain::id::AgencyId::parse(here.one("agency")).ok_or(crate::problem::Problem::NotFound)?;
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let mut no = domain::refusal::Refusals::default();
    let place = crate::agencies::pick::place(&here, "").ok_or(domain::refusal::Refusal::NotChosen);
    let place = no.take("body", place);
    store::agency::place(store, viewer, agency, no.none(|| place)?, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/agencies/{agency}?done=saved")))
}

/// Enters under which agency one stands.
#[server(prefix = "/api", endpoint = "agencies/parent")]
pub async fn parent() -> Answer {
    let here = crate::request::serving();
    let agency = domain::id::AgencyId::parse(here.one("agency")).ok_or(crate::problem::Problem::NotFound)?;
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let mut no = domain::refusal::Refusals::default();
    let parent = no.take("parent", crate::agencies::pick::read(&here, "parent").await?);
    store::agency::put_under(store, viewer, agency, no.none(|| parent)?, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/agencies/{agency}?done=saved")))
}

/// Lets everyone read the table of what agencies have done, or no longer.
#[server(prefix = "/api", endpoint = "agencies/work")]
pub async fn work() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    store::performance::switch(store, viewer, here.one("to") == "on", here.visit.now).await?;
    Ok(here.visit.done("/desk/work?done=saved"))
}

/// Keeps a template, or shows its questions arranged anew.
#[server(prefix = "/api", endpoint = "agencies/template")]
pub async fn template() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let agency = here.one("agency").parse().map(domain::id::AgencyId);
    let agency = agency.map_err(|_| crate::problem::Problem::NotFound)?;
    let kind = domain::consultation::Kind::parse(here.one("kind")).ok_or(crate::problem::Problem::NotFound)?;
    if crate::desk::survey::is_arranged(&here)? {
        return match store::template::may(viewer, agency) {
            true => Ok(here.goes_on()),
            false => Err(crate::problem::Problem::NotAllowed),
        };
    }
    let revision = here.one("revision").parse().unwrap_or(-1);
    let typed = crate::agencies::templates::typed(&here)?;
    store::template::set(store, viewer, (agency, kind), revision, typed, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/templates/{}?agency={agency}&done=saved", kind.code())))
}

/// Keeps what a dossier says as its agency's template.
#[server(prefix = "/api", endpoint = "agencies/take_template")]
pub async fn take_template() -> Answer {
    let here = crate::request::serving();
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let id = domain::id::ConsultationId::parse(here.one("consultation")).ok_or(crate::problem::Problem::NotFound)?;
    let (agency, kind) = store::template::take(store, viewer, id, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/templates/{}?agency={agency}&done=saved", kind.code())))
}
