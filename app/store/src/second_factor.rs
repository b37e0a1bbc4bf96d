//! Second factors: codes of a phone (TOTP, RFC 6238) and recovery codes. Both follow from the person under the key, so that the
//! tables hold neither. A code is taken once; after wrong ones in a row codes of the phone are not taken for an hour.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::{Store, event, identity, membership, session};
use domain::act::Act;
use domain::agency::Viewer;
use domain::event::Deed;
use domain::id::PersonId;
use domain::receipt::Secret;
use domain::refusal::{Refusal, Refusals};
use domain::time::Moment;
use totp_rs::{Builder, Totp};

/// So many wrong codes in a row, and then an hour without.
const MOST_FAILED: i64 = 10;
const REST_MS: i64 = 3_600_000;
/// Recovery codes of one set.
pub const RECOVERY_CODES: u32 = 10;
/// How long they are shown after they were made.
const SHOWN_MS: i64 = 10 * 60_000;

/// How a person's second factor stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Since when it is in use.
    pub since: Option<Moment>,
    /// Recovery codes not used yet.
    pub left: u32,
    /// They, while they are shown.
    pub codes: Vec<String>,
}

/// What a phone is given to make codes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// In groups of four letters, to be typed.
    pub secret: String,
    /// `otpauth://…`, to be read by a camera.
    pub address: String,
}

#[derive(sqlx::FromRow, Clone, Copy)]
struct Row {
    number: i64,
    since: Option<i64>,
    last_step: i64,
    failed: i64,
    failed_at: i64,
    recovery: i64,
    recovery_made: i64,
}

async fn row(tx: &mut Tx, person: PersonId) -> Outcome<Row> {
    let kept: Option<Row> = tx
        .maybe(
            "select number, since, last_step, failed, failed_at, recovery, recovery_made
             from second_factors where person = $1",
            args![person],
        )
        .await?;
    let none = Row { number: 0, since: None, last_step: 0, failed: 0, failed_at: 0, recovery: 0, recovery_made: 0 };
    Ok(kept.unwrap_or(none))
}

impl identity::Key {
    fn factor(&self, person: PersonId, number: i64) -> Outcome<(Totp, String)> {
        let secret = &self.apart("siang second factor", &[person.0, number])[..20];
        let totp =
            Builder::new().with_secret(secret.to_vec()).build().map_err(|cause| Error::fault(format!("{cause:?}")))?;
        Ok((totp, base32(secret)))
    }

    fn recovery(&self, person: PersonId, set: i64, place: u32) -> Secret {
        let hash = self.apart("siang recovery", &[person.0, set, i64::from(place)]);
        Secret::from_bits(hash.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }
}

/// RFC 4648's letters, as phones want them.
fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut out = String::new();
    for five in bytes.chunks(5) {
        let bits = five.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte)) << (8 * (5 - five.len()));
        let letters = (five.len() * 8).div_ceil(5);
        out.extend((0..letters).map(|at| LETTERS[(bits >> (35 - 5 * at) & 31) as usize] as char));
    }
    out
}

/// How one's own stands.
///
/// # Errors
/// `NotAllowed` for nobody.
pub async fn standing(store: &Store, by: &Viewer, now: Moment) -> Outcome<Standing> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let mut tx = store.read().await?;
    let row = row(&mut tx, person).await?;
    let used: Vec<(i64,)> = tx
        .all("select place from recovery_used where person = $1 and recovery = $2", args![person, row.recovery])
        .await?;
    let free = (0..RECOVERY_CODES).filter(|place| !used.contains(&(i64::from(*place),)));
    let free: Vec<u32> = free.filter(|_| row.since.is_some()).collect();
    // Not to a session that has not shown the factor itself.
    let shown = now.0 - row.recovery_made < SHOWN_MS && !by.factor_needed;
    let codes = free.iter().filter(|_| shown).map(|place| store.key.recovery(person, row.recovery, *place).to_string());
    Ok(Standing { since: row.since.map(Moment), left: free.len() as u32, codes: codes.collect() })
}

/// What a phone would make codes from, for somebody who has none: the same until it is set up. `site` is what the phone calls
/// the portal by.
///
/// # Errors
/// `NotAllowed` for nobody; refused with `AlreadyDone` where one is in use.
pub async fn offer(store: &Store, by: &Viewer, site: &str) -> Outcome<Offer> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let mut tx = store.read().await?;
    let row = row(&mut tx, person).await?;
    if row.since.is_some() {
        return Err(Refusal::AlreadyDone.into());
    }
    let (email,): (String,) = tx.one("select email from people where id = $1", args![person]).await?;
    // Who signs in with a provider has no address here.
    let name = Some(email.as_str()).filter(|email| !email.starts_with('-')).unwrap_or("account");
    let (_, secret) = store.key.factor(person, row.number + 1)?;
    let (site, name) = (percent(site), percent(name));
    let address = format!("otpauth://totp/{site}:{name}?secret={secret}&issuer={site}");
    let groups: Vec<&str> = (0..secret.len()).step_by(4).map(|at| &secret[at..(at + 4).min(secret.len())]).collect();
    Ok(Offer { secret: groups.join(" "), address })
}

