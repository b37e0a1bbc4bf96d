//! Withholding a comment with a reason of the closed list, letting one through that waits, and showing one again. It stays counted and
//! goes to the summary.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, event, moderation, tally};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{AgencyId, CommentId, ConsultationId};
use domain::moderation::{Decision, LONGEST_NOTE, Logged, Reason, Seen};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean};
use domain::time::Moment;

/// What a moderator's deed needs to know of a comment.
#[derive(sqlx::FromRow)]
pub(crate) struct Line {
    pub consultation: i64,
    agency: i64,
    /// Of the text as it stands.
    revision: i64,
    pub withheld: Option<i64>,
    pub withheld_reason: Option<String>,
    pub withdrawn: Option<i64>,
    /// Whether it waits for a moderator.
    pub queued: bool,
    /// Whether the central office let these very words be shown on appeal; of a file alone see [`super::file`].
    pub(super) granted: bool,
}

impl Line {
    /// Whether it is still the text that a decision is about.
    pub fn changed_since(&self, seen: Seen) -> bool {
        self.revision != seen.revision
    }

    /// A decision is about the words that were read, not about what their author put in their place meanwhile.
    pub fn as_read(&self, seen: Seen) -> Outcome<()> {
        match (self.withdrawn, self.changed_since(seen)) {
            (Some(_), _) => Err(Refusal::AlreadyDone.into()),
            (None, true) => Err(Refusal::Rewritten { comments: 1 }.into()),
            (None, false) => Ok(()),
        }
    }

    pub(crate) fn waits(&self) -> bool {
        self.withheld_reason.as_deref() == Some(Reason::Waiting.code())
    }

    /// Withheld for a reason that somebody gave.
    pub fn stays_withheld(&self) -> bool {
        self.withheld_reason.is_some() && !self.waits()
    }

    /// What the central office let be shown, it alone withholds again.
    pub fn open_to(&self, by: &Viewer) -> Outcome<()> {
        match self.granted && !by.may(Act::AnswerAppeal, AgencyId(self.agency)) {
            true => Err(Refusal::OfficeDecided.into()),
            false => Ok(()),
        }
    }
}

/// The comment, for those who may do this to it.
pub(crate) async fn line(tx: &mut Tx, by: &Viewer, id: CommentId, act: Act) -> Outcome<Line> {
    let line: Line = tx
        .maybe(
            "select c.consultation, d.agency, c.revision, c.withheld, c.withheld_reason, c.withdrawn,
               exists (select 1 from moderation_queue q where q.comment = c.id) as queued,
               exists (select 1 from appeals a
                       where a.comment = c.id and a.state = 'granted' and a.what <> 'file' and a.revision = c.revision) as granted
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

pub(super) async fn note(
    tx: &mut Tx,
    by: &Viewer,
    deed: Deed,
    line: &Line,
    id: CommentId,
    content: String,
    now: Moment,
) -> Outcome<u64> {
    let event = event::New {
        at: now,
        actor: by.person,
        deed,
        agency: None,
        consultation: Some(ConsultationId(line.consultation)),
        subject: id.to_string(),
        content: content.into_bytes(),
    };
    event::append(tx, event).await
}

/// Withholds a comment as it was read: a tombstone with the reason stands in its place.
///
/// # Errors
/// `NotFound`, `NotAllowed` for those who may only read it; refused with `AlreadyDone`, `Rewritten`, `OfficeDecided`, or for its `note`.
pub async fn withhold(store: &Store, by: &Viewer, seen: Seen, reason: Reason, text: &str, now: Moment) -> Outcome<()> {
    let mut no = Refusals::default();
    let text = no.take("note", clean(text, LONGEST_NOTE, Lines::Many));
    let text = no.none(|| text)?;
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let line = line(tx, &by, seen.comment, Act::Withhold).await?;
                line.as_read(seen)?;
                withheld(tx, &by, &line, seen.comment, (reason, &text), now).await
            })
        })
        .await
}

/// The same inside another deed: also one that waits, which then has a reason. Who asks has asked [`Line::as_read`].
pub(crate) async fn withheld(
    tx: &mut Tx,
    by: &Viewer,
    line: &Line,
    id: CommentId,
    (reason, text): (Reason, &str),
    now: Moment,
) -> Outcome<()> {
    if line.stays_withheld() || line.withdrawn.is_some() {
        return Err(Refusal::AlreadyDone.into());
    }
    if reason == Reason::Waiting {
        return Err(Refusal::NotAChoice.into());
    }
    line.open_to(by)?;
    let consultation = ConsultationId(line.consultation);
    tx.run(
        "update comments set withheld = $1, withheld_reason = $2, withheld_note = $3 where id = $4",
        args![now, reason.code(), text, id],
    )
    .await?;
    let mut changes = vec![("withheld", reason.code().to_string(), 1)];
    changes.extend(line.waits().then(|| ("withheld", Reason::Waiting.code().to_string(), -1)));
    tally::add(tx, consultation, changes).await?;
    moderation::gone(tx, consultation, id.0).await?;
    let demand = moderation::demanded(tx, id, now).await?;
    let content = serde_json::json!({ "reason": reason.code(), "note": text }).to_string();
    let seq = note(tx, by, Deed::CommentWithheld, line, id, content, now).await?;
    moderation::logged(tx, (seq, consultation), Logged::Withheld, Some(reason), demand, now).await
}

