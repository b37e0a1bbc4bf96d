//! A law's due day as pages tell it: the day, how it was computed, and what has to be known besides; or why there is none.

use super::due::Told;
use crate::request::Visit;
use domain::proposal::Promised;
use domain::register::due::may_be_exempt;
use domain::register::{Due, Ground, Why};
use domain::time::Day;
use leptos::prelude::*;
use words::register as say;

/// On which ground a law may be exempt whose day has passed without any evaluation, as its title tells.
pub fn points(title: &str, due: &Due, today: Day) -> Option<Ground> {
    may_be_exempt(title).filter(|_| due.met == 0 && due.day < today)
}

/// The day with how it was computed and what the agency promised besides, or the reason that there is none.
pub fn told(visit: &Visit, title: &str, due: &Result<Due, Why>, promised: Option<Promised>) -> AnyView {
    let lang = visit.lang;
    let due = match due {
        Ok(due) => due,
        Err(why) => return view! { <p>{say::why(lang, *why)}</p> }.into_any(),
    };
    let note = |words: &'static str| view! { <p class="small quiet">{words}</p> };
    if let Some(ground) = points(title, due, visit.now.day()) {
        return view! { <p>{say::may_be_exempt(lang, ground)}</p> {promised.map(|promised| before(visit, promised))} }
            .into_any();
    }
    view! {
        <p><b>{words::date::full(lang, due.day)}</b> " · " {say::distance(lang, due.day, visit.now.day())}</p>
        {promised.map(|promised| before(visit, promised))}
        <p class="small">{say::how_computed(lang)} ": " {say::computed(lang, due)}</p>
        {due.last_of_month.then(|| note(say::last_of_month(lang)))}
        {due.before_act.then(|| note(say::before_act(lang)))}
    }
    .into_any()
}

/// That the law is evaluated before its day, with the way to the proposal that was answered so (s.34(1)).
pub fn before(visit: &Visit, promised: Promised) -> AnyView {
    let to = visit.to(&format!("/proposals/{}", promised.proposal));
    view! { <p><a href=to>{words::proposal::promised(visit.lang, promised.proposal, promised.day)}</a></p> }.into_any()
}

/// One row of a list of days: the law with what its agency promised of it, out of all promises. It leads to the law's page, or to where it is kept.
pub fn row(visit: &Visit, to: &str, one: &Told, promised: &[Promised]) -> AnyView {
    let (due, title) = (&one.due, one.law.title.as_str());
    let lang = visit.lang;
    let points = due.as_ref().ok().and_then(|due| points(title, due, visit.now.day()));
    let (when, how) = match due {
        Ok(_) if points.is_some() => {
            (String::new(), points.map_or_else(String::new, |ground| say::may_be_exempt(lang, ground)))
        }
        Ok(due) => (words::date::short(lang, due.day), say::computed(lang, due)),
        Err(Why::UnknownForce) => (say::not_known(lang).to_string(), String::new()),
        Err(why) => (String::new(), say::why(lang, *why).to_string()),
    };
    let late = due.as_ref().ok().filter(|due| points.is_none() && due.day < visit.now.day());
    let late = late.map(|due| view! { <p class="small quiet">{say::distance(lang, due.day, visit.now.day())}</p> });
    let first = points.is_none() && due.as_ref().is_ok_and(|due| due.before_act && due.met == 0);
    let first = first.then(|| view! { <p class="small quiet">{say::before_act_short(lang)}</p> });
    let promised = one.promised(promised).filter(|_| due.is_ok()).map(|promised| before(visit, promised));
    let title = super::title::of_law(lang, title, &one.law.title_en);
    view! {
        <li class="row">
            <p class="row__when">{when}</p>
            <div>
                <h3 class="row__title"><a href=visit.to(to)>{title}</a></h3>
                {(!how.is_empty()).then(|| view! { <p class="small">{how}</p> })}
                {promised}
                {late}
                {first}
            </div>
        </li>
    }
    .into_any()
}
