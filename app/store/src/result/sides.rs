//! Who stands under each issue: the sides of s.16, counted from the ledger.

use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::comment::{Class, Stance};
use domain::id::{ConsultationId, IssueId};
use domain::result::Spoke;
use domain::time::Moment;
use std::collections::BTreeMap;

/// A row: issue, class, stance, comments.
type Row = (i64, String, String, i64);

/// The classes that speak under every issue of a consultation, the most first.
///
/// # Errors
/// Faults.
pub async fn spoke(store: &Store, consultation: ConsultationId) -> Outcome<BTreeMap<IssueId, Vec<Spoke>>> {
    spoke_in(&mut store.read().await?, consultation).await
}

/// The same, inside a deed.
pub(crate) async fn spoke_in(tx: &mut Tx, consultation: ConsultationId) -> Outcome<BTreeMap<IssueId, Vec<Spoke>>> {
    let rows: Vec<Row> = tx
        .all(
            "select k.issue, l.class, c.stance, count(*)
             from issues i
             join codings k on k.issue = i.id
             join ledger l on l.comment = k.comment
             join comments c on c.id = k.comment
             where i.consultation = $1 and i.removed is null
             group by k.issue, l.class, c.stance",
            args![consultation],
        )
        .await?;
    Ok(gathered(rows))
}

/// The classes that speak under one issue, the most first.
///
/// # Errors
/// Faults.
pub async fn spoke_of(store: &Store, issue: IssueId) -> Outcome<Vec<Spoke>> {
    let rows: Vec<Row> = store
        .read()
        .await?
        .all(
            "select k.issue, l.class, c.stance, count(*)
             from codings k
             join ledger l on l.comment = k.comment
             join comments c on c.id = k.comment
             where k.issue = $1
             group by k.issue, l.class, c.stance",
            args![issue],
        )
        .await?;
    Ok(gathered(rows).remove(&issue).unwrap_or_default())
}

/// The same, of what was put there by a moment.
pub(crate) async fn spoke_until(store: &Store, issue: IssueId, upto: Moment) -> Outcome<Vec<Spoke>> {
    let rows: Vec<Row> = store
        .read()
        .await?
        .all(
            "select k.issue, l.class, c.stance, count(*)
             from codings k
             join ledger l on l.comment = k.comment
             join comments c on c.id = k.comment
             where k.issue = $1 and not exists (select 1 from coding_deeds d where d.id = k.deed and d.at > $2)
             group by k.issue, l.class, c.stance",
            args![issue, upto],
        )
        .await?;
    Ok(gathered(rows).remove(&issue).unwrap_or_default())
}

fn gathered(rows: Vec<Row>) -> BTreeMap<IssueId, Vec<Spoke>> {
    let mut all: BTreeMap<IssueId, Vec<Spoke>> = BTreeMap::new();
    for (issue, class, stance, n) in rows {
        let class = Class::parse(&class).ok();
        let Some(at) = Stance::ALL.iter().position(|one| one.code() == stance) else { continue };
        let of = all.entry(IssueId(issue)).or_default();
        let spoke = match of.iter().position(|spoke| spoke.class == class) {
            Some(known) => &mut of[known],
            None => {
                of.push(Spoke { class, stances: [0; Stance::ALL.len()] });
                let last = of.len() - 1;
                &mut of[last]
            }
        };
        spoke.stances[at] += n.max(0) as u64;
    }
    all.values_mut().for_each(|of| of.sort_by_key(|spoke| (std::cmp::Reverse(spoke.comments()), spoke.class)));
    all
}
