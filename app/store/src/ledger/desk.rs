//! Working together on the ledger: who reads what, notes inside the agency, progress, and filters kept under a name.

use crate::Store;
use crate::comment::may_read;
use crate::consultation::{allowed, note};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::act::Act;
use domain::agency::{Role, Viewer};
use domain::event::Deed;
use domain::id::{AgencyId, CommentId, ConsultationId, PersonId};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, required};
use domain::time::Moment;

const LONGEST_NOTE: u32 = 4_000;
const LONGEST_NAME: u32 = 80;
const LONGEST_QUERY: u32 = 600;
/// How many views an agency may keep.
const MOST_VIEWS: i64 = 50;

/// Gives comments to somebody to read and code, or to nobody.
///
/// # Errors
/// Those of every deed on a dossier; `Missing` where nothing was chosen; `NotAChoice` under `person` for somebody who does
/// not summarise here.
pub async fn assign(
    store: &Store,
    by: &Viewer,
    consultation: ConsultationId,
    comments: Vec<CommentId>,
    person: Option<PersonId>,
    now: Moment,
) -> Outcome<u64> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let dossier = allowed(tx, &by, consultation, Act::Summarise, None, now).await?;
                if comments.is_empty() {
                    return Err(Refusal::Missing.into());
                }
                if let Some(person) = person
                    && !codes_at(tx, person, dossier.agency.id, now).await?
                {
                    let mut no = Refusals::default();
                    no.add("person", Refusal::NotAChoice);
                    return Err(no.into());
                }
                let ids: Vec<i64> = comments.iter().map(|id| id.0).collect();
                let touched = tx
                    .run_in(
                        "update ledger set assigned = $1 where consultation = $2 and comment in ({ids})",
                        args![person, consultation],
                        &ids,
                    )
                    .await?;
                let content = serde_json::json!({ "person": person, "count": touched });
                note(tx, &by, Deed::CommentsAssigned, consultation, "", content, now).await?;
                Ok(touched)
            })
        })
        .await
}

/// Whether somebody codes at an agency now.
pub(super) async fn codes_at(tx: &mut Tx, person: PersonId, agency: AgencyId, now: Moment) -> Outcome<bool> {
    let known: Option<(i64,)> = tx
        .maybe(
            "select person from memberships
             where person = $1 and agency = $2 and role in ('summariser', 'evaluator') and (ended is null or ended > $3)
             limit 1",
            args![person, agency, now],
        )
        .await?;
    Ok(known.is_some())
}

/// Marks a comment as read by somebody of the agency. No event: reading changes nothing.
///
/// # Errors
/// `NotFound`, `NotAllowed`.
pub async fn read(store: &Store, by: &Viewer, comment: CommentId) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let row: Option<(i64,)> =
                    tx.maybe("select consultation from comments where id = $1", args![comment]).await?;
                let (consultation,) = row.ok_or(Error::NotFound)?;
                may_read(tx, &by, ConsultationId(consultation)).await?;
                tx.run("update ledger set read_by = $1 where comment = $2", args![by.person, comment]).await?;
                Ok(())
            })
        })
        .await
}

/// A note inside the agency.
#[derive(Clone, Debug)]
pub struct Note {
    pub who: String,
    pub at: Moment,
    pub text: String,
}

/// Writes a note on a comment, for the agency alone.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused for `note`.
pub async fn write_note(store: &Store, by: &Viewer, comment: CommentId, text: &str, now: Moment) -> Outcome<()> {
    let mut no = Refusals::default();
    let text = no.take("note", required(text, LONGEST_NOTE, Lines::Many));
    let text = no.none(|| text)?;
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let row: Option<(i64,)> =
                    tx.maybe("select consultation from comments where id = $1", args![comment]).await?;
                let consultation = ConsultationId(row.ok_or(Error::NotFound)?.0);
                may_read(tx, &by, consultation).await?;
                tx.run(
                    "insert into comment_notes (id, comment, person, at, text)
                     select coalesce(max(id), 0) + 1, $1, $2, $3, $4 from comment_notes",
                    args![comment, by.person, now, text.as_str()],
                )
                .await?;
                // What it says goes with the comment, not into the log.
                note(tx, &by, Deed::CommentNoted, consultation, &comment.to_string(), serde_json::json!({}), now).await
            })
        })
        .await
}

