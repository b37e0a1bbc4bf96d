//! Signing in and out, and who carries a token. A session is a write and no deed: it leaves no event.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::second_factor::{self, Passed};
use crate::{Store, membership, random};
use domain::agency::Viewer;
use domain::id::{AgencyId, PersonId};
use domain::refusal::Refusal;
use domain::time::Moment;
use sha2::{Digest, Sha256};

/// How long a session lasts: a working day and its evening.
pub const SESSION_MS: i64 = 12 * 3_600_000;
/// What a browser carries: 256 random bits in hexadecimal. The store keeps only its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(pub String);

impl SessionToken {
    /// A new one.
    ///
    /// # Errors
    /// A fault: no randomness.
    pub(crate) fn drawn() -> Outcome<SessionToken> {
        Ok(SessionToken(hex(&random::<32>()?)))
    }

    pub(crate) fn hashed(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("SessionToken(…)")
    }
}

/// What somebody signs in with.
#[derive(Clone, Copy)]
pub struct Entering<'a> {
    pub email: &'a str,
    pub password: &'a str,
    /// Of the second factor, where they have one.
    pub code: &'a str,
    /// What their browser is, in a word or two.
    pub agent: &'a str,
}

/// Signs in who has no second factor.
///
/// # Errors
/// As [`enter`].
pub async fn sign_in(store: &Store, email: &str, password: &str, now: Moment) -> Outcome<SessionToken> {
    enter(store, Entering { email, password, code: "", agent: "" }, now).await
}

/// Signs a person in. An unknown address takes as long as a wrong password, and a code is looked at only after both.
///
/// # Errors
/// Refused with `WrongCredentials`, whichever was wrong or missing.
pub async fn enter(store: &Store, with: Entering<'_>, now: Moment) -> Outcome<SessionToken> {
    let Entering { email, password, code, agent } = with;
    let email = email.trim().to_lowercase();
    let found: Option<(i64, String)> = match email.contains('\0') {
        true => None,
        false => {
            store
                .read()
                .await?
                .maybe("select id, password from people where email = $1 and closed is null", args![email])
                .await?
        }
    };
    let (person, kept) = found.unzip();
    let fits = store.passwords.fits(password, kept).await?;
    let Some(person) = person.filter(|_| fits) else { return Err(Refusal::WrongCredentials.into()) };
    let factor = match second_factor::check(store, PersonId(person), code, now).await? {
        Passed::No => return Err(Refusal::WrongCredentials.into()),
        Passed::None => false,
        Passed::Yes => true,
    };
    let token = SessionToken::drawn()?;
    let (hashed, begins) = (token.hashed(), Begins { factor, agent: agent.to_string() });
    store.write(move |tx| Box::pin(async move { start(tx, hashed, person, begins, now).await })).await?;
    Ok(token)
}

/// How a session begins.
#[derive(Clone, Default)]
pub(crate) struct Begins {
    /// With a second factor, or by a provider that verifies persons.
    pub factor: bool,
    pub agent: String,
}

/// Begins a session of a person whose token hashes to this.
pub(crate) async fn start(tx: &mut Tx, hashed: Vec<u8>, person: i64, begins: Begins, now: Moment) -> Outcome<()> {
    let agent: String = begins.agent.chars().filter(|c| !c.is_control()).take(60).collect();
    tx.run("delete from sessions where ends <= $1", args![now]).await?;
    tx.run(
        "insert into sessions (token, person, made, ends, code, agent, factor) values ($1, $2, $3, $4, $5, $6, $7)",
        args![hashed, person, now, now.0 + SESSION_MS, crate::random_key(), agent, begins.factor],
    )
    .await?;
    Ok(())
}

/// A session as its own person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Names it; it is not its token.
    pub code: String,
    pub agent: String,
    pub since: Moment,
    /// Whether it was begun with a second factor or a provider that verifies.
    pub factor: bool,
    /// Whether it is the one that asks.
    pub here: bool,
}

