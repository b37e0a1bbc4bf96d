//! Hearings held elsewhere: brought by the operator from another system's census, a part of it at a time, and read for pages. The
//! source's own number is the key: the same line twice is one hearing.

use crate::Store;
use crate::db::{Condition, Tx, Value, args};
use crate::error::{Error, Outcome};
use crate::{agency, event};
use domain::consultation::Kind;
use domain::elsewhere::{Filter, Hearing, Record, cleaned, level};
use domain::event::Deed;
use domain::id::AgencyId;
use domain::time::{Day, Moment};
use std::collections::{BTreeMap, HashMap};

/// A line of a census about to be kept.
#[derive(Clone, Debug)]
pub struct Line {
    pub record: Record,
    /// Every column as it came, as JSON.
    pub whole: String,
}

/// What bringing some lines came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    pub new: u64,
    pub changed: u64,
    pub same: u64,
    /// Those of which a later census is kept already, by the source's number: they stay as they are.
    pub older: Vec<i64>,
    pub agencies: u64,
}

/// Keeps some lines of a census taken on a day: whole, or not at all. Agencies are found by their Thai names, or made.
pub async fn bring(store: &Store, source: &str, counted: Day, lines: Vec<Line>, now: Moment) -> Outcome<Brought> {
    let source = source.to_string();
    store.write(move |tx| Box::pin(async move { bring_in(tx, &source, counted, lines, now).await })).await
}

async fn bring_in(tx: &mut Tx, source: &str, counted: Day, lines: Vec<Line>, now: Moment) -> Outcome<Brought> {
    let keys: Vec<i64> = lines.iter().map(|line| line.record.key).collect();
    let kept: Vec<(i64, i64, i64, String)> = tx
        .all_in(
            "select key, id, counted, line from hearings_elsewhere where source = $1 and key in ({ids})",
            args![source],
            &keys,
        )
        .await?;
    let kept: HashMap<i64, (i64, i64, String)> =
        kept.into_iter().map(|(key, id, counted, line)| (key, (id, counted, line))).collect();
    let mut brought = Brought::default();
    let mut writing = Vec::new();
    for line in lines {
        match kept.get(&line.record.key) {
            Some((_, of, _)) if *of > counted.0 => brought.older.push(line.record.key),
            Some((_, of, whole)) if *of == counted.0 && *whole == line.whole => brought.same += 1,
            there => writing.push((there.map(|(id, _, _)| *id), line)),
        }
    }
    if writing.is_empty() {
        return Ok(brought);
    }
    let agencies = agencies(tx, writing.iter().map(|(_, line)| line.record.agency.as_str()), now, &mut brought).await?;
    let (mut next,): (i64,) = tx.one("select coalesce(max(id), 0) from hearings_elsewhere", vec![]).await?;
    let (mut rows, mut ids) = (Vec::new(), Vec::new());
    for (there, line) in writing {
        let id = match there {
            Some(id) => {
                brought.changed += 1;
                id
            }
            None => {
                brought.new += 1;
                next += 1;
                next
            }
        };
        let agency = agencies.get(&line.record.agency).ok_or_else(|| Error::fault("an agency that was not made"))?;
        ids.push(id);
        rows.push(row(id, source, *agency, counted, line));
    }
    tx.upsert(
        "insert into hearings_elsewhere
           (id, source, key, agency, kind, title, posted, opens, closes, answers, views, questions, affected, tags,
            summarised, address, counted, line)",
        rows,
        "on conflict (source, key) do update set
           agency = excluded.agency, kind = excluded.kind, title = excluded.title, posted = excluded.posted,
           opens = excluded.opens, closes = excluded.closes, answers = excluded.answers, views = excluded.views,
           questions = excluded.questions, affected = excluded.affected, tags = excluded.tags,
           summarised = excluded.summarised, address = excluded.address, counted = excluded.counted,
           line = excluded.line",
    )
    .await?;
    let content = serde_json::json!({ "source": source, "counted": counted.0, "ids": ids });
    event::note(tx, None, Deed::HearingsBrought, None, ids[0], content, now).await?;
    Ok(brought)
}

