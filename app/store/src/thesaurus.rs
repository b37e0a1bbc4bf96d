//! The central office's own rows of the thesaurus, and its changes of shipped ones.

use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::event;
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::AgencyId;
use domain::refusal::{Refusal, Refusals};
use domain::thesaurus::Row;
use domain::time::Moment;

/// A row as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub id: i64,
    /// The people's words, as shipped, of the row that this one stands for; empty for one of the office's own.
    pub shipped: String,
    pub row: Row,
    pub revision: u64,
    pub changed: Moment,
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    shipped: String,
    people: String,
    law: String,
    acts: String,
    weight: i64,
    used: bool,
    revision: i64,
    changed: i64,
}

impl Line {
    fn kept(self) -> Outcome<Kept> {
        let list = |json: &str| -> Outcome<Vec<String>> { Ok(serde_json::from_str(json)?) };
        let row = Row {
            people: list(&self.people)?,
            law: list(&self.law)?,
            acts: list(&self.acts)?,
            weight: self.weight as u32,
            used: self.used,
        };
        let (revision, changed) = (self.revision as u64, Moment(self.changed));
        Ok(Kept { id: self.id, shipped: self.shipped, row, revision, changed })
    }
}

/// Every row, the one that was changed last first. They are as many as people have written.
pub async fn all(store: &Store) -> Outcome<Vec<Kept>> {
    let sql = "select id, shipped, people, law, acts, weight, used, revision, changed from thesaurus_rows
               order by changed desc, id desc";
    store.read().await?.all::<Line>(sql, vec![]).await?.into_iter().map(Line::kept).collect()
}

/// Which row a form is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// A new one, of the office's own.
    New,
    /// A shipped one that was not changed before, by its people's words.
    Shipped(String),
    /// A kept one, as it stood at this revision.
    Kept { id: i64, revision: u64 },
}

/// Writes a row; gives its id.
///
/// # Errors
/// `NotAllowed` for all but the central administrator; `NotFound`; the whole refused where somebody else changed it meanwhile.
pub async fn write(store: &Store, by: &Viewer, which: Which, row: Row, now: Moment) -> Outcome<i64> {
    if !by.may(Act::EditThesaurus, AgencyId(0)) {
        return Err(Error::NotAllowed);
    }
    let actor = by.person;
    store
        .write(move |tx| {
            Box::pin(async move {
                let id = put(tx, &which, &row, now).await?;
                let content = serde_json::json!({
                    "id": id, "people": row.people, "law": row.law, "acts": row.acts, "weight": row.weight, "used": row.used,
                });
                event::note(tx, actor, Deed::ThesaurusEdited, None, id, content, now).await?;
                Ok(id)
            })
        })
        .await
}

/// Takes a row away: one of the office's own is gone, a shipped one is again as shipped.
///
/// # Errors
/// As [`write`].
pub async fn remove(store: &Store, by: &Viewer, id: i64, revision: u64, now: Moment) -> Outcome<()> {
    if !by.may(Act::EditThesaurus, AgencyId(0)) {
        return Err(Error::NotAllowed);
    }
    let actor = by.person;
    store
        .write(move |tx| {
            Box::pin(async move {
                unchanged(tx, id, revision).await?;
                tx.run("delete from thesaurus_rows where id = $1", args![id]).await?;
                let content = serde_json::json!({ "id": id, "removed": true });
                event::note(tx, actor, Deed::ThesaurusEdited, None, id, content, now).await
            })
        })
        .await
}

async fn unchanged(tx: &mut Tx, id: i64, revision: u64) -> Outcome<()> {
    let row: Option<(i64,)> = tx.maybe("select revision from thesaurus_rows where id = $1", args![id]).await?;
    let (now_at,) = row.ok_or(Error::NotFound)?;
    if now_at as u64 == revision { Ok(()) } else { Err(Refusals::whole(Refusal::ChangedMeanwhile).into()) }
}

async fn put(tx: &mut Tx, which: &Which, row: &Row, now: Moment) -> Outcome<i64> {
    let (people, law) = (serde_json::to_string(&row.people)?, serde_json::to_string(&row.law)?);
    let acts = serde_json::to_string(&row.acts)?;
    let shipped = match which {
        Which::Kept { id, revision } => {
            unchanged(tx, *id, *revision).await?;
            tx.run(
                "update thesaurus_rows set people = $2, law = $3, acts = $4, weight = $5, used = $6,
                   revision = revision + 1, changed = $7 where id = $1",
                args![*id, people, law, acts, row.weight, row.used, now],
            )
            .await?;
            return Ok(*id);
        }
        Which::Shipped(words) => words.as_str(),
        Which::New => "",
    };
    let twice: Option<(String,)> = tx
        .maybe(
            "select shipped from thesaurus_rows
             where (shipped = $1 and shipped <> '') or (shipped = '' and $1 = '' and people = $2)",
            args![shipped, &people],
        )
        .await?;
    match twice {
        // Somebody else was quicker to change the shipped row.
        Some((shipped,)) if !shipped.is_empty() => return Err(Refusals::whole(Refusal::ChangedMeanwhile).into()),
        // The same form sent twice, or the same words thought of again.
        Some(_) => {
            let mut no = Refusals::default();
            no.add("people", Refusal::Taken);
            return Err(no.into());
        }
        None => {}
    }
    let (id,): (i64,) = tx
        .one(
            "insert into thesaurus_rows (id, shipped, people, law, acts, weight, used, revision, changed)
             select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, 1, $7 from thesaurus_rows
             returning id",
            args![shipped, people, law, acts, row.weight, row.used, now],
        )
        .await?;
    Ok(id)
}
