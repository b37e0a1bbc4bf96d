//! Groups of copies in memory, one comment after another.

use super::{Core, Reader, bands};
use crate::hash::Map;

/// Texts kept under one key. A key that more share tells nothing, and each would cost every later comment a look.
const CROWD: usize = 12;
/// Texts checked exactly for one comment, those that share most keys first.
const CHECKED: usize = 12;
/// Texts of one group that later comments are compared with, and how little a member must resemble those before to be one.
const KEPT: usize = 5;
const DRIFTED: f32 = 0.65;

/// A group of copies.
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
}

/// Groups comments as they arrive. Where a comment goes depends on those before it alone, so the same order gives the same
/// groups.
#[derive(Debug, Default)]
pub struct Grouper {
    reader: Reader,
    keys: Map<u64, Vec<u32>>,
    kept: Vec<(Core, u32)>,
    wholes: Map<u64, u32>,
    groups: Vec<Group>,
    of: Vec<u32>,
    votes: Vec<u32>,
}

impl Grouper {
    pub fn new() -> Grouper {
        Grouper { reader: Reader::new(), ..Grouper::default() }
    }

    /// Takes in the next comment and says which group it belongs to, an index into [`Grouper::groups`]; a new one if it is
    /// like none before.
    pub fn add(&mut self, text: &str) -> u32 {
        let core = self.reader.read(text);
        let group = match self.wholes.get(&core.whole) {
            Some(&group) => group,
            None => {
                let group = self.place(&core);
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
    pub fn of(&self) -> &[u32] {
        &self.of
    }

    /// The group of a text whose core is new.
    fn place(&mut self, core: &Core) -> u32 {
        let keys = bands(&core.signature());
        let likely = self.likely(&keys);
        let mut best: Option<(f32, u32)> = None;
        for kept in likely {
            let (other, group) = &self.kept[kept as usize];
            let nearness = core.nearness(other);
            let strength = nearness.resemblance.max(nearness.containment - 0.15);
            if nearness.is_copy() && best.is_none_or(|(before, _)| strength > before) && !self.is_opposed(core, *group) {
                best = Some((strength, *group));
            }
        }
        match best {
            Some((strength, group)) => {
                if strength < DRIFTED && (self.groups[group as usize].kept_count as usize) < KEPT {
                    self.keep(core, &keys, group);
                }
                group
            }
            None => {
                let group = self.groups.len() as u32;
                self.groups.push(Group { first: self.of.len() as u32, comments: 0, texts: 0, kept: [0; KEPT], kept_count: 0 });
                self.keep(core, &keys, group);
                group
            }
        }
    }

    /// Whether a text denies what a group says. Its kept texts are asked, and half of them decide: one with a slip may have lost
    /// its denial, or gained one.
    fn is_opposed(&self, core: &Core, group: u32) -> bool {
        let group = &self.groups[group as usize];
        let kept = &group.kept[..group.kept_count as usize];
        kept.iter().filter(|&&kept| core.is_opposed(&self.kept[kept as usize].0)).count() * 2 >= kept.len()
    }

    fn keep(&mut self, core: &Core, keys: &[u64], group: u32) {
        let number = self.kept.len() as u32;
        self.kept.push((core.clone(), group));
        let of = &mut self.groups[group as usize];
        of.kept[of.kept_count as usize] = number;
        of.kept_count += 1;
        for &key in keys {
            let crowd = self.keys.entry(key).or_default();
            if crowd.len() < CROWD && crowd.last() != Some(&number) {
                crowd.push(number);
            }
        }
    }

    /// Texts kept that share keys, those that share most first, older before newer.
    fn likely(&mut self, keys: &[u64]) -> Vec<u32> {
        self.votes.clear();
        for key in keys {
            self.votes.extend(self.keys.get(key).into_iter().flatten());
        }
        self.votes.sort_unstable();
        let mut counted: Vec<(u32, u32)> = Vec::new();
        for &vote in &self.votes {
            match counted.last_mut() {
                Some((_, number)) if *number == vote => counted.last_mut().expect("just seen").0 += 1,
                _ => counted.push((1, vote)),
            }
        }
        counted.sort_unstable_by_key(|&(votes, number)| (std::cmp::Reverse(votes), number));
        counted.into_iter().take(CHECKED).map(|(_, number)| number).collect()
    }
}
