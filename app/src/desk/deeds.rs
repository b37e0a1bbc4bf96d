//! Pages that ask once more before a deed: publish, cancel, close early; and the preview.

use super::approval;
use super::dossier::{self, load};
use super::duties::{about, head};
use crate::consultation::page;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Date, Line, Long};
use crate::ui::form::{self, Elsewhere};
use domain::act::Act;
use domain::checklist::Standing;
use domain::consultation::Consultation;
use leptos::prelude::*;
use words::desk as say;

/// The dossier, if the viewer may do this to it now.
///
/// # Errors
/// [`Problem::NotAllowed`], [`Problem::NotNow`] where its state alone forbids it, and those of [`load`].
pub(crate) async fn allowed(visit: &Visit, act: Act) -> Result<Consultation, Problem> {
    let one = load(visit).await?;
    match may_now(visit, &one, act) {
        Err(_) if visit.returned.is_some() => Ok(one),
        may => may.map(|()| one),
    }
}

/// Whether the viewer may do this to a dossier, and whether they may now.
///
/// # Errors
/// As [`allowed`].
pub(crate) fn may_now(visit: &Visit, one: &Consultation, act: Act) -> Result<(), Problem> {
    let phase = one.phase(visit.now);
    match (visit.viewer.may(act, one.agency.id), phase.allows(act)) {
        (false, _) => Err(Problem::NotAllowed),
        (true, false) => Err(Problem::NotNow { consultation: one.id, phase }),
        (true, true) => Ok(()),
    }
}

/// The dossier as the public will see it.
///
/// # Errors
/// [`Problem::NotFound`] for those of other agencies.
pub async fn preview(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::Preview).await?;
    let analysis = store::impact::latest(&visit.site.store, one.id).await?;
    let one = dossier::filled(&one, &analysis);
    let kept = store::attachment::all(&visit.site.store, one.id).await?;
    let loaded = page::Loaded { analysed: !analysis.is_empty(), kept, ..Default::default() };
    let lang = visit.lang;
    Ok(Page::new(say::preview(lang), move || {
        view! { <p class="notice notice--care">{words::public::preview(lang)}</p> {page::body(&visit, &one, &loaded)} }
    })
    .of_the_desk())
}

/// # Errors
/// [`Problem::NotAllowed`] where it cannot be proposed now.
pub async fn propose(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::Propose).await?;
    let one = dossier::filled(&one, &store::impact::latest(&visit.site.store, one.id).await?);
    let lines = dossier::lines(&visit, &one).await?;
    let lang = visit.lang;
    Ok(Page::new(say::propose(lang), move || {
        let form = view! {
            <p>{say::propose_means(lang)}</p>
            <form method="post" action=form::action(&visit, "desk/propose")>
                {about(&visit, &one)}
                <Long given=visit.given("note", "") label=say::propose_note(lang) hint=say::propose_note_hint(lang) optional=true rows=2 />
                <div class="actions gap-4"><button class="button" type="submit">{say::propose(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}/preview", one.id))>{say::preview(lang)}</a></div>
            </form>
        }
        .into_any();
        gate(&visit, &one, &lines, say::propose(lang), form)
    })
    .of_the_desk())
}

/// # Errors
/// [`Problem::NotAllowed`] where it cannot be published now.
pub async fn publish(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::Publish).await?;
    let one = dossier::filled(&one, &store::impact::latest(&visit.site.store, one.id).await?);
    let lines = dossier::lines(&visit, &one).await?;
    let stand = approval::load(&visit, &one).await?;
    let lang = visit.lang;
    Ok(Page::new(say::to_publish(lang), move || {
        let here = visit.to(&format!("/desk/c/{}", one.id));
        // The day it opens, while half past eight of it is still to come; else nothing is said for its approver.
        let to_come = one.round.as_ref().map(|round| round.opens.day()).filter(|day| day.start().0 + (8 * 60 + 30) * 60_000 > visit.now.0);
        let back = stand.open().then(|| {
            view! {
                <form class="section" method="post" action=form::action(&visit, "desk/send_back")>
                    {about(&visit, &one)}
                    <Long given=visit.given("reason", "") label=say::send_back_why(lang) hint=say::send_back_hint(lang) rows=2 />
                    <div class="actions gap-4"><button class="button button--plain" type="submit">{say::send_back(lang)}</button></div>
                </form>
            }
        });
        if approval::is_held(&visit, &stand) && visit.returned.is_none() {
            let waits = approval::gate(&visit, &one, &stand).into_any();
            return gate(&visit, &one, &lines, say::to_publish(lang), waits).into_any();
        }
        let form = view! {
            {approval::said(&visit, &stand)}
            <p>{say::publish_means(lang)}</p>
            <form method="post" action=form::action(&visit, "desk/publish")>
                {about(&visit, &one)}
                <div class="actions gap-4"><button class="button" type="submit">{say::publish_now(lang)}</button> <a class="act" href=format!("{here}/preview")>{say::preview(lang)}</a></div>
            </form>
            <form class="section" method="post" action=form::action(&visit, "desk/set_time")>
                {about(&visit, &one)}
                <h2 class="section__title">{words::plan::set_time(lang)}</h2>
                <p>{words::plan::set_time_means(lang)}</p>
                <Date name="at" visit=visit.clone() kept=to_come label=words::plan::day(lang) hint=say::date_hint(lang) />
                <Line given=visit.given("at_clock", "8.30") label=words::plan::clock(lang) hint=words::plan::clock_hint(lang) short=true />
                <div class="actions gap-4"><button class="button button--plain" type="submit">{words::plan::set_this(lang)}</button></div>
            </form>
            {back}
        }
        .into_any();
        gate(&visit, &one, &lines, say::to_publish(lang), form).into_any()
    })
    .of_the_desk())
}

