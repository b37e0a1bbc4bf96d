//! The calendar: by year and month what is due for evaluation, what has passed its target, what cannot be computed and why.

use super::clock;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::list::{pagination, with};
use domain::id::{AgencyId, LawId};
use domain::proposal::{Promised, unkept};
use domain::register::due::Years;
use domain::register::{Due, Why, due};
use domain::time::Day;
use leptos::prelude::*;
use std::collections::BTreeMap;
use store::law::Clocked;
use words::register as say;

const PER_PAGE: usize = 100;
/// Years shown from the present one on.
const YEARS: i32 = 6;

/// A law with its day, or the reason for having none.
pub struct Told {
    pub law: Clocked,
    pub due: Result<Due, Why>,
}

impl Told {
    pub fn of(law: Clocked, years: Years) -> Told {
        let due = due(&law.facts, &law.evaluated, years);
        Told { law, due }
    }

    /// What its agency promised of it and has not kept yet, out of all promises.
    pub fn promised(&self, all: &[Promised]) -> Option<Promised> {
        unkept(all, self.law.id, &self.law.facts.ended(&self.law.evaluated))
    }

    /// The part of the calendar that it stands in.
    fn part(&self, today: Day) -> String {
        match &self.due {
            // Whether it is evaluated at all is for its agency to say first.
            Ok(due) if clock::points(&self.law.title, due, today).is_some() => "kind".into(),
            Ok(due) if due.day < today => "over".into(),
            Ok(due) => due.day.be().0.to_string(),
            Err(Why::KindUnknown | Why::Constitution) => "kind".into(),
            Err(why) => why.code().into(),
        }
    }

    fn day(&self) -> Option<Day> {
        self.due.as_ref().ok().map(|due| due.day)
    }
}

/// # Errors
/// Faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    if let Some(moved) = crate::agencies::pick::moved(&visit).await? {
        return Ok(moved);
    }
    let agency = AgencyId::parse(visit.asked("agency"));
    let clocks = store::law::clocks(&visit.site.store, agency).await?;
    let years = visit.site.rules().evaluation_years();
    let mut told: Vec<Told> = clocks.into_iter().map(|law| Told::of(law, years)).collect();
    told.sort_by_key(Told::day);
    let laws: Vec<LawId> = told.iter().filter(|one| one.due.is_ok()).map(|one| one.law.id).collect();
    let promised = store::proposal::promised(&visit.site.store, &laws).await?;
    let (lang, today) = (visit.lang, visit.now.day());
    Ok(Page::new(say::calendar(lang), move || {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for one in &told {
            *counts.entry(one.part(today)).or_default() += 1;
        }
        let part = match visit.asked("of") {
            "" => first(&counts, today.be().0),
            asked => asked.to_string(),
        };
        let parts = parts(&visit, &counts, &part, today.be().0);
        let mine: Vec<&Told> = told.iter().filter(|one| one.part(today) == part).collect();
        let pages = mine.len().div_ceil(PER_PAGE) as u32;
        let page = visit.asked("page").parse::<u32>().unwrap_or(1).clamp(1, pages.max(1));
        let from = (page as usize - 1) * PER_PAGE;
        let shown: Vec<&Told> = mine.into_iter().skip(from).take(PER_PAGE).collect();
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/laws")>{say::title(lang)}</a></nav>
            <h1>{say::calendar(lang)}</h1>
            <p class="lead">{say::calendar_lead(lang)}</p>
            <nav class="tabs gap-4" aria-label=say::by_days(lang)>{parts}</nav>
            {months(&visit, &shown, &promised)}
            {pagination(&visit, page, pages)}
        }
    })
    .at("/laws")
    .described(say::calendar_lead(lang))
    .kept(Touch::Anything, today.last_moment()))
}

/// The part that is shown where none was asked for: this year, or the next in which something is due; where nothing is, what has passed or has no day.
fn first(counts: &BTreeMap<String, u64>, this_year: i32) -> String {
    let year = counts.keys().filter_map(|part| part.parse::<i32>().ok()).find(|year| *year >= this_year);
    let other = || ["over", "unknown", "kind"].into_iter().find(|part| counts.contains_key(*part)).map(String::from);
    year.map(|year| year.to_string()).or_else(other).unwrap_or_else(|| this_year.to_string())
}

/// The parts of the calendar with their counts, each a link: what has passed, the years to come, and what has no day.
fn parts(visit: &Visit, counts: &BTreeMap<String, u64>, here: &str, this_year: i32) -> Vec<AnyView> {
    let lang = visit.lang;
    let last = (this_year + YEARS).to_string();
    let later =
        counts.keys().filter(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit()) && **part > last);
    let mut all: Vec<(String, String)> = vec![("over".into(), say::past_target(lang).into())];
    let years = (this_year..=this_year + YEARS).map(|year| year.to_string()).chain(later.cloned());
    all.extend(years.map(|year| {
        let label = year.parse().map_or_else(|_| year.clone(), |number| say::year(lang, number));
        (year, label)
    }));
    for (code, label) in
        [("unknown", say::not_known(lang)), ("exempt", say::exempt(lang)), ("kind", say::case_by_case(lang))]
    {
        all.push((code.into(), label.into()));
    }
    all.into_iter()
        .map(|(code, label)| {
            let count = counts.get(&code).copied().unwrap_or(0);
            let current = code == here;
            let class = if current { "tabs__link tabs__link--here" } else { "tabs__link" };
            view! { <a class=class href=with(visit, "of", &code) aria-current=current.then_some("true")>{label} " " <span class="tabs__count">{words::number(count)}</span></a> }
                .into_any()
        })
        .collect()
}

/// Rows under their months; what has no day in one list.
fn months(visit: &Visit, shown: &[&Told], promised: &[Promised]) -> AnyView {
    let lang = visit.lang;
    if shown.is_empty() {
        return view! { <p class="empty__words gap-4">{say::nothing_due(lang)}</p> }.into_any();
    }
    let month = |one: &Told| one.day().map(Day::month);
    let groups: Vec<_> = shown
        .chunk_by(|one, next| month(one) == month(next))
        .map(|of_month| {
            let rows: Vec<_> =
                of_month.iter().map(|one| clock::row(visit, &format!("/laws/{}", one.law.id), one, promised)).collect();
            let name = match month(of_month[0]) {
                Some(month) => words::plan::month_of(lang, month),
                None => say::laws(lang, of_month.len() as u64),
            };
            view! { <section class="section"><h2 class="section__title">{name}</h2> <ul class="rows">{rows}</ul></section> }
        })
        .collect();
    view! { {groups} }.into_any()
}
