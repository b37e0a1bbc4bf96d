//! The sign-in page. It also stands in for any page that asks for it, of the desk or of a hearing that takes comments of
//! people signed in only, until its visitor has.

use crate::account::waiting::{SIGN_IN, Waiting};
use crate::problem::Problem;
use crate::request::{Page, Returned, Visit};
use crate::ui::field::Line;
use crate::ui::form;
use leptos::prelude::*;
use std::sync::Arc;
use words::account as say;

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
    let mut page = Page::new(title, move || {
        let labels = [("email", say::email(lang)), ("password", say::password(lang))];
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
                {form::summary(&visit, &labels)}
                {waits}
                <form method="post" action=form::action(&visit, "account/sign_in") enctype=enctype>
                    {form::hidden(&visit)}
                    {hidden}
                    <Line given=visit.given("email", "") label=say::email(lang) kind="email" autocomplete="username" />
                    <Line given=visit.given("password", "") label=say::password(lang) kind="password" autocomplete="current-password" />
                    <div class="actions"><button class="button button--wide-phone" type="submit">{say::enter(lang)}</button></div>
                </form>
                {visit.site.demo.then(|| view! { <p class="small quiet">{say::demo(lang)}</p> })}
            </div>
        }
    });
    if wanted {
        page.status = 401;
    }
    Ok(if desk { page.of_the_desk() } else { page })
}
