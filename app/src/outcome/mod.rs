//! The published result: what people said, what the agency decided and why, what changed; with the numbers and what they are not.

pub mod answer;
mod campaigns;
pub mod files;
pub mod issue;
pub mod taken;

use crate::answers as charted;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::then;
use crate::ui::chart::{self, Bar, Of};
use crate::ui::{icon, prose};
use crate::{card, picture, share};
use domain::comment::{Counts, Stance};
use domain::consultation::Consultation;
use domain::id::{ConsultationId, IssueId};
use domain::ledger::AsideReason;
use domain::result::{Issue, Spoke, Summary};
use domain::round::Told;
use domain::survey::Question;
use domain::survey::disclose::Tables;
use domain::time::Moment;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::Store;
use store::error::Outcome;
use words::{ledger, public as say};

/// # Errors
/// [`Problem::NotFound`] for a consultation that is not public or has no published result.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let store = &visit.site.store;
    let one = then::public_one(&visit, id).await?;
    let summary = match then::upto(&visit) {
        Some(upto) => store::then::result(store, id, upto).await?,
        None => store::result::public(store, id).await?,
    };
    let told = load(&visit, one, summary.ok_or(Problem::NotFound)?, false).await?;
    let stale = visit.stale(&told.one.dates);
    let title = format!("{} – {}", say::result(visit.lang), told.one.name());
    Ok(Page::new(title, move || draw(&visit, &told))
        .at("/results")
        .with_small_script()
        .pictured(id)
        .kept(Touch::Consultation(id), stale))
}

/// The result as everyone will see it, for those who may read the desk, before it is published.
///
/// # Errors
/// [`Problem::NotFound`], [`Problem::NotAllowed`].
pub async fn preview(visit: Visit) -> Result<Page, Problem> {
    let one = crate::desk::dossier::load(&visit).await?;
    crate::summary::desk::readable(&visit, &one)?;
    let summary = store::result::summary(&visit.site.store, one.id).await?;
    let told = load(&visit, one, summary, true).await?;
    let lang = visit.lang;
    Ok(Page::new(words::summary::preview(lang), move || {
        let back = visit.to(&format!("/desk/c/{}/summary", told.one.id));
        view! {
            <div class="notice notice--care"><p class="notice__title">{words::summary::preview(lang)}</p> <p>{words::summary::preview_means(lang)} " " <a href=back>{words::summary::title(lang)}</a></p></div>
            {draw(&visit, &told)}
        }
    })
    .of_the_desk())
}

/// What the page of a result tells.
struct Loaded {
    one: Consultation,
    summary: Summary,
    counts: Counts,
    outside: Vec<(AsideReason, u64)>,
    spoke: BTreeMap<IssueId, Vec<Spoke>>,
    labels: Vec<(String, String)>,
    drafts: answer::Drafts,
    rounds: Vec<Told>,
    campaigns: Option<campaigns::Told>,
    questions: Vec<Question>,
    tallies: Arc<Vec<Tables>>,
}

/// How many spoke and how they stood, beside a result that everyone reads: while a further round tells no numbers, those of the day it was published.
///
/// # Errors
/// Faults of the store.
pub async fn counts(store: &Store, one: &Consultation, summary: &Summary, now: Moment) -> Outcome<Counts> {
    match summary.published.or(summary.preliminary.as_ref().map(|made| made.at)) {
        Some(at) if !one.numbers_show(now) => store::then::counts(store, one, at).await,
        _ => store::comment::counts_by_stance(store, one.id).await,
    }
}

