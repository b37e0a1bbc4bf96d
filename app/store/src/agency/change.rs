//! Renaming, merging and ending an agency on a day. What is entered for a day to come is done by the server when it comes, once. What
//! an heir takes over, and what an ending ends, have files of their own.

use super::ending::{over, resume};
use super::handed::{self, hand_over};
use super::heir::merge;
use super::{NewPlace, one_in, refused, same_name, set_place};
use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::event;
use crate::identity::Key;
use domain::act::Act;
use domain::agency::{Agency, Change, FARTHEST_DAYS, LONGEST_BASIS, LONGEST_NAME, Level, Role, Viewer};
use domain::consultation::Kind;
use domain::event::Deed;
use domain::id::{AgencyId, PersonId};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean, required, says_nothing};
use domain::time::{Day, Moment};

/// Changes done in one look.
const AT_ONCE: u32 = 50;

pub(super) fn may(by: &Viewer, agency: AgencyId) -> Outcome<()> {
    if by.may(Act::ManageAgencies, agency) { Ok(()) } else { Err(Error::NotAllowed) }
}

/// What lays a change down, as typed.
///
/// # Errors
/// [`Refusal::Missing`], [`Refusal::SaysNothing`], or of what cannot be kept.
pub fn basis(typed: &str) -> Result<String, Refusal> {
    let basis = required(typed, LONGEST_BASIS, Lines::One)?;
    if says_nothing(&basis, "") { Err(Refusal::SaysNothing) } else { Ok(basis) }
}

/// Enters a change, with what lays it down; one whose day has come is done at once. Says whether it was.
///
/// # Errors
/// `NotAllowed` for all but the central administrator, `NotFound`; refusals of `basis`, `day` (`TooFarAhead`), `name_th` (`SameName`,
/// `Unchanged` where nothing changes), `name_en`, `heir` (`NotChosen`, `OwnHeir`, `AgencyEnded`); refused with `AgencyEnded`,
/// `OfficeStays`, `HearingsRun`, `HasHeir`, or `AlreadyDone` where its end is entered already, or it has not ended.
pub async fn change(
    store: &Store,
    by: &Viewer,
    agency: AgencyId,
    change: Change,
    (typed, day): (&str, Day),
    now: Moment,
) -> Outcome<bool> {
    may(by, agency)?;
    let mut no = Refusals::default();
    let basis = no.take("basis", basis(typed));
    if day.0 - now.day().0 > FARTHEST_DAYS {
        no.add("day", Refusal::TooFarAhead);
    }
    let change = match change {
        Change::Renamed { name_th, name_en } => {
            let name_th = no.take("name_th", required(&name_th, LONGEST_NAME, Lines::One));
            let name_en = no.take("name_en", clean(&name_en, LONGEST_NAME, Lines::One));
            name_th.zip(name_en).map(|(name_th, name_en)| Change::Renamed { name_th, name_en })
        }
        other => Some(other),
    };
    // What only the register knows is told along with the faults of the form.
    let Some(change) = change else { return Err(no.into()) };
    // A mistake is taken back when it is found.
    let day = if matches!(change, Change::Resumed) { now.day() } else { day };
    let (actor, key) = (by.person, store.key.clone());
    store
        .write(move |tx| {
            Box::pin(async move {
                let one = match possible(tx, agency, &change).await {
                    Err(Error::Refused(more)) => {
                        no.0.extend(more.0);
                        return Err(no.into());
                    }
                    one => one?,
                };
                let basis = no.none(|| basis)?;
                let waits = day > now.day();
                let sql = "select count(*) from agency_changes
                           where agency = $1 and done is null and failed is null and what not in ('renamed', 'handed')";
                let (ends,): (i64,) = tx.one(sql, args![agency]).await?;
                if ends > 0 && !matches!(change, Change::Renamed { .. } | Change::Handed { .. }) {
                    return Err(Refusal::AlreadyDone.into());
                }
                let id = keep(tx, &one, &change, (&basis, day), actor, now).await?;
                match waits {
                    true => {
                        let content = told(&one, &change, &basis, day);
                        event::note(tx, actor, Deed::AgencyChangePlanned, Some(agency), agency.0, content, now).await?;
                    }
                    false => apply(tx, &key, id, &one, &change, (&basis, day), actor, now).await?,
                }
                Ok(!waits)
            })
        })
        .await
}

