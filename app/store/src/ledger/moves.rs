//! What a deed of coding does to the rows: it writes down how it finds each comment, puts it under issues or takes it out of them, and settles the counts.

use super::page::conditions;
use crate::db::{Tx, args};
use crate::error::Outcome;
use crate::{hints, tally};
use domain::agency::Viewer;
use domain::id::{CommentId, ConsultationId, IssueId};
use domain::ledger::{Aside, Place, To, Which};
use domain::refusal::Refusal;
use std::collections::BTreeMap;

/// Writes down the comments that the deed moves, as it finds them.
pub(super) async fn gather(
    tx: &mut Tx,
    consultation: ConsultationId,
    deed: i64,
    which: &Which,
    to: &To,
    issue: Option<IssueId>,
) -> Outcome<()> {
    let mut narrowed = match which {
        Which::These { .. } | Which::Copies { .. } => Vec::new(),
        Which::Matching(filter) => conditions(filter),
    };
    match to {
        To::Issue(_) | To::NewIssue { .. } => narrowed
            .push(("not exists (select 1 from codings k where k.issue = ? and k.comment = l.comment)", args![issue])),
        To::OutOf(_) => narrowed
            .push(("exists (select 1 from codings k where k.issue = ? and k.comment = l.comment)", args![issue])),
        To::Proposed(_) => narrowed.push((
            "l.state = 'waiting'
             and exists (select 1 from issues i where i.id = l.proposed and i.consultation = ? and i.removed is null)",
            args![consultation],
        )),
        To::Aside(_) | To::Waiting => {}
    }
    const SOME: &str = "insert into coding_changes (deed, comment, state, aside, aside_words, before)
         select $1, l.comment, l.state, l.aside, l.aside_words, l.deed
         from ledger l
         join comments c on c.id = l.comment
         where l.consultation = $2{where}";
    match which {
        Which::Matching(_) => {
            tx.run_where(SOME, args![deed, consultation], &narrowed).await?;
        }
        Which::These { comments, .. } | Which::Copies { comments, .. } => {
            // A list of ids has its own place in a statement, so the condition on the issue is asked of what was gathered.
            let mut ids: Vec<i64> = comments.iter().map(|id| id.0).collect();
            ids.sort_unstable();
            ids.dedup();
            tx.run_in(
                "insert into coding_changes (deed, comment, state, aside, aside_words, before)
                 select $1, comment, state, aside, aside_words, deed
                 from ledger
                 where consultation = $2 and comment in ({ids})",
                args![deed, consultation],
                &ids,
            )
            .await?;
            if let Which::Copies { seen, .. } = which {
                gather_copies(tx, deed, *seen).await?;
            }
            match to {
                To::Issue(_) | To::NewIssue { .. } => {
                    tx.run(
                        "delete from coding_changes
                         where deed = $1 and comment in (select comment from codings where issue = $2)",
                        args![deed, issue],
                    )
                    .await?;
                }
                To::OutOf(_) => {
                    tx.run(
                        "delete from coding_changes
                         where deed = $1 and comment not in (select comment from codings where issue = $2)",
                        args![deed, issue],
                    )
                    .await?;
                }
                To::Proposed(_) => {
                    tx.run("delete from coding_changes where deed = $1 and state <> 'waiting'", args![deed]).await?;
                }
                To::Aside(_) | To::Waiting => {}
            }
        }
    }
    Ok(())
}

/// Gathers the copies of what was gathered that wait as it waits. Refuses where somebody moved one of them since a page was drawn.
async fn gather_copies(tx: &mut Tx, deed: i64, seen: i64) -> Outcome<()> {
    tx.run(
        "insert into coding_changes (deed, comment, state, aside, aside_words, before)
         select $1, o.comment, o.state, o.aside, o.aside_words, o.deed
         from ledger o
         join (select distinct l.copies
               from coding_changes h
               join ledger l on l.comment = h.comment
               where h.deed = $1 and l.copies is not null and l.state = 'waiting') g on g.copies = o.copies
         where o.state = 'waiting'
           and not exists (select 1 from coding_changes h where h.deed = $1 and h.comment = o.comment)",
        args![deed],
    )
    .await?;
    let (moved,): (i64,) =
        tx.one("select count(*) from coding_changes where deed = $1 and before > $2", args![deed, seen]).await?;
    match moved {
        0 => Ok(()),
        n => Err(Refusal::CodedMeanwhile { comments: n as u32 }.into()),
    }
}

