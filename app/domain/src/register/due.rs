//! By when a law is to be evaluated (s.34), by rules that are data. A day comes with the rule, the day it counts from and the
//! years; where there is none, with the reason. Days that have passed are targets, never breaches.

use super::facts::{Facts, Ground};
use super::kind::Kind;
use crate::time::Day;

/// One rule of time. A row of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What `words::register` calls it by.
    pub code: &'static str,
    /// Section and paragraph of the Act.
    pub section: (u32, u32),
    pub kinds: &'static [Kind],
    /// Whether for the first time only, and only for what came into force after the Act.
    pub first: bool,
}

/// What is a law for evaluation (s.3, 28). Rules are evaluated with the law they were made under, codes are exempt.
const EVALUATED: &[Kind] = &[Kind::OrganicAct, Kind::Act, Kind::EmergencyDecree];

/// By how many years: the Office's to set ([`crate::rules`]), as another law or regulation may say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// Between evaluations, from the day of entry into force (s.34 para 1).
    pub regular: u32,
    /// Until the first evaluation of an emergency decree (s.34 para 2).
    pub decree: u32,
}

impl Years {
    fn of(self, rule: &Rule) -> u32 {
        if rule.first { self.decree } else { self.regular }.max(1)
    }
}

/// The rules; of those that fit, the first.
pub const RULES: &[Rule] = &[
    Rule { code: "decree", section: (34, 2), kinds: &[Kind::EmergencyDecree], first: true },
    Rule { code: "regular", section: (34, 1), kinds: EVALUATED, first: false },
];

/// Since when the Act on Legislative Drafting and Evaluation of Law is in force: 27 November 2562, 180 days after the Gazette of
/// 31 May 2562 (vol. 136, part 72 ก; s.2).
pub const ACT: Day = Day(18_227);

/// Why a law has no due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nobody has said since when it is in force.
    UnknownForce,
    Repealed,
    /// Codes, s.29(5).
    Code,
    /// s.29 otherwise.
    Exempt(Ground),
    /// A rule: evaluated together with its law (s.30).
    UnderItsLaw,
    /// The constitution is no law as s.3 uses the word.
    Constitution,
    /// Whether it is one has to be seen in each case (s.28).
    KindUnknown,
}

impl Why {
    /// What addresses call it.
    pub fn code(self) -> &'static str {
        match self {
            Why::UnknownForce => "unknown",
            Why::Repealed => "repealed",
            Why::Code | Why::Exempt(_) => "exempt",
            Why::UnderItsLaw => "rule",
            Why::Constitution => "constitution",
            Why::KindUnknown => "kind",
        }
    }
}

/// Words of titles that point to a ground of s.29: whether it holds the agency says, law by law.
const POINTING: [(&str, Ground); 9] = [
    ("งบประมาณรายจ่าย", Ground::Over),
    ("โอนงบประมาณ", Ground::Over),
    ("นิรโทษกรรม", Ground::Done),
    ("ล้างมลทิน", Ground::Done),
    ("จัดตั้งศาล", Ground::Done),
    ("เสื้อครุย", Ground::Insignia),
    ("เครื่องแบบ", Ground::Insignia),
    ("เครื่องราชอิสริยาภรณ์", Ground::Insignia),
    ("เหรียญ", Ground::Insignia),
];

/// On which ground a law may be exempt, as its title tells.
pub fn may_be_exempt(title: &str) -> Option<Ground> {
    POINTING.iter().find(|(word, _)| title.contains(word)).map(|(_, ground)| *ground)
}

/// A due day and how it was computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub day: Day,
    pub rule: &'static Rule,
    /// The day of entry into force, from which it counts.
    pub from: Day,
    /// So many years after it.
    pub years: u32,
    /// As the rule has it: every so many, or first within so many.
    pub every: u32,
    /// Another cycle's source, where the years are its.
    pub cycle: Option<String>,
    /// Whether the month has no such day (29 February) and its last one stands in.
    pub last_of_month: bool,
    /// Whether the law was in force before the Act, so that a regulation may set its first day otherwise.
    pub before_act: bool,
    /// How many evaluations met earlier days.
    pub met: u32,
}

/// The next due day of a law. `evaluated` are the days on which evaluations ended. One evaluation meets one day: the one that lay
/// ahead, or, where it came late, the one that was missed. Further ones in the same time move nothing.
///
/// # Errors
/// Why there is none.
pub fn due(facts: &Facts, evaluated: &[Day], years: Years) -> Result<Due, Why> {
    let from = counts_from(facts)?;
    let mut evaluated: Vec<Day> = evaluated.iter().copied().chain(facts.evaluated.iter().map(|one| one.day)).collect();
    // Nothing before the Act was an evaluation under it.
    evaluated.retain(|day| *day >= ACT);
    evaluated.sort_unstable();
    evaluated.dedup();
    let mut days = days(facts, from, years);
    let (mut before, mut next, mut met) = (from, days.next().ok_or(Why::KindUnknown)?, 0);
    for day in evaluated {
        if day > before {
            (before, met) = (next.day, met + 1);
            next = days.next().ok_or(Why::KindUnknown)?;
        }
    }
    Ok(Due { met, ..next })
}

