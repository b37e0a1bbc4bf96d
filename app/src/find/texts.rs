//! The texts that things are found by and quoted from: the same for the index, which reads them, and for pages, which cut their
//! passages from them.

use domain::consultation::Consultation;
use domain::elsewhere::Hearing;
use domain::key_point::KeyPoint;
use domain::reply::Reply;
use domain::result::{Issue, Summary};
use domain::survey::{Question, said};
use store::law::Law;

fn lines<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// Everything a dossier says itself, but for its title and names.
pub fn consultation(one: &Consultation) -> String {
    let texts = &one.texts;
    let round = one
        .round
        .iter()
        .flat_map(|round| [round.short_reason.as_str(), round.closed_early.as_deref().unwrap_or_default()]);
    let said = [
        &texts.change,
        &texts.whom,
        &texts.problem,
        &texts.explanation,
        &texts.affected,
        &texts.basis,
        &texts.law,
        &texts.objectives,
        &texts.method,
        &one.cancel_reason,
    ];
    let systems = texts.systems.iter().map(|system| system.reason.as_str());
    lines(said.into_iter().map(String::as_str).chain(systems).chain(round))
}

/// What another system says of a hearing.
pub fn elsewhere(one: &Hearing) -> String {
    lines([one.record.title.as_str(), &one.record.affected, &one.record.tags])
}

/// What the register says of a law in words, but for its title and short names.
pub fn law(one: &Law) -> String {
    let facts = &one.facts;
    lines([one.title_en.as_str(), &facts.summary, &facts.purpose, &facts.minister])
}

/// What somebody says for a proposal about a law; its title is its name.
pub fn proposal(reason: &str) -> String {
    lines([reason])
}

/// What it is called: its title, its short name, the words people use.
pub fn names(one: &Consultation) -> String {
    let texts = &one.texts;
    let names = texts.names.join(" · ");
    lines([texts.title.as_str(), &texts.short_name, &names])
}

pub fn key_point(point: &KeyPoint) -> String {
    lines([point.body.as_str(), &point.question])
}

/// A comment's reason and the wording it proposes, and what its agency says under it.
pub fn comment(reason: &str, wording: &str, reply: Option<&Reply>) -> String {
    lines([reason, wording, reply.map_or("", |reply| &reply.words)])
}

pub fn question(question: &Question) -> String {
    let details = &question.details;
    let own = said::texts(question).map(|(_, text)| said::to_all(text));
    let lists = question.choices.iter().chain(&details.rows).chain(&details.choices_en).chain(&details.rows_en);
    lines(own.iter().map(|text| &**text).chain(lists.map(String::as_str)))
}

/// The summary but for its issues, which are found each by itself.
pub fn summary(summary: &Summary) -> String {
    lines([summary.overview.as_str(), &summary.impact])
}

pub fn issue(issue: &Issue) -> String {
    let sides = issue.sides.iter().flat_map(|side| [side.label.as_str(), &side.view]);
    lines(std::iter::once(issue.raised.as_str()).chain(sides).chain([issue.reason.as_str(), &issue.changed]))
}
