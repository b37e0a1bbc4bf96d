//! What the register says of a law besides its text, as an officer may change it; and how a form of it is understood.

use super::force::{Said, year_of};
use super::kind::Kind;
use crate::id::LawId;
use crate::refusal::{Refusal, Refusals};
use crate::road::address;
use crate::text::{Lines, clean, required};
use crate::time::Day;
use serde::{Deserialize, Serialize};

/// Whether a law is in force.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[default]
    InForce,
    /// Since when, where that is known, and where it can be read.
    Repealed { day: Option<Day>, reference: String },
}

/// How the day of entry into force is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// The text names the day.
    Own,
    /// Computed by the text's own clause from the day of the Gazette.
    Gazette { gazette: Day, reference: String },
    /// An officer has it from somewhere else, and says where.
    Stated { reference: String, link: String },
}

/// A day of entry into force with its source: there is none without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Force {
    pub day: Day,
    pub how: How,
}

/// The grounds of s.29 but for (5), codes, which their kind says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// (1) in force for a time that is over.
    Over,
    /// (2) what it ordered was done.
    Done,
    /// (3) how an agency is organised, without effect on the public.
    Organisation,
    /// (4) insignia, gowns, uniforms.
    Insignia,
    /// (6) by ministerial regulation.
    ByRule,
}

impl Ground {
    pub const ALL: [Ground; 5] = [Ground::Over, Ground::Done, Ground::Organisation, Ground::Insignia, Ground::ByRule];

    /// Its number in s.29, by which forms name it.
    pub fn code(self) -> &'static str {
        match self {
            Ground::Over => "1",
            Ground::Done => "2",
            Ground::Organisation => "3",
            Ground::Insignia => "4",
            Ground::ByRule => "6",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.code() == code)
    }
}

/// Why a law is not evaluated (s.29).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exemption {
    pub ground: Ground,
    pub reason: String,
}

/// Another cycle than five years, by regulation (s.34).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cycle {
    pub years: u32,
    pub source: String,
}

/// When the minister announced which agency is responsible (s.33), and where that is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    pub day: Day,
    pub reference: String,
}

/// An evaluation made before the register knew of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluated {
    pub day: Day,
    pub source: String,
}

/// Everything of a law that an officer may change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    pub kind: Kind,
    pub short_names: Vec<String>,
    pub status: Status,
    pub force: Option<Force>,
    pub minister: String,
    pub announced: Option<Announced>,
    /// The law that a rule was made under.
    pub parent: Option<LawId>,
    pub summary: String,
    pub purpose: String,
    /// What is said of a translation (s.36), and where it is.
    pub translation: String,
    pub translation_link: String,
    /// Circulars, judgments and interpretations (s.36), a line each, with where they are read.
    pub related: String,
    pub exemption: Option<Exemption>,
    pub cycle: Option<Cycle>,
    pub evaluated: Option<Evaluated>,
}

impl Default for Facts {
    fn default() -> Self {
        Facts {
            kind: Kind::Other,
            short_names: Vec::new(),
            status: Status::InForce,
            force: None,
            minister: String::new(),
            announced: None,
            parent: None,
            summary: String::new(),
            purpose: String::new(),
            translation: String::new(),
            translation_link: String::new(),
            related: String::new(),
            exemption: None,
            cycle: None,
            evaluated: None,
        }
    }
}

impl Facts {
    pub fn in_force(&self) -> bool {
        self.status == Status::InForce
    }

    /// The days on which evaluations of it ended: those reported here, and the one before, as an officer entered it.
    pub fn ended(&self, reported: &[Day]) -> Vec<Day> {
        reported.iter().copied().chain(self.evaluated.iter().map(|one| one.day)).collect()
    }
}

/// What a form of a law is understood against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Of<'a> {
    pub title: &'a str,
    /// What its own text says of its entry into force.
    pub said: Option<&'a Said>,
    /// The day of entry into force that stands.
    pub force: Option<&'a Force>,
}

