//! The clauses of an amending bill: which of them change another law, and what each of their instructions comes to.

use serde::{Deserialize, Serialize};

use super::formula::{Instruction, Said, instruction, is_about_a_law};
use super::laws::names_laws;
use super::named::titled_so;
use super::operation::{Operation, Target, What};
use super::wording::{inserting, replacing, unquoted};
use crate::reading::{Kind, Paragraph, Piece, Reading, Shape};

/// What a bill does to other laws.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bill {
    /// The clauses that change or repeal something, in order. A title, a commencement, a transitory provision is none.
    pub clauses: Vec<Clause>,
}

/// One clause that changes something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// Its anchor in the bill, `m5`.
    pub by: String,
    /// Its label as written, `มาตรา ๕`.
    pub label: String,
    pub operations: Vec<Operation>,
    /// Laws it repeals as a whole, as named.
    pub laws: Vec<String>,
    /// Instructions that no rule fits.
    pub unread: Vec<Unread>,
}

/// An instruction that was not understood: to be set by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// The anchor of the paragraph or item that gives it.
    pub at: String,
    pub why: Reason,
}

/// Why an instruction was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The wording is no formula known here.
    NoFormula,
    /// What is to be changed, or where the new is to go, is not named in a known way.
    NoPlace,
    /// The new words do not follow between quotation marks.
    NoText,
    /// The words that follow do not belong to the parts named: another number, one too many, one too few.
    TextMismatch,
    /// A single row or entry of a schedule.
    ScheduleEntry,
}

/// Reads what a bill, or a repealing Act, does to other laws.
///
/// ```
/// use domain::{amend, reading};
/// let bill = reading::read("# ร่างพระราชบัญญัติ ก (ฉบับที่ ..) พ.ศ. ....\n\nมาตรา ๑  ให้ยกเลิกมาตรา ๙ แห่งพระราชบัญญัติ ก พ.ศ. ๒๕๐๐");
/// let bill = amend::read(&bill);
/// assert_eq!(bill.clauses[0].by, "m1");
/// assert_eq!(bill.clauses[0].operations[0].what, amend::What::Repeal);
/// ```
pub fn read(bill: &Reading) -> Bill {
    let mut clauses: Vec<Clause> = bill.provisions().map(|piece| clause(bill, piece)).collect();
    let amends = bill.pieces.iter().any(|piece| piece.kind == Kind::Name && titled_so(&piece.text))
        || clauses.iter().any(|clause| !clause.operations.is_empty() || !clause.unread.is_empty());
    if amends {
        for (clause, piece) in clauses.iter_mut().zip(bill.provisions()).filter(|(clause, _)| !clause.says()) {
            let unusual = parts(piece).into_iter().filter(Part::is_unusual);
            clause.unread = unusual.map(|part| Unread { at: part.at.anchor.clone(), why: Reason::NoFormula }).collect();
        }
    }
    Bill { clauses: clauses.into_iter().filter(Clause::says).collect() }
}

impl Clause {
    /// Nothing is known of a clause but where it stands.
    pub fn bare(by: &str, label: &str) -> Clause {
        Clause {
            by: by.to_string(),
            label: label.to_string(),
            operations: Vec::new(),
            laws: Vec::new(),
            unread: Vec::new(),
        }
    }

    fn says(&self) -> bool {
        !self.operations.is_empty() || !self.laws.is_empty() || !self.unread.is_empty()
    }
}

impl Bill {
    /// How many instructions no rule fits.
    pub fn unread(&self) -> usize {
        self.clauses.iter().map(|clause| clause.unread.len()).sum()
    }
}

/// An instruction's own words, and the text that follows it.
struct Part<'a> {
    head: String,
    at: &'a Paragraph,
    /// Quoted lines; definitions where no marks stand around them.
    brought: Vec<String>,
}

