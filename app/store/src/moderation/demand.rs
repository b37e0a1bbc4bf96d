//! What a court or an authority demands: entered as what it is, told in the public log, decided by a moderator like anything else.

use super::{logged, put};
use crate::comment::line;
use crate::db::args;
use crate::error::Outcome;
use crate::{Store, event};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::moderation::{Demand, Logged, Why};
use domain::refusal::Refusal;
use domain::time::Moment;

/// Enters a demand about a comment; it waits first in the queue.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `AlreadyDone` for one that was withdrawn.
pub async fn demand(store: &Store, by: &Viewer, demand: &Demand, now: Moment) -> Outcome<()> {
    let (by, demand) = (by.clone(), demand.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                let line = line(tx, &by, demand.comment, Act::EnterDemand).await?;
                if line.withdrawn.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                let consultation = ConsultationId(line.consultation);
                tx.run(
                    "insert into demands (id, comment, kind, from_whom, reference, reason, at, person)
                     select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7 from demands",
                    args![
                        demand.comment,
                        demand.kind.code(),
                        &demand.from,
                        &demand.reference,
                        demand.reason.code(),
                        now,
                        by.person
                    ],
                )
                .await?;
                put(tx, consultation, demand.comment.0, Why::Demand, (demand.reason.code(), &[]), now).await?;
                let content = serde_json::json!({
                    "kind": demand.kind.code(), "from": demand.from, "reference": demand.reference, "reason": demand.reason.code(),
                });
                let event = event::New {
                    at: now,
                    actor: by.person,
                    deed: Deed::DemandEntered,
                    agency: None,
                    consultation: Some(consultation),
                    subject: demand.comment.to_string(),
                    content: content.to_string().into_bytes(),
                };
                let seq = event::append(tx, event).await?;
                let from = Some((demand.kind.code().to_string(), demand.from));
                logged(tx, (seq, consultation), Logged::Demanded, Some(demand.reason), from, now).await
            })
        })
        .await
}
