//! The road after the hearing (s.25–27, 35): which steps each kind may take, as data; what is entered of one; and what comes next.

use crate::consultation::Kind;
use crate::refusal::{Refusal, Refusals};
use crate::rules::{Coded, Part, Rules};
use crate::text::{Lines, clean, required, says_nothing};
use crate::time::{Day, Moment};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One step. A row of the rules: the central office edits them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What `words::road` calls it by.
    pub code: &'static str,
    /// Where the Act names it; `-` for the portal's own practice.
    pub section: &'static str,
    pub kinds: &'static [Kind],
    /// Whether the road ends here.
    pub ends: bool,
    /// Whether its day may lie ahead.
    pub ahead: bool,
}

/// The step by which a draft goes no further; it says why.
pub const DROPPED: &str = "dropped";
/// The step by which an evaluation is reported (s.35).
pub const REPORT: &str = "report";
/// The step by which it is law.
pub const IN_FORCE: &str = "in_force";

const DRAFTS: &[Kind] = &[Kind::Principles, Kind::Bill];
const ENACTED: &[Kind] = &[Kind::Principles, Kind::Bill, Kind::Rule, Kind::Ordinance];

/// The shipped steps, in the order in which they are taken.
pub const STEPS: &[Step] = &[
    Step { code: "cabinet", section: "25", kinds: DRAFTS, ends: false, ahead: false },
    Step { code: "council", section: "26", kinds: DRAFTS, ends: false, ahead: false },
    Step { code: "parliament", section: "27", kinds: DRAFTS, ends: false, ahead: false },
    Step { code: "signed", section: "-", kinds: &[Kind::Rule], ends: false, ahead: false },
    Step { code: "assembly", section: "-", kinds: &[Kind::Ordinance], ends: false, ahead: false },
    Step { code: "gazette", section: "-", kinds: ENACTED, ends: false, ahead: false },
    Step { code: IN_FORCE, section: "-", kinds: ENACTED, ends: true, ahead: true },
    Step { code: REPORT, section: "35", kinds: &[Kind::Evaluation], ends: false, ahead: false },
    Step { code: "amending", section: "35", kinds: &[Kind::Evaluation], ends: false, ahead: false },
    Step { code: DROPPED, section: "-", kinds: ENACTED, ends: true, ahead: false },
];

/// A step as it was entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// From 1, in the order of entering.
    pub number: u32,
    pub step: String,
    pub day: Day,
    pub source: String,
    pub link: String,
    pub note: String,
    pub at: Moment,
    /// Entered by mistake: since when, and why.
    pub taken_back: Option<(Moment, String)>,
}

impl Entry {
    pub fn stands(&self) -> bool {
        self.taken_back.is_none()
    }
}

/// Whether the road has come to its end.
pub fn ended(rules: &Rules, entries: &[Entry]) -> bool {
    let ends = |step: &str| rules.row(Part::Step, step).is_some_and(|step| step.row.ends);
    entries.iter().any(|entry| entry.stands() && ends(&entry.step))
}

/// The step that usually comes after those taken; none where the road has ended, or where nothing is foreseen.
pub fn next<'a>(rules: &'a Rules, kind: Kind, entries: &[Entry]) -> Option<&'a Coded> {
    if ended(rules, entries) {
        return None;
    }
    let reached = entries.iter().filter(|entry| entry.stands()).map(|entry| rules.stage(&entry.step)).max();
    let further =
        |step: &&Coded| step.code != DROPPED && reached.is_none_or(|reached| rules.stage(&step.code) > reached);
    rules.steps(kind).find(further)
}

/// A step about to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub step: String,
    pub day: Day,
    pub source: String,
    pub link: String,
    pub note: String,
}

/// What was typed of a step.
#[derive(Clone, Debug)]
pub struct Typed<'a> {
    pub step: &'a str,
    pub day: Result<Day, Refusal>,
    pub source: &'a str,
    pub link: &'a str,
    pub note: &'a str,
}

const LONGEST_SOURCE: u32 = 500;
const LONGEST_NOTE: u32 = 2_000;

