//! An operation in the strings of a form, for what is set by hand.

use serde::{Deserialize, Serialize};

use super::operation::{Heading, LAST, Operation, Place, Target, What};
use super::words::Words;
use crate::reading::Kind;
use crate::refusal::{Refusal, Refusals};
use crate::text::{Lines, clean};

/// The longest text of one operation, in graphemes: a chapter of a code.
pub const LONGEST: u32 = 200_000;
const LONGEST_NAME: u32 = 1_000;

/// An operation as typed. Numbers may be in either script: `๑๒/๑`, `10 ทวิ`; an item is `(๓)(ก)`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// A code of [`What`].
    pub what: String,
    /// `provision`, `paragraph`, `item`, `definition`, `heading`, `schedule` or `whole`.
    pub kind: String,
    /// The provision, or the one that holds the paragraph, item or definition; or a heading's number.
    pub number: String,
    /// The last provision of a range.
    pub until: String,
    /// The วรรค, from 1; `0` is the last.
    pub paragraph: String,
    pub item: String,
    /// The term of a definition, or the label of a schedule.
    pub term: String,
    /// A heading's kind: `chapter`, `part`, …
    pub heading: String,
    pub after: String,
    pub before: String,
    /// The heading around: its kind, a blank, its number.
    pub within: String,
    pub law: String,
    pub old: String,
    pub text: String,
}

impl Typed {
    /// The form's strings of an operation. [`Typed::parse`] gives the operation back, but for a heading in a heading
    /// in a heading: of those around it a form names one.
    pub fn of(operation: &Operation) -> Typed {
        let mut typed = Typed {
            what: operation.what.code().to_string(),
            kind: operation.target.kind().to_string(),
            after: operation.place.after.clone().unwrap_or_default(),
            before: operation.place.before.clone().unwrap_or_default(),
            within: operation.place.within.as_ref().map(named).unwrap_or_default(),
            law: operation.law.clone(),
            old: operation.old.clone(),
            text: operation.text.clone(),
            ..Typed::default()
        };
        match &operation.target {
            Target::Whole => {}
            Target::Provision { number, until } => {
                typed.number.clone_from(number);
                typed.until = until.clone().unwrap_or_default();
            }
            Target::Paragraph { provision, paragraph } => {
                typed.number.clone_from(provision);
                typed.paragraph = paragraph.to_string();
            }
            Target::Item { provision, paragraph, item } => {
                typed.number.clone_from(provision);
                typed.paragraph = paragraph.map(|paragraph| paragraph.to_string()).unwrap_or_default();
                typed.item = item.iter().map(|mark| format!("({mark})")).collect();
            }
            Target::Definition { provision, term } => {
                typed.number = provision.clone().unwrap_or_default();
                typed.term.clone_from(term);
            }
            Target::Heading(heading) => {
                typed.heading = heading.kind.as_str().to_string();
                typed.number.clone_from(&heading.number);
                typed.within = heading.within.as_deref().map(named).unwrap_or_default();
            }
            Target::Schedule { label } => typed.term.clone_from(label),
        }
        typed
    }

    /// # Errors
    /// Each with its field: [`Refusal::Missing`], [`Refusal::NotAChoice`], [`Refusal::NotANumber`],
    /// [`Refusal::NotOnePart`] for an item or heading that is written in no known way, and those of [`clean`].
    pub fn parse(&self) -> Result<Operation, Refusals> {
        let mut no = Refusals::default();
        let what = no.take("what", What::parse(&self.what));
        let within = no.take("within", around(&self.within)).flatten();
        let target = self.target(within.clone(), &mut no);
        let after = no.take("after", optional(&self.after));
        let before = no.take("before", optional(&self.before));
        let law = no.take("law", clean(&self.law, LONGEST_NAME, Lines::One));
        let needed = |name: &str, typed: &str, lines, most, needed: bool, no: &mut Refusals| {
            let text = no.take(name, clean(typed, most, lines))?;
            if needed && text.is_empty() {
                no.add(name, Refusal::Missing);
            }
            Some(text)
        };
        let terms = what == Some(What::SubstituteTerm);
        let old = needed("old", &self.old, Lines::One, LONGEST_NAME, terms, &mut no);
        let text = needed("text", &self.text, Lines::Many, LONGEST, what != Some(What::Repeal) && !terms, &mut no);
        no.none(|| {
            let target = target?;
            let within = within.filter(|_| !matches!(target, Target::Heading(_)));
            let place = Place { after: after?, before: before?, within };
            Some(Operation { what: what?, target, place, law: law?, old: old?, text: text? })
        })
    }

