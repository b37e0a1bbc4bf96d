//! Accounts: what is typed to sign in, and what a password must be.

use crate::refusal::{Refusal, Refusals};
use crate::typed;
use serde::{Deserialize, Serialize};

/// The shortest password, in characters.
pub const SHORTEST_PASSWORD: u32 = 12;

/// The sign-in form as typed.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SignIn {
    pub email: String,
    pub password: String,
    /// Of the second factor, where the account has one.
    pub code: String,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("SignIn(…)")
    }
}

impl SignIn {
    /// E-mail address, password and code.
    ///
    /// # Errors
    /// All refusals, each with its field.
    pub fn parse(self) -> Result<(String, String, String), Refusals> {
        let mut no = Refusals::default();
        let email = no.take("email", typed::email(&self.email));
        let password =
            no.take("password", if self.password.is_empty() { Err(Refusal::Missing) } else { Ok(self.password) });
        no.none(|| Some((email?, password?, self.code)))
    }
}

/// A password that may be set: long enough, typed the same twice.
///
/// # Errors
/// [`Refusal::TooShort`] under `password`, [`Refusal::PasswordsDiffer`] under `again`.
pub fn new_password(password: &str, again: &str) -> Result<String, Refusals> {
    let mut no = Refusals::default();
    if (crate::text::length(password) as u32) < SHORTEST_PASSWORD {
        no.add("password", Refusal::TooShort { least: SHORTEST_PASSWORD });
    }
    if password != again {
        no.add("again", Refusal::PasswordsDiffer);
    }
    no.none(|| Some(password.to_string()))
}