fn clause(bill: &Reading, piece: &Piece) -> Clause {
    let mut clause = Clause::bare(&piece.anchor, &piece.label);
    let mut listing = false;
    let mut law = String::new();
    for part in parts(piece) {
        let read = instruction(&part.head);
        if listing && read.is_none() && part.at.shape == Shape::Item {
            listed(&part, &law, &mut clause);
            continue;
        }
        match read {
            None => {}
            Some(Ok(Said { instruction: Instruction::List, law: named, .. })) => {
                listing = part.head.starts_with("ให้ยกเลิก");
                law = named;
            }
            Some(Ok(mut said)) => {
                if said.law.is_empty() {
                    said.law.clone_from(&law);
                }
                let at = part.at.anchor.clone();
                match operations(bill, said, &part.brought, &mut clause.laws) {
                    Ok(found) => clause.operations.extend(found),
                    Err(why) => clause.unread.push(Unread { at, why }),
                }
            }
            Some(Err(why)) => clause.unread.push(Unread { at: part.at.anchor.clone(), why }),
        }
    }
    clause
}

/// One thing of a list of what is repealed.
fn listed(part: &Part<'_>, law: &str, clause: &mut Clause) {
    if names_laws(&part.head) {
        clause.laws.push(part.head.clone());
        return;
    }
    match instruction(&format!("ให้ยกเลิก{}", part.head)) {
        Some(Ok(Said { instruction: Instruction::Repeal(targets), law: named, .. })) => {
            let law = if named.is_empty() { law.to_string() } else { named };
            let one = |target| Operation { law: law.clone(), ..Operation::bare(What::Repeal, target) };
            clause.operations.extend(targets.into_iter().map(one));
        }
        _ => clause.unread.push(Unread { at: part.at.anchor.clone(), why: Reason::NoPlace }),
    }
}

/// Cuts a clause into its instructions, each with the quoted lines below it.
fn parts(piece: &Piece) -> Vec<Part<'_>> {
    let mut found: Vec<Part<'_>> = Vec::new();
    let mut open = false;
    for paragraph in &piece.paragraphs {
        let line = match paragraph.marker.as_str() {
            "" => paragraph.text.clone(),
            marker => format!("{marker} {}", paragraph.text),
        };
        if let Some(last) = found.last_mut()
            && last.brought.is_empty()
            && last.breaks_off()
            && paragraph.shape == Shape::Clause
        {
            // A line end inside a term: the word processor's, not the law's.
            last.head.push_str(&paragraph.text.split_whitespace().collect::<Vec<_>>().join(" "));
            continue;
        }
        let follows = paragraph.shape == Shape::Quoted || open;
        match found.last_mut() {
            Some(last) if follows || (paragraph.shape == Shape::Definition && last.brought_defined()) => {
                open &= !line.trim_end().ends_with(['”', '"']);
                last.brought.push(line);
            }
            _ => {
                let words: Vec<&str> = paragraph.text.split_whitespace().collect();
                let whole = words.join(" ");
                let (head, inline) = match inline(&whole) {
                    Some(at) => (whole[..at].to_string(), Some(whole[at..].to_string())),
                    None => (whole, None),
                };
                // "… แทน “มาตรา ๕ …": the quotation may go on over the next lines.
                open = inline.as_ref().is_some_and(|text| !text.trim_end().ends_with(['”', '"']));
                found.push(Part { head, at: paragraph, brought: inline.into_iter().collect() });
            }
        }
    }
    found
}

impl Part<'_> {
    /// Is a term opened and not closed?
    fn breaks_off(&self) -> bool {
        self.head.contains("คำว่า") && self.head.matches('“').count() > self.head.matches('”').count()
    }

    /// Does it change a part of another law in words that no formula has? Asked in a bill that amends, where nothing else was read.
    fn is_unusual(&self) -> bool {
        let opens = ["มาตรา", "ความ", "ข้อความ", "บทบัญญัติ", "บทนิยาม", "คำว่า", "วรรค", "หมวด"];
        let brings =
            self.head.contains("ต่อไปนี้") && self.brought.first().is_some_and(|line| line.starts_with(['“', '"']));
        // "บทบัญญัติมาตรา ๕ แห่ง … มิให้ใช้บังคับแก่ …" is a rule of its own.
        let applies = self.head.contains("ใช้บังคับ");
        brings || (opens.iter().any(|word| self.head.starts_with(word)) && !applies && is_about_a_law(&self.head))
    }

    /// Definitions may stand below without marks around them.
    fn brought_defined(&self) -> bool {
        self.head.contains("นิยาม") && !self.brought.first().is_some_and(|line| line.starts_with("““"))
    }
}

