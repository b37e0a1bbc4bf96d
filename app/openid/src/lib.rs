//! Sign-in with providers of identities, by OpenID Connect: authorization code with PKCE, nonce and state, and the least scopes.
//! What is learned of a person is one opaque name for them, the provider's `sub`; nothing else is asked for or read.

mod provider;
mod settings;

pub use provider::{Begun, Failed, Provider, Subject};
pub use settings::{Settings, Unfit, read};

/// The providers of a site, in the order in which they are offered.
#[derive(Clone, Debug, Default)]
pub struct Providers(Vec<std::sync::Arc<Provider>>);

impl Providers {
    /// From their settings; nothing is asked of them before somebody signs in.
    ///
    /// # Errors
    /// What cannot be used of a provider's settings.
    pub fn new(all: Vec<Settings>) -> Result<Providers, Unfit> {
        let all: Result<Vec<_>, Unfit> =
            all.into_iter().map(|one| Provider::new(one).map(std::sync::Arc::new)).collect();
        Ok(Providers(all?))
    }

    pub fn all(&self) -> impl Iterator<Item = &Settings> {
        self.0.iter().map(|one| one.settings())
    }

    /// The provider of a code.
    pub fn of(&self, code: &str) -> Option<std::sync::Arc<Provider>> {
        self.0.iter().find(|one| one.settings().code == code).cloned()
    }
}
