//! Groups of copies in memory, one comment after another.

use super::{Core, Reader, Signature, bands};
use crate::hash::Map;

/// Texts kept under one key. A key that more share tells nothing, and each would cost every later comment a look.
pub(super) const CROWD: usize = 3;
/// Texts checked exactly for one comment, those that share most keys first; their signatures say before whether it is worth
/// while, as to reach for a text among hundreds of thousands costs more than to compare it.
const CHECKED: usize = 6;
const SINGLE: usize = 4;
/// Texts of one group that later comments are compared with, and how little a member must resemble those before to be one.
pub(super) const KEPT: usize = 5;
const DRIFTED: f32 = 0.65;

/// How much of one group's text another's must hold for a comment that is like both to join them. One that quotes two campaigns
/// joins nothing.
const JOINED: f32 = 0.4;

/// A group of copies, or the empty shell of one that was joined to an older.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// The number of the comment that came first.
    pub first: u32,
    /// How many comments.
    pub comments: u32,
    /// How many texts, of which no two have the same core.
    pub texts: u32,
    /// Texts of it that later comments are compared with.
    kept: [u32; KEPT],
    kept_count: u8,
    /// The group it was joined to; itself until then.
    into: u32,
}

impl Group {
    pub(super) fn begun(first: u32, number: u32) -> Group {
        Group { first, comments: 0, texts: 0, kept: [0; KEPT], kept_count: 0, into: number }
    }
}

/// Groups comments as they arrive. Where a comment goes depends on those before it alone, so the same order gives the same
/// groups.
#[derive(Debug, Default)]
pub struct Grouper {
    reader: Reader,
    pub(super) keys: Map<u64, Crowd>,
    pub(super) kept: Vec<Kept>,
    /// Of each that is kept, beside one another so that to look at one is one reach into memory.
    signatures: Vec<Signature>,
    pub(super) wholes: Map<u64, u32>,
    pub(super) groups: Vec<Group>,
    of: Vec<u32>,
    votes: Vec<u32>,
}

/// A text that later ones are compared with.
#[derive(Debug)]
pub(super) struct Kept {
    pub core: Core,
    /// The group that it was kept for.
    pub group: u32,
    /// Its comment's number among those added here; none where a table had kept it.
    pub comment: Option<u32>,
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
    /// like none before. A comment between two groups joins them: the younger is then empty ([`Grouper::joined`]).
    pub fn add(&mut self, text: &str) -> u32 {
        let core = self.reader.read(text);
        self.add_core(&core)
    }

