//! Appeals that wait for the central office, the oldest first.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::list::with;
use leptos::prelude::*;
use words::moderation as say;

const PER_PAGE: u32 = 50;

/// # Errors
/// [`Problem::NotAllowed`] for all but the central office.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let after = visit.asked("after").parse().unwrap_or(0);
    let asked = store::moderation::waiting(&visit.site.store, visit.signed_in()?, after, PER_PAGE).await?;
    let lang = visit.lang;
    let days = visit.site.rules().appeal_days();
    Ok(Page::new(say::appeals(lang), move || {
        let rows: Vec<_> = asked
            .iter()
            .map(|one| {
                let reason = one.reason.map(|reason| view! { <span>{words::law::reason(lang, reason)}</span> });
                view! {
                    <article class="case">
                        <p class="case__head"><span lang="th">{one.name.clone()}</span> <span>{words::date::moment(lang, one.at)}</span> <span>{say::decision(lang, one.what)}</span> {reason}</p>
                        <p class="case__words">{one.words.clone()}</p>
                        <div class="case__acts"><a class="act" href=visit.to(&format!("/desk/comment/{}#appeal", one.comment))>{words::desk::open(lang)} <span class="hidden">" " {one.comment.to_string()}</span></a></div>
                    </article>
                }
            })
            .collect();
        let none = rows.is_empty().then(|| view! { <p class="empty__words">{say::no_appeals(lang)}</p> });
        let next = (asked.len() as u32 == PER_PAGE).then(|| asked.last().map(|last| last.id)).flatten().map(|last| {
            view! { <p class="gap-4"><a class="act act--strong" rel="next" href=with(&visit, "after", &last.to_string())>{say::next(lang)}</a></p> }
        });
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk/moderation")>{say::queue(lang)}</a></nav>
            <header class="title"><h1>{say::appeals(lang)}</h1></header>
            {days.map(|days| view! { <p class="section__note">{say::appeal_target(lang, days)}</p> })}
            {none}
            {rows}
            {next}
        }
    })
    .of_the_desk())
}
