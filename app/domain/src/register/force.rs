//! What a text says of its own entry into force. A whole date is known from the text; "the day after its publication" is known
//! only together with the day of the Government Gazette, which somebody has to look up.

use super::kind::Kind;
use super::numerals;
use crate::reading::{self, Reading};
use crate::time::{Day, ERA, month_length};
use serde::{Deserialize, Serialize};

/// Months as statutes write them.
const MONTHS: [&str; 12] = [
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
/// The first year that began in January; the one before had nine months.
const JANUARY: i32 = 2484;

/// From when, in the text's own terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clause {
    /// From this day.
    On(Day),
    /// So many days after the day of the Gazette.
    Days(u32),
    /// So many months after it.
    Months(u32),
}

/// What the text says, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub clause: Clause,
    /// The label of the provision: "มาตรา ๒".
    pub at: String,
    /// Its words.
    pub words: String,
}

impl Clause {
    /// The day of entry into force; nothing where it hangs on a day of the Gazette that is not known.
    pub fn day(self, gazette: Option<Day>) -> Option<Day> {
        match self {
            Clause::On(day) => Some(day),
            Clause::Days(days) => Some(Day(gazette?.0 + i64::from(days))),
            Clause::Months(months) => Some(end_of_months(gazette?, months)),
        }
    }
}

/// What a text says of its entry into force, in the provision that follows its first one. `year` is the title's: a date far from
/// it is that of an amending law whose words stand in a consolidated text.
pub fn said(text: &Reading, kind: Kind, year: Option<i32>) -> Option<Said> {
    let noun = kind.noun()?;
    let mut provisions = text.provisions();
    provisions.by_ref().find(|piece| piece.number == "1")?;
    let second = provisions.next().filter(|piece| piece.number == "2")?;
    let words: String = first_paragraph(second);
    let rest = after_opening(&words, noun)?;
    let clause = clause(rest)?;
    if let (Clause::On(day), Some(year)) = (clause, year)
        && (day.be().0 - year).abs() > 1
    {
        return None;
    }
    Some(Said { clause, at: second.label.clone(), words })
}

fn first_paragraph(piece: &reading::Piece) -> String {
    let first = piece.paragraphs.first().map_or("", |paragraph| paragraph.text.as_str());
    first.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What follows "พระราชบัญญัตินี้ให้ใช้บังคับ" or "ให้ใช้พระราชบัญญัตินี้", where the text begins so.
fn after_opening<'a>(words: &'a str, noun: &str) -> Option<&'a str> {
    let rest = match words.strip_prefix(noun) {
        Some(rest) => rest.strip_prefix("นี้")?.trim_start().strip_prefix("ให้ใช้บังคับ")?,
        None => words.strip_prefix("ให้ใช้")?.strip_prefix(noun)?.strip_prefix("นี้")?,
    };
    let rest = rest.trim_start();
    Some(rest.strip_prefix("ได้").unwrap_or(rest).trim_start())
}

fn clause(rest: &str) -> Option<Clause> {
    if let Some(rest) = rest.strip_prefix("ตั้งแต่") {
        let rest = rest.trim_start();
        if let Some(date) = rest.strip_prefix("วันที่") {
            return date_at(date).map(Clause::On);
        }
        if rest.starts_with("วันถัดจากวันประกาศ") || rest.starts_with("ถัดจากวันประกาศ")
        {
            return Some(Clause::Days(1));
        }
        return rest.starts_with("วันประกาศ").then_some(Clause::Days(0));
    }
    let rest = rest.strip_prefix("เมื่อพ้น")?.trim_start();
    let (number, rest) = numerals::read(rest.strip_prefix("กำหนด").unwrap_or(rest))?;
    let rest = rest.trim_start();
    // "นับแต่วันประกาศ" counts that day as the first.
    let unit = |word: &str| {
        let rest = rest.strip_prefix(word)?.trim_start().strip_prefix("นับแต่")?;
        match rest.starts_with("วันถัดจากวันประกาศ") {
            true => Some(1),
            false => rest.starts_with("วันประกาศ").then_some(0),
        }
    };
    if let Some(later) = unit("วัน") {
        return Some(Clause::Days(number + later));
    }
    match (unit("เดือน"), unit("ปี")) {
        (Some(0), _) => Some(Clause::Months(number)),
        (_, Some(0)) => Some(Clause::Months(number * 12)),
        _ => None,
    }
}

