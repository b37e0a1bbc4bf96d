//! What one sent and asked for, as one's own page lists it: comments with what became of them, answer sheets, and what one's address follows.

use crate::outcome::answer::{Revised, heard};
use crate::problem::Problem;
use crate::request::Visit;
use crate::ui::form;
use domain::consultation::Consultation;
use domain::id::ConsultationId;
use domain::phase::Phase;
use domain::result::Answer;
use domain::time::Moment;
use leptos::prelude::*;
use std::collections::HashMap;
use store::comment::Where;
use store::letters::OwnAddress;
use store::mine::Said;
use store::survey::mine::Mine;
use store::version::Since;
use words::account as say;

/// The drafts that came of what was said.
#[derive(Default)]
pub struct Drafts {
    revised: HashMap<ConsultationId, Revised>,
    /// Since when the provisions that answer read as they do.
    since: HashMap<(ConsultationId, String), Since>,
}

/// Reads them for all of a page's comments at once.
///
/// # Errors
/// Faults of the store.
pub async fn drafts(visit: &Visit, mine: &[Said], names: &[Consultation]) -> Result<Drafts, Problem> {
    let store = &visit.site.store;
    let revised = |of: ConsultationId| {
        names.iter().any(|one| one.id == of && one.version.as_ref().is_some_and(|version| version.number > 1))
    };
    let mut pieces: Vec<(ConsultationId, String)> = Vec::new();
    for one in mine.iter().filter(|one| revised(one.told.consultation)) {
        let taken = one.told.answered.answers.iter().filter(|answer| leads(answer));
        pieces.extend(taken.map(|answer| (one.told.consultation, answer.answered_by.clone())));
    }
    pieces.sort();
    pieces.dedup();
    let mut of: Vec<ConsultationId> = pieces.iter().map(|(of, _)| *of).collect();
    of.dedup();
    let mut numbers: HashMap<ConsultationId, Vec<(u32, Option<Moment>)>> = HashMap::new();
    for (of, version) in store::version::published_of(store, &of).await? {
        numbers.entry(of).or_default().push((version.number, version.published));
    }
    let opens = |of: ConsultationId| names.iter().find(|one| one.id == of).and_then(|one| one.dates.opens);
    let revised = numbers.iter().filter_map(|(of, all)| Some((*of, heard(all, opens(*of))?)));
    Ok(Drafts { revised: revised.collect(), since: store::version::since(store, &pieces).await? })
}

/// Whether a decision changes the draft and names the provision where it does.
fn leads(answer: &Answer) -> bool {
    answer.disposition.changes() && !answer.answered_by.is_empty()
}

/// In which draft an answer was taken up, with the ways to read it; that there is none yet.
fn taken_up(visit: &Visit, drafts: &Drafts, one: &Consultation, answer: &Answer) -> Option<AnyView> {
    if !leads(answer) {
        return None;
    }
    let lang = visit.lang;
    let revised = drafts.revised.get(&one.id).copied();
    let since = drafts.since.get(&(one.id, answer.answered_by.clone()));
    // What reads as it was heard has not been taken up, whatever else changed.
    let there = revised.zip(since).filter(|(revised, since)| since.number > revised.heard);
    let told = match there {
        Some((_, since)) => say::taken_up(lang, since.published.day()),
        None => say::not_taken_up(lang).to_string(),
    };
    let revised = there.map(|(revised, since)| Revised { latest: since.number, ..revised });
    let links: Vec<_> = crate::outcome::answer::answered_by(visit, one, revised, (&answer.answered_by, true))
        .into_iter()
        .map(|(words, to)| view! { " " <a class="act" href=to>{words} <span class="hidden">" " {answer.title.clone()}</span></a> })
        .collect();
    Some(view! { <p class="gap-2">{told} {links}</p> }.into_any())
}

/// What one said, and where it stands: received, counted in which issue, what was decided and why, in which draft; and the ways to change it.
pub fn comment(visit: &Visit, said: &Said, of: Option<&Consultation>, drafts: &Drafts) -> impl IntoView + use<> {
    let lang = visit.lang;
    let (told, number) = (&said.told, said.told.number);
    let answered = &told.answered;
    let answers: Vec<_> = answered
        .answers
        .iter()
        .map(|answer| {
            let changed = (!answer.changed.is_empty()).then(|| view! { " " <ins lang="th">{answer.changed.clone()}</ins> });
            let taken = of.and_then(|one| taken_up(visit, drafts, one, answer));
            view! {
                <p class="gap-2">{say::stands_in(lang)} " " <b lang="th">{answer.title.clone()}</b> " · " {words::law::disposition(lang, answer.disposition)} ": " <span lang="th">{answer.reason.clone()}</span> {changed}</p>
                {taken}
            }
        })
        .collect();
    let received = || match (answers.is_empty(), answered.aside.is_some()) {
        (false, _) => None,
        (true, true) => Some(say::stands_aside(lang).to_string()),
        (true, false) => Some(say::stands_received(lang).to_string()),
    };
    let stands = crate::comment::receipt::kept_back(lang, told.stands).or_else(received);
    let stands = stands.map(|stands| view! { <p class="gap-2">{stands}</p> });
    let text = crate::ui::prose::beginning(if said.reason.is_empty() { &said.wording } else { &said.reason }, 240);
    let name = of.map_or_else(String::new, |one| one.name().into());
    let to = visit.to(&format!("/receipts/{number}"));
    let reply = told.reply.as_ref().map(|reply| crate::comment::reply::under(visit, reply, None, None));
    let acts = of
        .filter(|one| one.phase(visit.now) == Phase::Open && told.stands != Where::Withdrawn)
        .map(|one| acts(visit, said, one, &to));
    view! {
        <article class="voice">
            <p class="voice__on"><span class=format!("stance stance--{}", said.stance.code())>{crate::ui::icon::stance_shape(said.stance)} {words::law::stance_short(lang, said.stance)}</span> <a href=to.clone() lang="th">{name}</a></p>
            <p class="voice__words">{text}</p>
            {stands}
            {answers}
            {reply}
            <p class="voice__who">{crate::organisation::shown::beside(lang, told.speaker.as_ref())} <span class="nb">{number.to_string()}</span> " · " {words::date::moment(lang, told.at)}</p>
            {acts}
        </article>
    }
}

