//! The rules in use, part by part, a longer list to load, and their history.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Line, Long};
use crate::ui::form;
use domain::act::Act;
use domain::id::AgencyId;
use domain::lang::Lang;
use domain::rules::{Coded, Part, Rules};
use leptos::prelude::*;
use store::rules::Changed;
use words::rules as say;

/// Changes of the history on the page.
const SHOWN: usize = 100;

/// # Errors
/// [`Problem::NotAllowed`] for all but the central administrator.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    if !visit.viewer.may(Act::EditRules, AgencyId(0)) {
        return Err(Problem::NotAllowed);
    }
    let (rules, seen) = store::rules::now(&visit.site.store).await?;
    let history = store::rules::history(&visit.site.store).await?;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let parts: Vec<_> = Part::ALL.into_iter().map(|part| table(&visit, &rules, part, seen)).collect();
        let labels = [("lines", say::lines(lang)), ("reason", say::reason(lang))];
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{words::desk::title(lang)}</a></nav>
            <h1>{say::title(lang)}</h1>
            <p class="lead">{say::means(lang)}</p>
            {form::summary(&visit, &labels)}
            {contents(lang)}
            {parts}
            {changes(&visit, &rules, &history)}
        }
    })
    .of_the_desk())
}

/// The ways to the parts: the page is long.
fn contents(lang: Lang) -> impl IntoView {
    let part = |part: Part| view! { <a class="act" href=format!("#{}", part.code())>{say::part(lang, part)}</a> };
    let parts: Vec<_> = Part::ALL.into_iter().map(part).collect();
    view! { <nav class="actions gap-3" aria-label=words::public::on_this_page(lang)>{parts} <a class="act" href="#history">{say::history(lang)}</a></nav> }
}

fn table(visit: &Visit, rules: &Rules, part: Part, seen: u64) -> impl IntoView + use<> {
    let lang = visit.lang;
    let same = |one: &Coded| rules.all(part).filter(|other| say::name(lang, other) == say::name(lang, one)).count() > 1;
    let rows: Vec<_> = rules.all(part).map(|one| row(visit, one, same(one))).collect();
    // What a list brings are headings.
    let load = (part == Part::Heading).then(|| load(visit, seen));
    let add = part.grows().then(|| {
        let to = visit.to(&format!("/desk/rules/{}/new", part.code()));
        view! { <p class="gap-3"><a class="act act--strong" href=to>{say::add(lang)} <span class="hidden">" " {say::part(lang, part)}</span></a></p> }
    });
    view! {
        <section class="section" id=part.code()>
            <h2 class="section__title">{say::part(lang, part)}</h2>
            <p class="section__note">{say::part_means(lang, part)}</p>
            <ul class="versions">{rows}</ul>
            {add}
            {load}
        </section>
    }
}

fn row(visit: &Visit, one: &Coded, twin: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let name = if twin { say::name_of_kinds(lang, one) } else { say::name(lang, one) };
    let to = visit.to(&format!("/desk/rules/{}/{}", one.part.code(), one.code));
    view! {
        <li class="versions__item versions__item--act"><div><p><b>{name.clone()}</b></p> <p class="small quiet kept-text">{say::line(lang, one.part, &one.code, &one.row)}</p></div> <p><a class="act" href=to>{say::edit(lang)} <span class="hidden">" " {name}</span></a></p></li>
    }
}

/// A list from elsewhere, as headings of the impact analysis.
fn load(visit: &Visit, seen: u64) -> impl IntoView + use<> {
    let lang = visit.lang;
    let open = visit.returned.is_some();
    view! {
        <details class="fold" open=open>
            <summary class="fold__name">{say::load(lang)}</summary>
            <form class="fold__body narrow" method="post" action=form::action(visit, "rules/load")>
                {form::hidden(visit)}
                <input type="hidden" name="seen" value=seen.to_string() />
                <Long given=visit.given("lines", "") label=say::lines(lang) hint=say::lines_hint(lang) rows=8 />
                <Line given=visit.given("reason", "") label=say::reason(lang) hint=say::reason_hint(lang) />
                <div class="actions gap-3"><button class="button" type="submit">{say::load_now(lang)}</button></div>
            </form>
        </details>
    }
}

fn changes(visit: &Visit, rules: &Rules, history: &[Changed]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rows: Vec<_> = history
        .iter()
        .take(SHOWN)
        .map(|one| {
            let (part, code) = (one.coded.part, one.coded.code.as_str());
            let name = rules.row(part, code).map_or(String::new(), |row| say::name(lang, row));
            let before = match &one.before {
                Some(row) => say::line(lang, part, code, row),
                None => say::new(lang).to_string(),
            };
            view! {
                <li class="versions__item">
                    <p><b>{name}</b> " · " {say::part(lang, part)}</p>
                    <p class="small kept-text">{say::was(lang)} ": " {before}</p>
                    <p class="small kept-text">{say::is(lang)} ": " {say::line(lang, part, code, &one.coded.row)}</p>
                    <p class="small quiet">{words::date::moment(lang, one.at)} " · " {one.name.clone()} " · " <span lang="th">{one.reason.clone()}</span></p>
                </li>
            }
        })
        .collect();
    let list = match rows.is_empty() {
        true => view! { <p class="quiet">{say::no_history(lang)}</p> }.into_any(),
        false => view! { <ol class="versions">{rows}</ol> }.into_any(),
    };
    view! { <section class="section" id="history"><h2 class="section__title">{say::history(lang)}</h2> {list}</section> }
}
