//! Four eyes on the dossier: what it waits for, and who did what.

use super::duties::about;
use crate::problem::Problem;
use crate::request::Visit;
use crate::ui::form;
use domain::act::Act;
use domain::approval::{self, Hand, Proposal, SoleOrder};
use domain::consultation::Consultation;
use domain::phase::Phase;
use domain::refusal::Refusal;
use leptos::prelude::*;
use store::consultation::{SetTime, StateOnly};
use words::desk as say;

/// How a dossier stands between those who write it and those who publish it.
pub struct Stand {
    proposal: Option<Proposal>,
    order: Option<SoleOrder>,
    hands: Vec<Hand>,
    revision: i64,
    time: Option<SetTime>,
    /// How it is heard by state agencies alone, where it is (s.19).
    pub state_only: Option<StateOnly>,
}

/// # Errors
/// Faults of the store.
pub async fn load(visit: &Visit, one: &Consultation) -> Result<Stand, Problem> {
    let store = &visit.site.store;
    let preparing = one.phase(visit.now) == Phase::Preparing;
    let state_only = match preparing {
        true => store::consultation::state_only(store, &visit.viewer, one.id).await?,
        false => None,
    };
    let (proposal, order, time) = match preparing {
        true => (
            store::consultation::proposal(store, &visit.viewer, one.id).await?,
            store::consultation::sole_order(store, one.agency.id, visit.now).await?,
            store::consultation::time_set(store, &visit.viewer, one.id).await?,
        ),
        false => (None, None, None),
    };
    let hands = store::consultation::hands(store, &visit.viewer, one.id).await?;
    Ok(Stand { proposal, order, hands, revision: one.revision, time, state_only })
}

impl Stand {
    /// Whether a proposal waits for an approver.
    pub fn open(&self) -> bool {
        self.proposal.as_ref().is_some_and(|proposal| proposal.returned.is_none())
    }
}

/// Whether it waits for another than the viewer, who proposed it, or for somebody to propose it.
pub fn is_held(visit: &Visit, stand: &Stand) -> bool {
    let lets = approval::lets(stand.proposal.as_ref(), stand.order.is_some(), visit.viewer.person, stand.revision);
    matches!(lets, Err(Refusal::OwnProposal | Refusal::NotProposed))
}

/// What the next step is called, while the dossier is not complete.
pub fn word(visit: &Visit, one: &Consultation, stand: &Stand) -> &'static str {
    match stand.order.is_some() && visit.viewer.may(Act::Publish, one.agency.id) {
        true => say::to_publish(visit.lang),
        false => say::propose(visit.lang),
    }
}

/// The next step of a dossier that is complete: to propose it, or to publish it.
pub fn gate(visit: &Visit, one: &Consultation, stand: &Stand) -> impl IntoView + use<> {
    let lang = visit.lang;
    let here = visit.to(&format!("/desk/c/{}", one.id));
    let publishes = visit.viewer.may(Act::Publish, one.agency.id);
    let lets = approval::lets(stand.proposal.as_ref(), stand.order.is_some(), visit.viewer.person, stand.revision);
    let to = |path: &str, words: &'static str| {
        view! { <p class="actions"><a class="button" href=format!("{here}/{path}")>{words}</a></p> }.into_any()
    };
    let borrows = visit.viewer.may(Act::BorrowApprover, one.agency.id);
    let loans = visit.to(&format!("/desk/loans?agency={}", one.agency.id));
    let borrow = || {
        borrows
            .then(|| view! { <p class="small"><a class="act" href=loans.clone()>{words::loan::no_other(lang)}</a></p> })
    };
    let next = match (publishes, lets) {
        (true, Ok(())) => to("publish", say::to_publish(lang)),
        (true, Err(Refusal::OwnProposal)) => view! { <p>{say::own_proposal(lang)}</p> {borrow()} }.into_any(),
        (false, Ok(()))
            if stand.open() && stand.proposal.as_ref().is_some_and(|one| one.revision == stand.revision) =>
        {
            view! { <p>{say::waits_for_approver(lang)}</p> }.into_any()
        }
        (false, Err(Refusal::OwnProposal)) => view! { <p>{say::waits_for_approver(lang)}</p> {borrow()} }.into_any(),
        (_, Err(Refusal::ProposalOld)) => {
            view! { <p>{say::changed_since(lang)}</p> {to("propose", say::propose(lang))} }.into_any()
        }
        _ => to("propose", say::propose(lang)),
    };
    view! { <div class="gate">{said(visit, stand)} {next}</div> }
}

