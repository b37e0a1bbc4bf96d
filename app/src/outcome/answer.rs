//! One issue of a public result: what people proposed, what the agency decided and why, what changed; with what it said before a
//! correction.

use crate::card;
use crate::problem::Problem;
use crate::request::Visit;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::result::{Issue, Spoke, Summary, Told};
use domain::time::Moment;
use leptos::prelude::*;
use std::collections::{BTreeSet, HashMap};
use words::{ledger, public as say};

/// Where it stands: in the list of all, the first of it, or on its own page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    First,
    Next,
    Whole,
}

/// Every anchor that the issues name.
pub fn anchors(summary: &Summary) -> Vec<&str> {
    let named = summary.issues.iter().flat_map(|issue| issue.targets.iter().chain([&issue.answered_by]));
    named.map(String::as_str).filter(|at| !at.is_empty()).collect()
}

/// The draft that was heard and the latest, by their numbers; none before a revised draft is published: then there is only the text
/// that was heard. What was put to the public is what stood when the hearing opened, whatever was revised while it went on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revised {
    pub heard: u32,
    pub latest: u32,
}

/// The same for each provision that answers an issue.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    revised: Option<Revised>,
    /// Since which draft a provision says what it says, by its anchor.
    since: HashMap<String, u32>,
}

impl Drafts {
    /// The drafts between which a provision changed; none where it reads as it was heard, whatever else changed.
    pub fn of(&self, anchor: &str) -> Option<Revised> {
        let (revised, since) = self.revised.zip(self.since.get(anchor).copied())?;
        (since > revised.heard && since <= revised.latest).then_some(Revised { latest: since, ..revised })
    }
}

/// Reads which of some provisions were revised since they were heard.
///
/// # Errors
/// Faults of the store.
pub async fn revised<'a>(
    visit: &Visit,
    one: &Consultation,
    answers: impl IntoIterator<Item = &'a str>,
) -> Result<Drafts, Problem> {
    if one.version.as_ref().is_none_or(|version| version.number < 2) {
        return Ok(Drafts::default());
    }
    let all = crate::then::versions(visit, one.id).await?;
    let numbers: Vec<(u32, Option<Moment>)> =
        all.iter().map(|one| (one.version.number, one.version.published)).collect();
    let revised = heard(&numbers, one.dates.opens);
    let answers = answers.into_iter().filter(|at| !at.is_empty());
    let pieces: BTreeSet<(ConsultationId, String)> = answers.map(|at| (one.id, at.to_string())).collect();
    let pieces: Vec<_> = pieces.into_iter().collect();
    let since = match pieces.is_empty() || revised.is_none() {
        true => HashMap::new(),
        false => store::version::since(&visit.site.store, &pieces).await?,
    };
    Ok(Drafts { revised, since: since.into_iter().map(|((_, at), since)| (at, since.number)).collect() })
}

/// The provisions that answer the issues of a summary.
pub fn answers(summary: &Summary) -> impl Iterator<Item = &str> {
    summary.issues.iter().map(|issue| issue.answered_by.as_str())
}

/// The same from what is known of all published versions, in their order.
pub(crate) fn heard(all: &[(u32, Option<Moment>)], opens: Option<Moment>) -> Option<Revised> {
    let ((latest, _), earlier) = all.split_last()?;
    let open = |(_, published): &&(u32, Option<Moment>)| published.zip(opens).is_some_and(|(at, opens)| at <= opens);
    // Where a further round was opened on the latest, what it answers was said to the one before.
    let opened_on_latest = all.last().filter(open).is_some();
    let heard = if opened_on_latest { earlier.last() } else { earlier.iter().rfind(open).or(earlier.first()) };
    heard.map(|(heard, _)| Revised { heard: *heard, latest: *latest })
}

