//! An answer sheet that is not finished, brought back where it was left without scripts too: of somebody signed in kept with their account when they say so; of
//! a guest kept page by page for this browser, which holds the sheet's key (`7.3f09…~12.a1c4…`: each with its consultation, the newest first).

use crate::problem::Problem;
use crate::request::{Returned, Serving, Visit};
use crate::ui::form;
use domain::id::ConsultationId;
use domain::refusal::Refusal;
use domain::survey::Question;
use domain::unsent::{BEGUN, BEGUN_DAYS, SHEET, Unsent};
use leptos::prelude::*;
use std::sync::Arc;
use store::survey::begun;
use words::unsent as say;

/// So many guests' sheets go on in a browser; the oldest is let go.
const MOST: usize = 10;
/// The letters of a key: 256 bits in hexadecimal.
const LETTERS: usize = 64;

/// The keys that a cookie holds; what cannot be read is left out.
fn held(cookie: &str) -> Vec<(ConsultationId, &str)> {
    cookie
        .split('~')
        .filter_map(|one| one.split_once('.'))
        .filter_map(|(id, key)| Some((ConsultationId::parse(id)?, key)))
        .filter(|(_, key)| key.len() == LETTERS && key.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .take(MOST)
        .collect()
}

/// The cookie with this key as a consultation's, or with none of it.
fn holding(cookie: &str, id: ConsultationId, key: Option<&str>) -> String {
    let others = held(cookie).into_iter().filter(|(of, _)| *of != id);
    let all = key.map(|key| (id, key)).into_iter().chain(others).take(MOST);
    all.map(|(id, key)| format!("{id}.{key}")).collect::<Vec<_>>().join("~")
}

fn cookie(visit: &Visit) -> &str {
    visit.unsent.as_deref().unwrap_or("")
}

fn key(visit: &Visit, id: ConsultationId) -> Option<&str> {
    held(cookie(visit)).into_iter().find(|(of, _)| *of == id).map(|(_, key)| key)
}

/// Fills the form from what was kept, where nothing is sent this moment and nobody asks for another audience's questions. A guest's form that goes on is told
/// that it is kept.
///
/// # Errors
/// Faults of the store.
pub async fn brought_back(mut visit: Visit, id: ConsultationId) -> Result<(Visit, Option<Unsent>), Problem> {
    let store = &visit.site.store;
    let found = match (visit.viewer.signed_in(), key(&visit, id)) {
        (true, _) if visit.returned.is_none() => store::unsent::find(store, &visit.viewer, id, (SHEET, SHEET)).await?,
        (false, Some(key)) => begun::find(store, id, key, visit.now).await?,
        _ => None,
    };
    if visit.returned.is_some() {
        return Ok((visit, found));
    }
    let asked = visit.asked("for");
    let found = found.filter(|kept| asked.is_empty() || kept.field("audience") == asked);
    if let Some(unsent) = &found {
        let pairs = Arc::new(unsent.fields.clone());
        let returned = Returned { endpoint: "/api/survey/submit".into(), pairs, problem: None, brought: None };
        visit.returned = Some(Arc::new(returned));
    }
    Ok((visit, found))
}

/// Keeps what a guest without scripts has answered so far; whether the page that came `stands`, or is left for one before it. The form goes on with all of it
/// whether or not it could be kept.
pub async fn keep(here: &Serving, id: ConsultationId, questions: &[Question], stands: bool) {
    // A receipt's sheet that is changed was sent.
    if !here.keeps || !here.one("receipt").is_empty() {
        return;
    }
    let (store, held) = (&here.visit.site.store, key(&here.visit, id));
    let kept = match domain::unsent::sheet(&here.pairs, questions, stands) {
        Ok(fields) => begun::keep(store, id, held, fields, here.visit.now).await.map_err(Problem::from),
        // Everything was taken out again.
        Err(refused) if refused.of("") == Some(&Refusal::Missing) => {
            let _ = forget(here, id).await;
            return;
        }
        Err(_) => return,
    };
    if let Ok(key) = kept {
        here.hold_begun(&holding(cookie(&here.visit), id, Some(&key)));
    }
}

/// It was sent, or is thrown away: gone here and in the browser.
///
/// # Errors
/// Faults of the store.
pub async fn forget(here: &Serving, id: ConsultationId) -> Result<(), Problem> {
    if let Some(key) = key(&here.visit, id) {
        begun::discard(&here.visit.site.store, id, key).await?;
        here.hold_begun(&holding(cookie(&here.visit), id, None));
    }
    Ok(())
}

/// Keeps it for later: what is missing on this page may be missing.
pub fn button(visit: &Visit) -> Option<AnyView> {
    visit.viewer.signed_in().then(|| {
        view! { <button class="button button--plain" type="submit" name="go" value="keep" formnovalidate>{say::keep_sheet(visit.lang)}</button> }
            .into_any()
    })
}

/// Whether the form is on its way from page to page, and not brought back.
pub fn goes_on(visit: &Visit) -> bool {
    visit.typed("consultation").is_some()
}

/// What was kept, beside the form that has it, with the press that throws it away; of a guest's, who else can see it.
pub fn notice(visit: &Visit, unsent: &Unsent) -> AnyView {
    let lang = visit.lang;
    let begun = unsent.draft == BEGUN;
    let when = words::date::moment(lang, unsent.kept);
    let said = match begun {
        true if goes_on(visit) => say::begun_kept(lang).to_string(),
        true => say::begun_found(lang, &when),
        false if visit.asked("kept") == "1" => say::sheet_kept(lang).to_string(),
        false => say::sheet_found(lang, &when),
    };
    let seen = begun.then(|| view! { <p class="small quiet">{say::begun_seen(lang, BEGUN_DAYS)}</p> });
    view! {
        <section class="notice notice--quiet" id="kept" role="status">
            <p>{said}</p>
            {seen}
            <form method="post" action=form::action(visit, "comment/discard")>
                {form::hidden(visit)}
                <input type="hidden" name="consultation" value=unsent.consultation.to_string() />
                <input type="hidden" name="draft" value=unsent.draft.clone() />
                <p><button class="act" type="submit">{say::discard_sheet(lang)}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// That a guest's was thrown away, on the page that this leads to.
pub fn thrown_away(visit: &Visit) -> Option<AnyView> {
    (visit.asked("kept") == "no" && visit.returned.is_none()).then(|| {
        view! { <p class="notice notice--quiet" id="kept" role="status">{say::discarded(visit.lang)}</p> }.into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_holds_a_key_for_each_of_the_last_ten_and_lets_go_of_one() {
        let key = |n: i64| format!("{n:064x}");
        let cookie = (1..=12).fold(String::new(), |cookie, n| holding(&cookie, ConsultationId(n), Some(&key(n))));
        let ids: Vec<i64> = held(&cookie).iter().map(|(id, _)| id.0).collect();
        assert_eq!(ids, (3..=12).rev().collect::<Vec<_>>());
        let again = holding(&cookie, ConsultationId(5), Some(&key(50)));
        assert_eq!((held(&again).len(), held(&again)[0]), (10, (ConsultationId(5), key(50).as_str())));
        let without = holding(&again, ConsultationId(5), None);
        assert!(held(&without).len() == 9 && held(&without).iter().all(|(id, _)| id.0 != 5));
        let short = format!("7.{}", "a".repeat(63));
        let strange = format!("7.{}", "é".repeat(32));
        for broken in ["", "none", "~~", "7", "7.", "x.00", short.as_str(), strange.as_str()] {
            assert!(held(broken).is_empty(), "{broken}");
        }
    }
}