fn counts_from(facts: &Facts) -> Result<Day, Why> {
    match (facts.kind, &facts.exemption) {
        _ if !facts.in_force() => Err(Why::Repealed),
        (Kind::Constitution, _) => Err(Why::Constitution),
        (kind, _) if kind.hangs() => Err(Why::UnderItsLaw),
        (Kind::Code, _) => Err(Why::Code),
        (_, Some(exemption)) => Err(Why::Exempt(exemption.ground)),
        (kind, _) if !EVALUATED.contains(&kind) => Err(Why::KindUnknown),
        _ => facts.force.as_ref().map(|force| force.day).ok_or(Why::UnknownForce),
    }
}

/// Every due day of a law, evaluations left aside: without end.
fn days(facts: &Facts, from: Day, years: Years) -> impl Iterator<Item = Due> {
    let before_act = from < ACT;
    let of_kind = move |rule: &&'static Rule, kind: Kind| rule.kinds.contains(&kind) && !(rule.first && before_act);
    let kind = facts.kind;
    let first = RULES.iter().find(|rule| rule.first && of_kind(rule, kind));
    let regular = RULES.iter().find(|rule| !rule.first && of_kind(rule, kind));
    let cycle = facts.cycle.clone();
    let regular = regular.into_iter().flat_map(move |rule| {
        let every = cycle.as_ref().map_or(years.of(rule), |cycle| cycle.years);
        let source = cycle.as_ref().map(|cycle| cycle.source.clone());
        (1..1_000).map(move |times| made(rule, (from, every * times, years.of(rule)), source.clone()))
    });
    let first = first.map(|rule| made(rule, (from, years.of(rule), years.of(rule)), None));
    let begins = first.as_ref().map_or(Day(ACT.0.max(from.0)), |first| first.day);
    first.into_iter().chain(regular.skip_while(move |one| one.day <= begins))
}

fn made(rule: &'static Rule, (from, years, every): (Day, u32, u32), cycle: Option<String>) -> Due {
    let day = from.after_years(years);
    let last_of_month = day.ce().2 != from.ce().2;
    Due { day, rule, from, years, every, cycle, last_of_month, before_act: from < ACT, met: 0 }
}

/// Within so many days of entry into force the minister names the responsible agency (s.33); for what was in force before, of the Act's
/// (s.39(2)).
const ANNOUNCED_WITHIN: i64 = 90;

/// By when the responsible agency is to be announced.
pub fn announced_by(force: Day) -> Day {
    Day(force.0.max(ACT.0) + ANNOUNCED_WITHIN)
}

#[cfg(test)]
mod tests {
    use super::super::facts::{Cycle, Evaluated, Exemption, Force, How, Status};
    use super::*;

    fn day(year: i32, month: u32, date: u32) -> Day {
        Day::from_ce(year - 543, month, date).unwrap()
    }

    fn law(kind: Kind, force: Option<Day>) -> Facts {
        Facts { kind, force: force.map(|day| Force { day, how: How::Own }), ..Facts::default() }
    }

    /// As the Act has it.
    const YEARS: Years = Years { regular: 5, decree: 2 };

    fn due(facts: &Facts, evaluated: &[Day]) -> Result<Due, Why> {
        super::due(facts, evaluated, YEARS)
    }

    fn told(facts: &Facts, evaluated: &[Day]) -> (Day, &'static str, u32) {
        let due = due(facts, evaluated).unwrap();
        (due.day, due.rule.code, due.years)
    }

    #[test]
    fn the_act_itself_is_in_force_since_its_day() {
        assert_eq!(ACT, day(2562, 11, 27));
        assert_eq!(told(&law(Kind::Act, Some(ACT)), &[]), (day(2567, 11, 27), "regular", 5));
        assert!(!due(&law(Kind::Act, Some(ACT)), &[]).unwrap().before_act);
    }

    #[test]
    fn an_emergency_decree_is_first_evaluated_after_two_years_and_then_as_every_law() {
        let decree = law(Kind::EmergencyDecree, Some(day(2568, 1, 1)));
        assert_eq!(told(&decree, &[]), (day(2570, 1, 1), "decree", 2));
        assert_eq!(told(&decree, &[day(2569, 12, 1)]), (day(2573, 1, 1), "regular", 5));
        assert_eq!(due(&decree, &[]).unwrap().rule.section, (34, 2));
        // One from before the Act is a law like others.
        let old = law(Kind::EmergencyDecree, Some(day(2560, 1, 1)));
        assert_eq!(told(&old, &[]), (day(2565, 1, 1), "regular", 5));
    }

    #[test]
    fn other_years_of_the_offices_move_every_day() {
        let years = Years { regular: 7, decree: 3 };
        let told = |kind| {
            let due = super::due(&law(kind, Some(day(2568, 1, 1))), &[], years).unwrap();
            (due.day, due.every)
        };
        assert_eq!(told(Kind::Act), (day(2575, 1, 1), 7));
        assert_eq!(told(Kind::EmergencyDecree), (day(2571, 1, 1), 3));
    }

