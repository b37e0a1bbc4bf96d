//! Counts that are kept as things happen. One statement adds to several of them.

use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::id::ConsultationId;
use std::collections::BTreeMap;

/// A count to change: what is counted, of what, by how much.
pub(crate) type Change = (&'static str, String, i64);

/// Adds to several counts of one consultation, all in one statement.
pub(crate) async fn add(tx: &mut Tx, consultation: ConsultationId, changes: Vec<Change>) -> Outcome<()> {
    let mut summed: BTreeMap<(&'static str, String), i64> = BTreeMap::new();
    for (kind, name, n) in changes {
        *summed.entry((kind, name)).or_default() += n;
    }
    let rows = summed.into_iter().map(|((kind, name), n)| args![consultation, kind, name, n]).collect();
    tx.upsert(
        "insert into tallies as old (consultation, kind, name, n)",
        rows,
        "on conflict (consultation, kind, name) do update set n = old.n + excluded.n",
    )
    .await
}

/// The counts that a page shows: kind, name, count. Those of every part by stance, which are many, are left to
/// [`all`].
pub(crate) async fn some(tx: &mut Tx, consultation: ConsultationId) -> Outcome<Vec<(String, String, i64)>> {
    tx.all(
        "select kind, name, n
         from tallies
         where consultation = $1 and kind in ('part', 'stance', 'class', 'withheld', 'agency only') and n <> 0
         order by kind, name",
        args![consultation],
    )
    .await
}

/// The counts of one kind: name, count.
pub(crate) async fn of_kind(
    tx: &mut Tx,
    consultation: ConsultationId,
    kind: &'static str,
) -> Outcome<Vec<(String, i64)>> {
    tx.all("select name, n from tallies where consultation = $1 and kind = $2", args![consultation, kind]).await
}

/// Every count of one consultation: kind, name, count.
pub(crate) async fn all(tx: &mut Tx, consultation: ConsultationId) -> Outcome<Vec<(String, String, i64)>> {
    tx.all(
        "select kind, name, n from tallies where consultation = $1 and n <> 0 order by kind, name",
        args![consultation],
    )
    .await
}

/// The counts of answers, of all and of each audience: kind, name, count.
pub(crate) async fn answers(tx: &mut Tx, consultation: ConsultationId) -> Outcome<Vec<(String, String, i64)>> {
    tx.all(
        "select kind, name, n
         from tallies
         where consultation = $1 and kind in ('answered', 'answer') and n <> 0
         order by kind, name",
        args![consultation],
    )
    .await
}