/// Adds each gathered comment to the issue proposed for it: as the page showed it, or of everything that matches as it is now.
/// Copies go with the one that was ticked.
pub(super) async fn add_proposed(tx: &mut Tx, deed: i64, which: &Which, pairs: &[(CommentId, IssueId)]) -> Outcome<()> {
    match which {
        Which::Matching(_) => {
            tx.run(
                "insert into codings (issue, comment, quote, deed)
                 select l.proposed, l.comment, '', $1
                 from coding_changes h
                 join ledger l on l.comment = h.comment
                 where h.deed = $1",
                args![deed],
            )
            .await?;
        }
        Which::These { comments, .. } | Which::Copies { comments, .. } => {
            let pairs: BTreeMap<CommentId, IssueId> = pairs.iter().copied().collect();
            let rows = pairs.into_iter().map(|(comment, issue)| args![comment, issue, deed]).collect();
            tx.run_rows(
                "insert into codings (issue, comment, quote, deed)
                 select v.column2, h.comment, '', v.column3
                 from (values {rows}) v
                 join coding_changes h on h.deed = v.column3 and h.comment = v.column1",
                rows,
            )
            .await?;
            if matches!(which, Which::Copies { .. }) {
                let ids: Vec<i64> = comments.iter().map(|id| id.0).collect();
                tx.run_in(
                    "insert into codings (issue, comment, quote, deed)
                     select g.issue, h.comment, '', $1
                     from (select p.copies, min(k.issue) as issue
                           from codings k
                           join ledger p on p.comment = k.comment
                           where k.deed = $1 and p.copies is not null and k.comment in ({ids})
                           group by p.copies) g
                     join ledger l on l.copies = g.copies
                     join coding_changes h on h.deed = $1 and h.comment = l.comment
                     where not exists (select 1 from codings x where x.comment = h.comment and x.deed = $1)",
                    args![deed],
                    &ids,
                )
                .await?;
            }
            // Ticked, but without a proposal: it stays where it is.
            tx.run(
                "delete from coding_changes
                 where deed = $1 and comment not in
                   (select k.comment from codings k join coding_changes h on h.comment = k.comment
                    where k.deed = $1 and h.deed = $1)",
                args![deed],
            )
            .await?;
        }
    }
    put_added(tx, deed).await
}

/// Says in the rows of what was gathered that it stands under issues now, and counts what the deed added to each.
pub(super) async fn put_added(tx: &mut Tx, deed: i64) -> Outcome<()> {
    hints::shift(tx, deed, -1).await?;
    tx.script(
        "update ledger
         set state = 'coded', aside = null, aside_words = null, deed = $1,
           issues = (select count(*) from codings k where k.comment = ledger.comment)
         where comment in (select comment from coding_changes where deed = $1);
         update issues
         set comments = comments + (
           select count(*)
           from coding_changes h
           join codings k on k.comment = h.comment and k.deed = $1 and k.issue = issues.id
           where h.deed = $1)
         where id in (
           select distinct k.issue
           from coding_changes h
           join codings k on k.comment = h.comment and k.deed = $1
           where h.deed = $1)",
        args![deed],
    )
    .await
}

/// Adds the gathered comments to an issue.
pub(super) async fn add(tx: &mut Tx, deed: i64, issue: Option<IssueId>) -> Outcome<()> {
    hints::shift(tx, deed, -1).await?;
    tx.script(
        "insert into codings (issue, comment, quote, deed)
         select $2, comment, '', $1 from coding_changes where deed = $1;
         update ledger set state = 'coded', issues = issues + 1, aside = null, aside_words = null, deed = $1
         where comment in (select comment from coding_changes where deed = $1);
         update issues
         set comments = comments + (select count(*) from coding_changes where deed = $1)
         where id = $2",
        args![deed, issue],
    )
    .await
}

