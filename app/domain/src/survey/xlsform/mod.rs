//! XLSForm (<https://xlsform.org>), the field's format of questionnaires: sheets of rows to questions and back. What a survey here does not ask is refused with
//! its sheet and row, never left out in silence; what says nothing of the questions (pictures, other languages, when a form was begun) is left out and told.
//!
//! What XLSForm has no word for stands in columns of ours (`audience`, `unit`, `least`, `most`, `decimals`), which its tools pass over, and in
//! appearances: `likert` is a scale, `money`, `place-1` to `place-3`, `multiline` a long text, a group of `table-list` a matrix, and so are rows of `list-nolabel` under one of `label`. The bounds and the audience
//! stand in `constraint` and `relevant` as well, so that every tool holds to them.

mod choices;
mod header;
mod kind;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::read;
pub use write::{Labels, write};

use super::expression::Expression;
use super::{Audience, Form, NewQuestion};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// A sheet of a workbook: its rows, each with its number as people see it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<(u32, Vec<String>)>,
}

/// What is not as it should be, and where: a sheet's name, a row as its program numbers it, a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    pub sheet: String,
    /// 0 for the whole sheet.
    pub row: u32,
    pub column: String,
    pub wrong: Wrong,
}

/// What is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wrong {
    /// There is no such sheet, or no row in it.
    NoSheet,
    /// The sheet has no such column.
    NoColumn,
    /// No type of question that XLSForm knows.
    NoSuchType { typed: String },
    /// A type of question that is not asked here.
    NotAsked { typed: String },
    /// A column that is not taken has something in it.
    NotTaken { typed: String },
    /// No list of choices is called so.
    NoSuchList { name: String },
    /// Questions asked again and again.
    Repeats,
    /// A group ends that did not begin, or the reverse.
    Unclosed,
    /// A table whose rows have other choices, or are no choices.
    NotATable,
    /// What every form refuses.
    Refused(Box<Refusal>),
    /// So many faults more.
    More { more: u32 },
}

/// What was left out of a form that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// A row that asks nothing of a person, by its type.
    Row { row: u32, typed: String },
    /// A column that says nothing here, by its name.
    Column(String),
    /// The answer to another question in a text: what is said is the same for everybody.
    Answer { sheet: String, row: u32, column: String },
    /// A language beside Thai and English.
    Language(String),
}

/// A form that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    pub questions: Vec<NewQuestion>,
    pub left: Vec<Left>,
}

/// The question that asks for the audience, for tools that know none.
const AUDIENCE: &str = "siang_audience";
/// The list of the five steps that every scale has, and the choice of no opinion.
const FIVE: &str = "siang_five";
const NO_OPINION: &str = "no_opinion";

/// The bounds as a rule, for tools that do not know the columns; empty where a form has none that a rule can say.
fn bounds(question: &NewQuestion) -> String {
    let of = |bound: i64| match question.form {
        Form::Date => format!("date('{}')", crate::time::Day(bound).written()),
        _ => bound.to_string(),
    };
    let what = match question.form {
        Form::Number | Form::Money | Form::Date => ".",
        Form::Short | Form::Text => "string-length(.)",
        Form::Several => "count-selected(.)",
        _ => return String::new(),
    };
    let least = question.least.map(|least| format!("{what} >= {}", of(least)));
    let most = question.most.map(|most| format!("{what} <= {}", of(most)));
    least.into_iter().chain(most).collect::<Vec<_>>().join(" and ")
}

/// The rule that a question is put to its audience; empty for everyone.
fn audience(of: Audience) -> String {
    if of == Audience::Everyone { String::new() } else { format!("${{{AUDIENCE}}} = '{}'", of.code()) }
}

/// A rule that goes without saying before one's own.
fn both(ours: &str, own: &str) -> String {
    match (ours.is_empty(), own.is_empty()) {
        (true, _) => own.to_string(),
        (_, true) => ours.to_string(),
        _ => format!("{ours} and ({own})"),
    }
}

/// Two rules that both hold.
fn together(outer: &str, own: &str) -> String {
    match (outer.is_empty(), own.is_empty()) {
        (true, _) => own.to_string(),
        (_, true) => outer.to_string(),
        _ => {
            let both = both(&format!("({outer})"), own);
            // Without brackets that say nothing, where it is understood.
            Expression::parse(&both).map_or(both, |understood| understood.to_string())
        }
    }
}

/// One's own rule of what [`both`] made.
fn apart(ours: &str, rule: &str) -> String {
    if ours.is_empty() {
        return rule.to_string();
    }
    match rule.strip_prefix(ours).map(str::trim) {
        Some("") => String::new(),
        Some(rest) => {
            let inner = rest.strip_prefix("and (").and_then(|rest| rest.strip_suffix(')'));
            inner.unwrap_or(rule).to_string()
        }
        None => rule.to_string(),
    }
}
