//! What everyone may see of the ledger: an issue of a public result, and the public comments under it.

use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use domain::comment::Public;
use domain::id::{CommentId, ConsultationId, IssueId};
use domain::ledger::AsideReason;
use domain::result::{Issue, Summary};
use domain::time::Moment;

/// A page of the comments under an issue that everyone may read, newest first: with a smaller id than `before`. Those for the
/// agency only are counted with the issue and not here; withheld ones are tombstones.
pub async fn under(store: &Store, issue: IssueId, before: Option<CommentId>, limit: u32) -> Outcome<Vec<Public>> {
    let ids = ids_under(store, issue, before, None, limit).await?;
    let mut found = crate::comment::public_of(store, &ids).await?;
    found.sort_by_key(|one| std::cmp::Reverse(one.id));
    Ok(found)
}

/// Their ids, newest first; those put there by a moment, where one is given.
pub(crate) async fn ids_under(
    store: &Store,
    issue: IssueId,
    before: Option<CommentId>,
    upto: Option<Moment>,
    limit: u32,
) -> Outcome<Vec<CommentId>> {
    let upto = upto.map_or(i64::MAX, |upto| upto.0);
    let before = before.map_or(i64::MAX, |id| id.0);
    let rows: Vec<(i64,)> = store
        .read()
        .await?
        .all(
            "select k.comment
             from codings k
             join comments c on c.id = k.comment
             where k.issue = $1 and k.comment < $2 and c.showing <> 'agency' and c.at <= $4
               and not exists (select 1 from coding_deeds d where d.id = k.deed and d.at > $4)
             order by k.comment desc
             limit $3",
            args![issue, before, limit, upto],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| CommentId(id)).collect())
}

/// Why comments of a consultation are outside it, and how many for each reason; the most first.
pub async fn aside_reasons(store: &Store, consultation: ConsultationId) -> Outcome<Vec<(AsideReason, u64)>> {
    let rows: Vec<(Option<String>, i64)> = store
        .read()
        .await?
        .all(
            "select aside, count(*) from ledger where consultation = $1 and state = 'aside' group by aside
             order by count(*) desc, aside",
            args![consultation],
        )
        .await?;
    let reason = |(code, n): (Option<String>, i64)| Some((AsideReason::parse(&code?).ok()?, n as u64));
    Ok(rows.into_iter().filter_map(reason).collect())
}

/// The public result of a consultation and one issue of it by its number; nothing where either is not public.
pub async fn issue_page(store: &Store, consultation: ConsultationId, number: u32) -> Outcome<Option<(Summary, Issue)>> {
    let Some(summary) = crate::result::public(store, consultation).await? else { return Ok(None) };
    let issue = summary.issues.iter().find(|issue| issue.number == number).cloned();
    Ok(issue.map(|issue| (summary, issue)))
}
