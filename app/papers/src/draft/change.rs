//! Which proposed wording stands in the text as a tracked change, and where: one that is another wording of the very
//! paragraph, or of the whole provision, or that holds the paragraph and more; and what says that it is to be added. Every other one stands in its
//! comment alone; so does a second wording of the same text, as two that are accepted would stand there together.

use super::added::added;
use super::voices::Voice;
use crate::law::{Clause, Shape};
use crate::letters::kept;
use crate::likeness::{SAME, likeness};

/// More additions to one paragraph than this stand in their comments alone.
const MOST: usize = 5;

/// The proposals for one piece.
#[derive(Debug, Default)]
pub(super) struct Changes<'a> {
    /// For each paragraph: the one that would stand in its place.
    pub(super) of: Vec<Option<Proposal<'a>>>,
    /// The one that would stand in the place of the whole; then there is no other.
    pub(super) whole: Option<Proposal<'a>>,
    /// For each paragraph: those that would stand after it.
    pub(super) after: Vec<Vec<Proposal<'a>>>,
}

#[derive(Debug)]
pub(super) struct Proposal<'a> {
    pub(super) voice: &'a Voice,
    pub(super) wording: String,
}

/// Where a proposed wording stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// In the text, as a tracked change.
    InText,
    /// In its comment alone, as the change of another comment stands in the text there.
    Beside,
    /// In its comment alone: it is no wording of the text.
    Apart,
}

impl<'a> Changes<'a> {
    pub(super) fn new(clauses: &[Clause]) -> Changes<'a> {
        Changes {
            of: clauses.iter().map(|_| None).collect(),
            whole: None,
            after: clauses.iter().map(|_| Vec::new()).collect(),
        }
    }

    /// How many wordings stand in the text.
    pub(super) fn len(&self) -> usize {
        let added = self.after.iter().map(Vec::len).sum::<usize>();
        self.of.iter().flatten().count() + added + usize::from(self.whole.is_some())
    }

    /// Takes up the wording of a comment on a piece, or on a paragraph of it; says where it stands.
    pub(super) fn take(&mut self, label: &str, clauses: &[Clause], voice: &'a Voice) -> Stands {
        let wording = kept(&voice.wording);
        let wording = wording.trim().trim_start_matches(label).trim().to_string();
        if wording.is_empty() {
            return Stands::Apart;
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
        let free = match place {
            Some(place) if clauses[place].shape == Shape::Table => return Stands::Apart,
            // Words that stand there already are no change.
            Some(place) if like > 0.999 && clauses[place].words() == wording => return Stands::Apart,
            Some(place) => self.whole.is_none() && self.of[place].is_none(),
            // A provision that is changed inside is not replaced whole as well.
            None => self.len() == 0,
        };
        if !free {
            return Stands::Beside;
        }
        let proposal = Some(Proposal { voice, wording });
        match place {
            Some(place) => self.of[place] = proposal,
            None => self.whole = proposal,
        }
        Stands::InText
    }

    /// Takes up words that are to be added: after the paragraph that is named, else at the end.
    fn add(&mut self, clauses: &[Clause], named: Option<usize>, voice: &'a Voice, wording: &str) -> Stands {
        let Some(words) = added(wording) else { return Stands::Apart };
        let Some(place) = named.or(clauses.len().checked_sub(1)).filter(|at| clauses[*at].shape != Shape::Table) else {
            return Stands::Apart;
        };
        let list = &mut self.after[place];
        if self.whole.is_some() || list.len() == MOST {
            return Stands::Beside;
        }
        list.push(Proposal { voice, wording: words.to_string() });
        Stands::InText
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
