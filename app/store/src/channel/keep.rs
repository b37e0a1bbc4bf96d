//! What everyone is told of an occasion is entered, or changed.

use super::open;
use crate::Store;
use crate::consultation::{allowed, note};
use crate::db::args;
use crate::error::Outcome;
use domain::act::Act;
use domain::agency::Viewer;
use domain::channel::Facts;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::refusal::Refusal;
use domain::time::Moment;

/// Occasions of one consultation at most.
const MOST: u32 = 500;

/// Enters an occasion; gives its number.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused by the phase or with `EntryCount`.
pub async fn add(store: &Store, by: &Viewer, id: ConsultationId, facts: &Facts, now: Moment) -> Outcome<u32> {
    let (by, facts) = (by.clone(), facts.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, id, Act::EnterChannels, None, now).await?;
                // Sheets are of a survey.
                if !dossier.kind.has_survey() {
                    return Err(crate::Error::NotFound);
                }
                let round = dossier.round.as_ref().map(|round| round.id).ok_or(crate::Error::NotFound)?;
                let (last,): (i64,) =
                    tx.one("select coalesce(max(number), 0) from channels where consultation = $1", args![id]).await?;
                if last >= i64::from(MOST) {
                    return Err(Refusal::EntryCount { least: 0, most: MOST }.into());
                }
                let number = last + 1;
                let kept = serde_json::to_string(&facts)?;
                tx.run(
                    "insert into channels (consultation, number, round, facts, sheets, revision, at, person)
                     values ($1, $2, $3, $4, 0, 0, $5, $6)",
                    args![id, number, round, kept.as_str(), now, by.person],
                )
                .await?;
                let content = serde_json::json!({ "number": number, "facts": facts });
                note(tx, &by, Deed::ChannelKept, id, &number.to_string(), content, now).await?;
                Ok(number as u32)
            })
        })
        .await
}

/// Changes what is told of an occasion, as its page showed it.
///
/// # Errors
/// As [`add`]; refused with `ChangedMeanwhile`; under `way` or `twice` with `SheetsThere`.
pub async fn edit(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    (number, revision): (u32, i64),
    facts: &Facts,
    now: Moment,
) -> Outcome<()> {
    let (by, facts) = (by.clone(), facts.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                let kept = open(tx, &by, id, number, now).await?;
                if kept.revision != revision {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                let (waits,): (i64,) = tx
                    .one(
                        "select count(*) from channel_entries where consultation = $1 and channel = $2",
                        args![id, number],
                    )
                    .await?;
                let there = kept.sheets > 0 || waits > 0;
                for (field, differs) in
                    [("way", kept.facts.way != facts.way), ("twice", kept.facts.twice != facts.twice)]
                {
                    if there && differs {
                        return Err(crate::erratum::of(field, Refusal::SheetsThere));
                    }
                }
                let text = serde_json::to_string(&facts)?;
                tx.run(
                    "update channels set facts = $1, revision = revision + 1 where consultation = $2 and number = $3",
                    args![text.as_str(), id, number],
                )
                .await?;
                let content = serde_json::json!({ "number": number, "facts": facts });
                note(tx, &by, Deed::ChannelKept, id, &number.to_string(), content, now).await
            })
        })
        .await
}
