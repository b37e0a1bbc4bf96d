//! Who took the answer sheets of a hearing away, for those who may take them.

use crate::desk::dossier::load;
use crate::desk::duties::head;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::list::pagination;
use domain::consultation::Consultation;
use domain::key_point::Span;
use domain::survey::Question;
use leptos::prelude::*;
use store::survey::file::{Given, PER_PAGE};
use words::taken as say;

/// # Errors
/// [`Problem::NotFound`] for those of other agencies, [`Problem::NotAllowed`] for those who may take none.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    if !one.kind.has_survey() {
        return Err(Problem::NotFound);
    }
    let store = &visit.site.store;
    let all = store::survey::taken::all(store, &visit.viewer, one.id).await?;
    let at = visit.asked("page").parse::<u32>().unwrap_or(1).max(1);
    let (files, many) = store::survey::file::all(store, &visit.viewer, one.id, at).await?;
    let questions = if files.is_empty() { Vec::new() } else { store::survey::ever(store, one.id).await? };
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let rows: Vec<_> = all
            .iter()
            .map(|one| {
                let name = if one.name.is_empty() { "–".to_string() } else { one.name.clone() };
                view! { <li class="versions__item"><p><b>{name}</b> " · " <code>{one.file.clone()}</code></p> <p class="small quiet">{words::date::moment(lang, one.at)}</p></li> }
            })
            .collect();
        let none = rows.is_empty().then(|| view! { <p class="empty__words">{say::none(lang)}</p> });
        view! {
            {head(&visit, &one, say::title(lang))}
            <div class="narrow">
                <p>{say::means(lang)}</p>
                {none}
                <ol class="versions gap-4">{rows}</ol>
                {(many > 0).then(|| brought(&visit, &one, &questions, (&files, many, at)))}
            </div>
        }
    })
    .of_the_desk())
}

/// The files that answers brought, each with its sheet and question.
fn brought(
    visit: &Visit,
    one: &Consultation,
    questions: &[(Span, Question)],
    (files, many, at): (&[Given], u64, u32),
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rows: Vec<_> = files
        .iter()
        .map(|given| {
            let asked = questions.iter().find(|(_, question)| question.id == given.question);
            let asked = asked.map_or(String::new(), |(_, question)| question.said(lang).to_string());
            let to = format!("/desk/c/{}/sheets/{}/{}", one.id, given.sheet, given.question);
            let size = words::attachment::what_it_is(given.file.kind, given.file.size);
            view! { <li class="versions__item"><p><a href=to download="">{given.file.name.clone()}</a> " " <span class="quiet">{size}</span></p> <p class="small quiet">{say::sheet(lang, given.sheet.0)} " · " {words::date::moment(lang, given.at)} " · " {asked}</p></li> }
        })
        .collect();
    view! {
        <section class="section" id="brought">
            <h2 class="section__title">{say::brought(lang)}</h2>
            <p class="section__note">{say::brought_means(lang)}</p>
            <ol class="versions">{rows}</ol>
            {pagination(visit, at, (many as u32).div_ceil(PER_PAGE))}
        </section>
    }
}
