//! A draft over the laws that it amends: what its clauses change in each, what was set by hand, and both texts part by part.

use crate::problem::Problem;
use crate::request::Visit;
use compare::{Differ, Stretch};
use domain::amend::{self, Amended, Beside, Bill, Change, Clause};
use domain::consultation::{Consultation, Version};
use domain::reading::{self, Piece, Reading};
use std::collections::{HashMap, HashSet};
use store::amended::Kept;

/// Where the text of a law is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// The agency gave it, from where it says.
    Agency(String),
    /// The operator brought it, from this address.
    Brought(String),
}

/// A law in force that the draft amends.
pub struct Law {
    /// As the draft names it; empty where it names none.
    pub name: String,
    /// The changes that are about it, by their places among all.
    pub changes: Vec<usize>,
    /// Its text before anything is done to it, where there is one.
    pub text: Option<(String, From)>,
}

/// A draft that amends, with what is known of its laws.
pub struct Draft {
    pub reading: Reading,
    pub bill: Bill,
    /// In the order in which the draft names them.
    pub laws: Vec<Law>,
    /// What was set by hand.
    pub hand: Vec<Change>,
    /// Every change in the order of the clauses: those set by hand in the place of what was read.
    pub changes: Vec<Change>,
}

/// One part of the law that is changed.
pub struct Row {
    pub beside: Beside,
    /// The words of both texts.
    pub stretches: Vec<Stretch>,
    /// The changes made in it, each once.
    pub changes: Vec<usize>,
}

/// A law with the draft's changes made.
pub struct Made {
    /// Its place among the draft's laws.
    pub law: usize,
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
    let kept = given(visit, one).await?;
    let source = store::version::source_of(store, version.id).await?;
    let kept = kept.unwrap_or_default();
    let set: HashSet<String> = kept.hand.iter().map(|change| change.by.clone()).collect();
    let (reading, bill) = store::apart(move || {
        let reading = reading::read(&source);
        let bill = with_those_set(amend::read(&reading), &reading, &set);
        (reading, bill)
    })
    .await?;
    if bill.clauses.is_empty() {
        return Ok(None);
    }
    let changes: Vec<Change> = bill.clauses.iter().flat_map(|clause| changes_of(clause, &kept.hand)).collect();
    let mut laws = Vec::new();
    for (place, of) in amend::by_law(&changes).into_iter().enumerate() {
        let key = amend::name_key(&of.name);
        // What was given without a name is the first law's.
        let given = |key: &str| kept.laws.iter().find(|one| one.key == key);
        let given = given(&key).or_else(|| given("").filter(|_| place == 0));
        let text = match given {
            Some(given) => Some((given.source.clone(), From::Agency(given.origin.clone()))),
            None => brought(visit, &of.name).await?,
        };
        laws.push(Law { name: of.name, changes: of.changes, text });
    }
    Ok(Some(Draft { reading, bill, laws, hand: kept.hand, changes }))
}

/// What was read, and the clauses of which something was set by hand where nothing was read.
fn with_those_set(mut bill: Bill, reading: &Reading, set: &HashSet<String>) -> Bill {
    let mut read: HashMap<String, Clause> = bill.clauses.drain(..).map(|clause| (clause.by.clone(), clause)).collect();
    let clause = |piece: &Piece| match read.remove(&piece.anchor) {
        None if set.contains(&piece.anchor) => Some(Clause::bare(&piece.anchor, &piece.label)),
        read => read,
    };
    bill.clauses = reading.provisions().filter_map(clause).collect();
    bill
}

/// What its agency gave and set by hand, as it is or as it stood.
async fn given(visit: &Visit, one: &Consultation) -> Result<Option<Kept>, Problem> {
    let store = &visit.site.store;
    Ok(match crate::then::upto(visit) {
        Some(upto) => store::then::amended(store, one.id, upto).await?,
        None => store::amended::kept(store, one.id).await?,
    })
}

/// The text of a law of the register by its name; on an earlier day the one that has been replaced since, if it has.
async fn brought(visit: &Visit, name: &str) -> Result<Option<(String, From)>, Problem> {
    let store = &visit.site.store;
    let Some(law) = store::law::named(store, name).await? else { return Ok(None) };
    let earlier = match crate::then::upto(visit) {
        Some(upto) => store::then::law_text(store, law.id, upto).await?,
        None => None,
    };
    let (text, address) = earlier.unwrap_or((law.text, law.address));
    Ok(Some((text, From::Brought(address))))
}

