//! What the desk's forms call. The pairs are read as they came: many fields, many rows.

use crate::request::Answer;
use leptos::prelude::*;

/// Makes a dossier.
#[server(prefix = "/api", endpoint = "desk/make")]
pub async fn make() -> Answer {
    let here = crate::request::serving();
    let viewer = here.visit.signed_in()?;
    let mut no = domain::refusal::Refusals::default();
    let choice = domain::refusal::Refusal::NotAChoice;
    let kind = no.take("kind", domain::consultation::Kind::parse(here.one("kind")).ok_or(choice.clone()));
    let agency = no.take("agency", domain::id::AgencyId::parse(here.one("agency")).ok_or(choice));
    let title = no.take("title", store::consultation::titled(here.one("title")));
    let (kind, agency, title) = no.none(|| Some((kind?, agency?, title?)))?;
    let store = &here.visit.site.store;
    let of = store::agency::one(store, agency).await?;
    let shipped = words::template::shipped(&of, kind);
    let id = store::consultation::make_as(store, viewer, (agency, kind), &title, shipped, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{id}?done=made")))
}

/// Makes a dossier that begins as another stands.
#[server(prefix = "/api", endpoint = "desk/begin_like")]
pub async fn begin_like() -> Answer {
    let here = crate::request::serving();
    let viewer = here.visit.signed_in()?;
    let start = domain::id::ConsultationId::parse(here.one("consultation")).ok_or(crate::problem::Problem::NotFound)?;
    let draft = match here.one("draft") {
        "yes" => store::consultation::Draft::TakenAlong,
        _ => store::consultation::Draft::Left,
    };
    let id = store::consultation::begin_like(&here.visit.site.store, viewer, start, draft, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{id}/about?done=begun_like")))
}

/// Keeps what a step of the dossier writes.
#[server(prefix = "/api", endpoint = "desk/edit")]
pub async fn edit() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let mut texts = crate::desk::typed::texts(&here, &one.texts);
    if here.pairs.iter().any(|(name, _)| name == "about") {
        texts.areas = crate::desk::typed::areas(&here).map_err(|mut no| {
            no.take("title", store::consultation::titled(&texts.title));
            no
        })?;
    }
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::consultation::edit(store, viewer, one.id, revision, &texts, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}?done=saved", one.id)))
}

/// Saves the impact analysis as far as it is written.
#[server(prefix = "/api", endpoint = "desk/impact")]
pub async fn impact() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let analysis = crate::desk::typed::analysis(&here);
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::impact::write(store, viewer, one.id, revision, &analysis, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/impact?done=saved", one.id)))
}

/// Keeps the answers to the checks of a draft's content.
#[server(prefix = "/api", endpoint = "desk/checks")]
pub async fn checks() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let seen = here.one("seen").parse().unwrap_or(u64::MAX);
    let answers = crate::desk::checks::typed(&here);
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::checks::write(store, viewer, one.id, seen, &answers, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/checks?done=saved", one.id)))
}

/// Says that only state agencies are heard on a draft (s.19).
#[server(prefix = "/api", endpoint = "desk/state_only")]
pub async fn state_only() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let typed = store::consultation::Typed {
        ground: here.one("ground").to_string(),
        reason: here.one("reason").to_string(),
        heard: here.one("heard").to_string(),
        disclosed: here.one("disclose") == "yes",
    };
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::consultation::hear_state_only(store, viewer, one.id, revision, typed, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/state-only?done=state_only", one.id)))
}

/// Takes that back, so that the draft may be put to the public.
#[server(prefix = "/api", endpoint = "desk/hear_everyone")]
pub async fn hear_everyone() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::consultation::hear_everyone(store, viewer, one.id, here.one("why"), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}?done=hear_everyone", one.id)))
}

/// Puts a further version of the impact analysis to the public, with a public reason.
#[server(prefix = "/api", endpoint = "desk/impact_publish")]
pub async fn impact_publish() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::impact::publish(store, viewer, one.id, revision, here.one("reason"), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/impact?done=impact", one.id)))
}

