//! Consultations that failed rest for a while, so that one that always fails keeps no other waiting.

use domain::id::ConsultationId;
use domain::time::Moment;
use std::collections::BTreeMap;

/// The first rest, which doubles with each failure, and the longest.
const FIRST_MS: i64 = 60_000;
const LONGEST_MS: i64 = 3_600_000;

/// Until when each rests, and how long that was.
#[derive(Debug, Default)]
pub struct Resting {
    of: BTreeMap<i64, (Moment, i64)>,
}

impl Resting {
    /// Whether a consultation is left alone for now.
    pub fn rests(&self, consultation: ConsultationId, now: Moment) -> bool {
        self.of.get(&consultation.0).is_some_and(|(until, _)| now < *until)
    }

    /// Notes how it went with a consultation.
    pub fn note(&mut self, consultation: ConsultationId, went_well: bool, now: Moment) {
        if went_well {
            self.of.remove(&consultation.0);
            return;
        }
        let rest = self.of.get(&consultation.0).map_or(FIRST_MS, |(_, rest)| LONGEST_MS.min(rest * 2));
        self.of.insert(consultation.0, (Moment(now.0 + rest), rest));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_fails_again_rests_longer_and_no_other_does() {
        let (one, other, mut resting) = (ConsultationId(1), ConsultationId(2), Resting::default());
        resting.note(one, false, Moment(0));
        assert!(resting.rests(one, Moment(59_999)) && !resting.rests(one, Moment(60_000)));
        assert!(!resting.rests(other, Moment(0)));
        resting.note(one, false, Moment(60_000));
        assert!(resting.rests(one, Moment(179_999)));
        resting.note(one, true, Moment(180_000));
        assert!(!resting.rests(one, Moment(180_000)));
    }
}