impl Typed<'_> {
    /// Understands it, for a kind whose road begins on `first`, the day the hearing closed, and has `entries`.
    ///
    /// # Errors
    /// All refusals: of `step`, `day` (`BeforeStep` before the hearing closed or before a step that comes first, `AfterStep`, `NotYet` for
    /// what has not happened), `source`, `link`, `note` (`Missing` or `SaysNothing` where a draft is dropped).
    pub fn parse(
        &self,
        rules: &Rules,
        kind: Kind,
        (first, entries): (Day, &[Entry]),
        today: Day,
    ) -> Result<New, Refusals> {
        let mut no = Refusals::default();
        let step = rules.steps(kind).find(|step| step.code == self.step);
        let step = no.take("step", step.ok_or(Refusal::NotChosen));
        let (earliest, latest) = between(rules, self.step, entries);
        let by_step = earliest.is_some_and(|day| day > first);
        let earliest = earliest.map_or(first, |day| day.max(first));
        let day = self.day.clone().and_then(|day| match day {
            day if day < earliest => Err(Refusal::BeforeStep { day: earliest, step: by_step }),
            day if day > today && !step.is_some_and(|step| step.row.ahead) => Err(Refusal::NotYet),
            day => latest.filter(|latest| day > *latest).map_or(Ok(day), |day| Err(Refusal::AfterStep { day })),
        });
        let day = no.take("day", day);
        let source = no.take("source", required(self.source, LONGEST_SOURCE, Lines::One));
        let link = no.take("link", address(self.link));
        let note = match step.is_some_and(|step| step.code == DROPPED) {
            true => required(self.note, LONGEST_NOTE, Lines::Many).and_then(|note| match says_nothing(&note, "") {
                true => Err(Refusal::SaysNothing),
                false => Ok(note),
            }),
            false => clean(self.note, LONGEST_NOTE, Lines::Many),
        };
        let note = no.take("note", note);
        no.none(|| Some(New { step: step?.code.clone(), day: day?, source: source?, link: link?, note: note? }))
    }
}

/// The days between which a step may stand: not before every step that comes first was taken once; not after one that comes later, unless the
/// step was taken before: what came back is taken again.
fn between(rules: &Rules, step: &str, entries: &[Entry]) -> (Option<Day>, Option<Day>) {
    let stage = rules.stage(step);
    let mut taken: BTreeMap<usize, Day> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.stands()) {
        let day = taken.entry(rules.stage(&entry.step)).or_insert(entry.day);
        *day = entry.day.min(*day);
    }
    let before = taken.range(..stage).map(|(_, day)| *day).max();
    let after = taken.range(stage.saturating_add(1)..).map(|(_, day)| *day).min();
    (before, after.filter(|_| !taken.contains_key(&stage)))
}