/// Keeps the dates.
#[server(prefix = "/api", endpoint = "desk/dates")]
pub async fn dates() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let plan = crate::desk::typed::round(&here)?;
    // Said now, not at the last press.
    if plan.opens < here.visit.now.day() {
        let mut no = domain::refusal::Refusals::default();
        no.add("opens", domain::refusal::Refusal::InThePast);
        no.join(store::consultation::planned_short(&plan, here.visit.now));
        return Err(no.into());
    }
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::consultation::set_round(store, viewer, one.id, revision, plan, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/dates?done=saved", one.id)))
}

/// Keeps the key points.
#[server(prefix = "/api", endpoint = "desk/points")]
pub async fn points() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let parts = crate::desk::cited::parts(&here.visit, &one).await?;
    let (points, rows) = crate::desk::typed::points(&here, &parts);
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::consultation::set_key_points(store, viewer, one.id, revision, &points, here.visit.now)
        .await
        .map_err(|refused| crate::desk::typed::by_rows(refused, &rows))?;
    Ok(here.visit.done(&format!("/desk/c/{}/points?done=saved", one.id)))
}

/// Keeps the questions of the survey, or shows them arranged anew.
#[server(prefix = "/api", endpoint = "desk/questions")]
pub async fn questions() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    if let Some(shown) = crate::desk::survey::arranged(&here, &one)? {
        return Ok(shown);
    }
    let questions = crate::desk::typed::questions(&here)?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::survey::set_questions(store, viewer, one.id, revision, &questions, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/survey?done=saved", one.id)))
}

/// Shows the questions of a file in the editor, unsaved; what the file has wrong is told with sheet and row.
#[server(prefix = "/api", endpoint = "desk/bring_questions")]
pub async fn bring_questions() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let shown =
        crate::desk::file::brought(&here, &one, crate::desk::dossier::asking(&one, here.visit.now), "workbook")?;
    crate::desk::survey_file::read(&here)?;
    shown.ok_or_else(|| crate::desk::survey_file::not_chosen().into())
}

/// Reads a pasted text and keeps it as the draft.
#[server(prefix = "/api", endpoint = "desk/read")]
pub async fn read() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    if let Some(shown) = crate::desk::file::brought(&here, &one, domain::act::Act::EditDossier, "source")? {
        return Ok(shown);
    }
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::version::read(store, viewer, one.id, revision, here.one("source"), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/draft?done=saved", one.id)))
}

/// Adds a file to the dossier.
#[server(prefix = "/api", endpoint = "desk/attach")]
pub async fn attach() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let act = store::attachment::act(&one, here.visit.now);
    crate::desk::file::lets(&here, &one, act)?;
    let new = crate::desk::typed::attachment(&here, None)?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::attachment::add(store, viewer, one.id, revision, new, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/files?done=attached", one.id)))
}

/// Adds the dossier's text in another form.
#[server(prefix = "/api", endpoint = "desk/form")]
pub async fn form() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let act = store::attachment::act(&one, here.visit.now);
    crate::desk::file::lets(&here, &one, act)?;
    let what = domain::form::What::parse(here.one("what")).ok_or(crate::problem::Problem::NotFound)?;
    let new = crate::desk::typed::attachment(&here, Some(what))?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::attachment::add(store, viewer, one.id, revision, new, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/forms?done=form", one.id)))
}

/// Puts another file in the place of a published one, with a public reason.
#[server(prefix = "/api", endpoint = "desk/replace")]
pub async fn replace() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    crate::desk::file::lets(&here, &one, domain::act::Act::AttachLater)?;
    let number = here.one("number").parse().map_err(|_| crate::problem::Problem::NotFound)?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let old = store::attachment::one(store, one.id, number).await?;
    let new = crate::desk::typed::attachment(&here, old.form.as_ref().map(|form| form.what))?;
    let new = (number, new, here.one("reason"));
    store::attachment::replace(store, viewer, one.id, revision, new, here.visit.now).await?;
    let list = if old.form.is_some() { "forms" } else { "files" };
    Ok(here.visit.done(&format!("/desk/c/{}/{list}?done=replaced", one.id)))
}

/// Takes a published file out, with a public reason.
#[server(prefix = "/api", endpoint = "desk/take_out")]
pub async fn take_out() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    crate::desk::file::lets(&here, &one, domain::act::Act::AttachLater)?;
    let number = here.one("number").parse().map_err(|_| crate::problem::Problem::NotFound)?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let list = match store::attachment::one(store, one.id, number).await?.form {
        Some(_) => "forms",
        None => "files",
    };
    let out = (number, here.one("reason"));
    store::attachment::take_out(store, viewer, one.id, revision, out, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/{list}?done=file_out", one.id)))
}

