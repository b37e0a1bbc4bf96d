//! What a filter takes, before all of it is put somewhere: how many exactly, and some of them spread over all, each with a field for
//! its issues. Where issues are proposed the fields hold the proposals, so that reading them tells how many were right.

use super::bench;
use super::desk::{readable, writable};
use super::sheet::{self, Row};
use super::typed;
use crate::card;
use crate::desk::dossier::load;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::Select;
use crate::ui::list::with;
use crate::ui::{form, icon};
use domain::comment::Held;
use domain::consultation::Consultation;
use domain::id::CommentId;
use domain::ledger::{Filter, Place};
use domain::result::{Issue, Summary};
use leptos::prelude::*;
use store::hints::{Hint, Learned, SaidAt};
use store::ledger::Sample;
use words::ledger;
use words::sheet as say;

/// Comments read at once before all of them are put somewhere; and of what waits, which is read to the end.
const SAMPLE: u32 = 20;
const REST: u32 = 50;

struct Loaded {
    one: Consultation,
    summary: Summary,
    deeds: bench::Deeds,
    sample: Sample,
    hints: Vec<Hint>,
    labels: Vec<(String, String)>,
    /// Sentences of these comments that somebody has read.
    settled: Vec<SaidAt>,
    /// What was learned, where nothing is proposed.
    learned: Vec<Learned>,
    filter: Filter,
    turn: u64,
}

/// # Errors
/// [`Problem::NotFound`] for those of other agencies, [`Problem::NotAllowed`] for those who neither summarise nor publish.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    readable(&visit, &one)?;
    let store = &visit.site.store;
    let filter = Filter { folded: false, ..typed::filter(&visit.query) };
    let summary = store::result::summary(store, one.id).await?;
    let deeds = bench::deeds(&visit, &one).await?;
    // After each deed another part of what is left is read.
    let turn = visit.asked("turn").parse().unwrap_or(deeds.seen.max(0) as u64);
    let rest = filter == Filter { place: Some(Place::Waiting), ..Filter::default() };
    let want = if rest { REST } else { SAMPLE };
    let mut sample = store::ledger::sample(store, &visit.viewer, one.id, &filter, want, turn).await?;
    // A form that came back keeps its rows.
    let came: Vec<CommentId> = visit.typed_all("of[]").into_iter().filter_map(CommentId::parse).collect();
    if !came.is_empty() {
        sample.comments = store::ledger::some(store, &visit.viewer, one.id, &came).await?;
    }
    let ids: Vec<CommentId> = sample.comments.iter().map(|comment| comment.id).collect();
    let hints = store::hints::of(store, &ids).await?;
    let settled = store::hints::settled(store, &ids).await?;
    let learned = match filter.offered && sample.comments.is_empty() {
        true => store::hints::learned(store, one.id).await?,
        false => Vec::new(),
    };
    let targets = sample.comments.iter().map(|comment| comment.target.as_str());
    let labels = crate::consultation::page::labels_of(&visit, &one, targets).await?;
    let loaded = Loaded { one, summary, deeds, sample, hints, labels, settled, learned, filter, turn };
    Ok(Page::new(say::sample(visit.lang), move || body(&visit, &loaded)).of_the_desk())
}

