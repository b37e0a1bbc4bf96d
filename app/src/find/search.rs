//! Full-text search: what was found, grouped by consultation, with passages cut from the store's text.

use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::list::{pagination, with};
use domain::comment::Said;
use domain::consultation::{Consultation, Provision};
use domain::id::{CommentId, ConsultationId};
use leptos::prelude::*;
use search::{DocKind, Filters, Hit, Hits, Passage, Query, Sort, passage};
use std::collections::HashMap;
use words::public as say;

const PER_PAGE: usize = 10;
/// The length of a passage, in characters.
const PASSAGE: usize = 180;

/// One thing found, with the text it is quoted from.
struct Found {
    where_: String,
    to: String,
    kind: DocKind,
    passage: Passage,
}

/// # Errors
/// Faults of the store or of the index.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let asked = visit.asked("q").trim().to_string();
    let some = |name: &str| Some(visit.asked(name)).filter(|value| !value.is_empty()).map(str::to_string);
    let page = visit.asked("page").parse::<usize>().unwrap_or(1).clamp(1, 100);
    let sort = match visit.asked("sort") {
        "date" => Sort::Date,
        "commented" => Sort::Commented,
        _ => Sort::Relevance,
    };
    let filters = Filters {
        kind: DocKind::parse(visit.asked("in")),
        agency: visit.asked("agency").parse().ok(),
        consultation_kind: some("kind"),
        subject: some("subject"),
        area: some("area"),
        state: some("state"),
        group: None,
    };
    let query = Query { text: asked.clone(), filters, sort, page, per_page: PER_PAGE, now: visit.now.0 };
    let hits = visit.site.search.search(&query)?;
    let mut groups = Vec::with_capacity(hits.groups.len());
    for group in &hits.groups {
        // A page has ten groups at most; each is read with its own few statements.
        if let Some(read) = read(&visit, ConsultationId(group.id), &group.hits, &hits).await? {
            groups.push((read.0, read.1, group.count));
        }
    }
    let lang = visit.lang;
    let title = if asked.is_empty() { words::common::search(lang).to_string() } else { say::results_for(lang, &asked) };
    Ok(Page::new(title, move || body(&visit, &asked, &hits, groups, page)).at("/search"))
}

async fn read(
    visit: &Visit,
    id: ConsultationId,
    hits: &[Hit],
    all: &Hits,
) -> Result<Option<(Consultation, Vec<Found>)>, Problem> {
    let store = &visit.site.store;
    let one = match store::consultation::public_one(store, id).await {
        Ok(one) => one,
        Err(store::Error::NotFound) => return Ok(None),
        Err(other) => return Err(other.into()),
    };
    let comments: Vec<CommentId> =
        hits.iter().filter_map(|hit| hit.id.strip_prefix('o')?.parse().ok().map(CommentId)).collect();
    let comments = store::comment::public_of(store, &comments).await?;
    let anchors: Vec<&str> = hits
        .iter()
        .filter(|hit| hit.kind == DocKind::Provision)
        .filter_map(|hit| Some(hit.id.split_once('/')?.1))
        .collect();
    let mut provisions: HashMap<String, Provision> = HashMap::new();
    if let Some(version) = &one.version {
        for anchor in anchors {
            if let Some(provision) = store::version::provision(store, version.id, anchor).await? {
                provisions.insert(anchor.to_string(), provision);
            }
        }
    }
    let summary = if hits.iter().any(|hit| hit.kind == DocKind::Summary) {
        Some(store::result::summary(store, id).await?)
    } else {
        None
    };
    let questions = if hits.iter().any(|hit| hit.kind == DocKind::Survey) {
        store::survey::questions(store, id).await?
    } else {
        Vec::new()
    };
    let lang = visit.lang;
    let mut found = Vec::new();
    for hit in hits {
        let part = hit.id.split_once('/').map_or("", |(_, part)| part);
        let (where_, to, text) = match hit.kind {
            DocKind::Consultation => {
                let texts = &one.texts;
                let text =
                    [&texts.title, &texts.change, &texts.whom, &texts.problem, &texts.explanation, &texts.affected]
                        .map(String::as_str)
                        .join("\n");
                (words::shell::consultations(lang).to_string(), format!("/c/{id}"), text)
            }
            DocKind::KeyPoint => {
                let number = part.strip_prefix('k').and_then(|n| n.parse::<u32>().ok());
                let Some(point) = one.key_points.iter().find(|point| Some(point.number) == number) else { continue };
                (
                    format!("{} {}", words::law::key_point(lang, point.number), point.title),
                    format!("/c/{id}#{part}"),
                    format!("{}\n{}", point.body, point.question),
                )
            }
            DocKind::Provision => {
                let Some(provision) = provisions.get(part) else { continue };
                (provision.label.clone(), format!("/c/{id}/{part}"), provision.text.clone())
            }
            DocKind::Comment => {
                let Some(comment) = comments.iter().find(|comment| hit.id == format!("o{}", comment.id)) else {
                    continue;
                };
                let Said::Shown { reason, wording, .. } = &comment.said else { continue };
                (
                    say::a_comment(lang).to_string(),
                    format!("/c/{id}/comments?from={}#{}", comment.id, hit.id),
                    format!("{reason}\n{wording}"),
                )
            }
            DocKind::Survey => {
                let number = part.strip_prefix('q').and_then(|n| n.parse::<u32>().ok());
                let Some(question) = questions.iter().find(|question| Some(question.number) == number) else {
                    continue;
                };
                (words::survey::title(lang).to_string(), format!("/c/{id}/survey"), question.text.clone())
            }
            DocKind::Summary => {
                let number = part.strip_prefix('i').and_then(|n| n.parse::<u32>().ok());
                let Some(issue) = summary
                    .as_ref()
                    .and_then(|summary| summary.issues.iter().find(|issue| Some(issue.number) == number))
                else {
                    continue;
                };
                (
                    issue.title.clone(),
                    format!("/c/{id}/result#{part}"),
                    format!("{}\n{}\n{}", issue.raised, issue.reason, issue.changed),
                )
            }
        };
        found.push(Found {
            where_,
            to: visit.to(&to),
            kind: hit.kind,
            passage: passage(&text, &all.highlight, PASSAGE),
        });
    }
    Ok(Some((one, found)))
}

