//! The second reading: a sample is drawn, somebody else codes it blind, and differences are settled.

use super::desk::codes_at;
use super::put_one;
use super::rows::{Row, rows_of};
use crate::Store;
use crate::comment::{held_of, may_read, with_places};
use crate::consultation::{allowed, note};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::comment::Held;
use domain::event::Deed;
use domain::id::{AgencyId, CommentId, ConsultationId, IssueId, PersonId};
use domain::ledger::{Coding, Place};
use domain::refusal::{Refusal, Refusals};
use domain::second::{Codes, Twice};
use domain::time::Moment;
use std::collections::BTreeSet;

/// The most comments of one sample, and the most that are read back.
pub const MOST_DRAWN: u32 = 500;
const MOST_READ: i64 = 5_000;

/// Draws comments that stand somewhere, put there by others, for one person to read again. Which ones follows from their
/// numbers alone. Says how many it found.
///
/// # Errors
/// Those of every deed on a dossier; refused for `person` who does not code here, for `many` outside 1 to [`MOST_DRAWN`], or with
/// `NothingToDraw`.
pub async fn draw(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    person: Option<PersonId>,
    many: u32,
    now: Moment,
) -> Outcome<u64> {
    let mut no = Refusals::default();
    if many == 0 || many > MOST_DRAWN {
        no.add("many", Refusal::NotANumber { least: Some(1), most: Some(i64::from(MOST_DRAWN)) });
    }
    let mut tx = store.read().await?;
    let (agency,): (i64,) = tx
        .maybe("select agency from consultations where id = $1", args![consultation])
        .await?
        .ok_or(Error::NotFound)?;
    let agency = AgencyId(agency);
    if !by.may(Act::Summarise, agency) {
        return Err(Error::NotAllowed);
    }
    let coder = match person {
        Some(person) => codes_at(&mut tx, person, agency, now).await?,
        None => false,
    };
    if !coder {
        no.add("person", Refusal::NotAChoice);
    }
    let person = no.none(|| person)?;
    // Spread over the hearing by a multiplication (Knuth's); reading half a million rows here holds no writer up. What was drawn
    // for somebody who does not code here any more, and was not read, is drawn again.
    let drawn: Vec<(i64,)> = tx
        .all(
            "select l.comment
             from ledger l
             where l.consultation = $1 and l.state <> 'waiting'
               and not exists (
                 select 1 from coding_changes h join coding_deeds d on d.id = h.deed
                 where h.comment = l.comment and d.person = $2)
               and not exists (
                 select 1 from second_readings s
                 where s.comment = l.comment and (s.done is not null or exists (
                   select 1 from memberships m
                   where m.person = s.person and m.agency = $4 and m.role in ('summariser', 'evaluator')
                     and (m.ended is null or m.ended > $5))))
             order by (l.comment * 2654435761) % 4294967291
             limit $3",
            args![consultation, person, i64::from(many), agency, now],
        )
        .await?;
    drop(tx);
    if drawn.is_empty() {
        return Err(Refusal::NothingToDraw.into());
    }
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                let ids: Vec<i64> = drawn.iter().map(|(id,)| *id).collect();
                // How they stand now is what the second reading is compared with.
                let stand = rows_of(tx, &ids).await?.into_iter().filter_map(|row| Some((row.comment, codes(&row)?)));
                let rows: Vec<_> =
                    stand.map(|(comment, codes)| args![comment, consultation, person, now, codes.code()]).collect();
                let count = rows.len();
                tx.upsert(
                    "insert into second_readings as old (comment, consultation, person, drawn, first_codes)",
                    rows,
                    "on conflict (comment) do update
                     set person = excluded.person, drawn = excluded.drawn, first_codes = excluded.first_codes
                     where old.done is null",
                )
                .await?;
                let content = serde_json::json!({ "second": person, "count": count });
                note(tx, &by, Deed::CommentsAssigned, consultation, "", content, now).await?;
                Ok(count as u64)
            })
        })
        .await
}

/// What waits for one person to read a second time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToRead {
    pub consultation: ConsultationId,
    pub name: String,
    pub left: u64,
    /// The next comment to read.
    pub next: CommentId,
}

