//! Groups of copies in memory, one comment after another.

use super::signature::BANDS;
use super::{Core, Reader, Shelf, Signature};
use crate::hash::Map;
use std::cmp::Reverse;
use std::sync::Arc;

/// Texts kept under one key. A key that more share tells nothing, and each would cost every later comment a look.
pub(super) const CROWD: usize = 6;
/// Groups checked exactly for one comment, those that share most keys first; signatures say before whether it is worth while, as
/// to reach for a text among hundreds of thousands costs as much as to compare it.
const CHECKED: usize = 6;
const LOOKED_AT: usize = 14;
const SINGLE: usize = 2;
/// Texts kept of one group, with which later comments are compared, and how little a member must resemble those before to be
/// kept.
pub(super) const KEPT: usize = 5;
const DRIFTED: f32 = 0.9;

/// A group of copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// The number of the comment that came first.
    pub first: u32,
    /// How many comments.
    pub comments: u32,
    /// How many texts, of which no two have the same core.
    pub texts: u32,
    /// The texts that speak for it.
    kept: [u32; KEPT],
    count: u8,
}

impl Group {
    pub(super) fn begun(first: u32) -> Group {
        Group { first, comments: 0, texts: 0, kept: [0; KEPT], count: 0 }
    }

    fn kept(&self) -> &[u32] {
        &self.kept[..self.count as usize]
    }

    /// One more text speaks for it; gives its seat, where there is one.
    pub(super) fn keep(&mut self, text: u32) -> Option<u8> {
        let seat = self.count;
        *self.kept.get_mut(seat as usize)? = text;
        self.count += 1;
        Some(seat)
    }
}

/// A text that shares some of another's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Vote {
    pub keys: u8,
    pub text: u32,
}

/// What stands under a text's keys: the texts that share most of them, and how many there are under each.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    pub votes: Vec<Vote>,
    pub crowds: [u8; BANDS],
}

/// Groups comments as they arrive. A comment belongs to a group if the whole of it is a copy of one of the few texts kept of it,
/// and does not say something else than the first of them: a chain ends there. Of several groups it goes to the largest, of
/// those as large to the oldest. Where it goes depends on those before it alone, so the same order gives the same groups.
#[derive(Debug, Default)]
pub struct Grouper<'a> {
    reader: Option<Reader>,
    /// Texts that came before these, and those of them that are laid beside others, each with its group here.
    base: Option<&'a Shelf>,
    pub(super) brought: Map<u64, (Arc<Core>, u32)>,
    /// Texts kept of comments added here, each with its comment and its group as they are numbered here; they are numbered after those before.
    pub(super) own: Shelf,
    pub(super) cores: Vec<Arc<Core>>,
    pub(super) wholes: Map<u64, u32>,
    pub(super) groups: Vec<Group>,
    of: Vec<u32>,
}

