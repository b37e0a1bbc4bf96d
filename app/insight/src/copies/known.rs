//! Texts read before: those by which groups are found are asked for again and again, and to read one costs more than to lay it beside another.

use super::{Core, Reader};
use crate::hash::{self, Map};
use std::sync::Arc;

/// Texts of either half, at most: a kilobyte each. What was asked for lately is in the young half; what was not for a whole half is forgotten.
const HALF: usize = 4_096;

/// Keeps what was read of some thousand texts, in memory alone.
#[derive(Debug, Default)]
pub struct Known {
    reader: Reader,
    young: Map<u64, Arc<Core>>,
    old: Map<u64, Arc<Core>>,
}

impl Known {
    pub(super) fn read(&mut self, text: &str) -> Arc<Core> {
        let key = hash::fold(hash::text(text), text.len() as u64);
        if let Some(core) = self.young.get(&key) {
            return core.clone();
        }
        if self.young.len() >= HALF {
            self.old = std::mem::take(&mut self.young);
        }
        let core = self.old.remove(&key).unwrap_or_else(|| Arc::new(self.reader.read(text)));
        self.young.insert(key, core.clone());
        core
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stays_and_the_rest_is_forgotten() {
        let mut known = Known::default();
        let often = known.read("ขอให้มีไฟส่องสว่างตลอดทาง");
        for n in 0..3 * HALF {
            known.read(&n.to_string());
            if n % 1_000 == 0 {
                assert!(Arc::ptr_eq(&often, &known.read("ขอให้มีไฟส่องสว่างตลอดทาง")), "after {n}");
            }
        }
        assert!(known.young.len() + known.old.len() <= 2 * HALF);
        assert_eq!(*known.read("7"), Reader::new().read("7"), "read anew");
    }
}