/// It was withheld, its author changed it, and it stays withheld: a decision anew, about other words, which may be appealed anew. An appeal
/// that waits is of this decision from now on.
pub(crate) async fn stays(
    tx: &mut Tx,
    by: &Viewer,
    line: &Line,
    id: CommentId,
    (reason, text): (Reason, &str),
    now: Moment,
) -> Outcome<()> {
    if reason == Reason::Waiting {
        return Err(Refusal::NotAChoice.into());
    }
    line.open_to(by)?;
    let consultation = ConsultationId(line.consultation);
    tx.run(
        "update appeals set about = $2 where comment = $1 and about = $3 and what = 'withheld' and state = 'waiting'",
        args![id, now, line.withheld],
    )
    .await?;
    tx.run(
        "update comments set withheld = $1, withheld_reason = $2, withheld_note = $3 where id = $4",
        args![now, reason.code(), text, id],
    )
    .await?;
    let was = line.withheld_reason.clone().unwrap_or_default();
    tally::add(tx, consultation, vec![("withheld", was, -1), ("withheld", reason.code().into(), 1)]).await?;
    moderation::gone(tx, consultation, id.0).await?;
    let demand = moderation::demanded(tx, id, now).await?;
    let content = serde_json::json!({ "reason": reason.code(), "note": text }).to_string();
    let seq = note(tx, by, Deed::CommentWithheld, line, id, content, now).await?;
    moderation::logged(tx, (seq, consultation), Logged::Stays, Some(reason), demand, now).await
}

/// Shows a comment again as it was: one that was withheld, that waits, or that words were taken out of.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `AlreadyDone`, or `Rewritten` where its author changed it since it was read.
pub async fn restore(store: &Store, by: &Viewer, seen: Seen, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let id = seen.comment;
                let line = line(tx, &by, id, Act::Restore).await?;
                line.as_read(seen)?;
                if line.withheld_reason.is_some() {
                    return show(tx, &by, &line, id, now).await;
                }
                if !unsealed(tx, &by, &line, id, None, now).await? {
                    return Err(Refusal::AlreadyDone.into());
                }
                Ok(())
            })
        })
        .await
}

/// Words that were taken out stand where they stood: those of one time, or all. Whether there was anything to put back; what waits to be
/// read goes on waiting.
pub(crate) async fn unsealed(
    tx: &mut Tx,
    by: &Viewer,
    line: &Line,
    id: CommentId,
    taken: Option<Moment>,
    now: Moment,
) -> Outcome<bool> {
    let consultation = ConsultationId(line.consultation);
    if !moderation::unsealed(tx, consultation, id, taken).await? {
        return Ok(false);
    }
    if taken.is_none() {
        moot(tx, id, Decision::Redacted).await?;
    }
    let seq = note(tx, by, Deed::CommentRestored, line, id, "{}".into(), now).await?;
    moderation::logged(tx, (seq, consultation), Logged::Restored, None, None, now).await?;
    Ok(true)
}

/// Everyone may read it: what waits is let through, what is withheld shown again, what was only pointed at left as it is.
pub(crate) async fn show(tx: &mut Tx, by: &Viewer, line: &Line, id: CommentId, now: Moment) -> Outcome<()> {
    if line.withdrawn.is_some() {
        return Err(Refusal::AlreadyDone.into());
    }
    let consultation = ConsultationId(line.consultation);
    moderation::gone(tx, consultation, id.0).await?;
    let demand = moderation::demanded(tx, id, now).await?;
    let (deed, what) = match (&line.withheld_reason, line.waits()) {
        (Some(_), true) => (Deed::CommentPassed, Logged::Passed),
        (Some(_), false) => (Deed::CommentRestored, Logged::Restored),
        (None, _) => (Deed::CommentKept, Logged::Kept),
    };
    if let Some(reason) = line.withheld_reason.clone() {
        tx.run(
            "update comments set withheld = null, withheld_reason = null, withheld_note = null where id = $1",
            args![id],
        )
        .await?;
        tally::add(tx, consultation, vec![("withheld", reason, -1)]).await?;
        moot(tx, id, Decision::Withheld).await?;
    }
    let seq = note(tx, by, deed, line, id, "{}".into(), now).await?;
    moderation::logged(tx, (seq, consultation), what, None, demand, now).await
}

/// What its author asked to be looked at again is as they wanted it.
async fn moot(tx: &mut Tx, id: CommentId, what: Decision) -> Outcome<()> {
    tx.run(
        "update appeals set state = 'moot' where comment = $1 and what = $2 and state = 'waiting'",
        args![id, what.code()],
    )
    .await?;
    Ok(())
}
