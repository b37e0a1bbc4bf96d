//! The log of what was done at an agency, newest first.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::list::with;
use domain::act::Act;
use domain::agency::Role;
use domain::id::{AgencyId, ConsultationId};
use leptos::prelude::*;
use words::desk as say;

const PER_PAGE: u32 = 100;

/// # Errors
/// [`Problem::NotAllowed`] for those who may not read the log.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let mine = visit
        .viewer
        .roles
        .iter()
        .find(|(agency, _)| visit.viewer.may(Act::ReadEvents, *agency))
        .map(|(agency, _)| *agency);
    let asked = AgencyId::parse(visit.asked("agency"));
    let filter = store::event::Filter {
        agency: match visit.viewer.has(Role::CentralAdministrator) {
            true => asked,
            false => Some(asked.or(mine).ok_or(Problem::NotAllowed)?),
        },
        consultation: ConsultationId::parse(visit.asked("c")),
        before: visit.asked("before").parse().ok(),
    };
    let events = store::event::page(&visit.site.store, visit.signed_in()?, &filter, PER_PAGE).await?;
    let actors: Vec<_> = events.iter().filter_map(|event| event.actor).collect();
    let names = store::account::names(&visit.site.store, &actors).await?;
    let about: Vec<_> = events.iter().filter_map(|event| event.consultation).collect();
    let titles = store::consultation::names(&visit.site.store, &about).await?;
    let lang = visit.lang;
    Ok(Page::new(say::log(lang), move || {
        let older = (events.len() as u32 == PER_PAGE).then(|| events.last().map(|last| last.seq)).flatten().map(|last| {
            view! { <p class="gap-4"><a class="act act--strong" rel="next" href=with(&visit, "before", &last.to_string())>{say::older(lang)}</a></p> }
        });
        let rows: Vec<_> = events
            .iter()
            .map(|event| {
                let mark: String = event.commitment.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
                // Who administers an agency may read its log without seeing its dossiers.
                let desk = filter.agency.is_some_and(|agency| visit.viewer.may(Act::Preview, agency));
                let about = event.consultation.map(|id| {
                    let known = titles.iter().find(|one| one.id == id).filter(|one| desk || one.public);
                    let name = known.map_or_else(|| format!("/c/{id}"), |one| one.name.clone());
                    let thai = known.map(|_| "th");
                    match desk {
                        true => view! { <a href=visit.to(&format!("/desk/c/{id}")) lang=thai>{name}</a> }.into_any(),
                        false => view! { <span lang=thai>{name}</span> }.into_any(),
                    }
                });
                let who = event.actor.map(|actor| match names.iter().find(|(person, _)| *person == actor) {
                    Some((_, name)) => name.clone(),
                    None => format!("{} {actor}", say::account(lang)),
                });
                let who = who.unwrap_or_else(|| say::by_nobody(lang).into());
                let subject = words::log::subject(lang, event.deed.code(), &event.subject);
                view! {
                    <li class="log__line">
                        <span class="log__when">{words::date::moment(lang, event.at)}</span>
                        <div><p>{words::log::deed(lang, event.deed.code())} " " {about} " " {subject}</p> <p class="log__who">{who}</p> <span class="log__mark">{mark}</span></div>
                        <span class="log__seq">{format!("{} {}", say::seq(lang), words::number(event.seq))}</span>
                    </li>
                }
            })
            .collect();
        let none = rows.is_empty().then(|| view! { <p class="empty__words">{say::empty_log(lang)}</p> });
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{say::title(lang)}</a></nav>
            <h1>{say::log(lang)}</h1>
            {none}
            <ol class="log">{rows}</ol>
            {older}
        }
    })
    .of_the_desk())
}
