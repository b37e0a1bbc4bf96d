//! Counts that are kept as things happen.

use crate::db::{Tx, args};
use crate::error::Outcome;
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
         where consultation = $1 and kind in ('part', 'stance', 'class', 'withheld', 'agency only', 'copies') and n <> 0
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

/// The counts of answers, of all and of each audience, as they came out of the database: a text a kind, in no order. There are thousands, whose names are
/// numbers and codes: to take them out one by one costs more than to find them.
pub(crate) struct Answered(Vec<(String, String)>);

impl Answered {
    /// Each: kind, name, count. What cannot be read back is left out.
    pub fn each(&self) -> impl Iterator<Item = (&str, &str, i64)> {
        self.0.iter().flat_map(|(kind, all)| {
            let one =
                |one| str::rsplit_once(one, '=').and_then(|(name, n)| Some((kind.as_str(), name, n.parse().ok()?)));
            all.split('|').filter_map(one)
        })
    }
}

/// The counts of answers of a consultation.
pub(crate) async fn answers(tx: &mut Tx, consultation: ConsultationId) -> Outcome<Answered> {
    let kinds = tx
        .all(
            "select kind, string_agg(name || '=' || cast(n as text), '|')
             from tallies
             where consultation = $1 and kind in ('answered', 'answer') and n <> 0
             group by kind
             order by kind",
            args![consultation],
        )
        .await?;
    Ok(Answered(kinds))
}