async fn load(visit: &Visit, one: Consultation, summary: Summary, desk: bool) -> Result<Loaded, Problem> {
    let (store, id, upto) = (&visit.site.store, one.id, then::upto(visit));
    let counts = match (upto, desk) {
        (Some(upto), _) => store::then::counts(store, &one, upto).await?,
        (None, true) => store::comment::counts_by_stance(store, id).await?,
        (None, false) => counts(store, &one, &summary, visit.now).await?,
    };
    let spoken = counts.by_target.iter().map(|(at, _)| at.as_str());
    let named = answer::anchors(&summary).into_iter().chain(spoken);
    let labels = crate::consultation::page::labels_of(visit, &one, named).await?;
    // Of an earlier day nothing is drawn: two looks at different days could single somebody out.
    let (questions, tallies) = match one.kind.has_survey() && upto.is_none() {
        true => (
            words::survey::by_rounds(visit.lang, store::survey::ever(store, id).await?),
            match desk {
                true => store::survey::for_desk(store, id, store::survey::Asked::Ever, visit.now).await?,
                false => store::survey::told(store, id, store::survey::Asked::Ever, visit.now).await?,
            },
        ),
        false => (Vec::new(), Arc::default()),
    };
    let mut rounds = store::consultation::rounds(store, id).await?;
    if let Some(upto) = upto {
        rounds = domain::then::rounds(rounds, &one, upto);
    }
    // Counted in the ledger as it stands now: not of what was published before it was finished, nor of an earlier day.
    let live = upto.is_none() && (desk || summary.preliminary.is_none());
    let outside = match summary.coverage.aside {
        aside if aside > 0 && live => store::ledger::aside_reasons(store, id).await?,
        _ => Vec::new(),
    };
    let spoke = match upto {
        Some(upto) => store::then::spoke(store, &summary, upto).await?,
        None if live => store::result::spoke(store, id).await?,
        None => BTreeMap::new(),
    };
    let campaigns = match upto {
        Some(_) => None,
        None => Some(campaigns::load(visit, id).await?),
    };
    let drafts = answer::revised(visit, &one, answer::answers(&summary)).await?;
    Ok(Loaded { one, summary, counts, outside, spoke, labels, drafts, rounds, campaigns, questions, tallies })
}

fn draw(visit: &Visit, told: &Loaded) -> impl IntoView + use<> {
    let survey = survey(visit, &told.one, &told.questions, &told.tallies);
    let campaigns = told.campaigns.as_ref().map(|campaigns| campaigns::draw(visit, &told.one, campaigns));
    view! { {body(visit, told)} {campaigns} {survey} }
}

