//! What is asked of the index and what it answers.

use crate::doc::DocKind;
use crate::passage::Highlight;

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Relevance,
    Date,
    Commented,
}

/// What results are narrowed to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filters {
    pub kind: Option<DocKind>,
    pub agency: Option<i64>,
    pub consultation_kind: Option<String>,
    pub subject: Option<String>,
    pub area: Option<String>,
    /// The year B.E. in which the hearing opens or opened.
    pub year: Option<i32>,
    /// `announced`, `open`, `closed`, `summarised`, `cancelled` or `elsewhere`, as of [`Query::now`]; of laws `in_force` or `repealed`.
    pub state: Option<String>,
    /// Only inside one consultation, or one law.
    pub group: Option<i64>,
    /// Only comments with this stance.
    pub stance: Option<u8>,
    /// Only comments of this class of people.
    pub class: Option<u8>,
}

/// A search as a person asks it.
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub text: String,
    pub filters: Filters,
    pub sort: Sort,
    /// From 1; a page is of consultations.
    pub page: usize,
    pub per_page: usize,
    /// UTC milliseconds.
    pub now: i64,
    /// Only the words as typed: the thesaurus is not asked.
    pub literal: bool,
}

/// One thing found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub id: String,
    pub kind: DocKind,
    pub group: i64,
    pub score: f32,
}

/// What was found of one consultation, best first.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub id: i64,
    pub score: f32,
    pub hits: Vec<Hit>,
    /// How many there are in all; `hits` has the best of them.
    pub count: usize,
}

/// Counts of consultations by facet, of everything found before its own filter.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    pub kinds: Vec<(String, usize)>,
    pub agencies: Vec<(i64, usize)>,
    pub consultation_kinds: Vec<(String, usize)>,
    pub subjects: Vec<(String, usize)>,
    pub areas: Vec<(String, usize)>,
    pub states: Vec<(String, usize)>,
    /// By year B.E., the newest first.
    pub years: Vec<(i32, usize)>,
    /// Inside one consultation: comments found by stance and by class.
    pub stances: Vec<(u8, usize)>,
    pub classes: Vec<(u8, usize)>,
}

/// A word of the question and the words that were looked for in its place as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// As a person typed it, normalised.
    pub typed: String,
    /// The law's words.
    pub also: Vec<String>,
}

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// Things found, at most [`crate::Index::DEEPEST`].
    pub total: usize,
    /// Consultations they belong to.
    pub groups_total: usize,
    pub groups: Vec<Group>,
    /// Nothing has what was asked; what is listed has a part of it.
    pub near: bool,
    /// The question names a law or a section of one.
    pub cites: bool,
    pub facets: Facets,
    pub highlight: Highlight,
    /// "รวมผลของคำว่า …": switched off by [`Query::literal`].
    pub expansions: Vec<Expansion>,
    /// Another spelling of the question, where the one typed is unlikely.
    pub meant: Option<String>,
}
