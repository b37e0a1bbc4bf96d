//! One occasion on the desk: its details, its sheets entered one by one or from a file, those that wait for a second entry, its scans.

use super::list::{dossier, fields, labels};
use crate::desk::duties::{about, head};
use crate::desk::impact::of_form;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{File, Line, Long, Select};
use crate::ui::form;
use domain::channel::{differences, table};
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::survey::{Audience, Question};
use leptos::prelude::*;
use store::channel::{Brought, Occasion, Pair, Sheet};
use words::channel as say;

/// Sheets that are listed.
const LISTED: u32 = 20;

/// Where a form leads that entered sheets: what became of them stands in the address.
pub fn address(id: ConsultationId, number: u32, done: Brought) -> String {
    let Brought { counted, same, waiting, differ } = done;
    format!("/desk/c/{id}/channels/{number}?counted={counted}&same={same}&waiting={waiting}&differ={differ}")
}

/// # Errors
/// As [`dossier`]; [`Problem::NotFound`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let (one, now) = dossier(&visit).await?;
    let store = &visit.site.store;
    let number = visit.param("number").parse().map_err(|_| Problem::NotFound)?;
    let all = store::channel::all(store, one.id).await?;
    let occasion = all.into_iter().find(|occasion| occasion.number == number).ok_or(Problem::NotFound)?;
    let questions = store::channel::questions(store, one.id, &occasion).await?;
    let pairs = store::channel::pairs(store, one.id, number).await?;
    let sheets = store::channel::sheets(store, one.id, number, LISTED).await?;
    let files = store::channel::files(store, one.id, number).await?;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let facts = &occasion.facts;
        let came = facts.attended.map(|many| view! { <p class="quiet">{say::came(lang, many)}</p> });
        let asked = crate::survey::form::audiences(&questions);
        let all: Vec<(&str, &str)> = labels(&visit)
            .into_iter()
            .chain([
                ("mark", say::mark(lang)),
                ("reason", say::reason(lang)),
                ("file", say::bring_file(lang)),
                ("title", say::file_title(lang)),
            ])
            .collect();
        let counts = ["counted", "same", "waiting", "differ"].map(|name| visit.asked(name).parse::<u64>().unwrap_or(0));
        let brought = counts.iter().any(|n| *n > 0).then(|| view! { <p class="notice" role="status">{say::brought(lang, counts)}</p> });
        let minutes = (!facts.minutes.is_empty()).then(|| view! { <p class="kept-text" lang="th">{facts.minutes.clone()}</p> });
        let enter = (now && !questions.is_empty()).then(|| view! { {enter(&visit, &one, &occasion, &asked)} {bring(&visit, &one, &occasion, (&questions, &asked))} });
        let files: Vec<_> = files
            .iter()
            .map(|file| {
                let to = format!("/desk/c/{}/channels/{}/files/{}", one.id, occasion.number, file.number);
                view! { <li class="versions__item"><a class="act" href=to lang="th">{file.title.clone()}</a> " " <span class="small quiet">{words::attachment::what_it_is(file.kind, file.size)}</span></li> }
            })
            .collect();
        view! {
            {head(&visit, &one, &say::name(lang, facts))}
            <div class="narrow">
                {brought}
                {form::summary(&visit, &all)}
                <p class="quiet"><a class="act" href=visit.to(&format!("/desk/c/{}/channels", one.id))>{say::title(lang)}</a> " · " {say::held_by(lang)} " " {facts.held_by.clone()}</p>
                {came}
                {minutes}
                {now.then(|| edit(&visit, &one, &occasion))}
                <section class="section">
                    <h2 class="section__title">{say::sheets(lang)}</h2>
                    <p>{words::common::sheets(lang, occasion.sheets)}</p>
                    {listed(&visit, &sheets)}
                </section>
                {enter}
                {waiting(&visit, &one, &occasion, &pairs, now)}
                {(now && !sheets.is_empty()).then(|| take_out(&visit, &one, &occasion))}
                <section class="section">
                    <h2 class="section__title">{say::files(lang)}</h2>
                    <p class="section__note">{say::files_means(lang)}</p>
                    {(!files.is_empty()).then(|| view! { <ol class="versions gap-3">{files}</ol> })}
                    {now.then(|| attach(&visit, &one, &occasion))}
                </section>
            </div>
        }
    })
    .of_the_desk())
}

