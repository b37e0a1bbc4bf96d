//! What is written on the desk in several sittings and published by versions, each of which stays to be read: the impact analysis of a
//! draft, the report of an evaluation. Who may, and what must be in it, their own files ask.

use crate::db::{Tx, args};
use crate::error::Outcome;
use domain::id::{ConsultationId, PersonId};
use domain::time::Moment;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A version of such a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version<T> {
    /// From 1.
    pub number: u32,
    pub kept: T,
    pub saved: Moment,
    /// Who saved it last.
    pub person: Option<PersonId>,
    pub name: String,
    /// None while it is being written.
    pub published: Option<Moment>,
    /// Why it took the place of an earlier one; empty for the first.
    pub reason: String,
}

/// A kind of such texts: the statements of its table.
pub(crate) trait Written: Serialize + DeserializeOwned + Default + Send {
    const ALL: &'static str;
    const LATEST: &'static str;
    const KEEP: &'static str;
    const PUBLISH: &'static str;
}

/// The statements of a table.
macro_rules! written {
    ($kind:ty, $table:literal) => {
        impl $crate::written::Written for $kind {
            const ALL: &'static str = concat!(
                "select i.number, i.sections, i.saved, i.person, coalesce(p.name, '') as name, i.published, i.reason
                 from ",
                $table,
                " i
                 left join people p on p.id = i.person
                 where i.consultation = $1
                 order by i.number desc"
            );
            const LATEST: &'static str =
                concat!("select sections from ", $table, " where consultation = $1 order by number desc limit 1");
            const KEEP: &'static str =
                concat!("insert into ", $table, " (consultation, number, sections, saved, person, reason)");
            const PUBLISH: &'static str =
                concat!("update ", $table, " set published = $1, reason = $2 where consultation = $3 and number = $4");
        }
    };
}
pub(crate) use written;

#[derive(sqlx::FromRow)]
struct Line {
    number: i64,
    sections: String,
    saved: i64,
    person: Option<i64>,
    name: String,
    published: Option<i64>,
    reason: String,
}

impl Line {
    fn version<T: Written>(self) -> Outcome<Version<T>> {
        Ok(Version {
            number: self.number as u32,
            kept: serde_json::from_str(&self.sections)?,
            saved: Moment(self.saved),
            person: self.person.map(PersonId),
            name: self.name,
            published: self.published.map(Moment),
            reason: self.reason,
        })
    }
}

/// Every version, newest first.
pub(crate) async fn all_in<T: Written>(tx: &mut Tx, id: ConsultationId) -> Outcome<Vec<Version<T>>> {
    let lines: Vec<Line> = tx.all(T::ALL, args![id]).await?;
    lines.into_iter().map(Line::version).collect()
}

/// The latest text, public or not; nothing in it where none was begun.
pub(crate) async fn latest_in<T: Written>(tx: &mut Tx, id: ConsultationId) -> Outcome<T> {
    let row: Option<(String,)> = tx.maybe(T::LATEST, args![id]).await?;
    row.map_or_else(|| Ok(T::default()), |(sections,)| Ok(serde_json::from_str(&sections)?))
}

/// Keeps a text in the place of the version being written, or begins one; gives its number.
pub(crate) async fn keep<T: Written>(
    tx: &mut Tx,
    id: ConsultationId,
    all: &[Version<T>],
    text: &T,
    by: Option<PersonId>,
    now: Moment,
) -> Outcome<u32> {
    let number = match all.first() {
        Some(Version { number, published: None, .. }) => *number,
        Some(version) => version.number + 1,
        None => 1,
    };
    tx.upsert(
        T::KEEP,
        vec![args![id, number, serde_json::to_string(text)?, now, by, ""]],
        "on conflict (consultation, number) do update
         set sections = excluded.sections, saved = excluded.saved, person = excluded.person",
    )
    .await?;
    Ok(number)
}

/// Puts a version to the public.
pub(crate) async fn publish<T: Written>(
    tx: &mut Tx,
    id: ConsultationId,
    number: u32,
    reason: &str,
    now: Moment,
) -> Outcome<()> {
    tx.run(T::PUBLISH, args![now, reason, id, number]).await?;
    Ok(())
}
