//! The other ways than the portal by which people are heard (s.13): a meeting with its minutes, interviews, a questionnaire on paper, the agency's own system. Each
//! is told of with when, where and by whom; the sheets that it brought are counted with those of the portal and flagged in every count.

pub mod table;

use crate::comment::coded;
use crate::place::{self, Level};
use crate::refusal::{Refusal, Refusals};
use crate::survey::{Audience, New};
use crate::text::{Lines, clean, required};
use crate::time::Day;
use crate::typed;
use serde::{Deserialize, Serialize};

coded! {
    /// By which way people were heard.
    Way { Meeting = "meeting", Interview = "interview", Paper = "paper", System = "system", Other = "other" }
}

/// The longest line and the longest minutes, in graphemes.
const LONGEST: u32 = 300;
const LONGEST_MINUTES: u32 = 20_000;
/// The longest number that a sheet carries.
const LONGEST_MARK: u32 = 40;
/// The most people that anybody counts at one occasion.
const MOST_ATTENDED: i64 = 10_000_000;

/// What is told of one occasion, to everyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub way: Way,
    pub from: Day,
    /// Inclusive.
    pub to: Day,
    pub place: String,
    /// The province's code.
    pub area: Option<String>,
    pub held_by: String,
    /// How many came, where they were counted.
    pub attended: Option<u32>,
    /// What was said there, without names.
    pub minutes: String,
    /// Whether each sheet is entered by two people, the second without seeing what the first entered.
    pub twice: bool,
}

/// The same as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub way: String,
    pub from: [String; 3],
    pub to: [String; 3],
    pub place: String,
    pub area: String,
    pub held_by: String,
    pub attended: String,
    pub minutes: String,
    pub twice: String,
}

impl Typed {
    /// # Errors
    /// All refusals, each under its field.
    pub fn parse(&self, today: Day) -> Result<Facts, Refusals> {
        let mut no = Refusals::default();
        let way = no.take("way", Way::parse(&self.way));
        let day = |[day, month, year]: &[String; 3]| match typed::date(day, month, year) {
            Ok(day) if day > today => Err(Refusal::NotYet),
            other => other,
        };
        let from = no.take("from", day(&self.from));
        // One day has no other end.
        let to = match self.to.iter().all(|part| part.trim().is_empty()) {
            true => from,
            false => no.take("to", day(&self.to)),
        };
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            no.add("to", Refusal::EndsBeforeStart);
        }
        let place = no.take("place", required(&self.place, LONGEST, Lines::One));
        let held_by = no.take("held_by", required(&self.held_by, LONGEST, Lines::One));
        let minutes = no.take("minutes", clean(&self.minutes, LONGEST_MINUTES, Lines::Many));
        let area = match self.area.as_str() {
            "" => Some(None),
            code => no.take("area", province(code).map(|code| Some(code.to_string()))),
        };
        let attended = match self.attended.trim() {
            "" => Some(None),
            typed => {
                let bounds = Refusal::NotANumber { least: Some(0), most: Some(MOST_ATTENDED) };
                let read = typed::number(typed).filter(|n| (0..=MOST_ATTENDED).contains(n)).ok_or(bounds);
                no.take("attended", read).map(|n| Some(n as u32))
            }
        };
        // Who came to a meeting is counted.
        if way == Some(Way::Meeting) && attended == Some(None) {
            no.add("attended", Refusal::Missing);
        }
        let twice = self.twice == "yes";
        no.none(|| {
            Some(Facts {
                way: way?,
                from: from?,
                to: to?,
                place: place?,
                area: area?,
                held_by: held_by?,
                attended: attended?,
                minutes: minutes?,
                twice,
            })
        })
    }
}

fn province(code: &str) -> Result<&str, Refusal> {
    match Level::of(code) == Some(Level::Province) && place::by_code(code).is_some() {
        true => Ok(code),
        false => Err(Refusal::NotAChoice),
    }
}

/// A sheet that came by another way, as somebody entered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The line of the file it came from; 0 for one that was typed in a form.
    pub line: u32,
    /// The number that the sheet carries, by which it is known again.
    pub mark: String,
    /// When it was answered.
    pub day: Day,
    pub new: New,
}

impl Entry {
    /// Whether two entries are of the same answers.
    pub fn says(&self, other: &Entry) -> bool {
        let of = |one: &Entry| (one.day, one.new.audience, one.new.who.clone());
        of(self) == of(other) && self.new.answers == other.new.answers
    }
}

