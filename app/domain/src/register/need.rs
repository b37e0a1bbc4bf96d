//! Provisions that need a rule before people can follow them or have their benefit (s.22 para 2): whether it was made, and when two
//! years are over. A clock that counts; what lapses, a court says.

use super::due::ACT;
use super::kind::Kind;
use crate::cited::Parts;
use crate::refusal::{Refusal, Refusals};
use crate::text::{Lines, required};
use crate::time::Day;
use serde::{Deserialize, Serialize};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// From 1, in the order of entering.
    pub number: u32,
    /// The provision, as an officer names it.
    pub at: String,
    /// Which rule, or which doing of the state.
    pub what: String,
    /// When it was made, and where it can be read.
    pub made: Option<(Day, String)>,
    /// Until when the Cabinet put the end off, and its resolution.
    pub extended: Option<(Day, String)>,
}

/// When the two years are over, and how that was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Two years after `from`, or until when the Cabinet put it off.
    pub day: Day,
    /// Entry into force; for what was in force before the Act, the day two years after the Act's (s.39(1)).
    pub from: Day,
    pub before_act: bool,
    pub extended: bool,
}

const YEARS: u32 = 2;
/// The Cabinet may put the end off by so many years.
const LONGER: u32 = 1;

/// The clock of a law; none for kinds that s.22 does not speak of, and where the day of entry into force is not known.
pub fn clock(kind: Kind, force: Option<Day>) -> Option<Clock> {
    if !matches!(kind, Kind::Act | Kind::Code) {
        return None;
    }
    let force = force?;
    let before_act = force < ACT;
    let from = if before_act { ACT.after_years(YEARS) } else { force };
    Some(Clock { day: from.after_years(YEARS), from, before_act, extended: false })
}

impl Need {
    /// The clock of this one.
    pub fn clock(&self, kind: Kind, force: Option<Day>) -> Option<Clock> {
        let clock = clock(kind, force)?;
        Some(match &self.extended {
            Some((day, _)) => Clock { day: *day, extended: true, ..clock },
            None => clock,
        })
    }
}

/// A need as typed; dates are `Err(Missing)` where nothing was typed.
#[derive(Clone, Debug)]
pub struct Typed<'a> {
    pub at: &'a str,
    pub what: &'a str,
    pub made: Result<Day, Refusal>,
    pub made_reference: &'a str,
    pub extended: Result<Day, Refusal>,
    pub extended_reference: &'a str,
}

const LONGEST: u32 = 500;

impl Typed<'_> {
    /// Understands it; `number` is the store's, `parts` what the law's text has, where one is held.
    ///
    /// # Errors
    /// Refusals of `at` (`NotInText`), `what`, `made` (`NotYet`), `made_reference`, `extended` (`EndsBeforeStart`: not after two years;
    /// `TooFarAhead`: more than a year later) and `extended_reference`.
    pub fn parse(&self, number: u32, parts: Option<&Parts>, ends: Option<Clock>, today: Day) -> Result<Need, Refusals> {
        let mut no = Refusals::default();
        let line = |typed: &str| required(typed, LONGEST, Lines::One);
        let at = no.take("at", line(self.at).and_then(|at| stands(at, parts)));
        let what = no.take("what", line(self.what));
        let done = self.made.clone().and_then(|day| if day > today { Err(Refusal::NotYet) } else { Ok(day) });
        let made = dated(&done, self.made_reference, ("made", "made_reference"), &mut no);
        let extended = dated(&self.extended, self.extended_reference, ("extended", "extended_reference"), &mut no);
        if let (Some(Some((day, _))), Some(ends)) = (&extended, ends) {
            if *day <= ends.day {
                no.add("extended", Refusal::EndsBeforeStart);
            } else if *day > ends.day.after_years(LONGER) {
                no.add("extended", Refusal::TooFarAhead);
            }
        }
        no.none(|| Some(Need { number, at: at?, what: what?, made: made?, extended: extended? }))
    }
}

/// The longest words of a provision that a refusal says back, in letters.
const SAID_BACK: usize = 80;

/// A provision as it was named, where the text has it or there is none to look in.
fn stands(at: String, parts: Option<&Parts>) -> Result<String, Refusal> {
    let found = parts.map_or_else(|| Ok(vec![at.clone()]), |parts| parts.read(&at));
    let cited = match found {
        Ok(found) if !found.is_empty() => return Ok(at),
        Ok(_) => at,
        Err(cited) => cited,
    };
    Err(Refusal::NotInText { cited: cited.chars().take(SAID_BACK).collect() })
}

