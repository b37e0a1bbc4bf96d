//! What the text of an issue begins with, where somebody asks for it or there is too much to have in mind: sentences that its comments say, each side's view,
//! and the voices that stand for the rest.

use crate::problem::Problem;
use crate::request::Visit;
use crate::ui::list::with;
use crate::ui::prose;
use domain::comment::Class;
use domain::consultation::Consultation;
use domain::id::{CommentId, ConsultationId, IssueId};
use domain::lang::Lang;
use domain::result::{FEW, Issue, SideOf, Spoke, Summary, TOGETHER};
use leptos::prelude::*;
use std::collections::BTreeMap;
use store::hints::{Begun, Sentence};
use words::hints;

/// Sentences of a class with which its view begins.
const VIEWS: usize = 3;
/// Comments named after a sentence; of more, their number is told.
const NAMED: usize = 5;
/// Letters shown of a comment that stands for others.
const VOICE: usize = 200;

/// A beginning for the text of the issue that is open, where the page was asked for it.
///
/// # Errors
/// Faults of the store.
pub async fn begun(
    visit: &Visit,
    of: ConsultationId,
    summary: &Summary,
    open: Option<IssueId>,
) -> Result<Option<Named>, Problem> {
    match summary.issues.iter().find(|issue| Some(issue.id) == open) {
        Some(issue) => begun_of(visit, of, issue).await,
        None => Ok(None),
    }
}

/// A beginning, with the numbers by which people call the comments that it names.
pub struct Named {
    begun: Begun,
    numbers: BTreeMap<CommentId, String>,
}

impl Named {
    fn number(&self, comment: CommentId) -> String {
        self.numbers.get(&comment).cloned().unwrap_or_default()
    }
}

pub(super) async fn begun_of(visit: &Visit, of: ConsultationId, issue: &Issue) -> Result<Option<Named>, Problem> {
    // What nobody has written yet is begun where there is too much to have it in mind.
    let unwritten =
        issue.raised.is_empty() && issue.comments > crate::summary::desk::SMALL && visit.asked("begin") != "no";
    if visit.returned.is_some() || !unwritten && visit.asked("begin") != "yes" {
        return Ok(None);
    }
    let store = &visit.site.store;
    let begun = store::hints::begin(store, issue.id).await?;
    let stood_on = begun.sentences.iter().flat_map(|said| said.by.iter().take(NAMED));
    let mut ids: Vec<CommentId> = stood_on.chain(begun.voices.iter().map(|(id, _)| id)).copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let held = store::ledger::some(store, &visit.viewer, of, &ids).await?;
    let numbers = held.into_iter().map(|held| (held.id, held.number.to_string())).collect();
    Ok(Some(Named { begun, numbers }))
}

/// What the text box begins with: what is kept, then what each side says that does not stand there already.
pub(super) fn beginning(lang: Lang, kept: &str, begun: Option<&Named>) -> String {
    let drafted = begun.into_iter().flat_map(|named| {
        let all = &named.begun.sentences;
        let two = [true, false].iter().all(|side| all.iter().any(|said| said.against == Some(*side)));
        let new = all.iter().filter(|said| !holds(kept, &said.text)).collect::<Vec<&Sentence>>();
        let of =
            |side: Option<bool>| new.iter().copied().filter(|said| !two || said.against == side).collect::<Vec<_>>();
        let side = |side: Option<bool>| (side, of(side));
        let sides = if two { vec![side(Some(true)), side(Some(false)), side(None)] } else { vec![side(None)] };
        let line = |(side, said): (Option<bool>, Vec<&Sentence>)| {
            (!said.is_empty()).then(|| format!("{} {}", hints::begun_side(lang, side), joined(lang, &said)))
        };
        sides.into_iter().filter_map(line).collect::<Vec<_>>()
    });
    let kept = Some(kept.to_string()).filter(|kept| !kept.is_empty());
    kept.into_iter().chain(drafted).collect::<Vec<String>>().join("\n")
}

/// Whether a text holds a sentence, however either is spaced.
fn holds(text: &str, sentence: &str) -> bool {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    bare(text).contains(&bare(sentence))
}

/// Rows for the sides that stand under the issue and have no view yet, each begun with what its people say where that is asked for;
/// those of few stand together in the last.
pub(super) fn unwritten(lang: Lang, issue: &Issue, spoke: &[Spoke], begun: Option<&Named>) -> Vec<(String, String)> {
    let lacking = issue.unwritten(spoke);
    let count = |class: Option<Class>| spoke.iter().find(|of| of.class == class).map_or(0, Spoke::comments);
    let is_few = |side: &SideOf| match side {
        SideOf::Class(class) => count(Some(*class)) < FEW,
        SideOf::Unsaid | SideOf::Position(_) => false,
    };
    let (few, own): (Vec<SideOf>, Vec<SideOf>) = lacking.into_iter().partition(is_few);
    // One of few alone is written by itself.
    let (own, few) = match few.as_slice() {
        [one] => ([own, vec![*one]].concat(), Vec::new()),
        _ => (own, few),
    };
    let view = |sides: &[SideOf]| begun.map_or_else(String::new, |named| view_of(lang, &named.begun, sides));
    let mut rows: Vec<(String, String)> = own.iter().map(|side| (side.code().to_string(), view(&[*side]))).collect();
    if !few.is_empty() {
        rows.push((TOGETHER.to_string(), view(&few)));
    }
    rows
}

