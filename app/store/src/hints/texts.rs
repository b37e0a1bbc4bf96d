//! Distinct texts under the issues of a consultation: counted after codings changed, and in the deed that publishes them.

use crate::db::{Tx, args};
use crate::error::Outcome;

/// How many distinct texts stand under each issue. Comments without words are no text.
pub(super) async fn under(tx: &mut Tx, consultation: i64) -> Outcome<Vec<(i64, i64)>> {
    tx.all(
        "select i.id, count(distinct l.text)
         from issues i
         left join codings k on k.issue = i.id
         left join ledger l on l.comment = k.comment
         where i.consultation = $1 and i.removed is null
         group by i.id",
        args![consultation],
    )
    .await
}

/// Keeps these numbers.
pub(super) async fn keep(tx: &mut Tx, consultation: i64, texts: Vec<(i64, i64)>) -> Outcome<()> {
    let rows =
        texts.into_iter().map(|(issue, n)| args![issue, consultation, 0_i64, 0_i64, 0_i64, 0_i64, n, 0_i64]).collect();
    tx.upsert(
        "insert into hint_issues (issue, consultation, coded, suggested, hits, waiting, texts, tested)",
        rows,
        "on conflict (issue) do update set texts = excluded.texts",
    )
    .await
}

/// Counts them for a result that is being published. While a comment of the hearing is not yet told apart from others, no number
/// is kept: none is told rather than a wrong one.
pub(crate) async fn count(tx: &mut Tx, consultation: i64) -> Outcome<()> {
    let (unread,): (i64,) = tx
        .one(
            "select count(*)
             from events e
             where e.consultation = $1 and e.seq > (select at from hint_progress where kind = 'events')
               and e.deed in ('comment.submitted', 'comment.edited', 'comment.redacted', 'comment.restored')",
            args![consultation],
        )
        .await?;
    let mut texts = under(tx, consultation).await?;
    if unread > 0 {
        texts.iter_mut().for_each(|(_, n)| *n = 0);
    }
    keep(tx, consultation, texts).await
}