/// The notes on a comment, oldest first; its reader has been let in already.
pub async fn notes(store: &Store, comment: CommentId) -> Outcome<Vec<Note>> {
    let rows: Vec<(String, i64, String)> = store
        .read()
        .await?
        .all(
            "select p.name, n.at, n.text
             from comment_notes n
             join people p on p.id = n.person
             where n.comment = $1
             order by n.id
             limit 200",
            args![comment],
        )
        .await?;
    Ok(rows.into_iter().map(|(who, at, text)| Note { who, at: Moment(at), text }).collect())
}

/// Those who code at an agency, each with how many comments of this consultation wait no longer because of them.
pub async fn coders(
    store: &Store,
    agency: AgencyId,
    consultation: ConsultationId,
    now: Moment,
) -> Outcome<Vec<(PersonId, String, u64)>> {
    let rows: Vec<(i64, String, i64)> = store
        .read()
        .await?
        .all(
            "select distinct p.id, p.name,
               coalesce((select t.n from tallies t
                 where t.consultation = $2 and t.kind = 'coder' and t.name = cast(p.id as text)), 0)
             from memberships m
             join people p on p.id = m.person
             where m.agency = $1 and m.role in ($3, $4) and (m.ended is null or m.ended > $5)
             order by p.name",
            args![agency, consultation, Role::Summariser.code(), Role::Evaluator.code(), now],
        )
        .await?;
    Ok(rows.into_iter().map(|(id, name, n)| (PersonId(id), name, n.max(0) as u64)).collect())
}

/// A filter under a name.
#[derive(Clone, Debug)]
pub struct View {
    pub id: i64,
    pub name: String,
    /// As it stands in an address, without the question mark.
    pub query: String,
}

/// The views of an agency, by name.
pub async fn views(store: &Store, agency: AgencyId) -> Outcome<Vec<View>> {
    let rows: Vec<(i64, String, String)> = store
        .read()
        .await?
        .all("select id, name, query from saved_views where agency = $1 order by name limit 50", args![agency])
        .await?;
    Ok(rows.into_iter().map(|(id, name, query)| View { id, name, query }).collect())
}

/// Keeps a filter under a name for everybody of the agency; the same name again takes its place.
///
/// # Errors
/// `NotAllowed`; refused for `name`, or with `ChoiceCount` where there are too many.
pub async fn save_view(
    store: &Store,
    by: &Viewer,
    agency: AgencyId,
    name: &str,
    query: &str,
    now: Moment,
) -> Outcome<()> {
    let mut no = Refusals::default();
    let name = no.take("name", required(name, LONGEST_NAME, Lines::One));
    let query = no.take("name", domain::text::clean(query, LONGEST_QUERY, Lines::One));
    let (name, query) = no.none(|| Some((name?, query?)))?;
    if !by.may(Act::Summarise, agency) {
        return Err(Error::NotAllowed);
    }
    let person = by.person;
    store
        .write(move |tx| {
            Box::pin(async move {
                let (kept,): (i64,) =
                    tx.one("select count(*) from saved_views where agency = $1", args![agency]).await?;
                if kept >= MOST_VIEWS {
                    return Err(Refusal::ChoiceCount { least: 0, most: MOST_VIEWS as u32 }.into());
                }
                tx.run(
                    "insert into saved_views (id, agency, name, query, person, at)
                     select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5 from saved_views where true
                     on conflict (agency, name) do update set query = excluded.query, person = excluded.person",
                    args![agency, name.as_str(), query.as_str(), person, now],
                )
                .await?;
                Ok(())
            })
        })
        .await
}

/// Takes a view away.
///
/// # Errors
/// `NotAllowed`.
pub async fn remove_view(store: &Store, by: &Viewer, agency: AgencyId, id: i64) -> Outcome<()> {
    if !by.may(Act::Summarise, agency) {
        return Err(Error::NotAllowed);
    }
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run("delete from saved_views where agency = $1 and id = $2", args![agency, id]).await?;
                Ok(())
            })
        })
        .await
}
