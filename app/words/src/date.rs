//! Dates and times as they are read: "22 พ.ย. 2569", full months for the ear, "23.59 น.". A day and its month, a time and its "น." stay on
//! one line: between them stands a no-break space.

use domain::lang::Lang;
use domain::time::{Day, Moment};

const SHORT_TH: [&str; 12] =
    ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
const FULL_TH: [&str; 12] = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
];
const SHORT_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const FULL_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEK_TH: [&str; 7] = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"];
const WEEK_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The name of a month 1–12, full.
pub fn month(lang: Lang, month: u32) -> &'static str {
    let place = (month.clamp(1, 12) - 1) as usize;
    match lang {
        Lang::Th => FULL_TH[place],
        Lang::En => FULL_EN[place],
    }
}

/// Where the year is said beside it: "22 พ.ย." · "22 Nov".
pub fn of_year(lang: Lang, day: Day) -> String {
    let (_, month, date) = day.be();
    let place = (month - 1) as usize;
    match lang {
        Lang::Th => counting!("{date}\u{a0}{}", SHORT_TH[place]),
        Lang::En => format!("{date}\u{a0}{}", SHORT_EN[place]),
    }
}

/// "22 พ.ย. 2569" · "22 Nov 2026".
pub fn short(lang: Lang, day: Day) -> String {
    let (year, month, date) = day.be();
    let place = (month - 1) as usize;
    match lang {
        Lang::Th => counting!("{date}\u{a0}{} {year}", SHORT_TH[place]),
        Lang::En => format!("{date}\u{a0}{} {}", SHORT_EN[place], year - domain::time::ERA),
    }
}

/// "22 พฤศจิกายน 2569" · "22 November 2026".
pub fn full(lang: Lang, day: Day) -> String {
    let (year, number, date) = day.be();
    match lang {
        Lang::Th => counting!("{date}\u{a0}{} {year}", month(lang, number)),
        Lang::En => format!("{date}\u{a0}{} {}", month(lang, number), year - domain::time::ERA),
    }
}

/// In a sentence, where nothing beside it says the era: "22 พฤศจิกายน พ.ศ. 2569" · "22 November 2026".
pub fn in_era(lang: Lang, day: Day) -> String {
    let (year, number, date) = day.be();
    match lang {
        Lang::Th => counting!("{date}\u{a0}{} พ.ศ.\u{a0}{year}", month(lang, number)),
        Lang::En => full(lang, day),
    }
}

/// "วันศุกร์ที่ 27 พฤศจิกายน 2569" · "Friday 27 November 2026".
pub fn with_weekday(lang: Lang, day: Day) -> String {
    let place = day.weekday() as usize;
    match lang {
        Lang::Th => counting!("วัน{}ที่ {}", WEEK_TH[place], full(lang, day)),
        Lang::En => format!("{} {}", WEEK_EN[place], full(lang, day)),
    }
}

/// "09.05 น." · "09:05".
pub fn clock(lang: Lang, moment: Moment) -> String {
    let (hour, minute) = moment.clock();
    match lang {
        Lang::Th => counting!("{hour:02}.{minute:02}\u{a0}น."),
        Lang::En => format!("{hour:02}:{minute:02}"),
    }
}

/// "22 พ.ย. 2569 เวลา 19.46 น." · "22 Nov 2026, 19:46 (Bangkok)".
pub fn moment(lang: Lang, moment: Moment) -> String {
    let day = short(lang, moment.day());
    match lang {
        Lang::Th => counting!("{day} เวลา {}", clock(lang, moment)),
        Lang::En => format!("{day}, {} (Bangkok)", clock(lang, moment)),
    }
}

/// A deadline: "23.59 น. ของวันศุกร์ที่ 27 พฤศจิกายน 2569" · "23:59 on Friday 27 November 2026 (Bangkok)".
pub fn deadline(lang: Lang, moment: Moment) -> String {
    let day = with_weekday(lang, moment.day());
    match lang {
        Lang::Th => counting!("{} ของ{day}", clock(lang, moment)),
        Lang::En => format!("{} on {day} (Bangkok)", clock(lang, moment)),
    }
}

/// "ถึง 27 พ.ย. 2569".
pub fn until(lang: Lang, closes: Moment) -> String {
    let day = short(lang, closes.day());
    match lang {
        Lang::Th => counting!("ถึง {day}"),
        Lang::En => format!("until {day}"),
    }
}

/// The same in a table that programs read: with plain spaces.
pub fn in_cell(said: String) -> String {
    said.replace('\u{a0}', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        let day = Day::from_ce(2026, 11, 27).unwrap();
        assert_eq!(short(Lang::Th, day), "27\u{a0}พ.ย. 2569");
        assert_eq!(in_era(Lang::Th, day), "27\u{a0}พฤศจิกายน พ.ศ.\u{a0}2569");
        let early = Moment(day.start().0 + (9 * 60 + 5) * 60_000);
        assert_eq!((clock(Lang::Th, early), clock(Lang::En, early)), ("09.05\u{a0}น.".into(), "09:05".into()));
        assert_eq!(with_weekday(Lang::En, day), "Friday 27\u{a0}November 2026");
        assert_eq!(deadline(Lang::Th, day.last_moment()), "23.59\u{a0}น. ของวันศุกร์ที่ 27\u{a0}พฤศจิกายน 2569");
    }
}
