//! Placing some comments in a grouping that a table keeps: what stands under their keys is brought, the grouper goes on from
//! there, and what changed is given back. The groups are those that one [`Grouper`] over all comments makes; memory is that of
//! the batch and of what it may resemble.

use super::grouper::{CROWD, Group};
use super::{Core, Grouper, Reader, bands};
use crate::hash::{self, Map};

/// A text by which its group is found, as a table has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The comment whose text it is.
    pub comment: i64,
    pub group: i64,
    /// Its place among those kept of the group.
    pub seat: i64,
    pub text: String,
}

/// What a table has of the wholes and keys of a batch.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// Wholes that are known, with their groups.
    pub wholes: Vec<(i64, i64)>,
    /// Comments whose texts are kept under each key.
    pub crowds: Vec<(i64, Vec<i64>)>,
    /// All texts kept of the groups of these.
    pub kept: Vec<Kept>,
    /// How many comments their groups have.
    pub sizes: Vec<(i64, i64)>,
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
    /// The comment and the seat where it is kept from now on.
    pub kept: Option<(i64, i64)>,
}

/// Where the comments of a batch belong, and what the table must take over. A group is called by its first comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// Each comment with its whole and its group.
    pub comments: Vec<(i64, i64, i64)>,
    pub texts: Vec<Text>,
    /// Keys under which texts are kept from now on, with all that are.
    pub crowds: Vec<(i64, Vec<i64>)>,
}

/// Comments read and not placed yet.
#[derive(Debug)]
pub struct Batch {
    /// Tells this table's keys from those of others that lie beside them.
    salt: u64,
    comments: Vec<i64>,
    cores: Vec<Core>,
}

impl Batch {
    /// Reads comments, in the order in which they arrived; those without text are left out.
    pub fn of<'a>(salt: i64, comments: impl IntoIterator<Item = (i64, &'a str)>) -> Batch {
        let mut reader = Reader::new();
        let said = comments.into_iter().filter(|(_, text)| !text.trim().is_empty());
        let (comments, cores) = said.map(|(comment, text)| (comment, reader.read(text))).unzip();
        Batch { salt: salt as u64, comments, cores }
    }

    /// The wholes to be looked up, once each.
    pub fn wholes(&self) -> Vec<i64> {
        sorted(self.cores.iter().map(|core| core.whole as i64).collect())
    }

    /// The keys to be looked up, once each; of 32 bits, so that a table holds them closely.
    pub fn keys(&self) -> Vec<i64> {
        let keys = self.cores.iter().flat_map(|core| bands(&core.signature));
        sorted(keys.map(|key| self.short(key)).collect())
    }

    fn short(&self, key: u64) -> i64 {
        i64::from(hash::fold(self.salt, key) as u32 as i32)
    }

    /// Places the comments over what the table has.
    pub fn place(self, mut ground: Ground) -> Placed {
        let mut grouper = Grouper::new();
        // Older groups and texts first, as they came.
        let known = ground.wholes.iter().map(|(_, group)| *group).chain(ground.kept.iter().map(|kept| kept.group));
        let known = sorted(known.collect());
        grouper.groups.resize(known.len(), Group::begun(0));
        let at = |group: i64| known.binary_search(&group).map_or(0, |at| at as u32);
        for &(group, comments) in &ground.sizes {
            grouper.groups[at(group) as usize].comments = comments as u32;
        }
        ground.kept.sort_by_key(|kept| kept.comment);
        let mut reader = Reader::new();
        let mut numbers: Map<u64, u32> = Map::default();
        for kept in &ground.kept {
            let number = grouper.bring(reader.read(&kept.text), at(kept.group), kept.seat as u8, None);
            numbers.insert(kept.comment as u64, number);
        }
        ground.wholes.iter().for_each(|&(whole, group)| _ = grouper.wholes.insert(whole as u64, at(group)));
        let crowds: Map<u64, &Vec<i64>> = ground.crowds.iter().map(|(key, kept)| (*key as u64, kept)).collect();
        let mut keys: Vec<u64> = self.cores.iter().flat_map(|core| bands(&core.signature)).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let kept = crowds.get(&(self.short(key) as u64)).into_iter().flat_map(|kept| kept.iter());
            // A text that was taken back is kept no more.
            for number in kept.filter_map(|comment| numbers.get(&(*comment as u64))) {
                grouper.keys.entry(key).or_default().add(*number);
            }
        }
        for core in &self.cores {
            grouper.add_core(core);
        }
        self.changes(&grouper, &ground, &known)
    }

    fn changes(&self, grouper: &Grouper, ground: &Ground, known: &[i64]) -> Placed {
        let name = |group: u32| {
            let group = group as usize;
            known.get(group).copied().unwrap_or_else(|| self.comments[grouper.groups[group].first as usize])
        };
        let comment_of = |kept: u32| match grouper.kept[kept as usize].comment {
            Some(own) => self.comments[own as usize],
            None => ground.kept[kept as usize].comment,
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
        for (number, kept) in grouper.kept.iter().enumerate().skip(ground.kept.len()) {
            if let Some(at) = texts.get(&kept.core.whole) {
                placed.texts[*at].kept = Some((comment_of(number as u32), i64::from(kept.seat)));
            }
            keys.extend(bands(&kept.core.signature));
        }
        keys.sort_unstable_by_key(|key| self.short(*key));
        keys.dedup();
        for same in keys.chunk_by(|a, b| self.short(*a) == self.short(*b)) {
            let mut kept: Vec<i64> = same
                .iter()
                .filter_map(|key| grouper.keys.get(key))
                .flat_map(|crowd| crowd.texts())
                .map(|one| comment_of(*one))
                .collect();
            kept.dedup();
            kept.truncate(CROWD);
            placed.crowds.push((self.short(same[0]), kept));
        }
        placed
    }
}

fn sorted(mut numbers: Vec<i64>) -> Vec<i64> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
