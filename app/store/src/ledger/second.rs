//! The second reading: a sample is drawn, somebody else codes it blind, and differences are settled.

use super::rows::rows_of;
use crate::Store;
use crate::comment::{held_of, may_read, with_places};
use crate::consultation::{allowed, note};
use crate::db::args;
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::Viewer;
use domain::comment::Held;
use domain::event::Deed;
use domain::id::{AgencyId, CommentId, ConsultationId, IssueId, PersonId};
use domain::ledger::Place;
use domain::refusal::{Refusal, Refusals};
use domain::second::{Codes, Twice};
use domain::time::Moment;

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
    if !by.may(Act::Summarise, AgencyId(agency)) {
        return Err(Error::NotAllowed);
    }
    let coder: Option<(i64,)> = tx
        .maybe(
            "select person from memberships
             where person = $1 and agency = $2 and role in ('summariser', 'evaluator') and (ended is null or ended > $3)
             limit 1",
            args![person, agency, now],
        )
        .await?;
    if coder.is_none() {
        no.add("person", Refusal::NotAChoice);
    }
    let person = no.none(|| person)?;
    // Spread over the hearing by a multiplication (Knuth's); reading half a million rows here holds no writer up.
    let drawn: Vec<(i64,)> = tx
        .all(
            "select l.comment
             from ledger l
             left join coding_deeds d on d.id = l.deed
             where l.consultation = $1 and l.state <> 'waiting' and (d.person is null or d.person <> $2)
               and not exists (select 1 from second_readings s where s.comment = l.comment)
             order by (l.comment * 2654435761) % 4294967291
             limit $3",
            args![consultation, person, i64::from(many)],
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
                let rows = drawn.iter().map(|(id,)| args![*id, consultation, person, now]).collect();
                let into = "insert into second_readings (comment, consultation, person, drawn)";
                tx.upsert(into, rows, "on conflict (comment) do nothing").await?;
                let content = serde_json::json!({ "second": person, "count": drawn.len() });
                note(tx, &by, Deed::CommentsAssigned, consultation, "", content, now).await?;
                Ok(drawn.len() as u64)
            })
        })
        .await
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

/// What a reader said of a comment before, for the form that shows it again: nothing while it is unread.
///
/// # Errors
/// `NotFound` for a comment that was not drawn for this viewer.
pub async fn said(store: &Store, by: &Viewer, comment: CommentId) -> Outcome<Option<Codes>> {
    let row: Option<(String,)> = store
        .read()
        .await?
        .maybe("select second_codes from second_readings where comment = $1 and person = $2", args![comment, by.person])
        .await?;
    Ok(Codes::parse(&row.ok_or(Error::NotFound)?.0))
}

/// Keeps what the second reader says of a comment, with how it stands now.
///
/// # Errors
/// Those of every deed on a dossier; `NotFound` for a comment that was not drawn for this viewer; `AlreadyDone` where the difference
/// was settled; refused for `under[]` where nothing was chosen.
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
                        "select consultation, settled from second_readings where comment = $1 and person = $2",
                        args![comment, by.person],
                    )
                    .await?;
                let (consultation, settled) = row.ok_or(Error::NotFound)?;
                let consultation = ConsultationId(consultation);
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                if settled.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                let first = rows_of(tx, &[comment.0]).await?.pop().ok_or(Error::NotFound)?;
                let first = match first.place {
                    Place::Aside => Codes::Aside.code(),
                    Place::Waiting => String::new(),
                    Place::Coded => Codes::Under(first.codings.iter().map(|one| one.issue.0).collect()).code(),
                };
                let second = match aside {
                    true => Codes::Aside,
                    false => Codes::Under(issues.iter().map(|issue| issue.0).collect()),
                };
                if second.code().is_empty() {
                    let mut no = Refusals::default();
                    no.add("under[]", Refusal::Missing);
                    return Err(no.into());
                }
                tx.run(
                    "update second_readings set done = $1, first_codes = $2, second_codes = $3 where comment = $4",
                    args![now, first.as_str(), second.code(), comment],
                )
                .await?;
                Ok(())
            })
        })
        .await
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
    let rows: Vec<(i64, i64, String, String, Option<i64>)> = tx
        .all(
            "select s.comment, s.person, s.first_codes, s.second_codes, s.settled
             from second_readings s
             join ledger l on l.comment = s.comment
             where s.consultation = $1 and s.done is not null
             order by s.comment
             limit $2",
            args![consultation, MOST_READ],
        )
        .await?;
    let twice = rows.into_iter().filter_map(|(comment, person, first, second, settled)| {
        Some(Twice {
            comment: CommentId(comment),
            first: Codes::parse(&first)?,
            second: Codes::parse(&second)?,
            person: PersonId(person),
            settled: settled.is_some(),
        })
    });
    let twice: Vec<Twice> = twice.collect();
    let differ = twice.iter().filter(|one| !one.settled && one.first != one.second);
    let ids: Vec<i64> = differ.take(most).map(|one| one.comment.0).collect();
    let lines = held_of(&mut tx, &ids).await?;
    let held = with_places(&mut tx, lines).await?;
    Ok((twice, held))
}

/// Settles a difference: the first codes stay, or the comment is put where the second reader had it. The comment's page is for
/// everything between, and where it is to be set aside.
///
/// # Errors
/// Those of every deed on a dossier; `NotFound` where there is no such difference.
pub async fn settle(store: &Store, by: &Viewer, comment: CommentId, second: bool, now: Moment) -> Outcome<()> {
    let row: Option<(i64, String)> = store
        .read()
        .await?
        .maybe(
            "select consultation, second_codes
             from second_readings
             where comment = $1 and done is not null and settled is null",
            args![comment],
        )
        .await?;
    let (consultation, codes) = row.ok_or(Error::NotFound)?;
    let consultation = ConsultationId(consultation);
    if second {
        take(store, by, comment, &codes, now).await?;
    }
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                let taken = if second { "second" } else { "first" };
                tx.run(
                    "update second_readings set settled = $1, taken = $2 where comment = $3",
                    args![now, taken, comment],
                )
                .await?;
                let content = serde_json::json!({ "settled": taken });
                note(tx, &by, Deed::CommentsGrouped, consultation, &comment.to_string(), content, now).await
            })
        })
        .await
}

/// Puts a comment where the second reader had it; words meant of an issue stay where it stood under that issue before.
async fn take(store: &Store, by: &Viewer, comment: CommentId, codes: &str, now: Moment) -> Outcome<()> {
    let row = super::of(store, &[comment]).await?.pop().ok_or(Error::NotFound)?;
    let quote = |issue: i64| {
        let known = row.codings.iter().find(|coding| coding.issue.0 == issue);
        known.map_or(String::new(), |coding| coding.quote.clone())
    };
    // What is set aside has a reason and a reply, written on the comment's page.
    let Some(Codes::Under(issues)) = Codes::parse(codes) else { return Err(Error::NotFound) };
    let coding = |issue| domain::ledger::Coding { issue: IssueId(issue), quote: quote(issue) };
    let codings = issues.into_iter().map(coding).collect();
    super::code_one(store, by, comment, row.deed, codings, None, now).await?;
    Ok(())
}
