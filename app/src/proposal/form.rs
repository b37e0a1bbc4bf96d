//! The form by which anyone proposes something about a law: what others proposed first, then one's own.

use super::list::row;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Line, Long, Radios, Ticks};
use crate::ui::form;
use domain::id::LawId;
use domain::private::Private;
use domain::proposal::{Proposal, Wish};
use domain::refusal::Refusal;
use leptos::prelude::*;
use store::proposal::Filter;
use words::proposal as say;

/// Proposals shown before the form.
const SHOWN: u32 = 5;

/// # Errors
/// [`Problem::NotFound`] for a law that there is not, or is repealed.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", LawId::parse)?;
    let store = &visit.site.store;
    let law = store::law::one(store, id).await?;
    if !law.facts.in_force() {
        return Err(Problem::NotFound);
    }
    let (there, _) = store::proposal::list(store, &Filter { law: Some(id), ..Filter::default() }, 1, SHOWN).await?;
    let alike = match visit.refusal("") {
        Some(Refusal::AlikeThere { .. }) => {
            let typed = |name| visit.typed(name).unwrap_or("").to_string();
            store::proposal::like(store, id, &typed("title"), &typed("reason")).await?
        }
        _ => Vec::new(),
    };
    let at = match visit.asked("at") {
        "" => String::new(),
        at => {
            let contents = store::law::contents(store, id).await?;
            contents.into_iter().find(|piece| piece.anchor == at).map_or(String::new(), |piece| piece.label)
        }
    };
    let (lang, pays) = (visit.lang, crate::ui::price::asked(&visit));
    let page = Page::new(say::propose(lang), move || {
        let labels = [
            ("wish", say::wish(lang)),
            ("at", say::at(lang)),
            ("title", say::short(lang)),
            ("reason", say::reason(lang)),
            ("name", say::name(lang)),
            ("private", words::comment::private_label(lang)),
        ];
        let wishes = Wish::ALL.iter().map(|wish| Choice::plain(wish.code(), say::of_wish(lang, *wish))).collect();
        let meant = !alike.is_empty() || visit.typed("meant") == Some("yes");
        let named = visit.typed("named").map(|_| vec!["yes".to_string()]).unwrap_or_default();
        let nobody = law.agencies.is_empty().then(|| view! { <p class="notice notice--quiet">{say::nobody(lang)}</p> });
        let seen = if alike.is_empty() { rows(&visit, say::there_already(lang), &there) } else { rows(&visit, say::alike(lang), &alike) };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/laws")>{words::register::title(lang)}</a> " / " <a href=visit.to(&format!("/laws/{id}")) lang="th">{law.title.clone()}</a></nav>
            <div class="narrow">
                <h1>{say::propose(lang)}</h1>
                <p class="title__full" lang="th">{law.title.clone()}</p>
                {form::summary(&visit, &labels)}
                <p>{say::before_means(lang)}</p>
                {nobody}
                {seen}
                <form class="section" method="post" action=form::action(&visit, "proposal/submit")>
                    {form::hidden(&visit)}
                    {form::key(&visit)}
                    {crate::ui::price::price(&visit, String::new())}
                    <input type="hidden" name="law" value=id.to_string() />
                    {meant.then(|| view! { <input type="hidden" name="meant" value="yes" /> })}
                    <Radios given=visit.given("wish", "") label=say::wish(lang) choices=wishes />
                    <Line given=visit.given("at", &at) label=say::at(lang) hint=say::at_hint(lang) optional=true />
                    <Line given=visit.given("title", "") label=say::short(lang) hint=say::short_hint(lang) />
                    <Long given=visit.given("reason", "") label=say::reason(lang) hint=say::reason_hint(lang) rows=8 />
                    {private(&visit)}
                    <Ticks given=visit.given("named", "") label=say::named_label(lang) choices=vec![Choice::plain("yes", say::named(lang))] chosen=named />
                    <Line given=visit.given("name", "") label=say::name(lang) hint=say::name_hint(lang) optional=true />
                    <div class="actions gap-4"><button class="button" type="submit">{if meant { say::send_meant(lang) } else { say::send(lang) }}</button> <a class="act" href=visit.to(&format!("/laws/{id}"))>{words::common::back(lang)}</a></div>
                </form>
            </div>
        }
    })
    .at("/laws")
    .unlisted();
    Ok(if pays { page.with_islands() } else { page })
}

/// Proposals that are there, each with the way to support it.
fn rows(visit: &Visit, title: &'static str, all: &[Proposal]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let each: Vec<_> = all.iter().map(|one| row(visit, one, false)).collect();
    (!each.is_empty()).then(|| view! { <section class="section" id="there"><h2 class="section__title">{title}</h2> <p class="section__note">{say::there_means(lang)}</p> <ul class="rows">{each}</ul></section> })
}

/// What the text seems to hold of somebody's own, and the tick that it is meant.
fn private(visit: &Visit) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let found: Vec<Private> = match visit.refusal("private") {
        Some(Refusal::HoldsPrivate { what }) => what,
        _ if visit.typed("private").is_some() => Vec::new(),
        _ => return None,
    };
    let ticked = visit.typed("private").is_some_and(domain::typed::ticked);
    let found: Vec<_> =
        found.into_iter().map(|what| view! { <li>{words::comment::private(lang, what)}</li> }).collect();
    Some(view! {
        <div class="notice notice--care" role="status">
            <p>{words::comment::private_found(lang)}</p>
            <ul class="notice__list">{found}</ul>
            <p class="ticked"><label class="ticked__label"><input class="tick" type="checkbox" id="f-private" name="private" value="yes" checked=ticked /> " " {words::comment::private_ok(lang)}</label></p>
        </div>
    })
}
