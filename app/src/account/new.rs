//! Asking for an account with e-mail and password, and for a new password. Both end on the same words whatever the address has here.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Line;
use crate::ui::form;
use leptos::prelude::*;
use words::account as say;

/// Asks for an account.
///
/// # Errors
/// None of its own.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let lang = visit.lang;
    if asked(&visit) {
        return Ok(told(visit, say::asked_sign_up(lang)));
    }
    Ok(Page::new(say::sign_up(lang), move || {
        view! {
            <div class="narrow">
                <h1>{say::sign_up(lang)}</h1>
                {form::summary(&visit, &[("email", say::email(lang))])}
                <p>{say::sign_up_why(lang)}</p>
                {no_letters(&visit)}
                <form method="post" action=form::action(&visit, "account/ask")>
                    {form::hidden(&visit)}
                    {crate::ui::price::of(&visit, "account/ask")}
                    <Line given=visit.given("email", "") label=say::email(lang) kind="email" autocomplete="username" />
                    <div class="actions"><button class="button button--wide-phone" type="submit">{say::send_link(lang)}</button></div>
                </form>
            </div>
        }
    }))
}

/// Asks for a new password.
///
/// # Errors
/// None of its own.
pub async fn forgot(visit: Visit) -> Result<Page, Problem> {
    let lang = visit.lang;
    if asked(&visit) {
        return Ok(told(visit, say::asked_reset(lang)));
    }
    Ok(Page::new(say::forgot(lang), move || {
        view! {
            <div class="narrow">
                <h1>{say::forgot(lang)}</h1>
                {form::summary(&visit, &[("email", say::email(lang))])}
                <p>{say::forgot_why(lang)}</p>
                {no_letters(&visit)}
                <form method="post" action=form::action(&visit, "account/forgot")>
                    {form::hidden(&visit)}
                    {crate::ui::price::of(&visit, "account/forgot")}
                    <Line given=visit.given("email", "") label=say::email(lang) kind="email" autocomplete="username" />
                    <div class="actions"><button class="button button--wide-phone" type="submit">{say::send_link(lang)}</button></div>
                </form>
            </div>
        }
    }))
}

fn asked(visit: &Visit) -> bool {
    visit.asked("asked") == "1" && visit.returned.is_none()
}

fn no_letters(visit: &Visit) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    (!visit.site.letters).then(|| view! { <p class="notice notice--care">{say::no_letters(lang)}</p> })
}

fn told(visit: Visit, words: &'static str) -> Page {
    let lang = visit.lang;
    Page::new(say::asked_title(lang), move || {
        view! {
            <div class="narrow">
                <h1>{say::asked_title(lang)}</h1>
                <p class="notice" role="status">{words}</p>
                <p class="gap-4"><a class="act" href=visit.to("/sign-in")>{say::enter(lang)}</a></p>
            </div>
        }
    })
}
