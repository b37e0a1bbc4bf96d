//! Roles: person × agency, for a time. Given and ended by the agency's administrator, the central ones by the Office.

use crate::account::{Person, known};
use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, agency, event};
use domain::act::Act;
use domain::agency::{Membership, Role, Staff, Viewer};
use domain::event::Deed;
use domain::id::{AgencyId, MembershipId, PersonId};
use domain::refusal::{Refusal, Refusals};
use domain::time::{Day, Moment};

pub(crate) fn role(code: &str) -> Outcome<Role> {
    Role::parse(code).ok_or_else(|| Error::fault(format!("unknown role {code}")))
}

/// Whether a viewer may give and end a role there.
fn may_give(by: &Viewer, agency: AgencyId, role: Role) -> bool {
    by.may(Act::ManageStaff, agency) && (role.given_by_agency() || by.may(Act::ManageAgencies, agency))
}

/// Whether every one of these roles could be given by the viewer.
pub(crate) fn roles_reach(by: &Viewer, roles: &[(AgencyId, Role)]) -> bool {
    roles.iter().all(|(agency, role)| may_give(by, *agency, *role))
}

/// The roles of a person in force.
pub(crate) async fn roles(tx: &mut Tx, person: PersonId, now: Moment) -> Outcome<Vec<(AgencyId, Role)>> {
    let rows: Vec<(i64, String)> = tx
        .all(
            "select agency, role from memberships where person = $1 and (ended is null or ended > $2)",
            args![person, now],
        )
        .await?;
    rows.into_iter().map(|(agency, code)| Ok((AgencyId(agency), role(&code)?))).collect()
}

/// Gives a person a role at an agency.
///
/// # Errors
/// `NotAllowed`; `NotFound` for no such person or agency; refused with `AgencyEnded`, `AccountClosed`, or `AlreadyDone` where they hold it.
pub async fn give(
    store: &Store,
    by: &Viewer,
    person: PersonId,
    agency: AgencyId,
    role: Role,
    now: Moment,
) -> Outcome<MembershipId> {
    if !may_give(by, agency, role) {
        return Err(Error::NotAllowed);
    }
    let actor = by.person;
    store
        .write(move |tx| Box::pin(async move { give_in(tx, actor, person, agency, role, (now, None), now).await }))
        .await
}

pub(crate) async fn give_in(
    tx: &mut Tx,
    actor: Option<PersonId>,
    person: PersonId,
    agency: AgencyId,
    role: Role,
    (since, until): (Moment, Option<Moment>),
    now: Moment,
) -> Outcome<MembershipId> {
    agency::standing_in(tx, agency).await?;
    let there: Option<(Option<i64>,)> = tx.maybe("select closed from people where id = $1", args![person]).await?;
    let (closed,) = there.ok_or(Error::NotFound)?;
    if closed.is_some() {
        return Err(Refusal::AccountClosed.into());
    }
    if roles(tx, person, now).await?.contains(&(agency, role)) {
        return Err(Refusal::AlreadyDone.into());
    }
    let (id,): (i64,) = tx
        .one(
            "insert into memberships (id, person, agency, role, since, ended)
             select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5 from memberships
             returning id",
            args![person, agency, role.code(), since, until.map(|until| until.0)],
        )
        .await?;
    let content = serde_json::json!({
        "id": id, "person": person, "agency": agency, "role": role.code(), "since": since, "until": until,
    });
    event::note(tx, actor, Deed::MembershipGiven, Some(agency), id, content, now).await?;
    Ok(MembershipId(id))
}

/// Ends a role from now on.
///
/// # Errors
/// `NotFound`; `NotAllowed`; refused with `AlreadyDone` where it has ended, `LastAdministrator` where nobody would administer the agency then.
pub async fn end(store: &Store, by: &Viewer, membership: MembershipId, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let row: Option<(i64, String, Option<i64>)> =
                    tx.maybe("select agency, role, ended from memberships where id = $1", args![membership]).await?;
                let (agency, code, ended) = row.ok_or(Error::NotFound)?;
                let agency = AgencyId(agency);
                // Who works where is its administrators' to know.
                if !by.may(Act::ManageStaff, agency) {
                    return Err(Error::NotFound);
                }
                if !may_give(&by, agency, role(&code)?) {
                    return Err(Error::NotAllowed);
                }
                if ended.is_some_and(|ended| ended <= now.0) {
                    return Err(Refusal::AlreadyDone.into());
                }
                tx.run("update memberships set ended = $1 where id = $2", args![now, membership]).await?;
                if role(&code)? == Role::AgencyAdministrator && !by.may(Act::ManageAgencies, agency) {
                    administered(tx, agency, now).await?;
                }
                // Whoever approves here no more is lent no more.
                tx.run(
                    "update memberships set ended = $1
                     where ended > $1
                       and id in (select l.membership from loans l
                                  join memberships m on m.person = l.person and m.agency = l.lender
                                  where m.id = $2 and m.role = 'approver')",
                    args![now, membership],
                )
                .await?;
                let content = serde_json::json!({ "id": membership });
                event::note(tx, by.person, Deed::MembershipEnded, Some(agency), membership.0, content, now).await
            })
        })
        .await
}

/// Refuses what leaves an agency without an administrator who stays.
async fn administered(tx: &mut Tx, agency: AgencyId, now: Moment) -> Outcome<()> {
    let (left,): (i64,) = tx
        .one(
            "select count(*)
             from memberships m
             join people p on p.id = m.person and p.closed is null
             where m.agency = $1 and m.role = $2 and m.since <= $3 and m.ended is null",
            args![agency, Role::AgencyAdministrator.code(), now],
        )
        .await?;
    match left {
        0 => Err(Refusal::LastAdministrator.into()),
        _ => Ok(()),
    }
}

