//! The forms of proposals as typed.

use crate::problem::Problem;
use crate::request::Serving;
use domain::cited::Parts;
use domain::id::{LawId, ProposalId};
use domain::proposal::{New, Typed};
use domain::refusal::Refusal;

/// The proposal that a form is about.
///
/// # Errors
/// [`Problem::NotFound`].
pub fn id(here: &Serving) -> Result<ProposalId, Problem> {
    ProposalId::parse(here.one("proposal")).ok_or(Problem::NotFound)
}

/// A new proposal; its provision is read against the law.
///
/// # Errors
/// All refusals, each with its field; faults of the store.
pub async fn new(here: &Serving) -> Result<New, Problem> {
    let law = LawId::parse(here.one("law")).ok_or(Problem::NotFound)?;
    let cited = here.one("at").trim();
    let part = match cited.is_empty() {
        true => Ok(String::new()),
        false => {
            let pieces = store::law::contents(&here.visit.site.store, law).await?;
            let pieces = pieces.into_iter().map(|piece| (piece.anchor, piece.label)).collect();
            let parts = Parts { pieces, ..Parts::default() };
            let wrong = |cited: &str| Refusal::NotInLaw { cited: cited.chars().take(80).collect() };
            parts
                .read(cited)
                .map_err(|cited| wrong(&cited))
                .and_then(|found| if found.len() == 1 { Ok(found[0].clone()) } else { Err(wrong(cited)) })
        }
    };
    let typed = Typed {
        law: here.one("law"),
        wish: here.one("wish"),
        title: here.one("title"),
        reason: here.one("reason"),
        named: here.one("named"),
        name: here.one("name"),
        private: here.one("private"),
        meant: here.one("meant"),
        key: here.one("key"),
    };
    Ok(typed.parse(part)?)
}

/// What the browser keeps that a form came from; a guest's that has nothing is given it with the answer.
pub fn device(here: &Serving) -> String {
    match here.visit.viewer.signed_in() {
        true => here.visit.device.clone().unwrap_or_default(),
        false => here.device(),
    }
}

/// What a guest is known by: a browser that brought nothing may keep nothing, and has its network beside it.
pub fn guest<'a>(here: &'a Serving, device: &'a str) -> store::proposal::Guest<'a> {
    let kept = here.visit.device.as_deref() == Some(device);
    store::proposal::Guest {
        device,
        network: (!kept && !here.visit.viewer.signed_in()).then_some(here.network.as_str()),
    }
}