fn dated(
    day: &Result<Day, Refusal>,
    reference: &str,
    (field, where_read): (&str, &str),
    no: &mut Refusals,
) -> Option<Option<(Day, String)>> {
    match day {
        Err(Refusal::Missing) => Some(None),
        day => {
            let day = no.take(field, day.clone());
            let reference = no.take(where_read, required(reference, LONGEST, Lines::One));
            Some(Some((day?, reference?)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, date: u32) -> Day {
        Day::from_ce(year - 543, month, date).unwrap()
    }

    #[test]
    fn two_years_count_from_entry_into_force_and_for_older_laws_from_two_years_after_the_act() {
        assert_eq!(clock(Kind::Act, Some(day(2567, 2, 29))).unwrap().day, day(2569, 2, 28));
        let old = clock(Kind::Act, Some(day(2535, 4, 1))).unwrap();
        assert_eq!((old.day, old.from, old.before_act), (day(2566, 11, 27), day(2564, 11, 27), true));
        assert_eq!(clock(Kind::OrganicAct, Some(ACT)), None);
        assert_eq!(clock(Kind::Act, None), None);
    }

    #[test]
    fn the_cabinet_puts_the_end_off_by_a_year_at_most() {
        let ends = clock(Kind::Act, Some(day(2567, 6, 1)));
        let typed = |until: Day| Typed {
            at: "มาตรา ๕",
            what: "กฎกระทรวงกำหนดแบบ",
            made: Err(Refusal::Missing),
            made_reference: "",
            extended: Ok(until),
            extended_reference: "มติคณะรัฐมนตรี",
        };
        let today = day(2569, 1, 1);
        let one = typed(day(2570, 6, 1)).parse(1, None, ends, today).unwrap();
        assert_eq!(one.clock(Kind::Act, Some(day(2567, 6, 1))).unwrap().day, day(2570, 6, 1));
        let refused = |until| typed(until).parse(1, None, ends, today).unwrap_err().of("extended").cloned();
        assert_eq!(refused(day(2570, 6, 2)), Some(Refusal::TooFarAhead));
        assert_eq!(refused(day(2569, 6, 1)), Some(Refusal::EndsBeforeStart));
        let early = Typed { made: Ok(day(2569, 1, 2)), ..typed(day(2570, 6, 1)) };
        let no = early.parse(1, None, ends, today).unwrap_err();
        assert_eq!((no.of("made"), no.of("made_reference")), (Some(&Refusal::NotYet), Some(&Refusal::Missing)));
    }

    #[test]
    fn the_provision_stands_in_the_text_where_there_is_one() {
        let text = "มาตรา ๑  ชื่อ\n\nมาตรา ๕  ผู้ขอต้อง\n\n(๑) มีอายุ\n\n(๒) ผ่านการอบรม";
        let parts = Parts::of(&crate::reading::read(text));
        let at = |at: &'static str, parts: Option<&Parts>| {
            let typed = Typed {
                at,
                what: "กฎกระทรวง",
                made: Err(Refusal::Missing),
                made_reference: "",
                extended: Err(Refusal::Missing),
                extended_reference: "",
            };
            typed.parse(1, parts, None, day(2569, 1, 1)).map(|need| need.at).map_err(|no| no.of("at").cloned())
        };
        for good in ["มาตรา ๕ (๒)", "ม.5", "มาตรา 1, 5", "section 5"] {
            assert_eq!(at(good, Some(&parts)), Ok(good.to_string()));
        }
        let gone = |cited: &str| Err(Some(Refusal::NotInText { cited: cited.into() }));
        assert_eq!(at("มาตรา 999", Some(&parts)), gone("มาตรา 999"));
        assert_eq!(at("มาตรา 5 และมาตรา 9", Some(&parts)), gone("มาตรา 9"));
        assert_eq!(at("มาตรา ๕ (๙)", Some(&parts)), gone("มาตรา ๕ (๙)"));
        assert_eq!(at(",", Some(&parts)), gone(","));
        assert_eq!(at("", Some(&parts)), Err(Some(Refusal::Missing)));
        assert!(Parts::of(&crate::reading::read("")).pieces.is_empty());
        assert_eq!(at("มาตรา 999", None), Ok("มาตรา 999".to_string()), "without a text nothing is known");
    }
}
