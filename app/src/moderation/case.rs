//! What stands on a comment's page beside the comment: why it waits, words taken out, demands, and what its author asks.

use crate::request::Visit;
use crate::ui::field::{Choice, Line, Long, Radios};
use crate::ui::{form, icon};
use domain::act::Act;
use domain::consultation::Consultation;
use domain::id::CommentId;
use domain::moderation::{Appeal, DemandKind, Reason, Seen};
use leptos::prelude::*;
use store::moderation::Case;
use words::moderation as say;

/// The fields of its forms, as the summary of refusals calls them.
pub fn labels(lang: domain::lang::Lang) -> Vec<(&'static str, &'static str)> {
    vec![
        ("reason", words::desk::why_withheld(lang)),
        ("note", words::desk::note(lang)),
        ("reply", words::reply::words(lang)),
        ("words", say::redact_words(lang)),
        ("redact_reason", say::reason(lang)),
        ("why", say::open_why(lang)),
        ("kind", say::demand_is(lang)),
        ("from", say::demand_from(lang)),
        ("reference", say::demand_reference(lang)),
        ("demand_reason", say::reason(lang)),
        ("answer", say::answer(lang)),
        ("granted", say::appeal_outcome(lang)),
    ]
    .into_iter()
    .chain(crate::comment::files::moderating_labels(lang))
    .collect()
}

fn reasons(visit: &Visit) -> Vec<Choice> {
    Reason::given().map(|reason| Choice::plain(reason.code(), words::law::reason(visit.lang, reason))).collect()
}

/// The page's address and the comment as it stands there: what its author has changed since is decided of anew.
pub fn hidden(visit: &Visit, seen: Seen) -> impl IntoView + use<> {
    view! { {form::hidden(visit)} <input type="hidden" name="comment" value=seen.to_string() /> }
}

fn of(visit: &Visit, id: CommentId) -> impl IntoView + use<> {
    view! { {form::hidden(visit)} <input type="hidden" name="comment" value=id.to_string() /> }
}

/// What it said before, which a moderator reads also where nobody else does, and what of it was sealed.
pub fn editions(visit: &Visit, case: &Case) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    if case.editions.is_empty() {
        return None;
    }
    let rows: Vec<_> = case
        .editions
        .iter()
        .map(|one| {
            let stance = view! { <span class=format!("stance stance--{}", one.stance.code())>{icon::stance_shape(one.stance)} {words::law::stance_short(lang, one.stance)}</span> };
            let wording = (!one.wording.is_empty()).then(|| view! { <p class="case__words"><ins>{one.wording.clone()}</ins></p> });
            let said = match one.left_out {
                true => view! { <p class="quiet">{words::comment::left_out(lang)}</p> }.into_any(),
                false => view! { <p class="case__words">{one.reason.clone()}</p> {wording} }.into_any(),
            };
            view! { <article class="case"><p class="case__head">{stance} <span>{words::date::moment(lang, one.at)}</span></p> {said}</article> }
        })
        .collect();
    let originals: Vec<_> = case.originals.iter().map(|(reason, wording)| original(visit, reason, wording)).collect();
    let originals = (!originals.is_empty()).then(|| view! { <h3>{say::originals_before(lang)}</h3> {originals} });
    Some(view! {
        <section class="section" id="before">
            <h2 class="section__title">{words::comment::history(lang)}</h2>
            {rows}
            {originals}
        </section>
    })
}

fn original(visit: &Visit, reason: &str, wording: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    let wording = (!wording.is_empty()).then(|| view! { <p class="case__words"><ins>{wording.to_string()}</ins></p> });
    view! { <blockquote class="quote"><p class="receipt__label">{say::original(lang)}</p> <p class="case__words">{reason.to_string()}</p> {wording} <p class="small quiet">{say::original_note(lang)}</p></blockquote> }
}

