//! What the forms of the rules call.

use crate::request::Answer;
use leptos::prelude::*;

/// Writes a row: a shipped one, one of the office's own, or a new one.
#[server(prefix = "/api", endpoint = "rules/write")]
pub async fn write() -> Answer {
    let here = crate::request::serving();
    let viewer = here.visit.signed_in()?;
    if !viewer.may(domain::act::Act::EditRules, domain::id::AgencyId(0)) {
        return Err(crate::problem::Problem::NotAllowed);
    }
    let part = domain::rules::Part::parse(here.one("part")).ok_or(crate::problem::Problem::NotFound)?;
    let which = match here.one("code") {
        "new" => store::rules::Which::New,
        code => store::rules::Which::There(code.to_string()),
    };
    let typed = domain::rules::Typed {
        code: here.one("code"),
        used: here.one("used") != "no",
        place: here.one("place"),
        section: here.one("section"),
        kinds: here.all("kinds[]"),
        name_th: here.one("name_th"),
        name_en: here.one("name_en"),
        hint_th: here.one("hint_th"),
        hint_en: here.one("hint_en"),
        ends: here.all("is[]").contains(&"ends"),
        ahead: here.all("is[]").contains(&"ahead"),
        days: here.one("days"),
    };
    let own = part.grows() && words::rules::shipped_name(here.visit.lang, part, here.one("code")).is_empty();
    let row = crate::desk::typed::with_reason(&here, typed.parse(part, own))?;
    let seen = here.one("seen").parse().unwrap_or(u64::MAX);
    let store = &here.visit.site.store;
    store::rules::write(store, viewer, seen, (part, which, vec![row]), here.one("reason"), here.visit.now).await?;
    here.visit.site.take_rules().await?;
    Ok(here.visit.done("/desk/rules?done=rules"))
}

/// Loads a longer list of headings for the impact analysis.
#[server(prefix = "/api", endpoint = "rules/load")]
pub async fn load() -> Answer {
    let here = crate::request::serving();
    let viewer = here.visit.signed_in()?;
    if !viewer.may(domain::act::Act::EditRules, domain::id::AgencyId(0)) {
        return Err(crate::problem::Problem::NotAllowed);
    }
    let part = domain::rules::Part::Heading;
    let mut rows = domain::rules::loaded(here.one("lines"), words::rules::read_kind)?;
    // After those that are there.
    let last = here.visit.site.rules().all(part).map(|one| one.row.place).max().unwrap_or(0);
    for (at, row) in rows.iter_mut().enumerate() {
        row.place = last + (at as u32 + 1) * 10;
    }
    let seen = here.one("seen").parse().unwrap_or(u64::MAX);
    let (store, which) = (&here.visit.site.store, store::rules::Which::New);
    store::rules::write(store, viewer, seen, (part, which, rows), here.one("reason"), here.visit.now).await?;
    here.visit.site.take_rules().await?;
    Ok(here.visit.done("/desk/rules?done=rules"))
}
