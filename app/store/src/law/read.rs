//! One law of the register, and its text.

use crate::Store;
use crate::agency;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::version::PieceLine;
use domain::agency::Agency;
use domain::amend::name_key as key;
use domain::consultation::Provision;
use domain::id::{AgencyId, LawId};
use domain::register::Facts;
use domain::register::force::Said;
use domain::time::Moment;
use std::collections::BTreeSet;

/// A law without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    pub id: LawId,
    pub title: String,
    /// As its source has it in English; may be empty.
    pub title_en: String,
    /// Where its text was taken from.
    pub address: String,
    pub provisions: u32,
    /// Whether its text is shown by divisions.
    pub by_division: bool,
    pub said: Option<Said>,
    pub facts: Facts,
    /// Those responsible (s.32), in the order of their names.
    pub agencies: Vec<Agency>,
    pub revision: i64,
    pub changed: Moment,
}

/// A law's text as it was brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub id: LawId,
    pub title: String,
    pub address: String,
    pub text: String,
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    title: String,
    title_en: String,
    address: String,
    provisions: i64,
    by_division: bool,
    said: String,
    facts: String,
    revision: i64,
    changed: i64,
}

/// One law.
///
/// # Errors
/// `NotFound`.
pub async fn one(store: &Store, id: LawId) -> Outcome<Law> {
    one_in(&mut store.read().await?, id).await
}

pub(super) async fn one_in(tx: &mut Tx, id: LawId) -> Outcome<Law> {
    let line: Line = tx
        .maybe(
            "select id, title, title_en, address, provisions, by_division, said, facts, revision, changed
             from laws where id = $1",
            args![id],
        )
        .await?
        .ok_or(Error::NotFound)?;
    line.law(agencies_in(tx, id).await?)
}

impl Line {
    fn law(self, agencies: Vec<Agency>) -> Outcome<Law> {
        let said = match self.said.as_str() {
            "" => None,
            said => Some(serde_json::from_str(said)?),
        };
        Ok(Law {
            id: LawId(self.id),
            title: self.title,
            title_en: self.title_en,
            address: self.address,
            provisions: self.provisions as u32,
            by_division: self.by_division,
            said,
            facts: serde_json::from_str(&self.facts)?,
            agencies,
            revision: self.revision,
            changed: Moment(self.changed),
        })
    }
}

/// Those of some laws that the register has.
pub async fn some(store: &Store, ids: &[LawId]) -> Outcome<Vec<Law>> {
    let mut tx = store.read().await?;
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let lines: Vec<Line> = tx
        .all_in(
            "select id, title, title_en, address, provisions, by_division, said, facts, revision, changed
             from laws where id in ({ids})",
            vec![],
            &ids,
        )
        .await?;
    let pairs: Vec<(i64, i64)> =
        tx.all_in("select law, agency from law_agencies where law in ({ids})", vec![], &ids).await?;
    drop(tx);
    let named: BTreeSet<AgencyId> = pairs.iter().map(|(_, agency)| AgencyId(*agency)).collect();
    let mut named = agency::some(store, &Vec::from_iter(named)).await?;
    named.sort_by(|a, b| (&a.name_th, a.id).cmp(&(&b.name_th, b.id)));
    let of = |law: i64| {
        let is = |agency: &&Agency| pairs.contains(&(law, agency.id.0));
        named.iter().filter(is).cloned().collect()
    };
    lines
        .into_iter()
        .map(|line| {
            let agencies = of(line.id);
            line.law(agencies)
        })
        .collect()
}

/// The agencies that are responsible for a law.
pub async fn agencies(store: &Store, id: LawId) -> Outcome<Vec<Agency>> {
    agencies_in(&mut store.read().await?, id).await
}

async fn agencies_in(tx: &mut Tx, id: LawId) -> Outcome<Vec<Agency>> {
    let rows: Vec<agency::Line> = tx
        .all(
            concat!(
                agency::agencies!(),
                " join law_agencies l on l.agency = a.id
                 where l.law = $1
                 order by a.name_th, a.id"
            ),
            args![id],
        )
        .await?;
    rows.into_iter().map(agency::Line::agency).collect()
}

/// The law of a name, however its digits and blanks are written.
pub async fn named(store: &Store, name: &str) -> Outcome<Option<Text>> {
    let row: Option<(i64, String, String, String)> =
        store.read().await?.maybe("select id, title, address, text from laws where key = $1", args![key(name)]).await?;
    Ok(row.map(|(id, title, address, text)| Text { id: LawId(id), title, address, text }))
}

/// A law's text as it was brought.
///
/// # Errors
/// `NotFound`.
pub async fn text(store: &Store, id: LawId) -> Outcome<String> {
    let row: Option<(String,)> = store.read().await?.maybe("select text from laws where id = $1", args![id]).await?;
    row.map(|(text,)| text).ok_or(Error::NotFound)
}

/// The pieces of a law in their order; of one division, or all. Only headings have their words as text.
pub async fn pieces(store: &Store, id: LawId, division: Option<u32>) -> Outcome<Vec<Provision>> {
    let sql = "select place, anchor, kind, number, label, path, text, html, division
               from law_pieces
               where law = $1 and (division = $2 or $2 < 0)
               order by place";
    let division = division.map_or(-1, i64::from);
    let rows: Vec<PieceLine> = store.read().await?.all(sql, args![id, division]).await?;
    rows.into_iter().map(PieceLine::provision).collect()
}

/// Every piece without its HTML.
pub async fn contents(store: &Store, id: LawId) -> Outcome<Vec<Provision>> {
    let sql = "select place, anchor, kind, number, label, path, text, '' as html, division
               from law_pieces
               where law = $1
               order by place";
    let rows: Vec<PieceLine> = store.read().await?.all(sql, args![id]).await?;
    rows.into_iter().map(PieceLine::provision).collect()
}

/// In which division a piece stands; none where the law has no such piece.
pub async fn piece(store: &Store, id: LawId, anchor: &str) -> Outcome<Option<u32>> {
    let row: Option<(i64,)> = store
        .read()
        .await?
        .maybe("select division from law_pieces where law = $1 and anchor = $2", args![id, anchor])
        .await?;
    Ok(row.map(|(division,)| division as u32))
}
