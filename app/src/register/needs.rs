//! The provisions of a law that need a rule, on the desk: each a form of its own, and one more.

use super::edit::{allowed, head, hidden};
use crate::desk::impact::of_form;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Date, Line};
use crate::ui::form;
use domain::register::Need;
use leptos::prelude::*;
use store::law::Law;
use words::register as say;

/// # Errors
/// [`Problem::NotFound`], [`Problem::NotAllowed`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let law = allowed(&visit).await?;
    let needs = store::law::needs(&visit.site.store, law.id).await?;
    let lang = visit.lang;
    Ok(Page::new(say::needs(lang), move || {
        let labels = [
            ("at", say::need_at(lang)),
            ("what", say::need_what(lang)),
            ("made", say::need_made(lang)),
            ("made_reference", say::need_made_reference(lang)),
            ("extended", say::need_extended(lang)),
            ("extended_reference", say::need_extended_reference(lang)),
        ];
        // Of several such forms only the one that was sent comes back filled in.
        let sent = visit.typed("number").unwrap_or("").to_string();
        let came_back = visit.returned.is_some();
        let rows: Vec<_> = needs
            .iter()
            .map(|need| {
                let mine = came_back && sent == need.number.to_string();
                let own = if mine { visit.clone() } else { of_form(&visit, "") };
                let name = format!("{} {}", need.at, need.what);
                view! { <details class="fold" open=mine><summary class="fold__name"><span lang="th">{name}</span></summary> <div class="fold__body">{entry(&own, &law, Some(need))}</div></details> }
            })
            .collect();
        let own = if came_back && sent.is_empty() { visit.clone() } else { of_form(&visit, "") };
        view! {
            {head(&visit, &law, say::needs(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <p class="gap-4">{say::needs_means(lang)}</p>
                {rows}
                <h2 class="section__title gap-4">{say::add_need(lang)}</h2>
                {entry(&own, &law, None)}
            </div>
        }
    })
    .of_the_desk())
}

/// The form of one; refusals lead to fields by their plain names, which the one that came back has.
fn entry(visit: &Visit, law: &Law, need: Option<&Need>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let number = need.map(|need| view! { <input type="hidden" name="number" value=need.number.to_string() /> });
    let suffix = match need {
        Some(need) if visit.returned.is_none() => format!("-{}", need.number),
        _ => String::new(),
    };
    let (made, made_reference) =
        need.and_then(|need| need.made.clone()).map_or((None, String::new()), |(day, said)| (Some(day), said));
    let (extended, resolution) =
        need.and_then(|need| need.extended.clone()).map_or((None, String::new()), |(day, said)| (Some(day), said));
    view! {
        <form method="post" action=form::action(visit, "register/need")>
            {hidden(visit, law)}
            {number}
            <Line given=visit.given("at", need.map_or("", |need| need.at.as_str())) suffix=suffix.clone() label=say::need_at(lang) />
            <Line given=visit.given("what", need.map_or("", |need| need.what.as_str())) suffix=suffix.clone() label=say::need_what(lang) />
            <Date name="made" visit=visit.clone() kept=made suffix=suffix.clone() label=say::need_made(lang) hint=say::need_made_hint(lang) />
            <Line given=visit.given("made_reference", &made_reference) suffix=suffix.clone() label=say::need_made_reference(lang) hint=say::needed_with(lang) />
            <Date name="extended" visit=visit.clone() kept=extended suffix=suffix.clone() label=say::need_extended(lang) hint=say::need_extended_hint(lang) />
            <Line given=visit.given("extended_reference", &resolution) suffix=suffix label=say::need_extended_reference(lang) hint=say::needed_with(lang) />
            <div class="actions gap-3"><button class="button" type="submit">{words::common::save(lang)}</button></div>
        </form>
    }
}
