//! Taking words out of a comment. What it said is sealed; whoever reads it gives a reason, which stays for the desk and for the author.

use super::logged;
use crate::comment::{erase_events, line, redact_replies};
use crate::db::{Tx, args};
use crate::error::Outcome;
use crate::{Store, event, hints};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{CommentId, ConsultationId};
use domain::moderation::{Logged, Reason, explained, redacted};
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;

#[derive(sqlx::FromRow)]
struct Text {
    reason: String,
    wording: String,
    event: i64,
    revision: i64,
}

async fn text(tx: &mut Tx, id: CommentId) -> Outcome<Text> {
    tx.one("select reason, wording, event, revision from comments where id = $1", args![id]).await
}

/// Takes words out wherever they stand in a comment, also in what it said before; the rest stays as it is, with its place on the desk.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `AlreadyDone` for one that was withdrawn, `OfficeDecided`, or of `words` with `Missing` or
/// `NotInComment`.
pub async fn redact(
    store: &Store,
    by: &Viewer,
    id: CommentId,
    (words, reason): (&str, Reason),
    now: Moment,
) -> Outcome<()> {
    let (by, words) = (by.clone(), words.replace("\r\n", "\n").trim().to_string());
    store
        .write(move |tx| {
            Box::pin(async move {
                let line = line(tx, &by, id, Act::Redact).await?;
                if line.withdrawn.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                line.open_to(&by)?;
                let mut no = Refusals::default();
                let text = text(tx, id).await?;
                let [say, wording] = [&text.reason, &text.wording].map(|text| redacted(text, &words));
                if words.is_empty() {
                    no.add("words", Refusal::Missing);
                } else if say.is_none() && wording.is_none() {
                    no.add("words", Refusal::NotInComment);
                }
                no.none(|| Some(()))?;
                let consultation = ConsultationId(line.consultation);
                // While the text is there: what was kept of it under its words is found by them.
                hints::gone(tx, consultation, id).await?;
                let revision = text.revision + 1;
                // Words taken out later join those that were before: the seal holds what its author wrote.
                tx.run(
                    "insert into sealed (comment, at, person, reason, reason_text, wording_text, revision)
                     values ($1, $2, $3, $4, $5, $6, $7)
                     on conflict (comment) do update set at = $2, person = $3, reason = $4, revision = $7,
                       reason_text = case when sealed.revision = $8 then sealed.reason_text else $5 end,
                       wording_text = case when sealed.revision = $8 then sealed.wording_text else $6 end",
                    args![id, now, by.person, reason.code(), &text.reason, &text.wording, revision, text.revision],
                )
                .await?;
                let (say, wording) = (say.unwrap_or(text.reason), wording.unwrap_or(text.wording));
                tx.script(
                    "update comments set reason = $2, wording = $3, revision = $4 where id = $1;
                     update ledger set text = null, copies = null, theme = null, proposed = null, likely = null where comment = $1;
                     update comment_editions set reason = '', wording = '', left_out = $6
                     where comment = $1 and (replace(reason, $5, '') <> reason or replace(wording, $5, '') <> wording)",
                    args![id, say, wording, revision, &words, true],
                )
                .await?;
                tx.run("update codings set quote = '' where comment = $1 and replace(quote, $2, '') <> quote", args![id, &words]).await?;
                tx.run("update coding_dropped set quote = '' where comment = $1", args![id]).await?;
                erase_events(tx, consultation, id.0, text.event).await?;
                redact_replies(tx, id.0, &words).await?;
                // What waits is still to be let through.
                if !line.waits() {
                    super::gone(tx, consultation, id.0).await?;
                }
                let demand = super::demanded(tx, id, now).await?;
                let content = serde_json::json!({ "reason": reason.code() });
                let seq = note(tx, &by, Deed::CommentRedacted, (consultation, id), content, now).await?;
                logged(tx, (seq, consultation), Logged::Redacted, Some(reason), demand, now).await
            })
        })
        .await
}

async fn note(
    tx: &mut Tx,
    by: &Viewer,
    deed: Deed,
    (consultation, id): (ConsultationId, CommentId),
    content: serde_json::Value,
    now: Moment,
) -> Outcome<u64> {
    let event = event::New {
        at: now,
        actor: by.person,
        deed,
        agency: None,
        consultation: Some(consultation),
        subject: id.to_string(),
        content: content.to_string().into_bytes(),
    };
    event::append(tx, event).await
}

/// Puts the sealed words back, where the author has changed nothing since; whether there were any.
pub(crate) async fn unsealed(tx: &mut Tx, consultation: ConsultationId, id: CommentId) -> Outcome<bool> {
    let row: Option<(String, String, i64)> = tx
        .maybe(
            "select s.reason_text, s.wording_text, s.revision
             from sealed s join comments c on c.id = s.comment
             where s.comment = $1 and s.revision = c.revision",
            args![id],
        )
        .await?;
    let Some((reason, wording, revision)) = row else { return Ok(false) };
    hints::gone(tx, consultation, id).await?;
    tx.script(
        "update comments set reason = $2, wording = $3, revision = $4 where id = $1;
         update ledger set text = null, copies = null, theme = null, proposed = null, likely = null where comment = $1;
         delete from sealed where comment = $1",
        args![id, reason, wording, revision + 1],
    )
    .await?;
    Ok(true)
}

/// Reads what a comment said before words were taken out; the reason stays where desk and author see it.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refusals of `why`.
pub async fn open(store: &Store, by: &Viewer, id: CommentId, why: &str, now: Moment) -> Outcome<()> {
    let by = by.clone();
    let mut no = Refusals::default();
    let why = no.take("why", explained(why));
    store
        .write(move |tx| {
            Box::pin(async move {
                let line = line(tx, &by, id, Act::OpenSeal).await?;
                let sealed: Option<(i64,)> = tx.maybe("select at from sealed where comment = $1", args![id]).await?;
                if sealed.is_none() {
                    return Err(Refusal::AlreadyDone.into());
                }
                let why = no.none(|| why)?;
                tx.run(
                    "insert into seal_openings (comment, at, person, why) values ($1, $2, $3, $4)
                     on conflict (comment, at, person) do nothing",
                    args![id, now, by.person, &why],
                )
                .await?;
                let consultation = ConsultationId(line.consultation);
                let content = serde_json::json!({ "why": why });
                note(tx, &by, Deed::SealOpened, (consultation, id), content, now).await.map(|_| ())
            })
        })
        .await
}

/// A comment is taken back: what moderation kept of its words goes too.
pub(crate) async fn erased(tx: &mut Tx, id: i64) -> Outcome<()> {
    tx.script(
        "delete from sealed where comment = $1;
         delete from comment_reports where comment = $1;
         delete from seal_openings where comment = $1;
         update appeals set words = '', answer = '', state = case when state = 'waiting' then 'moot' else state end where comment = $1",
        args![id],
    )
    .await
}
