//! A report as everyone reads it (s.35), its versions and its files; and the same before it is public, for those who write it.

use super::body::{Beside, body};
use crate::card;
use crate::desk;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use domain::act::Act;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use leptos::prelude::*;
use store::report::Version;
use words::report as say;

/// # Errors
/// [`Problem::NotFound`] where none is public, or no version of this number is.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let one = crate::then::public_one(&visit, id).await?;
    let mut versions = store::report::published(&visit.site.store, id).await?;
    if let Some(upto) = crate::then::upto(&visit) {
        versions.retain(|version| version.published <= Some(upto));
    }
    let this = match visit.asked("version").parse::<u32>().ok() {
        Some(number) => versions.iter().position(|version| version.number == number),
        None => (!versions.is_empty()).then_some(0),
    };
    let this = this.ok_or(Problem::NotFound)?;
    let beside = Beside::of(&visit, &one, &versions[this].kept).await?;
    let lang = visit.lang;
    // Days left are told.
    let stale = visit.stale(&one.dates).min(visit.now.day().last_moment());
    Ok(Page::new(format!("{} · {}", say::title(lang), one.name()), move || {
        let version = &versions[this];
        let older = (this > 0).then(|| view! { <p class="notice notice--care">{say::older(lang)} " " <a href=visit.to(&format!("/c/{id}/report"))>{words::impact::to_latest(lang)}</a></p> });
        let when = version.published.map(|at| words::impact::published_on(lang, &words::date::moment(lang, at)));
        let reason = (!version.reason.is_empty()).then(|| view! { " · " <span lang="th">{version.reason.clone()}</span> });
        view! {
            {head(&visit, &one, &format!("/c/{id}"))}
            <div class="narrow">
                {older}
                <p class="small quiet">{when} {reason}</p>
                {body(&visit, &one, &version.kept, &beside)}
                {(visit.on.is_none() && this == 0).then(|| files(&visit, &one))}
                {list(&visit, &one, &versions)}
                <p class="small quiet gap-5">{say::basis(lang)}</p>
            </div>
        }
    })
    .at("/laws")
    .kept(Touch::Anything, stale))
}

/// The latest report of a dossier as everyone will read it.
///
/// # Errors
/// [`Problem::NotFound`] for those of other agencies, and where nothing is written.
pub async fn preview(visit: Visit) -> Result<Page, Problem> {
    let one = desk::deeds::allowed(&visit, Act::Preview).await?;
    let report = store::report::latest(&visit.site.store, one.id).await?;
    if report.is_empty() {
        return Err(Problem::NotFound);
    }
    let beside = Beside::of(&visit, &one, &report).await?;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        view! {
            <p class="notice notice--care">{words::public::preview(lang)}</p>
            {head(&visit, &one, &format!("/desk/c/{}/report", one.id))}
            <div class="narrow">{body(&visit, &one, &report, &beside)}</div>
        }
    })
    .of_the_desk())
}

fn head(visit: &Visit, one: &Consultation, back: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/consultations")>{words::shell::consultations(lang)}</a> " / " <a href=visit.to(back) lang="th">{one.name().to_string()}</a></nav>
        <header class="title">
            <p class="title__kind">{card::state(visit, &one.dates)}</p>
            <h1>{say::title(lang)}</h1>
            <p class="title__full"><span lang="th">{one.texts.title.clone()}</span> <span class="title__by">{one.by(lang).to_string()}</span></p>
        </header>
    }
}

/// The latest version as files.
fn files(visit: &Visit, one: &Consultation) -> impl IntoView + use<> {
    let lang = visit.lang;
    let files = [("report.pdf", say::pdf(lang)), ("report.docx", say::docx(lang)), ("report.json", say::json(lang))];
    let link = |(file, name)| view! { <a href=visit.to(&format!("/c/{}/{file}", one.id)) rel="nofollow">{name}</a> };
    let links: Vec<_> = files.into_iter().map(link).collect();
    view! { <section class="section" id="files"><h2 class="section__title">{words::papers::downloads(lang)}</h2> <div class="side__list">{links}</div></section> }
}

/// The versions that were public, newest first, where there are two or more.
fn list(visit: &Visit, one: &Consultation, versions: &[Version]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let rows: Vec<_> = versions
        .iter()
        .enumerate()
        .map(|(place, version)| {
            let when = version.published.map_or(String::new(), |at| words::date::moment(lang, at));
            let to = visit.to(&format!("/c/{}/report?version={}", one.id, version.number));
            let latest = (place == 0).then(|| view! { " · " {words::impact::latest(lang)} });
            let why = (!version.reason.is_empty()).then(|| view! { <p class="versions__why" lang="th">{version.reason.clone()}</p> });
            view! { <li class="versions__item"><p><a href=to>{words::impact::published_on(lang, &when)}</a> {latest}</p> {why}</li> }
        })
        .collect();
    (versions.len() > 1).then(|| view! { <section class="section" id="versions"><h2 class="section__title">{say::versions(lang)}</h2> <ol class="versions">{rows}</ol></section> })
}