/// Who and what pointed at it.
pub fn why(visit: &Visit, case: &Case) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    let flags = case.flags.iter().map(|flag| view! { <li>{say::flag(lang, *flag)}</li> }.into_any());
    let reports = case.reports.iter().map(|one| {
        let reason = one.reason.map_or("", |reason| words::law::reason(lang, reason));
        let note = (!one.note.is_empty()).then(|| view! { " · “" {one.note.clone()} "”" });
        view! { <li>{reason} {note} " " <span class="quiet small">{words::date::moment(lang, one.at)}</span></li> }
            .into_any()
    });
    let rows: Vec<_> = flags.chain(reports).collect();
    (!rows.is_empty()).then(|| {
        view! { <section class="section"><h2 class="section__title">{say::why_here(lang)}</h2> <ul class="plain">{rows}</ul></section> }
    })
}

/// Taking words out, what was sealed, and who read it. Words are put back where everybody may read the comment: what is withheld besides is
/// shown again first, by a press of its own. What the central office let be shown loses no words.
pub fn seal(
    visit: &Visit,
    case: &Case,
    (seen, named): (Seen, bool),
    (withheld, redacts): (bool, bool),
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let open = ["words", "redact_reason"].iter().any(|field| visit.refusal(field).is_some());
    let sealed = case.redacted.map(|reason| {
        let original = case.original.as_ref().map(|(reason, wording)| original(visit, reason, wording));
        let name = case.original_name.as_ref().map(|name| view! { <p class="case__words">{say::named(lang, name)}</p> });
        let openings: Vec<_> = case
            .openings
            .iter()
            .map(|one| view! { <li>{words::date::moment(lang, one.at)} " · " {one.by.clone()} " · " {one.why.clone()}</li> })
            .collect();
        let openings = (!openings.is_empty())
            .then(|| view! { <h3>{say::openings(lang)}</h3> <ul class="plain">{openings}</ul> });
        let back = (!withheld).then(|| {
            view! {
                <form method="post" class="gap-3" action=form::action(visit, "moderation/restore")>
                    {hidden(visit, seen)}
                    <button class="button button--plain" type="submit">{say::put_back(lang)}</button>
                </form>
            }
        });
        view! {
            <section class="section" id="seal">
                <h2 class="section__title">{say::redacted(lang)} " · " {words::law::reason(lang, reason)}</h2>
                {original}
                {name}
                {openings}
                <form method="post" class="gap-3" action=form::action(visit, "moderation/open")>
                    {of(visit, seen.comment)}
                    <Long given=visit.given("why", "") label=say::open_why(lang) hint=say::open_why_hint(lang) rows=2 />
                    <p class="actions"><button class="button button--plain" type="submit">{say::open_seal(lang)}</button></p>
                </form>
                {back}
            </section>
        }
    });
    let redact = redacts.then(|| view! {
        <details class="fold gap-4" open=open>
            <summary class="fold__name">{say::redact(lang)}</summary>
            <form class="fold__body" method="post" action=form::action(visit, "moderation/redact")>
                {hidden(visit, seen)}
                <p>{say::redact_why(lang)}</p>
                <Long given=visit.given("words", "") label=say::redact_words(lang) hint=say::redact_words_hint(lang) rows=2 />
                <Radios given=visit.given("redact_reason", "") label=say::reason(lang) choices=reasons(visit) />
                <p class="actions">
                    <button class="button" type="submit">{say::redact(lang)}</button>
                    {named.then(|| view! { <button class="button button--plain" type="submit" name="do" value="name">{say::name_off(lang)}</button> })}
                </p>
            </form>
        </details>
    });
    view! { {sealed} {redact} }
}

