//! What happened to an agency and to those that it took over from, as everyone may read it; and for the central office what is to come.

use crate::Store;
use crate::db::args;
use crate::error::Outcome;
use domain::agency::Change;
use domain::id::AgencyId;
use domain::refusal::Refusals;
use domain::time::{Day, Moment};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: i64,
    pub agency: AgencyId,
    /// Its names before, Thai and English.
    pub before: (String, String),
    pub change: Change,
    /// The names of the heir as they are now, of a merger.
    pub heir: (String, String),
    pub day: Day,
    pub basis: String,
    /// When it was done here; nothing while it waits.
    pub done: Option<Moment>,
    /// When it could not be done, and why.
    pub failed: Option<(Moment, Refusals)>,
}

/// The changes of an agency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// What was done, the latest day first; also to those that it took over from.
    pub done: Vec<Entry>,
    /// What waits for its day, or could not be done; for the central office.
    pub to_come: Vec<Entry>,
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    agency: i64,
    what: String,
    day: i64,
    basis: String,
    before_th: String,
    before_en: String,
    after_th: String,
    after_en: String,
    heir: Option<i64>,
    heir_th: Option<String>,
    heir_en: Option<String>,
    staff: bool,
    of_kind: String,
    of_dossiers: String,
    done: Option<i64>,
    failed: Option<i64>,
    why: String,
}

impl Line {
    fn entry(self) -> Outcome<Entry> {
        let change = match (self.what.as_str(), self.heir) {
            ("renamed", _) => Change::Renamed { name_th: self.after_th, name_en: self.after_en },
            ("merged", Some(heir)) => Change::Merged { heir: AgencyId(heir), staff: self.staff },
            ("handed", Some(heir)) => super::handed::read(heir, &self.of_kind, &self.of_dossiers)?,
            ("resumed", _) => Change::Resumed,
            _ => Change::Ended,
        };
        let failed = match self.failed {
            Some(at) => Some((Moment(at), serde_json::from_str(&self.why)?)),
            None => None,
        };
        Ok(Entry {
            id: self.id,
            agency: AgencyId(self.agency),
            before: (self.before_th, self.before_en),
            change,
            heir: (self.heir_th.unwrap_or_default(), self.heir_en.unwrap_or_default()),
            day: Day(self.day),
            basis: self.basis,
            done: self.done.map(Moment),
            failed,
        })
    }
}

/// The changes of an agency and of those that it took over from.
pub async fn history(store: &Store, id: AgencyId) -> Outcome<History> {
    let lines: Vec<Line> = store
        .read()
        .await?
        .all(
            "select c.id, c.agency, c.what, c.day, c.basis, c.before_th, c.before_en, c.after_th, c.after_en, c.heir,
               h.name_th as heir_th, h.name_en as heir_en, c.staff, c.of_kind, c.of_dossiers, c.done, c.failed, c.why
             from agency_changes c
             left join agencies h on h.id = c.heir
             where c.agency = $1 or c.agency in (select a.id from agencies a where a.heir = $1)
               or (c.heir = $1 and c.what = 'handed')
             order by c.day desc, c.id desc
             limit 500",
            args![id],
        )
        .await?;
    let all = lines.into_iter().map(Line::entry).collect::<Outcome<Vec<_>>>()?;
    let (done, to_come) = all.into_iter().partition(|entry| entry.done.is_some());
    Ok(History { done, to_come })
}