/// A form of it as typed. Dates are `Err(Missing)` where nothing was typed.
#[derive(Clone, Debug)]
pub struct Typed<'a> {
    pub kind: &'a str,
    pub short_names: &'a str,
    pub status: &'a str,
    pub repealed: Result<Day, Refusal>,
    pub repealed_reference: &'a str,
    /// `unknown`, `own`, `gazette` or `stated`.
    pub force: &'a str,
    pub gazette: Result<Day, Refusal>,
    pub gazette_reference: &'a str,
    pub stated: Result<Day, Refusal>,
    pub stated_reference: &'a str,
    pub stated_link: &'a str,
    /// Ticked: a day far from the year of the law's title is right.
    pub sure: &'a str,
    pub minister: &'a str,
    pub announced: Result<Day, Refusal>,
    pub announced_reference: &'a str,
    /// The law that it was made under, as the store found its name: nothing typed, or none of that name.
    pub parent: Result<Option<LawId>, Refusal>,
    pub summary: &'a str,
    pub purpose: &'a str,
    pub translation: &'a str,
    pub translation_link: &'a str,
    pub related: &'a str,
    /// A ground's number, or nothing.
    pub exempt: &'a str,
    pub exempt_reason: &'a str,
    pub cycle: &'a str,
    pub cycle_source: &'a str,
    pub evaluated: Result<Day, Refusal>,
    pub evaluated_source: &'a str,
}

impl Default for Typed<'_> {
    fn default() -> Self {
        let none = || Err(Refusal::Missing);
        Typed {
            kind: "",
            short_names: "",
            status: "in_force",
            repealed: none(),
            repealed_reference: "",
            force: "unknown",
            gazette: none(),
            gazette_reference: "",
            stated: none(),
            stated_reference: "",
            stated_link: "",
            sure: "",
            minister: "",
            announced: none(),
            announced_reference: "",
            parent: Ok(None),
            summary: "",
            purpose: "",
            translation: "",
            translation_link: "",
            related: "",
            exempt: "",
            exempt_reason: "",
            cycle: "",
            cycle_source: "",
            evaluated: none(),
            evaluated_source: "",
        }
    }
}

const LONGEST_LINE: u32 = 500;
const LONGEST_TEXT: u32 = 10_000;
const MOST_NAMES: u32 = 20;
/// So many years after the year of its title a law comes into force at the latest, as a rule.
const YEARS_AFTER_TITLE: i32 = 2;
const LONGEST_CYCLE: i64 = 20;

