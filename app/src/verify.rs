//! Comparing a paper with the portal: somebody types its code, scans it, or pastes the checksum of the file; the page says
//! whether it was given out here and whether something later has taken its place. It tells nothing that is not public.

use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::summary::{filtered, typed};
use crate::ui::field::{Given, Line};
use domain::act::Act;
use domain::consultation::Consultation;
use domain::paper::{Mark, grouped};
use leptos::prelude::*;
use store::export::For;
use store::paper::Known;
use words::{papers, verify as say};

/// What is to be said of a paper.
enum Found {
    Nothing,
    /// Neither a code nor a checksum.
    Unread,
    Unknown,
    Given(Box<Told>),
}

struct Told {
    known: Known,
    one: Consultation,
    stands: Stands,
    /// Whether it was found by the checksum of its bytes.
    by_sum: bool,
    /// Whether a result is public.
    result: bool,
    /// What it was narrowed to, as its reader may know; empty for the whole.
    narrowed: String,
}

/// How a paper that was given out here stands to what is here now, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stands {
    /// Nothing has changed since.
    Agrees,
    /// The agency's comments or answers, of which nothing has changed since.
    Current,
    /// Its result is the published one; what else it holds may have changed.
    Since,
    Replaced,
    /// The agency's own, of what is not public, or not any more.
    Internal,
}

/// Asks for a code or a checksum, and says what is known of the paper that carries it.
///
/// # Errors
/// Faults of the store.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let lang = visit.lang;
    let typed = [visit.param("code"), visit.asked("code")].into_iter().find(|text| !text.is_empty()).unwrap_or("");
    let typed = typed.to_string();
    let found = match (typed.trim(), Mark::parse(&typed)) {
        ("", _) => Found::Nothing,
        (_, None) => Found::Unread,
        (_, Some(mark)) => find(&visit, &mark).await?,
    };
    Ok(Page::new(say::title(lang), move || body(&visit, &typed, &found)))
}

async fn find(visit: &Visit, mark: &Mark) -> Result<Found, Problem> {
    let store = &visit.site.store;
    let papers = store::paper::find(store, mark).await?;
    let Some(of) = papers.first().map(|known| known.consultation) else { return Ok(Found::Unknown) };
    let one = store::consultation::public_one(store, of).await?;
    let public = store::result::public(store, of).await?;
    let seal = public.as_ref().map(|public| store::result::seal(&one, public));
    let (last, _) = store::event::last_of(store, of).await?;
    // The same bytes may be several papers: the one that stands best, of these everyone's, of these the newest.
    let stand = |known: Known| (stands(&known, seal.as_deref(), last), known);
    let best = papers.into_iter().map(stand).min_by_key(|(stands, _)| *stands);
    let Some((stands, known)) = best else { return Ok(Found::Unknown) };
    let (by_sum, result) = (matches!(mark, Mark::Sum(_)), public.is_some());
    let narrowed = narrowed(visit, &one, &known.asked).await?;
    Ok(Found::Given(Box::new(Told { known, one, stands, by_sum, result, narrowed })))
}

/// What a paper was narrowed to, in words: the whole of it for the agency that may take such papers itself.
async fn narrowed(visit: &Visit, one: &Consultation, asked: &str) -> Result<String, Problem> {
    let lang = visit.lang;
    let (file, filter): (Vec<_>, Vec<_>) =
        crate::urls::pairs(asked).unwrap_or_default().into_iter().partition(|(name, _)| name == "part");
    let mut told = filtered::of(visit, one, &typed::filter(&filter)).await?;
    if !visit.viewer.may(Act::Export, one.agency.id) {
        told = filtered::veiled(lang, told);
    }
    let file = file.first().and_then(|(_, n)| Some(papers::take_file(lang, n.parse().ok()?)));
    let filter = Some(filtered::line(&told)).filter(|line| !line.is_empty());
    Ok(file.into_iter().chain(filter).collect::<Vec<_>>().join(" · "))
}

