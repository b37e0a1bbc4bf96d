//! What stands before the first provision: title lines, memorandum, preamble, and the key points of a text that
//! has no provisions yet.

use super::openers::{
    begins_with_instrument, ends_reasons, is_bare_instrument, is_draft_word, is_full_title, is_leader, is_memorandum,
    is_preamble_opening, is_principles, is_reasons, is_year_alone, is_year_line, key_point_at, note_at,
};
use super::piece::Kind;
use super::scan::{Draft, Scan, State};

/// The most lines a title block has.
const TITLE_LINES: usize = 10;

/// How far apart the parts of a memorandum may stand: a dozen paragraphs are rare, a thousand are no memorandum.
const NEAR: usize = 40;

impl Scan<'_> {
    pub(super) fn front_line(&mut self, line: usize) -> usize {
        let body = self.body(line);
        if is_memorandum(body) || self.opens_memorandum(line) {
            let label = if is_memorandum(body) { body } else { "" };
            self.begin(Draft::plain(Kind::Memorandum, line, label));
            self.state = State::Memorandum;
            self.said = false;
            return line + 1;
        }
        if let Some(end) = self.title_block(line) {
            let label: Vec<&str> = (line..end).map(|line| self.body(line)).collect();
            self.begin(Draft::plain(Kind::Name, line, &label.join(" ")));
            self.state = State::Front;
            self.end_piece(end);
            return end;
        }
        if self.state == State::Memorandum {
            let ends = self.said || is_leader(body) || (is_preamble_opening(body) && body.starts_with("อาศัย"));
            if !ends {
                self.said = ends_reasons(body) && self.gave_reasons(line);
                return line + 1;
            }
            self.state = State::Front;
        }
        if self.candidates.is_empty()
            && let Some((number, length, rest)) = key_point_at(body)
        {
            self.open_key_point(line, number, length, rest);
        } else if self.current() != Some(Kind::Preamble) {
            self.begin(Draft::plain(Kind::Preamble, line, ""));
            self.state = State::Front;
        }
        line + 1
    }

    /// A memorandum pasted without its heading: หลักการ with its เหตุผล below, or the reasons alone.
    fn opens_memorandum(&self, line: usize) -> bool {
        let near = |is: fn(&str) -> bool| {
            let end = self.lines.len().min(line + 1 + NEAR);
            let first = self.candidates.first().copied().unwrap_or(end);
            (line + 1..end.min(first)).any(|below| is(self.body(below)))
        };
        let body = self.body(line);
        self.state == State::Front
            && ((is_principles(body) && near(is_reasons)) || (is_reasons(body) && near(ends_reasons)))
    }

    /// Has the memorandum come to its reasons?
    fn gave_reasons(&self, line: usize) -> bool {
        let Some(draft) = self.drafts.last() else { return false };
        (draft.lines.start..=line).rev().take(NEAR).any(|line| self.body(line).starts_with("เหตุผล"))
    }

    /// The line after a title that begins here.
    fn title_block(&self, line: usize) -> Option<usize> {
        let found = self.lines.get(line)?;
        let fresh = !matches!(self.current(), Some(Kind::Preamble)) || self.only_leaders();
        let opens = if line == 0 {
            found.hashes > 0
                || is_draft_word(found.body)
                || (begins_with_instrument(found.body) && found.body.len() < 900)
        } else {
            let next = self.body(line + 1);
            (is_draft_word(found.body) && begins_with_instrument(next))
                || (fresh && (is_bare_instrument(found.body) || is_full_title(found.body)))
                || (fresh && begins_with_instrument(found.body) && found.body.len() < 450 && is_year_alone(next))
                || (self.state == State::Signature && self.opens_code(line))
        };
        if !opens {
            return None;
        }
        if found.hashes > 0 || is_full_title(found.body) || self.opens_code(line) {
            return Some(line + 1);
        }
        let end = (line + 1..self.lines.len().min(line + TITLE_LINES)).find(|next| {
            let body = self.body(*next);
            is_year_line(self.body(next - 1))
                || is_leader(body)
                || is_preamble_opening(body)
                || is_memorandum(body)
                || is_principles(body)
                || note_at(body).is_some()
                || key_point_at(body).is_some()
                || body.len() > 450
                || !self.is_ordinary(*next)
        });
        Some(end.unwrap_or_else(|| self.lines.len().min(line + TITLE_LINES)))
    }

    fn only_leaders(&self) -> bool {
        let Some(draft) = self.drafts.last() else { return true };
        draft.lines.len() < TITLE_LINES && draft.lines.clone().all(|line| is_leader(self.body(line)))
    }

    /// The name of a code after the signature of the Act that enacts it.
    pub(super) fn opens_code(&self, line: usize) -> bool {
        let body = self.body(line);
        self.state == State::Signature && body.starts_with("ประมวล") && body.len() < 300
    }
}
