//! An approver borrowed from an agency above, or from the Office: asked for, granted or refused, ended. What is granted is a
//! membership with its days, so that everything else asks roles as ever.

use crate::consultation::LONGEST_NOTE;
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, agency, event};
use domain::act::Act;
use domain::agency::{Role, Viewer};
use domain::approval::{LONGEST_LOAN, Loan, LoanState, lenders};
use domain::event::Deed;
use domain::id::{AgencyId, PersonId};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, clean, required, says_nothing};
use domain::time::{Day, Moment};

fn no(field: &str, why: Refusal) -> Error {
    let mut no = Refusals::default();
    no.add(field, why);
    no.into()
}

/// Asks a lender for an approver, with a reason, for some days, both inclusive.
///
/// # Errors
/// `NotAllowed`, `NotFound`; refused for `lender`, `reason`, `since`, `until`, or with `AlreadyDone` where the same is asked already.
pub async fn ask(
    store: &Store,
    by: &Viewer,
    agency: AgencyId,
    lender: Option<AgencyId>,
    (reason, since, until): (&str, Day, Day),
    now: Moment,
) -> Outcome<()> {
    if !by.may(Act::BorrowApprover, agency) {
        return Err(Error::NotAllowed);
    }
    let all = agency::above(store, agency).await?;
    let borrower = all.iter().find(|one| one.id == agency).ok_or(Error::NotFound)?;
    let mut no = Refusals::default();
    let lender = lender.filter(|id| lenders(borrower, &all).contains(id));
    let lender = no.take("lender", lender.ok_or(Refusal::NotAChoice));
    let reason = required(reason, LONGEST_NOTE, Lines::Many).and_then(|reason| match says_nothing(&reason, "") {
        true => Err(Refusal::SaysNothing),
        false => Ok(reason),
    });
    let reason = no.take("reason", reason);
    if since < now.day() {
        no.add("since", Refusal::InThePast);
    } else if since.0 - now.day().0 > LONGEST_LOAN {
        no.add("since", Refusal::TooFarAhead);
    }
    if until < since {
        no.add("until", Refusal::EndsBeforeStart);
    } else if until.0 - since.0 > LONGEST_LOAN {
        no.add("until", Refusal::TooFarAhead);
    }
    let (lender, reason) = no.none(|| Some((lender?, reason?)))?;
    let actor = by.person;
    store
        .write(move |tx| {
            Box::pin(async move {
                let (open,): (i64,) = tx
                    .one(
                        "select count(*) from loans where agency = $1 and lender = $2 and answered is null",
                        args![agency, lender],
                    )
                    .await?;
                if open > 0 {
                    return Err(Refusal::AlreadyDone.into());
                }
                let (id,): (i64,) = tx
                    .one(
                        "insert into loans (id, agency, lender, reason, since, until, asked, asked_by, remark)
                         select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, '' from loans
                         returning id",
                        args![agency, lender, &reason, since.0, until.0, now, actor],
                    )
                    .await?;
                let content = serde_json::json!({ "lender": lender, "since": since, "until": until, "reason": reason });
                event::note(tx, actor, Deed::LoanAsked, Some(agency), id, content, now).await
            })
        })
        .await
}

/// A request that waits for its answer: the borrower, the lender and its days.
async fn open(tx: &mut Tx, by: &Viewer, id: i64) -> Outcome<(AgencyId, AgencyId, Day, Day)> {
    let row: Option<(i64, i64, i64, i64, Option<i64>)> =
        tx.maybe("select agency, lender, since, until, answered from loans where id = $1", args![id]).await?;
    let (agency, lender, since, until, answered) = row.ok_or(Error::NotFound)?;
    if !by.may(Act::LendApprover, AgencyId(lender)) {
        return Err(Error::NotFound);
    }
    match answered {
        Some(_) => Err(Refusal::AlreadyDone.into()),
        None => Ok((AgencyId(agency), AgencyId(lender), Day(since), Day(until))),
    }
}

