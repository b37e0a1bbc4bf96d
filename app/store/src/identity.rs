//! People as providers of identities know them: signing in with one, and leaving. A provider's name for a person is kept as a keyed
//! hash alone. Such an account has no password, and one with a password is entered by it alone.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use crate::session::{Begins, SessionToken, start};
use crate::{Store, random};
use domain::agency::Viewer;
use domain::id::{ConsultationId, PersonId};
use domain::refusal::Refusal;
use domain::time::Moment;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// How long a person may take at the provider.
const BEGUN_MS: i64 = 15 * 60_000;
/// The password of those who have none: no hash looks like it.
pub(crate) const NO_PASSWORD: &str = "-";

/// The key of the hashes; never in the database.
#[derive(Clone)]
pub struct Key(pub [u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Key(…)")
    }
}

impl Key {
    /// A key drawn at random.
    ///
    /// # Errors
    /// A fault: no randomness.
    pub fn drawn() -> Outcome<Key> {
        Ok(Key(random::<32>()?))
    }

    fn hash(&self, what: &str, parts: &[&[u8]]) -> Vec<u8> {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&self.0).expect("a key of any length is one");
        mac.update(what.as_bytes());
        for part in parts {
            mac.update(&(part.len() as u64).to_le_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().to_vec()
    }

    /// What follows from some numbers, for one purpose.
    pub(crate) fn apart(&self, what: &str, numbers: &[i64]) -> Vec<u8> {
        let bytes: Vec<[u8; 8]> = numbers.iter().map(|number| number.to_le_bytes()).collect();
        self.hash(what, &bytes.iter().map(|bytes| &bytes[..]).collect::<Vec<_>>())
    }

    /// What is kept of a provider's name for somebody.
    fn subject(&self, provider: &str, subject: &str) -> Vec<u8> {
        self.hash("siang subject", &[provider.as_bytes(), subject.as_bytes()])
    }

    /// An e-mail address, by which those who ask for letters are counted for a day.
    pub(crate) fn address(&self, email: &str) -> i64 {
        self.hash("siang address", &[email.as_bytes()]).iter().take(8).fold(0, |sum, byte| sum << 8 | i64::from(*byte))
    }

    /// An answer sheet that a guest has begun, by the key that their browser holds: another in each round.
    pub(crate) fn begun(&self, round: i64, held: &str) -> Vec<u8> {
        self.hash("siang begun sheet", &[&round.to_le_bytes(), held.as_bytes()])
    }

    /// What tells reporters of one comment apart, and joins no two comments.
    pub(crate) fn reporter(&self, comment: domain::id::CommentId, who: &str) -> Vec<u8> {
        self.hash("siang reporter", &[&comment.0.to_le_bytes(), who.as_bytes()])
    }

    /// The secret in a letter about an account, from its salt: 256 bits in hexadecimal.
    pub(crate) fn account(&self, salt: &[u8]) -> String {
        self.hash("siang account", &[salt]).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The secret of a preview link from its salt: 256 bits in hexadecimal.
    pub(crate) fn preview(&self, salt: &[u8]) -> String {
        self.hash("siang preview", &[salt]).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The secret of an invitation to a round.
    pub(crate) fn invitation(&self, round: i64, number: i64) -> domain::receipt::Secret {
        let hash = self.hash("siang invitation", &[&round.to_le_bytes(), &number.to_le_bytes()]);
        domain::receipt::Secret::from_bits(hash.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }

    /// Somebody who may speak once in a round, by a way in that they have.
    pub(crate) fn speaker(&self, round: i64, way: &str, name: &[u8]) -> Vec<u8> {
        self.hash("siang speaker", &[&round.to_le_bytes(), way.as_bytes(), name])
    }

    /// Somebody who supports a proposal, by their account or their browser; another hash for each proposal.
    pub(crate) fn supporter(&self, proposal: i64, way: &str, name: &[u8]) -> Vec<u8> {
        self.hash("siang supporter", &[&proposal.to_le_bytes(), way.as_bytes(), name])
    }

    /// Somebody who agrees with a comment, by their account, their browser or their invitation; another hash for each comment.
    pub(crate) fn agreeing(&self, comment: i64, way: &str, name: &[u8]) -> Vec<u8> {
        self.hash("siang agreeing", &[&comment.to_le_bytes(), way.as_bytes(), name])
    }

    /// What a form pays with where its network sends very many: of this form alone.
    pub(crate) fn toll(&self, form: &str, bits: u8, moments: [Moment; 2]) -> Vec<u8> {
        let moments = moments.map(|moment| moment.0.to_le_bytes());
        self.hash("siang toll", &[form.as_bytes(), &[bits], &moments[0], &moments[1]])
    }

    /// What whoever brought a file for an answer is given to show so: of this file and consultation alone.
    pub(crate) fn answer_file(&self, consultation: ConsultationId, hash: &str, size: u64, name: &str) -> String {
        self.brought("siang answer file", consultation, (hash, size, name))
    }

    /// The same of a file for a comment.
    pub(crate) fn comment_file(&self, consultation: ConsultationId, hash: &str, size: u64, name: &str) -> String {
        self.brought("siang comment file", consultation, (hash, size, name))
    }

    fn brought(&self, what: &str, of: ConsultationId, (hash, size, name): (&str, u64, &str)) -> String {
        let parts = [&of.0.to_le_bytes()[..], hash.as_bytes(), &size.to_le_bytes(), name.as_bytes()];
        self.hash(what, &parts).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    /// A person's answer sheets within one consultation: no comment of theirs is joined to them by it.
    pub(crate) fn sheet(&self, consultation: ConsultationId, person: PersonId) -> i64 {
        let hash = self.apart("siang sheet", &[consultation.0, person.0]);
        hash.iter().take(8).fold(0, |voice, byte| voice << 8 | i64::from(*byte))
    }

    /// A person within one consultation. Among a million people two share one with a chance of one in ten million.
    pub(crate) fn voice(&self, consultation: ConsultationId, person: PersonId) -> i64 {
        let hash = self.hash("siang voice", &[&consultation.0.to_le_bytes(), &person.0.to_le_bytes()]);
        hash.iter().take(8).fold(0, |voice, byte| voice << 8 | i64::from(*byte))
    }
}

/// A sign-in that has begun at a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    pub provider: String,
    pub nonce: String,
    /// The verifier of PKCE.
    pub verifier: String,
    /// The page that was wanted.
    pub back: String,
    /// The account that the way in is added to, where it is not for signing in.
    pub person: Option<PersonId>,
}

/// Keeps a sign-in until its person comes back. The state is with the browser; here stands its hash.
///
/// # Errors
/// Faults.
pub async fn begin(store: &Store, state: &str, begun: Begun, now: Moment) -> Outcome<()> {
    let state = hashed(state);
    store
        .write(move |tx| {
            Box::pin(async move {
                tx.run("delete from identities_begun where made < $1", args![now.0 - BEGUN_MS]).await?;
                tx.run(
                    "insert into identities_begun (state, provider, nonce, verifier, back, made, person)
                     values ($1, $2, $3, $4, $5, $6, $7)",
                    args![state, begun.provider, begun.nonce, begun.verifier, begun.back, now, begun.person],
                )
                .await?;
                Ok(())
            })
        })
        .await
}

/// The sign-in of a state, once: whoever comes with it again finds nothing.
///
/// # Errors
/// Faults.
pub async fn take(store: &Store, state: &str, now: Moment) -> Outcome<Option<Begun>> {
    let state = hashed(state);
    store
        .write(move |tx| {
            Box::pin(async move {
                let row: Option<(String, String, String, String, Option<i64>)> = tx
                    .maybe(
                        "delete from identities_begun
                         where state = $1 and made >= $2
                         returning provider, nonce, verifier, back, person",
                        args![state, now.0 - BEGUN_MS],
                    )
                    .await?;
                Ok(row.map(|(provider, nonce, verifier, back, person)| Begun {
                    provider,
                    nonce,
                    verifier,
                    back,
                    person: person.map(PersonId),
                }))
            })
        })
        .await
}

fn hashed(state: &str) -> Vec<u8> {
    Sha256::digest(state.as_bytes()).to_vec()
}

/// What a provider's word is worth.
#[derive(Clone, Debug)]
pub struct Known {
    pub provider: String,
    /// Its own name for the person.
    pub subject: String,
    /// Whether it proves that they are a person.
    pub verifies: bool,
}

/// Signs in whom a provider knows: somebody who came before, or a new person of whom nothing is kept but this.
///
/// # Errors
/// Faults.
pub async fn enter(store: &Store, known: Known, now: Moment) -> Outcome<SessionToken> {
    enter_with(store, known, "", now).await
}

/// The same from a browser that is known in a word or two.
///
/// # Errors
/// Faults.
pub async fn enter_with(store: &Store, known: Known, agent: &str, now: Moment) -> Outcome<SessionToken> {
    // A provider that verifies persons has asked for more than a password itself.
    let begins = Begins { factor: known.verifies, agent: agent.to_string() };
    let subject = store.key.subject(&known.provider, &known.subject);
    let token = SessionToken::drawn()?;
    let hash = token.hashed();
    store
        .write(move |tx| {
            Box::pin(async move {
                // What the operator says of the provider today is what counts.
                let held: Option<(i64,)> = tx
                    .maybe(
                        "update identities set verifies = $3 where provider = $1 and subject = $2 returning person",
                        args![known.provider.as_str(), subject.as_slice(), known.verifies],
                    )
                    .await?;
                let person = match held {
                    Some((person,)) => {
                        let closed = "select count(*) from people where id = $1 and closed is not null";
                        if tx.one::<(i64,)>(closed, args![person]).await?.0 > 0 {
                            return Err(Refusal::AccountClosed.into());
                        }
                        person
                    }
                    None => {
                        let person = nameless(tx, now).await?;
                        tx.run(
                            "insert into identities (provider, subject, person, verifies, made)
                             values ($1, $2, $3, $4, $5)",
                            args![known.provider, subject, person, known.verifies, now],
                        )
                        .await?;
                        person
                    }
                };
                start(tx, hash, person, begins, now).await
            })
        })
        .await?;
    Ok(token)
}

/// A new person without name, address and password. No event: who a citizen is, is nobody's to follow.
async fn nameless(tx: &mut Tx, now: Moment) -> Outcome<i64> {
    let (id,): (i64,) = tx.one("select coalesce(max(id), 0) + 1 from people", vec![]).await?;
    // No e-mail address is written so, and each is another's.
    tx.run(
        "insert into people (id, name, email, password, made) values ($1, '', $2, $3, $4)",
        args![id, format!("-{id}"), NO_PASSWORD, now],
    )
    .await?;
    Ok(id)
}

/// A way in that an account has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    pub provider: String,
    pub since: Moment,
}

/// The ways in of a person besides a password.
///
/// # Errors
/// Faults.
pub async fn ways(store: &Store, person: PersonId) -> Outcome<Vec<Way>> {
    let rows: Vec<(String, i64)> = store
        .read()
        .await?
        .all("select provider, made from identities where person = $1 order by made", args![person])
        .await?;
    Ok(rows.into_iter().map(|(provider, at)| Way { provider, since: Moment(at) }).collect())
}

/// Adds a way in to an account: from now on its person may sign in by it too.
///
/// # Errors
/// Refused with `IdentityTaken` where somebody else signs in by it.
pub async fn link(store: &Store, person: PersonId, known: Known, now: Moment) -> Outcome<()> {
    let subject = store.key.subject(&known.provider, &known.subject);
    store
        .write(move |tx| {
            Box::pin(async move {
                let held: Option<(i64,)> = tx
                    .maybe(
                        "select person from identities where provider = $1 and subject = $2",
                        args![known.provider.as_str(), subject.as_slice()],
                    )
                    .await?;
                match held {
                    Some((other,)) if other != person.0 => Err(Refusal::IdentityTaken.into()),
                    Some(_) => Ok(()),
                    None => {
                        tx.run(
                            "insert into identities (provider, subject, person, verifies, made)
                             values ($1, $2, $3, $4, $5)",
                            args![known.provider, subject, person, known.verifies, now],
                        )
                        .await?;
                        Ok(())
                    }
                }
            })
        })
        .await
}

/// Takes a way in away from one's own account.
///
/// # Errors
/// `NotAllowed` for nobody, `NotFound` for a way that it has not; refused with `LastWay` where no other is left.
pub async fn unlink(store: &Store, by: &Viewer, provider: &str) -> Outcome<()> {
    let (person, provider) = (by.person.ok_or(Error::NotAllowed)?, provider.to_string());
    store
        .write(move |tx| {
            Box::pin(async move {
                let sql = "delete from identities where person = $1 and provider = $2";
                if tx.run(sql, args![person, provider]).await? == 0 {
                    return Err(Error::NotFound);
                }
                let left: Option<(i64,)> = tx
                    .maybe(
                        "select id from people p
                         where id = $1 and (password <> $2 or exists (select 1 from identities i where i.person = p.id))",
                        args![person, NO_PASSWORD],
                    )
                    .await?;
                left.map(|_| ()).ok_or_else(|| Refusal::LastWay.into())
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_another_in_each_consultation_and_under_each_key() {
        let (key, other) = (Key([1; 32]), Key([2; 32]));
        let voice = |key: &Key, c, p| key.voice(ConsultationId(c), PersonId(p));
        assert_eq!(voice(&key, 1, 1), voice(&key, 1, 1));
        for another in [voice(&key, 2, 1), voice(&key, 1, 2), voice(&other, 1, 1)] {
            assert_ne!(voice(&key, 1, 1), another);
        }
        assert_ne!(key.sheet(ConsultationId(1), PersonId(1)), voice(&key, 1, 1), "no sheet is joined to a comment");
        assert_ne!(key.subject("a", "bc"), key.subject("ab", "c"), "no two are joined by their edges");
    }
}
