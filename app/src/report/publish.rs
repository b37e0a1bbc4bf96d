//! What stands in the way of publishing a report, and its publication by another than who saved it last.

use crate::desk::duties::about;
use crate::desk::impact::of_form;
use crate::request::Visit;
use crate::ui::field::{Long, id_of};
use crate::ui::form;
use domain::act::Act;
use domain::consultation::Consultation;
use domain::phase::Phase;
use domain::refusal::Refusals;
use leptos::prelude::*;
use store::report::Version;
use words::desk;
use words::report as say;

/// What is missing, each line leading to its field.
pub fn missing(visit: &Visit, one: &Consultation, open: &Refusals) -> impl IntoView + use<> {
    let lang = visit.lang;
    let labels = super::desk::labels(visit);
    let follow = visit.to(&format!("/desk/c/{}/follow-up", one.id));
    let rows: Vec<_> = open
        .0
        .iter()
        .map(|(field, _)| {
            let label = labels.iter().find(|(name, _)| name == field).map_or(field.clone(), |(_, label)| label.clone());
            let to = if field == "steps" { follow.clone() } else { format!("#{}", id_of(field)) };
            view! { <li><a href=to>{label}</a></li> }
        })
        .collect();
    match rows.is_empty() {
        true => view! { <p class="notice notice--quiet">{say::whole(lang)}</p> }.into_any(),
        false => view! { <div class="notice notice--care gap-3"><p class="notice__title">{say::missing(lang)}</p> <ul class="notice__list">{rows}</ul></div> }.into_any(),
    }
}

/// What waits to be published, and the way to publish it.
pub fn waiting(
    visit: &Visit,
    one: &Consultation,
    version: &Version,
    order: bool,
    public: bool,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let saved = words::impact::saved_by(lang, &version.name, &words::date::moment(lang, version.saved));
    let waits = version.published.is_none();
    let publishes = waits && visit.viewer.may(Act::PublishReport, one.agency.id);
    let own = version.person == visit.viewer.person && !order;
    let to = visit.to(&format!("/desk/c/{}/preview/report", one.id));
    let preview = waits.then(|| view! { <a class="act" href=to>{desk::preview(lang)}</a> });
    let deed = match (publishes, own, one.phase(visit.now)) {
        (true, false, Phase::Summarised) => {
            let sent = of_form(visit, "/api/report/publish");
            let reason = public.then(|| view! { <Long given=sent.given("reason", "") label=desk::public_reason(lang) hint=desk::public_reason_hint(lang) rows=2 /> });
            let word = if public { say::publish_again(lang) } else { say::publish(lang) };
            let means = if public { words::impact::publish_means(lang) } else { say::publish_means(lang) };
            view! {
                <form class="section" method="post" action=form::action(visit, "report/publish")>
                    {about(visit, one)}
                    <p>{means}</p>
                    {reason}
                    <div class="actions gap-4"><button class="button" type="submit">{word}</button></div>
                </form>
            }
            .into_any()
        }
        (true, true, Phase::Summarised) => view! { <p class="notice">{say::own(lang)}</p> }.into_any(),
        (_, _, Phase::Summarised) => waits.then(|| view! { <p class="notice">{say::waits(lang)}</p> }).into_any(),
        _ => view! { <p class="notice">{say::after_result(lang)}</p> }.into_any(),
    };
    view! { <p class="small quiet gap-3">{saved} " " {preview}</p> {deed} }
}