/// What waits for this person to read a second time, by consultation; only where the hearing can still be coded.
///
/// # Errors
/// Faults.
pub async fn to_read(store: &Store, by: &Viewer) -> Outcome<Vec<ToRead>> {
    let rows: Vec<(i64, String, i64, i64)> = store
        .read()
        .await?
        .all(
            "select c.id, case when c.short_name = '' then c.title else c.short_name end, count(*), min(s.comment)
             from second_readings s
             join ledger l on l.comment = s.comment
             join consultations c on c.id = s.consultation
             where s.person = $1 and s.done is null
               and not exists (select 1 from summaries r where r.consultation = c.id and r.published is not null)
             group by c.id, c.short_name, c.title
             order by c.id",
            args![by.person],
        )
        .await?;
    let of = |(consultation, name, left, next)| ToRead {
        consultation: ConsultationId(consultation),
        name,
        left: left as u64,
        next: CommentId(next),
    };
    Ok(rows.into_iter().map(of).collect())
}

/// How far one second reader has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    pub person: PersonId,
    pub name: String,
    pub drawn: u64,
    pub done: u64,
    /// The next comment to read.
    pub next: Option<CommentId>,
}

/// The second readers of a consultation.
///
/// # Errors
/// `NotFound`, `NotAllowed` for those who may not read every comment.
pub async fn readers(store: &Store, by: &Viewer, consultation: ConsultationId) -> Outcome<Vec<Reader>> {
    let mut tx = store.read().await?;
    may_read(&mut tx, by, consultation).await?;
    let rows: Vec<(i64, String, i64, i64, Option<i64>)> = tx
        .all(
            "select p.id, p.name, count(*), count(s.done), min(case when s.done is null then s.comment end)
             from second_readings s
             join ledger l on l.comment = s.comment
             join people p on p.id = s.person
             where s.consultation = $1
             group by p.id, p.name
             order by p.name",
            args![consultation],
        )
        .await?;
    let of = |(id, name, drawn, done, next): (i64, String, i64, i64, Option<i64>)| Reader {
        person: PersonId(id),
        name,
        drawn: drawn as u64,
        done: done as u64,
        next: next.map(CommentId),
    };
    Ok(rows.into_iter().map(of).collect())
}

/// How a comment stands, as one reader's codes; nothing while it waits.
fn codes(row: &Row) -> Option<Codes> {
    match row.place {
        Place::Waiting => None,
        Place::Aside => Some(Codes::Aside),
        Place::Coded => Some(Codes::Under(row.codings.iter().map(|coding| coding.issue.0).collect())),
    }
}

/// Whether a comment was drawn for this viewer and read already.
///
/// # Errors
/// `NotFound` for a comment that was not drawn for this viewer.
pub async fn was_read(store: &Store, by: &Viewer, comment: CommentId) -> Outcome<bool> {
    let row: Option<(Option<i64>,)> = store
        .read()
        .await?
        .maybe("select done from second_readings where comment = $1 and person = $2", args![comment, by.person])
        .await?;
    Ok(row.ok_or(Error::NotFound)?.0.is_some())
}

/// Keeps what the second reader says of a comment: the first answer counts, since afterwards differences can be seen.
///
/// # Errors
/// Those of every deed on a dossier; `NotFound` for a comment that was not drawn for this viewer, and for issues of other
/// consultations; `AlreadyDone` for what was read; refused for `under[]` where nothing was chosen, or issues and outside at once.
pub async fn say(
    store: &Store,
    by: &Viewer,
    comment: CommentId,
    issues: Vec<IssueId>,
    aside: bool,
    now: Moment,
) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let row: Option<(i64, Option<i64>)> = tx
                    .maybe(
                        "select consultation, done from second_readings where comment = $1 and person = $2",
                        args![comment, by.person],
                    )
                    .await?;
                let (consultation, done) = row.ok_or(Error::NotFound)?;
                let consultation = ConsultationId(consultation);
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                if done.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                if issues.is_empty() && !aside {
                    let mut no = Refusals::default();
                    no.add("under[]", Refusal::Missing);
                    return Err(no.into());
                }
                if aside && !issues.is_empty() {
                    let mut no = Refusals::default();
                    no.add("under[]", Refusal::UnderAndOutside);
                    return Err(no.into());
                }
                let known = standing_issues(tx, consultation).await?;
                if !issues.iter().all(|issue| known.contains(&issue.0)) {
                    return Err(Error::NotFound);
                }
                let codes = match aside {
                    true => Codes::Aside,
                    false => Codes::Under(issues.iter().map(|issue| issue.0).collect()),
                };
                tx.run(
                    "update second_readings set done = $1, second_codes = $2 where comment = $3",
                    args![now, codes.code(), comment],
                )
                .await?;
                let content = serde_json::json!({ "second": codes.code() });
                note(tx, &by, Deed::CommentsGrouped, consultation, &comment.to_string(), content, now).await
            })
        })
        .await
}

