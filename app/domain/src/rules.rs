//! The rules that the central office edits: the headings of the impact analysis and of the report of an evaluation, the steps of the road, what the checklist asks of
//! which kind, the checks of a draft's content, periods, vocabularies, and a few texts. What is shipped stands in [`crate::impact`],
//! [`crate::road`], [`crate::checklist`], [`crate::checks`] and [`vocabulary`]; the office's rows are laid over it by their codes. Nothing here is dressed as the Act's: a section is only where the Act says so.

pub mod vocabulary;

use crate::checklist::{self, Need};
use crate::checks;
use crate::consultation::Kind;
use crate::evaluation;
use crate::impact;
use crate::refusal::{Refusal, Refusals};
use crate::road;
use crate::text::{Lines, clean, required};
use crate::time::Day;
use serde::{Deserialize, Serialize};

/// A name in both languages; empty for what the program calls it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Both {
    pub th: String,
    /// The Thai where there is no English.
    pub en: String,
}

/// The parts of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Part {
    Heading,
    /// The headings of the report of an evaluation.
    Report,
    Step,
    Need,
    /// The checks of a draft's content.
    Check,
    Period,
    /// What consultations are about: a name for each, and rows of the office's own.
    Subject,
    /// What the classes of stakeholders are called (s.3): the names alone.
    Class,
    /// What the reasons for withholding are called.
    Reason,
    /// What the reasons for setting a comment aside are called.
    Aside,
    Text,
}

impl Part {
    pub const ALL: [Part; 11] = [
        Part::Heading,
        Part::Report,
        Part::Step,
        Part::Need,
        Part::Check,
        Part::Period,
        Part::Subject,
        Part::Class,
        Part::Reason,
        Part::Aside,
        Part::Text,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Part::Heading => "heading",
            Part::Report => "report",
            Part::Step => "step",
            Part::Need => "need",
            Part::Check => "check",
            Part::Period => "period",
            Part::Subject => "subject",
            Part::Class => "class",
            Part::Reason => "reason",
            Part::Aside => "aside",
            Part::Text => "text",
        }
    }

    pub fn parse(code: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.code() == code)
    }

    /// Whether the office may add rows of its own.
    pub fn grows(self) -> bool {
        matches!(self, Part::Heading | Part::Report | Part::Step | Part::Subject)
    }

    /// Whether its rows stand in an order that the office sets.
    pub fn is_placed(self) -> bool {
        use Part::{Check, Heading, Need, Report, Step, Subject};
        matches!(self, Heading | Report | Step | Need | Check | Subject)
    }

    /// Whether its rows belong to kinds of consultations, with a section of the Act.
    pub fn has_kinds(self) -> bool {
        use Part::{Check, Heading, Need, Report, Step};
        matches!(self, Heading | Report | Step | Need | Check)
    }

    /// Whether its codes are the law's or the program's: each is called something, and none is taken away.
    pub fn is_names_alone(self) -> bool {
        matches!(self, Part::Class | Part::Reason | Part::Aside)
    }
}

/// One row, of whichever part. What a part has not stays as it is by default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    /// Not in use: nobody is asked any more; what was written stays.
    pub used: bool,
    /// Its place among the others.
    pub place: u32,
    pub section: String,
    /// Codes of the kinds that need it, or whose road has it.
    pub kinds: Vec<Kind>,
    pub name: Both,
    pub hint: Both,
    /// Of a step: the road ends here; its day may lie ahead.
    pub ends: bool,
    pub ahead: bool,
    /// Of a period: so many of its [`Unit`]; 0 for none.
    pub days: u32,
}

impl Default for Row {
    fn default() -> Row {
        Row {
            used: true,
            place: 0,
            section: "-".into(),
            kinds: Vec::new(),
            name: Both::default(),
            hint: Both::default(),
            ends: false,
            ahead: false,
            days: 0,
        }
    }
}

/// A row with its part and code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coded {
    pub part: Part,
    pub code: String,
    pub row: Row,
}

