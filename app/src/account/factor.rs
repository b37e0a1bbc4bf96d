//! One's own second factor: setting it up with a phone, recovery codes, turning it off. Officers who must have one come here before
//! the desk.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Given, Line};
use crate::ui::{form, qr};
use leptos::prelude::*;
use store::second_factor::{Offer, RECOVERY_CODES, Standing};
use words::account as say;

/// # Errors
/// [`Problem::SignIn`] for those who are not.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let (store, lang) = (&visit.site.store, visit.lang);
    let standing = store::second_factor::standing(store, visit.signed_in()?, visit.now).await?;
    let offer = match standing.since {
        Some(_) => None,
        None => Some(store::second_factor::offer(store, &visit.viewer, words::shell::brand(lang)).await?),
    };
    Ok(Page::new(say::factor(lang), move || {
        let asked = (offer.is_some() && visit.viewer.factor_needed).then(|| view! { <p class="notice notice--care">{say::factor_asked(lang)}</p> });
        let inner = match &offer {
            Some(offer) => set_up(&visit, offer).into_any(),
            None if visit.viewer.factor_needed => shown(&visit).into_any(),
            None => stands(&visit, &standing).into_any(),
        };
        view! {
            <div class="narrow">
                <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/me")>{say::me(lang)}</a></nav>
                <h1>{say::factor(lang)}</h1>
                {form::summary(&visit, &[("code", say::code(lang))])}
                {asked}
                <p>{say::factor_why(lang)}</p>
                {inner}
            </div>
        }
    })
    .unlisted())
}

/// A code is never typed back: it has run out.
fn code(visit: &Visit) -> Given {
    Given { value: String::new(), ..visit.given("code", "") }
}

fn set_up(visit: &Visit, offer: &Offer) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <h2 class="section__title gap-5">{say::factor_scan(lang)}</h2>
        <div class="factor__qr gap-3">{qr::svg(&offer.address)}</div>
        <p class="gap-3">{say::factor_type(lang)} ": " <code class="factor__secret">{offer.secret.clone()}</code></p>
        <p><a class="act" href=offer.address.clone()>{say::factor_here(lang)}</a></p>
        <form class="gap-4" method="post" action=form::action(visit, "account/factor_set")>
            {form::hidden(visit)}
            <Line given=code(visit) label=say::factor_code(lang) autocomplete="one-time-code" short=true />
            <div class="actions"><button class="button button--wide-phone" type="submit">{say::factor_confirm(lang)}</button></div>
        </form>
    }
}

/// Somebody who has one, and came in another way.
fn shown(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        <p class="notice notice--care">{say::factor_show_why(lang)}</p>
        <form class="gap-4" method="post" action=form::action(visit, "account/factor_show")>
            {form::hidden(visit)}
            <Line given=code(visit) label=say::code(lang) autocomplete="one-time-code" short=true />
            <div class="actions"><button class="button button--wide-phone" type="submit">{say::factor_show(lang)}</button></div>
        </form>
    }
}

fn stands(visit: &Visit, standing: &Standing) -> impl IntoView + use<> {
    let lang = visit.lang;
    let since = standing.since.map(|since| view! { <p><b>{say::since(lang, since)}</b></p> });
    let codes: Vec<_> = standing.codes.iter().map(|code| view! { <li><code>{code.clone()}</code></li> }).collect();
    let shown = (!codes.is_empty()).then(|| {
        view! { <p class="notice notice--care">{say::recovery_shown(lang)}</p> <ul class="factor__codes">{codes}</ul> }
    });
    let again = || view! { <Line given=code(visit) label=say::code(lang) autocomplete="one-time-code" short=true /> };
    // An officer keeps it.
    let bound = !visit.viewer.roles.is_empty();
    let away = (!bound || !visit.site.store.factor_asked(visit.now)).then(|| {
        view! {
            <details class="fold gap-4">
                <summary class="fold__name">{say::factor_away(lang)}</summary>
                <form class="fold__body" method="post" action=form::action(visit, "account/factor_away")>
                    {form::hidden(visit)}
                    <p>{say::factor_away_why(lang)}</p>
                    {again()}
                    <button class="button button--plain" type="submit">{say::factor_away(lang)}</button>
                </form>
            </details>
        }
    });
    view! {
        {since}
        <section class="section" id="recovery">
            <h2 class="section__title">{say::recovery(lang)}</h2>
            <p>{say::recovery_left(lang, standing.left, RECOVERY_CODES)}</p>
            {shown}
            <details class="fold gap-4">
                <summary class="fold__name">{say::recovery_renew(lang)}</summary>
                <form class="fold__body" method="post" action=form::action(visit, "account/factor_renew")>
                    {form::hidden(visit)}
                    <p>{say::recovery_renew_why(lang)}</p>
                    {again()}
                    <button class="button button--plain" type="submit">{say::recovery_renew(lang)}</button>
                </form>
            </details>
        </section>
        {away}
    }
}
