//! Letters about a comment: when it came, about which part, that it counts and where it stands, and what became of it. Never its words or its code.

use super::compose::{Words, at, public, read};
use crate::house::House;
use domain::consultation::Consultation;
use domain::lang::Lang;
use domain::phase::Phase;
use domain::receipt::Number;
use domain::result::Answered;
use letters::Part;
use store::Error;
use store::comment::{Told, Where};
use store::letters::Due;
use words::letter as say;

/// What stands of a comment beside whatever a letter tells of it; nothing of one that was withdrawn.
pub(super) async fn facts(house: &House, lang: Lang, number: Number) -> Result<Option<Part>, Error> {
    let store = &house.site.store;
    let told = store::comment::by_number(store, number).await?;
    let Some(told) = told.filter(|told| told.stands != Where::Withdrawn) else { return Ok(None) };
    let one = store::consultation::public_some(store, &[told.consultation]).await?.pop();
    Ok(one.map(|one| told_of(house, lang, &told, &one)))
}

fn told_of(house: &House, lang: Lang, told: &Told, one: &Consultation) -> Part {
    let part = match told.target.key_point() {
        _ if told.sheet => None,
        Some(number) => {
            let title = one.point(number).map_or("", |point| point.title.as_str());
            Some(format!("{} {title}", words::law::key_point(lang, number)).trim_end().to_string())
        }
        None if told.target.is_whole() => Some(words::law::whole(lang).to_string()),
        None => Some(words::comment::anchored(lang, &told.label, &told.part, told.target.as_str())),
    };
    let stands = app::comment::receipt::stands(lang, told).or_else(|| next(house, lang, one));
    let counts = if told.sheet { words::comment::sheet_stands(lang) } else { say::counts(lang) };
    let lines = [
        Some(format!("{} {}", say::received(lang), words::date::moment(lang, told.at))),
        part.map(|part| format!("{}: {part}", say::about_part(lang))),
        Some(counts.to_string()).filter(|_| told.stands != Where::Withdrawn),
        stands.map(|stands| format!("{}: {stands}", words::comment::stands(lang))),
    ];
    Part::Text(lines.into_iter().flatten().map(|line| format!("• {line}")).collect::<Vec<_>>().join("\n"))
}

/// What a comment that is received waits for.
fn next(house: &House, lang: Lang, one: &Consultation) -> Option<String> {
    let closes = words::date::short(lang, one.dates.closes?.day());
    match one.phase(house.now()) {
        Phase::Open | Phase::Announced => Some(words::comment::closes_then(lang, &closes)),
        Phase::Closed => Some(words::comment::closed_now(lang, &closes)),
        _ => None,
    }
}

/// What became of a comment: each issue with decision and reason, or why it was set aside.
pub(super) async fn answered(house: &House, due: &Due) -> Result<Words, Error> {
    let (store, lang) = (&house.site.store, due.lang);
    let Some(number) = due.receipt else { return Ok(None) };
    let Some(receipt) = store::comment::by_number(store, number).await? else { return Ok(None) };
    let Some(one) = read(house, due).await?.filter(|_| receipt.stands != Where::Withdrawn) else { return Ok(None) };
    // A result that says nothing to this comment yet is no answer.
    if receipt.answered.is_empty() {
        let parts = vec![
            Part::Text(say::result(lang, one.agency.name(lang), one.name())),
            told_of(house, lang, &receipt, &one),
            Part::Text(say::not_in_yet(lang).into()),
            Part::Link {
                words: say::read_result(lang).into(),
                to: public(house, lang, &format!("/c/{}/result", one.id)),
            },
        ];
        return Ok(Some((say::result_subject(lang, one.name()), parts)));
    }
    let mut parts = vec![Part::Text(say::answered(lang, one.agency.name(lang), one.name(), number))];
    parts.push(told_of(house, lang, &receipt, &one));
    parts.extend(answers(lang, &receipt));
    parts
        .push(Part::Link { words: say::read_answer(lang).into(), to: at(house, lang, &format!("/receipts/{number}")) });
    parts.push(Part::Link {
        words: say::read_result(lang).into(),
        to: public(house, lang, &format!("/c/{}/result", one.id)),
    });
    Ok(Some((say::answered_subject(lang, one.name()), parts)))
}

