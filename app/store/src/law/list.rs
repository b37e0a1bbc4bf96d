//! Lists of laws: narrowed by kind, status, agency and words of the title; rules of a law; and those whose days are counted.

use crate::Store;
use crate::db::{Condition, Tx, Value, args};
use crate::error::Outcome;
use domain::amend::name_key as key;
use domain::id::{AgencyId, LawId};
use domain::register::{Facts, Kind};
use domain::time::Day;
use std::collections::HashMap;

/// What a list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub kind: Option<Kind>,
    pub in_force: Option<bool>,
    pub agency: Option<AgencyId>,
    /// Words that title or short names have, all of them.
    pub words: String,
}

/// A law as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub id: LawId,
    pub title: String,
    /// As its source has it in English; may be empty.
    pub title_en: String,
    pub kind: Kind,
    pub in_force: bool,
    pub force: Option<Day>,
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    title: String,
    title_en: String,
    kind: String,
    in_force: bool,
    force: Option<i64>,
}

impl Line {
    fn row(self) -> Row {
        Row {
            id: LawId(self.id),
            title: self.title,
            title_en: self.title_en,
            kind: Kind::parse(&self.kind).unwrap_or(Kind::Other),
            in_force: self.in_force,
            force: self.force.map(Day),
        }
    }
}

/// Words of a search that are asked for, at most.
const MOST_WORDS: usize = 6;

fn conditions(filter: &Filter, without: &str) -> Vec<Condition> {
    let mut all: Vec<Condition> = Vec::new();
    if let Some(kind) = filter.kind.filter(|_| without != "kind") {
        all.push(("l.kind = ?", args![kind.code()]));
    }
    if let Some(in_force) = filter.in_force.filter(|_| without != "status") {
        all.push(("l.in_force = ?", args![in_force]));
    }
    if let Some(agency) = filter.agency.filter(|_| without != "agency") {
        all.push(("exists (select 1 from law_agencies a where a.law = l.id and a.agency = ?)", args![agency]));
    }
    for word in filter.words.split_whitespace().take(MOST_WORDS) {
        let plain: String = key(word).chars().flat_map(escaped).collect();
        all.push(("lower(l.names) like lower(?) escape '\\'", vec![Value::from(format!("%{plain}%"))]));
    }
    all
}

/// A sign of a word, so that it means itself in a pattern.
fn escaped(sign: char) -> impl Iterator<Item = char> {
    matches!(sign, '%' | '_' | '\\').then_some('\\').into_iter().chain([sign])
}

/// A page of laws by title, and how many there are together.
pub async fn list(store: &Store, filter: &Filter, page: u32, per_page: u32) -> Outcome<(Vec<Row>, u64)> {
    let mut tx = store.read().await?;
    let conditions = conditions(filter, "");
    let count: Vec<(i64,)> =
        tx.all_where("select count(*) from laws l where 1 = 1{where}", vec![], &conditions).await?;
    let rows: Vec<Line> = tx
        .all_where(
            "select l.id, l.title, l.title_en, l.kind, l.in_force, l.force
             from laws l
             where 1 = 1{where}
             order by l.title, l.id
             limit $1 offset $2",
            args![per_page, i64::from(per_page) * i64::from(page.saturating_sub(1))],
            &conditions,
        )
        .await?;
    Ok((rows.into_iter().map(Line::row).collect(), count.first().map_or(0, |(count,)| *count as u64)))
}

/// How many laws each choice would leave, the other choices staying as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// From the highest kind down.
    pub kinds: Vec<(Kind, u64)>,
    /// In force, then repealed.
    pub statuses: Vec<(bool, u64)>,
    /// The most first.
    pub agencies: Vec<(AgencyId, u64)>,
}