impl Typed<'_> {
    /// Understands it, of this law.
    ///
    /// # Errors
    /// All refusals, each of its field. A day in the future is refused where it tells of what happened (`NotYet`); days that cross
    /// are told at the later one: `EndsBeforeStart` of `repealed`, `BeforeInForce` of `evaluated`. A day of entry into force far from the
    /// year of the title is asked about once: `FarFromTitle` of `stated` or `gazette`.
    pub fn parse(&self, of: Of<'_>, today: Day) -> Result<Facts, Refusals> {
        let mut no = Refusals::default();
        let line = |typed: &str| clean(typed, LONGEST_LINE, Lines::One);
        let text = |typed: &str| clean(typed, LONGEST_TEXT, Lines::Many);
        let kind = no.take("kind", Kind::parse(self.kind).ok_or(Refusal::NotChosen));
        let short_names = no.take("short_names", names(self.short_names));
        let force = self.force(of, today, &mut no);
        let status = self.status(force.as_ref().and_then(Option::as_ref), today, &mut no);
        let exemption = self.exemption(&mut no);
        let cycle = self.cycle(&mut no);
        let since = force.as_ref().and_then(Option::as_ref).map(|force| force.day);
        let evaluated = self.evaluated(since, today, &mut no);
        let minister = no.take("minister", line(self.minister));
        let announced = self.announced(today, &mut no);
        let parent = no.take("parent", self.parent.clone());
        let summary = no.take("summary", text(self.summary));
        let purpose = no.take("purpose", text(self.purpose));
        let translation = no.take("translation", line(self.translation));
        let translation_link = no.take("translation_link", address(self.translation_link));
        let related = no.take("related", text(self.related));
        no.none(|| {
            Some(Facts {
                kind: kind?,
                short_names: short_names?,
                status: status?,
                force: force?,
                minister: minister?,
                announced: announced?,
                parent: parent?,
                summary: summary?,
                purpose: purpose?,
                translation: translation?,
                translation_link: translation_link?,
                related: related?,
                exemption: exemption?,
                cycle: cycle?,
                evaluated: evaluated?,
            })
        })
    }

    fn force(&self, of: Of<'_>, today: Day, no: &mut Refusals) -> Option<Option<Force>> {
        let clause = of.said.map(|said| said.clause);
        match self.force {
            "" | "unknown" => Some(None),
            "own" => {
                let day = clause.and_then(|clause| clause.day(None)).ok_or(Refusal::NotAChoice);
                no.take("force", day).map(|day| Some(Force { day, how: How::Own }))
            }
            "gazette" => {
                let gazette = no.take("gazette", happened(&self.gazette, today));
                let reference =
                    no.take("gazette_reference", required(self.gazette_reference, LONGEST_LINE, Lines::One));
                let clause = no.take("force", clause.ok_or(Refusal::NotAChoice));
                let (gazette, reference) = (gazette?, reference?);
                let day = no.take("gazette", self.near(of, clause?.day(Some(gazette))?))?;
                Some(Some(Force { day, how: How::Gazette { gazette, reference } }))
            }
            "stated" => {
                let day = no.take("stated", self.stated.clone().and_then(|day| self.near(of, day)));
                let reference = no.take("stated_reference", required(self.stated_reference, LONGEST_LINE, Lines::One));
                let link = no.take("stated_link", address(self.stated_link));
                Some(Some(Force { day: day?, how: How::Stated { reference: reference?, link: link? } }))
            }
            _ => no.take("force", Err(Refusal::NotAChoice)),
        }
    }

    /// A day of entry into force near the year of the title, or one that stands already or is said to be right: a slip of a year would move every day that
    /// follows from it.
    fn near(&self, of: Of<'_>, day: Day) -> Result<Day, Refusal> {
        let near = |year: &i32| (*year..=*year + YEARS_AFTER_TITLE).contains(&day.be().0);
        let meant = of.force.is_some_and(|force| force.day == day) || crate::typed::ticked(self.sure);
        match year_of(of.title).filter(|year| !meant && !near(year)) {
            Some(year) => Err(Refusal::FarFromTitle { year }),
            None => Ok(day),
        }
    }

    fn status(&self, force: Option<&Force>, today: Day, no: &mut Refusals) -> Option<Status> {
        match self.status {
            "in_force" => Some(Status::InForce),
            "repealed" => {
                let day = no.take("repealed", maybe(&self.repealed, today));
                let reference = no.take("repealed_reference", clean(self.repealed_reference, LONGEST_LINE, Lines::One));
                if let (Some(Some(day)), Some(force)) = (day, force)
                    && day < force.day
                {
                    no.add("repealed", Refusal::EndsBeforeStart);
                }
                Some(Status::Repealed { day: day?, reference: reference? })
            }
            _ => no.take("status", Err(Refusal::NotChosen)),
        }
    }

    fn exemption(&self, no: &mut Refusals) -> Option<Option<Exemption>> {
        if self.exempt.is_empty() {
            return Some(None);
        }
        let ground = no.take("exempt", Ground::parse(self.exempt).ok_or(Refusal::NotAChoice));
        let reason = required(self.exempt_reason, LONGEST_TEXT, Lines::Many).and_then(|reason| {
            if crate::text::says_nothing(&reason, "") { Err(Refusal::SaysNothing) } else { Ok(reason) }
        });
        let reason = no.take("exempt_reason", reason);
        Some(Some(Exemption { ground: ground?, reason: reason? }))
    }

    fn cycle(&self, no: &mut Refusals) -> Option<Option<Cycle>> {
        if self.cycle.trim().is_empty() {
            return Some(None);
        }
        let years = crate::typed::number(self.cycle).filter(|years| (1..=LONGEST_CYCLE).contains(years));
        let years = years.ok_or(Refusal::NotANumber { least: Some(1), most: Some(LONGEST_CYCLE) });
        let years = no.take("cycle", years);
        let source = no.take("cycle_source", required(self.cycle_source, LONGEST_LINE, Lines::One));
        Some(Some(Cycle { years: years? as u32, source: source? }))
    }

    fn announced(&self, today: Day, no: &mut Refusals) -> Option<Option<Announced>> {
        let day = no.take("announced", maybe(&self.announced, today))?;
        let Some(day) = day else {
            if !self.announced_reference.trim().is_empty() {
                no.add("announced", Refusal::Missing);
            }
            return Some(None);
        };
        let reference = required(self.announced_reference, LONGEST_LINE, Lines::One);
        let reference = no.take("announced_reference", reference);
        Some(Some(Announced { day, reference: reference? }))
    }

    fn evaluated(&self, since: Option<Day>, today: Day, no: &mut Refusals) -> Option<Option<Evaluated>> {
        let day = no.take("evaluated", maybe(&self.evaluated, today))?;
        let Some(day) = day else { return Some(None) };
        if since.is_some_and(|since| day < since) {
            no.add("evaluated", Refusal::BeforeInForce);
        }
        let source = no.take("evaluated_source", required(self.evaluated_source, LONGEST_LINE, Lines::One));
        Some(Some(Evaluated { day, source: source? }))
    }
}