/// What some sides say: the sentences that most of them say, and of each side one at least.
fn view_of(lang: Lang, begun: &Begun, sides: &[SideOf]) -> String {
    let classes: Vec<Option<Class>> = sides
        .iter()
        .filter_map(|side| match side {
            SideOf::Class(class) => Some(Some(*class)),
            SideOf::Unsaid => Some(None),
            SideOf::Position(_) => None,
        })
        .collect();
    let of = |said: &Sentence| classes.iter().filter_map(|class| said.classes.get(class)).sum::<u64>();
    let mut said: Vec<&Sentence> = begun.sentences.iter().filter(|said| of(said) > 0).collect();
    said.sort_by_key(|said| std::cmp::Reverse(of(said)));
    let (first, rest) = said.split_at(VIEWS.min(said.len()));
    let (mut kept, mut more): (Vec<&Sentence>, Vec<(&str, u64)>) = (first.to_vec(), Vec::new());
    for class in &classes {
        if kept.iter().any(|said| said.classes.contains_key(class)) {
            continue;
        }
        match rest.iter().find(|said| said.classes.contains_key(class)) {
            Some(said) => kept.push(said),
            None => {
                more.extend(begun.own.iter().filter(|(of, ..)| of == class).map(|(_, text, n)| (text.as_str(), *n)))
            }
        }
    }
    hints::begun_view(lang, kept.iter().map(|said| (said.text.as_str(), of(said))).chain(more))
}

/// Sentences one after the other, each with how many say it.
fn joined(lang: Lang, said: &[&Sentence]) -> String {
    let [between, last] = hints::begun_and(lang);
    let mut text = String::new();
    for (at, one) in said.iter().enumerate() {
        text += match at {
            0 => "",
            _ if at + 1 == said.len() => last,
            _ => between,
        };
        text += &hints::begun_sentence(lang, &one.text, one.by.len());
    }
    text
}

/// The offer to begin the text, or what was begun: the voices that stand for the rest, each with the way to it.
pub(super) fn aid(visit: &Visit, one: &Consultation, issue: &Issue, begun: Option<&Named>) -> Option<AnyView> {
    let lang = visit.lang;
    let Some(named) = begun else {
        let ask = with(visit, "begin", "yes");
        return (issue.comments > 0)
            .then(|| view! { <p><a class="act" href=format!("{ask}#pane")>{hints::begin(lang)}</a></p> }.into_any());
    };
    let begun = &named.begun;
    if begun.sentences.is_empty() {
        return Some(view! { <p class="notice">{hints::nothing_to_begin(lang)}</p> }.into_any());
    }
    let link = |id: &CommentId| {
        let to = visit.to(&format!("/desk/c/{}/ledger/{id}", one.id));
        view! { " " <a href=to>{words::summary::comments(lang)} " " {named.number(*id)}</a> }
    };
    let sources: Vec<_> = begun
        .sentences
        .iter()
        .map(|said| {
            let numbers: Vec<_> = said.by.iter().take(NAMED).map(link).collect();
            view! { <li>{said.text.clone()} " · " {hints::begun_from(lang, said.by.len())} {numbers}</li> }
        })
        .collect();
    let voices: Vec<_> = begun
        .voices
        .iter()
        .map(|(id, text)| {
            view! { <li>{link(id)} " " {prose::beginning(text, VOICE)}</li> }
        })
        .collect();
    let voices = (!voices.is_empty()).then(|| {
        view! { <details class="fold" open=true><summary class="fold__name">{hints::voices(lang)}</summary> <ul class="fold__body offer__voices">{voices}</ul></details> }
    });
    let some = (begun.read < begun.all)
        .then(|| view! { <p class="small quiet">{hints::read_some(lang, begun.read, begun.all)}</p> });
    let sealed = issue.comments.saturating_sub(begun.all);
    let sealed = (sealed > 0).then(|| view! { <p class="small quiet">{hints::not_begun_from(lang, sealed)}</p> });
    Some(
        view! {
            <div class="notice"><p>{hints::begun(lang)}</p> {some} {sealed}</div>
            <details class="fold"><summary class="fold__name">{hints::begun_sources(lang)}</summary> <ul class="fold__body offer__voices">{sources}</ul></details>
            {voices}
        }
        .into_any(),
    )
}
