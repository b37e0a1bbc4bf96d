//! A dossier's public pages as they stood on a day: which of them can be seen so, the banner over each, and where a day is chosen.

use crate::problem::Problem;
use crate::request::{Page, Returned, Visit};
use crate::ui::field::Date;
use crate::ui::form;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::refusal::{Refusal, Refusals};
use domain::time::{Day, Moment};
use leptos::prelude::*;
use std::sync::Arc;
use words::then as say;

/// The field of an address that names the day.
pub const FIELD: &str = "on";

/// Pages that can be seen as they stood.
const PAGES: [&str; 17] = [
    "/c/{id}",
    "/c/{id}/poster",
    "/c/{id}/draft",
    "/c/{id}/draft/whole",
    "/c/{id}/amended",
    "/c/{id}/impact",
    "/c/{id}/report",
    "/c/{id}/form/{number}",
    "/c/{id}/compare",
    "/c/{id}/comments",
    "/c/{id}/comments/{comment}",
    "/c/{id}/result",
    "/c/{id}/result/{issue}",
    "/c/{id}/survey",
    "/c/{id}/survey/results",
    "/c/{id}/moderation",
    "/c/{id}/{at}",
];

/// A day as an address has it: `2026-11-20`.
pub fn written(day: Day) -> String {
    let (year, month, day) = day.ce();
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day of an address, in either era: what is typed by hand has the year that people write, B.E.
fn read(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let mut next = || parts.next()?.parse::<u32>().ok();
    let (year, month, day) = (next()?, next()?, next()?);
    let year = if year >= 2400 { year as i32 - domain::time::ERA } else { year as i32 };
    Day::from_ce(year, month, day).filter(|_| text.len() == 10)
}

/// The day that the form asks for, where it was sent.
fn chosen(visit: &Visit) -> Option<Result<Day, Refusal>> {
    let part = |name: &str| visit.query.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
    let (day, month, year) = (part("on_day")?, part("on_month").unwrap_or(""), part("on_year").unwrap_or(""));
    let today = visit.now.day();
    Some(domain::typed::old_date(day, month, year).and_then(|day| match day > today {
        true => Err(Refusal::DayOutside { least: None, most: Some(today) }),
        false => Ok(day),
    }))
}

/// What is to be answered to a visit that may ask for an earlier day.
pub enum Asked {
    /// The page, as it is or as it stood.
    Page(Box<Visit>),
    /// The page as it is, with the form once more: what it asked for is no day to look back to.
    Refused(Box<Visit>),
    /// Another page instead.
    Instead(Box<Page>),
}

/// Reads which day a visit asks for. In an address a day to come is today; a page that cannot be seen so says it.
///
/// # Errors
/// Refusals of `on` on pages without the form, and [`Problem::NotFound`] for what is no day.
pub fn asked(mut visit: Visit, pattern: &str) -> Result<Asked, Problem> {
    if !visit.path.starts_with("/c/") {
        return Ok(Asked::Page(Box::new(visit)));
    }
    match chosen(&visit) {
        Some(Ok(day)) => {
            let to = format!("{}?{FIELD}={}", visit.path, written(day));
            return Ok(Asked::Instead(Box::new(Page::moved(visit.to(&to)))));
        }
        Some(Err(_)) if pattern == PAGES[0] => return Ok(Asked::Refused(Box::new(visit))),
        Some(Err(why)) => return Err(refused(why)),
        None => {}
    }
    if visit.asked(FIELD).is_empty() {
        return Ok(Asked::Page(Box::new(visit)));
    }
    let day = read(visit.asked(FIELD)).ok_or(Problem::NotFound)?;
    let today = today(&visit);
    visit.query.retain(|(name, _)| name != FIELD);
    if day >= visit.now.day() {
        return Ok(Asked::Instead(Box::new(Page::moved(today))));
    }
    if !PAGES.contains(&pattern) {
        let (lang, now) = (visit.lang, today);
        let page = Page::new(say::not_so(lang), move || {
            view! { <h1>{say::not_so(lang)}</h1> <p>{say::not_so_why(lang)}</p> <p class="gap-4"><a class="act act--strong" href=now>{say::today(lang)}</a></p> }
        });
        return Ok(Asked::Instead(Box::new(Page { unlisted: true, ..page })));
    }
    visit.on = Some(day);
    visit.now = day.last_moment();
    // Whoever looks back does nothing there.
    visit.viewer = Default::default();
    Ok(Asked::Page(Box::new(visit)))
}

fn refused(why: Refusal) -> Problem {
    let mut no = Refusals::default();
    no.add(FIELD, why);
    no.into()
}

/// What is told of a page that was not there on the day, where its dossier is public now; with the visit as it is now, so that no banner
/// says that it is looked back to.
///
/// # Errors
/// Faults of the store; [`Problem::NotFound`] where the dossier is not public.
pub async fn not_there(visit: Visit) -> Result<(Visit, Page), Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let one = store::consultation::public_one(&visit.site.store, id).await?;
    let (lang, day) = (visit.lang, visit.on.unwrap_or(visit.now.day()));
    let now = today(&visit);
    let published = one.dates.published.map(|at| at.day());
    let page = Page::new(say::not_there(lang), move || {
        let when = words::date::full(lang, day);
        let why = match published {
            Some(published) if day < published => say::not_published(lang, &when, &words::date::full(lang, published)),
            _ => say::not_there_why(lang, &when),
        };
        view! { <h1>{say::not_there(lang)}</h1> <p>{why}</p> <p class="gap-4"><a class="act act--strong" href=now>{say::today(lang)}</a></p> }
    });
    Ok((Visit { on: None, ..visit }, Page { status: Problem::NotFound.status(), unlisted: true, ..page }))
}

