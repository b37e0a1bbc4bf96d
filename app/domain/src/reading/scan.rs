//! One walk over the lines that cuts the text into pieces: which room a line is taken to, and what all rooms share.
//! What stands before the first provision is read in `front`, provisions in `body`, notes in `tail`.

use std::ops::Range;

use super::headings::{Heading, heading_at};
use super::label::{Label, Word, bare_at, label_at};
use super::lines::Line;
use super::number::Number;
use super::openers::{is_certain_schedule, is_signature, key_point_at, note_at, schedule_at};
use super::piece::Kind;
use super::quotes::{Quotes, is_definition};

/// A piece as first cut: whole lines, and what its first line said.
pub(super) struct Draft {
    pub kind: Kind,
    pub lines: Range<usize>,
    pub number: Option<Number>,
    pub word: Option<Word>,
    pub label: String,
    /// On the label's own line.
    pub title: String,
    /// Where its own words begin, as a byte of the first line's body.
    pub rest: usize,
    /// A heading's rank, 0 outermost.
    pub rank: u8,
    /// For a decimal, the draft of the provision it is a part of.
    pub within: Option<usize>,
}

impl Draft {
    pub fn plain(kind: Kind, line: usize, label: &str) -> Draft {
        Draft {
            kind,
            lines: line..line,
            number: None,
            word: None,
            label: label.replace('\n', " "),
            title: String::new(),
            rest: 0,
            rank: 0,
            within: None,
        }
    }
}

/// What the walk learned about a line that its letters alone do not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flag {
    Plain,
    Quoted,
    Cited,
}

/// A doubt about a line, before there are pieces to name.
pub(super) enum Doubt {
    QuoteNotClosed(usize),
    ReadAsCitation(usize, String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Front,
    Memorandum,
    Body,
    Signature,
    Schedule,
    Notes,
}

/// How many labels ahead a doubtful one is compared with.
const AHEAD: usize = 64;

pub(super) struct Scan<'a> {
    pub lines: &'a [Line<'a>],
    pub quotes: Quotes,
    pub labels: Vec<Option<Label>>,
    /// The lines that may open provisions of this text, in order: its own word, no citation, before the notes.
    pub candidates: Vec<usize>,
    pub word: Option<Word>,
    pub drafts: Vec<Draft>,
    pub flags: Vec<Flag>,
    pub doubts: Vec<Doubt>,
    pub state: State,
    /// The provision being read and the decimals open in it.
    pub open: Vec<(Number, usize)>,
    /// The memorandum has given its reasons; the note its purpose.
    pub said: bool,
}