/// "๑ ตุลาคม พ.ศ. ๒๕๖๒", whole and of the calendar; nothing for January to March before 2484, when the year began in April.
fn date_at(text: &str) -> Option<Day> {
    let (day, rest) = numerals::read(text)?;
    let rest = rest.trim_start();
    let (place, rest) = MONTHS.iter().enumerate().find_map(|(place, name)| Some((place, rest.strip_prefix(name)?)))?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("พ.ศ.").or_else(|| rest.strip_prefix("พุทธศักราช"))?;
    let (year, _) = numerals::read(rest)?;
    let (year, month) = (i32::try_from(year).ok()?, place as u32 + 1);
    if year < JANUARY && month < 4 {
        return None;
    }
    Day::from_ce(year - ERA, month, day)
}

/// The day on which so many months from a day, that day included, are over.
fn end_of_months(from: Day, months: u32) -> Day {
    let (year, month, day) = from.ce();
    let count = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
    let (year, month) = (count.div_euclid(12) as i32, count.rem_euclid(12) as u32 + 1);
    let last = month_length(year, month);
    match Day::from_ce(year, month, day.min(last)) {
        // Where the month has no such day its last one is the end, and the next day the one after.
        Some(end) if day > last => Day(end.0 + 1),
        Some(end) => end,
        None => from,
    }
}

/// The year that a title ends with, B.E.
pub fn year_of(title: &str) -> Option<i32> {
    let at = title.rfind("พ.ศ.").map(|at| at + "พ.ศ.".len());
    let at = at.or_else(|| title.rfind("พุทธศักราช").map(|at| at + "พุทธศักราช".len()))?;
    let (year, _) = numerals::read(title.get(at..)?)?;
    i32::try_from(year).ok().filter(|year| (2400..=2700).contains(year))
}

