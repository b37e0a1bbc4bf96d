//! Undoing the last deed of coding: every comment goes back to where the deed found it. What somebody has moved since stays
//! where they put it. An issue that the deed made, and that holds nothing else, is removed with it.

use super::rows::latest_in;
use crate::consultation::{allowed, note};
use crate::db::args;
use crate::error::Outcome;
use crate::{Store, tally};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::ConsultationId;
use domain::ledger::Place;
use domain::refusal::Refusal;
use domain::time::Moment;

/// Where the comments of a deed stand now.
const STATES: &str = "select l.state, count(*)
     from coding_changes h
     join ledger l on l.comment = h.comment
     where h.deed = $1
     group by l.state";

/// Undoes this person's last deed of coding; gives how many comments went back. `deed` is the one their page named.
///
/// # Errors
/// Those of every deed on a dossier; refused with `NothingToUndo`, also where it is not their last.
pub async fn undo(store: &Store, by: &Viewer, consultation: ConsultationId, deed: i64, now: Moment) -> Outcome<u64> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                let last = latest_in(tx, by.person, consultation).await?;
                let last = last.filter(|last| last.deed == deed).ok_or(Refusal::NothingToUndo)?;
                let (touched,): (i64,) = tx
                    .one(
                        "select count(*)
                         from coding_changes h
                         join ledger l on l.comment = h.comment and l.deed = h.deed
                         where h.deed = $1",
                        args![deed],
                    )
                    .await?;
                let found: Vec<(String, i64)> = tx.all(STATES, args![deed]).await?;
                crate::hints::shift(tx, deed, -1).await?;
                if last.what == "removed" {
                    tx.run("update issues set removed = null where id = $1", args![last.issue]).await?;
                }
                // What the deed added goes, what it took away comes back, and each row says again what it said. A removed
                // issue takes nothing back.
                tx.script(
                    "update issues
                     set comments = comments - (
                       select count(*)
                       from codings k
                       join ledger l on l.comment = k.comment and l.deed = $1
                       where k.issue = issues.id and k.deed = $1)
                     where id in (select distinct issue from codings k where k.deed = $1 and k.comment in
                       (select comment from coding_changes where deed = $1));
                     delete from codings
                     where deed = $1 and comment in (
                       select h.comment
                       from coding_changes h
                       join ledger l on l.comment = h.comment and l.deed = $1
                       where h.deed = $1);
                     update issues
                     set comments = comments + (
                       select count(*)
                       from coding_dropped d
                       join ledger l on l.comment = d.comment and l.deed = $1
                       where d.deed = $1 and d.issue = issues.id)
                     where removed is null and id in (select distinct issue from coding_dropped where deed = $1);
                     insert into codings (issue, comment, quote, deed)
                     select d.issue, d.comment, d.quote, d.made_by
                     from coding_dropped d
                     join ledger l on l.comment = d.comment and l.deed = $1
                     join issues i on i.id = d.issue and i.removed is null
                     where d.deed = $1;
                     update ledger
                     set state = h.state, aside = h.aside, aside_words = h.aside_words, deed = h.before,
                       issues = (select count(*) from codings k where k.comment = h.comment)
                     from coding_changes h
                     where h.deed = $1 and h.comment = ledger.comment and ledger.deed = $1;
                     update ledger
                     set state = 'waiting'
                     where state = 'coded' and issues = 0
                       and comment in (select comment from coding_changes where deed = $1)",
                    args![deed],
                )
                .await?;
                crate::hints::shift(tx, deed, 1).await?;
                tx.script(
                    "update sayings
                     set deed = case when exists (select 1 from coding_deeds d where d.id = m.deed and d.undone is not null) then 0 else m.deed end,
                       passed = case when exists (select 1 from coding_deeds d where d.id = m.passed and d.undone is not null) then 0 else m.passed end,
                       aside = case when exists (select 1 from coding_deeds d where d.id = m.passed and d.undone is not null) then null else m.aside end
                     from saying_marks m
                     where m.by_deed = $1 and m.saying = sayings.id and (sayings.deed = $1 or sayings.passed = $1);
                     update copy_groups
                     set passed = case when exists (select 1 from coding_deeds d where d.id = m.passed and d.undone is not null) then 0 else m.passed end
                     from copy_marks m
                     where m.by_deed = $1 and m.copies = copy_groups.id and copy_groups.passed = $1",
                    args![deed],
                )
                .await?;
                // What it made goes with it, unless somebody has written in it or put something else under it.
                tx.run(
                    "update issues
                     set removed = $1
                     where consultation = $2 and made = $3 and removed is null and comments = 0 and disposition is null
                       and answered_by = '' and raised = '' and reason = '' and changed = '' and sides in ('', '[]')
                       and not exists (select 1 from codings k where k.issue = issues.id)",
                    args![now, consultation, deed],
                )
                .await?;
                let back: Vec<(String, i64)> = tx.all(STATES, args![deed]).await?;
                let mut changes: Vec<tally::Change> = Vec::new();
                changes.extend(found.into_iter().map(|(state, n)| ("ledger", state, -n)));
                changes.extend(back.into_iter().map(|(state, n)| ("ledger", state, n)));
                changes.retain(|(_, state, n)| state != Place::Waiting.code() && *n != 0);
                let sorted: i64 = changes.iter().map(|(.., n)| n).sum();
                if let Some(person) = by.person.filter(|_| sorted != 0) {
                    changes.push(("coder", person.to_string(), sorted));
                }
                if !changes.is_empty() {
                    tally::add(tx, consultation, changes).await?;
                }
                tx.run("update coding_deeds set undone = $1 where id = $2", args![now, deed]).await?;
                let content = serde_json::json!({ "deed": deed, "what": last.what, "touched": touched });
                note(tx, &by, Deed::CodingUndone, consultation, "", content, now).await?;
                Ok(touched as u64)
            })
        })
        .await
}
