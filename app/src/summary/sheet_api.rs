//! What the forms of sheets call.

use crate::request::Answer;
use leptos::prelude::*;

/// Puts all comments that say some sentences, or are copies of some texts, where the rows say.
#[server(prefix = "/api", endpoint = "ledger/said")]
pub async fn said() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let rows = crate::summary::sheet::typed(&here)?;
    let rows = match here.one("rows") {
        "copies" => store::ledger::Rows::Copies(
            rows.into_iter().map(|(id, under)| (domain::id::CommentId(id), under)).collect(),
        ),
        _ => store::ledger::Rows::Sayings(
            rows.into_iter().map(|(id, under)| (domain::id::SayingId(id), under)).collect(),
        ),
    };
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    let done = store::ledger::sheet(store, viewer, one.id, rows, here.one("key"), now).await?;
    Ok(here.visit.done(&crate::summary::typed::back(&here.visit, &format!("did={}", done.deed))))
}

/// Puts comments that were read where their rows say; those with nought are set aside.
#[server(prefix = "/api", endpoint = "ledger/each")]
pub async fn each() -> Answer {
    let here = crate::request::serving();
    let (one, _) = crate::desk::typed::dossier(&here).await?;
    let sheet = crate::summary::typed::each(&here)?;
    let (store, viewer, now) = (&here.visit.site.store, &here.visit.viewer, here.visit.now);
    let mut deed = None;
    if let Some(rows) = sheet.rows {
        deed = Some(store::ledger::sheet(store, viewer, one.id, rows, here.one("key"), now).await?);
    }
    if let Some((which, to)) = sheet.aside {
        // A deed of its own, with a key of its own that follows from the form's.
        let key: String = here.one("key").chars().rev().collect();
        deed = Some(store::ledger::code(store, viewer, one.id, which, to, &key, now).await?);
    }
    let did = deed.map_or(0, |deed| deed.deed);
    Ok(here.visit.done(&crate::summary::typed::back(&here.visit, &format!("did={did}"))))
}
