//! Placing some comments in a grouping that a table keeps: what they may resemble is brought, the grouper goes on from
//! there, and what changed is given back. The groups are those that one [`Grouper`] over all comments makes; memory is that of
//! the batch and of what it may resemble. A table is asked in steps, each by what the one before gave: the wholes, what stands under the keys of
//! those that are new ([`Batch::keys`]), the signatures of the few that share most ([`Batch::looked_at`]), and the texts of the fewer groups that may hold a
//! copy ([`Batch::groups`]).

use super::grouper::{CROWD, Group, checked, looked_at};
use super::{Core, Grouper, Known, Reader, Signature, bands};
use crate::hash::{self, Map};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Keys with the comments whose texts are kept under each.
pub type Crowds = Vec<(i64, Vec<i64>)>;

/// A text by which its group is found, as a table has it.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The comment whose text it is.
    pub comment: i64,
    pub group: i64,
    /// Its place among those kept of the group.
    pub seat: i64,
    pub core: Arc<Core>,
}

/// What a table has of the wholes and keys of a batch.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// Wholes that are known, with their groups.
    pub wholes: Vec<(i64, i64)>,
    /// Comments whose texts are kept under each key.
    pub crowds: Crowds,
    /// Of these, in order, those that turned out to be kept no more.
    pub gone: Vec<i64>,
    /// All texts kept of the groups that were asked for.
    pub kept: Vec<Kept>,
    /// How many comments their groups have.
    pub sizes: Vec<(i64, i64)>,
}

/// A text that shares most with one of a batch, as a table has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub comment: i64,
    pub group: i64,
    /// None where the table did not keep it: then it may be like any.
    pub signature: Option<Signature>,
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
    /// The comment and the seat where it is kept from now on, with its signature.
    pub kept: Option<(i64, i64, Signature)>,
}

/// Where the comments of a batch belong, and what the table must take over. A group is called by its first comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// Each comment with its whole and its group.
    pub comments: Vec<(i64, i64, i64)>,
    pub texts: Vec<Text>,
    /// Keys under which other texts are kept from now on, with all that are.
    pub crowds: Crowds,
}

/// Comments read and not placed yet.
#[derive(Debug)]
pub struct Batch {
    /// Tells this table's keys from those of others that lie beside them.
    salt: u64,
    comments: Vec<i64>,
    cores: Vec<Core>,
    /// Of each the keys it is looked for by; none where its whole is known.
    keys: Vec<Vec<u64>>,
}