fn body(visit: &Visit, told: &Loaded) -> impl IntoView + use<> {
    let Loaded { one, summary, counts, outside, rounds, labels, .. } = told;
    let lang = visit.lang;
    let published = summary.published.or(summary.preliminary.as_ref().map(|made| made.at));
    let covered = published.and_then(|at| crate::consultation::rounds::covered(visit, one, rounds, at));
    let here = format!("/c/{}", one.id);
    let changed = summary.issues.iter().filter(|issue| !issue.changed.is_empty()).count() as u64;
    let figure = |n: u64, what: &'static str| view! { <p><span class="figure__n">{words::number(n)}</span> <span class="figure__what">{what}</span></p> };
    // Those rounds' days that it is about.
    let of = || rounds.iter().filter(|told| published.is_some_and(|at| told.begun(at))).map(|told| &told.round);
    let opens = of().next().map(|round| round.opens).or(one.dates.opens);
    let closes = of().next_back().map(|round| round.closes).or(one.dates.closes);
    let period = match (opens, closes) {
        (Some(opens), Some(closes)) => {
            format!("{} – {}", words::date::short(lang, opens.day()), words::date::short(lang, closes.day()))
        }
        _ => String::new(),
    };
    let answers = match summary.issues.is_empty() && one.comments == 0 {
        true if one.sheets > 0 => ().into_any(),
        true => view! { <p class="prose gap-4">{say::nobody(lang)}</p> }.into_any(),
        false => answers(visit, told).into_any(),
    };
    let issues = summary.issues.len() as u64;
    let aside = (summary.coverage.aside > 0).then(|| {
        view! { <p class="section__note">{ledger::aside_count(lang, summary.coverage.aside)} " " {ledger::aside_by_reason(lang, outside)}</p> }
    });
    let preliminary = summary.preliminary.as_ref().map(|made| {
        // One that a further round was opened after was whole when it was published.
        let again = rounds.last().filter(|_| summary.published.is_some());
        let (note, why) = match again {
            Some(_) => (ledger::reopened_note(lang, made.at), say::again_why(lang)),
            None => (ledger::preliminary_note(lang, made.at, made.waiting), ledger::preliminary_reason(lang)),
        };
        let office = again.filter(|told| told.by_office).map(|_| view! { <p>{say::opened_by_office(lang)}</p> });
        view! { <div class="notice notice--care"><p class="notice__title">{note}</p> {office} <p><span class="quiet">{why}</span> " " <span lang="th">{made.reason.clone()}</span></p></div> }
    });
    let text = |heading: &'static str, text: &str| {
        (!text.is_empty()).then(|| view! { <section class="section"><h2 class="section__title">{heading}</h2> <div class="prose" lang="th" inner_html=prose::html(text)></div></section> })
    };
    let stances = Stance::ALL.iter().map(|stance| Bar {
        label: words::law::stance(lang, *stance).into(),
        count: counts.by_stance.iter().find(|(code, _)| code == stance.code()).map_or(0, |(_, n)| *n),
        class: match stance {
            Stance::Agree => "bar bar--agree",
            Stance::Change => "bar bar--change",
            Stance::Disagree => "bar bar--disagree",
            Stance::Unstated => "bar bar--unstated",
        },
        shape: Some(
            view! { <span class=format!("stance stance--{}", stance.code())>{icon::stance_shape(*stance)}</span> }
                .into_any(),
        ),
    });
    let mut stances: Vec<Bar> = stances.collect();
    stances.sort_by_key(|bar| std::cmp::Reverse(bar.count));
    // Of an earlier day, who spoke is told only where nothing came since.
    let known = !counts.by_class.is_empty();
    let charts = (one.comments > 0 && !counts.by_stance.is_empty()).then(|| view! {
        <section class="section" id="stances">
            <h2 class="section__title">{say::agree_or_not(lang)} " · " {words::common::comments(lang, one.comments)}</h2>
            {chart::bars(say::agree_or_not(lang), stances, Of::Total, lang)}
            <p class="chart__note">{words::law::self_selected(lang)}</p>
            {known.then(|| picture::by_class(lang, counts))}
            {known.then(|| picture::by_group(lang, one, counts, &summary.unheard()))}
            {picture::by_identity(lang, counts)}
            {picture::by_speaker(lang, counts)}
            {picture::by_channel(lang, counts)}
            {known.then(|| picture::by_part_and_identity(visit, one, counts, labels))}
            {(!counts.by_target_stance.is_empty()).then(|| picture::by_part(visit, one, counts, labels))}
            {picture::by_day(lang, counts)}
        </section>
    });
    view! {
        <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/results")>{words::shell::results(lang)}</a></nav>
        <header class="title">
            <p class="title__kind">{card::state(visit, &one.dates)} <span>{words::law::kind(lang, one.kind)} " · " {one.by(lang).to_string()}</span></p>
            <h1 lang="th">{one.name().to_string()}</h1>
            <p class="title__full"><span lang="th">{one.texts.title.clone()}</span> <span class="title__by">{period} " · " {summary.published.map(|at| words::impact::published_on(lang, &words::date::short(lang, at.day())))}</span></p>
        </header>
        {preliminary}
        {covered}
        <div class="figures">{(one.comments > 0 || !one.kind.has_survey()).then(|| figure(one.comments, say::comments_received(lang, one.comments)))} {one.kind.has_survey().then(|| figure(one.sheets, say::sheets_received(lang, one.sheets)))} {figure(issues, say::issues_raised(lang, issues))} {figure(changed, say::changes_made(lang, changed))}</div>
        {answers}
        {aside}
        {(one.comments > 0 && !counts.by_stance.is_empty()).then(|| view! { <p class="actions"><a class="act" href="#stances">{ledger::see_numbers(lang)}</a></p> })}
        {text(say::overview(lang), &summary.overview)}
        {text(say::impact(lang), &summary.impact)}
        {text(ledger::lacks(lang), &summary.lacking)}
        <div class="split split--side">
            <div>{charts}</div>
            <aside class="section" aria-label=say::documents(lang)>
                {visit.on.is_none().then(|| files::draw(visit, one, counts))}
                <div class="side__list">
                    <a href=visit.to(&here)>{words::shell::consultations(lang)} " " {one.name().to_string()}</a>
                </div>
                <h2 class="side__title gap-4">{say::find_own(lang)}</h2>
                <p class="small quiet">{say::find_own_why(lang)}</p>
                <p class="gap-2"><a class="button button--plain" href=visit.to("/receipts")>{say::enter_number(lang)}</a></p>
                <div class="gap-4">{share::block(visit, &say::result_of(lang, one.name()), &format!("{here}/result"), None, one.id)}</div>
            </aside>
        </div>
    }
}

