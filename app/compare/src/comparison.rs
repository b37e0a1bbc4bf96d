//! Two versions of a text by provision: added, removed, moved, renumbered, changed, unchanged.

use std::collections::HashMap;
use std::hash::Hash;

use domain::reading::Reading;
use serde::{Deserialize, Serialize};

use crate::align::align;
use crate::difference::{Differ, Stretch};
use crate::likeness::exact;
use crate::part::Part;

/// What became of a part. One that was moved or renumbered and changed as well is changed; [`Compared`] says the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Added,
    Removed,
    Changed,
    /// It stands elsewhere in the order.
    Moved,
    /// It has another number and the same words.
    Renumbered,
    Unchanged,
}

/// One part of either version, or of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    pub state: State,
    /// Index into the pieces of the old version.
    pub old: Option<usize>,
    /// Index into those of the new.
    pub new: Option<usize>,
    pub moved: bool,
    pub renumbered: bool,
    /// For what changed, the words of both texts; else empty.
    pub stretches: Vec<Stretch>,
}

/// All parts of both versions, in the order of the new, what was removed where it stood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    pub parts: Vec<Compared>,
}

impl Comparison {
    /// How many parts are in a state.
    pub fn count(&self, state: State) -> usize {
        self.parts.iter().filter(|part| part.state == state).count()
    }
}

/// Compares two versions whose parts have no identities.
///
/// ```
/// use compare::{State, compare};
/// use domain::reading::read;
/// let old = read("มาตรา ๑ ให้ใช้บังคับเมื่อพ้นหกสิบวัน\n\nมาตรา ๒ ให้รัฐมนตรีรักษาการตามพระราชบัญญัตินี้");
/// let new = read("มาตรา ๑ ให้ใช้บังคับเมื่อพ้นเก้าสิบวัน\n\nมาตรา ๒ ในพระราชบัญญัตินี้ไม่มีบทนิยาม\n\nมาตรา ๓ ให้รัฐมนตรีรักษาการตามพระราชบัญญัตินี้");
/// let states: Vec<State> = compare(&old, &new).parts.iter().map(|part| part.state).collect();
/// assert_eq!(states, [State::Changed, State::Added, State::Renumbered]);
/// ```
pub fn compare(old: &Reading, new: &Reading) -> Comparison {
    compared(&Part::all(old), &Part::all(new), &[])
}

/// Compares two versions by the identities of their parts, one for each piece in order; a part whose identity the other
/// version lacks is looked for by number and words.
pub fn compare_known<I: Copy + Eq + Hash>(old: &Reading, olds: &[I], new: &Reading, news: &[I]) -> Comparison {
    let places: HashMap<I, usize> = olds.iter().enumerate().map(|(at, identity)| (*identity, at)).collect();
    let known: Vec<Option<usize>> = news.iter().map(|identity| places.get(identity).copied()).collect();
    compared(&Part::all(old), &Part::all(new), &known)
}

/// The same of parts as they were kept, each with its identity.
pub fn compare_parts<I: Copy + Eq + Hash>(old: &[Part<'_>], olds: &[I], new: &[Part<'_>], news: &[I]) -> Comparison {
    let places: HashMap<I, usize> = olds.iter().enumerate().map(|(at, identity)| (*identity, at)).collect();
    let known: Vec<Option<usize>> = news.iter().map(|identity| places.get(identity).copied()).collect();
    compared(old, new, &known)
}

fn compared(old: &[Part<'_>], new: &[Part<'_>], known: &[Option<usize>]) -> Comparison {
    let from = align(old, new, known);
    let in_order = longest_ascending(&from);
    let mut differ = Differ::new();
    let mut parts = Vec::with_capacity(new.len());
    let mut went = vec![true; old.len()];
    for before in from.iter().flatten() {
        went[*before] = false;
    }
    let mut next = 0;
    let removed = |from: usize, until: usize, parts: &mut Vec<Compared>| {
        for old in (from..until).filter(|at| went[*at]) {
            parts.push(alone(State::Removed, Some(old), None));
        }
    };
    for (at, (before, stays)) in from.iter().zip(&in_order).enumerate() {
        let Some(before) = *before else {
            parts.push(alone(State::Added, None, Some(at)));
            continue;
        };
        if *stays {
            removed(next, before, &mut parts);
            next = before + 1;
        }
        let (one, other) = (old[before], new[at]);
        let renumbered = one.number != other.number;
        let changed = exact(one.body()) != exact(other.body());
        let state = match (changed, renumbered, *stays) {
            (true, _, _) => State::Changed,
            (false, _, false) => State::Moved,
            (false, true, true) => State::Renumbered,
            (false, false, true) => State::Unchanged,
        };
        let stretches = if changed { differ.difference(one.text, other.text) } else { Vec::new() };
        parts.push(Compared { state, old: Some(before), new: Some(at), moved: !stays, renumbered, stretches });
    }
    removed(next, old.len(), &mut parts);
    Comparison { parts }
}

fn alone(state: State, old: Option<usize>, new: Option<usize>) -> Compared {
    Compared { state, old, new, moved: false, renumbered: false, stretches: Vec::new() }
}

/// Which of the parts found stay in their order: the most that ascend together. The others have moved.
fn longest_ascending(from: &[Option<usize>]) -> Vec<bool> {
    // The last of the best run of each length, and for each place the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous = vec![None; from.len()];
    let value = |at: usize| from[at].unwrap_or_default();
    for at in (0..from.len()).filter(|at| from[*at].is_some()) {
        let length = ends.partition_point(|end| value(*end) < value(at));
        previous[at] = length.checked_sub(1).map(|before| ends[before]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut stays = vec![false; from.len()];
    let mut at = ends.last().copied();
    while let Some(here) = at {
        stays[here] = true;
        at = previous[here];
    }
    stays
}
