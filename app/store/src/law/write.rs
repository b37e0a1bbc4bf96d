//! What officers say of a law: changed with who, when, before and after. Who is responsible is the central office's to enter; the rest is
//! the responsible agency's too.

use super::read::{Law, one_in};
use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::event;
use domain::act::Act;
use domain::agency::Viewer;
use domain::cited::Parts;
use domain::event::Deed;
use domain::id::{AgencyId, LawId};
use domain::reading;
use domain::refusal::{Refusal, Refusals};
use domain::register::need::{self, clock};
use domain::register::{Facts, Need, Of, Typed};
use domain::time::Moment;
use serde::{Deserialize, Serialize};

/// What a change keeps of a law, before or after.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    pub facts: Facts,
    pub agencies: Vec<AgencyId>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub number: u32,
    pub at: Moment,
    /// Who made it; empty where the account is gone.
    pub name: String,
    pub before: State,
    pub after: State,
}

/// Whether a viewer may change what the register says of a law.
pub fn may(by: &Viewer, law: &Law) -> bool {
    by.may(Act::EditLaw, AgencyId(0)) || law.agencies.iter().any(|agency| by.may(Act::EditLaw, agency.id))
}

/// Whether a viewer may say who is responsible.
pub fn may_name_agencies(by: &Viewer) -> bool {
    by.may(Act::ManageAgencies, AgencyId(0))
}

async fn allowed(tx: &mut Tx, by: &Viewer, id: LawId, revision: i64) -> Outcome<Law> {
    let law = one_in(tx, id).await?;
    if !may(by, &law) {
        return Err(Error::NotAllowed);
    }
    if law.revision != revision {
        return Err(Refusals::whole(Refusal::ChangedMeanwhile).into());
    }
    Ok(law)
}

/// Writes what was typed of a law, and, from the central office, who is responsible. Saying the same again changes nothing.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `ChangedMeanwhile`, as [`Typed::parse`] says, of `parent` (`NotAChoice` for itself, or for a
/// law that hangs under another), or of `agencies` (`NotAChoice`).
pub async fn edit(
    store: &Store,
    by: &Viewer,
    id: LawId,
    revision: i64,
    typed: &Typed<'_>,
    agencies: &[AgencyId],
    now: Moment,
) -> Outcome<()> {
    let law = allowed(&mut store.read().await?, by, id, revision).await?;
    let of = Of { title: &law.title, said: law.said.as_ref(), force: law.facts.force.as_ref() };
    let facts = typed.parse(of, now.day())?;
    let (by, agencies) = (by.clone(), agencies.to_vec());
    store
        .write(move |tx| {
            Box::pin(async move {
                let law = allowed(tx, &by, id, revision).await?;
                let before =
                    State { facts: law.facts.clone(), agencies: law.agencies.iter().map(|one| one.id).collect() };
                let agencies = match may_name_agencies(&by) {
                    true => known(tx, agencies).await?,
                    false => before.agencies.clone(),
                };
                hangs_well(tx, id, &facts).await?;
                let after = State { facts, agencies };
                if before == after {
                    return Ok(());
                }
                record(tx, &by, &law, &before, &after, now).await
            })
        })
        .await
}

/// Writes a law's state, and the change for its history and the log.
pub(super) async fn record(
    tx: &mut Tx,
    by: &Viewer,
    law: &Law,
    before: &State,
    after: &State,
    now: Moment,
) -> Outcome<()> {
    let id = law.id;
    keep(tx, id, &law.title, after, now).await?;
    let content = serde_json::json!({ "law": id, "before": before, "after": after });
    tx.run(
        "insert into law_changes (law, number, at, person, before, after)
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5 from law_changes where law = $1",
        args![id, now, by.person, serde_json::to_string(before)?, serde_json::to_string(after)?],
    )
    .await?;
    let agency = after.agencies.first().copied();
    event::note(tx, by.person, Deed::LawEdited, agency, id.0, content, now).await
}

/// The agencies of a list that exist, each once.
async fn known(tx: &mut Tx, mut agencies: Vec<AgencyId>) -> Outcome<Vec<AgencyId>> {
    agencies.sort_unstable();
    agencies.dedup();
    let ids: Vec<i64> = agencies.iter().map(|agency| agency.0).collect();
    let rows: Vec<(i64,)> = tx.all_in("select id from agencies where id in ({ids})", vec![], &ids).await?;
    if rows.len() == agencies.len() {
        return Ok(agencies);
    }
    let mut no = Refusals::default();
    no.add("agencies", Refusal::NotAChoice);
    Err(no.into())
}

