//! Counts that are kept as things happen.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::id::ConsultationId;

/// A count to change: what is counted, of what, by how much.
pub(crate) type Change = (&'static str, String, i64);

/// Adds to several counts of one consultation; deeds that share a commit write them together.
pub(crate) async fn add(tx: &mut Tx, consultation: ConsultationId, changes: Vec<Change>) -> Outcome<()> {
    for (kind, name, n) in changes {
        tx.add_to_count((consultation.0, kind, name), n);
    }
    Ok(())
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

/// The counts of answers, of all and of each audience: kind, name, count. There are thousands, whose names are numbers and codes: to take them out
/// of the database one by one costs more than to find them, so that they come as one text a kind, in no order.
pub(crate) async fn answers(tx: &mut Tx, consultation: ConsultationId) -> Outcome<Vec<(String, String, i64)>> {
    let kinds: Vec<(String, String)> = tx
        .all(
            "select kind, string_agg(name || '=' || cast(n as text), '|')
             from tallies
             where consultation = $1 and kind in ('answered', 'answer') and n <> 0
             group by kind
             order by kind",
            args![consultation],
        )
        .await?;
    let mut counts: Vec<(String, String, i64)> = Vec::new();
    for (kind, all) in kinds {
        for one in all.split('|') {
            let (name, n) = one.rsplit_once('=').ok_or_else(|| Error::fault("a count cannot be read back"))?;
            let n = n.parse().map_err(|_| Error::fault("a count cannot be read back"))?;
            counts.push((kind.clone(), name.to_string(), n));
        }
    }
    Ok(counts)
}
