//! The kinds of events: everything that changes what is known. Events stand in one order without gaps; an event names what
//! changed, and whoever follows the log reads the store again.

use serde::{Deserialize, Serialize};

macro_rules! deeds {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $public:literal;)*) => {
        /// What was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Deed { $($(#[$doc])* $name),* }

        impl Deed {
            pub const ALL: &'static [Deed] = &[$(Deed::$name),*];

            /// How the log writes it.
            pub fn code(self) -> &'static str {
                match self { $(Deed::$name => $code),* }
            }

            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|deed| deed.code() == code)
            }

            /// Whether the public record shows that it happened.
            pub fn is_public(self) -> bool {
                match self { $(Deed::$name => $public),* }
            }
        }
    };
}

deeds! {
    AgencyMade = "agency.made", true;
    /// Agencies were brought from a file, some at a time.
    AgenciesBrought = "agency.brought", true;
    /// An agency was given another name.
    AgencyRenamed = "agency.renamed", true;
    /// Another agency took over everything of one that ended.
    AgencyMerged = "agency.merged", true;
    AgencyEnded = "agency.ended", true;
    /// Some of its dossiers went to another agency, and each of these.
    AgencyHanded = "agency.handed", true;
    ConsultationHanded = "consultation.handed", true;
    /// An end without an heir was taken back.
    AgencyResumed = "agency.resumed", true;
    /// Such a change was entered for a day to come, or taken back; or the day came and it could not be.
    AgencyChangePlanned = "agency.planned", true;
    AgencyChangeDropped = "agency.dropped", true;
    AgencyChangeFailed = "agency.failed", false;
    /// Kind and place of a local body were entered.
    AgencyPlaced = "agency.placed", true;
    /// Hearings held elsewhere were taken over from another system's census, some at a time.
    HearingsBrought = "elsewhere.brought", true;
    /// What new dossiers of a kind begin from was changed.
    TemplateSet = "template.set", false;
    /// Somebody entitled took answer sheets away as they are.
    AnswersTaken = "answers.taken", false;
    /// Questions were kept to be asked again, given to everyone, or are not offered any more.
    QuestionsKept = "questions.kept", false;
    QuestionsShared = "questions.shared", false;
    QuestionsRetired = "questions.retired", false;
    /// Something was switched on for everyone, or off.
    SwitchSet = "switch.set", true;
    ThesaurusEdited = "thesaurus.edited", false;
    /// The central office changed rules that every agency works by.
    RulesEdited = "rules.edited", true;
    /// Somebody says to speak for an organisation, or no longer does; an administrator marked that it was checked, or took that back.
    OrganisationEntered = "organisation.entered", false;
    OrganisationEnded = "organisation.ended", false;
    OrganisationMarked = "organisation.marked", true;
    OrganisationMarkTakenBack = "organisation.mark_taken_back", true;
    PersonMade = "person.made", false;
    MembershipGiven = "membership.given", false;
    MembershipEnded = "membership.ended", false;
    PasswordChanged = "password.changed", false;
    /// Somebody who works for an agency set a second factor up, or it was taken away.
    FactorSetUp = "factor.set_up", false;
    FactorTakenAway = "factor.taken_away", false;
    /// Nobody signs in with an account any more; or its holder may again.
    AccountClosed = "account.closed", false;
    AccountReopened = "account.reopened", false;
    ConsultationMade = "consultation.made", false;
    /// A dossier that nobody outside the agency had seen is gone.
    ConsultationDeleted = "consultation.deleted", false;
    ConsultationEdited = "consultation.edited", false;
    /// A text was read and kept as a version, not yet seen by the public.
    VersionRead = "version.read", false;
    /// A dossier was proposed for publication, or sent back.
    ConsultationProposed = "consultation.proposed", false;
    ConsultationReturned = "consultation.returned", false;
    /// A file was added to a dossier that is prepared, taken out of it, or added to what is published.
    AttachmentKept = "attachment.kept", false;
    AttachmentRemoved = "attachment.removed", false;
    AttachmentPublished = "attachment.published", true;
    /// A published file was replaced by another, with a public reason.
    AttachmentReplaced = "attachment.replaced", true;
    /// A published file was taken out, with a public reason.
    AttachmentTakenOut = "attachment.taken_out", true;
    /// A time was set at which a dossier is published, taken back, or came and it could not be.
    TimeSet = "time.set", false;
    TimeDropped = "time.dropped", false;
    TimeFailed = "time.failed", false;
    /// A dossier was announced as planned, or no longer is.
    PlanAnnounced = "plan.announced", true;
    PlanTakenBack = "plan.taken_back", true;
    /// Somebody outside the agency may see a dossier before it is published, by a link; or may no longer.
    PreviewShared = "preview.shared", false;
    PreviewEnded = "preview.ended", false;
    /// An order by which one officer may propose and publish.
    OrderRecorded = "order.recorded", false;
    OrderEnded = "order.ended", false;
    /// An approver was asked for, lent, refused, or given back before the last day.
    LoanAsked = "loan.asked", false;
    LoanGranted = "loan.granted", false;
    LoanRefused = "loan.refused", false;
    LoanEnded = "loan.ended", false;
    /// An agency named stakeholders, by their number.
    StakeholdersBrought = "stakeholders.brought", false;
    /// An officer took somebody out of that list; the log names nobody.
    StakeholderTakenOut = "stakeholders.taken_out", false;
    /// Some were invited to speak in a round, by their number; or one no longer is.
    InvitationsMade = "invitation.made", false;
    InvitationEnded = "invitation.ended", false;
    ConsultationPublished = "consultation.published", true;
    /// A further version of the draft was put to the public, with a reason; comments followed their provisions.
    VersionPublished = "version.published", true;
    /// The law in force that the draft amends was given, or changes to it set by hand.
    AmendedSet = "amended.set", true;
    /// The impact analysis was saved, not yet seen by the public.
    ImpactWritten = "impact.written", false;
    /// The checks of a draft's content were answered.
    ContentChecked = "content.checked", false;
    /// A dossier is one that only state agencies are heard on (s.19), or no longer.
    StateOnly = "state_only.set", false;
    StateOnlyTakenBack = "state_only.taken_back", false;
    /// What became of such a draft, or that such an entry was a mistake: for its agency, and whom it tells.
    StateOnlyStep = "state_only.step", false;
    StateOnlyStepTakenBack = "state_only.step_taken_back", false;
    /// A further version of it was put to the public, with a reason.
    ImpactPublished = "impact.published", true;
    /// The report of an evaluation was saved, not yet seen by the public; or put to the public.
    ReportWritten = "report.written", false;
    ReportPublished = "report.published", true;
    /// What is to follow from it was entered or struck out, not yet seen by the public.
    FollowUpPlanned = "follow_up.planned", false;
    /// A further step was entered, put off, done, or taken back in the open.
    FollowUpSet = "follow_up.set", true;
    FollowUpPutOff = "follow_up.put_off", true;
    FollowUpDone = "follow_up.done", true;
    FollowUpTakenBack = "follow_up.taken_back", true;
    /// A slip of the hand was mended in what is published.
    ErratumMade = "erratum.made", true;
    ConsultationCancelled = "consultation.cancelled", true;
    /// The last day of a round was put off, with a public reason.
    RoundExtended = "round.extended", true;
    /// A further round was opened, with a public reason.
    RoundOpened = "round.opened", true;
    /// What a further round asks was written before it is open: of one that is announced the public sees it at once.
    RoundAsks = "round.asks", false;
    /// A further round was proposed, or sent back with a remark.
    RoundProposed = "round.proposed", false;
    RoundReturned = "round.returned", false;
    RoundClosedEarly = "round.closed_early", true;
    CommentSubmitted = "comment.submitted", true;
    CommentWithdrawn = "comment.withdrawn", true;
    /// Comments whose provision is gone were put under another part.
    CommentsPlaced = "comments.placed", true;
    /// Its author changed it; what it said before stays.
    CommentEdited = "comment.edited", true;
    /// Its author says that it still holds, though its provision is gone.
    CommentHolds = "comment.holds", true;
    /// Its author left for good: the name is off it, and it may be public no more.
    CommentParted = "comment.parted", true;
    CommentWithheld = "comment.withheld", true;
    CommentRestored = "comment.restored", true;
    /// A comment that waited was looked at and let through.
    CommentPassed = "comment.passed", true;
    /// What was reported was looked at and left as it is.
    CommentKept = "comment.kept", true;
    /// The agency said something to the public under it, put it otherwise, or took it back.
    CommentReplied = "comment.replied", true;
    ReplyChanged = "comment.reply_changed", true;
    ReplyTakenBack = "comment.reply_taken_back", true;
    /// Words were taken out of it; the original is sealed.
    CommentRedacted = "comment.redacted", true;
    /// One of its files was taken out alone, or is shown again.
    CommentFileWithheld = "comment.file_withheld", true;
    CommentFileRestored = "comment.file_restored", true;
    /// Somebody agrees with it, or no longer; the log does not say who.
    CommentAgreed = "comment.agreed", true;
    CommentAgreeTaken = "comment.agree_taken", true;
    /// Somebody reported it; the log does not say who.
    CommentReported = "comment.reported", false;
    /// A court or an authority demands that it is withheld.
    DemandEntered = "demand.entered", true;
    /// A sealed original was read, with the reason.
    SealOpened = "seal.opened", false;
    /// Its author asks the central office to look at a decision; and what it answered.
    AppealMade = "appeal.made", false;
    AppealAnswered = "appeal.answered", true;
    SheetSubmitted = "sheet.submitted", true;
    /// Its author put other answers in the place of theirs.
    SheetChanged = "sheet.changed", true;
    /// A meeting, interviews, sheets of paper were entered, or what is told of them was changed; and sheets that they brought.
    ChannelKept = "channel.kept", true;
    SheetEntered = "sheet.entered", true;
    /// An entered sheet was taken out of the counts, with the reason.
    SheetTakenOut = "sheet.taken_out", true;
    /// What people wrote freely in a survey was put into groups, or a group was named.
    AnswersGrouped = "answers.grouped", true;
    /// Entered once, waiting for the second time; or the two were settled. And its scans.
    ChannelWaits = "channel.waits", false;
    ChannelFile = "channel.file", false;
    IssueWritten = "issue.written", false;
    IssueRemoved = "issue.removed", false;
    CommentsGrouped = "comments.grouped", false;
    /// The last deed of coding was undone.
    CodingUndone = "coding.undone", false;
    CommentsAssigned = "comments.assigned", false;
    CommentNoted = "comment.noted", false;
    SummaryWritten = "summary.written", false;
    ResultPublished = "result.published", true;
    /// A summary published before every comment had its place.
    PreliminaryPublished = "result.preliminary", true;
    /// What became of a draft after its hearing; or that such an entry was a mistake.
    RoadStep = "road.step", true;
    RoadStepTakenBack = "road.taken_back", true;
    /// The operator brought texts of laws into the register.
    LawsBrought = "laws.brought", true;
    /// What the register says of a law was changed, or of a rule that it needs.
    LawEdited = "law.edited", true;
    LawNeedSet = "law.need", true;
    /// Somebody proposed that a law be evaluated, amended or repealed; others support it; its author took it back.
    ProposalMade = "proposal.made", true;
    ProposalSupported = "proposal.supported", true;
    ProposalWithdrawn = "proposal.withdrawn", true;
    ProposalWithheld = "proposal.withheld", true;
    ProposalRestored = "proposal.restored", true;
    ProposalAnswered = "proposal.answered", true;
    /// A dossier was tied to the law that it evaluates or changes.
    LawTied = "law.tied", true;
    /// A published decision was corrected, with a public reason.
    ResultCorrected = "result.corrected", true;
}