fn body(visit: &Visit, loaded: &Loaded) -> impl IntoView + use<> {
    let lang = visit.lang;
    let Loaded { one, summary, deeds, sample, settled, filter, turn, .. } = loaded;
    let writing = writable(visit, one);
    let offered = filter.offered || filter.proposed.is_some();
    let undo = writing.then(|| bench::undo(visit, one, &summary.issues, deeds));
    let last = deeds.last.as_ref().filter(|last| last.looked > 0);
    let right = last.map(|last| {
        let low = (last.right * 10 < last.looked * 9).then(|| view! { " " {say::narrow_first(lang)} });
        view! { <p class="notice" role="status">{say::were_right(lang, last.right, last.looked)} {low}</p> }
    });
    let plain = Filter { offered: false, place: None, ..filter.clone() } == Filter::default();
    let none_yet = offered && plain && writing && loaded.learned.iter().all(|one| one.suggested == 0);
    let why = if none_yet { say::none_offered(lang) } else { ledger::nothing_matches(lang) };
    let none = sample.comments.is_empty().then(|| view! { <p class="empty__words">{why}</p> });
    let read = (!sample.comments.is_empty()).then(|| read(visit, loaded, offered, writing));
    let whole = (writing && sample.matching > 0).then(|| whole(visit, loaded, offered));
    let labels = [
        ("put[]", say::put(lang)),
        ("aside", ledger::aside_why(lang)),
        ("words", ledger::aside_words(lang)),
        ("issue", say::whole_under(lang)),
        ("new_title", words::summary::issue_name(lang)),
    ];
    let query = crate::request::encode(
        &visit
            .query
            .iter()
            .filter(|(name, _)| !["turn", "did", "done"].contains(&name.as_str()))
            .cloned()
            .collect::<Vec<_>>(),
    );
    let table = visit.to(&format!("/desk/c/{}/ledger?{query}", one.id));
    let left_off = match domain::ledger::Sought::read(&filter.words).left_off {
        0 => None,
        more => Some(view! { <p class="notice">{say::left_off(lang, more)}</p> }),
    };
    let unknown = typed::not_understood(&visit.query)
        .then(|| view! { <p class="notice notice--care" role="alert">{ledger::filter_unknown(lang)}</p> });
    let settled = (!settled.is_empty()).then(|| view! { " " {say::settled_means(lang)} });
    let means = if offered { say::proposed_means(lang) } else { say::sample_means(lang) };
    view! {
        {head(visit, one, say::sample(lang))}
        {form::summary(visit, &labels)}
        <p class="section__note">{ledger::coverage(lang, summary.coverage)}</p>
        <p class="actions">
            <a class="act" href=visit.to(&format!("/desk/c/{}/summary", one.id))>{words::summary::title(lang)}</a>
            <a class="act" href=table>{say::back_to_table(lang)}</a>
            <a class="act" href=with(visit, "turn", &(turn + 1).to_string())>{say::another(lang)}</a>
        </p>
        <p>{say::matching(lang, sample.matching, sample.comments.len() as u64)} " " {means} {settled}</p>
        {left_off}
        {unknown}
        {undo}
        {right}
        <div class="split split--bench gap-4">
            <div>{none} {read} {whole}</div>
            {sheet::issues(visit, &summary.issues)}
        </div>
    }
}

/// The comments read, as a sheet.
fn read(visit: &Visit, loaded: &Loaded, offered: bool, writing: bool) -> AnyView {
    let lang = visit.lang;
    let Loaded { one, summary, deeds, sample, hints, turn, .. } = loaded;
    let proposal = |comment: &Held| -> Option<&Issue> {
        let hint = hints.iter().find(|hint| hint.comment == comment.id)?;
        summary.issues.iter().find(|issue| Some(issue.id) == hint.proposed)
    };
    let rows: Vec<Row> = sample
        .comments
        .iter()
        .map(|comment| {
            let number = proposal(comment).filter(|_| offered).map(|issue| issue.number);
            let put = number.map_or(String::new(), |number| number.to_string());
            let (likely, title) = (None, String::new());
            Row { id: comment.id.0, body: text(visit, loaded, comment, number), put, likely, comments: 1, title }
        })
        .collect();
    if !writing {
        let rows: Vec<_> = rows
            .into_iter()
            .map(|row| view! { <li class="sheet__row sheet__row--read"><div class="sheet__text">{row.body}</div></li> })
            .collect();
        return view! { <ol class="sheet">{rows}</ol> }.into_any();
    }
    let mine = typed::calm(visit, "turn");
    view! {
        <form method="post" action=form::action(visit, "ledger/each")>
            {about(visit, one)}
            {form::key(visit)}
            <input type="hidden" name="turn" value=turn.to_string() />
            <input type="hidden" name="seen" value=deeds.seen.to_string() />
            <p class="small quiet">{say::put_means(lang)} " " {say::zero_comment(lang)}</p>
            {sheet::rows(&mine, rows)}
            {sheet::aside(&mine, "", false)}
            <p class="actions sheet__save"><button class="button" type="submit">{if offered { say::save_read(lang) } else { say::save_sheet(lang) }}</button></p>
        </form>
    }
    .into_any()
}

