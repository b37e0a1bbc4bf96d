//! Placing some comments in a grouping that a table keeps: the grouper goes on over a [`Shelf`] of the texts kept there, what these may resemble is brought,
//! and what changed is given back. The groups are those that one [`Grouper`] over all comments makes; memory is that of
//! the batch and of what it may resemble. A table is asked in steps, each by what the one before gave: the wholes, and the texts and sizes of the few groups
//! that may hold a copy ([`Batch::sought`]).

use super::grouper::{Group, Seen, Vote, checked};
use super::{Core, Grouper, Reader, Shelf, Signature};
use crate::hash::Map;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A text kept of a group that may hold a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Beside {
    /// The comment whose text it is.
    pub comment: i64,
    pub group: i64,
    pub whole: i64,
}

/// What a batch may resemble.
#[derive(Clone, Debug, Default)]
pub struct Sought {
    /// Of each text those that share most with it; none where its whole is known.
    seen: Vec<Seen>,
    /// Groups that may hold a copy, once each, in order.
    pub groups: Vec<i64>,
    /// The texts that are kept of these, with their numbers.
    pub beside: Vec<Beside>,
    numbers: Vec<u32>,
}

/// What a table has of the wholes of a batch and of what it may resemble.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// Wholes that are known, with their groups.
    pub wholes: Vec<(i64, i64)>,
    /// How many comments the groups sought have.
    pub sizes: Vec<(i64, i64)>,
    /// The texts kept of them, in their order; one that is missing is laid beside none.
    pub cores: Vec<Option<Arc<Core>>>,
}

/// A text of the batch: what comments with the same core share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub whole: i64,
    pub group: i64,
    /// Comments of the batch that say it.
    pub comments: i64,
    /// Whether no comment said it before.
    pub is_new: bool,
    /// Where it is kept from now on.
    pub kept: Option<Kept>,
}

/// A text by which its group is found from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The comment whose text it is.
    pub comment: i64,
    /// Its place among those kept of the group.
    pub seat: u8,
    pub core: Arc<Core>,
}

impl Kept {
    /// What tells whether others may be copies of it.
    pub fn signature(&self) -> Signature {
        self.core.signature()
    }
}

/// Where the comments of a batch belong, and what the table must take over. A group is called by its first comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// Each comment with its whole and its group.
    pub comments: Vec<(i64, i64, i64)>,
    pub texts: Vec<Text>,
}

/// Comments read and not placed yet.
#[derive(Debug)]
pub struct Batch {
    comments: Vec<i64>,
    cores: Vec<Arc<Core>>,
}

impl Batch {
    /// Reads comments, in the order in which they arrived; those without text are left out.
    pub fn of<'a>(comments: impl IntoIterator<Item = (i64, &'a str)>) -> Batch {
        let mut reader = Reader::new();
        let said = comments.into_iter().filter(|(_, text)| !text.trim().is_empty());
        let (comments, cores) = said.map(|(comment, text)| (comment, Arc::new(reader.read(text)))).unzip();
        Batch { comments, cores }
    }

    /// The wholes to be looked up, once each.
    pub fn wholes(&self) -> Vec<i64> {
        once(self.cores.iter().map(|core| core.whole as i64).collect())
    }

    /// What the batch may resemble of the texts kept. What says word for word what a known text says is sought no further.
    pub fn sought(&self, shelf: &Shelf, wholes: &[(i64, i64)]) -> Sought {
        let known: Map<u64, i64> = wholes.iter().map(|&(whole, group)| (whole as u64, group)).collect();
        let (mut sought, mut groups) = (Sought::default(), Vec::new());
        for core in &self.cores {
            let seen = match known.contains_key(&core.whole) {
                true => Seen::default(),
                false => shelf.looked_at(&core.signature),
            };
            let likely = |vote: &&Vote| core.signature.is_plausible(shelf.signature(vote.text));
            groups.extend(checked(seen.votes.iter().filter(likely).map(|vote| shelf.text(vote.text).group)));
            sought.seen.push(seen);
        }
        sought.groups = once(groups);
        for &group in &sought.groups {
            for text in shelf.of_group(group) {
                let (comment, whole) = (shelf.text(text).comment, shelf.signature(text).whole());
                sought.beside.push(Beside { comment, group, whole });
                sought.numbers.push(text);
            }
        }
        sought
    }

    /// Places the comments over what the table has.
    pub fn place(self, shelf: &Shelf, sought: &Sought, ground: &Ground) -> Placed {
        let mut grouper = Grouper::over(shelf);
        // Older groups first, as they came.
        let known = ground.wholes.iter().map(|(_, group)| *group).chain(sought.groups.iter().copied());
        let known = once(known.collect());
        grouper.groups.resize(known.len(), Group::begun(0));
        let at = |group: i64| known.binary_search(&group).map_or(0, |at| at as u32);
        for &(group, comments) in &ground.sizes {
            grouper.groups[at(group) as usize].comments = comments as u32;
        }
        for ((one, &text), core) in sought.beside.iter().zip(&sought.numbers).zip(&ground.cores) {
            let own = at(one.group);
            grouper.groups[own as usize].keep(text);
            if let Some(core) = core {
                grouper.brought.insert(u64::from(text), (core.clone(), own));
            }
        }
        ground.wholes.iter().for_each(|&(whole, group)| _ = grouper.wholes.insert(whole as u64, at(group)));
        for (core, seen) in self.cores.iter().zip(&sought.seen) {
            grouper.add_core(core, seen);
        }
        self.changes(&grouper, &ground.wholes, &known)
    }

    /// What the table must take over.
    fn changes(&self, grouper: &Grouper<'_>, wholes: &[(i64, i64)], known: &[i64]) -> Placed {
        let name = |group: u32| match known.get(group as usize) {
            Some(&group) => group,
            None => self.comments[grouper.groups[group as usize].first as usize],
        };
        let mut placed = Placed::default();
        let mut texts: Map<u64, usize> = Map::default();
        let had: BTreeSet<u64> = wholes.iter().map(|(whole, _)| *whole as u64).collect();
        for ((&comment, core), group) in self.comments.iter().zip(&self.cores).zip(grouper.of()) {
            let (whole, group) = (core.whole as i64, name(group));
            placed.comments.push((comment, whole, group));
            let at = *texts.entry(core.whole).or_insert_with(|| {
                let is_new = !had.contains(&core.whole);
                placed.texts.push(Text { whole, group, comments: 0, is_new, kept: None });
                placed.texts.len() - 1
            });
            placed.texts[at].comments += 1;
        }
        for (number, core) in grouper.cores.iter().enumerate() {
            let text = grouper.own.text(number as u32);
            if let Some(at) = texts.get(&core.whole) {
                let comment = self.comments[text.comment as usize];
                placed.texts[*at].kept = Some(Kept { comment, seat: text.seat, core: core.clone() });
            }
        }
        placed
    }
}

/// Each once, in order.
fn once<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort_unstable();
    all.dedup();
    all
}