/// The hidden fields of a form about an occasion.
pub fn of(own: &Visit, one: &Consultation, occasion: &Occasion) -> impl IntoView + use<> {
    view! { {about(own, one)} <input type="hidden" name="channel" value=occasion.number.to_string() /> }
}

fn edit(visit: &Visit, one: &Consultation, occasion: &Occasion) -> impl IntoView + use<> {
    let lang = visit.lang;
    let own = of_form(visit, "/api/channel/edit");
    let told = own.refusal("") == Some(domain::refusal::Refusal::ChangedMeanwhile);
    let kept = occasion.revision.to_string();
    let seen = if told { kept } else { own.value("seen", &kept).to_string() };
    view! {
        <details class="fold" open=own.returned.is_some()><summary class="fold__name">{say::edit(lang)}</summary>
            <form class="fold__body" method="post" action=form::action(visit, "channel/edit")>
                {of(&own, one, occasion)}
                <input type="hidden" name="seen" value=seen />
                {fields(&own, Some(&occasion.facts))}
                <button class="button button--plain" type="submit">{say::edit(lang)}</button>
            </form>
        </details>
    }
}

fn listed(visit: &Visit, sheets: &[Sheet]) -> Option<AnyView> {
    let lang = visit.lang;
    let row = |sheet: &Sheet| {
        view! { <tr><th scope="row">{sheet.mark.clone()}</th><td>{words::date::short(lang, sheet.day)}</td><td>{words::law::audience(lang, sheet.audience)}</td></tr> }
    };
    let rows: Vec<_> = sheets.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! { <table class="table"><caption class="table__cap">{say::last_entered(lang)}</caption> <thead><tr><th scope="col">{say::mark(lang)}</th><th scope="col">{say::day(lang)}</th><th scope="col">{words::survey::answer_as(lang)}</th></tr></thead> <tbody>{rows}</tbody></table> }
            .into_any()
    })
}

/// Opens the form of a sheet.
fn enter(visit: &Visit, one: &Consultation, occasion: &Occasion, asked: &[Audience]) -> impl IntoView + use<> {
    let lang = visit.lang;
    let own = of_form(visit, "");
    let to = visit.to(&format!("/desk/c/{}/channels/{}/sheet", one.id, occasion.number));
    let options =
        asked.iter().map(|one| (one.code().to_string(), words::law::audience(lang, *one).to_string())).collect();
    let whom = (asked.len() > 1).then(|| view! { <Select given=own.given("for", "") suffix="-enter" label=words::survey::answer_as(lang) options=options /> });
    view! {
        <form class="section" method="get" action=to>
            <h2 class="section__title">{say::enter(lang)}</h2>
            <Line given=own.given("mark", "") suffix="-enter" label=say::mark(lang) hint=say::mark_hint(lang) short=true />
            {whom}
            <p class="actions gap-3"><button class="button" type="submit">{say::enter_now(lang)}</button></p>
        </form>
    }
}

/// The form that brings a file.
fn bring(
    visit: &Visit,
    one: &Consultation,
    occasion: &Occasion,
    (questions, asked): (&[Question], &[Audience]),
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let own = of_form(visit, "/api/channel/bring");
    let columns: Vec<_> = table::columns(questions)
        .into_iter()
        .map(|(name, of)| {
            // What is asked is the agency's own words.
            let (holds, thai) = match of {
                None => (say::column_of(lang, &name, asked), None),
                Some((question, None)) => (question.said(lang).to_string(), Some(question.lang_of(lang).code())),
                Some((question, Some(row))) => (
                    format!("{} – {}", question.said(lang), question.row(lang, row)),
                    Some(question.lang_of(lang).code()),
                ),
            };
            view! { <tr><th scope="row"><code>{name}</code></th><td lang=thai>{holds}</td></tr> }
        })
        .collect();
    view! {
        <form class="section" method="post" action=form::action(visit, "channel/bring") enctype="multipart/form-data">
            <h2 class="section__title">{say::bring(lang)}</h2>
            {of(&own, one, occasion)}
            <details class="fold gap-3"><summary class="fold__name">{say::headings(lang)}</summary>
                <div class="fold__body">
                    <p>{say::headings_means(lang)}</p>
                    <table class="table table--dense">
                        <caption class="hidden">{say::headings(lang)}</caption>
                        <thead><tr><th scope="col">{say::column(lang)}</th><th scope="col">{say::column_holds(lang)}</th></tr></thead>
                        <tbody>{columns}</tbody>
                    </table>
                </div>
            </details>
            <File given=own.given("file", "") label=say::bring_file(lang) hint=say::bring_hint(lang) accept=".csv,.xlsx" />
            <p class="actions gap-3"><button class="button button--plain" type="submit" name="do" value="file">{say::bring_now(lang)}</button></p>
        </form>
    }
}

