//! What one clause of the draft changes, set by hand where it was not understood.

use super::desk::{left, settable};
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Line, Long, Select};
use crate::ui::form;
use domain::amend::{Change, Operation, What};
use leptos::prelude::*;
use words::amended as say;

/// # Errors
/// As [`settable`]; [`Problem::NotFound`] for what is no provision of the draft.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let (one, draft) = settable(&visit).await?;
    let by = visit.param("clause").to_string();
    let draft = draft.ok_or(Problem::NotFound)?;
    let clause = draft.clause(&by).ok_or(Problem::NotFound)?;
    let lang = visit.lang;
    let title = say::hand_title(lang, &clause.label);
    let (draft, made) = store::apart(move || {
        let made = draft.made();
        (draft, made)
    })
    .await?;
    Ok(Page::new(title.clone(), move || {
        let here = visit.to(&format!("/desk/c/{}/amended", one.id));
        let hidden = || view! { {about(&visit, &one)} <input type="hidden" name="clause" value=by.clone() /> };
        let read: Vec<_> = clause.operations.iter().map(|operation| view! { <li>{say::operation(lang, operation)}</li> }).collect();
        let unread: Vec<_> = clause.unread.iter().map(|unread| view! { <li>{say::reason(lang, unread.why)}</li> }).collect();
        let read = (!read.is_empty()).then(|| view! { <h2 class="section__title">{say::was_read(lang)}</h2> <ul class="notice__list">{read}</ul> });
        let unread = (!unread.is_empty()).then(|| view! { <div class="notice notice--care gap-3"><p class="notice__title">{say::was_not_read(lang)}</p> <ul class="notice__list">{unread}</ul></div> });
        let set: Vec<_> = draft
            .hand
            .iter()
            .filter(|change| change.by == by)
            .enumerate()
            .map(|(place, change)| {
                let words = say::operation(lang, &change.operation);
                // The law is the clause's own where none was chosen.
                let mine = |one: &Change| one.by == change.by && Operation { law: String::new(), ..one.operation.clone() } == Operation { law: String::new(), ..change.operation.clone() };
                let why = left(&made).find(|(one, _)| mine(one)).map(|(_, why)| view! { <p class="notice notice--care">{say::why(lang, why)}</p> });
                let text = (!change.operation.text.is_empty()).then(|| view! { <p class="kept-text" lang="th">{change.operation.text.clone()}</p> });
                view! {
                    <li class="case">
                        <p class="case__head">{words.clone()}</p>
                        {why}
                        {text}
                        <form method="post" action=form::action(&visit, "amended/unset")>
                            {hidden()}
                            <input type="hidden" name="place" value=place.to_string() />
                            <button class="button button--plain" type="submit">{say::take_out(lang)} <span class="hidden">" " {words}</span></button>
                        </form>
                    </li>
                }
            })
            .collect();
        let set = (!set.is_empty()).then(|| view! { <section class="section"><h2 class="section__title">{say::set_so_far(lang)}</h2> <ul>{set}</ul></section> });
        let whats: Vec<(String, String)> = std::iter::once((String::new(), words::common::choose(lang).to_string()))
            .chain(What::ALL.iter().map(|what| (what.code().to_string(), say::what(lang, *what).to_string())))
            .collect();
        let laws: Vec<(String, String)> = draft.laws.iter().map(|law| (law.name.clone(), law.name.clone())).collect();
        let own = clause.operations.first().map_or(String::new(), |operation| operation.law.clone());
        let labels = [("law", say::law(lang)), ("what", say::what_label(lang)), ("number", say::part(lang)), ("after", say::after(lang)), ("old", say::old(lang)), ("text", say::text(lang))];
        view! {
            {head(&visit, &one, &title)}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <blockquote class="quote kept-text" lang="th">{draft.text(&by).to_string()}</blockquote>
                {unread}
                {read}
                {set}
                <section class="section">
                    <h2 class="section__title">{say::add(lang)}</h2>
                    <p class="section__note">{say::hand_means(lang)}</p>
                    <form method="post" action=form::action(&visit, "amended/set")>
                        {hidden()}
                        {(laws.len() > 1).then(|| view! { <Select given=visit.given("law", &own) label=say::law(lang) options=laws /> })}
                        <Select given=visit.given("what", "") label=say::what_label(lang) options=whats />
                        <Line given=visit.given("number", "") label=say::part(lang) hint=say::part_hint(lang) />
                        <Line given=visit.given("after", "") label=say::after(lang) hint=say::after_hint(lang) optional=true />
                        <Line given=visit.given("old", "") label=say::old(lang) hint=say::old_hint(lang) optional=true />
                        <Long given=visit.given("text", "") label=say::text(lang) hint=say::text_hint(lang) rows=8 />
                        <div class="actions gap-4"><button class="button" type="submit">{say::add_now(lang)}</button> <a class="act" href=here>{words::common::back(lang)}</a></div>
                    </form>
                </section>
            </div>
        }
    })
    .of_the_desk())
}
