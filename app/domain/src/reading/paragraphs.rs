//! The inside of a piece: วรรค, items, definitions, quoted text, tables, each with its place in the source.

use super::items::{Nesting, mark_at};
use super::label::label_at;
use super::lines::Line;
use super::mend::Whole;
use super::openers::{
    is_date_line, is_furniture, is_leader, is_principles, is_question, is_reasons, note_at, schedule_at,
};
use super::piece::{Kind, Paragraph, Shape};
use super::quotes::is_definition;
use super::scan::{Draft, Flag, Scan};
use super::tables::{is_rule, row};

/// The paragraphs of a draft, without anchors.
pub(super) fn paragraphs(whole: &Whole, scan: &Scan<'_>, draft: &Draft) -> Vec<Paragraph> {
    let mut inside = Inside {
        whole,
        found: Vec::new(),
        nesting: Nesting::default(),
        holder: None,
        waiting: false,
        items: Vec::new(),
    };
    let mut begun = false;
    for index in draft.lines.clone() {
        let (Some(line), Some(flag)) = (scan.lines.get(index), scan.flags.get(index)) else { continue };
        let first = index == draft.lines.start;
        let heading = match draft.kind {
            Kind::Name => true,
            Kind::Memorandum => {
                let section = is_principles(line.body) || is_reasons(line.body);
                begun |= section;
                section || !begun
            }
            Kind::Schedule => first || (index == draft.lines.start + 1 && is_schedule_title(scan, draft, line)),
            Kind::KeyPoint => first,
            Kind::Note => first && draft.rest == line.body.len() && *flag == Flag::Plain,
            kind if kind.is_heading() => first || index == draft.lines.start + 1,
            _ => false,
        };
        match draft.kind {
            _ if heading => inside.add(Shape::Heading, line, 0),
            Kind::Signature => inside.add(Shape::Leader, line, 0),
            Kind::Preamble if is_date_line(line.body) => inside.add(Shape::Leader, line, 0),
            Kind::Preamble if is_leader(line.body) => {
                // One line of dots after "โดยที่…" stands for the enacting words.
                let stands = inside.found.iter().any(|paragraph| paragraph.shape == Shape::Clause)
                    && scan.lines.get(index + 1).is_none_or(|_| index + 1 == draft.lines.end);
                inside.add(if stands { Shape::Clause } else { Shape::Leader }, line, 0);
            }
            Kind::Provision if first => inside.opening(line, draft.rest),
            Kind::Note if first && *flag == Flag::Plain => inside.opening(line, draft.rest),
            Kind::KeyPoint if is_question(line.body) => inside.add(Shape::Question, line, 0),
            _ => match flag {
                Flag::Quoted => inside.quoted(line),
                Flag::Cited => inside.cited(line),
                Flag::Plain if draft.kind == Kind::Note && note_at(line.body).is_some() => {
                    inside.add(Shape::Clause, line, 0)
                }
                Flag::Plain => inside.line(line, 0),
            },
        }
    }
    inside.number();
    inside.found
}

/// Is the second line of a schedule its title? Only when the first names nothing, like บัญชี ก.
fn is_schedule_title(scan: &Scan<'_>, draft: &Draft, line: &Line<'_>) -> bool {
    let alone =
        scan.lines.get(draft.lines.start).and_then(|first| schedule_at(first.body)).is_some_and(|(_, alone)| alone);
    alone && mark_at(line.body).is_none() && row(line.body).is_none() && !is_leader(line.body) && line.body.len() < 450
}

struct Inside<'a> {
    whole: &'a Whole,
    found: Vec<Paragraph>,
    nesting: Nesting,
    /// The definition that following items belong to.
    holder: Option<usize>,
    /// The last line was a mark alone; its words are still to come.
    waiting: bool,
    /// The open items, outermost first, as indices into what was found.
    items: Vec<usize>,
}