/// Where the new words begin on the instruction's own line.
fn inline(head: &str) -> Option<usize> {
    let openings = ["“มาตรา ", "“ข้อ ", "““", "“(", "“หมวด ", "\"มาตรา ", "\"ข้อ ", "\"(", "\"หมวด "];
    let after = ["แทน", "ต่อไปนี้แทน", "ต่อไปนี้"]
        .iter()
        .filter_map(|end| {
            let at = head.rfind(end)? + end.len();
            let rest = head[at..].trim_start();
            rest.starts_with(['“', '"']).then(|| head.len() - rest.len())
        })
        .min();
    let opened = openings.iter().filter_map(|opening| head.find(opening)).min();
    match (after, opened) {
        (Some(after), Some(opened)) => Some(after.min(opened)),
        (after, opened) => after.or(opened),
    }
}

fn operations(
    bill: &Reading,
    said: Said,
    brought: &[String],
    laws: &mut Vec<String>,
) -> Result<Vec<Operation>, Reason> {
    let text = unquoted(brought.iter().map(String::as_str));
    let needed = |text: String| if text.is_empty() { Err(Reason::NoText) } else { Ok(text) };
    let mut found = match said.instruction {
        Instruction::Replace(targets) => replacing(targets, &needed(text)?)?,
        Instruction::Insert(targets, place) => inserting(targets, &place, &needed(text)?)?,
        Instruction::Repeal(targets) => {
            targets.into_iter().map(|target| Operation::bare(What::Repeal, target)).collect()
        }
        Instruction::Rename(heading, title) => {
            let text = match title {
                Some(title) => title,
                None => needed(text)?,
            };
            vec![Operation { text, ..Operation::bare(What::Rename, Target::Heading(heading)) }]
        }
        Instruction::Substitute(pairs, targets) => {
            let targets = if targets.is_empty() { vec![Target::Whole] } else { targets };
            let one = |(old, new): &(String, String), target: &Target| Operation {
                old: old.clone(),
                text: new.clone(),
                ..Operation::bare(What::SubstituteTerm, target.clone())
            };
            pairs.iter().flat_map(|pair| targets.iter().map(move |target| one(pair, target))).collect()
        }
        Instruction::Schedule(label) => vec![schedule(label, needed(text)?)],
        Instruction::Schedules(labels) => appended(bill, labels)?,
        Instruction::Gone(labels) => {
            labels.into_iter().map(|label| Operation::bare(What::Repeal, Target::Schedule { label })).collect()
        }
        Instruction::Laws(named) => {
            laws.extend(named);
            Vec::new()
        }
        Instruction::List => Vec::new(),
    };
    laws.extend(said.laws);
    for one in &mut found {
        one.law.clone_from(&said.law);
    }
    Ok(found)
}

fn schedule(label: String, text: String) -> Operation {
    Operation { text, ..Operation::bare(What::ReplaceSchedule, Target::Schedule { label }) }
}

/// The schedules at the bill's own end. With one each there is nothing to mistake; else they are told by their labels.
fn appended(bill: &Reading, labels: Vec<String>) -> Result<Vec<Operation>, Reason> {
    let ours: Vec<&Piece> = bill.pieces.iter().filter(|piece| piece.kind == Kind::Schedule).collect();
    if let ([only], [label]) = (ours.as_slice(), labels.as_slice()) {
        return Ok(vec![schedule(label.clone(), only.text.trim().to_string())]);
    }
    let mut found = Vec::new();
    for label in labels {
        let same = |piece: &&&Piece| super::find::is_schedule(piece, &label);
        match ours.iter().filter(same).collect::<Vec<_>>().as_slice() {
            [one] => found.push(schedule(label, one.text.trim().to_string())),
            [] => return Err(Reason::NoText),
            _ => return Err(Reason::TextMismatch),
        }
    }
    Ok(found)
}
