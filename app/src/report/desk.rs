//! The report on the desk: one form for headings, tables, findings and the conclusion, saved as far as it is written; and the table of a file.

use super::publish;
use crate::desk::deeds::allowed;
use crate::desk::duties::{about, head};
use crate::desk::impact::of_form;
use crate::desk::texts::save;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, File, Given, Line, Long, Radios};
use crate::ui::form::{self, Elsewhere};
use domain::act::Act;
use domain::consultation::{Consultation, Kind};
use domain::evaluation::{Course, Finding, GROUNDS, Ground, Report};
use domain::rules::Coded;
use leptos::prelude::*;
use words::desk;
use words::report as say;

/// # Errors
/// [`Problem::NotAllowed`] for those who may not write it, [`Problem::NotFound`] for a kind that has none.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = allowed(&visit, Act::WriteReport).await?;
    if one.kind != Kind::Evaluation {
        return Err(Problem::NotFound);
    }
    let store = &visit.site.store;
    let versions = store::report::for_desk(store, &visit.viewer, one.id).await?;
    let open = store::report::open(store, one.id, &one.texts.title).await?;
    let order = store::consultation::sole_order(store, one.agency.id, visit.now).await?.is_some();
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let kept = versions.first().map_or_else(Report::default, |version| version.kept.clone());
        let public = versions.iter().any(|version| version.published.is_some());
        let own = of_form(&visit, "/api/report/write");
        let rules = visit.site.rules();
        let fields: Vec<_> = rules.report().map(|heading| field(&own, heading, &kept)).collect();
        let labels = labels(&visit);
        let labels: Vec<(&str, &str)> = labels.iter().map(|(name, label)| (name.as_str(), label.as_str())).collect();
        let intro = if public { say::intro_public(lang) } else { say::intro(lang) };
        view! {
            {head(&visit, &one, say::title(lang))}
            <div class="narrow">
                {form::summary_of(&visit, &labels, &[Elsewhere { field: "steps".into(), label: say::steps(lang).into(), to: visit.to(&format!("/desk/c/{}/follow-up", one.id)) }])}
                <p>{intro}</p>
                <p class="actions gap-3"><a class="act act--strong" href=visit.to(&format!("/desk/c/{}/follow-up", one.id))>{say::steps(lang)}</a> {public.then(|| view! { <a class="act" href=visit.to(&format!("/c/{}/report", one.id))>{desk::public_page(lang)}</a> })}</p>
                {versions.first().is_none_or(|version| version.published.is_none()).then(|| publish::missing(&visit, &one, &open))}
                {versions.first().map(|version| publish::waiting(&visit, &one, version, order, public))}
                <form class="gap-4" method="post" action=form::action(&visit, "report/write")>
                    {about(&own, &one)}
                    <h2 class="section__title">{say::considered(lang)}</h2>
                    {fields}
                    {tables(&own, &kept)}
                    {findings(&own, &kept)}
                    {conclusion(&own, &kept)}
                    {save(&visit, &one)}
                </form>
                {bring(&visit, &one)}
            </div>
        }
    })
    .of_the_desk())
}

/// What fields are called where they are refused; rows by their number.
pub fn labels(visit: &Visit) -> Vec<(String, String)> {
    let lang = visit.lang;
    let rules = visit.site.rules();
    let mut labels: Vec<(String, String)> =
        rules.report().map(|one| (one.code.clone(), words::rules::name(lang, one))).collect();
    let plain = [
        ("findings", say::findings(lang)),
        ("tables", say::tables(lang)),
        ("course", say::course(lang)),
        ("conclusion", say::conclusion(lang)),
        ("steps", say::steps(lang)),
        ("title", say::table_title(lang)),
        ("source", say::table_source(lang)),
        ("file", say::bring_file(lang)),
        ("reason", desk::public_reason(lang)),
    ];
    labels.extend(plain.map(|(name, label)| (name.to_string(), label.to_string())));
    labels.extend(GROUNDS.map(|code| (code.to_string(), say::ground(lang, code).to_string())));
    if let Some(Problem::Refused(refusals)) = visit.problem() {
        for (name, _) in &refusals.0 {
            let Some((row, _)) = name.split_once('.') else { continue };
            let number: usize = row.get(1..).and_then(|number| number.parse().ok()).unwrap_or(0);
            let of = if row.starts_with('t') { say::table_rows(lang) } else { say::finding(lang) };
            labels.push((name.clone(), say::nth(of, number)));
        }
    }
    labels
}

fn field(own: &Visit, heading: &Coded, kept: &Report) -> impl IntoView + use<> {
    let lang = own.lang;
    let code = heading.code.as_str();
    let hint = words::rules::hint(lang, heading);
    let section = desk::section(lang, &heading.row.section);
    let hint = if hint.is_empty() { section } else { format!("{section}: {hint}") };
    let optional = !heading.row.kinds.contains(&Kind::Evaluation);
    view! { <Long given=own.given(code, kept.text(code)) label=words::rules::name(lang, heading) hint=hint optional=optional rows=5 /> }
}

/// A field of a row: what was typed in it, else what is kept.
fn cell(own: &Visit, name: &str, refused: &str, row: usize, kept: &str) -> Given {
    let typed = own.returned.as_ref().map(|_| own.typed_all(name));
    let value = match typed {
        Some(cells) => cells.get(row).map_or(String::new(), |typed| (*typed).to_string()),
        None => kept.to_string(),
    };
    let refused = own.refusal(refused).map(|refusal| words::refusal::say(own.lang, &refusal));
    Given { name: name.into(), value, refused, lang: own.lang }
}