fn percent(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'@');
    text.bytes().map(|byte| if plain(byte) { (byte as char).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// Sets it up with a code that the phone has made; this session counts as begun with it, every other ends.
///
/// # Errors
/// `NotAllowed`; refused with `AlreadyDone`, or with `WrongCode` under `code`.
pub async fn set_up(store: &Store, by: &Viewer, token: &session::SessionToken, code: &str, now: Moment) -> Outcome<()> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    let (key, code, hashed) = (store.key.clone(), plain(code), token.hashed());
    store
        .write(move |tx| {
            Box::pin(async move {
                let row = row(tx, person).await?;
                if row.since.is_some() {
                    return Err(Refusal::AlreadyDone.into());
                }
                let (totp, _) = key.factor(person, row.number + 1)?;
                let step = totp.check(&code, seconds(now)).ok_or_else(wrong)?;
                tx.script(
                    "insert into second_factors
                       (person, number, since, last_step, failed, failed_at, recovery, recovery_made)
                     values ($1, $2, $3, $4, 0, 0, $5, $3)
                     on conflict (person) do update
                     set number = excluded.number, since = excluded.since, last_step = excluded.last_step, failed = 0,
                       recovery = excluded.recovery, recovery_made = excluded.recovery_made;
                     delete from sessions where person = $1 and token <> $6;
                     update sessions set factor = $7 where token = $6",
                    args![person, row.number + 1, now, step as i64, row.recovery + 1, hashed, true],
                )
                .await?;
                noted(tx, person, person, Deed::FactorSetUp, now).await
            })
        })
        .await
}

/// Makes new recovery codes; those before are worth nothing.
///
/// # Errors
/// `NotAllowed`; refused with `AlreadyDone` where there is none, or with `WrongCode` under `code`.
pub async fn renew(store: &Store, by: &Viewer, code: &str, now: Moment) -> Outcome<()> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    passed(store, person, code, now).await?;
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run(
                    "update second_factors set recovery = recovery + 1, recovery_made = $2 where person = $1",
                    args![person, now],
                )
                .await?;
                Ok(())
            })
        })
        .await
}

/// Shows it in a session that began without it, with a code: until then an officer has no role there.
///
/// # Errors
/// As [`renew`].
pub async fn show(store: &Store, by: &Viewer, token: &session::SessionToken, code: &str, now: Moment) -> Outcome<()> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    passed(store, person, code, now).await?;
    let hashed = token.hashed();
    store
        .write(move |tx| {
            Box::pin(async move {
                let sql = "update sessions set factor = $3 where token = $1 and person = $2";
                tx.run(sql, args![hashed, person, true]).await?;
                Ok(())
            })
        })
        .await
}

/// Takes one's own away, with a code of it.
///
/// # Errors
/// As [`renew`]; refused with `FactorNeeded` for those who may not be without.
pub async fn take_away(store: &Store, by: &Viewer, code: &str, now: Moment) -> Outcome<()> {
    let person = by.person.ok_or(Error::NotAllowed)?;
    if (!by.roles.is_empty() || by.factor_needed) && store.factor_asked(now) {
        return Err(Refusal::FactorNeeded.into());
    }
    passed(store, person, code, now).await?;
    store.write(move |tx| Box::pin(async move { gone(tx, person, person, now).await })).await
}

/// Takes away that of somebody who has lost phone and codes, and ends their sessions: for an administrator who could give their every
/// role. They are asked to set another up.
///
/// # Errors
/// `NotAllowed`, also for one's own; refused with `AlreadyDone` where there is none.
pub async fn take_from(store: &Store, by: &Viewer, person: PersonId, now: Moment) -> Outcome<()> {
    let actor = by.person.filter(|actor| *actor != person).ok_or(Error::NotAllowed)?;
    let by = by.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                if !by.roles.iter().any(|(agency, _)| by.may(Act::ManageStaff, *agency)) {
                    return Err(Error::NotAllowed);
                }
                let roles = membership::roles(tx, person, now).await?;
                let its_own = crate::account::looks_after(tx, &by, person).await?;
                if roles.is_empty() || !its_own || !membership::roles_reach(&by, &roles) {
                    return Err(Error::NotAllowed);
                }
                gone(tx, actor, person, now).await
            })
        })
        .await
}

/// The same for the machine's own command line.
///
/// # Errors
/// `NotFound` for an address without an account; refused with `AlreadyDone` where there is none.
pub async fn reset(store: &Store, email: &str, now: Moment) -> Outcome<()> {
    let email = email.to_string();
    store
        .write(move |tx| {
            Box::pin(async move {
                let person = crate::account::known(tx, &email).await?.ok_or(Error::NotFound)?;
                gone(tx, person, person, now).await
            })
        })
        .await
}

