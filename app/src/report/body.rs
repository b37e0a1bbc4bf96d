//! A report as it is read: the conclusion first, then what follows, what was found, what was weighed, and the figures.

use crate::request::Visit;
use crate::ui::prose;
use domain::comment::Said;
use domain::consultation::Consultation;
use domain::evaluation::cited::Link;
use domain::evaluation::follow_up::{Standing, Step};
use domain::evaluation::table::{Table, number};
use domain::evaluation::{Finding, GROUNDS, Report};
use domain::id::{CommentId, LawId};
use domain::lang::Lang;
use domain::rules::Part;
use domain::survey::Question;
use leptos::prelude::*;
use std::collections::HashMap;
use words::report as say;

/// What a report is read with.
pub struct Beside {
    pub laws: Vec<(LawId, String)>,
    pub steps: Vec<Step>,
    pub questions: Vec<Question>,
    /// Titles of the issues of the public result, by number.
    pub issues: HashMap<u32, String>,
    /// The comments that findings rest on, as everyone may read them.
    pub comments: HashMap<CommentId, String>,
}

impl Beside {
    /// Reads it.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn of(visit: &Visit, one: &Consultation, report: &Report) -> store::Outcome<Beside> {
        let store = &visit.site.store;
        let links = report.findings.iter().flat_map(|finding| &finding.links);
        let named: Vec<CommentId> =
            links.filter_map(|link| if let Link::Comment(comment) = link { Some(*comment) } else { None }).collect();
        let upto = crate::then::upto(visit);
        let comments = match upto {
            None => store::comment::public_of(store, &named).await?,
            // Hidden where either day hides them, in the words of the day.
            Some(upto) => store::then::stood(store, one.id, &named, upto).await?,
        };
        let comments = comments.into_iter().filter_map(|comment| match comment.said {
            Said::Shown { reason, wording, .. } => Some((comment.id, if reason.is_empty() { wording } else { reason })),
            _ => None,
        });
        let issues = match upto {
            None => store::result::public(store, one.id).await?,
            Some(upto) => store::then::result(store, one.id, upto).await?,
        };
        let issues = issues.map(|summary| summary.issues).unwrap_or_default();
        let mut steps = store::follow_up::all(store, one.id).await?;
        if let Some(upto) = upto {
            steps = steps.into_iter().filter_map(|step| step.as_of(upto)).collect();
        }
        Ok(Beside {
            laws: match upto {
                None => store::law::laws_of(store, one.id).await?,
                Some(upto) => store::then::laws(store, one.id, upto).await?,
            },
            steps,
            questions: store::survey::questions(store, one.id).await?,
            issues: issues.into_iter().map(|issue| (issue.number, issue.title)).collect(),
            comments: comments.collect(),
        })
    }
}

/// The whole of it.
pub fn body(visit: &Visit, one: &Consultation, report: &Report, beside: &Beside) -> impl IntoView + use<> {
    let lang = visit.lang;
    view! {
        {laws(visit, &beside.laws)}
        {conclusion(visit, report)}
        {(!beside.steps.is_empty()).then(|| view! { <section class="section" id="steps"><h2 class="section__title">{say::steps(lang)}</h2> <p class="section__note">{say::steps_means(lang)}</p> {steps(visit, &beside.steps)}</section> })}
        {findings(visit, one, report, beside)}
        {weighed(visit, report)}
        {tables(visit, report)}
    }
}

fn laws(visit: &Visit, laws: &[(LawId, String)]) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = laws
        .iter()
        .map(|(id, title)| view! { <li><a href=visit.to(&format!("/laws/{id}")) lang="th">{title.clone()}</a></li> })
        .collect();
    (!rows.is_empty()).then(|| view! { <section class="section" id="laws"><h2 class="section__title">{say::laws(visit.lang)}</h2> <ul class="plain">{rows}</ul></section> })
}

