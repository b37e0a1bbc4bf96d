//! The impact analysis on the desk: one form for all headings, saved as far as it is written; and its publication after the first.

use super::deeds::allowed;
use super::duties::{about, head};
use super::texts::save;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Long, Radios};
use crate::ui::form;
use domain::act::Act;
use domain::consultation::{Consultation, SYSTEMS, System};
use domain::impact::{Analysis, SYSTEMS_AT, belongs, demanded, missing};
use domain::phase::Phase;
use domain::rules::Coded;
use leptos::prelude::*;
use store::impact::Version;
use words::desk;
use words::impact as say;

/// # Errors
/// [`Problem::NotAllowed`] for those who may not write it, [`Problem::NotFound`] for a kind that has none.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::WriteImpact).await?;
    if !belongs(one.kind) {
        return Err(Problem::NotFound);
    }
    let versions = store::impact::for_desk(&visit.site.store, &visit.viewer, one.id).await?;
    let order = store::consultation::sole_order(&visit.site.store, one.agency.id, visit.now).await?.is_some();
    let lang = visit.lang;
    Ok(Page::new(words::public::impact(lang), move || {
        let kept = versions.first().map_or_else(|| Analysis::begun(&one.texts), |version| version.kept.clone());
        let public = one.phase(visit.now) != Phase::Preparing;
        let own = of_form(&visit, "/api/desk/impact");
        let rules = visit.site.rules();
        let fields: Vec<_> = rules.headings().map(|heading| field(&own, &one, heading, &kept)).collect();
        let names: Vec<(String, String)> =
            rules.headings().map(|one| (one.code.clone(), words::rules::name(lang, one))).collect();
        let mut labels: Vec<(&str, &str)> = names.iter().map(|(code, name)| (code.as_str(), name.as_str())).collect();
        labels.extend(SYSTEMS.iter().map(|code| (*code, words::law::system(lang, code))));
        labels.push(("reason", desk::public_reason(lang)));
        let begun = (versions.is_empty() && kept != Analysis::default())
            .then(|| view! { <p class="notice gap-3">{say::begun_from(lang)}</p> });
        let intro = match (public, versions.iter().any(|version| version.published.is_some())) {
            (false, _) => say::intro(lang),
            (true, false) => say::intro_later(lang),
            (true, true) => say::intro_public(lang),
        };
        view! {
            {head(&visit, &one, words::public::impact(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <p>{intro}</p>
                {begun}
                {open(&visit, &one, &kept)}
                {versions.first().map(|version| waiting(&visit, &one, version, order))}
                <form class="gap-4" method="post" action=form::action(&visit, "desk/impact") data-saves=own.returned.is_none().then_some("yes")>
                    {about(&own, &one)}
                    {fields}
                    {said(&visit)}
                    {save(&visit, &one)}
                </form>
            </div>
        }
    })
    .with_small_script()
    .of_the_desk())
}

/// What is said of saving while somebody types. A form that came back refused is saved by hand alone.
fn said(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <p class="small quiet gap-3" role="status" data-saved=say::saved_as_typed(lang) data-unsaved=say::unsaved(lang) data-refused=say::not_saved_so(lang) data-both=say::changed_by_both(lang) data-theirs=say::saved_elsewhere(lang)></p>
    }
}

/// The visit as one of a page's forms sees it: what another sent is none of its own.
pub fn of_form(visit: &Visit, endpoint: &str) -> Visit {
    let returned = visit.returned.clone().filter(|returned| returned.endpoint == endpoint);
    Visit { returned, ..visit.clone() }
}

/// The headings that are still open, each leading to its field.
fn open(visit: &Visit, one: &Consultation, kept: &Analysis) -> Option<AnyView> {
    let lang = visit.lang;
    let rules = visit.site.rules();
    let rows: Vec<_> = missing(&rules, one.kind, kept, &one.texts.title)
        .into_iter()
        .map(|heading| view! { <li><a href=format!("#{}", place(&heading.code))>{words::rules::name(lang, heading)}</a></li> })
        .collect();
    demanded(&rules, one.kind).then(|| match rows.is_empty() {
        true => view! { <p class="notice notice--quiet">{say::nothing_missing(lang)}</p> }.into_any(),
        false => view! { <div class="notice notice--care gap-3"><p class="notice__title">{say::still_missing(lang)}</p> {(one.phase(visit.now) != Phase::Summarised).then(|| view! { <p>{say::demanded_when(lang)}</p> })} <ul class="notice__list">{rows}</ul></div> }.into_any(),
    })
}

/// Where a heading stands on the page.
fn place(code: &str) -> String {
    if code == SYSTEMS_AT { SYSTEMS_AT.into() } else { crate::ui::field::id_of(code) }
}

fn field(visit: &Visit, one: &Consultation, heading: &Coded, kept: &Analysis) -> AnyView {
    let (lang, code) = (visit.lang, heading.code.as_str());
    let name = words::rules::name(lang, heading);
    let hint = format!("{}: {}", desk::section(lang, &heading.row.section), words::rules::hint(lang, heading));
    if code == SYSTEMS_AT {
        let systems: Vec<_> = SYSTEMS.iter().zip(&kept.systems).map(|(code, kept)| system(visit, code, kept)).collect();
        return view! { <h2 class="section__title" id=SYSTEMS_AT>{name}</h2> <p class="section__note">{hint}</p> {systems} }.into_any();
    }
    let optional = !heading.row.kinds.contains(&one.kind);
    view! { <Long given=visit.given(code, kept.text(code)) label=name hint=hint optional=optional rows=6 /> }.into_any()
}

/// One of the four systems: whether it is used, and why.
pub(crate) fn system(visit: &Visit, code: &'static str, kept: &System) -> impl IntoView + use<> {
    let lang = visit.lang;
    let used = match kept.used {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let choices = vec![Choice::plain("no", desk::unused(lang)), Choice::plain("yes", desk::used(lang))];
    let name = words::law::system(lang, code);
    view! {
        <Radios given=visit.given(&format!("{code}_used"), used) label=name choices />
        <Long given=visit.given(code, &kept.reason) label=desk::system_reason(lang, name) hint=desk::system_reason_hint(lang) rows=2 />
    }
}

/// What waits to take the place of the public version, and the way to publish it.
fn waiting(visit: &Visit, one: &Consultation, version: &Version, order: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let saved = say::saved_by(lang, &version.name, &words::date::moment(lang, version.saved));
    let waits = version.published.is_none() && one.phase(visit.now) != Phase::Preparing;
    let publishes = waits && visit.viewer.may(Act::PublishImpact, one.agency.id);
    let own = version.person == visit.viewer.person && !order;
    let deed = match (publishes, own) {
        (true, false) => view! {
            <form class="section" method="post" action=form::action(visit, "desk/impact_publish")>
                {about(visit, one)}
                <p>{say::publish_means(lang)}</p>
                <Long given=visit.given("reason", "") label=desk::public_reason(lang) hint=desk::public_reason_hint(lang) rows=2 />
                <div class="actions gap-4"><button class="button" type="submit">{say::publish(lang)}</button></div>
            </form>
        }
        .into_any(),
        (true, true) => view! { <p class="notice">{say::own(lang)}</p> }.into_any(),
        _ => waits.then(|| view! { <p class="notice">{say::waits(lang)}</p> }).into_any(),
    };
    view! { <p class="small quiet gap-3">{saved}</p> {deed} }
}
