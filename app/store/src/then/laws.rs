//! The laws that a dossier was tied to by a moment, as the log tells them.

use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use domain::id::{ConsultationId, LawId};
use domain::time::Moment;
use serde_json::Value;

/// Number and title of each, by title.
pub async fn laws(store: &Store, id: ConsultationId, upto: Moment) -> Outcome<Vec<(LawId, String)>> {
    let mut tx = store.read().await?;
    let ties: Vec<(i64, Option<Vec<u8>>)> = tx
        .all(
            "select at, content from events where consultation = $1 and deed = 'law.tied' order by seq desc",
            args![id],
        )
        .await?;
    let laws_of = |content: &Option<Vec<u8>>| -> Outcome<Vec<i64>> {
        let content: Value = content.as_ref().map_or(Ok(Value::Null), |content| serde_json::from_slice(content))?;
        Ok(content["laws"].as_array().into_iter().flatten().filter_map(Value::as_i64).collect())
    };
    let mut then = match ties.iter().find(|(at, _)| *at <= upto.0) {
        Some((_, content)) => laws_of(content)?,
        None => Vec::new(),
    };
    // A law that came of a draft was tied to it without an event of the tie when it was entered, which is its first change.
    let mut named = Vec::new();
    for (_, content) in &ties {
        named.extend(laws_of(content)?);
    }
    let entered: Vec<(i64, i64)> = tx
        .all(
            "select t.law, min(k.at)
             from tied_laws t
             join law_changes k on k.law = t.law
             where t.consultation = $1
             group by t.law",
            args![id],
        )
        .await?;
    then.extend(entered.into_iter().filter(|(law, at)| *at <= upto.0 && !named.contains(law)).map(|(law, _)| law));
    if then.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows: Vec<(i64, String)> =
        tx.all_in("select id, title from laws where id in ({ids})", vec![], &then).await?;
    rows.sort_unstable_by(|one, other| one.1.cmp(&other.1));
    Ok(rows.into_iter().map(|(law, title)| (LawId(law), title)).collect())
}
