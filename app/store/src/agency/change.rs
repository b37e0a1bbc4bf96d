//! Renaming, merging and ending an agency on a day. What is entered for a day to come is done by the server when it comes, once. All
//! that was an agency's moves to its heir in one transaction; only the log and what others told of it stay where they were.

use super::find::is_above;
use super::{NewPlace, one_in, refused, same_name, set_place};
use crate::Store;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::event;
use domain::act::Act;
use domain::agency::{Agency, Change, FARTHEST_DAYS, LONGEST_BASIS, LONGEST_NAME, Level, Role, Viewer};
use domain::event::Deed;
use domain::id::{AgencyId, PersonId};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean, required, says_nothing};
use domain::time::{Day, Moment};

/// Changes done in one look.
const AT_ONCE: u32 = 50;

fn may(by: &Viewer, agency: AgencyId) -> Outcome<()> {
    if by.may(Act::ManageAgencies, agency) { Ok(()) } else { Err(Error::NotAllowed) }
}

/// Enters a change, with what lays it down; one whose day has come is done at once. Says whether it was.
///
/// # Errors
/// `NotAllowed` for all but the central administrator, `NotFound`; refusals of `basis`, `day` (`TooFarAhead`), `name_th` (`SameName`,
/// `AlreadyDone` where nothing changes), `name_en`, `heir` (`NotChosen`, `OwnHeir`, `AgencyEnded`); refused with `AgencyEnded`,
/// `OfficeStays`, `HearingsRun`, or `AlreadyDone` where its end is entered already.
pub async fn change(
    store: &Store,
    by: &Viewer,
    agency: AgencyId,
    change: Change,
    (basis, day): (&str, Day),
    now: Moment,
) -> Outcome<bool> {
    may(by, agency)?;
    let mut no = Refusals::default();
    let basis = required(basis, LONGEST_BASIS, Lines::One).and_then(|basis| match says_nothing(&basis, "") {
        true => Err(Refusal::SaysNothing),
        false => Ok(basis),
    });
    let basis = no.take("basis", basis);
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
    let (basis, change) = no.none(|| Some((basis?, change?)))?;
    let actor = by.person;
    store
        .write(move |tx| {
            Box::pin(async move {
                let one = possible(tx, agency, &change).await?;
                let waits = day > now.day();
                let sql = "select count(*) from agency_changes
                           where agency = $1 and done is null and failed is null and what <> 'renamed'";
                let (ends,): (i64,) = tx.one(sql, args![agency]).await?;
                if ends > 0 && !matches!(change, Change::Renamed { .. }) {
                    return Err(Refusal::AlreadyDone.into());
                }
                let id = keep(tx, &one, &change, (&basis, day), actor, now).await?;
                match waits {
                    true => {
                        let content = told(&one, &change, &basis, day);
                        event::note(tx, actor, Deed::AgencyChangePlanned, Some(agency), agency.0, content, now).await?;
                    }
                    false => apply(tx, id, &one, &change, (&basis, day), actor, now).await?,
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
    if one.ended.is_some() {
        return Err(Refusal::AgencyEnded.into());
    }
    if one.level == Level::Office && !matches!(change, Change::Renamed { .. }) {
        return Err(Refusal::OfficeStays.into());
    }
    match change {
        Change::Renamed { name_th, name_en } => {
            if (name_th, name_en) == (&one.name_th, &one.name_en) {
                return Err(refused("name_th", Refusal::AlreadyDone));
            }
            let place = one.place.as_ref().map(|place| NewPlace {
                body: place.body,
                province: place.province.clone(),
                district: place.district.clone(),
            });
            let place = set_place(tx, &mut Refusals::default(), place).await?.unwrap_or_default();
            same_name(tx, Some(agency), name_th, one.level, one.parent, &place).await?;
        }
        Change::Merged { heir, .. } => {
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
    }
    Ok(one)
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
        _ => (None, false),
    };
    let (id,): (i64,) = tx
        .one(
            "insert into agency_changes
               (id, agency, what, day, basis, before_th, before_en, after_th, after_en, heir, staff, made, person, why)
             select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '' from agency_changes
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
                actor
            ],
        )
        .await?;
    Ok(id)
}

/// Does a change that is possible.
async fn apply(
    tx: &mut Tx,
    id: i64,
    one: &Agency,
    change: &Change,
    (basis, day): (&str, Day),
    actor: Option<PersonId>,
    now: Moment,
) -> Outcome<()> {
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
            merge(tx, one, *heir, *staff, actor, now).await?;
            over(tx, one, Some(*heir), day, now).await?;
            Deed::AgencyMerged
        }
        Change::Ended => {
            over(tx, one, None, day, now).await?;
            Deed::AgencyEnded
        }
    };
    event::note(tx, actor, deed, Some(one.id), one.id.0, told(one, change, basis, day), now).await
}

/// Everything of an agency becomes its heir's.
async fn merge(
    tx: &mut Tx,
    one: &Agency,
    heir: AgencyId,
    staff: bool,
    actor: Option<PersonId>,
    now: Moment,
) -> Outcome<()> {
    let local = one_in(tx, heir).await?.level == Level::Local;
    let (old, new) = (one.id.to_string(), heir.to_string());
    tx.script(MOVED, args![one.id, heir, old, new, local, now, actor]).await?;
    if staff {
        tx.script(STAFF, args![one.id, heir, now]).await?;
    }
    if is_above(tx, one.id, heir).await? {
        // The heir takes the place of what stood above it; the others hang under it.
        tx.run("update agencies set parent = $1 where id = $2", args![one.parent, heir]).await?;
    }
    tx.script(
        "update agencies set parent = $2 where parent = $1 and id <> $2;
         update agencies set heir = $2 where heir = $1",
        args![one.id, heir],
    )
    .await
}

/// What moves from an agency ($1, as text $3) to its heir ($2, $4): dossiers, responsibilities for laws, followers and stakeholders, with
/// who left; requests for an approver that wait.
const MOVED: &str = "update consultations set agency = $2, local = $5 where agency = $1;
     insert into law_agencies (law, agency)
     select law, $2 from law_agencies where agency = $1 on conflict (law, agency) do nothing;
     delete from law_agencies where agency = $1;
     update follows set confirmed = coalesce(confirmed, (select o.confirmed from follows o
                                                          where o.address = follows.address and o.kind = follows.kind and o.key = $3))
     where key = $4 and kind in ('agency', 'listed');
     delete from follows
     where key = $3 and kind in ('agency', 'listed')
       and exists (select 1 from follows o where o.address = follows.address and o.kind = follows.kind and o.key = $4);
     update follows set key = $4 where key = $3 and kind in ('agency', 'listed');
     delete from stakeholder_subjects
     where agency = $1 and address in (select s.address from stakeholders s where s.agency = $2);
     delete from stakeholders where agency = $1 and address in (select s.address from stakeholders s where s.agency = $2);
     update stakeholders set agency = $2 where agency = $1;
     update stakeholder_subjects set agency = $2 where agency = $1;
     insert into left_addresses (whom, agency, at)
     select whom, $2, at from left_addresses where agency = $1 on conflict (whom, agency) do nothing;
     update loans set answered = $6, answered_by = $7
     where answered is null and (agency = $1 or (lender = $1 and agency = $2));
     update loans set lender = $2 where lender = $1 and answered is null;
     update agency_changes set heir = $2 where heir = $1 and done is null and failed is null";

/// The staff goes along: each role in force, but those that were lent to the agency, is held at the heir from now on; what its approvers
/// are lent for goes on, in the heir's hand.
const STAFF: &str = "insert into memberships (id, person, agency, role, since)
     select (select max(id) from memberships) + row_number() over (order by m.person, m.role), m.person, $2, m.role, $3
     from (select distinct person, role from memberships
           where agency = $1 and (ended is null or ended > $3)
             and not exists (select 1 from loans l where l.membership = memberships.id)) m
     where not exists (select 1 from memberships h
                       where h.person = m.person and h.agency = $2 and h.role = m.role and (h.ended is null or h.ended > $3));
     update loans set lender = $2
     where lender = $1 and agency <> $2 and membership in (select m.id from memberships m where m.ended > $3)";

/// An agency is no more: nobody has a role there, nothing of its own stands.
async fn over(tx: &mut Tx, one: &Agency, heir: Option<AgencyId>, day: Day, now: Moment) -> Outcome<()> {
    tx.script(
        "update memberships set ended = $2
         where ended > $2 and id in (select l.membership from loans l where l.lender = $1);
         update memberships set ended = $2
         where agency = $1 and role not in ('central_administrator', 'operator') and (ended is null or ended > $2);
         update sole_orders set until = $2 - 1 where agency = $1 and (until is null or until >= $2);
         delete from agency_changes where agency = $1 and done is null and failed is null;
         update agencies set ended = $3, heir = $4 where id = $1",
        args![one.id, now, day.start(), heir],
    )
    .await
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
    let sql =
        "select id from agency_changes where done is null and failed is null and day <= $1 order by day, id limit $2";
    let due: Vec<(i64,)> = store.read().await?.all(sql, args![now.day().0, AT_ONCE]).await?;
    for (id,) in &due {
        let id = *id;
        match store.write(move |tx| Box::pin(async move { apply_one(tx, id, now).await })).await {
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
}

async fn due(tx: &mut Tx, id: i64) -> Outcome<Option<Due>> {
    let sql = "select agency, what, day, basis, after_th, after_en, heir, staff, person
               from agency_changes
               where id = $1 and done is null and failed is null";
    tx.maybe(sql, args![id]).await
}

async fn apply_one(tx: &mut Tx, id: i64, now: Moment) -> Outcome<()> {
    // Done or taken back since it was looked at.
    let Some(due) = due(tx, id).await? else { return Ok(()) };
    let change = match (due.what.as_str(), due.heir) {
        ("renamed", _) => Change::Renamed { name_th: due.after_th, name_en: due.after_en },
        ("merged", Some(heir)) => Change::Merged { heir: AgencyId(heir), staff: due.staff },
        _ => Change::Ended,
    };
    // Whoever laid it down may do so still.
    if let Some(person) = due.person {
        let roles = crate::membership::roles(tx, PersonId(person), now).await?;
        if !roles.iter().any(|(_, role)| *role == Role::CentralAdministrator) {
            return Err(Error::NotAllowed);
        }
    }
    let one = possible(tx, AgencyId(due.agency), &change).await?;
    apply(tx, id, &one, &change, (&due.basis, Day(due.day)), due.person.map(PersonId), now).await
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
/// `NotAllowed`, `NotFound`; refusals of `body` (`NotAChoice` for what is no local body), `province`, `district`; of `name_th`
/// (`SameName`).
pub async fn place(store: &Store, by: &Viewer, agency: AgencyId, new: NewPlace, now: Moment) -> Outcome<()> {
    may(by, agency)?;
    let actor = by.person;
    store
        .write(move |tx| {
            Box::pin(async move {
                let one = one_in(tx, agency).await?;
                let mut no = Refusals::default();
                if one.level != Level::Local {
                    no.add("body", Refusal::NotAChoice);
                }
                let kept = set_place(tx, &mut no, Some(new)).await?;
                let kept = no.none(|| kept)?;
                same_name(tx, Some(agency), &one.name_th, one.level, one.parent, &kept).await?;
                let before: Vec<(String, String)> = tx
                    .all("select before_th, before_en from agency_changes where agency = $1 and what = 'renamed' and done is not null", args![agency])
                    .await?;
                let earlier = before.iter().flat_map(|(th, en)| [th.as_str(), en]);
                let key = kept.key([one.name_th.as_str(), &one.name_en].into_iter().chain(earlier));
                tx.run(
                    "update agencies set body = $2, province = $3, district = $4, key = $5 where id = $1",
                    args![agency, kept.body, &kept.province, &kept.district, key],
                )
                .await?;
                let content =
                    serde_json::json!({ "body": kept.body, "province": kept.province, "district": kept.district });
                event::note(tx, actor, Deed::AgencyPlaced, Some(agency), agency.0, content, now).await
            })
        })
        .await
}
