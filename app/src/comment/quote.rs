//! The passage of the draft that a comment speaks of: chosen in the form among the clauses of its part, or marked on the page with the
//! small script; shown with the comment.

use crate::request::Visit;
use crate::ui::field::Select;
use crate::ui::prose;
use domain::lang::Lang;
use domain::passage::{self, LONGEST};
use leptos::prelude::*;
use store::version::Within;
use words::passage as say;

/// Letters of a passage in the list; the whole stands under it.
const IN_LIST: usize = 90;

/// A passage as it stands beside what is said of it; nothing where there is none.
pub fn shown(lang: Lang, quote: &str) -> Option<AnyView> {
    (!quote.is_empty()).then(|| {
        view! { <blockquote class="passage"><span class="hidden">{say::quoted(lang)} " "</span> <span lang="th">"“" {quote.to_string()} "”"</span></blockquote> }
            .into_any()
    })
}

/// The passage that the form shows: what was chosen, or what the address asks for where it stands in the part. A form that is filled from
/// what was kept or said before has chosen none yet.
pub fn value(visit: &Visit, part: Option<&Within>) -> String {
    let typed = passage::parse(visit.asked("quote")).unwrap_or_default();
    let asked = part.and_then(|part| passage::quoted(&part.shown(), &typed).ok()).unwrap_or_default();
    match &visit.returned {
        Some(returned)
            if returned.problem.is_none()
                && returned.endpoint == "/api/comment/submit"
                && visit.typed("key").is_none() =>
        {
            visit.typed("quote").filter(|quote| !quote.is_empty()).map_or(asked, str::to_string)
        }
        _ => visit.value("quote", &asked).to_string(),
    }
}

/// Where the form offers the passages of a part; of a part of one clause, and of a key point, there is nothing to choose.
pub fn choose(visit: &Visit, part: Option<&Within>) -> Option<AnyView> {
    let lang = visit.lang;
    let mut given = visit.given("quote", "");
    given.value = value(visit, part);
    let clauses = part.map_or_else(Vec::new, |part| passage::clauses(&part.shown()));
    let chosen = given.value.clone();
    if clauses.len() < 2 && chosen.is_empty() && given.refused.is_none() {
        return None;
    }
    // One that was marked letter by letter, or is not in this part: it comes back all the same.
    let marked = (!chosen.is_empty() && !clauses.contains(&chosen)).then(|| chosen.clone());
    let named = |clause: String| {
        let name = prose::beginning(&clause, IN_LIST);
        (clause, name)
    };
    let none = (String::new(), say::quote_none(lang).to_string());
    let options = std::iter::once(none).chain(marked.into_iter().chain(clauses).map(named)).collect();
    Some(
        view! {
            <Select given label=say::quote(lang) hint=say::quote_hint(lang) optional=true options />
            <blockquote class="passage gap-2" lang="th" data-chosen="" hidden=chosen.is_empty()>{chosen.clone()}</blockquote>
        }
        .into_any(),
    )
}

/// In the form that changes a comment: the passage that it quotes, and the tick by which it quotes it no more.
pub fn unquote(visit: &Visit, quote: &str) -> Option<AnyView> {
    let lang = visit.lang;
    let shown = shown(lang, quote)?;
    let ticked = visit.typed("unquote").is_some_and(domain::typed::ticked);
    Some(
        view! {
            <fieldset class="field">
                <legend class="field__label">{say::unquote(lang)}</legend>
                {shown}
                <div class="choice"><input class="choice__input choice__input--box" type="checkbox" id="f-unquote" name="unquote" value="yes" checked=ticked /> <label class="choice__label" for="f-unquote">{say::unquote_tick(lang)}</label></div>
            </fieldset>
        }
        .into_any(),
    )
}

/// What the small script shows beside words that were marked: on a draft's page a link to the form, in the form a button.
pub fn button(lang: Lang, to_form: bool) -> AnyView {
    let (words, long) = (say::quote_this(lang), say::quote_long(lang, LONGEST));
    let most = LONGEST.to_string();
    match to_form {
        true => view! { <a class="button button--small quotes" data-quote="" data-most-quoted=most data-words=words data-long=long href="" rel="nofollow" hidden>{words}</a> }.into_any(),
        false => view! { <button class="button button--small quotes" type="button" data-quote="" data-most-quoted=most data-words=words data-long=long hidden>{words}</button> }.into_any(),
    }
}
