//! A rule said no, and the person can do something about it. Refusals carry numbers and names of fields, never sentences:
//! `words` says them in the reader's language.

use crate::time::{Day, Moment};
use serde::{Deserialize, Serialize};

/// What no erratum may touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Touched {
    Number,
    Date,
    Penalty,
    Negation,
    Duty,
    /// Which provisions, paragraphs and items there are.
    Division,
}

/// Why a field or a deed was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Nothing was given where something is needed.
    Missing,
    /// Nothing was chosen where a choice is needed.
    NotChosen,
    /// Longer than allowed; both in characters as people count them (graphemes).
    TooLong { most: u32, got: u32 },
    /// Shorter than the field needs, in graphemes.
    TooShort { least: u32 },
    /// Not one of the offered choices.
    NotAChoice,
    /// More choices than allowed, or fewer than needed.
    ChoiceCount { least: u32, most: u32 },
    /// More entries written than allowed (choices of a question, key points), or fewer than needed.
    EntryCount { least: u32, most: u32 },
    /// A question of a file that is brought has more choices than one may have.
    TooManyChoices { has: u32, most: u32 },
    /// So many questions of one survey are answered by files at most.
    FileQuestions { most: u32 },
    /// Control characters that no keyboard types.
    ControlCharacters,
    /// Characters that reverse the order of text for those who read it.
    DirectionControls,
    /// A pile of marks over one letter.
    TooManyMarks,
    /// What will be public holds something of a person's own, and nobody said that it is meant.
    HoldsPrivate { what: Vec<crate::private::Private> },
    /// A rule that is not understood from this letter on (from 1).
    NotUnderstood { at: u32, near: String },
    /// A rule calls a function that there is not, or with another number of values.
    NoSuchFunction { name: String },
    /// A rule longer or deeper than anybody writes.
    TooMuch,
    /// A rule reads a question that is not there, or a text says what was answered to it.
    NoSuchQuestion { name: String },
    /// A rule or a text reads its own question or one that comes later.
    LaterQuestion { name: String },
    /// Whatever is answered, the question is never asked.
    NeverAsked,
    /// Somebody would be asked and no answer would be taken.
    NeverTaken,
    /// An answer that the question's rule does not take, with what its writer says of it, in Thai and perhaps in English; nothing where its writer says nothing.
    NotTaken { why: String, en: String },
    /// The answer to another question was to stand where none can, or it is a file.
    AnswerInText { name: String },
    /// Two questions are called the same.
    NameTwice { name: String },
    /// No name of a question or a choice: letters A–Z, digits, `_`, `-` and `.`, beginning with a letter or `_`.
    NotAName,
    /// What a question of this form does not have.
    NotForThisForm,
    /// Not a number, or outside the bounds.
    NotANumber { least: Option<i64>, most: Option<i64> },
    /// The same of a number that may have so many places after its point.
    NotADecimal { decimals: u32, least: Option<i64>, most: Option<i64> },
    /// Not an amount of money, or outside the bounds, in baht.
    NotAnAmount { least: Option<i64>, most: Option<i64> },
    /// A day outside the bounds.
    DayOutside { least: Option<Day>, most: Option<Day> },
    /// No place of this name lies there, or several do: those that there are.
    NoSuchPlace { names: Vec<String> },
    /// Two choices have the same place in an order.
    RankTwice { rank: u32 },
    /// A place in an order that no choice has.
    RankLeft { rank: u32 },
    /// A form of questions that was brought is not as it should be.
    Brought { fault: crate::survey::xlsform::Fault },
    /// What is wrong on a line of a file that was brought, in the column as it is headed; empty for the whole line.
    OnLine { line: u32, column: String, why: Box<Refusal> },
    /// So much more is wrong in it.
    MoreWrong { more: u32 },
    /// A line has more cells than the first.
    MoreCells,
    /// More sheets than are brought at once.
    TooManySheets { most: u32 },
    /// No column of a table is called so, or one that is needed is not there.
    NoSuchColumn { name: String },
    /// A sheet with this number is there, with other answers.
    MarkTaken { mark: String },
    /// Who entered a sheet first does not enter it a second time.
    OwnReading,
    /// An answer to a question that is not put to who answers like this.
    NotAsked,
    /// There are sheets already: by which way they came, and how often each is entered, stays.
    SheetsThere,
    /// There is no such day.
    NoSuchDay,
    /// There is no such time of the day.
    NoSuchTime,
    /// What has not happened yet.
    NotYet,
    /// Not the address of a page on the web.
    NotAnAddress,
    /// The result of the hearing is not public yet.
    NotSummarised,
    /// Farther ahead than anybody plans.
    TooFarAhead,
    /// Who set the time of a publication may publish it no more.
    ApproverGone,
    /// Whoever laid down a change of an agency is no central administrator any more.
    AdministratorGone,
    /// The Office's round opens tomorrow at the earliest, so that its agency can write what it asks.
    LeavesNoDay,
    /// Who is to be lent approves at the borrower already.
    ApprovesThere,
    /// A file that holds no list.
    NotAList,
    /// What is written names no part of a law, or several.
    NotOnePart,
    /// A year after 2200: a C.E. year was typed where B.E. is asked, or the reverse.
    WrongEra,
    /// The end lies before the beginning.
    EndsBeforeStart,
    /// A day before the law was in force.
    BeforeInForce,
    /// A day of entry into force before the year that the law's title names, or more than two years after it: it is taken when it is said to be right.
    FarFromTitle { year: i32 },
    /// January to March before 2484, when the year began in April.
    OldNewYear,
    /// The register has no law of this name.
    NoSuchLaw,
    /// A draft's title where a law's is asked: it begins as a draft, or its year is left open.
    DraftTitle,
    /// The register has a law of this name already.
    LawThere,
    /// The road does not say that it is in force.
    NotInForce,
    /// No agency has one of these names.
    NoSuchAgency,
    /// Several agencies, or none, are called what was typed: it is asked which is meant.
    WhichAgency,
    /// Another agency of this name is there, of the same kind at the same place.
    SameName,
    /// The agency is no more, or will not be by then.
    AgencyEnded,
    /// The account was closed: it holds no role until it is opened again.
    AccountClosed,
    /// An agency keeps somebody who administers it; the Office alone ends the last.
    LastAdministrator,
    /// One account has entered so many persons' comments in a round that hears each once.
    EnoughForOthers { most: u32 },
    /// Another helper seems to have entered the same person's words already: the number of that comment, which everyone may read.
    EnteredAlready { comment: i64 },
    /// What cannot be taken back was not ticked.
    NotSure,
    /// Another looks after what was the agency's.
    HasHeir,
    /// Only state agencies are heard on it (s.19): it is not put to the public.
    StateOnly,
    /// An agency takes over from another, not from itself.
    OwnHeir,
    /// The central office is renamed, and does not end.
    OfficeStays,
    /// So many hearings of the agency are being prepared, announced, run, or wait for their result: somebody has to take over.
    HearingsRun { running: u32 },
    /// No province is called so.
    NoSuchProvince,
    /// Nobody has proposed it, or it was sent back.
    NotProposed,
    /// It was changed after it was proposed.
    ProposalOld,
    /// Who proposed it may not publish it.
    OwnProposal,
    /// The words to be mended do not stand there exactly once.
    FoundTimes { times: u32 },
    /// More than a slip of the hand: something of substance would change, from these words to those.
    NotAnErratum { what: Touched, before: String, after: String },
    /// The last day is put off only to a later one.
    NotLater { than: Day },
    /// Before a step that comes first, where `step`; else before the road begins, with the hearing's close.
    BeforeStep { day: Day, step: bool },
    /// The form was sent, and says something else now.
    SentOtherwise,
    /// After the first day of the hearing.
    AfterOpening { day: Day },
    /// After a step that comes later.
    AfterStep { day: Day },
    /// The day is past already.
    InThePast,
    /// A dash, one word or the title again: it explains nothing.
    SaysNothing,
    /// A text has English and no Thai.
    ThaiMissing,
    /// The address does not look like an e-mail address.
    NotAnEmail,
    /// The two passwords differ.
    PasswordsDiffer,
    /// Name and password do not belong together.
    WrongCredentials,
    /// A code that is wrong, was used, or ran out.
    WrongCode,
    /// Officers keep their second factor.
    FactorNeeded,
    /// A password that somebody who guesses comes to soon.
    EasilyGuessed,
    /// Somebody else signs in by this identity here.
    IdentityTaken,
    /// Without this one there is no way into the account.
    LastWay,
    /// The link of a letter that was used, or ran out.
    LinkGone,
    /// Who works for an agency does not leave by themselves.
    OfficerStays,
    /// Not one's present password.
    WrongPassword,
    /// The address has an account already.
    Taken,
    /// The round has not opened.
    NotYetOpen { opens: Moment },
    /// The round is closed.
    Closed { closed: Moment },
    /// The consultation was cancelled.
    Cancelled { at: Moment },
    /// The consultation is published already, or no longer in the state the deed needs.
    AlreadyDone,
    /// What was sent is what is there already: nothing would change.
    Unchanged,
    /// The month is past already.
    MonthPast,
    /// Somebody else changed it since this page was drawn.
    ChangedMeanwhile,
    /// Another page of the same author changed this sheet since it was opened.
    SheetMeanwhile { at: Moment },
    /// The authors of so many of these comments changed them since the page was drawn: nothing was decided.
    Rewritten { comments: u32 },
    /// These words do not stand in the comment.
    NotInComment,
    /// Not thirteen digits of a juristic person, or the last does not fit.
    NotJuristic,
    /// The number of a person, which is not kept.
    PersonsNumber,
    /// The digits say that the number is of another kind of organisation.
    NumberOfAnother,
    /// A name that an agency has, or could be taken for one.
    LikeAnAgency,
    /// The name has a child's title; no name of anybody under twenty is published.
    NameOfAChild,
    /// A form sent under the same key said something else; this has not been sent.
    SentBefore { number: u32 },
    /// The issue was removed after the page was opened.
    IssueRemoved,
    /// Nothing stands beside the row that a sign could mean.
    NothingBeside,
    /// No issue has a decision with its reason yet.
    NoneDecided,
    /// A sign means the new issue of a row that names none.
    NoNewIssue { row: u32 },
    /// Nought, for what belongs to no issue, stands beside others.
    NoughtAlone,
    /// There is no such reason for what is outside; from 1 to so many.
    NoSuchReason { most: u32 },
    /// The comment is by whoever agrees with it: it counts already.
    OwnComment,
    /// A moderator has taken the name off this comment.
    NameTakenOff,
    /// Somebody speaks for this organisation already: they themselves.
    SpeaksAlready,
    /// Not everyone may read the comment: nothing is said under it.
    NotShown,
    /// The central office has decided on appeal: what it let be shown only it withholds again.
    OfficeDecided,
    /// An appeal about this decision was made already.
    AppealedAlready,
    /// Nothing was chosen of a list.
    NothingTicked,
    /// One comment is changed so often at most.
    EditedTooOften { most: u32 },
    /// Something of the pre-publication checklist is missing.
    ChecklistIncomplete { missing: u32 },
    /// The round takes comments of signed-in people only.
    SignInNeeded,
    /// The round hears people only whose identity is verified.
    VerifiedNeeded,
    /// The round hears those who were invited, and this is no invitation to it.
    NotInvited,
    /// The round hears each once, and this person has spoken about this.
    SaidAlready,
    /// Once is asked of people who can be told apart; guests cannot.
    NobodyToTell,
    /// One line for each who is invited: so many at most.
    InvitedCount { most: u32 },
    /// The text has no such part.
    NoSuchPart,
    /// These words name no part of the draft.
    NotInDraft { cited: String },
    /// There is no draft yet to say what these words name.
    NeedsDraft { cited: String },
    /// The last day is not a working day: only a warning.
    NotAWorkingDay { day: Day },
    /// No receipt has this number and secret.
    NoSuchReceipt,
    /// A comment that its author took back before.
    WithdrawnAlready,
    /// The number was mistyped: its check digit does not fit.
    Mistyped,
    /// Comments are still waiting to be put under an issue.
    CommentsWaiting { waiting: u32 },
    /// Of these sides comments stand under the issue, and nobody wrote what they say (s.16).
    SidesUnwritten { sides: Vec<crate::result::SideOf> },
    /// Somebody else put some of these comments elsewhere since the page was drawn.
    CodedMeanwhile { comments: u32 },
    /// Themes are being found anew, or others were found since the page was drawn: nothing was put anywhere.
    ThemesMeanwhile,
    /// Nothing of what was chosen would be moved.
    NothingMoves,
    /// There is nothing of this person's to undo.
    NothingToUndo,
    /// Words meant of an issue that do not stand in the comment.
    NotItsWords,
    /// The passage that is quoted does not stand in the part that the comment is about.
    NotInPart,
    /// Outside the hearing and under an issue, both at once.
    UnderAndOutside,
    /// No issue of the hearing has this number.
    NoSuchIssue { number: u32 },
    /// Nothing is left that others sorted and nobody read again.
    NothingToDraw,
    /// The hearing has not closed, so it has no result yet.
    NotClosedYet { closes: Moment },
    /// Bytes that are no text in UTF-8, as they are or in per cent.
    NotText,
    /// A form larger than its door takes, in KiB, or of too many fields.
    FormTooLarge { most: u32 },
    /// A file was to be read and none was chosen.
    FileNotChosen,
    /// A picture was asked for and another file came.
    NotAPicture,
    /// A file larger than is read, in MB; or one of more entries or pages.
    FileTooLarge { most: u32 },
    /// A file that unpacks to far more than it is, or nests beyond reason.
    FileUnpacks,
    /// A file locked by a password.
    FileLocked,
    /// A file without text: empty, or pictures of pages.
    FileWithoutText,
    /// A Word file of before 2007.
    FileOldWord,
    /// A file of none of the kinds that are read.
    FileUnknown,
    /// A damaged file of a kind that is read.
    FileBroken,
    /// A file that was to be a table and is none, or a damaged one; whether one in text is taken too.
    FileNoTable { text: bool },
    /// A file that belongs to a dossier is larger than is kept, in MB.
    AttachmentTooLarge { most: u32 },
    /// Of none of the kinds that are kept, or with macros.
    AttachmentUnknown,
    /// A picture that cannot be followed to its end: nobody knows what else it holds.
    PictureBroken,
    /// So many files come at once, or came from one network, that no more are kept for now.
    FilesForNow,
    /// A comment has as many files as it takes.
    FilesFull { most: u32 },
    /// More files, or more MB together, than a dossier has.
    AttachmentsTooMany { most: u32, together: u32 },
    /// A file that is none of those this form of a text comes as.
    NotThisForm { what: crate::form::What },
    /// A text and a file where one of them is asked.
    TextOrFile,
    /// No captions in WebVTT, or no words in them.
    NotCaptions,
    /// A line of captions whose times cannot be read.
    CaptionLine { line: u32 },
    /// A line of a list names a kind of consultation that there is not.
    NoSuchKind { line: u32 },
    /// A line of the list of holidays begins with no day.
    HolidayLine { line: u32 },
    /// A line that names no province, district or sub-district, or several.
    PlaceLine { line: u32 },
    /// No such district or sub-district in the province that was chosen.
    NoPlaceThere,
    /// No stakeholder of the agency has this address.
    NotOnTheList,
    /// More letters were asked for to this address, or for this receipt, than are sent.
    TooManyLetters,
    /// A line of a file is not as it should be.
    Line { line: u32, fault: crate::stakeholder::Fault },
    /// So many more lines are not.
    MoreLines { more: u32 },
    /// More lines than are taken at once, or in a day, or in all.
    TooManyLines { most: u32 },
    /// The first line of a file names no column for it.
    NoColumns,
    /// More rows than a sheet of a workbook has.
    TooManyRows { most: u32 },
    /// Part of a file's address, which says what it is narrowed to, cannot be read: the file would hold more than it says.
    FilterUnknown,
    /// These words name no question, issue or comment of the hearing.
    NotInHearing { cited: String },
    /// A line of a table with more cells than there are columns.
    UnevenRow { line: u32, most: u32 },
    /// One of s.35's findings holds: the law does not stay as it is.
    MustChange,
    /// The law has no such provision.
    NotInLaw { cited: String },
    /// The law's text in the register has no such provision.
    NotInText { cited: String },
    /// So many proposals about the law say much the same: they are shown, and may be supported.
    AlikeThere { alike: u32 },
    /// A file of several that there is not.
    NoSuchFile { of: u32 },
}

