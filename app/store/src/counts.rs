//! What the deeds that share a commit add to kept counts, summed and written once before it. A survey's sheet changes hundreds of counts, and the next
//! sheets change the same ones.

use std::collections::HashMap;

/// Which count: of what consultation, kind, name.
pub(crate) type Name = (i64, &'static str, String);

/// Counts that wait to be written. A commit holds thousands under names that begin alike: they are found by hash, as comparing names was two fifths of what a sheet
/// cost, and put in order once, as the table has them.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    /// Of the deeds that are done.
    done: HashMap<Name, i64>,
    /// Of the deed under way, one after another.
    deed: Vec<(Name, i64)>,
    /// What was written in the deed under way and is not its own: to be written again where the deed is undone.
    written: HashMap<Name, i64>,
}

impl Counts {
    pub fn add(&mut self, name: Name, n: i64) {
        self.deed.push((name, n));
    }

    pub fn is_empty(&self) -> bool {
        self.done.is_empty() && self.deed.is_empty()
    }

    /// The deed under way is done.
    pub fn mark(&mut self) {
        self.written.clear();
        put(&mut self.done, self.deed.drain(..));
    }

    /// The deed under way is undone, and with it whatever was written since it began.
    pub fn undo(&mut self) {
        self.deed.clear();
        put(&mut self.done, self.written.drain());
    }

    /// All of them in order, to be written now.
    pub fn take(&mut self) -> Vec<(Name, i64)> {
        let mut all = std::mem::take(&mut self.done);
        put(&mut self.written, all.iter().map(|(name, n)| (name.clone(), *n)));
        put(&mut all, self.deed.drain(..));
        let mut all: Vec<(Name, i64)> = all.into_iter().collect();
        all.sort_unstable();
        all
    }
}

fn put(into: &mut HashMap<Name, i64>, counts: impl Iterator<Item = (Name, i64)>) {
    counts.for_each(|(name, n)| *into.entry(name).or_default() += n);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(of: &str) -> Name {
        (1, "answer", of.to_string())
    }

    #[test]
    fn what_an_undone_deed_wrote_for_others_is_written_again() {
        let mut counts = Counts::default();
        counts.add(name("a"), 2);
        counts.mark();
        counts.add(name("a"), 5);
        counts.add(name("b"), 1);
        assert_eq!(counts.take(), [(name("a"), 7), (name("b"), 1)]);
        assert!(counts.is_empty());
        counts.add(name("b"), 9);
        counts.undo();
        assert_eq!(counts.take(), [(name("a"), 2)]);
        // Also of a deed that counted nothing.
        counts.undo();
        assert_eq!(counts.take(), [(name("a"), 2)]);
        counts.mark();
        counts.undo();
        assert!(counts.is_empty(), "what a deed that is done has written stays written");
    }
}
