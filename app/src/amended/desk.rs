//! The desk's page: the law in force that the draft amends, given as a text or a file, and what comes of the draft over it.

use super::law::{Draft, From, Law, Made, load};
use super::page::{body, open_points};
use crate::desk::deeds::allowed;
use crate::desk::duties::{about, head};
use crate::desk::file;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Line, Long};
use crate::ui::form;
use domain::act::Act;
use domain::amend::{Change, Why};
use domain::consultation::Consultation;
use leptos::prelude::*;
use words::amended as say;

/// The dossier with its draft over the law, for those who may set it.
///
/// # Errors
/// As [`allowed`]; [`Problem::NotFound`] too where there is no draft.
pub async fn settable(visit: &Visit) -> Result<(Consultation, Option<Draft>), Problem> {
    let one = allowed(visit, Act::SetAmended).await?;
    let version = one.version.clone().ok_or(Problem::NotFound)?;
    let draft = load(visit, &one, &version).await?;
    Ok((one, draft))
}

/// # Errors
/// As [`settable`].
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let (one, draft) = settable(&visit).await?;
    let lang = visit.lang;
    let Some(draft) = draft else {
        return Ok(Page::new(say::step(lang), move || {
            view! { {head(&visit, &one, say::step(lang))} <p class="notice">{say::amends_nothing(lang)}</p> }
        })
        .of_the_desk());
    };
    let (draft, made) = store::apart(move || {
        let made = draft.made();
        (draft, made)
    })
    .await?;
    Ok(Page::new(say::step(lang), move || {
        let here = visit.to(&format!("/desk/c/{}/amended", one.id));
        let bill = match one.phase(visit.now).is_public() {
            true => visit.to(&format!("/c/{}/draft", one.id)),
            false => visit.to(&format!("/desk/c/{}/preview/draft", one.id)),
        };
        let chosen = chosen(&visit, &draft);
        let name = draft.laws.get(chosen).map_or(String::new(), |law| law.name.clone());
        let text = draft.laws.get(chosen).and_then(|law| law.text.as_ref());
        let (kept, origin) = match text {
            Some((text, From::Agency(origin) | From::Brought(origin))) => (text.as_str(), origin.as_str()),
            None => ("", ""),
        };
        let brought = matches!(text, Some((_, From::Brought(_))));
        let result = match made.is_empty() {
            false => view! {
                <section class="section" id="check">
                    <h2 class="section__title">{say::check(lang)}</h2>
                    {clauses(&visit, &draft, &made, &here)}
                    {body(&visit, &draft, &made, &bill)}
                </section>
            }
            .into_any(),
            true => view! { {open_points(&visit, &draft, &made, &bill, Some(&here))} }.into_any(),
        };
        view! {
            {head(&visit, &one, say::step(lang))}
            {form::summary(&visit, &[("source", say::source(lang)), ("origin", say::origin(lang)), ("file", words::file::label(lang))])}
            {file::said(&visit)}
            <p class="section__note">{say::means(lang)}</p>
            {choice(&visit, &draft, chosen)}
            {(!name.is_empty()).then(|| view! { <p class="gap-3">{say::named(lang)} " " <b lang="th">{name.clone()}</b></p> })}
            {brought.then(|| view! { <p class="notice">{say::found(lang)}</p> })}
            <form method="post" class="narrow" action=form::action(&visit, "amended/law") enctype="multipart/form-data">
                {about(&visit, &one)}
                <input type="hidden" name="law" value=name.clone() />
                <input type="hidden" name="place" value=(chosen + 1).to_string() />
                <Long given=visit.given("source", kept) label=say::source(lang) hint=say::source_hint(lang) rows=12 />
                <Line given=visit.given("origin", origin) label=say::origin(lang) hint=say::origin_hint(lang) optional=true />
                <div class="actions gap-3"><button class="button" type="submit">{say::keep(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::common::back(lang)}</a></div>
                {file::bring(&visit)}
            </form>
            {result}
        }
    })
    .of_the_desk())
}