/// What the log holds of a change.
fn told(one: &Agency, change: &Change, basis: &str, day: Day) -> serde_json::Value {
    serde_json::json!({ "agency": one.id, "before_th": one.name_th, "before_en": one.name_en, "change": change, "basis": basis, "day": day })
}

/// Asks whether an agency may change so as things stand; gives it.
async fn possible(tx: &mut Tx, agency: AgencyId, change: &Change) -> Outcome<Agency> {
    let one = one_in(tx, agency).await?;
    match (one.ended, one.heir, change) {
        // An heir may be named after the end, and an end without one taken back.
        (None, ..) | (Some(_), None, Change::Merged { .. } | Change::Resumed) => {}
        (Some(_), Some(_), Change::Resumed) => return Err(Refusal::HasHeir.into()),
        (Some(_), ..) => return Err(Refusal::AgencyEnded.into()),
    }
    if one.level == Level::Office && !matches!(change, Change::Renamed { .. } | Change::Handed { .. }) {
        return Err(Refusal::OfficeStays.into());
    }
    match change {
        Change::Renamed { name_th, name_en } => {
            if (name_th, name_en) == (&one.name_th, &one.name_en) {
                return Err(refused("name_th", Refusal::Unchanged));
            }
            free(tx, &one, name_th).await?;
        }
        Change::Merged { heir, .. } | Change::Handed { heir, .. } => {
            if let Change::Handed { kind, dossiers, .. } = change {
                handed::possible(tx, agency, *kind, dossiers).await?;
            }
            if *heir == agency {
                return Err(refused("heir", Refusal::OwnHeir));
            }
            // Whoever ended takes over from nobody, so that heirs never go round.
            let heir = one_in(tx, *heir).await.map_err(|_| refused("heir", Refusal::NotChosen))?;
            if heir.ended.is_some() {
                return Err(refused("heir", Refusal::AgencyEnded));
            }
        }
        Change::Ended => {
            let (running,): (i64,) = tx
                .one(
                    "select count(*) from consultations c
                     where c.agency = $1 and c.cancelled is null and c.summarised is null",
                    args![agency],
                )
                .await?;
            if running > 0 {
                return Err(Refusal::HearingsRun { running: running as u32 }.into());
            }
        }
        Change::Resumed if one.ended.is_none() => return Err(Refusal::AlreadyDone.into()),
        // Another may have been given its name meanwhile.
        Change::Resumed => free(tx, &one, &one.name_th).await.map_err(|_| Refusal::SameName)?,
    }
    Ok(one)
}

/// Refuses a name that another agency has where this one is.
async fn free(tx: &mut Tx, one: &Agency, name: &str) -> Outcome<()> {
    let place = one.place.as_ref().map(|place| NewPlace {
        body: place.body,
        province: place.province.clone(),
        district: place.district.clone(),
        subdistrict: place.subdistrict.clone(),
    });
    let place = set_place(tx, &mut Refusals::default(), name, place).await?.unwrap_or_default();
    same_name(tx, Some(one.id), name, one.level, one.parent, &place).await
}

async fn keep(
    tx: &mut Tx,
    one: &Agency,
    change: &Change,
    (basis, day): (&str, Day),
    actor: Option<PersonId>,
    now: Moment,
) -> Outcome<i64> {
    let (after_th, after_en) = match change {
        Change::Renamed { name_th, name_en } => (name_th.as_str(), name_en.as_str()),
        _ => ("", ""),
    };
    let (heir, staff) = match change {
        Change::Merged { heir, staff } => (Some(*heir), *staff),
        Change::Handed { heir, .. } => (Some(*heir), false),
        _ => (None, false),
    };
    let (kind, dossiers) = match change {
        Change::Handed { kind, dossiers, .. } => (
            kind.map_or("", Kind::code),
            if dossiers.is_empty() { String::new() } else { serde_json::to_string(dossiers)? },
        ),
        _ => ("", String::new()),
    };
    let (id,): (i64,) = tx
        .one(
            "insert into agency_changes
               (id, agency, what, day, basis, before_th, before_en, after_th, after_en, heir, staff, made, person, why,
                of_kind, of_dossiers)
             select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', $13, $14 from agency_changes
             returning id",
            args![
                one.id,
                change.code(),
                day.0,
                basis,
                &one.name_th,
                &one.name_en,
                after_th,
                after_en,
                heir,
                staff,
                now,
                actor,
                kind,
                dossiers
            ],
        )
        .await?;
    Ok(id)
}

