//! The page of a further round: what it will ask, its days and its reason, proposed by one officer and opened by another. One dossier, never a second
//! "new" consultation.

use super::deeds::allowed;
use super::duties::{about, head};
use super::impact::of_form;
use super::rounds::fields;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Long;
use crate::ui::form;
use domain::act::Act;
use domain::approval;
use domain::consultation::Consultation;
use domain::phase::Phase;
use domain::refusal::Refusal;
use leptos::prelude::*;
use store::consultation::RoundProposal;
use words::desk as say;

/// # Errors
/// [`Problem::NotAllowed`] where no further round can be proposed now.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::ProposeRound).await?;
    let store = &visit.site.store;
    let proposal = store::consultation::round_proposal(store, &visit.viewer, one.id).await?;
    let order = store::consultation::sole_order(store, one.agency.id, visit.now).await?;
    let lang = visit.lang;
    Ok(Page::new(say::open_again(lang), move || {
        let labels = [&super::rounds::labels(lang)[..], &[("remark", say::send_back_why(lang))]].concat();
        let next = one.round.as_ref().map(|round| words::public::round(lang, round.number + 1));
        let waits = proposal.as_ref().filter(|found| found.waits());
        let alone = order.is_some() && visit.viewer.may(Act::OpenAgain, one.agency.id);
        let button = if alone { say::open_again(lang) } else { say::propose_round(lang) };
        let own = of_form(&visit, "/api/desk/again");
        let means = if alone { say::open_again_means(lang) } else { say::propose_round_means(lang) };
        let back = visit.to(&format!("/desk/c/{}", one.id));
        view! {
            {head(&visit, &one, say::open_again(lang))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <p><b>{next}</b> " " {means}</p>
                {(one.phase(visit.now) == Phase::Summarised).then(|| view! { <p>{say::again_after_result(lang)}</p> })}
                {order.as_ref().map(|order| view! { <p class="small quiet">{say::under_order(lang, &order.words)}</p> })}
                {asks(&visit, &one)}
                {proposal.as_ref().map(|found| said(&visit, &one, found, order.is_some()))}
                <section class="section">
                    <h2 class="section__title">{if waits.is_some() { say::propose_round_anew(lang) } else { say::round_days(lang) }}</h2>
                    <form method="post" action=form::action(&visit, "desk/again")>
                        {about(&own, &one)}
                        {fields(&own, &one, proposal.as_ref().map(|found| (&found.plan, found.reason.as_str())))}
                        <div class="actions gap-4"><button class="button" type="submit">{button}</button> <a class="act" href=back>{words::common::back(lang)}</a></div>
                    </form>
                </section>
            </div>
        }
    })
    .of_the_desk())
}

/// Where what the round asks is written, while it is not open.
pub fn asks(visit: &Visit, one: &Consultation) -> Option<AnyView> {
    let lang = visit.lang;
    let round = one.round_written(visit.now).filter(|round| *round > 1)?;
    let here = visit.to(&format!("/desk/c/{}", one.id));
    let survey = one
        .kind
        .has_survey()
        .then(|| view! { <a class="act" href=format!("{here}/survey")>{say::step_survey(lang)}</a> });
    Some(
        view! {
            <section class="section">
                <h2 class="section__title">{say::round_asks(lang, round)}</h2>
                <p>{say::round_asks_means(lang)}</p>
                <p class="actions"><a class="act" href=format!("{here}/points")>{say::step_points(lang)}</a> {survey}</p>
            </section>
        }
        .into_any(),
    )
}

/// What was proposed, by whom, and the next step: to open it, to send it back, or to wait.
fn said(visit: &Visit, one: &Consultation, found: &RoundProposal, order: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let (proposal, plan) = (&found.proposal, &found.plan);
    let returned = proposal.returned.as_ref().map(|returned| {
        view! { <div class="notice notice--care"><p>{say::returned_by(lang, &returned.name, &words::date::moment(lang, returned.at))}</p> <p lang="th">{returned.remark.clone()}</p></div> }
    });
    let opens = visit.viewer.may(Act::OpenAgain, one.agency.id);
    let lets = approval::lets(Some(proposal), order, visit.viewer.person, one.revision);
    let next = match (opens, lets) {
        _ if !found.waits() => ().into_any(),
        (_, Err(Refusal::ProposalOld)) => view! { <p class="notice">{say::changed_since(lang)}</p> }.into_any(),
        (true, Ok(())) => view! {
            <form method="post" action=form::action(visit, "desk/again_open")>
                {about(visit, one)}
                <div class="actions gap-4"><button class="button" type="submit">{say::open_as_proposed(lang)}</button></div>
            </form>
        }
        .into_any(),
        (true, Err(Refusal::OwnProposal)) => view! { <p class="notice">{say::own_round(lang)}</p> }.into_any(),
        _ => view! { <p class="notice">{say::round_waits(lang)}</p> }.into_any(),
    };
    let back = (opens && found.waits()).then(|| {
        let own = of_form(visit, "/api/desk/again_back");
        view! {
            <form class="gap-4" method="post" action=form::action(visit, "desk/again_back")>
                {about(visit, one)}
                <Long given=own.given("remark", "") label=say::send_back_why(lang) hint=say::send_back_hint(lang) rows=2 />
                <div class="actions gap-4"><button class="button button--plain" type="submit">{say::send_back(lang)}</button></div>
            </form>
        }
    });
    let line = |term: &'static str, said: String| view! { <div class="review__line"><dt class="review__term">{term}</dt> <dd class="review__said">{said}</dd></div> };
    let short = (!plan.short_reason.is_empty()).then(|| line(say::short_reason(lang), plan.short_reason.clone()));
    view! {
        <section class="section">
            <h2 class="section__title">{say::round_proposed(lang)}</h2>
            <p>{say::proposed_by(lang, &proposal.name, &words::date::moment(lang, proposal.at))}</p>
            {returned}
            <dl>
                {line(say::round_days(lang), words::public::period(lang, plan.opens, plan.closes))}
                {line(say::public_reason(lang), found.reason.clone())}
                {short}
                {line(words::admission::admits(lang), words::admission::admits_name(lang, plan.admission.admits).to_string())}
                {line(words::admission::once(lang), words::admission::once_name(lang, plan.admission.once).to_string())}
                {line(words::admission::leaving(lang), words::admission::leaving_name(lang, plan.admission.leaving).to_string())}
                {line(words::admission::appears(lang), words::admission::appears_name(lang, plan.admission.appears).to_string())}
                {line(words::admission::numbers(lang), words::admission::shows_name(lang, plan.shows).to_string())}
            </dl>
            {next}
            {back}
        </section>
    }
}
