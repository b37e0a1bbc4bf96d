//! What groups of copies are found by, kept in memory as far as it was asked for lately: the same early texts stand under most keys, and to ask the
//! table for them anew with every batch is most of what a comment costs in a large hearing. It holds as of one point of the progress and one
//! count of texts taken out; whoever else moved either has it forgotten.

use domain::id::ConsultationId;
use insight::copies::{Known, Seen, Signature};
use std::collections::{BTreeMap, HashMap};

/// Rows of either half, at most: what was asked for lately is in the young half.
const HALF: usize = 16_384;

/// A text kept of a group: its comment, its seat, its whole.
pub(super) type Seat = (i64, i64, i64);

/// A group: how many comments it has, and the texts kept of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Group {
    pub comments: i64,
    pub seats: Vec<Seat>,
}

/// What a batch changed of one consultation.
#[derive(Debug)]
pub(super) struct Grown {
    pub consultation: ConsultationId,
    /// How many comments its groups have now; those alone are left out.
    pub sizes: BTreeMap<i64, i64>,
    /// Texts kept from now on, with their groups.
    pub kept: Vec<(i64, Seat, Signature)>,
}

/// What is held.
#[derive(Debug, Default)]
pub(crate) struct Held {
    as_of: Option<(i64, i64)>,
    texts: Lately<(i64, Option<Signature>)>,
    groups: Lately<Group>,
    /// Texts as they were read.
    pub read: Known,
}

impl Held {
    /// What is held is asked as of this progress and this count of texts taken out.
    pub(super) fn begin(&mut self, at: i64, gone: i64) {
        if self.as_of != Some((at, gone)) {
            (self.texts, self.groups) = Default::default();
            self.as_of = Some((at, gone));
        }
    }

    /// Texts by their comments, and the comments of which nothing is held.
    pub(super) fn seen(&mut self, of: i64, comments: &[i64]) -> (Vec<Seen>, Vec<i64>) {
        let (mut seen, mut missing) = (Vec::new(), Vec::new());
        for &comment in comments {
            match self.texts.get(of, comment) {
                Some((group, signature)) => seen.push(Seen { comment, group, signature }),
                None => missing.push(comment),
            }
        }
        (seen, missing)
    }

    /// Groups, and those of which nothing is held.
    pub(super) fn groups(&mut self, of: i64, groups: &[i64]) -> (BTreeMap<i64, Group>, Vec<i64>) {
        let (mut found, mut missing) = (BTreeMap::new(), Vec::new());
        for &group in groups {
            match self.groups.get(of, group) {
                Some(one) => drop(found.insert(group, one)),
                None => missing.push(group),
            }
        }
        (found, missing)
    }

    /// Takes in what the table had.
    pub(super) fn bring(&mut self, of: i64, seen: &[Seen], groups: &BTreeMap<i64, Group>) {
        seen.iter().for_each(|one| self.texts.put(of, one.comment, (one.group, one.signature)));
        groups.iter().for_each(|(group, one)| self.groups.put(of, *group, one.clone()));
    }

    /// Goes on to what a batch that began at `from` has written.
    pub(super) fn go_on(&mut self, from: i64, to: i64, all: Vec<Grown>) {
        let Some((at, gone)) = self.as_of.filter(|(at, _)| *at == from) else { return };
        debug_assert_eq!(at, from);
        self.as_of = Some((to, gone));
        for grown in all {
            let of = grown.consultation.0;
            for (group, (comment, seat, whole), signature) in grown.kept {
                self.texts.put(of, comment, (group, Some(signature)));
                let known = match seat {
                    // The first: the group is new.
                    0 => Some(Group { comments: 1, seats: Vec::new() }),
                    _ => self.groups.get(of, group),
                };
                if let Some(mut one) = known {
                    one.seats.retain(|(known, ..)| *known != comment);
                    one.seats.push((comment, seat, whole));
                    self.groups.put(of, group, one);
                }
            }
            for (group, comments) in grown.sizes {
                if let Some(mut one) = self.groups.get(of, group) {
                    one.comments = comments;
                    self.groups.put(of, group, one);
                }
            }
        }
    }
}

/// Rows asked for lately, each of a consultation; what was not for a whole half is forgotten.
#[derive(Debug)]
struct Lately<T> {
    young: HashMap<(i64, i64), T>,
    old: HashMap<(i64, i64), T>,
}

impl<T> Default for Lately<T> {
    fn default() -> Lately<T> {
        Lately { young: HashMap::new(), old: HashMap::new() }
    }
}

impl<T: Clone> Lately<T> {
    fn get(&mut self, of: i64, key: i64) -> Option<T> {
        if let Some(one) = self.young.get(&(of, key)) {
            return Some(one.clone());
        }
        let one = self.old.remove(&(of, key))?;
        self.put(of, key, one.clone());
        Some(one)
    }

    fn put(&mut self, of: i64, key: i64, one: T) {
        if self.young.len() >= HALF {
            self.old = std::mem::take(&mut self.young);
        }
        self.old.remove(&(of, key));
        self.young.insert((of, key), one);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(comment: i64, seat: i64) -> (i64, Seat, Signature) {
        (1, (comment, seat, 70 + comment), insight::copies::signature("ขอให้มีไฟส่องสว่างตลอดทาง"))
    }

    fn grown(comments: i64, kept: (i64, Seat, Signature)) -> Vec<Grown> {
        vec![Grown { consultation: ConsultationId(4), sizes: BTreeMap::from([(1, comments)]), kept: vec![kept] }]
    }

    #[test]
    fn what_is_held_goes_on_with_its_own_batches_and_is_forgotten_with_others() {
        let mut held = Held::default();
        held.begin(0, 0);
        held.go_on(0, 10, grown(3, kept(1, 0)));
        held.begin(10, 0);
        held.go_on(10, 20, grown(5, kept(8, 1)));
        held.begin(20, 0);
        let (groups, missing) = held.groups(4, &[1, 2]);
        assert_eq!(groups[&1], Group { comments: 5, seats: vec![(1, 0, 71), (8, 1, 78)] });
        assert_eq!(missing, [2]);
        assert_eq!(held.seen(4, &[1, 8, 9]).1, [9]);
        assert_eq!(held.seen(5, &[1]).1, [1], "of another consultation nothing is held");
        // A batch of another server, which began earlier.
        held.go_on(10, 30, grown(9, kept(9, 2)));
        assert_eq!(held.seen(4, &[9]).1, [9]);
        held.begin(20, 1);
        assert_eq!(held.seen(4, &[1]).1, [1], "a text was taken out");
    }

    #[test]
    fn what_was_not_asked_for_lately_is_forgotten() {
        let mut rows: Lately<i64> = Lately::default();
        rows.put(1, -1, 7);
        for n in 0..3 * HALF as i64 {
            rows.put(1, n, n);
            assert!(n % 1_000 != 0 || rows.get(1, -1) == Some(7), "after {n}");
        }
        assert_eq!(rows.get(1, 0), None);
        assert!(rows.young.len() + rows.old.len() <= 2 * HALF);
    }
}
