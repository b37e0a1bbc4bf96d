//! Texts that many sent and sentences that many say: one is read, and all comments with it are put under its issue.

use super::bench;
use super::desk::{readable, writable};
use super::sheet::{self, Likely, Row};
use crate::desk::dossier::load;
use crate::desk::duties::{about, head};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Given, Line};
use crate::ui::form;
use crate::ui::list::{pagination, with};
use crate::ui::prose::beginning;
use domain::comment::Held;
use domain::consultation::Consultation;
use domain::id::{CommentId, SayingId};
use domain::result::Summary;
use leptos::prelude::*;
use store::hints::{Group, Listed, SaidAt, Saying, Side, State, Trust};
use words::sheet as say;

const PER_PAGE: u32 = 50;
/// Letters shown of what is said with it, or by some who sent it.
const WITH: usize = 80;
/// Letters shown on either side of a sentence shorter than this, that has no company: all that is shown is read.
const AROUND: usize = 20;
const SHORT: usize = 16;
/// Where the most said sentence left is said by fewer, another way is quicker.
const FEW: u64 = 10;

struct Loaded {
    one: Consultation,
    summary: Summary,
    deeds: bench::Deeds,
    listed: Option<Listed>,
    many: u64,
    rows: Vec<Row>,
    page: u32,
    state: State,
    /// How often the issue told beside a row was right, on rows that were placed.
    trust: Trust,
    /// Only few comments say what is left: another step saves more reading.
    few: bool,
    /// Nothing waits because all was sorted.
    sorted: bool,
}

/// # Errors
/// [`Problem::NotFound`] for those of other agencies, [`Problem::NotAllowed`] for those who neither summarise nor publish.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    readable(&visit, &one)?;
    let store = &visit.site.store;
    let listed = match visit.asked("show") {
        "copies" => None,
        "unsorted" => Some(Listed::Unsorted),
        "passed" => Some(Listed::Passed),
        "sorted" => Some(Listed::Sorted),
        _ => Some(Listed::Waiting),
    };
    let mut page: u32 = visit.asked("page").parse().unwrap_or(1).clamp(1, 1_000);
    let skip = (page - 1) * PER_PAGE;
    let few;
    let summary = store::result::summary(store, one.id).await?;
    // The rows of a sheet that came back are those that were read.
    let came: Vec<SayingId> = visit.typed_all("of[]").into_iter().filter_map(SayingId::parse).collect();
    let (many, rows) = match listed {
        None => {
            let (many, most, rows) = copies(&visit, &one, &summary, skip).await?;
            few = many > 0 && most < FEW;
            (many, rows)
        }
        Some(listed) => {
            let words = visit.asked("q");
            let (mut many, mut sayings) = store::hints::sayings(store, one.id, listed, words, skip, PER_PAGE).await?;
            // The last page has been sorted: what is left stands on the first.
            if sayings.is_empty() && page > 1 {
                page = 1;
                (many, sayings) = store::hints::sayings(store, one.id, listed, words, 0, PER_PAGE).await?;
            }
            if !came.is_empty() {
                sayings = store::hints::these(store, one.id, &came).await?;
            }
            few = sayings.first().is_some_and(|most| match listed {
                Listed::Waiting => most.waiting < FEW,
                Listed::Unsorted => most.comments < FEW,
                Listed::Passed | Listed::Sorted => false,
            });
            let said: Vec<SayingId> = sayings.iter().filter(|one| stands_alone(one)).map(|one| one.id).collect();
            let places = store::hints::places(store, &said).await?;
            let whose: Vec<CommentId> = places.iter().map(|place| place.comment).collect();
            let texts = store::ledger::some(store, &visit.viewer, one.id, &whose).await?;
            let all: Vec<SayingId> = sayings.iter().map(|one| one.id).collect();
            let likely = match listed {
                Listed::Waiting => store::hints::likely_of_sayings(store, &all).await?,
                Listed::Unsorted | Listed::Passed | Listed::Sorted => Vec::new(),
            };
            let near = |id: SayingId| {
                let close = likely.iter().find(|one| one.saying == id)?;
                Likely::of(&summary, close.issue, close.by_words)
            };
            let row = |saying: Saying| Row { likely: near(saying.id), ..row(&visit, &one, saying, &places, &texts) };
            (many, sayings.into_iter().map(row).collect())
        }
    };
    let mut sorted = false;
    if listed == Some(Listed::Waiting) && rows.is_empty() {
        for done in [Listed::Sorted, Listed::Passed] {
            sorted = sorted || store::hints::sayings(store, one.id, done, "", 0, 1).await?.0 > 0;
        }
    }
    let deeds = bench::deeds(&visit, &one).await?;
    let state = store::hints::state(store, one.id).await?;
    let trust = store::hints::trust(store, one.id).await?;
    let loaded = Loaded { one, summary, deeds, listed, many, rows, page, state, trust, few, sorted };
    Ok(Page::new(say::sayings(visit.lang), move || body(&visit, loaded)).of_the_desk())
}