/// The law under which a rule says it was made: the first that its text names with its year.
pub fn parent_named(text: &str) -> Option<String> {
    const LAWS: [&str; 3] = ["พระราชบัญญัติ", "ประมวลกฎหมาย", "พระราชกำหนด"];
    text.match_indices("แห่ง").find_map(|(at, word)| {
        let rest = &text[at + word.len()..];
        LAWS.iter().any(|law| rest.starts_with(law)).then_some(())?;
        // A code is named without a year, an Act with one; names run to some 200 letters.
        let line = rest.lines().next()?;
        let near: String = line.chars().take(250).collect();
        if near.starts_with("ประมวลกฎหมาย") {
            return near.split_whitespace().next().map(str::to_string);
        }
        let (mark, sign) = ["พ.ศ.", "พุทธศักราช"].iter().find_map(|sign| Some((near.find(sign)?, *sign)))?;
        let year: String = near[mark + sign.len()..]
            .trim_start()
            .chars()
            .take_while(|c| c.is_ascii_digit() || ('๐'..='๙').contains(c))
            .collect();
        let name = near[..mark].trim_end();
        (year.chars().count() == 4 && !name.contains("ดังกล่าว") && !name.contains("ฉบับที่"))
            .then(|| format!("{name} พ.ศ. {year}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(second: &str, kind: Kind, year: i32) -> Option<Clause> {
        let text = format!("# ก\n\nมาตรา ๑ ชื่อ\n\nมาตรา ๒  {second}\n\nมาตรา ๓ อื่น");
        said(&reading::read(&text), kind, Some(year)).map(|said| said.clause)
    }

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ce(year - ERA, month, day).unwrap()
    }

    #[test]
    fn a_whole_date_is_known_from_the_text() {
        let words = "พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๔ เป็นต้นไป";
        assert_eq!(read(words, Kind::Act, 2565), Some(Clause::On(day(2564, 10, 1))));
        // The words of an amending law in a consolidated text, or of another kind of law.
        assert_eq!(read(words, Kind::Act, 2510), None);
        assert_eq!(read(words, Kind::EmergencyDecree, 2565), None);
    }

    #[test]
    fn a_day_of_the_gazette_is_a_rule_and_no_date() {
        for (words, clause) in [
            ("พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศในราชกิจจานุเบกษาเป็นต้นไป", Clause::Days(1)),
            ("พระราชบัญญัตินี้ให้ใช้บังคับได้ตั้งแต่วันประกาศในราชกิจจานุเบกษาเป็นต้นไป", Clause::Days(0)),
            ("พระราชบัญญัตินี้ให้ใช้บังคับเมื่อพ้นกำหนดหนึ่งร้อยแปดสิบวันนับแต่วันประกาศในราชกิจจานุเบกษาเป็นต้นไป", Clause::Days(180)),
            ("พระราชบัญญัตินี้ให้ใช้บังคับเมื่อพ้นหกสิบวันนับแต่วันประกาศในราชกิจจานุเบกษาเป็นต้นไป", Clause::Days(60)),
            ("พระราชบัญญัตินี้ให้ใช้บังคับเมื่อพ้นกำหนดหนึ่งร้อยยี่สิบวันนับแต่วันถัดจากวันประกาศในราชกิจจานุเบกษา", Clause::Days(121)),
            ("พระราชบัญญัตินี้ให้ใช้บังคับเมื่อพ้นกำหนดหนึ่งเดือนนับแต่วันประกาศในราชกิจจานุเบกษาเป็นต้นไป", Clause::Months(1)),
        ] {
            assert_eq!(read(words, Kind::Act, 2562), Some(clause), "{words}");
            assert_eq!(clause.day(None), None);
        }
        assert_eq!(read("พระราชบัญญัตินี้ให้ใช้บังคับแก่รถยนต์", Kind::Act, 2562), None);
    }

    #[test]
    fn the_act_itself_came_into_force_when_it_says() {
        // Gazette of 31 May 2562, in force on 27 November 2562.
        assert_eq!(Clause::Days(180).day(Some(day(2562, 5, 31))), Some(day(2562, 11, 27)));
        assert_eq!(Clause::Days(1).day(Some(day(2567, 2, 29))), Some(day(2567, 3, 1)));
    }

    #[test]
    fn a_month_that_lacks_the_day_ends_with_its_last_one() {
        assert_eq!(Clause::Months(1).day(Some(day(2568, 1, 31))), Some(day(2568, 3, 1)));
        assert_eq!(Clause::Months(1).day(Some(day(2567, 1, 29))), Some(day(2567, 2, 29)));
        assert_eq!(Clause::Months(12).day(Some(day(2567, 2, 29))), Some(day(2568, 3, 1)));
        assert_eq!(Clause::Months(1).day(Some(day(2567, 12, 15))), Some(day(2568, 1, 15)));
    }

    #[test]
    fn a_date_that_the_calendar_had_otherwise_is_not_read() {
        let words = |date: &str| format!("พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันที่ {date} เป็นต้นไป");
        assert_eq!(read(&words("๑ มกราคม พุทธศักราช ๒๔๘๑"), Kind::Act, 2481), None);
        assert_eq!(read(&words("๑ ตุลาคม พุทธศักราช ๒๔๗๘"), Kind::Act, 2478), Some(Clause::On(day(2478, 10, 1))));
        assert_eq!(read(&words("๒๙ กุมภาพันธ์ พ.ศ. ๒๕๖๖"), Kind::Act, 2566), None);
        assert_eq!(read(&words("พ.ศ. ๒๕๖๖"), Kind::Act, 2566), None);
    }

    #[test]
    fn a_rule_names_the_law_it_was_made_under() {
        let text = "โดยที่มาตรา ๕๓ วรรคสอง แห่งพระราชบัญญัติว่าด้วยการเวนคืน พ.ศ. ๒๕๖๒ บัญญัติให้";
        assert_eq!(parent_named(text).as_deref(), Some("พระราชบัญญัติว่าด้วยการเวนคืน พ.ศ. ๒๕๖๒"));
        assert_eq!(parent_named("มาตรา ๓๕ แห่งประมวลกฎหมายยาเสพติด บัญญัติ").as_deref(), Some("ประมวลกฎหมายยาเสพติด"));
        assert_eq!(parent_named("มาตรา ๕ แห่งพระราชบัญญัติดังกล่าว ... พ.ศ. ๒๕๖๒"), None);
        assert_eq!(parent_named("แห่งราชอาณาจักรไทย พ.ศ. ๒๕๖๐"), None);
    }

    #[test]
    fn a_title_ends_with_its_year() {
        assert_eq!(year_of("พระราชบัญญัติการผังเมือง พ.ศ. ๒๕๖๒"), Some(2562));
        assert_eq!(year_of("พระราชบัญญัติไพ่ พุทธศักราช 2486"), Some(2486));
        assert_eq!(year_of("ประมวลกฎหมายแพ่งและพาณิชย์"), None);
    }
}