/// The ids of those that an event speaks of.
pub fn brought(event: &event::Event) -> Vec<i64> {
    #[derive(serde::Deserialize)]
    struct Content {
        ids: Vec<i64>,
    }
    let content = event.content.as_deref().and_then(|bytes| serde_json::from_slice::<Content>(bytes).ok());
    content.map_or_else(Vec::new, |content| content.ids)
}

fn row(id: i64, source: &str, agency: AgencyId, counted: Day, line: Line) -> Vec<Value> {
    let one = line.record;
    let number = |n: Option<u64>| n.map(|n| n as i64);
    args![
        id,
        source,
        one.key,
        agency,
        one.kind.map_or("", Kind::code),
        one.title,
        one.posted,
        one.opens.map(|day| day.0),
        one.closes.map(|day| day.0),
        number(one.answers),
        number(one.views),
        number(one.questions),
        one.affected,
        one.tags,
        one.summarised,
        one.address,
        counted.0,
        line.whole
    ]
}

/// The agencies of some names; those that are not there are made, once each.
async fn agencies<'a>(
    tx: &mut Tx,
    names: impl Iterator<Item = &'a str>,
    now: Moment,
    brought: &mut Brought,
) -> Outcome<BTreeMap<String, AgencyId>> {
    let there: Vec<(i64, String)> =
        tx.all("select id, name_th from agencies order by ended is null, id desc", vec![]).await?;
    let earlier: Vec<(i64, String)> = tx
        .all("select agency, before_th from agency_changes where what = 'renamed' and done is not null", vec![])
        .await?;
    // Of namesakes the oldest that still is; a name that an agency had leads to it, where no other has it.
    let mut there: HashMap<String, i64> = earlier.into_iter().chain(there).map(|(id, name)| (key(&name), id)).collect();
    let mut found = BTreeMap::new();
    for name in names {
        if found.contains_key(name) {
            continue;
        }
        let id = match there.get(&key(name)) {
            Some(id) => AgencyId(*id),
            None => {
                brought.agencies += 1;
                let new = agency::New {
                    parent: None,
                    level: level(name),
                    name_th: name.into(),
                    name_en: String::new(),
                    place: None,
                };
                let made = agency::make_in(tx, None, new, now).await?;
                there.insert(key(name), made.0);
                made
            }
        };
        found.insert(name.to_string(), id);
    }
    Ok(found)
}

/// A name without what is written in more than one way.
fn key(name: &str) -> String {
    cleaned(name).replace(' ', "")
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    key: i64,
    agency: i64,
    name_th: String,
    name_en: String,
    kind: String,
    title: String,
    posted: String,
    opens: Option<i64>,
    closes: Option<i64>,
    answers: Option<i64>,
    views: Option<i64>,
    questions: Option<i64>,
    affected: String,
    tags: String,
    summarised: bool,
    address: String,
    counted: i64,
}

impl Row {
    fn hearing(self) -> Hearing {
        let number = |n: Option<i64>| n.map(|n| n as u64);
        Hearing {
            id: self.id,
            agency: AgencyId(self.agency),
            record: Record {
                key: self.key,
                title: self.title,
                posted: self.posted,
                kind: Kind::parse(&self.kind),
                agency: self.name_th.clone(),
                opens: self.opens.map(Day),
                closes: self.closes.map(Day),
                answers: number(self.answers),
                views: number(self.views),
                questions: number(self.questions),
                affected: self.affected,
                tags: self.tags,
                summarised: self.summarised,
                address: self.address,
            },
            agency_th: self.name_th,
            agency_en: self.name_en,
            counted: Day(self.counted),
        }
    }
}

macro_rules! hearing {
    () => {
        "select h.id, h.key, coalesce(a.heir, a.id) as agency, a.name_th, a.name_en, h.kind, h.title, h.posted, h.opens, h.closes, h.answers, h.views,
           h.questions, h.affected, h.tags, h.summarised, h.address, h.counted
         from hearings_elsewhere h
         join agencies a on a.id = h.agency"
    };
}
/// What is asked for; what is not stands in no statement, so that each takes the index that fits.
fn conditions(filter: Filter) -> Vec<Condition> {
    let mut all: Vec<Condition> = Vec::new();
    if let Some(agency) = filter.agency {
        let of = "(h.agency = ? or h.agency in (select o.id from agencies o where o.heir = ?))";
        all.push((of, args![agency, agency]));
    }
    if let Some(kind) = filter.kind {
        all.push(("h.kind = ?", args![kind.code()]));
    }
    if let Some(year) = filter.year {
        let day = |month, day| Day::from_ce(year - domain::time::ERA, month, day).map_or(0, |day| day.0);
        all.push(("h.opens between ? and ?", args![day(1, 1), day(12, 31)]));
    }
    all
}