/// The periods.
pub const RECOMMENDED: &str = "recommended";
pub const SUMMARY: &str = "summary";
pub const MODERATION: &str = "moderation";
pub const APPEAL: &str = "appeal";
/// Within so many days a proposal about a law should be answered.
pub const ANSWER: &str = "answer";
/// So many days before a law's day of evaluation (s.34), the end of two years without a rule (s.22), the target of an answer, and a step
/// after an evaluation, the responsible agency is told.
pub const BEFORE_EVALUATION: &str = "before_evaluation";
pub const BEFORE_RULE: &str = "before_rule";
pub const BEFORE_ANSWER: &str = "before_answer";
pub const BEFORE_FOLLOW_UP: &str = "before_follow_up";
/// A law is evaluated every so many years (s.34 para 1), an emergency decree first within so many (para 2).
pub const EVALUATION_YEARS: &str = "evaluation_years";
pub const DECREE_YEARS: &str = "decree_years";
/// So much per cent of the portal's users should be satisfied with it: the plan's target.
pub const SATISFIED: &str = "satisfied";
const PERIODS: [(&str, u32); 12] = [
    (RECOMMENDED, checklist::RECOMMENDED_DAYS),
    (SUMMARY, 0),
    (MODERATION, 2),
    (APPEAL, 15),
    (ANSWER, 0),
    (BEFORE_EVALUATION, 180),
    (BEFORE_RULE, 90),
    (BEFORE_ANSWER, 7),
    (BEFORE_FOLLOW_UP, 14),
    (EVALUATION_YEARS, 5),
    (DECREE_YEARS, 2),
    (SATISFIED, 80),
];
/// The texts: before a comment is written, and at the end of every letter.
pub const BEFORE_COMMENT: &str = "before_comment";
pub const LETTER_END: &str = "letter_end";
/// What everyone is told on every page.
pub const NOTICE: &str = "notice";
/// The days that are no working days, a line each: `5/12/2569` and what the day is called.
pub const HOLIDAYS: &str = "holidays";
const TEXTS: [&str; 4] = [BEFORE_COMMENT, LETTER_END, NOTICE, HOLIDAYS];

/// Rows of one part at most.
pub const MOST: u32 = 100;
const LONGEST_NAME: u32 = 300;
const LONGEST_HINT: u32 = 2_000;
/// Some years of holidays.
const LONGEST_DAYS: u32 = 10_000;
const LONGEST_SECTION: u32 = 40;
const MOST_DAYS: i64 = 3_650;

/// What a period is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Days,
    Years,
    PerCent,
}

impl Unit {
    /// That of a period by its code.
    pub fn of(code: &str) -> Unit {
        match code {
            EVALUATION_YEARS | DECREE_YEARS => Unit::Years,
            SATISFIED => Unit::PerCent,
            _ => Unit::Days,
        }
    }

    /// The least and the most that it may be: what is due every so many years is due some day.
    fn bounds(self) -> (i64, i64) {
        match self {
            Unit::Days => (0, MOST_DAYS),
            Unit::Years => (1, 50),
            Unit::PerCent => (1, 100),
        }
    }
}

/// The rules in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules(Vec<Coded>);

impl Default for Rules {
    fn default() -> Rules {
        Rules(shipped())
    }
}

/// What the program is shipped with.
fn shipped() -> Vec<Coded> {
    let coded = |part, code: &str, row| Coded { part, code: code.into(), row };
    // With room between them for the office's own.
    let place = |at: usize| (at as u32 + 1) * 10;
    let headings = impact::HEADINGS.iter().enumerate().map(|(at, one)| {
        let row = Row { place: place(at), section: one.section.into(), kinds: one.kinds.into(), ..Row::default() };
        coded(Part::Heading, one.code, row)
    });
    let report = evaluation::HEADINGS.iter().enumerate().map(|(at, one)| {
        let row = Row { place: place(at), section: one.section.into(), kinds: one.kinds.into(), ..Row::default() };
        coded(Part::Report, one.code, row)
    });
    let steps = road::STEPS.iter().enumerate().map(|(at, one)| {
        let (ends, ahead) = (one.ends, one.ahead);
        let row = Row {
            place: place(at),
            section: one.section.into(),
            kinds: one.kinds.into(),
            ends,
            ahead,
            ..Row::default()
        };
        coded(Part::Step, one.code, row)
    });
    let checks = checks::CHECKS.iter().enumerate().map(|(at, one)| {
        let row = Row { place: place(at), section: one.section.into(), kinds: one.kinds.into(), ..Row::default() };
        coded(Part::Check, one.code, row)
    });
    let mut needs: Vec<Coded> = Vec::new();
    for (at, one) in checklist::RULES.iter().enumerate() {
        // What is needed on several grounds has a row for each.
        let code = match needs.iter().filter(|there| Need::parse(&there.code) == Some(one.need)).count() {
            0 => one.need.code().to_string(),
            there => format!("{}_{}", one.need.code(), there + 1),
        };
        let row = Row { place: place(at), section: one.section.into(), kinds: one.kinds.into(), ..Row::default() };
        needs.push(coded(Part::Need, &code, row));
    }
    let periods = PERIODS.iter().map(|(code, days)| coded(Part::Period, code, Row { days: *days, ..Row::default() }));
    let texts = TEXTS.iter().map(|code| coded(Part::Text, code, Row::default()));
    let rows = headings.chain(report).chain(steps).chain(needs).chain(checks).chain(periods);
    rows.chain(vocabulary::shipped()).chain(texts).collect()
}

