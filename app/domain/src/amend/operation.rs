//! One change to a law: what is done, to which part, with which words. Shapes only.

use serde::{Deserialize, Serialize};

use crate::comment::coded;
use crate::reading::Kind;
use crate::refusal::Refusal;

coded! {
    /// What is done.
    What {
        /// Other words stand in its place.
        Replace = "replace",
        /// It is new; [`Place`] says where.
        Insert = "insert",
        /// It no longer applies. Its number stays, so that nothing is renumbered.
        Repeal = "repeal",
        /// A heading gets another title.
        Rename = "rename",
        /// Every occurrence of a term becomes another.
        SubstituteTerm = "substitute_term",
        /// A schedule is replaced as a whole.
        ReplaceSchedule = "replace_schedule",
    }
}

/// The last วรรค, however many there are: วรรคท้าย.
pub const LAST: u32 = 0;

/// A heading by its number, and by the heading around it where one was named: ส่วนที่ ๒ ของหมวด ๓.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    pub kind: Kind,
    /// `3/1`
    pub number: String,
    pub within: Option<Box<Heading>>,
}

/// The part of the law that is changed. Numbers are written as the reader writes them: `172/1`, `10 ทวิ`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum Target {
    /// Headings, provisions and schedules: where a term is replaced everywhere.
    Whole,
    /// A มาตรา or ข้อ; with `until`, all from the one to the other.
    Provision { number: String, until: Option<String> },
    /// A วรรค with its items, from 1; [`LAST`] is the last.
    Paragraph { provision: String, paragraph: u32 },
    /// An item by its way from outside in: `["3", "ข"]` is (๓) (ข). In any วรรค where none is named.
    Item { provision: String, paragraph: Option<u32>, item: Vec<String> },
    /// A definition by its term; in any provision where none is named.
    Definition { provision: Option<String>, term: String },
    /// A heading: its title, or, replaced and repealed, everything under it.
    Heading(Heading),
    /// A schedule by its label, without what it is appended to.
    Schedule { label: String },
}

/// Where something new goes. Numbers, marks of items or terms, as its target has them; all empty for a วรรค, whose
/// number says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub after: Option<String>,
    pub before: Option<String>,
    /// The new provision's heading, where the clause brings or names one.
    pub within: Option<Heading>,
}

/// One change. What of it is not needed stays empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    pub what: What,
    pub target: Target,
    pub place: Place,
    /// The law, as the clause names it; empty where it names none.
    pub law: String,
    /// The term that goes, for [`What::SubstituteTerm`].
    pub old: String,
    /// The words that come, paragraphs apart by an empty line, without quotation marks around them.
    pub text: String,
}

impl Operation {
    /// One without place, law or words, to be filled in.
    pub fn bare(what: What, target: Target) -> Operation {
        Operation { what, target, place: Place::default(), law: String::new(), old: String::new(), text: String::new() }
    }
}

impl Target {
    /// The word used in data and forms.
    pub fn kind(&self) -> &'static str {
        match self {
            Target::Whole => "whole",
            Target::Provision { .. } => "provision",
            Target::Paragraph { .. } => "paragraph",
            Target::Item { .. } => "item",
            Target::Definition { .. } => "definition",
            Target::Heading(_) => "heading",
            Target::Schedule { .. } => "schedule",
        }
    }

    /// The number of the provision it is or lies in, where it has one.
    pub fn provision(&self) -> Option<&str> {
        match self {
            Target::Provision { number, .. } => Some(number),
            Target::Paragraph { provision, .. } | Target::Item { provision, .. } => Some(provision),
            Target::Definition { provision, .. } => provision.as_deref(),
            Target::Whole | Target::Heading(_) | Target::Schedule { .. } => None,
        }
    }
}
