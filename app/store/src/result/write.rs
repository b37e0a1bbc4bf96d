//! Writing the result: issues and the texts around them. Unfinished work may be kept; publishing demands the rest.

use crate::Store;
use crate::consultation::{allowed, note};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::{ConsultationId, IssueId, PersonId};
use domain::refusal::{Refusal, Refusals};
use domain::result::NewIssue;
use domain::text::{Lines, clean};
use domain::time::Moment;

const LONGEST: u32 = 50_000;
const LONGEST_GROUPS: u32 = 4_000;

/// Writes a new issue, or an existing one anew: `issue` is its id and the revision from which its form was drawn.
///
/// # Errors
/// Those of every deed on a dossier; `NotFound` for an issue of another consultation; refused with `IssueRemoved`,
/// `ChangedMeanwhile` where somebody wrote it since.
pub async fn write_issue(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    issue: Option<(IssueId, i64)>,
    new: &NewIssue,
    now: Moment,
) -> Outcome<IssueId> {
    let (by, new) = (by.clone(), new.clone().settled());
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                let Some((id, revision)) = issue else { return add_issue(tx, &by, consultation, &new, now).await };
                let kept: Option<(i64, Option<i64>)> = tx
                    .maybe(
                        "select revision, removed from issues where id = $1 and consultation = $2",
                        args![id, consultation],
                    )
                    .await?;
                let (kept, removed) = kept.ok_or(Error::NotFound)?;
                if removed.is_some() {
                    return Err(Refusal::IssueRemoved.into());
                }
                if kept != revision {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                fill(tx, by.person, id, &new, now).await?;
                note(tx, &by, Deed::IssueWritten, consultation, &id.to_string(), content(&new), now).await?;
                Ok(id)
            })
        })
        .await
}

/// Adds an issue at the end; the deed has asked whether it may.
pub(crate) async fn add_issue(
    tx: &mut Tx,
    by: &Viewer,
    consultation: ConsultationId,
    new: &NewIssue,
    now: Moment,
) -> Outcome<IssueId> {
    let (id,): (i64,) = tx
        .one(
            "insert into issues (id, consultation, number, target, title, raised, sides, reason, changed, comments)
             select
               (select coalesce(max(id), 0) + 1 from issues), $1,
               (select coalesce(max(number), 0) + 1 from issues where consultation = $1),
               '', '', '', '[]', '', '', 0
             returning id",
            args![consultation],
        )
        .await?;
    fill(tx, by.person, IssueId(id), new, now).await?;
    note(tx, by, Deed::IssueWritten, consultation, &id.to_string(), content(new), now).await?;
    Ok(IssueId(id))
}

/// Writes what an issue says, and counts its revision up. Who writes what was raised signs it.
pub(crate) async fn fill(
    tx: &mut Tx,
    by: Option<PersonId>,
    issue: IssueId,
    new: &NewIssue,
    now: Moment,
) -> Outcome<()> {
    tx.run(
        "update issues
         set targets = $1, title = $2, raised = $3, sides = $4, disposition = $5, reason = $6, changed = $7,
           answered_by = $8, elsewhere = $12, revision = revision + 1,
           signed_by = case when $3 = '' then null else $10 end, signed_at = case when $3 = '' then null else $11 end
         where id = $9",
        args![
            serde_json::to_string(&new.targets)?,
            new.title.as_str(),
            new.raised.as_str(),
            serde_json::to_string(&new.sides)?,
            new.disposition.map(|disposition| disposition.code()),
            new.reason.as_str(),
            new.changed.as_str(),
            new.answered_by.as_str(),
            issue,
            by,
            now,
            i64::from(new.elsewhere)
        ],
    )
    .await?;
    super::sources::keep(tx, issue, new).await
}

fn content(new: &NewIssue) -> serde_json::Value {
    serde_json::json!({
        "targets": new.targets, "title": new.title, "raised": new.raised, "sides": new.sides,
        "disposition": new.disposition, "reason": new.reason, "changed": new.changed,
        "answered_by": new.answered_by, "elsewhere": new.elsewhere,
    })
}

/// The texts around the issues, as typed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Texts<'a> {
    pub overview: &'a str,
    pub impact: &'a str,
    /// Who was named and not heard, a group on each line; none where it was not asked for: what is kept stays.
    pub unheard: Option<&'a str>,
}

/// Keeps how people were heard and the impact analysis. Gives the new revision.
///
/// # Errors
/// As [`write_texts`].
pub async fn write_summary(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    revision: i64,
    overview: &str,
    impact: &str,
    now: Moment,
) -> Outcome<i64> {
    write_texts(store, by, consultation, revision, Texts { overview, impact, unheard: None }, now).await
}

/// Keeps the texts around the issues. Gives the new revision.
///
/// # Errors
/// Those of every deed on a dossier; refused with `ChangedMeanwhile`, or for `overview`, `impact` and `unheard`.
pub async fn write_texts(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    revision: i64,
    texts: Texts<'_>,
    now: Moment,
) -> Outcome<i64> {
    let mut no = Refusals::default();
    let overview = no.take("overview", clean(texts.overview, LONGEST, Lines::Many));
    let impact = no.take("impact", clean(texts.impact, LONGEST, Lines::Many));
    let unheard = texts.unheard.map(|unheard| no.take("unheard", clean(unheard, LONGEST_GROUPS, Lines::Many)));
    let (overview, impact) = no.none(|| Some((overview?, impact?)))?;
    let unheard = unheard.flatten();
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                let kept = super::load(tx, consultation).await?;
                if kept.revision != revision {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                let unheard = unheard.map_or(kept.unheard, |unheard| unheard.as_str().to_string());
                tx.run(
                    "insert into summaries (consultation, overview, impact, unheard, revision) values ($1, $2, $3, $4, $5)
                     on conflict (consultation) do update set
                       overview = excluded.overview, impact = excluded.impact, unheard = excluded.unheard,
                       revision = excluded.revision",
                    args![consultation, overview.as_str(), impact.as_str(), unheard.as_str(), revision + 1],
                )
                .await?;
                let content = serde_json::json!({ "overview": overview, "impact": impact, "unheard": unheard });
                note(tx, &by, Deed::SummaryWritten, consultation, "", content, now).await?;
                Ok(revision + 1)
            })
        })
        .await
}
