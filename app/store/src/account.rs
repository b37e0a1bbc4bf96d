//! People and their passwords. How they sign in is [`crate::session`]'s, which roles they have [`crate::membership`]'s; what
//! they may do with those is `domain::standing`'s.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::membership::{self, roles_reach};
pub use crate::membership::{Invited, end, give, invite, staff};
pub use crate::session::{SESSION_MS, SessionToken, sign_in, sign_out, viewer, viewer_of};
use crate::{Store, agency, event, password};
use domain::act::Act;
use domain::agency::{Level, Role, Viewer};
use domain::event::Deed;
use domain::id::{AgencyId, PersonId};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, required};
use domain::time::Moment;
use domain::typed;

/// The longest name of a person, in graphemes.
pub const LONGEST_NAME: u32 = 120;

/// Somebody about to get an account, with what they typed understood and the password hashed.
pub(crate) struct Person {
    pub name: String,
    pub email: String,
    password: String,
}

impl Person {
    pub(crate) async fn new(store: &Store, name: &str, email: &str, password: &str) -> Outcome<Person> {
        let mut no = Refusals::default();
        let name = no.take("name", required(name, LONGEST_NAME, Lines::One));
        let email = no.take("email", typed::email(email));
        no.take("password", password::strong(password, email.as_deref().unwrap_or("")));
        let (name, email) = no.none(|| Some((name?, email?)))?;
        Ok(Person { name, email, password: store.passwords.hash(password).await? })
    }

    /// Keeps the person; the address must be free.
    /// The account is made for an agency, in whose log it stands.
    pub(crate) async fn keep(
        self,
        tx: &mut Tx,
        actor: Option<PersonId>,
        agency: AgencyId,
        now: Moment,
    ) -> Outcome<PersonId> {
        if known(tx, &self.email).await?.is_some() {
            let mut no = Refusals::default();
            no.add("email", Refusal::Taken);
            return Err(no.into());
        }
        let (id,): (i64,) = tx
            .one(
                "insert into people (id, name, email, password, made, office)
                 select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5 from people
                 returning id",
                args![&self.name, &self.email, self.password, now, agency],
            )
            .await?;
        let content = serde_json::json!({ "id": id, "name": self.name, "email": self.email });
        event::note(tx, actor, Deed::PersonMade, Some(agency), id, content, now).await?;
        Ok(PersonId(id))
    }
}

/// The person with this address.
pub(crate) async fn known(tx: &mut Tx, email: &str) -> Outcome<Option<PersonId>> {
    let row: Option<(i64,)> = tx.maybe("select id from people where email = $1", args![email]).await?;
    Ok(row.map(|(id,)| PersonId(id)))
}

/// Changes one's own password, for somebody who knows the one they have: a browser left open is not enough.
///
/// # Errors
/// `NotAllowed` for nobody; refused with `WrongPassword` under `current`, and for `password`.
pub async fn change_password(store: &Store, by: &Viewer, current: &str, password: &str, now: Moment) -> Outcome<()> {
    let Some(person) = by.person else { return Err(Error::NotAllowed) };
    let found: Option<(String,)> =
        store.read().await?.maybe("select password from people where id = $1", args![person]).await?;
    let mut no = Refusals::default();
    if !store.passwords.fits(current, found.map(|(kept,)| kept)).await? {
        no.add("current", Refusal::WrongPassword);
    }
    no.take("password", password::strong(password, ""));
    no.none(|| Some(()))?;
    set_password(store, by, person, password, now).await
}

/// Gives a person a new password and ends all their sessions. One may do so for oneself, and an administrator for those
/// whose every role they could give and whose account was made for an agency; any other belongs to the central administration.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refusals of `password`.
pub async fn set_password(store: &Store, by: &Viewer, person: PersonId, password: &str, now: Moment) -> Outcome<()> {
    let Some(actor) = by.person else { return Err(Error::NotAllowed) };
    let mut no = Refusals::default();
    no.take("password", password::strong(password, ""));
    no.none(|| Some(()))?;
    let hash = store.passwords.hash(password).await?;
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let own = actor == person;
                if !own && !by.roles.iter().any(|(agency, _)| by.may(Act::ManageStaff, *agency)) {
                    return Err(Error::NotAllowed);
                }
                let roles = membership::roles(tx, person, now).await?;
                // Who opened an account of their own, and was given a role since, has not given it away.
                let nobodys = !own
                    && (roles.is_empty() && !by.has(Role::CentralAdministrator)
                        || !looks_after(tx, &by, person).await?);
                if !own && (nobodys || !roles_reach(&by, &roles)) {
                    return Err(Error::NotAllowed);
                }
                if tx.run("update people set password = $1 where id = $2", args![hash, person]).await? == 0 {
                    return Err(Error::NotFound);
                }
                tx.run("delete from sessions where person = $1", args![person]).await?;
                let content = serde_json::json!({ "id": person });
                // It stands in the log of the agency that they work for; a citizen's stands in none.
                let Some((agency, _)) = roles.first() else { return Ok(()) };
                event::note(tx, Some(actor), Deed::PasswordChanged, Some(*agency), person.0, content, now).await
            })
        })
        .await
}

