//! How satisfied people are with the portal, month by month and by part, beside the target; the same as a file; and, for the central office alone, remarks.

use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use domain::lang::Lang;
use domain::satisfaction::{Counts, Part, Told, told};
use leptos::prelude::*;
use store::satisfaction::Remark;
use words::satisfaction as say;

/// Months in the chart.
const DRAWN: usize = 12;
/// Remarks on the page.
const REMARKS: u32 = 500;

async fn load(visit: &Visit) -> Result<Vec<Told>, Problem> {
    Ok(told(&store::satisfaction::counts(&visit.site.store).await?, visit.now.day().month()))
}

/// The public page.
///
/// # Errors
/// Faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let told = load(&visit).await?;
    let target = visit.site.rules().satisfied();
    let stale = visit.now.day().last_moment();
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let body = match told.iter().any(is_told) {
            true => view! {
                {chart(lang, &told, target)}
                {table(lang, &told)}
                <p class="small quiet gap-2">{say::hidden_means(lang)}</p>
                <p class="gap-3"><a href=visit.to("/about/satisfaction.csv") rel="nofollow">{say::csv(lang)}</a></p>
            }
            .into_any(),
            false => view! { <p class="empty__words">{say::none(lang)}</p> }.into_any(),
        };
        view! {
            <div class="column">
                <header class="title"><h1>{say::title(lang)}</h1></header>
                <p class="lead">{say::means(lang)}</p>
                <p class="section__note gap-3">{say::target(lang, target)} " " {say::not_shown(lang)} " " {say::self_selected(lang)}</p>
                {body}
            </div>
        }
    })
    .kept(Touch::Anything, stale))
}

fn is_told(told: &Told) -> bool {
    told.all.is_some() || !told.of.is_empty()
}

/// A bar for each of the last months, upon the same measure, with the target across them.
fn chart(lang: Lang, told: &[Told], target: u32) -> Option<AnyView> {
    let months: Vec<(&Told, Counts)> = told.iter().take(DRAWN).filter_map(|one| Some((one, one.all?))).collect();
    if months.is_empty() {
        return None;
    }
    let rows: Vec<_> = months
        .into_iter()
        .map(|(one, counts)| {
            let width = format!("{:.1}%", counts.share() as f64 / 10.0);
            view! {
                <div class="chart__row">
                    <span class="chart__label">{say::of_month(lang, one.month)}</span>
                    <span class="chart__count">{say::per_cent(counts.share())}</span>
                    <svg class="chart__bar" height="10" width="100%"><rect class="chart__track" width="100%" height="10" /><rect class="bar" width=width height="10" /><rect class="chart__middle" x=format!("{target}%") width="2" height="10" /></svg>
                </div>
            }
        })
        .collect();
    // The table under it says the same.
    Some(view! { <figure class="chart"><div aria-hidden="true">{rows}</div> <figcaption class="chart__note">{say::target_line(lang, target)}</figcaption></figure> }.into_any())
}

fn table(lang: Lang, told: &[Told]) -> impl IntoView + use<> {
    let parts = || std::iter::once(None).chain(Part::ALL.into_iter().map(Some));
    // Parts that no month tells of have no column.
    let columns: Vec<Option<Part>> =
        parts().filter(|part| told.iter().any(|one| one.counts(*part).is_some())).collect();
    let name = |part: Option<Part>| part.map_or(say::all(lang), |part| say::part(lang, part));
    let heads: Vec<_> =
        columns.iter().map(|part| view! { <th class="table__n" scope="col">{name(*part)}</th> }).collect();
    let rows: Vec<_> = told
        .iter()
        .map(|one| {
            let cells: Vec<_> = columns
                .iter()
                .map(|part| match one.counts(*part) {
                    Some(counts) => view! { <td class="table__n">{say::cell(lang, counts)}</td> }.into_any(),
                    None => view! { <td class="table__n"><span aria-hidden="true">"–"</span><span class="hidden">{say::hidden(lang)}</span></td> }.into_any(),
                })
                .collect();
            view! { <tr><th scope="row">{say::of_month(lang, one.month)}</th> {cells}</tr> }
        })
        .collect();
    view! {
        <div class="table-wrap table-wrap--slim" role="region" aria-label=say::by_month(lang) tabindex="0">
            <table class="table table--dense">
                <caption class="hidden">{say::by_month(lang)}</caption>
                <thead><tr><th scope="col">{say::month(lang)}</th> {heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The table as a file has it: its head, then a line for each month and part that is told.
///
/// # Errors
/// Faults of the store.
pub async fn lines(visit: &Visit) -> Result<Vec<Vec<String>>, Problem> {
    let (told, lang) = (load(visit).await?, visit.lang);
    let target = visit.site.rules().satisfied().to_string();
    let head = [
        say::month(lang),
        say::code(lang),
        say::group(lang),
        say::n(lang),
        say::satisfied(lang),
        say::no_opinion(lang),
        say::share(lang),
        say::target_column(lang),
    ];
    let mut lines = vec![head.map(String::from).to_vec()];
    for one in &told {
        let (year, month) = one.month.be();
        let year = if lang == Lang::En { year - domain::time::ERA } else { year };
        for part in std::iter::once(None).chain(Part::ALL.into_iter().map(Some)) {
            let Some(counts) = one.counts(part) else { continue };
            let (code, name) = part.map_or(("all", say::all(lang)), |part| (part.code(), say::part(lang, part)));
            lines.push(vec![
                format!("{year}-{month:02}"),
                code.into(),
                name.into(),
                counts.n().to_string(),
                counts.satisfied.to_string(),
                counts.no_opinion.to_string(),
                format!("{}.{}", counts.share() / 10, counts.share() % 10),
                target.clone(),
            ]);
        }
    }
    Ok(lines)
}

/// What people remarked, for the central office.
///
/// # Errors
/// [`Problem::NotAllowed`] for everyone else.
pub async fn remarks(visit: Visit) -> Result<Page, Problem> {
    let remarks = store::satisfaction::remarks(&visit.site.store, visit.signed_in()?, REMARKS).await?;
    let lang = visit.lang;
    Ok(Page::new(say::remarks(lang), move || {
        let rows: Vec<_> = remarks
            .into_iter()
            .map(|Remark { month, part, step, words }| {
                view! {
                    <li class="versions__item">
                        <p lang="th">{words}</p>
                        <p class="small quiet">{say::of_month(lang, month)} " · " {say::part(lang, part)} " · " {say::step(lang, step)}</p>
                    </li>
                }
            })
            .collect();
        let list = match rows.is_empty() {
            true => view! { <p class="quiet">{say::no_remarks(lang)}</p> }.into_any(),
            false => view! { <ul class="versions">{rows}</ul> }.into_any(),
        };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{words::desk::title(lang)}</a> " / " <a href=visit.to("/about/satisfaction")>{say::title(lang)}</a></nav>
            <h1>{say::remarks(lang)}</h1>
            <p class="section__note">{say::remarks_means(lang)}</p>
            {list}
        }
    })
    .of_the_desk())
}
