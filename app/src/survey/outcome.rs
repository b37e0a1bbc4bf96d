//! What people answered, where the round shows it. What they wrote freely goes to the agency alone; what it is about is told once the round is over.

use crate::answers;
use crate::channel::told;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::phase::Phase;
use domain::round::Shows;
use domain::survey::Audience;
use domain::survey::cut::Cut;
use domain::time::Moment;
use leptos::prelude::*;
use std::sync::Arc;
use store::survey::Asked;
use words::survey as say;

/// Whether everyone sees what was answered, as the round's policy says.
pub fn shows(one: &Consultation, now: Moment) -> bool {
    matches!(one.phase(now), Phase::Open | Phase::Closed | Phase::Summarised) && one.numbers_show(now)
}

/// # Errors
/// [`Problem::NotFound`] for a consultation that is not public or asks nothing.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let store = &visit.site.store;
    let one = crate::then::public_one(&visit, id).await?;
    let now = one.round.as_ref().map_or(1, |round| round.number);
    let sets = super::rounds::sets(store::survey::ever(store, id).await?, now);
    let asked = visit.asked("round").parse().ok();
    let span = asked.and_then(|round| sets.iter().find(|span| span.holds(round))).or(sets.last()).copied();
    let span = span.ok_or(Problem::NotFound)?;
    let which = Asked::In(span.since);
    let questions = store::survey::asked(store, id, which).await?;
    let lang = visit.lang;
    let phase = one.phase(visit.now);
    let told = store::consultation::rounds(store, id).await?;
    // What earlier rounds brought shows as the last of them said.
    let last = told.iter().rfind(|told| span.holds(told.round.number)).map(|told| &told.round);
    let shown = match span.holds(now) {
        true => shows(&one, visit.now),
        false => last.is_some_and(|round| one.numbers_of(round, visit.now)),
    };
    let with_result = last.is_some_and(|round| round.shows == Shows::Result);
    let audience = Audience::parse(visit.asked("for")).ok();
    // Of an earlier day nothing is drawn: two looks at different days could single somebody out.
    let (open, back) = (shown, crate::then::upto(&visit).is_some());
    let shown = open && !back;
    let by = Cut::parse(visit.asked("by")).ok();
    let all = if back { Vec::new() } else { store::channel::all(store, id).await? };
    // Cross-tables are asked for where they are read: where a division is chosen, and where sheets came by other ways.
    let crossed = shown && (by.is_some() || !all.is_empty());
    let crossing =
        if crossed { store::survey::told_crossed(store, id, which, visit.now).await? } else { Arc::default() };
    let tallies = match (shown, crossed) {
        (true, true) => Arc::new(crossing.iter().map(|(tables, _)| tables.clone()).collect()),
        (true, false) => store::survey::told(store, id, which, visit.now).await?,
        _ => Arc::default(),
    };
    // While answers come, groups would tell what one more answer said.
    let groups = match shown && phase != Phase::Open {
        true => store::survey::free::groups(store, id).await?,
        false => Vec::new(),
    };
    // Ways are counted over all rounds: beside one of several they would tell of others.
    let apart = shown && sets.len() == 1 && !store::survey::by_way(store, id).await?.is_empty();
    let ways = if apart { Some(store::survey::ways(store, id, visit.now).await?) } else { None };
    let (stale, sheets) = (visit.stale(&one.dates), super::rounds::sheets(&visit, &one, span).await?);
    let rounds = super::rounds::tabs(&visit, &one, &sets, span);
    let title = format!("{} – {}", say::results(lang), one.name());
    Ok(Page::new(title, move || {
        let blocks = shown.then(|| match by {
            Some(cut) => told::crossed(&visit, &questions, &crossing, cut),
            None => answers::blocks(&visit, &questions, (&tallies, &groups), audience, 2),
        });
        let page = visit.to(&format!("/c/{}/survey/results", one.id));
        let of = if sets.len() > 1 { format!("round={}", span.since) } else { String::new() };
        let of_all = |name: &str, code: &str| {
            let asked = if code.is_empty() { String::new() } else { format!("{name}={code}") };
            let query: Vec<&str> = [of.as_str(), asked.as_str()].into_iter().filter(|one| !one.is_empty()).collect();
            if query.is_empty() { page.clone() } else { format!("{page}?{}", query.join("&")) }
        };
        let audiences = super::form::audiences(&questions);
        let tab = |code: &str, label: &'static str| {
            let here = by.is_none() && visit.asked("for") == code;
            let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
            view! { <a class=class href=of_all("for", code) aria-current=here.then_some("true")>{label}</a> }
        };
        let tabs = (shown && audiences.len() > 1).then(|| {
            let each: Vec<_> =
                audiences.iter().map(|audience| tab(audience.code(), words::law::audience(lang, *audience))).collect();
            view! { <nav class="tabs" aria-label=say::of_whom(lang)>{tab("", words::common::all(lang))} {each}</nav> }
        });
        let cross = |cut: &Cut| {
            let here = by == Some(*cut);
            let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
            view! { <a class=class href=of_all("by", cut.code()) aria-current=here.then_some("true")>{words::channel::cut(lang, *cut)}</a> }
        };
        let closed = questions.iter().any(domain::survey::cut::is_closed);
        let cuts = Cut::ALL.iter().filter(|cut| **cut != Cut::Way || ways.is_some()).map(cross).collect::<Vec<_>>();
        let cuts = (shown && closed).then(|| {
            let all = view! { <a class="tabs__link" href=of_all("", "")>{words::common::all(lang)}</a> };
            view! { <p class="small quiet gap-3">{words::channel::across(lang)}</p> <nav class="tabs" aria-label=words::channel::across(lang)>{(by.is_some() && tabs.is_none()).then_some(all)} {cuts}</nav> }
        });
        let included = ways.is_some().then(|| words::channel::included(lang));
        let showed = one.round.as_ref().is_some_and(|round| round.shows == Shows::Live);
        let steps = match (shown && showed, phase) {
            (true, Phase::Open) => Some(say::in_steps(lang)),
            (true, Phase::Closed | Phase::Summarised) => Some(say::in_steps_over(lang)),
            _ => None,
        };
        let note = match (open, back) {
            (false, _) if with_result => say::hidden_until_result(lang),
            (false, _) => say::hidden(lang),
            (true, true) => words::then::no_answers(lang),
            (true, false) => words::law::self_selected(lang),
        };
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to(&format!("/c/{}", one.id))>{one.name().to_string()}</a></nav>
            <div class="column">
                <header class="title">
                    <h1>{say::results(lang)}</h1>
                    <p class="title__full"><span lang="th">{one.name().to_string()}</span> <span class="title__by">{words::common::sheets(lang, sheets)}</span></p>
                </header>
                <p class="section__note">{note} {shown.then(|| view! { " " <span>{say::fewest(lang)}</span> })} " " {steps} " " {included}</p>
                {rounds}
                {ways.as_ref().and_then(|ways| told::totals(&visit, ways))}
                {tabs}
                {cuts}
                {blocks}
                {told::occasions(&visit, &all, shown)}
                {shown.then(|| files(&visit, &one))}
            </div>
        }
    })
    .at("/consultations")
    .kept(Touch::Consultation(id), stale))
}

/// What everyone may take: the numbers of this page, and what the codes mean.
fn files(visit: &Visit, one: &Consultation) -> impl IntoView + use<> {
    use words::taken as say;
    let lang = visit.lang;
    let link = |(file, name): (&str, &'static str)| view! { <a href=visit.to(&format!("/c/{}/{file}", one.id)) rel="nofollow">{name}</a> };
    let files = [
        ("numbers.csv", say::numbers_csv(lang)),
        ("numbers.jsonl", say::numbers_lines(lang)),
        ("codebook.csv", say::codebook(lang)),
    ];
    let files: Vec<_> = files.into_iter().map(link).collect();
    view! { <section class="section" id="files"><h2 class="section__title">{words::papers::downloads(lang)}</h2> <p class="section__note">{say::public_means(lang)}</p> <div class="side__list">{files}</div></section> }
}
