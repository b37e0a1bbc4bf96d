//! The steps in which a dossier's texts are written, with help from the Act beside each field.

use super::dossier::writable;
use super::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Date, Line, Long, Ticks};
use crate::ui::form;
use domain::consultation::{Consultation, SYSTEMS, Texts};
use leptos::prelude::*;
use words::desk as say;

/// Names, subjects, areas, the gist.
///
/// # Errors
/// As [`writable`].
pub async fn about_page(visit: Visit) -> Result<Page, Problem> {
    let one = writable(&visit).await?;
    let lang = visit.lang;
    Ok(Page::new(say::step_about(lang), move || {
        let t = &one.texts;
        let typed = |name: &str, kept: &[String]| match visit.returned.is_some() {
            true => visit.typed_all(name).into_iter().map(str::to_string).collect(),
            false => kept.to_vec(),
        };
        let subjects = subjects(&visit, t);
        let areas = domain::place::within("").iter().map(|area| Choice::plain(area.code, lang.of(area.th, area.en))).collect::<Vec<_>>();
        let smaller = places(&visit, t.areas.iter().filter(|code| code.len() > 2));
        let kind = one.kind;
        use domain::consultation::Kind;
        let basis = matches!(kind, Kind::Rule | Kind::Ordinance).then(|| view! { <Long given=visit.given("basis", &t.basis) label=say::basis(lang) hint=say::basis_hint(lang) rows=2 /> });
        let law = kind.has_survey().then(|| view! {
            <Long given=visit.given("law", &t.law) label=say::law(lang) hint=say::law_hint(lang) rows=2 />
            <Long given=visit.given("objectives", &t.objectives) label=say::objectives(lang) hint=say::objectives_hint(lang) rows=4 />
        });
        let method_hint = if kind == Kind::Evaluation { say::method_hint_evaluation(lang) } else { say::method_hint(lang) };
        let labels = [("title", say::full_title(lang)), ("short_name", say::short_name(lang)), ("names", say::names(lang)), ("subjects", say::subjects(lang)), ("areas", say::areas(lang)), ("places", say::places(lang)), ("change", say::change(lang)), ("whom", say::whom(lang)), ("method", say::method(lang)), ("basis", say::basis(lang)), ("law", say::law(lang)), ("objectives", say::objectives(lang))];
        view! {
            {head(&visit, &one, say::step_about(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <form method="post" action=form::action(&visit, "desk/edit")>
                    {about(&visit, &one)}
                    <input type="hidden" name="about" value="1" />
                    <Line given=visit.given("title", &t.title) label=say::full_title(lang) hint=say::full_title_hint(lang) />
                    <Line given=visit.given("short_name", &t.short_name) label=say::short_name(lang) hint=say::short_name_hint(lang) />
                    <Long given=visit.given("names", &t.names.join("\n")) label=say::names(lang) hint=say::names_hint(lang) rows=3 optional=true />
                    <Long given=visit.given("change", &t.change) label=say::change(lang) hint=say::change_hint(lang) rows=3 />
                    <Long given=visit.given("whom", &t.whom) label=say::whom(lang) hint=say::whom_hint(lang) rows=2 />
                    {law}
                    {basis}
                    <Long given=visit.given("method", &t.method) label=say::method(lang) hint=method_hint rows=3 />
                    <Ticks given=renamed(&visit, "subjects[]", "subjects") label=say::subjects(lang) hint=say::subjects_hint(lang) choices=subjects chosen=typed("subjects[]", &t.subjects) />
                    <details class="fold gap-4" open=!t.areas.is_empty()><summary class="fold__name">{say::areas(lang)}</summary>
                        <Long given=visit.given("places", &smaller) label=say::places(lang) hint=say::places_hint(lang) rows=3 optional=true />
                        <Ticks given=renamed(&visit, "areas[]", "areas") label=words::public::province(lang) hint=say::areas_hint(lang) choices=areas chosen=typed("areas[]", &t.areas) many=true />
                    </details>
                    {save(&visit, &one)}
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// The subjects that the Office offers, and those that the dossier has.
pub(super) fn subjects(visit: &Visit, texts: &Texts) -> Vec<Choice> {
    let rules = visit.site.rules();
    let offered = rules.subjects_with(&texts.subjects);
    offered.map(|code| Choice::plain(code, words::law::subject(visit.lang, code))).collect()
}

/// Areas as lines, which [`domain::place::read`] reads again.
pub(super) fn places<'a>(visit: &Visit, codes: impl Iterator<Item = &'a String>) -> String {
    // Where names fit several, as some do in English, the code stands.
    let line = |code: &String| {
        let names = words::survey::place(visit.lang, code);
        let read = domain::place::read("", &names).is_some_and(|place| place.code == code);
        if read { names } else { code.clone() }
    };
    codes.map(line).collect::<Vec<_>>().join("\n")
}

/// A field whose refusals stand under another name.
pub(super) fn renamed(visit: &Visit, name: &str, refused: &str) -> crate::ui::field::Given {
    crate::ui::field::Given { name: name.into(), ..visit.given(refused, "") }
}

/// The button at the foot of each step.
pub fn save(visit: &Visit, one: &Consultation) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <div class="save"><a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{say::without_saving(lang)}</a> <button class="button" type="submit">{words::common::save(lang)}</button></div>
    }
}

/// The texts of s.14(1)–(4).
///
/// # Errors
/// As [`writable`].
pub async fn reasons(visit: Visit) -> Result<Page, Problem> {
    let one = writable(&visit).await?;
    let lang = visit.lang;
    Ok(Page::new(say::step_reasons(lang), move || {
        let t = &one.texts;
        let systems: Vec<_> = SYSTEMS
            .iter()
            .zip(&t.systems)
            .map(|(code, system)| super::impact::system(&visit, code, system))
            .collect();
        let labels: Vec<(&str, &str)> = [("problem", say::problem(lang)), ("explanation", say::explanation(lang)), ("affected", say::affected(lang))].into_iter().chain(SYSTEMS.iter().map(|code| (*code, words::law::system(lang, code)))).collect();
        view! {
            {head(&visit, &one, say::step_reasons(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <form method="post" action=form::action(&visit, "desk/edit")>
                    {about(&visit, &one)}
                    <input type="hidden" name="systems" value="1" />
                    <Long given=visit.given("problem", &t.problem) label=say::problem(lang) hint=say::problem_hint(lang) rows=6 />
                    <Long given=visit.given("explanation", &t.explanation) label=say::explanation(lang) hint=say::explanation_hint(lang) rows=6 />
                    <Long given=visit.given("affected", &t.affected) label=say::affected(lang) hint=say::affected_hint(lang) rows=6 />
                    <h2 class="section__title">{say::systems(lang)}</h2>
                    <p class="section__note">{say::systems_hint(lang)}</p>
                    {systems}
                    {save(&visit, &one)}
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// What is said of a last day on which offices are closed, as the Office's list has it.
pub fn rests(visit: &Visit, day: domain::time::Day) -> Option<AnyView> {
    let name = visit.site.rules().rests(day)?;
    let words = words::refusal::say(visit.lang, &domain::refusal::Refusal::NotAWorkingDay { day });
    let name = (!name.is_empty()).then(|| view! { " (" <span lang="th">{name}</span> ")" });
    Some(view! { <p class="notice notice--care">{words} {name}</p> }.into_any())
}

/// The dates of the hearing and who may speak.
///
/// # Errors
/// As [`writable`].
pub async fn dates(visit: Visit) -> Result<Page, Problem> {
    let one = writable(&visit).await?;
    let policy = store::template::fitting(&visit.site.store, one.agency.id, one.kind).await?;
    let policy = policy.map_or_else(Default::default, |template| template.policy);
    let lang = visit.lang;
    Ok(Page::new(say::step_dates(lang), move || {
        let round = one.round.as_ref();
        let said = round.map(|round| {
            let days = (round.closes.day().0 - round.opens.day().0 + 1).max(0) as u64;
            let rest = rests(&visit, round.closes.day());
            let recommended = u64::from(visit.site.rules().recommended_days());
            let short = (days < recommended).then(|| view! { <p class="notice notice--care gap-3">{say::shorter(lang, days, recommended)}</p> });
            view! { <p class="notice">{say::dates_said(lang, &words::date::with_weekday(lang, round.opens.day()), &words::date::deadline(lang, round.closes), days)}</p> {short} {rest} }
        });
        let labels = [("opens", say::opens(lang)), ("closes", say::closes(lang)), ("short_reason", say::short_reason(lang)), ("admits", words::admission::admits(lang)), ("once", words::admission::once(lang)), ("counts_show", words::admission::numbers(lang))];
        view! {
            {head(&visit, &one, say::step_dates(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                {said}
                <form method="post" action=form::action(&visit, "desk/dates")>
                    {about(&visit, &one)}
                    <Date name="opens" visit=visit.clone() kept=round.map(|round| round.opens.day()) label=say::opens(lang) hint=say::date_hint(lang) />
                    <Date name="closes" visit=visit.clone() kept=round.map(|round| round.closes.day()) label=say::closes(lang) hint=say::closes_hint(lang) />
                    <Long given=visit.given("short_reason", round.map_or("", |round| &round.short_reason)) label=say::short_reason(lang) hint=say::short_reason_hint(lang, visit.site.rules().recommended_days()) rows=2 />
                    {super::admission::fields(&visit, round.map_or(policy.admission, |round| round.admission))}
                    {super::admission::numbers(&visit, round.map_or(policy.shows, |round| round.shows))}
                    {save(&visit, &one)}
                </form>
            </div>
        }
    })
    .of_the_desk())
}
