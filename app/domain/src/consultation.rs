//! A consultation: one dossier put to the public, with its round, its texts (s.14) and its draft.

use crate::admission::Admission;
use crate::agency::{Agency, Then};
use crate::id::{AgencyId, ConsultationId, RoundId, VersionId};
use crate::key_point::{KeyPoint, PastPoint};
use crate::lang::Lang;
use crate::local::{Place, Scope};
use crate::phase::{Dates, Phase};
use crate::round::Shows;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// The kind of a consultation; what each needs is [`crate::checklist`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// หลักการของร่างกฎหมาย, s.12–14: no text.
    Principles,
    /// ร่างกฎหมาย, s.12–14.
    Bill,
    /// ร่างกฎ, s.5 para 5.
    Rule,
    /// ข้อบัญญัติท้องถิ่น, s.5, 9.
    Ordinance,
    /// ประเมินผลสัมฤทธิ์, s.30–31: of a law in force.
    Evaluation,
}

impl Kind {
    pub const ALL: [Kind; 5] = [Kind::Principles, Kind::Bill, Kind::Rule, Kind::Ordinance, Kind::Evaluation];

    pub fn code(self) -> &'static str {
        match self {
            Kind::Principles => "principles",
            Kind::Bill => "bill",
            Kind::Rule => "rule",
            Kind::Ordinance => "ordinance",
            Kind::Evaluation => "evaluation",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether a text of a draft belongs to it.
    pub fn has_draft(self) -> bool {
        matches!(self, Kind::Bill | Kind::Rule | Kind::Ordinance)
    }

    /// Whether it asks a survey.
    pub fn has_survey(self) -> bool {
        self == Kind::Evaluation
    }
}

/// The four ticks of s.14(4), in the Act's order.
pub const SYSTEMS: [&str; 4] = ["permit", "committee", "penalty", "discretion"];

/// One of the four: not used, or used with its reason. `None` where the officer has not said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct System {
    pub used: Option<bool>,
    pub reason: String,
}

/// Where and what a consultation is about, and the texts of s.14: everything an officer writes except key points, draft
/// and dates. Plain text or Markdown; nothing is HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// Full title, never cut (real ones run to 318 characters).
    pub title: String,
    /// ชื่อเรียกสั้น.
    pub short_name: String,
    /// The words people use for it, one a line.
    pub names: Vec<String>,
    /// What would change, for whom: two or three lines for the head of the page.
    pub change: String,
    pub whom: String,
    /// How the hearing is announced and held (s.14).
    pub method: String,
    /// s.14(1): problem, causes, necessity, purpose, intended result.
    pub problem: String,
    /// s.14(2): the principles or key points in plain words.
    pub explanation: String,
    /// s.14(3): who is or may be affected, and how.
    pub affected: String,
    /// s.14(4), in the order of [`SYSTEMS`].
    pub systems: [System; 4],
    /// The empowering section of a subordinate rule or ordinance.
    pub basis: String,
    /// Of an evaluation: the law, its rules, its objectives (s.30–31).
    pub law: String,
    pub objectives: String,
    /// Codes of subjects, as the rules have them ([`crate::rules`]), shipped with [`SUBJECTS`].
    pub subjects: Vec<String>,
    /// Official codes of provinces, districts and sub-districts ([`crate::place`]); empty: the whole country.
    pub areas: Vec<String>,
}

/// The subjects: ten focus groups of the national digital-government plan 2566–2570 and "other". Codes; `words` has the names.
pub const SUBJECTS: [&str; 11] = [
    "education",
    "health",
    "farming",
    "welfare",
    "openness",
    "smes",
    "labour",
    "environment",
    "justice",
    "tourism",
    "other",
];

/// One dated period of hearing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    pub id: RoundId,
    /// From 1.
    pub number: u32,
    pub opens: Moment,
    /// Inclusive.
    pub closes: Moment,
    /// Who may speak, and how often.
    #[serde(alias = "guests", deserialize_with = "crate::admission::kept")]
    pub admission: Admission,
    /// From when everyone sees counts by stance and what a survey was answered.
    #[serde(alias = "counts_show", deserialize_with = "crate::round::kept")]
    pub shows: Shows,
    /// Why it is shorter than recommended, for the public.
    pub short_reason: String,
    /// Why it was closed before its day, for the public.
    pub closed_early: Option<String>,
}

/// The text consulted on, without its provisions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    pub id: VersionId,
    /// From 1.
    pub number: u32,
    pub made: Moment,
    pub published: Option<Moment>,
    /// How many provisions (มาตรา or ข้อ) it has.
    pub provisions: u32,
    /// Whether it is so large that it is shown by its largest divisions.
    pub by_division: bool,
}

/// A whole dossier, as its own page and the desk show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    pub id: ConsultationId,
    /// Who looks after it: what may be done follows from it.
    pub agency: Agency,
    /// Who published it, under which name, where that has changed since.
    pub then: Option<Then>,
    pub kind: Kind,
    pub texts: Texts,
    pub round: Option<Round>,
    pub version: Option<Version>,
    /// What its round asks; of the first while that is prepared.
    pub key_points: Vec<KeyPoint>,
    /// Key points of earlier rounds that the present one asks no more, in the order of their numbers.
    pub past_points: Vec<PastPoint>,
    pub dates: Dates,
    pub cancel_reason: String,
    /// Comments that count: everything received and not withdrawn.
    pub comments: u64,
    /// Answer sheets received.
    pub sheets: u64,
    /// When a result was last put aside for one to come: a preliminary one when it was published, another when a further round was opened.
    pub early: Option<Moment>,
    /// Counts up with every change by the desk: a page drawn from an older one is refused (two officers at once).
    pub revision: i64,
}