fn body(visit: &Visit, loaded: Loaded) -> impl IntoView + use<> {
    let lang = visit.lang;
    let Loaded { one, summary, deeds, listed, many, rows, page, state, trust, few, sorted } = loaded;
    let grouping = (listed.is_none() && state.grouping).then(|| words::hints::grouping(lang));
    let finding = (listed.is_some() && state.finding).then(|| words::hints::finding(lang));
    let few = few.then(|| {
        let sayings = ("sayings", say::step_sayings(lang));
        let unsorted = ("sayings?show=unsorted", say::step_unsorted(lang));
        let passed = ("sample?said=passed", say::step_passed(lang));
        let sample = ("sample?place=waiting", say::step_sample(lang));
        let (told, next) = match listed {
            None => (say::few_copies(lang), [sayings, passed]),
            Some(Listed::Unsorted) => (say::few_unsorted(lang), [passed, sample]),
            // No coverage hangs on sentences of comments that are sorted: they come after everything is.
            Some(_) if summary.coverage.waiting > 0 => (say::few_left(lang), [passed, sample]),
            Some(_) => (say::few_left(lang), [unsorted, passed]),
        };
        let [first, second] = next.map(|(to, label)| {
            let to = visit.to(&format!("/desk/c/{}/{to}", one.id));
            view! { <a href=to>{label}</a> }
        });
        view! { <p class="notice">{told} " " {first} " · " {second}</p> }
    });
    let behind = grouping.or(finding).map(|said| view! { <p class="notice">{said}</p> });
    let writing = writable(visit, &one);
    let undo = writing.then(|| bench::undo(visit, &one, &summary.issues, &deeds));
    let empty = match (rows.is_empty(), listed) {
        (false, _) => None,
        (true, Some(Listed::Waiting)) if visit.asked("q").is_empty() => {
            Some(if sorted { say::all_sorted(lang) } else { say::no_sayings(lang) })
        }
        (true, _) => Some(say::none_listed(lang)),
    };
    let next = (rows.is_empty() && listed == Some(Listed::Passed) && summary.coverage.waiting > 0).then(|| {
        let sample = visit.to(&format!("/desk/c/{}/sample?place=waiting", one.id));
        view! { <p class="actions"><a class="button button--plain" href=sample>{say::step_sample(lang)}</a></p> }
    });
    let empty = empty.map(|words| view! { <p class="empty__words">{words}</p> {next} });
    let of = if listed.is_none() { "copies" } else { "sayings" };
    let aside = listed.is_none().then(|| sheet::aside(visit, "", false));
    let near = writing && rows.iter().any(|row| row.likely.is_some());
    let near = near.then(|| {
        let tested = (listed.is_some() && trust.shown > 0).then(|| say::near_tested(lang, trust.right, trust.shown));
        view! { <p class="small quiet">{say::near_means(lang)} " " {tested}</p> }
    });
    let rows = (!rows.is_empty()).then(|| match writing {
        true => view! {
            <form method="post" action=form::action(visit, "ledger/said")>
                {about(visit, &one)}
                {form::key(visit)}
                <input type="hidden" name="rows" value=of />
                {sheet::rows(visit, rows)}
                {aside}
                <p class="actions sheet__save"><button class="button" type="submit">{say::save_sheet(lang)}</button></p>
            </form>
        }
        .into_any(),
        false => {
            let rows: Vec<_> = rows.into_iter().map(|row| view! { <li class="sheet__row sheet__row--read"><div class="sheet__text">{row.body}</div></li> }).collect();
            view! { <ol class="sheet">{rows}</ol> }.into_any()
        }
    });
    let tab = |value: &'static str, here: bool, label: &'static str| {
        let current = here.then_some("true");
        let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
        view! { <a class=class href=with(visit, "show", value) aria-current=current>{label}</a> }
    };
    let tabs = [
        tab("copies", listed.is_none(), say::listed_copies(lang)),
        tab("", listed == Some(Listed::Waiting), say::listed_waiting(lang)),
        tab("unsorted", listed == Some(Listed::Unsorted), say::listed_unsorted(lang)),
        tab("passed", listed == Some(Listed::Passed), say::listed_passed(lang)),
        tab("sorted", listed == Some(Listed::Sorted), say::listed_sorted(lang)),
    ];
    let sought = Given { name: "q".into(), value: visit.asked("q").into(), refused: None, lang };
    let show = visit.asked("show").to_string();
    let pages = (many as u32).div_ceil(PER_PAGE);
    let desk = visit.to(&format!("/desk/c/{}/summary", one.id));
    let zero = if listed.is_some() { say::zero_saying(lang) } else { say::zero_copies(lang) };
    let means = writing
        .then(|| view! { <p class="small quiet">{say::put_means(lang)} " " {zero} " " {say::how_many(lang)}</p> });
    let mean = match listed {
        None => say::copies_mean(lang),
        Some(Listed::Passed) if writing => say::passed_back(lang),
        Some(Listed::Passed) => "",
        Some(Listed::Sorted) => say::sorted_mean(lang),
        Some(_) => say::sayings_mean(lang),
    };
    // Whoever saved a sheet has read how one is filled in.
    let explained = view! { <p>{mean}</p> {means} {near} };
    let explained = match visit.asked("did").is_empty() {
        true => explained.into_any(),
        false => view! { <details class="fold"><summary class="fold__name">{say::explained(lang)}</summary> <div class="fold__body">{explained}</div></details> }.into_any(),
    };
    let title = match listed {
        None => say::listed_copies(lang).to_string(),
        Some(_) => say::sentences(lang, many),
    };
    let find = listed.is_some().then(|| {
        view! {
            <form method="get" class="views__keep" action=visit.to(&visit.path)>
                <input type="hidden" name="show" value=show />
                <Line given=sought label=say::find(lang) hint=say::find_hint(lang) />
                <button class="button button--plain" type="submit">{words::ledger::show(lang)}</button>
            </form>
        }
    });
    view! {
        {head(visit, &one, say::sayings(lang))}
        {form::summary(visit, &[("put[]", say::put(lang)), ("aside", words::ledger::aside_why(lang)), ("words", words::ledger::aside_words(lang))])}
        <p class="section__note">{words::ledger::coverage(lang, summary.coverage)}</p>
        <p class="actions"><a class="act" href=desk>{words::summary::title(lang)}</a> <a class="act" href=visit.to(&format!("/desk/c/{}/sample?place=waiting", one.id))>{say::step_sample(lang)}</a></p>
        {explained}
        {behind}
        {few}
        {undo}
        <div class="split split--bench gap-4">
            <div>
                <div class="bench__head"><h2 class="bench__title">{title}</h2> <nav class="tabs" aria-label=say::sayings(lang)>{tabs}</nav></div>
                {find}
                {empty}
                {rows}
                {pagination(visit, page, pages)}
            </div>
            {sheet::issues(visit, &summary.issues)}
        </div>
    }
}

