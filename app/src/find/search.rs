//! Full-text search: what was found, grouped by consultation, with passages cut from the store's text.

use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::list::{pagination, with};
use domain::comment::{Public, Said};
use domain::consultation::{Consultation, Provision};
use domain::id::{CommentId, ConsultationId, VersionId};
use domain::lang::Lang;
use domain::result::Summary;
use domain::survey::Question;
use leptos::prelude::*;
use search::{DocKind, Filters, Hit, Hits, Passage, Query, Sort, passage};
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

/// What facets call agencies and areas.
struct Names {
    agencies: Vec<domain::agency::Agency>,
    areas: Vec<store::area::Area>,
}

impl Names {
    fn agency(&self, lang: Lang, id: i64) -> String {
        let found = self.agencies.iter().find(|agency| agency.id.0 == id);
        found.map_or_else(String::new, |agency| agency.name(lang).to_string())
    }

    fn area(&self, lang: Lang, code: &str) -> String {
        match self.areas.iter().find(|area| area.code == code) {
            Some(area) => lang.of(&area.name_th, &area.name_en).to_string(),
            None => words::common::whole_country(lang).to_string(),
        }
    }
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
        year: visit.asked("year").parse().ok(),
        state: some("state"),
        ..Filters::default()
    };
    let query = Query {
        text: asked.clone(),
        filters,
        sort,
        page,
        per_page: PER_PAGE,
        now: visit.now.0,
        literal: visit.asked("literal") == "1",
    };
    let hits = visit.site.search.search(&query)?;
    let read = Read::of(&visit, &hits).await?;
    let mut groups = Vec::with_capacity(hits.groups.len());
    for group in &hits.groups {
        if let Some(one) = read.dossiers.iter().find(|one| one.id.0 == group.id) {
            groups.push((one.clone(), read.found(&visit, one, &group.hits, &hits), group.count));
        }
    }
    let agencies = store::agency::all(&visit.site.store).await?;
    let areas = store::area::all(&visit.site.store).await?;
    let names = Names { agencies, areas };
    let lang = visit.lang;
    let title = if asked.is_empty() { words::common::search(lang).to_string() } else { say::results_for(lang, &asked) };
    Ok(Page::new(title, move || body(&visit, &asked, &hits, groups, page, &names)).at("/search"))
}

/// Everything that the hits of one page are quoted from.
struct Read {
    dossiers: Vec<Consultation>,
    comments: Vec<Public>,
    provisions: Vec<(VersionId, Provision)>,
    summaries: Vec<(ConsultationId, Summary)>,
    questions: Vec<(ConsultationId, Vec<Question>)>,
}

impl Read {
    /// Reads it in a handful of statements; summaries and surveys, which are few, one by one.
    async fn of(visit: &Visit, hits: &Hits) -> Result<Read, Problem> {
        let store = &visit.site.store;
        let ids: Vec<ConsultationId> = hits.groups.iter().map(|group| ConsultationId(group.id)).collect();
        let dossiers = store::consultation::public_some(store, &ids).await?;
        let all = || hits.groups.iter().flat_map(|group| group.hits.iter().map(|hit| (group.id, hit)));
        let comments: Vec<CommentId> =
            all().filter_map(|(_, hit)| hit.id.strip_prefix('o')?.parse().ok().map(CommentId)).collect();
        let comments = store::comment::public_of(store, &comments).await?;
        let version = |id: i64| dossiers.iter().find(|one| one.id.0 == id)?.version.as_ref().map(|one| one.id.0);
        let pieces: Vec<(i64, &str)> = all()
            .filter(|(_, hit)| hit.kind == DocKind::Provision)
            .filter_map(|(id, hit)| Some((version(id)?, hit.id.split_once('/')?.1)))
            .collect();
        let provisions = store::version::some(store, &pieces).await?;
        let (mut summaries, mut questions) = (Vec::new(), Vec::new());
        for one in &dossiers {
            let has = |kind| all().any(|(id, hit)| id == one.id.0 && hit.kind == kind);
            if has(DocKind::Summary) {
                summaries.push((one.id, store::result::summary(store, one.id).await?));
            }
            if has(DocKind::Survey) {
                questions.push((one.id, store::survey::questions(store, one.id).await?));
            }
        }
        Ok(Read { dossiers, comments, provisions, summaries, questions })
    }

    /// The hits of one consultation, each with its text.
    fn found(&self, visit: &Visit, one: &Consultation, hits: &[Hit], all: &Hits) -> Vec<Found> {
        let id = one.id;
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
                    let Some(point) = one.key_points.iter().find(|point| Some(point.number) == number) else {
                        continue;
                    };
                    (
                        format!("{} {}", words::law::key_point(lang, point.number), point.title),
                        format!("/c/{id}#{part}"),
                        format!("{}\n{}", point.body, point.question),
                    )
                }
                DocKind::Provision => {
                    let version = one.version.as_ref().map(|version| version.id);
                    let piece = self.provisions.iter().find(|(of, piece)| Some(*of) == version && piece.anchor == part);
                    let Some((_, provision)) = piece else { continue };
                    (provision.label.clone(), format!("/c/{id}/{part}"), provision.text.clone())
                }
                DocKind::Comment => {
                    let Some(comment) = self.comments.iter().find(|comment| hit.id == format!("o{}", comment.id))
                    else {
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
                    let questions =
                        self.questions.iter().filter(|(of, _)| *of == id).flat_map(|(_, questions)| questions);
                    let Some(question) = questions.into_iter().find(|question| Some(question.number) == number) else {
                        continue;
                    };
                    (words::survey::title(lang).to_string(), format!("/c/{id}/survey"), question.text.clone())
                }
                DocKind::Summary => {
                    let number = part.strip_prefix('i').and_then(|n| n.parse::<u32>().ok());
                    let summary = self.summaries.iter().find(|(of, _)| *of == id);
                    let Some(issue) = summary
                        .and_then(|(_, summary)| summary.issues.iter().find(|issue| Some(issue.number) == number))
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
        found
    }
}

fn body(
    visit: &Visit,
    asked: &str,
    hits: &Hits,
    groups: Vec<(Consultation, Vec<Found>, usize)>,
    page: usize,
    names: &Names,
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
        {facet("year", say::year(lang), f.years.iter().map(|(year, n)| (year.to_string(), say::in_year(lang, *year), *n)).collect())}
        {facet("area", say::area(lang), named(&f.areas, &|code| names.area(lang, code)))}
        {facet("agency", say::agency(lang), f.agencies.iter().map(|(id, n)| (id.to_string(), names.agency(lang, *id), *n)).collect())}
        {facet("in", say::found_in_what(lang), named(&f.kinds, &|code| say::found_kind(lang, code).into()))}
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