impl Consultation {
    pub fn phase(&self, now: Moment) -> Phase {
        Phase::at(&self.dates, now)
    }

    /// Whether everyone is told in numbers what was said so far: how many took which side, what a survey was answered.
    pub fn numbers_show(&self, now: Moment) -> bool {
        let shows = self.round.as_ref().map_or(Shows::Closed, |round| round.shows);
        match self.phase(now) {
            Phase::Preparing => false,
            Phase::Open => shows == Shows::Live,
            Phase::Summarised => true,
            Phase::Announced | Phase::Closed | Phase::Cancelled => {
                shows != Shows::Result || self.round.as_ref().is_some_and(|round| self.result_since(round))
            }
        }
    }

    /// The same of what one of its earlier rounds brought.
    pub fn numbers_of(&self, round: &Round, now: Moment) -> bool {
        let told = round.shows != Shows::Result || self.dates.summarised.is_some() || self.result_since(round);
        self.phase(now).is_public() && round.closes < now && told
    }

    /// Whether a result that tells of a round was published, though the final one is to come.
    fn result_since(&self, round: &Round) -> bool {
        self.early.is_some_and(|at| at > round.closes)
    }

    /// A key point by its number, of whichever round.
    pub fn point(&self, number: u32) -> Option<&KeyPoint> {
        self.points().find(|point| point.number == number)
    }

    /// The key points of every round so far.
    pub fn points(&self) -> impl Iterator<Item = &KeyPoint> {
        self.key_points.iter().chain(self.past_points.iter().map(|past| &past.point))
    }

    /// The number of the round whose key points and questions may be written now: the first while it is prepared, after a close the one to come,
    /// and a further one until it is open.
    pub fn round_written(&self, now: Moment) -> Option<u32> {
        let number = self.round.as_ref().map_or(1, |round| round.number);
        match self.phase(now) {
            Phase::Preparing => Some(1),
            Phase::Closed | Phase::Summarised => Some(number + 1),
            Phase::Announced if number > 1 => Some(number),
            _ => None,
        }
    }

    /// The agency that published it, by the name it had then: Thai and English, which may be empty.
    pub fn names_then(&self) -> (&str, &str) {
        match &self.then {
            Some(then) => (&then.name_th, &then.name_en),
            None => (&self.agency.name_th, &self.agency.name_en),
        }
    }

    /// The same in the reader's language, the Thai one where there is no English.
    pub fn by(&self, lang: Lang) -> &str {
        match self.names_then() {
            (_, en) if lang == Lang::En && !en.is_empty() => en,
            (th, _) => th,
        }
    }

    /// What leads everywhere: the short name, or the full title where there is none.
    pub fn name(&self) -> &str {
        if self.texts.short_name.is_empty() { &self.texts.title } else { &self.texts.short_name }
    }
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub id: ConsultationId,
    pub agency: AgencyId,
    /// The agency by the name under which it was published.
    pub agency_name_th: String,
    pub agency_name_en: String,
    /// Of a local body: where it is.
    pub place: Option<Place>,
    pub kind: Kind,
    pub title: String,
    pub short_name: String,
    pub dates: Dates,
    pub comments: u64,
    pub sheets: u64,
}

impl Card {
    pub fn phase(&self, now: Moment) -> Phase {
        Phase::at(&self.dates, now)
    }

    pub fn name(&self) -> &str {
        if self.short_name.is_empty() { &self.title } else { &self.short_name }
    }
}

/// What a list is narrowed to; every field is optional. State is a question about dates and the clock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    pub subject: Option<String>,
    pub area: Option<String>,
    pub agency: Option<AgencyId>,
    pub kind: Option<Kind>,
    pub state: Option<Phase>,
    /// Only those of which everyone may read a result, be it a preliminary one.
    pub with_result: bool,
    /// Of which bodies: an agency that is named is found wherever it belongs.
    pub scope: Scope,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// Open ones first, closing soonest first; then the rest, newest first.
    #[default]
    ClosingSoonest,
    Newest,
    MostCommented,
}

impl Sort {
    pub fn code(self) -> &'static str {
        match self {
            Sort::ClosingSoonest => "closing",
            Sort::Newest => "newest",
            Sort::MostCommented => "commented",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        [Sort::ClosingSoonest, Sort::Newest, Sort::MostCommented].into_iter().find(|sort| sort.code() == code)
    }
}

/// A piece of a draft as the store keeps it and the pages draw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// Its place in the order of the text, from 0.
    pub place: u32,
    /// Unique in its version: `m10`, `chapter-2`.
    pub anchor: String,
    /// A word of the provision reader's kinds: `provision`, `chapter`, `memorandum` …
    pub kind: String,
    /// Arabic digits; empty if none.
    pub number: String,
    /// As written: "มาตรา ๑๐".
    pub label: String,
    /// Labels of the enclosing headings, outermost first.
    pub path: Vec<String>,
    pub text: String,
    /// HTML derived from the text by us, escaped by construction; ready to stand in a page.
    pub html: String,
    /// The largest division it belongs to, from 0.
    pub division: u32,
}