/// The largest groups of near-copies that wait; with how many there are, and how many wait of the one of which most do.
async fn copies(
    visit: &Visit,
    one: &Consultation,
    summary: &Summary,
    skip: u32,
) -> Result<(u64, u64, Vec<Row>), Problem> {
    let store = &visit.site.store;
    let (many, groups) = store::hints::waiting_groups(store, one.id, skip, PER_PAGE).await?;
    let ids: Vec<CommentId> = groups.iter().map(|(group, ..)| group.id).collect();
    let texts = store::hints::common(store, one.id, &ids).await?;
    let likely = store::hints::likely_of_groups(store, &ids).await?;
    let lang = visit.lang;
    let row = |(group, waiting): (Group, u64)| {
        let common = texts.iter().find(|common| common.group == group.id);
        let text = common.map_or_else(String::new, |common| common.text.clone());
        let more = common.map(|common| common.more.as_str()).filter(|more| !more.is_empty()).map(|more| {
            view! { <p class="small quiet">{say::some_add(lang)} " " <span lang="th">{beginning(more, 3 * WITH)}</span></p> }
        });
        let all = visit.to(&format!("/desk/c/{}/ledger?copies={}", one.id, group.id));
        let title = sheet::title_of(&text);
        let likely = likely.iter().find(|(of, _)| *of == group.id);
        let likely = likely.and_then(|(_, issue)| Likely::of(summary, *issue, true));
        let body = view! {
            <p lang="th">{text}</p>
            {more}
            <p class="leaf__meta"><a href=all>{say::copies_waiting(lang, waiting, group.comments, group.texts)}</a></p>
        };
        Row { id: group.id.0, body: body.into_any(), put: String::new(), likely, comments: waiting, title }
    };
    let most = groups.iter().map(|(_, waiting)| *waiting).max().unwrap_or(0);
    Ok((many, most, groups.into_iter().map(row).collect()))
}

