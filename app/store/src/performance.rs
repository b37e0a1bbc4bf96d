//! การดำเนินการของหน่วยงาน: what each agency has heard about, for how many days, how many spoke, and whose summaries wait. Read in four
//! statements from rows that lists keep anyway; nothing is stored of it. Whether everyone may read it is the central office's to say.

use crate::Store;
use crate::agency::{Line as AgencyLine, agencies};
use crate::db::{Tx, Value, args};
use crate::error::{Error, Outcome};
use crate::event;
use domain::act::Act;
use domain::agency::{Agency, Viewer};
use domain::event::Deed;
use domain::id::{AgencyId, ConsultationId};
use domain::local::Scope;
use domain::refusal::Refusal;
use domain::time::Moment;
use std::collections::HashMap;

/// The name of the switch.
const SWITCH: &str = "performance";

/// One agency's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub agency: Agency,
    /// Consultations published, those cancelled among them.
    pub held: u64,
    pub open: u64,
    pub cancelled: u64,
    /// Days on which any of their rounds was open, each round counted.
    pub days: u64,
    pub comments: u64,
    pub sheets: u64,
    /// Summaries published.
    pub summarised: u64,
    /// Closed, the summary not yet published.
    pub waiting: u64,
    /// When the first of those closed.
    pub oldest: Option<Moment>,
}

/// A consultation whose summary is not published yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub id: ConsultationId,
    pub agency: AgencyId,
    pub name: String,
    pub closed: Moment,
}

#[derive(sqlx::FromRow)]
struct Line {
    agency: i64,
    held: i64,
    open: i64,
    cancelled: i64,
    comments: i64,
    sheets: i64,
    summarised: i64,
    waiting: i64,
    oldest: Option<i64>,
}

// $1 now. A sum is a number of its own kind on PostgreSQL: it is told to be one of ours.
macro_rules! counted {
    () => {
        "select c.agency, count(*) as held, cast(sum(c.comments) as bigint) as comments, cast(sum(c.sheets) as bigint) as sheets,
           cast(sum(case when c.cancelled is not null then 1 else 0 end) as bigint) as cancelled,
           cast(sum(case when c.cancelled is null and c.summarised is null and c.opens <= $1 and c.closes >= $1 then 1 else 0 end) as bigint) as open,
           cast(sum(case when c.cancelled is null and c.summarised is not null then 1 else 0 end) as bigint) as summarised,
           cast(sum(case when c.cancelled is null and c.summarised is null and c.closes < $1 then 1 else 0 end) as bigint) as waiting,
           min(case when c.cancelled is null and c.summarised is null and c.closes < $1 then c.closes end) as oldest
         from consultations c
         where c.published is not null"
    };
}

/// The agencies with consultations, those with the most first; of one scope. A page of them, and how many there are together.
pub async fn page(store: &Store, scope: Scope, page: u32, per: u32, now: Moment) -> Outcome<(Vec<Row>, u64)> {
    let mut tx = store.read().await?;
    let (total,): (i64,) = tx
        .one(
            "select count(*) from (select distinct agency from consultations c
             where c.published is not null and ($1 = 'all' or c.local = ($1 = 'local'))) held",
            args![scope.code()],
        )
        .await?;
    let offset = i64::from(page.max(1) - 1) * i64::from(per);
    let lines: Vec<Line> = tx
        .all(
            concat!(
                counted!(),
                " and ($2 = 'all' or c.local = ($2 = 'local'))
                 group by c.agency
                 order by held desc, c.agency
                 limit $3 offset $4"
            ),
            args![now, scope.code(), per, offset],
        )
        .await?;
    Ok((rows(&mut tx, lines, now).await?, total as u64))
}

/// Those of some agencies.
pub async fn of(store: &Store, ids: &[AgencyId], now: Moment) -> Outcome<Vec<Row>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut tx = store.read().await?;
    let sql = concat!(counted!(), " and c.agency in ({ids}) group by c.agency");
    let lines: Vec<Line> = tx.all_in(sql, args![now], &ids).await?;
    rows(&mut tx, lines, now).await
}

