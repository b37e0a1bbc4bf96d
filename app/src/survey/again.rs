//! A sheet that was sent, read back and changed by who has its receipt's code: the same form, filled in. What was said before counts until the changed
//! answers are sent; after the close it is read alone.

use super::block::answered_back;
use super::form::sheet;
use crate::comment::receipt::secret_of;
use crate::problem::Problem;
use crate::request::{Page, Returned, Visit};
use domain::act::Act;
use domain::receipt::Number;
use domain::refusal::Refusal;
use domain::survey::answer;
use leptos::prelude::*;
use std::sync::Arc;
use words::survey as say;

/// # Errors
/// [`Problem::NotFound`] for a number that no receipt has.
pub async fn show(mut visit: Visit) -> Result<Page, Problem> {
    let number = Number::parse(visit.param("number")).map_err(|_| Problem::NotFound)?;
    let store = &visit.site.store;
    let own = match secret_of(&visit, number) {
        Some(secret) => store::survey::own(store, number, secret).await?,
        None => None,
    };
    // Without the code there is nothing here: the receipt says how to give it.
    let Some(own) = own else {
        store::comment::by_number(store, number).await?.ok_or(Problem::NotFound)?;
        return Ok(Page::moved(visit.to(&format!("/receipts/{number}"))));
    };
    let one = store::consultation::public_one(store, own.consultation).await?;
    let questions = store::survey::asked(store, own.consultation, store::survey::Asked::In(own.round)).await?;
    let now = one.round.as_ref().map_or(1, |round| round.number);
    let open = own.round == now && one.phase(visit.now).allows(Act::AnswerSurvey);
    if visit.returned.is_none() {
        let of = |question: &domain::survey::Question| {
            own.answers.get(&question.id.0).map_or_else(Vec::new, |given| answer::typed(question, given))
        };
        let who = [("class", own.who.class.map(|class| class.code().to_string())), ("area", own.who.area.clone())];
        let who = who.into_iter().filter_map(|(name, said)| Some((name.to_string(), said?)));
        let pairs = Arc::new(questions.iter().flat_map(of).chain(who).collect());
        let endpoint = "/api/survey/submit".into();
        visit.returned = Some(Arc::new(Returned { endpoint, pairs, problem: None, brought: None }));
    }
    // Another page changed it: who sends once more has seen so.
    let told = matches!(visit.refusal(""), Some(Refusal::SheetMeanwhile { .. }));
    let seen = visit.typed("changes").and_then(|seen| seen.parse().ok()).filter(|_| !told).unwrap_or(own.changes);
    let lang = visit.lang;
    let title = format!("{} {number}", words::comment::sheet_change(lang));
    let page = Page::new(title, move || {
        let inner = match open {
            true => view! { <p class="notice">{say::changing(lang)}</p> {sheet(&visit, &one, &questions, own.audience, Some((number, seen)))} }.into_any(),
            false => view! { <p>{say::not_open(lang)}</p> {answered_back(&visit, &questions, own.audience, &vec![true; questions.len()])} }.into_any(),
        };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to(&format!("/receipts/{number}"))>{words::comment::receipt(lang)} " " {number.to_string()}</a></nav>
            <div class="column">
                <header class="title"><h1>{words::comment::sheet_change(lang)}</h1> <p class="title__full" lang="th">{one.name().to_string()}</p></header>
                {inner}
            </div>
        }
    });
    Ok(page.at("/receipts").with_islands().with_small_script())
}
