//! Where the link of a letter about an account leads: looking at it changes nothing, as mail programs look at links too.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Line;
use crate::ui::form;
use leptos::prelude::*;
use store::sign_up::Says;
use words::account as say;

/// # Errors
/// Faults.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let lang = visit.lang;
    let secret = visit.param("secret").to_string();
    let opened = store::sign_up::opened(&visit.site.store, &secret, visit.now).await?;
    Ok(match opened {
        Some((Says::SignUp, email)) => confirm(visit, email, secret),
        Some((Says::Reset, email)) => reset(visit, email, secret),
        _ => Page { status: 404, ..gone(visit, lang) },
    }
    .unlisted())
}

fn confirm(visit: Visit, email: String, secret: String) -> Page {
    let lang = visit.lang;
    Page::new(say::confirm_title(lang), move || {
        let labels = [("password", say::password(lang)), ("again", say::again(lang))];
        view! {
            <div class="narrow">
                <h1>{say::confirm_title(lang)}</h1>
                {form::summary(&visit, &labels)}
                <p>{say::email(lang)} ": " <b>{email}</b></p>
                <p>{say::confirm_why(lang)}</p>
                <form method="post" action=form::action(&visit, "account/confirm")>
                    {form::hidden(&visit)}
                    <input type="hidden" name="secret" value=secret />
                    <Line given=visit.given("password", "") label=say::password(lang) hint=say::password_hint(lang) kind="password" autocomplete="new-password" />
                    <Line given=visit.given("again", "") label=say::again(lang) kind="password" autocomplete="new-password" />
                    <div class="actions"><button class="button button--wide-phone" type="submit">{say::confirm(lang)}</button></div>
                </form>
            </div>
        }
    })
}

fn reset(visit: Visit, email: String, secret: String) -> Page {
    let lang = visit.lang;
    Page::new(say::reset_title(lang), move || {
        let labels = [("password", say::password(lang)), ("again", say::again(lang))];
        view! {
            <div class="narrow">
                <h1>{say::reset_title(lang)}</h1>
                {form::summary(&visit, &labels)}
                <p>{say::email(lang)} ": " <b>{email}</b></p>
                <p>{say::reset_why(lang)}</p>
                <form method="post" action=form::action(&visit, "account/reset")>
                    {form::hidden(&visit)}
                    <input type="hidden" name="secret" value=secret />
                    <Line given=visit.given("password", "") label=say::password(lang) hint=say::password_hint(lang) kind="password" autocomplete="new-password" />
                    <Line given=visit.given("again", "") label=say::again(lang) kind="password" autocomplete="new-password" />
                    <div class="actions"><button class="button button--wide-phone" type="submit">{words::common::save(lang)}</button></div>
                </form>
            </div>
        }
    })
}

fn gone(visit: Visit, lang: domain::lang::Lang) -> Page {
    Page::new(say::gone_title(lang), move || {
        view! {
            <div class="narrow">
                <h1>{say::gone_title(lang)}</h1>
                <p>{say::gone_why(lang)}</p>
                <p class="gap-4"><a class="act" href=visit.to("/sign-in")>{say::enter(lang)}</a></p>
            </div>
        }
    })
}
