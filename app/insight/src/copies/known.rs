//! Texts read before: those by which groups are found are asked for again and again, and to read one costs more than to lay it beside another.

use super::{Core, Reader};
use crate::hash::{self, Map};
use std::sync::Arc;

/// Bytes of the texts of either half, at most: some 30,000 texts of a few sentences. What was asked for lately is in the young half; what was not for a
/// whole half is forgotten.
const HALF: usize = 48 << 20;

/// Keeps what was read of some ten thousand texts, in memory alone: each by its comment and its whole, so that a text that its author changed is
/// another.
#[derive(Debug, Default)]
pub struct Known {
    reader: Reader,
    young: Map<u64, Arc<Core>>,
    old: Map<u64, Arc<Core>>,
    /// Bytes of the young half.
    size: usize,
}

impl Known {
    /// The text of a comment as it was read, where it is known.
    pub fn of(&mut self, comment: i64, whole: i64) -> Option<Arc<Core>> {
        let key = hash::fold(comment as u64, whole as u64);
        if let Some(core) = self.young.get(&key) {
            return Some(core.clone());
        }
        let core = self.old.remove(&key)?;
        self.put(key, core.clone());
        Some(core)
    }

    /// Reads the text of a comment, and knows it from now on.
    pub fn read(&mut self, comment: i64, text: &str) -> Arc<Core> {
        let core = Arc::new(self.reader.read(text));
        self.keep(comment, core.clone());
        core
    }

    /// Knows the text of a comment from now on.
    pub fn keep(&mut self, comment: i64, core: Arc<Core>) {
        self.put(hash::fold(comment as u64, core.whole), core);
    }

    fn put(&mut self, key: u64, core: Arc<Core>) {
        if self.size >= HALF {
            (self.old, self.size) = (std::mem::take(&mut self.young), 0);
        }
        self.size += core.size();
        self.young.insert(key, core);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stays_and_the_rest_is_forgotten() {
        let mut known = Known::default();
        let often = known.read(-1, "ขอให้มีไฟส่องสว่างตลอดทาง");
        let bytes = |half: &Map<u64, Arc<Core>>| half.values().map(|core| core.size()).sum::<usize>();
        let text = "ขอให้ติดไฟ ".repeat(2_000);
        for n in 0..3 * HALF / Reader::new().read(&text).size() {
            known.read(n as i64, &text);
            if n % 10 == 0 {
                let again = known.of(-1, often.whole as i64).expect("known");
                assert!(Arc::ptr_eq(&often, &again), "after {n}");
            }
        }
        assert!(bytes(&known.young) + bytes(&known.old) <= 2 * HALF + bytes(&known.old) / 10);
        assert!(known.of(7, Reader::new().read(&text).whole as i64).is_none(), "to be read anew");
        assert!(known.of(-1, 0).is_none(), "another text of the same comment");
    }
}
