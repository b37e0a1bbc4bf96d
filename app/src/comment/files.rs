//! Files that go with a comment: the fields that bring them, and where they are told of. A picture, a table, a plan says what words do not.

use crate::request::{Done, Serving, Visit};
use crate::ui::brought;
use crate::ui::field::{Choice, Radios, Ticks};
use crate::ui::form;
use domain::comment::{Held, Public};
use domain::comment_file::{Attached, FIELDS, LARGEST, brought as named, twice};
use domain::lang::Lang;
use domain::moderation::{Reason, Seen};
use domain::receipt::Number;
use domain::refusal::Refusals;
use domain::survey::file::File;
use leptos::prelude::*;
use store::comment::Own;
use words::comment_file as say;

/// Ticked of a file that its author takes away when the comment is changed: its number.
pub(super) const LEFT: &str = "leave_file[]";

/// What the fields are called where the form comes back.
pub fn labels(visit: &Visit) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
    let lang = visit.lang;
    FIELDS.into_iter().zip(say::fields(lang))
}

/// The fields, folded until something is to be seen in them.
pub fn section(visit: &Visit) -> AnyView {
    fields(visit, FIELDS.len())
}

/// So many of the fields.
fn fields(visit: &Visit, most: usize) -> AnyView {
    let lang = visit.lang;
    let there =
        |field: &&str| visit.typed(field).is_some_and(|typed| !typed.is_empty()) || visit.refusal(field).is_some();
    let open = FIELDS.iter().any(there);
    let fields: Vec<_> = FIELDS
        .into_iter()
        // Numbered after those that are there.
        .zip(say::fields(lang).into_iter().skip(FIELDS.len() - most))
        .map(|(field, label)| {
            brought::field(visit, visit.given(field, ""), label.into(), say::hint(lang, LARGEST), brought::KINDS, true)
        })
        .collect();
    view! {
        <details class="fold gap-4" id="files" open=open>
            <summary class="fold__name">{say::attach(lang, most)}</summary>
            <div class="fold__body">
                <p>{say::seen(lang)}</p>
                <p>{say::careful(lang)}</p>
                {fields}
                {(most == FIELDS.len()).then(|| view! { <p class="small quiet">{say::not_in_drafts(lang)}</p> })}
            </div>
        </details>
    }
    .into_any()
}

/// What a form says with the files that it brought; all that is wrong at once.
///
/// # Errors
/// All refusals, each with its field's name: those of the files that were not taken too.
pub fn with<T>(here: &Serving, typed: Result<T, Refusals>) -> Result<(T, Vec<File>), Refusals> {
    let mut no = Refusals::default();
    let (said, files) = (no.join(typed), no.join(named(&here.pairs)));
    here.with_unkept(no).none(|| said.zip(files))
}

/// Tells which files were not taken, of a form that comes back for something else.
///
/// # Errors
/// Their refusals.
pub fn told(here: &Serving) -> Result<(), Refusals> {
    here.with_unkept(Refusals::default()).none(|| Some(()))
}

/// Where a form leads that was taken; that one file came twice and is kept once goes along, for the receipt to say.
pub fn kept_once(here: &Serving, done: Done) -> Done {
    if !twice(&here.pairs) {
        return done;
    }
    let mark = if done.to.contains('?') { '&' } else { '?' };
    Done { to: format!("{}{mark}twice=1", done.to) }
}

/// The numbers of one's own files that are ticked to be taken away.
pub fn left_out(here: &Serving) -> Vec<u32> {
    here.all(LEFT).into_iter().filter_map(|file| file.parse().ok()).collect()
}

/// The files with what each is, a link that saves it, and where they are `seen`, the picture itself once it is unfolded.
fn list(visit: &Visit, files: &[Attached], under: &str, seen: bool) -> Option<AnyView> {
    let lang = visit.lang;
    let rows: Vec<_> = files
        .iter()
        .map(|file| {
            let why = file.withheld.map(|why| words::law::reason(lang, why));
            if let Some(why) = why.filter(|_| file.name.is_empty()) {
                return view! { <li class="tomb">{say::withheld(lang, why)}</li> }.into_any();
            }
            let tomb = why.map(|why| say::this_withheld(lang, why));
            let tomb = tomb.map(|tomb| view! { " " <b class="small">{tomb}</b> });
            let name = file.name.clone();
            let to = format!("{under}/files/{}", file.number);
            let what = words::attachment::what_it_is(file.kind, file.size);
            let picture = (seen && file.kind.is_image()).then(|| {
                view! {
                    <details class="fold gap-2"><summary class="fold__name">{say::look(lang)}</summary>
                        <img class="fold__picture" src=to.clone() alt=name.clone() loading="lazy" />
                        <p class="small gap-2"><a class="act" href=to.clone()>{say::full(lang)}</a></p>
                    </details>
                }
            });
            view! { <li><a class="act" href=to download="" rel="nofollow ugc">{name}</a> " " <span class="small quiet nb">{what}</span> {tomb} {picture}</li> }.into_any()
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <ul class="plain gap-2" aria-label=say::title(lang)>{rows}</ul> }.into_any())
}

