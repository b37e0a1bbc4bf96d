//! The form on a receipt, the page that asks what to follow, and the page of an address, which its letters lead to.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Line, Select};
use crate::ui::form;
use domain::consultation::{Consultation, Kind};
use domain::id::ConsultationId;
use domain::letter::Followed;
use domain::receipt::Number;
use leptos::prelude::*;
use store::letters::{Following, Record};
use words::letter as say;

/// Whether this site can send letters at all.
///
/// # Errors
/// [`Problem::NotFound`] where no mail server is named.
pub fn sends(visit: &Visit) -> Result<(), Problem> {
    if visit.site.letters { Ok(()) } else { Err(Problem::NotFound) }
}

/// On the receipt of one's own comment: asks for its answer by e-mail.
pub fn on_receipt(visit: &Visit, number: Number) -> Option<impl IntoView + use<>> {
    sends(visit).ok()?;
    let lang = visit.lang;
    let asked = (visit.asked("asked") == "1" && visit.returned.is_none())
        .then(|| view! { <p class="notice" role="status">{say::asked(lang)}</p> });
    Some(view! {
        <section class="section" id="letters">
            <h2 class="section__title">{say::ask_title(lang)}</h2>
            {asked}
            <p class="small quiet">{say::ask_why(lang)}</p>
            <form method="post" action=form::action(visit, "letters/ask")>
                {form::hidden(visit)}
                {crate::ui::price::of(visit, "letters/ask")}
                <input type="hidden" name="number" value=number.to_string() />
                <Line given=visit.given("email", "") label=say::email(lang) kind="email" autocomplete="email" />
                <p class="gap-2"><button class="button button--plain" type="submit">{say::ask(lang)}</button></p>
            </form>
        </section>
    })
}

/// The link to follow something, where letters can be sent.
pub fn link(visit: &Visit, what: &Followed, words: &'static str) -> Option<impl IntoView + use<>> {
    sends(visit).ok()?;
    let mut to = String::from("/follow?of=");
    crate::urls::percent(&mut to, &what.one());
    Some(view! { <a href=visit.to(&to)>{words}</a> })
}

/// What became of the letters about a dossier, for its agency; nothing where letters are not sent, or before anyone was told.
///
/// # Errors
/// Faults.
pub async fn record(visit: &Visit, one: &Consultation) -> Result<Option<Vec<Record>>, Problem> {
    if !visit.site.letters || one.dates.published.is_none() {
        return Ok(None);
    }
    let rows = store::letters::record(&visit.site.store, &visit.viewer, one.id).await;
    Ok(rows.ok())
}

/// The record, drawn: counts by what was told and what became of it, no address.
pub fn delivered(visit: &Visit, rows: &[Record]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let none = rows.is_empty().then(|| view! { <p class="quiet">{say::delivery_none(lang)}</p> });
    let lines: Vec<_> = rows
        .iter()
        .map(|row| view! { <li class="followed"><span>{say::what(lang, row.what)}</span> <span class="quiet">{say::sending(lang, row.state)} " · " {words::number(row.letters)}</span></li> })
        .collect();
    view! {
        <section class="section" id="letters">
            <h2 class="section__title">{say::delivery(lang)}</h2>
            {none}
            <ul class="plain">{lines}</ul>
        </section>
    }
}

