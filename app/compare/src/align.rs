//! Which part of the old version each part of the new one is. By identity where it is known; then by their words,
//! which outlive a renumbering; then by what stands beside them; and by the number where the words still say something.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use domain::reading::Kind;

use crate::likeness::{Likeness, exact};
use crate::part::Part;

/// Words as short as this, `(ยกเลิก)`, say nothing of who they are.
const SHORT: usize = 20;
/// So alike is the same part under the same number; a law may rewrite much of a provision.
const SAME_NUMBER: f32 = 0.2;
/// So alike is the same part wherever it stands.
const ANYWHERE: f32 = 0.5;
/// Runs of letters in more parts than this are customary phrases.
const CUSTOMARY: usize = 40;

/// For each new part, the old one it is. No old part is two.
pub(crate) fn align(old: &[Part<'_>], new: &[Part<'_>], known: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut pairs = Pairs { from: vec![None; new.len()], taken: vec![false; old.len()], old, new };
    for (at, before) in known.iter().enumerate().take(new.len()) {
        if let Some(before) = before {
            pairs.join(*before, at);
        }
    }
    pairs.same_words();
    pairs.only_ones();
    let mut known = Known::default();
    pairs.beside(&mut known);
    pairs.alike(&mut known);
    pairs.same_number(&mut known);
    pairs.from
}

struct Pairs<'a> {
    old: &'a [Part<'a>],
    new: &'a [Part<'a>],
    from: Vec<Option<usize>>,
    taken: Vec<bool>,
}

/// Only of what has not found its other half yet.
#[derive(Default)]
struct Known {
    old: HashMap<usize, Likeness>,
    new: HashMap<usize, Likeness>,
}

/// The old and the new parts that say the same, and how many letters they have.
type Group = (Vec<usize>, Vec<usize>, usize);

