//! What a filter takes, before a deed takes it: exactly how many comments, and some of them evenly spread over all.

use super::page::{conditions, in_order};
use crate::Store;
use crate::comment::may_read;
use crate::db::{Tx, Value, args};
use crate::error::Outcome;
use domain::agency::Viewer;
use domain::comment::Held;
use domain::id::ConsultationId;
use domain::ledger::{Filter, Place};

/// What a filter takes.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// Every comment that matches.
    pub matching: u64,
    /// Some of them, the last first.
    pub comments: Vec<Held>,
}

/// About `want` of the comments that match, evenly spread; another `turn` gives others. What waits without being narrowed further is
/// looked up by its index; else everything that matches is walked once, as the deed would.
///
/// # Errors
/// `NotFound`, `NotAllowed` for those who may not read every comment.
pub async fn sample(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    filter: &Filter,
    want: u32,
    turn: u64,
) -> Outcome<Sample> {
    let mut tx = store.read().await?;
    may_read(&mut tx, by, consultation).await?;
    let plain = Filter { place: Some(Place::Waiting), ..Filter::default() };
    let (matching, ids) = match *filter == plain {
        true => waiting(&mut tx, consultation, want, turn).await?,
        false => matching(&mut tx, consultation, filter, want, turn).await?,
    };
    Ok(Sample { matching, comments: in_order(&mut tx, ids).await? })
}

async fn waiting(tx: &mut Tx, consultation: ConsultationId, want: u32, turn: u64) -> Outcome<(u64, Vec<i64>)> {
    let n = super::coverage_in(tx, consultation).await?.waiting;
    if n <= u64::from(want) {
        let all = "select comment from ledger where consultation = $1 and state = 'waiting'";
        let ids: Vec<(i64,)> = tx.all(all, args![consultation]).await?;
        return Ok((n, ids.into_iter().map(|(id,)| id).collect()));
    }
    const BOUNDS: &str = "select
        coalesce((select min(comment) from ledger where consultation = $1 and state = 'waiting'), 0),
        coalesce((select max(comment) from ledger where consultation = $1 and state = 'waiting'), 0)";
    let (first, last): (i64, i64) = tx.one(BOUNDS, args![consultation]).await?;
    let (want, span) = (u64::from(want.max(1)), (last - first + 1).max(1) as u64);
    // Within each of the stretches another place at each turn.
    let shift = |stretch: u64| turn.wrapping_mul(0x9e37_79b9).wrapping_add(stretch * 7919) % (span / want).max(1);
    let places: Vec<Vec<Value>> =
        (0..want).map(|stretch| args![first + (stretch * span / want + shift(stretch)) as i64, consultation]).collect();
    let found: Vec<(Option<i64>,)> = tx
        .all_rows(
            "select (select min(l.comment) from ledger l
                     where l.consultation = v.column2 and l.state = 'waiting' and l.comment >= v.column1) as comment
             from (values {rows}) v",
            places,
        )
        .await?;
    let mut ids: Vec<i64> = found.into_iter().filter_map(|(id,)| id).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok((n, ids))
}

async fn matching(
    tx: &mut Tx,
    consultation: ConsultationId,
    filter: &Filter,
    want: u32,
    turn: u64,
) -> Outcome<(u64, Vec<i64>)> {
    let conditions = conditions(filter);
    // The comments themselves are wide: where nothing is asked of them, they are left alone.
    let wide = conditions.iter().any(|(condition, _)| condition.contains("c."));
    const WIDE: &str = "select w.comment, w.many from (
         select l.comment, row_number() over (order by l.comment) as n, count(*) over () as many
         from ledger l
         join comments c on c.id = l.comment
         where l.consultation = $1{where}) w
       where ((w.n + $3) * $2) / w.many <> ((w.n + $3 - 1) * $2) / w.many or w.many <= $2";
    const NARROW: &str = "select w.comment, w.many from (
         select l.comment, row_number() over (order by l.comment) as n, count(*) over () as many
         from ledger l
         where l.consultation = $1{where}) w
       where ((w.n + $3) * $2) / w.many <> ((w.n + $3 - 1) * $2) / w.many or w.many <= $2";
    let sql = if wide { WIDE } else { NARROW };
    let turn = (turn % 1_000_000) as i64;
    let rows: Vec<(i64, i64)> = tx.all_where(sql, args![consultation, i64::from(want), turn], &conditions).await?;
    let n = rows.first().map_or(0, |(_, many)| *many as u64);
    Ok((n, rows.into_iter().map(|(id, _)| id).collect()))
}