/// The same page as it is now.
fn today(visit: &Visit) -> String {
    let query: Vec<_> = visit.query.iter().filter(|(name, _)| name != FIELD).cloned().collect();
    let now = Visit { on: None, query, ..visit.clone() };
    now.to(&now.here())
}

/// The last moment of the day that is looked back to.
pub fn upto(visit: &Visit) -> Option<Moment> {
    visit.on.map(Day::last_moment)
}

/// A public dossier as it is, or as it stood.
///
/// # Errors
/// [`Problem::NotFound`] for what is not public, or was not.
pub async fn public_one(visit: &Visit, id: ConsultationId) -> Result<Consultation, Problem> {
    let store = &visit.site.store;
    let one = store::consultation::public_one(store, id).await?;
    match upto(visit) {
        Some(upto) => Ok(store::then::dossier(store, one, upto).await?),
        None => Ok(one),
    }
}

/// Its published versions, those until then.
///
/// # Errors
/// Faults of the store.
pub async fn versions(visit: &Visit, id: ConsultationId) -> Result<Vec<store::version::Published>, Problem> {
    let mut all = store::version::published(&visit.site.store, id).await?;
    if let Some(upto) = upto(visit) {
        all.retain(|one| one.version.published.is_some_and(|at| at <= upto));
    }
    Ok(all)
}

/// What stands over every page that is seen as it stood; and over one that was asked for a day and shows today alone.
pub fn banner(visit: &Visit) -> Option<AnyView> {
    let lang = visit.lang;
    let elsewhere = !visit.path.starts_with("/c/") && !visit.path.starts_with("/desk/");
    let past = || read(visit.asked(FIELD)).is_some_and(|day| day < visit.now.day());
    if visit.on.is_none() && elsewhere && past() {
        return Some(
            view! { <p class="notice notice--care" role="status" id="today-alone">{say::today_alone(lang)}</p> }
                .into_any(),
        );
    }
    let day = visit.on?;
    let when = words::date::full(lang, day);
    let now = today(visit);
    Some(view! { <p class="notice notice--care" role="status" id="as-it-stood">{say::as_it_stood(lang, &when)} " " <a href=now>{say::today(lang)}</a></p> }.into_any())
}

/// Where a day is chosen, at the foot of a dossier's page.
pub fn choose(visit: &Visit, one: &Consultation) -> Option<AnyView> {
    let lang = visit.lang;
    one.dates.published?;
    let action = visit.lang.path(&format!("/c/{}", one.id));
    // What was sent and is no day stands in the form again, with why.
    let why = chosen(visit).and_then(Result::err);
    let returned = why.map(|why| {
        let pairs = Arc::new(visit.query.clone());
        Arc::new(Returned { endpoint: String::new(), pairs, problem: Some(refused(why)), brought: None })
    });
    let open = returned.is_some();
    let own = Visit { returned, ..visit.clone() };
    Some(view! {
        <details class="fold gap-5" id="on" open=open>
            <summary class="fold__name">{say::choose(lang)}</summary>
            <form class="fold__body narrow" method="get" action=action>
                {form::summary(&own, &[(FIELD, say::day(lang))])}
                <p>{say::means(lang)}</p>
                <Date name="on" visit=own.clone() kept=visit.on label=say::day(lang) />
                <div class="actions gap-3"><button class="button button--plain" type="submit">{say::show(lang)}</button></div>
            </form>
        </details>
    }.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_it_is_written() {
        let day = Day::from_ce(2026, 2, 3).unwrap();
        assert_eq!((written(day).as_str(), read("2026-02-03")), ("2026-02-03", Some(day)));
        assert_eq!(read("2569-02-03"), Some(day), "a Buddhist year is what people write");
        for wrong in ["", "2026-2-3", "2026-13-01", "yesterday", "2026-02-30"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