fn conclusion(visit: &Visit, report: &Report) -> impl IntoView + use<> {
    let lang = visit.lang;
    let course = report.course.map(|course| view! { <p class="lead"><b>{say::of_course(lang, course)}</b></p> });
    let grounds: Vec<_> = GROUNDS
        .iter()
        .zip(&report.grounds)
        .map(|(code, ground)| {
            let holds = match ground.holds {
                Some(true) => say::said_holds(lang),
                Some(false) => say::said_not(lang),
                None => say::unsaid(lang),
            };
            let reason = (!ground.reason.is_empty()).then(|| view! { <div class="prose" lang="th" inner_html=prose::html(&ground.reason)></div> });
            view! { <div class="gist__line"><dt class="gist__term">{say::ground(lang, code)}</dt> <dd class="gist__said"><b>{holds}</b> {reason}</dd></div> }
        })
        .collect();
    let why = (!report.conclusion.is_empty())
        .then(|| view! { <div class="prose gap-4" lang="th" inner_html=prose::html(&report.conclusion)></div> });
    view! {
        <section class="section" id="conclusion">
            <h2 class="section__title">{say::conclusion_title(lang)}</h2>
            {course}
            <dl class="gist gap-3">{grounds}</dl>
            {why}
        </section>
    }
}

/// The steps that follow, each with where it stands.
pub fn steps(visit: &Visit, all: &[Step]) -> impl IntoView + use<> {
    let rows: Vec<_> =
        all.iter().map(|step| view! { <li class="versions__item">{step_said(visit, step)}</li> }).collect();
    view! { <ol class="versions">{rows}</ol> }
}

/// One step: what, by when, where it stands, what was put off, what was done, and the draft that follows.
pub fn step_said(visit: &Visit, step: &Step) -> impl IntoView + use<> {
    let lang = visit.lang;
    let standing = step.standing(visit.now.day());
    let state = match standing {
        Standing::Ahead { .. } => "state state--open",
        Standing::Past { .. } => "state state--today",
        Standing::InTime | Standing::Late { .. } => "state state--done",
        Standing::TakenBack => "state state--wait",
    };
    let earlier: Vec<_> = step
        .put_off
        .iter()
        .map(|off| {
            let day = words::date::short(lang, off.from);
            view! { <p class="versions__why">{say::earlier_day(lang)} " " {day} " · " <span lang="th">{off.reason.clone()}</span></p> }
        })
        .collect();
    let done = step.done.as_ref().map(|done| {
        let day = words::date::full(lang, done.day);
        view! { <p class="versions__why">{day} " · " <span lang="th">{done.note.clone()}</span></p> }
    });
    let back = step.taken_back.as_ref().map(|(at, why)| {
        let when = words::road::taken_back(lang, &words::date::moment(lang, *at));
        view! { <p class="versions__why">{when} " " <span lang="th">{why.clone()}</span></p> }
    });
    let draft = step
        .draft
        .map(|draft| view! { <p><a class="act" href=visit.to(&format!("/c/{draft}"))>{say::draft_read(lang)}</a></p> });
    view! {
        <p><b lang="th">{step.what.clone()}</b></p>
        <p class="small">{say::by_day(lang, &words::date::full(lang, step.due))} " · " <span class=state>{say::standing(lang, standing)}</span></p>
        {earlier}
        {done}
        {back}
        {draft}
    }
}

fn findings(visit: &Visit, one: &Consultation, report: &Report, beside: &Beside) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let rows: Vec<_> = report
        .findings
        .iter()
        .map(|Finding { text, links }| {
            let links: Vec<_> = links.iter().map(|link| rests_on(visit, one, *link, beside)).collect();
            let links = (!links.is_empty()).then(|| view! { <p class="small quiet gap-2">{say::links(lang)}</p> <ul class="plain">{links}</ul> });
            view! { <li class="versions__item"><div class="prose" lang="th" inner_html=prose::html(text)></div> {links}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <section class="section" id="findings"><h2 class="section__title">{say::findings(lang)}</h2> <ol class="versions">{rows}</ol></section> })
}