/// While its round is open a comment can be changed; while anything is heard, taken back.
fn acts(visit: &Visit, said: &Said, one: &Consultation, receipt: &str) -> AnyView {
    let lang = visit.lang;
    let same = one.round.as_ref().is_some_and(|round| said.round == Some(round.id.0));
    let which = || view! { <span class="hidden">" " {said.told.number.to_string()}</span> };
    let change =
        same.then(|| view! { <a class="act" href=format!("{receipt}/edit")>{say::change(lang)} {which()}</a> });
    view! { <p class="voice__acts">{change} <a class="act" href=format!("{receipt}#withdraw")>{say::withdraw(lang)} {which()}</a></p> }
        .into_any()
}

/// The answer sheets that one sent signed in; nothing where there are none.
pub fn sheets(visit: &Visit, all: &[Mine], names: &[Consultation], older: bool) -> Option<AnyView> {
    let lang = visit.lang;
    let rows: Vec<_> = all
        .iter()
        .filter_map(|sheet| Some((sheet, names.iter().find(|one| one.id == sheet.consultation)?)))
        .map(|(sheet, one)| {
            let number = sheet.number.to_string();
            let to = visit.to(&format!("/receipts/{number}"));
            let changed = (sheet.changes > 0).then(|| view! { " · " {words::comment::edited(lang)} });
            view! {
                <li class="followed">
                    <span><a href=to lang="th">{one.name().to_string()}</a> <br /> <span class="small quiet"><span class="nb">{number}</span> " · " {words::date::moment(lang, sheet.at)} {changed}</span></span>
                </li>
            }
        })
        .collect();
    let older = older.then(|| view! { <p class="gap-3"><a class="act" href=visit.to("/me?sheets=all#sheets")>{say::older_sheets(lang)}</a></p> });
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section" id="sheets">
                <h2 class="section__title">{say::sheets(lang)}</h2>
                <p class="small quiet">{say::sheets_why(lang)}</p>
                <ul class="plain">{rows}</ul>
                {older}
            </section>
        }
        .into_any()
    })
}

/// What one's address follows, each with the way to stop it; nothing for who signs in without an address.
pub fn follows(visit: &Visit, own: &OwnAddress, names: Vec<String>) -> Option<AnyView> {
    let lang = visit.lang;
    let body = match own {
        OwnAddress::None => return None,
        OwnAddress::Given => view! { <p class="small quiet">{say::mail_given(lang)}</p> }.into_any(),
        OwnAddress::Theirs(address) => {
            let waits = address.follows.iter().any(|one| !one.confirmed);
            let rows: Vec<_> = address
                .follows
                .iter()
                .zip(names)
                .map(|(one, name)| {
                    let waits = (!one.confirmed).then(|| view! { " " <span class="quiet">{words::letter::unconfirmed(lang)}</span> });
                    view! {
                        <li class="followed">
                            <span>{name.clone()} {waits}</span>
                            <form method="post" action=form::action(visit, "account/unfollow")>
                                {form::hidden(visit)}
                                <input type="hidden" name="of" value=one.what.one() />
                                <button class="act" type="submit">{words::letter::leave_one(lang)} <span class="hidden">" " {name}</span></button>
                            </form>
                        </li>
                    }
                })
                .collect();
            let confirm = waits.then(|| view! { <p class="small quiet">{say::mail_confirm(lang)}</p> });
            let none = rows.is_empty().then(|| view! { <p class="quiet">{say::mail_none(lang)}</p> });
            let more = visit.site.letters.then(|| view! { <p class="gap-3"><a class="act" href=visit.to("/follow")>{words::letter::follow_new(lang)}</a></p> });
            view! {
                <p class="small quiet">{say::mail_to(lang, &address.email)}</p>
                {confirm}
                {none}
                <ul class="plain">{rows}</ul>
                {more}
            }
            .into_any()
        }
    };
    Some(view! { <section class="section" id="follows"><h2 class="section__title">{say::mail(lang)}</h2> {body}</section> }.into_any())
}
