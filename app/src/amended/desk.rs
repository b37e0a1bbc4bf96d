//! The desk's page: the law in force that the draft amends, given as a text or a file, and what comes of the draft over it.

use super::law::{Draft, From, load};
use super::page::{body, open_points};
use crate::desk::dossier;
use crate::desk::duties::{about, head};
use crate::desk::file;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Line, Long};
use crate::ui::form;
use domain::act::Act;
use domain::consultation::Consultation;
use leptos::prelude::*;
use words::amended as say;

/// The dossier with its draft over the law, for those who may set it.
///
/// # Errors
/// [`Problem::NotFound`] for other agencies; [`Problem::NotAllowed`] for those who may not, and where there is no draft.
pub async fn settable(visit: &Visit) -> Result<(Consultation, Option<Draft>), Problem> {
    let one = dossier::load(visit).await?;
    let may = visit.viewer.may(Act::SetAmended, one.agency.id) && one.phase(visit.now).allows(Act::SetAmended);
    let version = one.version.clone().filter(|_| may || visit.returned.is_some()).ok_or(Problem::NotAllowed)?;
    let draft = load(visit, &one, &version).await?;
    Ok((one, draft))
}

/// # Errors
/// As [`settable`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let (one, draft) = settable(&visit).await?;
    let lang = visit.lang;
    let Some(draft) = draft else {
        return Ok(Page::new(say::step(lang), move || {
            view! { {head(&visit, &one, say::step(lang))} <p class="notice">{say::amends_nothing(lang)}</p> }
        })
        .of_the_desk());
    };
    let (draft, made) = store::apart(move || {
        let made = draft.made();
        (draft, made)
    })
    .await?;
    Ok(Page::new(say::step(lang), move || {
        let here = visit.to(&format!("/desk/c/{}/amended", one.id));
        let bill = match one.phase(visit.now).is_public() {
            true => visit.to(&format!("/c/{}/draft", one.id)),
            false => visit.to(&format!("/desk/c/{}/preview/draft", one.id)),
        };
        let (kept, origin) = match &draft.law {
            Some(law) => match &law.from {
                From::Agency(origin) => (law.text.as_str(), origin.as_str()),
                From::Brought(address) => (law.text.as_str(), address.as_str()),
            },
            None => ("", ""),
        };
        let brought = matches!(&draft.law, Some(law) if matches!(law.from, From::Brought(_)));
        let named = super::law::name_of(&draft.bill);
        let result = match &made {
            Some(made) => view! {
                <section class="section" id="check">
                    <h2 class="section__title">{say::check(lang)}</h2>
                    {clauses(&visit, &draft, &here)}
                    {body(&visit, &draft, made, &bill)}
                </section>
            }
            .into_any(),
            None => view! { {open_points(&visit, &draft, None, &bill, Some(&here))} }.into_any(),
        };
        view! {
            {head(&visit, &one, say::step(lang))}
            {form::summary(&visit, &[("source", say::source(lang)), ("origin", say::origin(lang)), ("file", words::file::label(lang))])}
            {file::said(&visit)}
            <p class="section__note">{say::means(lang)}</p>
            {named.map(|name| view! { <p>{say::named(lang)} " " <b lang="th">{name}</b></p> })}
            {brought.then(|| view! { <p class="notice">{say::found(lang)}</p> })}
            <form method="post" class="narrow" action=form::action(&visit, "amended/law") enctype="multipart/form-data">
                {about(&visit, &one)}
                <Long given=visit.given("source", kept) label=say::source(lang) hint=say::source_hint(lang) rows=12 />
                <Line given=visit.given("origin", origin) label=say::origin(lang) hint=say::origin_hint(lang) optional=true />
                <div class="actions gap-3"><button class="button" type="submit">{say::keep(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::common::back(lang)}</a></div>
                {file::bring(&visit)}
            </form>
            {result}
        }
    })
    .of_the_desk())
}

/// Every clause with what it was read to change, and the way to set it by hand.
fn clauses(visit: &Visit, draft: &Draft, here: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    let changes = draft.changes();
    let rows: Vec<_> = draft
        .bill
        .clauses
        .iter()
        .map(|clause| {
            let mut said: Vec<String> =
                changes.iter().filter(|change| change.by == clause.by).map(|change| say::operation(lang, &change.operation)).collect();
            if !draft.by_hand(&clause.by) {
                said.extend(clause.unread.iter().map(|unread| say::reason(lang, unread.why).to_string()));
            }
            said.extend(clause.laws.iter().map(|law| say::whole_law(lang, law)));
            let hand = draft.by_hand(&clause.by).then(|| view! { <span class="quiet">" · " {say::by_hand(lang)}</span> });
            let open = !draft.by_hand(&clause.by) && !clause.unread.is_empty();
            view! {
                <li class=if open { "warning" } else { "read__item" }>
                    <span class="read__what" lang="th">{clause.label.clone()}</span>
                    <span>{said.join(" · ")} {hand} " " <a class="act" href=format!("{here}/{}", clause.by)>{say::set_by_hand(lang)} <span class="hidden">" " {clause.label.clone()}</span></a></span>
                </li>
            }
        })
        .collect();
    view! { <ul class="read">{rows}</ul> }
}