/// Takes a file out of a dossier that is being prepared.
#[server(prefix = "/api", endpoint = "desk/detach")]
pub async fn detach() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let number = here.one("number").parse().map_err(|_| crate::problem::Problem::NotFound)?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::attachment::remove(store, viewer, one.id, revision, number, here.visit.now).await?;
    let list = if here.one("list") == "forms" { "forms" } else { "files" };
    Ok(here.visit.done(&format!("/desk/c/{}/{list}?done=detached", one.id)))
}

/// Removes a dossier that was never published.
#[server(prefix = "/api", endpoint = "desk/delete")]
pub async fn delete() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    store::consultation::delete(&here.visit.site.store, &here.visit.viewer, one.id, revision, here.visit.now).await?;
    Ok(here.visit.done("/desk?done=removed"))
}

/// Proposes the dossier for publication by another.
#[server(prefix = "/api", endpoint = "desk/propose")]
pub async fn propose() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::consultation::propose(store, viewer, one.id, revision, here.one("note"), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}?done=proposed", one.id)))
}

/// Makes a link by which the dossier is seen before it is published.
#[server(prefix = "/api", endpoint = "desk/share")]
pub async fn share() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let days = domain::typed::number(here.one("days"));
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::preview::make(store, viewer, one.id, (days, here.one("note")), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/share?done=shared", one.id)))
}

/// Ends such a link.
#[server(prefix = "/api", endpoint = "desk/unshare")]
pub async fn unshare() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let link = here.one("link").parse().map_err(|_| crate::problem::Problem::NotFound)?;
    store::preview::end(&here.visit.site.store, &here.visit.viewer, one.id, link, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/share?done=unshared", one.id)))
}

/// Invites some to a round that hears those who were invited.
#[server(prefix = "/api", endpoint = "desk/invite")]
pub async fn invite() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::invitation::invite(store, viewer, one.id, here.one("names"), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/invited?done=invitations_made", one.id)))
}

/// Ends an invitation.
#[server(prefix = "/api", endpoint = "desk/uninvite")]
pub async fn uninvite() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let number = here.one("number").parse().map_err(|_| crate::problem::Problem::NotFound)?;
    store::invitation::end(&here.visit.site.store, &here.visit.viewer, one.id, number, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/invited?done=uninvited", one.id)))
}

/// Sends a proposal back, with a remark.
#[server(prefix = "/api", endpoint = "desk/send_back")]
pub async fn send_back() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::consultation::send_back(store, viewer, one.id, here.one("reason"), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}?done=sent_back", one.id)))
}

/// Puts the dossier to the public.
#[server(prefix = "/api", endpoint = "desk/publish")]
pub async fn publish() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    store::consultation::publish(&here.visit.site.store, &here.visit.viewer, one.id, revision, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}?done=published", one.id)))
}

/// Sets the time at which the dossier is put to the public.
#[server(prefix = "/api", endpoint = "desk/set_time")]
pub async fn set_time() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let at = crate::desk::typed::moment_to_come(&here, "at")?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::consultation::set_time(store, viewer, one.id, revision, at, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}?done=time_set", one.id)))
}

/// Takes that time back.
#[server(prefix = "/api", endpoint = "desk/drop_time")]
pub async fn drop_time() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    store::consultation::drop_time(&here.visit.site.store, &here.visit.viewer, one.id, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}?done=time_dropped", one.id)))
}

/// Tells everyone that a dossier is coming.
#[server(prefix = "/api", endpoint = "desk/announce")]
pub async fn announce() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let plan = (crate::desk::typed::month(&here), here.one("gist"));
    store::consultation::announce(store, viewer, one.id, revision, plan, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}?done=announced", one.id)))
}

/// Takes that back.
#[server(prefix = "/api", endpoint = "desk/unannounce")]
pub async fn unannounce() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    store::consultation::take_back_plan(&here.visit.site.store, &here.visit.viewer, one.id, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}?done=plan_taken_back", one.id)))
}

/// Cancels the hearing, with a public reason.
#[server(prefix = "/api", endpoint = "desk/cancel")]
pub async fn cancel() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::consultation::cancel(store, viewer, one.id, here.one("reason"), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}?done=cancelled", one.id)))
}

