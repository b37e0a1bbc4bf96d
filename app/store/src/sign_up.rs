//! Accounts that people make themselves, and new passwords: asked for at an address, and confirmed by whoever reads what arrives
//! there. Whether an address has an account is told to its reader alone: asking does the same work and sends as many letters either
//! way.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::identity::NO_PASSWORD;
use crate::session::{Begins, SessionToken, start};
use crate::{Store, event, membership, password, random};
use domain::event::Deed;
use domain::id::PersonId;
use domain::lang::Lang;
use domain::letter::What;
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;
use domain::typed;
use sha2::{Digest, Sha256};

/// How long an account may wait for its reader, and a new password.
const SIGN_UP_MS: i64 = 24 * 3_600_000;
const RESET_MS: i64 = 3_600_000;
/// Letters that one address is sent for the asking in a day.
const MOST_ASKED: i64 = 5;
const DAY_MS: i64 = 24 * 3_600_000;

/// What a letter about an account says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// Confirm the address, and there is an account.
    SignUp,
    /// Somebody wanted one at this address, which has one.
    Known,
    /// Set a new password.
    Reset,
    /// Somebody wanted a new password at this address, which has no account with one.
    Nobody,
}

impl Says {
    fn code(self) -> &'static str {
        match self {
            Says::SignUp => "sign_up",
            Says::Known => "known",
            Says::Reset => "reset",
            Says::Nobody => "nobody",
        }
    }

    fn parse(code: &str) -> Option<Says> {
        [Says::SignUp, Says::Known, Says::Reset, Says::Nobody].into_iter().find(|one| one.code() == code)
    }

    /// How long its link opens.
    fn lives(self) -> i64 {
        match self {
            Says::SignUp => SIGN_UP_MS,
            _ => RESET_MS,
        }
    }
}

fn hashed(secret: &str) -> Vec<u8> {
    Sha256::new().chain_update("siang account letter").chain_update(secret).finalize().to_vec()
}

/// An address that letters reach.
fn asked(email: &str) -> Result<String, Refusals> {
    let mut no = Refusals::default();
    let plain = |email: String| if email.is_ascii() { Ok(email) } else { Err(Refusal::NotAnEmail) };
    let email = no.take("email", typed::email(email).and_then(plain));
    no.none(|| email)
}

/// A password that may be set for an address, hashed.
async fn hashed_password(store: &Store, password: &str, email: &str) -> Outcome<String> {
    let mut no = Refusals::default();
    no.take("password", password::strong(password, email));
    no.none(|| Some(()))?;
    store.passwords.hash(password).await
}

/// Asks for an account. Its reader opens it by the letter, with a password of theirs: whoever asked may be somebody else. Where the
/// address has an account, the letter says that.
///
/// # Errors
/// Refusals of `email`; `TooManyLetters`.
pub async fn ask(store: &Store, email: &str, lang: Lang, now: Moment) -> Outcome<()> {
    write(store, asked(email)?, Wanted::Account, lang, now).await
}

/// Asks for a new password.
///
/// # Errors
/// Refusals of `email`; `TooManyLetters`.
pub async fn forgot(store: &Store, email: &str, lang: Lang, now: Moment) -> Outcome<()> {
    write(store, asked(email)?, Wanted::Password, lang, now).await
}

/// What is asked for at an address.
#[derive(Clone, Copy)]
enum Wanted {
    Account,
    Password,
}

async fn write(store: &Store, email: String, wanted: Wanted, lang: Lang, now: Moment) -> Outcome<()> {
    let salt = random::<16>()?;
    let (secret, whom) = (hashed(&store.key.account(&salt)), store.key.address(&email));
    store
        .write(move |tx| {
            Box::pin(async move {
                let (today,): (i64,) = tx
                    .one("select count(*) from letters where whom = $1 and changed > $2", args![whom, now.0 - DAY_MS])
                    .await?;
                if today >= MOST_ASKED {
                    return Err(Refusal::TooManyLetters.into());
                }
                let found: Option<(i64, String)> =
                    tx.maybe("select id, password from people where email = $1", args![email.as_str()]).await?;
                let says = match (wanted, &found) {
                    (Wanted::Account, None) => Says::SignUp,
                    (Wanted::Account, Some(_)) => Says::Known,
                    (Wanted::Password, Some((_, kept))) if kept != NO_PASSWORD => Says::Reset,
                    (Wanted::Password, _) => Says::Nobody,
                };
                let person = found.map(|(id, _)| id).filter(|_| says == Says::Reset);
                // Drawn, so that a letter that still waits never finds another's row under its number.
                let (id, _) = crate::letters::drawn()?;
                tx.run(
                    "insert into account_letters (id, what, salt, secret, email, person, made)
                     values ($1, $2, $3, $4, $5, $6, $7)",
                    args![id, says.code(), &salt[..], secret, email.as_str(), person, now],
                )
                .await?;
                let address = crate::letters::address(tx, &email, lang, now).await?;
                tx.script(
                    "insert into follows (address, kind, key, consultation, made) values ($1, 'account', $2, null, $3)
                     on conflict (address, kind, key) do update set made = excluded.made;
                     insert into letters
                       (id, address, what, consultation, receipt, once, whom, due, state, tries, changed, answer, account)
                     select coalesce(max(id), 0) + 1, $1, $4, null, null, $5, $6, 0, 'waiting', 0, $3, '', $7 from letters",
                    args![
                        address,
                        id.to_string(),
                        now,
                        What::Account.code(),
                        format!("account:{id}"),
                        whom,
                        id
                    ],
                )
                .await
            })
        })
        .await
}

