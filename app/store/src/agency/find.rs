//! Finding agencies among thousands: by number, by words of their names, places and earlier names, a page at a time. Nothing here reads
//! all of them.

use super::{Line, agencies};
use crate::Store;
use crate::db::{Condition, Tx, Value, args};
use crate::error::Outcome;
use domain::agency::{Agency, Level};
use domain::id::{AgencyId, ConsultationId};
use domain::local::{Body, searched};

/// What a list of agencies is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Words of names and places, all of them.
    pub words: String,
    pub level: Option<Level>,
    pub body: Option<Body>,
    /// The code of a province.
    pub province: String,
    /// Whether those that ended are there too.
    pub ended: bool,
}

fn conditions(asked: &Asked) -> Vec<Condition> {
    let mut all: Vec<Condition> = Vec::new();
    if let Some(level) = asked.level {
        all.push(("a.level = ?", args![level.code()]));
    }
    if let Some(body) = asked.body {
        all.push(("a.body = ?", args![body.code()]));
    }
    if !asked.province.is_empty() {
        all.push(("a.province = ?", args![asked.province.as_str()]));
    }
    if !asked.ended {
        all.push(("a.ended is null", vec![]));
    }
    for word in searched(&asked.words) {
        let plain: String = word.chars().flat_map(escaped).collect();
        all.push(("a.key like ? escape '\\'", vec![Value::from(format!("%{plain}%"))]));
    }
    all
}

/// A sign of a word, so that it means itself in a pattern.
fn escaped(sign: char) -> impl Iterator<Item = char> {
    matches!(sign, '%' | '_' | '\\').then_some('\\').into_iter().chain([sign])
}

/// A page of agencies, ministries and departments before local bodies, by name; and how many there are together. Pages count from 1.
pub async fn list(store: &Store, asked: &Asked, page: u32, per: u32) -> Outcome<(Vec<Agency>, u64)> {
    let mut tx = store.read().await?;
    let conditions = conditions(asked);
    let count: Vec<(i64,)> =
        tx.all_where("select count(*) from agencies a where 1 = 1{where}", vec![], &conditions).await?;
    let offset = i64::from(page.max(1) - 1) * i64::from(per);
    let rows: Vec<Line> = tx
        .all_where(
            concat!(
                agencies!(),
                " where 1 = 1{where}
                 order by case a.level when 'office' then 0 when 'ministry' then 1 when 'department' then 2 else 3 end, a.name_th,
                   a.province, a.district, a.id
                 limit $1 offset $2"
            ),
            args![per, offset],
            &conditions,
        )
        .await?;
    let total = count.first().map_or(0, |(n,)| *n as u64);
    Ok((rows.into_iter().map(Line::agency).collect::<Outcome<_>>()?, total))
}

/// The agencies that somebody may mean by what was typed, a few: whoever ended is told by the one that took over. Says whether these are
/// all.
pub async fn lookalikes(store: &Store, typed: &str, most: u32) -> Outcome<(Vec<Agency>, bool)> {
    let asked = Asked { words: typed.into(), ended: true, ..Asked::default() };
    if searched(typed).is_empty() {
        return Ok((Vec::new(), true));
    }
    let (found, total) = list(store, &asked, 1, most).await?;
    let all = found.len() as u64 == total;
    let heirs: Vec<AgencyId> = found.iter().filter_map(|one| one.heir).collect();
    let heirs = some(store, &heirs).await?;
    let mut out: Vec<Agency> = Vec::new();
    for one in found {
        let one = match one.heir {
            Some(heir) => heirs.iter().find(|other| other.id == heir).cloned(),
            None => Some(one).filter(|one| one.ended.is_none()),
        };
        out.extend(one.filter(|one| !out.iter().any(|there| there.id == one.id)));
    }
    Ok((out, all))
}

/// The agencies offered where somebody types the name of one: those of the state, by name, a bounded number.
pub async fn offered(store: &Store, most: u32) -> Outcome<Vec<Agency>> {
    let sql = concat!(agencies!(), " where a.ended is null and a.level <> 'local' order by a.name_th, a.id limit $1");
    let rows: Vec<Line> = store.read().await?.all(sql, args![most]).await?;
    rows.into_iter().map(Line::agency).collect()
}

/// Some agencies, in the order of their numbers.
pub async fn some(store: &Store, ids: &[AgencyId]) -> Outcome<Vec<Agency>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids.dedup();
    let sql = concat!(agencies!(), " where a.id in ({ids})");
    let rows: Vec<Line> = store.read().await?.all_in(sql, vec![], &ids).await?;
    let mut some = rows.into_iter().map(Line::agency).collect::<Outcome<Vec<_>>>()?;
    some.sort_unstable_by_key(|one| one.id);
    Ok(some)
}

/// Those above an agency in the order of the state, and the Office; of a local body its district's office and its province's body too: of
/// whom it may borrow.
pub async fn above(store: &Store, id: AgencyId) -> Outcome<Vec<Agency>> {
    let sql = "with recursive up (id, parent) as (
                 select id, parent from agencies where id = $1
                 union
                 select a.id, a.parent from agencies a join up on a.id = up.parent
               )
               select id from up
               union
               select id from agencies where level = 'office'
               union
               select n.id
               from agencies a
               join agencies n on n.province = a.province and n.id <> a.id
               where a.id = $1 and a.level = 'local' and a.province <> '' and a.body <> 'province'
                 and (n.body = 'province'
                   or (a.district <> '' and n.body = '' and n.name_th in ($2 || a.district, $3 || a.district)))";
    let [office, house] = domain::local::DISTRICT_OFFICES;
    let rows: Vec<(i64,)> = store.read().await?.all(sql, args![id, office, house]).await?;
    some(store, &rows.into_iter().map(|(id,)| AgencyId(id)).collect::<Vec<_>>()).await
}

/// Whether an agency stands above another.
pub(super) async fn is_above(tx: &mut Tx, one: AgencyId, other: AgencyId) -> Outcome<bool> {
    let sql = "with recursive up (id, parent) as (
                 select id, parent from agencies where id = $1
                 union
                 select a.id, a.parent from agencies a join up on a.id = up.parent
               )
               select count(*) from up where id = $2 and id <> $1";
    let (n,): (i64,) = tx.one(sql, args![other, one]).await?;
    Ok(n > 0)
}

/// Who looks after what is an agency's: itself, or the last of its heirs; nothing where there is no such agency.
pub async fn now(store: &Store, id: AgencyId) -> Outcome<Option<AgencyId>> {
    let row: Option<(i64,)> =
        store.read().await?.maybe("select coalesce(heir, id) from agencies where id = $1", args![id]).await?;
    Ok(row.map(|(id,)| AgencyId(id)))
}

/// What whoever looks after an agency's things now holds: the public consultations, and the hearings held elsewhere of this agency. For
/// those who keep something derived from them.
pub async fn holdings(store: &Store, id: AgencyId) -> Outcome<(Vec<ConsultationId>, Vec<i64>)> {
    let mut tx = store.read().await?;
    let consultations: Vec<(i64,)> = tx
        .all(
            "select c.id from consultations c
             where c.published is not null and c.agency = (select coalesce(a.heir, a.id) from agencies a where a.id = $1)",
            args![id],
        )
        .await?;
    let elsewhere: Vec<(i64,)> = tx.all("select id from hearings_elsewhere where agency = $1", args![id]).await?;
    Ok((
        consultations.into_iter().map(|(id,)| ConsultationId(id)).collect(),
        elsewhere.into_iter().map(|(id,)| id).collect(),
    ))
}
