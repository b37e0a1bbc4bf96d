//! What the card's form calls.

use crate::request::Answer;
use leptos::prelude::*;

/// Takes an answer, or that somebody would rather not be asked.
#[server(prefix = "/api", endpoint = "satisfaction/answer")]
pub async fn rate() -> Answer {
    let here = crate::request::serving();
    let asked = crate::satisfaction::card::asked_by(&here).await?;
    let dismissed = here.one("do") == "dismiss";
    let given = domain::satisfaction::Answer::parse(here.one("step"), here.one("remark"), dismissed)?;
    let told = crate::satisfaction::card::take(&here, &asked, given).await?;
    Ok(crate::request::Done { to: format!("{}#satisfaction", crate::ui::list::with(&here.visit, "rated", told)) })
}
