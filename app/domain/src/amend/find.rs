//! Finds the parts of a law that operations name, as bytes of its text. Two that could be meant are none.

use std::ops::Range;

use super::apply::Why;
use super::inside::term_of;
use super::operation::{Heading, LAST};
use super::wording::rank;
use crate::digits;
use crate::reading::{Kind, Paragraph, Piece, Reading, Shape};

/// A law as read.
pub(super) struct Law<'a> {
    pub source: &'a str,
    pub reading: &'a Reading,
}

impl Law<'_> {
    pub fn piece(&self, index: usize) -> &Piece {
        &self.reading.pieces[index]
    }

    /// The provision of the principal run with this number.
    pub fn provision(&self, number: &str) -> Result<usize, Why> {
        let same = |piece: &Piece| piece.kind == Kind::Provision && piece.run == 0 && piece.number == number;
        self.one(same)
    }

    fn one(&self, same: impl Fn(&Piece) -> bool) -> Result<usize, Why> {
        let mut found = self.reading.pieces.iter().enumerate().filter(|(_, piece)| same(piece)).map(|(index, _)| index);
        match (found.next(), found.next()) {
            (Some(index), None) => Ok(index),
            (None, _) => Err(Why::NotFound),
            _ => Err(Why::Ambiguous),
        }
    }

    /// The provisions from one number to another.
    pub fn provisions(&self, number: &str, until: Option<&str>) -> Result<Vec<usize>, Why> {
        let first = self.provision(number)?;
        let Some(until) = until else { return Ok(vec![first]) };
        let last = self.provision(until)?;
        let between = (first..=last).filter(|index| self.piece(*index).kind == Kind::Provision);
        Some(between.collect::<Vec<_>>()).filter(|found| !found.is_empty()).ok_or(Why::NotFound)
    }

    pub fn heading(&self, heading: &Heading) -> Result<usize, Why> {
        let around = heading.within.as_ref().map(|around| self.heading(around)).transpose()?;
        self.one(|piece| {
            piece.kind == heading.kind
                && piece.number == heading.number
                && around.is_none_or(|around| self.is_under(piece, around))
        })
    }

    pub fn is_under(&self, piece: &Piece, around: usize) -> bool {
        let mut parent = piece.parent;
        while let Some(index) = parent {
            if index == around {
                return true;
            }
            parent = self.piece(index).parent;
        }
        false
    }

    pub fn schedule(&self, label: &str) -> Result<usize, Why> {
        let schedules = || self.reading.pieces.iter().filter(|piece| piece.kind == Kind::Schedule);
        match self.one(|piece| is_schedule(piece, label)) {
            // There is one fee schedule, whatever it is called above its table.
            Err(Why::NotFound) if schedules().count() == 1 && label.starts_with("อัตราค่าธรรมเนียม") => {
                self.one(|piece| piece.kind == Kind::Schedule && bare(&piece.text).contains("ค่าธรรมเนียม"))
            }
            found => found,
        }
    }

    /// Where a piece's own words begin: after indentation and Markdown's signs.
    pub fn start(&self, index: usize) -> usize {
        let span = &self.piece(index).span;
        let own = self.source.get(span.clone()).unwrap_or_default();
        span.start + own.len()
            - own.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '>')).len()
    }

    /// The piece with everything under it: a provision's decimals, a heading's provisions.
    pub fn block(&self, index: usize) -> Range<usize> {
        self.start(index)..self.piece(self.last_under(index)).span.end
    }

    pub fn last_under(&self, index: usize) -> usize {
        let after = self.reading.pieces.get(index + 1..).unwrap_or_default();
        index + after.iter().take_while(|piece| self.is_under(piece, index)).count()
    }

    /// The paragraphs of a วรรค: its own line and all until the next.
    pub fn clause(&self, index: usize, number: u32) -> Result<Range<usize>, Why> {
        let paragraphs = &self.piece(index).paragraphs;
        let clauses: Vec<usize> = clauses(paragraphs).collect();
        let place = match number {
            LAST => clauses.len().checked_sub(1).ok_or(Why::NotFound)?,
            number => number as usize - 1,
        };
        let start = *clauses.get(place).ok_or(Why::NotFound)?;
        Ok(start..clauses.get(place + 1).copied().unwrap_or(paragraphs.len()))
    }

    /// The paragraphs of an item: its own line and what lies in it.
    pub fn item(&self, index: usize, paragraph: Option<u32>, way: &[String]) -> Result<Range<usize>, Why> {
        if way.is_empty() {
            return Err(Why::NotFound);
        }
        let paragraphs = &self.piece(index).paragraphs;
        let mut inside = match paragraph {
            Some(number) => self.clause(index, number)?,
            None => 0..paragraphs.len(),
        };
        for (depth, mark) in way.iter().enumerate() {
            let level = paragraphs.get(inside.start).filter(|_| depth > 0).map_or(1, |around| around.level + 1);
            let same = |at: &usize| {
                paragraphs[*at].shape == Shape::Item
                    && paragraphs[*at].level == level
                    && paragraphs[*at].number == *mark
            };
            let mut found = inside.clone().filter(same);
            inside = match (found.next(), found.next()) {
                (Some(at), None) => at..end_of(paragraphs, at),
                (None, _) => return Err(Why::NotFound),
                _ => return Err(Why::Ambiguous),
            };
        }
        Ok(inside)
    }

    /// A definition with its items.
    pub fn definition(&self, provision: Option<&str>, term: &str) -> Result<(usize, Range<usize>), Why> {
        let only = provision.map(|number| self.provision(number)).transpose()?;
        let mut found = Vec::new();
        for (index, piece) in self.reading.pieces.iter().enumerate() {
            if piece.kind != Kind::Provision || only.is_some_and(|only| only != index) {
                continue;
            }
            let defines = |one: &Paragraph| one.shape == Shape::Definition && term_of(&one.text) == Some(term);
            let paragraphs = piece.paragraphs.iter().enumerate().filter(|(_, one)| defines(one));
            found.extend(paragraphs.map(|(at, _)| (index, at..end_of(&piece.paragraphs, at))));
        }
        match found.len() {
            0 => Err(Why::NotFound),
            1 => Ok(found.remove(0)),
            _ => Err(Why::Ambiguous),
        }
    }

    /// The bytes of some paragraphs of a piece.
    pub fn bytes(&self, index: usize, paragraphs: &Range<usize>) -> Range<usize> {
        let all = &self.piece(index).paragraphs;
        let end = paragraphs
            .end
            .checked_sub(1)
            .and_then(|last| all.get(last))
            .map_or(self.piece(index).span.end, |last| last.span.end);
        all.get(paragraphs.start).map_or(end, |first| first.span.start)..end
    }

    /// What stands between two paragraphs of this text.
    pub fn gap(&self) -> &'static str {
        let pairs = self.reading.pieces.iter().zip(self.reading.pieces.iter().skip(1));
        let gaps = pairs.filter_map(|(one, next)| self.source.get(one.span.end..next.span.start));
        let (wide, narrow) =
            gaps.fold(
                (0, 0),
                |(wide, narrow), gap| {
                    if gap.matches('\n').count() > 1 { (wide + 1, narrow) } else { (wide, narrow + 1) }
                },
            );
        if narrow > wide { "\n" } else { "\n\n" }
    }

    /// Is this the law an operation names? Yes, too, where one of the two has no name.
    pub fn is_named(&self, name: &str) -> bool {
        let wanted = Name::of(name);
        let mut titles = self.reading.pieces.iter().filter(|piece| piece.kind == Kind::Name).peekable();
        !wanted.says_which() || titles.peek().is_none() || titles.any(|title| Name::of(&title.label).is(&wanted))
    }
}

