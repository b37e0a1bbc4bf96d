//! Agencies: made by the central administrator, known to everyone.

use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::event;
use domain::act::Act;
use domain::agency::{Agency, Level, Viewer};
use domain::event::Deed;
use domain::id::AgencyId;
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, required};
use domain::time::Moment;

/// The longest name of an agency, in graphemes.
pub const LONGEST_NAME: u32 = 200;

/// An agency to be made.
#[derive(Clone, Debug)]
pub struct New {
    pub parent: Option<AgencyId>,
    pub level: Level,
    pub name_th: String,
    pub name_en: String,
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    parent: Option<i64>,
    level: String,
    name_th: String,
    name_en: String,
    ended: Option<i64>,
}

impl Line {
    fn agency(self) -> Outcome<Agency> {
        Ok(Agency {
            id: AgencyId(self.id),
            parent: self.parent.map(AgencyId),
            level: Level::parse(&self.level).ok_or_else(|| Error::fault(format!("unknown level {}", self.level)))?,
            name_th: self.name_th,
            name_en: self.name_en,
            ended: self.ended.map(Moment),
        })
    }
}

/// Makes an agency.
///
/// # Errors
/// `NotAllowed` for all but the central administrator; refusals of `name_th`, `name_en` and of `parent`, which must exist.
pub async fn make(store: &Store, by: &Viewer, new: New, now: Moment) -> Outcome<AgencyId> {
    // Central roles reach every agency, also one that is not there yet.
    if !by.may(Act::ManageAgencies, AgencyId(0)) {
        return Err(Error::NotAllowed);
    }
    let actor = by.person;
    store.write(move |tx| Box::pin(async move { make_in(tx, actor, new, now).await })).await
}

pub(crate) async fn make_in(
    tx: &mut Tx,
    actor: Option<domain::id::PersonId>,
    new: New,
    now: Moment,
) -> Outcome<AgencyId> {
    let mut no = Refusals::default();
    let name_th = no.take("name_th", required(&new.name_th, LONGEST_NAME, Lines::One));
    let name_en = no.take("name_en", domain::text::clean(&new.name_en, LONGEST_NAME, Lines::One));
    if let Some(parent) = new.parent
        && one_in(tx, parent).await.is_err()
    {
        no.add("parent", Refusal::NotAChoice);
    }
    let (name_th, name_en) = no.none(|| Some((name_th?, name_en?)))?;
    let (id,): (i64,) = tx
        .one(
            "insert into agencies (id, parent, level, name_th, name_en, made)
             select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5 from agencies
             returning id",
            args![new.parent, new.level.code(), &name_th, &name_en, now],
        )
        .await?;
    let content = serde_json::json!({
        "id": id, "parent": new.parent, "level": new.level.code(), "name_th": name_th, "name_en": name_en,
    });
    event::note(tx, actor, Deed::AgencyMade, Some(AgencyId(id)), id, content, now).await?;
    Ok(AgencyId(id))
}

/// Every agency, in the order in which they were made.
pub async fn all(store: &Store) -> Outcome<Vec<Agency>> {
    let rows: Vec<Line> = store
        .read()
        .await?
        .all("select id, parent, level, name_th, name_en, ended from agencies order by id", vec![])
        .await?;
    rows.into_iter().map(Line::agency).collect()
}

/// One agency.
///
/// # Errors
/// `NotFound`.
pub async fn one(store: &Store, id: AgencyId) -> Outcome<Agency> {
    one_in(&mut store.read().await?, id).await
}

pub(crate) async fn one_in(tx: &mut Tx, id: AgencyId) -> Outcome<Agency> {
    tx.maybe::<Line>("select id, parent, level, name_th, name_en, ended from agencies where id = $1", args![id])
        .await?
        .ok_or(Error::NotFound)?
        .agency()
}
