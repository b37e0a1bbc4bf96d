//! Stakeholders that an agency names (s.15): an address, who that is, of which class, told of which subjects.

use crate::comment::Class;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// Lines of one file.
pub const MOST_LINES: u32 = 5_000;
/// The largest file, in MB.
pub const LARGEST: u32 = 1;
/// Stakeholders that one agency has.
pub const MOST: u32 = 50_000;
/// New ones in a day.
pub const MOST_A_DAY: u32 = 10_000;
/// The longest name, in graphemes.
pub const LONGEST_NAME: u32 = 200;
/// Bad lines that are told one by one.
pub const MOST_TOLD: usize = 30;

/// One line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub email: String,
    pub name: String,
    pub class: Class,
    /// Codes; none: every subject.
    pub subjects: Vec<String>,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    NotAnEmail,
    NoSuchClass(String),
    NoSuchSubject(String),
    /// The address stands in an earlier line, with something else beside it.
    Repeats(u32),
    /// It has more columns than the first line.
    Columns,
    /// A name that is too long or has signs that no keyboard types.
    Name,
}

/// The columns of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Email,
    Name,
    Class,
    Subjects,
}

impl Fault {
    /// As the refusal of a line; what is quoted is cut.
    pub fn at(self, line: u32) -> Refusal {
        let cut = |said: String| said.chars().take(40).collect();
        let fault = match self {
            Fault::NoSuchClass(said) => Fault::NoSuchClass(cut(said)),
            Fault::NoSuchSubject(said) => Fault::NoSuchSubject(cut(said)),
            other => other,
        };
        Refusal::Line { line, fault }
    }
}