/// The วรรค among paragraphs.
pub(super) fn clauses(paragraphs: &[Paragraph]) -> impl Iterator<Item = usize> + '_ {
    (0..paragraphs.len()).filter(|at| paragraphs[*at].shape == Shape::Clause && paragraphs[*at].parent.is_none())
}

/// After the last paragraph that belongs to this one.
fn end_of(paragraphs: &[Paragraph], at: usize) -> usize {
    let inside = |mut one: usize| loop {
        match paragraphs[one].parent {
            Some(parent) if parent == at => return true,
            Some(parent) => one = parent,
            None => return false,
        }
    };
    // A table or dotted line below an item goes with it where more of it follows; else it stands alone.
    let last = (at + 1..paragraphs.len()).take_while(|one| inside(*one)).last();
    last.map_or(at + 1, |last| last + 1)
}

/// A law's name to compare: without blanks, digits of one script, the ways to write the era alike.
#[derive(Clone, Debug)]
pub(super) struct Name {
    words: String,
    /// Empty where the name has none, or dots for one.
    year: String,
}

impl Name {
    pub fn of(name: &str) -> Name {
        let arabic = digits::to_arabic(name.trim_start_matches(['#', ' ']).trim_start_matches("ร่าง"));
        let era = arabic.replace("พระพุทธศักราช", "พ.ศ.").replace("พุทธศักราช", "พ.ศ.").replace("พ.ร.บ.", "พระราชบัญญัติ");
        let (words, rest) = era.split_once("พ.ศ.").unwrap_or((&era, ""));
        let year = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
        Name { words: bare(words), year }
    }

    /// Whether it names a law, and not "this Act".
    pub fn says_which(&self) -> bool {
        !self.words.is_empty() && !["นี้", "ดังกล่าว", "เดียวกัน"].iter().any(|end| self.words.ends_with(end))
    }

    pub fn is(&self, other: &Name) -> bool {
        let year = self.year == other.year || self.year.is_empty() || other.year.is_empty();
        year && self.words == other.words || self.words.is_empty()
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Does this schedule go by that label, whatever it says it is appended to?
pub(super) fn is_schedule(piece: &Piece, label: &str) -> bool {
    let wanted = bare(label);
    let label = bare(&piece.label);
    let own = label.split("ท้าย").next().unwrap_or_default();
    piece.kind == Kind::Schedule && (own == wanted || bare(&format!("{}{}", piece.label, piece.title)) == wanted)
}

/// How far out a heading stands: the higher, the more ends with it.
pub(super) fn reach(kind: Kind) -> u8 {
    20 - rank(kind)
}
