//! Another file in the place of a published one, or none any more, with a public reason.

use super::deeds::allowed;
use super::duties::{about, head};
use super::forms;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{File, Long};
use crate::ui::form;
use domain::act::Act;
use domain::attachment::LARGEST;
use leptos::prelude::*;
use words::attachment as say;
use words::desk;

/// # Errors
/// [`Problem::NotAllowed`] for those who may not, [`Problem::NotFound`] where there is no such file.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::AttachLater).await?;
    let number = visit.id("number", |number| number.parse::<u32>().ok())?;
    let file = store::attachment::one(&visit.site.store, one.id, number).await?;
    let lang = visit.lang;
    Ok(Page::new(say::replace(lang), move || {
        let mut labels = vec![("reason", desk::public_reason(lang)), ("file", say::new_file(lang))];
        let (name, fields, list) = match &file.form {
            Some(form) => {
                labels.extend(forms::field_names(lang, form.what));
                (words::form::name(lang, form.what, &form.lang), forms::fields(&visit, form.what), "forms")
            }
            None => {
                let field = view! { <File given=visit.given("file", "") label=say::new_file(lang) hint=say::hint(lang, LARGEST) accept=super::files::ACCEPT /> };
                (file.title.clone(), field.into_any(), "files")
            }
        };
        view! {
            {head(&visit, &one, say::replace(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <p lang="th"><strong>{name}</strong></p>
                <p class="small quiet">{say::what_it_is(file.kind, file.size)} " · " <span lang="th">{file.name.clone()}</span></p>
                <p class="gap-3">{say::replace_means(lang)}</p>
                <form class="gap-4" method="post" action=form::action(&visit, "desk/replace") enctype="multipart/form-data">
                    {about(&visit, &one)}
                    <input type="hidden" name="number" value=number.to_string() />
                    <Long given=visit.given("reason", "") label=desk::public_reason(lang) hint=desk::public_reason_hint(lang) rows=2 />
                    {fields}
                    <div class="actions gap-4"><button class="button" type="submit">{say::replace_now(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}/{list}", one.id))>{words::common::back(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

/// A published file is taken out.
///
/// # Errors
/// As [`show`].
pub async fn take_out(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::AttachLater).await?;
    let number = visit.id("number", |number| number.parse::<u32>().ok())?;
    let file = store::attachment::one(&visit.site.store, one.id, number).await?;
    let lang = visit.lang;
    Ok(Page::new(say::take_out(lang), move || {
        let (name, list) = match &file.form {
            Some(form) => (words::form::name(lang, form.what, &form.lang), "forms"),
            None => (file.title.clone(), "files"),
        };
        view! {
            {head(&visit, &one, say::take_out(lang))}
            <div class="narrow">
                {form::summary(&visit, &[("reason", desk::public_reason(lang))])}
                <p lang="th"><strong>{name}</strong></p>
                <p class="small quiet">{say::what_it_is(file.kind, file.size)} " · " <span lang="th">{file.name.clone()}</span></p>
                <p class="notice notice--care gap-3">{say::take_out_means(lang)}</p>
                <form class="gap-4" method="post" action=form::action(&visit, "desk/take_out")>
                    {about(&visit, &one)}
                    <input type="hidden" name="number" value=number.to_string() />
                    <Long given=visit.given("reason", "") label=desk::public_reason(lang) hint=desk::public_reason_hint(lang) rows=2 />
                    <div class="actions gap-4"><button class="button" type="submit">{say::take_out_now(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}/{list}", one.id))>{words::common::back(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}
