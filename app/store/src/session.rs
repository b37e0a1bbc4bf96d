//! Signing in and out, and who carries a token. A session is a write and no deed: it leaves no event.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::membership;
use crate::{Store, random};
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

/// Signs a person in. An unknown address takes as long as a wrong password.
///
/// # Errors
/// Refused with `WrongCredentials`, whichever of the two was wrong.
pub async fn sign_in(store: &Store, email: &str, password: &str, now: Moment) -> Outcome<SessionToken> {
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
    let token = SessionToken::drawn()?;
    let hashed = token.hashed();
    store.write(move |tx| Box::pin(async move { start(tx, hashed, person, now).await })).await?;
    Ok(token)
}

/// Begins a session of a person whose token hashes to this.
pub(crate) async fn start(tx: &mut Tx, hashed: Vec<u8>, person: i64, now: Moment) -> Outcome<()> {
    tx.run("delete from sessions where ends <= $1", args![now]).await?;
    tx.run(
        "insert into sessions (token, person, made, ends) values ($1, $2, $3, $4)",
        args![hashed, person, now, now.0 + SESSION_MS],
    )
    .await?;
    Ok(())
}

/// Who carries this token, with every role in force; `None` for a token that was ended, ran out or never was.
pub async fn viewer(store: &Store, token: &SessionToken, now: Moment) -> Outcome<Option<Viewer>> {
    let rows: Vec<Held> = store
        .read()
        .await?
        .all(
            "select p.id, p.name, m.agency, m.role,
               exists (select 1 from identities i where i.person = p.id and i.verifies) as verified
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
    seen(rows)
}

/// A person as a viewer, without a session: for the command line.
pub async fn viewer_of(store: &Store, person: PersonId, now: Moment) -> Outcome<Viewer> {
    let rows: Vec<Held> = store
        .read()
        .await?
        .all(
            "select p.id, p.name, m.agency, m.role,
               exists (select 1 from identities i where i.person = p.id and i.verifies) as verified
             from people p
             left join memberships m on m.person = p.id and m.since <= $2 and (m.ended is null or m.ended > $2)
             where p.id = $1
               and p.closed is null
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
    verified: bool,
}

fn seen(rows: Vec<Held>) -> Outcome<Option<Viewer>> {
    let Some(first) = rows.first() else { return Ok(None) };
    let (person, name, verified) = (Some(PersonId(first.id)), first.name.clone(), first.verified);
    let roles = rows
        .iter()
        .filter_map(|row| Some((row.agency?, row.role.as_deref()?)))
        .map(|(agency, role)| Ok((AgencyId(agency), membership::role(role)?)))
        .collect::<Outcome<_>>()?;
    Ok(Some(Viewer { person, name, roles, verified }))
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
