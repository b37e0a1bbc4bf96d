//! The public page: the law, or each of several, as it would stand if the draft came into force.

use super::drawn;
use super::law::{Draft, From, Law, Made, load};
use crate::card;
use crate::problem::Problem;
use crate::request::{Page, Touch, Visit};
use crate::ui::list::pagination;
use domain::id::ConsultationId;
use domain::lang::Lang;
use leptos::prelude::*;
use std::collections::HashSet;
use words::amended as say;

/// # Errors
/// [`Problem::NotFound`] for a consultation that is not public, whose draft amends nothing, or without the law it amends.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let one = crate::then::public_one(&visit, id).await?;
    let version = one.version.clone().ok_or(Problem::NotFound)?;
    let draft = load(&visit, &one, &version).await?.ok_or(Problem::NotFound)?;
    let (draft, made) = store::apart(move || {
        let made = draft.made();
        (draft, made)
    })
    .await?;
    if made.is_empty() {
        return Err(Problem::NotFound);
    }
    let stale = visit.stale(&one.dates);
    let lang = visit.lang;
    let title = format!("{} – {}", say::title(lang), one.name());
    Ok(Page::new(title, move || {
        let bill = visit.to(&format!("/c/{id}/draft"));
        view! {
            <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=visit.to("/consultations")>{words::shell::consultations(lang)}</a> " / " <a href=visit.to(&format!("/c/{id}")) lang="th">{one.name().to_string()}</a> " / " <a href=bill.clone()>{words::public::draft(lang, one.kind)}</a></nav>
            <header class="title">
                <p class="title__kind">{card::state(&visit, &one.dates)}</p>
                <h1>{say::title(lang)}</h1>
                <p class="title__full" lang="th">{(draft.laws.len() == 1).then(|| made[0].name(&draft))}</p>
            </header>
            {body(&visit, &draft, &made, &bill)}
        }
    })
    .at("/consultations")
    .pictured(id)
    .kept(Touch::Consultation(id), stale))
}

/// What is not official of it, what was not understood, and the parts.
pub fn body(visit: &Visit, draft: &Draft, made: &[Made], bill: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rows: usize = made.iter().map(|made| made.rows.len()).sum();
    let pages = rows.div_ceil(drawn::PER_PAGE).max(1);
    let page = visit.asked("page").parse::<usize>().unwrap_or(1).clamp(1, pages);
    let parts = drawn::parts(visit, draft, made, bill, page);
    let counts: Vec<_> = drawn::counts(lang, made)
        .into_iter()
        .map(|(sign, words)| view! { <li><span class="diff__sign" aria-hidden="true">{sign}</span> " " {words}</li> })
        .collect();
    let from = match &draft.laws[..] {
        [Law { text: Some((_, from)), .. }] => Some(from_words(lang, from)),
        _ => None,
    };
    view! {
        <p class="notice notice--care">{say::not_official(lang)} " " {from}</p>
        {laws(visit, draft, made)}
        {open_points(visit, draft, made, bill, None)}
        <ul class="diff__counts">{counts}</ul>
        <p class="section__note">{words::version::legend(lang)}</p>
        <div class="diff" inner_html=parts></div>
        {pagination(visit, page as u32, pages as u32)}
    }
}

/// From where the text of a law is.
pub fn from_words(lang: Lang, from: &From) -> String {
    match from {
        From::Agency(origin) if origin.is_empty() => say::from_agency(lang).to_string(),
        From::Agency(origin) => say::from_agency_as(lang, origin),
        From::Brought(address) => say::from_elsewhere(lang, address),
    }
}

