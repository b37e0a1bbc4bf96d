//! The sentences of people's own in the text of an issue, each with the comments it stands on: kept when a text that was begun is
//! saved, and told while they stand in it.

use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::comment::Public;
use domain::id::{CommentId, ConsultationId, IssueId};
use domain::result::{Issue, NAMED, NewIssue, Source};
use insight::mended::mended;
use std::collections::BTreeSet;

/// Keeps what a text was begun from, in the place of what was kept before; a text that was not begun now keeps that. A sentence in which
/// somebody mended a slip is kept as it stands now.
pub(super) async fn keep(tx: &mut Tx, issue: IssueId, new: &NewIssue) -> Outcome<()> {
    if new.stands_on.is_empty() {
        return mend(tx, issue, &new.raised).await;
    }
    tx.run("delete from issue_sources where issue = $1", args![issue]).await?;
    for (at, said) in new.stands_on.iter().enumerate() {
        let first = &said.by[..said.by.len().min(NAMED)];
        tx.run(
            "insert into issue_sources (issue, place, said, comments, some_of, all_of) values ($1, $2, $3, $4, $5, $6)",
            args![
                issue,
                at as i64 + 1,
                mended(&new.raised, &said.text).unwrap_or(&said.text),
                said.by.len() as i64,
                serde_json::to_string(first)?,
                serde_json::to_string(&said.by)?
            ],
        )
        .await?;
    }
    Ok(())
}

/// Lets kept sentences follow the slips that were mended in what was raised.
async fn mend(tx: &mut Tx, issue: IssueId, raised: &str) -> Outcome<()> {
    let kept: Vec<(i64, String)> =
        tx.all("select place, said from issue_sources where issue = $1", args![issue]).await?;
    let others = |now: &str| kept.iter().all(|(_, said)| said != now);
    let rows = kept.iter().filter_map(|(place, said)| {
        let now = mended(raised, said).filter(|now| others(now))?;
        Some(args![issue, *place, now])
    });
    let rows: Vec<_> = rows.collect();
    tx.run_rows(
        "update issue_sources set said = v.column3
         from (values {rows}) v
         where issue_sources.issue = v.column1 and issue_sources.place = v.column2",
        rows,
    )
    .await?;
    Ok(())
}

/// Tells each issue the sentences that stand in what it says was raised.
pub(super) async fn load(tx: &mut Tx, consultation: ConsultationId, issues: &mut [Issue]) -> Outcome<()> {
    let rows: Vec<(i64, i64, String, i64, String)> = tx
        .all(
            "select s.issue, s.place, s.said, s.comments, s.some_of
             from issues i
             join issue_sources s on s.issue = i.id
             where i.consultation = $1 and i.removed is null
             order by s.issue, s.place",
            args![consultation],
        )
        .await?;
    for (of, place, text, comments, first) in rows {
        let Some(issue) = issues.iter_mut().find(|issue| issue.id.0 == of && issue.raised.contains(&text)) else {
            continue;
        };
        let first: Vec<CommentId> = serde_json::from_str(&first)?;
        issue.sources.push(Source { place: place as u32, text, comments: comments.max(0) as u64, first });
    }
    Ok(())
}

/// A page of the comments on which a sentence of an issue stands, newest first, as everyone may see them now.
///
/// # Errors
/// Faults.
pub async fn said_by(
    store: &Store,
    issue: IssueId,
    place: u32,
    before: Option<CommentId>,
    limit: u32,
) -> Outcome<Vec<Public>> {
    let every: Option<(String,)> = store
        .read()
        .await?
        .maybe("select all_of from issue_sources where issue = $1 and place = $2", args![issue, place])
        .await?;
    let mut ids: Vec<CommentId> = match every {
        Some((every,)) => serde_json::from_str(&every)?,
        None => Vec::new(),
    };
    ids.retain(|id| before.is_none_or(|before| *id < before));
    ids.sort_unstable_by_key(|id| std::cmp::Reverse(*id));
    ids.truncate(limit as usize);
    let mut found = crate::comment::public_of(store, &ids).await?;
    found.sort_by_key(|one| std::cmp::Reverse(one.id));
    Ok(found)
}

/// The comments of an issue that everyone may read and that stand behind none of its sentences, newest first, with how many of all there
/// are of the issue.
///
/// # Errors
/// Faults.
pub async fn behind_none(
    store: &Store,
    issue: &Issue,
    before: Option<CommentId>,
    limit: u32,
) -> Outcome<(u64, Vec<Public>)> {
    let mut tx = store.read().await?;
    let kept: Vec<(i64, String)> =
        tx.all("select place, all_of from issue_sources where issue = $1", args![issue.id]).await?;
    let mut behind: BTreeSet<i64> = BTreeSet::new();
    for (_, all) in kept.iter().filter(|(place, _)| issue.sources.iter().any(|one| i64::from(one.place) == *place)) {
        behind.extend(serde_json::from_str::<Vec<i64>>(all)?);
    }
    let all: Vec<(i64,)> =
        tx.all("select comment from codings where issue = $1 order by comment desc", args![issue.id]).await?;
    drop(tx);
    let others: Vec<i64> = all.into_iter().map(|(id,)| id).filter(|id| !behind.contains(id)).collect();
    let many = others.len() as u64;
    let page = others.into_iter().map(CommentId).filter(|id| before.is_none_or(|before| *id < before));
    let ids: Vec<CommentId> = page.take(limit as usize).collect();
    let mut found = if ids.is_empty() { Vec::new() } else { crate::comment::public_of(store, &ids).await? };
    found.sort_by_key(|one| std::cmp::Reverse(one.id));
    Ok((many, found))
}