async fn gone(tx: &mut Tx, actor: PersonId, person: PersonId, now: Moment) -> Outcome<()> {
    let sql = "update second_factors set since = null, failed = 0 where person = $1 and since is not null";
    if tx.run(sql, args![person]).await? == 0 {
        return Err(Refusal::AlreadyDone.into());
    }
    tx.run("delete from sessions where person = $1", args![person]).await?;
    noted(tx, actor, person, Deed::FactorTakenAway, now).await
}

/// Of those who work for an agency it stands in its log; who a citizen is, is nobody's to follow.
async fn noted(tx: &mut Tx, actor: PersonId, person: PersonId, deed: Deed, now: Moment) -> Outcome<()> {
    let roles = membership::roles(tx, person, now).await?;
    let Some((agency, _)) = roles.first() else { return Ok(()) };
    let content = serde_json::json!({ "id": person });
    event::note(tx, Some(actor), deed, Some(*agency), person.0, content, now).await
}

async fn passed(store: &Store, person: PersonId, code: &str, now: Moment) -> Outcome<()> {
    match check(store, person, code, now).await? {
        Passed::No => Err(wrong()),
        Passed::None => Err(Refusal::AlreadyDone.into()),
        Passed::Yes => Ok(()),
    }
}

fn wrong() -> Error {
    let mut no = Refusals::default();
    no.add("code", Refusal::WrongCode);
    no.into()
}

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passed {
    /// The person has no second factor.
    None,
    No,
    Yes,
}

/// Takes a code of the phone, or a recovery code, for a person; a wrong one is counted.
pub(crate) async fn check(store: &Store, person: PersonId, code: &str, now: Moment) -> Outcome<Passed> {
    let (key, code) = (store.key.clone(), plain(code));
    store
        .write(move |tx| {
            Box::pin(async move {
                let row = row(tx, person).await?;
                if row.since.is_none() {
                    return Ok(Passed::None);
                }
                // Nothing typed is nothing guessed.
                if code.is_empty() {
                    return Ok(Passed::No);
                }
                if let Some(place) = recovered(&key, person, row.recovery, &code) {
                    let fresh = tx
                        .run(
                            "insert into recovery_used (person, recovery, place) values ($1, $2, $3)
                             on conflict (person, recovery, place) do nothing",
                            args![person, row.recovery, i64::from(place)],
                        )
                        .await?;
                    return Ok(if fresh > 0 { Passed::Yes } else { Passed::No });
                }
                let rests = row.failed >= MOST_FAILED && now.0 - row.failed_at < REST_MS;
                let (totp, _) = key.factor(person, row.number)?;
                let step = totp.check(&code, seconds(now)).map(|step| step as i64);
                match step.filter(|step| *step > row.last_step && !rests) {
                    Some(step) => {
                        let sql = "update second_factors set last_step = $2, failed = 0 where person = $1";
                        tx.run(sql, args![person, step]).await?;
                        Ok(Passed::Yes)
                    }
                    None => {
                        // While codes rest, one more changes nothing: whoever guesses does not keep its owner out for good.
                        if !rests {
                            let sql = "update second_factors
                                       set failed = case when failed >= $3 then 1 else failed + 1 end, failed_at = $2
                                       where person = $1";
                            tx.run(sql, args![person, now, MOST_FAILED]).await?;
                        }
                        Ok(Passed::No)
                    }
                }
            })
        })
        .await
}

/// The place of the recovery code that this is, if it is one of the set.
fn recovered(key: &identity::Key, person: PersonId, set: i64, code: &str) -> Option<u32> {
    use subtle::ConstantTimeEq;
    let typed = Secret::parse(code).ok()?.bits().to_le_bytes();
    let same = |place: &u32| bool::from(key.recovery(person, set, *place).bits().to_le_bytes().ct_eq(&typed));
    (0..RECOVERY_CODES).find(same)
}

/// As phones write codes: in Arabic digits, without blanks.
fn plain(code: &str) -> String {
    domain::digits::to_arabic(code).chars().filter(|c| !c.is_whitespace()).collect()
}

fn seconds(now: Moment) -> u64 {
    (now.0 / 1_000).unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4648, section 10.
    #[test]
    fn a_secret_is_written_as_phones_read_it() {
        for (plain, written) in
            [("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("foobar", "MZXW6YTBOI")]
        {
            assert_eq!(base32(plain.as_bytes()), written);
        }
    }

    /// RFC 6238, appendix B, the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let totp = Builder::new().with_secret(b"12345678901234567890".to_vec()).build().unwrap();
        assert!(totp.check("287082", 59).is_some());
        assert!(totp.check("081804", 1_111_111_109).is_some());
        assert!(totp.check("287082", 1_111_111_109).is_none());
    }
}
