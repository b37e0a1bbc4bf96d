//! The laws that an agency is responsible for, by what is next: past their target, due within a year, not computable, later.

use super::clock;
use super::due::Told;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use domain::act::Act;
use domain::id::{AgencyId, LawId};
use domain::register::Why;
use leptos::prelude::*;
use words::register as say;

/// The agencies for which a viewer keeps laws.
fn mine(visit: &Visit) -> Vec<AgencyId> {
    let mut all: Vec<AgencyId> = visit.viewer.roles.iter().map(|(agency, _)| *agency).collect();
    all.retain(|agency| visit.viewer.may(Act::EditLaw, *agency));
    all.sort_unstable();
    all.dedup();
    all
}

/// # Errors
/// [`Problem::NotAllowed`] for those who keep no laws; faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let agencies = mine(&visit);
    if agencies.is_empty() {
        return Err(Problem::NotAllowed);
    }
    let clocks = store::law::clocks_of(&visit.site.store, &agencies).await?;
    let years = visit.site.rules().evaluation_years();
    let mut told: Vec<Told> = clocks.into_iter().map(|law| Told::of(law, years)).collect();
    told.sort_by_key(|one| one.due.as_ref().ok().map(|due| due.day));
    let laws: Vec<LawId> = told.iter().map(|one| one.law.id).collect();
    let promised = store::proposal::promised(&visit.site.store, &laws).await?;
    let lang = visit.lang;
    Ok(Page::new(say::duties(lang), move || {
        let (today, year) = (visit.now.day(), visit.now.day().after_years(1));
        let group = |heading: &'static str, belongs: &dyn Fn(&Told) -> bool| {
            let rows: Vec<_> = told
                .iter()
                .filter(|one| belongs(one))
                .map(|one| clock::row(&visit, &format!("/desk/laws/{}", one.law.id), one, &promised))
                .collect();
            (!rows.is_empty()).then(|| view! { <section class="section"><h2 class="section__title">{heading} " " <span class="quiet">{words::number(rows.len() as u64)}</span></h2> <ul class="rows">{rows}</ul></section> })
        };
        let waiting: Vec<_> = agencies
            .iter()
            .map(|agency| view! { <a class="act" href=visit.to(&format!("/proposals?agency={agency}&state=waiting"))>{words::proposal::of_agency(lang)} " · " {words::proposal::waiting(lang)}</a> })
            .collect();
        let day = |one: &Told| one.due.as_ref().ok().map(|due| due.day);
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{words::desk::title(lang)}</a></nav>
            <h1>{say::duties(lang)}</h1>
            <p class="actions"><a class="act" href=visit.to("/laws")>{say::duties_all(lang)}</a> <a class="act" href=visit.to("/laws/due")>{say::calendar(lang)}</a> {waiting}</p>
            {told.is_empty().then(|| view! { <p class="empty__words">{say::duties_none(lang)}</p> })}
            {group(say::past_target(lang), &|one| day(one).is_some_and(|day| day < today))}
            {group(say::soon(lang), &|one| day(one).is_some_and(|day| day >= today && day <= year))}
            {group(say::unknown_force(lang), &|one| one.due == Err(Why::UnknownForce))}
            {group(say::later(lang), &|one| day(one).is_some_and(|day| day > year))}
            {group(say::exempt(lang), &|one| matches!(one.due, Err(why) if why != Why::UnknownForce))}
        }
    })
    .of_the_desk())
}