impl Pairs<'_> {
    fn join(&mut self, old: usize, new: usize) -> bool {
        let fits = self.old.get(old).zip(self.new.get(new)).is_some_and(|(old, new)| old.kind == new.kind);
        let free = fits && !self.taken[old] && self.from[new].is_none();
        if free {
            self.taken[old] = true;
            self.from[new] = Some(old);
        }
        free
    }

    /// The same words, said once on each side or under the same name.
    fn same_words(&mut self) {
        let mut groups: HashMap<(Kind, u64), Group> = HashMap::new();
        for (at, part) in self.old.iter().enumerate() {
            let (words, length) = exact(part.body());
            groups.entry((part.kind, words)).or_insert_with(|| (Vec::new(), Vec::new(), length)).0.push(at);
        }
        for (at, part) in self.new.iter().enumerate() {
            let (words, _) = exact(part.body());
            if let Entry::Occupied(mut group) = groups.entry((part.kind, words)) {
                group.get_mut().1.push(at);
            }
        }
        let mut groups: Vec<_> = groups.into_values().filter(|(_, new, _)| !new.is_empty()).collect();
        groups.sort();
        for (old, new, length) in groups {
            let once = old.len() == 1 && new.len() == 1;
            if length < SHORT && !(once && length >= 4) {
                continue;
            }
            for at in &new {
                let same = |before: &&usize| self.old[**before].anchor == self.new[*at].anchor;
                if let Some(before) = old.iter().find(same) {
                    self.join(*before, *at);
                }
            }
            let free: Vec<usize> = old.into_iter().filter(|before| !self.taken[*before]).collect();
            let open: Vec<usize> = new.into_iter().filter(|at| self.from[*at].is_none()).collect();
            for (before, at) in free.into_iter().zip(open) {
                self.join(before, at);
            }
        }
    }

    /// A title, a preamble, a signature: there is one of each.
    fn only_ones(&mut self) {
        for kind in [Kind::Memorandum, Kind::Name, Kind::Preamble, Kind::Transitory, Kind::Signature, Kind::Schedule] {
            let free = |parts: &[Part<'_>], is_free: &dyn Fn(usize) -> bool| -> Vec<usize> {
                (0..parts.len()).filter(|at| parts[*at].kind == kind && is_free(*at)).collect()
            };
            let old = free(self.old, &|at| !self.taken[at]);
            let new = free(self.new, &|at| self.from[at].is_none());
            if let ([before], [at]) = (old.as_slice(), new.as_slice()) {
                self.join(*before, *at);
            }
        }
    }

    /// Between neighbours that are found, what is alike is the same: this carries a renumbering on.
    fn beside(&mut self, known: &mut Known) {
        for forward in [true, false] {
            let order: Vec<usize> =
                if forward { (0..self.new.len()).collect() } else { (0..self.new.len()).rev().collect() };
            for at in order {
                if self.from[at].is_some() {
                    continue;
                }
                let neighbour = if forward { at.checked_sub(1) } else { Some(at + 1) };
                let before = match neighbour.and_then(|neighbour| self.from.get(neighbour).copied().flatten()) {
                    Some(before) if forward => Some(before + 1),
                    Some(before) => before.checked_sub(1),
                    None => None,
                };
                let Some(before) = before.filter(|before| self.taken.get(*before) == Some(&false)) else { continue };
                let (same, like) = self.likeness(before, at, known);
                if same || like >= ANYWHERE {
                    self.join(before, at);
                }
            }
        }
    }

    /// Whether two say the same, and how alike they are.
    fn likeness(&self, old: usize, new: usize, known: &mut Known) -> (bool, f32) {
        let before = known.old.entry(old).or_insert_with(|| Likeness::of(self.old[old].body()));
        let after = known.new.entry(new).or_insert_with(|| Likeness::of(self.new[new].body()));
        (before.exact == after.exact && before.length == after.length, before.to(after))
    }

    /// The most alike first, wherever they stand; the same number counts for it.
    fn alike(&mut self, known: &mut Known) {
        let open: Vec<usize> = (0..self.new.len()).filter(|at| self.from[*at].is_none()).collect();
        let free: Vec<usize> = (0..self.old.len()).filter(|at| !self.taken[*at]).collect();
        let mut holding: HashMap<u32, Vec<usize>> = HashMap::new();
        for at in &open {
            let likeness = known.new.entry(*at).or_insert_with(|| Likeness::of(self.new[*at].body()));
            for run in &likeness.runs {
                holding.entry(*run).or_default().push(*at);
            }
        }
        let mut found: Vec<(f32, usize, usize)> = Vec::new();
        let mut counts: HashMap<usize, u32> = HashMap::new();
        for before in free {
            counts.clear();
            let likeness = known.old.entry(before).or_insert_with(|| Likeness::of(self.old[before].body()));
            if likeness.length < SHORT {
                continue;
            }
            for run in &likeness.runs {
                for at in holding.get(run).filter(|holding| holding.len() <= CUSTOMARY).into_iter().flatten() {
                    *counts.entry(*at).or_default() += 1;
                }
            }
            let mut best: Vec<(u32, usize)> = counts.iter().map(|(at, count)| (*count, *at)).collect();
            best.sort_unstable_by_key(|(count, at)| (std::cmp::Reverse(*count), *at));
            for (_, at) in best.into_iter().take(8) {
                let (_, like) = self.likeness(before, at, known);
                if like >= ANYWHERE {
                    let same = self.old[before].anchor == self.new[at].anchor;
                    found.push((like + if same { 0.2 } else { 0.0 }, before, at));
                }
            }
        }
        found.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
        for (_, before, at) in found {
            self.join(before, at);
        }
    }

    /// What is left goes by its name: when a little of it is the same, when it is repealed, or when it is a heading.
    fn same_number(&mut self, known: &mut Known) {
        let named: HashMap<(Kind, &str), usize> = (0..self.old.len())
            .filter(|at| !self.taken[*at])
            .map(|at| ((self.old[at].kind, self.old[at].anchor), at))
            .collect();
        for at in 0..self.new.len() {
            let part = self.new[at];
            let before = named.get(&(part.kind, part.anchor)).copied();
            let Some(before) = before.filter(|_| self.from[at].is_none()) else { continue };
            let gone = |part: &Part<'_>| part.body().starts_with("(ยกเลิก");
            let (same, like) = self.likeness(before, at, known);
            if same || like >= SAME_NUMBER || gone(&part) || gone(&self.old[before]) || part.kind.is_heading() {
                self.join(before, at);
            }
        }
    }
}