/// Lends one of the lender's approvers; gives the lender.
///
/// # Errors
/// `NotFound`, also for those who do not answer for the lender; refused for `person` (`NotAChoice`), for `until` where the days are
/// past; with `ApprovesThere`, or with `AlreadyDone` where it is answered.
pub async fn grant(store: &Store, by: &Viewer, id: i64, person: Option<i64>, now: Moment) -> Outcome<AgencyId> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let (agency, lender, since, until) = open(tx, &by, id).await?;
                let person = person.map(PersonId).ok_or_else(|| no("person", Refusal::NotChosen))?;
                // One of the lender's own: nobody lends on what was lent.
                let (own,): (i64,) = tx
                    .one(
                        "select count(*) from memberships m
                         where m.person = $1 and m.agency = $2 and m.role = 'approver' and m.since <= $3
                           and (m.ended is null or m.ended > $3)
                           and not exists (select 1 from loans l where l.membership = m.id)",
                        args![person, lender, now],
                    )
                    .await?;
                let roles = crate::membership::roles(tx, person, now).await?;
                if own == 0 {
                    return Err(no("person", Refusal::NotAChoice));
                }
                if roles.contains(&(agency, Role::Approver)) {
                    return Err(no("person", Refusal::ApprovesThere));
                }
                if until < now.day() {
                    return Err(no("until", Refusal::InThePast));
                }
                // A membership ends with the moment after its last day.
                let ends = Moment(until.last_moment().0 + 1);
                let (membership,): (i64,) = tx
                    .one(
                        "insert into memberships (id, person, agency, role, since, ended)
                         select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5 from memberships
                         returning id",
                        args![person, agency, Role::Approver.code(), since.start(), ends],
                    )
                    .await?;
                tx.run(
                    "update loans set answered = $1, answered_by = $2, person = $3, membership = $4 where id = $5",
                    args![now, by.person, person, membership, id],
                )
                .await?;
                let content = serde_json::json!({
                    "lender": lender, "person": person, "since": since, "until": until, "membership": membership,
                });
                event::note(tx, by.person, Deed::LoanGranted, Some(agency), id, content, now).await?;
                Ok(lender)
            })
        })
        .await
}

/// Says why nobody is lent; gives the lender.
///
/// # Errors
/// As [`grant`]; refused for `remark`.
pub async fn refuse(store: &Store, by: &Viewer, id: i64, remark: &str, now: Moment) -> Outcome<AgencyId> {
    let (by, remark) = (by.clone(), clean(remark, LONGEST_NOTE, Lines::Many));
    store
        .write(move |tx| {
            Box::pin(async move {
                let (agency, lender, ..) = open(tx, &by, id).await?;
                let remark = remark.map_err(|why| no("remark", why))?;
                if says_nothing(&remark, "") {
                    return Err(no("remark", if remark.is_empty() { Refusal::Missing } else { Refusal::SaysNothing }));
                }
                tx.run(
                    "update loans set answered = $1, answered_by = $2, remark = $3 where id = $4",
                    args![now, by.person, &remark, id],
                )
                .await?;
                let content = serde_json::json!({ "lender": lender, "remark": remark });
                event::note(tx, by.person, Deed::LoanRefused, Some(agency), id, content, now).await?;
                Ok(lender)
            })
        })
        .await
}

/// Ends a loan now: by the lender, or by whoever manages the borrower's staff.
///
/// # Errors
/// `NotFound`, also for others; refused with `AlreadyDone` where it does not run.
pub async fn end(store: &Store, by: &Viewer, id: i64, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let row: Option<(i64, i64, Option<i64>)> =
                    tx.maybe("select agency, lender, membership from loans where id = $1", args![id]).await?;
                let (agency, lender, membership) = row.ok_or(Error::NotFound)?;
                let (agency, lender) = (AgencyId(agency), AgencyId(lender));
                if !by.may(Act::LendApprover, lender) && !by.may(Act::ManageStaff, agency) {
                    return Err(Error::NotFound);
                }
                let sql = "update memberships set ended = $1 where id = $2 and ended > $1";
                if tx.run(sql, args![now, membership.unwrap_or(0)]).await? == 0 {
                    return Err(Refusal::AlreadyDone.into());
                }
                let content = serde_json::json!({ "lender": lender });
                event::note(tx, by.person, Deed::LoanEnded, Some(agency), id, content, now).await
            })
        })
        .await
}