/// Takes the gathered comments out of one issue.
pub(super) async fn drop_some(tx: &mut Tx, deed: i64, issue: Option<IssueId>) -> Outcome<()> {
    hints::shift(tx, deed, -1).await?;
    tx.script(
        "insert into coding_dropped (deed, issue, comment, quote, made_by)
         select $1, k.issue, k.comment, k.quote, k.deed
         from coding_changes h
         join codings k on k.issue = $2 and k.comment = h.comment
         where h.deed = $1;
         delete from codings
         where issue = $2 and comment in (select comment from coding_changes where deed = $1);
         update issues
         set comments = comments - (select count(*) from coding_dropped where deed = $1)
         where id = $2;
         update ledger
         set state = case when issues > 1 then 'coded' else 'waiting' end, issues = issues - 1, deed = $1
         where comment in (select comment from coding_changes where deed = $1)",
        args![deed, issue],
    )
    .await
}

/// Takes the gathered comments out of every issue and puts them aside or among those that wait.
pub(super) async fn drop_all(tx: &mut Tx, deed: i64, place: Place, aside: Option<&Aside>) -> Outcome<()> {
    hints::shift(tx, deed, -1).await?;
    tx.script(
        "insert into coding_dropped (deed, issue, comment, quote, made_by)
         select $1, k.issue, k.comment, k.quote, k.deed
         from coding_changes h
         join codings k on k.comment = h.comment
         where h.deed = $1;
         delete from codings where comment in (select comment from coding_changes where deed = $1);
         update issues
         set comments = comments
           - (select count(*) from coding_dropped d where d.deed = $1 and d.issue = issues.id)
         where id in (select distinct issue from coding_dropped where deed = $1);
         update ledger set state = $2, issues = 0, aside = $3, aside_words = $4, deed = $1
         where comment in (select comment from coding_changes where deed = $1)",
        args![deed, place.code(), aside.map(|aside| aside.reason.code()), aside.map(|aside| aside.words.as_str())],
    )
    .await
}

/// Keeps the counts: what the gathered comments were before, and what they are now. Gives how many were moved.
pub(super) async fn settle(
    tx: &mut Tx,
    consultation: ConsultationId,
    by: &Viewer,
    deed: i64,
    after: Place,
) -> Outcome<u64> {
    hints::shift(tx, deed, 1).await?;
    let found: Vec<(String, i64)> =
        tx.all("select state, count(*) from coding_changes where deed = $1 group by state", args![deed]).await?;
    let touched: i64 = found.iter().map(|(_, n)| n).sum();
    // Out of one of several issues is not out of all: those stay coded.
    let now: Vec<(String, i64)> = match after {
        Place::Waiting => {
            tx.all(
                "select l.state, count(*)
                 from coding_changes h
                 join ledger l on l.comment = h.comment
                 where h.deed = $1
                 group by l.state",
                args![deed],
            )
            .await?
        }
        place => vec![(place.code().into(), touched)],
    };
    let mut changes: Vec<tally::Change> = Vec::new();
    changes.extend(found.into_iter().map(|(state, n)| ("ledger", state, -n)));
    changes.extend(now.into_iter().map(|(state, n)| ("ledger", state, n)));
    changes.retain(|(_, state, n)| state != Place::Waiting.code() && *n != 0);
    // What no longer waits because of them, so that all together have sorted what is sorted.
    let sorted: i64 = changes.iter().map(|(.., n)| n).sum();
    if let Some(person) = by.person.filter(|_| sorted != 0) {
        changes.push(("coder", person.to_string(), sorted));
    }
    if !changes.is_empty() {
        tally::add(tx, consultation, changes).await?;
    }
    tx.run("update coding_deeds set touched = $1 where id = $2", args![touched, deed]).await?;
    Ok(touched as u64)
}