/// Closes an officer's account for good, or until it is opened again: its sessions and roles end, nobody signs in with it, and no role
/// comes back with an agency. Whoever could give every role that it has may do so, not to themselves, and not where its holder opened it:
/// then its roles are ended, and it stays a citizen's; that of the Office alone may be closed.
///
/// # Errors
/// `NotFound`, also for an account whose only rights are a citizen's; `NotAllowed`; refused with `AlreadyDone`.
pub async fn close(store: &Store, by: &Viewer, person: PersonId, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let closed = is_closed(tx, person).await?;
                let roles =
                    if closed { last_roles(tx, person).await? } else { officers_roles(tx, person, now).await? };
                let agency = reached(&by, person, &roles)?;
                if closed {
                    return Err(Refusal::AlreadyDone.into());
                }
                if !looks_after(tx, &by, person).await? {
                    return Err(Error::NotAllowed);
                }
                tx.script(
                    "update people set closed = $2 where id = $1;
                     delete from sessions where person = $1;
                     update memberships set ended = $2 where person = $1 and (ended is null or ended > $2);
                     delete from ended_with where what = 'role' and id in (select id from memberships where person = $1)",
                    args![person, now],
                )
                .await?;
                let content = serde_json::json!({ "id": person });
                event::note(tx, by.person, Deed::AccountClosed, Some(agency), person.0, content, now).await
            })
        })
        .await
}

/// Opens an account again; its roles are given anew. For whoever could give every role that ended last.
///
/// # Errors
/// As [`close`].
pub async fn reopen(store: &Store, by: &Viewer, person: PersonId, now: Moment) -> Outcome<()> {
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let agency = reached(&by, person, &last_roles(tx, person).await?)?;
                if !is_closed(tx, person).await? {
                    return Err(Refusal::AlreadyDone.into());
                }
                tx.run("update people set closed = null where id = $1", args![person]).await?;
                let content = serde_json::json!({ "id": person });
                event::note(tx, by.person, Deed::AccountReopened, Some(agency), person.0, content, now).await
            })
        })
        .await
}

async fn is_closed(tx: &mut Tx, person: PersonId) -> Outcome<bool> {
    let row: Option<(Option<i64>,)> = tx.maybe("select closed from people where id = $1", args![person]).await?;
    let (closed,) = row.ok_or(Error::NotFound)?;
    Ok(closed.is_some())
}

/// Whether an account is the agency's to look after whose administrator asks: it was made there or at an agency that this one took over, or
/// the Office asks. One that its holder opened is theirs, whatever role an agency gave it.
pub(crate) async fn looks_after(tx: &mut Tx, by: &Viewer, person: PersonId) -> Outcome<bool> {
    let offices: Vec<(i64,)> = tx
        .all(
            "with recursive line (id) as (
               select office from people where id = $1 and office is not null
               union
               select a.heir from agencies a join line on a.id = line.id where a.ended is not null and a.heir is not null
             )
             select id from line",
            args![person],
        )
        .await?;
    let its_own = offices.iter().any(|(office,)| by.may(Act::ManageStaff, AgencyId(*office)));
    Ok(by.has(Role::CentralAdministrator) || its_own)
}

type Held = Vec<(i64, String)>;

/// The roles by which somebody is an officer: those in force, and those that would come back with an agency that has ended.
async fn officers_roles(tx: &mut Tx, person: PersonId, now: Moment) -> Outcome<Held> {
    tx.all(
        "select m.agency, m.role
         from memberships m
         where m.person = $1
           and (m.ended is null or m.ended > $2
             or exists (select 1 from ended_with w
                        join agency_changes g on g.id = w.change
                        where w.what = 'role' and w.id = m.id and g.what = 'ended'))
         order by m.id desc",
        args![person, now],
    )
    .await
}

/// The roles that ended last.
async fn last_roles(tx: &mut Tx, person: PersonId) -> Outcome<Held> {
    tx.all(
        "select agency, role
         from memberships
         where person = $1 and ended = (select max(m.ended) from memberships m where m.person = $1)
         order by id desc",
        args![person],
    )
    .await
}

