//! One proposal: what is proposed and why, who supports it, what the agency answers; and what may be done about it.

use crate::desk::impact::of_form;
use crate::problem::Problem;
use crate::register::title::of_law;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Line, Long, Radios, Select};
use crate::ui::{form, prose};
use domain::id::ProposalId;
use domain::moderation::Reason;
use domain::proposal::{Answer, Proposal, Said};
use leptos::prelude::*;
use store::proposal::Mine;
use words::proposal as say;

/// What somebody may do with a proposal.
struct May {
    mine: Mine,
    answer: bool,
    withhold: bool,
    /// What is withheld, for those who may withhold it.
    held: Option<(String, String)>,
}

/// # Errors
/// [`Problem::NotFound`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ProposalId::parse)?;
    let store = &visit.site.store;
    let (one, answers) = store::proposal::one(store, id).await?;
    let device = visit.device.clone().unwrap_or_default();
    let withhold = visit.viewer.signed_in() && store::proposal::may_withhold(store, &visit.viewer, one.law).await?;
    let may = May {
        mine: store::proposal::mine(store, &visit.viewer, &device, id).await?,
        answer: visit.viewer.signed_in() && store::proposal::may_answer(store, &visit.viewer, one.law).await?,
        held: match one.said {
            Said::Withheld { .. } if withhold => store::proposal::held(store, &visit.viewer, id).await.ok(),
            _ => None,
        },
        withhold,
    };
    let responsible = !store::law::agencies(store, one.law).await?.is_empty();
    let lang = visit.lang;
    let title = match &one.said {
        Said::Shown { title, .. } => title.clone(),
        Said::Withheld { reason } => words::public::withheld(lang, words::law::reason(lang, *reason)),
        Said::Withdrawn => say::taken_back(lang).to_string(),
    };
    let pays = crate::ui::price::asked(&visit);
    let page = Page::new(title.clone(), move || {
        let told = match visit.asked("told") {
            "made" => say::made(lang),
            "supported" => say::supported(lang),
            "before" => say::supported_before(lang),
            "again" => say::support_again(lang),
            _ => "",
        };
        let told = (!told.is_empty() && visit.returned.is_none()).then(|| view! { <p class="notice notice--done" role="status">{told}</p> });
        let target = visit.site.rules().answer_days();
        let waited = one.waited(visit.now.day());
        let clock = match one.answered {
            Some(_) => say::took(lang, waited, target),
            None => say::waited(lang, waited, target),
        };
        let nobody = (!responsible).then(|| view! { <p class="notice notice--quiet">{say::nobody(lang)}</p> });
        let part = if one.part_name.is_empty() { say::whole(lang).to_string() } else { one.part_name.clone() };
        let at = if one.part.is_empty() { format!("/laws/{}", one.law) } else { format!("/laws/{}/{}", one.law, one.part) };
        let labels = [
            ("reasonable", say::verdict(lang)),
            ("why", say::why(lang)),
            ("consultation", say::led_to(lang)),
            ("reason", say::withhold_reason(lang)),
            ("note", say::note(lang)),
        ];
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to(&format!("/laws/{}", one.law))>{of_law(lang, &one.law_title, &one.law_title_en)}</a> " / " <a href=visit.to(&format!("/proposals?law={}", one.law))>{say::title(lang)}</a></nav>
            <div class="narrow">
                <header class="title">
                    <p class="title__kind">{say::of_wish(lang, one.wish)} " · " <a href=visit.to(&at) lang="th">{part}</a></p>
                    <h1 lang=one.stands().then_some("th")>{title}</h1>
                    <p class="title__full">{words::date::full(lang, one.at.day())} " · " {say::supporters(lang, one.accounts, one.guests)}</p>
                </header>
                {told}
                {form::summary(&visit, &labels)}
                {said(&visit, &one)}
                {support(&visit, &one, &may)}
                <section class="section" id="answers">
                    <h2 class="section__title">{say::answers(lang)}</h2>
                    <p class="section__note">{clock}</p>
                    {nobody}
                    {answered(&visit, &answers)}
                    {may.answer.then(|| answer(&visit, &one, answers.len()))}
                </section>
                {own(&visit, &one, &may)}
                {moderation(&visit, &one, &may)}
            </div>
        }
    })
    .at("/laws");
    Ok(if pays { page.with_islands() } else { page })
}

/// Its words, and its author's name where it is shown.
fn said(visit: &Visit, one: &Proposal) -> impl IntoView + use<> {
    let lang = visit.lang;
    match &one.said {
        Said::Shown { reason, name, .. } => {
            let name = name.clone().unwrap_or_else(|| words::public::unnamed(lang).to_string());
            let lines: Vec<_> =
                reason.split("\n\n").map(|part| view! { <p class="kept-text">{part.to_string()}</p> }).collect();
            view! { <div class="gap-4">{lines}</div> <p class="small quiet gap-3">{name}</p> }.into_any()
        }
        Said::Withheld { .. } | Said::Withdrawn => ().into_any(),
    }
}

fn of(visit: &Visit, one: &Proposal) -> impl IntoView + use<> {
    view! { {form::hidden(visit)} <input type="hidden" name="proposal" value=one.id.to_string() /> }
}