    #[test]
    fn another_cycle_takes_the_place_of_five_years_but_not_of_the_first_two() {
        let cycle = Some(Cycle { years: 3, source: "กฎกระทรวง".into() });
        let act = Facts { cycle: cycle.clone(), ..law(Kind::Act, Some(day(2563, 5, 1))) };
        assert_eq!(told(&act, &[]), (day(2566, 5, 1), "regular", 3));
        assert_eq!(due(&act, &[]).unwrap().cycle.as_deref(), Some("กฎกระทรวง"));
        let decree = Facts { cycle, ..law(Kind::EmergencyDecree, Some(day(2563, 5, 1))) };
        assert_eq!(told(&decree, &[]), (day(2565, 5, 1), "decree", 2));
        assert_eq!(told(&decree, &[day(2565, 5, 1)]), (day(2566, 5, 1), "regular", 3));
    }

    #[test]
    fn a_leap_day_is_followed_by_the_last_of_february_and_comes_again() {
        let leap = law(Kind::Act, Some(day(2567, 2, 29)));
        let first = due(&leap, &[]).unwrap();
        assert_eq!((first.day, first.last_of_month), (day(2572, 2, 28), true));
        // Counted from the day itself each time: 2587 is a leap year.
        let met = [day(2572, 1, 1), day(2577, 1, 1), day(2582, 1, 1)];
        let fourth = due(&leap, &met).unwrap();
        assert_eq!((fourth.day, fourth.last_of_month, fourth.met), (day(2587, 2, 29), false, 3));
    }

    #[test]
    fn an_evaluation_meets_the_day_ahead_or_the_one_that_was_missed_and_no_more() {
        let act = law(Kind::Act, Some(day(2563, 1, 1)));
        assert_eq!(told(&act, &[day(2567, 10, 1)]).0, day(2573, 1, 1), "in time");
        assert_eq!(told(&act, &[day(2568, 3, 1)]).0, day(2573, 1, 1), "late");
        assert_eq!(told(&act, &[day(2566, 1, 1), day(2567, 10, 1)]).0, day(2573, 1, 1), "twice in one time");
        assert_eq!(told(&act, &[day(2567, 10, 1), day(2567, 10, 1)]).0, day(2573, 1, 1), "told twice");
        let before = Facts {
            evaluated: Some(Evaluated { day: day(2567, 10, 1), source: "รายงาน".into() }),
            ..act.clone()
        };
        assert_eq!(told(&before, &[day(2572, 6, 1)]).0, day(2578, 1, 1));
    }

    #[test]
    fn a_law_from_before_the_act_counts_in_its_own_fives_after_it() {
        let old = law(Kind::Act, Some(day(2511, 1, 1)));
        let first = due(&old, &[]).unwrap();
        assert_eq!((first.day, first.years, first.before_act), (day(2566, 1, 1), 55, true));
        assert_eq!(due(&old, &[day(2565, 1, 1)]).unwrap().day, day(2571, 1, 1));
    }

    #[test]
    fn where_there_is_no_day_there_is_a_reason() {
        let force = Some(day(2563, 1, 1));
        let why = |facts: Facts| due(&facts, &[]).unwrap_err();
        assert_eq!(why(law(Kind::Act, None)), Why::UnknownForce);
        assert_eq!(why(law(Kind::Code, force)), Why::Code);
        assert_eq!(why(law(Kind::MinisterialRule, force)), Why::UnderItsLaw);
        assert_eq!(why(law(Kind::Constitution, force)), Why::Constitution);
        assert_eq!(why(law(Kind::Other, force)), Why::KindUnknown);
        let exempt = Exemption { ground: Ground::Insignia, reason: "เครื่องแบบ".into() };
        assert_eq!(why(Facts { exemption: Some(exempt), ..law(Kind::Act, None) }), Why::Exempt(Ground::Insignia));
        let repealed = Status::Repealed { day: None, reference: String::new() };
        assert_eq!(why(Facts { status: repealed, ..law(Kind::Act, force) }), Why::Repealed);
    }

    #[test]
    fn a_title_points_to_a_ground_and_decides_nothing() {
        for (title, ground) in [
            ("พระราชบัญญัติล้างมลทินในวโรกาสที่พระบาทสมเด็จพระเจ้าอยู่หัวฯ พ.ศ. 2539", Some(Ground::Done)),
            ("พระราชบัญญัติงบประมาณรายจ่ายประจำปีงบประมาณ พ.ศ. 2565", Some(Ground::Over)),
            ("พระราชบัญญัติเสื้อครุยเนติบัณฑิต พุทธศักราช 2479", Some(Ground::Insignia)),
            ("พระราชบัญญัติวิธีการงบประมาณ พ.ศ. 2561", None),
            ("พระราชบัญญัติรถม้า พุทธศักราช 2477", None),
        ] {
            assert_eq!(may_be_exempt(title), ground, "{title}");
        }
    }

    #[test]
    fn the_agency_is_announced_within_ninety_days() {
        assert_eq!(announced_by(day(2563, 1, 1)), day(2563, 3, 31));
        assert_eq!(announced_by(day(2511, 1, 1)), Day(ACT.0 + 90));
    }
}
