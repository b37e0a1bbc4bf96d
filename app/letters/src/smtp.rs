//! One line to the server, a step at a time: what fails before the letter's text was handed over can be tried again; when the
//! line breaks after that, nobody knows.

use crate::letter::Letter;
use crate::post::{Post, Secrecy};
use crate::{Carrier, Open};
use lettre::Message;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;
use std::time::Duration;
use tokio::time::timeout;

/// What became of a letter; with what the server said, or what broke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server has taken it.
    Sent,
    /// Not taken, but it may be later.
    Later(String),
    /// It will never be taken.
    Never(String),
    /// The server says that there is no such address.
    NoAddress(String),
    /// The line broke while the server had the whole letter: it may have been taken.
    Unknown(String),
}

/// There is no line: nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoLine(pub String);

/// An open line to the server.
pub struct Line {
    connection: AsyncSmtpConnection,
    sender: lettre::message::Mailbox,
    step: Duration,
    taken: Duration,
}

impl Carrier for Post {
    type Line = Line;

    /// Opens a line, secret where that is asked for, and signs in.
    ///
    /// # Errors
    /// [`NoLine`] with what the server said, or that it did not answer.
    async fn line(&self) -> Result<Line, NoLine> {
        match timeout(self.step, self.open()).await {
            Ok(Ok(connection)) => {
                Ok(Line { connection, sender: self.sender.clone(), step: self.step, taken: self.taken })
            }
            Ok(Err(error)) => Err(NoLine(told(&error))),
            Err(_) => Err(NoLine(format!("{}:{} did not answer in time", self.host, self.port))),
        }
    }
}

impl Post {
    async fn open(&self) -> Result<AsyncSmtpConnection, Error> {
        let name = ClientId::Domain(self.sender.email.domain().to_string());
        let tls = || TlsParameters::new(self.host.clone());
        let wrapped = if self.secrecy == Secrecy::Whole { Some(tls()?) } else { None };
        let server = (self.host.as_str(), self.port);
        let mut connection = AsyncSmtpConnection::connect_tokio1(server, Some(self.step), &name, wrapped, None).await?;
        let secret = match self.secrecy {
            Secrecy::Required => true,
            Secrecy::Offered => connection.can_starttls(),
            Secrecy::Whole | Secrecy::None => false,
        };
        if secret {
            connection.starttls(tls()?, &name).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }
}

impl Open for Line {
    /// Hands a letter over. After anything but [`Outcome::Sent`], [`Outcome::Later`] or [`Outcome::Never`] by the server's word the
    /// line is broken ([`Line::broken`]).
    async fn send(&mut self, letter: &Letter) -> Outcome {
        let message = match letter.written(&self.sender) {
            Ok(message) => message,
            Err(why) => return Outcome::Never(why),
        };
        if let Err(outcome) = self.before(&message).await {
            return outcome;
        }
        match timeout(self.taken, self.connection.message(&message.formatted())).await {
            Ok(Ok(_)) => Outcome::Sent,
            Ok(Err(error)) if error.is_permanent() => Outcome::Never(told(&error)),
            Ok(Err(error)) if error.is_transient() => Outcome::Later(told(&error)),
            Ok(Err(error)) => self.unknown(told(&error)).await,
            Err(_) => self.unknown("the server did not say whether it took the letter".into()).await,
        }
    }

    /// Whether the line can no longer be used.
    fn broken(&self) -> bool {
        self.connection.has_broken()
    }

    /// Ends the line.
    async fn close(mut self) {
        let _ = timeout(self.step, self.connection.quit()).await;
    }
}

impl Line {
    /// The steps before the text: who it is from, whom it is for, and that it comes.
    async fn before(&mut self, message: &Message) -> Result<(), Outcome> {
        let envelope = message.envelope();
        // A sender that is refused is the operator's to mend: the letter waits.
        self.step(Mail::new(envelope.from().cloned(), vec![]), Outcome::Later).await?;
        for to in envelope.to() {
            self.step(Rcpt::new(to.clone(), vec![]), no_address).await?;
        }
        self.step(Data, Outcome::Never).await
    }

    /// One step; `refused` is what its refusal for good means.
    async fn step(&mut self, command: impl std::fmt::Display, refused: fn(String) -> Outcome) -> Result<(), Outcome> {
        let failed = match timeout(self.step, self.connection.command(command)).await {
            Ok(Ok(_)) => return Ok(()),
            Ok(Err(error)) => error,
            Err(_) => {
                self.abandon().await;
                return Err(Outcome::Later("the server did not answer in time".into()));
            }
        };
        let why = told(&failed);
        if !failed.is_permanent() && !failed.is_transient() {
            self.abandon().await;
            return Err(Outcome::Later(why));
        }
        // The next letter begins anew.
        if !matches!(timeout(self.step, self.connection.command(Rset)).await, Ok(Ok(_))) {
            self.abandon().await;
        }
        Err(if failed.is_permanent() { refused(why) } else { Outcome::Later(why) })
    }

    /// Leaves the line, whether the server answers or not.
    async fn abandon(&mut self) {
        let _ = timeout(Duration::from_secs(2), self.connection.abort()).await;
    }

    async fn unknown(&mut self, why: String) -> Outcome {
        self.abandon().await;
        Outcome::Unknown(why)
    }
}

/// A recipient refused for good. That there is no such address is believed only where the server says so by its code (RFC 3463): a
/// full mailbox, a relay that is not allowed and rules of its own are refused with the same three digits.
fn no_address(why: String) -> Outcome {
    match says_no_address(&why) {
        true => Outcome::NoAddress(why),
        false => Outcome::Never(why),
    }
}

/// Whether an answer has a code that says so.
pub(crate) fn says_no_address(why: &str) -> bool {
    let mut codes = why.split(|c: char| !(c.is_ascii_digit() || c == '.')).map(|word| word.trim_matches('.'));
    codes.any(|code| ["5.1.1", "5.1.3", "5.1.6", "5.1.10"].contains(&code))
}

/// An error with its causes, at most 300 characters.
fn told(error: &Error) -> String {
    let mut told = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let inner_words = inner.to_string();
        if !told.contains(&inner_words) {
            told = format!("{told}: {inner_words}");
        }
        cause = inner.source();
    }
    told.chars().take(300).collect()
}
