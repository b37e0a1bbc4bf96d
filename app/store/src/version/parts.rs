//! Whether a version has the parts that something names.

use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::cited::Parts;
use domain::id::VersionId;
use domain::key_point;
use domain::refusal::{Refusal, Refusals};
use std::collections::HashSet;

/// Whether a version has a piece of a kind: a memorandum, a schedule.
pub async fn has_kind(store: &Store, version: VersionId, kind: &str) -> Outcome<bool> {
    has_kind_in(&mut store.read().await?, version, kind).await
}

pub(crate) async fn has_kind_in(tx: &mut Tx, version: VersionId, kind: &str) -> Outcome<bool> {
    let sql = "select count(*) from provisions where version = $1 and kind = $2";
    let (found,): (i64,) = tx.one(sql, args![version, kind]).await?;
    Ok(found > 0)
}

/// What of a version can be named by those who write about it.
pub async fn citable(store: &Store, version: VersionId) -> Outcome<Parts> {
    let mut tx = store.read().await?;
    let pieces = tx.all("select anchor, label from provisions where version = $1 order by place", args![version]);
    let pieces: Vec<(String, String)> = pieces.await?;
    let inside: Vec<(String,)> =
        tx.all("select anchor from provision_parts where version = $1", args![version]).await?;
    Ok(Parts { pieces, inside: inside.into_iter().map(|(anchor,)| anchor).collect() })
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
        if let Some(wrong) = point.provisions.iter().find(|anchor| !anchors.contains(*anchor)) {
            no.add(format!("k{}.provisions", place + 1), Refusal::NotInDraft { cited: wrong.clone() });
        }
    }
    no.none(|| Some(()))?;
    Ok(())
}