/// The laws that are amended, where there are several: each with the way to its parts, or that its text is not there.
fn laws(visit: &Visit, draft: &Draft, made: &[Made]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let row = |(place, law): (usize, &Law)| {
        let name = law.name.clone();
        match (made.iter().find(|made| made.law == place), &law.text) {
            (Some(made), Some((_, from))) => {
                let to = format!("#{}", made.mark());
                let said = format!("{} · {}", say::parts(lang, made.rows.len()), from_words(lang, from));
                view! { <li class="versions__item"><p><a href=to lang="th">{name}</a></p> <p class="small quiet">{said}</p></li> }.into_any()
            }
            _ => {
                let clauses: Vec<&str> = law.changes.iter().map(|at| draft.label(&draft.changes[*at].by)).collect();
                view! { <li class="versions__item"><p lang="th">{name}</p> <p class="small quiet">{say::no_text(lang, &listed(&clauses))}</p></li> }.into_any()
            }
        }
    };
    let rows: Vec<_> = draft.laws.iter().enumerate().map(row).collect();
    (draft.laws.len() > 1).then(|| {
        view! { <nav class="gap-4" aria-label=say::laws(lang, draft.laws.len())><h2 class="section__title">{say::laws(lang, draft.laws.len())}</h2> <ol class="versions">{rows}</ol></nav> }
    })
}

/// Labels of clauses, each once.
fn listed(clauses: &[&str]) -> String {
    let mut once: Vec<&str> = Vec::new();
    for clause in clauses {
        if !once.contains(clause) {
            once.push(clause);
        }
    }
    once.join(", ")
}

/// Every change that was not understood, or not made, with its reason; on the desk each leads to where it is set by hand.
pub fn open_points(
    visit: &Visit,
    draft: &Draft,
    made: &[Made],
    bill: &str,
    hand: Option<&str>,
) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let mut lines: Vec<(String, String)> = Vec::new();
    for clause in draft.bill.clauses.iter().filter(|clause| !draft.by_hand(&clause.by)) {
        let unread = clause.unread.iter().map(|unread| (clause.by.clone(), say::reason(lang, unread.why).to_string()));
        lines.extend(unread);
    }
    for left in made.iter().flat_map(|made| made.amended.left.iter().map(move |left| (made, left))) {
        let (made, left) = left;
        let change = &made.changes[left.change];
        let what = say::operation(lang, &change.operation);
        lines.push((change.by.clone(), format!("{what} – {}", say::why(lang, left.why))));
    }
    let whole: Vec<_> = draft
        .bill
        .clauses
        .iter()
        .flat_map(|clause| clause.laws.iter().map(|law| (clause.by.clone(), say::whole_law(lang, law))))
        .collect();
    // The draft leads from each clause to what it changes: from one that changes nothing here, to why.
    let placed = made
        .iter()
        .flat_map(|made| made.rows.iter().flat_map(|row| &row.changes).map(|at| made.changes[*at].by.as_str()));
    let mut placed: HashSet<String> = placed.map(str::to_string).collect();
    let line = |(clause, words): (String, String)| {
        let id = (hand.is_none() && placed.insert(clause.clone())).then(|| format!("by-{clause}"));
        let to = match hand {
            Some(hand) => format!("{hand}/{clause}"),
            None => format!("{bill}#{clause}"),
        };
        let set = hand.map(|_| say::set_by_hand(lang));
        view! { <li id=id><a href=to lang="th">{draft.label(&clause).to_string()}</a> " – " {words} {set.map(|set| format!(" · {set}"))}</li> }
    };
    let count = lines.len();
    let lines: Vec<_> = lines.into_iter().map(line).collect();
    let whole: Vec<_> = whole.into_iter().map(|(clause, words)| {
        view! { <li><a href=format!("{bill}#{clause}") lang="th">{draft.label(&clause).to_string()}</a> " – " {words}</li> }
    }).collect();
    (!lines.is_empty() || !whole.is_empty()).then(|| {
        view! {
            <section class="notice notice--care gap-3" id="open">
                {(count > 0).then(|| view! { <p class="notice__title">{say::not_understood(lang, count as u64)}</p> })}
                <ul class="notice__list">{lines} {whole}</ul>
            </section>
        }
    })
}