/// Asks what to follow.
///
/// # Errors
/// [`Problem::NotFound`] where letters cannot be sent, or for what is not there.
pub async fn follow(visit: Visit) -> Result<Page, Problem> {
    sends(&visit)?;
    let (store, lang) = (&visit.site.store, visit.lang);
    // What a link asked for stands first.
    let asked = match part(&visit).await?.or_else(|| Followed::parse_one(visit.value("of", visit.asked("of")))) {
        Some(Followed::Agency(id)) => Some(Followed::Agency(store::agency::now(store, id).await?.unwrap_or(id))),
        asked => asked,
    };
    let first = match asked.clone().filter(|one| match one {
        Followed::Area(code) => code.len() > 2 && domain::place::by_code(code).is_some(),
        one => matches!(
            one,
            Followed::Consultation(_)
                | Followed::Part(..)
                | Followed::Search(_)
                | Followed::Agency(_)
                | Followed::Law(_)
        ),
    }) {
        Some(what) => {
            let consultation = match &what {
                Followed::Consultation(id) | Followed::Part(id, _) => Some(*id),
                _ => None,
            };
            let value = what.one();
            let name = super::names::of(store, lang, &[Following { what, consultation, confirmed: false }])
                .await?
                .pop()
                .unwrap_or_default();
            if name.is_empty() {
                return Err(Problem::NotFound);
            }
            Some((value, name))
        }
        None => None,
    };
    let rules = visit.site.rules();
    let mut options: Vec<(String, String)> = first.into_iter().collect();
    options.push((Followed::All.one(), say::what_all(lang).into()));
    options.extend(
        Kind::ALL.iter().map(|kind| (Followed::Kind(*kind).one(), say::of_kind(lang, words::law::kind(lang, *kind)))),
    );
    options.extend(
        rules
            .subjects()
            .map(|code| (Followed::Subject(code.into()).one(), say::of_subject(lang, words::law::subject(lang, code)))),
    );
    options.extend(domain::place::within("").into_iter().map(|area| {
        let name = say::of_area(lang, lang.of(area.th, area.en));
        (Followed::Area(area.code.into()).one(), name)
    }));
    let chosen = asked.map_or_else(|| options[0].0.clone(), |one| one.one());
    // A list that opens cuts long names on a phone.
    let named = options.iter().find(|(value, _)| *value == chosen).map(|(_, name)| name.clone()).unwrap_or_default();
    Ok(Page::new(say::follow(lang), move || {
        let labels = [("of", say::follow_what(lang)), ("place", say::follow_place(lang)), ("email", say::email(lang))];
        let asked = (visit.asked("asked") == "1" && visit.returned.is_none()).then(|| {
            let to = Some(visit.asked("to")).filter(|to| domain::letter::is_masked(to));
            let what = to.map(|to| view! { <p class="notice__title">{say::asked_of(lang, to, &named)}</p> });
            view! { <div class="notice" role="status">{what} <p>{say::asked(lang)}</p></div> }
        });
        let linked = !visit.asked("of").is_empty() || !visit.asked("at").is_empty();
        let named = (linked && visit.returned.is_none()).then(|| view! { <p class="title__full">{named.clone()}</p> });
        view! {
            <div class="narrow">
                <h1>{say::follow(lang)}</h1>
                {asked}
                {named}
                <p>{say::follow_why(lang)}</p>
                {form::summary(&visit, &labels)}
                <form method="post" action=form::action(&visit, "letters/follow")>
                    {form::hidden(&visit)}
                    {crate::ui::price::of(&visit, "letters/follow")}
                    <Select given=visit.given("of", &chosen) label=say::follow_what(lang) options=options />
                    <Line given=visit.given("place", "") label=say::follow_place(lang) hint=say::follow_place_hint(lang) optional=true />
                    <Line given=visit.given("email", "") label=say::email(lang) kind="email" autocomplete="email" />
                    <div class="actions"><button class="button button--wide-phone" type="submit">{say::ask(lang)}</button></div>
                </form>
            </div>
        }
    }))
}

/// The provision that a link asks for by its draft and address: `c=12&at=m10`. What is followed is the piece through all versions.
async fn part(visit: &Visit) -> Result<Option<Followed>, Problem> {
    let at = visit.asked("at");
    let Some(id) = ConsultationId::parse(visit.asked("c")).filter(|_| !at.is_empty() && visit.returned.is_none())
    else {
        return Ok(None);
    };
    let store = &visit.site.store;
    let one = store::consultation::public_one(store, id).await?;
    let version = one.version.as_ref().ok_or(Problem::NotFound)?;
    let piece = store::version::identity(store, version.id, at).await?.ok_or(Problem::NotFound)?;
    Ok(Some(Followed::Part(id, piece)))
}