/// From when until when a role is given: from now on where no first day is said, and until it is ended where no last one is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Term {
    pub first: Option<Day>,
    pub last: Option<Day>,
}

impl Term {
    /// The moments, of which the second is past the last day.
    ///
    /// # Errors
    /// Refusals of `role_since` (`InThePast`) and `role_until` (`InThePast`, `EndsBeforeStart`).
    fn moments(self, now: Moment) -> Outcome<(Moment, Option<Moment>)> {
        let today = now.day();
        let mut no = Refusals::default();
        if self.first.is_some_and(|day| day < today) {
            no.add("role_since", Refusal::InThePast);
        }
        match self.last {
            Some(last) if last < today => no.add("role_until", Refusal::InThePast),
            Some(last) if self.first.is_some_and(|first| last < first) => {
                no.add("role_until", Refusal::EndsBeforeStart)
            }
            _ => {}
        }
        let since = self.first.filter(|day| *day > today).map_or(now, Day::start);
        // A role ends with the moment after its last day.
        Ok(no.none(|| Some((since, self.last.map(|day| Moment(day.last_moment().0 + 1)))))?)
    }
}

/// What an invitation came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invited {
    pub person: PersonId,
    /// The address had an account already, whose name and password stay as they were.
    pub known: bool,
}

/// Gives somebody an account, where they have none, and roles at an agency until they are ended. Roles they hold already stay.
///
/// # Errors
/// `NotAllowed`; refusals of `name`, `email`, `password`, and of `roles` (at least one).
#[expect(clippy::too_many_arguments, reason = "the contract names them")]
pub async fn invite(
    store: &Store,
    by: &Viewer,
    agency: AgencyId,
    name: &str,
    email: &str,
    password: &str,
    roles: &[Role],
    now: Moment,
) -> Outcome<Invited> {
    invite_for(store, by, agency, (name, email, password), roles, Term::default(), now).await
}

/// The same for a term: who acts for an approver is one for so long.
///
/// # Errors
/// As [`invite`], and refusals of the term's days.
pub async fn invite_for(
    store: &Store,
    by: &Viewer,
    agency: AgencyId,
    (name, email, password): (&str, &str, &str),
    roles: &[Role],
    term: Term,
    now: Moment,
) -> Outcome<Invited> {
    if !by.may(Act::ManageStaff, agency) || roles.iter().any(|role| !may_give(by, agency, *role)) {
        return Err(Error::NotAllowed);
    }
    if roles.is_empty() {
        let mut no = Refusals::default();
        no.add("roles", Refusal::Missing);
        return Err(no.into());
    }
    let days = term.moments(now)?;
    let new = Person::new(store, name, email, password).await?;
    let (actor, given) = (by.person, roles.to_vec());
    store
        .write(move |tx| {
            Box::pin(async move {
                let there = known(tx, &new.email).await?;
                let person = match there {
                    Some(person) => {
                        // A citizen's account has no name: who works for an agency is called by one.
                        let sql = "update people set name = $1 where id = $2 and name = ''";
                        tx.run(sql, args![new.name.as_str(), person]).await?;
                        person
                    }
                    None => new.keep(tx, actor, agency, now).await?,
                };
                let held = self::roles(tx, person, now).await?;
                for role in given {
                    if !held.contains(&(agency, role)) {
                        give_in(tx, actor, person, agency, role, days, now).await?;
                    }
                }
                Ok(Invited { person, known: there.is_some() })
            })
        })
        .await
}

#[derive(sqlx::FromRow)]
struct Line {
    id: i64,
    person: i64,
    role: String,
    since: i64,
    ended: Option<i64>,
    name: String,
    email: String,
    closed: Option<i64>,
    official: bool,
    factor: bool,
}

/// Everyone who has or had a role at an agency; those longest there first, the roles of each newest first.
///
/// # Errors
/// `NotAllowed` for all but its administrators.
pub async fn staff(store: &Store, by: &Viewer, agency: AgencyId) -> Outcome<Vec<Staff>> {
    if !by.may(Act::ManageStaff, agency) {
        return Err(Error::NotAllowed);
    }
    let rows: Vec<Line> = store
        .read()
        .await?
        .all(
            "select m.id, m.person, m.role, m.since, m.ended, p.name, p.email, p.closed, coalesce(p.office = m.agency, 1 = 0) as official,
               exists (select 1 from second_factors f where f.person = m.person and f.since is not null) as factor
             from memberships m
             join people p on p.id = m.person
             where m.agency = $1
             order by m.person, m.id desc",
            args![agency],
        )
        .await?;
    let mut staff: Vec<Staff> = Vec::new();
    for row in rows {
        let membership = Membership {
            id: MembershipId(row.id),
            person: PersonId(row.person),
            agency,
            role: role(&row.role)?,
            since: Moment(row.since),
            until: row.ended.map(Moment),
        };
        match staff.last_mut().filter(|last| last.person == membership.person) {
            Some(last) => last.memberships.push(membership),
            None => staff.push(Staff {
                person: membership.person,
                name: row.name,
                email: row.email,
                closed: row.closed.map(Moment),
                official: row.official,
                factor: row.factor,
                memberships: vec![membership],
            }),
        }
    }
    Ok(staff)
}