/// What an agency has asked for, and what was asked of it, the latest first.
///
/// # Errors
/// `NotAllowed` for those who neither borrow nor lend there.
pub async fn of(store: &Store, by: &Viewer, agency: AgencyId) -> Outcome<Vec<Loan>> {
    if !by.may(Act::BorrowApprover, agency) && !by.may(Act::LendApprover, agency) {
        return Err(Error::NotAllowed);
    }
    let rows: Vec<Row> = store
        .read()
        .await?
        .all(
            "select l.id, l.agency, l.lender, l.reason, l.since, l.until, l.asked, a.name as asked_by, l.answered,
               coalesce(w.name, '') as answered_by, p.name as person, m.ended, l.remark
             from loans l
             join people a on a.id = l.asked_by
             left join people w on w.id = l.answered_by
             left join people p on p.id = l.person
             left join memberships m on m.id = l.membership
             where l.agency = $1 or l.lender = $1
             order by l.id desc
             limit 200",
            args![agency],
        )
        .await?;
    let named: Vec<AgencyId> = rows.iter().flat_map(|row| [AgencyId(row.agency), AgencyId(row.lender)]).collect();
    let agencies = agency::some(store, &named).await?;
    let named = |id: i64| {
        let found = agencies.iter().find(|one| one.id.0 == id).cloned();
        found.ok_or_else(|| Error::fault("a loan of no agency"))
    };
    rows.into_iter()
        .map(|row| {
            let state = match (row.answered, row.person) {
                (None, _) => LoanState::Asked,
                (Some(_), Some(name)) => {
                    LoanState::Granted { name, ends: Moment(row.ended.unwrap_or(0)), by: row.answered_by }
                }
                (Some(_), None) => LoanState::Refused { by: row.answered_by, remark: row.remark },
            };
            Ok(Loan {
                id: row.id,
                agency: named(row.agency)?,
                lender: named(row.lender)?,
                reason: row.reason,
                since: Day(row.since),
                until: Day(row.until),
                asked: Moment(row.asked),
                asked_by: row.asked_by,
                state,
            })
        })
        .collect()
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    agency: i64,
    lender: i64,
    reason: String,
    since: i64,
    until: i64,
    asked: i64,
    asked_by: String,
    answered: Option<i64>,
    answered_by: String,
    person: Option<String>,
    ended: Option<i64>,
    remark: String,
}

/// The approvers that an agency may lend, by name.
///
/// # Errors
/// `NotAllowed`.
pub async fn approvers(store: &Store, by: &Viewer, agency: AgencyId, now: Moment) -> Outcome<Vec<(PersonId, String)>> {
    if !by.may(Act::LendApprover, agency) {
        return Err(Error::NotAllowed);
    }
    let rows: Vec<(i64, String)> = store
        .read()
        .await?
        .all(
            "select p.id, p.name
             from memberships m
             join people p on p.id = m.person
             where m.agency = $1 and m.role = 'approver' and m.since <= $2 and (m.ended is null or m.ended > $2)
               and not exists (select 1 from loans l where l.membership = m.id)
             order by p.name, p.id",
            args![agency, now],
        )
        .await?;
    Ok(rows.into_iter().map(|(id, name)| (PersonId(id), name)).collect())
}

/// How many requests wait for an answer of the viewer's own agencies.
pub async fn waiting(store: &Store, by: &Viewer) -> Outcome<u64> {
    let agencies: Vec<i64> =
        by.roles.iter().filter(|(agency, _)| by.may(Act::LendApprover, *agency)).map(|(agency, _)| agency.0).collect();
    let rows: Vec<(i64,)> = store
        .read()
        .await?
        .all_in("select id from loans where answered is null and lender in ({ids})", vec![], &agencies)
        .await?;
    Ok(rows.len() as u64)
}
