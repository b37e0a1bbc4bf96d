//! What moderators decided about a comment, told to its author on the receipt: words taken out, who read them, the appeal and its answer.

use crate::moderation::case::appeal;
use crate::request::Visit;
use crate::ui::field::{Choice, Long, Radios};
use crate::ui::form;
use domain::receipt::Number;
use leptos::prelude::*;
use store::moderation::Asked;
use words::moderation as say;

/// Nothing where nothing was decided. For whom the receipt's secret is with.
pub fn section(visit: &Visit, number: Number, asked: &Asked) -> Option<impl IntoView + use<>> {
    if asked.may.is_empty() && asked.redacted.is_none() && asked.appeals.is_empty() && asked.openings.is_empty() {
        return None;
    }
    let lang = visit.lang;
    let sent = (visit.asked("appealed") == "1" && visit.returned.is_none())
        .then(|| view! { <p class="notice notice--done" role="status">{say::appeal_sent(lang)}</p> });
    let redacted =
        asked.redacted.map(|reason| view! { <p>{say::redacted(lang)} " · " {words::law::reason(lang, reason)}</p> });
    let openings: Vec<_> = asked
        .openings
        .iter()
        .map(|(at, why)| view! { <li>{words::date::moment(lang, *at)} " · " {why.clone()}</li> })
        .collect();
    let openings =
        (!openings.is_empty()).then(|| view! { <h3>{say::openings(lang)}</h3> <ul class="plain">{openings}</ul> });
    let appeals: Vec<_> = asked.appeals.iter().map(|one| appeal(visit, one)).collect();
    let appeals = (!appeals.is_empty()).then(|| view! { <h3>{say::appeal_yours(lang)}</h3> {appeals} });
    let days = visit.site.rules().appeal_days();
    let days = days.map(|days| view! { " " {say::appeal_target(lang, days)} });
    let what = |one: &domain::moderation::Decided| {
        let reason = one.reason.map_or("", |reason| words::law::reason(lang, reason));
        format!("{} · {reason} · {}", say::decision(lang, one.what), words::date::moment(lang, one.at))
    };
    let choices: Vec<_> = asked.may.iter().map(|one| Choice::plain(one.at.0.to_string(), what(one))).collect();
    let about =
        match asked.may.as_slice() {
            [one] => view! { <p class="quiet">{what(one)}</p> <input type="hidden" name="about" value=one.at.0 /> }
                .into_any(),
            _ => view! { <Radios given=visit.given("about", "") label=say::appeal_about(lang) choices=choices /> }
                .into_any(),
        };
    let open = ["appeal", "about", "code"].iter().any(|field| visit.refusal(field).is_some());
    let form = (!asked.may.is_empty()).then(|| {
        view! {
            <details class="fold gap-3" open=open>
                <summary class="fold__name">{say::appeal(lang)}</summary>
                <form class="fold__body" method="post" action=form::action(visit, "moderation/appeal")>
                    {form::hidden(visit)}
                    <input type="hidden" name="number" value=number.to_string() />
                    <p>{say::appeal_why(lang)} {days}</p>
                    {about}
                    <Long given=visit.given("appeal", "") label=say::appeal_words(lang) rows=4 />
                    {super::receipt::code_field(visit, number, true)}
                    <p class="actions"><button class="button button--wide-phone" type="submit">{say::appeal_send(lang)}</button></p>
                </form>
            </details>
        }
    });
    Some(view! {
        <section class="section" id="looked-at">
            <h2 class="section__title">{say::looked_at(lang)}</h2>
            {sent}
            {redacted}
            {openings}
            {appeals}
            {form}
            <p class="small gap-3"><a href=visit.to("/about/moderation")>{say::policy(lang)}</a></p>
        </section>
    })
}

/// An appeal that came back because nothing shows whose the comment is: what was typed, and the way to send it with the code. Nothing of what was decided.
pub fn once_more(visit: &Visit, number: Number) -> Option<AnyView> {
    let lang = visit.lang;
    visit.returned.as_ref().filter(|returned| returned.endpoint == "/api/moderation/appeal")?;
    let about = visit.typed("about").unwrap_or("").to_string();
    Some(
        view! {
            <section class="section" id="looked-at">
                <h2 class="section__title">{say::appeal(lang)}</h2>
                <form method="post" action=form::action(visit, "moderation/appeal")>
                    {form::hidden(visit)}
                    <input type="hidden" name="number" value=number.to_string() />
                    <input type="hidden" name="about" value=about />
                    <Long given=visit.given("appeal", "") label=say::appeal_words(lang) rows=4 />
                    {super::receipt::code_field(visit, number, false)}
                    <p class="actions"><button class="button button--wide-phone" type="submit">{say::appeal_send(lang)}</button></p>
                </form>
            </section>
        }
        .into_any(),
    )
}
