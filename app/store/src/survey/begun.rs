//! Answer sheets that a guest without scripts has begun page by page and not sent: kept as far as they were answered, found again by the key that the same
//! browser holds, gone when they are sent or thrown away. No event tells of them. The key alone opens one, and only in the round it was begun in.

use crate::comment::ground;
use crate::db::{Tx, args};
use crate::error::Outcome;
use crate::{Store, random};
use domain::act::Act;
use domain::comment::Identity;
use domain::id::ConsultationId;
use domain::time::Moment;
use domain::unsent::{BEGUN, BEGUN_DAYS, Fields, Unsent};

/// Since when somebody must have gone on with one that is there still.
fn since(now: Moment) -> Moment {
    now.plus_days(-BEGUN_DAYS)
}

/// Keeps a sheet in the place of the one that a key opens. Where there is none it is begun under a new key, so that nobody who was at this browser before
/// knows it. Gives the key.
///
/// # Errors
/// `NotFound` for what is not public; refused by the phase, and where the round hears no guests.
pub async fn keep(
    store: &Store,
    id: ConsultationId,
    held: Option<&str>,
    fields: Fields,
    now: Moment,
) -> Outcome<String> {
    let (held, key) = (held.map(str::to_string), store.key.clone());
    let new: String = random::<32>()?.iter().map(|byte| format!("{byte:02x}")).collect();
    let fields = serde_json::to_string(&fields)?;
    store
        .write(move |tx| {
            Box::pin(async move {
                let stood = ground(tx, id, Act::AnswerSurvey, now).await?;
                if let Some(refusal) = stood.admission.refuses(Identity::Guest) {
                    return Err(refusal.into());
                }
                if let Some(held) = held {
                    let sql = "update begun_sheets set kept = $1, fields = $2 where who = $3 and kept >= $4";
                    let args = args![now, &fields, key.begun(stood.round, &held), since(now)];
                    if tx.run(sql, args).await? > 0 {
                        return Ok(held);
                    }
                }
                tx.run(
                    "insert into begun_sheets (who, consultation, round, kept, fields) values ($1, $2, $3, $4, $5)",
                    args![key.begun(stood.round, &new), id, stood.round, now, fields],
                )
                .await?;
                Ok(new)
            })
        })
        .await
}

/// The sheet that a key opens in a consultation's present round.
///
/// # Errors
/// Faults.
pub async fn find(store: &Store, id: ConsultationId, held: &str, now: Moment) -> Outcome<Option<Unsent>> {
    let mut tx = store.read().await?;
    let Some(round) = round(&mut tx, id).await? else { return Ok(None) };
    let sql = "select kept, fields from begun_sheets where who = $1 and kept >= $2";
    let row: Option<(i64, String)> = tx.maybe(sql, args![store.key.begun(round, held), since(now)]).await?;
    let Some((kept, fields)) = row else { return Ok(None) };
    let fields = serde_json::from_str(&fields)?;
    Ok(Some(Unsent { consultation: id, draft: BEGUN.into(), kept: Moment(kept), fields }))
}

/// It was sent, or is thrown away. What is not there is no error.
///
/// # Errors
/// Faults.
pub async fn discard(store: &Store, id: ConsultationId, held: &str) -> Outcome<()> {
    let (held, key) = (held.to_string(), store.key.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                let Some(round) = round(tx, id).await? else { return Ok(()) };
                tx.run("delete from begun_sheets where who = $1", args![key.begun(round, &held)]).await.map(drop)
            })
        })
        .await
}

async fn round(tx: &mut Tx, id: ConsultationId) -> Outcome<Option<i64>> {
    let row: Option<(Option<i64>,)> = tx.maybe("select round from consultations where id = $1", args![id]).await?;
    Ok(row.and_then(|(round,)| round))
}

/// Takes out those with which nobody has gone on for long, and those of a round that is not open any more.
pub(crate) async fn tidy(tx: &mut Tx, now: Moment) -> Outcome<()> {
    tx.run(
        "delete from begun_sheets
         where kept < $1
           or not exists (
             select 1 from consultations c
             where c.id = begun_sheets.consultation and c.round = begun_sheets.round and c.closes >= $2 and c.cancelled is null)",
        args![since(now), now],
    )
    .await
    .map(drop)
}
