//! Which proposed wording stands in the text as a tracked change, and where: only one that is another wording of the very
//! paragraph, or of the whole provision. Every other one stands in its comment alone.

use super::voices::Voice;
use crate::law::{Clause, Shape};
use crate::letters::kept;
use crate::likeness::{SAME, likeness};

/// More proposals for one paragraph than this stand in their comments alone.
const MOST: usize = 5;

/// The proposals for one piece.
#[derive(Debug, Default)]
pub(super) struct Changes<'a> {
    /// For each paragraph: those that would stand in its place.
    pub(super) of: Vec<Vec<Proposal<'a>>>,
    /// Those that would stand in the place of the whole.
    pub(super) whole: Vec<Proposal<'a>>,
}

#[derive(Debug)]
pub(super) struct Proposal<'a> {
    pub(super) voice: &'a Voice,
    pub(super) wording: String,
}

impl<'a> Changes<'a> {
    pub(super) fn new(clauses: &[Clause]) -> Changes<'a> {
        Changes { of: clauses.iter().map(|_| Vec::new()).collect(), whole: Vec::new() }
    }

    /// How many wordings stand in the text.
    pub(super) fn len(&self) -> usize {
        self.of.iter().map(Vec::len).sum::<usize>() + self.whole.len()
    }

    /// Takes up the wording of a comment on a piece, or on a paragraph of it; says whether it stands in the text.
    pub(super) fn take(&mut self, label: &str, clauses: &[Clause], voice: &'a Voice) -> bool {
        let wording = kept(&voice.wording);
        let wording = wording.trim().trim_start_matches(label).trim().to_string();
        if wording.is_empty() {
            return false;
        }
        let at = voice.target.as_str();
        let named = clauses.iter().position(|clause| clause.anchor == at);
        let found = match named {
            Some(place) => Some((Some(place), likeness(&clauses[place].words(), &wording))),
            None => best(clauses, &wording),
        };
        let Some((place, like)) = found.filter(|(_, like)| *like >= SAME) else { return false };
        let list = match place {
            Some(place) if clauses[place].shape == Shape::Table => return false,
            // Words that stand there already are no change.
            Some(place) if like > 0.999 && clauses[place].words() == wording => return false,
            Some(place) => &mut self.of[place],
            None => &mut self.whole,
        };
        if list.len() == MOST {
            return false;
        }
        list.push(Proposal { voice, wording });
        // A provision that is replaced whole is not changed inside as well: those wordings come after it.
        if !self.whole.is_empty() {
            let inside: Vec<Proposal<'a>> = self.of.iter_mut().flat_map(|list| list.drain(..)).collect();
            self.whole.extend(inside);
        }
        true
    }
}

/// The paragraph that a wording is most like, or the whole; with how like.
fn best(clauses: &[Clause], wording: &str) -> Option<(Option<usize>, f64)> {
    let words: Vec<String> = clauses.iter().map(Clause::words).collect();
    let mut found: Option<(Option<usize>, f64)> = None;
    let ones = words.iter().enumerate().map(|(place, words)| (Some(place), likeness(words, wording)));
    let all = (words.len() > 1).then(|| (None, likeness(&words.join("\n"), wording)));
    for (place, like) in ones.chain(all) {
        if found.is_none_or(|(_, most)| like > most) {
            found = Some((place, like));
        }
    }
    found
}
