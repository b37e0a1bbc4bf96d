//! An agency's stakeholders on the desk, in numbers, and the form that names more; and of a dossier whom it reaches.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, File, Line, Long, Ticks};
use crate::ui::form;
use domain::act::Act;
use domain::arrival::{Came, Via};
use domain::comment::Class;
use domain::consultation::Consultation;
use domain::id::AgencyId;
use leptos::prelude::*;
use store::stakeholder::{Numbers, Reached};
use words::stakeholder as say;

/// # Errors
/// [`Problem::NotFound`] where no letters are sent; [`Problem::NotAllowed`] for those who name nobody.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    crate::letters::page::sends(&visit)?;
    let store = &visit.site.store;
    let mut may = visit.viewer.roles.iter().map(|(agency, _)| *agency);
    let mine = may.find(|agency| visit.viewer.may(Act::BringStakeholders, *agency));
    let agency = AgencyId::parse(visit.asked("agency")).or(mine).ok_or(Problem::NotAllowed)?;
    let numbers = store::stakeholder::numbers(store, visit.signed_in()?, agency).await?;
    let letters = letters(&visit, agency).await?;
    let agency = store::agency::one(store, agency).await?;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let labels = [("lines", say::lines(lang)), ("file", say::file(lang)), ("email", say::email(lang))];
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{words::desk::title(lang)}</a></nav>
            <h1>{say::title(lang)}</h1>
            <p class="title__full">{agency.name(lang).to_string()}</p>
            {form::summary(&visit, &labels)}
            {came(&visit)}
            <div class="narrow">
                <p class="gap-3">{say::means(lang)}</p>
                <p class="small quiet gap-2">{say::privacy(lang)}</p>
                {there(&visit, &numbers)}
                {bring(&visit, agency.id, letters)}
                {(numbers.all() > 0 || visit.returned.is_some()).then(|| take_out(&visit, agency.id))}
            </div>
        }
    })
    .of_the_desk())
}

/// How many the list will be told by e-mail that has come to be looked at once more.
async fn letters(visit: &Visit, agency: AgencyId) -> Result<Option<u64>, Problem> {
    let sent =
        visit.returned.as_ref().filter(|back| back.endpoint == "/api/stakeholders/bring" && back.problem.is_none());
    let Some(Ok(list)) = sent.map(|_| super::file::read(&visit.site.rules(), visit.typed("lines").unwrap_or("")))
    else {
        return Ok(None);
    };
    let viewer = visit.signed_in()?;
    Ok(Some(store::stakeholder::to_tell(&visit.site.store, viewer, agency, list, visit.now).await?))
}

/// What the last list came to.
fn came(visit: &Visit) -> Option<impl IntoView + use<>> {
    let counts: Vec<u64> = visit.asked("came").split('-').filter_map(|n| n.parse().ok()).collect();
    let [new, changed, same, left] = counts[..] else { return None };
    visit
        .returned
        .is_none()
        .then(|| view! { <p class="notice notice--done" role="status">{say::brought(visit.lang, new, changed, same, left)}</p> })
}

fn there(visit: &Visit, numbers: &Numbers) -> impl IntoView + use<> {
    let lang = visit.lang;
    let line = |name: String, n: u64| view! { <li class="followed"><span>{name}</span> <span class="quiet">{words::number(n)}</span></li> };
    let classes: Vec<_> =
        numbers.by_class.iter().map(|(class, n)| line(words::law::class(lang, *class).into(), *n)).collect();
    let subjects: Vec<_> =
        numbers.by_subject.iter().map(|(code, n)| line(words::law::subject(lang, code).into(), *n)).collect();
    let subjects = (!subjects.is_empty()).then(
        || view! { <h3 class="side__title gap-4">{say::by_subject(lang)}</h3> <ul class="plain">{subjects}</ul> },
    );
    let refused =
        (numbers.refused > 0).then(|| view! { <p class="small quiet gap-3">{say::refused(lang, numbers.refused)}</p> });
    let body = match numbers.all() {
        0 => view! { <p class="quiet">{say::none(lang)}</p> }.into_any(),
        all => view! { <p>{say::people(lang, all)}</p> <h3 class="side__title gap-4">{say::by_class(lang)}</h3> <ul class="plain">{classes}</ul> {subjects} {refused} }.into_any(),
    };
    view! { <section class="section"><h2 class="section__title">{say::now(lang)}</h2> {body}</section> }
}