/// All refusals of one form, each with the name of its field; an empty name belongs to the whole form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusals(pub Vec<(String, Refusal)>);

impl Refusals {
    /// A refusal of the whole form.
    pub fn whole(refusal: Refusal) -> Self {
        Refusals(vec![(String::new(), refusal)])
    }

    /// Adds the refusal of one field.
    pub fn add(&mut self, field: impl Into<String>, refusal: Refusal) {
        self.0.push((field.into(), refusal));
    }

    /// Keeps a value, or notes its refusal under the field's name.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, Refusal>) -> Option<T> {
        parsed.map_err(|refusal| self.add(field, refusal)).ok()
    }

    /// Keeps the value of a part of the form, or notes all that was refused of it.
    pub fn join<T>(&mut self, part: Result<T, Refusals>) -> Option<T> {
        part.map_err(|refused| self.0.extend(refused.0)).ok()
    }

    /// The first refusal of a field.
    pub fn of(&self, field: &str) -> Option<&Refusal> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, refusal)| refusal)
    }

    /// Whether nothing was refused.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `Ok` where nothing was refused.
    pub fn none<T>(self, value: impl FnOnce() -> Option<T>) -> Result<T, Refusals> {
        if self.is_empty() { value().ok_or_else(|| Refusals::whole(Refusal::Missing)) } else { Err(self) }
    }
}

impl From<Refusal> for Refusals {
    fn from(refusal: Refusal) -> Self {
        Refusals::whole(refusal)
    }
}