/// The counts of a narrowed list.
pub async fn facets(store: &Store, filter: &Filter) -> Outcome<Facets> {
    let mut tx = store.read().await?;
    let kinds: Vec<(String, i64)> = tx
        .all_where(
            "select l.kind, count(*) from laws l where 1 = 1{where} group by l.kind",
            vec![],
            &conditions(filter, "kind"),
        )
        .await?;
    let kinds: HashMap<Kind, u64> =
        kinds.into_iter().filter_map(|(code, n)| Some((Kind::parse(&code)?, n as u64))).collect();
    let statuses: Vec<(bool, i64)> = tx
        .all_where(
            "select l.in_force, count(*) from laws l where 1 = 1{where} group by l.in_force order by l.in_force desc",
            vec![],
            &conditions(filter, "status"),
        )
        .await?;
    let agencies: Vec<(i64, i64)> = tx
        .all_where(
            "select g.agency, count(*)
             from law_agencies g
             join laws l on l.id = g.law
             where 1 = 1{where}
             group by g.agency
             order by count(*) desc, g.agency",
            vec![],
            &conditions(filter, "agency"),
        )
        .await?;
    Ok(Facets {
        kinds: Kind::ALL.iter().filter_map(|kind| Some((*kind, *kinds.get(kind)?))).collect(),
        statuses: statuses.into_iter().map(|(in_force, n)| (in_force, n as u64)).collect(),
        agencies: agencies.into_iter().map(|(agency, n)| (AgencyId(agency), n as u64)).collect(),
    })
}

/// The rules made under a law, those in force first.
pub async fn rules(store: &Store, law: LawId) -> Outcome<Vec<Row>> {
    let sql =
        "select id, title, title_en, kind, in_force, force from laws where parent = $1 order by in_force desc, title";
    let rows: Vec<Line> = store.read().await?.all(sql, args![law]).await?;
    Ok(rows.into_iter().map(Line::row).collect())
}

/// A law with all that its days follow from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clocked {
    pub id: LawId,
    pub title: String,
    /// As its source has it in English; may be empty.
    pub title_en: String,
    pub facts: Facts,
    /// The days on which evaluations of it were reported (s.35).
    pub evaluated: Vec<Day>,
}

/// Every law that may be evaluated: in force and no rule; of one agency, or all; by title.
pub async fn clocks(store: &Store, agency: Option<AgencyId>) -> Outcome<Vec<Clocked>> {
    let mut tx = store.read().await?;
    let filter = Filter { in_force: Some(true), agency, ..Filter::default() };
    let rows: Vec<(i64, String, String, String)> = tx
        .all_where(
            "select l.id, l.title, l.facts, l.title_en
             from laws l
             where l.kind not in ('royal_decree', 'ministerial_rule', 'regulation', 'notification', 'ordinance'){where}
             order by l.title, l.id",
            vec![],
            &conditions(&filter, ""),
        )
        .await?;
    counted(&mut tx, rows).await
}

/// The same of those for which any of some agencies is responsible.
pub async fn clocks_of(store: &Store, agencies: &[AgencyId]) -> Outcome<Vec<Clocked>> {
    let mut tx = store.read().await?;
    let ids: Vec<i64> = agencies.iter().map(|agency| agency.0).collect();
    let mut rows: Vec<(i64, String, String, String)> = tx
        .all_in(
            "select distinct l.id, l.title, l.facts, l.title_en
             from laws l
             join law_agencies g on g.law = l.id
             where l.in_force
               and l.kind not in ('royal_decree', 'ministerial_rule', 'regulation', 'notification', 'ordinance')
               and g.agency in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    rows.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    rows.dedup_by_key(|row| row.0);
    counted(&mut tx, rows).await
}

/// Laws with the days on which evaluations of them were reported.
async fn counted(tx: &mut Tx, rows: Vec<(i64, String, String, String)>) -> Outcome<Vec<Clocked>> {
    let mut evaluated = super::tie::evaluated(tx).await?;
    rows.into_iter()
        .map(|(id, title, facts, title_en)| {
            let id = LawId(id);
            Ok(Clocked {
                id,
                title,
                title_en,
                facts: serde_json::from_str(&facts)?,
                evaluated: evaluated.remove(&id).unwrap_or_default(),
            })
        })
        .collect()
}
