//! One choice for several items of the queue.

use crate::Store;
use crate::comment::{Line, line, show, stays, withheld};
use crate::db::Tx;
use crate::error::Outcome;
use domain::act::Act;
use domain::agency::Viewer;
use domain::moderation::{LONGEST_NOTE, MOST_AT_ONCE, Seen, Verdict};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean};
use domain::time::Moment;

/// Settles items of the queue, each as it was read; how many were settled. Those that somebody else settled meanwhile are left as they are;
/// where an author has changed one of them nothing is settled.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `NothingTicked`, `AlreadyDone` where none waits any more, `Rewritten`, `OfficeDecided`, or for its
/// `note`.
pub async fn settle(
    store: &Store,
    by: &Viewer,
    read: &[Seen],
    verdict: Verdict,
    note: &str,
    now: Moment,
) -> Outcome<u32> {
    let mut no = Refusals::default();
    if read.is_empty() || read.len() > MOST_AT_ONCE {
        no.add("", Refusal::NothingTicked);
    }
    let note = no.take("note", clean(note, LONGEST_NOTE, Lines::Many));
    let note = no.none(|| note)?;
    let (by, mut read) = (by.clone(), read.to_vec());
    read.sort_unstable_by_key(|seen| (seen.comment, seen.revision));
    read.dedup_by_key(|seen| seen.comment);
    store
        .write(move |tx| {
            Box::pin(async move {
                let act = match verdict {
                    Verdict::Show => Act::Restore,
                    Verdict::Withhold(_) => Act::Withhold,
                };
                let (mut lines, mut changed) = (Vec::new(), 0);
                for seen in read {
                    let line = line(tx, &by, seen.comment, act).await?;
                    // What waits no more is settled, whatever it says now.
                    if line.queued {
                        changed += u32::from(line.changed_since(seen));
                        lines.push((seen, line));
                    }
                }
                if lines.is_empty() {
                    return Err(Refusal::AlreadyDone.into());
                }
                if changed > 0 {
                    return Err(Refusal::Rewritten { comments: changed }.into());
                }
                let mut settled = 0;
                for (seen, line) in lines {
                    one(tx, &by, seen, &line, verdict, &note, now).await?;
                    settled += 1;
                }
                Ok(settled)
            })
        })
        .await
}

async fn one(
    tx: &mut Tx,
    by: &Viewer,
    seen: Seen,
    line: &Line,
    verdict: Verdict,
    note: &str,
    now: Moment,
) -> Outcome<()> {
    let id = seen.comment;
    match verdict {
        Verdict::Show => show(tx, by, line, id, now).await,
        Verdict::Withhold(reason) if line.stays_withheld() => stays(tx, by, line, id, (reason, note), now).await,
        Verdict::Withhold(reason) => withheld(tx, by, line, id, (reason, note), now).await,
    }
}
