//! A file in the place of a text that is pasted: the field that takes it, and what was read of it. Nothing is kept before the
//! officer saves the text.

use crate::problem::Problem;
use crate::request::{Done, Serving, Visit};
use crate::ui::field::File;
use domain::act::Act;
use domain::consultation::Consultation;
use leptos::prelude::*;
use words::file as say;

/// What is read, for the browser's list of files.
const ACCEPT: &str = ".docx,.odt,.fodt,.pdf,.html,.htm,.md,.txt";

/// Whether the form brings a file for a field, from somebody who could keep the text: then it is only shown.
///
/// # Errors
/// [`Problem::NotAllowed`], refused by the phase, or for `file`.
pub fn brought(here: &Serving, one: &Consultation, act: Act, field: &'static str) -> Result<Option<Done>, Problem> {
    lets(here, one, act)?;
    here.brings(field)
}

/// Whether somebody may do what their file is for, asked before anything is said of the file.
///
/// # Errors
/// [`Problem::NotAllowed`], or refused by the phase.
pub fn lets(here: &Serving, one: &Consultation, act: Act) -> Result<(), Problem> {
    if !here.visit.viewer.may(act, one.agency.id) {
        return Err(Problem::NotAllowed);
    }
    match one.phase(here.visit.now).refuses(act, &one.dates) {
        Some(refusal) => Err(refusal.into()),
        None => Ok(()),
    }
}

/// The field that takes a file, with the button that reads it into the box. It stands after the box: of a form that is too
/// large for its file, what came before the file comes back.
pub fn bring(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <File given=visit.given("file", "") label=say::label(lang) hint=say::hint(lang) accept=ACCEPT />
        <p class="actions gap-2"><button class="button button--plain" type="submit" name="do" value="file">{say::read(lang)}</button></p>
    }
}

/// The way from above a long box to the field below it.
pub fn jump(visit: &Visit) -> impl IntoView + use<> {
    view! { <p><a class="act" href="#f-file">{say::label(visit.lang)}</a></p> }
}

/// What was read of a file, what did not come along, and what stood in the box before.
pub fn said(visit: &Visit) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let brought = visit.brought()?;
    let lost: Vec<_> =
        brought.lost.iter().map(|(code, many)| view! { <li>{say::lost(lang, code, u64::from(*many))}</li> }).collect();
    let lost = match lost.is_empty() {
        true => view! { <p>{say::whole(lang)}</p> }.into_any(),
        false => view! { <p>{say::not_whole(lang)}</p> <ul class="notice__list">{lost}</ul> }.into_any(),
    };
    let before = (!brought.before.trim().is_empty()).then(|| {
        view! {
            <details class="fold">
                <summary class="fold__name">{say::before(lang)}</summary>
                <blockquote class="quote kept-text" lang="th">{brought.before.clone()}</blockquote>
            </details>
        }
    });
    Some(view! {
        <div class="notice" id="file" role="status" tabindex="-1" autofocus=true>
            <p class="notice__title">{say::title(lang, &brought.name)}</p>
            <p>{say::not_saved(lang)}</p>
            {lost}
            {before}
        </div>
    })
}
