//! Provisions: which labels open one and which only cite, decimals that are parts of one, and quoted text that
//! belongs to one whatever stands in it.

use super::label::{Label, decimal_at};
use super::number::Number;
use super::piece::Kind;
use super::quotes::Closing;
use super::scan::{Doubt, Draft, Flag, Scan, State};

impl Scan<'_> {
    /// Opens a provision if this line is one.
    pub(super) fn provision(&mut self, line: usize) -> bool {
        let Some(label) = self.labels.get(line).and_then(Clone::clone) else { return false };
        if Some(label.word) != self.word || !self.is_own(line, &label) {
            return false;
        }
        let within = match label.number.steps.len() {
            1 => None,
            steps if label.number.text.contains('.') => self.parent_of(&label.number, steps),
            _ => None,
        };
        self.open_provision(line, label.number, label.length, label.rest, within);
        if let Some(draft) = self.drafts.last_mut() {
            draft.word = Some(label.word);
        }
        true
    }

    fn open_provision(&mut self, line: usize, number: Number, length: usize, rest: usize, within: Option<usize>) {
        let mut draft = Draft::plain(Kind::Provision, line, self.body(line).get(..length).unwrap_or_default());
        draft.rest = rest;
        draft.word = self.word;
        draft.within = within.and_then(|depth| self.open.get(depth)).map(|(_, draft)| *draft);
        draft.number = Some(number.clone());
        self.begin(draft);
        self.open.truncate(within.map_or(0, |depth| depth + 1));
        self.open.push((number, self.drafts.len() - 1));
        self.state = State::Body;
    }

    /// Is this label the opening of a provision, rather than a citation that begins a line?
    fn is_own(&mut self, line: usize, label: &Label) -> bool {
        let from = self.candidates.partition_point(|candidate| *candidate <= line);
        let Some((before, _)) = self.open.first() else {
            return match self.state {
                _ if label.cites => false,
                State::Memorandum => self.said || label.number.whole() == 1,
                // "มาตรา ๗๑ …" in an enabling formula, when มาตรา ๑ is still to come.
                _ => label.number.whole() == 1 || label.wide || !self.ahead(from).any(|(_, l)| l.number.whole() == 1),
            };
        };
        let last = self.open.last().map_or(before, |(number, _)| number);
        let follows = label.number.follows(before) || label.number.follows(last);
        if self.state == State::Schedule {
            return follows && !label.cites;
        }
        if label.cites {
            return follows
                && label.wide
                && self.state == State::Body
                && !self.expected_later(from, before, &label.number);
        }
        if follows || (label.number.whole() == 1 && label.number.steps.len() == 1) {
            return true;
        }
        let doubtful = if label.number.comes_after(before) {
            self.expected_later(from, before, &label.number)
        } else {
            let next = self.ahead(from).next().map(|(_, next)| next);
            !label.wide && next.is_some_and(|next| next.number.follows(before) && !next.number.follows(&label.number))
        };
        if doubtful {
            self.doubts.push(Doubt::ReadAsCitation(line, label.number.text.clone()));
        }
        !doubtful
    }

    /// Does a number that should come between the two come later, and the count go on from there?
    fn expected_later(&self, from: usize, before: &Number, doubtful: &Number) -> bool {
        let between = |number: &Number| number.follows(before) && doubtful.comes_after(number);
        // Where the count falls back, another begins, and says nothing about this one.
        let mut ahead = self
            .ahead(from)
            .take_while(|(_, label)| label.number.comes_after(before))
            .skip_while(|(_, label)| !between(&label.number));
        let Some((_, expected)) = ahead.next() else { return false };
        // The further the leap, the less is needed to doubt it.
        let enough = if doubtful.whole() > before.until + 10 { 1 } else { 2 };
        let mut count = 0;
        let mut last = &expected.number;
        for (_, label) in ahead {
            if label.number.follows(last) {
                last = &label.number;
                count += 1;
            }
            if count == enough {
                return true;
            }
        }
        false
    }

    fn parent_of(&self, number: &Number, steps: usize) -> Option<usize> {
        let parents = number.steps.get(..steps - 1)?;
        self.open.iter().position(|(open, _)| open.steps == parents)
    }

    /// Opens a decimal part (๓.๑.๒) of the provision being read.
    pub(super) fn decimal(&mut self, line: usize) -> bool {
        if self.state != State::Body || !matches!(self.current(), Some(Kind::Provision)) {
            return false;
        }
        let Some((number, length, rest)) = decimal_at(self.body(line)) else { return false };
        let Some(parent) = self.parent_of(&number, number.steps.len()) else { return false };
        let last = number.steps.last().copied().unwrap_or_default();
        let sibling = self.open.get(parent + 1).and_then(|(open, _)| open.steps.last()).copied().unwrap_or(0);
        if last <= sibling || last > sibling + 3 {
            return false;
        }
        self.open_provision(line, number, length, rest, Some(parent));
        true
    }

    /// Replacement text belongs to the clause that brings it, whatever labels stand in it.
    pub(super) fn quotation(&mut self, line: usize) -> Option<usize> {
        if self.state != State::Body || self.current() != Some(Kind::Provision) {
            return None;
        }
        match self.quotes.at(line) {
            Closing::None => None,
            Closing::At(end) if self.closes_well(line, end) => Some(self.quote(line, end)),
            _ if self.amends() => {
                self.doubts.push(Doubt::QuoteNotClosed(line));
                let end = self.next_own(line).map_or(line, |next| next - 1);
                Some(self.quote(line, end))
            }
            _ => {
                self.doubts.push(Doubt::QuoteNotClosed(line));
                None
            }
        }
    }

    fn quote(&mut self, line: usize, end: usize) -> usize {
        if let Some(flags) = self.flags.get_mut(line..=end) {
            flags.fill(Flag::Quoted);
        }
        end + 1
    }

    /// Does the provision being read change another law?
    fn amends(&self) -> bool {
        let Some(draft) = self.drafts.last() else { return false };
        ["ให้ยกเลิก", "ให้เพิ่ม", "ให้แก้ไข", "ต่อไปนี้แทน", "ความต่อไปนี้"]
            .iter()
            .any(|word| self.body(draft.lines.start).contains(word))
    }

    /// Is the closing mark this quotation's own? Not when our next provision stands inside and does not come after.
    fn closes_well(&self, line: usize, end: usize) -> bool {
        if end == line {
            return true;
        }
        let Some((outer, _)) = self.open.first() else { return true };
        let inside = self.candidates.partition_point(|candidate| *candidate <= line);
        let after = self.candidates.partition_point(|candidate| *candidate <= end);
        let next_inside = self
            .candidates
            .get(inside..after)
            .unwrap_or_default()
            .iter()
            .filter_map(|line| self.labels.get(*line)?.as_ref())
            .any(|label| label.number.follows(outer));
        !next_inside || self.ahead(after).next().is_some_and(|(_, label)| label.number.follows(outer))
    }

    /// The line of the provision that should come next.
    fn next_own(&self, line: usize) -> Option<usize> {
        let (outer, _) = self.open.first()?;
        let from = self.candidates.partition_point(|candidate| *candidate <= line);
        self.ahead(from).find(|(_, label)| label.number.follows(outer)).map(|(line, _)| line)
    }
}
