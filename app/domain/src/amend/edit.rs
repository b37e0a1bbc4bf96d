//! What an operation writes where, in bytes of the law as it stands: all operations of a bill take effect at once, so
//! every place is looked for in the law before any of them.

use std::ops::Range;

use super::apply::{Change, Why};
use super::find::Law;
use super::operation::{Operation, Target, What};
use super::point::insert;
use crate::reading::Kind;
use crate::reading::label::{decimal_at, label_at};

/// One stretch of the law and what stands there instead.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub range: Range<usize>,
    /// How much of the text only sets it apart from what is before.
    pub lead: usize,
    pub text: String,
    /// The order of several new parts at one place.
    pub rank: Rank,
    /// The piece that a new part lies in.
    pub within: Option<Range<usize>>,
}

/// Inner before outer, then by number; what goes under a new heading stands after it in the bill's order.
pub(super) type Rank = (u8, Vec<u32>, usize);

const REPEALED: &str = "(ยกเลิก)";

/// What one change writes.
pub(super) fn edits(law: &Law<'_>, changes: &[Change], at: usize) -> Result<Vec<Edit>, Why> {
    let operation = &changes.get(at).ok_or(Why::NotFound)?.operation;
    if !law.is_named(&operation.law) {
        return Err(Why::AnotherLaw);
    }
    let text = operation.text.trim();
    // A term may be taken out with nothing in its place.
    if text.is_empty() && !matches!(operation.what, What::Repeal | What::SubstituteTerm) {
        return Err(Why::NoText);
    }
    match operation.what {
        What::Replace => replace(law, &operation.target, text).map(|edit| vec![edit]),
        What::Insert => insert(law, changes, at).map(|edit| vec![edit]),
        What::Repeal => repeal(law, &operation.target),
        What::Rename => match &operation.target {
            Target::Heading(heading) => {
                let index = law.heading(heading)?;
                Ok(vec![written(law.start(index)..law.piece(index).span.end, text)])
            }
            _ => Err(Why::NotFound),
        },
        What::ReplaceSchedule => match &operation.target {
            Target::Schedule { label } => Ok(vec![written(law.block(law.schedule(label)?), text)]),
            _ => Err(Why::NotFound),
        },
        What::SubstituteTerm => substitute(law, operation),
    }
}

fn written(range: Range<usize>, text: &str) -> Edit {
    Edit { range, lead: 0, text: text.to_string(), rank: (0, Vec::new(), 0), within: None }
}

fn replace(law: &Law<'_>, target: &Target, text: &str) -> Result<Edit, Why> {
    match target {
        Target::Provision { number, until: None } => {
            let index = law.provision(number)?;
            let block = law.block(index);
            let labelled = brings_label(text, number);
            Ok(written(if labelled { block } else { own_start(law, index)..block.end }, text))
        }
        Target::Provision { .. } => Err(Why::Ambiguous),
        Target::Paragraph { provision, paragraph } => {
            let index = law.provision(provision)?;
            let clause = law.clause(index, *paragraph)?;
            let bytes = law.bytes(index, &clause);
            // The first วรรค is replaced together with its label, as the formula writes it.
            let labelled = clause.start == 0 && brings_label(text, provision);
            Ok(written(if labelled { law.start(index)..bytes.end } else { bytes }, text))
        }
        Target::Item { provision, paragraph, item } => {
            let index = law.provision(provision)?;
            Ok(written(law.bytes(index, &law.item(index, *paragraph, item)?), text))
        }
        Target::Definition { provision, term } => {
            let (index, paragraphs) = law.definition(provision.as_deref(), term)?;
            Ok(written(law.bytes(index, &paragraphs), text))
        }
        Target::Heading(heading) => Ok(written(law.block(law.heading(heading)?), text)),
        Target::Schedule { label } => Ok(written(law.block(law.schedule(label)?), text)),
        Target::Whole => Err(Why::NotFound),
    }
}

fn brings_label(text: &str, number: &str) -> bool {
    label_at(text).is_some_and(|label| label.number.text == number)
        || decimal_at(text).is_some_and(|(own, ..)| own.text == number)
}

/// Where a provision's words begin, after its label.
fn own_start(law: &Law<'_>, index: usize) -> usize {
    law.piece(index).paragraphs.first().map_or(law.piece(index).span.end, |first| first.span.start)
}

