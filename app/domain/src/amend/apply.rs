//! Puts changes into a law: the text as it will stand, and for each stretch of it which change wrote it. A change that
//! cannot be made is left, with the reason, and the others are made.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::clause::Bill;
use super::edit::{Edit, edits};
use super::find::Law;
use super::operation::{Operation, What};
use crate::reading::mend::mend;
use crate::reading::read;

/// An operation with the clause that asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The clause's anchor in the bill, or any name for one set by hand.
    pub by: String,
    pub operation: Operation,
}

/// The law as amended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amended {
    /// The law as it was read: with broken letters made whole, else as given.
    pub now: String,
    /// The law with the changes made.
    pub result: String,
    /// What was written, in the order of the text. No two overlap.
    pub marks: Vec<Mark>,
    /// Terms to be replaced that stand in words another change takes away.
    pub covered: Vec<Covered>,
    /// What could not be done, in the order of the changes.
    pub left: Vec<Left>,
}

/// One stretch that was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Index of the change that did it.
    pub change: usize,
    /// Bytes of [`Amended::now`]; empty where something is new.
    pub was: Range<usize>,
    /// Bytes of [`Amended::result`].
    pub is: Range<usize>,
}

/// An occurrence of a term that goes with the words around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Covered {
    /// Index of the change that replaces the term.
    pub change: usize,
    /// Bytes of [`Amended::now`].
    pub was: Range<usize>,
    /// Index of the change that takes the words away.
    pub by: usize,
}

/// A change that was not made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Its index.
    pub change: usize,
    pub why: Why,
}

/// Why a change was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It is about a law of another name.
    AnotherLaw,
    /// The law has no such part.
    NotFound,
    /// Several parts could be meant.
    Ambiguous,
    /// What is to be new is there; what is to be repealed is gone.
    AlreadyThere,
    /// What the new part is to stand beside is not there, or was not said.
    NoPlace,
    /// The term does not occur.
    TermAbsent,
    /// There are no words to write.
    NoText,
    /// The change with this index writes to the same place.
    Conflict(usize),
}

impl Bill {
    /// Its operations in order, each with its clause.
    pub fn changes(&self) -> Vec<Change> {
        let of = |clause: &super::Clause| {
            let by = clause.by.clone();
            clause.operations.clone().into_iter().map(move |operation| Change { by: by.clone(), operation })
        };
        self.clauses.iter().flat_map(of).collect()
    }
}

/// Makes the changes in a law's text. All take effect at once: numbers mean the law as it stands, except those of new
/// parts, which mean it as it will stand; a term is replaced only in words that stay.
///
/// ```
/// use domain::amend::{apply, Change, Operation, Target, What};
/// let target = Target::Provision { number: "2".into(), until: None };
/// let change = Change { by: "m3".into(), operation: Operation::bare(What::Repeal, target) };
/// let amended = apply("มาตรา ๑ ก\n\nมาตรา ๒ ข", &[change]);
/// assert_eq!(amended.result, "มาตรา ๑ ก\n\nมาตรา ๒ (ยกเลิก)");
/// ```
pub fn apply(law: &str, changes: &[Change]) -> Amended {
    let now = mend(law).text;
    let reading = read(&now);
    let law = Law { source: &now, reading: &reading };
    let mut made: Vec<(usize, Edit)> = Vec::new();
    let mut left = Vec::new();
    let mut covered = Vec::new();
    // What goes before what is new before terms: a new part must know what it stands in, a term what stays.
    for turn in [Turn::Writes, Turn::Adds, Turn::Terms] {
        for at in (0..changes.len()).filter(|at| Turn::of(&changes[*at].operation) == turn) {
            match edits(&law, changes, at).and_then(|edits| fitting(edits, &made, changes, at, &mut covered)) {
                Ok(edits) => made.extend(edits.into_iter().map(|edit| (at, edit))),
                Err(why) => left.push(Left { change: at, why }),
            }
        }
    }
    longest_terms(&mut made, changes);
    made.sort_by(|(_, one), (_, other)| {
        let key = |edit: &Edit| (edit.range.start, edit.range.end);
        key(one).cmp(&key(other)).then_with(|| one.rank.cmp(&other.rank))
    });
    left.sort_by_key(|left| left.change);
    let (result, marks) = write(&now, &made);
    Amended { now, result, marks, covered, left }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Writes,
    Adds,
    Terms,
}

impl Turn {
    fn of(operation: &Operation) -> Turn {
        match operation.what {
            What::Insert => Turn::Adds,
            What::SubstituteTerm => Turn::Terms,
            _ => Turn::Writes,
        }
    }
}

/// The edits that fit beside those made before; one that does not is a conflict of the whole change.
fn fitting(
    edits: Vec<Edit>,
    made: &[(usize, Edit)],
    changes: &[Change],
    at: usize,
    covered: &mut Vec<Covered>,
) -> Result<Vec<Edit>, Why> {
    let terms = Turn::of(&changes[at].operation) == Turn::Terms;
    let mut kept = Vec::new();
    for edit in edits {
        match made.iter().find(|(_, other)| clash(&edit, other)) {
            None => kept.push(edit),
            // The words that come say themselves what they want; and other terms are settled afterwards.
            Some((by, _)) if terms && Turn::of(&changes[*by].operation) == Turn::Terms => kept.push(edit),
            Some((by, _)) if terms => covered.push(Covered { change: at, was: edit.range, by: *by }),
            // A clause that names a chapter and its sections repeals each once.
            Some((by, other))
                if changes[*by].by == changes[at].by && other.range == edit.range && other.text == edit.text => {}
            Some((by, _)) => return Err(Why::Conflict(*by)),
        }
    }
    Ok(kept)
}

fn clash(edit: &Edit, other: &Edit) -> bool {
    let inside = |point: usize, range: &Range<usize>| range.start < point && point < range.end;
    match (edit.range.is_empty(), other.range.is_empty()) {
        (true, true) => false,
        (true, false) => {
            let whole = edit.within.as_ref().is_some_and(|w| other.range.start <= w.start && w.end <= other.range.end);
            whole || inside(edit.range.start, &other.range)
        }
        (false, true) => inside(other.range.start, &edit.range),
        (false, false) => edit.range.start < other.range.end && other.range.start < edit.range.end,
    }
}

/// Of terms that overlap the longer stands: อธิบดีกรมเจ้าท่า before กรมเจ้าท่า.
fn longest_terms(made: &mut Vec<(usize, Edit)>, changes: &[Change]) {
    let is_term = |at: usize| Turn::of(&changes[at].operation) == Turn::Terms;
    let mut terms: Vec<(usize, Edit)> = made.iter().filter(|(at, _)| is_term(*at)).cloned().collect();
    made.retain(|(at, _)| !is_term(*at));
    terms.sort_by_key(|(at, edit)| (edit.range.start, std::cmp::Reverse(edit.range.end), *at));
    let mut end = 0;
    for (at, edit) in terms {
        if edit.range.start >= end {
            end = edit.range.end;
            made.push((at, edit));
        }
    }
}

fn write(now: &str, made: &[(usize, Edit)]) -> (String, Vec<Mark>) {
    let mut result = String::with_capacity(now.len());
    let mut marks = Vec::with_capacity(made.len());
    let mut from = 0;
    for (change, edit) in made {
        result.push_str(now.get(from..edit.range.start).unwrap_or_default());
        let start = result.len() + edit.lead;
        result.push_str(&edit.text);
        marks.push(Mark { change: *change, was: edit.range.clone(), is: start..result.len() });
        from = edit.range.end.max(from);
    }
    result.push_str(now.get(from..).unwrap_or_default());
    (result, marks)
}