/// The address of a page elsewhere, or nothing.
pub(crate) fn address(typed: &str) -> Result<String, Refusal> {
    let typed = clean(typed, LONGEST_SOURCE, Lines::One)?;
    let rest = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://"));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(""));
    let plain = host.is_some_and(|host| host.contains('.') && !host.starts_with('.') && !host.contains(['@', '\\']));
    match typed.is_empty() || (plain && !typed.contains(char::is_whitespace)) {
        true => Ok(typed),
        false => Err(Refusal::NotAnAddress),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day(20_000);
    const FIRST: Day = Day(19_900);

    fn typed(step: &'static str, day: i64) -> Typed<'static> {
        Typed {
            step, day: Ok(Day(day)), source: "มติคณะรัฐมนตรี 1 ธ.ค. 2569", link: "", note: ""
        }
    }

    fn entry(number: u32, step: &str) -> Entry {
        let (source, link, note) = (String::new(), String::new(), String::new());
        Entry { number, step: step.into(), day: TODAY, source, link, note, at: Moment(0), taken_back: None }
    }

    #[test]
    fn each_kind_has_a_road_of_its_own() {
        let rules = Rules::default();
        let codes = |kind| rules.steps(kind).map(|step| step.code.as_str()).collect::<Vec<_>>();
        assert_eq!(codes(Kind::Bill), ["cabinet", "council", "parliament", "gazette", "in_force", DROPPED]);
        assert_eq!(codes(Kind::Rule), ["signed", "gazette", "in_force", DROPPED]);
        assert_eq!(codes(Kind::Ordinance), ["assembly", "gazette", "in_force", DROPPED]);
        assert_eq!(codes(Kind::Evaluation), ["report", "amending"]);
        assert_eq!(
            typed("parliament", 20_000).parse(&rules, Kind::Rule, (FIRST, &[]), TODAY).unwrap_err().of("step"),
            Some(&Refusal::NotChosen)
        );
    }

    #[test]
    fn a_step_has_its_day_and_where_it_can_be_read() {
        let refused = |typed: Typed<'_>, field: &str| {
            typed.parse(&Rules::default(), Kind::Bill, (FIRST, &[]), TODAY).unwrap_err().of(field).cloned()
        };
        assert!(typed("cabinet", 20_000).parse(&Rules::default(), Kind::Bill, (FIRST, &[]), TODAY).is_ok());
        assert_eq!(refused(typed("cabinet", 19_899), "day"), Some(Refusal::BeforeStep { day: FIRST, step: false }));
        assert_eq!(refused(typed("cabinet", 20_001), "day"), Some(Refusal::NotYet));
        assert!(
            typed("in_force", 20_120).parse(&Rules::default(), Kind::Bill, (FIRST, &[]), TODAY).is_ok(),
            "a law may come into force later"
        );
        assert_eq!(refused(Typed { source: " ", ..typed("cabinet", 20_000) }, "source"), Some(Refusal::Missing));
        assert_eq!(refused(typed(DROPPED, 20_000), "note"), Some(Refusal::Missing));
        for wrong in ["javascript:alert(1)", "ftp://a.th", "https://", "https://a@b.th", "https://a b.th", "a.th"] {
            assert_eq!(
                refused(Typed { link: wrong, ..typed("cabinet", 20_000) }, "link"),
                Some(Refusal::NotAnAddress),
                "{wrong}"
            );
        }
        let fine = Typed { link: "https://ratchakitcha.soc.go.th/a?b=1", ..typed("cabinet", 20_000) };
        assert!(fine.parse(&Rules::default(), Kind::Bill, (FIRST, &[]), TODAY).is_ok());
    }

    #[test]
    fn steps_do_not_cross() {
        let at = |number, step, day| Entry { day: Day(day), ..entry(number, step) };
        let road = [at(1, "cabinet", 19_950), at(2, "parliament", 19_980)];
        let day = |step: &'static str, day: i64| {
            let read = typed(step, day).parse(&Rules::default(), Kind::Bill, (FIRST, &road), TODAY);
            read.map(|new| new.day.0).map_err(|no| no.of("day").cloned().expect("of its day"))
        };
        assert_eq!(day("council", 19_960), Ok(19_960));
        assert_eq!(day("council", 19_949), Err(Refusal::BeforeStep { day: Day(19_950), step: true }));
        assert_eq!(day("council", 19_981), Err(Refusal::AfterStep { day: Day(19_980) }));
        assert_eq!(day("gazette", 19_979), Err(Refusal::BeforeStep { day: Day(19_980), step: true }));
        assert_eq!(day("cabinet", 19_990), Ok(19_990), "it came back to the Cabinet");
    }

    #[test]
    fn what_comes_next_follows_what_was_reached_and_what_was_taken_back_was_not() {
        let rules = Rules::default();
        let code = |entries: &[Entry]| next(&rules, Kind::Bill, entries).map(|step| step.code.as_str());
        assert_eq!(code(&[]), Some("cabinet"));
        assert_eq!(code(&[entry(1, "council"), entry(2, "cabinet")]), Some("parliament"));
        assert_eq!(code(&[entry(1, "gazette"), entry(2, "in_force")]), None);
        let gone = Entry {
            taken_back: Some((Moment(1), "กรอกผิดเรื่อง".into())), ..entry(1, DROPPED)
        };
        assert_eq!(code(&[gone]), Some("cabinet"));
        assert_eq!(next(&rules, Kind::Evaluation, &[entry(1, "amending")]), None);
    }
}