/// A law hangs under one that hangs under none, and not under itself.
async fn hangs_well(tx: &mut Tx, id: LawId, facts: &Facts) -> Outcome<()> {
    let Some(parent) = facts.parent else { return Ok(()) };
    let above: Option<(Option<i64>,)> = tx.maybe("select parent from laws where id = $1", args![parent]).await?;
    if parent != id && above == Some((None,)) {
        return Ok(());
    }
    let mut no = Refusals::default();
    no.add("parent", Refusal::NotAChoice);
    Err(no.into())
}

async fn keep(tx: &mut Tx, id: LawId, title: &str, state: &State, now: Moment) -> Outcome<()> {
    let facts = &state.facts;
    tx.run(
        "update laws
         set facts = $1, kind = $2, in_force = $3, force = $4, parent = $5, names = $6, revision = revision + 1, changed = $7
         where id = $8",
        args![
            serde_json::to_string(facts)?,
            facts.kind.code(),
            facts.in_force(),
            facts.force.as_ref().map(|force| force.day.0),
            facts.parent,
            super::bring::names(title, facts),
            now,
            id
        ],
    )
    .await?;
    tx.run("delete from law_agencies where law = $1", args![id]).await?;
    let rows = state.agencies.iter().map(|agency| args![id, *agency]).collect();
    tx.add("insert into law_agencies (law, agency)", rows).await
}

/// The changes of a law, the last first. For its desk page, which has asked who looks.
pub async fn changes(store: &Store, id: LawId) -> Outcome<Vec<Change>> {
    type Row = (i64, i64, Option<String>, String, String);
    let rows: Vec<Row> = store
        .read()
        .await?
        .all(
            "select c.number, c.at, p.name, c.before, c.after
             from law_changes c
             left join people p on p.id = c.person
             where c.law = $1
             order by c.number desc",
            args![id],
        )
        .await?;
    rows.into_iter()
        .map(|(number, at, name, before, after)| {
            Ok(Change {
                number: number as u32,
                at: Moment(at),
                name: name.unwrap_or_default(),
                before: serde_json::from_str(&before)?,
                after: serde_json::from_str(&after)?,
            })
        })
        .collect()
}

/// The provisions of a law that need a rule (s.22), as they were entered.
pub async fn needs(store: &Store, id: LawId) -> Outcome<Vec<Need>> {
    let rows: Vec<(String,)> =
        store.read().await?.all("select need from law_needs where law = $1 order by number", args![id]).await?;
    rows.into_iter().map(|(need,)| Ok(serde_json::from_str(&need)?)).collect()
}

/// Enters a provision that needs a rule, or changes the one of a number. Where the register has the law's text, the provision stands in it.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refused with `ChangedMeanwhile`, or as [`need::Typed::parse`] says.
pub async fn set_need(
    store: &Store,
    by: &Viewer,
    id: LawId,
    revision: i64,
    number: Option<u32>,
    typed: &need::Typed<'_>,
    now: Moment,
) -> Outcome<()> {
    let law = allowed(&mut store.read().await?, by, id, revision).await?;
    let ends = clock(law.facts.kind, law.facts.force.as_ref().map(|force| force.day));
    let parts = Parts::of(&reading::read(&super::text(store, id).await?));
    let parts = (!parts.pieces.is_empty()).then_some(&parts);
    let need = typed.parse(number.unwrap_or(0), parts, ends, now.day())?;
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let law = allowed(tx, &by, id, revision).await?;
                let (last,): (i64,) =
                    tx.one("select coalesce(max(number), 0) from law_needs where law = $1", args![id]).await?;
                let need = match number {
                    Some(number) if i64::from(number) > last || number == 0 => return Err(Error::NotFound),
                    Some(_) => need,
                    None => Need { number: last as u32 + 1, ..need },
                };
                tx.run(
                    "insert into law_needs (law, number, need) values ($1, $2, $3)
                     on conflict (law, number) do update set need = excluded.need",
                    args![id, need.number, serde_json::to_string(&need)?],
                )
                .await?;
                tx.run("update laws set revision = revision + 1, changed = $1 where id = $2", args![now, id]).await?;
                let content = serde_json::json!({ "law": id, "need": need });
                let agency = law.agencies.first().map(|one| one.id);
                event::note(tx, by.person, Deed::LawNeedSet, agency, id.0, content, now).await
            })
        })
        .await
}
