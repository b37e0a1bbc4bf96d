//! การดำเนินการของหน่วยงาน: the public table, where the central office has opened it; and the desk's, where an agency sees its own first.

use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::form;
use crate::ui::list::{pagination, with};
use domain::act::Act;
use domain::id::AgencyId;
use domain::local::Scope;
use domain::time::Moment;
use leptos::prelude::*;
use store::performance::{Row, Waiting};
use words::performance as say;

const PER_PAGE: u32 = 50;

/// The public table.
///
/// # Errors
/// Faults of the store.
pub async fn public(visit: Visit) -> Result<Page, Problem> {
    let store = &visit.site.store;
    let lang = visit.lang;
    if store::performance::public_since(store).await?.is_none() {
        return Ok(closed(visit));
    }
    let scope = Scope::parse(visit.asked("scope")).unwrap_or_default();
    let at = visit.asked("page").parse::<u32>().unwrap_or(1).clamp(1, 10_000);
    let (rows, total) = store::performance::page(store, scope, at, PER_PAGE, visit.now).await?;
    let stale = Moment(visit.now.0 + 60_000);
    Ok(Page::new(say::title(lang), move || {
        let none = rows.is_empty().then(|| view! { <p class="empty__words">{say::none(lang)}</p> });
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/agencies")>{words::agency::directory(lang)}</a></nav>
            <h1>{say::title(lang)}</h1>
            <p class="lead">{say::means(lang)}</p>
            <p class="small quiet gap-3">{say::as_of(lang, &words::date::moment(lang, visit.now))} " · " <a href=visit.to(&format!("/agencies/work.csv?scope={}", scope.code()))>{say::csv(lang)}</a></p>
            {scopes(&visit, scope)}
            {none}
            {table(&visit, &rows, say::all(lang))}
            {pagination(&visit, at, (total as u32).div_ceil(PER_PAGE))}
        }
    })
    .at("/consultations")
    .kept(Touch::Anything, stale))
}

/// What stands there while the table is not public.
fn closed(visit: Visit) -> Page {
    let lang = visit.lang;
    let page = Page::new(say::not_public(lang), move || {
        view! {
            <div class="narrow">
                <h1>{say::not_public(lang)}</h1>
                <p>{say::not_public_why(lang)}</p>
                <p class="gap-4"><a class="act act--strong" href=visit.to("/agencies")>{words::agency::directory(lang)}</a></p>
            </div>
        }
    });
    Page { status: Problem::NotFound.status(), ..page }
}

fn scopes(visit: &Visit, scope: Scope) -> impl IntoView + use<> {
    let lang = visit.lang;
    let links: Vec<_> = Scope::ALL
        .into_iter()
        .map(|one| {
            let here = one == scope;
            let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
            let code = if one == Scope::National { "" } else { one.code() };
            view! { <a class=class href=with(visit, "scope", code) aria-current=here.then_some("true")>{words::agency::scope_name(lang, one)}</a> }
        })
        .collect();
    view! { <nav class="tabs gap-4" aria-label=words::agency::scope(lang)>{links}</nav> }
}

/// The desk's: the viewer's own agencies with what waits; for the central office all, and whether everyone may read it.
///
/// # Errors
/// [`Problem::NotAllowed`] for those who work for no agency.
pub async fn desk(visit: Visit) -> Result<Page, Problem> {
    let (store, viewer) = (&visit.site.store, visit.signed_in()?);
    let mine: Vec<AgencyId> = viewer.roles.iter().map(|(agency, _)| *agency).collect();
    if mine.is_empty() {
        return Err(Problem::NotAllowed);
    }
    let rows = store::performance::of(store, &mine, visit.now).await?;
    let waiting = store::performance::waiting(store, &mine, visit.now).await?;
    let since = store::performance::public_since(store).await?;
    let central = viewer.may(Act::ManageAgencies, AgencyId(0));
    let at = visit.asked("page").parse::<u32>().unwrap_or(1).clamp(1, 10_000);
    let scope = Scope::parse(visit.asked("scope")).unwrap_or_default();
    let all = match central {
        true => store::performance::page(store, scope, at, PER_PAGE, visit.now).await?,
        false => Default::default(),
    };
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let state = if since.is_some() { say::is_public(lang) } else { say::is_not_public(lang) };
        let link = since.map(|_| view! { " " <a href=visit.to("/agencies/work")>{say::public_page(lang)}</a> });
        let switch = central.then(|| switch(&visit, since.is_some()));
        let own = (!rows.is_empty()).then(|| view! { <section class="section"><h2 class="section__title">{say::yours(lang)}</h2> {table(&visit, &rows, say::yours(lang))}</section> });
        let all = central.then(|| view! {
            <section class="section">
                <h2 class="section__title">{say::all(lang)}</h2>
                {scopes(&visit, scope)}
                {table(&visit, &all.0, say::all(lang))}
                {pagination(&visit, at, (all.1 as u32).div_ceil(PER_PAGE))}
            </section>
        });
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{words::desk::title(lang)}</a></nav>
            <h1>{say::title(lang)}</h1>
            <p>{say::means(lang)}</p>
            {form::summary(&visit, &[])}
            <p class="notice notice--quiet">{state} {link}</p>
            {switch}
            {own}
            {(!rows.is_empty() || !waiting.is_empty()).then(|| to_summarise(&visit, &waiting))}
            {all}
        }
    })
    .of_the_desk())
}

