//! Agencies for the central administrator: found among thousands, a new one, and each with what happened to it and what is to come.

use super::list::{asked, nothing, search};
use super::{page, pick};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Line, Select};
use crate::ui::form;
use crate::ui::list::pagination;
use domain::act::Act;
use domain::agency::{Agency, Level};
use domain::id::AgencyId;
use domain::local::Body;
use leptos::prelude::*;
use store::agency::Entry;
use store::area::Area;
use words::{agency as say, desk};

const PER_PAGE: u32 = 50;

/// Asks whether the viewer manages agencies.
///
/// # Errors
/// [`Problem::NotAllowed`] for all but the central administrator.
pub fn allowed(visit: &Visit) -> Result<(), Problem> {
    if visit.viewer.may(Act::ManageAgencies, AgencyId(0)) { Ok(()) } else { Err(Problem::NotAllowed) }
}

/// # Errors
/// [`Problem::NotAllowed`] for all but the central administrator.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    allowed(&visit)?;
    let store = &visit.site.store;
    let asked = store::agency::Asked { ended: true, ..asked(&visit) };
    let at = visit.asked("page").parse::<u32>().unwrap_or(1).clamp(1, 10_000);
    let (rows, total) = store::agency::list(store, &asked, at, PER_PAGE).await?;
    let above: Vec<AgencyId> = rows.iter().flat_map(|one| [one.parent, one.heir]).flatten().collect();
    let above = store::agency::some(store, &above).await?;
    let areas = store::area::all(store).await?;
    let parent = pick::load(&visit, "parent").await?;
    let lang = visit.lang;
    Ok(Page::new(desk::agencies(lang), move || {
        let drawn: Vec<_> = rows.iter().map(|one| row(&visit, one, &above)).collect();
        let pages = (total as u32).div_ceil(PER_PAGE);
        let labels = [
            ("name_th", desk::name_th(lang)),
            ("name_en", desk::name_en(lang)),
            ("level", desk::level(lang)),
            ("parent", desk::parent(lang)),
            ("province", say::province(lang)),
            ("district", say::district(lang)),
            ("subdistrict", say::subdistrict(lang)),
        ];
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{desk::title(lang)}</a></nav>
            <h1>{desk::agencies(lang)}</h1>
            {form::summary(&visit, &labels)}
            {search(&visit, "/desk/agencies", &areas)}
            <div class="found gap-5"><p class="found__count">{say::how_many(lang, total)}</p></div>
            {rows.is_empty().then(|| nothing(&visit, "/desk/agencies"))}
            {(!drawn.is_empty()).then(|| view! {
                <div class="table-wrap" role="region" aria-labelledby="agencies" tabindex="0">
                    <table class="table table--stack">
                        <caption class="table__cap" id="agencies">{desk::agencies(lang)}</caption>
                        <thead><tr><th scope="col">{desk::name(lang)}</th> <th scope="col">{say::kind(lang)}</th> <th scope="col">{desk::parent(lang)}</th> <th scope="col"><span class="hidden">{desk::acts(lang)}</span></th></tr></thead>
                        <tbody>{drawn}</tbody>
                    </table>
                </div>
            })}
            {pagination(&visit, at, pages)}
            {make(&visit, &parent, &areas)}
        }
    })
    .of_the_desk())
}

fn row(visit: &Visit, one: &Agency, above: &[Agency]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let named = |id: Option<AgencyId>| {
        above.iter().find(|other| Some(other.id) == id).map(|other| other.name(lang).to_string())
    };
    let name = one.name(lang).to_string();
    let stands = match (one.ended, named(one.heir)) {
        (Some(_), Some(heir)) => Some(format!("{} {heir}", say::now_at(lang))),
        (Some(ended), None) => Some(say::ended_on(lang, ended.day())),
        (None, _) => named(one.parent),
    };
    let class = if one.ended.is_some() { "table__row--ended" } else { "" };
    let place = one.place.as_ref().map(|place| view! { <span class="quiet">{say::place(lang, place)}</span> });
    view! {
        <tr class=class>
            <th scope="row"><a href=visit.to(&format!("/desk/agencies/{}", one.id))>{name.clone()}</a> " " {place}</th>
            <td data-head=say::kind(lang)>{say::what(lang, one)}</td>
            <td data-head=desk::parent(lang)>{stands.unwrap_or_else(|| "–".into())}</td>
            <td class="table__acts"><a class="act" href=visit.to(&format!("/desk/staff?agency={}", one.id))>{desk::staff(lang)} <span class="hidden">" " {name}</span></a></td>
        </tr>
    }
}

fn make(visit: &Visit, parent: &pick::Pick, areas: &[Area]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let levels = Level::ALL.iter().filter(|level| **level != Level::Office);
    let levels = levels.map(|level| (level.code().to_string(), words::law::level(lang, *level).to_string())).collect();
    view! {
        <section class="section narrow">
            <h2 class="section__title">{desk::make_agency(lang)}</h2>
            <form method="post" action=form::action(visit, "agencies/make")>
                {form::hidden(visit)}
                <Line given=visit.given("name_th", "") label=desk::name_th(lang) />
                <Line given=visit.given("name_en", "") label=desk::name_en(lang) optional=true />
                <Select given=visit.given("level", "department") label=desk::level(lang) options=levels />
                {parent.field(visit, "", (desk::parent(lang), say::heir_hint(lang)), true)}
                {where_it_is(visit, areas, None)}
                <div class="actions gap-4"><button class="button" type="submit">{desk::make_agency(lang)}</button></div>
            </form>
        </section>
    }
}