/// A deed that waits for the checklist: what is missing, or its form.
fn gate(
    visit: &Visit,
    one: &Consultation,
    lines: &[domain::checklist::Line],
    title: &'static str,
    form: AnyView,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let here = visit.to(&format!("/desk/c/{}", one.id));
    let missing: Vec<_> = lines
        .iter()
        .filter(|line| line.standing == Standing::Missing)
        .map(|line| view! { <li><a href=format!("{here}/{}", dossier::step(line.need))>{dossier::asks(visit, one, line)}</a></li> })
        .collect();
    let gate = match missing.is_empty() {
        true => form,
        false => view! { <div class="notice notice--care"><p class="notice__title">{words::ledger::missing(lang)}</p> <ul class="notice__list">{missing}</ul></div> }.into_any(),
    };
    let when = one.round.as_ref().map(|round| {
        let days = (round.closes.day().0 - round.opens.day().0 + 1).max(0) as u64;
        say::dates_said(
            lang,
            &words::date::with_weekday(lang, round.opens.day()),
            &words::date::deadline(lang, round.closes),
            days,
        )
    });
    view! {
        {head(visit, one, title)}
        <div class="narrow">
            {form::summary_of(visit, &[("note", say::propose_note(lang)), ("reason", say::send_back_why(lang)), ("at", words::plan::day(lang)), ("at_clock", words::plan::clock(lang))], &elsewhere(visit, one))}
            {when.map(|when| view! { <p class="notice">{when}</p> })}
            {one.round.as_ref().and_then(|round| super::texts::rests(visit, round.closes.day()))}
            {gate}
        </div>
    }
}

/// What publishing may refuse of other steps: days grown old, and provisions that the text no longer has.
fn elsewhere(visit: &Visit, one: &Consultation) -> Vec<Elsewhere> {
    let lang = visit.lang;
    let line = |field: String, label: String, step: &str| {
        let to = visit.to(&format!("/desk/c/{}/{step}#{}", one.id, crate::ui::field::id_of(&field)));
        Elsewhere { field, label, to }
    };
    let days = [("opens", say::opens(lang)), ("closes", say::closes(lang))];
    let days = days.into_iter().map(|(field, label)| line(field.into(), label.into(), "dates"));
    let points = one.key_points.iter().map(|point| {
        let label = format!("{} {}", words::law::key_point(lang, point.number), say::point_provisions(lang));
        line(format!("k{}.provisions", point.number), label, "points")
    });
    days.chain(points).collect()
}

/// # Errors
/// [`Problem::NotAllowed`] where it cannot be removed: once it is published it stays.
pub async fn delete(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::DeleteUnpublished).await?;
    let lang = visit.lang;
    Ok(Page::new(say::delete(lang), move || {
        view! {
            {head(&visit, &one, say::delete(lang))}
            <div class="narrow">
                {form::summary(&visit, &[])}
                <p>{say::delete_means(lang)}</p>
                <form method="post" action=form::action(&visit, "desk/delete")>
                    {about(&visit, &one)}
                    <div class="actions gap-4"><button class="button" type="submit">{say::delete(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::common::back(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// # Errors
/// [`Problem::NotAllowed`] where it cannot be cancelled now.
pub async fn cancel(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::Cancel).await?;
    let lang = visit.lang;
    Ok(with_reason(visit, one, "desk/cancel", say::cancel(lang), say::cancel_means(lang).into()))
}

/// # Errors
/// [`Problem::NotAllowed`] where it cannot be closed now.
pub async fn close(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::CloseEarly).await?;
    let lang = visit.lang;
    let days = one.round.as_ref().map_or(0, |round| (visit.now.day().0 - round.opens.day().0 + 1).max(0)) as u64;
    let recommended = u64::from(visit.site.rules().recommended_days());
    let short = if days < recommended { format!(" {}", say::shorter(lang, days, recommended)) } else { String::new() };
    let means = format!("{}{short}", say::close_means(lang));
    Ok(with_reason(visit, one, "desk/close", say::close_early(lang), means))
}

fn with_reason(visit: Visit, one: Consultation, endpoint: &'static str, title: &'static str, means: String) -> Page {
    let lang = visit.lang;
    Page::new(title, move || {
        view! {
            {head(&visit, &one, title)}
            <div class="narrow">
                {form::summary(&visit, &[("reason", say::public_reason(lang))])}
                <p>{means.clone()}</p>
                <form method="post" action=form::action(&visit, endpoint)>
                    {about(&visit, &one)}
                    <Long given=visit.given("reason", "") label=say::public_reason(lang) hint=say::public_reason_hint(lang) rows=3 />
                    <div class="actions gap-4"><button class="button" type="submit">{title}</button> <a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::common::back(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk()
}