fn bring(visit: &Visit, agency: AgencyId, letters: Option<u64>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let classes = Class::ALL.iter().map(|class| words::law::class(lang, *class)).collect::<Vec<_>>().join(" · ");
    let rules = visit.site.rules();
    let subjects = rules.subjects().map(|code| words::law::subject(lang, code)).collect::<Vec<_>>().join(" · ");
    let sure = letters.map(|n| view! { <div class="notice notice--care" role="status" tabindex="-1" autofocus=true><p class="notice__title">{say::will_write(lang, n)}</p> <p>{say::will_write_means(lang)}</p></div> });
    let button = letters.map_or_else(|| say::bring(lang).to_string(), |n| say::write_now(lang, n));
    view! {
        <section class="section">
            <h2 class="section__title">{say::bring(lang)}</h2>
            {sure}
            <details class="fold">
                <summary class="fold__name">{say::how(lang)}</summary>
                <div class="fold__body">
                    <p>{say::how_means(lang)}</p>
                    <pre class="kept-text">{say::example(lang)}</pre>
                    <p class="small">{say::classes(lang)} ": " {classes}</p>
                    <p class="small">{say::subjects(lang)} ": " {subjects}</p>
                </div>
            </details>
            <form method="post" enctype="multipart/form-data" action=form::action(visit, "stakeholders/bring")>
                {form::hidden(visit)}
                <input type="hidden" name="agency" value=agency.to_string() />
                {letters.map(|n| view! { <input type="hidden" name="letters" value=n.to_string() /> })}
                <Long given=visit.given("lines", "") label=say::lines(lang) hint=say::lines_hint(lang) />
                <File given=visit.given("file", "") label=say::file(lang) hint=say::file_hint(lang) accept=".csv,.txt,.tsv" />
                <div class="actions gap-4"><button class="button" type="submit">{button}</button></div>
            </form>
        </section>
    }
}

/// Taking one out by hand: who asks is known by telephone or letter, so the address is typed and nothing is listed.
fn take_out(visit: &Visit, agency: AgencyId) -> impl IntoView + use<> {
    let lang = visit.lang;
    let asked = if visit.typed("asked") == Some("yes") { vec!["yes".to_string()] } else { Vec::new() };
    view! {
        <section class="section" id="take-out">
            <h2 class="section__title">{say::take_out(lang)}</h2>
            <p>{say::take_out_means(lang)}</p>
            <form method="post" action=form::action(visit, "stakeholders/take_out")>
                {form::hidden(visit)}
                <input type="hidden" name="agency" value=agency.to_string() />
                <Line given=visit.given("email", "") label=say::email(lang) kind="email" />
                <Ticks given=visit.given("asked", "") label=say::asked(lang) choices=vec![Choice::plain("yes", say::asked_yes(lang)).with(Some(say::asked_means(lang)))] chosen=asked />
                <div class="actions gap-4"><button class="button button--plain" type="submit">{say::take_out(lang)}</button></div>
            </form>
        </section>
    }
}

/// Whom a dossier reaches; nothing where letters are not sent.
///
/// # Errors
/// Faults.
pub async fn reached(visit: &Visit, one: &Consultation) -> Result<Option<Vec<Reached>>, Problem> {
    if !visit.site.letters {
        return Ok(None);
    }
    Ok(Some(store::stakeholder::reached(&visit.site.store, &visit.viewer, one.id).await?))
}

/// The same, drawn: a class of which nothing is known is said to be missing. `came` tells how often somebody came by a link of a letter.
pub fn drawn(visit: &Visit, one: &Consultation, rows: &[Reached], came: &[Came]) -> impl IntoView + use<> {
    let read = came.iter().find(|row| row.via == Via::Letter).map(|row| row.came);
    let lang = visit.lang;
    let lines: Vec<_> = rows
        .iter()
        .map(|row| {
            let name = row.class.map_or(say::reach_self(lang), |class| words::law::class(lang, class));
            let nobody = row.class.is_some() && row.concerned + row.told + row.comments == 0;
            let missing = nobody.then(|| view! { <p><span class="state state--wait">{say::missing(lang)}</span></p> });
            let comments = if row.class.is_some() { words::number(row.comments) } else { "–".into() };
            view! { <tr><th scope="row">{name} {missing}</th> <td class="table__n" data-head=say::reach_concerned(lang)>{words::number(row.concerned)}</td> <td class="table__n" data-head=say::reach_told(lang)>{words::number(row.told)}</td> <td class="table__n" data-head=say::reach_comments(lang)>{comments}</td></tr> }
        })
        .collect();
    let more = visit.viewer.may(Act::BringStakeholders, one.agency.id).then(|| view! { <p><a class="act" href=visit.to(&format!("/desk/stakeholders?agency={}", one.agency.id))>{say::bring_more(lang)}</a></p> });
    view! {
        <section class="section" id="stakeholders">
            <h2 class="section__title">{say::reach(lang)}</h2>
            <div class="table-wrap" role="region" aria-labelledby="reached" tabindex="0">
                <table class="table table--stack">
                    <caption class="table__cap hidden" id="reached">{say::reach(lang)}</caption>
                    <thead><tr><th scope="col">{say::reach_class(lang)}</th> <th scope="col" class="table__n">{say::reach_concerned(lang)}</th> <th scope="col" class="table__n">{say::reach_told(lang)}</th> <th scope="col" class="table__n">{say::reach_comments(lang)}</th></tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            {read.map(|read| view! { <p><b>{say::reach_read(lang, read)}</b></p> })}
            <p class="small quiet">{say::reach_note(lang)}</p>
            {more}
        </section>
    }
}