/// A page of the list, the latest first, and how long the list is; pages count from 1.
pub async fn page(store: &Store, filter: &Filter, page: u32, per: u32) -> Outcome<(Vec<Hearing>, u64)> {
    let mut tx = store.read().await?;
    let conditions = conditions(*filter);
    let total: Vec<(i64,)> =
        tx.all_where("select count(*) from hearings_elsewhere h where 1 = 1{where}", vec![], &conditions).await?;
    let rows: Vec<Row> = tx
        .all_where(
            concat!(hearing!(), " where 1 = 1{where} order by h.opens desc nulls last, h.id desc limit $1 offset $2"),
            args![per, i64::from(page.max(1) - 1) * i64::from(per)],
            &conditions,
        )
        .await?;
    Ok((rows.into_iter().map(Row::hearing).collect(), total.first().map_or(0, |(total,)| *total as u64)))
}

/// How many there are of each agency (by id), kind and year B.E. of the first day, the most or the latest first; the other choices
/// stay as they are.
pub async fn facets(store: &Store, filter: &Filter) -> Outcome<Facets> {
    let mut tx = store.read().await?;
    let agencies: Vec<(i64, i64)> = tx
        .all_where(
            "select coalesce(a.heir, a.id), count(*)
             from hearings_elsewhere h
             join agencies a on a.id = h.agency
             where 1 = 1{where}
             group by coalesce(a.heir, a.id)
             order by 2 desc, 1",
            vec![],
            &conditions(Filter { agency: None, ..*filter }),
        )
        .await?;
    let kinds: Vec<(String, i64)> = tx
        .all_where(
            "select h.kind, count(*) from hearings_elsewhere h where 1 = 1{where} group by h.kind order by 2 desc, 1",
            vec![],
            &conditions(Filter { kind: None, ..*filter }),
        )
        .await?;
    let days: Vec<(i64, i64)> = tx
        .all_where(
            "select h.opens, count(*) from hearings_elsewhere h where h.opens is not null{where} group by h.opens",
            vec![],
            &conditions(Filter { year: None, ..*filter }),
        )
        .await?;
    let mut years: BTreeMap<i32, u64> = BTreeMap::new();
    for (day, n) in days {
        *years.entry(Day(day).be().0).or_default() += n as u64;
    }
    Ok(Facets {
        by_agency: agencies.into_iter().map(|(id, n)| (AgencyId(id), n as u64)).collect(),
        by_kind: kinds.into_iter().filter_map(|(code, n)| Some((Kind::parse(&code)?, n as u64))).collect(),
        by_year: years.into_iter().rev().collect(),
    })
}

/// What the list can be narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    pub by_agency: Vec<(AgencyId, u64)>,
    pub by_kind: Vec<(Kind, u64)>,
    pub by_year: Vec<(i32, u64)>,
}

/// How many there are.
pub async fn count(store: &Store) -> Outcome<u64> {
    let (n,): (i64,) = store.read().await?.one("select count(*) from hearings_elsewhere", vec![]).await?;
    Ok(n as u64)
}

/// Some of them.
pub async fn some(store: &Store, ids: &[i64]) -> Outcome<Vec<Hearing>> {
    let rows: Vec<Row> = store.read().await?.all_in(concat!(hearing!(), " where h.id in ({ids})"), vec![], ids).await?;
    Ok(rows.into_iter().map(Row::hearing).collect())
}

/// One of them.
///
/// # Errors
/// `NotFound`.
pub async fn one(store: &Store, id: i64) -> Outcome<Hearing> {
    some(store, &[id]).await?.pop().ok_or(Error::NotFound)
}