/// What a clause changes, as it was read or as it was set by hand; of that the law is the clause's own where none was chosen.
fn changes_of(clause: &Clause, hand: &[Change]) -> Vec<Change> {
    let set: Vec<Change> = hand.iter().filter(|change| change.by == clause.by).cloned().collect();
    if set.is_empty() {
        let change = |operation| Change { by: clause.by.clone(), operation };
        return clause.operations.iter().cloned().map(change).collect();
    }
    let law = clause.operations.first().map_or("", |operation| operation.law.as_str());
    let named = |mut change: Change| {
        if change.operation.law.is_empty() {
            change.operation.law = law.to_string();
        }
        change
    };
    set.into_iter().map(named).collect()
}

/// The clauses of a public draft that a page shows over the law; none where there is no law to show them over.
///
/// # Errors
/// Faults of the store.
pub async fn clauses(visit: &Visit, one: &Consultation, version: &Version) -> Result<HashSet<String>, Problem> {
    // Most drafts amend nothing, and are not read for it.
    if !says_so(one) && given(visit, one).await?.is_none() {
        return Ok(HashSet::new());
    }
    let Some(draft) = load(visit, one, version).await? else { return Ok(HashSet::new()) };
    let shown = draft.laws.iter().filter(|law| law.text.is_some()).flat_map(|law| &law.changes);
    let mut clauses: HashSet<String> = shown.map(|change| draft.changes[*change].by.clone()).collect();
    // Of a clause that was not understood the page says so.
    let unread = draft.bill.clauses.iter().filter(|clause| !clause.unread.is_empty() && draft.has_text());
    clauses.extend(unread.map(|clause| clause.by.clone()));
    Ok(clauses)
}

impl Draft {
    /// Whether what a clause changes was set by hand.
    pub fn by_hand(&self, clause: &str) -> bool {
        self.hand.iter().any(|change| change.by == clause)
    }

    /// Whether there is the text of one of its laws.
    pub fn has_text(&self) -> bool {
        self.laws.iter().any(|law| law.text.is_some())
    }

    /// The label of a clause: "มาตรา ๓".
    pub fn label<'a>(&'a self, clause: &'a str) -> &'a str {
        self.bill.clauses.iter().find(|one| one.by == clause).map_or(clause, |one| one.label.as_str())
    }

    /// A provision as a clause, whether anything was read of it or not.
    pub fn clause(&self, by: &str) -> Option<Clause> {
        let read = self.bill.clauses.iter().find(|clause| clause.by == by).cloned();
        let bare =
            || self.reading.provisions().find(|piece| piece.anchor == by).map(|piece| Clause::bare(by, &piece.label));
        read.or_else(bare)
    }

    /// Provisions of which nothing was read, nor set: anchor and label.
    pub fn others(&self) -> impl Iterator<Item = (&str, &str)> {
        let known = |piece: &&Piece| self.bill.clauses.iter().all(|clause| clause.by != piece.anchor);
        self.reading.provisions().filter(known).map(|piece| (piece.anchor.as_str(), piece.label.as_str()))
    }

    /// A clause as the draft has it.
    pub fn text(&self, clause: &str) -> &str {
        self.reading.pieces.iter().find(|piece| piece.anchor == clause).map_or("", |piece| piece.text.trim())
    }

    /// Makes the changes in each law of which there is the text; a blocking work.
    pub fn made(&self) -> Vec<Made> {
        let mut differ = Differ::new();
        let texts = self.laws.iter().enumerate().filter_map(|(place, law)| Some((place, law, &law.text.as_ref()?.0)));
        texts.map(|(place, law, text)| self.made_of(place, law, text, &mut differ)).collect()
    }

    fn made_of(&self, place: usize, law: &Law, text: &str, differ: &mut Differ) -> Made {
        let changes: Vec<Change> = law.changes.iter().map(|at| self.changes[*at].clone()).collect();
        let amended = amend::apply(text, &changes);
        let (now, result) = (reading::read(&amended.now), reading::read(&amended.result));
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
        Made { law: place, changes, amended, now, result, rows }
    }
}

impl Made {
    /// The law's own name, as its text has it; else as the draft names it.
    pub fn name(&self, draft: &Draft) -> String {
        let own = self.now.pieces.iter().find(|piece| piece.kind.as_str() == "name");
        let own = own.map(|piece| piece.text.trim().trim_start_matches(['#', ' ']).replace('\n', " "));
        own.unwrap_or_else(|| draft.laws[self.law].name.clone())
    }

    /// What tells the ids of its parts from those of another law's.
    pub fn mark(&self) -> String {
        if self.law == 0 { "law".into() } else { format!("law{}", self.law + 1) }
    }
}
