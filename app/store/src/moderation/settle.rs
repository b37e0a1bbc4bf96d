//! One choice for several items of the queue.

use crate::Store;
use crate::comment::{line, show, withheld};
use crate::db::Tx;
use crate::error::Outcome;
use domain::act::Act;
use domain::agency::Viewer;
use domain::id::{CommentId, ConsultationId};
use domain::moderation::{LONGEST_NOTE, MOST_AT_ONCE, Verdict};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean};
use domain::time::Moment;

/// Settles items of the queue; how many were settled. Those that somebody else settled meanwhile are left as they are.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `NothingTicked`, `AlreadyDone` where none waits any more, `OfficeDecided`, or for its `note`.
pub async fn settle(
    store: &Store,
    by: &Viewer,
    ids: &[CommentId],
    verdict: Verdict,
    note: &str,
    now: Moment,
) -> Outcome<u32> {
    let mut no = Refusals::default();
    if ids.is_empty() || ids.len() > MOST_AT_ONCE {
        no.add("", Refusal::NothingTicked);
    }
    let note = no.take("note", clean(note, LONGEST_NOTE, Lines::Many));
    let note = no.none(|| note)?;
    let (by, ids) = (by.clone(), ids.to_vec());
    store
        .write(move |tx| {
            Box::pin(async move {
                let mut settled = 0;
                for id in ids {
                    settled += u32::from(one(tx, &by, id, verdict, &note, now).await?);
                }
                if settled == 0 { Err(Refusal::AlreadyDone.into()) } else { Ok(settled) }
            })
        })
        .await
}

async fn one(tx: &mut Tx, by: &Viewer, id: CommentId, verdict: Verdict, note: &str, now: Moment) -> Outcome<bool> {
    let line = match verdict {
        Verdict::Show => line(tx, by, id, Act::Restore).await?,
        Verdict::Withhold(_) => line(tx, by, id, Act::Withhold).await?,
    };
    let consultation = ConsultationId(line.consultation);
    if !line.queued {
        return Ok(false);
    }
    match verdict {
        Verdict::Show => show(tx, by, &line, id, now).await?,
        // It stays withheld, its author's change looked at.
        Verdict::Withhold(_) if line.stays_withheld() => {
            super::gone(tx, consultation, id.0).await?;
            super::demanded(tx, id, now).await?;
        }
        Verdict::Withhold(reason) => withheld(tx, by, &line, id, (reason, note), now).await?,
    }
    Ok(true)
}
