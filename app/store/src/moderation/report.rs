//! Reporting a comment: anybody may, once each. It hides nothing: a moderator looks.

use super::put;
use crate::db::args;
use crate::error::{Error, Outcome};
use crate::{Store, event};
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{CommentId, ConsultationId};
use domain::moderation::{Reason, Why, remark};
use domain::refusal::Refusals;
use domain::time::Moment;

/// Reports a comment that everyone may read. `network` tells guests apart, and is kept as a hash alone; who reports the same again has
/// changed nothing and is told the same.
///
/// # Errors
/// `NotFound` for a comment that is not shown; refusals of `note`.
pub async fn report(
    store: &Store,
    (by, network): (&Viewer, &str),
    (consultation, id): (ConsultationId, CommentId),
    reason: Reason,
    note: &str,
    now: Moment,
) -> Outcome<()> {
    let mut no = Refusals::default();
    let note = no.take("note", remark(note));
    let note = no.none(|| note)?;
    let who = match by.person {
        Some(person) => store.key.reporter(id, &format!("person {}", person.0)),
        None => store.key.reporter(id, &format!("network {network}")),
    };
    store
        .write(move |tx| {
            Box::pin(async move {
                let shown: Option<(i64,)> = tx
                    .maybe(
                        "select c.id from comments c
                         join consultations d on d.id = c.consultation
                         where c.id = $1 and c.consultation = $2 and d.published is not null and c.showing <> 'agency'
                           and c.withdrawn is null and c.withheld is null",
                        args![id, consultation],
                    )
                    .await?;
                if shown.is_none() {
                    return Err(Error::NotFound);
                }
                let new = tx
                    .run(
                        "insert into comment_reports (comment, who, reason, note, at) values ($1, $2, $3, $4, $5)
                         on conflict (comment, who) do nothing",
                        args![id, &who[..], reason.code(), note, now],
                    )
                    .await?;
                if new == 0 {
                    return Ok(());
                }
                put(tx, consultation, id.0, Why::Reported, (reason.code(), &[]), now).await?;
                let event = event::New {
                    at: now,
                    actor: None,
                    deed: Deed::CommentReported,
                    agency: None,
                    consultation: Some(consultation),
                    subject: id.to_string(),
                    content: serde_json::json!({ "reason": reason.code() }).to_string().into_bytes(),
                };
                event::append(tx, event).await.map(|_| ())
            })
        })
        .await
}
