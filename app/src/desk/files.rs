//! The files of a dossier on the desk: what is there, and one more.

use super::dossier::load;
use super::duties::{about, head};
use crate::consultation::files::row;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{File, Line};
use crate::ui::form;
use domain::act::Act;
use domain::attachment::{Attachment, LARGEST};
use domain::consultation::Consultation;
use domain::phase::Phase;
use leptos::prelude::*;
use words::attachment as say;

/// What is taken, for the browser's list of files.
pub const ACCEPT: &str = ".pdf,.png,.jpg,.jpeg,.webp,.xlsx,.ods,.csv,.docx,.odt";

/// # Errors
/// [`Problem::NotAllowed`] for those who may not add one now.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    may_add(&visit, &one)?;
    let files = store::attachment::all(&visit.site.store, one.id).await?.files;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let preparing = one.phase(visit.now) == Phase::Preparing;
        let rows: Vec<_> = files.iter().map(|file| kept(&visit, &one, file, preparing, "files")).collect();
        let list = match rows.is_empty() {
            true => view! { <p class="quiet gap-3">{say::none(lang)}</p> }.into_any(),
            false => view! { <ol class="versions gap-3">{rows}</ol> }.into_any(),
        };
        let later = (!preparing).then(|| view! { <p class="notice notice--care gap-3">{say::means_later(lang)}</p> });
        view! {
            {head(&visit, &one, say::title(lang))}
            <div class="narrow">
                {form::summary(&visit, &[("title", say::what(lang)), ("file", say::file(lang))])}
                <p>{say::means(lang)}</p>
                {later}
                {list}
                <form class="section" method="post" action=form::action(&visit, "desk/attach") enctype="multipart/form-data">
                    {about(&visit, &one)}
                    <Line given=visit.given("title", "") label=say::what(lang) hint=say::what_hint(lang) />
                    <File given=visit.given("file", "") label=say::file(lang) hint=say::hint(lang, LARGEST) accept=ACCEPT />
                    <div class="actions gap-4"><button class="button" type="submit">{say::add(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::common::back(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// Whether the viewer may add a file now.
///
/// # Errors
/// [`Problem::NotAllowed`].
pub fn may_add(visit: &Visit, one: &Consultation) -> Result<(), Problem> {
    let phase = one.phase(visit.now);
    let may = |act: Act| visit.viewer.may(act, one.agency.id) && phase.allows(act);
    let may = may(Act::EditDossier) || may(Act::AttachLater) || visit.returned.is_some();
    if may { Ok(()) } else { Err(Problem::NotAllowed) }
}

/// A file in its list, with what can be done about it now.
pub fn kept(
    visit: &Visit,
    one: &Consultation,
    file: &Attachment,
    preparing: bool,
    list: &'static str,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let under = format!("/desk/c/{}", one.id);
    let (row, name) = match &file.form {
        None => (row(visit, one, file, &under), file.title.clone()),
        Some(form) => {
            let name = words::form::name(lang, form.what, &form.lang);
            (crate::consultation::forms::row(visit, file, form, &format!("{under}/preview"), &under), name)
        }
    };
    let act = match preparing {
        true => view! {
            <form method="post" action=form::action(visit, "desk/detach")>
                {about(visit, one)}
                <input type="hidden" name="number" value=file.number.to_string() />
                <input type="hidden" name="list" value=list />
                <button class="act" type="submit">{say::remove(lang)} <span class="hidden">" " {name}</span></button>
            </form>
        }
        .into_any(),
        false if file.gone.is_some() => ().into_any(),
        false => {
            let act = |what: &str, words: &'static str| view! { <a class="act" href=visit.to(&format!("{under}/{what}/{}", file.number))>{words} <span class="hidden">" " {name.clone()}</span></a> };
            view! { <p class="actions">{act("replace", say::replace(lang))} {act("take-out", say::take_out_now(lang))}</p> }.into_any()
        }
    };
    view! { <li class="versions__item">{row} {act}</li> }
}
