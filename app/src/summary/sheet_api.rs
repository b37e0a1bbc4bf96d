//! What the forms of sheets call.

use crate::request::Answer;
use leptos::prelude::*;

/// Puts all comments that say some sentences, or are copies of some texts, where the rows say.
#[server(prefix = "/api", endpoint = "ledger/said")]
pub async fn said() -> Answer {
    let here = crate::request::serving();
    let sheet = crate::summary::typed::many(&here)?;
    crate::summary::sheet::put(&here, sheet).await
}

/// Puts comments that were read where their rows say; those with nought are set aside.
#[server(prefix = "/api", endpoint = "ledger/each")]
pub async fn each() -> Answer {
    let here = crate::request::serving();
    let sheet = crate::summary::typed::each(&here)?;
    crate::summary::sheet::put(&here, sheet).await
}
