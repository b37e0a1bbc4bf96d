//! Several parts of one dossier in one sitting: the receipts that this browser holds for an hour, and what somebody said of themselves with the last, so
//! that the next form asks none of it again. Nothing of it stands in an address: it is read back with the receipt's secret.

use crate::problem::Problem;
use crate::request::{Returned, Visit};
use domain::act::Act;
use domain::consultation::Consultation;
use domain::id::CommentId;
use domain::receipt::{Number, Secret};
use domain::refusal::Refusal;
use leptos::prelude::*;
use std::sync::Arc;
use store::comment::Sat;
use words::sitting as say;

/// So many receipts stay open in a browser.
const MOST: usize = 10;
/// The field of an address by which the form is asked to be filled from the last comment.
const MORE: &str = "more";
/// What stands behind the secret of what was said through another: that receipt is theirs.
const THEIRS: &str = "theirs";

/// A receipt in the browser's cookie: `7306-4185.k7m2-9xqe-4tzb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    pub number: Number,
    pub secret: Secret,
    /// Of somebody for whom this browser's person entered it.
    pub theirs: bool,
}

/// The receipts that a cookie holds, the newest first; what cannot be read is left out.
pub fn kept(cookie: &str) -> Vec<Kept> {
    let one = |written: &str| {
        let mut parts = written.splitn(3, '.');
        let (number, secret) = (Number::parse(parts.next()?).ok()?, Secret::parse(parts.next()?).ok()?);
        Some(Kept { number, secret, theirs: parts.next() == Some(THEIRS) })
    };
    cookie.split('~').filter_map(one).take(MOST).collect()
}

/// The cookie with one more. What was entered for somebody else stands alone, and goes when anything else comes.
pub fn with(cookie: &str, new: Kept) -> String {
    let before = kept(cookie).into_iter().filter(|one| !one.theirs && !new.theirs && one.number != new.number);
    let written = |one: Kept| match one.theirs {
        true => format!("{}.{}.{THEIRS}", one.number, one.secret),
        false => format!("{}.{}", one.number, one.secret),
    };
    std::iter::once(new).chain(before).take(MOST).map(written).collect::<Vec<_>>().join("~")
}

/// The secret of a receipt, where this browser holds it.
pub fn secret(cookie: Option<&str>, number: Number) -> Option<Secret> {
    kept(cookie?).into_iter().find(|one| one.number == number).map(|one| one.secret)
}

/// This browser's own receipts.
fn own(visit: &Visit) -> Vec<Kept> {
    let mut all = kept(visit.receipt.as_deref().unwrap_or(""));
    all.retain(|one| !one.theirs);
    all
}

/// All of this sitting, the newest first.
///
/// # Errors
/// Faults of the store.
pub async fn all(visit: &Visit) -> Result<Vec<Sat>, Problem> {
    let numbers: Vec<Number> = own(visit).iter().map(|one| one.number).collect();
    Ok(store::comment::sitting(&visit.site.store, &numbers).await?)
}

/// Refuses to count somebody twice: whoever holds a comment's receipt in this browser said it.
///
/// # Errors
/// Refused with `OwnComment`; faults of the store.
pub async fn not_own(visit: &Visit, comment: CommentId) -> Result<(), Problem> {
    let numbers: Vec<Number> = own(visit).iter().map(|one| one.number).collect();
    match store::comment::is_of(&visit.site.store, comment, &numbers).await? {
        true => Err(Refusal::OwnComment.into()),
        false => Ok(()),
    }
}

/// Fills the form with what its person said of themselves in the comment that they sent last on this dossier, where the address asks for
/// it; otherwise says whether there is one to fill it from.
///
/// # Errors
/// Faults of the store.
pub async fn carried(mut visit: Visit, one: &Consultation) -> Result<(Visit, bool), Problem> {
    if visit.returned.is_some() || super::through::asked(&visit) || !one.phase(visit.now).allows(Act::Comment) {
        return Ok((visit, false));
    }
    let last = all(&visit).await?.into_iter().find(|sat| sat.consultation == one.id && !sat.sheet && !sat.withdrawn);
    let Some(last) = last else { return Ok((visit, false)) };
    let Some(secret) = secret(visit.receipt.as_deref(), last.number) else { return Ok((visit, false)) };
    let said = store::comment::read_back(&visit.site.store, last.number, secret).await?;
    let Some(said) = said else { return Ok((visit, false)) };
    if visit.asked(MORE) != "1" {
        return Ok((visit, true));
    }
    let at = Some(visit.asked("at")).filter(|at| !at.is_empty()).unwrap_or("all").to_string();
    let pairs = [
        ("at", at),
        ("class", said.class.map_or_else(String::new, |class| class.code().into())),
        ("area", said.area.unwrap_or_default()),
        ("group", said.group.unwrap_or_default()),
        ("showing", said.showing.code().into()),
        // An organisation has its own name.
        ("name", said.name.filter(|_| said.speaker.is_none()).unwrap_or_default()),
        ("young", if said.young { "yes" } else { "" }.to_string()),
        ("speaker", said.speaker.map_or_else(String::new, |id| id.to_string())),
    ];
    // As a form that came back to be looked at: nothing went wrong.
    let pairs = Arc::new(pairs.into_iter().map(|(name, value)| (name.to_string(), value)).collect());
    let returned = Returned { endpoint: "/api/comment/submit".into(), pairs, problem: None, brought: None };
    visit.returned = Some(Arc::new(returned));
    Ok((visit, false))
}

