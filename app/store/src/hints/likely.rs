//! For a sentence or a group of copies that waits: the issue that it seems to belong to, to be told beside its row.

use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use domain::id::{CommentId, ConsultationId, IssueId, SayingId};

/// Waiting comments of a group that are looked at.
const LOOKED_AT: i64 = 64;

/// The issue that a sentence was found near to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Close {
    pub saying: SayingId,
    pub issue: IssueId,
    /// Whether words of its own speak for the issue, and not only what it is said with.
    pub by_words: bool,
}

/// Of some sentences, the issue that each was found near to, by sentences that somebody placed ([`super::placed`]).
///
/// # Errors
/// Faults.
pub async fn likely_of_sayings(store: &Store, sayings: &[SayingId]) -> Outcome<Vec<Close>> {
    if sayings.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = sayings.iter().map(|id| id.0).collect();
    let sql = "select s.id, s.near from sayings s where s.near is not null and s.id in ({ids})";
    let near: Vec<(i64, i64)> = store.read().await?.all_in(sql, vec![], &ids).await?;
    let close =
        |(saying, near): (i64, i64)| Close { saying: SayingId(saying), issue: IssueId(near.abs()), by_words: near > 0 };
    Ok(near.into_iter().map(close).collect())
}

/// How often a sentence that was placed would have been shown the issue it seems to belong to, held back, and how often the right one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    pub shown: u64,
    pub right: u64,
}

/// How far what is told beside sentences of a hearing can be trusted.
///
/// # Errors
/// Faults.
pub async fn trust(store: &Store, consultation: ConsultationId) -> Outcome<Trust> {
    let sql = "select rows_shown, rows_right from hint_runs where consultation = $1";
    let row: Option<(i64, i64)> = store.read().await?.maybe(sql, args![consultation]).await?;
    Ok(row.map_or_else(Trust::default, |(shown, right)| Trust { shown: shown as u64, right: right as u64 }))
}

/// A row: the group, the issue proposed, for how many of those looked at it is proposed.
type Line = (i64, Option<i64>, i64);

/// Of some groups of copies, the issue that is proposed for at least half of the first comments that wait.
///
/// # Errors
/// Faults.
pub async fn likely_of_groups(store: &Store, groups: &[CommentId]) -> Outcome<Vec<(CommentId, IssueId)>> {
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = groups.iter().map(|id| id.0).collect();
    let mut tx = store.read().await?;
    let upto: Vec<(i64, Option<i64>)> = tx
        .all_in(
            "select g.id, (
               select l.comment from ledger l
               where l.copies = g.id and l.state = 'waiting'
               order by l.comment
               limit 1 offset $1) as upto
             from copy_groups g
             where g.id in ({ids})",
            args![LOOKED_AT - 1],
            &ids,
        )
        .await?;
    let rows = upto.into_iter().map(|(id, upto)| args![id, upto.unwrap_or(i64::MAX)]).collect();
    let lines = tx
        .all_rows(
            "select l.copies, l.proposed, count(*)
             from (values {rows}) v
             join ledger l on l.copies = v.column1 and l.state = 'waiting' and l.comment <= v.column2
             group by l.copies, l.proposed",
            rows,
        )
        .await?;
    Ok(most(lines).into_iter().map(|(of, issue)| (CommentId(of), issue)).collect())
}

fn most(lines: Vec<Line>) -> Vec<(i64, IssueId)> {
    let all = |of: i64| lines.iter().filter(|line| line.0 == of).map(|line| line.2).sum::<i64>();
    let half = |line: &&Line| line.2 * 2 >= all(line.0);
    let mut found: Vec<(i64, IssueId)> =
        lines.iter().filter(half).filter_map(|(of, issue, _)| Some((*of, IssueId((*issue)?)))).collect();
    // Of two with half each the first stands.
    found.sort_unstable();
    found.dedup_by_key(|(of, _)| *of);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issue_is_likely_where_half_of_what_waits_is_proposed_for_it() {
        let lines =
            vec![(1, Some(7), 5), (1, None, 5), (2, Some(7), 2), (2, None, 3), (3, Some(9), 1), (3, Some(8), 1)];
        assert_eq!(most(lines), [(1, IssueId(7)), (3, IssueId(8))]);
    }
}