/// What was answered to the survey of an evaluation, in numbers.
fn survey(
    visit: &Visit,
    one: &Consultation,
    questions: &[Question],
    tallies: &[Tables],
) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let answers = (one.sheets > 0 && !questions.is_empty())
        .then(|| charted::blocks(visit, questions, (tallies, &[]), None, 3))?;
    let by_audience = visit.to(&format!("/c/{}/survey/results", one.id));
    Some(view! {
        <section class="section narrow" id="survey">
            <h2 class="section__title">{words::survey::results(lang)}</h2>
            <p class="section__note">{words::law::self_selected(lang)}</p>
            <p><a class="act" href=by_audience>{words::survey::by_audience(lang)}</a></p>
            {answers}
        </section>
    })
}

/// The issues, under the key points and provisions to which they belong.
fn answers(visit: &Visit, told: &Loaded) -> impl IntoView + use<> {
    let lang = visit.lang;
    let Loaded { one, summary, labels, spoke, .. } = told;
    let of_issue = |issue: &Issue| spoke.get(&issue.id).map_or(&[][..], Vec::as_slice);
    // In the order of the consultation: its key points, then provisions as the issues come, the whole last.
    let mut places: Vec<&str> = Vec::new();
    let point = |at: &str| at.strip_prefix('k').and_then(|n| n.parse::<u32>().ok());
    for issue in &summary.issues {
        if !places.contains(&issue.place()) {
            places.push(issue.place());
        }
    }
    places.sort_by_key(|at| (*at == "all", point(at).is_none(), point(at)));
    let headed = places.len() > 1;
    let groups: Vec<_> = places
        .into_iter()
        .map(|place| {
            // Of one place what most said first.
            let mut of: Vec<_> = summary.issues.iter().filter(|issue| issue.place() == place).collect();
            of.sort_by_key(|issue| std::cmp::Reverse(issue.comments));
            let drawn: Vec<_> = of
                .into_iter()
                .enumerate()
                .map(|(at, issue)| {
                    let first = if at == 0 { answer::As::First } else { answer::As::Next };
                    answer::draw(visit, one, summary, issue, (labels, of_issue(issue), &told.drafts), first)
                })
                .collect();
            let name =
                headed.then(|| view! { <p class="answer__group">{card::target_name(visit, one, place, labels)}</p> });
            view! { {name} {drawn} }
        })
        .collect();
    let by_issue: u64 = summary.issues.iter().map(|issue| issue.comments).sum();
    let several = by_issue > summary.coverage.coded;
    let several = several.then(|| view! { <p class="section__note">{say::in_several(lang)}</p> });
    view! { <section class="section"><h2 class="section__title">{say::happened(lang)}</h2> {several} {groups}</section> }
}