/// Over the form: that it is filled in, or the way to have it filled in.
pub fn notice(visit: &Visit, one: &Consultation, offered: bool) -> Option<AnyView> {
    let lang = visit.lang;
    let more = visit.asked(MORE) == "1" && visit.returned.as_ref().is_some_and(|returned| returned.problem.is_none());
    if more && visit.typed("key").is_none() {
        return Some(view! { <p class="notice notice--quiet" role="status">{say::carried(lang)} " " <a href="#who">{say::look(lang)}</a></p> }.into_any());
    }
    let at = Some(visit.asked("at")).filter(|at| !at.is_empty()).unwrap_or("all");
    let mut to = format!("/c/{}/say?{MORE}=1&at=", one.id);
    crate::urls::percent(&mut to, at);
    if !visit.asked("quote").is_empty() {
        to.push_str("&quote=");
        crate::urls::percent(&mut to, visit.asked("quote"));
    }
    offered.then(|| view! { <p class="notice notice--quiet"><a href=visit.to(&to)>{say::carry(lang)}</a> " " {say::carry_why(lang)}</p> }.into_any())
}

/// On a receipt that was just given: the other parts to speak of, with what was said of oneself carried along, and the receipts of this
/// sitting.
pub fn on_receipt(visit: &Visit, one: &Consultation, here: Number, all: &[Sat]) -> Option<AnyView> {
    let lang = visit.lang;
    // Only a browser that holds this receipt as its own is told of others.
    all.iter().find(|sat| sat.number == here)?;
    let spoken =
        |at: &str| all.iter().any(|sat| sat.consultation == one.id && !sat.withdrawn && sat.target.as_str() == at);
    let row = |at: String, name: String| {
        let said = spoken(&at).then(|| view! { " " <span class="quiet">{say::said_already(lang)}</span> });
        let to = visit.to(&format!("/c/{}/say?{MORE}=1&at={at}", one.id));
        view! { <li><a class="act" href=to>{name}</a> {said}</li> }.into_any()
    };
    let points = one
        .key_points
        .iter()
        .map(|point| row(point.anchor(), format!("{} {}", words::law::key_point(lang, point.number), point.title)));
    let mut rows: Vec<AnyView> = points.collect();
    rows.push(row("all".into(), words::law::whole(lang).to_string()));
    if one.version.is_some() {
        let to = visit.to(&format!("/c/{}/draft", one.id));
        rows.push(view! { <li><a class="act" href=to>{say::in_draft(lang)}</a></li> }.into_any());
    }
    let open = one.phase(visit.now).allows(Act::Comment);
    let more = open.then(|| {
        view! {
            <section class="section only-screen" id="more" aria-labelledby="more-title">
                <h2 class="section__title" id="more-title">{say::more(lang)}</h2>
                <p class="small quiet">{say::more_why(lang)}</p>
                <ul class="plain">{rows}</ul>
            </section>
        }
    });
    let others: Vec<_> = all.iter().filter(|sat| sat.number != here).map(|sat| listed(visit, one, sat)).collect();
    let sitting = (!others.is_empty()).then(|| {
        view! {
            <section class="section" id="sitting" aria-labelledby="sitting-title">
                <h2 class="section__title" id="sitting-title">{say::title(lang)}</h2>
                <p class="small quiet">{say::why(lang)}</p>
                <ul class="plain">{others}</ul>
            </section>
        }
    });
    Some(view! { {more} {sitting} }.into_any())
}

fn listed(visit: &Visit, one: &Consultation, sat: &Sat) -> impl IntoView + use<> {
    let lang = visit.lang;
    let part = match (sat.target.key_point(), sat.sheet) {
        (_, true) => say::sheet(lang).to_string(),
        (Some(number), _) => words::law::key_point(lang, number),
        _ if sat.target.is_whole() => words::law::whole(lang).to_string(),
        _ => words::comment::anchored(lang, &sat.label, &sat.part, sat.target.as_str()),
    };
    let other = (sat.consultation != one.id).then(|| view! { <span lang="th">{sat.name.clone()}</span> " · " });
    let to = visit.to(&format!("/receipts/{}", sat.number));
    let gone = sat.withdrawn.then(|| format!(" · {}", words::comment::stands_withdrawn(lang)));
    view! { <li>{other} {part} " · " <a href=to>{words::comment::number(lang)} " " {sat.number.to_string()}</a> {gone}</li> }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(n: u32, theirs: bool) -> Kept {
        Kept { number: Number::from_seven(n), secret: Secret::from_bits(u64::from(n) * 7_919), theirs }
    }

    #[test]
    fn a_browser_holds_the_last_ten_and_reads_them_back() {
        let cookie = (1..=14).fold(String::new(), |cookie, n| with(&cookie, one(n, false)));
        let read = kept(&cookie);
        assert_eq!(
            read.iter().map(|one| one.number).collect::<Vec<_>>(),
            (5..=14).rev().map(|n| one(n, false).number).collect::<Vec<_>>()
        );
        assert_eq!(secret(Some(&cookie), one(9, false).number), Some(one(9, false).secret));
        assert_eq!(secret(Some(&cookie), one(2, false).number), None);
        assert_eq!(kept(&with(&cookie, one(9, false))).len(), 10, "the same is held once");
        for broken in ["", "none", "~~", "7306-4185", "7306-4185.no"] {
            assert!(kept(broken).is_empty(), "{broken}");
        }
    }

    #[test]
    fn what_was_entered_for_somebody_else_stands_alone() {
        let theirs = with(&with("", one(1, false)), one(2, true));
        assert_eq!(kept(&theirs), [one(2, true)]);
        assert_eq!(kept(&with(&theirs, one(3, false))), [one(3, false)]);
    }
}
