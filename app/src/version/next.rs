//! The desk's page of a published draft: the revised text, what it changes, and its publication with a reason.

use super::compare;
use super::list::section;
use crate::desk::deeds::may_now;
use crate::desk::dossier::load;
use crate::desk::draft::panel;
use crate::desk::duties::{about, head};
use crate::desk::file;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Given, Long};
use crate::ui::form;
use domain::act::Act;
use domain::consultation::Consultation;
use domain::reading;
use leptos::prelude::*;
use words::version as say;

/// Of a consultation that was put to the public without a text.
fn without_text(visit: Visit, one: Consultation) -> Page {
    let lang = visit.lang;
    Page::new(say::step(lang), move || {
        let dossier = visit.to(&format!("/desk/c/{}", one.id));
        view! {
            {head(&visit, &one, say::step(lang))}
            <p class="narrow">{say::without_text(lang)}</p>
            <p class="gap-3"><a class="act" href=dossier>{words::desk::begin_like(lang)}</a></p>
        }
    })
    .of_the_desk()
}

/// # Errors
/// [`Problem::NotFound`] for those of other agencies; [`Problem::NotAllowed`] for those who may not publish, and where the
/// draft cannot be revised now.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    if one.version.is_none() && visit.viewer.may(Act::PutVersion, one.agency.id) {
        return Ok(without_text(visit, one));
    }
    if visit.returned.is_none() {
        may_now(&visit, &one, Act::PutVersion)?;
    }
    let current = one.version.clone().ok_or(Problem::NotAllowed)?;
    let store = &visit.site.store;
    let waiting = store::version::waiting(store, &visit.viewer, one.id).await?;
    let source = match &waiting {
        Some(waiting) => waiting.source.clone(),
        None => store::version::source(store, &visit.viewer, one.id).await?.unwrap_or_default(),
    };
    let all = store::version::published(store, one.id).await?;
    let counts = store::comment::counts(store, one.id).await?;
    let pair = match &waiting {
        Some(waiting) => Some(compare::load(&visit, &current, &waiting.version).await?),
        None => None,
    };
    // The form with the reason comes back without the text.
    let source = visit.typed("source").map_or(source, str::to_string);
    let text = source.clone();
    let (text, read) = store::apart(move || {
        let read = (!text.trim().is_empty()).then(|| reading::read(&text));
        (text, read)
    })
    .await?;
    let lang = visit.lang;
    Ok(Page::new(say::step(lang), move || {
        let check = waiting.zip(pair).map(|(waiting, pair)| {
            let waits: u64 = pair.gone().map(|anchor| counts.at(anchor)).sum();
            let waits = (waits > 0).then(|| view! { <p class="notice notice--care">{say::will_wait(lang, waits)}</p> });
            view! {
                <section class="section" id="check">
                    <h2 class="section__title">{say::check(lang)}</h2>
                    {compare::difference(&visit, &one, &pair, (&current, &waiting.version), 3)}
                    {waits}
                    <form method="post" class="narrow gap-4" action=form::action(&visit, "version/publish")>
                        {about(&visit, &one)}
                        <p>{say::publish_means(lang)}</p>
                        <Long given=visit.given("reason", "") label=say::why(lang) hint=say::why_hint(lang) rows=3 />
                        <div class="actions gap-3"><button class="button" type="submit">{say::publish(lang)}</button></div>
                    </form>
                </section>
            }
        });
        view! {
            {head(&visit, &one, say::step(lang))}
            {form::summary(&visit, &[("source", say::source(lang)), ("reason", say::why(lang)), ("file", words::file::label(lang))])}
            {file::said(&visit)}
            {check.is_some().then(|| view! { <p class="gap-3"><a class="act act--strong" href="#check">{say::check(lang)}</a></p> })}
            <p class="section__note">{say::revise_means(lang)}</p>
            {crate::amended::law::says_so(&one).then(|| view! { <p><a class="act" href=visit.to(&format!("/desk/c/{}/amended", one.id))>{words::amended::step(lang)}</a></p> })}
            <div class="split split--desk">
                <form method="post" action=form::action(&visit, "version/put") enctype="multipart/form-data">
                    {about(&visit, &one)}
                    {file::jump(&visit)}
                    <Long given=Given { value: source.clone(), ..visit.given("source", "") } label=say::source(lang) hint=words::desk::source_hint(lang) rows=20 />
                    {file::bring(&visit)}
                    <div class="save"><a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::desk::without_saving(lang)}</a> <button class="button button--plain" type="submit">{say::keep(lang)}</button></div>
                </form>
                {read.map(|read| panel(&visit, &read, &text))}
            </div>
            {check}
            {section(&visit, &one, &all)}
        }
    })
    .of_the_desk())
}