/// A day on which something happened.
fn happened(typed: &Result<Day, Refusal>, today: Day) -> Result<Day, Refusal> {
    typed.clone().and_then(|day| if day > today { Err(Refusal::NotYet) } else { Ok(day) })
}

/// The same, or none.
fn maybe(typed: &Result<Day, Refusal>, today: Day) -> Result<Option<Day>, Refusal> {
    match typed {
        Err(Refusal::Missing) => Ok(None),
        other => happened(other, today).map(Some),
    }
}

fn names(typed: &str) -> Result<Vec<String>, Refusal> {
    let mut out: Vec<String> = Vec::new();
    for line in typed.lines() {
        let name = clean(line, LONGEST_LINE, Lines::One)?;
        if !name.is_empty() && !out.contains(&name) {
            out.push(name);
        }
    }
    if out.len() > MOST_NAMES as usize { Err(Refusal::EntryCount { least: 0, most: MOST_NAMES }) } else { Ok(out) }
}

#[cfg(test)]
mod tests {
    use super::super::force::Clause;
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ce(year - 543, month, day).unwrap()
    }

    fn typed() -> Typed<'static> {
        Typed { kind: "act", short_names: "พ.ร.บ.ว่าว\n\nพ.ร.บ.ว่าว", ..Typed::default() }
    }

    fn said(clause: Clause) -> Said {
        Said { clause, at: "มาตรา ๒".into(), words: String::new() }
    }

    const TODAY: Day = Day(20_700);

    #[test]
    fn a_day_of_entry_into_force_has_its_source() {
        let after = said(Clause::Days(1));
        let gazette = Typed {
            force: "gazette",
            gazette: Ok(day(2562, 5, 31)),
            gazette_reference: "เล่ม 136 ตอนที่ 72 ก",
            ..typed()
        };
        let facts = gazette.parse(Of { said: Some(&after), ..Of::default() }, TODAY).unwrap();
        assert_eq!(facts.force.unwrap().day, day(2562, 6, 1));
        assert_eq!(facts.short_names, ["พ.ร.บ.ว่าว"]);
        let refused = |typed: Typed<'_>, said: Option<&Said>, field: &str| {
            typed.parse(Of { said, ..Of::default() }, TODAY).unwrap_err().of(field).cloned()
        };
        assert_eq!(refused(gazette.clone(), None, "force"), Some(Refusal::NotAChoice), "no clause to compute by");
        let silent = Typed { gazette_reference: " ", ..gazette };
        assert_eq!(refused(silent, Some(&after), "gazette_reference"), Some(Refusal::Missing));
        let stated = Typed { force: "stated", stated: Ok(day(2562, 6, 1)), ..typed() };
        assert_eq!(refused(stated, None, "stated_reference"), Some(Refusal::Missing));
        assert_eq!(refused(Typed { force: "own", ..typed() }, Some(&after), "force"), Some(Refusal::NotAChoice));
        let own = Typed { force: "own", ..typed() };
        let on = said(Clause::On(day(2563, 1, 1)));
        assert_eq!(own.parse(Of { said: Some(&on), ..Of::default() }, TODAY).unwrap().force.unwrap().how, How::Own);
    }

    #[test]
    fn a_day_far_from_the_year_of_the_title_is_asked_about_once() {
        let stated =
            |day: Day| Typed { force: "stated", stated: Ok(day), stated_reference: "เล่ม 1", ..typed() };
        let old = Of {
            title: "พระราชบัญญัติลักษณะปกครองท้องที่ พระพุทธศักราช ๒๔๕๗", ..Of::default()
        };
        let asked = |typed: Typed<'_>, of: Of<'_>, field: &str| {
            typed.parse(of, TODAY).err().and_then(|no| no.of(field).cloned())
        };
        let far = Some(Refusal::FarFromTitle { year: 2457 });
        for (year, told) in [(2456, far.clone()), (2457, None), (2459, None), (2460, far.clone()), (2563, far.clone())]
        {
            assert_eq!(asked(stated(day(year, 6, 1)), old, "stated"), told, "{year}");
        }
        let slip = stated(day(2563, 6, 1));
        let sure = Typed { sure: "yes", ..slip.clone() };
        let force = sure.parse(old, TODAY).unwrap().force.unwrap();
        assert_eq!(force.day, day(2563, 6, 1), "it is never refused");
        assert_eq!(asked(slip.clone(), Of { force: Some(&force), ..old }, "stated"), None, "nor asked about again");
        assert_eq!(asked(slip, Of { title: "ประมวลกฎหมายการเดินทาง", ..Of::default() }, "stated"), None);
        let after = said(Clause::Days(180));
        let gazette =
            Typed { force: "gazette", gazette: Ok(day(2562, 12, 1)), gazette_reference: "เล่ม 136", ..typed() };
        let of = |title| Of { title, said: Some(&after), force: None };
        assert_eq!(asked(gazette.clone(), of("พระราชบัญญัติว่าว พ.ศ. 2562"), "gazette"), None);
        let told = asked(gazette, of("พระราชบัญญัติว่าว พ.ศ. 2565"), "gazette");
        assert_eq!(told, Some(Refusal::FarFromTitle { year: 2565 }));
    }

    #[test]
    fn days_that_cross_or_lie_ahead_are_refused() {
        let begun =
            Typed {
                force: "stated", stated: Ok(day(2562, 6, 1)), stated_reference: "ราชกิจจานุเบกษา", ..typed()
            };
        let refused = |typed: Typed<'_>, field: &str| typed.parse(Of::default(), TODAY).unwrap_err().of(field).cloned();
        let early = Typed { status: "repealed", repealed: Ok(day(2562, 5, 31)), ..begun.clone() };
        assert_eq!(refused(early, "repealed"), Some(Refusal::EndsBeforeStart));
        let ahead = Typed { status: "repealed", repealed: Ok(Day(TODAY.0 + 1)), ..begun.clone() };
        assert_eq!(refused(ahead, "repealed"), Some(Refusal::NotYet));
        let before = Typed { evaluated: Ok(day(2562, 5, 31)), evaluated_source: "รายงาน", ..begun.clone() };
        assert_eq!(refused(before, "evaluated"), Some(Refusal::BeforeInForce));
        let wrong = Typed { stated: Err(Refusal::WrongEra), ..begun };
        assert_eq!(refused(wrong, "stated"), Some(Refusal::WrongEra));
    }

    #[test]
    fn an_announcement_has_its_day_and_where_it_is_read() {
        let day = Day::from_ce(2020, 3, 1).unwrap();
        let only = Typed { announced: Ok(day), ..typed() };
        let no = only.clone().parse(Of::default(), Day::from_ce(2026, 1, 1).unwrap()).unwrap_err();
        assert_eq!(no.of("announced_reference"), Some(&Refusal::Missing));
        let alone = Typed { announced_reference: "ประกาศ 1/2563", ..typed() };
        let no = alone.parse(Of::default(), Day::from_ce(2026, 1, 1).unwrap()).unwrap_err();
        assert_eq!(no.of("announced"), Some(&Refusal::Missing));
        let whole = Typed { announced_reference: "ประกาศ 1/2563", ..only };
        let facts = whole.parse(Of::default(), Day::from_ce(2026, 1, 1).unwrap()).unwrap();
        assert_eq!(facts.announced, Some(Announced { day, reference: "ประกาศ 1/2563".into() }));
    }

    #[test]
    fn an_exemption_has_a_ground_of_the_closed_list_and_its_reason() {
        let refused = |typed: Typed<'_>, field: &str| typed.parse(Of::default(), TODAY).unwrap_err().of(field).cloned();
        assert_eq!(refused(Typed { exempt: "5", ..typed() }, "exempt"), Some(Refusal::NotAChoice));
        assert_eq!(
            refused(Typed { exempt: "2", exempt_reason: "-", ..typed() }, "exempt_reason"),
            Some(Refusal::SaysNothing)
        );
        assert_eq!(refused(Typed { cycle: "0", ..typed() }, "cycle_source"), Some(Refusal::Missing));
        let three = Typed { cycle: "๓", cycle_source: "กฎกระทรวง", ..typed() };
        assert_eq!(three.parse(Of::default(), TODAY).unwrap().cycle.unwrap().years, 3);
    }
}
