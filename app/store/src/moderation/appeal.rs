//! Appeals: the author of a comment that was withheld, or that words were taken out of, asks the central office to look again. Never the
//! agency that drafted: its moderators see that there is one, and answer none.

use super::logged;
use crate::comment::{line, restored, same};
use crate::db::args;
use crate::error::{Error, Outcome};
use crate::{Store, event};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{AgencyId, CommentId, ConsultationId};
use domain::moderation::{Answer, Appeal, Logged, Reason, explained};
use domain::receipt::{Number, Secret};
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;

/// Asks for a decision to be looked at again: once for each, with the receipt's secret, also after the hearing.
///
/// # Errors
/// Refusals of `appeal`; refused with `NoSuchReceipt`, `AlreadyDone` where nothing was decided, or `AppealedAlready`.
pub async fn appeal(store: &Store, number: Number, secret: Secret, words: &str, now: Moment) -> Outcome<()> {
    let mut no = Refusals::default();
    let words = no.take("appeal", explained(words));
    let words = no.none(|| words)?;
    store
        .write(move |tx| {
            Box::pin(async move {
                #[derive(sqlx::FromRow)]
                struct Row {
                    id: i64,
                    consultation: i64,
                    about: Option<i64>,
                    withheld_reason: Option<String>,
                    secret_hash: Vec<u8>,
                }
                let row: Row = tx
                    .maybe(
                        "select c.id, c.consultation, coalesce(c.withheld, s.at) as about, c.withheld_reason, r.secret_hash
                         from receipts r
                         join comments c on c.id = r.comment
                         left join sealed s on s.comment = c.id
                         where r.number = $1 and c.withdrawn is null",
                        args![i64::from(number.0)],
                    )
                    .await?
                    .filter(|row: &Row| same(&row.secret_hash, secret))
                    .ok_or(Refusal::NoSuchReceipt)?;
                let waits = row.withheld_reason.as_deref() == Some(Reason::Waiting.code());
                let about = row.about.filter(|_| !waits).ok_or(Refusal::AlreadyDone)?;
                let new = tx
                    .run(
                        "insert into appeals (id, comment, consultation, about, at, words, state, answer)
                         select (select coalesce(max(id), 0) + 1 from appeals), $1, $2, $3, $4, $5, 'waiting', ''
                         where not exists (select 1 from appeals where comment = $1 and about = $3)",
                        args![row.id, row.consultation, about, now, &words],
                    )
                    .await?;
                if new == 0 {
                    return Err(Refusal::AppealedAlready.into());
                }
                let event = event::New {
                    at: now,
                    actor: None,
                    deed: Deed::AppealMade,
                    agency: None,
                    consultation: Some(ConsultationId(row.consultation)),
                    subject: row.id.to_string(),
                    // The words stand in their table alone, from which they go with the comment.
                    content: b"{}".to_vec(),
                };
                event::append(tx, event).await.map(|_| ())
            })
        })
        .await
}

/// An appeal that waits for the central office.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub id: i64,
    pub comment: CommentId,
    pub at: Moment,
    pub words: String,
    pub name: String,
    pub reason: Option<Reason>,
}

