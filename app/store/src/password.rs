//! Passwords: argon2id with OWASP's parameters (19 MiB, two passes, one lane), off the async threads, a few at a time.

mod common;

use crate::error::{Error, Outcome};
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::refusal::Refusal;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// The least length of a password, in characters.
pub const LEAST: u32 = domain::account::SHORTEST_PASSWORD;
/// The greatest: longer ones only cost time.
pub const MOST: u32 = 200;

/// Whether a password may be set by whom an address belongs to: long enough, and not one that is guessed soon.
///
/// # Errors
/// `Missing`, `TooShort`, `TooLong`, `EasilyGuessed`.
pub(crate) fn strong(password: &str, email: &str) -> Result<(), Refusal> {
    match domain::text::length(password) as u32 {
        0 => Err(Refusal::Missing),
        got if got < LEAST => Err(Refusal::TooShort { least: LEAST }),
        got if got > MOST => Err(Refusal::TooLong { most: MOST, got }),
        _ if common::is_guessed(password, email) => Err(Refusal::EasilyGuessed),
        _ => Ok(()),
    }
}

/// How dear one hash is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cost {
    /// OWASP's parameters.
    #[default]
    Full,
    /// For tests, which make many people: worth nothing.
    Cheap,
}

/// Hashes and checks passwords.
#[derive(Clone)]
pub(crate) struct Passwords {
    argon2: Argon2<'static>,
    /// As many at once as there are processors: each takes 19 MiB.
    turns: Arc<Semaphore>,
    /// A hash nobody has, checked where an address is unknown, so that both answers take the same time.
    nobody: Arc<str>,
}

impl Passwords {
    pub(crate) fn new(cost: Cost) -> Outcome<Passwords> {
        let (memory, passes) = match cost {
            Cost::Full => (19 * 1024, 2),
            Cost::Cheap => (Params::MIN_M_COST, 1),
        };
        let params = Params::new(memory, passes, 1, None).map_err(fault)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let nobody = hash(&argon2, "nobody has this password")?.into();
        let turns = std::thread::available_parallelism().map_or(2, usize::from);
        Ok(Passwords { argon2, turns: Arc::new(Semaphore::new(turns)), nobody })
    }

    /// The hash to keep, in the PHC form.
    pub(crate) async fn hash(&self, password: &str) -> Outcome<String> {
        let password = password.to_string();
        self.apart(move |argon2| hash(argon2, &password)).await
    }

    /// Whether a password is the one of a kept hash; `None` stands for a person who does not exist, and takes as long.
    pub(crate) async fn fits(&self, password: &str, kept: Option<String>) -> Outcome<bool> {
        let password = password.to_string();
        let (exists, kept) = (kept.is_some(), kept.unwrap_or_else(|| self.nobody.to_string()));
        self.apart(move |argon2| {
            let kept = PasswordHash::new(&kept).map_err(fault)?;
            Ok(argon2.verify_password(password.as_bytes(), &kept).is_ok() && exists)
        })
        .await
    }

    async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Argon2<'static>) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let turn = self.turns.clone().acquire_owned().await.map_err(fault)?;
        let argon2 = self.argon2.clone();
        tokio::task::spawn_blocking(move || {
            let result = work(&argon2);
            drop(turn);
            result
        })
        .await
        .map_err(fault)?
    }
}

fn hash(argon2: &Argon2<'_>, password: &str) -> Outcome<String> {
    let salt = SaltString::encode_b64(&crate::random::<16>()?).map_err(fault)?;
    Ok(argon2.hash_password(password.as_bytes(), &salt).map_err(fault)?.to_string())
}

fn fault(cause: impl std::fmt::Display) -> Error {
    Error::fault(format!("hashing a password failed: {cause}"))
}
