//! Templates: what a new dossier of a kind begins from. An agency keeps its own, the central office one for everyone; of what neither
//! says, the program has a beginning for local bodies.

use crate::admission::Admission;
use crate::consultation::Texts;
use crate::id::AgencyId;
use crate::key_point::{self, KeyPoint};
use crate::round::Shows;
use crate::survey::NewQuestion;
use serde::{Deserialize, Serialize};

/// Whose a template is: an agency's, or everyone's.
pub const EVERYONE: AgencyId = AgencyId(0);

/// A key point that a dossier begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    pub title: String,
    pub body: String,
    pub question: String,
}

impl From<Point> for key_point::New {
    fn from(point: Point) -> Self {
        key_point::New { title: point.title, body: point.body, question: point.question, provisions: Vec::new() }
    }
}

impl From<key_point::New> for Point {
    fn from(point: key_point::New) -> Self {
        Point { title: point.title, body: point.body, question: point.question }
    }
}

impl From<KeyPoint> for Point {
    fn from(point: KeyPoint) -> Self {
        Point { title: point.title, body: point.body, question: point.question }
    }
}

/// What a dossier begins from. Its title is the officer's own each time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Template {
    pub texts: Texts,
    pub points: Vec<Point>,
    /// Of a kind that asks a survey: its questions.
    pub questions: Vec<NewQuestion>,
    pub policy: Policy,
}

/// What a round begins from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct Policy {
    /// Who may speak, and how often.
    pub admission: Admission,
    /// From when everyone sees numbers.
    pub shows: Shows,
}

/// A policy as it is kept, also from before there was more to say than whether guests may speak.
#[derive(Deserialize)]
struct Kept {
    guests: Option<bool>,
    admission: Option<Admission>,
    #[serde(default, alias = "counts_show", deserialize_with = "crate::round::kept")]
    shows: Shows,
}

impl From<Kept> for Policy {
    fn from(kept: Kept) -> Policy {
        let before = kept.guests.map(Admission::of_guests);
        Policy { admission: kept.admission.or(before).unwrap_or_default(), shows: kept.shows }
    }
}
