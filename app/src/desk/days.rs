//! On the desk's first page: the days of laws that come near for those who keep them, from so long ahead as the Office has agencies told.

use crate::problem::Problem;
use crate::request::Visit;
use domain::id::AgencyId;
use domain::register::{Coming, Thing};
use leptos::prelude::*;
use words::law_days as say;

/// Rows shown; the others stand with all of the agency's laws.
const MOST: usize = 10;

/// What comes near for the viewer, the earliest first.
///
/// # Errors
/// Faults of the store.
pub async fn near(visit: &Visit, agencies: &[AgencyId]) -> Result<Vec<Coming>, Problem> {
    let rules = visit.site.rules();
    let mut all = store::law::coming(&visit.site.store, agencies, &rules).await?;
    // What is late stays until it is done, when no letter tells of it any more.
    let near = |one: &Coming| one.day.0 <= visit.now.day().0 + i64::from(rules.told_before(one.thing));
    all.retain(|one| near(one) && one.concerns(&visit.viewer));
    Ok(all)
}

/// Where the day's work is done.
pub fn place(thing: Thing) -> String {
    match thing {
        Thing::Evaluation(law) => format!("/desk/laws/{law}"),
        Thing::Rule(law, ..) => format!("/desk/laws/{law}/needs"),
        Thing::Answer(proposal) => format!("/proposals/{proposal}"),
        Thing::FollowUp(consultation, _) => format!("/desk/c/{consultation}/follow-up"),
    }
}

/// The section, where anything comes near.
pub fn shown(visit: &Visit, near: &[Coming]) -> Option<impl IntoView + use<>> {
    let (lang, today) = (visit.lang, visit.now.day());
    let rows: Vec<_> = near
        .iter()
        .take(MOST)
        .map(|one| {
            let to = visit.to(&place(one.thing));
            let promised = one.promised.map(|promised| crate::register::clock::before(visit, promised));
            view! {
                <li class="duty">
                    <p class="duty__clock"><b>{say::left(lang, one.day, today)}</b> <br /> <span class="small quiet">{say::thing(lang, one.thing)}</span></p>
                    <div><h3 class="duty__title" lang="th"><a href=to.clone()>{one.name.clone()}</a></h3> <p class="quiet">{say::comes(lang, one, today)}</p> {promised}</div>
                    <p class="duty__next"><a class="button button--plain" href=to>{say::open(lang)} <span class="hidden">" " {one.name.clone()}</span></a></p>
                </li>
            }
        })
        .collect();
    let all = view! { <p class="gap-3"><a class="act" href=visit.to("/desk/laws")>{say::all(lang)}</a></p> };
    (!rows.is_empty()).then(|| view! { <section class="section" id="law-days"><h2 class="section__title">{say::title(lang)} " " <span class="quiet">{words::number(near.len() as u64)}</span></h2> <ul class="rows">{rows}</ul> {all}</section> })
}
