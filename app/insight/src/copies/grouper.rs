//! Groups of copies in memory, one comment after another.

use super::{Core, Reader, Signature, bands};
use crate::hash::Map;
use std::sync::Arc;

/// Texts kept under one key. A key that more share tells nothing, and each would cost every later comment a look.
pub const CROWD: usize = 6;
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

/// The group of a text that holds a place only.
const NO_GROUP: u32 = u32::MAX;

impl Group {
    pub(super) fn begun(first: u32) -> Group {
        Group { first, comments: 0, texts: 0, kept: [0; KEPT], count: 0 }
    }

    fn kept(&self) -> &[u32] {
        &self.kept[..self.count as usize]
    }
}

/// Groups comments as they arrive. A comment belongs to a group if the whole of it is a copy of one of the few texts kept of it,
/// and does not say something else than the first of them: a chain ends there. Of several groups it goes to the largest, of
/// those as large to the oldest. Where it goes depends on those before it alone, so the same order gives the same groups.
#[derive(Debug, Default)]
pub struct Grouper {
    reader: Reader,
    pub(super) keys: Map<u64, Crowd>,
    pub(super) kept: Vec<Kept>,
    /// Of each that is kept, beside one another so that to look at one is one reach into memory.
    signatures: Vec<Signature>,
    pub(super) wholes: Map<u64, u32>,
    pub(super) groups: Vec<Group>,
    pub(super) of: Vec<u32>,
    votes: Vec<u32>,
}

/// A text by which its group is found.
#[derive(Debug)]
pub(super) struct Kept {
    /// None of one that no text of a batch is laid beside: a table has it, and it holds its place under its keys.
    pub core: Option<Arc<Core>>,
    pub group: u32,
    /// Its comment's number among those added here; none where a table had kept it.
    pub comment: Option<u32>,
    /// Its place among those kept of the group; the first speaks for it.
    pub seat: u8,
}

/// The texts kept under one key, few and in place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Crowd {
    count: u8,
    texts: [u32; CROWD],
}

impl Crowd {
    pub fn texts(&self) -> &[u32] {
        &self.texts[..self.count as usize]
    }

    pub fn add(&mut self, text: u32) {
        if (self.count as usize) < CROWD && self.texts().last() != Some(&text) {
            self.texts[self.count as usize] = text;
            self.count += 1;
        }
    }
}

impl Grouper {
    pub fn new() -> Grouper {
        Grouper { reader: Reader::new(), ..Grouper::default() }
    }

    /// Takes in the next comment and says which group it belongs to, an index into [`Grouper::groups`]; a new one if it is
    /// like none before.
    pub fn add(&mut self, text: &str) -> u32 {
        let core = self.reader.read(text);
        self.add_core(&core)
    }

    /// The same of a text that was read.
    pub(super) fn add_core(&mut self, core: &Core) -> u32 {
        let group = match self.wholes.get(&core.whole) {
            Some(&group) => group,
            None => {
                let group = self.place(core);
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
    fn place(&mut self, core: &Core) -> u32 {
        let keys = bands(&core.signature);
        let mut asked = self.likely(&core.signature, &keys);
        // What was torn off by a slip in its first text stays small.
        asked.sort_by_key(|&group| std::cmp::Reverse(self.groups[group as usize].comments));
        match asked.into_iter().find_map(|group| Some((self.resembles(group, core)?, group))) {
            Some((resemblance, group)) => {
                let of = &self.groups[group as usize];
                let seat = of.count;
                if resemblance < DRIFTED && (seat as usize) < KEPT {
                    self.keep(core, &keys, group, seat);
                }
                group
            }
            None => {
                let group = self.groups.len() as u32;
                self.groups.push(Group::begun(self.of.len() as u32));
                self.keep(core, &keys, group, 0);
                group
            }
        }
    }

    /// How much a text is like the text kept of a group of which it is a copy; none where it is no copy of any, or surely says
    /// something else than the first.
    fn resembles(&self, group: u32, core: &Core) -> Option<f32> {
        for (seat, &kept) in self.groups[group as usize].kept().iter().enumerate() {
            let Some(own) = &self.kept[kept as usize].core else { continue };
            let nearness = own.nearness(core);
            if nearness.is_copy() {
                return Some(nearness.resemblance());
            }
            if seat == 0 && nearness.opposed {
                return None;
            }
        }
        None
    }

    fn keep(&mut self, core: &Core, keys: &[u64], group: u32, seat: u8) {
        let number = self.bring(Arc::new(core.clone()), group, seat, Some(self.of.len() as u32));
        keys.iter().for_each(|&key| self.keys.entry(key).or_default().add(number));
    }

    /// A text by which its group is found; nothing finds it before it stands under its keys.
    pub(super) fn bring(&mut self, core: Arc<Core>, group: u32, seat: u8, comment: Option<u32>) -> u32 {
        let number = self.kept.len() as u32;
        self.signatures.push(core.signature);
        self.kept.push(Kept { core: Some(core), group, comment, seat });
        let of = &mut self.groups[group as usize];
        if (of.count as usize) < KEPT {
            of.kept[of.count as usize] = number;
            of.count += 1;
        }
        number
    }

    /// A text that a table keeps and that is laid beside no other: it holds its place under its keys.
    pub(super) fn pass(&mut self) -> u32 {
        self.signatures.push(Signature::NONE);
        self.kept.push(Kept { core: None, group: NO_GROUP, comment: None, seat: 0 });
        self.kept.len() as u32 - 1
    }

    /// Groups of texts kept that share keys and are like by their signatures, those that share most first, older before newer.
    fn likely(&mut self, signature: &Signature, keys: &[u64]) -> Vec<u32> {
        self.votes.clear();
        for key in keys {
            self.votes.extend(self.keys.get(key).into_iter().flat_map(Crowd::texts));
        }
        let seen = looked_at(&mut self.votes).into_iter();
        checked(seen.filter_map(|text| {
            let group = self.kept[text as usize].group;
            let asked = group != NO_GROUP && signature.is_plausible(&self.signatures[text as usize]);
            asked.then_some(group)
        }))
    }
}

/// Of texts, each as often as it shares a key, those worth a look: that share most first, older before newer. Most that share a single key
/// are strangers: a few of them are looked at, not all.
pub(super) fn looked_at<T: Copy + Ord>(votes: &mut [T]) -> Vec<T> {
    votes.sort_unstable();
    let counted = votes.chunk_by(|a, b| a == b).map(|same| (std::cmp::Reverse(same.len()), same[0]));
    let mut counted: Vec<_> = counted.collect();
    counted.sort_unstable();
    let many = counted.partition_point(|(votes, _)| votes.0 > 1);
    counted.truncate(many.min(LOOKED_AT) + SINGLE);
    counted.into_iter().map(|(_, text)| text).collect()
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
