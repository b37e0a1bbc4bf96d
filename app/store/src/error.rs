//! What the store answers when it does not do what it was asked. For people there are refusals; a fault is for the operator.

use domain::refusal::{Refusal, Refusals};

/// The result of everything the store does.
pub type Outcome<T> = Result<T, Error>;

/// Why not.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule said no, and the person can act.
    #[error("refused: {0:?}")]
    Refused(Refusals),
    /// There is no such thing, or the viewer may not know of it: the two are never told apart.
    #[error("not found")]
    NotFound,
    /// The viewer may know of it, but not do this.
    #[error("not allowed")]
    NotAllowed,
    /// Nobody who reads a page can mend it; logged once, with its cause.
    #[error(transparent)]
    Fault(Fault),
}

/// A fault and its cause.
#[derive(Debug, thiserror::Error)]
#[error("{what}")]
pub struct Fault {
    what: String,
    #[source]
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// A fault without a further cause.
    pub fn fault(what: impl Into<String>) -> Error {
        Error::Fault(Fault { what: what.into(), cause: None })
    }

    /// What is not allowed answered as what is not there.
    pub(crate) fn hidden(self) -> Error {
        match self {
            Error::NotAllowed => Error::NotFound,
            other => other,
        }
    }

    /// The refusal of a field, where that is the answer.
    pub fn refusal(&self, field: &str) -> Option<&Refusal> {
        match self {
            Error::Refused(no) => no.of(field),
            _ => None,
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(cause: sqlx::Error) -> Self {
        Error::Fault(Fault { what: format!("the database failed: {cause}"), cause: Some(Box::new(cause)) })
    }
}

impl From<sqlx::migrate::MigrateError> for Error {
    fn from(cause: sqlx::migrate::MigrateError) -> Self {
        Error::Fault(Fault { what: format!("a migration failed: {cause}"), cause: Some(Box::new(cause)) })
    }
}

impl From<serde_json::Error> for Error {
    fn from(cause: serde_json::Error) -> Self {
        Error::Fault(Fault { what: format!("a stored document cannot be read: {cause}"), cause: Some(Box::new(cause)) })
    }
}

impl From<Refusals> for Error {
    fn from(no: Refusals) -> Self {
        Error::Refused(no)
    }
}

impl From<Refusal> for Error {
    fn from(no: Refusal) -> Self {
        Error::Refused(no.into())
    }
}
