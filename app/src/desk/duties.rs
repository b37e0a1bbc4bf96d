//! The desk's first page: my duties and their clocks; and how a new dossier begins.

use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Line, Radios, Select};
use crate::ui::form;
use domain::act::Act;
use domain::agency::{Agency, Level, Role};
use domain::consultation::{Card, Kind};
use domain::id::{AgencyId, ConsultationId};
use domain::phase::Phase;
use domain::time::Moment;
use leptos::prelude::*;
use store::ledger::second::ToRead;
use words::desk as say;

/// # Errors
/// Faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let mut mine = store::consultation::mine(&visit.site.store, &visit.viewer).await?;
    // What is being prepared is the work of those who write it.
    let to_read = store::ledger::second::to_read(&visit.site.store, &visit.viewer).await?;
    mine.retain(|card| card.phase(visit.now).is_public() || visit.viewer.may(Act::EditDossier, card.agency));
    let preparing: Vec<ConsultationId> =
        mine.iter().filter(|card| card.phase(visit.now) == Phase::Preparing).map(|card| card.id).collect();
    let failed = store::consultation::failed_times(&visit.site.store, &preparing).await?;
    let mine_at: Vec<AgencyId> = visit.viewer.roles.iter().map(|(agency, _)| *agency).collect();
    let agencies = store::agency::some(&visit.site.store, &mine_at).await?;
    // Who works for local bodies alone has the short desk.
    let short = agencies.first().filter(|_| agencies.iter().all(|one| one.level == Level::Local)).cloned();
    let near = super::days::near(&visit, &mine_at).await?;
    let asked = store::loan::waiting(&visit.site.store, &visit.viewer).await?;
    let running: Vec<ConsultationId> = mine
        .iter()
        .filter(|card| matches!(card.phase(visit.now), Phase::Open | Phase::Announced))
        .map(|card| card.id)
        .collect();
    let office = store::consultation::opened_by_office(&visit.site.store, &running, visit.now).await?;
    let moderates = visit.viewer.roles.iter().any(|(agency, _)| visit.viewer.may(Act::Withhold, *agency));
    let waiting: u64 = match moderates {
        true => store::moderation::counts(&visit.site.store, &visit.viewer, None).await?.iter().map(|(_, n)| n).sum(),
        false => 0,
    };
    let appeals = match visit.viewer.has(Role::CentralAdministrator) {
        true => !store::moderation::waiting(&visit.site.store, &visit.viewer, 0, 1).await?.is_empty(),
        false => false,
    };
    let unchecked = match visit.viewer.has(Role::CentralAdministrator) {
        true => !store::organisation::all(&visit.site.store, &visit.viewer, false, 0, 1).await?.is_empty(),
        false => false,
    };
    let lang = visit.lang;
    let waits = asked + waiting > 0 || appeals || unchecked || !office.is_empty() || !to_read.is_empty();
    let idle = mine.is_empty() && near.is_empty() && !waits;
    Ok(Page::new(say::title(lang), move || {
        let unchecked = unchecked.then(|| view! { <p class="notice"><a href=visit.to("/desk/organisations")>{words::organisation::wait(lang)}</a></p> });
        let waiting = (waiting > 0).then(|| view! { <p class="notice"><a href=visit.to("/desk/moderation")>{words::moderation::wait(lang, waiting)}</a></p> });
        let appeals = appeals.then(|| view! { <p class="notice notice--care"><a href=visit.to("/desk/moderation/appeals")>{words::moderation::appeals_wait(lang)}</a></p> });
        let asked = (asked > 0).then(|| view! { <p class="notice"><a href=visit.to("/desk/loans")>{words::loan::waiting(lang, asked)}</a></p> });
        let office: Vec<_> = office
            .iter()
            .filter_map(|(id, round, reason)| {
                let name = mine.iter().find(|card| card.id == *id)?.name().to_string();
                let said = say::office_opened(lang, &name, *round, reason);
                Some(view! { <p class="notice notice--care"><a href=visit.to(&format!("/desk/c/{id}"))>{said}</a></p> })
            })
            .collect();
        let may_make = visit.viewer.roles.iter().any(|(agency, _)| visit.viewer.may(Act::MakeConsultation, *agency));
        let municipal = |one: &Agency| one.place.as_ref().is_some_and(|place| place.body.is_municipality());
        let begin = match &short {
            Some(one) if municipal(one) => words::template::begin_municipal(lang),
            Some(_) => words::template::begin_ordinance(lang),
            None => say::begin(lang),
        };
        let begin = may_make.then(|| view! { <p class="actions"><a class="button" href=visit.to("/desk/new")>{begin}</a></p> });
        let group = |phases: &[Phase], heading: &'static str| {
            let mut cards: Vec<&Card> = mine.iter().filter(|card| phases.contains(&card.phase(visit.now))).collect();
            cards.sort_by_key(|card| urgency(card, visit.now));
            let rows: Vec<_> = cards.into_iter().map(|card| duty(&visit, card, failed.contains(&card.id))).collect();
            (!rows.is_empty()).then(|| view! { <section class="section"><h2 class="section__title">{heading}</h2> <ul class="rows">{rows}</ul></section> })
        };
        let link = |to: &'static str, label: &'static str| view! { <li><a href=visit.to(to)>{label}</a></li> };
        let keeps_laws = visit.viewer.roles.iter().any(|(agency, _)| visit.viewer.may(Act::EditLaw, *agency));
        let has = |role| visit.viewer.has(role);
        let others = view! {
            <ul class="side__list">
                    {moderates.then(|| link("/desk/moderation", words::moderation::queue(lang)))}
                    {keeps_laws.then(|| link("/desk/laws", words::register::duties(lang)))}
                    {(has(Role::AgencyAdministrator) || has(Role::CentralAdministrator)).then(|| link("/desk/staff", say::staff(lang)))}
                    {(visit.site.letters && visit.viewer.roles.iter().any(|(agency, _)| visit.viewer.may(Act::BringStakeholders, *agency))).then(|| link("/desk/stakeholders", words::stakeholder::title(lang)))}
                    {visit.viewer.roles.iter().any(|(agency, _)| visit.viewer.may(Act::BorrowApprover, *agency) || visit.viewer.may(Act::LendApprover, *agency)).then(|| link("/desk/loans", words::loan::title(lang)))}
                    {crate::agencies::templates::keeps(&visit).then(|| link("/desk/templates", words::template::title(lang)))}
                    {(may_make || has(Role::CentralAdministrator)).then(|| link("/desk/questions", words::bank::title(lang)))}
                    {(!visit.viewer.roles.is_empty()).then(|| link("/desk/work", words::performance::title(lang)))}
                    {has(Role::CentralAdministrator).then(|| link("/desk/agencies", say::agencies(lang)))}
                    {has(Role::CentralAdministrator).then(|| link("/desk/rules", words::rules::title(lang)))}
                    {has(Role::CentralAdministrator).then(|| link("/desk/satisfaction", words::satisfaction::remarks(lang)))}
                    {has(Role::CentralAdministrator).then(|| link("/desk/thesaurus", words::thesaurus::title(lang)))}
                    {(has(Role::Approver) || has(Role::AgencyAdministrator) || has(Role::CentralAdministrator)).then(|| link("/desk/log", say::log(lang)))}
                    {(visit.site.letters && !visit.viewer.roles.is_empty()).then(|| link("/desk/letters", words::duty::title(lang)))}
                    {link("/desk/password", say::password(lang))}
                </ul>
        };
        let others = match short.is_some() {
            true => view! { <details class="fold"><summary class="fold__name">{say::elsewhere(lang)}</summary> {others}</details> }.into_any(),
            false => view! { <h2 class="side__title">{say::elsewhere(lang)}</h2> {others} }.into_any(),
        };
        view! {
            <h1>{say::title(lang)}</h1>
            <div class="split split--side">
                <div>
                    {begin}
                    {asked}
                    {waiting}
                    {appeals}
                    {unchecked}
                    {office}
                    {idle.then(|| view! { <p class="empty__words">{say::nothing(lang)}</p> })}
                    {super::days::shown(&visit, &near)}
                    {second(&visit, &to_read)}
                    {group(&[Phase::Open], say::running(lang))}
                    {group(&[Phase::Announced], words::law::phase_name(lang, Phase::Announced))}
                    {group(&[Phase::Closed], say::to_summarise(lang))}
                    {group(&[Phase::Preparing], say::preparing(lang))}
                    {group(&[Phase::Summarised, Phase::Cancelled], say::finished(lang))}
                </div>
                <nav class="side__block" aria-label=say::elsewhere(lang)>{others}</nav>
            </div>
        }
    })
    .of_the_desk())
}