fn text(visit: &Visit, loaded: &Loaded, comment: &Held, offered: Option<u32>) -> AnyView {
    let lang = visit.lang;
    let Loaded { one, summary, hints, labels, .. } = loaded;
    let wording = (!comment.wording.is_empty()).then(|| view! { " " <ins>{comment.wording.clone()}</ins> });
    let about = card::target_name(visit, one, comment.target.as_str(), labels);
    let places = bench::places(lang, &summary.issues, comment);
    let hint = hints.iter().find(|hint| hint.comment == comment.id);
    let copies = hint.and_then(|hint| bench::copies(visit, one, hint));
    let offer = offered.map(|number| {
        let pair = format!("{}:{number}", comment.id);
        view! { <input type="hidden" name="offered[]" value=pair /> }
    });
    let to = visit.to(&format!("/desk/c/{}/ledger/{}", one.id, comment.id));
    // What was read as a sentence recedes, so that the rest is read.
    let parts: Vec<_> = in_parts(&comment.reason, loaded.settled.iter().filter(|at| at.comment == comment.id))
        .into_iter()
        .map(|(read, part)| match read {
            true => view! { <span class="quiet">{part}</span> }.into_any(),
            false => part.into_any(),
        })
        .collect();
    view! {
        <p><span class=format!("stance stance--{}", comment.stance.code())>{icon::stance_shape(comment.stance)} {words::law::stance_short(lang, comment.stance)}</span> " " <span lang="th">{parts}</span> {wording}</p>
        <p class="leaf__meta"><span>{about}</span> {bench::only_agency(lang, comment)} {copies} {places} {offer} <a href=to>{ledger::open_one(lang)} <span class="hidden">" " {comment.number.to_string()}</span></a></p>
    }
    .into_any()
}

/// A text in parts, each with whether it is one of these sentences.
fn in_parts<'a>(text: &str, settled: impl Iterator<Item = &'a SaidAt>) -> Vec<(bool, String)> {
    let settled: Vec<(usize, usize)> =
        settled.map(|at| (at.start.max(1) as usize, (at.start + at.size).max(1) as usize)).collect();
    let mut parts: Vec<(bool, String)> = Vec::new();
    for (at, letter) in text.chars().enumerate() {
        let read = settled.iter().any(|(start, end)| (*start..*end).contains(&(at + 1)));
        match parts.last_mut().filter(|last| last.0 == read) {
            Some(last) => last.1.push(letter),
            None => parts.push((read, letter.to_string())),
        }
    }
    parts
}

/// Everything that matches, put somewhere in one deed.
fn whole(visit: &Visit, loaded: &Loaded, offered: bool) -> AnyView {
    let lang = visit.lang;
    let Loaded { one, summary, sample, filter, .. } = loaded;
    let n = sample.matching;
    let own = filter.passed.then(|| view! { <p class="small quiet">{say::own_reasons(lang)}</p> });
    let inside = match offered {
        true => view! { <button class="button button--plain" type="submit" name="to" value="proposed">{say::take_all(lang, n)}</button> }.into_any(),
        false => {
            let options = std::iter::once((String::new(), words::summary::choose_issue(lang).to_string()))
                .chain(summary.issues.iter().map(|issue| {
                    (issue.id.to_string(), format!("{}. {}", words::plain(issue.number), issue.title))
                }))
                .collect();
            let mine = typed::calm(visit, "whole");
            view! {
                <Select given=mine.given("issue", "") label=say::whole_under(lang) options=options />
                <button class="button button--plain" type="submit" name="to" value="issue">{say::put_all(lang, n)}</button>
                {own}
                {sheet::aside(&mine, "-all", filter.passed)}
                <button class="button button--plain" type="submit" name="to" value="aside">{say::put_aside_all(lang)}</button>
            }
            .into_any()
        }
    };
    view! {
        <section class="section" aria-labelledby="whole">
            <h2 class="section__title" id="whole">{say::whole(lang)}</h2>
            <form method="post" class="offer__form" action=form::action(visit, "summary/group")>
                {about(visit, one)}
                {form::key(&typed::calm(visit, "whole"))}
                <input type="hidden" name="whole" value="yes" />
                {inside}
            </form>
        </section>
    }
    .into_any()
}
