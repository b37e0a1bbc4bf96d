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

/// A day that somebody remembers, in either era: a year from 1800 to 2199 is C.E., from 2400 on B.E.
///
/// # Errors
/// [`Refusal::Missing`], [`Refusal::NoSuchDay`], [`Refusal::WrongEra`] for a year of neither, [`Refusal::OldNewYear`] as [`old_date`].
pub fn either_date(day: &str, month: &str, year: &str) -> Result<Day, Refusal> {
    match (number(day), number(month), number(year)) {
        (Some(d), Some(m), Some(y @ 1800..=2199)) => {
            Day::from_ce(y as i32, m as u32, d as u32).ok_or(Refusal::NoSuchDay)
        }
        (Some(_), Some(_), Some(y @ ..2400)) => Err(if y < 1000 { Refusal::NoSuchDay } else { Refusal::WrongEra }),
        _ => old_date(day, month, year),
    }
}

/// A day in one field: "27/11/2569", "27-11-2026" or as machines write it.
///
/// # Errors
/// As [`either_date`].
pub fn one_date(typed: &str) -> Result<Day, Refusal> {
    if let Some(day) = Day::parse(typed.trim()) {
        return Ok(day);
    }
    let parts: Vec<&str> = typed.trim().split(['/', '-', '.', ' ']).collect();
    match parts.as_slice() {
        [""] => Err(Refusal::Missing),
        [day, month, year] => either_date(day, month, year),
        _ => Err(Refusal::NoSuchDay),
    }
}

/// A number with a point, in Arabic or Thai digits, without its point: "1,234.5" with two decimals is 123450. Commas stand where thousands end;
/// more decimals than are kept are refused, as is what is too large to be meant.
pub fn decimal(typed: &str, decimals: u32) -> Option<i64> {
    let plain: String = typed.trim().chars().map(arabic).collect();
    let (sign, plain) = plain.strip_prefix(['-', '−']).map_or((1, plain.as_str()), |rest| (-1, rest.trim_start()));
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let first = groups.first().is_some_and(|first| (1..=3).contains(&first.len()));
    let grouped = groups.len() == 1 || first && groups[1..].iter().all(|group| group.len() == 3);
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let whole = groups.concat();
    let part = part.trim_end_matches('0');
    let fits = grouped && !whole.is_empty() && whole.len() <= 13 && digits(&whole) && digits(part);
    if !fits || part.len() > decimals as usize || plain.ends_with('.') {
        return None;
    }
    format!("{whole}{part:0<width$}", width = decimals as usize).parse::<i64>().ok().map(|n| n * sign)
}

/// Words for many, which people write after an amount: "1.5 ล้านบาท".
const MANY: [(&str, u32); 5] = [("ล้าน", 6), ("แสน", 5), ("หมื่น", 4), ("พัน", 3), ("ร้อย", 2)];

/// An amount of money in satang: "1,500", "฿1,500.50", "๒ หมื่นบาท", "1.5 ล้าน".
pub fn money(typed: &str) -> Option<i64> {
    let bare = typed.trim().trim_start_matches('฿').trim();
    let bare =
        ["บาท", "baht", "THB", "฿", ".-"].iter().find_map(|unit| bare.strip_suffix(unit)).unwrap_or(bare).trim_end();
    let (number, power) =
        MANY.iter().find_map(|(word, power)| Some((bare.strip_suffix(word)?, *power))).unwrap_or((bare, 0));
    // Of 1.5 million all decimals are whole baht.
    decimal(number, 2 + power).filter(|satang| satang.abs() < 10_i64.pow(15))
}

fn arabic(c: char) -> char {
    match c {
        '๐'..='๙' => char::from(b'0' + (c as u32 - '๐' as u32) as u8),
        other => other,
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
    fn a_remembered_day_is_read_in_either_era() {
        assert_eq!(either_date("๒๗", "11", "2569").map(Day::ce), Ok((2026, 11, 27)));
        assert_eq!(either_date("27", "11", "2026").map(Day::ce), Ok((2026, 11, 27)));
        assert_eq!(either_date("29", "2", "2024").map(Day::ce), Ok((2024, 2, 29)));
        for (day, month, year, why) in [
            ("29", "2", "2567.", Refusal::NoSuchDay),
            ("29", "2", "2568", Refusal::NoSuchDay),
            ("29", "2", "2025", Refusal::NoSuchDay),
            ("1", "1", "2300", Refusal::WrongEra),
            ("1", "1", "69", Refusal::NoSuchDay),
            ("1", "1", "3000", Refusal::WrongEra),
            ("1", "2", "2480", Refusal::OldNewYear),
            ("", "", "", Refusal::Missing),
            ("1", "", "2569", Refusal::NoSuchDay),
        ] {
            assert_eq!(either_date(day, month, year), Err(why), "{day} {month} {year}");
        }
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (typed, decimals, is) in [
            ("12", 0, Some(12)),
            ("1,234.50", 1, Some(12_345)),
            ("1,234.50", 2, Some(123_450)),
            ("-๓.๕", 1, Some(-35)),
            ("−3", 0, Some(-3)),
            ("1.25", 1, None),
            ("1,50", 2, None),
            (",500", 2, None),
            ("1,2345", 0, None),
            ("1.", 2, None),
            (".5", 2, None),
            ("1e3", 2, None),
            ("1.2.3", 2, None),
            ("", 2, None),
            ("99999999999999", 0, None),
        ] {
            assert_eq!(decimal(typed, decimals), is, "{typed}");
        }
        for (typed, is) in [
            ("1,500", Some(150_000)),
            ("฿1,500.50", Some(150_050)),
            ("๒ หมื่นบาท", Some(2_000_000)),
            ("1.5 ล้าน", Some(150_000_000)),
            ("500.-", Some(50_000)),
            ("20 baht", Some(2_000)),
            ("1.505", None),
            ("บาท", None),
            ("9999999999999 ล้าน", None),
        ] {
            assert_eq!(money(typed), is, "{typed}");
        }
    }

    #[test]
    fn an_email_address_has_one_at_and_a_host() {
        assert_eq!(email(" A@B.th "), Ok("a@b.th".into()));
        for wrong in ["a", "a@b", "@b.th", "a@b.th.", "a b@c.th", "a@b@c.th"] {
            assert_eq!(email(wrong), Err(Refusal::NotAnEmail), "{wrong}");
        }
    }
}