/// Those that wait, the oldest first, after one.
///
/// # Errors
/// `NotAllowed` for all but the central office.
pub async fn waiting(store: &Store, by: &Viewer, after: i64, limit: u32) -> Outcome<Vec<Waiting>> {
    if !by.may(Act::AnswerAppeal, AgencyId(i64::MAX)) {
        return Err(Error::NotAllowed);
    }
    type Row = (i64, i64, i64, String, String, Option<String>);
    let rows: Vec<Row> = store
        .read()
        .await?
        .all(
            "select a.id, a.comment, a.at, a.words, case when d.short_name = '' then d.title else d.short_name end,
               coalesce(c.withheld_reason, s.reason)
             from appeals a
             join comments c on c.id = a.comment
             join consultations d on d.id = a.consultation
             left join sealed s on s.comment = a.comment
             where a.state = 'waiting' and a.id > $1 order by a.id limit $2",
            args![after, limit],
        )
        .await?;
    let row = |(id, comment, at, words, name, reason): Row| Waiting {
        id,
        comment: CommentId(comment),
        at: Moment(at),
        words,
        name,
        reason: reason.and_then(|code| Reason::parse(&code).ok()),
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Answers an appeal. Granted, the comment is shown as it was, and only the central office withholds it again.
///
/// # Errors
/// `NotFound`, `NotAllowed` for all but the central office; refusals of `answer`; refused with `AlreadyDone` where none waits.
pub async fn answer(
    store: &Store,
    by: &Viewer,
    id: CommentId,
    (granted, words): (bool, &str),
    now: Moment,
) -> Outcome<()> {
    let by = by.clone();
    let mut no = Refusals::default();
    let words = no.take("answer", explained(words));
    store
        .write(move |tx| {
            Box::pin(async move {
                let line = line(tx, &by, id, Act::AnswerAppeal).await?;
                let words = no.none(|| words)?;
                let state = if granted { "granted" } else { "upheld" };
                let found = tx
                    .run(
                        "update appeals set state = $2, answered = $3, answered_by = $4, answer = $5
                         where comment = $1 and state = 'waiting'",
                        args![id, state, now, by.person, &words],
                    )
                    .await?;
                if found == 0 {
                    return Err(Refusal::AlreadyDone.into());
                }
                let consultation = ConsultationId(line.consultation);
                let reason = line.withheld_reason.as_deref().and_then(|code| Reason::parse(code).ok());
                // Where its author has changed it since there is nothing to put back.
                if granted {
                    restored(tx, &by, &line, id, now).await?;
                }
                let event = event::New {
                    at: now,
                    actor: by.person,
                    deed: Deed::AppealAnswered,
                    agency: None,
                    consultation: Some(consultation),
                    subject: id.to_string(),
                    content: serde_json::json!({ "granted": granted }).to_string().into_bytes(),
                };
                let seq = event::append(tx, event).await?;
                let what = if granted { Logged::Granted } else { Logged::Upheld };
                logged(tx, (seq, consultation), what, reason, None, now).await
            })
        })
        .await
}

/// What the author of a comment is told of decisions about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Why words were taken out, where they were.
    pub redacted: Option<Reason>,
    /// Whether the decision that stands may be appealed.
    pub may: bool,
    /// The newest first.
    pub appeals: Vec<Appeal>,
    /// When a sealed original was read, and why.
    pub openings: Vec<(Moment, String)>,
}

/// The same for the receipt's page, whose secret the caller has asked for.
///
/// # Errors
/// Faults.
pub async fn of_author(store: &Store, number: Number) -> Outcome<Asked> {
    let mut tx = store.read().await?;
    type Decided = (i64, Option<i64>, Option<String>, Option<i64>, Option<String>);
    let row: Option<Decided> = tx
        .maybe(
            "select c.id, c.withheld, c.withheld_reason, s.at, s.reason
             from receipts r
             join comments c on c.id = r.comment
             left join sealed s on s.comment = c.id
             where r.number = $1 and c.withdrawn is null",
            args![i64::from(number.0)],
        )
        .await?;
    let Some((id, withheld, reason, sealed, sealed_for)) = row else { return Ok(Asked::default()) };
    let waits = reason.as_deref() == Some(Reason::Waiting.code());
    let about = withheld.or(sealed).filter(|_| !waits);
    let appeals = appeals(&mut tx, id).await?;
    let asked = appeals.iter().any(|(of, _)| Some(*of) == about);
    let openings: Vec<(i64, String)> =
        tx.all("select at, why from seal_openings where comment = $1 order by at desc limit 20", args![id]).await?;
    Ok(Asked {
        redacted: sealed_for.and_then(|code| Reason::parse(&code).ok()),
        may: about.is_some() && !asked,
        appeals: appeals.into_iter().map(|(_, appeal)| appeal).collect(),
        openings: openings.into_iter().map(|(at, why)| (Moment(at), why)).collect(),
    })
}

/// The appeals about a comment with the decisions that they are about, the newest first.
pub(super) async fn appeals(tx: &mut crate::db::Tx, id: i64) -> Outcome<Vec<(i64, Appeal)>> {
    type Row = (i64, i64, String, String, Option<i64>, String);
    let rows: Vec<Row> = tx
        .all(
            "select about, at, words, state, answered, answer from appeals where comment = $1 order by id desc limit 20",
            args![id],
        )
        .await?;
    let row = |(about, at, words, state, answered, answer): Row| {
        let answer = answered.map(|at| Answer { at: Moment(at), granted: state == "granted", words: answer });
        (about, Appeal { at: Moment(at), words, answer })
    };
    Ok(rows.into_iter().map(row).collect())
}
