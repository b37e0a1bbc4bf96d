//! Small things people type that many forms share: a date in three fields, an e-mail address, a yes.

use crate::refusal::Refusal;
use crate::time::{Day, ERA, Month};

/// A date from its three fields: day, month 1–12, year B.E. Thai digits are welcome.
///
/// # Errors
/// [`Refusal::Missing`] when all are empty, [`Refusal::WrongEra`] for a year that can only be C.E. (below 2400 or so) or
/// one added twice, [`Refusal::NoSuchDay`].
pub fn date(day: &str, month: &str, year: &str) -> Result<Day, Refusal> {
    let fields = [day.trim(), month.trim(), year.trim()];
    if fields.iter().all(|field| field.is_empty()) {
        return Err(Refusal::Missing);
    }
    let [day, month, year] = fields.map(number);
    let (Some(day), Some(month), Some(year)) = (day, month, year) else { return Err(Refusal::NoSuchDay) };
    if !(2475..=2700).contains(&year) {
        return Err(Refusal::WrongEra);
    }
    Day::from_ce(year as i32 - ERA, month as u32, day as u32).ok_or(Refusal::NoSuchDay)
}

/// The first year that began in January; the one before had nine months.
const JANUARY: i64 = 2484;

/// A date of a law, which may be as old as the Gazette, from its three fields as [`date`].
///
/// # Errors
/// As [`date`], and [`Refusal::OldNewYear`] for January to March before 2484, which the year's number does not tell.
pub fn old_date(day: &str, month: &str, year: &str) -> Result<Day, Refusal> {
    let (Some(y), Some(m), Some(d)) = (number(year), number(month), number(day)) else {
        return date(day, month, year);
    };
    match y {
        2400..JANUARY if m < 4 => Err(Refusal::OldNewYear),
        2400..2475 => Day::from_ce(y as i32 - ERA, m as u32, d as u32).ok_or(Refusal::NoSuchDay),
        _ => date(day, month, year),
    }
}

/// A month from its two fields: month 1–12, year B.E.
///
/// # Errors
/// As [`date`].
pub fn month(month: &str, year: &str) -> Result<Month, Refusal> {
    match [month, year].iter().all(|field| field.trim().is_empty()) {
        true => Err(Refusal::Missing),
        false => date("1", month, year).map(Day::month),
    }
}

/// A time of the day as people write it: "8.30", "08:30", "๑๖.๐๐ น.".
///
/// # Errors
/// [`Refusal::Missing`], [`Refusal::NoSuchTime`].
pub fn clock(typed: &str) -> Result<(u32, u32), Refusal> {
    let typed = typed.trim().trim_end_matches('.').trim_end_matches('น').trim();
    if typed.is_empty() {
        return Err(Refusal::Missing);
    }
    let (hour, minute) = typed.split_once(['.', ':']).unwrap_or((typed, "0"));
    match (number(hour), number(minute)) {
        (Some(hour @ 0..=23), Some(minute @ 0..=59)) => Ok((hour as u32, minute as u32)),
        _ => Err(Refusal::NoSuchTime),
    }
}

/// A whole number in Arabic or Thai digits, of at most nine of them.
pub fn number(typed: &str) -> Option<i64> {
    let typed = typed.trim();
    if typed.is_empty() || typed.chars().count() > 9 {
        return None;
    }
    typed.chars().try_fold(0i64, |value, c| {
        let digit = match c {
            '0'..='9' => c as i64 - '0' as i64,
            '๐'..='๙' => c as i64 - '๐' as i64,
            _ => return None,
        };
        Some(value * 10 + digit)
    })
}

/// An e-mail address, lower case. Only its shape is looked at.
///
/// # Errors
/// [`Refusal::Missing`], [`Refusal::NotAnEmail`].
pub fn email(typed: &str) -> Result<String, Refusal> {
    let address = typed.trim().to_lowercase();
    if address.is_empty() {
        return Err(Refusal::Missing);
    }
    let plausible = address.len() <= 254
        && !address.chars().any(|c| c.is_whitespace() || c.is_control())
        && address.split_once('@').is_some_and(|(local, host)| {
            !local.is_empty()
                && host.contains('.')
                && !host.contains('@')
                && !host.starts_with('.')
                && !host.ends_with('.')
        });
    if plausible { Ok(address) } else { Err(Refusal::NotAnEmail) }
}

/// Whether a box was ticked.
pub fn ticked(typed: &str) -> bool {
    matches!(typed, "yes" | "on" | "true" | "1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        for (typed, read) in
            [("8.30", (8, 30)), (" 08:05 ", (8, 5)), ("๑๖.๐๐ น.", (16, 0)), ("9", (9, 0)), ("0.00", (0, 0))]
        {
            assert_eq!(clock(typed), Ok(read), "{typed}");
        }
        for wrong in ["24.00", "8.60", "เช้า", "8.30.00", "-1"] {
            assert_eq!(clock(wrong), Err(Refusal::NoSuchTime), "{wrong}");
        }
        assert_eq!(clock(" น. "), Err(Refusal::Missing));
    }

    #[test]
    fn a_date_is_read_in_the_buddhist_era() {
        assert_eq!(date("๒๗", "11", "2569").map(Day::ce), Ok((2026, 11, 27)));
        assert_eq!(date("27", "11", "2026"), Err(Refusal::WrongEra));
        assert_eq!(date("31", "2", "2569"), Err(Refusal::NoSuchDay));
        assert_eq!(date("", "", ""), Err(Refusal::Missing));
    }

    #[test]
    fn a_date_of_a_law_may_be_old_but_not_of_the_old_new_year() {
        assert_eq!(old_date("1", "4", "2432").map(Day::ce), Ok((1889, 4, 1)));
        assert_eq!(old_date("1", "1", "2483"), Err(Refusal::OldNewYear));
        assert_eq!(old_date("29", "2", "2567").map(Day::ce), Ok((2024, 2, 29)));
        assert_eq!(old_date("29", "2", "2568"), Err(Refusal::NoSuchDay));
        assert_eq!(old_date("1", "1", "2026"), Err(Refusal::WrongEra));
        assert_eq!(old_date("", "", ""), Err(Refusal::Missing));
    }

    #[test]
    fn an_email_address_has_one_at_and_a_host() {
        assert_eq!(email(" A@B.th "), Ok("a@b.th".into()));
        for wrong in ["a", "a@b", "@b.th", "a@b.th.", "a b@c.th", "a@b@c.th"] {
            assert_eq!(email(wrong), Err(Refusal::NotAnEmail), "{wrong}");
        }
    }
}
