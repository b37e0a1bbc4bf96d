//! The receipt's page: where a comment stands and what was answered; with its secret also the text. And the page that asks
//! for a number.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Line;
use crate::ui::{form, icon, qr};
use domain::comment::Showing;
use domain::receipt::{Number, Secret};
use leptos::prelude::*;
use store::comment::{Own, Told, Where};
use words::comment as say;

/// Asks for a receipt's number, and its code for those who want to read their text.
///
/// # Errors
/// None of its own.
pub async fn find(visit: Visit) -> Result<Page, Problem> {
    let lang = visit.lang;
    Ok(Page::new(say::find_title(lang), move || {
        let labels = [("number", say::number(lang)), ("code", say::code(lang))];
        view! {
            <div class="narrow">
                <h1>{say::find_title(lang)}</h1>
                <p>{say::find_why(lang)}</p>
                {form::summary(&visit, &labels)}
                <form method="post" action=form::action(&visit, "receipt/open")>
                    {form::hidden(&visit)}
                    <Line given=visit.given("number", "") label=say::number(lang) hint="7306-4180" short=true />
                    <Line given=visit.given("code", "") label=say::code(lang) hint="k7m2-9xqe-4tzb" short=true optional=true />
                    <div class="actions"><button class="button button--wide-phone" type="submit">{say::find(lang)}</button></div>
                </form>
            </div>
        }
    })
    .at("/receipts"))
}

/// # Errors
/// [`Problem::NotFound`] for a number that no receipt has.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let number = Number::parse(visit.param("number")).map_err(|_| Problem::NotFound)?;
    let store = &visit.site.store;
    let told = store::comment::by_number(store, number).await?.ok_or(Problem::NotFound)?;
    let one = store::consultation::public_one(store, told.consultation).await?;
    let secret = secret_of(&visit, number);
    let own = match secret {
        Some(secret) => store::comment::read_back(store, number, secret).await?,
        None => None,
    };
    let lang = visit.lang;
    let title = format!("{} {number}", say::receipt(lang));
    Ok(Page::new(title, move || body(&visit, number, &told, &one, own.as_ref(), secret.filter(|_| own.is_some())))
        .at("/receipts"))
}

/// The secret of the receipt that this browser was given last.
fn secret_of(visit: &Visit, number: Number) -> Option<Secret> {
    let (of, secret) = visit.receipt.as_deref()?.split_once('.')?;
    (Number::parse(of).ok()? == number).then(|| Secret::parse(secret).ok()).flatten()
}

fn body(
    visit: &Visit,
    number: Number,
    told: &Told,
    one: &domain::consultation::Consultation,
    own: Option<&Own>,
    secret: Option<Secret>,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let heading = match (own.is_some(), told.sheet) {
        (true, true) => say::survey_receipt(lang),
        (true, false) => say::sent(lang),
        (false, _) => say::receipt(lang),
    };
    let row =
        |term: &'static str, said: AnyView| view! { <div class="receipt__row"><dt>{term}</dt><dd>{said}</dd></div> };
    let part = match told.target.key_point() {
        Some(k) => format!("{} · {}", one.name(), words::law::key_point(lang, k)),
        None if told.target.is_whole() => one.name().to_string(),
        None => format!("{} · {}", one.name(), told.label),
    };
    let at = visit.to(&format!("/c/{}", one.id));
    let stance = own.filter(|_| !told.sheet).map(|own| {
        let stance = own.stance;
        let said = view! {
            <span class=format!("stance stance--{}", stance.code())>{icon::stance_shape(stance)} {words::law::stance(lang, stance)}</span>
        };
        row(say::you_said(lang), said.into_any())
    });
    let shown = match told.showing {
        Showing::Unnamed => words::law::showing(lang, Showing::Unnamed),
        other => words::law::showing(lang, other),
    };
    let stands = match (&told.stands, &told.answered) {
        (Where::Withdrawn, _) => say::stands_withdrawn(lang).to_string(),
        (_, answered) if !answered.answers.is_empty() => say::stands_answered(lang).to_string(),
        (_, answered) if answered.aside.is_some() => words::ledger::stands_aside(lang).to_string(),
        (Where::Withheld(reason), _) => {
            format!("{} · {}", say::stands_withheld(lang), words::law::reason(lang, *reason))
        }
        (Where::Received, _) => say::stands_received(lang).to_string(),
    };
    let address = format!("{}{}", visit.site.address, visit.to(&format!("/receipts/{number}")));
    let code = secret.map(|secret| {
        view! {
            <p class="receipt__label">{say::code(lang)}</p>
            <p class="receipt__code">{secret.to_string()}</p>
            <p class="receipt__use">{say::use_of_code(lang)}</p>
        }
    });
    let answer = super::answer::section(visit, one, &told.answered);
    let closes = one.dates.closes.filter(|_| told.answered.is_empty()).map(|closes| {
        view! { <p class="receipt__then">{say::closes_then(lang, &words::date::short(lang, closes.day()))}</p> }
    });
    let text = own.filter(|own| !own.reason.is_empty() || !own.wording.is_empty()).map(|own| {
        let wording = (!own.wording.is_empty())
            .then(|| view! { <p class="voice__words voice__words--wording">{own.wording.clone()}</p> });
        view! {
            <section class="section" id="text">
                <h2 class="section__title">{say::your_words(lang)}</h2>
                <blockquote class="quote"><p class="voice__words">{own.reason.clone()}</p> {wording}</blockquote>
            </section>
        }
    });
    let withdraw = (secret.is_some()
        && !told.sheet
        && told.stands != Where::Withdrawn
        && one.phase(visit.now) == domain::phase::Phase::Open)
        .then(|| {
            view! {
                <details class="fold">
                    <summary class="fold__name">{say::withdraw(lang)}</summary>
                    <form class="fold__body" method="post" action=form::action(visit, "comment/withdraw")>
                        {form::hidden(visit)}
                        <input type="hidden" name="number" value=number.to_string() />
                        <p>{say::withdraw_why(lang)}</p>
                        <button class="button button--plain" type="submit">{say::withdraw(lang)}</button>
                    </form>
                </details>
            }
        });
    let mut line = String::from("https://line.me/R/share?text=");
    crate::urls::percent(&mut line, &format!("{} {}{at}", one.name(), visit.site.address));
    view! {
        {form::summary(visit, &[])}
        <article class="receipt">
            <h1 class="receipt__title">{heading}</h1>
            <div class="receipt__head">
                <div>
                    <p class="receipt__label">{say::number(lang)}</p>
                    <p class="receipt__no">{number.to_string()}</p>
                    <p class="receipt__use">{say::use_of_number(lang)}</p>
                </div>
                <div class="receipt__qr">{qr::svg(&address)}</div>
            </div>
            {code}
            <dl class="receipt__facts">
                {row(say::about(lang), view! { <a href=at.clone()>{part}</a> }.into_any())}
                {stance}
                {row(say::shown(lang), shown.into_any())}
                {row(say::received(lang), words::date::moment(lang, told.at).into_any())}
                {row(say::stands(lang), stands.into_any())}
                {row(say::read_by(lang), one.agency.name(lang).to_string().into_any())}
            </dl>
        </article>
        {closes}
        <p class="actions"><a class="button button--plain" href=format!("{at}#points")>{say::another(lang)}</a> <a class="act" href=line>{say::share_line(lang)}</a></p>
        {answer}
        {text}
        {withdraw}
    }
}
