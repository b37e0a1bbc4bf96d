//! The sign-in page. It also stands in for any page of the desk until its visitor has signed in.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Line;
use crate::ui::form;
use leptos::prelude::*;
use words::account as say;

/// The page at its own address.
///
/// # Errors
/// None of its own.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    ask(visit).await
}

/// Asks who is there; leads on to the page that was wanted.
///
/// # Errors
/// None of its own.
pub async fn ask(visit: Visit) -> Result<Page, Problem> {
    let lang = visit.lang;
    let wanted = visit.path.starts_with("/desk") && visit.path != "/desk/sign-in";
    let mut page = Page::new(say::title(lang), move || {
        let labels = [("email", say::email(lang)), ("password", say::password(lang))];
        view! {
            <div class="narrow">
                <h1>{say::title(lang)}</h1>
                <p class="quiet">{say::for_staff(lang)}</p>
                {form::summary(&visit, &labels)}
                <form method="post" action=form::action(&visit, "account/sign_in")>
                    {form::hidden(&visit)}
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
    Ok(page.of_the_desk())
}