/// A sheet's number as it is written on it.
///
/// # Errors
/// Refused when empty or too long.
pub fn mark(typed: &str) -> Result<String, Refusal> {
    let plain: String = typed.chars().map(crate::digits::arabic).filter(|letter| !letter.is_whitespace()).collect();
    required(&plain, LONGEST_MARK, Lines::One)
}

/// The day a sheet was answered: in either era; where nothing is said, the first of the occasion.
///
/// # Errors
/// Refused as every date, and with `DayOutside` where the occasion was not then.
pub fn day(typed: &str, facts: &Facts) -> Result<Day, Refusal> {
    let day = match typed.trim() {
        "" => facts.from,
        typed => typed::one_date(typed)?,
    };
    match (facts.from..=facts.to).contains(&day) {
        true => Ok(day),
        false => Err(Refusal::DayOutside { least: Some(facts.from), most: Some(facts.to) }),
    }
}

/// What two entries of one sheet differ in: `audience`, `class`, `area`, `day`, or a question's field (`q12`).
pub fn differences(one: &Entry, other: &Entry) -> Vec<String> {
    let (a, b) = (&one.new, &other.new);
    let mut fields: Vec<String> = [
        ("audience", a.audience != b.audience),
        ("class", a.who.class != b.who.class),
        ("area", a.who.area != b.who.area),
        ("day", one.day != other.day),
    ]
    .into_iter()
    .filter(|(_, differs)| *differs)
    .map(|(field, _)| field.to_string())
    .collect();
    let mut questions: Vec<i64> = a.answers.keys().chain(b.answers.keys()).copied().collect();
    questions.sort_unstable();
    questions.dedup();
    let differs = |id: &i64| a.answers.get(id) != b.answers.get(id);
    fields.extend(questions.into_iter().filter(differs).map(|id| format!("q{id}")));
    fields
}

/// The audience of a sheet, where a survey tells several apart.
///
/// # Errors
/// Refused where it is needed and not said, or is not one of them.
pub fn audience(read: Option<Audience>, asked: &[Audience]) -> Result<Audience, Refusal> {
    match (read, asked) {
        (Some(read), asked) if asked.contains(&read) => Ok(read),
        (Some(_), _) => Err(Refusal::NotAChoice),
        (None, [only]) => Ok(*only),
        (None, _) => Err(Refusal::NotChosen),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day(20_800);

    fn typed() -> Typed {
        let day = |n: i64| {
            let (year, month, day) = Day(20_800 + n).be();
            [day.to_string(), month.to_string(), year.to_string()]
        };
        Typed {
            way: "meeting".into(),
            from: day(-3),
            to: day(-2),
            place: "ศาลากลาง".into(),
            area: "84".into(),
            held_by: "สำนักงานจังหวัด".into(),
            attended: "๘๗".into(),
            minutes: String::new(),
            twice: "yes".into(),
        }
    }

    #[test]
    fn an_occasion_says_when_where_and_by_whom() {
        let facts = typed().parse(TODAY).expect("read");
        assert_eq!((facts.from, facts.to, facts.attended, facts.twice), (Day(20_797), Day(20_798), Some(87), true));
        let one_day = Typed { to: Default::default(), ..typed() };
        assert_eq!(one_day.parse(TODAY).expect("read").to, Day(20_797));
        let no = Typed { attended: String::new(), place: String::new(), to: typed().from, from: typed().to, ..typed() };
        let no = no.parse(TODAY).expect_err("refused");
        assert_eq!(no.of("attended"), Some(&Refusal::Missing));
        assert_eq!(no.of("place"), Some(&Refusal::Missing));
        assert_eq!(no.of("to"), Some(&Refusal::EndsBeforeStart));
        assert_eq!(typed().parse(Day(20_797)).expect_err("refused").of("to"), Some(&Refusal::NotYet));
    }

    #[test]
    fn a_day_is_within_the_occasion_in_either_era() {
        let facts = typed().parse(TODAY).expect("read");
        let (year, month, day) = Day(20_798).be();
        assert_eq!(super::day(&format!("{day}/{month}/{year}"), &facts), Ok(Day(20_798)));
        assert_eq!(super::day(&format!("{day}/{month}/{}", year - 543), &facts), Ok(Day(20_798)));
        assert_eq!(super::day("", &facts), Ok(Day(20_797)));
        assert!(matches!(super::day("1/1/2569", &facts), Err(Refusal::DayOutside { .. })));
    }

    #[test]
    fn a_number_is_known_again_in_either_digits() {
        assert_eq!(mark(" ก ๐๑๒ "), mark("ก012"));
        assert_eq!(mark("  "), Err(Refusal::Missing));
    }
}
