//! Hearings held elsewhere (s.9, 20): what another system says of them, read from its census. They are recorded and linked; their
//! counts are the source's, and nothing of them is counted as ours.

use crate::agency::Level;
use crate::consultation::Kind;
use crate::id::AgencyId;
use crate::time::{Day, Moment};

/// The system that the census is of.
pub const SOURCE: &str = "law.go.th";
/// The longest cell that is read, in bytes: the longest real one has less than 4,000.
pub const LONGEST_CELL: usize = 20_000;
/// Years from here on are years B.E. by mistake.
const NOT_CE: i32 = 2_200;

/// One line of a census, as it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub survey_id: String,
    pub survey_name: String,
    pub survey_type_name: String,
    pub agency_name: String,
    pub start_date: String,
    pub end_date: String,
    pub duration_day: String,
    pub answer_count: String,
    pub view_count: String,
    pub question_count: String,
    pub affected_person: String,
    pub tags: String,
    pub isconclude: String,
    pub url: String,
}

/// A hearing as the census tells it. Nothing is made up: what the source does not say, or says so that it cannot be read, is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The source's own number.
    pub key: i64,
    /// Blanks, tabs and ำ in order; empty where the source has no title that says anything.
    pub title: String,
    /// As the source has it.
    pub posted: String,
    pub kind: Option<Kind>,
    pub agency: String,
    pub opens: Option<Day>,
    pub closes: Option<Day>,
    pub answers: Option<u64>,
    pub views: Option<u64>,
    pub questions: Option<u64>,
    /// Whom it says the law affects, and its words for the subject.
    pub affected: String,
    pub tags: String,
    /// Whether the source marks a summary as published; of other marks it does not say what they mean.
    pub summarised: bool,
    /// The original's address; empty where it is none.
    pub address: String,
}

/// Why a line is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    NoKey(String),
    NoAgency,
    TooLong { column: &'static str, bytes: usize },
    Control { column: &'static str },
}

/// What stands out of a line that is taken: it is told, and what the source has is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    TitleCleaned,
    TitleSaysNothing,
    /// A result, an extension or a further round, posted as a hearing of its own.
    PostedInstead,
    /// The title ends with an audience in brackets: one law asked about in several surveys, for want of audiences in one.
    OneAudience(String),
    DateUnread {
        column: &'static str,
        said: String,
    },
    /// A year B.E. where the others are C.E.; it is read as such.
    YearBe {
        column: &'static str,
        said: String,
    },
    DatesCross {
        opens: Day,
        closes: Day,
    },
    /// Neither the days between the dates nor the days with both of them.
    DurationDiffers {
        said: String,
        days: i64,
    },
    KindUnknown(String),
    CountUnread {
        column: &'static str,
        said: String,
    },
    AddressUnread(String),
}

impl Typed {
    /// Reads a line; what is doubtful stands beside what was read.
    ///
    /// # Errors
    /// [`Why`] it is no hearing that could be shown.
    pub fn parse(&self) -> Result<(Record, Vec<Doubt>), Why> {
        self.whole()?;
        let key = self.survey_id.trim().parse().ok().filter(|key| *key > 0);
        let key = key.ok_or_else(|| Why::NoKey(self.survey_id.clone()))?;
        let agency = cleaned(&self.agency_name);
        if !says_something(&agency) {
            return Err(Why::NoAgency);
        }
        let mut doubts = Vec::new();
        let title = self.title(&mut doubts);
        let kind = kind(&self.survey_type_name);
        if kind.is_none() {
            doubts.push(Doubt::KindUnknown(self.survey_type_name.clone()));
        }
        let opens = day("start_date", &self.start_date, &mut doubts);
        let closes = day("end_date", &self.end_date, &mut doubts);
        self.days(opens, closes, &mut doubts);
        let address = self.url.trim();
        let is_address = address.starts_with("https://") && !address.contains(|c: char| c.is_whitespace() || c == '"');
        if !is_address {
            doubts.push(Doubt::AddressUnread(self.url.clone()));
        }
        let record = Record {
            key,
            title,
            posted: self.survey_name.clone(),
            kind,
            agency,
            opens,
            closes,
            answers: count("answer_count", &self.answer_count, &mut doubts),
            views: count("view_count", &self.view_count, &mut doubts),
            questions: count("question_count", &self.question_count, &mut doubts),
            affected: listed(&self.affected_person),
            tags: listed(&self.tags),
            summarised: self.isconclude.trim() == "P",
            address: if is_address { address.to_string() } else { String::new() },
        };
        Ok((record, doubts))
    }

