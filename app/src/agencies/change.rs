//! The forms by which the central administrator renames, merges or ends an agency on a day, takes an end back or names an heir after
//! it, or enters where a local body is.

use super::desk::{allowed, where_it_is};
use super::pick;
use crate::problem::Problem;
use crate::request::{Answer, Page, Serving, Visit};
use crate::ui::field::{Choice, Date, Given, Line, Radios, Select, Ticks};
use crate::ui::form;
use domain::agency::{Agency, Change, Level};
use domain::consultation::{Card, Filter, Kind, Sort};
use domain::id::{AgencyId, ConsultationId};
use domain::local::Scope;
use domain::refusal::{Refusal, Refusals};
use leptos::prelude::*;
use words::{agency as say, desk};

/// Published consultations that can be ticked; others are named by their numbers.
const LISTED: u32 = 60;

/// # Errors
/// [`Problem::NotAllowed`] for all but the central administrator; [`Problem::NotFound`], also for what an agency that has ended cannot do.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    allowed(&visit)?;
    let store = &visit.site.store;
    let id = visit.id("id", AgencyId::parse)?;
    let one = store::agency::one(store, id).await?;
    let what = visit.param("what").to_string();
    let (ended, alone) = (one.ended.is_some(), one.ended.is_some() && one.heir.is_none());
    let fits = match what.as_str() {
        "rename" => !ended,
        "hand" => !ended,
        "merge" => one.level != Level::Office && (!ended || alone),
        "end" => one.level != Level::Office && !ended,
        "resume" => alone,
        "place" => one.level == Level::Local && !ended,
        "parent" => one.level != Level::Office && !ended,
        _ => false,
    };
    if !fits {
        return Err(Problem::NotFound);
    }
    let heir = pick::load(&visit, "heir").await?;
    let parent = pick::load(&visit, "parent").await?;
    let above = match one.parent.filter(|_| what == "parent") {
        Some(above) => store::agency::one(store, above).await?.name_th,
        None => String::new(),
    };
    let areas = store::area::all(store).await?;
    let (published, cards) = match what.as_str() {
        "hand" | "merge" => {
            let filter = Filter { agency: Some(id), scope: Scope::All, ..Filter::default() };
            let page = store::consultation::cards(store, &filter, Sort::Newest, 1, LISTED, visit.now).await?;
            (page.total, page.rows)
        }
        _ => (0, Vec::new()),
    };
    let lang = visit.lang;
    let (title, means, endpoint, button) = match what.as_str() {
        "rename" => (say::rename(lang), say::rename_means(lang), "agencies/rename", say::do_rename(lang)),
        "hand" => (say::hand(lang), say::hand_means(lang), "agencies/hand", say::do_hand(lang)),
        "merge" if ended => (say::heir_later(lang), say::heir_later_means(lang), "agencies/merge", say::do_merge(lang)),
        "resume" => (say::resume(lang), say::resume_means(lang), "agencies/resume", say::do_resume(lang)),
        "merge" => (say::merge(lang), say::merge_means(lang), "agencies/merge", say::do_merge(lang)),
        "end" => (say::end(lang), say::end_means(lang), "agencies/end", say::do_end(lang)),
        "parent" => {
            let local = one.level == Level::Local;
            let means = if local { say::parent_means_local(lang) } else { say::parent_means(lang) };
            (say::parent_title(lang), means, "agencies/parent", words::common::save(lang))
        }
        _ => (say::place_title(lang), say::place_means(lang), "agencies/place", words::common::save(lang)),
    };
    Ok(Page::new(title, move || {
        let labels = [
            ("name_th", desk::name_th(lang)),
            ("name_en", desk::name_en(lang)),
            ("heir", say::heir(lang)),
            ("parent", desk::parent(lang)),
            ("kind", say::hand_kind(lang)),
            ("dossiers", say::hand_numbers(lang)),
            ("sure", say::merge_sure(lang)),
            ("basis", if what == "resume" { say::resume_why(lang) } else { say::basis(lang) }),
            ("day", say::day(lang)),
            ("body", say::body_of(lang)),
            ("province", say::province(lang)),
            ("district", say::district(lang)),
            ("subdistrict", say::subdistrict(lang)),
        ];
        let own = match what.as_str() {
            "rename" => names(&visit, &one).into_any(),
            "merge" => merging(&visit, &heir, ended, published).into_any(),
            "hand" => handing(&visit, &heir, &cards).into_any(),
            "resume" => view! { <Line given=visit.given("basis", "") label=say::resume_why(lang) hint=say::resume_why_hint(lang) /> }
                .into_any(),
            "parent" => parent.field(&visit, &above, (desk::parent(lang), say::parent_hint(lang)), true).into_any(),
            "place" => where_it_is(&visit, &areas, one.place.as_ref()).into_any(),
            _ => ().into_any(),
        };
        let dated = !matches!(what.as_str(), "place" | "parent" | "resume");
        let when = dated.then(|| when(&visit));
        let back = visit.to(&format!("/desk/agencies/{id}"));
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk/agencies")>{desk::agencies(lang)}</a> " / " <a href=back.clone()>{one.name(lang).to_string()}</a></nav>
            <div class="narrow">
                <h1>{title}</h1>
                <p class="title__full">{say::full(lang, &one)}</p>
                <p class="gap-3">{means}</p>
                {(what == "hand").then(|| view! { <p class="gap-3">{say::hand_several(lang)}</p> <p class="gap-3">{say::hand_stays(lang)}</p> })}
                {form::summary(&visit, &labels)}
                <form method="post" action=form::action(&visit, endpoint)>
                    {form::hidden(&visit)}
                    <input type="hidden" name="agency" value=id.to_string() />
                    {own}
                    {when}
                    <div class="actions gap-4"><button class="button" type="submit">{button}</button> <a class="act" href=back>{desk::without_saving(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

fn names(visit: &Visit, one: &Agency) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <Line given=visit.given("name_th", &one.name_th) label=desk::name_th(lang) />
        <Line given=visit.given("name_en", &one.name_en) label=desk::name_en(lang) optional=true />
    }
}

/// Whom it goes to, who goes along, and a tick: it is not taken back.
fn merging(visit: &Visit, heir: &pick::Pick, ended: bool, published: u64) -> impl IntoView + use<> {
    let lang = visit.lang;
    let sure = vec![Choice::plain("yes", say::merge_checked(lang))];
    let ticked = visit.typed_all("sure[]").into_iter().map(str::to_string).collect();
    let given = Given { name: "sure[]".into(), ..visit.given("sure", "") };
    let staff = vec![Choice::plain("stay", say::staff_stay(lang)), Choice::plain("along", say::staff_along(lang))];
    // Where it has ended nobody has a role there any more.
    let staff = (!ended).then(|| view! { <Radios given=visit.given("staff", "stay") label=say::staff(lang) hint=say::merge_staff_means(lang) choices=staff /> });
    view! {
        {heir.field(visit, "", (say::heir(lang), say::heir_hint(lang)), false)}
        {staff}
        <Ticks given=given label=say::merge_sure(lang) hint=say::merge_moves(lang, published) choices=sure chosen=ticked />
    }
}

/// To whom, and what: a type, some of what is published, others by their numbers.
fn handing(visit: &Visit, heir: &pick::Pick, published: &[Card]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let kinds = Kind::ALL.iter().map(|kind| (kind.code().to_string(), words::law::kind(lang, *kind).to_string()));
    let kinds = std::iter::once((String::new(), say::hand_kind_none(lang).to_string())).chain(kinds).collect();
    let choice = |card: &Card| {
        let kind = words::law::kind(lang, card.kind);
        Choice::plain(card.id.to_string(), format!("{} {} · {kind} · {}", say::hand_number(lang), card.id, card.name()))
    };
    let chosen = visit.typed_all("picked[]").into_iter().map(str::to_string).collect();
    let some = (!published.is_empty()).then(|| {
        let mut published: Vec<&Card> = published.iter().collect();
        published.sort_by_key(|card| card.id);
        let choices = published.into_iter().map(choice).collect();
        view! { <Ticks given=visit.given("picked[]", "") label=say::hand_some(lang) hint=say::hand_some_hint(lang) choices chosen optional=true /> }
    });
    view! {
        {heir.field(visit, "", (say::heir(lang), say::heir_hint(lang)), false)}
        <Select given=visit.given("kind", "") label=say::hand_kind(lang) options=kinds optional=true />
        {some}
        <Line given=visit.given("dossiers", "") label=say::hand_numbers(lang) hint=say::hand_numbers_hint(lang) optional=true />
    }
}

/// What a form hands over, to whom it names.
///
/// # Errors
/// Refusals of `heir`, and of `dossiers` for what is no number.
pub fn handed(here: &Serving, heir: Result<AgencyId, Refusal>) -> Result<Change, Refusals> {
    let typed = here.one("dossiers").split([' ', ',', '\n', '\r', '\t']).filter(|part| !part.is_empty());
    let ids: Option<Vec<ConsultationId>> = here
        .all("picked[]")
        .into_iter()
        .chain(typed)
        .map(|number| ConsultationId::parse(&domain::digits::to_arabic(number)))
        .collect();
    let mut no = Refusals::default();
    let heir = no.take("heir", heir);
    let dossiers = no.take("dossiers", ids.ok_or(Refusal::NotANumber { least: Some(1), most: None }));
    let (heir, mut dossiers) = no.none(|| Some((heir?, dossiers?)))?;
    dossiers.sort_unstable();
    dossiers.dedup();
    Ok(Change::Handed { heir, kind: Kind::parse(here.one("kind")), dossiers })
}

fn when(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <Date name="day" visit=visit.clone() kept=Some(visit.now.day()) label=say::day(lang) hint=say::day_hint(lang) />
        <Line given=visit.given("basis", "") label=say::basis(lang) hint=say::basis_hint(lang) />
    }
}

/// Enters a change as its form was typed, and leads to the agency, or to its heir.
///
/// # Errors
/// As [`store::agency::change`].
pub async fn enter(here: &Serving, change: Result<Change, Refusals>, done: &str) -> Answer {
    let agency = AgencyId::parse(here.one("agency")).ok_or(Problem::NotFound)?;
    let (store, viewer) = (&here.visit.site.store, here.visit.signed_in()?);
    let part = |part: &str| here.one(&format!("day_{part}"));
    let (change, mut no) = match change {
        Ok(change) => (Some(change), Refusals::default()),
        Err(no) => (None, no),
    };
    let day = match change {
        Some(Change::Resumed) => Some(here.visit.now.day()),
        _ => no.take("day", domain::typed::old_date(part("day"), part("month"), part("year"))),
    };
    // All faults of the form are told at once.
    if !no.is_empty() {
        no.take("basis", store::agency::basis(here.one("basis")));
    }
    let (change, day) = no.none(|| Some((change?, day?)))?;
    let heir = match &change {
        Change::Merged { heir, .. } | Change::Handed { heir, .. } => Some(*heir),
        _ => None,
    };
    let now = store::agency::change(store, viewer, agency, change, (here.one("basis"), day), here.visit.now).await?;
    let (to, done) = match (now, heir) {
        (true, Some(heir)) => (heir, done),
        (true, None) => (agency, done),
        (false, _) => (agency, "change_planned"),
    };
    Ok(here.visit.done(&format!("/desk/agencies/{to}?done={done}")))
}
