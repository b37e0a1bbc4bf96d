//! One provider: where it sends a person, and who came back from it.

use crate::settings::{Settings, Unfit};
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreIdToken, CoreProviderMetadata};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, Scope, TokenResponse, reqwest,
};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use tokio::sync::Mutex;

/// How long the provider may take to answer.
const ANSWER: Duration = Duration::from_secs(10);
/// How long what it says of itself is believed; its keys change.
const KNOWN: Duration = Duration::from_secs(3_600);
/// How long it is not asked again after it could not be reached.
const FAILED: Duration = Duration::from_secs(30);
/// How far a provider's clock may go ahead of ours, in seconds.
const AHEAD: i64 = 300;
/// The longest name for a person that a provider may give (OpenID Connect Core 1.0, section 2).
const LONGEST: usize = 255;

/// A provider, with what it last said of itself.
pub struct Provider {
    settings: Settings,
    issuer: IssuerUrl,
    client: reqwest::Client,
    said: Mutex<Option<(Instant, Result<CoreProviderMetadata, Failed>)>>,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.settings.fmt(out)
    }
}

/// A sign-in that has begun: where the person goes, and what must be kept until they come back.
#[derive(Clone)]
pub struct Begun {
    pub to: String,
    pub state: String,
    pub nonce: String,
    /// The verifier of PKCE.
    pub verifier: String,
}

/// The provider's own name for a person: the same each time, and nothing else is known of them.
#[derive(Clone, PartialEq, Eq)]
pub struct Subject(pub String);

impl std::fmt::Debug for Subject {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Subject(…)")
    }
}

/// Why nobody was signed in; the words are for the log and hold nothing of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failed {
    /// It cannot be reached, or does not say what it must.
    Unreachable(String),
    /// Its answer is not to be trusted: a code that is none, a wrong nonce, audience, issuer or key, one that ran out.
    Distrusted(String),
}

type Client = CoreClient<
    openidconnect::EndpointSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointMaybeSet,
    openidconnect::EndpointMaybeSet,
>;

impl Provider {
    pub(crate) fn new(settings: Settings) -> Result<Provider, Unfit> {
        let unfit = |why: String| Unfit(format!("the provider `{}`: {why}", settings.code));
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(|error| unfit(error.to_string()))?;
        // A redirect would lead requests of ours to an address that nobody named.
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(ANSWER)
            .build()
            .map_err(|error| unfit(error.to_string()))?;
        Ok(Provider { settings, issuer, client, said: Mutex::default() })
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Where to send a person; `back` is the address that they come back to.
    ///
    /// # Errors
    /// [`Failed::Unreachable`].
    pub async fn begin(&self, back: &str) -> Result<Begun, Failed> {
        let client = self.client(back, false).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut asked = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .set_pkce_challenge(challenge)
            // A telephone may be shared: who used it last is not signed in again unasked.
            .add_prompt(CoreAuthPrompt::Login);
        for scope in &self.settings.scopes {
            asked = asked.add_scope(Scope::new(scope.clone()));
        }
        let (to, state, nonce) = asked.url();
        Ok(Begun {
            to: to.to_string(),
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        })
    }

    /// Who came back with a code; whether the state is the one that was given is asked before.
    ///
    /// # Errors
    /// [`Failed`].
    pub async fn known(&self, back: &str, code: &str, nonce: &str, verifier: &str) -> Result<Subject, Failed> {
        let client = self.client(back, false).await?;
        let answer = client
            .exchange_code(AuthorizationCode::new(code.into()))
            .map_err(|error| Failed::Unreachable(error.to_string()))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier.into()))
            .request_async(&self.client)
            .await
            .map_err(|error| match error {
                openidconnect::RequestTokenError::Request(error) => Failed::Unreachable(error.to_string()),
                // What the provider says may hold what was sent to it.
                openidconnect::RequestTokenError::ServerResponse(said) => Failed::Distrusted(said.error().to_string()),
                _ => Failed::Distrusted("the provider's answer cannot be read".into()),
            })?;
        let token = answer.id_token().ok_or_else(|| Failed::Distrusted("the answer names nobody".into()))?;
        let _ = answer.access_token();
        match subject(&client, token, nonce) {
            Ok(subject) => Ok(subject),
            // Its keys may have changed since it was asked.
            Err(_) => subject(&self.client(back, true).await?, token, nonce),
        }
    }

    async fn client(&self, back: &str, anew: bool) -> Result<Client, Failed> {
        let unreachable = |why: String| Failed::Unreachable(format!("{}: {why}", self.settings.code));
        let fresh = |(at, said): &(Instant, Result<_, _>)| at.elapsed() < if said.is_ok() { KNOWN } else { FAILED };
        let known = self.said.lock().await.clone().filter(|known| fresh(known) && !(anew && known.1.is_ok()));
        let metadata = match known {
            Some((_, said)) => said?,
            None => {
                // Asked outside the lock: nobody queues behind a provider that does not answer.
                let said = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.client)
                    .await
                    .map_err(|error| unreachable(error.to_string()));
                self.said.lock().await.insert((Instant::now(), said)).1.clone()?
            }
        };
        let id = ClientId::new(self.settings.client.clone());
        let secret = Some(self.settings.secret.clone()).filter(|secret| !secret.is_empty()).map(ClientSecret::new);
        let back = RedirectUrl::new(back.into()).map_err(|error| unreachable(error.to_string()))?;
        Ok(CoreClient::from_provider_metadata(metadata, id, secret).set_redirect_uri(back))
    }
}

/// Who a token names, once its signature, issuer, audience, time and nonce are found right.
fn subject(client: &Client, token: &CoreIdToken, nonce: &str) -> Result<Subject, Failed> {
    let verifier = client.id_token_verifier().set_issue_time_verifier_fn(|at| issued(at.timestamp(), now()));
    let claims =
        token.claims(&verifier, &Nonce::new(nonce.into())).map_err(|error| Failed::Distrusted(error.to_string()))?;
    named(claims.subject().as_str())
}

fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64)
}

/// Refuses a token of a time to come.
fn issued(at: i64, now: i64) -> Result<(), String> {
    match at > now + AHEAD {
        true => Err("it is issued in a time to come".into()),
        false => Ok(()),
    }
}

/// Refuses what names nobody, which would be one person for all who have it, and what is longer than a name may be.
fn named(subject: &str) -> Result<Subject, Failed> {
    match subject.trim().is_empty() || subject.chars().count() > LONGEST {
        true => Err(Failed::Distrusted("the answer names nobody".into())),
        false => Ok(Subject(subject.into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_persons_and_no_longer_than_names_are() {
        for no in ["", " ", &"a".repeat(256), &"a".repeat(100_000)] {
            assert!(matches!(named(no), Err(Failed::Distrusted(_))), "{} letters", no.len());
        }
        for yes in ["1", &"a".repeat(255)] {
            assert_eq!(named(yes), Ok(Subject(yes.into())));
        }
    }

    #[test]
    fn a_token_of_tomorrow_is_not_taken_and_a_clock_may_go_a_little_ahead() {
        let now = 1_795_489_200;
        assert!(issued(now - 86_400, now).is_ok() && issued(now, now).is_ok() && issued(now + AHEAD, now).is_ok());
        assert!(issued(now + AHEAD + 1, now).is_err() && issued(now + 86_400, now).is_err());
    }
}
