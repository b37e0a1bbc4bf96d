//! What an agency says in the open under a comment: as everyone reads it, its history, and the form with which an officer writes it.

use crate::request::Visit;
use crate::ui::field::Long;
use crate::ui::form;
use domain::act::Act;
use domain::comment::{Held, Showing, State};
use domain::consultation::Consultation;
use domain::moderation::Reason;
use domain::reply::{LONGEST, Reply};
use domain::time::Moment;
use leptos::prelude::*;
use words::reply as say;

/// What stands under a comment. `history` leads to what was said before; `edited` is when the comment was changed last.
pub fn under(visit: &Visit, reply: &Reply, history: Option<String>, edited: Option<Moment>) -> AnyView {
    let lang = visit.lang;
    let (agency, when) = (reply.agency(lang), words::date::short(lang, reply.at.day()));
    let history = history.filter(|_| reply.changed());
    if reply.taken_back() {
        let to = history.map(|to| view! { " · " <a href=to>{say::before(lang)}</a> });
        return view! { <p class="voice__who">{say::taken_back(lang, agency, &when)} {to}</p> }.into_any();
    }
    let changed = history.map(|to| view! { " · " <a href=to>{say::changed(lang)}</a> });
    let later = edited
        .filter(|at| *at > reply.at)
        .map(|_| view! { <span class="voice__answer-who">{say::about_before(lang)}</span> });
    view! {
        <div class="voice__answer">
            <p><b class="voice__answer-who">{say::by(lang, agency)} " · " <span class="nb">{when}</span> {changed}</b></p>
            <p class="voice__words">{reply.words.clone()}</p>
            {later}
        </div>
    }
    .into_any()
}

/// Its editions, the latest first, on the page that tells what a comment said before.
pub fn history(visit: &Visit, editions: &[Reply]) -> Option<AnyView> {
    let lang = visit.lang;
    if editions.len() < 2 {
        return None;
    }
    let rows: Vec<_> = editions
        .iter()
        .map(|edition| {
            let (agency, when) = (edition.agency(lang).to_string(), words::date::moment(lang, edition.at));
            match edition.taken_back() {
                true => view! { <article class="voice"><p class="tomb">{say::taken_back(lang, &agency, &when)}</p></article> }.into_any(),
                false => view! { <article class="voice"><p class="voice__words">{edition.words.clone()}</p> <p class="voice__who">{agency} " · " {when}</p></article> }.into_any(),
            }
        })
        .collect();
    Some(
        view! { <section id="reply"><h2 class="section__title gap-5">{say::before(lang)}</h2> {rows}</section> }
            .into_any(),
    )
}

/// The same on the receipt's page, for the comment's author.
pub fn on_receipt(visit: &Visit, one: &Consultation, reply: Option<&Reply>) -> Option<AnyView> {
    let lang = visit.lang;
    let reply = reply?;
    let said = under(visit, reply, None, None);
    let comments = visit.to(&format!("/c/{}/comments", one.id));
    Some(
        view! {
            <section class="section" id="reply">
                <h2 class="section__title">{say::section(lang)}</h2>
                {said}
                <p class="small gap-2"><a class="act" href=comments>{words::public::all_comments(lang)}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// On the desk's page of a comment: what stands, and the forms for those who may write it.
pub fn desk(visit: &Visit, one: &Consultation, held: &Held, reply: Option<&Reply>) -> Option<AnyView> {
    let lang = visit.lang;
    let may = visit.viewer.may(Act::Reply, one.agency.id);
    if !may && reply.is_none() {
        return None;
    }
    let shown = held.showing != Showing::Agency && held.state == State::Received;
    let stands = reply.filter(|reply| !reply.taken_back());
    let to = visit.to(&format!("/c/{}/comments/{}", one.id, held.id));
    let said = reply.map(|reply| under(visit, reply, Some(to).filter(|_| shown), None));
    let seen = reply.map_or(0, |reply| reply.number).to_string();
    let form = match (may, shown) {
        (false, _) => None,
        (true, false) => Some(view! { <p class="quiet">{say::not_shown(lang)}</p> }.into_any()),
        (true, true) => {
            let hidden =
                || view! { {form::hidden(visit)} <input type="hidden" name="comment" value=held.id.to_string() /> };
            let back = stands.map(|_| {
                view! {
                    <form method="post" class="gap-4" action=form::action(visit, "comment/reply_back")>
                        {hidden()}
                        <input type="hidden" name="seen" value=seen.clone() />
                        <p class="small">{say::take_back_why(lang)}</p>
                        <p class="gap-2"><button class="button button--plain" type="submit">{say::take_back(lang)}</button></p>
                    </form>
                }
            });
            let (name, why) = match stands {
                Some(_) => (say::change(lang), say::change_why(lang)),
                None => (say::write(lang), say::why(lang)),
            };
            let kept = stands.map_or("", |reply| reply.words.as_str());
            // What came back because of another officer is meant to be put over theirs when it is sent again.
            let open = visit.refusal("reply").is_some() || visit.typed("reply").is_some();
            Some(
                view! {
                    <details class="fold gap-4" open=open>
                        <summary class="fold__name">{name}</summary>
                        <div class="fold__body">
                            <form method="post" action=form::action(visit, "comment/reply")>
                                {hidden()}
                                <input type="hidden" name="seen" value=seen.clone() />
                                <p>{why}</p>
                                <Long given=visit.given("reply", kept) label=say::words(lang) hint=say::words_hint(lang) rows=5 most=LONGEST />
                                <p class="actions"><button class="button" type="submit">{say::publish(lang)}</button></p>
                            </form>
                            {back}
                        </div>
                    </details>
                }
                .into_any(),
            )
        }
    };
    let waits = matches!(held.state, State::Withheld { reason: Reason::Waiting, .. });
    (!waits || reply.is_some()).then(|| {
        view! { <section class="section" id="reply"><h2 class="section__title">{say::title(lang)}</h2> {said} {form}</section> }
            .into_any()
    })
}