impl Rules {
    /// The shipped rules with the office's rows over them, in the order in which they were written.
    pub fn with(rows: Vec<Coded>) -> Rules {
        let mut rules = Rules(shipped());
        rows.into_iter().for_each(|new| rules.lay(new));
        rules
    }

    /// Lays one more row over the others.
    pub fn lay(&mut self, new: Coded) {
        match self.0.iter_mut().find(|old| old.part == new.part && old.code == new.code) {
            Some(old) => old.row = new.row,
            None => self.0.push(new),
        }
        self.0.sort_by_key(|one| (Part::ALL.iter().position(|part| *part == one.part), one.row.place));
    }

    /// Every row of a part, those not in use too.
    pub fn all(&self, part: Part) -> impl Iterator<Item = &Coded> {
        self.0.iter().filter(move |one| one.part == part)
    }

    /// A row by its code.
    pub fn row(&self, part: Part, code: &str) -> Option<&Coded> {
        self.all(part).find(|one| one.code == code)
    }

    /// The rows of a part that are in use, in their order.
    pub fn used(&self, part: Part) -> impl Iterator<Item = &Coded> {
        self.all(part).filter(|one| one.row.used)
    }

    /// The headings of the impact analysis that are asked for.
    pub fn headings(&self) -> impl Iterator<Item = &Coded> {
        self.used(Part::Heading)
    }

    /// The headings of the report of an evaluation that are asked for.
    pub fn report(&self) -> impl Iterator<Item = &Coded> {
        self.used(Part::Report)
    }

    /// The headings that a kind needs.
    pub fn demanded(&self, kind: Kind) -> impl Iterator<Item = &Coded> {
        self.headings().filter(move |one| one.row.kinds.contains(&kind))
    }

    /// The steps of a kind's road, in their order.
    pub fn steps(&self, kind: Kind) -> impl Iterator<Item = &Coded> {
        self.used(Part::Step).filter(move |one| one.row.kinds.contains(&kind))
    }

    /// Where a step belongs among all.
    pub fn stage(&self, step: &str) -> usize {
        self.all(Part::Step).position(|one| one.code == step).unwrap_or(usize::MAX)
    }

    /// What the checklist asks of a kind, with where the Act says so.
    pub fn needs(&self, kind: Kind) -> impl Iterator<Item = (Need, &str)> {
        let rows = self.used(Part::Need).filter(move |one| one.row.kinds.contains(&kind));
        rows.filter_map(|one| Some((Need::parse(&one.code)?, one.row.section.as_str())))
    }

    /// The checks that a kind's draft is asked.
    pub fn checks(&self, kind: Kind) -> impl Iterator<Item = &Coded> {
        self.used(Part::Check).filter(move |one| one.row.kinds.contains(&kind))
    }

    /// Hearings shorter than so many days warn and take a reason.
    pub fn recommended_days(&self) -> u32 {
        self.days(RECOMMENDED)
    }

    /// Within so many days after its closing a summary should be public: a target; nothing where the office has set none.
    pub fn summary_days(&self) -> Option<u32> {
        Some(self.days(SUMMARY)).filter(|days| *days > 0)
    }

    /// Within so many days a comment that waits or was reported should have been looked at: a target; nothing where there is none.
    pub fn moderation_days(&self) -> Option<u32> {
        Some(self.days(MODERATION)).filter(|days| *days > 0)
    }

    /// The same for the answer to an appeal.
    pub fn appeal_days(&self) -> Option<u32> {
        Some(self.days(APPEAL)).filter(|days| *days > 0)
    }

    /// Within so many days a proposal about a law should be answered: a target; nothing where the office has set none.
    pub fn answer_days(&self) -> Option<u32> {
        Some(self.days(ANSWER)).filter(|days| *days > 0)
    }

    /// By how many years laws are due for evaluation.
    pub fn evaluation_years(&self) -> crate::register::due::Years {
        crate::register::due::Years { regular: self.days(EVALUATION_YEARS), decree: self.days(DECREE_YEARS) }
    }

