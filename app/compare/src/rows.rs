//! A difference as rows, for a page that shows both texts side by side.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::difference::{Stretch, Turn};

/// One row: stretches of the old, and of the new, each within a line or a
/// few that go together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub old: Vec<(Turn, Range<usize>)>,
    pub new: Vec<(Turn, Range<usize>)>,
}

/// Cuts stretches into rows, at line ends that both texts have.
pub fn rows(old: &str, new: &str, stretches: &[Stretch]) -> Vec<Row> {
    let mut found = vec![Row::default()];
    for stretch in stretches {
        let turn = stretch.turn;
        let (mut left, mut right) = (stretch.old.clone(), stretch.new.clone());
        if turn == Turn::Same {
            // What is the same has its line ends at the same words, if not at the same bytes.
            while let (Some(a), Some(b)) = (line_end(old, &left), line_end(new, &right)) {
                if let Some(row) = found.last_mut() {
                    row.put(turn, left.start..a, right.start..b);
                }
                (left.start, right.start) = (a, b);
                found.push(Row::default());
            }
        }
        if let Some(row) = found.last_mut() {
            row.put(turn, left, right);
        }
    }
    found.retain(|row| !row.old.is_empty() || !row.new.is_empty());
    found
}

impl Row {
    fn put(&mut self, turn: Turn, old: Range<usize>, new: Range<usize>) {
        if !old.is_empty() {
            self.old.push((turn, old));
        }
        if !new.is_empty() {
            self.new.push((turn, new));
        }
    }
}

/// After the blank lines that follow the next line of a range.
fn line_end(text: &str, range: &Range<usize>) -> Option<usize> {
    let rest = &text[range.clone()];
    let at = rest.find('\n')?;
    let blank = rest[at..].len() - rest[at..].trim_start_matches(|c: char| c.is_whitespace()).len();
    Some(range.start + at + blank)
}