/// What was corrected of the answer to a comment: when, why, what it says now and what it said before.
pub(super) async fn corrected(house: &House, due: &Due) -> Result<Words, Error> {
    let (store, lang) = (&house.site.store, due.lang);
    let Some(number) = due.receipt else { return Ok(None) };
    let Some(receipt) = store::comment::by_number(store, number).await? else { return Ok(None) };
    let Some(one) = read(house, due).await?.filter(|_| receipt.stands != Where::Withdrawn) else { return Ok(None) };
    let mut parts = vec![Part::Text(say::corrected(lang, one.agency.name(lang), one.name(), number))];
    let facts = told_of(house, lang, &receipt, &one);
    for answer in &receipt.answered.answers {
        let Some(last) = answer.corrections.last() else { continue };
        parts.push(Part::Heading(format!("{}: {}", say::issue(lang), answer.title)));
        parts.push(Part::Text(words::ledger::corrected(lang, last.at, &last.reason)));
        parts.push(Part::Text(format!(
            "{}: {}",
            say::decided(lang),
            words::law::disposition(lang, answer.disposition)
        )));
        parts.push(Part::Text(format!("{}: {}", say::because(lang), answer.reason)));
        if !answer.changed.is_empty() {
            parts.push(Part::Text(format!("{}: {}", words::public::what_changed(lang), answer.changed)));
        }
        parts.push(Part::Small(words::ledger::said_before(lang, &last.before)));
    }
    // Taken out from under the issue since, or the hearing was opened again.
    if parts.len() == 1 {
        return Ok(None);
    }
    parts.insert(1, facts);
    parts.push(Part::Link {
        words: say::read_answer(lang).into(),
        to: at(house, lang, &format!("/receipts/{number}#answer")),
    });
    Ok(Some((say::corrected_subject(lang, one.name()), parts)))
}

/// What the agency said in the open under a comment; nothing of what it took back since.
pub(super) async fn replied(house: &House, due: &Due) -> Result<Words, Error> {
    use words::reply as say;
    let (store, lang) = (&house.site.store, due.lang);
    let Some(number) = due.receipt else { return Ok(None) };
    let Some(receipt) = store::comment::by_number(store, number).await? else { return Ok(None) };
    let Some(reply) = receipt.reply.clone().filter(|reply| !reply.taken_back()) else { return Ok(None) };
    let Some(one) = read(house, due).await? else { return Ok(None) };
    let parts = vec![
        Part::Text(say::letter(lang, reply.agency(lang), one.name(), number)),
        Part::Quote(reply.words.clone()),
        told_of(house, lang, &receipt, &one),
        Part::Link { words: say::read(lang).into(), to: at(house, lang, &format!("/receipts/{number}#reply")) },
    ];
    Ok(Some((say::letter_subject(lang, one.name()), parts)))
}

/// That the latest draft lacks what a comment speaks of; nothing once it is taken back, or its author has said so.
pub(super) async fn gone(house: &House, due: &Due) -> Result<Words, Error> {
    let (store, lang) = (&house.site.store, due.lang);
    let Some(number) = due.receipt else { return Ok(None) };
    let Some(receipt) = store::comment::by_number(store, number).await? else { return Ok(None) };
    let asked = receipt.moved.as_ref().is_some_and(|moved| moved.asked && moved.holds.is_none());
    let Some(one) = read(house, due).await?.filter(|_| asked && receipt.stands != Where::Withdrawn) else {
        return Ok(None);
    };
    let link = |words: &str, to: String| Part::Link { words: words.into(), to };
    let parts = vec![
        Part::Text(say::gone(lang, one.agency.name(lang), one.name(), number)),
        told_of(house, lang, &receipt, &one),
        link(words::comment::holds_with_code(lang), at(house, lang, &format!("/receipts/{number}"))),
        link(say::see_changes(lang), public(house, lang, &format!("/c/{}/compare", one.id))),
    ];
    Ok(Some((say::gone_subject(lang, one.name()), parts)))
}

fn answers(lang: Lang, receipt: &Told) -> Vec<Part> {
    let Answered { answers, aside, outside, preliminary } = &receipt.answered;
    let mut parts = Vec::new();
    if *preliminary {
        parts.push(Part::Text(words::ledger::preliminary_told(lang).into()));
    }
    for answer in answers {
        // The issue as the result tells it: the comment's own words are in no letter.
        parts.push(Part::Heading(format!("{}: {}", say::issue(lang), answer.title)));
        let decided = words::law::disposition(lang, answer.disposition);
        parts.push(Part::Text(format!("{}: {decided}", say::decided(lang))));
        parts.push(Part::Text(format!("{}: {}", say::because(lang), answer.reason)));
        if !answer.changed.is_empty() {
            parts.push(Part::Text(format!("{}: {}", words::public::what_changed(lang), answer.changed)));
        }
    }
    let mut reasons: Vec<_> = outside.iter().map(|(_, why)| *why).collect();
    reasons.dedup();
    if !reasons.is_empty() {
        parts.push(Part::Heading(words::ledger::outside(lang).into()));
        parts.extend(reasons.into_iter().map(|why| Part::Text(words::ledger::aside_told(lang, why).into())));
    }
    if let Some(aside) = aside {
        parts.push(Part::Heading(words::ledger::aside(lang).into()));
        parts.push(Part::Text(words::ledger::aside_told(lang, aside.reason).into()));
        if !aside.words.is_empty() {
            parts.push(Part::Quote(aside.words.clone()));
        }
    }
    parts
}