/// The issues of a consultation that were not removed.
async fn standing_issues(tx: &mut Tx, consultation: ConsultationId) -> Outcome<BTreeSet<i64>> {
    let rows: Vec<(i64,)> =
        tx.all("select id from issues where consultation = $1 and removed is null", args![consultation]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Everything that was read twice, with the comments on which the two differ and nothing was settled yet, at most `most` of
/// these.
///
/// # Errors
/// `NotFound`, `NotAllowed` for those who may not read every comment.
pub async fn compared(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    most: usize,
) -> Outcome<(Vec<Twice>, Vec<Held>)> {
    let mut tx = store.read().await?;
    may_read(&mut tx, by, consultation).await?;
    let rows: Vec<(i64, i64, String, String, Option<i64>, i64)> = tx
        .all(
            "select s.comment, s.person, s.first_codes, s.second_codes, s.settled, l.deed
             from second_readings s
             join ledger l on l.comment = s.comment
             where s.consultation = $1 and s.done is not null
             order by s.comment
             limit $2",
            args![consultation, MOST_READ],
        )
        .await?;
    let twice = rows.into_iter().filter_map(|(comment, person, first, second, settled, deed)| {
        Some(Twice {
            comment: CommentId(comment),
            first: Codes::parse(&first)?,
            second: Codes::parse(&second)?,
            person: PersonId(person),
            settled: settled.is_some(),
            deed,
        })
    });
    let twice: Vec<Twice> = twice.collect();
    let differ = twice.iter().filter(|one| !one.settled && one.first != one.second);
    let ids: Vec<i64> = differ.take(most).map(|one| one.comment.0).collect();
    let lines = held_of(&mut tx, &ids).await?;
    let held = with_places(&mut tx, lines).await?;
    Ok((twice, held))
}

/// Settles a difference: the comment stays where it stands, or is put where the second reader had it, as far as those issues were
/// not removed; words meant of an issue stay. `seen` is the deed that had touched it last when the page was drawn. The comment's page
/// is for everything between, and where it is to be set aside, which has a reason and a reply.
///
/// # Errors
/// Those of every deed on a dossier; `NotFound` where there is no such difference, or nothing of the second's is left;
/// `AlreadyDone` where somebody settled it; `CodedMeanwhile`.
pub async fn settle(
    store: &Store,
    by: &Viewer,
    comment: CommentId,
    second: bool,
    seen: i64,
    now: Moment,
) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let row: Option<(i64, String, String, Option<i64>)> = tx
                    .maybe(
                        "select consultation, first_codes, second_codes, settled
                         from second_readings
                         where comment = $1 and done is not null",
                        args![comment],
                    )
                    .await?;
                let (consultation, first, codes, settled) =
                    row.filter(|(_, first, codes, _)| first != codes).ok_or(Error::NotFound)?;
                let consultation = ConsultationId(consultation);
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                if settled.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                if second {
                    take(tx, &by, consultation, comment, &codes, seen, now).await?;
                }
                let taken = if second { "second" } else { "first" };
                tx.run(
                    "update second_readings set settled = $1, taken = $2 where comment = $3",
                    args![now, taken, comment],
                )
                .await?;
                let content = serde_json::json!({ "settled": taken, "first": first, "second": codes });
                note(tx, &by, Deed::CommentsGrouped, consultation, &comment.to_string(), content, now).await
            })
        })
        .await
}

/// Puts a comment where the second reader had it.
async fn take(
    tx: &mut Tx,
    by: &Viewer,
    consultation: ConsultationId,
    comment: CommentId,
    codes: &str,
    seen: i64,
    now: Moment,
) -> Outcome<()> {
    let row = rows_of(tx, &[comment.0]).await?.pop().ok_or(Error::NotFound)?;
    let Some(Codes::Under(issues)) = Codes::parse(codes) else { return Err(Error::NotFound) };
    let known = standing_issues(tx, consultation).await?;
    let coding = |issue: i64| {
        let before = row.codings.iter().find(|coding| coding.issue.0 == issue);
        Coding { issue: IssueId(issue), quote: before.map_or(String::new(), |coding| coding.quote.clone()) }
    };
    let codings: Vec<Coding> = issues.intersection(&known).copied().map(coding).collect();
    if codings.is_empty() {
        return Err(Error::NotFound);
    }
    put_one(tx, by, comment, seen, &codings, None, now).await?;
    Ok(())
}
