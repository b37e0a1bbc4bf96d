//! A questionnaire in XLSForm, brought into the editor and taken away. What is brought stands in the rows of the editor and is kept when these are saved.

use crate::request::{Serving, Visit};
use crate::ui::field::File;
use crate::ui::form;
use domain::consultation::Consultation;
use domain::refusal::{Refusal, Refusals};
use domain::survey::xlsform::{self, Read, Sheet};
use leptos::prelude::*;
use words::xlsform as say;

/// No file came with the form.
pub fn not_chosen() -> Refusals {
    let mut no = Refusals::default();
    no.add("file", Refusal::FileNotChosen);
    no
}

fn of(json: &str) -> Result<Read, Vec<xlsform::Fault>> {
    // What cannot be read back was not written here: it is a workbook without sheets.
    let book: Vec<Sheet> = serde_json::from_str(json).unwrap_or_default();
    xlsform::read(&book, &say::labels())
}

/// Reads the file that a form brought.
///
/// # Errors
/// All faults of the form in it, under `file`.
pub fn read(here: &Serving) -> Result<(), Refusals> {
    let Some(Ok(brought)) = here.file.as_deref() else { return Ok(()) };
    let mut no = Refusals::default();
    for fault in of(&brought.text).err().into_iter().flatten() {
        no.add("file", Refusal::Brought { fault });
    }
    no.none(|| Some(()))
}

/// The questions that a page was brought.
pub fn brought(visit: &Visit) -> Option<Read> {
    visit.brought()?;
    of(visit.typed("workbook")?).ok()
}

/// What was read of a file, and what was left out.
pub fn said(visit: &Visit) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let read = brought(visit)?;
    let left: Vec<_> = read.left.iter().map(|left| view! { <li>{say::left_out(lang, left)}</li> }).collect();
    let left = match left.is_empty() {
        true => view! { <p>{say::nothing_left(lang)}</p> }.into_any(),
        false => view! { <p>{say::left(lang)}</p> <ul class="notice__list">{left}</ul> }.into_any(),
    };
    let name = visit.brought().map_or(String::new(), |brought| brought.name.clone());
    Some(view! {
        <div class="notice" id="file" role="status" tabindex="-1" autofocus=true>
            <p class="notice__title">{words::file::title(lang, &name)} " · " {words::survey::questions(lang, read.questions.len())}</p>
            <p>{say::not_saved(lang)}</p>
            {left}
        </div>
    })
}

/// The link that takes the questions away.
pub fn take(visit: &Visit, one: &Consultation) -> impl IntoView + use<> {
    let to = visit.to(&format!("/desk/c/{}/xlsform.xlsx", one.id));
    view! { <a class="act" href=to>{say::take(visit.lang)}</a> }
}

/// The form that brings a file.
pub fn bring(visit: &Visit, one: &Consultation, asked: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let take = asked.then(|| view! { <p class="quiet">{say::take(lang)} ": " {say::take_note(lang)}</p> });
    view! {
        <form class="section" id="bring" method="post" action=form::action(visit, "desk/bring_questions") enctype="multipart/form-data">
            <h2 class="section__title">{say::bring(lang)}</h2>
            {take}
            {super::duties::about(visit, one)}
            <File given=visit.given("file", "") label=say::bring(lang) hint=say::bring_hint(lang) accept=".xlsx" />
            <p class="actions gap-2"><button class="button button--plain" type="submit" name="do" value="file">{say::read(lang)}</button></p>
        </form>
    }
}