impl Inside<'_> {
    /// The first line of a provision, after its label.
    fn opening(&mut self, line: &Line<'_>, rest: usize) {
        let Some(words) = line.body.get(rest..) else { return };
        if words.is_empty() {
            // A label alone: the next line is วรรคหนึ่ง. When there is none, so be it.
            return;
        }
        if row(words).is_none() && mark_at(words).is_some_and(|mark| mark.ordinal == 1) {
            // วรรคหนึ่ง is there, and says nothing of its own.
            self.add(Shape::Clause, line, rest);
            if let Some(clause) = self.found.last_mut() {
                clause.text.clear();
                clause.span.end = clause.span.start;
            }
        }
        self.line(line, rest);
    }

    /// A line of running text from a byte of its body on.
    fn line(&mut self, line: &Line<'_>, from: usize) {
        let Some(words) = line.body.get(from..) else { return };
        if let Some(cells) = row(words) {
            return self.row(line, cells);
        }
        if from == 0 && !self.waiting && (is_furniture(words) || is_leader(words)) {
            return self.add(Shape::Leader, line, 0);
        }
        if let Some(mark) = mark_at(words)
            && let Some(level) = self.nesting.level(&mark)
        {
            self.add(Shape::Item, line, from + mark.rest);
            self.items.truncate(usize::from(level) - 1);
            let parent = self.items.last().copied().or(self.holder);
            let index = self.found.len() - 1;
            self.items.push(index);
            self.waiting = words.len() == mark.rest;
            if let Some(item) = self.found.last_mut() {
                item.level = level;
                item.marker = words.get(..mark.length).unwrap_or_default().to_string();
                item.number = mark.number;
                item.parent = parent;
                item.span.start = self.whole.source_at(line.body_at + from);
            }
            return;
        }
        if self.waiting || goes_on(words) {
            return self.join(line, words);
        }
        self.close_lists();
        if is_definition(words) {
            self.add(Shape::Definition, line, from);
            self.holder = Some(self.found.len() - 1);
        } else {
            self.add(Shape::Clause, line, from);
        }
    }

    fn quoted(&mut self, line: &Line<'_>) {
        let bare = line.body.trim_start_matches(['“', '"']);
        let level = mark_at(bare).and_then(|mark| self.nesting.level(&mark));
        if level.is_none() {
            self.nesting.clear();
        }
        self.items.clear();
        self.holder = None;
        self.add(Shape::Quoted, line, 0);
        if let Some(paragraph) = self.found.last_mut() {
            paragraph.level = level.unwrap_or(0);
        }
    }

    fn cited(&mut self, line: &Line<'_>) {
        let Some(label) = label_at(line.body) else { return };
        self.close_lists();
        self.add(Shape::Cited, line, label.rest);
        if let Some(paragraph) = self.found.last_mut() {
            paragraph.marker = line.body.get(..label.length).unwrap_or_default().to_string();
            paragraph.number = label.number.text;
            paragraph.span.start = self.whole.source_at(line.body_at);
        }
    }

    fn row(&mut self, line: &Line<'_>, cells: Vec<String>) {
        let end = self.whole.source_at(line.end);
        match self.found.last_mut() {
            Some(table) if table.shape == Shape::Table => {
                table.span.end = end;
                if !is_rule(&cells) {
                    table.rows.push(cells);
                }
            }
            _ => {
                self.add(Shape::Table, line, line.body.len());
                if let Some(table) = self.found.last_mut() {
                    table.span.start = self.whole.source_at(line.body_at);
                    table.rows.push(cells);
                }
            }
        }
        self.waiting = false;
    }

    /// More words for the paragraph before: a line the word processor broke.
    fn join(&mut self, line: &Line<'_>, words: &str) {
        self.waiting = false;
        let end = self.whole.source_at(line.end);
        match self.found.last_mut() {
            Some(last) if matches!(last.shape, Shape::Item | Shape::Clause | Shape::Definition | Shape::Cited) => {
                if !last.text.is_empty() {
                    last.text.push(' ');
                }
                last.text.push_str(words);
                last.span.end = end;
            }
            _ => self.add(Shape::Clause, line, line.body.len() - words.len()),
        }
    }

    fn close_lists(&mut self) {
        self.nesting.clear();
        self.items.clear();
        self.holder = None;
    }

    fn add(&mut self, shape: Shape, line: &Line<'_>, from: usize) {
        self.waiting = false;
        self.found.push(Paragraph {
            shape,
            level: 0,
            marker: String::new(),
            number: String::new(),
            anchor: String::new(),
            parent: None,
            span: self.whole.source_at(line.body_at + from)..self.whole.source_at(line.end),
            text: line.body.get(from..).unwrap_or_default().to_string(),
            rows: Vec::new(),
        });
    }

    /// Counts the วรรค.
    fn number(&mut self) {
        let clauses = self.found.iter_mut().filter(|paragraph| paragraph.shape == Shape::Clause);
        for (paragraph, ordinal) in clauses.zip(1u32..) {
            paragraph.number = ordinal.to_string();
        }
    }
}

/// Does the line begin with a word that only goes on with a sentence: "(๑) และ (๒)", "มาตรา ๕ แห่ง…"?
fn goes_on(words: &str) -> bool {
    let label = label_at(words).is_some_and(|label| label.cites);
    let bracket = words.starts_with('(')
        && words.find(')').is_some_and(|close| {
            let inner = words.get(1..close).unwrap_or_default();
            let rest = words.get(close + 1..).unwrap_or_default().trim_start();
            inner.len() <= 12 && inner.chars().any(|letter| letter.is_numeric()) && super::label::cites(rest)
        });
    label || bracket
}