/// One's own sessions that have not ended, the latest first.
///
/// # Errors
/// `NotAllowed` for nobody.
pub async fn list(store: &Store, by: &Viewer, token: Option<&SessionToken>, now: Moment) -> Outcome<Vec<Session>> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let mine = token.map(SessionToken::hashed).unwrap_or_default();
    let rows: Vec<(String, String, i64, bool, Vec<u8>)> = store
        .read()
        .await?
        .all(
            "select code, agent, made, factor, token from sessions where person = $1 and ends > $2 order by made desc, code",
            args![person, now],
        )
        .await?;
    let session = |(code, agent, made, factor, kept): (String, String, i64, bool, Vec<u8>)| Session {
        code,
        agent,
        since: Moment(made),
        factor,
        here: kept == mine,
    };
    Ok(rows.into_iter().map(session).collect())
}

/// Ends one of one's own sessions by its code, or with an empty code all but the one that asks. One that is not there is no error.
///
/// # Errors
/// `NotAllowed` for nobody.
pub async fn end(store: &Store, by: &Viewer, token: Option<&SessionToken>, code: &str) -> Outcome<()> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let (mine, code) = (token.map(SessionToken::hashed).unwrap_or_default(), code.to_string());
    store
        .write(move |tx| {
            Box::pin(async move {
                let sql = match code.is_empty() {
                    true => "delete from sessions where person = $1 and token <> $2 and $3 = ''",
                    false => "delete from sessions where person = $1 and token <> $2 and code = $3",
                };
                tx.run(sql, args![person, mine, code]).await?;
                Ok(())
            })
        })
        .await
}

/// Who carries this token, with every role in force; `None` for a token that was ended, ran out or never was.
pub async fn viewer(store: &Store, token: &SessionToken, now: Moment) -> Outcome<Option<Viewer>> {
    let rows: Vec<Held> = store
        .read()
        .await?
        .all(
            "select p.id, p.name, m.agency, m.role,
               exists (select 1 from identities i where i.person = p.id and i.verifies) as verified, s.factor,
               exists (select 1 from second_factors f where f.person = p.id and f.since is not null) as set_up
             from sessions s
             join people p on p.id = s.person
             left join memberships m on m.person = p.id and m.since <= $2 and (m.ended is null or m.ended > $2)
             where s.token = $1
               and s.ends > $2
               and p.closed is null
             order by m.id",
            args![token.hashed(), now],
        )
        .await?;
    seen(rows, store.factor_asked(now))
}

/// A person as a viewer, without a session: for the command line.
pub async fn viewer_of(store: &Store, person: PersonId, now: Moment) -> Outcome<Viewer> {
    let rows: Vec<Held> = store
        .read()
        .await?
        .all(
            "select p.id, p.name, m.agency, m.role,
               exists (select 1 from identities i where i.person = p.id and i.verifies) as verified, $3 as factor, $3 as set_up
             from people p
             left join memberships m on m.person = p.id and m.since <= $2 and (m.ended is null or m.ended > $2)
             where p.id = $1
               and p.closed is null
             order by m.id",
            args![person, now, true],
        )
        .await?;
    seen(rows, false)?.ok_or(Error::NotFound)
}

#[derive(sqlx::FromRow)]
struct Held {
    id: i64,
    name: String,
    agency: Option<i64>,
    role: Option<String>,
    verified: bool,
    factor: bool,
    set_up: bool,
}

/// Who it is; whose roles wait for a second factor has none of them until then. Who has one is asked for it before the day, too.
fn seen(rows: Vec<Held>, asked: bool) -> Outcome<Option<Viewer>> {
    let Some(first) = rows.first() else { return Ok(None) };
    let (person, name, verified) = (Some(PersonId(first.id)), first.name.clone(), first.verified);
    let factor_needed = (asked || first.set_up) && !first.factor && rows.iter().any(|row| row.role.is_some());
    let roles = rows
        .iter()
        .filter(|_| !factor_needed)
        .filter_map(|row| Some((row.agency?, row.role.as_deref()?)))
        .map(|(agency, role)| Ok((AgencyId(agency), membership::role(role)?)))
        .collect::<Outcome<_>>()?;
    Ok(Some(Viewer { person, name, roles, verified, factor_needed }))
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

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