/// Mends a slip of the hand in what is published.
#[server(prefix = "/api", endpoint = "desk/erratum")]
pub async fn erratum() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let typed = |name: &str| here.one(name).to_string();
    let new = store::erratum::New {
        place: typed("place"),
        before: typed("before"),
        after: typed("after"),
        reason: typed("reason"),
    };
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::erratum::correct(store, viewer, one.id, revision, &new, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}?done=erratum", one.id)))
}

/// Puts the last day off, with a public reason.
#[server(prefix = "/api", endpoint = "desk/extend")]
pub async fn extend() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let closes = crate::desk::typed::with_reason(&here, crate::desk::typed::day(&here, "closes"))?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::consultation::extend(store, viewer, one.id, revision, (closes, here.one("reason")), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}?done=extended", one.id)))
}

/// Proposes a further round, with a public reason; whom the agency's order lets do both opens it.
#[server(prefix = "/api", endpoint = "desk/again")]
pub async fn again() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let plan = crate::desk::typed::with_reason(&here, crate::desk::typed::round(&here))?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let (reason, now) = (here.one("reason"), here.visit.now);
    let order = store::consultation::sole_order(store, one.agency.id, now).await?;
    if order.is_some() && viewer.may(domain::act::Act::OpenAgain, one.agency.id) {
        store::consultation::open_again(store, viewer, one.id, revision, (plan, reason), now).await?;
        return Ok(here.visit.done(&format!("/desk/c/{}?done=again", one.id)));
    }
    store::consultation::propose_round(store, viewer, one.id, revision, (plan, reason), now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/again?done=proposed", one.id)))
}

/// Opens the further round that another proposed.
#[server(prefix = "/api", endpoint = "desk/again_open")]
pub async fn again_open() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::consultation::open_proposed(store, viewer, one.id, revision, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}?done=again", one.id)))
}

/// Sends it back, with a remark.
#[server(prefix = "/api", endpoint = "desk/again_back")]
pub async fn again_back() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::consultation::send_round_back(store, viewer, one.id, here.one("remark"), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/again?done=sent_back", one.id)))
}

/// Opens a further round on any agency's dossier, for the Office.
#[server(prefix = "/api", endpoint = "desk/further")]
pub async fn further() -> Answer {
    let here = crate::request::serving();
    let id = domain::id::ConsultationId::parse(here.one("consultation")).ok_or(crate::problem::Problem::NotFound)?;
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let revision = here.one("revision").parse().unwrap_or(-1);
    let plan = crate::desk::typed::with_reason(&here, crate::desk::typed::round(&here))?;
    store::consultation::open_further(store, viewer, id, revision, (plan, here.one("reason")), here.visit.now).await?;
    Ok(here.visit.done(&format!("/c/{id}?done=again#rounds")))
}

/// Enters what became of the draft after its hearing.
#[server(prefix = "/api", endpoint = "desk/road")]
pub async fn road() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let part = |part: &str| here.one(&format!("day_{part}"));
    let typed = domain::road::Typed {
        step: here.one("step"),
        day: domain::typed::date(part("day"), part("month"), part("year")),
        source: here.one("source"),
        link: here.one("link"),
        note: here.one("note"),
    };
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::road::enter(store, viewer, one.id, revision, &typed, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/road?done=road", one.id)))
}

/// Takes such an entry back, with a public reason.
#[server(prefix = "/api", endpoint = "desk/road_back")]
pub async fn road_back() -> Answer {
    let here = crate::request::serving();
    let (one, revision) = crate::desk::typed::dossier(&here).await?;
    let number = here.one("number").parse().map_err(|_| crate::problem::Problem::NotFound)?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    let back = (number, here.one("reason"));
    store::road::take_back(store, viewer, one.id, revision, back, here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}/road?done=road_back", one.id)))
}

/// Closes the hearing before its day, with a public reason.
#[server(prefix = "/api", endpoint = "desk/close")]
pub async fn close() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let (store, viewer) = (&here.visit.site.store, &here.visit.viewer);
    store::consultation::close_early(store, viewer, one.id, here.one("reason"), here.visit.now).await?;
    Ok(here.visit.done(&format!("/desk/c/{}?done=closed", one.id)))
}