/// What somebody has drawn for the viewer to read a second time.
fn second(visit: &Visit, to_read: &[ToRead]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let rows: Vec<_> = to_read
        .iter()
        .map(|one| {
            let to = visit.to(&format!("/desk/c/{}/second/{}", one.consultation, one.next));
            view! {
                <li class="duty">
                    <p class="duty__clock"><b>{words::second::left(lang, one.left)}</b></p>
                    <div><h3 class="duty__title"><a href=visit.to(&format!("/desk/c/{}/second", one.consultation))>{one.name.clone()}</a></h3></div>
                    <p class="duty__next"><a class="button button--plain" href=to>{words::second::read(lang)} <span class="hidden">" " {one.name.clone()}</span></a></p>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <section class="section"><h2 class="section__title">{words::second::for_you(lang)}</h2> <ul class="rows">{rows}</ul></section> })
}

/// What comes first within a group: open before announced, what closes soonest or has waited longest, then the newest.
fn urgency(card: &Card, now: Moment) -> (bool, Moment, std::cmp::Reverse<ConsultationId>) {
    let day = match card.phase(now) {
        Phase::Open | Phase::Closed => card.dates.closes,
        Phase::Announced => card.dates.opens,
        Phase::Preparing | Phase::Summarised | Phase::Cancelled => None,
    };
    (card.phase(now) == Phase::Announced, day.unwrap_or(Moment(i64::MAX)), std::cmp::Reverse(card.id))
}

fn duty(visit: &Visit, card: &Card, failed: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let phase = card.phase(visit.now);
    let clock = match (phase, card.dates.closes) {
        _ if failed => words::plan::failed(lang).into(),
        (Phase::Closed, Some(closes)) => {
            let since = say::days_since(lang, (visit.now.day().0 - closes.day().0) as u64);
            match visit.site.rules().summary_days() {
                Some(days) => format!("{since} · {}", words::rules::summary_target(lang, days)),
                None => since,
            }
        }
        _ => words::law::state(lang, &card.dates, visit.now),
    };
    let may = |act| visit.viewer.may(act, card.agency) && phase.allows(act);
    let (to, next) = match phase {
        Phase::Closed if may(Act::Summarise) => (format!("/desk/c/{}/summary", card.id), say::summarise(lang)),
        Phase::Closed if may(Act::PublishResult) => {
            (format!("/desk/c/{}/summary/publish", card.id), words::summary::to_publish(lang))
        }
        _ if may(Act::Withhold) && card.comments > 0 => (format!("/desk/c/{}/comments", card.id), say::moderate(lang)),
        Phase::Preparing => (format!("/desk/c/{}", card.id), say::go_on(lang)),
        _ => (format!("/desk/c/{}", card.id), say::open(lang)),
    };
    let name = card.name().to_string();
    let said = if card.kind.has_survey() {
        words::common::sheets(lang, card.sheets)
    } else {
        words::common::comments(lang, card.comments)
    };
    view! {
        <li class="duty">
            <p class="duty__clock"><b>{clock}</b></p>
            <div><h3 class="duty__title"><a href=visit.to(&format!("/desk/c/{}", card.id))>{name.clone()}</a></h3> <p class="quiet">{words::law::kind(lang, card.kind)} " · " {said}</p></div>
            <p class="duty__next"><a class="button button--plain" href=visit.to(&to)>{next} <span class="hidden">" " {name}</span></a></p>
        </li>
    }
}

/// Begins a dossier: kind, agency, title.
///
/// # Errors
/// [`Problem::NotAllowed`] for those who draft for no agency.
pub async fn begin(visit: Visit) -> Result<Page, Problem> {
    let mine: Vec<AgencyId> = visit.viewer.roles.iter().map(|(agency, _)| *agency).collect();
    let mine = store::agency::some(&visit.site.store, &mine).await?;
    let lang = visit.lang;
    let title = mine.iter().find(|agency| visit.viewer.may(Act::MakeConsultation, agency.id));
    let title = title.map_or(String::new(), words::template::ordinance_title);
    let mine: Vec<(String, String)> = mine
        .iter()
        .filter(|agency| visit.viewer.may(Act::MakeConsultation, agency.id))
        .map(|agency| (agency.id.to_string(), words::agency::full(lang, agency)))
        .collect();
    let first = mine.first().map(|(id, _)| id.clone()).ok_or(Problem::NotAllowed)?;
    Ok(Page::new(say::begin(lang), move || {
        // A small screen cuts what a closed list shows: the only agency there is stands in full above it.
        let only = if mine.len() == 1 { mine[0].1.clone() } else { String::new() };
        // A local body makes ordinances: that comes first, with its title begun.
        let (kind, title) = if title.is_empty() { ("", String::new()) } else { (Kind::Ordinance.code(), title) };
        let mut kinds = Kind::ALL.to_vec();
        kinds.sort_by_key(|one| one.code() != kind);
        let kinds = kinds.iter().map(|kind| Choice::plain(kind.code(), words::law::kind(lang, *kind)).with(Some(say::kind_hint(lang, *kind)))).collect();
        let labels = [("kind", say::kind(lang)), ("title", say::full_title(lang)), ("agency", say::agency(lang))];
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{say::title(lang)}</a></nav>
            <div class="narrow">
                <h1>{say::begin(lang)}</h1>
                {form::summary(&visit, &labels)}
                <form method="post" action=form::action(&visit, "desk/make")>
                    {form::hidden(&visit)}
                    <Radios given=visit.given("kind", kind) label=say::kind(lang) choices=kinds />
                    <Line given=visit.given("title", &title) label=say::full_title(lang) hint=say::full_title_hint(lang) />
                    <Select given=visit.given("agency", &first) label=say::agency(lang) hint=only options=mine />
                    <div class="actions gap-4"><button class="button" type="submit">{say::make(lang)}</button></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// The head that every page of a dossier begins with.
pub fn head(visit: &Visit, one: &domain::consultation::Consultation, title: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    // Who moderates for every agency sees comments, not dossiers: for them the way back is the public page.
    let mine = visit.viewer.may(Act::Preview, one.agency.id);
    let back = if mine { format!("/desk/c/{}", one.id) } else { format!("/c/{}", one.id) };
    let dossier = view! { <a href=visit.to(&back) lang="th">{one.name().to_string()}</a> };
    view! {
        <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{say::title(lang)}</a> " / " {dossier}</nav>
        <header class="title">
            <p class="title__kind">{card::state(visit, &one.dates)} <span>{words::law::kind(lang, one.kind)} " · " {one.agency.name(lang).to_string()}</span></p>
            <h1>{title.to_string()}</h1>
        </header>
    }
}

/// The hidden fields of every form about a dossier: which, and the revision it was drawn from. After somebody else changed it,
/// which the page says, saving again is meant: the form takes the revision that stands now.
pub fn about(visit: &Visit, one: &domain::consultation::Consultation) -> impl IntoView + use<> {
    let kept = one.revision.to_string();
    let told = visit.refusal("") == Some(domain::refusal::Refusal::ChangedMeanwhile);
    let revision = if told { kept } else { visit.value("revision", &kept).to_string() };
    view! {
        {form::hidden(visit)}
        <input type="hidden" name="consultation" value=one.id.to_string() />
        <input type="hidden" name="revision" value=revision />
    }
}
