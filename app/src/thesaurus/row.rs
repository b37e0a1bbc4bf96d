//! One row, to write or to change.

use super::rows::{Origin, Shown};
use crate::problem::Problem;
use crate::request::{Page, Visit, encode};
use crate::ui::field::{Choice, Long, Radios, Select};
use crate::ui::form;
use domain::act::Act;
use domain::id::AgencyId;
use domain::thesaurus::{Row, WEIGHTS};
use leptos::prelude::*;
use words::thesaurus as say;

/// # Errors
/// [`Problem::NotAllowed`] for all but the central administrator; [`Problem::NotFound`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    if !visit.viewer.may(Act::EditThesaurus, AgencyId(0)) {
        return Err(Problem::NotAllowed);
    }
    let one = asked_for(&visit).await?;
    let lang = visit.lang;
    Ok(Page::new(say::row(lang), move || {
        let labels = [("people", say::people(lang)), ("law", say::law(lang)), ("acts", say::acts(lang)), ("weight", say::weight(lang))];
        let row = &one.row;
        let tries = one.kept.map(|_| tries(&visit, row));
        let remove = one.kept.map(|(id, revision)| {
            let what = if one.origin == Origin::Own { say::remove(lang) } else { say::as_shipped(lang) };
            view! {
                <form method="post" action=form::action(&visit, "thesaurus/remove") class="gap-4">
                    {form::hidden(&visit)}
                    <input type="hidden" name="id" value=id.to_string() />
                    <input type="hidden" name="revision" value=revision.to_string() />
                    <button class="act" type="submit">{what}</button>
                </form>
            }
        });
        let which = match one.kept {
            Some((id, revision)) => view! { <input type="hidden" name="id" value=id.to_string() /> <input type="hidden" name="revision" value=revision.to_string() /> }.into_any(),
            None => view! { <input type="hidden" name="shipped" value=one.shipped.clone() /> }.into_any(),
        };
        let used = if row.used { "yes" } else { "no" };
        let uses = vec![Choice::plain("yes", say::in_use(lang)), Choice::plain("no", say::not_in_use(lang))];
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{words::desk::title(lang)}</a> " / " <a href=visit.to("/desk/thesaurus")>{say::title(lang)}</a></nav>
            <div class="narrow">
                <h1>{say::row(lang)}</h1>
                {tries}
                {form::summary(&visit, &labels)}
                <form method="post" action=form::action(&visit, "thesaurus/row")>
                    {form::hidden(&visit)}
                    {which}
                    <Long given=visit.given("people", &row.people.join("\n")) label=say::people(lang) hint=say::people_hint(lang) rows=4 />
                    <Long given=visit.given("law", &row.law.join("\n")) label=say::law(lang) hint=say::law_hint(lang) rows=4 />
                    <Long given=visit.given("acts", &row.acts.join("\n")) label=say::acts(lang) hint=say::acts_hint(lang) rows=3 optional=true />
                    <Select given=visit.given("weight", &row.weight.to_string()) label=say::weight(lang) options=weights(&visit, row.weight) />
                    <Radios given=visit.given("used", used) label=say::used(lang) choices=uses />
                    <div class="actions gap-4"><button class="button" type="submit">{words::common::save(lang)}</button></div>
                </form>
                {remove}
            </div>
        }
    })
    .of_the_desk())
}

/// The row that the address names; a new one where it names none.
async fn asked_for(visit: &Visit) -> Result<Shown, Problem> {
    let (id, shipped) = (visit.asked("id"), visit.asked("shipped"));
    if id.is_empty() && shipped.is_empty() {
        let people = visit.asked("people").to_string();
        let row = Row { people: vec![people], law: vec![], acts: vec![], weight: WEIGHTS[0], used: true };
        return Ok(Shown { origin: Origin::Own, kept: None, shipped: String::new(), row });
    }
    let all = super::rows::all(&visit.site.store).await?;
    let is = |one: &Shown| match id.parse::<i64>() {
        Ok(id) => one.kept.is_some_and(|(kept, _)| kept == id),
        Err(_) => !shipped.is_empty() && one.shipped == shipped,
    };
    all.into_iter().find(is).ok_or(Problem::NotFound)
}

/// Searches by which the row is tried.
fn tries(visit: &Visit, row: &Row) -> impl IntoView + use<> {
    let lang = visit.lang;
    let links: Vec<_> = row
        .people
        .iter()
        .take(3)
        .map(|word| view! { " " <a lang="th" href=visit.to(&format!("/search?{}", encode(&[("q".into(), word.clone())])))>{word.clone()}</a> })
        .collect();
    view! { <p class="gap-3">{say::try_it(lang)} {links}</p> }
}

/// The three weights, and the row's own where it is another.
fn weights(visit: &Visit, own: u32) -> Vec<(String, String)> {
    let lang = visit.lang;
    let names = [say::same(lang), say::near(lang), say::touching(lang)];
    let mut out: Vec<(u32, String)> = WEIGHTS.into_iter().zip(names.map(str::to_string)).collect();
    if !WEIGHTS.contains(&own) {
        out.push((own, say::of_hundred(lang, own)));
        out.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    }
    out.into_iter().map(|(weight, label)| (weight.to_string(), label)).collect()
}
