//! The card that asks one question: after a receipt, after a publication, after a moderator's decision. Works without scripts; whoever would rather not is asked
//! as little again as whoever answers.

use crate::problem::Problem;
use crate::request::{Serving, Visit};
use crate::ui::field::{Choice, Line, Radios};
use crate::ui::form;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::receipt::{Number, Secret};
use domain::refusal::Refusal;
use domain::satisfaction::{APART_DAYS, Answer, Part, Step, is_fresh, moderates, part};
use leptos::prelude::*;
use store::satisfaction::{self, Asked};
use words::satisfaction as say;

/// What the page is about on which the card stands.
#[derive(Clone, Copy)]
pub enum After {
    Receipt(Number),
    Published(ConsultationId),
    Moderated,
}

/// The card as it is drawn, or nothing.
pub struct Card(After);

/// After a receipt, for the browser that it was given to.
///
/// # Errors
/// Faults of the store.
pub async fn of_receipt(visit: &Visit, number: Number, secret: Option<Secret>) -> Result<Option<Card>, Problem> {
    let Some(secret) = secret else { return Ok(None) };
    let asked = Asked { part: Part::Person, receipt: Some((number, secret)), viewer: visit.viewer.clone() };
    offered(visit, &asked, After::Receipt(number)).await
}

/// After a publication, for those of its agency.
///
/// # Errors
/// Faults of the store.
pub async fn of_dossier(visit: &Visit, one: &Consultation) -> Result<Option<Card>, Problem> {
    match after_publication(visit, one) {
        Some(part) => offered(visit, &of_staff(visit, part), After::Published(one.id)).await,
        None => Ok(None),
    }
}

/// After a moderator's decision.
///
/// # Errors
/// Faults of the store.
pub async fn of_queue(visit: &Visit) -> Result<Option<Card>, Problem> {
    let decided = visit.asked("done") == "settled" || visit.returned.is_some() || !visit.asked("rated").is_empty();
    match moderates(&visit.viewer).filter(|_| decided) {
        Some(part) => offered(visit, &of_staff(visit, part), After::Moderated).await,
        None => Ok(None),
    }
}

fn of_staff(visit: &Visit, part: Part) -> Asked {
    Asked { part, receipt: None, viewer: visit.viewer.clone() }
}

fn after_publication(visit: &Visit, one: &Consultation) -> Option<Part> {
    let fresh = is_fresh(one.dates.published, visit.now) || is_fresh(one.dates.summarised, visit.now);
    let summarised = one.dates.summarised.is_some();
    part(&visit.viewer, one.agency.id, summarised).filter(|_| fresh && one.phase(visit.now).is_public())
}

/// Whether this browser says that it was asked: who has no account has another receipt each time.
fn kept(visit: &Visit) -> bool {
    visit.rated.is_some_and(|day| (0..APART_DAYS).contains(&(visit.now.day().0 - day.0)))
}

async fn offered(visit: &Visit, asked: &Asked, after: After) -> Result<Option<Card>, Problem> {
    if !visit.asked("rated").is_empty() && visit.returned.is_none() {
        return Ok(Some(Card(after)));
    }
    let may = !kept(visit) && satisfaction::may_ask(&visit.site.store, asked, visit.now).await?;
    Ok(may.then_some(Card(after)))
}

/// Who sends the form, and as what.
///
/// # Errors
/// [`Problem::NotFound`] for who is not asked.
pub async fn asked_by(here: &Serving) -> Result<Asked, Problem> {
    let visit = &here.visit;
    if let Ok(number) = Number::parse(here.one("receipt")) {
        let secret = here.receipt_secret(number)?;
        return Ok(Asked { part: Part::Person, receipt: Some((number, secret)), viewer: visit.viewer.clone() });
    }
    let viewer = visit.signed_in()?;
    let part = match ConsultationId::parse(here.one("consultation")) {
        Some(id) => {
            let one = store::consultation::for_desk(&visit.site.store, viewer, id).await?;
            after_publication(visit, &one)
        }
        None => moderates(viewer),
    };
    Ok(of_staff(visit, part.ok_or(Problem::NotFound)?))
}

/// Takes the answer; what the page then says, as a code.
///
/// # Errors
/// Those of [`satisfaction::answer`], but for who was asked before: that is told, and nothing is counted.
pub async fn take(here: &Serving, asked: &Asked, answer: Answer) -> Result<&'static str, Problem> {
    let visit = &here.visit;
    let told = if answer == Answer::Dismissed { "no" } else { "yes" };
    if kept(visit) {
        return Ok("before");
    }
    let taken = satisfaction::answer(&visit.site.store, asked, answer, visit.now).await;
    let told = match taken {
        Err(store::Error::Refused(refused)) if refused.of("") == Some(&Refusal::AlreadyDone) => "before",
        taken => taken.map(|()| told)?,
    };
    here.keep_rated(visit.now.day());
    Ok(told)
}

/// The card, or what came of it.
pub fn drawn(visit: &Visit, card: Option<Card>) -> Option<AnyView> {
    let Card(after) = card?;
    let lang = visit.lang;
    let said = match visit.asked("rated") {
        _ if visit.returned.is_some() => None,
        "yes" => Some(say::thanks(lang)),
        "no" => Some(say::no_more(lang)),
        "before" => Some(say::before(lang)),
        _ => None,
    };
    if let Some(said) = said {
        return Some(view! { <p class="notice notice--quiet" role="status" id="satisfaction">{said}</p> }.into_any());
    }
    if !visit.asked("rated").is_empty() && visit.returned.is_none() {
        return None;
    }
    let whose = match after {
        After::Receipt(number) => Some(("receipt", number.to_string())),
        After::Published(id) => Some(("consultation", id.to_string())),
        After::Moderated => None,
    };
    let whose = whose.map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    let choices =
        Step::ALL.iter().map(|step| Choice::plain(step.number().to_string(), say::step(lang, *step))).collect();
    Some(
        view! {
            <section class="section" id="satisfaction">
                <h2 class="section__title">{say::ask_title(lang)}</h2>
                <p class="section__note">{say::ask_why(lang)}</p>
                <form method="post" action=form::action(visit, "satisfaction/answer")>
                    {form::hidden(visit)}
                    {whose}
                    <Radios given=visit.given("step", "") label=say::ask(lang) choices scale=true />
                    <Line given=visit.given("remark", "") label=say::remark(lang) hint=say::remark_hint(lang) optional=true />
                    <div class="actions gap-3">
                        <button class="button" type="submit">{say::send(lang)}</button>
                        <button class="button button--plain" type="submit" name="do" value="dismiss">{say::dismiss(lang)}</button>
                    </div>
                </form>
            </section>
        }
        .into_any(),
    )
}