/// Whether a sentence is so short, with no company, that it is shown in a comment; or hangs on what stands before it.
fn stands_alone(saying: &Saying) -> bool {
    saying.beside.is_empty() && (saying.text.chars().count() < SHORT || store::hints::leans(&saying.text))
}

fn row(visit: &Visit, one: &Consultation, saying: Saying, places: &[SaidAt], texts: &[Held]) -> Row {
    let lang = visit.lang;
    let context = visit.to(&format!("/desk/c/{}/ledger/{}", one.id, saying.comment));
    let all = visit.to(&format!("/desk/c/{}/ledger?said={}", one.id, saying.id));
    // What stands around it in a comment, so that a sentence that is a part of a thought can be placed.
    let mut of = places.iter().filter(|place| place.saying == saying.id).map(|place| {
        let text = texts.iter().find(|held| held.id == place.comment).map_or("", |held| held.reason.as_str());
        match saying.text.chars().count() < SHORT {
            true => window(text, place, [AROUND, AROUND]),
            // The sentence itself stands above: what it hangs on is shown.
            false => window(text, &SaidAt { size: 0, ..*place }, [AROUND, SHORT / 2]),
        }
    });
    let around = of.find(|window| window.trim() != saying.text);
    let around = around.map(|text| view! { <p class="small quiet" lang="th">{text}</p> });
    let beside = saying.beside.iter().map(|beside| {
        let both = beside.comments.min(saying.comments);
        let told = match beside.side {
            Side::After => say::goes_on(lang, both, saying.comments),
            Side::Before => say::follows(lang, both, saying.comments),
            Side::Around => say::within(lang, both, saying.comments),
        };
        view! { <p class="small">{told} " " <span lang="th">"“" {beginning(&beside.text, WITH / saying.beside.len().max(1))} "”"</span></p> }
    });
    let beside: Vec<_> = beside.collect();
    let title = sheet::title_of(&saying.text);
    let body = view! {
        <p lang="th"><strong>{saying.text.clone()}</strong></p>
        {beside}
        {around}
        <p class="leaf__meta"><a href=all>{say::said_by(lang, saying.comments, saying.waiting)}</a> <a href=context>{say::in_context(lang)} <span class="hidden">" " {saying.text}</span></a></p>
    };
    Row { id: saying.id.0, body: body.into_any(), put: String::new(), likely: None, comments: saying.comments, title }
}

/// A sentence in a comment with so many letters before and after it.
fn window(text: &str, place: &SaidAt, [before, after]: [usize; 2]) -> String {
    let letters_in: Vec<char> = text.chars().collect();
    let start = (place.start.max(1) as usize - 1).min(letters_in.len());
    let end = (start + place.size.max(0) as usize).min(letters_in.len());
    let (from, to) = (start.saturating_sub(before), (end + after).min(letters_in.len()));
    // A vowel or a tone stands with its letter.
    let joins = |at: usize| {
        letters_in.get(at).is_some_and(|c| matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'))
    };
    let from = (0..=from).rev().find(|at| !joins(*at)).unwrap_or(0);
    let to = (to..=letters_in.len()).find(|at| !joins(*at)).unwrap_or(letters_in.len());
    let cut = |yes: bool| if yes { "…" } else { "" };
    let part = |range: std::ops::Range<usize>| letters_in[range].iter().collect::<String>();
    format!("{}{}{}", cut(from > 0), part(from..to), cut(to < letters_in.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_sentence_is_cut_between_letters_with_their_marks() {
        let text = "ทางเดินมืดมาก ขอไฟ เพราะกลัวที่มืด";
        let place = SaidAt { saying: SayingId(1), comment: CommentId(1), start: 15, size: 4 };
        assert_eq!(window(text, &place, [4, 4]), "…มาก ขอไฟ เพร…");
        assert_eq!(window(text, &place, [400, 400]), text);
        assert_eq!(window("ที่", &SaidAt { start: 9, size: 9, ..place }, [1, 1]), "ที่");
    }
}