fn support(visit: &Visit, one: &Proposal, may: &May) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    if !one.stands() {
        return None;
    }
    let pays = visit.returned.as_ref().is_some_and(|returned| returned.endpoint == "/api/proposal/support");
    Some(match may.mine.supports {
        true => view! { <p class="notice notice--quiet">{say::supported_before(lang)}</p> }.into_any(),
        false => view! {
            <form class="gap-4" method="post" action=form::action(visit, "proposal/support")>
                {of(visit, one)}
                {pays.then(|| crate::ui::price::price(visit, String::new()))}
                <p class="actions"><button class="button" type="submit">{say::support(lang)}</button></p>
                <p class="small quiet gap-2">{say::support_means(lang)}</p>
            </form>
        }
        .into_any(),
    })
}

fn answered(visit: &Visit, answers: &[Answer]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rows: Vec<_> = answers
        .iter()
        .enumerate()
        .map(|(place, one)| {
            let verdict = if one.reasonable { say::reasonable(lang) } else { say::not_reasonable(lang) };
            let earlier = (place > 0).then(|| view! { <p class="small quiet">{say::earlier_answer(lang)}</p> });
            let by = lang.of(&one.agency.0, &one.agency.1).to_string();
            let led = one
                .consultation
                .map(|id| view! { <p><a class="act" href=visit.to(&format!("/c/{id}"))>{say::led_to(lang)}</a></p> });
            view! {
                <li class="versions__item">
                    {earlier}
                    <p><b>{verdict}</b> " · " {words::date::full(lang, one.at.day())} " · " {by}</p>
                    <div class="prose" lang="th" inner_html=prose::html(&one.why)></div>
                    {led}
                </li>
            }
        })
        .collect();
    match rows.is_empty() {
        true => view! { <p class="quiet">{say::no_answer(lang)}</p> }.into_any(),
        false => view! { <ol class="versions">{rows}</ol> }.into_any(),
    }
}

fn answer(visit: &Visit, one: &Proposal, seen: usize) -> impl IntoView + use<> {
    let lang = visit.lang;
    let own = of_form(visit, "/api/proposal/answer");
    let choices = vec![Choice::plain("yes", say::reasonable(lang)), Choice::plain("no", say::not_reasonable(lang))];
    view! {
        <form class="section" method="post" action=form::action(visit, "proposal/answer")>
            <h3 class="section__title">{say::answer(lang)}</h3>
            <p>{say::answer_means(lang)}</p>
            {of(visit, one)}
            <input type="hidden" name="seen" value=seen.to_string() />
            <Radios given=own.given("reasonable", "") label=say::verdict(lang) choices />
            <Long given=own.given("why", "") label=say::why(lang) rows=5 />
            <Line given=own.given("consultation", "") label=say::led_to(lang) hint=say::led_to_hint(lang) optional=true />
            <div class="actions gap-4"><button class="button" type="submit">{say::send_answer(lang)}</button></div>
        </form>
    }
}

/// What its author may do.
fn own(visit: &Visit, one: &Proposal, may: &May) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    (may.mine.author && one.said != Said::Withdrawn).then(|| {
        view! {
            <form class="section" method="post" action=form::action(visit, "proposal/withdraw")>
                <h2 class="section__title">{say::yours(lang)}</h2>
                <p>{say::take_back_means(lang)}</p>
                {of(visit, one)}
                <p class="actions gap-3"><button class="button button--plain" type="submit">{say::take_back(lang)}</button></p>
            </form>
        }
    })
}

/// What a moderator may do.
fn moderation(visit: &Visit, one: &Proposal, may: &May) -> Option<AnyView> {
    let lang = visit.lang;
    if !may.withhold {
        return None;
    }
    let own = of_form(visit, "/api/proposal/withhold");
    match (&one.said, &may.held) {
        (Said::Shown { .. }, _) => {
            let reasons = Reason::ALL.iter().map(|reason| (reason.code().to_string(), words::law::reason(lang, *reason).to_string()));
            let options = std::iter::once((String::new(), words::common::choose(lang).to_string())).chain(reasons).collect::<Vec<_>>();
            Some(
                view! {
                    <form class="section" method="post" action=form::action(visit, "proposal/withhold")>
                        <h2 class="section__title">{say::withhold(lang)}</h2>
                        {of(visit, one)}
                        <Select given=own.given("reason", "") label=say::withhold_reason(lang) options />
                        <Long given=own.given("note", "") label=say::note(lang) optional=true rows=2 />
                        <p class="actions gap-3"><button class="button button--plain" type="submit">{say::withhold(lang)}</button></p>
                    </form>
                }
                .into_any(),
            )
        }
        (Said::Withheld { .. }, Some((title, reason))) => Some(
            view! {
                <form class="section" method="post" action=form::action(visit, "proposal/restore")>
                    <h2 class="section__title">{say::held(lang)}</h2>
                    <p><b lang="th">{title.clone()}</b></p>
                    <p class="kept-text">{reason.clone()}</p>
                    {of(visit, one)}
                    <p class="actions gap-3"><button class="button button--plain" type="submit">{say::restore(lang)}</button></p>
                </form>
            }
            .into_any(),
        ),
        _ => None,
    }
}
