//! A quoted text read as the inside of a provision: its วรรค, items and definitions, each taken once.

use std::cell::Cell;

use super::operation::Target;
use crate::reading::{Kind, Paragraph, Reading, Shape, read};

/// The term of a definition's line: `“น้ำผึ้ง” หมายความว่า …`.
pub(super) fn term_of(line: &str) -> Option<&str> {
    let bare = line.trim_start().strip_prefix("คำว่า").unwrap_or(line).trim_start();
    let inner = bare.strip_prefix(['“', '"'])?;
    Some(inner[..inner.find(['”', '"'])?].trim())
}

/// A text read as the inside of a provision.
pub(super) struct Inside<'a> {
    text: &'a str,
    pub paragraphs: Vec<Paragraph>,
    /// How much was put before the text so that it could be read.
    shift: usize,
    taken: Cell<usize>,
}

impl<'a> Inside<'a> {
    pub fn of(text: &'a str) -> Inside<'a> {
        let labelled = |reading: &Reading| reading.pieces.first().is_some_and(|piece| piece.kind == Kind::Provision);
        let reading = read(text);
        let (reading, shift) = if labelled(&reading) {
            (reading, 0)
        } else {
            // The reader knows paragraphs only inside a provision.
            let label = "มาตรา ๑\n\n";
            (read(&format!("{label}{text}")), label.len())
        };
        // An empty text has no pieces; there is nothing to take from it.
        let paragraphs = reading.pieces.into_iter().next().map(|piece| piece.paragraphs).unwrap_or_default();
        Inside { text, paragraphs, shift, taken: Cell::new(0) }
    }

    /// The text from one paragraph to before another, the label of the provision included in the first.
    pub fn between(&self, start: usize, end: usize) -> String {
        let paragraphs = &self.paragraphs;
        let from = if start == 0 { 0 } else { paragraphs[start].span.start - self.shift };
        let until = paragraphs.get(end - 1).map_or(self.text.len(), |last| last.span.end - self.shift);
        self.taken.set(end);
        self.text.get(from..until).unwrap_or_default().trim().to_string()
    }

    /// The วรรค at this place; the last one takes all that is left.
    pub fn paragraph(&self, at: usize, last: bool) -> Option<String> {
        let paragraphs = &self.paragraphs;
        let clauses: Vec<usize> = (0..paragraphs.len())
            .filter(|at| paragraphs[*at].shape == Shape::Clause && paragraphs[*at].parent.is_none())
            .collect();
        let start = if at == 0 { 0 } else { *clauses.get(at)? };
        clauses.get(at)?;
        let end = if last { paragraphs.len() } else { *clauses.get(at + 1)? };
        Some(self.between(start, end))
    }

    /// The item with this mark, up to the next one named.
    pub fn item(&self, way: &[String], next: Option<&Target>) -> Option<String> {
        let paragraphs = &self.paragraphs;
        let mark = way.last()?;
        let here = |mark: &String, from: usize| {
            (from..paragraphs.len()).find(|at| paragraphs[*at].shape == Shape::Item && paragraphs[*at].number == *mark)
        };
        let start = here(mark, self.taken.get())?;
        let first = paragraphs.iter().position(|paragraph| paragraph.shape == Shape::Item)?;
        // Nothing but an empty opening stands before the first item.
        if self.taken.get() == 0 && (start != first || paragraphs[..first].iter().any(|before| !before.text.is_empty()))
        {
            return None;
        }
        let end = match next {
            Some(Target::Item { item, .. }) => here(item.last()?, start + 1)?,
            _ => paragraphs.len(),
        };
        let same = paragraphs[start..end].iter().filter(|one| one.level == paragraphs[start].level).count();
        (same == 1).then(|| self.between(start, end))
    }

    pub fn used(&self) -> bool {
        self.taken.get() == self.paragraphs.len()
    }
}
