//! The sign-in page. It also stands in for any page that asks for it, of the desk or of a hearing that takes comments of
//! people signed in only, until its visitor has.

use crate::account::waiting::{SIGN_IN, Waiting};
use crate::problem::Problem;
use crate::request::{Page, Returned, Visit};
use crate::ui::field::{Given, Line};
use crate::ui::form;
use leptos::prelude::*;
use std::sync::Arc;
use words::account as say;

/// For everyone who wants to: with a provider of identities, or e-mail and password. It also says why somebody was not signed in.
///
/// # Errors
/// None of its own.
pub async fn enter(visit: Visit) -> Result<Page, Problem> {
    let lang = visit.lang;
    if visit.viewer.signed_in() && visit.asked("why").is_empty() {
        return Ok(Page::moved(visit.to("/me")));
    }
    let why = match visit.asked("why") {
        "unreachable" => Some(say::unreachable(lang)),
        "distrusted" => Some(say::distrusted(lang)),
        "refused" => Some(say::refused(lang)),
        "late" => Some(say::late(lang)),
        "left" => Some(say::left(lang)),
        "reset" => Some(say::reset_done(lang)),
        _ => None,
    };
    let back = Some(visit.asked("back")).filter(|back| crate::account::is_path(back)).unwrap_or("/me").to_string();
    Ok(Page::new(say::enter(lang), move || {
        let why = why.map(|why| view! { <p class="notice" role="status">{why}</p> });
        view! {
            <div class="narrow">
                <h1>{say::enter(lang)}</h1>
                {why}
                {form::summary(&visit, &labels(lang))}
                <p>{say::citizens(lang)}</p>
                {entrances(&visit, &back)}
                {(!visit.site.entrances.is_empty()).then(|| view! { <h2 class="section__title gap-5">{say::or_password(lang)}</h2> })}
                {password(&visit)}
                <p class="gap-4"><a class="act" href=visit.to("/desk")>{say::staff_here(lang)}</a></p>
            </div>
        }
    }))
}

/// The providers of identities, each with a way to come back to a page (its path without the language's prefix).
pub fn entrances(visit: &Visit, back: &str) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let mut query = String::from("?back=");
    crate::urls::percent(&mut query, &visit.to(back));
    let ways: Vec<_> = visit
        .site
        .entrances
        .iter()
        .map(|one| {
            let words = say::with(lang, lang.of(&one.name_th, &one.name_en));
            view! { <p class="gap-2"><a class="button button--wide-phone" rel="nofollow" href=format!("/sign-in/{}{query}", one.code)>{words}</a></p> }
        })
        .collect();
    (!ways.is_empty()).then(|| view! { {ways} <p class="small quiet gap-2">{say::least(lang)}</p> })
}

fn labels(lang: domain::lang::Lang) -> [(&'static str, &'static str); 3] {
    [("email", say::email(lang)), ("password", say::password(lang)), ("code", say::second(lang))]
}

/// E-mail, password, and the code of a second factor for those who have one: asked together, so that no answer tells which was right.
fn fields(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    // A code that was typed has run out by now.
    let code = Given { value: String::new(), ..visit.given("code", "") };
    view! {
        <Line given=visit.given("email", "") label=say::email(lang) kind="email" autocomplete="username" />
        <Line given=visit.given("password", "") label=say::password(lang) kind="password" autocomplete="current-password" />
        {crate::ui::price::of_sign_in(visit)}
        <Line given=code label=say::second(lang) hint=say::second_hint(lang) autocomplete="one-time-code" short=true optional=true />
    }
}

/// Signing in with e-mail and password.
fn password(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <form method="post" action=form::action(visit, "account/sign_in")>
            {form::hidden(visit)}
            {fields(visit)}
            <div class="actions"><button class="button button--plain button--wide-phone" type="submit">{say::enter(lang)}</button></div>
        </form>
        {others_ways(visit)}
    }
}

/// For those who have no account yet, or have forgotten the password.
fn others_ways(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <p class="actions gap-3">
            <a class="act" href=visit.to("/account/forgot")>{say::forgot(lang)}</a>
            <a class="act" href=visit.to("/account/new")>{say::sign_up(lang)}</a>
        </p>
    }
}

/// The page at its own address.
///
/// # Errors
/// None of its own.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    ask(visit).await
}

/// Asks who is there; leads on to the page that was wanted, and sends on what was typed there when the session ran out.
///
/// # Errors
/// None of its own.
pub async fn ask(mut visit: Visit) -> Result<Page, Problem> {
    if visit.path == "/me" {
        return enter(visit).await.map(|page| Page { status: 401, ..page });
    }
    let lang = visit.lang;
    let waiting = visit.returned.as_deref().and_then(Waiting::after);
    // The fields of another form are not this one's.
    if let Some(returned) = visit.returned.as_deref().filter(|returned| returned.endpoint != SIGN_IN) {
        let problem = returned.problem.clone();
        visit.returned =
            Some(Arc::new(Returned { endpoint: SIGN_IN.into(), pairs: Arc::default(), problem, brought: None }));
    }
    let wanted = visit.path != "/desk/sign-in";
    let desk = visit.path.starts_with("/desk");
    let (title, why) = match desk {
        true => (say::title(lang), say::for_staff(lang)),
        false => (say::enter(lang), say::for_hearing(lang)),
    };
    let others = !desk && !visit.site.entrances.is_empty() && waiting.is_none();
    let mut page = Page::new(title, move || {
        // Url-encoding makes Thai three times as long.
        let enctype = waiting.is_some().then_some("multipart/form-data");
        let waits = waiting.is_some().then(|| view! { <p class="gap-4">{say::waiting(lang)}</p> });
        let hidden: Vec<_> = waiting
            .into_iter()
            .flat_map(Waiting::fields)
            .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
            .collect();
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="quiet">{why}</p>
                {form::summary(&visit, &labels(lang))}
                {waits}
                {others.then(|| view! { {entrances(&visit, &visit.here())} <h2 class="section__title gap-5">{say::or_password(lang)}</h2> })}
                <form method="post" action=form::action(&visit, "account/sign_in") enctype=enctype>
                    {form::hidden(&visit)}
                    {hidden}
                    {fields(&visit)}
                    <div class="actions"><button class="button button--wide-phone" type="submit">{say::enter(lang)}</button></div>
                </form>
                {others_ways(&visit)}
                {visit.site.demo.then(|| view! { <p class="small quiet">{say::demo(lang)}</p> })}
            </div>
        }
    });
    if wanted {
        page.status = 401;
    }
    Ok(if desk { page.of_the_desk() } else { page })
}
