//! What the deeds that share a commit add to kept counts, summed and written once before it. A survey's sheet changes hundreds of counts, and the next
//! sheets change the same ones.

use std::collections::BTreeMap;

/// Which count: of what consultation, kind, name.
pub(crate) type Name = (i64, &'static str, String);

/// Counts that wait to be written.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    /// Of the deeds that are done.
    done: BTreeMap<Name, i64>,
    /// Of the deed under way.
    deed: BTreeMap<Name, i64>,
    /// What was written in the deed under way and is not its own: to be written again where the deed is undone.
    written: BTreeMap<Name, i64>,
}

impl Counts {
    pub fn add(&mut self, name: Name, n: i64) {
        *self.deed.entry(name).or_default() += n;
    }

    pub fn is_empty(&self) -> bool {
        self.done.is_empty() && self.deed.is_empty()
    }

    /// The deed under way is done.
    pub fn mark(&mut self) {
        self.written.clear();
        let deed = std::mem::take(&mut self.deed);
        deed.into_iter().for_each(|(name, n)| *self.done.entry(name).or_default() += n);
    }

    /// The deed under way is undone, and with it whatever was written since it began.
    pub fn undo(&mut self) {
        self.deed.clear();
        let written = std::mem::take(&mut self.written);
        written.into_iter().for_each(|(name, n)| *self.done.entry(name).or_default() += n);
    }

    /// All of them, to be written now.
    pub fn take(&mut self) -> BTreeMap<Name, i64> {
        let mut all = std::mem::take(&mut self.done);
        all.iter().for_each(|(name, n)| *self.written.entry(name.clone()).or_default() += n);
        let deed = std::mem::take(&mut self.deed);
        deed.into_iter().for_each(|(name, n)| *all.entry(name).or_default() += n);
        all
    }
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
        assert_eq!(counts.take(), BTreeMap::from([(name("a"), 7), (name("b"), 1)]));
        assert!(counts.is_empty());
        counts.add(name("b"), 9);
        counts.undo();
        assert_eq!(counts.take(), BTreeMap::from([(name("a"), 2)]));
        counts.mark();
        counts.undo();
        assert!(counts.is_empty(), "what a deed that is done has written stays written");
    }
}