/// Does a change that is possible.
#[expect(clippy::too_many_arguments, reason = "a change with all that its day needs")]
async fn apply(
    tx: &mut Tx,
    key: &Key,
    id: i64,
    one: &Agency,
    change: &Change,
    (basis, day): (&str, Day),
    actor: Option<PersonId>,
    now: Moment,
) -> Outcome<()> {
    if let Change::Handed { heir, kind, dossiers } = change {
        hand_over(tx, one, (*heir, *kind, dossiers), (basis, day), actor, now).await?;
        tx.run(
            "update agency_changes set done = $1, before_th = $2, before_en = $3 where id = $4",
            args![now, &one.name_th, &one.name_en, id],
        )
        .await?;
        return event::note(tx, actor, Deed::AgencyHanded, Some(one.id), one.id.0, told(one, change, basis, day), now)
            .await;
    }
    tx.script(
        "update consultations set then_agency = agency, then_th = $2, then_en = $3
         where agency = $1 and published is not null and then_th is null;
         update agency_changes set done = $4, before_th = $2, before_en = $3 where id = $5",
        args![one.id, &one.name_th, &one.name_en, now, id],
    )
    .await?;
    let deed = match change {
        Change::Renamed { name_th, name_en } => {
            // The earlier names stay in what a search looks in.
            let more = domain::local::key([name_th.as_str(), name_en.as_str()]);
            tx.run(
                "update agencies set name_th = $2, name_en = $3, key = $4 || ' ' || key where id = $1",
                args![one.id, name_th, name_en, more],
            )
            .await?;
            Deed::AgencyRenamed
        }
        Change::Merged { heir, staff } => {
            merge(tx, key, one, (*heir, *staff), actor, now).await?;
            over(tx, id, one, Some(*heir), day, now).await?;
            Deed::AgencyMerged
        }
        // Done above.
        Change::Handed { .. } => Deed::AgencyHanded,
        Change::Ended => {
            over(tx, id, one, None, day, now).await?;
            Deed::AgencyEnded
        }
        Change::Resumed => {
            resume(tx, one.id, now).await?;
            Deed::AgencyResumed
        }
    };
    event::note(tx, actor, deed, Some(one.id), one.id.0, told(one, change, basis, day), now).await
}

/// Takes a change back whose day has not come, or that could not be done.
///
/// # Errors
/// `NotAllowed`, `NotFound`; refused with `AlreadyDone` where it is done.
pub async fn drop_change(store: &Store, by: &Viewer, id: i64, now: Moment) -> Outcome<AgencyId> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let row: Option<(i64, Option<i64>)> =
                    tx.maybe("select agency, done from agency_changes where id = $1", args![id]).await?;
                may(&by, AgencyId(row.map_or(0, |(agency, _)| agency)))?;
                let (agency, done) = row.ok_or(Error::NotFound)?;
                if done.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                tx.run("delete from agency_changes where id = $1", args![id]).await?;
                let content = serde_json::json!({ "change": id });
                let agency = AgencyId(agency);
                event::note(tx, by.person, Deed::AgencyChangeDropped, Some(agency), agency.0, content, now).await?;
                Ok(agency)
            })
        })
        .await
}

/// Does every change whose day has come, each in a transaction of its own: it happens once, whenever the program is cut off. What
/// cannot be done is kept with why. Gives the number of those that were looked at.
///
/// # Errors
/// Faults.
pub async fn apply_due(store: &Store, now: Moment) -> Outcome<usize> {
    let sql = "select id from agency_changes where done is null and failed is null and day <= $1
         order by day, case when what = 'handed' then 0 else 1 end, id
         limit $2";
    let due: Vec<(i64,)> = store.read().await?.all(sql, args![now.day().0, AT_ONCE]).await?;
    for (id,) in &due {
        let id = *id;
        let key = store.key.clone();
        match store.write(move |tx| Box::pin(async move { apply_one(tx, &key, id, now).await })).await {
            Ok(()) => {}
            Err(Error::Fault(cause)) => return Err(Error::Fault(cause)),
            Err(Error::Refused(why)) => fail(store, id, why, now).await?,
            Err(Error::NotAllowed | Error::NotFound) => fail(store, id, Refusal::AgencyEnded.into(), now).await?,
        }
    }
    Ok(due.len())
}