/// What courts and authorities demand.
pub fn demands(visit: &Visit, case: &Case, id: CommentId) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rows: Vec<_> = case
        .demands
        .iter()
        .map(|one| {
            let settled = match one.settled {
                Some(at) => words::date::moment(lang, at),
                None => say::demand_open(lang).into(),
            };
            view! { <li>{say::demanded_by(lang, one.kind, &one.from)} " · " {one.reference.clone()} " · " {one.reason.map(|reason| words::law::reason(lang, reason))} " · " <span class="quiet">{settled}</span></li> }
        })
        .collect();
    let open = ["kind", "from", "reference", "demand_reason"].iter().any(|field| visit.refusal(field).is_some());
    let kinds = DemandKind::ALL.iter().map(|kind| Choice::plain(kind.code(), say::demand_kind(lang, *kind))).collect();
    view! {
        {(!rows.is_empty()).then(|| view! { <section class="section"><h2 class="section__title">{say::demands(lang)}</h2> <ul class="plain">{rows}</ul></section> })}
        <details class="fold gap-4" open=open>
            <summary class="fold__name">{say::demand_enter(lang)}</summary>
            <form class="fold__body" method="post" action=form::action(visit, "moderation/demand")>
                {of(visit, id)}
                <p>{say::demand_why(lang)}</p>
                <Radios given=visit.given("kind", "") label=say::demand_is(lang) choices=kinds />
                <Line given=visit.given("from", "") label=say::demand_from(lang) hint=say::demand_from_hint(lang) />
                <Line given=visit.given("reference", "") label=say::demand_reference(lang) />
                <Radios given=visit.given("demand_reason", "") label=say::reason(lang) choices=reasons(visit) />
                <p class="actions"><button class="button" type="submit">{say::demand_enter(lang)}</button></p>
            </form>
        </details>
    }
}

/// An appeal with its answer, as desk and author read it.
pub fn appeal(visit: &Visit, one: &Appeal) -> impl IntoView + use<> {
    let lang = visit.lang;
    let answer = match &one.answer {
        None if one.moot => view! { <p class="quiet">{say::appeal_moot(lang)}</p> }.into_any(),
        None => view! { <p class="quiet">{say::appeal_waits(lang)}</p> }.into_any(),
        Some(answer) => {
            let said = if answer.granted { say::appeal_granted(lang) } else { say::appeal_upheld(lang) };
            view! { <p><b>{said}</b> " " <span class="quiet small">{words::date::moment(lang, answer.at)}</span></p> <p class="voice__words">{answer.words.clone()}</p> }
                .into_any()
        }
    };
    view! {
        <article class="told">
            <blockquote class="quote"><p class="voice__words">{one.words.clone()}</p></blockquote>
            <p class="quiet small">{say::decision(lang, one.what)} " " {words::date::moment(lang, one.about)} " · " {say::appealed_on(lang)} " " {words::date::moment(lang, one.at)}</p>
            {answer}
        </article>
    }
}

/// What its author asks, and for the central office the form that answers.
pub fn appeals(visit: &Visit, one: &Consultation, case: &Case, seen: Seen) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    if case.appeals.is_empty() {
        return None;
    }
    let rows: Vec<_> = case.appeals.iter().map(|one| appeal(visit, one)).collect();
    // Each is answered for itself, the oldest first.
    let waiting: Vec<_> = case.appeals.iter().filter(|one| one.answer.is_none() && !one.moot).collect();
    let next = waiting.last().map(|one| (one.id, say::decision(lang, one.what), words::date::moment(lang, one.about)));
    let several = waiting.len() > 1;
    let office = visit.viewer.may(Act::AnswerAppeal, one.agency.id);
    let form = match (next, office) {
        (Some((asked, what, about)), true) => {
            let which = several.then(|| view! { <p><b>{say::answer_about(lang)}</b> " " {what} " " {about}</p> });
            let choices =
                vec![Choice::plain("yes", say::answer_grant(lang)), Choice::plain("no", say::answer_uphold(lang))];
            view! {
                <form method="post" class="gap-4" action=form::action(visit, "moderation/reply")>
                    {hidden(visit, seen)}
                    <input type="hidden" name="asked" value=asked />
                    {which}
                    <Radios given=visit.given("granted", "") label=say::appeal_outcome(lang) choices=choices />
                    <Long given=visit.given("answer", "") label=say::answer(lang) rows=4 />
                    <p class="actions"><button class="button" type="submit">{words::common::save(lang)}</button></p>
                </form>
            }
            .into_any()
        }
        (Some(_), false) => view! { <p class="notice">{say::appeal_office_only(lang)}</p> }.into_any(),
        _ => ().into_any(),
    };
    Some(view! {
        <section class="section" id="appeal">
            <h2 class="section__title">{say::appeal_authors(lang)}</h2>
            {rows}
            {form}
        </section>
    })
}