    /// Refuses cells that no page should hold.
    fn whole(&self) -> Result<(), Why> {
        for (column, cell) in [
            ("survey_name", &self.survey_name),
            ("agency_name", &self.agency_name),
            ("affected_person", &self.affected_person),
            ("tags", &self.tags),
            ("url", &self.url),
        ] {
            if cell.len() > LONGEST_CELL {
                return Err(Why::TooLong { column, bytes: cell.len() });
            }
            if cell.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) {
                return Err(Why::Control { column });
            }
        }
        Ok(())
    }

    fn title(&self, doubts: &mut Vec<Doubt>) -> String {
        let title = cleaned(&self.survey_name);
        if !says_something(&title) {
            doubts.push(Doubt::TitleSaysNothing);
            return String::new();
        }
        if title != self.survey_name {
            doubts.push(Doubt::TitleCleaned);
        }
        if is_posted_instead(&title) {
            doubts.push(Doubt::PostedInstead);
        }
        if let Some((_, audience)) = split_by_audience(&title) {
            doubts.push(Doubt::OneAudience(audience.into()));
        }
        title
    }

    fn days(&self, opens: Option<Day>, closes: Option<Day>, doubts: &mut Vec<Doubt>) {
        let (Some(opens), Some(closes)) = (opens, closes) else { return };
        let days = closes.0 - opens.0;
        if days < 0 {
            doubts.push(Doubt::DatesCross { opens, closes });
        } else if !self.duration_day.trim().parse::<i64>().is_ok_and(|said| said == days || said == days + 1) {
            doubts.push(Doubt::DurationDiffers { said: self.duration_day.clone(), days: days + 1 });
        }
    }
}

/// Whether a title is that of a result, an extension or one of several rounds.
fn is_posted_instead(title: &str) -> bool {
    let heads = ["สรุปผล", "รายงานสรุป", "รายงานผล", "รายงานการ", "เพื่อทราบ", "ขยายเวลา", "ขยายระยะเวลา"];
    heads.iter().any(|head| title.starts_with(head)) || names_a_round(title)
}

/// Whether a title ends with which of several hearings it is: "… ครั้งที่ ๒".
fn names_a_round(title: &str) -> bool {
    let end = title.rsplit_once("ครั้งที่").map_or("", |(_, end)| end).trim_end_matches(')').trim();
    !end.is_empty() && end.chars().all(|c| crate::digits::value(c).is_some())
}

/// What a title asks about and of which audience, where it ends with one in brackets: "… พ.ศ. ๒๕๓๙ (สำหรับประชาชนทั่วไป)".
pub fn split_by_audience(title: &str) -> Option<(&str, &str)> {
    let (stem, end) = title.strip_suffix(')')?.rsplit_once('(')?;
    let audience = end.trim().strip_prefix("สำหรับ")?.trim();
    (says_something(stem) && says_something(audience)).then_some((stem.trim_end(), audience))
}

/// By what the parts of a law split by audience are known for one: without blanks, in Arabic digits.
pub fn stem_key(stem: &str) -> String {
    crate::digits::to_arabic(stem).chars().filter(|c| !c.is_whitespace()).collect()
}

fn kind(name: &str) -> Option<Kind> {
    match cleaned(name).as_str() {
        "ร่างกฎหมาย" => Some(Kind::Bill),
        "กม.ลำดับรองอื่นๆ" | "กฎหมายลำดับรอง" => {
            Some(Kind::Rule)
        }
        "ประเมินผลสัมฤทธิ์" => Some(Kind::Evaluation),
        "หลักการ" => Some(Kind::Principles),
        _ => None,
    }
}

