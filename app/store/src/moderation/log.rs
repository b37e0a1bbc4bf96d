//! The public log of moderation: what was done when and why, never to whom.

use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::id::{CommentId, ConsultationId};
use domain::moderation::{DemandKind, Logged, Reason};
use domain::time::Moment;

/// One line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number of its event, by which pages go.
    pub seq: u64,
    pub at: Moment,
    pub what: Logged,
    pub reason: Option<Reason>,
    /// The demand that it followed, and who made it.
    pub demand: Option<(DemandKind, String)>,
}

/// Writes a line, under the number of the deed's event.
pub(crate) async fn logged(
    tx: &mut Tx,
    (seq, consultation): (u64, ConsultationId),
    what: Logged,
    reason: Option<Reason>,
    demand: Option<(String, String)>,
    now: Moment,
) -> Outcome<()> {
    let (kind, from) = demand.unwrap_or_default();
    tx.run(
        "insert into moderation_log (seq, consultation, at, what, reason, demand, from_whom)
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![seq as i64, consultation, now, what.code(), reason.map_or("", Reason::code), kind, from],
    )
    .await
    .map(|_| ())
}

/// The demand that waits for a decision about a comment, which is being made now.
pub(crate) async fn demanded(tx: &mut Tx, id: CommentId, now: Moment) -> Outcome<Option<(String, String)>> {
    let row: Option<(i64, String, String)> = tx
        .maybe(
            "select id, kind, from_whom from demands where comment = $1 and settled is null order by id desc limit 1",
            args![id],
        )
        .await?;
    let Some((_, kind, from)) = row else { return Ok(None) };
    tx.run("update demands set settled = $2 where comment = $1 and settled is null", args![id, now]).await?;
    Ok(Some((kind, from)))
}

/// A page of it, the newest first, before a number. Whether the consultation is public is for the caller to have asked.
///
/// # Errors
/// Faults.
pub async fn log(store: &Store, of: ConsultationId, before: Option<u64>, limit: u32) -> Outcome<Vec<Entry>> {
    log_until(store, of, before, Moment(i64::MAX), limit).await
}

/// The same of what had been entered by a moment.
///
/// # Errors
/// As [`log`].
pub async fn log_until(
    store: &Store,
    of: ConsultationId,
    before: Option<u64>,
    upto: Moment,
    limit: u32,
) -> Outcome<Vec<Entry>> {
    let rows: Vec<(i64, i64, String, String, String, String)> = store
        .read()
        .await?
        .all(
            "select seq, at, what, reason, demand, from_whom
             from moderation_log
             where consultation = $1 and seq < $2 and at <= $3
             order by seq desc
             limit $4",
            args![of, before.map_or(i64::MAX, |seq| seq as i64), upto, limit],
        )
        .await?;
    let entry = |(seq, at, what, reason, demand, from): (i64, i64, String, String, String, String)| {
        let what = Logged::parse(&what).map_err(|_| Error::fault("a line of the moderation log cannot be read"))?;
        let demand = DemandKind::parse(&demand).ok().map(|kind| (kind, from));
        Ok(Entry { seq: seq as u64, at: Moment(at), what, reason: Reason::parse(&reason).ok(), demand })
    };
    rows.into_iter().map(entry).collect()
}
