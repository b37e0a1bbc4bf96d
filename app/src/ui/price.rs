//! What a form pays with where its network sends very many: set by the server that sent it back, and kept once it is paid.

use crate::account::waiting::SIGN_IN;
use crate::problem::Problem;
use crate::request::Visit;
use crate::ui::pay::{BY_HAND, Pay};
use leptos::prelude::*;
use words::comment as say;

/// Whether this page brings a form back that is to pay: then its island belongs to it.
pub fn asked(visit: &Visit) -> bool {
    matches!(visit.problem(), Some(Problem::Toll { .. }))
}

/// The same in the form of this endpoint, where a page has several.
pub fn of(visit: &Visit, endpoint: &str) -> Option<AnyView> {
    let here =
        visit.returned.as_ref().is_some_and(|returned| returned.endpoint.strip_prefix("/api/") == Some(endpoint));
    here.then(|| price(visit, String::new())).flatten()
}

/// The same of signing in: the password never comes back, so its person sends the form again.
pub fn of_sign_in(visit: &Visit) -> Option<AnyView> {
    let here = visit.returned.as_ref().is_some_and(|returned| returned.endpoint == SIGN_IN);
    here.then(|| price(visit, BY_HAND.into())).flatten()
}

/// The fields of the price, inside the form that pays it. `by` finds the button that sends it; empty for the form's own.
pub fn price(visit: &Visit, by: String) -> Option<AnyView> {
    let lang = visit.lang;
    if let Some(Problem::Toll { toll, .. }) = visit.problem() {
        let toll = toll.clone();
        let (working, done) = match by == BY_HAND {
            true => (words::account::paying(lang), words::account::paid(lang)),
            false => (say::paying(lang), say::paid(lang)),
        };
        return Some(
            view! {
                <input type="hidden" name="toll" value=toll.clone() />
                <input type="hidden" name="proof" value="" />
                <Pay toll by working=working.to_string() done=done.to_string() />
            }
            .into_any(),
        );
    }
    let (toll, proof) = (visit.typed("toll")?.to_string(), visit.typed("proof").unwrap_or("").to_string());
    Some(
        view! { <input type="hidden" name="toll" value=toll /> <input type="hidden" name="proof" value=proof /> }
            .into_any(),
    )
}
