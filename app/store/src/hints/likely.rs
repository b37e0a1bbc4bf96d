//! For a sentence or a group of copies that waits: the issue that is proposed for most of its comments, to be told beside its row.

use crate::Store;
use crate::error::Outcome;
use domain::id::{CommentId, IssueId, SayingId};

/// A row: the sentence or group, the issue proposed, how many of its waiting comments it is proposed for.
type Line = (i64, Option<i64>, i64);

/// Of some sentences, the issue that is proposed for at least half of the comments that wait and say them.
///
/// # Errors
/// Faults.
pub async fn likely_of_sayings(store: &Store, sayings: &[SayingId]) -> Outcome<Vec<(SayingId, IssueId)>> {
    let ids: Vec<i64> = sayings.iter().map(|id| id.0).collect();
    let sql = "select b.saying, l.proposed, count(*)
               from said_by b
               join ledger l on l.comment = b.comment and l.state = 'waiting'
               where b.saying in ({ids})
               group by b.saying, l.proposed";
    Ok(most(lines(store, sql, &ids).await?).into_iter().map(|(of, issue)| (SayingId(of), issue)).collect())
}

/// The same of groups of copies.
///
/// # Errors
/// Faults.
pub async fn likely_of_groups(store: &Store, groups: &[CommentId]) -> Outcome<Vec<(CommentId, IssueId)>> {
    let ids: Vec<i64> = groups.iter().map(|id| id.0).collect();
    let sql = "select l.copies, l.proposed, count(*)
               from ledger l
               where l.state = 'waiting' and l.copies in ({ids})
               group by l.copies, l.proposed";
    Ok(most(lines(store, sql, &ids).await?).into_iter().map(|(of, issue)| (CommentId(of), issue)).collect())
}

async fn lines(store: &Store, sql: &'static str, ids: &[i64]) -> Outcome<Vec<Line>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    store.read().await?.all_in(sql, vec![], ids).await
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
