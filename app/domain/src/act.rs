//! Everything a person can do to a consultation, its comments or the system. Two tables say who may and when:
//! [`crate::standing::Standing::may`] and [`crate::phase::Phase::allows`].

use serde::{Deserialize, Serialize};

/// An act, as a person would name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Act {
    /// Read what is published.
    ReadPublished,
    Comment,
    AnswerSurvey,
    /// Take one's own comment back.
    WithdrawComment,
    MakeConsultation,
    EditDossier,
    /// Remove a dossier made by mistake, before the public knew of it.
    DeleteUnpublished,
    /// See the dossier as the public will.
    Preview,
    Publish,
    /// Put up a further version of a published draft, with a public reason.
    PublishVersion,
    /// Put a comment whose provision is gone under another part.
    PlaceComments,
    /// End the hearing before its day, with a public reason.
    CloseEarly,
    Cancel,
    /// Read every comment, also those for the agency only.
    ReadAllComments,
    Withhold,
    Restore,
    /// Group comments under issues and write what is thought of them.
    Summarise,
    PublishResult,
    /// Publish what is there before every comment has its place, with a public reason.
    PublishPreliminary,
    /// Correct a published decision, with a public reason.
    CorrectResult,
    Export,
    ManageAgencies,
    ManageStaff,
    /// Change by which words of the law search answers people's words.
    EditThesaurus,
    ReadEvents,
}

impl Act {
    pub const ALL: [Act; 25] = [
        Act::ReadPublished,
        Act::Comment,
        Act::AnswerSurvey,
        Act::WithdrawComment,
        Act::MakeConsultation,
        Act::EditDossier,
        Act::DeleteUnpublished,
        Act::Preview,
        Act::Publish,
        Act::PublishVersion,
        Act::PlaceComments,
        Act::CloseEarly,
        Act::Cancel,
        Act::ReadAllComments,
        Act::Withhold,
        Act::Restore,
        Act::Summarise,
        Act::PublishResult,
        Act::PublishPreliminary,
        Act::CorrectResult,
        Act::Export,
        Act::ManageAgencies,
        Act::ManageStaff,
        Act::EditThesaurus,
        Act::ReadEvents,
    ];
}