impl Batch {
    /// Reads comments, in the order in which they arrived; those without text are left out.
    pub fn of<'a>(salt: i64, comments: impl IntoIterator<Item = (i64, &'a str)>) -> Batch {
        let mut reader = Reader::new();
        let said = comments.into_iter().filter(|(_, text)| !text.trim().is_empty());
        let (comments, cores): (Vec<i64>, Vec<Core>) = said.map(|(comment, text)| (comment, reader.read(text))).unzip();
        let keys = cores.iter().map(|core| once(bands(&core.signature).to_vec())).collect();
        Batch { salt: salt as u64, comments, cores, keys }
    }

    /// The wholes to be looked up, once each.
    pub fn wholes(&self) -> Vec<i64> {
        once(self.cores.iter().map(|core| core.whole as i64).collect())
    }

    /// What says word for word what a known text says is sought no further.
    pub fn without_known(mut self, wholes: &[(i64, i64)]) -> Batch {
        let known: BTreeSet<u64> = wholes.iter().map(|(whole, _)| *whole as u64).collect();
        for (core, keys) in self.cores.iter().zip(&mut self.keys) {
            if known.contains(&core.whole) {
                keys.clear();
            }
        }
        self
    }

    /// The keys to be looked up, once each; of 32 bits, so that a table holds them closely.
    pub fn keys(&self) -> Vec<i64> {
        once(self.keys.iter().flatten().map(|key| self.short(*key)).collect())
    }

    /// The comments whose signatures tell which groups may hold a copy: of each text those that share most of its keys.
    pub fn looked_at(&self, crowds: &Crowds) -> Vec<i64> {
        let crowds = by_key(crowds);
        once((0..self.cores.len()).flat_map(|at| self.seen(at, &crowds)).collect())
    }

    /// The groups whose texts are laid beside one of the batch, of those seen under its keys.
    pub fn groups(&self, crowds: &Crowds, seen: &[Seen]) -> Vec<i64> {
        let crowds = by_key(crowds);
        let seen: Map<u64, &Seen> = seen.iter().map(|one| (one.comment as u64, one)).collect();
        let of = |at: usize| {
            let own = &self.cores[at].signature;
            let likely = |one: &&&Seen| one.signature.as_ref().is_none_or(|signature| own.is_plausible(signature));
            let looked_at = self.seen(at, &crowds).into_iter();
            checked(looked_at.filter_map(|comment| seen.get(&(comment as u64))).filter(likely).map(|one| one.group))
        };
        once((0..self.cores.len()).flat_map(of).collect())
    }

    /// Of what stands under a text's keys, what shares most with it.
    fn seen(&self, at: usize, crowds: &Map<u64, &Vec<i64>>) -> Vec<i64> {
        let kept = |key: &u64| crowds.get(&(self.short(*key) as u64)).into_iter().flat_map(|kept| kept.iter().copied());
        looked_at(&mut self.keys[at].iter().flat_map(kept).collect::<Vec<i64>>())
    }

    fn short(&self, key: u64) -> i64 {
        short(self.salt, key)
    }

    /// Places the comments over what the table has. Texts that are kept from now on are known, and not read again.
    pub fn place(self, mut ground: Ground, read: &mut Known) -> Placed {
        let mut grouper = Grouper::new();
        // Older groups and texts first, as they came.
        let known = ground.wholes.iter().map(|(_, group)| *group).chain(ground.kept.iter().map(|kept| kept.group));
        let known = once(known.collect());
        grouper.groups.resize(known.len(), Group::begun(0));
        let at = |group: i64| known.binary_search(&group).map_or(0, |at| at as u32);
        for &(group, comments) in &ground.sizes {
            grouper.groups[at(group) as usize].comments = comments as u32;
        }
        ground.kept.sort_by_key(|kept| kept.comment);
        let (mut numbers, mut texts): (Map<u64, u32>, Vec<i64>) = Default::default();
        let passed = ground.crowds.iter().flat_map(|(_, kept)| kept.iter().copied());
        let passed = passed.filter(|comment| ground.gone.binary_search(comment).is_err());
        let mut brought = ground.kept.iter().peekable();
        let kept = ground.kept.iter().map(|kept| kept.comment);
        for comment in once(passed.chain(kept).collect()) {
            let number = match brought.next_if(|kept| kept.comment == comment) {
                Some(kept) => grouper.bring(kept.core.clone(), at(kept.group), kept.seat as u8, None),
                None => grouper.pass(),
            };
            numbers.insert(comment as u64, number);
            texts.push(comment);
        }
        ground.wholes.iter().for_each(|&(whole, group)| _ = grouper.wholes.insert(whole as u64, at(group)));
        let crowds = by_key(&ground.crowds);
        for key in once(self.keys.iter().flatten().copied().collect::<Vec<u64>>()) {
            let kept = crowds.get(&(self.short(key) as u64)).into_iter().flat_map(|kept| kept.iter());
            // A text that was taken back is kept no more.
            for number in kept.filter_map(|comment| numbers.get(&(*comment as u64))) {
                grouper.keys.entry(key).or_default().add(*number);
            }
        }
        for core in &self.cores {
            grouper.add_core(core);
        }
        for kept in &grouper.kept[texts.len()..] {
            if let (Some(core), Some(own)) = (&kept.core, kept.comment) {
                read.keep(self.comments[own as usize], core.clone());
            }
        }
        self.changes(&grouper, &ground, &known, &texts)
    }

    /// What the table must take over; `brought` are the comments of the texts that it had, as the grouper counts them.
    fn changes(&self, grouper: &Grouper, ground: &Ground, known: &[i64], brought: &[i64]) -> Placed {
        let name = |group: u32| {
            let group = group as usize;
            known.get(group).copied().unwrap_or_else(|| self.comments[grouper.groups[group].first as usize])
        };
        let comment_of = |kept: u32| match grouper.kept[kept as usize].comment {
            Some(own) => self.comments[own as usize],
            None => brought[kept as usize],
        };
        let mut placed = Placed::default();
        let mut texts: Map<u64, usize> = Map::default();
        let had: Map<u64, ()> = ground.wholes.iter().map(|(whole, _)| (*whole as u64, ())).collect();
        for ((&comment, core), group) in self.comments.iter().zip(&self.cores).zip(grouper.of()) {
            let (whole, group) = (core.whole as i64, name(group));
            placed.comments.push((comment, whole, group));
            let at = *texts.entry(core.whole).or_insert_with(|| {
                let is_new = !had.contains_key(&core.whole);
                placed.texts.push(Text { whole, group, comments: 0, is_new, kept: None });
                placed.texts.len() - 1
            });
            placed.texts[at].comments += 1;
        }
        let mut keys: Vec<u64> = Vec::new();
        for (number, kept) in grouper.kept.iter().enumerate().skip(brought.len()) {
            let Some(core) = &kept.core else { continue };
            if let Some(at) = texts.get(&core.whole) {
                placed.texts[*at].kept = Some((comment_of(number as u32), i64::from(kept.seat), core.signature));
            }
            keys.extend(bands(&core.signature));
        }
        keys.sort_unstable_by_key(|key| self.short(*key));
        keys.dedup();
        let before = by_key(&ground.crowds);
        for same in keys.chunk_by(|a, b| self.short(*a) == self.short(*b)) {
            let mut kept: Vec<i64> = same
                .iter()
                .filter_map(|key| grouper.keys.get(key))
                .flat_map(|crowd| crowd.texts())
                .map(|one| comment_of(*one))
                .collect();
            kept.dedup();
            kept.truncate(CROWD);
            // Where as many stand as may, nothing is written.
            if before.get(&(self.short(same[0]) as u64)).is_none_or(|before| **before != kept) {
                placed.crowds.push((self.short(same[0]), kept));
            }
        }
        placed
    }
}

fn short(salt: u64, key: u64) -> i64 {
    i64::from(hash::fold(salt, key) as u32 as i32)
}

/// The keys of a text by its signature, as [`Batch::keys`] gives them.
pub fn keys_of(salt: i64, signature: &Signature) -> Vec<i64> {
    once(bands(signature).iter().map(|key| short(salt as u64, *key)).collect())
}

fn by_key(crowds: &Crowds) -> Map<u64, &Vec<i64>> {
    crowds.iter().map(|(key, kept)| (*key as u64, kept)).collect()
}

/// Each once, in order.
fn once<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort_unstable();
    all.dedup();
    all
}
