//! Which proposed wording stands in the text as a tracked change, and where: one that is another wording of the very
//! paragraph, or of the whole provision, or that holds the paragraph and more; and what says that it is to be added. Every other one stands in its
//! comment alone.

use super::added::added;
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
    /// For each paragraph: those that would stand after it.
    pub(super) after: Vec<Vec<Proposal<'a>>>,
}

#[derive(Debug)]
pub(super) struct Proposal<'a> {
    pub(super) voice: &'a Voice,
    pub(super) wording: String,
}

impl<'a> Changes<'a> {
    pub(super) fn new(clauses: &[Clause]) -> Changes<'a> {
        let none = || clauses.iter().map(|_| Vec::new()).collect();
        Changes { of: none(), whole: Vec::new(), after: none() }
    }

    /// How many wordings stand in the text.
    pub(super) fn len(&self) -> usize {
        self.of.iter().chain(&self.after).map(Vec::len).sum::<usize>() + self.whole.len()
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
        // Who writes the paragraph out and goes on adds to it, however much it is.
        let found =
            found.filter(|(_, like)| *like >= SAME).or_else(|| Some((Some(within(clauses, named, &wording)?), SAME)));
        let Some((place, like)) = found else { return self.add(clauses, named, voice, &wording) };
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
            let inside: Vec<Proposal<'a>> =
                self.of.iter_mut().chain(&mut self.after).flat_map(|list| list.drain(..)).collect();
            self.whole.extend(inside);
        }
        true
    }

    /// Takes up words that are to be added: after the paragraph that is named, else at the end.
    fn add(&mut self, clauses: &[Clause], named: Option<usize>, voice: &'a Voice, wording: &str) -> bool {
        let Some(words) = added(wording) else { return false };
        let Some(place) = named.or(clauses.len().checked_sub(1)).filter(|at| clauses[*at].shape != Shape::Table) else {
            return false;
        };
        let list = if self.whole.is_empty() { &mut self.after[place] } else { &mut self.whole };
        if list.len() == MOST {
            return false;
        }
        list.push(Proposal { voice, wording: words.to_string() });
        true
    }
}

/// Letters of a paragraph that can be known again within a wording.
const KNOWN: usize = 12;

/// The paragraph that a wording holds and adds to: the one that is named, or the only one of which that is true.
fn within(clauses: &[Clause], named: Option<usize>, wording: &str) -> Option<usize> {
    let bare = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let wording = bare(wording);
    let held = |place: &usize| {
        let words = bare(&clauses[*place].words());
        words.chars().count() >= KNOWN && clauses[*place].shape != Shape::Table && wording.contains(&words)
    };
    match named {
        Some(place) => Some(place).filter(held),
        None => {
            let mut found = (0..clauses.len()).filter(held);
            found.next().filter(|_| found.next().is_none())
        }
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