/// The page of an address.
///
/// # Errors
/// Faults.
pub async fn address(visit: Visit) -> Result<Page, Problem> {
    let (store, lang) = (&visit.site.store, visit.lang);
    let token = visit.param("token").to_string();
    let Some(one) = store::letters::of_token(store, &token).await?.filter(|one| !one.follows.is_empty()) else {
        return Ok(gone(visit));
    };
    let names = super::names::of(store, lang, &one.follows).await?;
    let listings = store::stakeholder::of_token(store, &token).await?;
    let asks = one.refused || one.follows.iter().any(|of| !of.confirmed);
    let title = if asks { say::confirm_title(lang) } else { say::page_title(lang) };
    Ok(Page::new(title, move || {
        let said = match (visit.asked("confirmed") == "1", visit.asked("left") == "1") {
            _ if visit.returned.is_some() => None,
            (true, _) => Some(say::confirmed(lang)),
            (_, true) => Some(say::left(lang)),
            _ => None,
        };
        let said = said.map(|said| view! { <p class="notice" role="status">{said}</p> });
        let secret = || view! { {form::hidden(&visit)} <input type="hidden" name="token" value=token.clone() /> };
        let refused = one.refused.then(|| view! { <p class="notice notice--care">{say::refused(lang)}</p> });
        let confirm = asks.then(|| {
            view! {
                <form method="post" action=form::action(&visit, "letters/confirm")>
                    {secret()}
                    <p>{say::confirm_why(lang)}</p>
                    <div class="actions gap-3"><button class="button button--wide-phone" type="submit">{say::confirm(lang)}</button></div>
                </form>
            }
        });
        let rows: Vec<_> = one
            .follows
            .iter()
            .zip(names)
            .map(|(of, name)| {
                let listing = listings.iter().find(|listing| of.what == Followed::Listed(listing.agency)).map(|listing| {
                    let subjects: Vec<&str> = listing.subjects.iter().map(|code| words::law::subject(lang, code)).collect();
                    let as_whom = words::stakeholder::listed_as(lang, &listing.name, words::law::class(lang, listing.class), &subjects);
                    view! { <br /> <span class="small quiet">{as_whom}</span> }
                });
                let waits = (!of.confirmed).then(|| view! { " " <span class="quiet">{say::unconfirmed(lang)}</span> });
                view! {
                    <li class="followed">
                        <span>{name.clone()} {waits} {listing}</span>
                        <form method="post" action=form::action(&visit, "letters/leave")>
                            {secret()}
                            <input type="hidden" name="of" value=of.what.one() />
                            <button class="act" type="submit">{say::leave_one(lang)} <span class="hidden">" " {name}</span></button>
                        </form>
                    </li>
                }
            })
            .collect();
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                {form::summary(&visit, &[])}
                {said}
                <p class="gap-4">{say::page_for(lang)} ": " <b>{one.email.clone()}</b></p>
                {refused}
                {confirm}
                <section class="section">
                    <h2 class="section__title">{say::you_get(lang)}</h2>
                    <ul class="plain">{rows}</ul>
                </section>
                <form class="section" method="post" action=form::action(&visit, "letters/leave")>
                    {secret()}
                    <button class="button button--plain" type="submit">{say::leave_all(lang)}</button>
                </form>
            </div>
        }
    }))
}

/// Nobody follows anything under this link: left, run out, or mistyped.
fn gone(visit: Visit) -> Page {
    let lang = visit.lang;
    let left = visit.asked("left") == "1";
    Page::new(if left { say::left(lang) } else { say::gone_title(lang) }, move || match left {
        true => view! { <div class="narrow"><h1>{say::left(lang)}</h1> <p>{say::left_all(lang)}</p></div> }.into_any(),
        false => {
            view! { <div class="narrow"><h1>{say::gone_title(lang)}</h1> <p>{say::gone_why(lang)}</p></div> }.into_any()
        }
    })
}
