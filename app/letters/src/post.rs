//! Which server takes the letters, from one address: `smtp://name:password@mail.example.go.th:587?tls=required`.

use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use std::time::Duration;
use url::Url;

/// How long the server may take for a step, unless another patience is asked for.
const STEP: Duration = Duration::from_secs(30);
/// How long it may take to say that it has the letter.
const TAKEN: Duration = Duration::from_secs(120);

/// How the line is kept from strangers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Secrecy {
    /// From the first byte (`smtps://`).
    Whole,
    /// After `STARTTLS`, or not at all (`?tls=required`, and what is meant where nothing is said).
    Required,
    /// Where the server offers it (`?tls=offered`).
    Offered,
    /// Never (`?tls=none`): for a server on the same machine.
    None,
}

/// The server that takes letters, and who they are from.
#[derive(Clone)]
pub struct Post {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) secrecy: Secrecy,
    pub(crate) credentials: Option<Credentials>,
    pub(crate) sender: Mailbox,
    /// How long the server may take for a step, and to say that it has a letter.
    pub(crate) step: Duration,
    pub(crate) taken: Duration,
}

impl std::fmt::Debug for Post {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Post({}:{})", self.host, self.port)
    }
}

/// Why an address or a sender cannot be used; in English, for the operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit(pub String);

impl std::fmt::Display for Unfit {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Unfit {}

impl Post {
    /// From the server's address and the sender, `Siang <no-reply@example.go.th>`.
    ///
    /// # Errors
    /// What cannot be read of either; a password is never repeated.
    pub fn new(address: &str, sender: &str) -> Result<Post, Unfit> {
        let unfit = |why: String| Unfit(format!("letters cannot be sent: {why}"));
        let url = Url::parse(address).map_err(|error| unfit(format!("the server's address is none: {error}")))?;
        let asked = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
        let secrecy = match (url.scheme(), asked.as_deref()) {
            ("smtps", _) => Secrecy::Whole,
            ("smtp", None | Some("required")) => Secrecy::Required,
            ("smtp", Some("offered")) => Secrecy::Offered,
            ("smtp", Some("none")) => Secrecy::None,
            ("smtp", Some(other)) => return Err(unfit(format!("tls is required, offered or none, not `{other}`"))),
            (other, _) => return Err(unfit(format!("`{other}` is neither smtp nor smtps"))),
        };
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or_else(|| unfit("the server's address names no host".into()))?;
        let port = url.port().unwrap_or(if secrecy == Secrecy::Whole { 465 } else { 587 });
        let decoded = |text: &str| percent(text).ok_or_else(|| unfit("name or password is not UTF-8".into()));
        let credentials = match url.username() {
            "" => None,
            name => Some(Credentials::new(decoded(name)?, decoded(url.password().unwrap_or(""))?)),
        };
        let sender = sender.parse().map_err(|error| unfit(format!("the sender is no address: {error}")))?;
        // In brackets in a URL, without them for a socket.
        let host = host.trim_start_matches('[').trim_end_matches(']').to_string();
        Ok(Post { host, port, secrecy, credentials, sender, step: STEP, taken: TAKEN })
    }

    /// The same with another patience: how long a step may take, and how long until the server says that it has a letter.
    pub fn patient(self, step: Duration, taken: Duration) -> Post {
        Post { step, taken, ..self }
    }
}

/// `%40` is `@`.
fn percent(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => {
                let (high, low) = (bytes.next()?, bytes.next()?);
                let digit = |byte: u8| (byte as char).to_digit(16).map(|digit| digit as u8);
                out.push(digit(high)? << 4 | digit(low)?);
            }
            other => out.push(other),
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_said_means_that_the_line_must_be_secret() {
        let post = Post::new("smtp://mail.example.go.th", "no-reply@example.go.th").unwrap();
        assert_eq!((post.port, post.secrecy), (587, Secrecy::Required));
        assert_eq!(Post::new("smtps://m.test", "a@b.test").unwrap().port, 465);
        assert_eq!(Post::new("smtp://[::1]:25?tls=none", "a@b.test").unwrap().host, "::1");
    }

    #[test]
    fn a_password_may_hold_any_character_and_is_never_shown() {
        let post = Post::new("smtp://siang%40x:p%2Fw%3A%E0%B8%81@m.test", "a@b.test").unwrap();
        assert_eq!(post.credentials, Some(Credentials::new("siang@x".into(), "p/w:ก".into())));
        assert_eq!(format!("{post:?}"), "Post(m.test:587)");
    }

    #[test]
    fn what_cannot_be_meant_is_told() {
        for (address, sender) in [
            ("mail.example.go.th", "a@b.test"),
            ("http://m.test", "a@b.test"),
            ("smtp://m.test?tls=maybe", "a@b.test"),
            ("smtp://m.test", "nobody"),
        ] {
            assert!(Post::new(address, sender).is_err(), "{address} {sender}");
        }
    }
}
