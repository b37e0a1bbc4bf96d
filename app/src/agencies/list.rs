//! The directory: found by words, kind and province, a page at a time.

use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::field::Select;
use crate::ui::list::pagination;
use domain::agency::{Agency, Level};
use domain::local::Body;
use leptos::prelude::*;
use store::agency::Asked;
use store::area::Area;
use words::agency as say;

const PER_PAGE: u32 = 50;
/// Letters of a search that are looked at.
const LONGEST: usize = 200;

/// What an address asks for: a level, or a kind of local bodies, in one field.
pub fn asked(visit: &Visit) -> Asked {
    Asked {
        words: visit.asked("q").chars().take(LONGEST).collect(),
        level: Level::parse(visit.asked("kind")),
        body: Body::parse(visit.asked("kind")),
        province: visit.asked("province").chars().take(2).collect(),
        ended: visit.asked("ended") == "1",
    }
}

/// # Errors
/// Faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let store = &visit.site.store;
    let asked = asked(&visit);
    let page = visit.asked("page").parse::<u32>().unwrap_or(1).clamp(1, 10_000);
    let (rows, total) = store::agency::list(store, &asked, page, PER_PAGE).await?;
    let areas = store::area::all(store).await?;
    let work = store::performance::public_since(store).await?.is_some();
    let (lang, stale) = (visit.lang, visit.now.day().last_moment());
    Ok(Page::new(say::directory(lang), move || {
        let drawn: Vec<_> = rows.iter().map(|one| row(&visit, one)).collect();
        let pages = (total as u32).div_ceil(PER_PAGE);
        view! {
            <h1>{say::directory(lang)}</h1>
            <p class="lead">{say::directory_lead(lang)}</p>
            {work.then(|| view! { <p><a href=visit.to("/agencies/work")>{words::performance::title(lang)}</a></p> })}
            {search(&visit, "/agencies", &areas)}
            <div class="found gap-5"><p class="found__count">{say::how_many(lang, total)}</p></div>
            {rows.is_empty().then(|| nothing(&visit, "/agencies"))}
            <ul class="rows">{drawn}</ul>
            {pagination(&visit, page, pages)}
        }
    })
    .at("/consultations")
    .kept(Touch::Anything, stale))
}

fn row(visit: &Visit, one: &Agency) -> impl IntoView + use<> {
    let lang = visit.lang;
    let place = one.place.as_ref().map(|place| view! { <span>{say::place(lang, place)}</span> });
    view! {
        <li class="row">
            <p class="row__when">{say::what(lang, one)}</p>
            <div>
                <h2 class="row__title"><a href=visit.to(&format!("/agencies/{}", one.id))>{one.name(lang).to_string()}</a></h2>
                <p class="row__meta">{place}</p>
            </div>
        </li>
    }
}

/// Nothing fits.
pub fn nothing(visit: &Visit, to: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <div class="empty">
            <p class="empty__title">{say::nothing(lang)}</p>
            <p class="empty__words">{say::nothing_why(lang)}</p>
            <a class="button button--plain" href=visit.to(to)>{say::everything(lang)}</a>
        </div>
    }
}

/// The form that looks for agencies: words, kind, province.
pub fn search(visit: &Visit, to: &str, areas: &[Area]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let given = |name: &str| crate::ui::field::Given {
        name: name.into(),
        value: visit.asked(name).to_string(),
        refused: None,
        lang,
    };
    let levels = [Level::Ministry, Level::Department, Level::Local];
    let levels = levels.into_iter().map(|level| (level.code().to_string(), words::law::level(lang, level).to_string()));
    let bodies = Body::ALL.into_iter().map(|body| (body.code().to_string(), say::body(lang, body).to_string()));
    let none = |words: &'static str| std::iter::once((String::new(), words.to_string()));
    let kinds = none(say::every_kind(lang)).chain(levels).chain(bodies).collect();
    let places = areas.iter().map(|area| (area.code.clone(), lang.of(&area.name_th, &area.name_en).to_string()));
    let places = none(say::every_province(lang)).chain(places).collect();
    view! {
        <form class="narrow" method="get" action=visit.to(to) role="search">
            <div class="field">
                <label class="field__label" for="q">{say::find(lang)}</label>
                <p class="field__help" id="q-hint">{say::find_hint(lang)}</p>
                <input class="field__box" type="search" id="q" name="q" value=visit.asked("q").to_string() aria-describedby="q-hint" />
            </div>
            <Select given=given("kind") suffix="-sought" label=say::kind(lang) options=kinds />
            <Select given=given("province") suffix="-sought" label=say::province(lang) options=places />
            <div class="actions gap-3"><button class="button button--plain" type="submit">{words::common::search(lang)}</button></div>
        </form>
    }
}
