//! People and how they sign in. What they may do is [`crate::membership`]'s; who they are to a thing is `domain::standing`'s.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::membership::{self, roles_reach};
pub use crate::membership::{Invited, end, give, invite, staff};
use crate::{Store, agency, event, password, random};
use domain::act::Act;
use domain::agency::{Level, Role, Viewer};
use domain::event::Deed;
use domain::id::{AgencyId, PersonId};
use domain::refusal::{Refusal, Refusals};
use domain::text::{Lines, length, required};
use domain::time::Moment;
use domain::typed;
use sha2::{Digest, Sha256};

/// How long a session lasts: a working day and its evening.
pub const SESSION_MS: i64 = 12 * 3_600_000;
/// The longest name of a person, in graphemes.
pub const LONGEST_NAME: u32 = 120;

/// What a browser carries: 256 random bits in hexadecimal. The store keeps only its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(pub String);

impl SessionToken {
    fn hashed(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("SessionToken(…)")
    }
}

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
        no.take("password", strong(password));
        let (name, email) = no.none(|| Some((name?, email?)))?;
        Ok(Person { name, email, password: store.passwords.hash(password).await? })
    }

    /// Keeps the person; the address must be free.
    pub(crate) async fn keep(self, tx: &mut Tx, actor: Option<PersonId>, now: Moment) -> Outcome<PersonId> {
        if known(tx, &self.email).await?.is_some() {
            let mut no = Refusals::default();
            no.add("email", Refusal::Taken);
            return Err(no.into());
        }
        let (id,): (i64,) = tx
            .one(
                "insert into people (id, name, email, password, made)
                 select coalesce(max(id), 0) + 1, $1, $2, $3, $4 from people
                 returning id",
                args![&self.name, &self.email, self.password, now],
            )
            .await?;
        let content = serde_json::json!({ "id": id, "name": self.name, "email": self.email });
        note(tx, actor, Deed::PersonMade, PersonId(id), content, now).await?;
        Ok(PersonId(id))
    }
}

fn strong(password: &str) -> Result<(), Refusal> {
    match length(password) as u32 {
        0 => Err(Refusal::Missing),
        got if got < password::LEAST => Err(Refusal::TooShort { least: password::LEAST }),
        got if got > password::MOST => Err(Refusal::TooLong { most: password::MOST, got }),
        _ => Ok(()),
    }
}

/// The person with this address.
pub(crate) async fn known(tx: &mut Tx, email: &str) -> Outcome<Option<PersonId>> {
    let row: Option<(i64,)> = tx.maybe("select id from people where email = $1", args![email]).await?;
    Ok(row.map(|(id,)| PersonId(id)))
}

async fn note(
    tx: &mut Tx,
    actor: Option<PersonId>,
    deed: Deed,
    person: PersonId,
    content: serde_json::Value,
    now: Moment,
) -> Outcome<()> {
    event::append(
        tx,
        event::New {
            at: now,
            actor,
            deed,
            agency: None,
            consultation: None,
            subject: person.to_string(),
            content: content.to_string().into_bytes(),
        },
    )
    .await?;
    Ok(())
}

/// Makes an account without any role.
///
/// # Errors
/// `NotAllowed` for those who manage no staff; refusals of `name`, `email` (`Taken`) and `password`.
pub async fn make_person(
    store: &Store,
    by: &Viewer,
    name: &str,
    email: &str,
    password: &str,
    now: Moment,
) -> Outcome<PersonId> {
    if !by.roles.iter().any(|(agency, _)| by.may(Act::ManageStaff, *agency)) {
        return Err(Error::NotAllowed);
    }
    let person = Person::new(store, name, email, password).await?;
    let actor = by.person;
    store.write(move |tx| Box::pin(async move { person.keep(tx, actor, now).await })).await
}

