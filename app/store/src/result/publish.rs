//! Publishing the result: complete by construction, or refused with what is missing.

use crate::Store;
use crate::consultation::{allowed, note, touched};
use crate::db::args;
use crate::error::Outcome;
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::refusal::{Refusal, Refusals};
use domain::result::Summary;
use domain::time::Moment;

/// Publishes the hearing summary. Where nobody commented, nothing more is needed.
///
/// # Errors
/// Those of every deed on a dossier (`NotClosedYet` while the round is open); refused with `CommentsWaiting`, or with
/// `Missing` under `i3.disposition` and the like for what an issue lacks.
pub async fn publish(store: &Store, by: &Viewer, consultation: ConsultationId, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, consultation, Act::PublishResult, None, now).await?;
                let summary = super::load(tx, consultation).await?;
                complete(&summary)?;
                tx.run(
                    "insert into summaries (consultation, overview, impact, revision, published)
                     values ($1, '', '', 1, $2)
                     on conflict (consultation) do update set published = excluded.published",
                    args![consultation, now],
                )
                .await?;
                tx.run("update consultations set summarised = $1 where id = $2", args![now, consultation]).await?;
                let content = serde_json::json!({
                    "overview": summary.overview, "impact": summary.impact, "issues": summary.issues,
                    "comments": dossier.comments, "sheets": dossier.sheets,
                });
                note(tx, &by, Deed::ResultPublished, consultation, "", content, now).await?;
                touched(tx, consultation).await?;
                Ok(())
            })
        })
        .await
}

/// What stands in the way.
fn complete(summary: &Summary) -> Result<(), Refusals> {
    let mut no = Refusals::default();
    if summary.waiting > 0 {
        no.add("", Refusal::CommentsWaiting { waiting: summary.waiting as u32 });
    }
    for issue in &summary.issues {
        let needed = [
            ("title", issue.title.is_empty()),
            ("raised", issue.raised.is_empty()),
            ("disposition", issue.disposition.is_none()),
            ("reason", issue.reason.is_empty()),
        ];
        for (field, missing) in needed {
            if missing {
                no.add(format!("i{}.{field}", issue.number), Refusal::Missing);
            }
        }
    }
    if no.is_empty() { Ok(()) } else { Err(no) }
}