fn repeal(law: &Law<'_>, target: &Target) -> Result<Vec<Edit>, Why> {
    let gone = |index: usize| {
        let piece = law.piece(index);
        let over = piece.paragraphs.first().is_some_and(|first| first.text.starts_with("(ยกเลิก"));
        (!over).then(|| written(law.block(index), &format!("{} {REPEALED}", piece.label)))
    };
    match target {
        Target::Provision { number, until } => {
            let found: Vec<Edit> = law.provisions(number, until.as_deref())?.into_iter().filter_map(gone).collect();
            if found.is_empty() { Err(Why::AlreadyThere) } else { Ok(found) }
        }
        Target::Paragraph { provision, paragraph } => {
            let index = law.provision(provision)?;
            Ok(vec![written(law.bytes(index, &law.clause(index, *paragraph)?), REPEALED)])
        }
        Target::Item { provision, paragraph, item } => {
            let index = law.provision(provision)?;
            let found = law.item(index, *paragraph, item)?;
            let marker = law.piece(index).paragraphs.get(found.start).map_or("", |one| one.marker.as_str());
            Ok(vec![written(law.bytes(index, &found), &format!("{marker} {REPEALED}"))])
        }
        Target::Definition { provision, term } => {
            let (index, found) = law.definition(provision.as_deref(), term)?;
            Ok(vec![written(law.bytes(index, &found), &format!("“{term}” {REPEALED}"))])
        }
        Target::Heading(heading) => {
            let index = law.heading(heading)?;
            let mut found = Vec::new();
            for under in index..=law.last_under(index) {
                let piece = law.piece(under);
                match piece.kind {
                    kind if kind.is_heading() && !piece.text.contains(REPEALED) => {
                        let end = piece.span.end;
                        found.push(Edit { lead: 1, ..written(end..end, &format!(" {REPEALED}")) });
                    }
                    // A decimal goes with the provision it is part of.
                    Kind::Provision if piece.parent.is_none_or(|parent| law.piece(parent).kind != Kind::Provision) => {
                        found.extend(gone(under));
                    }
                    _ => {}
                }
            }
            Ok(found)
        }
        Target::Schedule { label } => {
            let index = law.schedule(label)?;
            let text = format!("{}{}{REPEALED}", law.piece(index).label, law.gap());
            Ok(vec![written(law.block(index), &text)])
        }
        Target::Whole => Err(Why::NotFound),
    }
}

/// Every occurrence of the term in headings, provisions and schedules. Where the new term stands already, and holds
/// the old, nothing is to be done.
fn substitute(law: &Law<'_>, operation: &Operation) -> Result<Vec<Edit>, Why> {
    let (old, new) = (operation.old.trim(), operation.text.trim());
    if old.is_empty() {
        return Err(Why::NoText);
    }
    let holds = new.find(old);
    let mut found = Vec::new();
    for range in ranges(law, &operation.target)? {
        let text = law.source.get(range.clone()).unwrap_or_default();
        for (at, _) in text.match_indices(old) {
            let begins = range.start + at;
            let there = holds.is_some_and(|inside| {
                begins.checked_sub(inside).and_then(|start| law.source.get(start..)).is_some_and(|s| s.starts_with(new))
            });
            if !there {
                let ends = begins + old.len();
                let blank = |at: Option<&str>| at.is_some_and(|text| text.starts_with(' '));
                // Of the blanks around what goes one stays.
                let both = new.is_empty()
                    && begins.checked_sub(1).is_some_and(|before| blank(law.source.get(before..)))
                    && blank(law.source.get(ends..));
                found.push(written(begins..ends + usize::from(both), new));
            }
        }
    }
    if found.is_empty() { Err(Why::TermAbsent) } else { Ok(found) }
}

fn ranges(law: &Law<'_>, target: &Target) -> Result<Vec<Range<usize>>, Why> {
    Ok(match target {
        Target::Whole => {
            let bears = |kind: Kind| kind.is_heading() || matches!(kind, Kind::Provision | Kind::Schedule);
            law.reading.pieces.iter().filter(|piece| bears(piece.kind)).map(|piece| piece.span.clone()).collect()
        }
        Target::Provision { number, until } => {
            law.provisions(number, until.as_deref())?.into_iter().map(|index| law.block(index)).collect()
        }
        Target::Paragraph { provision, paragraph } => {
            let index = law.provision(provision)?;
            vec![law.bytes(index, &law.clause(index, *paragraph)?)]
        }
        Target::Item { provision, paragraph, item } => {
            let index = law.provision(provision)?;
            vec![law.bytes(index, &law.item(index, *paragraph, item)?)]
        }
        Target::Definition { provision, term } => {
            let (index, found) = law.definition(provision.as_deref(), term)?;
            vec![law.bytes(index, &found)]
        }
        Target::Heading(heading) => vec![law.block(law.heading(heading)?)],
        Target::Schedule { label } => vec![law.block(law.schedule(label)?)],
    })
}
