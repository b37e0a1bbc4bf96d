//! What stands after the last provision in notes: the purpose of the Act, and the endnotes that quote provisions
//! of the Acts amending it. Those repeat numbers of the text and are no provisions of it.

use super::openers::{is_named_statute, note_at};
use super::piece::Kind;
use super::scan::{Draft, Flag, Scan, State};

impl Scan<'_> {
    pub(super) fn open_note(&mut self, line: usize) -> usize {
        let body = self.body(line);
        let length = note_at(body).unwrap_or(0);
        let mut draft = Draft::plain(Kind::Note, line, body.get(..length).unwrap_or_default());
        let words =
            body.get(length..).unwrap_or_default().trim_start_matches([' ', '\u{a0}', '\t', ':', '-', '–', '.']);
        draft.rest = body.len() - words.len();
        self.begin(draft);
        self.state = State::Notes;
        self.said = true;
        line + 1
    }

    /// A statute's name opens a note; a หมายเหตุ ends the one that has none yet; quoted provisions between two
    /// belong to the หมายเหตุ after them, as amending Acts are set.
    pub(super) fn note_line(&mut self, line: usize) -> usize {
        let body = self.body(line);
        if let Some(length) = note_at(body) {
            if self.said {
                return self.open_note(line);
            }
            self.said = true;
            if let Some(draft) = self.drafts.last_mut()
                && draft.label.is_empty()
            {
                draft.label = body.get(..length).unwrap_or_default().to_string();
            }
        } else if is_named_statute(body) {
            let mut draft = Draft::plain(Kind::Note, line, body);
            draft.rest = body.len();
            self.begin(draft);
            self.said = false;
        } else if self.labels.get(line).is_some_and(|label| label.as_ref().is_some_and(|label| !label.cites)) {
            if self.said {
                self.begin(Draft::plain(Kind::Note, line, ""));
                self.said = false;
            }
            if let Some(flag) = self.flags.get_mut(line) {
                *flag = Flag::Cited;
            }
        }
        line + 1
    }
}
