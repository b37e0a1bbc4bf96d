//! Writing the result: issues, the groups of comments under them, and the texts around them. Unfinished work may be kept;
//! publishing demands the rest.

use crate::Store;
use crate::consultation::{allowed, note};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{ConsultationId, IssueId};
use domain::refusal::{Refusal, Refusals};
use domain::result::{Grouping, NewIssue};
use domain::text::{Lines, clean};
use domain::time::Moment;

const LONGEST: u32 = 50_000;

/// Writes a new issue, or an existing one anew; gives its id.
///
/// # Errors
/// Those of every deed on a dossier; `NotFound` for an issue of another consultation.
pub async fn write_issue(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    issue: Option<IssueId>,
    new: &NewIssue,
    now: Moment,
) -> Outcome<IssueId> {
    let (by, new) = (by.clone(), new.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                let id = match issue {
                    Some(id) => {
                        belongs(tx, consultation, id).await?;
                        id.0
                    }
                    None => {
                        let (id,): (i64,) = tx
                            .one(
                                "insert into issues
                                   (id, consultation, number, target, title, raised, sides, reason, changed, comments)
                                 select
                                   (select coalesce(max(id), 0) + 1 from issues), $1,
                                   (select coalesce(max(number), 0) + 1 from issues where consultation = $1),
                                   '', '', '', '[]', '', '', 0
                                 returning id",
                                args![consultation],
                            )
                            .await?;
                        id
                    }
                };
                let sides = serde_json::to_string(&new.sides)?;
                let disposition = new.disposition.map(|disposition| disposition.code());
                tx.run(
                    "update issues
                     set target = $1, title = $2, raised = $3, sides = $4, disposition = $5, reason = $6, changed = $7
                     where id = $8",
                    args![
                        new.target.as_str(),
                        new.title.as_str(),
                        new.raised.as_str(),
                        sides,
                        disposition,
                        new.reason.as_str(),
                        new.changed.as_str(),
                        id
                    ],
                )
                .await?;
                let content = serde_json::json!({
                    "target": new.target, "title": new.title, "raised": new.raised, "sides": new.sides,
                    "disposition": disposition, "reason": new.reason, "changed": new.changed,
                });
                note(tx, &by, Deed::IssueWritten, consultation, &id.to_string(), content, now).await?;
                Ok(IssueId(id))
            })
        })
        .await
}

async fn belongs(tx: &mut Tx, consultation: ConsultationId, issue: IssueId) -> Outcome<()> {
    let row: Option<(i64,)> =
        tx.maybe("select id from issues where id = $1 and consultation = $2", args![issue, consultation]).await?;
    row.map(|_| ()).ok_or(Error::NotFound)
}

/// Removes an issue; its comments wait for another.
///
/// # Errors
/// Those of every deed on a dossier; `NotFound` for an issue of another consultation.
pub async fn remove_issue(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    issue: IssueId,
    now: Moment,
) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                belongs(tx, consultation, issue).await?;
                tx.run("update comments set issue = null where issue = $1", args![issue]).await?;
                tx.run("delete from issues where id = $1", args![issue]).await?;
                note(tx, &by, Deed::IssueRemoved, consultation, &issue.to_string(), serde_json::json!({}), now).await
            })
        })
        .await
}

/// Puts comments under an issue, or takes them out of any. Those of other consultations and withdrawn ones are passed over.
///
/// # Errors
/// Those of every deed on a dossier; `NotFound` for an issue of another consultation.
pub async fn group(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    grouping: &Grouping,
    now: Moment,
) -> Outcome<()> {
    let (by, grouping) = (by.clone(), grouping.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                if let Some(issue) = grouping.issue {
                    belongs(tx, consultation, issue).await?;
                }
                let ids: Vec<i64> = grouping.comments.iter().map(|id| id.0).collect();
                if ids.is_empty() {
                    return Err(Refusal::Missing.into());
                }
                tx.run_in(
                    "update comments set issue = $1
                     where consultation = $2 and withdrawn is null and id in ({ids})",
                    args![grouping.issue, consultation],
                    &ids,
                )
                .await?;
                count(tx, consultation).await?;
                let subject = grouping.issue.map_or(String::new(), |issue| issue.to_string());
                let content = serde_json::json!({ "comments": ids });
                note(tx, &by, Deed::CommentsGrouped, consultation, &subject, content, now).await
            })
        })
        .await
}

/// Counts the comments under each issue, in one statement over an index.
async fn count(tx: &mut Tx, consultation: ConsultationId) -> Outcome<()> {
    tx.run(
        "update issues
         set comments = (select count(*) from comments c where c.issue = issues.id)
         where consultation = $1",
        args![consultation],
    )
    .await?;
    Ok(())
}

/// Keeps the texts around the issues. Gives the new revision.
///
/// # Errors
/// Those of every deed on a dossier; refused with `ChangedMeanwhile`, or for `overview` and `impact`.
pub async fn write_summary(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    revision: i64,
    overview: &str,
    impact: &str,
    now: Moment,
) -> Outcome<i64> {
    let mut no = Refusals::default();
    let overview = no.take("overview", clean(overview, LONGEST, Lines::Many));
    let impact = no.take("impact", clean(impact, LONGEST, Lines::Many));
    let (overview, impact) = no.none(|| Some((overview?, impact?)))?;
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                let kept = super::load(tx, consultation).await?;
                if kept.revision != revision {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                tx.run(
                    "insert into summaries (consultation, overview, impact, revision) values ($1, $2, $3, $4)
                     on conflict (consultation) do update set
                       overview = excluded.overview, impact = excluded.impact, revision = excluded.revision",
                    args![consultation, overview.as_str(), impact.as_str(), revision + 1],
                )
                .await?;
                let content = serde_json::json!({ "overview": overview, "impact": impact });
                note(tx, &by, Deed::SummaryWritten, consultation, "", content, now).await?;
                Ok(revision + 1)
            })
        })
        .await
}
