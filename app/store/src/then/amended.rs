//! The laws over which a draft was shown on an earlier day: texts that were given by then, replaced since or not, and changes set by
//! hand as the log tells them.

use crate::Store;
use crate::amended::{Given, Kept};
use crate::db::args;
use crate::error::Outcome;
use domain::amend::Change;
use domain::id::{ConsultationId, LawId};
use domain::time::Moment;
use serde_json::Value;

/// What the agency had given, and set by hand, by a moment.
pub async fn amended(store: &Store, id: ConsultationId, upto: Moment) -> Outcome<Option<Kept>> {
    let mut tx = store.read().await?;
    let laws: Vec<(String, String, String)> = tx
        .all(
            "select key, source, origin from amended_texts where consultation = $1 and made <= $2
             union all
             select key, source, origin from earlier_amended_texts
             where consultation = $1 and made <= $2 and until > $2
             order by key",
            args![id, upto],
        )
        .await?;
    let events: Vec<(String, Option<Vec<u8>>)> = tx
        .all(
            "select deed, content from events
             where consultation = $1 and at <= $2 and deed in ('amended.set', 'version.published')
             order by seq",
            args![id, upto],
        )
        .await?;
    let mut hand: Vec<Change> = Vec::new();
    for (deed, content) in &events {
        let content: Value = match content {
            Some(content) => serde_json::from_slice(content)?,
            None => Value::Null,
        };
        // Of what was set by hand a revised draft keeps what its clauses still say.
        if deed == "version.published" {
            hand = serde_json::from_value(content["by_hand"].clone()).unwrap_or_default();
        } else if let Some(clause) = content["clause"].as_str() {
            hand.retain(|change| change.by != clause);
            hand.extend(serde_json::from_value::<Vec<Change>>(content["by_hand"].clone()).unwrap_or_default());
        }
    }
    if laws.is_empty() && events.is_empty() {
        return Ok(None);
    }
    let laws = laws.into_iter().map(|(key, source, origin)| Given { key, source, origin }).collect();
    Ok(Some(Kept { laws, hand }))
}

/// The text of a law of the register and where it was from, where it was brought anew since; nothing where it stands as it stood.
pub async fn law_text(store: &Store, law: LawId, upto: Moment) -> Outcome<Option<(String, String)>> {
    let sql = "select text, address from earlier_law_texts where law = $1 and until > $2 order by until limit 1";
    store.read().await?.maybe(sql, args![law, upto]).await
}