    /// So much per cent should be satisfied with the portal.
    pub fn satisfied(&self) -> u32 {
        self.days(SATISFIED)
    }

    /// So many days before a day of this kind its agency is told; 0 for not before the day itself.
    pub fn told_before(&self, thing: crate::register::Thing) -> u32 {
        self.days(thing.period())
    }

    fn days(&self, code: &str) -> u32 {
        self.row(Part::Period, code).map_or(0, |one| one.row.days)
    }

    /// A text of the office's, where it has written one.
    pub fn text(&self, code: &str) -> Option<&Both> {
        self.row(Part::Text, code).filter(|one| one.row.used && !one.row.name.th.is_empty()).map(|one| &one.row.name)
    }

    /// What a day is called on which offices are closed; empty for a Saturday or Sunday, nothing for a working day.
    pub fn rests(&self, day: Day) -> Option<String> {
        let named =
            self.text(HOLIDAYS).and_then(|text| holidays(&text.th).into_iter().flatten().find(|(on, _)| *on == day));
        named.map(|(_, name)| name).or_else(|| (day.weekday() >= 5).then(String::new))
    }

    /// The holidays of the Office's list from a day on, in their order.
    pub fn holidays_from(&self, day: Day, days: i64) -> Vec<(Day, String)> {
        let listed = self.text(HOLIDAYS).and_then(|text| holidays(&text.th).ok()).unwrap_or_default();
        let mut coming: Vec<_> = listed.into_iter().filter(|(on, _)| (day.0..day.0 + days).contains(&on.0)).collect();
        coming.sort_unstable_by_key(|(on, _)| *on);
        coming
    }

    /// The next free code for a row of the office's own.
    pub fn free(&self, part: Part) -> String {
        (1..).map(|n| format!("own{n}")).find(|code| self.row(part, code).is_none()).unwrap_or_default()
    }
}

/// The days of a list of holidays with their names; the number of the line that is none.
///
/// # Errors
/// The first line, counted from 1, that does not begin with a day.
pub fn holidays(lines: &str) -> Result<Vec<(Day, String)>, u32> {
    let lines = lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            let (day, name) = line.trim().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
            let day = crate::typed::one_date(day).map_err(|_| at as u32 + 1)?;
            Ok((day, name.trim().to_string()))
        })
        .collect()
}

/// A row as typed.
#[derive(Clone, Debug, Default)]
pub struct Typed<'a> {
    /// Its code, by which a list of days is known.
    pub code: &'a str,
    pub used: bool,
    pub place: &'a str,
    pub section: &'a str,
    pub kinds: Vec<&'a str>,
    pub name_th: &'a str,
    pub name_en: &'a str,
    pub hint_th: &'a str,
    pub hint_en: &'a str,
    pub ends: bool,
    pub ahead: bool,
    pub days: &'a str,
}

impl Typed<'_> {
    /// Understands it; of a row of the office's `own` a name is needed.
    ///
    /// # Errors
    /// All refusals: of `name_th`, `name_en`, `hint_th`, `hint_en`, `section`, `kinds[]`, `place`, `days`.
    pub fn parse(&self, part: Part, own: bool) -> Result<Row, Refusals> {
        let mut no = Refusals::default();
        let days = part == Part::Text && self.code == HOLIDAYS;
        let name_lines = match part {
            Part::Text if days => (LONGEST_DAYS, Lines::Many),
            Part::Text => (LONGEST_HINT, Lines::Many),
            _ => (LONGEST_NAME, Lines::One),
        };
        if days && let Err(line) = holidays(self.name_th) {
            no.add("name_th", Refusal::HolidayLine { line });
        }
        let name_th = match own {
            true => required(self.name_th, name_lines.0, name_lines.1),
            false => clean(self.name_th, name_lines.0, name_lines.1),
        };
        let name_th = no.take("name_th", name_th);
        let name_en = no.take("name_en", clean(self.name_en, name_lines.0, name_lines.1));
        // English alone would be shown nowhere.
        if !own && name_th.as_deref() == Some("") && name_en.as_deref().is_some_and(|en| !en.is_empty()) {
            no.add("name_th", Refusal::ThaiMissing);
        }
        let hint_th = no.take("hint_th", clean(self.hint_th, LONGEST_HINT, Lines::Many));
        let hint_en = no.take("hint_en", clean(self.hint_en, LONGEST_HINT, Lines::Many));
        let section = no.take("section", clean(self.section, LONGEST_SECTION, Lines::One));
        let kinds: Option<Vec<Kind>> = self.kinds.iter().map(|code| Kind::parse(code)).collect();
        let kinds = no.take("kinds[]", kinds.ok_or(Refusal::NotAChoice));
        let number = |typed: &str, (least, most): (i64, i64)| match crate::typed::number(typed) {
            Some(n) if (least..=most).contains(&n) => Ok(n as u32),
            _ => Err(Refusal::NotANumber { least: Some(least), most: Some(most) }),
        };
        let place = if part.is_placed() { no.take("place", number(self.place, (0, 10_000))) } else { Some(0) };
        let bounds = Unit::of(self.code).bounds();
        let days = if part == Part::Period { no.take("days", number(self.days, bounds)) } else { Some(0) };
        let used = self.used || part.is_names_alone();
        no.none(|| {
            let section = section.map(|section| if section.is_empty() { "-".to_string() } else { section })?;
            Some(Row {
                used,
                place: place?,
                section,
                kinds: kinds.filter(|_| part.has_kinds()).unwrap_or_default(),
                name: Both { th: name_th?, en: name_en? },
                hint: Both { th: hint_th?, en: hint_en? },
                ends: self.ends,
                ahead: self.ahead,
                days: days?,
            })
        })
    }
}