pub(super) fn scan<'a>(lines: &'a [Line<'a>]) -> Scan<'a> {
    let mut labels: Vec<_> = lines.iter().map(|line| label_at(line.body)).collect();
    let notes = lines.iter().position(|line| note_at(line.body).is_some()).unwrap_or(lines.len());
    let word =
        own_word(labels.get(..notes).unwrap_or_default()).or_else(|| number_bare(lines.get(..notes)?, &mut labels));
    let candidates = labels
        .iter()
        .enumerate()
        .take(notes)
        .filter(|(_, label)| label.as_ref().is_some_and(|label| Some(label.word) == word && !label.cites))
        .map(|(line, _)| line)
        .collect();
    let mut scan = Scan {
        lines,
        quotes: Quotes::of(lines),
        labels,
        candidates,
        word,
        drafts: Vec::new(),
        flags: vec![Flag::Plain; lines.len()],
        doubts: Vec::new(),
        state: State::Front,
        open: Vec::new(),
        said: false,
    };
    let mut line = 0;
    while line < lines.len() {
        line = scan.step(line).max(line + 1);
    }
    scan.end_piece(lines.len());
    scan
}

/// A text calls its provisions by the word that comes first, unless the other is clearly the rule.
fn own_word(labels: &[Option<Label>]) -> Option<Word> {
    let own = || labels.iter().flatten().filter(|label| !label.cites);
    let first = own().next()?.word;
    let same = own().filter(|label| label.word == first).count();
    let other = own().find(|label| label.word != first).map(|label| label.word);
    match other {
        Some(other) if same <= 2 && own().count() - same >= 5 => Some(other),
        _ => Some(first),
    }
}

/// A text without มาตรา and ข้อ, and without key points, may count its paragraphs: ๑. ๒. ๓. Fewer than three are a
/// list, not provisions; a list inside one begins again and is not expected.
fn number_bare(lines: &[Line<'_>], labels: &mut [Option<Label>]) -> Option<Word> {
    if lines.iter().any(|line| key_point_at(line.body).is_some()) {
        return None;
    }
    let mut found: Vec<(usize, Label)> = Vec::new();
    for (line, label) in lines.iter().enumerate().filter_map(|(line, text)| Some((line, bare_at(text.body)?))) {
        if label.number.whole() == found.last().map_or(1, |(_, last)| last.number.whole() + 1) {
            found.push((line, label));
        }
    }
    if found.len() < 3 {
        return None;
    }
    for (line, label) in found {
        if let Some(slot) = labels.get_mut(line) {
            *slot = Some(label);
        }
    }
    Some(Word::Clause)
}

impl<'a> Scan<'a> {
    pub fn body(&self, line: usize) -> &'a str {
        self.lines.get(line).map_or("", |line| line.body)
    }

    pub fn current(&self) -> Option<Kind> {
        self.drafts.last().map(|draft| draft.kind)
    }

    /// Ends the piece being read before this line.
    pub fn end_piece(&mut self, line: usize) {
        if let Some(last) = self.drafts.last_mut() {
            last.lines.end = line;
        }
    }

    pub fn begin(&mut self, mut draft: Draft) {
        let line = draft.lines.start;
        self.end_piece(line);
        draft.lines.end = line + 1;
        self.drafts.push(draft);
    }

    /// Reads one line, or several at once; answers with the next to read.
    fn step(&mut self, line: usize) -> usize {
        let body = self.body(line);
        if self.state == State::Notes {
            return self.note_line(line);
        }
        if self.state != State::Memorandum && note_at(body).is_some() {
            return self.open_note(line);
        }
        if let Some(next) = self.quotation(line) {
            return next;
        }
        if let Some(heading) = heading_at(body)
            && self.may_head(line, &heading)
        {
            self.open_heading(line, heading);
            return line + 1;
        }
        if self.provision(line) || self.decimal(line) {
            return line + 1;
        }
        match self.state {
            State::Front | State::Memorandum => self.front_line(line),
            State::Signature if self.opens_code(line) => self.front_line(line),
            _ => self.after_line(line),
        }
    }

    /// Lines of the body and after it that open no provision.
    fn after_line(&mut self, line: usize) -> usize {
        let body = self.body(line);
        if self.state == State::Body && is_signature(body) && !self.more_to_come(line) {
            self.begin(Draft::plain(Kind::Signature, line, ""));
            self.state = State::Signature;
        } else if self.opens_schedule(line) {
            let (length, _) = schedule_at(body).unwrap_or((body.len(), false));
            self.begin(Draft::plain(Kind::Schedule, line, body.get(..length).unwrap_or(body)));
            self.state = State::Schedule;
        } else if self.candidates.is_empty()
            && let Some((number, length, rest)) = key_point_at(body)
        {
            self.open_key_point(line, number, length, rest);
        }
        line + 1
    }

    pub fn open_key_point(&mut self, line: usize, number: Number, length: usize, rest: usize) {
        let body = self.body(line);
        let mut draft = Draft::plain(Kind::KeyPoint, line, body.get(..length).unwrap_or(body));
        draft.title = body.get(rest..).unwrap_or_default().to_string();
        draft.rest = rest;
        draft.number = Some(number);
        self.begin(draft);
        self.state = State::Body;
    }

    fn opens_schedule(&self, line: usize) -> bool {
        let body = self.body(line);
        match self.state {
            State::Signature | State::Schedule => schedule_at(body).is_some() && !self.awaits_title(line),
            State::Body => {
                self.current() != Some(Kind::KeyPoint) && is_certain_schedule(body) && !self.more_to_come(line)
            }
            _ => false,
        }
    }

    /// Does a provision that goes on counting stand further below?
    fn more_to_come(&self, line: usize) -> bool {
        let from = self.candidates.partition_point(|candidate| *candidate < line);
        let Some((number, _)) = self.open.first() else { return from < self.candidates.len() };
        self.ahead(from).any(|(_, later)| later.number.follows(number))
    }

    /// The next labels from a place among the candidates.
    pub fn ahead(&self, from: usize) -> impl Iterator<Item = (usize, &Label)> {
        let lines = self.candidates.get(from..).unwrap_or_default().iter().take(AHEAD);
        lines.filter_map(|line| self.labels.get(*line)?.as_ref().map(|label| (*line, label)))
    }

    fn may_head(&self, line: usize, heading: &Heading<'_>) -> bool {
        // "หมวด ๕", and below it "บทกำหนดโทษ": the title of the one, not a heading more.
        if heading.number.is_none() && self.awaits_title(line) {
            return false;
        }
        match self.state {
            State::Front | State::Body | State::Signature => true,
            State::Memorandum => self.said,
            State::Schedule => self.more_to_come(line),
            State::Notes => false,
        }
    }

    /// Was the line before a heading or a schedule's label that says only its number?
    fn awaits_title(&self, line: usize) -> bool {
        self.drafts.last().is_some_and(|draft| {
            draft.lines.start + 1 == line
                && draft.title.is_empty()
                && match draft.kind {
                    Kind::Schedule => schedule_at(self.body(draft.lines.start)).is_some_and(|(_, alone)| alone),
                    kind => kind.is_heading() && draft.number.is_some(),
                }
        })
    }

    fn open_heading(&mut self, line: usize, heading: Heading<'_>) {
        let label = self.body(line).get(..heading.length).unwrap_or_default();
        let mut draft = Draft::plain(heading.kind, line, label);
        draft.number = heading.number;
        draft.title = heading.title.to_string();
        draft.rest = heading.length;
        draft.rank = heading.level;
        self.begin(draft);
        self.state = State::Body;
    }

    pub fn is_ordinary(&self, line: usize) -> bool {
        let body = self.body(line);
        self.labels.get(line).is_some_and(Option::is_none) && heading_at(body).is_none() && !is_definition(body)
    }
}
