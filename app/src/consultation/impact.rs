//! The impact analysis as everyone reads it (s.18): every heading under which something is said, and its versions.

use super::page::systems;
use crate::card;
use crate::desk;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::prose;
use domain::act::Act;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::impact::{Analysis, SYSTEMS_AT};
use domain::rules::Part;
use leptos::prelude::*;
use store::impact::Version;
use words::impact as say;

/// # Errors
/// [`Problem::NotFound`] where none is public, or no version of this number is.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let one = crate::then::public_one(&visit, id).await?;
    let mut versions = store::impact::published(&visit.site.store, id).await?;
    if let Some(upto) = crate::then::upto(&visit) {
        versions.retain(|version| version.published <= Some(upto));
    }
    let asked = visit.asked("version").parse::<u32>().ok();
    let this = match asked {
        Some(number) => versions.iter().position(|version| version.number == number),
        None => (!versions.is_empty()).then_some(0),
    };
    let this = this.ok_or(Problem::NotFound)?;
    let lang = visit.lang;
    let stale = visit.stale(&one.dates);
    Ok(Page::new(format!("{} · {}", words::public::impact(lang), one.name()), move || {
        let version = &versions[this];
        let older = (this > 0).then(|| view! { <p class="notice notice--care">{say::older(lang)} " " <a href=visit.to(&format!("/c/{id}/impact"))>{say::to_latest(lang)}</a></p> });
        let when = version.published.map(|at| say::published_on(lang, &words::date::moment(lang, at)));
        view! {
            {head(&visit, &one, &format!("/c/{id}"))}
            <div class="narrow">
                {older}
                <p class="small quiet">{when} {when_saved(&versions, this)}</p>
                {sections(&visit, &version.kept)}
                {list(&visit, &one, &versions)}
                {(visit.on.is_none() && this == 0).then(|| taken_away(&visit, &one))}
                <p class="small quiet gap-5">{say::basis(lang)}</p>
            </div>
        }
    })
    .at("/consultations")
    .kept(Touch::Consultation(id), stale))
}

/// The latest version as files.
fn taken_away(visit: &Visit, one: &Consultation) -> impl IntoView + use<> {
    use words::papers;
    let lang = visit.lang;
    let files = [
        ("impact.pdf", papers::impact_pdf(lang)),
        ("impact.docx", papers::impact_docx(lang)),
        ("impact.json", papers::impact_json(lang)),
    ];
    let link = |(file, name)| view! { <a href=visit.to(&format!("/c/{}/{file}", one.id)) rel="nofollow">{name}</a> };
    let links: Vec<_> = files.into_iter().map(link).collect();
    view! { <section class="section" id="files"><h2 class="section__title">{papers::downloads(lang)}</h2> <div class="side__list">{links}</div></section> }
}

/// Why a version took the place of an earlier one.
fn when_saved(versions: &[Version], this: usize) -> Option<impl IntoView + use<>> {
    let reason = versions[this].reason.clone();
    (!reason.is_empty()).then(|| view! { " · " <span lang="th">{reason}</span> })
}

/// The analysis of a dossier that is being prepared, as the public will read it.
///
/// # Errors
/// [`Problem::NotFound`] for those of other agencies, and where nothing is written.
pub async fn preview(visit: Visit) -> Result<Page, Problem> {
    let one = desk::deeds::allowed(&visit, Act::Preview).await?;
    let analysis = store::impact::latest(&visit.site.store, one.id).await?;
    let back = format!("/desk/c/{}/preview", one.id);
    Ok(unpublished(visit, &one, analysis, back)?.of_the_desk())
}

/// The page of an analysis that is not public, with where it was come from.
///
/// # Errors
/// [`Problem::NotFound`] where nothing is written.
pub fn unpublished(visit: Visit, one: &Consultation, analysis: Analysis, back: String) -> Result<Page, Problem> {
    if analysis.is_empty() {
        return Err(Problem::NotFound);
    }
    let (lang, one) = (visit.lang, one.clone());
    Ok(Page::new(words::public::impact(lang), move || {
        view! {
            <p class="notice notice--care">{words::public::preview(lang)}</p>
            {head(&visit, &one, &back)}
            <div class="narrow">{sections(&visit, &analysis)}</div>
        }
    }))
}

fn head(visit: &Visit, one: &Consultation, back: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/consultations")>{words::shell::consultations(lang)}</a> " / " <a href=visit.to(back) lang="th">{one.name().to_string()}</a></nav>
        <header class="title">
            <p class="title__kind">{card::state(visit, &one.dates)}</p>
            <h1>{words::public::impact(lang)}</h1>
            <p class="title__full"><span lang="th">{one.texts.title.clone()}</span> <span class="title__by">{one.by(lang).to_string()}</span></p>
        </header>
    }
}

/// Every heading with something under it.
fn sections(visit: &Visit, analysis: &Analysis) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rules = visit.site.rules();
    let rows: Vec<_> = rules
        .all(Part::Heading)
        .filter_map(|heading| {
            let body = match heading.code.as_str() {
                SYSTEMS_AT => systems(visit, &analysis.systems)?.into_any(),
                code if analysis.text(code).trim().is_empty() => return None,
                code => view! { <div class="prose" lang="th" inner_html=prose::html(analysis.text(code))></div> }.into_any(),
            };
            Some(view! { <section class="section" id=heading.code.clone()><h2 class="section__title">{words::rules::name(lang, heading)}</h2> {body}</section> })
        })
        .collect();
    rows
}

/// The versions that were public, newest first, where there are two or more.
fn list(visit: &Visit, one: &Consultation, versions: &[Version]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let rows: Vec<_> = versions
        .iter()
        .enumerate()
        .map(|(place, version)| {
            let when = version.published.map_or(String::new(), |at| words::date::moment(lang, at));
            let to = visit.to(&format!("/c/{}/impact?version={}", one.id, version.number));
            let latest = (place == 0).then(|| view! { " · " {say::latest(lang)} });
            let why = (!version.reason.is_empty()).then(|| view! { <p class="versions__why" lang="th">{version.reason.clone()}</p> });
            view! { <li class="versions__item"><p><a href=to>{say::published_on(lang, &when)}</a> {latest}</p> {why}</li> }
        })
        .collect();
    (versions.len() > 1).then(|| view! { <section class="section" id="versions"><h2 class="section__title">{say::versions(lang)}</h2> <ol class="versions">{rows}</ol></section> })
}
