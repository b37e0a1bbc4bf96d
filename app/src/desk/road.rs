//! The road after the hearing on the desk: what was entered, one more step, and taking one back.

use super::deeds::allowed;
use super::duties::{about, head};
use super::impact::of_form;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Date, Line, Long, Select};
use crate::ui::form;
use domain::act::Act;
use domain::consultation::Consultation;
use domain::phase::Phase;
use domain::road::{self, Entry};
use leptos::prelude::*;
use words::desk;
use words::road as say;

/// # Errors
/// [`Problem::NotAllowed`] for those who may not enter a step, and before the hearing has closed.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let preparing = super::dossier::load(&visit).await?.phase(visit.now) == Phase::Preparing;
    // Of a draft that only state agencies were heard on: it is never published, and has its road.
    let act = if preparing { Act::WalkStateRoad } else { Act::WalkRoad };
    let one = allowed(&visit, act).await?;
    if preparing && store::consultation::state_only(&visit.site.store, &visit.viewer, one.id).await?.is_none() {
        return Err(Problem::NotAllowed);
    }
    let entries = store::road::all(&visit.site.store, one.id).await?;
    let entered = store::law::entered(&visit.site.store, one.id).await?;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let own = of_form(&visit, "/api/desk/road");
        let rules = visit.site.rules();
        let is_early = !preparing && one.phase(visit.now) != Phase::Summarised;
        let may_be = |code: &str| !is_early || code == road::DROPPED;
        let steps = rules.steps(one.kind).filter(|step| may_be(&step.code)).map(|step| (step.code.clone(), words::rules::name(lang, step)));
        let steps: Vec<(String, String)> = std::iter::once((String::new(), words::common::choose(lang).to_string())).chain(steps).collect();
        // Before the result is public only its end can be entered, and nobody chooses that for an officer.
        let next = road::next(&rules, one.kind, &entries).filter(|_| !is_early).map_or("", |step| step.code.as_str());
        let rows: Vec<_> = entries.iter().map(|entry| row(&visit, &one, entry)).collect();
        let list = match rows.is_empty() {
            true => view! { <p class="quiet">{say::none(lang)}</p> }.into_any(),
            false => view! { <ol class="versions">{rows}</ol> }.into_any(),
        };
        let early = is_early.then(|| view! { <p class="notice notice--care gap-3">{say::not_yet(lang)}</p> });
        let enter = match road::ended(&rules, &entries) {
            true => view! { <p class="notice gap-3">{say::ended(lang)}</p> }.into_any(),
            false => view! {
                <form class="gap-4" method="post" action=form::action(&visit, "desk/road")>
                    {about(&own, &one)}
                    <Select given=own.given("step", next) label=say::which(lang) options=steps />
                    <Date name="day" visit=own.clone() kept=None label=say::day(lang) hint=desk::date_hint(lang) />
                    <Line given=own.given("source", "") label=say::source(lang) hint=say::source_hint(lang) />
                    <Line given=own.given("link", "") label=say::link(lang) hint=say::link_hint(lang) optional=true />
                    <Long given=own.given("note", "") label=say::note(lang) hint=say::note_hint(lang) optional=true rows=3 />
                    <div class="actions gap-4"><button class="button" type="submit">{say::enter(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::common::back(lang)}</a></div>
                </form>
            }
            .into_any(),
        };
        let means = match (preparing, visit.site.letters) {
            (true, _) => say::state_only_means(lang),
            (false, true) => say::means(lang),
            (false, false) => say::means_without_letters(lang),
        };
        let labels = [("step", say::which(lang)), ("day", say::day(lang)), ("source", say::source(lang)), ("link", say::link(lang)), ("note", say::note(lang)), ("reason", desk::public_reason(lang)), ("title", words::register::enter_title(lang))];
        view! {
            {head(&visit, &one, say::title(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <p>{means}</p>
                {early}
                {enter}
                {crate::register::tie::enter(&visit, &one, &entries, entered.as_ref())}
                <section class="section"><h2 class="section__title">{say::entered(lang)}</h2> {list}</section>
            </div>
        }
    })
    .of_the_desk())
}

fn row(visit: &Visit, one: &Consultation, entry: &Entry) -> impl IntoView + use<> {
    let lang = visit.lang;
    let name = words::rules::step(lang, &visit.site.rules(), &entry.step);
    let mine = visit.typed("number") == Some(&entry.number.to_string());
    // Of several such forms only the one that was sent comes back filled in.
    let own = if mine { of_form(visit, "/api/desk/road_back") } else { of_form(visit, "") };
    let back = entry.stands().then(|| {
        // What was refused is led to by its plain name.
        let suffix = if mine { String::new() } else { format!("-{}", entry.number) };
        view! {
            <details class="fold" open=mine><summary class="fold__name">{say::mistake(lang)} <span class="hidden">" " {name.clone()}</span></summary>
                <form class="fold__body" method="post" action=form::action(visit, "desk/road_back")>
                    {about(&own, one)}
                    <input type="hidden" name="number" value=entry.number.to_string() />
                    <Long given=own.given("reason", "") suffix=suffix label=desk::public_reason(lang) hint=desk::public_reason_hint(lang) rows=2 />
                    <button class="button button--plain" type="submit">{say::take_back(lang)}</button>
                </form>
            </details>
        }
    });
    view! { <li class="versions__item"><p><b>{name}</b> " · " {words::date::full(lang, entry.day)}</p> {crate::consultation::road::beside(visit, entry)} {back}</li> }
}