/// How many rows a list of the form has: those typed, or those kept and one that waits.
fn rows(own: &Visit, name: &str, kept: usize) -> usize {
    let typed = own.returned.as_ref().map_or(0, |_| own.typed_all(name).len());
    if typed > 0 { typed } else { kept + 1 }
}

fn tables(own: &Visit, kept: &Report) -> impl IntoView + use<> {
    let lang = own.lang;
    let each: Vec<_> = (0..rows(own, "table_title[]", kept.tables.len()))
        .map(|at| {
            let table = kept.tables.get(at).cloned().unwrap_or_default();
            let n = at + 1;
            view! {
                <fieldset class="field">
                    <legend class="section__title">{say::nth(say::tables(lang), n)}</legend>
                    <Line given=cell(own, "table_title[]", &format!("t{n}.table_title"), at, &table.title) suffix=format!("-{n}") label=say::table_title(lang) />
                    <Line given=cell(own, "table_source[]", &format!("t{n}.table_source"), at, &table.source) suffix=format!("-{n}") label=say::table_source(lang) hint=say::table_source_hint(lang) optional=true />
                    <Long given=cell(own, "table_rows[]", &format!("t{n}.table_rows"), at, &table.typed()) suffix=format!("-{n}") label=say::table_rows(lang) hint=say::table_rows_hint(lang) rows=5 />
                </fieldset>
            }
        })
        .collect();
    view! { <section class="section" id="f-tables"><h2 class="section__title">{say::tables(lang)}</h2> <p class="section__note">{say::tables_means(lang)}</p> {each}</section> }
}

fn findings(own: &Visit, kept: &Report) -> impl IntoView + use<> {
    let lang = own.lang;
    let each: Vec<_> = (0..rows(own, "finding[]", kept.findings.len()))
        .map(|at| {
            let Finding { text, links } = kept.findings.get(at).cloned().unwrap_or_default();
            let links: Vec<String> = links.into_iter().map(|link| say::link(lang, link)).collect();
            let n = at + 1;
            view! {
                <fieldset class="field">
                    <legend class="section__title">{say::nth(say::finding(lang), n)}</legend>
                    <Long given=cell(own, "finding[]", &format!("f{n}.finding"), at, &text) suffix=format!("-{n}") label=say::finding(lang) rows=3 />
                    <Line given=cell(own, "links[]", &format!("f{n}.links"), at, &links.join(", ")) suffix=format!("-{n}") label=say::links(lang) hint=say::links_hint(lang) optional=true />
                </fieldset>
            }
        })
        .collect();
    view! { <section class="section" id="f-findings"><h2 class="section__title">{say::findings(lang)}</h2> <p class="section__note">{say::findings_means(lang)}</p> {each}</section> }
}

fn conclusion(own: &Visit, kept: &Report) -> impl IntoView + use<> {
    let lang = own.lang;
    let grounds: Vec<_> = GROUNDS.iter().zip(&kept.grounds).map(|(code, kept)| ground(own, code, kept)).collect();
    let courses = Course::ALL.into_iter().map(|one| Choice::plain(one.code(), say::of_course(lang, one))).collect();
    view! {
        <section class="section">
            <h2 class="section__title">{say::conclusion_title(lang)}</h2>
            <p class="section__note">{say::conclusion_means(lang)}</p>
            {grounds}
            <Radios given=own.given("course", kept.course.map_or("", Course::code)) label=say::course(lang) choices=courses />
            <Long given=own.given("conclusion", &kept.conclusion) label=say::conclusion(lang) rows=6 />
        </section>
    }
}

/// One of s.35's findings: whether it holds, and why.
fn ground(own: &Visit, code: &'static str, kept: &Ground) -> impl IntoView + use<> {
    let lang = own.lang;
    let holds = match kept.holds {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let choices = vec![Choice::plain("no", say::holds_not(lang)), Choice::plain("yes", say::holds(lang))];
    let name = say::ground(lang, code);
    view! {
        <Radios given=own.given(&format!("{code}_holds"), holds) label=name choices />
        <Long given=own.given(code, &kept.reason) label=format!("{}: {name}", say::ground_reason(lang)) hint=say::ground_reason_hint(lang) rows=2 />
    }
}

/// The form that brings a table.
fn bring(visit: &Visit, one: &Consultation) -> impl IntoView + use<> {
    let lang = visit.lang;
    let own = of_form(visit, "/api/report/table");
    view! {
        <form class="section" method="post" action=form::action(visit, "report/table") enctype="multipart/form-data">
            <h2 class="section__title">{say::bring(lang)}</h2>
            <p class="section__note">{say::bring_means(lang)}</p>
            {about(&own, one)}
            <Line given=own.given("title", "") label=say::table_title(lang) />
            <Line given=own.given("source", "") label=say::table_source(lang) hint=say::table_source_hint(lang) optional=true />
            <File given=own.given("file", "") label=say::bring_file(lang) hint=say::bring_hint(lang) accept=".csv,.xlsx" />
            <p class="actions gap-3"><button class="button button--plain" type="submit" name="do" value="file">{say::bring_now(lang)}</button></p>
        </form>
    }
}
