//! Moments and days. Moments are UTC milliseconds, days are days in Bangkok (UTC+7, no summer time); years are B.E. for people.

use serde::{Deserialize, Serialize};

/// Milliseconds of one day.
pub const DAY_MS: i64 = 86_400_000;
const BANGKOK_MS: i64 = 7 * 3_600_000;
/// B.E. minus C.E. for all dates since 2484 B.E. (before, the year began in April).
pub const ERA: i32 = 543;

/// A point in time: UTC milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The day in Bangkok on which this moment lies.
    pub fn day(self) -> Day {
        Day((self.0 + BANGKOK_MS).div_euclid(DAY_MS))
    }

    /// Hour and minute of a day in Bangkok.
    pub fn at(day: Day, hour: u32, minute: u32) -> Moment {
        Moment(day.start().0 + i64::from(hour * 60 + minute) * 60_000)
    }

    /// Hour and minute in Bangkok.
    pub fn clock(self) -> (u32, u32) {
        let minutes = (self.0 + BANGKOK_MS).rem_euclid(DAY_MS) / 60_000;
        ((minutes / 60) as u32, (minutes % 60) as u32)
    }

    /// As machines write it (RFC 3339), in UTC: `2026-11-24T03:00:00Z`.
    pub fn written(self) -> String {
        let seconds = self.0.div_euclid(1_000);
        let rest = seconds.rem_euclid(86_400);
        let day = Day(seconds.div_euclid(86_400)).written();
        format!("{day}T{:02}:{:02}:{:02}Z", rest / 3_600, rest / 60 % 60, rest % 60)
    }

    /// This moment and `days` whole days more.
    pub fn plus_days(self, days: i64) -> Moment {
        Moment(self.0 + days * DAY_MS)
    }
}

/// A calendar day in Bangkok, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub i64);

impl Day {
    /// A day by C.E. year, month 1–12 and day of the month; `None` where the calendar has no such day.
    pub fn from_ce(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(1..=12).contains(&month) || day == 0 || day > month_length(year, month) {
            return None;
        }
        // Days from civil, after Howard Hinnant's chrono-compatible algorithms.
        let y = i64::from(year) - i64::from(month <= 2);
        let era = y.div_euclid(400);
        let yoe = y.rem_euclid(400);
        let doy = (153 * ((i64::from(month) + 9) % 12) + 2) / 5 + i64::from(day) - 1;
        let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
        Some(Day(era * 146_097 + doe - 719_468))
    }

    /// A day as machines write it: `2026-11-27`.
    pub fn parse(written: &str) -> Option<Day> {
        let mut parts = written.split('-');
        let mut part = |digits: usize| {
            let part = parts.next().filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))?;
            part.parse::<u32>().ok()
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        if parts.next().is_some() { None } else { Day::from_ce(year as i32, month, day) }
    }

    /// As machines write it: `2026-11-27`.
    pub fn written(self) -> String {
        let (year, month, day) = self.ce();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// C.E. year, month 1–12, day of the month.
    pub fn ce(self) -> (i32, u32, u32) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = (doy - (153 * mp + 2) / 5 + 1) as u32;
        let month = if mp < 10 { mp + 3 } else { mp - 9 } as u32;
        ((yoe + era * 400) as i32 + i32::from(month <= 2), month, day)
    }

    /// B.E. year, month 1–12, day of the month.
    pub fn be(self) -> (i32, u32, u32) {
        let (year, month, day) = self.ce();
        (year + ERA, month, day)
    }

    /// The same day so many years later; where that month has no such day, its last one.
    pub fn after_years(self, years: u32) -> Day {
        let (year, month, day) = self.ce();
        let year = year + years as i32;
        Day::from_ce(year, month, day.min(month_length(year, month))).unwrap_or(self)
    }

    /// The month it lies in.
    pub fn month(self) -> Month {
        let (year, month, _) = self.ce();
        Month(i64::from(year) * 12 + i64::from(month) - 1)
    }

    /// 0 Monday … 6 Sunday.
    pub fn weekday(self) -> u32 {
        (self.0 + 3).rem_euclid(7) as u32
    }

    /// The first moment of the day.
    pub fn start(self) -> Moment {
        Moment(self.0 * DAY_MS - BANGKOK_MS)
    }

    /// The last moment of the day: deadlines include it (23:59:59 and its last thousandth).
    pub fn last_moment(self) -> Moment {
        Moment((self.0 + 1) * DAY_MS - BANGKOK_MS - 1)
    }
}

/// A calendar month: year C.E. × 12 + month − 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Month(pub i64);

impl Month {
    /// B.E. year, month 1–12.
    pub fn be(self) -> (i32, u32) {
        (self.0.div_euclid(12) as i32 + ERA, self.0.rem_euclid(12) as u32 + 1)
    }
}

/// Days of a month of a C.E. year.
pub fn month_length(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_for_machines() {
        for (at, written) in
            [(0, "1970-01-01T00:00:00Z"), (1_795_489_200_000, "2026-11-24T03:00:00Z"), (-1, "1969-12-31T23:59:59Z")]
        {
            assert_eq!(Moment(at).written(), written);
        }
    }

    #[test]
    fn days_and_dates_are_each_others_inverse() {
        for n in (-200_000..200_000).step_by(7) {
            let (y, m, d) = Day(n).ce();
            assert_eq!(Day::from_ce(y, m, d), Some(Day(n)));
        }
        assert_eq!(Day::from_ce(2026, 11, 27).map(Day::weekday), Some(4));
        assert_eq!(Day::from_ce(2025, 2, 29), None);
        assert_eq!(Day::parse("2024-02-29").map(Day::written).as_deref(), Some("2024-02-29"));
        for wrong in ["", "2025-02-29", "2024-2-29", "2024-02-29-1", "24-02-29", "2567/02/29"] {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_clock_and_a_month_are_read_back() {
        let day = Day::from_ce(2026, 12, 31).unwrap();
        assert_eq!((Moment::at(day, 8, 30).clock(), Moment::at(day, 0, 0)), ((8, 30), day.start()));
        assert_eq!((day.month().be(), Day(day.0 + 1).month().0), ((2569, 12), day.month().0 + 1));
    }

    #[test]
    fn a_deadline_includes_the_last_second_of_its_day_in_bangkok() {
        let day = Day::from_ce(2026, 11, 27).unwrap();
        assert_eq!(day.last_moment().day(), day);
        assert_eq!(day.last_moment().clock(), (23, 59));
        assert_eq!(Moment(day.last_moment().0 + 1).day(), Day(day.0 + 1));
    }
}
