//! Workbooks of many rows are made while their reader sees how far they have come; a finished one waits a while to be fetched.

use app::problem::Problem;
use domain::id::{ConsultationId, PersonId};
use domain::lang::Lang;
use std::fs::File;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// From so many rows on, the agency's people are shown how far it has come; what has fewer is there in a second or two.
pub const WATCHED: u64 = 10_000;

/// How long one that is finished waits, or one that broke is told of.
const KEPT: Duration = Duration::from_secs(900);

/// Whose workbook, of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub consultation: ConsultationId,
    pub file: String,
    pub lang: Lang,
    pub person: Option<PersonId>,
}

/// What came of one: the file with its length.
pub type End = Result<(File, u64), Problem>;

/// A workbook being made.
pub struct Making {
    pub all: u64,
    done: AtomicU64,
    /// What came of it, and when.
    end: Mutex<Option<(End, Instant)>>,
}

impl Making {
    /// Rows written so far.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed).min(self.all)
    }

    pub fn told(&self, rows: u64) {
        self.done.store(rows, Ordering::Relaxed);
    }

    pub fn finish(&self, end: End) {
        *locked(&self.end) = Some((end, Instant::now()));
    }

    fn is_stale(&self) -> bool {
        locked(&self.end).as_ref().is_some_and(|(_, at)| at.elapsed() >= KEPT)
    }

    pub fn is_ready(&self) -> bool {
        locked(&self.end).is_some()
    }
}

/// Those that are being made, and those that wait to be fetched.
#[derive(Default)]
pub struct Makings(Mutex<Vec<(Key, Arc<Making>)>>);

impl Makings {
    /// The one of this key that is not finished.
    pub fn under_way(&self, key: &Key) -> Option<Arc<Making>> {
        locked(&self.0).iter().find(|(one, _)| one == key).map(|(_, making)| making.clone())
    }

    /// Begins one; those that nobody fetched are gone.
    pub fn begin(&self, key: Key, all: u64) -> Arc<Making> {
        let making = Arc::new(Making { all, done: AtomicU64::new(0), end: Mutex::default() });
        let mut all = locked(&self.0);
        all.retain(|(one, making)| *one != key && !making.is_stale());
        all.push((key, making.clone()));
        making
    }

    /// Takes a finished one away.
    pub fn take(&self, key: &Key) -> Option<End> {
        let mut all = locked(&self.0);
        all.retain(|(_, making)| !making.is_stale());
        let at = all.iter().position(|(one, making)| one == key && making.is_ready())?;
        let (_, making) = all.swap_remove(at);
        locked(&making.end).take().map(|(end, _)| end)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
