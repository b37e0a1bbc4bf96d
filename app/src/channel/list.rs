//! The occasions of a consultation on its desk, and one more.

use crate::desk::deeds::allowed;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Date, Line, Long, Radios, Select};
use crate::ui::form;
use domain::act::Act;
use domain::channel::{Facts, Way};
use domain::consultation::Consultation;
use domain::place;
use leptos::prelude::*;
use words::channel as say;
use words::desk;

/// The dossier, for who may enter what was said elsewhere, and whether they may now.
///
/// # Errors
/// [`Problem::NotAllowed`], [`Problem::NotFound`] for a kind that has no survey.
pub async fn dossier(visit: &Visit) -> Result<(Consultation, bool), Problem> {
    let one = allowed(visit, Act::Preview).await?;
    if !visit.viewer.may(Act::EnterChannels, one.agency.id) {
        return Err(Problem::NotAllowed);
    }
    if !one.kind.has_survey() {
        return Err(Problem::NotFound);
    }
    let now = one.phase(visit.now).allows(Act::EnterChannels);
    Ok((one, now))
}

/// # Errors
/// As [`dossier`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let (one, now) = dossier(&visit).await?;
    let all = store::channel::all(&visit.site.store, one.id).await?;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let rows: Vec<_> = all
            .iter()
            .map(|occasion| {
                let to = visit.to(&format!("/desk/c/{}/channels/{}", one.id, occasion.number));
                let name = say::name(lang, &occasion.facts);
                let many = words::common::sheets(lang, occasion.sheets);
                view! { <li class="versions__item"><a class="act act--strong" href=to>{name}</a> <p class="small quiet">{many}</p></li> }
            })
            .collect();
        let list = match rows.is_empty() {
            true => view! { <p class="quiet">{say::none(lang)}</p> }.into_any(),
            false => view! { <ol class="versions gap-4">{rows}</ol> }.into_any(),
        };
        let add = now.then(|| {
            view! {
                <form class="section" method="post" action=form::action(&visit, "channel/add")>
                    <h2 class="section__title">{say::add(lang)}</h2>
                    {about(&visit, &one)}
                    {fields(&visit, None)}
                    <p class="actions gap-4"><button class="button" type="submit">{say::add(lang)}</button></p>
                </form>
            }
        });
        view! {
            {head(&visit, &one, say::title(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels(&visit))}
                <p>{say::means(lang)}</p>
                {list}
                {add}
            </div>
        }
    })
    .of_the_desk())
}

/// What the fields of an occasion are called where they are refused.
pub fn labels(visit: &Visit) -> [(&'static str, &'static str); 9] {
    let lang = visit.lang;
    [
        ("way", say::way_label(lang)),
        ("from", say::from(lang)),
        ("to", say::to(lang)),
        ("place", say::place_label(lang)),
        ("area", say::area_label(lang)),
        ("held_by", say::held_by(lang)),
        ("attended", say::attended(lang)),
        ("minutes", say::minutes(lang)),
        ("twice", say::twice(lang)),
    ]
}

/// The provinces, and none of them.
pub fn provinces(visit: &Visit) -> Vec<(String, String)> {
    let lang = visit.lang;
    let none = std::iter::once((String::new(), say::area_none(lang).to_string()));
    let known = place::within("").into_iter().map(|one| (one.code.to_string(), lang.of(one.th, one.en).to_string()));
    none.chain(known).collect()
}

/// The fields of an occasion.
pub fn fields(own: &Visit, kept: Option<&Facts>) -> impl IntoView + use<> {
    let lang = own.lang;
    let text = |of: &dyn Fn(&Facts) -> String| kept.map_or(String::new(), of);
    let ways = Way::ALL.iter().map(|one| Choice::plain(one.code(), say::way(lang, *one))).collect();
    let twice = vec![Choice::plain("no", say::once_is(lang)), Choice::plain("yes", say::twice_is(lang))];
    let entered = if kept.is_some_and(|facts| facts.twice) { "yes" } else { "no" };
    let attended = text(&|facts| facts.attended.map_or(String::new(), |n| n.to_string()));
    view! {
        <Radios given=own.given("way", kept.map_or("", |facts| facts.way.code())) label=say::way_label(lang) choices=ways />
        <Date name="from" visit=own.clone() kept=kept.map(|facts| facts.from) label=say::from(lang) hint=desk::date_hint(lang) />
        <Date name="to" visit=own.clone() kept=kept.map(|facts| facts.to) label=say::to(lang) />
        <Line given=own.given("place", &text(&|facts| facts.place.clone())) label=say::place_label(lang) />
        <Select given=own.given("area", &text(&|facts| facts.area.clone().unwrap_or_default())) label=say::area_label(lang) optional=true options=provinces(own) />
        <Line given=own.given("held_by", &text(&|facts| facts.held_by.clone())) label=say::held_by(lang) />
        <Line given=own.given("attended", &attended) label=say::attended(lang) hint=say::attended_hint(lang) short=true />
        <Long given=own.given("minutes", &text(&|facts| facts.minutes.clone())) label=say::minutes(lang) hint=say::minutes_hint(lang) rows=5 optional=true />
        <Radios given=own.given("twice", entered) label=say::twice(lang) choices=twice />
    }
}