/// A longer list of headings, a line each: name, hint, section, kinds; parted by `|` or tabs. What is not said is empty.
///
/// # Errors
/// Refusals of `lines`: none, too many, or one that cannot be read.
pub fn loaded(lines: &str, kind: impl Fn(&str) -> Option<Kind>) -> Result<Vec<Row>, Refusals> {
    let mut no = Refusals::default();
    let mut rows = Vec::new();
    for (at, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let parts: Vec<&str> = line.split(['|', '\t']).map(str::trim).collect();
        let of = |place: usize| parts.get(place).copied().unwrap_or("");
        let kinds: Vec<&str> = of(3).split([',', ' ']).map(str::trim).filter(|kind| !kind.is_empty()).collect();
        let found: Option<Vec<Kind>> = kinds.iter().map(|said| kind(said)).collect();
        let Some(found) = found else {
            no.add("lines", Refusal::NoSuchKind { line: at as u32 + 1 });
            continue;
        };
        let codes: Vec<&str> = found.iter().map(|kind| kind.code()).collect();
        let typed = Typed {
            used: true,
            place: "0",
            section: of(2),
            kinds: codes,
            name_th: of(0),
            hint_th: of(1),
            ..Typed::default()
        };
        match typed.parse(Part::Heading, true) {
            Ok(row) => rows.push(row),
            Err(mut refused) => no.0.extend(refused.0.pop().map(|(_, refusal)| ("lines".to_string(), refusal))),
        }
    }
    if rows.is_empty() && no.is_empty() {
        no.add("lines", Refusal::Missing);
    }
    if rows.len() > MOST as usize {
        no.add("lines", Refusal::EntryCount { least: 1, most: MOST });
    }
    no.none(|| Some(rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded(part: Part, code: &str, row: Row) -> Coded {
        Coded { part, code: code.into(), row }
    }

    #[test]
    fn what_is_shipped_is_as_the_program_has_it() {
        let rules = Rules::default();
        assert_eq!(rules.headings().count(), impact::HEADINGS.len());
        let steps = |kind| rules.steps(kind).map(|one| one.code.as_str()).collect::<Vec<_>>();
        assert_eq!(steps(Kind::Rule), ["signed", "gazette", "in_force", "dropped"]);
        for kind in Kind::ALL {
            let shipped = checklist::RULES.iter().filter(|rule| rule.kinds.contains(&kind));
            let shipped: Vec<_> = shipped.map(|rule| (rule.need, rule.section)).collect();
            assert_eq!(rules.needs(kind).collect::<Vec<_>>(), shipped, "{kind:?}");
        }
        assert_eq!((rules.recommended_days(), rules.summary_days(), rules.text(LETTER_END)), (15, None, None));
    }

    #[test]
    fn the_offices_rows_stand_over_what_is_shipped_and_among_it() {
        let name = Both { th: "ผลต่อเด็กและเยาวชน".into(), en: String::new() };
        let rules = Rules::with(vec![
            coded(Part::Heading, "own1", Row { place: 25, kinds: vec![Kind::Bill], name, ..Row::default() }),
            coded(Part::Heading, "overlap", Row { used: false, place: 30, ..Row::default() }),
            coded(Part::Period, RECOMMENDED, Row { days: 15, ..Row::default() }),
            coded(Part::Period, RECOMMENDED, Row { days: 20, ..Row::default() }),
            coded(Part::Step, "own1", Row { place: 15, kinds: vec![Kind::Bill], ..Row::default() }),
        ]);
        let codes: Vec<_> = rules.headings().map(|one| one.code.as_str()).take(4).collect();
        assert_eq!(codes, ["necessity", "options", "own1", "rights"]);
        assert_eq!(rules.recommended_days(), 20, "the last that was written");
        let steps: Vec<_> = rules.steps(Kind::Bill).map(|one| one.code.as_str()).take(3).collect();
        assert_eq!(steps, ["cabinet", "own1", "council"]);
        assert_eq!((rules.free(Part::Heading), rules.free(Part::Text)), ("own2".into(), "own1".into()));
    }

    #[test]
    fn years_and_shares_are_counted_as_such() {
        let rules = Rules::default();
        let years = rules.evaluation_years();
        assert_eq!((years.regular, years.decree, rules.satisfied()), (5, 2, 80));
        let set = |code, days| Typed { code, days, used: true, ..Typed::default() }.parse(Part::Period, false);
        for (code, wrong) in [(EVALUATION_YEARS, "0"), (DECREE_YEARS, "51"), (SATISFIED, "101"), (RECOMMENDED, "3651")]
        {
            assert!(
                matches!(set(code, wrong).unwrap_err().of("days"), Some(Refusal::NotANumber { .. })),
                "{code} {wrong}"
            );
        }
        let rules = Rules::with(vec![coded(Part::Period, DECREE_YEARS, set(DECREE_YEARS, "3").unwrap())]);
        assert_eq!(rules.evaluation_years().decree, 3);
    }

    #[test]
    fn holidays_are_days_and_a_line_that_is_none_is_told() {
        let text = "5/12/2569 วันชาติ\n\n10/12/2569 วันรัฐธรรมนูญ";
        let name = Both { th: text.into(), en: String::new() };
        let rules = Rules::with(vec![coded(Part::Text, HOLIDAYS, Row { name, ..Row::default() })]);
        let rests = |day| rules.rests(Day::from_ce(2026, 12, day).unwrap());
        assert_eq!((rests(5).as_deref(), rests(10).as_deref()), (Some("วันชาติ"), Some("วันรัฐธรรมนูญ")));
        assert_eq!((rests(11), rests(12), rests(13)), (None, Some(String::new()), Some(String::new())));
        for (lines, wrong) in [("5/12/2569 ก\nวันพ่อ", 2), ("31/2/2569", 1)] {
            let typed = Typed { code: HOLIDAYS, name_th: lines, days: "0", ..Typed::default() };
            let refused = typed.parse(Part::Text, false).unwrap_err();
            assert_eq!(refused.of("name_th"), Some(&Refusal::HolidayLine { line: wrong }));
        }
        assert!(Typed { code: NOTICE, name_th: "วันพ่อ", ..Typed::default() }.parse(Part::Text, false).is_ok());
        let english = Typed { code: NOTICE, name_en: "Closed for repairs", ..Typed::default() };
        let refused = english.parse(Part::Text, false).unwrap_err();
        assert_eq!(refused.of("name_th"), Some(&Refusal::ThaiMissing), "English alone is shown nowhere");
    }

    #[test]
    fn a_row_says_what_it_is_and_a_longer_list_is_read_by_lines() {
        let refused = Typed { kinds: vec!["king"], days: "-1", place: "x", ..Typed::default() };
        let fields =
            |part, own| refused.parse(part, own).unwrap_err().0.into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert_eq!(fields(Part::Heading, true), ["name_th", "kinds[]", "place"]);
        assert_eq!(fields(Part::Period, false), ["kinds[]", "days"]);
        let lines = "ผลต่อเด็ก | ใครบ้าง | 17(5) | bill, rule\n\nผลต่อพื้นที่ห่างไกล";
        let rows = loaded(lines, Kind::parse).unwrap();
        assert_eq!((rows.len(), rows[0].kinds.len(), rows[1].section.as_str()), (2, 2, "-"));
        assert_eq!(
            loaded("ก | ข | ค | king", Kind::parse).unwrap_err().of("lines"),
            Some(&Refusal::NoSuchKind { line: 1 })
        );
        assert_eq!(loaded(" \n", Kind::parse).unwrap_err().of("lines"), Some(&Refusal::Missing));
    }
}