impl Grouper<'_> {
    pub fn new() -> Grouper<'static> {
        Grouper::default()
    }

    /// One that goes on after texts that came before.
    pub(super) fn over(base: &Shelf) -> Grouper<'_> {
        Grouper { base: Some(base), ..Grouper::default() }
    }

    /// Takes in the next comment and says which group it belongs to, an index into [`Grouper::groups`]; a new one if it is
    /// like none before.
    pub fn add(&mut self, text: &str) -> u32 {
        let core = self.reader.get_or_insert_default().read(text);
        self.add_core(&Arc::new(core), &Seen::default())
    }

    /// The same of a text that was read, with those that came before these and share most with it.
    pub(super) fn add_core(&mut self, core: &Arc<Core>, seen: &Seen) -> u32 {
        let group = match self.wholes.get(&core.whole) {
            Some(&group) => group,
            None => {
                let group = self.place(core, seen);
                self.wholes.insert(core.whole, group);
                self.groups[group as usize].texts += 1;
                group
            }
        };
        self.groups[group as usize].comments += 1;
        self.of.push(group);
        group
    }

    /// The groups, in order of their first comments; most have one comment.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The group of each comment, in the order in which they came.
    pub fn of(&self) -> impl ExactSizeIterator<Item = u32> {
        self.of.iter().copied()
    }

    /// The group of a text whose core is new.
    fn place(&mut self, core: &Arc<Core>, seen: &Seen) -> u32 {
        let mut asked = self.likely(&core.signature, &seen.votes);
        // What was torn off by a slip in its first text stays small.
        asked.sort_by_key(|&group| Reverse(self.groups[group as usize].comments));
        match asked.into_iter().find_map(|group| Some((self.resembles(group, core)?, group))) {
            Some((resemblance, group)) => {
                if resemblance < DRIFTED {
                    self.keep(core, seen, group);
                }
                group
            }
            None => {
                let group = self.groups.len() as u32;
                self.groups.push(Group::begun(self.of.len() as u32));
                self.keep(core, seen, group);
                group
            }
        }
    }

    /// How much a text is like the text kept of a group of which it is a copy; none where it is no copy of any, or surely says
    /// something else than the first. Those that by their signatures are no copies are not laid beside it.
    fn resembles(&self, group: u32, core: &Core) -> Option<f32> {
        let kept = self.groups[group as usize].kept();
        let beside = |text: u32| Some(self.text(text)?.0.nearness(core));
        let likely = |text: u32| core.signature.is_plausible(self.signature(text));
        let mut asked = false;
        for (seat, &text) in kept.iter().enumerate().filter(|(_, text)| likely(**text)) {
            let Some(nearness) = beside(text) else { continue };
            if nearness.is_copy() {
                let opposed = || seat > 0 && !asked && beside(kept[0]).is_some_and(|first| first.opposed);
                return (!opposed()).then(|| nearness.resemblance());
            }
            asked |= seat == 0;
            if seat == 0 && nearness.opposed {
                return None;
            }
        }
        None
    }

    fn keep(&mut self, core: &Arc<Core>, seen: &Seen, group: u32) {
        let number = (self.before() + self.own.len()) as u32;
        if let Some(seat) = self.groups[group as usize].keep(number) {
            let comment = self.of.len() as i64;
            self.own.put_over(&seen.crowds, comment, i64::from(group), seat, &core.signature);
            self.cores.push(core.clone());
        }
    }

    /// How many texts came before these.
    fn before(&self) -> usize {
        self.base.map_or(0, Shelf::len)
    }

    /// A text with its group here; of those before only what was brought.
    fn text(&self, number: u32) -> Option<(&Arc<Core>, u32)> {
        match (number as usize).checked_sub(self.before()) {
            Some(own) => Some((&self.cores[own], self.own.text(own as u32).group as u32)),
            None => self.brought.get(&u64::from(number)).map(|(core, group)| (core, *group)),
        }
    }

    fn signature(&self, number: u32) -> &Signature {
        match (self.base, (number as usize).checked_sub(self.before())) {
            (Some(base), None) => base.signature(number),
            (_, own) => self.own.signature(own.unwrap_or_default() as u32),
        }
    }

    /// Groups of texts kept that share keys and are like by their signatures, those that share most first, older before newer.
    fn likely(&self, signature: &Signature, seen: &[Vote]) -> Vec<u32> {
        let before = self.before() as u32;
        let own = self.own.looked_at(signature).votes.into_iter();
        let mut all: Vec<Vote> =
            seen.iter().copied().chain(own.map(|vote| Vote { text: vote.text + before, ..vote })).collect();
        if before > 0 {
            looked_at(&mut all);
        }
        let likely = all.into_iter().filter_map(|vote| Some((vote.text, self.text(vote.text)?.1)));
        checked(likely.filter(|(text, _)| signature.is_plausible(self.signature(*text))).map(|(_, group)| group))
    }
}

/// Of texts, those worth a look: that share most keys first, older before newer. Most that share a single key are strangers: a few of them are
/// looked at, not all.
pub(super) fn looked_at(votes: &mut Vec<Vote>) {
    votes.sort_unstable_by_key(|vote| (Reverse(vote.keys), vote.text));
    let many = votes.partition_point(|vote| vote.keys > 1);
    votes.truncate(many.min(LOOKED_AT) + SINGLE);
}

/// The first few groups among those of texts that may be copies, each once.
pub(super) fn checked<T: PartialEq>(of: impl Iterator<Item = T>) -> Vec<T> {
    let mut groups: Vec<T> = Vec::with_capacity(CHECKED);
    for group in of {
        if !groups.contains(&group) {
            groups.push(group);
            if groups.len() == CHECKED {
                break;
            }
        }
    }
    groups
}
