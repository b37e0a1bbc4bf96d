//! On the desk: of what somebody wants e-mail, and when; and whether of days of laws.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Radios, Ticks};
use crate::ui::form;
use domain::duty::{OF, Wish};
use leptos::prelude::*;
use words::duty as say;

/// # Errors
/// [`Problem::NotAllowed`] for those who have no role, [`Problem::NotFound`] where letters cannot be sent.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    super::page::sends(&visit)?;
    let store = &visit.site.store;
    let wanted = store::letters::staff::wanted(store, visit.signed_in()?).await?;
    let days = store::letters::days::wanted(store, visit.signed_in()?).await?;
    let me = visit.signed_in()?.person.ok_or(Problem::SignIn)?;
    let email = store::account::email(store, me).await?.unwrap_or_default();
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let wish = wanted.map_or_else(Wish::default, |wanted| wanted.wish);
        let labels = [("of[]", say::of(lang)), ("when", say::when(lang))];
        let stands = match &wanted {
            None => view! { <p class="notice notice--quiet">{say::off(lang)}</p> }.into_any(),
            Some(one) if one.confirmed => view! { <p class="notice">{say::on(lang)}</p> }.into_any(),
            Some(_) => view! { <p class="notice notice--care" role="status">{say::unconfirmed(lang)}</p> }.into_any(),
        };
        let of = OF.iter().map(|code| Choice::plain(*code, say::kind(lang, code))).collect();
        let chosen = match &visit.returned {
            Some(_) => visit.typed_all("of[]").into_iter().map(str::to_string).collect(),
            None => OF.iter().filter(|code| wish.of(code)).map(|code| (*code).to_string()).collect(),
        };
        let when = vec![Choice::plain("daily", say::daily(lang)), Choice::plain("now", say::now(lang))];
        let stop = wanted.is_some().then(|| {
            view! {
                <form class="section" method="post" action=form::action(&visit, "letters/staff_stop")>
                    {form::hidden(&visit)}
                    <button class="button button--plain" type="submit">{say::stop(lang)}</button>
                </form>
            }
        });
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/desk")>{words::desk::title(lang)}</a></nav>
            <div class="narrow">
                <h1>{say::title(lang)}</h1>
                {form::summary(&visit, &labels)}
                <p>{say::means(lang)}</p>
                <p class="gap-3">{say::address(lang)} ": " <b>{email}</b></p>
                {stands}
                <form class="gap-4" method="post" action=form::action(&visit, "letters/staff")>
                    {form::hidden(&visit)}
                    <Ticks given=visit.given("of[]", "") label=say::of(lang) choices=of chosen />
                    <Radios given=visit.given("when", if wish.daily { "daily" } else { "now" }) label=say::when(lang) choices=when />
                    <div class="actions gap-4"><button class="button" type="submit">{words::common::save(lang)}</button></div>
                </form>
                {stop}
                {days.map(|wants| of_laws(&visit, wants))}
            </div>
        }
    })
    .of_the_desk())
}

/// Days of laws are told unless somebody said no.
fn of_laws(visit: &Visit, wants: bool) -> impl IntoView + use<> {
    use words::law_days as say;
    let lang = visit.lang;
    let (stands, button) = if wants { (say::on(lang), say::stop(lang)) } else { (say::off(lang), say::start(lang)) };
    view! {
        <section class="section" id="law-days">
            <h2 class="section__title">{say::title(lang)}</h2>
            <p>{say::means(lang)}</p>
            <p class="notice notice--quiet gap-3">{stands}</p>
            <form class="gap-3" method="post" action=form::action(visit, "letters/law_days")>
                {form::hidden(visit)}
                <input type="hidden" name="wants" value=if wants { "no" } else { "yes" } />
                <button class="button button--plain" type="submit">{button}</button>
            </form>
        </section>
    }
}
