//! The rows, to look through.

use super::rows::{Origin, Shown};
use crate::problem::Problem;
use crate::request::{Page, Visit, encode};
use crate::ui::list::pagination;
use domain::act::Act;
use domain::id::AgencyId;
use leptos::prelude::*;
use words::thesaurus as say;

const PER_PAGE: u32 = 50;

/// # Errors
/// [`Problem::NotAllowed`] for all but the central administrator.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    if !visit.viewer.may(Act::EditThesaurus, AgencyId(0)) {
        return Err(Problem::NotAllowed);
    }
    let asked = visit.asked("q").trim().to_lowercase();
    let has = |list: &[String]| list.iter().any(|one| one.to_lowercase().contains(&asked));
    let mut found = super::rows::all(&visit.site.store).await?;
    found.retain(|one| has(&one.row.people) || has(&one.row.law) || has(&one.row.acts));
    let pages = (found.len() as u32).div_ceil(PER_PAGE);
    let page = visit.asked("page").parse::<u32>().unwrap_or(1).clamp(1, pages.max(1));
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let from = ((page - 1) * PER_PAGE) as usize;
        let rows: Vec<_> = found.iter().skip(from).take(PER_PAGE as usize).map(|one| line(&visit, one)).collect();
        let add = visit.to(&format!("/desk/thesaurus/row?{}", encode(&[("people".into(), visit.asked("q").trim().into())])));
        let table = match rows.is_empty() {
            true => view! { <p class="empty__words">{say::nothing(lang)}</p> }.into_any(),
            false => view! {
                <div class="table-wrap" role="region" aria-labelledby="rows" tabindex="0">
                    <table class="table">
                        <caption class="table__cap" id="rows">{say::rows(lang, found.len() as u64)}</caption>
                        <thead><tr><th scope="col">{say::people(lang)}</th> <th scope="col">{say::law(lang)}</th> <th scope="col">{say::acts(lang)}</th> <th scope="col">{say::origin(lang)}</th> <th scope="col"><span class="hidden">{words::desk::acts(lang)}</span></th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
            .into_any(),
        };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{words::desk::title(lang)}</a></nav>
            <h1>{say::title(lang)}</h1>
            <p class="lead">{say::lead(lang)}</p>
            <form class="narrow" method="get" action=visit.to("/desk/thesaurus") role="search">
                <div class="field">
                    <label class="field__label" for="q">{say::find(lang)}</label>
                    <p class="field__help" id="q-hint">{say::find_hint(lang)}</p>
                    <input class="field__box" type="search" id="q" name="q" value=visit.asked("q").to_string() aria-describedby="q-hint" />
                </div>
                <div class="actions gap-3">
                    <button class="button" type="submit">{words::common::search(lang)}</button>
                    <a class="act act--strong" href=add>{say::add(lang)}</a>
                </div>
            </form>
            {table}
            {pagination(&visit, page, pages)}
        }
    })
    .of_the_desk())
}

fn line(visit: &Visit, one: &Shown) -> impl IntoView + use<> {
    let lang = visit.lang;
    let which = match one.kept {
        Some((id, _)) => ("id", id.to_string()),
        None => ("shipped", one.shipped.clone()),
    };
    let to = visit.to(&format!("/desk/thesaurus/row?{}", encode(&[(which.0.into(), which.1)])));
    let origin = match one.origin {
        Origin::Shipped => say::shipped(lang),
        Origin::Changed => say::changed(lang),
        Origin::Own => say::own(lang),
    };
    let off = (!one.row.used).then(|| view! { <br /> <span class="quiet">{say::not_in_use(lang)}</span> });
    let name = one.row.people.first().cloned().unwrap_or_default();
    view! {
        <tr class=if one.row.used { "" } else { "table__row--ended" }>
            <th scope="row" lang="th">{one.row.people.join(" · ")}</th> <td lang="th">{one.row.law.join(" · ")}</td> <td lang="th">{one.row.acts.join(" · ")}</td> <td>{origin} {off}</td>
            <td class="table__acts"><a class="act" href=to>{say::edit(lang)} <span class="hidden">" " {name}</span></a></td>
        </tr>
    }
}