/// One thing that a finding rests on, with the way to it and its words.
fn rests_on(visit: &Visit, one: &Consultation, link: Link, beside: &Beside) -> impl IntoView + use<> {
    let lang = visit.lang;
    let (to, said) = match link {
        Link::Question(number) => {
            let question = domain::survey::answered(&beside.questions).find(|(seen, _)| *seen == number);
            (
                format!("/c/{}/survey/results#q{number}", one.id),
                question.map(|(_, question)| question.said(Lang::Th).into_owned()),
            )
        }
        Link::Issue(number) => (format!("/c/{}/result/{number}", one.id), beside.issues.get(&number).cloned()),
        Link::Comment(comment) => {
            let to = format!("/c/{}/comments?from={comment}#o{comment}", one.id);
            (to, beside.comments.get(&comment).map(|said| prose::beginning(said, 300)))
        }
    };
    let name = say::link(lang, link);
    match (said, link) {
        (Some(said), _) => {
            view! { <li><a href=visit.to(&to)>{name}</a> " · " <span lang="th">{said}</span></li> }.into_any()
        }
        (None, Link::Comment(_)) => {
            view! { <li>{name} " · " <span class="quiet">{say::not_shown(lang)}</span></li> }.into_any()
        }
        (None, _) => view! { <li>{name}</li> }.into_any(),
    }
}

fn weighed(visit: &Visit, report: &Report) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rules = visit.site.rules();
    let rows: Vec<_> = rules
        .all(Part::Report)
        .filter(|heading| !report.text(&heading.code).trim().is_empty())
        .map(|heading| {
            let body = prose::html(report.text(&heading.code));
            view! { <section class="section" id=heading.code.clone()><h2 class="section__title">{words::rules::name(lang, heading)}</h2> <div class="prose" lang="th" inner_html=body></div></section> }
        })
        .collect();
    rows
}

fn tables(visit: &Visit, report: &Report) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = report.tables.iter().map(table).collect();
    (!rows.is_empty()).then(|| view! { <section class="section" id="tables"><h2 class="section__title">{say::tables(visit.lang)}</h2> {rows}</section> })
}

/// A table of figures; a wide one scrolls in its own frame.
fn table(table: &Table) -> impl IntoView + use<> {
    let columns = table.rows.first().map_or(0, Vec::len);
    let counts: Vec<bool> = (0..columns).map(|column| table.counts(column)).collect();
    let class = |column: usize| if counts[column] { "num" } else { "" };
    let head: Vec<_> = table
        .rows
        .iter()
        .take(1)
        .flatten()
        .enumerate()
        .map(|(column, cell)| view! { <th scope="col" class=class(column)>{cell.clone()}</th> })
        .collect();
    let rows: Vec<_> = table
        .rows
        .iter()
        .skip(1)
        .map(|row| {
            let cells: Vec<_> = row
                .iter()
                .enumerate()
                .map(|(column, cell)| {
                    // The first cell names the row, also where it is a year.
                    let (class, cell) = (class(column), cell.clone());
                    if column == 0 && number(&cell).is_none() {
                        view! { <th scope="row">{cell}</th> }.into_any()
                    } else {
                        view! { <td class=class>{cell}</td> }.into_any()
                    }
                })
                .collect();
            view! { <tr>{cells}</tr> }
        })
        .collect();
    let source =
        (!table.source.is_empty()).then(|| view! { <p class="small quiet" lang="th">{table.source.clone()}</p> });
    view! {
        <div class="table-wrap table-wrap--slim" tabindex="0" role="region" aria-label=table.title.clone()>
            <table class="table" lang="th"><caption class="table__cap">{table.title.clone()}</caption> <thead><tr>{head}</tr></thead> <tbody>{rows}</tbody></table>
        </div>
        {source}
    }
}