/// Under a comment that everyone reads. Files have one address, whatever the reader's language.
pub fn under(visit: &Visit, one: &Public) -> Option<AnyView> {
    list(visit, &one.files, &format!("/c/{}/comments/{}", visit.param("id"), one.id), false)
}

/// Under a comment on the desk.
pub fn held(visit: &Visit, one: &Held) -> Option<AnyView> {
    list(visit, &one.files, &format!("/desk/c/{}/comments/{}", one.consultation, one.id), true)
}

/// On the receipt, with its code: one's own can be saved, whoever else may.
pub fn on_receipt(visit: &Visit, number: Number, own: Option<&Own>) -> Option<AnyView> {
    let files = list(visit, &own?.files, &format!("/receipts/{number}"), false)?;
    let title = say::title(visit.lang);
    let once =
        (visit.asked("twice") == "1").then(|| view! { <p class="notice" role="status">{say::once(visit.lang)}</p> });
    Some(
        view! { <section class="section" id="files"><h2 class="section__title">{title}</h2> {once} {files}</section> }
            .into_any(),
    )
}

/// Which files stay, where a comment is changed, and what comes to them.
pub fn staying(visit: &Visit, own: &Own) -> impl IntoView + use<> {
    let lang = visit.lang;
    let choice = |file: &Attached| {
        let what = words::attachment::what_it_is(file.kind, file.size);
        Choice::plain(file.number.to_string(), say::leave_out(lang, &file.name)).with(Some(what))
    };
    let choices: Vec<Choice> = own.files.iter().map(choice).collect();
    let chosen = visit.typed_all(LEFT).into_iter().map(str::to_string).collect();
    let stay = (!choices.is_empty()).then(|| {
        view! { <Ticks given=visit.given(LEFT, "") label=say::title(lang) hint=say::leave_hint(lang) optional=true choices chosen /> }
    });
    // As many more as one comment takes.
    let more = FIELDS.len().saturating_sub(own.files.len());
    view! { {stay} {(more > 0).then(|| fields(visit, more))} }
}

/// What a moderator does to one file alone; who `answers` its author's appeal shows a file again by that answer.
pub fn moderated(visit: &Visit, held: &Held, seen: Seen, answers: bool) -> Option<AnyView> {
    let lang = visit.lang;
    let (shown, gone): (Vec<&Attached>, Vec<&Attached>) = held.files.iter().partition(|file| file.withheld.is_none());
    let action = form::action(visit, "moderation/file");
    let again: Vec<_> = gone
        .into_iter()
        .filter(|_| !answers)
        .map(|file| {
            view! {
                <form method="post" class="gap-3" action=action.clone()>
                    {crate::moderation::case::hidden(visit, seen)}
                    <input type="hidden" name="do" value="show" />
                    <button class="button button--plain" type="submit" name="file" value=file.number.to_string()>{say::restore(lang, &file.name)}</button>
                </form>
            }
        })
        .collect();
    let take = (!shown.is_empty()).then(|| {
        let open = ["file", "file_reason"].iter().any(|field| visit.refusal(field).is_some());
        let which = shown.iter().map(|file| Choice::plain(file.number.to_string(), file.name.clone())).collect();
        let reasons = Reason::given().map(|one| Choice::plain(one.code(), words::law::reason(lang, one))).collect();
        view! {
            <details class="fold gap-4" open=open>
                <summary class="fold__name">{say::withhold(lang)}</summary>
                <form class="fold__body" method="post" action=action>
                    {crate::moderation::case::hidden(visit, seen)}
                    <p>{say::withhold_why(lang)}</p>
                    <Radios given=visit.given("file", "") label=say::which(lang) choices=which />
                    <Radios given=visit.given("file_reason", "") label=say::why(lang) choices=reasons />
                    <div class="actions gap-3"><button class="button" type="submit">{say::withhold(lang)}</button></div>
                </form>
            </details>
        }
    });
    (!held.files.is_empty()).then(|| view! { {again} {take} }.into_any())
}

/// The fields of that form, as the summary of refusals calls them.
pub fn moderating_labels(lang: Lang) -> [(&'static str, &'static str); 2] {
    [("file", say::which(lang)), ("file_reason", say::why(lang))]
}