fn day(column: &'static str, said: &str, doubts: &mut Vec<Doubt>) -> Option<Day> {
    let read = || {
        // A time of day may follow.
        let date = said.trim().split(['T', ' ']).next()?;
        let mut parts = date.split('-').map(|part| part.parse::<u32>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        parts.next().is_none().then_some((i32::try_from(year).ok()?, month, day))
    };
    let Some((year, month, day)) = read() else {
        doubts.push(Doubt::DateUnread { column, said: said.into() });
        return None;
    };
    let be = year > NOT_CE;
    let year = if be { year - crate::time::ERA } else { year };
    let day = Day::from_ce(year, month, day).filter(|_| (1990..NOT_CE).contains(&year));
    match day {
        None => doubts.push(Doubt::DateUnread { column, said: said.into() }),
        Some(_) if be => doubts.push(Doubt::YearBe { column, said: said.into() }),
        Some(_) => {}
    }
    day
}

fn count(column: &'static str, said: &str, doubts: &mut Vec<Doubt>) -> Option<u64> {
    let read = said.trim().parse::<u64>().ok().filter(|n| *n < 1 << 53);
    if read.is_none() {
        doubts.push(Doubt::CountUnread { column, said: said.into() });
    }
    read
}

/// What people write between commas, a line each; a dash says nothing.
fn listed(cell: &str) -> String {
    let parts = cell.split(',').map(cleaned).filter(|part| says_something(part));
    parts.collect::<Vec<_>>().join("\n")
}

fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// One line without what nobody sees: ํ and า are ำ also with a tone mark between, every run of blanks is one blank, what has no
/// width is gone.
pub fn cleaned(text: &str) -> String {
    const NIKHAHIT: char = '\u{e4d}';
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{200b}'..='\u{200f}'
            | '\u{feff}'
            | '\u{2060}'
            | '\u{ad}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => {}
            c if c.is_whitespace() || c.is_control() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            'า' if out.ends_with(NIKHAHIT) => {
                out.pop();
                out.push('ำ');
            }
            'า' if out.ends_with(|tone| ('\u{e48}'..='\u{e4b}').contains(&tone)) => {
                let tone = out.pop();
                let joined = out.ends_with(NIKHAHIT);
                if joined {
                    out.pop();
                }
                out.extend(tone);
                out.push(if joined { 'ำ' } else { 'า' });
            }
            other => out.push(other),
        }
    }
    out.trim().to_string()
}

/// What an agency is by its name; the census does not say it.
pub fn level(name: &str) -> Level {
    match name {
        name if name.starts_with("กระทรวง") => Level::Ministry,
        name if crate::local::Body::of(name).is_some() || name.starts_with("องค์การบริหารส่วน") => {
            Level::Local
        }
        _ => Level::Department,
    }
}

/// A hearing held elsewhere, as pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hearing {
    pub id: i64,
    pub agency: AgencyId,
    pub agency_th: String,
    pub agency_en: String,
    pub record: Record,
    /// The day of which the counts are.
    pub counted: Day,
}

impl Hearing {
    /// Whether the source's dates say that it still runs.
    pub fn runs(&self, now: Moment) -> bool {
        let day = now.day();
        self.record.opens.is_none_or(|opens| opens <= day) && self.record.closes.is_some_and(|closes| day <= closes)
    }
}

