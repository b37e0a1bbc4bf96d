//! What the index knows of one thing that can be found.

/// The kinds of things that can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocKind {
    Consultation,
    KeyPoint,
    Provision,
    Comment,
    Survey,
    Summary,
    /// A hearing held in another system, of which only what that says is known: a group of its own, by its id below nothing.
    Elsewhere,
    /// A law of the register: the head of its provisions and of what is proposed about it, in the index of laws alone.
    Law,
    /// A proposal about a law.
    Proposal,
}

impl DocKind {
    /// In the order of the numbers that an index keeps: new ones come last.
    pub const ALL: [DocKind; 9] = [
        DocKind::Consultation,
        DocKind::KeyPoint,
        DocKind::Provision,
        DocKind::Comment,
        DocKind::Survey,
        DocKind::Summary,
        DocKind::Elsewhere,
        DocKind::Law,
        DocKind::Proposal,
    ];

    pub fn code(self) -> &'static str {
        match self {
            DocKind::Consultation => "consultation",
            DocKind::KeyPoint => "key_point",
            DocKind::Provision => "provision",
            DocKind::Comment => "comment",
            DocKind::Survey => "survey",
            DocKind::Summary => "summary",
            DocKind::Elsewhere => "elsewhere",
            DocKind::Law => "law",
            DocKind::Proposal => "proposal",
        }
    }

    /// Whether it stands for its whole group: filters, facets and orders look at it.
    pub(crate) fn is_head(self) -> bool {
        matches!(self, DocKind::Consultation | DocKind::Elsewhere | DocKind::Law)
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One thing to be found. Times are UTC milliseconds; the state is a question about dates, asked with the clock.
#[derive(Clone, Debug)]
pub struct Doc {
    /// Unique: `c12`, `c12/k2`, `c12/m10`, `o345`; in the index of laws `l7`, `l7/m10`, `p3`.
    pub id: String,
    pub kind: DocKind,
    /// The consultation's id; the law's.
    pub group: i64,
    pub title: String,
    /// The law or draft that a provision, a key point or a consultation belongs to, by its full title; empty where there is
    /// none. Citations are looked up by it.
    pub law: String,
    /// Short names and people's words.
    pub names: Vec<String>,
    pub text: String,
    /// A section's number, Arabic digits; empty where the text says it itself (`มาตรา ๑๐ …`) or there is none.
    pub number: String,
    pub agency: Option<i64>,
    /// Its name, for `หน่วยงาน:…`.
    pub agency_name: String,
    pub consultation_kind: Option<String>,
    pub subjects: Vec<String>,
    pub areas: Vec<String>,
    pub opens: Option<i64>,
    pub closes: Option<i64>,
    pub published: Option<i64>,
    pub summarised: Option<i64>,
    /// A law's: it is repealed.
    pub cancelled: bool,
    pub stance: Option<u8>,
    /// The class of the commenter, by the caller's numbering.
    pub class: Option<u8>,
    /// When it was said or published.
    pub at: i64,
    pub comments: u64,
    /// Of what state of its source a law's head tells, so that it is known which are to be written anew.
    pub stamp: String,
}

impl Doc {
    /// A thing with nothing but its id, kind and consultation.
    pub fn new(id: impl Into<String>, kind: DocKind, group: i64) -> Doc {
        Doc {
            id: id.into(),
            kind,
            group,
            title: String::new(),
            law: String::new(),
            names: Vec::new(),
            text: String::new(),
            number: String::new(),
            agency: None,
            agency_name: String::new(),
            consultation_kind: None,
            subjects: Vec::new(),
            areas: Vec::new(),
            opens: None,
            closes: None,
            published: None,
            summarised: None,
            cancelled: false,
            stance: None,
            class: None,
            at: 0,
            comments: 0,
            stamp: String::new(),
        }
    }
}
