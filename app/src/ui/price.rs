//! What a form pays with where its network sends very many: set by the server that sent it back, and kept once it is paid.

use crate::problem::Problem;
use crate::request::Visit;
use crate::ui::pay::Pay;
use leptos::prelude::*;
use words::comment as say;

/// Whether this page brings a form back that is to pay: then its island belongs to it.
pub fn asked(visit: &Visit) -> bool {
    matches!(visit.problem(), Some(Problem::Toll { .. }))
}

/// The fields of the price, inside the form that pays it. `by` finds the button that sends it; empty for the form's own.
pub fn price(visit: &Visit, by: String) -> Option<AnyView> {
    let lang = visit.lang;
    if let Some(Problem::Toll { toll, .. }) = visit.problem() {
        let toll = toll.clone();
        return Some(
            view! {
                <input type="hidden" name="toll" value=toll.clone() />
                <input type="hidden" name="proof" value="" />
                <Pay toll by working=say::paying(lang).to_string() done=say::paid(lang).to_string() />
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
