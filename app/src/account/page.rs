//! The sign-in page. It also stands in for any page that asks for it, of the desk or of a hearing that takes comments of
//! people signed in only, until its visitor has.

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
    let wanted = visit.path != "/desk/sign-in";
    let desk = visit.path.starts_with("/desk");
    let (title, why) = match desk {
        true => (say::title(lang), say::for_staff(lang)),
        false => (say::enter(lang), say::for_hearing(lang)),
    };
    let mut page = Page::new(title, move || {
        let labels = [("email", say::email(lang)), ("password", say::password(lang))];
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="quiet">{why}</p>
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
    Ok(if desk { page.of_the_desk() } else { page })
}