#[derive(sqlx::FromRow)]
struct Due {
    agency: i64,
    what: String,
    day: i64,
    basis: String,
    after_th: String,
    after_en: String,
    heir: Option<i64>,
    staff: bool,
    person: Option<i64>,
    of_kind: String,
    of_dossiers: String,
}

async fn due(tx: &mut Tx, id: i64) -> Outcome<Option<Due>> {
    let sql = "select agency, what, day, basis, after_th, after_en, heir, staff, person, of_kind, of_dossiers
               from agency_changes
               where id = $1 and done is null and failed is null";
    tx.maybe(sql, args![id]).await
}

async fn apply_one(tx: &mut Tx, key: &Key, id: i64, now: Moment) -> Outcome<()> {
    // Done or taken back since it was looked at.
    let Some(due) = due(tx, id).await? else { return Ok(()) };
    let change = match (due.what.as_str(), due.heir) {
        ("renamed", _) => Change::Renamed { name_th: due.after_th, name_en: due.after_en },
        ("merged", Some(heir)) => Change::Merged { heir: AgencyId(heir), staff: due.staff },
        ("handed", Some(heir)) => handed::read(heir, &due.of_kind, &due.of_dossiers)?,
        _ => Change::Ended,
    };
    // Whoever laid it down may do so still.
    if let Some(person) = due.person {
        let roles = crate::membership::roles(tx, PersonId(person), now).await?;
        if !roles.iter().any(|(_, role)| *role == Role::CentralAdministrator) {
            return Err(Refusal::AdministratorGone.into());
        }
    }
    let one = possible(tx, AgencyId(due.agency), &change).await?;
    apply(tx, key, id, &one, &change, (&due.basis, Day(due.day)), due.person.map(PersonId), now).await
}

async fn fail(store: &Store, id: i64, why: Refusals, now: Moment) -> Outcome<()> {
    store
        .write(move |tx| {
            Box::pin(async move {
                let Some(due) = due(tx, id).await? else { return Ok(()) };
                let words = serde_json::to_string(&why)?;
                tx.run("update agency_changes set failed = $1, why = $2 where id = $3", args![now, words, id]).await?;
                let content = serde_json::json!({ "change": id, "why": why });
                let agency = AgencyId(due.agency);
                event::note(tx, None, Deed::AgencyChangeFailed, Some(agency), agency.0, content, now).await
            })
        })
        .await
}

/// Enters a local body's kind and place.
///
/// # Errors
/// `NotAllowed`, `NotFound`; refused with `AgencyEnded`; refusals of `body` (`NotAChoice` for what is no local body), `province`, `district`; of `name_th`
/// (`SameName`).
pub async fn place(store: &Store, by: &Viewer, agency: AgencyId, new: NewPlace, now: Moment) -> Outcome<()> {
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
                if one.level != Level::Local {
                    no.add("body", Refusal::NotAChoice);
                }
                let kept = set_place(tx, &mut no, &one.name_th, Some(new)).await?;
                let kept = no.none(|| kept)?;
                same_name(tx, Some(agency), &one.name_th, one.level, one.parent, &kept).await?;
                let before: Vec<(String, String)> = tx
                    .all("select before_th, before_en from agency_changes where agency = $1 and what = 'renamed' and done is not null", args![agency])
                    .await?;
                let earlier = before.iter().flat_map(|(th, en)| [th.as_str(), en]);
                let key = kept.key([one.name_th.as_str(), &one.name_en].into_iter().chain(earlier));
                tx.run(
                    "update agencies
                     set body = $2, province = $3, district = $4, key = $5, subdistrict = $6, area = $7
                     where id = $1",
                    args![
                        agency,
                        kept.body,
                        &kept.province,
                        &kept.district,
                        key,
                        &kept.subdistrict,
                        &kept.area
                    ],
                )
                .await?;
                let content = serde_json::json!({
                    "body": kept.body, "province": kept.province, "district": kept.district,
                    "subdistrict": kept.subdistrict, "area": kept.area,
                });
                event::note(tx, actor, Deed::AgencyPlaced, Some(agency), agency.0, content, now).await
            })
        })
        .await
}
