//! Whether a version has the parts that something names.

use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::id::VersionId;
use domain::key_point;
use domain::refusal::{Refusal, Refusals};
use std::collections::HashSet;

/// Whether the version has such a piece, paragraph or item.
pub async fn has_part(tx: &mut Tx, version: VersionId, anchor: &str) -> Outcome<bool> {
    let (found,): (i64,) = tx
        .one(
            "select
               (select count(*) from provisions where version = $1 and anchor = $2)
               + (select count(*) from provision_parts where version = $1 and anchor = $2)",
            args![version, anchor],
        )
        .await?;
    Ok(found > 0)
}

/// Refuses key points that name a part the version does not have, each under `k2.provisions`.
pub(crate) async fn known_parts(tx: &mut Tx, version: VersionId, points: &[key_point::New]) -> Outcome<()> {
    if points.iter().all(|point| point.provisions.is_empty()) {
        return Ok(());
    }
    let anchors: Vec<(String,)> = tx
        .all(
            "select anchor from provisions where version = $1
             union all
             select anchor from provision_parts where version = $1",
            args![version],
        )
        .await?;
    let anchors: HashSet<String> = anchors.into_iter().map(|(anchor,)| anchor).collect();
    let mut no = Refusals::default();
    for (place, point) in points.iter().enumerate() {
        if !point.provisions.iter().all(|anchor| anchors.contains(anchor)) {
            no.add(format!("k{}.provisions", place + 1), Refusal::NoSuchPart);
        }
    }
    no.none(|| Some(()))?;
    Ok(())
}
