//! Ids of stored things: 64-bit numbers made by the store, each with a type of its own so that they cannot be mixed up.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl $name {
            /// Reads an id as it stands in an address: plain positive digits, nothing else.
            pub fn parse(written: &str) -> Option<Self> {
                (!written.is_empty() && written.len() < 19 && written.bytes().all(|b| b.is_ascii_digit()))
                    .then(|| written.parse().ok().map(Self))
                    .flatten()
                    .filter(|id| id.0 > 0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(out)
            }
        }
    )*};
}

ids! {
    /// An agency: ministry, department, local body.
    AgencyId,
    /// Somebody with an account.
    PersonId,
    /// One person's role at one agency.
    MembershipId,
    /// One dossier put to the public.
    ConsultationId,
    /// One dated period of hearing of a consultation.
    RoundId,
    /// One text of the draft.
    VersionId,
    /// One key point (s.14), numbered within its consultation.
    KeyPointId,
    /// One comment.
    CommentId,
    /// One question of a survey.
    QuestionId,
    /// One answer sheet of a survey.
    SheetId,
    /// One issue raised by people (s.16), found in the comments afterwards.
    IssueId,
    /// One sentence that many comments say.
    SayingId,
    /// One law of the register.
    LawId,
    /// One proposal about a law.
    ProposalId,
    /// One set of questions that is kept to be asked again.
    QuestionSetId,
}