fn switch(visit: &Visit, on: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let (to, words) = if on { ("off", say::turn_off(lang)) } else { ("on", say::turn_on(lang)) };
    view! {
        <form method="post" action=form::action(visit, "agencies/work")>
            {form::hidden(visit)}
            <input type="hidden" name="to" value=to />
            <div class="actions gap-3"><button class="button button--plain" type="submit">{words}</button></div>
        </form>
    }
}

/// What waits for its summary, with the days since it closed.
fn to_summarise(visit: &Visit, waiting: &[Waiting]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rows: Vec<_> = waiting
        .iter()
        .map(|one| {
            let days = (visit.now.day().0 - one.closed.day().0).max(0) as u64;
            view! {
                <li class="duty">
                    <p class="duty__clock"><b>{words::desk::days_since(lang, days)}</b></p>
                    <div><h3 class="duty__title"><a href=visit.to(&format!("/desk/c/{}", one.id)) lang="th">{one.name.clone()}</a></h3></div>
                </li>
            }
        })
        .collect();
    let none = rows.is_empty().then(|| view! { <p class="quiet">{say::none_waiting(lang)}</p> });
    view! { <section class="section"><h2 class="section__title">{say::to_summarise(lang)}</h2> {none} <ul class="rows">{rows}</ul></section> }
}

/// The columns of numbers.
fn heads(lang: domain::lang::Lang) -> [&'static str; 7] {
    [
        say::held(lang),
        say::open(lang),
        say::days(lang),
        say::comments(lang),
        say::summarised(lang),
        say::waiting(lang),
        say::oldest(lang),
    ]
}

/// Days since the first of those that wait closed.
pub fn oldest(row: &Row, now: Moment) -> Option<u64> {
    row.oldest.map(|closed| (now.day().0 - closed.day().0).max(0) as u64)
}

fn table(visit: &Visit, rows: &[Row], caption: &'static str) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    if rows.is_empty() {
        return None;
    }
    let heads: Vec<_> =
        heads(lang).into_iter().map(|head| view! { <th class="table__n" scope="col">{head}</th> }).collect();
    let drawn: Vec<_> = rows
        .iter()
        .map(|row| {
            let numbers = [row.held, row.open, row.days, row.comments + row.sheets, row.summarised, row.waiting];
            let numbers: Vec<_> = numbers.into_iter().map(|n| view! { <td class="table__n">{words::number(n)}</td> }).collect();
            let oldest = oldest(row, visit.now).map(words::number);
            view! {
                <tr>
                    <th scope="row"><a href=visit.to(&format!("/agencies/{}", row.agency.id))>{words::agency::full(lang, &row.agency)}</a></th>
                    {numbers}
                    <td class="table__n">{oldest}</td>
                </tr>
            }
        })
        .collect();
    Some(view! {
        <div class="table-wrap" role="region" aria-label=caption tabindex="0">
            <table class="table">
                <caption class="hidden">{caption}</caption>
                <thead><tr><th scope="col">{say::agency(lang)}</th> {heads}</tr></thead>
                <tbody>{drawn}</tbody>
            </table>
        </div>
    })
}

/// The rows of the table as a file has them: its head, then each agency.
///
/// # Errors
/// [`Problem::NotFound`] while the table is not public.
pub async fn lines(visit: &Visit) -> Result<Vec<Vec<String>>, Problem> {
    let (store, lang) = (&visit.site.store, visit.lang);
    if store::performance::public_since(store).await?.is_none() {
        return Err(Problem::NotFound);
    }
    let scope = Scope::parse(visit.asked("scope")).unwrap_or_default();
    let (rows, _) = store::performance::page(store, scope, 1, u32::MAX, visit.now).await?;
    let head = [
        say::agency(lang),
        words::agency::province(lang),
        say::held(lang),
        say::open(lang),
        say::cancelled(lang),
        say::days(lang),
        say::comments(lang),
        say::sheets(lang),
        say::summarised(lang),
        say::waiting(lang),
        say::oldest(lang),
    ];
    let mut out = vec![head.map(String::from).to_vec()];
    out.extend(rows.iter().map(|row| {
        let place = row.agency.place.as_ref().map_or("", |place| lang.of(&place.province_th, &place.province_en));
        let numbers =
            [row.held, row.open, row.cancelled, row.days, row.comments, row.sheets, row.summarised, row.waiting];
        let oldest = oldest(row, visit.now).map_or(String::new(), |days| days.to_string());
        let mut line = vec![row.agency.name(lang).to_string(), place.to_string()];
        line.extend(numbers.map(|n| n.to_string()));
        line.push(oldest);
        line
    }));
    Ok(out)
}