fn body(
    visit: &Visit,
    asked: &str,
    hits: &Hits,
    groups: Vec<(Consultation, Vec<Found>, usize)>,
    page: usize,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let nothing = groups.is_empty();
    let groups: Vec<_> = groups
        .into_iter()
        .map(|(one, found, count)| {
            let rows: Vec<_> = found.into_iter().map(|found| hit(visit, found)).collect();
            let more = (count > rows.len()).then(|| view! { <p class="quiet small">{say::more_here(lang, count - rows.len())}</p> });
            view! {
                <section class="group">
                    <div class="group__head">
                        <p class="title__kind">{card::state(visit, &one.dates)}</p>
                        <h2 class="row__title"><a href=visit.to(&format!("/c/{}", one.id))>{one.name().to_string()}</a></h2>
                        <p class="quiet small">{words::law::kind(lang, one.kind)} " · " {one.agency.name(lang).to_string()}</p>
                    </div>
                    {rows}
                    {more}
                </section>
            }
        })
        .collect();
    let told = match (asked.is_empty(), nothing) {
        (true, _) => view! { <p class="quiet">{say::search_help(lang)}</p> }.into_any(),
        (false, true) => view! { <div class="empty"><p class="empty__title">{say::search_none(lang)}</p> <p class="empty__words">{say::search_none_why(lang)}</p></div> }.into_any(),
        (false, false) => view! {
            <p class="notice">{say::not_yet_law(lang)}</p>
            <p class="quiet small gap-3">{say::found_in(lang, hits.total as u64, hits.groups_total as u64)}</p>
        }
        .into_any(),
    };
    let facet = |name: &'static str, heading: &'static str, rows: Vec<(String, String, usize)>| {
        let chosen = visit.asked(name).to_string();
        if rows.is_empty() {
            return None;
        }
        let rows: Vec<_> = rows
            .into_iter()
            .map(|(code, label, count)| {
                let here = code == chosen;
                let class = if here { "picks__link picks__link--here" } else { "picks__link" };
                let to = with(visit, name, if here { "" } else { &code });
                view! { <li><a class=class href=to aria-current=here.then_some("true")>{label} <span class="picks__count">{words::number(count as u64)}</span></a></li> }
            })
            .collect();
        Some(view! { <div class="facet"><h2 class="facet__title">{heading}</h2> <ul class="picks">{rows}</ul></div> })
    };
    let f = &hits.facets;
    let named = |rows: &[(String, usize)], name: &dyn Fn(&str) -> String| {
        rows.iter().map(|(code, n)| (code.clone(), name(code), *n)).collect::<Vec<_>>()
    };
    let phase = |code: &str| {
        domain::phase::Phase::parse(code).map_or(String::new(), |one| words::law::phase_name(lang, one).into())
    };
    let kind = |code: &str| {
        domain::consultation::Kind::parse(code).map_or(String::new(), |one| words::law::kind(lang, one).into())
    };
    let facets = view! {
        {facet("state", say::state(lang), named(&f.states, &phase))}
        {facet("subject", say::subject(lang), named(&f.subjects, &|code| words::law::subject(lang, code).into()))}
        {facet("kind", say::kind(lang), named(&f.consultation_kinds, &kind))}
    };
    let orders: Vec<_> =
        [("", say::by_relevance(lang)), ("date", say::by_newest(lang)), ("commented", say::by_comments(lang))]
            .into_iter()
            .map(|(code, label)| {
                let here = visit.asked("sort") == code;
                let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
                view! { <a class=class href=with(visit, "sort", code) aria-current=here.then_some("true")>{label}</a> }
            })
            .collect();
    let orders = (!nothing).then(|| view! { <nav class="tabs" aria-label=say::order(lang)>{orders}</nav> });
    let pages = hits.groups_total.div_ceil(PER_PAGE) as u32;
    view! {
        <div class="intro intro--tight">
            <h1 class="hidden">{words::common::search(lang)}</h1>
            <form role="search" action=visit.to("/search")>
                <label class="find__label" for="q">{words::common::search(lang)}</label>
                <div class="find"><input class="find__field" id="q" name="q" type="search" value=asked.to_string() /><button class="button find__go" type="submit">{words::common::search(lang)}</button></div>
            </form>
        </div>
        <div class="split split--side">
            <div>{told} {orders} {groups} {pagination(visit, page as u32, pages)}</div>
            {(!nothing).then(|| view! { <nav class="facets" aria-label=say::filters(lang)>{facets}</nav> })}
        </div>
    }
}

fn hit(visit: &Visit, found: Found) -> impl IntoView + use<> {
    let lang = visit.lang;
    let pieces: Vec<AnyView> = found
        .passage
        .pieces
        .into_iter()
        .map(|(text, marked)| if marked { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() })
        .collect();
    view! {
        <article class="hit">
            <a class="hit__where" href=found.to>{found.where_}</a>
            <p>{pieces}</p>
            <p class="row__meta"><span>{say::found_kind(lang, found.kind.code())}</span></p>
        </article>
    }
}
