//! Under which agency another stands: brought from a file by number or name, or entered on the desk. Nobody stands under itself, by however many
//! steps; what is borrowed from above follows.

use super::change::may;
use super::one_in;
use crate::Store;
use crate::db::{Tx, args};
use crate::error::Outcome;
use crate::event;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::AgencyId;
use domain::local::written_out;
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;
use std::collections::HashMap;

/// Why an agency was put under none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoParent {
    /// None has this number or name.
    Unknown,
    /// Several have this name.
    Several,
    /// It is the agency itself, or stands under it.
    Circle,
}

/// What came of some lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hung {
    pub changed: u64,
    /// Lines, by their place in the list, that named no parent to stand under.
    pub no: Vec<(usize, NoParent)>,
}

/// An agency that was named: its number, and whether it has ended.
type Named = (i64, bool);

/// Puts agencies under those that a file names, by official number or by name.
///
/// # Errors
/// Faults.
pub async fn hang(store: &Store, lines: Vec<(AgencyId, String)>, now: Moment) -> Outcome<Hung> {
    store.write(move |tx| Box::pin(async move { hang_in(tx, lines, now).await })).await
}

async fn hang_in(tx: &mut Tx, lines: Vec<(AgencyId, String)>, now: Moment) -> Outcome<Hung> {
    let mut hung = Hung::default();
    if lines.is_empty() {
        return Ok(hung);
    }
    let mut above = above(tx).await?;
    let (codes, names) = named(tx, &lines).await?;
    let mut rows = Vec::new();
    for (at, (agency, said)) in lines.iter().enumerate() {
        let found: &[Named] =
            codes.get(said.as_str()).or_else(|| names.get(&written_out(said))).map_or(&[], Vec::as_slice);
        let lives: Vec<i64> = found.iter().filter(|(_, ended)| !ended).map(|(id, _)| *id).collect();
        match lives[..] {
            [] => hung.no.push((at, NoParent::Unknown)),
            [parent] if goes_round(&above, agency.0, parent) => hung.no.push((at, NoParent::Circle)),
            [parent] => {
                if above.insert(agency.0, parent) != Some(parent) {
                    rows.push(args![*agency, parent]);
                }
            }
            _ => hung.no.push((at, NoParent::Several)),
        }
    }
    if rows.is_empty() {
        return Ok(hung);
    }
    hung.changed = rows.len() as u64;
    tx.run_rows("update agencies set parent = v.column2 from (values {rows}) v where agencies.id = v.column1", rows)
        .await?;
    let content = serde_json::json!({ "hung": hung.changed });
    event::note(tx, None, Deed::AgenciesBrought, None, lines[0].0.0, content, now).await?;
    Ok(hung)
}

/// Each agency that stands under another, with that one.
async fn above(tx: &mut Tx) -> Outcome<HashMap<i64, i64>> {
    let rows: Vec<(i64, i64)> = tx.all("select id, parent from agencies where parent is not null", vec![]).await?;
    Ok(rows.into_iter().collect())
}

/// Whether an agency under this parent would stand under itself.
fn goes_round(above: &HashMap<i64, i64>, agency: i64, parent: i64) -> bool {
    let mut up = Some(parent);
    // More steps than there are agencies under others is a circle that stood there before.
    for _ in 0..above.len() + 2 {
        match up {
            None => return false,
            Some(one) if one == agency => return true,
            Some(one) => up = above.get(&one).copied(),
        }
    }
    true
}

/// The agencies that lines name, by number and by name.
async fn named(
    tx: &mut Tx,
    lines: &[(AgencyId, String)],
) -> Outcome<(HashMap<String, Vec<Named>>, HashMap<String, Vec<Named>>)> {
    let mut said: Vec<&str> = lines.iter().map(|(_, said)| said.as_str()).collect();
    said.sort_unstable();
    said.dedup();
    let codes = said.iter().map(|said| args![*said]).collect();
    let names = said.iter().map(|said| args![written_out(said)]).collect();
    let by_code: Vec<(String, i64, bool)> =
        tx.all_rows("select code, id, ended is not null from agencies where code in (values {rows})", codes).await?;
    let by_name: Vec<(String, i64, bool)> = tx
        .all_rows("select name_th, id, ended is not null from agencies where name_th in (values {rows})", names)
        .await?;
    let gathered = |rows: Vec<(String, i64, bool)>| {
        let mut all: HashMap<String, Vec<Named>> = HashMap::new();
        rows.into_iter().for_each(|(key, id, ended)| all.entry(key).or_default().push((id, ended)));
        all
    };
    Ok((gathered(by_code), gathered(by_name)))
}

/// Enters under which agency one stands, or that it stands under none.
///
/// # Errors
/// `NotAllowed`, `NotFound`; refused for `parent`: `NotAChoice` for what has ended, itself, or what stands under it; `Unchanged` where it
/// stands there already.
pub async fn put_under(
    store: &Store,
    by: &Viewer,
    agency: AgencyId,
    parent: Option<AgencyId>,
    now: Moment,
) -> Outcome<()> {
    may(by, agency)?;
    let actor = by.person;
    store
        .write(move |tx| {
            Box::pin(async move {
                let one = one_in(tx, agency).await?;
                if one.ended.is_some() {
                    return Err(Refusal::AgencyEnded.into());
                }
                let mut no = Refusals::default();
                if let Some(parent) = parent {
                    let fits = one_in(tx, parent).await?.ended.is_none();
                    if !fits || goes_round(&above(tx).await?, agency.0, parent.0) {
                        no.add("parent", Refusal::NotAChoice);
                    }
                }
                if one.parent == parent {
                    no.add("parent", Refusal::Unchanged);
                }
                no.none(|| Some(()))?;
                tx.run("update agencies set parent = $2 where id = $1", args![agency, parent]).await?;
                let content = serde_json::json!({ "parent": parent, "before": one.parent });
                event::note(tx, actor, Deed::AgencyPlaced, Some(agency), agency.0, content, now).await
            })
        })
        .await
}
