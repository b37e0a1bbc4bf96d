//! Time that the processor gave, not time that passed: other programs run on the same machine.

use rustix::time::{ClockId, Timespec, clock_gettime};
use std::time::Duration;

/// What this thread has used.
pub fn of_thread() -> Duration {
    read(ClockId::ThreadCPUTime)
}

/// What all threads of this program have used.
pub fn of_all() -> Duration {
    read(ClockId::ProcessCPUTime)
}

fn read(clock: ClockId) -> Duration {
    let Timespec { tv_sec, tv_nsec } = clock_gettime(clock);
    Duration::new(tv_sec.max(0) as u64, tv_nsec.clamp(0, 999_999_999) as u32)
}