/// Kind, province and district of a local body.
pub fn where_it_is(visit: &Visit, areas: &[Area], kept: Option<&domain::local::Place>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let none = |words: &'static str| std::iter::once((String::new(), words.to_string()));
    let bodies = Body::ALL.into_iter().map(|body| (body.code().to_string(), say::body(lang, body).to_string()));
    let bodies = none(say::body_by_name(lang)).chain(bodies).collect();
    let places = areas.iter().map(|area| (area.code.clone(), lang.of(&area.name_th, &area.name_en).to_string()));
    let places = none(say::no_province(lang)).chain(places).collect();
    let (body, province) = kept.map_or(("", ""), |kept| (kept.body.code(), kept.province.as_str()));
    let (district, subdistrict) = kept.map_or(("", ""), |kept| (kept.district.as_str(), kept.subdistrict.as_str()));
    let coded = kept
        .filter(|kept| !kept.district.is_empty())
        .map(|kept| view! { <p class="small quiet">{say::coded(lang, &kept.area)}</p> });
    view! {
        <Select given=visit.given("body", body) label=say::body_of(lang) hint=say::body_hint(lang) options=bodies optional=true />
        <Select given=visit.given("province", province) label=say::province(lang) options=places optional=true />
        <Line given=visit.given("district", district) label=say::district(lang) hint=say::district_hint(lang) optional=true />
        <Line given=visit.given("subdistrict", subdistrict) label=say::subdistrict(lang) hint=say::subdistrict_hint(lang) optional=true />
        {coded}
    }
}

/// One agency: what can be done, what is to come, what happened.
///
/// # Errors
/// [`Problem::NotAllowed`] for all but the central administrator; [`Problem::NotFound`].
pub async fn one(visit: Visit) -> Result<Page, Problem> {
    allowed(&visit)?;
    let store = &visit.site.store;
    let id = visit.id("id", AgencyId::parse)?;
    let one = store::agency::one(store, id).await?;
    let heir = store::agency::some(store, &one.heir.into_iter().collect::<Vec<_>>()).await?.pop();
    let history = store::agency::history(store, id).await?;
    let lang = visit.lang;
    Ok(Page::new(one.name(lang).to_string(), move || {
        let link = |what: &str, words: &'static str| view! { <li><a class="act" href=visit.to(&format!("/desk/agencies/{id}/{what}"))>{words}</a></li> };
        let stays = one.level == Level::Office;
        let acts = match (one.ended, one.heir) {
            (None, _) => Some(view! {
                {link("rename", say::rename(lang))}
                {link("hand", say::hand(lang))}
                {(!stays).then(|| link("merge", say::merge(lang)))}
                {(!stays).then(|| link("end", say::end(lang)))}
                {(one.level == Level::Local).then(|| link("place", say::place_title(lang)))}
                {(!stays).then(|| link("parent", say::parent_title(lang)))}
                <li><a class="act" href=visit.to(&format!("/desk/staff?agency={id}"))>{desk::staff(lang)}</a></li>
            }.into_any()),
            (Some(_), None) => {
                Some(view! { {link("merge", say::heir_later(lang))} {link("resume", say::resume(lang))} }.into_any())
            }
            (Some(_), Some(_)) => None,
        };
        let acts = acts.map(|acts| view! {
            <section class="section"><h2 class="section__title">{say::change(lang)}</h2> <ul class="plain">{acts}</ul></section>
        });
        let ended = one.ended.map(|ended| {
            let heir = heir.as_ref().map(|heir| view! { " · " {say::now_at(lang)} " " <a href=visit.to(&format!("/desk/agencies/{}", heir.id))>{heir.name(lang).to_string()}</a> });
            view! { <p class="notice">{say::ended_on(lang, ended.day())} {heir}</p> }
        });
        let waits: Vec<_> = history.to_come.iter().map(|entry| waiting(&visit, entry)).collect();
        let waits = (!waits.is_empty()).then(|| view! { <section class="section"><h2 class="section__title">{say::to_come(lang)}</h2> <ol class="versions">{waits}</ol></section> });
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{desk::title(lang)}</a> " / " <a href=visit.to("/desk/agencies")>{desk::agencies(lang)}</a></nav>
            <header class="title">
                <p class="title__kind">{page::kind(lang, &one)}</p>
                <h1>{one.name(lang).to_string()}</h1>
                <p><a class="act" href=visit.to(&format!("/agencies/{id}"))>{desk::public_page(lang)}</a></p>
            </header>
            {form::summary(&visit, &[])}
            {ended}
            {acts}
            {waits}
            <section class="section"><h2 class="section__title">{say::history(lang)}</h2> {page::entries(lang, &history.done)}</section>
        }
    })
    .of_the_desk())
}

/// A change whose day has not come, or that could not be done.
fn waiting(visit: &Visit, entry: &Entry) -> impl IntoView + use<> {
    let lang = visit.lang;
    let failed = entry.failed.as_ref().map(|(at, why)| {
        let why = why.0.iter().map(|(_, refusal)| words::refusal::say(lang, refusal)).collect::<Vec<_>>().join(" · ");
        view! { <p class="notice notice--alarm">{say::could_not(lang)} " (" {words::date::short(lang, at.day())} ") " {why}</p> }
    });
    view! {
        <li class="versions__item">
            <p>{page::sentence(lang, entry)}</p>
            <p class="quiet">{say::from_day(lang, entry.day)} " · " <span lang="th">{entry.basis.clone()}</span></p>
            {failed}
            <form method="post" action=form::action(visit, "agencies/drop")>
                {form::hidden(visit)}
                <input type="hidden" name="change" value=entry.id.to_string() />
                <button class="act" type="submit">{say::take_back(lang)} <span class="hidden">" " {page::sentence(lang, entry)}</span></button>
            </form>
        </li>
    }
}