/// Where the provision that answers an issue is read, and what became of it since it was heard; each with the words of its link.
pub fn answered_by(
    visit: &Visit,
    one: &Consultation,
    revised: Option<Revised>,
    (anchor, changed): (&str, bool),
) -> Vec<(&'static str, String)> {
    let lang = visit.lang;
    let words = match (revised.is_some(), changed) {
        (true, _) => ledger::see_provision(lang),
        (false, false) => ledger::see_kept(lang),
        (false, true) => ledger::see_heard(lang),
    };
    let mut links = vec![(words, visit.to(&format!("/c/{}/{anchor}", one.id)))];
    if let Some(Revised { heard, latest }) = revised.filter(|_| changed) {
        let between = crate::version::list::between(one, heard, latest);
        links.push((ledger::see_difference(lang), visit.to(&format!("{between}#{anchor}"))));
    }
    links
}

/// Every side: what it says where that was written, and how many of it stand under the issue.
fn sides(visit: &Visit, issue: &Issue, spoke: &[Spoke]) -> Vec<AnyView> {
    let lang = visit.lang;
    let line = |told: Told<'_>| {
        let count =
            told.spoke.as_ref().map(|of| view! { <span class="quiet small">{say::side_count(lang, of)}</span> });
        let who = say::side_name(lang, &told.who);
        view! { <li><b>{who}</b> " " <span lang="th">{told.view.to_string()}</span> " " {count}</li> }.into_any()
    };
    issue.told(spoke).into_iter().map(line).collect()
}

