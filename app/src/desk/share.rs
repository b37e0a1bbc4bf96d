//! Preview links on the desk: making one, those that live, ending one.

use super::deeds::allowed;
use super::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Line;
use crate::ui::form;
use domain::act::Act;
use domain::consultation::Consultation;
use leptos::prelude::*;
use store::preview::Link;
use words::share as say;

/// # Errors
/// [`Problem::NotAllowed`] for those who may not make one, and for everyone once the dossier is published.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::SharePreview).await?;
    let links = match visit.returned {
        // What came back refused may stand on a dossier that is published meanwhile.
        Some(_) => {
            store::preview::living(&visit.site.store, &visit.viewer, one.id, visit.now).await.unwrap_or_default()
        }
        None => store::preview::living(&visit.site.store, &visit.viewer, one.id, visit.now).await?,
    };
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let rows: Vec<_> = links.iter().map(|link| row(&visit, &one, link)).collect();
        let list = match rows.is_empty() {
            true => view! { <p class="quiet">{say::none(lang)}</p> }.into_any(),
            false => view! { <ul class="versions">{rows}</ul> }.into_any(),
        };
        view! {
            {head(&visit, &one, say::title(lang))}
            <div class="narrow">
                {form::summary(&visit, &[("days", say::days(lang)), ("note", say::note(lang))])}
                <p>{say::means(lang)}</p>
                <form class="gap-4" method="post" action=form::action(&visit, "desk/share")>
                    {about(&visit, &one)}
                    <Line given=visit.given("days", "7") label=say::days(lang) hint=say::days_hint(lang) short=true />
                    <Line given=visit.given("note", "") label=say::note(lang) hint=say::note_hint(lang) optional=true />
                    <div class="actions gap-4"><button class="button" type="submit">{say::make(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::common::back(lang)}</a></div>
                </form>
                <section class="section"><h2 class="section__title">{say::living(lang)}</h2> {list}</section>
            </div>
        }
    })
    .with_small_script()
    .of_the_desk())
}

fn row(visit: &Visit, one: &Consultation, link: &Link) -> impl IntoView + use<> {
    let lang = visit.lang;
    let until = say::until(lang, &words::date::moment(lang, link.expires));
    let made = say::made_by(lang, &link.name, &words::date::moment(lang, link.made));
    let address = match &link.secret {
        Some(secret) => {
            let address = format!("{}{}", visit.site.address, visit.to(&format!("/preview/{secret}")));
            view! {
                <p class="share__address">{address.clone()}</p>
                <p class="share"><button class="act" type="button" data-copy=address hidden>{say::copy(lang)}</button> <span class="share__said" role="status" data-said=say::copied(lang)></span></p>
            }
            .into_any()
        }
        None => view! { <p>{say::hidden(lang)}</p> }.into_any(),
    };
    let note = (!link.note.is_empty()).then(|| view! { <b lang="th">{link.note.clone()}</b> " · " });
    view! {
        <li class="versions__item">
            <p>{note} {until}</p>
            {address}
            <p class="small quiet">{made}</p>
            <form method="post" action=form::action(visit, "desk/unshare")>
                {about(visit, one)}
                <input type="hidden" name="link" value=link.id.to_string() />
                <button class="act" type="submit">{say::end(lang)} <span class="hidden">" " {link.note.clone()}</span></button>
            </form>
        </li>
    }
}