/// Who proposed it and with what note, or who sent it back and why; the order that lets one do both.
pub fn said(visit: &Visit, stand: &Stand) -> impl IntoView + use<> {
    let lang = visit.lang;
    let words = |text: &str| {
        let text = text.to_string();
        (!text.is_empty()).then(|| view! { <p lang="th">{text}</p> })
    };
    let proposal = stand.proposal.as_ref().map(|proposal| {
        let returned = proposal.returned.as_ref().map(|returned| {
            view! { <div class="notice notice--care"><p>{say::returned_by(lang, &returned.name, &words::date::moment(lang, returned.at))}</p> {words(&returned.remark)}</div> }
        });
        view! { <p>{say::proposed_by(lang, &proposal.name, &words::date::moment(lang, proposal.at))}</p> {words(&proposal.note)} {returned} }
    });
    let order =
        stand.order.as_ref().map(|order| view! { <p class="small quiet">{say::under_order(lang, &order.words)}</p> });
    view! { {proposal} {order} }
}

/// The time set for it: when and by whom, or why it was not published then; and the way to take it back.
pub fn time(visit: &Visit, one: &Consultation, stand: &Stand) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let time = stand.time.as_ref()?;
    let at = words::date::moment(lang, time.at);
    let why = |refusals: &[(String, Refusal)]| {
        let lines: Vec<_> =
            refusals.iter().map(|(_, why)| view! { <li>{words::refusal::say(lang, why)}</li> }).collect();
        view! { <ul class="notice__list">{lines}</ul> }
    };
    let said = match &time.failed {
        Some((_, refusals)) => view! { <p class="notice__title">{words::plan::not_published(lang, &at)}</p> {why(&refusals.0)} <p>{words::plan::go_on(lang)}</p> }.into_any(),
        None if time.revision != stand.revision => view! { <p class="notice__title">{words::plan::will_not_be(lang, &at)}</p> <p>{say::changed_since(lang)}</p> }.into_any(),
        None => view! { <p class="notice__title">{words::plan::will_be(lang, &at)}</p> <p>{words::plan::set_by(lang, &time.name)}</p> }.into_any(),
    };
    let alarm = time.failed.is_some() || time.revision != stand.revision;
    let drop = visit.viewer.may(Act::Publish, one.agency.id).then(|| {
        view! {
            <form method="post" action=form::action(visit, "desk/drop_time")>
                {about(visit, one)}
                <button class="act" type="submit">{words::plan::drop_time(lang)}</button>
            </form>
        }
    });
    let class = if alarm { "notice notice--alarm gap-4" } else { "notice gap-4" };
    Some(view! { <section class=class aria-label=words::plan::set_time(lang)>{said} {drop}</section> })
}

/// Who did what to the dossier, newest first.
pub fn hands(visit: &Visit, stand: &Stand) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let rows: Vec<_> = stand
        .hands
        .iter()
        .map(|hand| {
            let name = if hand.name.is_empty() { say::by_nobody(lang).to_string() } else { hand.name.clone() };
            let order = (!hand.order.is_empty()).then(|| view! { <p class="small quiet">{say::under_order(lang, &hand.order)}</p> });
            let lent = (!hand.lent_by.0.is_empty()).then(|| view! { <p class="small quiet">{words::loan::lent_by(lang, lang.of(&hand.lent_by.0, &hand.lent_by.1))}</p> });
            view! { <li class="versions__item"><p>{words::date::moment(lang, hand.at)} " · " <b>{words::log::deed(lang, &hand.deed)}</b> " · " {name}</p> {lent} {order}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <section class="section" id="hands"><h2 class="section__title">{say::hands(lang)}</h2> <ol class="versions">{rows}</ol></section> })
}