/// What a letter under way is to say, with the secret of its link; nothing where that has run out or was used.
pub async fn letter(store: &Store, id: i64, now: Moment) -> Outcome<Option<(Says, String)>> {
    let row: Option<(String, Vec<u8>, i64)> =
        store.read().await?.maybe("select what, salt, made from account_letters where id = $1", args![id]).await?;
    let Some((what, salt, made)) = row else { return Ok(None) };
    let says = Says::parse(&what).ok_or_else(|| Error::fault("a letter that says nothing"))?;
    Ok((now.0 - made < says.lives()).then(|| (says, store.key.account(&salt))))
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    what: String,
    email: String,
    person: Option<i64>,
    made: i64,
}

async fn found(tx: &mut Tx, secret: &str, now: Moment) -> Outcome<Option<(Says, Row)>> {
    let row: Option<Row> = tx
        .maybe("select id, what, email, person, made from account_letters where secret = $1", args![hashed(secret)])
        .await?;
    Ok(row.and_then(|row| Some((Says::parse(&row.what)?, row))).filter(|(says, row)| now.0 - row.made < says.lives()))
}

/// What the link of a letter is for, and at which address; nothing for one that was used or ran out.
pub async fn opened(store: &Store, secret: &str, now: Moment) -> Outcome<Option<(Says, String)>> {
    let row = found(&mut store.read().await?, secret, now).await?;
    Ok(row.map(|(says, row)| (says, row.email)))
}

async fn used(tx: &mut Tx, id: i64) -> Outcome<()> {
    tx.script(
        "delete from account_letters where id = $1;
         delete from follows where kind = 'account' and key = cast($1 as text)",
        args![id],
    )
    .await
}

/// Its reader confirms the address and sets a password: from now on there is an account, and they are signed in. The link opens once.
///
/// # Errors
/// Refusals of `password`; refused with `LinkGone`.
pub async fn confirm(store: &Store, secret: &str, password: &str, agent: &str, now: Moment) -> Outcome<SessionToken> {
    let opened = opened(store, secret, now).await?.filter(|(says, _)| *says == Says::SignUp);
    let (_, email) = opened.ok_or(Refusal::LinkGone)?;
    let password = hashed_password(store, password, &email).await?;
    let (secret, agent) = (secret.to_string(), agent.to_string());
    let token = SessionToken::drawn()?;
    let hash = token.hashed();
    store
        .write(move |tx| {
            Box::pin(async move {
                let found = found(tx, &secret, now).await?.filter(|(says, _)| *says == Says::SignUp);
                let (_, row) = found.ok_or(Refusal::LinkGone)?;
                used(tx, row.id).await?;
                // Another letter to the same address may have been confirmed meanwhile.
                if crate::account::known(tx, &row.email).await?.is_some() {
                    return Err(Refusal::LinkGone.into());
                }
                // A citizen has no name here, and no event: who they are is nobody's to follow.
                let (person,): (i64,) = tx
                    .one(
                        "insert into people (id, name, email, password, made)
                         select coalesce(max(id), 0) + 1, '', $1, $2, $3 from people
                         returning id",
                        args![row.email, password, now],
                    )
                    .await?;
                start(tx, hash, person, Begins { factor: false, agent }, now).await
            })
        })
        .await?;
    Ok(token)
}

/// Sets a new password by the link of a letter, and ends every session. A second factor stays asked for.
///
/// # Errors
/// Refusals of `password`; refused with `LinkGone`.
pub async fn reset(store: &Store, secret: &str, password: &str, now: Moment) -> Outcome<()> {
    let opened = opened(store, secret, now).await?.filter(|(says, _)| *says == Says::Reset);
    let (_, email) = opened.ok_or(Refusal::LinkGone)?;
    let hash = hashed_password(store, password, &email).await?;
    let secret = secret.to_string();
    store
        .write(move |tx| {
            Box::pin(async move {
                let found = found(tx, &secret, now).await?.filter(|(says, _)| *says == Says::Reset);
                let (_, row) = found.ok_or(Refusal::LinkGone)?;
                let person = PersonId(row.person.ok_or_else(|| Error::fault("nobody's password"))?);
                used(tx, row.id).await?;
                // Other letters to the same person open nothing any more.
                tx.script(
                    "delete from account_letters where person = $1;
                     update people set password = $2 where id = $1;
                     delete from sessions where person = $1",
                    args![person, hash],
                )
                .await?;
                let roles = membership::roles(tx, person, now).await?;
                let Some((agency, _)) = roles.first() else { return Ok(()) };
                let content = serde_json::json!({ "id": person });
                event::note(tx, Some(person), Deed::PasswordChanged, Some(*agency), person.0, content, now).await
            })
        })
        .await
}

/// Erases what waited for its reader in vain.
///
/// # Errors
/// Faults.
pub async fn tidy(store: &Store, now: Moment) -> Outcome<()> {
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.script(
                    "delete from follows
                     where kind = 'account' and key in (select cast(id as text) from account_letters where made < $1);
                     delete from account_letters where made < $1;
                     delete from sessions where ends <= $2",
                    args![now.0 - SIGN_UP_MS, now],
                )
                .await
            })
        })
        .await
}
