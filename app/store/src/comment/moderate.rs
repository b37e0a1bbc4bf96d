//! Withholding a comment with a reason of the closed list, and restoring it. It stays counted and goes to the summary.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, event, tally};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{AgencyId, CommentId, ConsultationId};
use domain::moderation::Reason;
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean};
use domain::time::Moment;

const LONGEST_NOTE: u32 = 2_000;

#[derive(sqlx::FromRow)]
struct Line {
    consultation: i64,
    agency: i64,
    withheld_reason: Option<String>,
    withdrawn: Option<i64>,
}

async fn line(tx: &mut Tx, by: &Viewer, id: CommentId, act: Act) -> Outcome<Line> {
    let line: Line = tx
        .maybe(
            "select c.consultation, d.agency, c.withheld_reason, c.withdrawn
             from comments c
             join consultations d on d.id = c.consultation
             where c.id = $1",
            args![id],
        )
        .await?
        .ok_or(Error::NotFound)?;
    if !by.may(act, AgencyId(line.agency)) {
        // Those who may not read it are not told that it exists.
        super::read::may_read(tx, by, ConsultationId(line.consultation)).await.map_err(Error::hidden)?;
        return Err(Error::NotAllowed);
    }
    Ok(line)
}

async fn note(
    tx: &mut Tx,
    by: &Viewer,
    deed: Deed,
    line: &Line,
    id: CommentId,
    content: String,
    now: Moment,
) -> Outcome<()> {
    let event = event::New {
        at: now,
        actor: by.person,
        deed,
        agency: None,
        consultation: Some(ConsultationId(line.consultation)),
        subject: id.to_string(),
        content: content.into_bytes(),
    };
    event::append(tx, event).await.map(|_| ())
}

/// Withholds a comment: a tombstone with the reason stands in its place.
///
/// # Errors
/// `NotFound`, `NotAllowed` for those who may only read it; refused with `AlreadyDone`, or for its `note`.
pub async fn withhold(
    store: &Store,
    by: &Viewer,
    id: CommentId,
    reason: Reason,
    text: &str,
    now: Moment,
) -> Outcome<()> {
    let mut no = Refusals::default();
    let text = no.take("note", clean(text, LONGEST_NOTE, Lines::Many));
    let text = no.none(|| text)?;
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let line = line(tx, &by, id, Act::Withhold).await?;
                if line.withheld_reason.is_some() || line.withdrawn.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                tx.run(
                    "update comments set withheld = $1, withheld_reason = $2, withheld_note = $3 where id = $4",
                    args![now, reason.code(), text.as_str(), id],
                )
                .await?;
                let changes = vec![("withheld", reason.code().to_string(), 1)];
                tally::add(tx, ConsultationId(line.consultation), changes).await?;
                let content = serde_json::json!({ "reason": reason.code(), "note": text }).to_string();
                note(tx, &by, Deed::CommentWithheld, &line, id, content, now).await
            })
        })
        .await
}

/// Shows a withheld comment again.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `AlreadyDone`.
pub async fn restore(store: &Store, by: &Viewer, id: CommentId, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let line = line(tx, &by, id, Act::Restore).await?;
                let Some(reason) = line.withheld_reason.clone() else { return Err(Refusal::AlreadyDone.into()) };
                tx.run(
                    "update comments set withheld = null, withheld_reason = null, withheld_note = null where id = $1",
                    args![id],
                )
                .await?;
                tally::add(tx, ConsultationId(line.consultation), vec![("withheld", reason, -1)]).await?;
                note(tx, &by, Deed::CommentRestored, &line, id, "{}".into(), now).await
            })
        })
        .await
}