    fn target(&self, within: Option<Heading>, no: &mut Refusals) -> Option<Target> {
        let number = || match self.number.trim() {
            "" => Err(Refusal::Missing),
            typed => number(typed),
        };
        let paragraph = || match Words::of(&crate::digits::to_arabic(&self.paragraph)).rest.trim().parse::<u32>() {
            Ok(paragraph) if paragraph == LAST || paragraph <= 200 => Ok(paragraph),
            _ => Err(Refusal::NotANumber { least: Some(0), most: Some(200) }),
        };
        let term = || match self.term.trim() {
            "" => Err(Refusal::Missing),
            _ => clean(&self.term, LONGEST_NAME, Lines::One),
        };
        match self.kind.as_str() {
            "whole" => Some(Target::Whole),
            "provision" => {
                let until = no.take("until", optional(&self.until));
                Some(Target::Provision { number: no.take("number", number())?, until: until? })
            }
            "paragraph" => {
                let paragraph = no.take("paragraph", paragraph());
                Some(Target::Paragraph { provision: no.take("number", number())?, paragraph: paragraph? })
            }
            "item" => {
                let paragraph = match self.paragraph.trim() {
                    "" => Some(None),
                    _ => no.take("paragraph", paragraph()).map(Some),
                };
                let item = no.take("item", item(&self.item));
                let provision = no.take("number", number())?;
                Some(Target::Item { provision, paragraph: paragraph?, item: item? })
            }
            "definition" => {
                let term = no.take("term", term());
                Some(Target::Definition { provision: no.take("number", optional(&self.number))?, term: term? })
            }
            "heading" => {
                let kind = Kind::from_word(&self.heading).filter(|kind| kind.is_heading());
                let kind = no.take("heading", kind.ok_or(Refusal::NotAChoice));
                let number = match kind {
                    Some(Kind::Transitory) => Some(String::new()),
                    _ => no.take("number", number()),
                };
                Some(Target::Heading(Heading { kind: kind?, number: number?, within: within.map(Box::new) }))
            }
            "schedule" => Some(Target::Schedule { label: no.take("term", term())? }),
            other => {
                no.add("kind", if other.is_empty() { Refusal::Missing } else { Refusal::NotAChoice });
                None
            }
        }
    }
}

fn named(heading: &Heading) -> String {
    format!("{} {}", heading.kind.as_str(), heading.number)
}

fn around(typed: &str) -> Result<Option<Heading>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let (kind, written) = typed.split_once(' ').unwrap_or((typed, ""));
    let kind = Kind::from_word(kind).filter(|kind| kind.is_heading()).ok_or(Refusal::NotOnePart)?;
    let number = if kind == Kind::Transitory { String::new() } else { number(written)? };
    Ok(Some(Heading { kind, number, within: None }))
}

/// A number as the reader writes it.
fn number(typed: &str) -> Result<String, Refusal> {
    let mut words = Words::of(typed);
    words.eat(&["มาตรา", "ข้อ"]);
    let number = words.number().filter(|_| words.is_done());
    number.map(|number| number.text).ok_or(Refusal::NotANumber { least: None, most: None })
}

/// A number, an item's mark or a term; blanks are none.
fn optional(typed: &str) -> Result<Option<String>, Refusal> {
    let text = clean(typed, LONGEST_NAME, Lines::One)?;
    Ok(Some(number(&text).unwrap_or(text)).filter(|text| !text.is_empty()))
}

fn item(typed: &str) -> Result<Vec<String>, Refusal> {
    let mut words = Words::of(typed);
    let mut way = Vec::new();
    while let Some(mark) = words.item() {
        way.push(mark);
    }
    if way.is_empty() || !words.is_done() { Err(Refusal::NotOnePart) } else { Ok(way) }
}
