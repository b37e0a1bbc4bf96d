//! What a person can be told went wrong. Closed and wordless, so that it can cross the wire to an island; `words` says it.

use domain::id::ConsultationId;
use domain::phase::Phase;
use domain::refusal::{Refusal, Refusals};
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// Why a page or a deed was not given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// Rules said no; the person can act.
    Refused(Refusals),
    /// Nothing there, or nothing this viewer may know of.
    NotFound,
    /// Only for people signed in.
    SignIn,
    /// The viewer may know of it, but not do this.
    NotAllowed,
    /// The viewer may do this to the dossier, but not as it stands now.
    NotNow { consultation: ConsultationId, phase: Phase },
    /// The request did not come from a page of this site.
    StrangeOrigin,
    /// Wait this many seconds.
    TooMany { seconds: u32 },
    /// The network sends very many: the form pays with a little work (`domain::toll`), or waits this many seconds.
    Toll { toll: String, seconds: u32 },
    /// Too much at once, nothing lost.
    Busy,
    /// Our fault; the log has the same reference.
    Fault { reference: String },
}

impl Problem {
    /// The status of the answer that carries it.
    pub fn status(&self) -> u16 {
        match self {
            Problem::Refused(refusals) => match refusals.0.first() {
                Some((
                    _,
                    Refusal::ChangedMeanwhile
                    | Refusal::SheetMeanwhile { .. }
                    | Refusal::ThemesMeanwhile
                    | Refusal::Rewritten { .. }
                    | Refusal::AlreadyDone
                    | Refusal::WithdrawnAlready
                    | Refusal::OwnComment
                    | Refusal::IssueRemoved
                    | Refusal::SentBefore { .. },
                )) => 409,
                Some((
                    _,
                    Refusal::Closed { .. }
                    | Refusal::NotYetOpen { .. }
                    | Refusal::Cancelled { .. }
                    | Refusal::NotClosedYet { .. },
                )) => 409,
                Some((_, Refusal::SignInNeeded)) => 403,
                _ => 422,
            },
            Problem::NotFound => 404,
            Problem::SignIn => 401,
            Problem::NotAllowed | Problem::StrangeOrigin => 403,
            Problem::NotNow { .. } => 409,
            Problem::TooMany { .. } | Problem::Toll { .. } => 429,
            Problem::Busy => 503,
            Problem::Fault { .. } => 500,
        }
    }

    /// The refusal of one field, where that is what went wrong.
    pub fn of(&self, field: &str) -> Option<&Refusal> {
        match self {
            Problem::Refused(refusals) => refusals.of(field),
            _ => None,
        }
    }
}

impl From<Refusals> for Problem {
    fn from(refusals: Refusals) -> Self {
        Problem::Refused(refusals)
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Problem::Refused(refusal.into())
    }
}

impl FromServerFnError for Problem {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            // The arguments were not even strings: no form of ours sends that.
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Refusal::NotAChoice.into()
            }
            // The line is down, or the server does not answer.
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Problem::Busy,
            other => Problem::Fault { reference: other.to_string().chars().take(80).collect() },
        }
    }
}