/// The law whose text is given now: the one that was chosen, else the first without a text.
fn chosen(visit: &Visit, draft: &Draft) -> usize {
    let asked = visit.asked("law").parse::<usize>().ok().and_then(|place| place.checked_sub(1));
    let without = draft.laws.iter().position(|law| law.text.is_none());
    asked.filter(|place| *place < draft.laws.len()).or(without).unwrap_or(0)
}

/// The laws of a draft that amends several, each with whether its text is there.
fn choice(visit: &Visit, draft: &Draft, chosen: usize) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let row = |(place, law): (usize, &Law)| {
        let to = format!("{}?law={}", visit.to(&visit.path), place + 1);
        let (class, state) = match law.text {
            Some(_) => ("steps__state steps__state--done", say::there(lang)),
            None => ("steps__state steps__state--open", say::not_there(lang)),
        };
        let here = (place == chosen).then_some("true");
        view! { <li class="steps__item"><a class="steps__link" href=to aria-current=here><span lang="th">{law.name.clone()}</span> <span class=class>{state}</span></a></li> }
    };
    let rows: Vec<_> = draft.laws.iter().enumerate().map(row).collect();
    (draft.laws.len() > 1).then(|| {
        view! { <nav aria-label=say::which_text(lang)><h2 class="section__title">{say::which_text(lang)}</h2> <ol class="steps">{rows}</ol></nav> }
    })
}

/// The changes that could not be made, with the reason.
pub fn left(made: &[Made]) -> impl Iterator<Item = (&Change, Why)> {
    made.iter().flat_map(|made| made.amended.left.iter().map(|left| (&made.changes[left.change], left.why)))
}

/// Every clause with what it was read to change, and the way to set it by hand.
fn clauses(visit: &Visit, draft: &Draft, made: &[Made], here: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    let left: Vec<(&Change, Why)> = left(made).collect();
    let rows: Vec<_> = draft
        .bill
        .clauses
        .iter()
        .map(|clause| {
            let several = draft.laws.len() > 1;
            let told = |change: &Change| {
                let law = Some(&change.operation.law).filter(|law| several && !law.is_empty());
                let what = say::operation(lang, &change.operation);
                let what = law.map_or(what.clone(), |law| format!("{what} ({law})"));
                match left.iter().find(|(one, _)| *one == change) {
                    Some((_, why)) => format!("{what} – {}", say::why(lang, *why)),
                    None => what,
                }
            };
            let mut said: Vec<String> = draft.changes.iter().filter(|change| change.by == clause.by).map(told).collect();
            if !draft.by_hand(&clause.by) {
                said.extend(clause.unread.iter().map(|unread| say::reason(lang, unread.why).to_string()));
            }
            said.extend(clause.laws.iter().map(|law| say::whole_law(lang, law)));
            let hand = draft.by_hand(&clause.by).then(|| view! { <span class="quiet">" · " {say::by_hand(lang)}</span> });
            let undone = left.iter().any(|(change, _)| change.by == clause.by);
            let open = undone || (!draft.by_hand(&clause.by) && !clause.unread.is_empty());
            view! {
                <li class=if open { "warning" } else { "read__item" }>
                    <span class="read__what" lang="th">{clause.label.clone()}</span>
                    <span>{said.join(" · ")} {hand} " " <a class="act" href=format!("{here}/{}", clause.by)>{say::set_by_hand(lang)} <span class="hidden">" " {clause.label.clone()}</span></a></span>
                </li>
            }
        })
        .collect();
    let other = |(by, label): (&str, &str)| {
        view! { <li><a class="act" lang="th" href=format!("{here}/{by}")>{label.to_string()}</a></li> }
    };
    let others: Vec<_> = draft.others().map(other).collect();
    let others = (!others.is_empty()).then(|| {
        view! { <details class="fold gap-3"><summary class="fold__name">{say::others(lang)}</summary> <p class="section__note">{say::others_mean(lang)}</p> <ul class="actions">{others}</ul></details> }
    });
    view! { <ul class="read">{rows}</ul> {others} }
}
