//! A draft over the law that it amends: what its clauses change, what was set by hand, and both texts part by part.

use crate::problem::Problem;
use crate::request::Visit;
use compare::{Differ, Stretch};
use domain::amend::{self, Amended, Beside, Bill, Change, Clause};
use domain::consultation::{Consultation, Version};
use domain::reading::{self, Reading};
use std::collections::HashSet;

/// Where the text of the law is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// The agency gave it, from where it says.
    Agency(String),
    /// The operator brought it, from this address.
    Brought(String),
}

/// The law in force, before anything is done to it.
pub struct Law {
    pub text: String,
    pub from: From,
}

/// A draft that amends, with what is known of the law.
pub struct Draft {
    pub reading: Reading,
    pub bill: Bill,
    pub law: Option<Law>,
    /// What was set by hand.
    pub hand: Vec<Change>,
}

/// One part of the law that is changed.
pub struct Row {
    pub beside: Beside,
    /// The words of both texts.
    pub stretches: Vec<Stretch>,
    /// The changes made in it, each once.
    pub changes: Vec<usize>,
}

/// The law with the draft's changes made.
pub struct Made {
    pub changes: Vec<Change>,
    pub amended: Amended,
    pub now: Reading,
    pub result: Reading,
    pub rows: Vec<Row>,
}

/// Whether a draft's title says that it amends a law.
pub fn says_so(one: &Consultation) -> bool {
    one.version.is_some() && amend::titled_so(&one.texts.title)
}

/// Reads a version over its law; nothing where it changes none.
///
/// # Errors
/// Faults of the store.
pub async fn load(visit: &Visit, one: &Consultation, version: &Version) -> Result<Option<Draft>, Problem> {
    let store = &visit.site.store;
    let kept = store::amended::kept(store, one.id).await?;
    let source = store::version::source_of(store, version.id).await?;
    let (reading, bill) = store::apart(move || {
        let reading = reading::read(&source);
        let bill = amend::read(&reading);
        (reading, bill)
    })
    .await?;
    if bill.clauses.is_empty() {
        return Ok(None);
    }
    let kept = kept.unwrap_or_default();
    let law = match kept.source.is_empty() {
        false => Some(Law { text: kept.source, from: From::Agency(kept.origin) }),
        true => match name_of(&bill) {
            Some(name) => {
                let found = store::law::named(store, &name).await?;
                found.map(|law| Law { text: law.text, from: From::Brought(law.address) })
            }
            None => None,
        },
    };
    Ok(Some(Draft { reading, bill, law, hand: kept.hand }))
}

/// The clauses of a public draft that a page shows over the law; none where there is no law to show them over.
///
/// # Errors
/// Faults of the store.
pub async fn clauses(visit: &Visit, one: &Consultation, version: &Version) -> Result<HashSet<String>, Problem> {
    // Most drafts amend nothing, and are not read for it.
    if !says_so(one) && store::amended::kept(&visit.site.store, one.id).await?.is_none() {
        return Ok(HashSet::new());
    }
    let draft = load(visit, one, version).await?.filter(|draft| draft.law.is_some());
    Ok(draft.map(|draft| draft.bill.clauses.into_iter().map(|clause| clause.by).collect()).unwrap_or_default())
}

/// The law that the bill amends, as its first clause names it.
pub fn name_of(bill: &Bill) -> Option<String> {
    let operations = bill.clauses.iter().flat_map(|clause| &clause.operations);
    operations.map(|operation| operation.law.clone()).find(|law| !law.is_empty())
}

impl Draft {
    /// Whether what a clause changes was set by hand.
    pub fn by_hand(&self, clause: &str) -> bool {
        self.hand.iter().any(|change| change.by == clause)
    }

    /// Every change in the order of the clauses: those set by hand in the place of what was read.
    pub fn changes(&self) -> Vec<Change> {
        self.bill.clauses.iter().flat_map(|clause| self.changes_of(clause)).collect()
    }

    fn changes_of(&self, clause: &Clause) -> Vec<Change> {
        if self.by_hand(&clause.by) {
            return self.hand.iter().filter(|change| change.by == clause.by).cloned().collect();
        }
        let change = |operation| Change { by: clause.by.clone(), operation };
        clause.operations.iter().cloned().map(change).collect()
    }

    /// The label of a clause: "มาตรา ๓".
    pub fn label<'a>(&'a self, clause: &'a str) -> &'a str {
        self.bill.clauses.iter().find(|one| one.by == clause).map_or(clause, |one| one.label.as_str())
    }

    /// A clause as the draft has it.
    pub fn text(&self, clause: &str) -> &str {
        self.reading.pieces.iter().find(|piece| piece.anchor == clause).map_or("", |piece| piece.text.trim())
    }

    /// Makes the changes; a blocking work. Nothing where there is no law.
    pub fn made(&self) -> Option<Made> {
        let changes = self.changes();
        let amended = amend::apply(&self.law.as_ref()?.text, &changes);
        let (now, result) = (reading::read(&amended.now), reading::read(&amended.result));
        let mut differ = Differ::new();
        let rows = amend::beside(&amended, &now, &result)
            .into_iter()
            .map(|beside| {
                let text = |at: Option<usize>, of: &Reading| at.map_or("", |at| of.pieces[at].text.trim()).to_string();
                let (old, new) = (text(beside.now, &now), text(beside.result, &result));
                let mut changes: Vec<usize> =
                    beside.marks.iter().filter_map(|mark| Some(amended.marks.get(*mark)?.change)).collect();
                changes.sort_unstable();
                changes.dedup();
                Row { stretches: differ.difference(&old, &new), beside, changes }
            })
            .collect();
        Some(Made { changes, amended, now, result, rows })
    }
}