/// Gives a person a new password and ends all their sessions. One may do so for oneself, and an administrator for those
/// whose every role they could give.
///
/// # Errors
/// `NotFound`, `NotAllowed`; refusals of `password`.
pub async fn set_password(store: &Store, by: &Viewer, person: PersonId, password: &str, now: Moment) -> Outcome<()> {
    let Some(actor) = by.person else { return Err(Error::NotAllowed) };
    let mut no = Refusals::default();
    no.take("password", strong(password));
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
                if !own && !roles_reach(&by, &roles) {
                    return Err(Error::NotAllowed);
                }
                if tx.run("update people set password = $1 where id = $2", args![hash, person]).await? == 0 {
                    return Err(Error::NotFound);
                }
                tx.run("delete from sessions where person = $1", args![person]).await?;
                let content = serde_json::json!({ "id": person });
                note(tx, Some(actor), Deed::PasswordChanged, person, content, now).await
            })
        })
        .await
}

/// Signs a person in. An unknown address takes as long as a wrong password.
///
/// # Errors
/// Refused with `WrongCredentials`, whichever of the two was wrong.
pub async fn sign_in(store: &Store, email: &str, password: &str, now: Moment) -> Outcome<SessionToken> {
    let email = email.trim().to_lowercase();
    let found: Option<(i64, String)> = match email.contains('\0') {
        true => None,
        false => store.read().await?.maybe("select id, password from people where email = $1", args![email]).await?,
    };
    let (person, kept) = found.unzip();
    let fits = store.passwords.fits(password, kept).await?;
    let Some(person) = person.filter(|_| fits) else { return Err(Refusal::WrongCredentials.into()) };
    let token = SessionToken(hex(&random::<32>()?));
    let hashed = token.hashed();
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run("delete from sessions where ends <= $1", args![now]).await?;
                tx.run(
                    "insert into sessions (token, person, made, ends) values ($1, $2, $3, $4)",
                    args![hashed, person, now, now.0 + SESSION_MS],
                )
                .await?;
                Ok(())
            })
        })
        .await?;
    Ok(token)
}

/// Who carries this token, with every role in force; `None` for a token that was ended, ran out or never was.
pub async fn viewer(store: &Store, token: &SessionToken, now: Moment) -> Outcome<Option<Viewer>> {
    let rows: Vec<Held> = store
        .read()
        .await?
        .all(
            "select p.id, p.name, m.agency, m.role
             from sessions s
             join people p on p.id = s.person
             left join memberships m on m.person = p.id and m.since <= $2 and (m.ended is null or m.ended > $2)
             where s.token = $1
               and s.ends > $2
             order by m.id",
            args![token.hashed(), now],
        )
        .await?;
    seen(rows)
}

/// A person as a viewer, without a session: for the command line.
pub async fn viewer_of(store: &Store, person: PersonId, now: Moment) -> Outcome<Viewer> {
    let rows: Vec<Held> = store
        .read()
        .await?
        .all(
            "select p.id, p.name, m.agency, m.role
             from people p
             left join memberships m on m.person = p.id and m.since <= $2 and (m.ended is null or m.ended > $2)
             where p.id = $1
             order by m.id",
            args![person, now],
        )
        .await?;
    seen(rows)?.ok_or(Error::NotFound)
}

#[derive(sqlx::FromRow)]
struct Held {
    id: i64,
    name: String,
    agency: Option<i64>,
    role: Option<String>,
}

fn seen(rows: Vec<Held>) -> Outcome<Option<Viewer>> {
    let Some(first) = rows.first() else { return Ok(None) };
    let (person, name) = (Some(PersonId(first.id)), first.name.clone());
    let roles = rows
        .iter()
        .filter_map(|row| Some((row.agency?, row.role.as_deref()?)))
        .map(|(agency, role)| Ok((AgencyId(agency), membership::role(role)?)))
        .collect::<Outcome<_>>()?;
    Ok(Some(Viewer { person, name, roles }))
}

/// Ends a session. One that is not there is no error.
pub async fn sign_out(store: &Store, token: &SessionToken) -> Outcome<()> {
    let hashed = token.hashed();
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run("delete from sessions where token = $1", args![hashed]).await?;
                Ok(())
            })
        })
        .await
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
                let person = person.keep(tx, None, now).await?;
                membership::give_in(tx, None, person, office, Role::CentralAdministrator, now).await?;
                Ok((office, person))
            })
        })
        .await
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
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