/// Asks whether the viewer could give each of these roles of a person; gives the agency in whose log it stands.
fn reached(by: &Viewer, person: PersonId, roles: &Held) -> Outcome<AgencyId> {
    if by.person.is_none() || by.person == Some(person) {
        return Err(Error::NotAllowed);
    }
    let roles: Vec<(AgencyId, Role)> =
        roles.iter().map(|(agency, code)| Ok((AgencyId(*agency), membership::role(code)?))).collect::<Outcome<_>>()?;
    // Who works where is its administrators' to know.
    let mine = roles.iter().map(|(agency, _)| *agency).find(|agency| by.may(Act::ManageStaff, *agency));
    let agency = mine.ok_or(Error::NotFound)?;
    match roles_reach(by, &roles) {
        true => Ok(agency),
        false => Err(Error::NotAllowed),
    }
}

/// Makes the first central administrator, and the Office they belong to where there is none: for the command line of a
/// new installation.
///
/// # Errors
/// Refused with `AlreadyDone` once there is a central administrator; else the refusals of a person and an agency.
pub async fn make_first_administrator(
    store: &Store,
    office: agency::New,
    name: &str,
    email: &str,
    password: &str,
    now: Moment,
) -> Outcome<(AgencyId, PersonId)> {
    let person = Person::new(store, name, email, password).await?;
    store
        .write(move |tx| {
            Box::pin(async move {
                let (administrators,): (i64,) = tx
                    .one(
                        "select count(*) from memberships where role = $1 and (ended is null or ended > $2)",
                        args![Role::CentralAdministrator.code(), now],
                    )
                    .await?;
                if administrators > 0 {
                    return Err(Refusal::AlreadyDone.into());
                }
                let there: Option<(i64,)> = tx
                    .maybe("select id from agencies where level = $1 order by id", args![Level::Office.code()])
                    .await?;
                let office = match there {
                    Some((id,)) => AgencyId(id),
                    None => agency::make_in(tx, None, agency::New { level: Level::Office, ..office }, now).await?,
                };
                let person = person.keep(tx, None, office, now).await?;
                membership::give_in(tx, None, person, office, Role::CentralAdministrator, (now, None), now).await?;
                Ok((office, person))
            })
        })
        .await
}

/// The address that somebody signs in with, where they do.
///
/// # Errors
/// `NotFound`.
pub async fn email(store: &Store, person: PersonId) -> Outcome<Option<String>> {
    let row: Option<(String,)> =
        store.read().await?.maybe("select email from people where id = $1", args![person]).await?;
    let (email,) = row.ok_or(Error::NotFound)?;
    Ok(Some(email).filter(|email| !email.starts_with('-')))
}

/// Since when somebody has an account.
///
/// # Errors
/// `NotFound`.
pub async fn since(store: &Store, person: PersonId) -> Outcome<Moment> {
    let row: Option<(i64,)> = store.read().await?.maybe("select made from people where id = $1", args![person]).await?;
    row.map(|(at,)| Moment(at)).ok_or(Error::NotFound)
}

/// Whether somebody may sign in with a password.
///
/// # Errors
/// `NotFound`.
pub async fn has_password(store: &Store, person: PersonId) -> Outcome<bool> {
    let row: Option<(bool,)> = store
        .read()
        .await?
        .maybe("select password <> $2 from people where id = $1", args![person, crate::identity::NO_PASSWORD])
        .await?;
    row.map(|(has,)| has).ok_or(Error::NotFound)
}

/// Whether nobody has an account yet.
pub async fn is_empty(store: &Store) -> Outcome<bool> {
    let (people,): (i64,) = store.read().await?.one("select count(*) from people", vec![]).await?;
    Ok(people == 0)
}

/// Gives somebody a new password, from the machine's own command line.
///
/// # Errors
/// `NotFound` for an address without an account; refusals of `password`.
pub async fn reset_password(store: &Store, email: &str, password: &str, now: Moment) -> Outcome<()> {
    let found: Option<(i64,)> =
        store.read().await?.maybe("select id from people where email = $1", args![email]).await?;
    let (person,) = found.ok_or(Error::NotFound)?;
    let themselves = Viewer { person: Some(PersonId(person)), ..Viewer::default() };
    set_password(store, &themselves, PersonId(person), password, now).await
}

/// The names of some people, in one statement.
pub async fn names(store: &Store, people: &[PersonId]) -> Outcome<Vec<(PersonId, String)>> {
    let mut ids: Vec<i64> = people.iter().map(|person| person.0).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(i64, String)> =
        store.read().await?.all_in("select id, name from people where id in ({ids})", vec![], &ids).await?;
    Ok(rows.into_iter().map(|(id, name)| (PersonId(id), name)).collect())
}
