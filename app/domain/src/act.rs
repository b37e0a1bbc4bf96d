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
    /// Change one's own comment, with public history.
    EditComment,
    MakeConsultation,
    EditDossier,
    /// Remove a dossier made by mistake, before the public knew of it.
    DeleteUnpublished,
    /// See the dossier as the public will.
    Preview,
    /// Let somebody outside the agency see it so, by a link that ends.
    SharePreview,
    /// Say that a dossier is ready, for an approver to publish.
    /// Say whom a round hears that hears those who were invited.
    Invite,
    Propose,
    /// Publish what another proposed, or send it back.
    Publish,
    /// Tell everyone that it is coming, without its text.
    AnnouncePlan,
    /// Add a file to what is published.
    AttachLater,
    /// Read a revised text and keep it beside the published one.
    PutVersion,
    /// Put up a further version of a published draft, with a public reason.
    PublishVersion,
    /// Mend a slip of the hand in what is published, with before and after.
    Erratum,
    /// Give the law in force that a draft amends, and set by hand what its words change.
    SetAmended,
    /// Write the impact analysis, before the hearing and with what it brought.
    WriteImpact,
    /// Publish a further version of it, with a public reason.
    PublishImpact,
    /// Write the report of an evaluation (s.35).
    WriteReport,
    PublishReport,
    /// Say what follows from it and by when, and what became of that.
    FollowUp,
    /// Enter what people said by other ways than the portal (s.13).
    EnterChannels,
    /// Put a comment whose provision is gone under another part.
    PlaceComments,
    /// End the hearing before its day, with a public reason.
    CloseEarly,
    Cancel,
    /// Put the last day off, with a public reason.
    Extend,
    /// Write what a further round asks: its key points and its survey.
    EditRound,
    /// Propose a further round, for an approver to open.
    ProposeRound,
    /// Open a further round after one that closed, with a public reason; what another proposed, or by the agency's order.
    OpenAgain,
    /// The same on any agency's dossier, also after its result (s.26 para 3).
    OpenFurther,
    /// Read every comment, also those for the agency only.
    ReadAllComments,
    /// Write to the public under a comment, change that, or take it back.
    Reply,
    Withhold,
    Restore,
    /// Take words out of a comment, and read what was taken out with a reason.
    Redact,
    OpenSeal,
    /// Mark that somebody may speak for an organisation, and take that back: the central office.
    MarkOrganisation,
    /// Enter what a court or an authority demands.
    EnterDemand,
    /// Point a moderator at a comment.
    Report,
    /// Answer the author of a comment that was withheld: the central office, never the agency that drafted.
    AnswerAppeal,
    /// Group comments under issues and write what is thought of them.
    Summarise,
    PublishResult,
    /// Publish what is there before every comment has its place, with a public reason.
    PublishPreliminary,
    /// Correct a published decision, with a public reason.
    CorrectResult,
    /// Enter what became of a draft after its hearing.
    WalkRoad,
    /// The same of a draft that only state agencies were heard on (s.19), which is never published.
    WalkStateRoad,
    Export,
    ManageAgencies,
    ManageStaff,
    /// Record the order by which one officer of an agency may propose and publish.
    RecordOrder,
    /// Change what the register says of a law.
    EditLaw,
    /// Answer a proposal about a law that the agency is responsible for (s.34(1)).
    AnswerProposal,
    /// Say which laws a dossier evaluates or changes.
    TieLaw,
    /// Ask an agency above for an approver, for a time.
    BorrowApprover,
    /// Answer such a request, and end what was lent.
    LendApprover,
    /// Name an agency's stakeholders, who are told of its hearings (s.15).
    BringStakeholders,
    /// Keep what an agency's new dossiers begin from.
    EditTemplate,
    /// Keep what everyone's begin from.
    EditCommonTemplate,
    /// Change by which words of the law search answers people's words.
    EditThesaurus,
    /// Change the rules that every agency works by: headings, steps, periods, texts.
    EditRules,
    ReadEvents,
}

impl Act {
    pub const ALL: [Act; 64] = [
        Act::ReadPublished,
        Act::Comment,
        Act::AnswerSurvey,
        Act::WithdrawComment,
        Act::EditComment,
        Act::MakeConsultation,
        Act::EditDossier,
        Act::DeleteUnpublished,
        Act::Preview,
        Act::SharePreview,
        Act::Invite,
        Act::Propose,
        Act::Publish,
        Act::AnnouncePlan,
        Act::AttachLater,
        Act::PutVersion,
        Act::PublishVersion,
        Act::Erratum,
        Act::SetAmended,
        Act::WriteImpact,
        Act::PublishImpact,
        Act::WriteReport,
        Act::PublishReport,
        Act::FollowUp,
        Act::EnterChannels,
        Act::PlaceComments,
        Act::CloseEarly,
        Act::Cancel,
        Act::Extend,
        Act::EditRound,
        Act::ProposeRound,
        Act::OpenAgain,
        Act::OpenFurther,
        Act::ReadAllComments,
        Act::Reply,
        Act::Withhold,
        Act::Restore,
        Act::Redact,
        Act::OpenSeal,
        Act::MarkOrganisation,
        Act::EnterDemand,
        Act::Report,
        Act::AnswerAppeal,
        Act::Summarise,
        Act::PublishResult,
        Act::PublishPreliminary,
        Act::CorrectResult,
        Act::WalkRoad,
        Act::WalkStateRoad,
        Act::Export,
        Act::ManageAgencies,
        Act::ManageStaff,
        Act::RecordOrder,
        Act::EditLaw,
        Act::AnswerProposal,
        Act::TieLaw,
        Act::BorrowApprover,
        Act::LendApprover,
        Act::BringStakeholders,
        Act::EditTemplate,
        Act::EditCommonTemplate,
        Act::EditThesaurus,
        Act::EditRules,
        Act::ReadEvents,
    ];
}