async fn rows(tx: &mut Tx, lines: Vec<Line>, now: Moment) -> Outcome<Vec<Row>> {
    let ids: Vec<i64> = lines.iter().map(|line| line.agency).collect();
    let mut named: HashMap<i64, Agency> = HashMap::new();
    let found: Vec<AgencyLine> = tx.all_in(concat!(agencies!(), " where a.id in ({ids})"), vec![], &ids).await?;
    for line in found {
        let agency = line.agency()?;
        named.insert(agency.id.0, agency);
    }
    // A round runs from a first moment to a last one, inclusive; one that runs still, until today.
    let days: Vec<(i64, i64)> = tx
        .all_in(
            "select c.agency,
               cast(sum((case when r.closes < $1 then r.closes else $1 end - r.opens) / 86400000 + 1) as bigint)
             from rounds r
             join consultations c on c.id = r.consultation
             where c.published is not null and r.opens <= $1 and c.agency in ({ids})
             group by c.agency",
            args![now],
            &ids,
        )
        .await?;
    let days: HashMap<i64, i64> = days.into_iter().collect();
    let count = |n: i64| n.max(0) as u64;
    Ok(lines
        .into_iter()
        .filter_map(|line| {
            Some(Row {
                agency: named.remove(&line.agency)?,
                held: count(line.held),
                open: count(line.open),
                cancelled: count(line.cancelled),
                days: count(days.get(&line.agency).copied().unwrap_or(0)),
                comments: count(line.comments),
                sheets: count(line.sheets),
                summarised: count(line.summarised),
                waiting: count(line.waiting),
                oldest: line.oldest.map(Moment),
            })
        })
        .collect())
}

/// The consultations of some agencies whose summary is not published yet, those that closed first in front; a bounded number.
pub async fn waiting(store: &Store, ids: &[AgencyId], now: Moment) -> Outcome<Vec<Waiting>> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let sql = "select id, agency, title, short_name, closes
               from consultations
               where published is not null and cancelled is null and summarised is null and closes < $1 and agency in ({ids})";
    let rows: Vec<(i64, i64, String, String, i64)> = store.read().await?.all_in(sql, args![now], &ids).await?;
    let mut waiting: Vec<Waiting> = rows
        .into_iter()
        .map(|(id, agency, title, short, closes)| Waiting {
            id: ConsultationId(id),
            agency: AgencyId(agency),
            name: if short.is_empty() { title } else { short },
            closed: Moment(closes),
        })
        .collect();
    waiting.sort_by_key(|one| (one.closed, one.id));
    Ok(waiting)
}

/// Since when everyone may read the table; nothing while it is off.
pub async fn public_since(store: &Store) -> Outcome<Option<Moment>> {
    let row: Option<(i64,)> =
        store.read().await?.maybe("select since from switches where name = $1", args![SWITCH]).await?;
    Ok(row.map(|(since,)| Moment(since)))
}

/// Lets everyone read the table, or no longer.
///
/// # Errors
/// `NotAllowed` for all but the central administrator; refused with `AlreadyDone` where it stands so.
pub async fn switch(store: &Store, by: &Viewer, on: bool, now: Moment) -> Outcome<()> {
    if !by.may(Act::ManageAgencies, AgencyId(0)) {
        return Err(Error::NotAllowed);
    }
    let actor = by.person;
    store
        .write(move |tx| {
            Box::pin(async move {
                let (sql, values): (_, Vec<Value>) = match on {
                    true => (
                        "insert into switches (name, since, person) values ($1, $2, $3) on conflict (name) do nothing",
                        args![SWITCH, now, actor],
                    ),
                    false => ("delete from switches where name = $1", args![SWITCH]),
                };
                if tx.run(sql, values).await? == 0 {
                    return Err(Refusal::AlreadyDone.into());
                }
                let content = serde_json::json!({ "name": SWITCH, "on": on });
                event::note(tx, actor, Deed::SwitchSet, None, 0, content, now).await
            })
        })
        .await
}