/// The sentences of people's own in what was raised, each with the way to every comment that says as much; those of a result
/// published before it was finished, by their numbers alone: its desk has gone on.
fn sources(visit: &Visit, one: &Consultation, issue: &Issue, whole: bool) -> Option<AnyView> {
    let lang = visit.lang;
    let rows: Vec<_> = issue
        .sources
        .iter()
        .map(|source| {
            let numbers: Vec<_> = source
                .first
                .iter()
                .map(|id| {
                    let to = visit.to(&format!("/c/{}/comments?from={id}#o{id}", one.id));
                    view! { <a href=to><span class="hidden">{words::summary::comments(lang)} " "</span>{id.to_string()}</a> " " }
                })
                .collect();
            let more = source.comments.saturating_sub(source.first.len() as u64);
            let all = visit.to(&format!("/c/{}/result/{}?said={}", one.id, issue.number, source.place));
            let more = (more > 0).then(|| match whole {
                true => view! { <a href=format!("{all}#voices")>{words::hints::and_more(lang, more)}</a> }.into_any(),
                false => view! { {words::hints::and_more(lang, more)} }.into_any(),
            });
            view! { <li>"“" <span lang="th">{source.text.clone()}</span> "” " <span class="quiet small">{words::hints::begun_from(lang, source.comments as usize)} ": " {numbers} {more}</span></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! { <details class="fold"><summary class="fold__name">{words::hints::begun_sources(lang)} <span class="hidden">" " {issue.title.clone()}</span></summary> <ul class="fold__body">{rows}</ul></details> }.into_any()
    })
}

/// The issue in three parts: คุณเสนอ · หน่วยงานพิจารณา · สิ่งที่เปลี่ยน.
pub fn draw(
    visit: &Visit,
    one: &Consultation,
    summary: &Summary,
    issue: &Issue,
    (labels, spoke, drafts): (&[(String, String)], &[Spoke], &Drafts),
    place: As,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let sides = sides(visit, issue, spoke);
    let sides = (!sides.is_empty()).then(|| view! { <details class="fold"><summary class="fold__name">{say::sides(lang)}</summary> <ul class="fold__body">{sides}</ul></details> });
    let sources = sources(visit, one, issue, summary.preliminary.is_none() && visit.on.is_none());
    let (class, now) = match issue.changed.as_str() {
        "" => ("answer__now answer__now--none", say::unchanged(lang).into_any()),
        changed => ("answer__now", view! { <ins>{changed.to_string()}</ins> }.into_any()),
    };
    let verdict = issue.disposition.map(|one| words::law::disposition(lang, one));
    let about: Vec<_> = issue
        .targets
        .iter()
        .map(|at| {
            let name = card::target_name(visit, one, at, labels);
            let to = match at.starts_with('k') {
                true => format!("/c/{}#{at}", one.id),
                false => format!("/c/{}/{at}", one.id),
            };
            view! { <a class="answer__about" href=visit.to(&to)>{name}</a> " " }
        })
        .collect();
    // In the list an issue stands under its first part already.
    let told = place == As::Whole || about.len() > 1;
    let about = (told && !about.is_empty()).then(|| view! { <p class="answer__from">{about}</p> });
    let provision = (!issue.answered_by.is_empty()).then(|| {
        let name = card::target_name(visit, one, &issue.answered_by, labels);
        let revised = drafts.of(&issue.answered_by);
        answered_by(visit, one, revised, (&issue.answered_by, !issue.changed.is_empty()))
            .into_iter()
            .map(|(words, to)| view! { <p class="answer__from"><a href=to>{words} ": " {name.clone()}</a></p> })
            .collect::<Vec<_>>()
    });
    let elsewhere = (issue.elsewhere && !issue.changed.is_empty())
        .then(|| view! { <p class="answer__from">{ledger::changed_elsewhere(lang)}</p> });
    let history: Vec<_> = summary
        .corrections
        .iter()
        .filter(|correction| correction.before.id == issue.id)
        .map(|correction| {
            let before = &correction.before;
            let verdict = before.disposition.map(|one| words::law::disposition(lang, one));
            let changed = (!before.changed.is_empty()).then(|| view! { <p>{say::what_changed(lang)} ": " {before.changed.clone()}</p> });
            view! {
                <details class="fold answer__before">
                    <summary class="fold__name">{ledger::corrected(lang, correction.at, &correction.reason)}</summary>
                    <div class="fold__body"><p>{ledger::before(lang)} ": " <b>{verdict}</b> " " {before.reason.clone()}</p> <p>{before.raised.clone()}</p> {changed}</div>
                </details>
            }
        })
        .collect();
    let comments = (place != As::Whole && issue.comments > 0).then(|| {
        let to = visit.to(&format!("/c/{}/result/{}", one.id, issue.number));
        view! { <p class="answer__from"><a href=to>{ledger::see_comments(lang)} <span class="hidden">" " {issue.title.clone()}</span></a></p> }
    });
    let texts = (issue.texts > 0 && issue.texts < issue.comments)
        .then(|| format!(" {}", words::hints::versions(lang, issue.texts)));
    let heading = (place != As::Whole).then(|| view! { <h3>{issue.title.clone()}</h3> });
    // The parts are headed one level below the issue.
    let part = |name: &'static str| match place {
        As::Whole => view! { <h2 class="answer__label">{name}</h2> }.into_any(),
        _ => view! { <h4 class="answer__label">{name}</h4> }.into_any(),
    };
    view! {
        <article class=if place == As::Next { "answer" } else { "answer answer--first" } id=format!("i{}", issue.number)>
            {heading}
            {about}
            <div class="answer__parts">
                <div>{part(say::you_said(lang))} <p class="kept-text">{issue.raised.clone()}</p> <p class="answer__from">{say::from_comments(lang, issue.comments)} {texts}</p> {comments}</div>
                <div>{part(say::they_decided(lang))} <p><span class="answer__verdict">{verdict}</span> " " {issue.reason.clone()}</p></div>
                <div class=class>{part(say::what_changed(lang))} <p>{now}</p> {provision} {elsewhere}</div>
            </div>
            {sources}
            {sides}
            {history}
        </article>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_is_told_from_the_draft_that_was_open_to_comments() {
        let at = |day: i64| Some(Moment(day));
        let from =
            |all: &[(u32, Option<Moment>)], opens| heard(all, at(opens)).map(|revised| (revised.heard, revised.latest));
        assert_eq!(from(&[(1, at(0))], 5), None);
        assert_eq!(from(&[(1, at(0)), (2, at(40))], 5), Some((1, 2)));
        assert_eq!(from(&[(1, at(0)), (2, at(40)), (3, at(50))], 5), Some((1, 3)), "both came after it closed");
        assert_eq!(from(&[(1, at(0)), (2, at(10)), (3, at(50))], 5), Some((1, 3)), "one while it was open");
        assert_eq!(from(&[(1, at(0)), (2, at(40)), (3, at(90))], 60), Some((2, 3)), "a further round heard the second");
        assert_eq!(from(&[(1, at(0)), (2, at(40))], 60), Some((1, 2)), "a further round has the latest before it");
    }
}