/// Compares a paper with the seal of the published result and the consultation's last event. Every paper holds more than the
/// seal does: comments, numbers, the draft.
fn stands(known: &Known, seal: Option<&str>, last: u64) -> Stands {
    let (same_result, nothing_since) = (seal == Some(known.seal.as_str()), known.upto == last);
    match (is_data(&known.file), same_result, nothing_since, known.whom) {
        (true, _, true, For::Agency) => Stands::Current,
        (true, _, true, For::Public) | (false, true, true, _) => Stands::Agrees,
        (false, true, false, _) => Stands::Since,
        (.., For::Public) => Stands::Replaced,
        (.., For::Agency) => Stands::Internal,
    }
}

/// Whether a file is comments or answers alone, and nothing of the result.
fn is_data(file: &str) -> bool {
    file.starts_with("comments") || file.starts_with("answers")
}

fn body(visit: &Visit, typed: &str, found: &Found) -> impl IntoView + use<> {
    let lang = visit.lang;
    let refused = matches!(found, Found::Unread).then(|| say::unread(lang).to_string());
    let given = Given { name: "code".into(), value: typed.into(), refused, lang };
    let answer = match found {
        Found::Nothing | Found::Unread => ().into_any(),
        Found::Unknown => view! {
            <section class="notice notice--alarm gap-4" id="answer" aria-labelledby="said"><h2 class="notice__title" id="said">{say::unknown(lang)}</h2> <p>{say::unknown_means(lang)}</p></section>
        }
        .into_any(),
        Found::Given(told) => self::told(visit, told).into_any(),
    };
    view! {
        <div class="narrow">
            <h1>{say::title(lang)}</h1>
            <p>{say::why(lang)}</p>
            {answer}
            <form class="gap-4" method="get" action=visit.to("/verify")>
                <Line given=given label=say::code(lang) hint=say::code_hint(lang) />
                <div class="actions"><button class="button button--wide-phone" type="submit">{say::compare(lang)}</button></div>
            </form>
        </div>
    }
}

fn told(visit: &Visit, told: &Told) -> impl IntoView + use<> {
    let (lang, known) = (visit.lang, &told.known);
    let (class, title, means) = match told.stands {
        Stands::Agrees => ("notice notice--done gap-4", say::agrees(lang), say::agrees_means(lang)),
        Stands::Current => ("notice notice--done gap-4", say::current(lang), say::agrees_means(lang)),
        Stands::Since => ("notice notice--care gap-4", say::since(lang), say::since_means(lang)),
        Stands::Replaced => ("notice notice--care gap-4", say::replaced(lang), say::replaced_means(lang)),
        Stands::Internal => ("notice notice--care gap-4", say::internal(lang), say::internal_means(lang)),
    };
    let how = if told.by_sum { say::every_byte(lang) } else { say::by_code(lang) };
    let row = |term: &'static str, said: String| view! { <div class="fact"><dt class="fact__term">{term}</dt> <dd class="fact__said">{said}</dd></div> };
    let scope = match known.whom {
        For::Public => papers::scope_public(lang),
        For::Agency if known.file.starts_with("answers") => papers::scope_answers(lang),
        For::Agency => papers::scope_agency(lang),
    };
    let (path, to) = match told.result {
        true => (format!("/c/{}/result", told.one.id), say::to_result(lang)),
        false => (format!("/c/{}", told.one.id), say::to_consultation(lang)),
    };
    view! {
        <section class=class id="answer" aria-labelledby="said"><h2 class="notice__title" id="said">{title}</h2> <p>{means}</p> <p>{how}</p></section>
        <dl class="facts gap-4">
            {row(papers::title(lang), told.one.texts.title.clone())}
            {row(papers::agency(lang), told.one.by(lang).to_string())}
            {row(papers::file(lang), known.file.clone())}
            {row(say::as_of(lang), words::date::moment(lang, known.at))}
            {row(say::scope(lang), scope.to_string())}
            {(!told.narrowed.is_empty()).then(|| row(say::narrowed(lang), told.narrowed.clone()))}
            {row(papers::seal_name(lang), grouped(&known.code))}
            {row(say::sum(lang), known.sum.clone())}
        </dl>
        <p class="actions gap-4"><a class="button button--plain" href=visit.to(&path)>{to}</a></p>
    }
}