/// Sheets that wait: their numbers alone, so that who enters one the second time has not seen it.
fn waiting(visit: &Visit, one: &Consultation, occasion: &Occasion, pairs: &[Pair], now: bool) -> Option<AnyView> {
    let lang = visit.lang;
    if pairs.is_empty() {
        return None;
    }
    let (differ, once): (Vec<&Pair>, Vec<&Pair>) = pairs.iter().partition(|pair| pair.second.is_some());
    let numbers: Vec<&str> = once.iter().map(|pair| pair.first.mark.as_str()).collect();
    let once = (!numbers.is_empty()).then(|| {
        view! { <h3 class="gap-4">{say::waiting(lang)}</h3> <p class="section__note">{say::waiting_means(lang)}</p> <p>{numbers.join(" · ")}</p> }
    });
    let rows: Vec<_> = differ
        .iter()
        .map(|pair| {
            let n = pair.second.as_ref().map_or(0, |second| differences(&pair.first, second).len());
            let mut to = visit.to(&format!("/desk/c/{}/channels/{}/settle?mark=", one.id, occasion.number));
            crate::urls::percent(&mut to, &pair.first.mark);
            let what = view! { <span class="small quiet">{words::number(n as u64)}</span> };
            match now {
                true => view! { <li class="versions__item"><a class="act" href=to>{say::settle(lang)} " " {pair.first.mark.clone()}</a> " " {what}</li> }.into_any(),
                false => view! { <li class="versions__item">{pair.first.mark.clone()} " " {what}</li> }.into_any(),
            }
        })
        .collect();
    let differ = (!rows.is_empty())
        .then(|| view! { <h3 class="gap-4">{say::differ(lang)}</h3> <ol class="versions gap-3">{rows}</ol> });
    Some(view! { <section class="section">{once} {differ}</section> }.into_any())
}

fn take_out(visit: &Visit, one: &Consultation, occasion: &Occasion) -> impl IntoView + use<> {
    let lang = visit.lang;
    let own = of_form(visit, "/api/channel/take_out");
    view! {
        <details class="fold" open=own.returned.is_some()><summary class="fold__name">{say::take_out(lang)}</summary>
            <form class="fold__body" method="post" action=form::action(visit, "channel/take_out")>
                <p class="section__note">{say::take_out_means(lang)}</p>
                {of(&own, one, occasion)}
                <Line given=own.given("mark", "") label=say::mark(lang) short=true />
                <Long given=own.given("reason", "") label=say::reason(lang) rows=2 />
                <button class="button button--plain" type="submit">{say::take_out(lang)}</button>
            </form>
        </details>
    }
}

fn attach(visit: &Visit, one: &Consultation, occasion: &Occasion) -> impl IntoView + use<> {
    let lang = visit.lang;
    let own = of_form(visit, "/api/channel/file");
    let given = own.given("file", "");
    view! {
        <details class="fold" open=own.returned.is_some()><summary class="fold__name">{say::file_add(lang)}</summary>
            <form class="fold__body" method="post" action=form::action(visit, "channel/file") enctype="multipart/form-data">
                {of(&own, one, occasion)}
                <Line given=own.given("title", "") label=say::file_title(lang) />
                <File given suffix="-scan" label=say::file(lang) hint=say::file_hint(lang) accept=".pdf,.png,.jpg,.jpeg,.webp,.xlsx,.csv" />
                <button class="button button--plain" type="submit" name="do" value="file">{say::file_add(lang)}</button>
            </form>
        </details>
    }
}