/// What the list is narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub agency: Option<AgencyId>,
    pub kind: Option<Kind>,
    /// B.E., of the first day.
    pub year: Option<i32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_law_that_is_split_by_audience_is_told() {
        for (title, split) in [
            (
                "การประเมินพระราชบัญญัติว่าว พ.ศ. ๒๕๓๙ (สำหรับประชาชนทั่วไป)",
                Some(("การประเมินพระราชบัญญัติว่าว พ.ศ. ๒๕๓๙", "ประชาชนทั่วไป")),
            ),
            ("ร่างประกาศสำหรับผู้ออกว่าว (ฉบับที่ 6) พ.ศ. 2568", None),
            ("ร่างประกาศว่าว (ฉบับที่ 6)", None),
            ("(สำหรับประชาชน)", None),
        ] {
            assert_eq!(split_by_audience(title), split, "{title}");
        }
        assert_eq!(stem_key("ว่าว  พ.ศ. ๒๕๓๙"), stem_key("ว่าว พ.ศ.2539"));
    }

    fn typed() -> Typed {
        let text = |text: &str| text.to_string();
        Typed {
            survey_id: text("3584"),
            survey_name: text("ร่างกฎกระทรวงว่าว พ.ศ. ...."),
            survey_type_name: text("กม.ลำดับรองอื่นๆ"),
            agency_name: text("กรมว่าว"),
            start_date: text("2024-04-01"),
            end_date: text("2024-04-15"),
            duration_day: text("15"),
            answer_count: text("8"),
            view_count: text("579"),
            question_count: text("1"),
            affected_person: text("ผู้เล่นว่าว ,-,ผู้ค้าว่าว"),
            tags: text("-"),
            isconclude: text("P"),
            url: text("https://law.go.th/listeningDetail?survey_id=3584"),
        }
    }

    #[test]
    fn a_line_in_order_raises_no_doubt() {
        let (record, doubts) = typed().parse().unwrap();
        assert!(doubts.is_empty(), "{doubts:?}");
        assert_eq!((record.key, record.kind, record.summarised), (3584, Some(Kind::Rule), true));
        assert_eq!((record.affected.as_str(), record.tags.as_str()), ("ผู้เล่นว่าว\nผู้ค้าว่าว", ""));
        // Earlier lines count the days between the dates.
        assert!(Typed { duration_day: "14".into(), ..typed() }.parse().unwrap().1.is_empty());
    }

    #[test]
    fn what_is_wrong_is_told_and_what_the_source_has_is_kept() {
        let doubt = |change: fn(&mut Typed)| {
            let mut line = typed();
            change(&mut line);
            line.parse().unwrap()
        };
        let (record, doubts) = doubt(|line| line.survey_name = " ทํานา\tทำ  ไร่ น้ํา นํ้า".into());
        assert_eq!((record.title.as_str(), doubts), ("ทำนา ทำ ไร่ น้ำ น้ำ", vec![Doubt::TitleCleaned]));
        assert_eq!(record.posted, " ทํานา\tทำ  ไร่ น้ํา นํ้า");
        let (record, doubts) = doubt(|line| line.survey_name = "-".into());
        assert_eq!((record.title.as_str(), doubts), ("", vec![Doubt::TitleSaysNothing]));
        let (record, doubts) = doubt(|line| line.end_date = "2024-02-30".into());
        assert_eq!(record.closes, None);
        assert!(matches!(doubts[..], [Doubt::DateUnread { column: "end_date", .. }]));
        let (record, doubts) = doubt(|line| line.end_date = "2567-04-15".into());
        assert_eq!(record.closes, Day::from_ce(2024, 4, 15));
        assert!(matches!(doubts[..], [Doubt::YearBe { .. }]));
        assert!(matches!(doubt(|line| line.end_date = "2024-03-01".into()).1[..], [Doubt::DatesCross { .. }]));
        assert!(matches!(
            doubt(|line| line.duration_day = "17".into()).1[..],
            [Doubt::DurationDiffers { days: 15, .. }]
        ));
        assert!(matches!(doubt(|line| line.answer_count = "-1".into()).1[..], [Doubt::CountUnread { .. }]));
        assert!(matches!(doubt(|line| line.survey_type_name = "อื่น".into()).1[..], [Doubt::KindUnknown(_)]));
        let (record, doubts) = doubt(|line| line.url = "javascript:alert(1)".into());
        assert_eq!(record.address, "");
        assert!(matches!(doubts[..], [Doubt::AddressUnread(_)]));
        for title in
            ["ขยายเวลารับฟังร่างว่าว", "สรุปผลรับฟังร่างว่าว", "รายงานผลกระทบของร่างว่าว", "ร่างว่าว ครั้งที่ ๑", "ร่างว่าว (ครั้งที่ 2)"]
        {
            assert!(is_posted_instead(title), "{title}");
        }
        assert!(!is_posted_instead("ร่างว่าว (ฉบับที่ 2)") && !is_posted_instead("ประกาศผลการรับฟัง ครั้งที่สองของปี"));
        assert_eq!(doubt(|line| line.survey_name = "ร่างว่าว ครั้งที่ ๑".into()).1, [Doubt::PostedInstead]);
    }

    #[test]
    fn a_line_that_names_nothing_is_refused() {
        for (change, why) in [
            ((|line| line.survey_id = "x".into()) as fn(&mut Typed), Why::NoKey("x".into())),
            (|line| line.agency_name = " - ".into(), Why::NoAgency),
            (|line| line.tags = "\0".into(), Why::Control { column: "tags" }),
            (|line| line.survey_name = "ก".repeat(10_000), Why::TooLong { column: "survey_name", bytes: 30_000 }),
        ] {
            let mut line = typed();
            change(&mut line);
            assert_eq!(line.parse().unwrap_err(), why);
        }
    }
}
