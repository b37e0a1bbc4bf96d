//! Search boxes: the page's own with names while typing, the small one of one consultation, and the help beside.

use super::suggest::Suggest;
use crate::request::Visit;
use domain::consultation::Consultation;
use domain::lang::Lang;
use leptos::prelude::*;
use store::law::Law;
use words::{find as say, law_find as laws};

/// The box of the search page; within one consultation it stays there.
pub fn whole(visit: &Visit, asked: &str, inside: Option<&Consultation>) -> AnyView {
    let lang = visit.lang;
    let label = if inside.is_some() { say::inside(lang) } else { words::common::search(lang) };
    let within = inside.map(|one| view! { <input type="hidden" name="in" value=one.id.to_string() /> });
    let form = view! {
        <form role="search" action=visit.to("/search")>
            {within}
            <label class="find__label" for="q">{label}</label>
            <div class="find"><input class="find__field" id="q" name="q" type="search" value=asked.to_string() maxlength="1000" /><button class="button find__go" type="submit">{words::common::search(lang)}</button></div>
        </form>
    };
    match inside {
        Some(_) => form.into_any(),
        None => view! { <Suggest from=visit.to("/search/suggest")>{form}</Suggest> }.into_any(),
    }
}

/// The box of the search among laws; within one law it stays there.
pub fn of_laws(visit: &Visit, asked: &str, inside: Option<&Law>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let label = if inside.is_some() { laws::inside(lang) } else { laws::title(lang) };
    let within = inside.map(|law| view! { <input type="hidden" name="in" value=law.id.to_string() /> });
    view! {
        <form role="search" action=visit.to("/laws/search")>
            {within}
            <label class="find__label" for="q">{label}</label>
            <div class="find"><input class="find__field" id="q" name="q" type="search" value=asked.to_string() maxlength="1000" /><button class="button find__go" type="submit">{words::common::search(lang)}</button></div>
        </form>
    }
}

/// The small box that searches laws by one field more: the law that is looked at, or proposals alone.
pub fn in_laws(
    visit: &Visit,
    field: (&'static str, String),
    label: &'static str,
    covers: &'static str,
) -> impl IntoView + use<> {
    let (name, value) = field;
    view! {
        <form class="find-in" role="search" action=visit.to("/laws/search")>
            <input type="hidden" name=name value=value />
            <label class="find__label" for="find-in">{label}</label>
            <div class="find find--small"><input class="find__field" id="find-in" name="q" type="search" maxlength="1000" aria-describedby="find-in-help" /><button class="button find__go" type="submit">{words::common::search(visit.lang)}</button></div>
            <p class="small quiet gap-2" id="find-in-help">{covers}</p>
        </form>
    }
}

/// The small box on a consultation's pages; none on the preview of one that nobody can search yet.
pub fn inside(visit: &Visit, one: &Consultation) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let form = view! {
        <form class="find-in" role="search" action=visit.to("/search")>
            <input type="hidden" name="in" value=one.id.to_string() />
            <label class="find__label" for="find-in">{say::inside(lang)}</label>
            <div class="find find--small"><input class="find__field" id="find-in" name="q" type="search" maxlength="1000" aria-describedby="find-in-help" /><button class="button find__go" type="submit">{words::common::search(lang)}</button></div>
            <p class="small quiet gap-2" id="find-in-help">{covers(lang, one)}</p>
        </form>
    };
    one.dates.published.map(|_| form)
}

/// What is searched of one consultation: one with a survey has neither key points nor a draft.
pub fn covers(lang: Lang, one: &Consultation) -> &'static str {
    if one.kind.has_survey() { say::inside_covers_survey(lang) } else { say::inside_covers(lang) }
}

/// How to search more exactly.
pub fn help(visit: &Visit, open: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rows: Vec<_> = [
        (say::help_passage(lang), say::help_passage_why(lang)),
        (say::help_without(lang), say::help_without_why(lang)),
        (say::help_section(lang), say::help_section_why(lang)),
        (say::help_agency(lang), say::help_agency_why(lang)),
    ]
    .into_iter()
    .map(|(sign, why)| view! { <div class="signs__row"><dt><code>{sign}</code></dt> <dd>{why}</dd></div> })
    .collect();
    view! {
        <details class="fold fold--help" open=open>
            <summary class="fold__name">{say::help(lang)}</summary>
            <div class="fold__body"><p>{say::as_spoken(lang)}</p> <dl class="signs">{rows}</dl></div>
        </details>
    }
}
