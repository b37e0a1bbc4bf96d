//! The public log of a hearing's moderation, and the policy for all of them.

use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::list::with;
use domain::flag::Flag;
use domain::id::ConsultationId;
use domain::moderation::Reason;
use leptos::prelude::*;
use words::moderation as say;

const PER_PAGE: u32 = 100;

/// # Errors
/// [`Problem::NotFound`] for a consultation that is not public.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let store = &visit.site.store;
    let one = crate::then::public_one(&visit, id).await?;
    let upto = crate::then::upto(&visit).unwrap_or(visit.now);
    let log = store::moderation::log_until(store, id, visit.asked("before").parse().ok(), upto, PER_PAGE).await?;
    let counts = store::comment::counts(store, id).await?;
    let lang = visit.lang;
    let stale = visit.stale(&one.dates);
    Ok(Page::new(format!("{} – {}", say::log(lang), one.name()), move || {
        let older = (log.len() as u32 == PER_PAGE).then(|| log.last().map(|last| last.seq)).flatten().map(|last| {
            view! { <p class="gap-4"><a class="act act--strong" rel="next" href=with(&visit, "before", &last.to_string())>{say::older(lang)}</a></p> }
        });
        let rows: Vec<_> = log
            .iter()
            .map(|entry| {
                let reason = entry.reason.map(|reason| words::law::reason(lang, reason));
                let demand = entry.demand.as_ref().map(|(kind, from)| say::demanded_by(lang, *kind, from));
                let why: Vec<String> = reason.map(str::to_string).into_iter().chain(demand).collect();
                let why = (!why.is_empty()).then(|| view! { <p class="log__who">{why.join(" · ")}</p> });
                view! { <li class="log__line"><span class="log__when">{words::date::moment(lang, entry.at)}</span> <div><p>{say::logged(lang, entry.what)}</p> {why}</div></li> }
            })
            .collect();
        let lines = match rows.is_empty() {
            true => view! { <p class="empty__words">{say::log_none(lang)}</p> }.into_any(),
            false => view! { <ol class="log">{rows}</ol> }
            .into_any(),
        };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to(&format!("/c/{id}")) lang="th">{one.name().to_string()}</a></nav>
            <header class="title"><h1>{say::log(lang)}</h1> <p class="title__full" lang="th">{one.name().to_string()}</p></header>
            // What is withheld is counted as it is now, and of now alone.
            {visit.on.is_none().then(|| view! { <p>{say::numbers(lang, &counts)}</p> })}
            <p class="section__note">{say::log_note(lang)} " " <a href=visit.to("/about/moderation")>{say::policy(lang)}</a></p>
            {lines}
            {older}
        }
    })
    .at("/consultations")
    .kept(Touch::Consultation(id), stale))
}

/// The policy: what is withheld, by whom, how one asks for it to be looked at again; reasons and rules as they are in use.
///
/// # Errors
/// None.
pub async fn policy(visit: Visit) -> Result<Page, Problem> {
    let lang = visit.lang;
    let rules = visit.site.rules();
    let (days, appeal) = (rules.moderation_days(), rules.appeal_days());
    Ok(Page::new(say::policy(lang), move || {
        let text: Vec<_> = say::policy_text(lang).iter().map(|text| view! { <p>{*text}</p> }).collect();
        let reasons: Vec<_> =
            Reason::given().map(|reason| view! { <li>{words::law::reason(lang, reason)}</li> }).collect();
        let flags: Vec<_> = Flag::ALL.iter().map(|flag| view! { <li>{say::flag(lang, *flag)}</li> }).collect();
        let targets = (days.is_some() || appeal.is_some()).then(|| {
            view! {
                <h2>{say::policy_targets(lang)}</h2>
                {days.map(|days| view! { <p>{say::target(lang, days)}</p> })}
                {appeal.map(|days| view! { <p>{say::appeal_target(lang, days)}</p> })}
            }
        });
        view! {
            <div class="narrow prose">
                <h1>{say::policy(lang)}</h1>
                {text}
                <h2>{say::policy_reasons(lang)}</h2>
                <p>{say::policy_reasons_note(lang)}</p>
                <ul>{reasons}</ul>
                <h2>{say::policy_rules(lang)}</h2>
                <p>{say::policy_rules_note(lang)}</p>
                <ul>{flags}</ul>
                {targets}
            </div>
        }
    }))
}

/// What a hearing's page says: how many are withheld for which reason, how many wait, and the way to the log. Nothing where there is
/// nothing to tell.
pub fn line(
    visit: &Visit,
    one: &domain::consultation::Consultation,
    counts: &domain::comment::Counts,
) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let checked =
        one.round.as_ref().is_some_and(|round| round.admission.appears == domain::admission::Appears::Checked);
    if visit.on.is_some() || (counts.withheld == 0 && counts.waiting == 0 && !checked) {
        return None;
    }
    let first = checked.then(|| {
        let days = visit.site.rules().moderation_days().map(|days| say::target(lang, days));
        view! { {words::admission::appears_after(lang)} " " {days} " " }
    });
    Some(view! {
        <p class="section__note" id="moderation">{first} {say::numbers(lang, counts)} " · " <a href=visit.to(&format!("/c/{}/moderation", one.id))>{say::log(lang)}</a></p>
    })
}