    /// The same of a text that was read.
    pub(super) fn add_core(&mut self, core: &Core) -> u32 {
        let group = match self.wholes.get(&core.whole) {
            Some(&group) => self.joined(group),
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

    /// The groups, in order of their first comments; most have one comment, those joined to older ones none.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The group of each comment, in the order in which they came, as it is now.
    pub fn of(&self) -> impl ExactSizeIterator<Item = u32> {
        self.of.iter().map(|&group| self.joined(group))
    }

    /// The group that a group is part of now: itself, or the older one it was joined to.
    pub fn joined(&self, mut group: u32) -> u32 {
        while self.groups[group as usize].into != group {
            group = self.groups[group as usize].into;
        }
        group
    }

    /// The group of a text whose core is new.
    fn place(&mut self, core: &Core) -> u32 {
        let signature = core.signature();
        let keys = bands(&signature);
        // Of each group that it is like, how like; best first, older first.
        let mut like: Vec<(f32, u32)> = Vec::new();
        for kept in self.likely(&signature, &keys) {
            let Kept { core: other, group, .. } = &self.kept[kept as usize];
            let group = self.joined(*group);
            let nearness = core.nearness(other);
            if nearness.is_copy() && !self.is_opposed(core, group) {
                like.push((nearness.resemblance.max(nearness.containment - 0.15), group));
            }
        }
        like.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let Some(&(strength, best)) = like.first() else {
            let group = self.groups.len() as u32;
            let first = self.of.len() as u32;
            self.groups.push(Group::begun(first, group));
            self.keep(core, &signature, &keys, group);
            return group;
        };
        let mut group = best;
        for &(_, other) in &like {
            let other = self.joined(other);
            if other != group && self.are_one(group, other) {
                group = self.join(group.min(other), group.max(other));
            }
        }
        if strength < DRIFTED && (self.groups[group as usize].kept_count as usize) < KEPT {
            self.keep(core, &signature, &keys, group);
        }
        group
    }

    /// Whether two groups that one comment is like are one: their own texts have enough in common.
    fn are_one(&self, a: u32, b: u32) -> bool {
        let mut pairs = self.kept_of(a).iter().flat_map(|&a| self.kept_of(b).iter().map(move |&b| (a, b)));
        pairs.any(|(a, b)| {
            let nearness = self.kept[a as usize].core.nearness(&self.kept[b as usize].core);
            nearness.containment >= JOINED && !nearness.opposed
        })
    }

    fn join(&mut self, older: u32, younger: u32) -> u32 {
        let from = std::mem::replace(&mut self.groups[younger as usize].comments, 0);
        let texts = std::mem::replace(&mut self.groups[younger as usize].texts, 0);
        self.groups[younger as usize].into = older;
        let moved: Vec<u32> = self.kept_of(younger).to_vec();
        let into = &mut self.groups[older as usize];
        into.comments += from;
        into.texts += texts;
        for kept in moved {
            if (into.kept_count as usize) < KEPT {
                into.kept[into.kept_count as usize] = kept;
                into.kept_count += 1;
            }
        }
        older
    }

    pub(super) fn kept_of(&self, group: u32) -> &[u32] {
        let group = &self.groups[group as usize];
        &group.kept[..group.kept_count as usize]
    }

    /// Whether a text denies what a group says. Its kept texts are asked, and half of them decide: one with a slip may have lost
    /// its denial, or gained one.
    fn is_opposed(&self, core: &Core, group: u32) -> bool {
        let kept = self.kept_of(group);
        kept.iter().filter(|&&kept| core.is_opposed(&self.kept[kept as usize].core)).count() * 2 >= kept.len()
    }

    fn keep(&mut self, core: &Core, signature: &Signature, keys: &[u64], group: u32) {
        let number = self.bring(core.clone(), *signature, group, Some(self.of.len() as u32));
        self.vote(number, group);
        keys.iter().for_each(|&key| self.keys.entry(key).or_default().add(number));
    }

    /// A text to compare with; nothing finds it before it stands under its keys.
    pub(super) fn bring(&mut self, core: Core, signature: Signature, group: u32, comment: Option<u32>) -> u32 {
        self.signatures.push(signature);
        self.kept.push(Kept { core, group, comment });
        self.kept.len() as u32 - 1
    }

    /// A text kept is one of those that speak for its group.
    pub(super) fn vote(&mut self, kept: u32, group: u32) {
        let of = &mut self.groups[group as usize];
        of.kept[of.kept_count as usize] = kept;
        of.kept_count += 1;
    }

    /// Texts kept that share keys and are like by their signatures, those that share most first, older before newer.
    fn likely(&mut self, signature: &Signature, keys: &[u64]) -> Vec<u32> {
        self.votes.clear();
        for key in keys {
            self.votes.extend(self.keys.get(key).into_iter().flat_map(Crowd::texts));
        }
        self.votes.sort_unstable();
        let counted = self.votes.chunk_by(|a, b| a == b).map(|same| (std::cmp::Reverse(same.len()), same[0]));
        let mut counted: Vec<_> = counted.collect();
        counted.sort_unstable();
        // Most that share a single key are strangers: a few of them are looked at, not all.
        let many = counted.partition_point(|(votes, _)| votes.0 > 1);
        let texts = counted.into_iter().take(many.min(2 * CHECKED) + SINGLE).map(|(_, text)| text);
        texts.filter(|&text| signature.is_plausible(&self.signatures[text as usize])).take(CHECKED).collect()
    }
}
